"""收到的稿件: what every reader makes of a file, whatever its format: lines, and what is known of each beside its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from gazette.model import on_one_line


class Style(Enum):
    """What the file itself says of a line, beside its words (版式)."""

    PLAIN = ""
    TITLE = "title"
    """the title of a document, by its style or its place on a web page"""
    HEADING = "heading"
    CENTRED = "centred"
    RIGHT = "right"
    NOTE = "note"
    """脚注, with its mark in front"""


@dataclass(frozen=True)
class GridCell:
    """格: its paragraphs; or the cell above (`merged`) or at its left (`joined`) reaches over it."""

    paragraphs: tuple[str, ...] = ()
    merged: bool = False
    joined: bool = False


def row_text(cells: Iterable[GridCell]) -> str:
    """A row of a table as one line: its cells parted by tabs."""
    return "\t".join("".join(cell.paragraphs) for cell in cells)


@dataclass(frozen=True)
class Box:
    """Where a line stands in the file: the page (from 0), and the sides of a box as parts of its width and height."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Line:
    """一行: one line of source.txt.

    `whole`: known to be a whole paragraph, as in Word and on web pages; else print may have cut it.
    `cells`: a row of a table that the file knows as one; rows with the same `grid` are one table. Their `text` has the
    cells parted by tabs. `page`: a new page begins with it. `picture`: the file of a picture that stands here, whose
    line has no text.
    """

    text: str
    whole: bool = False
    style: Style = Style.PLAIN
    cells: tuple[GridCell, ...] | None = None
    grid: int = 0
    page: bool = False
    picture: str | None = None
    goes_on: bool = False
    edge: bool = False
    box: Box | None = None


@dataclass(frozen=True)
class Remark:
    """What a reader saw and did (hidden text left out, a picture it could not take), at a line counted from 1."""

    line: int
    text: str


@dataclass(frozen=True)
class Received:
    """稿件: its lines, which are source.txt; the pictures it held, by file name; what the reader has to say."""

    lines: tuple[Line, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    @property
    def text(self) -> str:
        """What becomes source.txt."""
        return "".join(f"{line.text}\n" for line in self.lines)


class Unreadable(Exception):
    """A file that cannot be taken in: what is wrong with it and what to do, in Chinese."""

    def __init__(self, fault: str, remedy: str) -> None:
        super().__init__(on_one_line(f"{fault}；{remedy}"))
        self.fault = fault
        self.remedy = remedy
