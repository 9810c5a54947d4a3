"""全文索引: texts of pages -> the scripts that the search loads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from gazette.search.indexed import IndexedPage
from gazette.search.of_issue import PARTS, Entry, IssueIndex, entries_of
from gazette.search.postings import pack
from gazette.search.scripts import write_data_script, write_dictionary
from gazette.search.sounds import same_sounds, syllables

TEXT_BLOCKS = 8
"""So many blocks of a page are one file of text; a result needs one."""
_SEGMENT = 6000
"""Characters of packed postings that are read at once."""


def write_full_text(
    folder: Path,
    pages: Sequence[IndexedPage],
    words: Mapping[str, int],
    synonyms: Mapping[str, Sequence[str]],
    indexes: Sequence[IssueIndex],
) -> dict[str, object]:
    """Write the index of the pages, which stand in the order of their issues, from the `indexes` of these.

    ``search/`` then holds ``index/<k>.js`` (token -> [blocks, share within words, postings, first and count of
    further segments, everyday words that begin with it]), ``long/<n>.js`` (the further segments),
    ``text/<page>-<k>.js`` (facts of the page, its blocks as printed, for excerpts), ``facts.js`` (what pages are
    sorted and filtered by). Returns what the client must know beforehand.
    """
    everyday: dict[str, dict[str, Sequence[str]]] = {}
    for word, written in synonyms.items():
        everyday.setdefault(word[:2], {})[word] = written
    counts: dict[str, int] = {}
    entries: dict[str, object] = {}
    segments = 0
    for token, found in _tokens(indexes, everyday):
        first, *further = _segments(found)
        counts[token] = sum(entry.places for entry in found)
        told: list[object] = [counts[token], words.get(token, 0), _packed(first)]
        if further or token in everyday:
            told += [segments, len(further)]
        if token in everyday:
            told.append(everyday[token])
        for segment in further:
            write_data_script(folder, f"long/{segments}", _packed(segment))
            segments += 1
        entries[token] = told
    for number, page in enumerate(pages):
        _write_texts(folder, number, page)
    write_data_script(folder, "facts", _facts(pages))
    write_data_script(folder, "syllables", syllables(token for token in counts if len(token) == 1))
    places = {
        page.url: [number, [block.anchor for block in page.blocks]] for number, page in enumerate(pages)
    }
    return {
        "places": write_dictionary(folder, "places", places),
        "sounds": write_dictionary(folder, "sounds", same_sounds(counts, words)),
        "index": write_dictionary(folder, "index", entries),
        "kinds": "".join(_KINDS.get(page.kind, "o") for page in pages),
        "blocks": sum(len(page.blocks) for page in pages),
    }


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


def _tokens(indexes: Sequence[IssueIndex], beside: Iterable[str]) -> Iterator[tuple[str, list[Entry]]]:
    """Every token of the archive, and those `beside` that are none, with the pages that have it, in order."""
    left = set(beside)
    for number in range(PARTS):
        part: dict[str, list[Entry]] = defaultdict(list)
        first = 0
        for index in indexes:
            for token, columns in index.part(number).items():
                part[token] += entries_of(columns, first)
            first += index.pages
        yield from sorted(part.items())
        left -= part.keys()
    yield from ((token, []) for token in sorted(left))


def _packed(found: Sequence[Entry]) -> str:
    return pack((entry.page, entry.packed) for entry in found)


def _segments(found: Sequence[Entry]) -> list[list[Entry]]:
    """One segment if it is short; else the pages where the token says most, then all others in order."""
    if sum(map(_size, found)) <= _SEGMENT:
        return [list(found)]
    best: set[int] = set()
    size = 0.0
    for entry in sorted(found, key=lambda entry: (-entry.weight, -entry.page)):
        size += _size(entry)
        if size > _SEGMENT / 2:
            break
        best.add(entry.page)
    first = [entry for entry in found if entry.page in best]
    return [first, *_cut(entry for entry in found if entry.page not in best)]


def _cut(found: Iterable[Entry]) -> Iterator[list[Entry]]:
    segment: list[Entry] = []
    size = 0.0
    for entry in found:
        if segment and size > _SEGMENT:
            yield segment
            segment, size = [], 0.0
        segment.append(entry)
        size += _size(entry)
    if segment:
        yield segment


def _size(entry: Entry) -> float:
    """Characters of a page in packed postings, about."""
    return 2 + 2.2 * entry.places


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
