"""表格 in a Word file: widths by what stands in the columns, merged cells, a header that every page repeats."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from gazette.formats import word_styles as styles
from gazette.formats.measure import width
from gazette.formats.word_form import AS_STYLED, Form
from gazette.formats.word_runs import Setter
from gazette.formats.word_styles import ParagraphStyle
from gazette.formats.word_xml import node, on, text_run
from gazette.text import Grid, GridCell, GridRow, Run, flat, words

PORTRAIT, LANDSCAPE = 8844, 12756
"""The text block of 156 x 225 mm: its width in twentieths of a point, upright and lying."""
_TRIED = ((PORTRAIT, 24), (PORTRAIT, 21), (LANDSCAPE, 24), (LANDSCAPE, 21))
_MANY = 5
"""A table of more columns begins with 五号."""
_SMALLEST = (LANDSCAPE, 18)
_PADDING = 80
_SLACK = 0.2
"""Faces differ in the width of their letters."""
_WHOLE = 10
"""A row of more lines than these may be parted by the end of a page."""
_NARROW, _ROOMY = 5.0, 8.0
"""Down to so many characters a column of sentences may be narrowed; so many let it be read well."""
_SHORT = 8.0
"""A column of such short cells is centred."""


@dataclass(frozen=True)
class Sheet:
    """How a table lies on the page: how wide, in which size (half points), the width of each column."""

    width: int
    size: int
    columns: tuple[int, ...]
    short: tuple[bool, ...]


def sheet(grid: Grid) -> Sheet:
    """Upright and in 小四 where the columns have room, else smaller, else lying."""
    texts: list[list[str]] = [[] for _ in range(sum(cell.width for cell in grid.header[0]))]
    for row in grid.lines:
        for left, cell in row.placed:
            if cell.width == 1 and cell.first:
                texts[left] += [flat(words(line)) for line in cell.lines]
    columns = [_Column.of(column, _label(grid, at)) for at, column in enumerate(texts)]
    roomy = [min(max(column.least, column.longest), max(column.least, _ROOMY)) for column in columns]
    tried = [one for one in _TRIED if one[1] < 24 or len(columns) <= _MANY]
    wide, size = next((one for one in tried if sum(roomy) <= _room(*one, len(columns))), _SMALLEST)
    shares = _shared(columns, _room(wide, size, len(columns)))
    widths = [int(share * size * 10) + 2 * _PADDING for share in shares]
    widths[-1] += wide - sum(widths)
    return Sheet(wide, size, tuple(widths), tuple(column.longest <= _SHORT for column in columns))


def _room(wide: int, size: int, columns: int) -> float:
    """How many characters of this size stand side by side in so many columns."""
    return (wide - 2 * _PADDING * columns) / (size * 10)


@dataclass(frozen=True)
class _Column:
    """What a column wants, in characters: at least, at most, and how much of what is left."""

    least: float
    longest: float
    weight: float

    @classmethod
    def of(cls, texts: Sequence[str], label: float) -> _Column:
        longest = max(map(width, texts), default=0.0)
        narrow = longest if longest <= _SHORT else _NARROW
        least = max(2.0, narrow, label, *map(_unbroken, texts)) + _SLACK
        # A column of half the text wants more than half the width: its cells are as high as the row that they stand in.
        return cls(least, max(longest, least), sum(map(width, texts)) ** 0.75)


def _shared(columns: Sequence[_Column], room: float) -> list[float]:
    """The room among the columns: each its least, of the rest none more than its longest cell."""
    shares = [column.least * min(1.0, room / sum(column.least for column in columns)) for column in columns]
    for _ in columns:
        rest = room - sum(shares)
        weights = [
            column.weight if share < column.longest else 0.0
            for share, column in zip(shares, columns, strict=True)
        ]
        if rest < 0.01 or not any(weights):
            break
        shares = [
            max(share, min(column.longest, share + rest * weight / sum(weights)))
            for share, column, weight in zip(shares, columns, weights, strict=True)
        ]
    scale = room / sum(shares)
    return [share * scale for share in shares]


def _unbroken(text: str) -> float:
    """The longest stretch that no line may end in: 14594.94"""
    parts = "".join(sign if sign.isascii() else " " for sign in text).split()
    return min(12.0, max(map(width, parts), default=0.0))


def _label(grid: Grid, column: int) -> float:
    """What the labels over a column want: to stand on two lines at most."""
    over = [cell for level in grid.header for cell in level if cell.left <= column < cell.left + cell.width]
    return max((math.ceil(width(flat(cell.label)) / cell.width / 2) for cell in over), default=0.0)


class TableSetter:
    """Makes the table of one grid, as it lies on its sheet."""

    def __init__(self, grid: Grid, laid: Sheet, setter: Setter) -> None:
        self._grid = grid
        self._setter = setter
        self._sheet = laid
        self._text = styles.table_text(self._sheet.size)
        setter.used[self._text] = None

    def table(self) -> Element:
        """<w:tbl>"""
        return node(
            "w:tbl",
            node(
                "w:tblPr",
                node("w:tblStyle", w_val="TableGrid"),
                node("w:tblW", w_w=self._sheet.width, w_type="dxa"),
                node("w:jc", w_val="center"),
                node("w:tblLayout", w_type="fixed"),
                node(
                    "w:tblCellMar",
                    *(node(f"w:{side}", w_w=_PADDING, w_type="dxa") for side in ("left", "right")),
                ),
            ),
            node("w:tblGrid", *(node("w:gridCol", w_w=width) for width in self._sheet.columns)),
            *self._header(),
            *map(self._row, self._grid.lines),
        )

    def _header(self) -> Iterator[Element]:
        """栏头 level by level. A label that reaches down stands in its first row, and merges those below."""
        for depth in range(len(self._grid.header)):
            cells = [
                (cell, level)
                for level, row in enumerate(self._grid.header[: depth + 1])
                for cell in row
                if level + cell.height > depth
            ]
            made = []
            for cell, level in sorted(cells, key=lambda one: one[0].left):
                runs = [text_run(flat(cell.label))] if level == depth else []
                if level == depth == 0 and cell.left == 0:
                    runs += self._setter.line(self._grid.notes, {})
                said = self._setter.set(styles.TABLE_HEAD, AS_STYLED, *runs)
                merge = None if cell.height == 1 else "restart" if level == depth else "continue"
                made.append(self._cell(cell.left, cell.width, merge, [said]))
            yield node("w:tr", node("w:trPr", on("w:cantSplit"), on("w:tblHeader")), *made)

    def _row(self, row: GridRow) -> Element:
        own = [at for at, cell in enumerate(row.cells) if cell.first]
        noted = own[-1] if own else 0
        cells = (
            self._cell(
                left,
                cell.width,
                None if cell.span == 1 else "restart" if cell.first else "continue",
                [*self._paragraphs(left, cell, row, row.notes if at == noted else ())],
            )
            for at, (left, cell) in enumerate(row.placed)
        )
        whole = self._lines(row) <= _WHOLE
        return node("w:tr", node("w:trPr", on("w:cantSplit")) if whole else None, *cells)

    def _paragraphs(
        self, left: int, cell: GridCell, row: GridRow, notes: tuple[Run, ...]
    ) -> Iterator[Element]:
        """The paragraphs of a cell. One that the cell above reaches over is empty: its words stand above."""
        style: ParagraphStyle = styles.TABLE_HEAD if row.heading else self._text
        short = cell.width == 1 and self._sheet.short[left]
        form = Form("left" if row.heading else "center" if short else None, keep_next=row.heading)
        lines = cell.lines if cell.first else ()
        last = max(0, len(lines) - 1)
        for at, line in enumerate(lines or ((),)):
            whole = (*line, *notes) if at == last else line
            yield self._setter.set(style, form, *self._setter.line(whole, {}))

    def _cell(self, left: int, over: int, merge: str | None, content: list[Element]) -> Element:
        properties = node(
            "w:tcPr",
            node("w:tcW", w_w=sum(self._sheet.columns[left : left + over]), w_type="dxa"),
            node("w:gridSpan", w_val=over) if over > 1 else None,
            node("w:vMerge", w_val=merge) if merge else None,
            node("w:vAlign", w_val="center"),
        )
        return node("w:tc", properties, *content)

    def _lines(self, row: GridRow) -> int:
        """How many lines a row takes, about."""
        size = self._sheet.size * 10
        taken = (
            sum(
                math.ceil(width(words(line)) * size / (sum(self._sheet.columns[left : left + cell.width])))
                for line in cell.lines
            )
            for left, cell in row.placed
            if cell.span == 1
        )
        return max(taken, default=1)
