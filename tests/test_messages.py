"""The chapter 如果核对时说…… has every message of the check, and none that the check no longer says."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest
from messages import templates

from gazette import characters
from gazette.store import nodes

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "messages.md").read_text(encoding="utf-8")
ROWS = [row for row in re.findall(r"^\| (.+?) \| .+ \| .+ \|$", PAGE, re.MULTILINE) if row != "核对说"]


@functools.cache
def patterns() -> dict[str, list[str]]:
    return templates()


@pytest.mark.parametrize("place", sorted(patterns()))
def test_every_message_is_explained(place: str) -> None:
    """A new message needs a row: as it reads, with 甲, 乙, N in place of what changes."""
    missing = [
        re.sub(r"\\(.)", r"\1", pattern)
        for pattern in patterns()[place]
        if not any(re.fullmatch(pattern, row) for row in ROWS)
    ]
    assert missing == []


def test_no_row_is_of_a_message_that_is_gone() -> None:
    known = [pattern for told in patterns().values() for pattern in told]
    assert [row for row in ROWS if not any(re.fullmatch(pattern, row) for pattern in known)] == []


def test_no_message_is_explained_twice() -> None:
    assert sorted(ROWS) == sorted(set(ROWS))


def test_the_collector_sees_every_way_in_which_a_message_is_made() -> None:
    """Through names, conditions, helpers that yield them, and helpers that are given them."""
    told = {pattern for each in patterns().values() for pattern in each}
    for message in ("缺少“甲”", "答复“甲”不紧接在问句之下", "文件夹“甲”中没有“乙”", "含有甲 U+N"):
        assert any(re.fullmatch(pattern, message) for pattern in told), message
    assert len(patterns()) > 120


def test_what_stands_in_brackets_is_told_by_the_program() -> None:
    """The reasons of 写法有误 and the kinds of characters are few, and Chinese."""
    assert all(re.search("[一-龥]", reason) for reason in nodes._FAULTS.values())
    assert all(re.search("[一-龥]", what) for what, _ in characters._REMEDIES.values())
