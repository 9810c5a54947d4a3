"""Measures the search of the built site beside stock Pagefind (extended) and a plain scan of the pages' text.

    python tests/bench_search.py SEED [QUERIES A CLASS]

The queries are drawn afresh from the data with the seed. By class of query and engine: recall and precision
against the pages that hold the words or the number, how often the first result or one of the first three is
one of them, bytes transferred (nothing compressed) and milliseconds of a query once the engine has started: the
first time, with what it loads, and again with all of it there.
"""

from __future__ import annotations

import functools
import http.server
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from urllib.parse import unquote, urlsplit

import pagefind_bin_extended
from page_text import read_pages
from playwright.sync_api import Browser, Page, Request, sync_playwright
from search_page import ask, launch
from search_queries import LENGTHS, full_spellings, holding, searchable, short_spellings, substrings, texts_of

from gazette.build import load_site
from gazette.numbers import parse
from gazette.site import Site

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = {
    "停车收费标准是多少": "documents/yongzhengbanfa-2021-19/interpretation.html",
    "工伤保险费率": "documents/yongzhengbanfa-2021-18.html",
    "二次供水多久清洗一次": "documents/yongzhengbanfa-2021-13.html",
    "谁负责河流损害": "documents/yongzhengbanfa-2021-12/table-1.html",
}
OURS = """async query => {
  const state = document.querySelector("[data-search-state]");
  const timed = async () => {
    const begun = performance.now();
    GazetteSearch.show(query);
    while (state.dataset.searchState === "loading") await new Promise(resolve => setTimeout(resolve));
    return performance.now() - begun;
  };
  const times = [await timed(), await timed()];
  const page = link => link.getAttribute("href").replace(/^[.][/]/, "").split("#")[0];
  const shown = [...document.querySelectorAll("[data-search-results] > li a")].map(page);
  const engine = await GazetteSearch.startEngine();
  const answer = await GazetteSearch.find(engine, query);
  return [times, [...new Set([...shown, ...answer.found.map(hit => engine.pages[hit.page][0])])]];
}"""
STOCK = """async query => {
  window.stock = window.stock || await import(new URL("pagefind/pagefind.js", location.href).href);
  let found;
  const timed = async () => {
    const begun = performance.now();
    found = await stock.search(query);
    await Promise.all(found.results.slice(0, 10).map(result => result.data()));
    return performance.now() - begun;
  };
  const times = [await timed(), await timed()];
  const all = await Promise.all(found.results.map(result => result.data()));
  return [times, all.map(page => page.raw_url.replace(/^[/]/, ""))];
}"""


@dataclass(frozen=True)
class Query:
    """What is asked, and the pages that answer it; of a number only its own page."""

    kind: str
    text: str
    pages: frozenset[str]


@dataclass(frozen=True)
class Answer:
    """Pages in order, milliseconds the first time and again, bytes."""

    pages: list[str]
    first: float
    again: float
    size: int


Engine = Callable[[str], Answer]


def drawn(site: Site, folder: Path, draw: random.Random, count: int) -> Iterator[Query]:
    """The queries of all classes."""
    shown, texts = searchable(folder), texts_of(site.archive)
    for length, text in sorted(substrings(texts, draw, count * len(LENGTHS))):
        yield Query(f"{length:>2} 字词句", text, frozenset(holding(text, shown)))
    rows = json.loads((folder / "data" / "numbers.json").read_text(encoding="utf-8"))
    addresses = {number: row["url"] for row in rows if (number := parse(row["number"]))}
    numbers = draw.choices(list(addresses), k=count)
    for kind, spelled in (
        ("文号全写", full_spellings),
        ("文号简写", functools.partial(short_spellings, numbers=list(addresses))),
    ):
        for number in numbers:
            yield Query(kind, draw.choice(spelled(number)), frozenset([addresses[number]]))
    for question, place in QUESTIONS.items():
        yield Query("白话问句", question, frozenset([place]))


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """The table is the output."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class _Meter:
    """Counts the bytes of the search's files that a tab asks for, of the page around it none."""

    def __init__(self, tab: Page, root: str, folder: Path) -> None:
        self.size = 0
        self._root, self._folder = root, folder
        tab.on("request", self._add)

    def _add(self, request: Request) -> None:
        name = unquote(urlsplit(request.url.removeprefix(self._root)).path)
        if name.startswith(("search/", "assets/search/", "pagefind/")):
            self.size += self._folder.joinpath(name).stat().st_size

    def engine(self, tab: Page, script: str) -> Engine:
        def search(query: str) -> Answer:
            before = self.size
            (first, again), pages = tab.evaluate(script, query)
            return Answer(pages, first, again, self.size - before)

        return search


