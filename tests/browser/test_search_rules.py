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
from search_queries import characters

from gazette.search.number_key import number_key
from gazette.search.tokens import fold, runs
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


@given(st.lists(st.text() | st.text(st.sampled_from("".join(simplified_forms()))), max_size=30))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_sides_agree_on_any_text(rules: Page, texts: list[str]) -> None:
    found = rules.evaluate(
        "all => all.map(t => [GazetteSearch.fold(t), GazetteSearch.tokenize(t), GazetteSearch.runs(t), GazetteSearch.numberKey(t)])",
        texts,
    )
    keys = [number_key(text) for text in texts]
    assert found == [
        [fold(text), characters(text), runs(text), [key.head, list(key.digits)]]
        for text, key in zip(texts, keys, strict=True)
    ]
