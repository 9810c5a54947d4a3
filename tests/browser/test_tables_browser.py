"""Tables in a browser: they scroll with the page, begin early on a phone, and are folded there where they are long."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

LONG_TABLE = "documents/yongzhengbanfa-2021-14/table-1.html"
WIDE_TABLE = "documents/yongzhengbanfa-2021-16/table-1.html"
ROADS = "documents/yongzhengbanfa-2021-16/table-2.html"

TOP = "element => element.getBoundingClientRect().top"


def comes_true(page: Page, condition: str) -> bool:
    """Whether it holds within two seconds; wheels and their scripts take their time."""
    for _ in range(40):
        if page.evaluate(condition):
            return True
        page.wait_for_timeout(50)
    return False


@pytest.mark.parametrize(("address", "width"), [(LONG_TABLE, 1280), (WIDE_TABLE, 1280), (WIDE_TABLE, 900)])
def test_the_wheel_over_a_table_moves_the_page_and_its_head_stays(
    reader: tuple[Page, str], address: str, width: int
) -> None:
    page, root = reader
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(root + address)
    page.locator("#row-2").evaluate("row => row.scrollIntoView({block: 'center'})")
    before, rest = page.evaluate("[scrollY, document.documentElement.scrollHeight - innerHeight - scrollY]")
    page.mouse.move(width / 2, 350)
    page.mouse.wheel(0, 600)
    assert comes_true(page, f"scrollY >= {before + min(600, rest) - 2}")
    for head in page.locator("main thead th:first-child").all():
        expect(head).to_be_in_viewport(ratio=1)
    page.mouse.wheel(0, 1800)
    assert comes_true(page, f"scrollY >= {before + min(2400, rest) - 2}")


def test_the_head_and_the_first_column_of_a_sliding_table_stay(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.set_viewport_size({"width": 900, "height": 500})
    page.goto(root + WIDE_TABLE)
    page.evaluate("document.querySelector('main .table-scroll').scrollTo(9999, 0)")
    row = page.locator("main tbody tr[id]:not(.group)").nth(9)
    row.evaluate("row => row.scrollIntoView({block: 'center'})")
    head, first = page.locator("main thead th").first, row.locator("td").first
    expect(head).to_be_in_viewport(ratio=1)
    expect(first).to_be_in_viewport(ratio=1)
    assert comes_true(page, "Math.abs(document.querySelector('main thead').getBoundingClientRect().top) < 2")
    assert head.evaluate(TOP) < first.evaluate(TOP)


@pytest.mark.parametrize("size", ["normal", "larger"])
@pytest.mark.parametrize("address", [LONG_TABLE, WIDE_TABLE])
def test_on_a_phone_a_table_begins_within_a_screen_and_a_half(
    reader: tuple[Page, str], address: str, size: str
) -> None:
    page, root = reader
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(root + address)
    page.evaluate("size => localStorage.setItem('gazette.text', size)", size)
    page.reload()
    assert page.locator("form.filters").evaluate(TOP) < 1266
    page.evaluate("localStorage.clear()")


def test_a_picture_is_open_at_a_desk_and_closed_on_a_phone(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + WIDE_TABLE)
    expect(page.locator("main figure.picture")).to_be_visible()
    # The same address again would be a reload, and bring back what was open at the desk.
    page.goto("about:blank")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(root + WIDE_TABLE)
    expect(page.locator("main figure.picture")).to_be_hidden()
    page.get_by_text("图示").click()
    expect(page.locator("main figure.picture")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_road_is_found_by_its_name_with_its_class_and_leads_to_its_place(
    reader: tuple[Page, str], width: int
) -> None:
    page, root = reader
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(root + ROADS)
    rows = page.locator(".segments tbody tr")
    expect(rows.first).to_be_hidden()
    page.get_by_label("找路段").fill("育才路")
    first = rows.locator("visible=true").first
    expect(first).to_be_visible()
    assert [" ".join(cell.split()) for cell in first.locator("td").all_inner_texts()] == [
        "育才路",
        "湘江东路—长丰大道",
        "一类区域",
        "冷水滩区",
    ]
    first.get_by_role("link").click()
    expect(page.locator("#row-1")).to_be_in_viewport()


PHONE = {"width": 390, "height": 844}


def test_on_a_phone_the_groups_of_a_long_table_are_closed_and_open_by_tap(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.set_viewport_size(PHONE)
    page.goto(root + LONG_TABLE)
    assert page.evaluate("document.documentElement.scrollHeight") < 8000
    expect(page.locator("#row-1")).to_be_hidden()
    heading = page.locator("main tbody .fold button").first
    assert heading.inner_text().split() == ["惠企政策落实", "4", "行"]
    heading.click()
    expect(page.locator("#row-1")).to_be_visible()
    heading.click()
    expect(page.locator("#row-1")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("#row-1")).to_be_visible()
    expect(heading).to_be_hidden()


@pytest.mark.parametrize("width", [390, 700])
def test_the_name_of_a_closed_group_has_the_whole_width(reader: tuple[Page, str], width: int) -> None:
    page, root = reader
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(root + LONG_TABLE)
    box = page.locator("main tbody .fold td").first.bounding_box()
    assert box
    assert box["width"] > 0.85 * width


def test_an_address_the_filter_and_the_search_open_the_group(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.set_viewport_size(PHONE)
    page.goto(root + LONG_TABLE + "#row-57")
    expect(page.locator("#row-57")).to_be_in_viewport()
    expect(page.locator("#row-1")).to_be_hidden()
    page.evaluate("location.hash = 'row-2'")
    expect(page.locator("#row-2")).to_be_in_viewport()
    page.goto(root + LONG_TABLE + "?words=惠企通平台")
    expect(page.locator("#row-1")).to_be_visible()
    page.get_by_role("button", name="清除").click()
    expect(page.locator("#row-1")).to_be_hidden()


def test_at_a_desk_all_groups_are_open(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + LONG_TABLE)
    expect(page.locator("#row-1")).to_be_visible()
    expect(page.locator("main tbody .fold").first).to_be_hidden()


def test_a_card_is_headed_by_what_it_is_about_and_its_group_is_told_once(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{root}documents/yongzhengbanfa-2021-16/table-1.html#row-3")
    tops = page.locator("#row-3 > td").evaluate_all(
        "cells => cells.map(one => one.getBoundingClientRect().top)"
    )
    assert tops.index(min(tops)) == 1  # 项目名称, before 序号
    page.goto(f"{root}documents/yongzhengbanfa-2021-14/table-1.html#row-16")
    assert "重点工作任务" not in page.locator("#row-16").inner_text()
    labels = page.locator("#row-16 [data-label]:visible").evaluate_all(
        "all => all.map(one => one.dataset.label)"
    )
    assert "一级指标" not in labels
    assert "牵头单位" in labels
