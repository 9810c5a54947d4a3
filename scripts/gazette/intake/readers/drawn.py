"""画线的表: a table drawn with lines (┌┬┐│) in a text -> its rows and cells.

The signs of the frame stand in columns, whatever the widths of what is between them: two levels of a header, cells of
several lines and merged ones are told by where lines are drawn and where not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from gazette.intake.received import GridCell, Line, row_text

_CORNERS = "┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╔╗╚╝╠╣╦╩╬"
_BARS = "│┃║"
_DASHES = "─━═┄┅┈┉"
_FRAME = frozenset(_CORNERS + _BARS)
_TOP = re.compile(rf"\s*[┌┏╔┍┎├┠┣╠][{_DASHES}{_CORNERS}]+\s*")
_ROW = re.compile(rf"\s*[{_BARS}{_CORNERS}].*[{_BARS}{_CORNERS}]\s*")


def _counted(sign: str) -> int:
    del sign
    return 1


def _wide(sign: str) -> int:
    """Two Latin letters take the room of one Chinese sign, or of one sign of the frame."""
    return 2 if sign in _FRAME or sign in _DASHES or unicodedata.east_asian_width(sign) in "WFA" else 1


def _thin(sign: str) -> int:
    """As on a screen that gives the signs of the frame the room of a letter."""
    return 1 if sign in _FRAME or sign in _DASHES else 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def is_drawn(text: str) -> bool:
    """Whether a line belongs to a drawn table."""
    return bool(_ROW.fullmatch(text)) and any(sign in _FRAME for sign in text.strip()[1:])


@dataclass
class _Cell:
    """A cell while it is drawn: where it begins, what is written in it, the rows and columns that it takes."""

    left: int
    row: int
    texts: list[str] = field(default_factory=list)
    right: int = 0
    last: int = 0


def rows_of(texts: Sequence[str], grid: int) -> list[tuple[int, Line]] | None:
    """The rows of the table that these lines draw, each with the line (from 0) where it begins; None where they draw none."""
    measures: tuple[Callable[[str], int], ...] = (_counted, _wide, _thin)
    found = [_places(texts, measure) for measure in measures]
    # Where rules are longer than the text between them, the signs of the frame are counted.
    if len({sum(sign in _FRAME for sign in text) for text in texts}) == 1:
        found.append(_ordered(texts))
    places, bounds = min(found, key=lambda one: len(one[1]))
    columns = len(bounds) - 1
    if columns < 1:
        return None
    cells = list(_cells(places, bounds))
    starts = sorted({cell.row for cell in cells})
    if not starts:
        return None
    number = {row: at for at, row in enumerate(starts)}
    table = [[GridCell() for _ in range(columns)] for _ in starts]
    for cell in cells:
        top = number[cell.row]
        bottom = max((at for row, at in number.items() if row <= cell.last), default=top)
        for row in range(top, bottom + 1):
            for column in range(cell.left, cell.right):
                table[row][column] = GridCell(merged=row > top, joined=row == top and column > cell.left)
        words = "".join(text.strip() for text in cell.texts)
        table[top][cell.left] = GridCell((words,) if words else ())
    return [
        (start, Line(row_text(row), cells=tuple(row), grid=grid))
        for start, row in zip(starts, table, strict=True)
    ]


_Places = list[list[tuple[int, str]]]


def _places(texts: Sequence[str], measure: Callable[[str], int]) -> tuple[_Places, list[int]]:
    """Each sign of each line with the place where it is set, and the places of the frame."""
    lines: _Places = []
    bounds: set[int] = set()
    for text in texts:
        at = 0
        line: list[tuple[int, str]] = []
        for sign in text.strip():
            line.append((at, sign))
            if sign in _FRAME:
                bounds.add(at)
            at += measure(sign)
        lines.append(line)
    return lines, sorted(bounds)


def _ordered(texts: Sequence[str]) -> tuple[_Places, list[int]]:
    """As `_places`, where every line has as many signs of the frame: the third of one stands under the third of another."""
    lines: _Places = []
    for text in texts:
        count = -1
        line: list[tuple[int, str]] = []
        for sign in text.strip():
            count += sign in _FRAME
            line.append((2 * count + (sign not in _FRAME), sign))
        lines.append(line)
    return lines, sorted({at for line in lines for at, sign in line if sign in _FRAME})


def _cells(lines: _Places, bounds: Sequence[int]) -> list[_Cell]:
    """The cells, followed down the lines: a dash above ends the one that stood there."""
    columns = len(bounds) - 1
    current: list[_Cell | None] = [None] * columns
    done: list[_Cell] = []
    for number, line in enumerate(lines):
        signs = dict(line)
        between = [
            "".join(
                sign for at, sign in line if bounds[column] < at < bounds[column + 1] and sign not in _FRAME
            )
            for column in range(columns)
        ]
        ruled = [bool(text) and all(sign in _DASHES for sign in text) for text in between]
        for column in range(columns):
            if ruled[column]:
                current[column] = None
        column = 0
        while column < columns:
            if ruled[column]:
                column += 1
                continue
            last = column + 1
            # Without a bar between them, two columns are one cell.
            while last < columns and signs.get(bounds[last]) not in _FRAME and not ruled[last]:
                last += 1
            cell = current[column]
            if cell is None or cell.right != last or cell.left != column:
                cell = _Cell(column, number, right=last)
                done.append(cell)
            cell.texts.append(
                "".join(
                    sign for at, sign in line if bounds[column] < at < bounds[last] and sign not in _FRAME
                )
            )
            cell.last = number
            for place in range(column, last):
                current[place] = cell
            column = last
    return done


_BETWEEN = 5
"""Lines that a page may have between two parts of a table: empty ones, its number, its running head."""
_LONGEST = 40


def with_tables(lines: Sequence[Line]) -> tuple[list[Line], list[int]]:
    """The lines with each drawn table made rows, and the places (from 1) of those that were.

    Where pages cut a table, what they have between stays where it was, behind the row that it cuts.
    """
    made: list[Line] = []
    places: list[int] = []
    at = grids = 0
    while at < len(lines):
        own = _extent(lines, at) if _TOP.fullmatch(lines[at].text) else []
        rows = rows_of([lines[place].text for place in own], grids + 1) if len(own) > 2 else None
        if rows is None:
            made.append(lines[at])
            at += 1
            continue
        grids += 1
        places.append(len(made) + 1)
        begins = {own[start]: row for start, row in rows}
        drawn = set(own)
        for place in range(at, own[-1] + 1):
            if place in begins:
                made.append(begins[place])
            elif place not in drawn:
                made.append(lines[place])
        at = own[-1] + 1
    return made, places


def _extent(lines: Sequence[Line], at: int) -> list[int]:
    """The lines of the table that begins here, also behind the turn of a page."""
    own = [at]
    while True:
        behind = own[-1] + 1
        while (
            behind < len(lines)
            and is_drawn(lines[behind].text)
            and not lines[behind].text.strip().startswith("┌")
        ):
            own.append(behind)
            behind += 1
        if lines[own[-1]].text.strip()[:1] in "└┗╚":
            return own
        further = next(
            (
                place
                for place in range(behind, min(behind + _BETWEEN, len(lines)))
                if is_drawn(lines[place].text) and lines[place].text.strip()[0] not in "┌┏╔"
            ),
            None,
        )
        if further is None or any(
            len(lines[place].text.strip()) > _LONGEST for place in range(behind, further)
        ):
            return own
        own.append(further)
