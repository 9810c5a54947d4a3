"""全文索引: texts of pages -> the scripts that the search loads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from gazette.kept import Kept
from gazette.search.indexed import IndexedPage
from gazette.search.merging import merged
from gazette.search.of_issue import IssueIndex
from gazette.search.scripts import write_data_script, write_dictionary
from gazette.search.sounds import same_sounds, syllables

TEXT_BLOCKS = 8
"""So many blocks of a page are one file of text; a result needs one."""


def write_full_text(
    folder: Path,
    pages: Sequence[IndexedPage],
    words: Mapping[str, int],
    synonyms: Mapping[str, Sequence[str]],
    indexes: Sequence[IssueIndex],
    kept: Kept,
) -> tuple[dict[str, object], Sequence[Path]]:
    """Write the index of the pages, which stand in the order of their issues, from the `indexes` of these.

    ``search/`` then holds ``index/<k>.js`` (token -> [blocks, share within words, postings, number and count of
    further segments, everyday words that begin with it]), ``long/<number>-<k>.js`` (the further segments),
    ``text/<page>-<k>.js`` (facts of the page, its blocks as printed, for excerpts), ``facts.js`` (what pages are
    sorted and filtered by). Returns what the client must know beforehand, and what has been used of `kept`.
    """
    everyday: dict[str, dict[str, Sequence[str]]] = {}
    for word, written in synonyms.items():
        everyday.setdefault(word[:2], {})[word] = written
    index = merged(indexes, words, everyday, kept)
    counts = index.counts
    for number, page in enumerate(pages):
        _write_texts(folder, number, page)
    write_data_script(folder, "facts", _facts(pages))
    write_data_script(folder, "syllables", syllables(token for token in counts if len(token) == 1))
    places = {
        page.url: [number, [block.anchor for block in page.blocks]] for number, page in enumerate(pages)
    }
    told: dict[str, object] = {
        "places": write_dictionary(folder, "places", places),
        "sounds": write_dictionary(folder, "sounds", same_sounds(counts, words)),
        "index": index.write(folder),
        "kinds": "".join(_KINDS.get(page.kind, "o") for page in pages),
        "blocks": sum(len(page.blocks) for page in pages),
    }
    return told, index.paths


def _facts(pages: Sequence[IndexedPage]) -> dict[str, object]:
    """What results are filtered and sorted by, page by page: dates, and of each filter its values and which one."""
    columns: dict[str, object] = {"dates": [page.date for page in pages]}
    for name in ("kind", "issuer", "year", "department"):
        values = [getattr(page, name) for page in pages]
        known = {value: place for place, value in enumerate(dict.fromkeys(values))}
        columns[name] = [list(known), [known[value] for value in values]]
    columns["issues"] = [
        [number, *_issue_numbers("\n".join(block.text for block in page.blocks))]
        for number, page in enumerate(pages)
        if page.kind == "issue"
    ]
    return columns


_ISSUE = re.compile(r"([0-9]{4})\s?年\s?第\s?([0-9]+)(?:\s?[-－—–~至]\s?([0-9]+))?\s?期")
_SERIAL = re.compile(r"总第\s?([0-9]+)(?:\s?[-－—–~至]\s?([0-9]+))?\s?期")


def _issue_numbers(text: str) -> tuple[int, list[int], list[int]]:
    """期号: the year of an issue, its numbers in the year, its serial numbers (总第…期), as its page prints them."""
    issue, serial = _ISSUE.search(text), _SERIAL.search(text)
    return (int(issue[1]) if issue else 0, _range(issue, 2), _range(serial, 1))


def _range(match: re.Match[str] | None, first: int) -> list[int]:
    if not match:
        return []
    start, end = int(match[first]), int(match[first + 1] or match[first])
    return list(range(start, min(end, start + 12) + 1)) if start <= end else [start]


_KINDS = {"notice": "n", "interpretation": "i", "table": "t", "issue": "p"}


def _write_texts(folder: Path, number: int, page: IndexedPage) -> None:
    """The facts of the page and its blocks; each with the heading it stands under."""
    facts = [
        page.url,
        page.title,
        page.kind,
        page.genre,
        page.number,
        page.date,
        page.issuer,
        page.department,
        page.year,
    ]
    heading = ""
    blocks: list[list[object]] = []
    for block in page.blocks:
        blocks.append([block.anchor, block.text, block.heading, heading])
        if block.heading:
            heading = block.text
    for part in range(0, len(blocks), TEXT_BLOCKS):
        name = f"text/{number}-{part // TEXT_BLOCKS}"
        write_data_script(folder, name, {"page": facts, "blocks": blocks[part : part + TEXT_BLOCKS]})
