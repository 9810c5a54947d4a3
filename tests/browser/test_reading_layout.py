"""Nothing stands over anything else, or outside the window: rows asked for, labels, buttons, panels, previews."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

REGULATIONS = ["documents/yongzhengbanfa-2021-13.html", "documents/yongzhengbanfa-2021-19.html"]
TABLES = [
    "documents/yongzhengbanfa-2021-14/table-1.html",
    "documents/yongzhengbanfa-2021-16/table-1.html",
    "documents/yongzhengfa-2021-6/table-1.html",
]
TEXTS = ["normal", "large", "larger"]


def sized(page: Page, width: int, text: str = "normal") -> None:
    """A window so wide, with letters so large from the next page on."""
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(f"try {{ localStorage.setItem('gazette.text', '{text}') }} catch (refused) {{}}")


def box(page: Page, selector: str) -> dict[str, float]:
    found: dict[str, float] = page.locator(selector).first.evaluate(
        "element => { const {left, top, right, bottom} = element.getBoundingClientRect(); return {left, top, right, bottom} }"
    )
    return found


@pytest.mark.parametrize("address", TABLES)
def test_a_card_asked_for_stands_at_the_top(reader: tuple[Page, str], address: str) -> None:
    page, root = reader
    for text in TEXTS:
        sized(page, 390, text)
        page.goto("about:blank")
        page.goto(f"{root}{address}#row-12")
        assert 0 <= box(page, "#row-12")["top"] <= 130


@pytest.mark.parametrize("address", TABLES)
def test_a_row_asked_for_stands_below_the_heads(reader: tuple[Page, str], address: str) -> None:
    page, root = reader
    page.goto(f"{root}{address}#row-15")
    assert box(page, "#row-15")["top"] >= box(page, "main thead th")["bottom"]
    assert box(page, "#row-15")["bottom"] <= 900


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("address", TABLES)
def test_the_labels_of_a_card_have_room(reader: tuple[Page, str], address: str, text: str) -> None:
    page, root = reader
    sized(page, 390, text)
    page.goto(root + address)
    cut = page.evaluate(
        """() => Array.from(document.querySelectorAll("main tbody [data-label]"))
            .filter(cell => cell.offsetParent && cell.scrollHeight > cell.clientHeight)
            .map(cell => cell.dataset.label)"""
    )
    assert cut == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", REGULATIONS)
def test_copy_buttons_cover_no_text(reader: tuple[Page, str], address: str, width: int) -> None:
    page, root = reader
    sized(page, width)
    page.goto(root + address)
    covered = page.evaluate(
        """() => Array.from(document.querySelectorAll(".article"), article => {
            let one = article;
            while (!one.previousElementSibling) one = one.parentElement;
            const text = document.createRange(), before = one.previousElementSibling;
            text.selectNodeContents(Array.from(before.querySelectorAll("summary")).pop() || before);
            const over = article.querySelector(".copying").getBoundingClientRect();
            const last = Array.from(text.getClientRects()).pop();
            return last.bottom - over.top;
        }).filter(overlap => overlap > 6)"""  # leading is not ink
    )
    assert covered == []


@pytest.mark.parametrize("width", [390, 1280])
def test_copy_buttons_are_seen_where_an_article_is_asked_for(reader: tuple[Page, str], width: int) -> None:
    page, root = reader
    sized(page, width)
    page.goto(f"{root}{REGULATIONS[0]}#article-10")
    expect(page.locator("#article-10 .copying")).to_be_visible()
    expect(page.locator("#article-11 .copying")).to_be_hidden()
    assert box(page, "#article-10 .copying")["top"] >= 0


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_settings_fit_the_window(reader: tuple[Page, str], width: int, text: str) -> None:
    page, root = reader
    sized(page, width, text)
    page.goto(root + "index.html")
    page.locator("[data-settings] summary").click()
    assert box(page, ".settings-panel")["left"] >= 0
    assert box(page, ".settings-panel")["right"] <= width
    inside = page.evaluate(
        """() => { const panel = document.querySelector(".settings-panel").getBoundingClientRect();
            return Array.from(document.querySelectorAll(".settings-panel button, .settings-panel span"))
                .every(part => part.getBoundingClientRect().right <= panel.right) }"""
    )
    assert inside


def test_the_settings_close_when_the_keyboard_leaves_them(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + "index.html")
    page.locator("[data-settings] summary").press("Enter")
    expect(page.locator(".settings-panel")).to_be_visible()
    page.locator(".settings-panel button").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".settings-panel")).to_be_hidden()


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [1024, 1280, 1600])
def test_the_heads_of_comparing_stand_beside_its_buttons(
    reader: tuple[Page, str], width: int, text: str
) -> None:
    page, root = reader
    sized(page, width, text)
    page.goto(f"{root}{REGULATIONS[0]}?compare")
    bar = box(page, ".compare-bar")
    first, second = (box(page, f".compare-heads b:nth-child({place})") for place in (1, 2))
    button = box(page, "[data-compare-whole]")
    assert bar["left"] <= first["left"] <= first["right"] <= second["left"]
    assert second["right"] <= button["left"]
    assert box(page, "[data-compare-switch]")["right"] <= bar["right"]


def test_a_preview_stays_with_its_citation(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + REGULATIONS[0])
    page.locator("a.cite").first.focus()
    for by in (0, 100):
        page.evaluate(f"scrollBy(0, {by})")
        page.wait_for_function(
            """() => { const link = document.activeElement.getClientRects()[0], tip = document.getElementById("preview");
                return !tip.hidden && Math.abs(tip.getBoundingClientRect().top - link.bottom - 2) < 2 }"""
        )


def test_the_bar_of_comparing_covers_no_link_that_the_keyboard_reaches(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.set_viewport_size({"width": 1280, "height": 600})
    page.goto(f"{root}{REGULATIONS[0]}?compare")
    page.locator(".copy-source a").last.focus()
    covered = []
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        top, text = page.evaluate(
            "[document.activeElement.getBoundingClientRect().top, document.activeElement.textContent]"
        )
        if top < box(page, ".compare-bar")["bottom"]:
            covered.append(text)
    assert covered == []


def test_the_signature_stands_centred_over_its_date(reader: tuple[Page, str]) -> None:
    page, root = reader
    for address in ("documents/yongzhengren-2021-14.html", REGULATIONS[0]):
        page.goto(root + address)
        issuer, date = (
            page.locator(f".{part}").first.evaluate(
                """element => { const text = document.createRange(); text.selectNodeContents(element);
                    const {left, right} = text.getBoundingClientRect(); return (left + right) / 2 }"""
            )
            for part in ("signature", "signed")
        )
        assert abs(issuer - date) < 2
