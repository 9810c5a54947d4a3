"""The search page in a browser, for tests: a strict server, a browser, a question and its answer."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, Playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ANSWERED = "[data-search-state=done], [data-search-state=empty], [data-search-state=error]"
RESULTS = """() => [...document.querySelectorAll("[data-search-results] > li")]
  .map(li => [li.dataset.kind, li.querySelector("a[href]").getAttribute("href").replace(/^[.][/]/, "")])"""

Answer = tuple[str, list[list[str]]]
"""The state of the search page, and kind and address of every result."""


class _OldServer(http.server.SimpleHTTPRequestHandler):
    """Knows few extensions and refuses the others, compresses nothing: IIS as many an office has it."""

    known = frozenset({".html", ".css", ".js", ".svg"})

    def send_head(self) -> object:  # type: ignore[override]
        if Path(self.translate_path(self.path)).suffix not in self.known:
            return self.send_error(404)
        return super().send_head()

    def log_message(self, *_: object) -> None:
        """The test's own output is enough."""


@contextmanager
def old_server(folder: Path) -> Iterator[str]:
    """The address of a folder, served under a sub-path, as a gazette is on the web site of its government."""
    handler = functools.partial(_OldServer, directory=str(folder.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{quote(folder.name)}/"
    finally:
        server.shutdown()
        server.server_close()


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=shutil.which("chromium-headless-shell"), args=FLAGS)


@contextmanager
def faultless(browser: Browser, *, torn: bool = False) -> Iterator[Page]:
    """A tab in which no script may fail; of a `torn` one, cut on its way or no script at all, the browser says so."""
    tab = browser.new_page()
    failures: list[str] = []
    tab.on("pageerror", lambda error: failures.append(f"{error.name}: {error}"))
    yield tab
    tab.close()
    assert [failure for failure in failures if not (torn and failure.startswith("SyntaxError"))] == []


def ask(page: Page, root: str, query: str, filters: str = "") -> Answer:
    """Open the search page with a query and wait for its answer."""
    page.goto(f"{root}search.html?q={quote(query)}{filters}")
    return answer(page)


def answer(page: Page) -> Answer:
    """Wait for the answer of the search page that is open."""
    page.wait_for_selector(ANSWERED, state="attached")
    return page.get_attribute("[data-search-state]", "data-search-state") or "", page.evaluate(RESULTS)
