"""What the index knows of a page: its text block by block, from the neutral text, never from finished HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import MappingProxyType

from gazette.text import Block as TextBlock
from gazette.text import Grid, GridCell, GridRow, Plain, Style, Text, flat, spoken, words

CELL_BREAK = "\t"
"""单元格界: between two cells of a row, or two paragraphs of a cell, in the text of the row."""


@dataclass(frozen=True)
class Block:
    """段: one paragraph, heading, list item or row: the place that a result leads to."""

    anchor: str
    """the nearest id at or before it, or ''"""
    text: str
    heading: int = 0
    """1-6 for a heading, else 0"""
    names: tuple[str, ...] = ()
    """名: words of it that say what it is the entry of: the road of a row, the appointee of a line"""
    above: str = ""
    """words that stand elsewhere and hold for it too: merged cells, the labels of its columns"""
    reach: int = 0
    """so many blocks behind it stand under it"""
    listing: bool = False
    """whether what it lists has blocks of its own, which say it better"""


@dataclass(frozen=True)
class IndexedPage:
    """页: what the index knows of a page. `url` is relative to the site's root; facts that are not given are ''.

    `issue` is the id of the issue that it belongs to. A page of none is found by its names alone.
    """

    url: str
    title: str
    kind: str
    issuer: str = ""
    year: str = ""
    department: str = ""
    blocks: tuple[Block, ...] = ()
    number: str = ""
    date: str = ""
    genre: str = ""
    issue: str = ""
    names: tuple[str, ...] = ()
    """other names of what the page is about"""
    kept: KeptBlocks | None = None
    """where its blocks are kept, if they are not here"""

    def whole(self) -> IndexedPage:
        """The page with its blocks."""
        return replace(self, blocks=self.kept.read(), kept=None) if self.kept else self


@dataclass(frozen=True)
class KeptBlocks:
    """The blocks of a page in a file: so many bytes from `begin` on. `digest` tells them from others."""

    path: Path
    begin: int
    length: int
    digest: str

    def read(self) -> tuple[Block, ...]:
        """The blocks, read when somebody asks for them."""
        with self.path.open("rb") as file:
            file.seek(self.begin)
            told = json.loads(file.read(self.length))
        return tuple(
            Block(anchor, text, heading, tuple(names), *rest) for anchor, text, heading, names, *rest in told
        )


def written(blocks: Iterable[Block]) -> bytes:
    """Blocks as such a file holds them."""
    told = [[getattr(block, name) for name in _FIELDS] for block in blocks]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


_FIELDS = [field.name for field in fields(Block)]


def blocks_of(text: Text, people: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Iterator[Block]:
    """The blocks of a document's text; a row of a table is one block, its merged cells stand in their first row.

    The number is set above the title, as the page sets it. `people` are those who are told of at an anchor.
    """
    order = {
        kind: place for place, kind in enumerate(("label", "number", "registration", "title", "caption"))
    }
    found: list[tuple[Block, frozenset[str]]] = []
    anchor = ""
    for part in (*sorted(text.head, key=lambda block: order.get(block.kind, 0)), *text.body):
        if isinstance(part, Grid):
            found += [(block, frozenset()) for block in _rows(part)]
            continue
        anchor = part.anchor or anchor
        under = frozenset(part.ancestors)
        named = people.get(part.anchor, ())
        entries = list(_entries(part))
        lines = _lines(part, anchor, named)
        found += [(replace(block, listing=bool(entries)), under) for block in lines]
        found += [(block, under) for block in entries]
    yield from _reaching(found)


def row(anchor: str, cells: tuple[str, ...], heading: int = 0) -> Block:
    """One block of several cells; empty ones are left out."""
    return Block(anchor, CELL_BREAK.join(filter(None, (flat(cell).strip() for cell in cells))), heading)


def _reaching(found: Sequence[tuple[Block, frozenset[str]]]) -> Iterator[Block]:
    """Each block with how far it reaches: the title over all, any other over what names it among its ancestors, which is
    a stretch right behind it."""
    for place, (block, _) in enumerate(found):
        end = place + 1
        if block.heading == 1:
            end = len(found)
        elif block.anchor:
            while end < len(found) and block.anchor in found[end][1]:
                end += 1
        yield replace(block, reach=end - place - 1)


def _lines(block: TextBlock, anchor: str, people: Sequence[str]) -> Iterator[Block]:
    for line in block.lines:
        told = spoken(line)
        if block.kind == "article" and told.startswith(block.marker):
            told = f"{block.marker} {told[len(block.marker) :]}"  # as it is set: 第一条 为了……
        if text := flat(told).strip():
            yield Block(anchor, text, block.depth, tuple(name for name in people if name in text))


def _entries(block: TextBlock) -> Iterator[Block]:
    """Roads of a list that have addresses of their own: 育才路（沿江东路-长丰大道）, named 育才路."""
    titles = "".join(run.text for run in block.runs if isinstance(run, Plain) and run.style is Style.TITLE)
    for run in block.runs:
        if isinstance(run, Plain) and run.anchor:
            text = flat(run.text).strip().rstrip("、，；。")
            yield Block(run.anchor, text, names=(re.split("[（(]", text)[0],), above=titles)


def _rows(grid: Grid) -> Iterator[Block]:
    for level in grid.header:
        yield row("header", tuple(cell.label for cell in level))
    labels = " ".join(cell.label for level in grid.header for cell in level)
    naming = _naming_column(grid)
    for line in grid.lines:
        block = row(line.anchor, tuple(_cells(line)))
        merged = [words(part) for cell in line.cells if not cell.first for part in cell.lines]
        names = tuple(_cell_words(cell) for left, cell in line.placed if left == naming and cell.first)
        yield replace(block, above=CELL_BREAK.join([labels, *merged]), names=names)


_TELLING = re.compile(r"[\u3400-\u9fff]{2}")


def _naming_column(grid: Grid) -> int | None:
    """The first column whose cells tell the rows apart by words (道路, 项目名称), not by numbers or dates."""
    columns: dict[int, list[str]] = {}
    rows = [line for line in grid.rows if not line.heading]
    for line in rows:
        for left, cell in line.placed:
            columns.setdefault(left, []).append(_cell_words(cell) if cell.first else "")
    for left, cells in sorted(columns.items()):
        telling = {cell for cell in cells if _TELLING.search(re.sub(r"[0-9]+[年月日]", "", cell))}
        if len(telling) >= 0.7 * len(rows):
            return left
    return None


def _cell_words(cell: GridCell) -> str:
    return flat("".join(map(words, cell.lines))).strip()


def _cells(line: GridRow) -> Iterator[str]:
    for cell in line.cells:
        if cell.first:
            yield from (words(paragraph) for paragraph in cell.lines)
