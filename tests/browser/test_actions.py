"""Pages for those in a hurry: the text begins early, what can be done stands in a thumb's reach, and does it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

REGULATION = "documents/yongzhengbanfa-2021-13.html"
FIRST_WORDS = """() => {
    const words = Array.from(document.querySelectorAll("article p[id], article table, article li[id]"))
        .find(one => !one.closest(".doc-head, [data-search-ignore]") && one.offsetHeight);
    return words.getBoundingClientRect().top + scrollY;
}"""
SCREEN = 844


def phone(page: Page, text: str = "normal") -> None:
    page.set_viewport_size({"width": 390, "height": SCREEN})
    page.add_init_script(f"try {{ localStorage.setItem('gazette.text', '{text}') }} catch (refused) {{}}")


@pytest.mark.parametrize("text", ["normal", "larger"])
def test_the_text_begins_within_a_screen_and_a_half(reader: tuple[Page, str], built: Path, text: str) -> None:
    page, root = reader
    phone(page, text)
    late = {}
    for file in sorted((built / "documents").glob("**/*.html")):
        if file.name.startswith("table-"):
            continue
        page.goto(root + file.relative_to(built).as_posix())
        if (top := page.evaluate(FIRST_WORDS)) > 1.5 * SCREEN:
            late[file.name] = top
    assert late == {}


def test_the_bar_stays_at_the_foot_of_a_phone_and_covers_nothing(reader: tuple[Page, str]) -> None:
    page, root = reader
    for text in ("normal", "larger"):
        phone(page, text)
        page.goto("about:blank")
        page.goto(root + REGULATION)
        expect(page.locator(".actions .action:visible")).to_have_text(
            ["目录", "字号", "分享", "下载", "打印"]
        )
        for place in ("0", "document.body.scrollHeight"):
            page.evaluate(f"scrollTo(0, {place})")
            bar = page.locator(".actions").bounding_box()
            assert bar is not None
            assert bar["y"] + bar["height"] == pytest.approx(SCREEN, abs=1)
            assert all(
                (one.bounding_box() or {"width": 0})["width"] >= 44
                for one in page.locator(".action:visible").all()
            )
        foot = page.locator(".site-foot a").last.bounding_box()
        assert foot is not None
        assert foot["y"] + foot["height"] <= bar["y"]


def test_contents_come_up_from_the_bar_and_lead_on(reader: tuple[Page, str]) -> None:
    page, root = reader
    phone(page)
    page.goto(root + REGULATION)
    expect(page.locator(".contents")).to_be_hidden()
    page.get_by_role("link", name="目录", exact=True).click()
    entry = page.locator(".contents a[href='#article-14']")
    entry.click()
    expect(page.locator(".contents")).to_be_hidden()
    expect(page.locator("#article-14")).to_be_in_viewport()
    page.get_by_role("link", name="目录", exact=True).click()
    page.keyboard.press("Escape")
    expect(page.locator(".contents")).to_be_hidden()


def test_letters_grow_by_the_bar_and_the_settings_show_it(reader: tuple[Page, str]) -> None:
    page, root = reader
    phone(page)
    page.goto(root + REGULATION)
    page.evaluate("try { localStorage.removeItem('gazette.text') } catch (refused) {}")
    sizes = []
    for _ in range(3):
        page.get_by_role("button", name="字号", exact=True).click()
        sizes.append(page.evaluate("getComputedStyle(document.documentElement).fontSize"))
    assert sizes == ["20px", "24px", "16px"]
    page.get_by_role("button", name="字号", exact=True).click()
    page.locator("[data-settings] summary").click()
    expect(page.locator("[data-setting=text] [aria-pressed=true]")).to_have_text("大")


@pytest.mark.parametrize("clipboard", ["", "delete Navigator.prototype.clipboard"], ids=["new", "old"])
def test_what_is_shared_without_a_public_address_is_no_address(
    reader: tuple[Page, str], clipboard: str
) -> None:
    page, root = reader
    page.add_init_script(clipboard)
    page.goto(root + REGULATION)
    page.locator("summary.action", has_text="分享").click()
    panel = page.locator(".panel[open]")
    expect(panel).to_contain_text("本刊没有设公开网址")
    expect(panel.locator("svg")).to_have_count(0)
    panel.get_by_role("button").click()
    expect(panel.get_by_role("button")).to_have_text("已复制")
    expect(panel.get_by_role("button")).to_be_focused()
    page.keyboard.press("Escape")
    box = page.locator("header input[data-search-input]")
    box.press("ControlOrMeta+V")
    assert "永政办发〔2021〕13号" in box.input_value()
    assert "http" not in box.input_value()


def test_every_download_is_there(reader: tuple[Page, str], built: Path) -> None:
    page, root = reader
    for address, kinds in (
        (REGULATION, ["文字（Markdown）"]),
        (
            "documents/yongzhengbanfa-2021-14/table-1.html",
            ["文字（Markdown）", "表格（CSV）", "数据（JSON）"],
        ),
    ):
        page.goto(root + address)
        page.locator("summary.action", has_text="下载").click()
        links = page.locator(".panel[open] a")
        expect(links).to_have_text(kinds)
        for link in links.all():
            href = link.get_attribute("href") or ""
            assert (built / address).parent.joinpath(href).resolve().is_file()


def test_printing_is_asked_for_once(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.add_init_script("window.print = () => { window.printed = (window.printed || 0) + 1; }")
    page.goto(root + REGULATION)
    page.get_by_role("button", name="打印", exact=True).click()
    assert page.evaluate("window.printed") == 1


def test_facts_are_folded_on_a_phone_and_open_on_a_desk(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + REGULATION)
    expect(page.locator("details.facts dl")).to_be_visible()
    phone(page)
    page.goto(root + REGULATION)
    expect(page.locator("details.facts dl")).to_be_hidden()
    page.locator("details.facts summary").click()
    expect(page.locator("details.facts dl")).to_be_visible()


def test_what_a_wide_window_had_open_a_phone_does_not_open_again(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + REGULATION)
    page.wait_for_function("history.state && history.state.open.length")
    state = page.evaluate("history.state")
    phone(page)
    expect(page.locator("details.facts dl")).to_be_hidden()
    page.evaluate("state => history.replaceState(state, '')", state)
    page.reload()
    expect(page.locator("details.facts dl")).to_be_hidden()


def test_a_sentence_is_quoted_once_for_all_it_names(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + REGULATION)
    quotes = page.locator("[aria-labelledby=relations] > ul > li > q").all_inner_texts()
    assert len(quotes) == len(set(quotes)) > 1
    named = page.locator("[aria-labelledby=relations] .named a").all_inner_texts()
    shown = page.locator("[aria-labelledby=cites] li:not(.paper-only) a:not(.place)").all_inner_texts()
    assert len(named) >= 5
    assert not set(named) & set(shown)
