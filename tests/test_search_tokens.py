"""The two rules that exist twice, in Python and in the browser: tokens (分词) and number keys (文号键)."""

import json
from pathlib import Path

import pytest

from gazette.search.number_key import initials, number_key
from gazette.search.tokens import tokenize

# One table for both sides: tests/browser/test_search_browser.py asks the browser the same.
RULES = json.loads(Path(__file__).parent.joinpath("fabricated/search_rules.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "tokens"), RULES["tokens"].items())
def test_tokens(text: str, tokens: str) -> None:
    assert tokenize(text) == tokens.split()


@pytest.mark.parametrize(("spelling", "key"), RULES["number_keys"].items())
def test_number_key(spelling: str, key: list[object]) -> None:
    found = number_key(spelling)
    assert [found.head, list(found.digits)] == key


@pytest.mark.parametrize(
    ("head", "letters"), [("永政办发", "yzbf"), ("gb", "gb"), ("国务院令", "gwyl"), ("", "")]
)
def test_initials(head: str, letters: str) -> None:
    assert initials(head) == letters
