"""The search box on every page: a combobox for keyboard, mouse and screen reader."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from invented_site import LETTER, NOTICE, ORDER
from playwright.sync_api import Page, expect

ENTER_CASES = {
    "某府办发2024 7": NOTICE,
    "某府辦發2024 7": NOTICE,
    "mscr 1003": NOTICE,
    "某省令265": ORDER,
    "省政府令265": f"search.html?q={quote('省政府令265')}",
    "7号": f"search.html?q={quote('7号')}",
    "某府发99": f"search.html?q={quote('某府发99')}",
    "清洗消毒": f"search.html?q={quote('清洗消毒')}",
}
SUGGESTIONS = [
    "某府发〔2024〕13号 关于登记的通知",
    "某府办发〔2024〕7号 占位管理办法",
]


@pytest.mark.parametrize(("typed", "address"), ENTER_CASES.items())
def test_enter_opens_a_number_beyond_doubt_or_asks(page: Page, root: str, typed: str, address: str) -> None:
    page.goto(f"{root}{LETTER}")
    page.keyboard.press("/")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}{address}")


def test_suggestions_by_keyboard(page: Page, root: str) -> None:
    box = page.locator("[data-search-input]")
    page.goto(f"{root}{LETTER}")
    page.keyboard.press("/")
    page.keyboard.type("某府")
    options = page.get_by_role("option")
    expect(options).to_have_text(SUGGESTIONS, use_inner_text=True)
    assert [box.get_attribute(name) for name in ("role", "aria-expanded")] == ["combobox", "true"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    assert page.get_by_role("option", selected=True).all_inner_texts() == SUGGESTIONS[1:]
    page.keyboard.press("Escape")
    assert (box.get_attribute("aria-expanded"), box.input_value(), options.count()) == ("false", "某府", 0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{root}{NOTICE}")


def test_the_roles_of_a_combobox(page: Page, root: str) -> None:
    page.goto(f"{root}{LETTER}")
    page.fill("[data-search-input]", "某府")
    page.get_by_role("option").first.wait_for()
    box = page.get_by_role("combobox")
    listbox = page.get_by_role("listbox", name="文号、标题和名称")
    assert box.get_attribute("aria-controls") == listbox.get_attribute("id")
    assert box.get_attribute("aria-autocomplete") == "list"
    assert box.get_attribute("aria-activedescendant") is None


def test_how_many_there_are_is_announced(page: Page, root: str) -> None:
    page.goto(f"{root}{LETTER}")
    page.fill("[data-search-input]", "某府")
    page.wait_for_selector("form [role=status]:has-text('2 条建议')", state="attached")


def test_pasting_with_the_mouse_is_typing(page: Page, root: str) -> None:
    """What the menu of the right button does: the text is put in, no key is pressed."""
    page.goto(f"{root}{LETTER}")
    page.click("[data-search-input]")
    page.evaluate("document.execCommand('insertText', false, '某府')")
    expect(page.get_by_role("option")).to_have_text(SUGGESTIONS, use_inner_text=True)


def test_a_suggestion_by_mouse(page: Page, root: str) -> None:
    page.goto(f"{root}{LETTER}")
    page.click("[data-search-input]")
    page.keyboard.type("占位")
    page.get_by_role("option").first.click()
    page.wait_for_url(f"{root}{NOTICE}")


def test_what_is_typed_before_the_table_has_come_is_answered_too(page: Page, web: str) -> None:
    page.route("**/search/series.js", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(f"{web}{LETTER}")
    page.click("[data-search-input]")
    page.keyboard.type("某府")
    expect(page.get_by_role("option")).to_have_text(SUGGESTIONS, use_inner_text=True)
