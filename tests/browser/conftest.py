"""A browser; the built site, and the invented site of the search tests, under a sub-path and as folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import invented_site
import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from search_page import faultless, launch, old_server
from windows import Watched, patient, watched


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab in which no script may fail."""
    with faultless(browser) as tab:
        yield tab


@pytest.fixture
def torn_page(browser: Browser) -> Iterator[Page]:
    """The same where scripts arrive cut, or as something else."""
    with faultless(browser, torn=True) as tab:
        yield tab


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented site, in a folder as people name them."""
    folder = tmp_path_factory.mktemp("公报 副本")
    invented_site.build(folder)
    return folder


@pytest.fixture(scope="session")
def web(invented: Path) -> Iterator[str]:
    with old_server(invented) as address:
        yield address


@pytest.fixture(params=["served", "file"])
def root(request: pytest.FixtureRequest, invented: Path, web: str) -> str:
    """The address of the invented site: what holds on the web holds after a double-click."""
    return web if request.param == "served" else invented.as_uri() + "/"


@pytest.fixture(params=["http", "file"])
def reader(
    request: pytest.FixtureRequest, browser: Browser, served: str, built: Path
) -> Iterator[tuple[Page, str]]:
    """A tab at a desk, in which nothing may go wrong, and the root of the built site, served or as a folder."""
    root = served if request.param == "http" else built.as_uri() + "/"
    context = patient(browser.new_context(viewport={"width": 1280, "height": 900}))
    tab: Watched = watched(context, root)
    yield tab.page, root
    assert tab.faults == []
    context.close()
