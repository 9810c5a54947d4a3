"""What stands on a sheet (工作表), before any program of spreadsheets is spoken to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gazette.formats.sheets.figures import Figure


class Look(Enum):
    """How a cell is set."""

    TITLE = "title"
    LINE = "line"
    """a line beside the title: 附件1, 单位：个"""
    HEADER = "header"
    WORDS = "words"
    SHORT = "short"
    """words of a column where all are short: a number, a date"""
    FIGURE = "figure"
    HEADING = "heading"
    """分组: a row across all columns"""
    BELOW = "below"
    """printed under the table"""
    EDITORS_HEADING = "editors-heading"
    EDITORS = "editors"
    """words of the editors, none of print"""
    LINK = "link"


@dataclass(frozen=True)
class Placed:
    """格 in its place: over so many rows and columns. `link` is the sheet that it leads to."""

    row: int
    column: int
    content: str | Figure
    look: Look
    height: int = 1
    width: int = 1
    link: str = ""

    @property
    def text(self) -> str:
        return self.content.text if isinstance(self.content, Figure) else self.content


@dataclass(frozen=True)
class Sheet:
    """工作表: the rows from `header` to `body` are its header, which stays in view and is printed on every page; from `body`
    to `end` there are rows that can be filtered, where they are `filtered`."""

    name: str
    columns: int
    cells: tuple[Placed, ...]
    header: int = 0
    body: int = 0
    end: int = 0
    filtered: bool = False


_RESERVED = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_LONGEST = 31


class Names:
    """The names of the sheets of one workbook (工作表名): at most 31 characters, some not allowed, none twice."""

    def __init__(self) -> None:
        self._taken: set[str] = {"history"}  # kept by Excel for itself

    def name(self, wanted: str) -> str:
        """The name nearest to what is wanted."""
        told = "".join(sign for sign in " ".join(wanted.split()).translate(_RESERVED) if sign.isprintable())
        number = 1
        while True:
            behind = f" ({number})" if number > 1 else ""
            name = (_cut(told, _LONGEST - len(behind)).strip("' ") or "表") + behind
            if name.lower() not in self._taken:
                self._taken.add(name.lower())
                return name
            number += 1


def _cut(text: str, length: int) -> str:
    """Its first characters; those outside the basic plane count as two, as programs count them."""
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", "ignore")
