"""The offline copy, unpacked where people put it: every kind of page works, and nothing is asked of anybody else."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import threading
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Route
from search_page import ANSWERED, ask
from web_servers import apache, nginx
from windows import PAGES, patient, watched

from gazette import package


@pytest.fixture(scope="session")
def copy(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ZIP of the built site, unpacked into a folder as people name them."""
    folder = tmp_path_factory.mktemp("offline")
    shutil.copytree(built, folder / "site")
    (packed,) = package.pack(folder)
    target = folder / "公报 副本（U 盘）"
    with zipfile.ZipFile(packed.path) as archive:
        archive.extractall(target)
    return target


# --- where it lies -------------------------------------------------------------------------------------------


@contextmanager
def double_click(copy: Path) -> Iterator[str]:
    yield copy.as_uri() + "/"


def served_by_iis(copy: Path) -> dict[str, str]:
    """Extension -> type, of web.config: IIS answers 404 for every other."""
    settings = ElementTree.parse(copy / "web.config").find("system.webServer/staticContent")
    assert settings is not None
    removed: set[str] = set()
    types: dict[str, str] = {}
    for entry in settings:
        extension = entry.get("fileExtension", "")
        if entry.tag == "remove":
            removed.add(extension)
        elif entry.tag == "mimeMap":
            assert extension in removed, f"{extension}：服务器上已有时会冲突"
            assert extension not in types, f"{extension}：写了两次"
            types[extension] = entry.get("mimeType", "")
    return types


class _Iis(http.server.SimpleHTTPRequestHandler):
    """Serves what web.config lets IIS serve, with its types, and index.html for a folder; not web.config itself."""

    types: dict[str, str]

    def send_head(self) -> object:  # type: ignore[override]
        path = Path(self.translate_path(self.path))
        if path.name == "web.config" or (path.is_file() and path.suffix not in self.types):
            return self.send_error(404)
        return super().send_head()

    def guess_type(self, path: object) -> str:
        return self.types[Path(str(path)).suffix]

    def log_message(self, *_: object) -> None:
        """The test's own output is enough."""


@contextmanager
def iis(copy: Path) -> Iterator[str]:
    """As near to IIS as one comes without Windows: its way with extensions, under a sub-path."""
    handler = type("Iis", (_Iis,), {"types": served_by_iis(copy)})
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(copy.parent))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{quote(copy.name)}/"
    server.shutdown()
    server.server_close()


Place = Callable[[Path], AbstractContextManager[str]]
PLACES: dict[str, Place] = {
    "double-click": double_click,
    "nginx": nginx,
    "nginx, sub-path": lambda copy: nginx(copy, "/gongbao"),
    "Apache": apache,
    "Apache, sub-path": lambda copy: apache(copy, "/gongbao"),
    "IIS, sub-path": iis,
}


@pytest.fixture(scope="module", params=PLACES)
def root(request: pytest.FixtureRequest, copy: Path) -> Iterator[str]:
    with PLACES[request.param](copy) as address:
        yield address


@contextmanager
def refusing(browser: Browser, root: str) -> Iterator[tuple[BrowserContext, list[str]]]:
    """A window without a network: whatever does not lie in the copy is refused, and noted."""
    refused: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url.startswith((root, "data:", "blob:")):
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort()

    context = patient(browser.new_context(accept_downloads=True))
    context.route("**/*", answer)
    yield context, refused
    context.close()


# --- what works there ----------------------------------------------------------------------------------------


def test_every_kind_of_page_opens_and_nothing_is_asked_of_others(browser: Browser, root: str) -> None:
    with refusing(browser, root) as (context, refused):
        tab = watched(context, root)
        titles = set()
        # A server gives all pages alike; of the folder every kind is opened.
        addresses = list(PAGES.values()) if root.startswith("file:") else list(PAGES.values())[::4]
        for address in addresses:
            tab.page.goto(root + address)
            titles.add(tab.page.title())
            assert tab.page.locator("h1").first.inner_text().strip() != "", address
            assert tab.page.evaluate("getComputedStyle(document.body).fontFamily").count("CJK") > 0, address
        assert (tab.faults, refused) == ([], [])
        assert len(titles) == len(addresses)


@pytest.mark.parametrize(
    ("query", "kind", "first"),
    [
        ("永政办发〔2021〕13号", "number", "documents/yongzhengbanfa-2021-13.html"),
        ("二次供水", "text", "documents/"),
    ],
)
def test_search_answers(browser: Browser, root: str, query: str, kind: str, first: str) -> None:
    with refusing(browser, root) as (context, refused):
        state, results = ask(context.new_page(), root, query)
        assert (state, results[0][0], results[0][1].startswith(first), refused) == ("done", kind, True, [])


def test_a_link_leads_on_and_data_can_be_had(browser: Browser, root: str, copy: Path) -> None:
    with refusing(browser, root) as (context, refused):
        page = context.new_page()
        page.goto(root + "index.html")
        page.click("main a[href^='documents/'] >> nth=0")
        assert page.url.startswith(root + "documents/")
        for name in ("data/appointments.csv", "data/documents.json", "data/manifest.sha256"):
            page.goto(root + "data.html")
            link = f"a[href='{name}'] >> nth=0"
            if root.startswith("file:") and not name.endswith(".csv"):
                # A browser shows what it can show of a folder, whatever the link says of downloading.
                page.click(link)
                page.wait_for_url(root + name)
                assert page.inner_text("body").split() == (copy / name).read_text("utf-8").split()
            else:
                with page.expect_download() as download:
                    page.click(link)
                assert download.value.path().read_bytes() == (copy / name).read_bytes()
        assert refused == []


