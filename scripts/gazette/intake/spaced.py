"""空格排的表: lines whose cells print sets apart with spaces; a table only where nothing else can be meant. Pure.

rows = header row{2,}      each with as many cells; a column of figures, or labels that only tables have
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazette.intake.line_kinds import are_bodies
from gazette.intake.passages import Grid, Row
from gazette.intake.received import GridCell, Line
from gazette.intake.rows import TOTAL
from gazette.numerals import half_width

_WIDE = re.compile(r"[ 　]{2,}")
_ANY = re.compile(r" *　[ 　]*| {2,}")
"""A full-width space alone stands in a name as well: 张　三"""
_ONE = re.compile("[ 　]+")
_COUNTED = ("序号 ", "序号　")
_FIGURE = re.compile(r"-?[0-9][0-9,.]{0,20}[%‰]?|…{1,2}|—{1,2}|-{1,2}|/")
_LABEL = re.compile(
    r"(?:序|编)号|.{0,6}(?:名称|姓名|单位|项目|指标|数量|金额|备注|日期|时间|地点|地址|类别|类型|电话|职务|面积|产量|年份|标准|内容|比重)"
)
_SENTENCE = re.compile("[。；！？]")
_LEAST = 3
"""Rows and columns that a table has at least."""
_LONGEST = 60


@dataclass(frozen=True)
class Group:
    """Lines that follow each other and have three cells and more: the table that they are, or None; the line behind them
    (from 0); whether they look like a table that was not made."""

    grid: Grid | None
    end: int
    doubted: bool = False


def spaced_at(lines: Sequence[Line], at: int, aside: set[int]) -> Group | None:
    """The group of lines that begins at a line; None where none does."""
    if lines[at].text.strip().startswith(_COUNTED) and (group := _counted_at(lines, at, aside)):
        return group
    if len(_cells(lines[at], _WIDE)) < _LEAST and len(_cells(lines[at], _ANY)) < _LEAST:
        return None
    places = [at]
    end = at + 1
    for place in range(at + 1, len(lines)):
        if place in aside or not lines[place].text.strip():
            continue
        if not _goes_on(lines[place]):
            break
        places.append(place)
        end = place + 1
    for gap in (_WIDE, _ANY):
        rows = [_cells(lines[place], gap) for place in places]
        rows = _filled([lines[place].text for place in places], rows)
        rows[0] = _put_together(rows[0], {len(row) for row in rows[1:]})
        if _is_table(rows):
            made = (
                Row(tuple(GridCell((cell,)) for cell in cells), place + 1)
                for place, cells in zip(places, rows, strict=True)
            )
            return Group(Grid(tuple(made)), end)
    rows = [_cells(lines[place], _WIDE) for place in places]
    return Group(None, end, len(rows) >= _LEAST and _is_like(rows))


def _goes_on(line: Line) -> bool:
    """Whether a line may be the next row, or what is left of a cut one."""
    text = line.text.strip()
    if TOTAL.match(text) or are_bodies(text):
        return False
    return len(_cells(line, _WIDE)) > 1 or len(_cells(line, _ANY)) >= _LEAST


def _cells(line: Line, gap: re.Pattern[str]) -> list[str]:
    if line.cells is not None or line.picture or "\t" in line.text:
        return []
    return gap.split(line.text.strip())


def _counted_at(lines: Sequence[Line], at: int, aside: set[int]) -> Group | None:
    """The table whose first column counts its rows, 序号, 1, 2, 3: there a single space parts cells."""
    rows = [(at, _cells(lines[at], _ONE))]
    for place in range(at + 1, len(lines)):
        if place in aside or not lines[place].text.strip():
            continue
        cells = _cells(lines[place], _ONE)
        if not cells or half_width(cells[0]) != str(len(rows)):
            break
        rows.append((place, cells))
    if not _is_table([cells for _, cells in rows]):
        return None
    made = (Row(tuple(GridCell((cell,)) for cell in cells), place + 1) for place, cells in rows)
    return Group(Grid(tuple(made)), rows[-1][0] + 1)


def _filled(texts: Sequence[str], rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows, of which one begins with an empty cell where it has one less and stands further in than the header: the cell
    above it holds for both."""
    width, begin = len(rows[0]), _indent(texts[0])
    return [
        ["", *row] if len(row) == width - 1 and _indent(text) > begin + 1 else row
        for text, row in zip(texts, rows, strict=True)
    ]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _put_together(header: list[str], widths: set[int]) -> list[str]:
    """The header with the labels put together that are spaced out (指　　标), where only then it has as many as all rows."""
    if len(widths) != 1 or len(header) <= max(widths):
        return header
    cells = header[:1]
    for cell in header[1:]:
        if len(cell) == len(cells[-1]) == 1:
            cells[-1] = f"{cells[-1]}　{cell}"
        else:
            cells.append(cell)
    return cells if len(cells) in widths else header


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    header, *body = rows
    width = len(header)
    if len(rows) < _LEAST or width < _LEAST or any(len(row) != width for row in body):
        return False
    if any(len(cell) > _LONGEST or _SENTENCE.search(cell) for row in rows for cell in row):
        return False
    if any(_is_figure(cell) for cell in header):
        return False
    figures = any(all(_is_figure(row[at]) for row in body) for at in range(width))
    return figures or _labels(header) > 1


def _is_like(rows: Sequence[Sequence[str]]) -> bool:
    figured = sum(len(row) > 1 and any(map(_is_figure, row[1:])) for row in rows)
    return _labels(rows[0]) > 1 or figured * 2 > len(rows)


def _labels(header: Sequence[str]) -> int:
    return sum(bool(_LABEL.fullmatch("".join(cell.split()))) for cell in header)


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE.fullmatch(half_width(cell)))
