"""Every kind of page: accessible, quiet, from nobody else, no wider than a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from windows import PAGES, Watched, patient, watched

WIDTHS = {"phone": 390, "desk": 1280}
NARROWEST = 320
AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
RULES = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}
"""Dark differs from light in its colours and in nothing else."""
TOO_WIDE = """letters => {
  const root = document.documentElement;
  root.dataset.text = letters;
  return root.scrollWidth - root.clientWidth;
}"""
"""Pixels that a page is wider than its window, with letters of that size."""


def opened(page: Page, root: str, address: str) -> None:
    page.goto(root + address)
    if address.startswith("search.html"):
        page.wait_for_selector("[data-search-state=done]", state="attached")


@pytest.fixture(scope="module", params=RULES)
def colours(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=WIDTHS)
def judged(request: pytest.FixtureRequest, browser: Browser, colours: str) -> Iterator[Page]:
    """A window in which axe may be injected, which the pages' own policy forbids."""
    if not AXE.is_file():
        pytest.fail("缺少 axe-core：make test 会装上它", pytrace=False)
    size = {"width": WIDTHS[request.param], "height": 844}
    context = patient(browser.new_context(viewport=size, color_scheme=colours, bypass_csp=True))
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing(judged: Page, served: str, colours: str, address: str) -> None:
    opened(judged, served, address)
    judged.add_script_tag(path=AXE)
    options = {"resultTypes": ["violations"], **RULES[colours]}
    found = judged.evaluate("options => axe.run(options)", options)
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
    context = patient(browser.new_context(viewport={"width": WIDTHS["phone"], "height": 844}))
    yield watched(context, root), root
    context.close()


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_a_page_is_quiet_asks_nobody_else_fits_a_phone_and_knows_the_slash(
    visited: tuple[Watched, str], address: str
) -> None:
    tab, root = visited
    tab.faults.clear()
    opened(tab.page, root, address)
    wide = []
    for width in (WIDTHS["phone"], NARROWEST):
        tab.page.set_viewport_size({"width": width, "height": 844})
        wide += [tab.page.evaluate(TOO_WIDE, letters) for letters in ("normal", "larger")]
    tab.page.keyboard.press("/")
    focused = "document.activeElement.matches('input[type=search][data-search-input]')"
    assert (tab.faults, wide, tab.page.evaluate(focused)) == ([], [0, 0, 0, 0], True)
