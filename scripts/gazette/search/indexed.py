"""What the index knows of a page: its text block by block, from the neutral text, never from finished HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.text import Block as TextBlock
from gazette.text import Grid, GridRow, Text, flat, spoken, words

CELL_BREAK = "\t"
"""单元格界: between two cells of a row, or two paragraphs of a cell, in the text of the row."""


@dataclass(frozen=True)
class Block:
    """段: one paragraph, heading, list item or row. `anchor` is the nearest id at or before it, or ''."""

    anchor: str
    text: str
    heading: int
    """1-6 for a heading, else 0"""


@dataclass(frozen=True)
class IndexedPage:
    """页: what the index knows of a page. `url` is relative to the site's root."""

    url: str
    title: str
    kind: str
    issuer: str
    year: str
    department: str
    blocks: tuple[Block, ...]


def blocks_of(text: Text) -> Iterator[Block]:
    """The blocks of a document's text; a row of a table is one block, its merged cells stand in their first row.

    The number is set above the title, as the page sets it.
    """
    order = {
        kind: place for place, kind in enumerate(("label", "number", "registration", "title", "caption"))
    }
    anchor = ""
    for part in (*sorted(text.head, key=lambda block: order.get(block.kind, 0)), *text.body):
        if isinstance(part, Grid):
            yield from _rows(part)
            continue
        anchor = part.anchor or anchor
        yield from _lines(part, anchor)


def row(anchor: str, cells: tuple[str, ...], heading: int = 0) -> Block:
    """One block of several cells; empty ones are left out."""
    return Block(anchor, CELL_BREAK.join(filter(None, (flat(cell).strip() for cell in cells))), heading)


def _lines(block: TextBlock, anchor: str) -> Iterator[Block]:
    for line in block.lines:
        told = spoken(line)
        if block.kind == "article" and told.startswith(block.marker):
            told = f"{block.marker} {told[len(block.marker) :]}"  # as it is set: 第一条 为了……
        if text := flat(told).strip():
            yield Block(anchor, text, block.depth)


def _rows(grid: Grid) -> Iterator[Block]:
    for level in grid.header:
        yield row("header", tuple(cell.label for cell in level))
    for line in grid.lines:
        yield row(line.anchor, tuple(_cells(line)))


def _cells(line: GridRow) -> Iterator[str]:
    for cell in line.cells:
        if cell.first:
            yield from (words(paragraph) for paragraph in cell.lines)
