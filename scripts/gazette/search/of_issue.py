"""一期的索引: what the pages of one issue give to the index; kept, so that an issue whose words stay is not indexed again."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from gazette.kept import Kept, digest, keep, program
from gazette.search.indexed import IndexedPage
from gazette.search.pagefind import positions
from gazette.search.postings import BlockIndex, Place, pack_places

_CODE = ("kept.py", "search/*.py")
"""What has a part in the index of an issue, given the blocks of its pages."""
PARTS = 32
"""The tokens of an archive are put together part by part: all of them at once would fill the memory."""


class Entry(NamedTuple):
    """出现处: a page that has a token, with its greatest weight there, how many places they are, and these packed."""

    page: int
    weight: int
    places: int
    packed: str


_Columns = tuple[list[int], list[int], list[int], list[str]]
"""The fields of the entries of a token, column by column"""


@dataclass(frozen=True)
class IssueIndex:
    """Where the index of an issue is kept, how many pages it has, where its parts stand in the file."""

    path: Path
    pages: int
    parts: tuple[tuple[int, int], ...]

    def part(self, number: int) -> dict[str, _Columns]:
        """The tokens of one part, each with the fields of its entries, column by column."""
        start, end = self.parts[number]
        with self.path.open("rb") as file:
            file.seek(start)
            told: dict[str, _Columns] = json.loads(file.read(end - start))
        return told


def issue_index(pages: Sequence[IndexedPage], kept: Kept) -> IssueIndex:
    """The index of an issue, as it is kept or made now. Raises :class:`SearchError` when Pagefind fails.

    kept = lengths "\\n" part*      lengths = of the parts, as JSON      part = {token: [[page…], [weight…], [count…], [packed…]]}
    """
    told = "\n".join([program(*_CODE), *(repr(page.blocks) for page in pages)])
    key = digest(told.encode("utf-8", "surrogatepass"))
    path = kept.find(key) or keep(kept.folder, key, "json", _written(pages))
    with path.open("rb") as file:
        head = file.readline()
    bounds = accumulate(json.loads(head), initial=len(head))
    return IssueIndex(path, len(pages), tuple(pairwise(bounds)))


def entries_of(columns: _Columns, first: int) -> Iterator[Entry]:
    """The entries of a token in an issue whose first page is the archive's `first`."""
    pages, weights, places, packed = columns
    return map(Entry, [first + page for page in pages], weights, places, packed)


def _written(pages: Sequence[IndexedPage]) -> bytes:
    parts: list[dict[str, _Columns]] = [{} for _ in range(PARTS)]
    for token, columns in _postings(pages):
        parts[zlib.crc32(token.encode()) % PARTS][token] = columns
    written = [json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode() for part in parts]
    return json.dumps(list(map(len, written))).encode() + b"\n" + b"".join(written)


def _postings(pages: Sequence[IndexedPage]) -> Iterator[tuple[str, _Columns]]:
    """All tokens of the pages; single characters beside pairs."""
    issue = [BlockIndex(page.blocks) for page in pages]
    for token, by_page in positions([page.tokens for page in issue]).items():
        if len(token) > 1:  # a run of one character is found below with every other
            columns: _Columns = ([], [], [], [])
            for page in sorted(by_page):
                _add(columns, page, issue[page].places(token, by_page[page]))
            yield token, columns
    singles: dict[str, _Columns] = defaultdict(lambda: ([], [], [], []))
    for page, index in enumerate(issue):
        for character, places in index.singles().items():
            _add(singles[character], page, places)
    yield from sorted(singles.items())


def _add(columns: _Columns, page: int, places: Sequence[Place]) -> None:
    pages, weights, counts, packed = columns
    pages.append(page)
    weights.append(max(map(itemgetter(1), places)))
    counts.append(len(places))
    packed.append(pack_places(places))
