"""Every kind of page: accessible, quiet, from nobody else, no wider than a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import PAGES, Watched, watched
from playwright.sync_api import Browser, BrowserContext, Page

WIDTHS = {"phone": 390, "desk": 1280}
AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"


def opened(page: Page, root: str, address: str) -> None:
    page.goto(root + address, wait_until="load")
    if address.startswith("search.html"):
        page.wait_for_selector("[data-search-state=done]", state="attached")


@pytest.fixture(scope="module", params=["light", "dark"])
def colours(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(scope="module", params=WIDTHS)
def judged(request: pytest.FixtureRequest, browser: Browser, colours: Any) -> Iterator[BrowserContext]:
    """A window in which axe may be injected, which the pages' own policy forbids."""
    if not AXE.is_file():
        pytest.fail("缺少 axe-core：make test 会装上它", pytrace=False)
    context = browser.new_context(
        viewport={"width": WIDTHS[request.param], "height": 844}, color_scheme=colours, bypass_csp=True
    )
    yield context
    context.close()


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing(judged: BrowserContext, served: str, address: str) -> None:
    page = judged.new_page()
    opened(page, served, address)
    page.add_script_tag(path=AXE)
    found = page.evaluate("() => axe.run({resultTypes: ['violations']})")
    page.close()
    assert [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ] == []


@pytest.fixture(scope="module", params=["http", "file"])
def visited(
    request: pytest.FixtureRequest, browser: Browser, served: str, built: Path
) -> Iterator[tuple[Watched, str]]:
    """A phone-wide window under the pages' own policy, served and from a folder."""
    root = served if request.param == "http" else built.as_uri() + "/"
    context = browser.new_context(viewport={"width": WIDTHS["phone"], "height": 844})
    yield watched(context, root), root
    context.close()


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_a_page_is_quiet_asks_nobody_else_and_fits_a_phone(
    visited: tuple[Watched, str], address: str
) -> None:
    tab, root = visited
    tab.faults.clear()
    opened(tab.page, root, address)
    wide = tab.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert (tab.faults, wide) == ([], 0)


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_slash_puts_the_cursor_into_the_box(visited: tuple[Watched, str], address: str) -> None:
    page = visited[0].page
    opened(page, visited[1], address)
    page.locator("body").press("/")
    assert page.evaluate("document.activeElement.matches('input[type=search][data-search-input]')")
    assert page.evaluate("document.activeElement.value") in ("", "二次供水")
