"""Measures the search of a built site beside stock Pagefind (extended), a plain scan and BM25 over words.

    python tests/bench_search.py SEED [QUERIES A CLASS] [FOLDER OF A PROJECT]

Substrings and numbers are drawn afresh from the data with the seed; questions with their places are those of
tests/questions, asked where the project is this one. By class and engine: how often the first result or one of the
first three is right, by place where the engine knows places, else by page; recall of the pages that hold the words;
bytes transferred for a query (gzip) and milliseconds once the engine has started: the first time, with what it loads,
and again with all of it there.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import math
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from urllib.parse import unquote, urlsplit

import pagefind_bin_extended
from page_text import read_pages
from playwright.sync_api import Browser, Page, Request, sync_playwright
from rjieba import Jieba
from search_page import ask, launch
from search_queries import LENGTHS, full_spellings, holding, searchable, short_spellings, substrings, texts_of

from gazette.build import load_site
from gazette.numbers import parse
from gazette.search.tokens import fold
from gazette.site import Site

ROOT = Path(__file__).resolve().parents[1]
OURS_NAME = "本站"
OURS = """async query => {
  const state = document.querySelector("[data-search-state]");
  const timed = async () => {
    const begun = performance.now();
    GazetteSearch.show(query);
    while (state.dataset.searchState === "loading") await new Promise(resolve => setTimeout(resolve));
    return performance.now() - begun;
  };
  const times = [await timed(), await timed()];
  const place = link => link.getAttribute("href").replace(/^[.][/]/, "");
  const shown = [...document.querySelectorAll("[data-search-results] > li > p > a")].map(place);
  const answer = await GazetteSearch.answer(query, {filters: {}, everything: true});
  const texts = await Promise.all([...new Map(answer.hits.map(hit => [hit.page, hit])).values()].map(GazetteSearch.textOf));
  return [times, shown, texts.map(text => text.facts.url)];
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
  const pages = all.map(page => page.raw_url.replace(/^[/]/, ""));
  return [times, pages, pages];
}"""


@dataclass(frozen=True)
class Query:
    """What is asked; the places or pages that are right; the pages that must be found at all, if that is asked."""

    kind: str
    text: str
    right: tuple[str, ...]
    pages: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answer:
    """Places in order, all pages found, milliseconds the first time and again, bytes."""

    places: list[str]
    pages: set[str]
    first: float
    again: float
    size: int


Engine = Callable[[str], Answer]


def drawn(site: Site, folder: Path, draw: random.Random, count: int) -> Iterator[Query]:
    """The queries of all classes."""
    shown, texts = searchable(folder), texts_of(site.archive)
    for length, text in sorted(substrings(texts, draw, count * len(LENGTHS))):
        held = frozenset(url for url in holding(text, shown) if url.startswith(("documents/", "issues/")))
        yield Query(f"{length:>2} 字词句", text, tuple(held), held)
    rows = json.loads((folder / "data" / "numbers.json").read_text(encoding="utf-8"))
    addresses = {number: row["url"] for row in rows if (number := parse(row["number"]))}
    numbers = draw.choices(list(addresses), k=count)
    for kind, spelled in (
        ("文号全写", full_spellings),
        ("文号简写", functools.partial(short_spellings, numbers=list(addresses))),
    ):
        for number in numbers:
            yield Query(kind, draw.choice(spelled(number)), (addresses[number],))


def questions() -> Iterator[Query]:
    """问句 with the places that answer them, class by class."""
    for path in sorted((ROOT / "tests/questions").glob("*.json")):
        for question in json.loads(path.read_text("utf-8")):
            yield Query(f"{path.stem} {question['class']}", question["q"], tuple(question["want"]))


def is_right(address: str, query: Query, *, by_page: bool) -> bool:
    """A place within the right one is right; of an engine that knows pages only, the page."""
    if by_page:
        return any(address.partition("#")[0] == right.partition("#")[0] for right in query.right)
    return any(
        address == right or address.startswith(f"{right}-" if "#" in right else f"{right}#")
        for right in query.right
    )


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
            self.size += len(gzip.compress(self._folder.joinpath(name).read_bytes()))

    def engine(self, tab: Page, script: str) -> Engine:
        def search(query: str) -> Answer:
            before = self.size
            (first, again), places, pages = tab.evaluate(script, query)
            return Answer(places, set(pages), first, again, self.size - before)

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
        return Answer(pages, set(pages), milliseconds, milliseconds, 0)

    return sum(len(text.encode()) for text in texts.values()), search


def bm25(folder: Path) -> tuple[int, Engine]:
    """What a reader's own program would do better: BM25 over the words of each page."""
    dictionary = Jieba()
    pages = {page.url: "\n".join(block.text for block in page.blocks) for page in read_pages(folder)}
    counts = {url: Counter(dictionary.cut(fold(text))) for url, text in pages.items()}
    usual = mean(sum(words.values()) for words in counts.values())
    held = Counter(word for words in counts.values() for word in words)

    def weight(word: str, words: Counter[str]) -> float:
        rarity = math.log(1 + (len(counts) - held[word] + 0.5) / (held[word] + 0.5))
        return rarity * words[word] * 2.2 / (words[word] + 1.2 * (0.25 + 0.75 * sum(words.values()) / usual))

    def search(query: str) -> Answer:
        begun = time.perf_counter()
        asked = [word for word in dictionary.cut(fold(query)) if word.strip()]
        scores = {url: sum(weight(word, words) for word in asked) for url, words in counts.items()}
        found = sorted((url for url in scores if scores[url] > 0), key=lambda url: -scores[url])
        milliseconds = (time.perf_counter() - begun) * 1000
        return Answer(found, set(found), milliseconds, milliseconds, 0)

    return 0, search