@pytest.mark.parametrize("place", [place for place in PLACES if place != "double-click"])
def test_a_server_gives_every_file_with_a_type_that_browsers_take(copy: Path, place: str) -> None:
    wanted = {
        ".html": "text/html",
        ".css": "text/css",
        ".js": "javascript",
        ".svg": "image/svg",
        ".csv": "text/csv",
    }
    with PLACES[place](copy) as root:
        for path in (
            *copy.glob("*"),
            *copy.glob("data/*"),
            *copy.glob("data/20*/*/*"),
            *copy.glob("assets/*.*"),
        ):
            if path.is_file() and path.name != "web.config":
                with urlopen(root + quote(path.relative_to(copy).as_posix())) as answer:
                    assert answer.read() == path.read_bytes()
                    assert wanted.get(path.suffix, "") in answer.headers["Content-Type"], path.name
                    assert place == "IIS, sub-path" or answer.headers["Cache-Control"] == "no-cache"


def test_no_name_in_the_copy_is_one_that_iis_hides(copy: Path) -> None:
    hidden = {"bin", "app_code", "app_globalresources", "app_localresources", "app_webreferences", "app_data"}
    hidden |= {"app_browsers"}
    parts = {part.lower() for path in copy.rglob("*") for part in path.relative_to(copy).parts}
    assert parts & hidden == set()
    assert {path.suffix for path in copy.rglob("*") if path.is_file()} <= {
        *served_by_iis(copy),
        ".config",
        ".conf",
    }


# --- hostile addresses and data ------------------------------------------------------------------------------

RAN = "window.ran !== undefined || document.querySelectorAll('main img, main iframe, main script').length > 0"
HOSTILE = [
    "<img src=x onerror='window.ran=1'>",
    '"><svg onload=window.ran=1>',
    "javascript:window.ran=1",
    "data:text/html,<script>parent.ran=1</script>",
    "//x.example/",
]
QUERIES = [
    *HOSTILE,
    "');window.ran=1;//",
    "__proto__[ran]=1",
    "{{constructor.constructor('window.ran=1')()}}",
    "%3Cimg%20src=x%20onerror=window.ran=1%3E",
    "#" * 5000,
    "\u202e\u0000\ud83d",
]
ADDRESSES = [
    *(f"search.html?q={quote(query, safe='', errors='surrogatepass')}" for query in QUERIES),
    *(
        address.replace("{}", quote("占位" + "".join(HOSTILE), safe=""))
        for address in (
            "search.html?q=占位&kind={}&issuer={}&year={}&department={}#{}",
            "search.html#{}",
            "index.html?hit={}#{}",
            "documents/yongzhengbanfa-2021-13.html?hit={}#{}",
            "documents/yongzhengbanfa-2021-16/table-1.html?{}#{}",
            "404.html?{}#{}",
        )
    ),
]


def test_neither_query_nor_hash_can_run_anything(browser: Browser, copy: Path) -> None:
    with double_click(copy) as root, refusing(browser, root) as (context, refused):
        page = context.new_page()
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: dialogs.append(dialog.message))
        ran = []
        for address in ADDRESSES:
            page.goto(root + address)
            if address.startswith("search.html?"):
                page.wait_for_selector(ANSWERED, state="attached")
            ran += [address] if page.evaluate(RAN) else []
        assert (ran, dialogs, refused) == ([], [], [])


def _entry(hostile: str) -> dict[str, object]:
    return {
        "number": f"某府办发〔2024〕7号{hostile}",
        "kind": hostile,
        "title": hostile,
        "date": hostile,
        "url": hostile,
        "own": True,
        "keys": [["某府办发", "mfbf", ["2024", "7"]]],
        "citedBy": [[hostile, hostile]],
        "related": [[hostile, hostile]],
    }


@pytest.mark.parametrize(
    ("made_by_hand", "states"),
    [
        pytest.param([_entry(text) for text in HOSTILE[1:4]], {"done"}, id="hostile text"),
        pytest.param([{}], {"error", "empty", "done"}, id="an entry without anything"),
        pytest.param({"__proto__": {"ran": 1}}, {"error", "empty", "done"}, id="no list"),
        pytest.param(None, {"error", "empty", "done"}, id="nothing"),
    ],
)
def test_a_number_table_made_by_hand_cannot_run_anything(
    browser: Browser, copy: Path, tmp_path: Path, made_by_hand: object, states: set[str]
) -> None:
    forged = Path(shutil.copytree(copy, tmp_path / "copy"))
    data = json.dumps(made_by_hand, ensure_ascii=True)
    (forged / "search/numbers.js").write_text(f'GazetteSearch.receive("numbers",{data});\n', "utf-8")
    with double_click(forged) as root, refusing(browser, root) as (context, refused):
        page = context.new_page()
        state, results = ask(page, root, "某府办发〔2024〕7号")
        assert state in states
        assert not page.evaluate(RAN)
        of_numbers = [place for place, (kind, _) in enumerate(results) if kind != "text"]
        for place in of_numbers or range(min(2, len(results))):
            ask(page, root, "某府办发〔2024〕7号")
            page.click(f"[data-search-results] > li >> nth={place} >> a >> nth=0")
            assert page.evaluate("window.ran") is None
            assert urlsplit(page.url).scheme in ("file", "chrome-error"), page.url
        assert [address for address in refused if not address.startswith("file:")] == []
