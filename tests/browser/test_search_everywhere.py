"""The search in browsers as offices have them: Chromium from 80 on and Firefox, served and by double-click, with
the same answers as in today's Chromium."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser
from real_browsers import Tab, chromium, firefox
from search_page import RESULTS, Answer, ask, faultless, old_server

PACKED = Path(__file__).parents[2] / "node_modules"
QUERIES = [
    *("清洗消毒", "停车收费标准是多少", "谁负责河流损害", "“工伤保险费率政策”", "停車 收費", "没有的词句"),
    *("永政办发〔2021〕13号", "办发 13", "yzcr 2021 1009", "国令第722号", "13号", "永政办发〔2021〕99号"),
]
STATE = """(document.querySelector("[data-search-state=done], [data-search-state=empty], [data-search-state=error]")
  || {dataset: {}}).dataset.searchState || null"""
SUGGESTED = """(() => {
  const box = document.querySelector("[data-search-input]");
  if (document.activeElement !== box) { box.focus(); box.value = "办发 13"; }
  box.dispatchEvent(new Event("focus"));
  box.dispatchEvent(new Event("input"));
  return Array.from(document.querySelectorAll("[role=option] .suggestion-number"), one => one.textContent);
})()"""


IN_VIEW = """Array.from(document.querySelectorAll("mark.found"), mark => mark.getBoundingClientRect())
  .some(box => box.top >= 0 && box.bottom <= innerHeight)"""


@pytest.fixture(scope="module")
def addresses(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    folder = tmp_path_factory.mktemp("公报 副本") / "永州公报"
    shutil.copytree(built, folder)
    with old_server(folder) as web:
        yield {"served": web, "file": folder.as_uri() + "/"}


@pytest.fixture(scope="module")
def expected(browser: Browser, addresses: dict[str, str]) -> dict[str, Answer]:
    with faultless(browser) as tab:
        return {query: ask(tab, addresses["served"], query) for query in QUERIES}


@pytest.fixture(
    scope="module", params=["chromium-80", "chromium-92", "chromium-112", "chromium-131", "firefox"]
)
def tab(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    scratch = tmp_path_factory.mktemp(request.param)
    packed = PACKED / request.param / "bin" / "chromium.br"
    with firefox(scratch) if request.param == "firefox" else chromium(packed, scratch) as opened:
        yield opened


def _until(tab: Tab, expression: str) -> Any:
    """The value of an expression once it is true in JavaScript's sense."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if value := tab.evaluate(expression):
            return value
        time.sleep(0.05)
    raise AssertionError(f"等不到：{expression}")


@pytest.mark.parametrize("place", ["served", "file"])
def test_the_same_answers(
    tab: Tab, addresses: dict[str, str], expected: dict[str, Answer], place: str
) -> None:
    for query, (state, results) in expected.items():
        tab.open(f"{addresses[place]}search.html?q={quote(query)}")
        assert (_until(tab, STATE), tab.evaluate(f"({RESULTS})()")) == (state, results), query


@pytest.mark.parametrize("place", ["served", "file"])
def test_suggestions_come(tab: Tab, addresses: dict[str, str], place: str) -> None:
    tab.open(f"{addresses[place]}index.html")
    _until(tab, "document.readyState === 'complete'")
    assert _until(tab, f"({SUGGESTED}).length && {SUGGESTED}") == ["永政办发〔2021〕13号"]


@pytest.mark.parametrize("place", ["served", "file"])
def test_a_result_opens_marked_and_in_view(tab: Tab, addresses: dict[str, str], place: str) -> None:
    tab.open(f"{addresses[place]}search.html?q={quote('清洗消毒')}")
    _until(tab, STATE)
    tab.evaluate("document.querySelector('[data-search-results] a').click() || true")
    _until(tab, IN_VIEW)
