"""A browser, and the built site served under a sub-path and opened as a folder."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

PAGES = {
    "home": "index.html",
    "issue": "issues/2021-07-08.html",
    "regulation": "documents/yongzhengbanfa-2021-13.html",
    "plan": "documents/yongzhengbanfa-2021-16.html",
    "appointments notice": "documents/yongzhengren-2021-10.html",
    "interpretation": "documents/yongzhengbanfa-2021-13/interpretation.html",
    "wide table": "documents/yongzhengbanfa-2021-16/table-1.html",
    "roads": "documents/yongzhengbanfa-2021-16/table-2.html",
    "long table": "documents/yongzhengbanfa-2021-14/table-1.html",
    "instrument": "instruments/xiangzhengbanfa-2020-55.html",
    "organization": "organizations/shi-chengguan-zhifa-ju.html",
    "numbers": "numbers.html",
    "tables": "tables.html",
    "people": "people.html",
    "organizations": "organizations.html",
    "instruments": "instruments.html",
    "tasks": "tasks.html",
    "checks": "checks.html",
    "search": "search.html?q=二次供水",
    "about": "about.html",
    "help": "help.html",
    "data": "data.html",
}
"""One page of every kind."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; one a module, because test_search_browser.py starts its own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield chromium
        chromium.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """The test's own output is enough."""


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """The site under a sub-path, as on the web site of a government."""
    handler = functools.partial(_Quiet, directory=str(built.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{built.name}/"
    server.shutdown()


@dataclass
class Watched:
    """A page and all that went wrong on it: errors, failed requests, requests to other hosts."""

    page: Page
    faults: list[str] = field(default_factory=list)


def patient(context: BrowserContext) -> BrowserContext:
    """Waits long enough for a busy machine, and not for ever."""
    context.set_default_timeout(20_000)
    return context


def watched(context: BrowserContext, root: str) -> Watched:
    """A new page that notes every fault; whatever does not lie under `root` is another host."""
    tab = Watched(context.new_page())

    def note(wrong: bool, what: str) -> None:
        if wrong:
            tab.faults.append(what)

    tab.page.on("console", lambda message: note(message.type == "error", message.text))
    tab.page.on("pageerror", lambda error: note(True, str(error)))
    tab.page.on("response", lambda answer: note(answer.status >= 400, f"{answer.status}：{answer.url}"))
    tab.page.on("request", lambda request: note(_outside(request.url, root), f"外部：{request.url}"))
    # Leaving a page stops what it was still loading; that is no fault.
    tab.page.on(
        "requestfailed",
        lambda request: note(request.failure != "net::ERR_ABORTED", f"{request.failure}：{request.url}"),
    )
    return tab


def _outside(url: str, root: str) -> bool:
    return not url.startswith((root, "data:", "blob:"))
