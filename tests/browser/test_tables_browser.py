"""Tables in a browser: they scroll with the page, begin early on a phone, and are folded there where they are long."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

LONG_TABLE = "documents/yongzhengbanfa-2021-14/table-1.html"
WIDE_TABLE = "documents/yongzhengbanfa-2021-16/table-1.html"

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
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(root + WIDE_TABLE)
    expect(page.locator("main figure.picture")).to_be_hidden()
    page.get_by_text("图示").click()
    expect(page.locator("main figure.picture")).to_be_visible()
