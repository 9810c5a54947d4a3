"""Lists that stay short: tasks folded by document, opened by what is asked; people found by their names; no page too long."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect


def test_tasks_are_folded_and_what_is_asked_is_open(reader: tuple[Page, str]) -> None:
    """What must the tax bureau do: choose it, read."""
    page, root = reader
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(root + "tasks.html")
    assert page.evaluate("document.documentElement.scrollHeight") < 3 * 844
    groups = page.locator("main details.group")
    expect(page.locator("main .tasks li:visible")).to_have_count(0)
    body = page.locator("[name=body]")
    (tax,) = (one for one in body.locator("option").all_inner_texts() if "税务局" in one and "（" in one)
    body.select_option(label=tax)
    count = int(tax.rpartition("（")[2].rstrip("）"))
    expect(page.locator("main .tasks li:visible")).to_have_count(count)
    assert all("税务" in words for words in page.locator("main .tasks li:visible").all_inner_texts())
    assert page.locator("main details.group:visible").count() < groups.count()
    page.locator(".filters button[type=reset]").click()
    expect(page.locator("main .tasks li:visible")).to_have_count(0)
    groups.first.locator("summary").click()
    expect(page.locator("main .tasks li:visible").first).to_be_visible()


def test_every_task_stands_in_its_place_whole(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + "tasks.html")
    told = page.locator("main .tasks li > a")
    assert told.count() > 150
    words, href = told.nth(100).text_content() or "", told.nth(100).get_attribute("href") or ""
    page.goto(f"{root}{href}")
    place = page.locator(f"[id='{href.partition('#')[2]}']")
    assert "".join(words.split()) in "".join((place.text_content() or "").split())


def test_a_person_is_found_by_name(reader: tuple[Page, str]) -> None:
    page, root = reader
    page.goto(root + "people.html")
    expect(page.locator(".filters [name]")).to_have_count(1)
    page.locator("[name=words]").fill("龙飞凤")
    rows = page.locator("main tr[data-keys]:visible")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("龙飞凤")
    expect(page.locator("main section.group:visible")).to_have_count(1)
    expect(page.locator(".filters [role=status]")).to_contain_text("显示 1 人次")


@pytest.mark.parametrize(
    ("list_page", "words", "found", "group"),
    [
        ("organizations.html", "税务", "tr", "承担任务"),
        ("instruments.html", "二次供水 湘建", "li", "有发文字号"),
    ],
)
def test_an_entry_of_a_list_is_found_by_its_name(
    reader: tuple[Page, str], list_page: str, words: str, found: str, group: str
) -> None:
    page, root = reader
    page.goto(root + list_page)
    every = page.locator(f"main {found}[data-keys]").count()
    page.locator("[name=words]").fill(words)
    left = page.locator(f"main {found}[data-keys]:visible")
    expect(page.locator("main section.group:visible")).to_have_count(1)
    expect(page.locator("main section.group:visible h2")).to_contain_text(group)
    assert 0 < left.count() < every
    assert all(word in told for told in left.all_inner_texts() for word in words.split())


def test_no_list_is_longer_than_200_kb(built: Path) -> None:
    long = {
        file.relative_to(built).as_posix(): file.stat().st_size
        for file in built.rglob("*.html")
        if b'data-kind="index"' in file.read_bytes()[:400] and file.stat().st_size > 200_000
    }
    assert long == {}
