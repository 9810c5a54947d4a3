"""make review in a browser: by keys alone, from one place to the next, with every change of the files at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from review_desk import NOTICE, TABLE, change, drafted, opened, printed, served, stop_of
from test_every_page import AXE
from windows import patient, watched

from gazette.store import load


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return drafted(tmp_path)


@pytest.fixture
def page(browser: Browser, root: Path) -> Iterator[Page]:
    """The page of the issue, in a tab in which nothing may go wrong."""
    with served(opened(root)) as address:
        context = patient(
            browser.new_context(viewport={"width": 1400, "height": 860}, reduced_motion="reduce")
        )
        tab = watched(context, address)
        tab.page.goto(address)
        expect(tab.page.locator("html.ready")).to_be_attached()
        yield tab.page
        assert tab.faults == []
        context.close()


def test_the_places_are_walked_confirmed_and_taken_back_by_keys_alone(page: Page, root: Path) -> None:
    now, here = page.locator("#stop"), page.locator("#draft .here")
    expect(page.locator(".count")).to_have_text("共 7 处，已确认 0 处")
    page.keyboard.press("n")
    expect(now).to_contain_text("接合第 1 处，共 7 处")
    page.keyboard.press("n")
    expect(now).to_contain_text("第 2 处，共 7 处")
    for words in ("第 80 行与第 81 行之间切开了数字", "接成“2022”", "也可能是两个数", f"{NOTICE}:10"):
        expect(now).to_contain_text(words)
    expect(here).to_contain_text("依照《古井普查结果的通报》")
    expect(here).to_be_in_viewport()
    expect(page.locator("#source .here .number")).to_have_text("80")
    expect(page.locator("#source .here")).to_be_in_viewport()
    expect(page.locator("#source .near .number").first).to_have_text("81")
    # Without a name the name is asked for first, once.
    page.keyboard.press("c")
    expect(page.locator("#name")).to_be_focused()
    page.keyboard.type("张三")
    page.keyboard.press("Enter")
    page.keyboard.press("c")
    expect(page.locator(".count")).to_have_text("共 7 处，已确认 1 处")
    expect(now).to_contain_text(f"✓ 张三 {datetime.date.today()} 确认")
    page.keyboard.press("n")
    page.keyboard.press("c")
    expect(page.locator(".count")).to_have_text("共 7 处，已确认 2 处")
    page.keyboard.press("p")
    page.keyboard.press("u")
    expect(page.locator(".count")).to_have_text("共 7 处，已确认 1 处")
    (issue,) = load(root)[0].issues
    assert [(entry.what.value, entry.by) for entry in issue.confirmed] == [("接合", "张三")]
    page.reload()
    expect(page.locator("#name")).to_have_value("张三")
    expect(page.locator(".count")).to_have_text("共 7 处，已确认 1 处")


def test_the_walk_ends_at_both_ends(page: Page) -> None:
    page.keyboard.press("p")
    expect(page.locator("#stop")).to_contain_text("第 7 处，共 7 处")
    page.keyboard.press("n")
    expect(page.locator("#say")).to_have_text("已是最后一处")


def test_a_line_and_its_block_are_bound_both_ways(page: Page) -> None:
    page.locator("#source [data-number='94']").click()
    expect(page.locator("#draft tr.here")).to_contain_text("书院井")
    expect(page.locator("#draft tr.here")).to_be_in_viewport()
    page.keyboard.press("k")
    expect(page.locator("#draft tr.here")).to_contain_text("石榴井")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#draft tr.here")).to_contain_text("双眼井")
    page.keyboard.press("j")
    expect(page.locator("#source .here .number")).to_have_text("93")
    page.get_by_text("主动回收旧瓦", exact=False).first.or_(
        page.locator("#draft .signed").first
    ).first.click()
    expect(page.locator("#source .here").first).to_be_in_viewport()
    expect(page.locator("#source li.aside .words").first).to_have_css("font-style", "italic")


def test_a_change_of_the_yaml_shows_at_once_and_keeps_the_place(page: Page, root: Path) -> None:
    for _ in range(4):
        page.keyboard.press("n")
    expect(page.locator("#stop")).to_contain_text(TABLE)
    top = page.evaluate("document.getElementById('draft').scrollTop")
    assert top > 100
    change(root, TABLE, "书院井", "书堂井")
    expect(page.locator("#draft tr.here")).to_contain_text("书堂井", timeout=3000)
    # What the check says of it comes as a further place.
    expect(page.locator(".count strong")).to_have_text("错 1 处")
    expect(page.locator("#stop")).to_contain_text("存疑")
    assert abs(page.evaluate("document.getElementById('draft').scrollTop") - top) < 3
    change(root, TABLE, "书堂井", "书院井")
    expect(page.locator(".count strong")).to_have_count(0)


def test_broken_yaml_is_told_with_its_line_over_the_last_good_draft(page: Page, root: Path) -> None:
    change(root, NOTICE, "title: ", "title: [")
    broken = page.locator(".broken")
    expect(broken).to_contain_text("下面还是改坏以前的草稿")
    expect(broken).to_contain_text(f"{NOTICE}:")
    expect(broken).to_contain_text("YAML 写法有误")
    expect(page.locator("#draft")).to_contain_text("云岭市人民政府办公室关于公布古井修缮计划的通知")
    change(root, NOTICE, "title: [", "title: ")
    expect(broken).to_have_count(0)


def test_two_people_read_the_same_issue(page: Page, root: Path) -> None:
    page.fill("#name", "张三")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.keyboard.press("c")
    expect(page.locator(".count")).to_have_text("共 7 处，已确认 1 处")
    other = opened(root)
    other.confirm(stop_of(other, "接合").id, "李四", datetime.date(2026, 1, 2))
    expect(page.locator("#stop .by")).to_have_text(
        [f"✓ 张三 {datetime.date.today()} 确认", "✓ 李四 2026-01-02 确认"]
    )


def test_everything_has_a_button_with_visible_focus(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到当前一处")).to_be_focused()
    for name in ("上一处", "下一处", "确认", "收回", "按键"):
        button = page.get_by_role("button", name=name)
        button.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(button).to_be_focused()
        assert button.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_hidden()
    page.get_by_role("button", name="下一处").click()
    expect(page.locator("#stop")).to_contain_text("第 1 处")


def test_the_page_of_a_pdf_stands_beside_its_text_with_a_box_over_the_line(
    browser: Browser, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = patient(browser.new_context(viewport={"width": 1400, "height": 860}))
    sheet = context.new_page()
    sheet.set_viewport_size({"width": 200, "height": 280})
    picture = sheet.screenshot()
    printed(root, monkeypatch, lambda *_: picture)
    with served(opened(root)) as address:
        tab = watched(context, address)
        tab.page.goto(address)
        tab.page.keyboard.press("n")
        tab.page.keyboard.press("n")
        figure = tab.page.get_by_role("img", name="第 1 页的原样")
        expect(figure).to_be_in_viewport()
        expect(figure).to_have_js_property("complete", True)
        box = tab.page.locator(".box:visible")
        expect(box).to_have_count(1)
        expect(box).to_be_in_viewport()
        around, held = figure.bounding_box(), box.bounding_box()
        assert around
        assert held
        # Line 80 is the last of twenty on its page.
        assert (held["y"] - around["y"]) / around["height"] == pytest.approx(0.95, abs=0.02)
        assert (held["x"] - around["x"]) / around["width"] == pytest.approx(0.1, abs=0.02)
        assert tab.faults == []
    context.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, root: Path, colours: str) -> None:
    if not AXE.is_file():
        pytest.fail("缺少 axe-core：make test 会装上它", pytrace=False)
    with served(opened(root), "张三") as address:
        size = {"width": 1400, "height": 860}
        context = patient(browser.new_context(viewport=size, color_scheme=colours, bypass_csp=True))
        tab = context.new_page()
        tab.goto(address)
        for key in ("n", "n", "c", "?"):
            tab.keyboard.press(key)
        expect(tab.locator(".count")).to_have_text("共 7 处，已确认 1 处")
        tab.add_script_tag(path=AXE)
        found = tab.evaluate("() => axe.run({resultTypes: ['violations']})")
        context.close()
    assert [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ] == []
