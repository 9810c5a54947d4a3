"""全文索引: texts of pages -> the scripts that the search loads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from gazette.search.indexed import IndexedPage
from gazette.search.pagefind import positions
from gazette.search.postings import BlockIndex, Place, pack
from gazette.search.scripts import write_data_script, write_dictionary
from gazette.search.sounds import same_sounds, syllables

TEXT_BLOCKS = 8
"""So many blocks of a page are one file of text; a result needs one."""
_SEGMENT = 6000
"""Characters of packed postings that are read at once."""

Postings = dict[str, list[tuple[int, list[Place]]]]
"""By token: the pages that have it, in order, each with its places."""


def write_full_text(
    folder: Path,
    pages: Sequence[IndexedPage],
    words: Mapping[str, int],
    synonyms: Mapping[str, Sequence[str]],
    kept: Path,
) -> dict[str, object]:
    """Index the pages, which stand in the order of their issues. Raises :class:`SearchError`.

    ``search/`` then holds ``index/<k>.js`` (token -> [blocks, share within words, postings, first and count of
    further segments, everyday words that begin with it]), ``long/<n>.js`` (the further segments),
    ``text/<page>-<k>.js`` (facts of the page, its blocks as printed, for excerpts), ``facts.js`` (what pages are
    sorted and filtered by). Returns what the client must know beforehand.
    """
    postings = _postings(pages, kept)
    everyday: dict[str, dict[str, Sequence[str]]] = {}
    for word, written in synonyms.items():
        everyday.setdefault(word[:2], {})[word] = written
    counts = {token: sum(len(places) for _, places in found) for token, found in postings.items()}
    entries: dict[str, object] = {}
    segments = 0
    for token in sorted({*postings, *everyday}):
        first, *further = _segments(postings.get(token, []))
        entry: list[object] = [counts.get(token, 0), words.get(token, 0), pack(first)]
        if further or token in everyday:
            entry += [segments, len(further)]
        if token in everyday:
            entry.append(everyday[token])
        for segment in further:
            write_data_script(folder, f"long/{segments}", pack(segment))
            segments += 1
        entries[token] = entry
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


def _postings(pages: Sequence[IndexedPage], kept: Path) -> Postings:
    """All tokens of all pages, issue by issue; single characters beside pairs."""
    found: Postings = defaultdict(list)
    start = 0
    for _, group in groupby(pages, key=lambda page: page.issue):
        issue = [BlockIndex(page.blocks) for page in group]
        for token, by_page in positions([page.tokens for page in issue], kept).items():
            if len(token) > 1:  # a run of one character is found below with every other
                found[token] += [
                    (start + place, issue[place].places(token, by_page[place])) for place in sorted(by_page)
                ]
        for place, page in enumerate(issue):
            for character, places in page.singles().items():
                found[character].append((start + place, places))
        start += len(issue)
    return found


def _segments(found: Sequence[tuple[int, list[Place]]]) -> list[list[tuple[int, list[Place]]]]:
    """One segment if it is short; else the pages where the token says most, then all others in order."""
    if sum(map(_size, found)) <= _SEGMENT:
        return [list(found)]
    best: set[int] = set()
    size = 0.0
    for page in sorted(found, key=lambda page: (-max(weight for _, weight, _ in page[1]), -page[0])):
        size += _size(page)
        if size > _SEGMENT / 2:
            break
        best.add(page[0])
    first = [page for page in found if page[0] in best]
    return [first, *_cut(page for page in found if page[0] not in best)]


def _cut(found: Iterable[tuple[int, list[Place]]]) -> Iterator[list[tuple[int, list[Place]]]]:
    segment: list[tuple[int, list[Place]]] = []
    size = 0.0
    for page in found:
        if segment and size > _SEGMENT:
            yield segment
            segment, size = [], 0.0
        segment.append(page)
        size += _size(page)
    if segment:
        yield segment


def _size(page: tuple[int, list[Place]]) -> float:
    """Characters of a page in packed postings, about."""
    return 2 + 2.2 * len(page[1])


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