def ours(browser: Browser, root: str, folder: Path) -> tuple[int, Engine]:
    tab = browser.new_page()
    meter = _Meter(tab, root, folder)
    ask(tab, root, "龘龘")
    return meter.size, meter.engine(tab, OURS)


def stock(browser: Browser, root: str, folder: Path) -> tuple[int, Engine]:
    tab = browser.new_page()
    meter = _Meter(tab, root, folder)
    tab.goto(f"{root}stock.html")
    search = meter.engine(tab, STOCK)
    search("龘龘")
    return meter.size, search


def scan(folder: Path) -> tuple[int, Engine]:
    """What a reader's own program would do: look for the very characters in the text of each page."""
    texts = {page.url: "\n".join(block.text for block in page.blocks) for page in read_pages(folder)}

    def search(query: str) -> Answer:
        begun = time.perf_counter()
        pages = [url for url, text in texts.items() if query in text]
        milliseconds = (time.perf_counter() - begun) * 1000
        return Answer(pages, milliseconds, milliseconds, 0)

    return sum(len(text.encode()) for text in texts.values()), search


def index_stock(folder: Path, output: Path) -> None:
    """Stock Pagefind over the published pages, by its own rules, reached from a page without a policy."""
    program = pagefind_bin_extended.get_executable()
    command = [program, f"--site={folder}", f"--output-path={output / 'pagefind'}", "--quiet"]
    subprocess.run(command, check=True, capture_output=True)
    output.joinpath("stock.html").write_text("<!doctype html><title>stock</title>", encoding="utf-8")


def report(queries: list[Query], engines: dict[str, tuple[int, Engine]]) -> None:
    for name, (start, _) in engines.items():
        print(f"{name}：启动 {start / 1000:.0f} KB")
    print("\n类别\t引擎\t查全\t查准\t居首\t前三\tKB 平均\t最多\t初次 ms\t最多\t再次 ms\t最多")
    for kind in dict.fromkeys(query.kind for query in queries):
        for name, (_, search) in engines.items():
            asked = [(query, search(query.text)) for query in queries if query.kind == kind]
            print(kind, name, *_figures(asked), sep="\t")


def _figures(asked: list[tuple[Query, Answer]]) -> Iterator[str]:
    """Recall, precision, first rank, among the first three; then mean and most of bytes and milliseconds."""
    right = [len(query.pages.intersection(answer.pages)) for query, answer in asked]
    yield f"{mean(held / len(query.pages) for held, (query, _) in zip(right, asked, strict=True)):.3f}"
    yield f"{mean(held / (len(set(answer.pages)) or 1) for held, (_, answer) in zip(right, asked, strict=True)):.3f}"
    for rank in (1, 3):
        yield f"{mean(bool(query.pages.intersection(answer.pages[:rank])) for query, answer in asked):.3f}"
    answers = [answer for _, answer in asked]
    for values in (
        [answer.size / 1000 for answer in answers],
        [answer.first for answer in answers],
        [answer.again for answer in answers],
    ):
        yield f"{mean(values):.1f}"
        yield f"{max(values):.1f}"


def main(seed: int, count: int) -> None:
    folder = ROOT / "site"
    queries = list(drawn(load_site(ROOT), folder, random.Random(seed), count))
    print(f"种子 {seed}，{len(queries)} 个查询")
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gazette-bench-")))
        index_stock(folder, scratch)
        browser = launch(stack.enter_context(sync_playwright()))
        stack.callback(browser.close)
        engines = {
            "本站": ours(browser, stack.enter_context(serving(folder)), folder),
            "Pagefind 原装": stock(browser, stack.enter_context(serving(scratch)), scratch),
            "逐页查找": scan(folder),
        }
        report(queries, engines)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 40)
