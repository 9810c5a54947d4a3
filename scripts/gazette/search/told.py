"""一期所说: what the search must know of an issue beside its index: names, anchors, characters, and its texts as the excerpts
have them. Kept, as long as the words of its pages stay."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from gazette.fresh import Fresh
from gazette.kept import Kept, digest, keep
from gazette.search.indexed import IndexedPage
from gazette.search.names import Name, names_of
from gazette.search.scripts import json_of, write_encoded

_TEXT = 2000
"""Characters of a file of text, about: a result needs one block of it."""
_MOST = 5
"""A file has 2**5 blocks at most."""


@dataclass(frozen=True)
class Told:
    """Where it is kept.

    kept = {names, characters, pages: [[anchors of its blocks, 期号, how many blocks a text has as a power of two, how many
    texts]…]} "\\n" (text "\\n")*
    """

    path: Path

    @cached_property
    def _head(self) -> dict[str, Any]:
        with self.path.open("rb") as file:
            told: dict[str, Any] = json.loads(file.readline())
        return told

    @property
    def named(self) -> str:
        """What tells its names from others."""
        named: str = self._head["named"]
        return named

    def names(self) -> list[Name]:
        """The names of its pages, read when they are asked for: they are many."""
        with self.path.open("rb") as file:
            file.readline()
            return [Name(*name) for name in json.loads(file.readline())]

    @property
    def characters(self) -> str:
        """Every character of its texts, once."""
        characters: str = self._head["characters"]
        return characters

    @property
    def blocks(self) -> int:
        """How many blocks its pages have."""
        return sum(page[0] for page in self._head["pages"])

    @property
    def anchors(self) -> list[str]:
        """Of each page the anchors of its blocks, as JSON."""
        return [page[1] for page in self._head["pages"]]

    @property
    def numbers(self) -> list[list[Any] | None]:
        """Of each page that is an issue's, 期号: its year, its numbers in the year, its serial numbers (总第…期)."""
        return [page[2] for page in self._head["pages"]]

    @property
    def together(self) -> str:
        """Of each page how many of its blocks are one file of text, a digit, the power of two."""
        return "".join(page[3] for page in self._head["pages"])

    def write(self, folder: Fresh, first: int) -> None:
        """Write ``text/<page>-<k>.js``, its own page being the `first` of the archive's."""
        with self.path.open("rb") as file:
            file.readline()
            file.readline()
            for number, (*_, count) in enumerate(self._head["pages"], first):
                for part in range(count):
                    write_encoded(folder, f"text/{number}-{part}", file.readline()[:-1])


def told_of(pages: Sequence[IndexedPage], key: str, kept: Kept) -> Told:
    """What an issue tells, as it is kept under a key or made now."""
    return Told(kept.find(key) or keep(kept.folder, key, "json", _written([page.whole() for page in pages])))


def _written(pages: Sequence[IndexedPage]) -> bytes:
    together = list(map(_together, pages))
    texts = [_texts(page, 2 ** int(power)) for page, power in zip(pages, together, strict=True)]
    names = json_of([[name.text, name.kind, name.url, name.note, name.order] for name in names_of(pages)])
    told = {
        "named": digest(names.encode("utf-8", "surrogatepass")),
        "characters": "".join(
            sorted({sign for page in pages for block in page.blocks for sign in block.text})
        ),
        "pages": [
            [
                len(page.blocks),
                json_of([block.anchor for block in page.blocks]),
                _issue_numbers("\n".join(block.text for block in page.blocks))
                if page.kind == "issue"
                else None,
                power,
                len(own),
            ]
            for page, power, own in zip(pages, together, texts, strict=True)
        ],
    }
    lines = [json_of(told), names, *(text for own in texts for text in own)]
    return "".join(f"{line}\n" for line in lines).encode()


def _together(page: IndexedPage) -> str:
    """How many blocks of usual length are about `_TEXT` characters, as a power of two."""
    usual = sum(len(block.text) for block in page.blocks) / max(1, len(page.blocks))
    return next((str(power) for power in range(_MOST, 0, -1) if usual * 2**power <= _TEXT), "0")


def _texts(page: IndexedPage, together: int) -> list[str]:
    """The facts of the page and so many of its blocks, each with the heading it stands under; as JSON."""
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
    return [
        json_of({"page": facts, "blocks": blocks[part : part + together]})
        for part in range(0, len(blocks), together)
    ]


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
