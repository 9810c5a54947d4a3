"""The page for what is not found (404): it leads home from any address, wherever the site stands, and nowhere else."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser
from windows import patient

PLACES = ["", "gongbao/", "a/b/", "data/documents/", "公报（副本）/"]
"""Where a site stands on its host: at the web root, under sub-paths, some of them named like its own folders."""

ASKED = [
    "x",
    "x.html?next=//evil.example/#//evil.example/",
    "documents/x.html",
    "documents/yongzhengbanfa-2021-13.html/x",
    "search/foo.html",
    "search/",
    "data/assets/x",
    "a/b/c.html",
    "a//b///c.html",
    "a/b/" * 60,
    "文号/永政办发〔2021〕13号",
    "/evil.example/x",
    "//evil.example/x",
    "\\evil.example/x",
    "/\\evil.example/x",
    "%2F%2Fevil.example/x",
    "%5C%5Cevil.example/x",
    "..%2F..%2Fevil.example/x",
    ".//evil.example/x",
    "@evil.example/x",
    ":@evil.example/x",
    "https://evil.example/x",
    "javascript:alert(1)/x",
    "'\"><a href=//evil.example>/x",
]
"""What is asked for, below the place where the site stands."""

OFFERED = """() => [...document.querySelectorAll("a, form")]
  .filter(element => element.offsetParent && element.getAttribute("href") !== "#main")
  .map(element => element.href || element.action)"""
"""Where all that a reader sees and can follow leads, out of this page."""


FRAME = ("index.html", "search.html", "issues.html", "topics.html", "about.html", "checks.html")
"""Something of every part of the frame that other pages have: name, search box, bar, footer."""


class _Host(http.server.SimpleHTTPRequestHandler):
    """Answers with the site's own page whatever it does not find, and lists no folder."""

    site: Path

    def send_error(self, code: int, *_: object) -> None:
        page = (self.site / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def list_directory(self, *_: object) -> None:
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """The test's own output is enough."""


@contextmanager
def host(folder: Path, site: Path) -> Iterator[str]:
    handler = type("Host", (_Host,), {"site": site})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module", params=PLACES)
def places(
    request: pytest.FixtureRequest, built: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """The address of a host, and the site's place on it."""
    folder = tmp_path_factory.mktemp("host") / "root"
    site = folder / request.param
    site.parent.mkdir(parents=True, exist_ok=True)
    site.symlink_to(built)
    with host(folder, built) as origin:
        yield origin, request.param


def test_from_any_address_it_leads_home_and_nowhere_else(browser: Browser, places: tuple[str, str]) -> None:
    origin, place = places
    root = origin + quote(place)
    context = patient(browser.new_context())
    requested: list[str] = []
    context.on("request", lambda request: requested.append(request.url))
    page = context.new_page()
    led: dict[str, list[str]] = {}
    for asked in ASKED:
        answer = page.goto(origin + place + asked)
        assert answer is not None
        assert answer.status == 404, asked
        led[asked] = page.evaluate(OFFERED)
    framed = led[ASKED[0]]
    assert led == dict.fromkeys(ASKED, framed)
    assert {root + name for name in FRAME} <= set(framed)
    assert all(address.startswith(root) for address in framed)
    page.click(".site-name")
    page.wait_for_url(root + "index.html")
    assert page.locator("[data-search-input]").count() == 1
    page.goto(root + ASKED[0])
    assert page.evaluate("getComputedStyle(document.querySelector('.site-search')).display") == "flex"
    page.fill("input[type=search]", "二次供水")
    page.press("input[type=search]", "Enter")
    page.wait_for_url(root + "search.html?q=**")
    assert [url for url in requested if not url.startswith((origin, "data:", "blob:"))] == []
    context.close()


def test_opened_from_the_folder_it_leads_home(browser: Browser, built: Path) -> None:
    context = patient(browser.new_context())
    page = context.new_page()
    page.goto(built.as_uri() + "/404.html?next=//evil.example/#x")
    offered = page.evaluate(OFFERED)
    assert {f"{built.as_uri()}/{name}" for name in FRAME} <= set(offered)
    assert all(address.startswith(built.as_uri() + "/") for address in offered)
    context.close()


def test_where_no_home_is_found_it_leads_nowhere(browser: Browser, built: Path, tmp_path: Path) -> None:
    """The host's own pages are answered with this one, too, or the reader lets no script run."""
    (tmp_path / "gongbao").symlink_to(built)
    with host(tmp_path, built) as origin:
        for address, script in (("evil.example/x", True), ("/evil.example/x", True), ("gongbao/x", False)):
            context = patient(browser.new_context(java_script_enabled=script))
            page = context.new_page()
            page.goto(origin + address)
            assert page.evaluate(OFFERED) == [], address
            assert "从首页" in page.inner_text("main"), address
            context.close()
