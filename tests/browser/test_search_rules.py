"""The rules that exist twice, in Python and in the browser, asked of the browser: the table of cases, then any
text at all. ``tests/test_search_tokens.py`` asks Python the same table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from search_page import ask

from gazette.numbers import parse
from gazette.search.number_table import initials, number_key
from gazette.search.tokens import fold, tokenize
from gazette.search.variants import simplified_forms

RULES = json.loads(
    Path(__file__).parents[1].joinpath("fabricated/search_rules.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def rules(browser: Browser, web: str) -> Iterator[Page]:
    """A page with the client loaded, given the whole table of 繁简: a site ships what its own text needs."""
    tab = browser.new_page()
    ask(tab, web, "占位")
    tab.evaluate(
        "pairs => GazetteSearch.useVariants(pairs)", "".join(map("".join, simplified_forms().items()))
    )
    yield tab
    tab.close()


def test_the_browser_has_the_same_tokens(rules: Page) -> None:
    found = rules.evaluate("texts => texts.map(GazetteSearch.tokenize)", list(RULES["tokens"]))
    assert found == [tokens.split() for tokens in RULES["tokens"].values()]


def test_the_browser_has_the_same_number_keys(rules: Page) -> None:
    found = rules.evaluate("texts => texts.map(GazetteSearch.numberKey)", list(RULES["number_keys"]))
    assert found == list(RULES["number_keys"].values())


HELD = [
    "省茶务总站公告2017年第48号",
    "青府令第9187号",
    "国家主席令第931号",
    "省政府1979年318号",
    "岚驿字〔1997〕61号",
    "岚府办发〔2017〕5号",
    "岚府办发〔2017〕6号",
    "岚府办发〔2017〕56号",
    "省财政厅 省交通厅公告2019年第57号",
    "岚州市人民政府令第31号",
    "财税〔2016〕36号",
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *((number, [number]) for number in HELD),
        ("国家主席令第九百三十一号", ["国家主席令第931号"]),
        ("主席令第九百三十一号", ["国家主席令第931号"]),
        ("中华人民共和国主席令第九百三十一号", ["国家主席令第931号"]),
        ("省政府一九七九年318号文件", ["省政府1979年318号"]),
        ("〔1997〕岚驿字第61号", ["岚驿字〔1997〕61号"]),
        ("岚府办发〔2017〕5-6号", ["岚府办发〔2017〕5号", "岚府办发〔2017〕6号"]),
        ("岚府办发〔2017〕5号、6号", ["岚府办发〔2017〕5号", "岚府办发〔2017〕6号"]),
        ("公告2019年第57号", ["省财政厅 省交通厅公告2019年第57号"]),
        ("省财政厅、省交通厅公告〔2019〕57号", ["省财政厅 省交通厅公告2019年第57号"]),
        ("市政府第31号令", ["岚州市人民政府令第31号"]),
        ("财税[2016]第36号", ["财税〔2016〕36号"]),
        ("岚府办发〔2017〕7-8号", []),
    ],
)
def test_numbers_are_found_as_printed_and_as_normally_spelt(
    rules: Page, typed: str, found: list[str]
) -> None:
    read = [(number, parse(number)) for number in HELD]
    table = [
        {
            "number": number,
            "own": False,
            "title": "",
            "date": None,
            "url": number,
            "keys": [
                [key.head, initials(key.head), list(key.digits)]
                for key in map(number_key, [number, *(form.spellings() if form and form.aliased else [])])
            ],
        }
        for number, form in read
    ]
    entries = rules.evaluate(
        "([typed, table]) => GazetteSearch.lookUpNumber(typed, table).matches.map(entry => entry.number)",
        [typed, table],
    )
    assert sorted(entries) == sorted(found)


@given(st.lists(st.text() | st.text(st.sampled_from("".join(simplified_forms()))), max_size=30))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_sides_agree_on_any_text(rules: Page, texts: list[str]) -> None:
    found = rules.evaluate(
        "all => all.map(t => [GazetteSearch.fold(t), GazetteSearch.tokenize(t), GazetteSearch.numberKey(t)])",
        texts,
    )
    keys = [number_key(text) for text in texts]
    assert found == [
        [fold(text), tokenize(text), [key.head, list(key.digits)]]
        for text, key in zip(texts, keys, strict=True)
    ]


@pytest.mark.parametrize(
    "typed", ["2" * 29 + "a", "13812345678" * 2 + "x", "第" * 5_000 + "a", "1 " * 5_000 + "b"]
)
def test_no_number_takes_the_browser_long(rules: Page, typed: str) -> None:
    """Digits with a letter behind them once took 17 seconds, two telephone numbers never ended."""
    seconds = rules.evaluate(
        """typed => {
          const started = performance.now();
          GazetteSearch.lookUpNumber(typed, []);
          return (performance.now() - started) / 1000;
        }""",
        typed,
    )
    assert seconds < 5
