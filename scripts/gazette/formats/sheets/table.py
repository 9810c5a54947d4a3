"""附表 on a sheet: merged as printed, under its title; below it what print has there, and the editors' notes."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.columns import cell_value
from gazette.formats.format import Work
from gazette.formats.sheets.figures import figure_of
from gazette.formats.sheets.measures import breadth
from gazette.formats.sheets.sheet import Look, Names, Placed, Sheet
from gazette.model import ColumnType
from gazette.text import Block, EditorNote, Grid, GridCell, Text, words
from gazette.values import value

_SHORT = 20
"""So broad at most are the cells of a column that is set in the middle."""


def sheet_of(work: Work, names: Names | None = None) -> Sheet:
    """The sheet of a table, called after its title."""
    text = work.text
    grid = text.grid or text.listed or Grid((), (), ())
    columns = max(1, len(grid.types))
    cells = [
        Placed(row, 0, value(block.text), Look.TITLE if block.kind == "title" else Look.LINE, width=columns)
        for row, block in enumerate(text.head)
    ]
    header = len(cells)
    body = header + len(grid.header)
    end = body + len(grid.lines)
    return Sheet(
        (names or Names()).name(work.title),
        columns,
        (*cells, *_header(grid, header), *_rows(grid, body), *_below(text, end, columns)),
        header,
        body,
        end,
        filtered=bool(grid.rows) and grid.plain and not grid.totals,
    )


def _header(grid: Grid, top: int) -> Iterator[Placed]:
    for row, level in enumerate(grid.header, top):
        for head in level:
            yield Placed(row, head.left, value(head.label), Look.HEADER, head.height, head.width)


def _rows(grid: Grid, top: int) -> Iterator[Placed]:
    looks = _looks(grid)
    for at, row in enumerate(grid.lines, top):
        for left, cell in row.placed:
            if cell.first:
                text = _text(cell, grid.types[left])
                found = figure_of(text, grid.types[left])
                look = Look.HEADING if row.heading else Look.FIGURE if found else looks[left]
                across = Look.WORDS if look is Look.SHORT and breadth(text) > _SHORT else look
                yield Placed(at, left, found or text, across, cell.span, cell.width)


def _looks(grid: Grid) -> list[Look]:
    """A column of which every cell is short is set in the middle; words that may wrap begin at the left."""
    longest = [0] * len(grid.types)
    for row in grid.rows:
        for left, cell in row.placed:
            if not row.heading and cell.width == 1:
                longest[left] = max(longest[left], breadth(_text(cell, grid.types[left])))
    return [Look.SHORT if most <= _SHORT else Look.WORDS for most in longest]


def _text(cell: GridCell, kind: ColumnType) -> str:
    return cell_value("\n".join(words(line) for line in cell.lines), kind)


def _below(text: Text, top: int, columns: int) -> Iterator[Placed]:
    """What is printed under the table, or of a list of roads the text as print sets it; then the notes."""
    lines = [("以上逐条列出，下面照印：", Look.EDITORS_HEADING)] if text.listed else []
    lines += [(value(block.text), Look.BELOW) for block in text.body if isinstance(block, Block)]
    lines += [("校注（编者所加，不是印刷的文字）", Look.EDITORS_HEADING)] if text.notes else []
    lines += [(_note(note), Look.EDITORS) for note in text.notes]
    return (Placed(row, 0, line, look, width=columns) for row, (line, look) in enumerate(lines, top))


def _note(note: EditorNote) -> str:
    told = f"{note.number}. {note.place}：{note.text}"
    return told if note.received is None else f"{told}\n收到的文字：{note.received}"
