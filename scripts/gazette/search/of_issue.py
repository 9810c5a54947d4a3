"""一期的索引: what the pages of one issue give to the index; kept, so that an issue whose words stay is not indexed again."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from pathlib import Path

from gazette.kept import Kept, digest, keep, program
from gazette.search.indexed import IndexedPage, written
from gazette.search.pagefind import positions
from gazette.search.postings import BlockIndex, Place, pack_places
from gazette.search.scripts import key_hash

CODE = ("kept.py", "search/*.py")
"""What has a part in the index of an issue, given the blocks of its pages."""
PARTS = 1024
"""The tokens of an archive are put together part by part (by their hash): what a changed issue says of the others is
found as it was."""

Columns = tuple[list[int], list[int], list[int], list[str]]
"""The pages that have a token, column by column: page, its greatest weight there, how many places, these packed."""


@dataclass(frozen=True)
class IssueIndex:
    """Where the index of an issue is kept, how many pages it has."""

    path: Path
    pages: int

    @cached_property
    def _head(self) -> tuple[array[int], str]:
        """Where each part begins and ends in the file; and the digests of all, in one, for there are many issues."""
        with self.path.open("rb") as file:
            head = file.readline()
        lengths, digests = json.loads(head)
        return array("L", accumulate(lengths, initial=len(head))), "".join(digests)

    def digest_of(self, number: int) -> str:
        """What tells the contents of a part apart."""
        digests = self._head[1]
        length = len(digests) // PARTS
        return digests[number * length : (number + 1) * length]

    def parts(self, numbers: Sequence[int]) -> list[dict[str, Columns]]:
        """The tokens of these parts, each with the pages that have it."""
        bounds = self._head[0]
        found: list[dict[str, Columns]] = []
        with self.path.open("rb") as file:
            for number in numbers:
                file.seek(bounds[number])
                found.append(json.loads(file.read(bounds[number + 1] - bounds[number])))
        return found


def issue_key(pages: Sequence[IndexedPage]) -> str:
    """What tells the pages of an issue, with their words, from others."""
    told = [program(*CODE), *(repr(replace(page, blocks=(), kept=None)) for page in pages)]
    words = [page.kept.digest if page.kept else digest(written(page.blocks)) for page in pages]
    return digest("\n".join([*told, *words]).encode("utf-8", "surrogatepass"))


def issue_index(pages: Sequence[IndexedPage], key: str, kept: Kept) -> IssueIndex:
    """The index of an issue, as it is kept under a key or made now. Raises :class:`SearchError` when Pagefind fails.

    kept = [[length…], [digest…]] "\\n" part*, all JSON      part = {token: [[page…], [weight…], [count…], [packed…]]}
    """
    path = kept.find(key) or keep(kept.folder, key, "json", _written([page.whole() for page in pages]))
    return IssueIndex(path, len(pages))


def _written(pages: Sequence[IndexedPage]) -> bytes:
    parts: list[dict[str, Columns]] = [{} for _ in range(PARTS)]
    for token, columns in sorted(_postings(pages)):  # Pagefind's order changes with every word
        parts[key_hash(token) % PARTS][token] = columns
    written = [json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode() for part in parts]
    head = [list(map(len, written)), list(map(digest, written))]
    return json.dumps(head).encode() + b"\n" + b"".join(written)


def _postings(pages: Sequence[IndexedPage]) -> Iterator[tuple[str, Columns]]:
    """All tokens of the pages; single characters beside pairs."""
    issue = [BlockIndex(page.blocks) for page in pages]
    for token, by_page in positions([page.tokens for page in issue]).items():
        if len(token) > 1:  # a run of one character is found below with every other
            columns: Columns = ([], [], [], [])
            for page in sorted(by_page):
                _add(columns, page, issue[page].places(token, by_page[page]))
            yield token, columns
    singles: dict[str, Columns] = defaultdict(lambda: ([], [], [], []))
    for page, index in enumerate(issue):
        for character, places in index.singles().items():
            _add(singles[character], page, places)
    yield from singles.items()


def _add(columns: Columns, page: int, places: Sequence[Place]) -> None:
    pages, weights, counts, packed = columns
    pages.append(page)
    weights.append(max(map(itemgetter(1), places)))
    counts.append(len(places))
    packed.append(pack_places(places))
