"""Tables of a web page (表格): which hold data and which only lay out the page; and where each cell of the former stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from gazette.characters import squeeze
from gazette.intake.readers.web_tree import children, walk

_NUMBER = re.compile(r"\s*\+?([0-9]{1,9})")
_WIDEST = 1000
"""As browsers have it: no cell reaches over more columns."""
_CELLS = 200_000
"""A table with more is none that a gazette prints: it is taken as lines."""
_ARTICLE = (4, 150, 0.6)
"""A cell is no cell but a text with so many paragraphs, so many characters, so much of the table's text."""
_PARAGRAPHS = re.compile("p|div|h1|h2|h3|h4|h5|h6|li|br")


@dataclass
class _Seen:
    """What is known of a table once it has been gone through."""

    rows: int = 0
    columns: int = 0
    words: int = 0
    nested: bool = False
    cells: list[tuple[int, int]] = field(default_factory=list)
    """paragraphs and characters of each"""

    def is_layout(self) -> bool:
        paragraphs, words, share = _ARTICLE
        return (
            self.nested
            or self.columns < 2
            or any(
                lines >= paragraphs and long >= words and long >= share * self.words
                for lines, long in self.cells
            )
        )


def layout_tables(top: LexborNode) -> frozenset[int]:
    """The tables below an element that only lay it out: with tables within, one column, or a whole text in a cell."""
    seen: dict[int, _Seen] = {}
    open_tables: list[_Seen] = []
    open_cells: list[list[int]] = []
    row = 0

    def enter(node: LexborNode) -> bool:
        nonlocal row
        if node.is_text_node:
            if open_cells:
                open_cells[-1][1] += len(squeeze(node.text_content or ""))
            return False
        tag = node.tag
        if not node.is_element_node or tag in ("script", "style", "template"):
            return False
        if tag == "table":
            for above in open_tables[-1:]:
                above.nested = True
            open_tables.append(_Seen())
            seen[node.mem_id] = open_tables[-1]
        elif tag == "tr" and open_tables:
            open_tables[-1].rows += 1
            row = 0
        elif tag in ("td", "th") and open_tables:
            row += _span(node.attributes, "colspan")
            open_tables[-1].columns = max(open_tables[-1].columns, row)
            open_cells.append([0, 0])
        elif _PARAGRAPHS.fullmatch(tag or "") and open_cells:
            open_cells[-1][0] += 1
        return True

    def leave(node: LexborNode) -> None:
        if node.tag == "table" and open_tables:
            open_tables.pop()
        elif node.tag in ("td", "th") and open_tables and open_cells:
            lines, words = open_cells.pop()
            open_tables[-1].cells.append((lines, words))
            open_tables[-1].words += words

    walk(top, enter, leave)
    return frozenset(table for table, known in seen.items() if known.is_layout())


@dataclass(frozen=True)
class Slot:
    """A place in the grid: a cell of the page, or one that another reaches over."""

    cell: LexborNode | None
    merged: bool = False
    joined: bool = False


def grid_of(table: LexborNode, shows: Callable[[LexborNode], bool]) -> list[list[Slot]] | None:
    """The table's rows, each with a place for every column; None where it would have more places than a table has.

    Of rows and cells only those that a browser `shows` have a place.
    """
    rows = list(_rows(table, shows))
    reaches: list[list[tuple[int, int, int, LexborNode]]] = []
    starts: set[int] = {0}
    held: dict[int, int] = {}
    work = 0
    for at, (row, end) in enumerate(rows):
        placed: list[tuple[int, int, int, LexborNode]] = []
        column = 0
        for cell in children(row):
            if cell.tag not in ("td", "th") or not shows(cell):
                continue
            while held.get(column, 0) > at:
                column += 1
                work += 1
            across = _span(cell.attributes, "colspan")
            down = _span(cell.attributes, "rowspan", zero=end - at)
            until = min(at + down, end)
            work += across
            if work > _CELLS:
                return None
            for covered in range(column, column + across):
                held[covered] = max(held.get(covered, 0), until)
            placed.append((column, column + across, until, cell))
            starts.add(column)
            column += across
        reaches.append(placed)
    if len(starts) * len(rows) > _CELLS:
        return None
    return _filled(reaches, sorted(starts))


def _filled(reaches: list[list[tuple[int, int, int, LexborNode]]], columns: list[int]) -> list[list[Slot]]:
    """A place for each column in which some cell begins; the others are not to be seen."""
    grid: list[list[Slot | None]] = [[None] * len(columns) for _ in reaches]
    at_column = {column: index for index, column in enumerate(columns)}
    for row, placed in enumerate(reaches):
        for left, right, until, cell in placed:
            for below in range(row, until):
                index = at_column[left]
                while index < len(columns) and columns[index] < right and grid[below][index] is None:
                    first = columns[index] == left
                    grid[below][index] = Slot(
                        cell if below == row and first else None,
                        merged=below > row,
                        joined=below == row and not first,
                    )
                    index += 1
    return [[slot or Slot(None) for slot in row] for row in grid]


def _rows(table: LexborNode, shows: Callable[[LexborNode], bool]) -> list[tuple[LexborNode, int]]:
    """The rows in the order of the page, each with where its part of the table ends, which no cell reaches over."""
    parts: list[list[LexborNode]] = [[]]
    for child in children(table):
        if child.tag == "tr" and shows(child):
            parts[-1].append(child)
        elif child.tag in ("thead", "tbody", "tfoot") and shows(child):
            parts += [[row for row in children(child) if row.tag == "tr" and shows(row)], []]
    rows: list[tuple[LexborNode, int]] = []
    for part in parts:
        end = len(rows) + len(part)
        rows += [(row, end) for row in part]
    return rows


def _span(attributes: Mapping[str, str | None], name: str, zero: int = 1) -> int:
    """How many columns or rows a cell reaches over; a rowspan of 0 reaches to the end."""
    match = _NUMBER.match(attributes.get(name) or "")
    if not match:
        return 1
    return min(int(match[1]) or zero, _WIDEST if name == "colspan" else 65534)
