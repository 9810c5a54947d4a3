"""归并: the indexes of all issues put together, token by token, part by part; a part is kept while none of them says
anything else of its tokens."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, NamedTuple

from gazette.fresh import Fresh
from gazette.kept import Kept, digest, keep, program
from gazette.search.of_issue import CODE, PARTS, Columns, IssueIndex
from gazette.search.postings import pack
from gazette.search.scripts import (
    BUCKET,
    Roots,
    buckets,
    entry_size,
    json_of,
    key_hash,
    write_data_script,
    write_encoded,
)
from gazette.workers import forked

Everyday = Mapping[str, Mapping[str, Sequence[str]]]
"""日常说法 by the pair of characters that they begin with."""

_WHOLE, _BEST = 6000, 3000
"""Characters of packed postings. A list of so many is told whole, of a longer one so many at first. With 2500 and 2000 one in
six texts of eight to twenty characters was not found first any more, of 600 documents, and a query weighed as much."""
_FURTHER = 24_000
"""Of further ones, of which all are read or none."""
_AT_ONCE = 8
"""So many parts of all issues are in memory at once."""


class Entry(NamedTuple):
    """出现处: a page that has a token, with its greatest weight there, how many places they are, and these packed."""

    page: int
    weight: int
    places: int
    packed: str


@dataclass(frozen=True)
class Merged:
    """Where the parts are kept, and how many places each token has in all."""

    paths: Sequence[Path]
    counts: Mapping[str, int]
    size: int
    """of all entries, as `entry_size` has it"""

    def write(self, folder: Fresh) -> Roots:
        """Write ``index/<k>.js`` and ``long/<n>-<k>.js``. Returns where the buckets of the former are."""
        roots = 1
        while roots < PARTS and roots * BUCKET < self.size:
            roots *= 2
        told: Roots = []
        for first in range(roots):
            parts = [_read(path) for path in self.paths[first::roots]]
            entries = {token: entry for part in parts for token, _, entry in part["tokens"]}
            halves, scripts = buckets("index", entries, first, roots)
            told.append(halves)
            for bucket, data in scripts:
                write_encoded(folder, bucket, data)
            for part in parts:
                for name, segment in part["segments"].items():
                    write_data_script(folder, f"long/{name}", segment)
        return told


def merged(indexes: Sequence[IssueIndex], words: Mapping[str, int], everyday: Everyday, kept: Kept) -> Merged:
    """The parts of the archive's index, as they are kept or made now.

    kept = {tokens: [[token, places in all, entry as JSON]…], segments: {name: packed postings}}
    entry = [places in all, share within words, postings, number and count of further segments, everyday words]
    """
    shares = _parted(words)
    beside = _parted(everyday)
    firsts = list(accumulate((index.pages for index in indexes), initial=0))[:-1]
    code = program(*CODE)
    for index in indexes:
        index.digest_of(0)  # read here, for all processes

    def some(begin: int) -> list[Path]:
        keys: dict[int, str] = {}
        for number in range(begin, begin + _AT_ONCE):
            issues = [
                f"{first} {index.digest_of(number)}" for first, index in zip(firsts, indexes, strict=True)
            ]
            told = [code, *issues, json_of([shares[number], beside[number]])]
            keys[number] = digest("\n".join(told).encode("utf-8", "surrogatepass"))
        held = {number: kept.find(key) for number, key in keys.items()}
        new = [number for number, path in held.items() if path is None]
        read = zip(*(index.parts(new) for index in indexes), strict=True)
        for number, parts in zip(new, read, strict=True):
            made = _made(number, zip(firsts, parts, strict=True), shares[number], beside[number])
            held[number] = keep(kept.folder, keys[number], "json", made)
        return [path for path in held.values() if path]

    paths = list(chain.from_iterable(forked(some, range(0, PARTS, _AT_ONCE))))
    counts: dict[str, int] = {}
    size = 0
    for path in paths:
        for token, places, entry in _read(path)["tokens"]:
            counts[token] = places
            size += entry_size(token, entry)
    return Merged(paths, counts, size)


def _parted(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is told of tokens, by their parts, in one order."""
    parts: list[dict[str, Any]] = [{} for _ in range(PARTS)]
    for token in sorted(told):
        parts[key_hash(token) % PARTS][token] = told[token]
    return parts


def _read(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.read_bytes())
    return told


def _made(
    number: int,
    issues: Iterable[tuple[int, Mapping[str, Columns]]],
    shares: Mapping[str, int],
    everyday: Everyday,
) -> bytes:
    """A part: `issues` are the first page of each issue and what it says of the part's tokens."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for first, tokens in issues:
        for token, columns in tokens.items():
            found[token] += _entries(columns, first)
    told: list[tuple[str, int, str]] = []
    segments: dict[str, str] = {}
    further_number = number  # of all parts no two have the same
    for token in sorted({*found, *everyday}):
        entries = found.get(token, [])
        first_segment, *further = _segments(entries)
        places = sum(entry.places for entry in entries)
        entry: list[object] = [places, shares.get(token, 0), _packed(first_segment)]
        if further or token in everyday:
            entry += [further_number, len(further)]
        if token in everyday:
            entry.append(everyday[token])
        for place, segment in enumerate(further):
            segments[f"{further_number}-{place}"] = _packed(segment)
        further_number += PARTS
        told.append((token, places, json_of(entry)))
    return json.dumps({"tokens": told, "segments": segments}, ensure_ascii=False).encode()


def _entries(columns: Columns, first: int) -> Iterator[Entry]:
    """The entries of a token in an issue whose first page is the archive's `first`."""
    pages, weights, places, packed = columns
    return map(Entry, [first + page for page in pages], weights, places, packed)


def _packed(found: Sequence[Entry]) -> str:
    return pack((entry.page, entry.packed) for entry in found)


def _segments(found: Sequence[Entry]) -> list[list[Entry]]:
    """One segment if it is short; else the pages where the token says most, then all others in order."""
    if sum(map(_size, found)) <= _WHOLE:
        return [list(found)]
    best: set[int] = set()
    size = 0.0
    for entry in sorted(found, key=lambda entry: (-entry.weight, -entry.page)):
        size += _size(entry)
        if size > _BEST:
            break
        best.add(entry.page)
    first = [entry for entry in found if entry.page in best]
    return [first, *_cut(entry for entry in found if entry.page not in best)]


def _cut(found: Iterable[Entry]) -> Iterator[list[Entry]]:
    segment: list[Entry] = []
    size = 0.0
    for entry in found:
        if segment and size > _FURTHER:
            yield segment
            segment, size = [], 0.0
        segment.append(entry)
        size += _size(entry)
    if segment:
        yield segment


def _size(entry: Entry) -> float:
    """Characters of a page in packed postings, about."""
    return 2 + 2.2 * entry.places
