"""表的行: rows of tables among the lines of a text: parted by tabs, drawn with lines, known to the file; cut by pages.

table = row+, among them headers repeated on further pages, rows cut by a page, single cells across all columns
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazette.characters import squeeze
from gazette.intake.passages import Grid, Part, Passage, Row
from gazette.intake.received import GridCell, Line
from gazette.numerals import parse_numeral

_PARAGRAPH = re.compile(r"</p>\s*<p>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?p>", re.IGNORECASE)
_RULE = re.compile(
    r"[\s+|┃│┆┇┊┋\-─━═┄┅┈┉┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╔╗╚╝╠╣╦╩╬║]+"
)
TOTAL = re.compile(r"(?:合|总|共|小)\s*计|总数")
_TOTAL = 60
"""Characters of a total that is a line of its own."""


@dataclass(frozen=True)
class Found:
    """A table, the line behind it (from 0), the lines of headers that pages repeated, and what was put together."""

    grid: Grid
    end: int
    headers: tuple[tuple[int, ...], ...]
    cut: tuple[tuple[int, int], ...]
    """rows that a page cut: their first and their last line, from 1"""


def table_at(lines: Sequence[Line], at: int, aside: set[int]) -> Found | None:
    """The table that begins at a line; None where none does."""
    if lines[at].cells is not None:
        return _known(lines, at, aside)
    if is_row_text(lines[at].text):
        return _Tabbed(lines, at, aside).read()
    return None


def _known(lines: Sequence[Line], at: int, aside: set[int]) -> Found:
    """A table as the file has it, and its parts on further pages, which may repeat its first row."""
    rows = [Row(lines[at].cells or (), at + 1)]
    headers: list[tuple[int, ...]] = []
    grid, end, place = lines[at].grid, at + 1, at + 1
    while place < len(lines):
        line = lines[place]
        if line.cells is None:
            if place not in aside and line.text.strip():
                break
        elif line.grid == grid:
            rows.append(Row(line.cells, place + 1))
            end = place + 1
        elif squeeze(line.text) == squeeze(lines[at].text) and (place > end or line.goes_on):
            own = _header_again(lines, at, place)
            headers.append(own)
            grid, end, place = line.grid, own[-1] + 1, own[-1]
        else:
            break
        place += 1
    return Found(Grid(tuple(rows)), end, tuple(headers), ())


def _header_again(lines: Sequence[Line], at: int, place: int) -> tuple[int, ...]:
    """The lines of a header that a page repeats: the first rows of its part, as far as they are those of the table."""
    count = 1
    while (
        place + count < len(lines)
        and lines[place + count].grid == lines[place].grid
        and lines[place + count].cells == lines[at + count].cells
    ):
        count += 1
    return tuple(range(place, place + count))


def is_row(line: Line) -> bool:
    """Whether a line is a row of a table, as the file or its tabs or drawn bars tell."""
    return line.cells is not None or is_row_text(line.text) or is_drawn_rule(line.text)


def is_row_text(text: str) -> bool:
    """Whether a line of text is a row: parted by tabs."""
    return "\t" in text and bool(text.strip())


def is_drawn_rule(text: str) -> bool:
    """Whether a line only draws the frame of a table."""
    return bool(text.strip()) and bool(_RULE.fullmatch(text)) and len(text.strip()) > 3


def _cells(text: str) -> list[GridCell]:
    """The cells of a row; tags of paragraphs part those of one cell."""
    return [
        GridCell(tuple(kept for piece in _PARAGRAPH.split(part) if (kept := _TAG.sub("", piece).strip())))
        for part in text.split("\t")
    ]


class _Tabbed:
    """Reads rows parted by tabs, over page numbers and running heads, until something else begins."""

    def __init__(self, lines: Sequence[Line], at: int, aside: set[int]) -> None:
        self.lines = lines
        self.at = at
        self.aside = aside
        self.rows: list[list[GridCell]] = []
        self.places: list[list[int]] = []
        self.headers: list[tuple[int, ...]] = []
        self.cut: list[tuple[int, int]] = []

    def read(self) -> Found | None:
        header = squeeze(self.lines[self.at].text)
        width = len(_cells(self.lines[self.at].text))
        turned = False
        at = end = self.at
        while at < len(self.lines):
            text = self.lines[at].text
            if at in self.aside:
                turned = True
            elif not text.strip():
                turned = turned or self.lines[at].page
            elif self.lines[at].cells is not None:
                break
            elif self.rows and squeeze(text) == header:
                second = at + 1 < len(self.lines) and len(self.rows) > 1 and self._is_second(at + 1)
                self.headers.append((at, at + 1) if second else (at,))
                at += second
                turned, end = True, at + 1
            elif is_row_text(text):
                self._row(at, _cells(text), width, turned or self.lines[at].page)
                turned, end = False, at + 1
            elif self.rows and self._across(at, text):
                self._row(at, [GridCell((text.strip(),))], width, False)
                turned, end = False, at + 1
            else:
                break
            at += 1
        rows = [Row(tuple(cells), places[0]) for cells, places in zip(self.rows, self.places, strict=True)]
        return Found(Grid(tuple(rows)), end, tuple(self.headers), tuple(self.cut)) if rows else None

    def _is_second(self, at: int) -> bool:
        """Whether a line is the second of a header that is repeated: it is the table's second row, and has no first cell."""
        own = self.lines[self.places[1][0] - 1].text
        return squeeze(self.lines[at].text) == squeeze(own) and self.lines[at].text.startswith("\t")

    def _across(self, at: int, text: str) -> bool:
        """A single cell across all columns: rows go on behind it, or it is the total."""
        words = text.strip()
        if TOTAL.match(words) and len(words) < _TOTAL:
            return True
        if len(words) > 40 or (len(self.rows) < 2 and not re.search("[一二三四五六七八九十0-9]", words[:3])):
            return False
        behind = at + 1
        while behind < len(self.lines) and (behind in self.aside or not self.lines[behind].text.strip()):
            behind += 1
        return (
            behind < len(self.lines)
            and is_row_text(self.lines[behind].text)
            and not re.search("[。：:]$", words)
            and squeeze(self.lines[behind].text) != squeeze(self.lines[self.at].text)
        )

    def _is_within_cell(self, last: Sequence[GridCell], cells: Sequence[GridCell]) -> bool:
        """Whether a row goes on in the next line: the first column numbers the rows, and there it has no number."""
        header = "".join(self.rows[0][0].paragraphs)
        numbers = [parse_numeral("".join(row[0].paragraphs)) for row in (last, cells)]
        return header == "序号" and len(self.rows) > 1 and numbers[0] is not None and numbers[1] is None

    def _row(self, at: int, cells: list[GridCell], width: int, turned: bool) -> None:
        last = self.rows[-1] if self.rows else []
        parted = 1 < len(last) < width and len(last) + len(cells) - 1 == width
        if parted and not turned and self._is_within_cell(last, cells):
            # A line ends within a cell.
            both = GridCell((*last[-1].paragraphs, *cells[0].paragraphs))
            self.rows[-1] = [*last[:-1], both, *cells[1:]]
            self.places[-1].append(at + 1)
            return
        if parted and turned:
            # The page cut a row within a cell.
            broken = last[-1].paragraphs[-1:] + cells[0].paragraphs[:1]
            whole = GridCell((*last[-1].paragraphs[:-1], "".join(broken), *cells[0].paragraphs[1:]))
            self.rows[-1] = [*last[:-1], whole, *cells[1:]]
            self.places[-1].append(at + 1)
            self.cut.append((self.places[-1][0], at + 1))
            return
        self.rows.append(cells)
        self.places.append([at + 1])


def with_totals(parts: Sequence[Part]) -> list[Part]:
    """The parts with what stands behind a table and is its total (合计：6口) made its last row."""
    found: list[Part] = []
    for part in parts:
        above = found[-1] if found else None
        if (
            isinstance(above, Grid)
            and isinstance(part, Passage)
            and len(part.text) < _TOTAL
            and TOTAL.match(part.text)
        ):
            found[-1] = Grid((*above.rows, Row((GridCell((part.text,)),), part.line)))
        else:
            found.append(part)
    return found