def index_stock(folder: Path, output: Path) -> None:
    """Stock Pagefind over the published pages, by its own rules, reached from a page without a policy."""
    program = pagefind_bin_extended.get_executable()
    command = [program, f"--site={folder}", f"--output-path={output / 'pagefind'}", "--quiet"]
    subprocess.run(command, check=True, capture_output=True)
    output.joinpath("stock.html").write_text("<!doctype html><title>stock</title>", encoding="utf-8")


def report(queries: list[Query], engines: dict[str, tuple[int, Engine]]) -> None:
    for name, (start, _) in engines.items():
        print(f"{name}：启动 {start / 1000:.0f} KB（gzip）")
    print("\n类别\t引擎\t个数\t居首\t前三\t查全\tKB 平均\t最多\t初次 ms\t最多\t再次 ms\t最多")
    for kind in dict.fromkeys(query.kind for query in queries):
        for name, (_, search) in engines.items():
            asked = [(query, search(query.text)) for query in queries if query.kind == kind]
            print(kind, name, len(asked), *_figures(asked, by_page=name != OURS_NAME), sep="\t", flush=True)


def _figures(asked: list[tuple[Query, Answer]], *, by_page: bool) -> Iterator[str]:
    """First rank, among the first three, recall; then mean and most of bytes and milliseconds."""
    for rank in (1, 3):
        right = (
            any(is_right(place, query, by_page=by_page) for place in answer.places[:rank])
            for query, answer in asked
        )
        yield f"{mean(right):.3f}"
    recalled = [len(query.pages & answer.pages) / len(query.pages) for query, answer in asked if query.pages]
    yield f"{mean(recalled):.3f}" if recalled else "-"
    answers = [answer for _, answer in asked]
    for values in (
        [answer.size / 1000 for answer in answers],
        [answer.first for answer in answers],
        [answer.again for answer in answers],
    ):
        yield f"{mean(values):.1f}"
        yield f"{max(values):.1f}"


def main(seed: int, count: int, project: Path) -> None:
    folder = project / "site"
    queries = list(drawn(load_site(project), folder, random.Random(seed), count))
    if project == ROOT:
        queries += questions()
    print(f"种子 {seed}，{len(queries)} 个查询")
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gazette-bench-")))
        index_stock(folder, scratch)
        browser = launch(stack.enter_context(sync_playwright()))
        stack.callback(browser.close)
        engines = {
            OURS_NAME: ours(browser, stack.enter_context(serving(folder)), folder),
            "Pagefind 原装": stock(browser, stack.enter_context(serving(scratch)), scratch),
            "逐页查找": scan(folder),
            "BM25": bm25(folder),
        }
        report(queries, engines)


if __name__ == "__main__":
    given = [*sys.argv[1:], "", ""]
    main(int(given[0]), int(given[1] or 40), Path(given[2] or ROOT).resolve())
