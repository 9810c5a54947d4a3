"""列宽和行高, in the units of spreadsheets, worked out beforehand: they don't fit rows to merged cells by themselves."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gazette.formats.sheets.figures import Figure
from gazette.formats.sheets.sheet import Look, Placed, Sheet

PORTRAIT, LANDSCAPE = 92, 138
"""So many letters stand side by side on a sheet of A4, within its margins."""

_FEW = 5
"""A table of no more columns is set upright."""

_NARROWEST, _WIDEST = 5, 200
_PAD = 2
_LINE, _GAP = 15.0, 5.0
"""Height of a line of a cell in points, and of the white above and below."""

_SIZES = {Look.TITLE: 1.6}
"""How much larger than others the letters of a look are."""

TALLEST = 405.0
"""Spreadsheets cut a row that is taller."""


@dataclass(frozen=True)
class Measures:
    widths: tuple[float, ...]
    heights: Mapping[int, float]
    landscape: bool


def breadth(text: str) -> int:
    """How broad the longest line of a text is, in letters: a Chinese character counts two."""
    return max(map(_letters, text.split("\n")))


def measures(sheet: Sheet) -> Measures:
    """Columns as wide as the page allows, rows as high as their words then need."""
    natural = _natural(sheet)
    landscape = sheet.columns > _FEW and sum(natural) > PORTRAIT
    widths = _fitted(natural, LANDSCAPE if landscape else PORTRAIT)
    _widen_for_tall_cells(sheet.cells, widths)
    return Measures(tuple(widths), _heights(sheet.cells, widths), landscape)


def _letters(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in line)


def _natural(sheet: Sheet) -> list[float]:
    """As wide as each column would like to be. A label may stand in two lines, a number may not be broken."""
    natural = [float(_NARROWEST)] * sheet.columns
    for cell in sheet.cells:
        if cell.width == 1:
            lines = 2 if cell.look is Look.HEADER else 1
            wanted = max(math.ceil(breadth(cell.text) / lines), min(breadth(cell.text), 6)) + _PAD
            natural[cell.column] = max(natural[cell.column], wanted)
    # Nothing but what stands across all columns may be there: it must have a page's width.
    return natural if sheet.columns > 1 else [float(PORTRAIT)]


def _fitted(natural: list[float], room: float) -> list[float]:
    """Short columns as they would like to be; the others share what is left, each by the root of its length."""
    # A small table is not left standing small: it would be printed larger than others.
    stretch = max(1.0, min(1.5, room / sum(natural)))
    widths = [width * stretch for width in natural]
    wide = [index for index, width in enumerate(natural) if width > 14]
    for _ in wide:
        left = room - sum(width for index, width in enumerate(widths) if index not in wide)
        share = sum(math.sqrt(natural[index]) for index in wide)
        given = {index: left * math.sqrt(natural[index]) / share for index in wide}
        content = [index for index in wide if given[index] >= natural[index]]
        if not content:
            for index in wide:
                widths[index] = max(14.0, given[index])
            break
        wide = [index for index in wide if index not in content]
    return widths


def _widen_for_tall_cells(cells: Iterable[Placed], widths: list[float]) -> None:
    for cell in cells:
        own = cell.height * TALLEST
        while _needed(cell, widths) > own and cell.width == 1 and widths[cell.column] < _WIDEST:
            widths[cell.column] = min(_WIDEST, widths[cell.column] * 1.25)


def _heights(cells: Iterable[Placed], widths: list[float]) -> dict[int, float]:
    """Each row as high as its cells need; what one over several rows lacks is shared by these."""
    heights: dict[int, float] = defaultdict(lambda: _LINE + _GAP)
    tall = [cell for cell in cells if _place(cell, widths, heights)]
    for cell in tall:
        rows = range(cell.row, cell.row + cell.height)
        lacking = (_needed(cell, widths) - sum(heights[row] for row in rows)) / cell.height
        for row in rows if lacking > 0 else ():
            heights[row] += lacking
    return {row: round(min(height, TALLEST), 1) for row, height in sorted(heights.items())}


def _place(cell: Placed, widths: list[float], heights: dict[int, float]) -> bool:
    """Give its row the height that it needs; whether it is to be looked at later, as it stands over several."""
    if cell.height == 1:
        heights[cell.row] = max(heights[cell.row], _needed(cell, widths))
    return cell.height > 1


def _needed(cell: Placed, widths: list[float]) -> float:
    size = _SIZES.get(cell.look, 1.0)
    room = max(2.0, sum(widths[cell.column : cell.column + cell.width]) - _PAD)
    if isinstance(cell.content, Figure):
        return _LINE + _GAP
    lines = sum(math.ceil(max(1, _letters(line)) * size / room) for line in cell.text.split("\n"))
    # Signs that may not begin a line, and words that are not broken, leave some white at the ends of lines.
    spare = 1 if lines > 6 else 0
    return (lines + spare) * _LINE * size + _GAP
