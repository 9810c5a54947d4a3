"""The two rules that exist twice, in Python and in the browser: tokens (分词) and number keys (文号键)."""

import json
import re
from pathlib import Path

import pytest
from search_queries import characters

from gazette.search.number_key import initials, number_key
from gazette.search.tokens import runs, tokenize

# One table for both sides: tests/browser/test_search_browser.py asks the browser the same.
RULES = json.loads(Path(__file__).parent.joinpath("fabricated/search_rules.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "tokens"), RULES["tokens"].items())
def test_characters(text: str, tokens: str) -> None:
    assert characters(text) == tokens.split()


@pytest.mark.parametrize(("text", "tokens"), RULES["tokens"].items())
def test_runs_are_what_stands_between_punctuation(text: str, tokens: str) -> None:
    between = re.split(r"(?: ?u[0-9a-f]{2,5} ?)+", tokens)
    assert runs(text) == [run for part in between if (run := part.replace(" ", ""))]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("停车场，收费", ["停车", "车场", "收费"]),
        ("租", ["租"]),
        ("甲\t乙丙", ["甲", "乙丙"]),
        ("〔2021〕1号", ["20", "02", "21", "11", "1号"]),
        ("", []),
    ],
)
def test_tokens_are_pairs(text: str, tokens: list[str]) -> None:
    assert tokenize(text) == tokens


@pytest.mark.parametrize(("spelling", "key"), RULES["number_keys"].items())
def test_number_key(spelling: str, key: list[object]) -> None:
    found = number_key(spelling)
    assert [found.head, list(found.digits)] == key


@pytest.mark.parametrize(
    ("head", "letters"), [("永政办发", "yzbf"), ("gb", "gb"), ("国务院令", "gwyl"), ("", "")]
)
def test_initials(head: str, letters: str) -> None:
    assert initials(head) == letters
