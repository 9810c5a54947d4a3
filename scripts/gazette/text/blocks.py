"""The neutral text (中性文本) of a document: blocks of inline runs, in reading order, from which every output is written.

Nothing here knows of Markdown, HTML or Word. Frozen, so that a text can be kept as long as its document and its links
stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import accumulate

from gazette.model import ColumnType
from gazette.targets import Target
from gazette.units import UnitKind


class Style(Enum):
    """How a run is set within its block (字体): GB/T 9704 sets titles apart even where they run into their text."""

    PLAIN = "plain"
    MARKER = "marker"
    """序号: 第十四条, （一）"""
    TITLE = "title"
    """段首标题: （一）[提高思想认识。]缓解停车难……; 辖区: [某区：]育才路……"""
    ROLE = "role"
    """名目 of a line: [主  任：]晏渡川, [时　间：]2023年4月6日"""
    PERSON = "person"
    POST = "post"
    BODY = "body"
    """one of several bodies that sign on one line"""
    FOOTNOTE = "footnote"
    """注号: it stands between the words and is none of them"""


@dataclass(frozen=True)
class Plain:
    """文字: words that lead nowhere. `anchor` is set where they have an address of their own (a road in a list)."""

    text: str
    style: Style = Style.PLAIN
    anchor: str = ""


@dataclass(frozen=True)
class Cited:
    """引文: words that cite a document or an instrument, and what they lead to; `article` where it is one article of it."""

    text: str
    target: Target
    article: int | None = None
    style: Style = Style.PLAIN


@dataclass(frozen=True)
class NoteMark:
    """校注号: here stands the editors' note of this number; it has no words of its own."""

    number: int


@dataclass(frozen=True)
class CorrectionMark:
    """更正号: the words here were repaired, which the editors' note of this number tells."""

    number: int


@dataclass(frozen=True)
class Image:
    """图: a picture, and its words for those who can't see it."""

    url: str
    alt: str


Run = Plain | Cited | NoteMark | CorrectionMark | Image
Line = tuple[Run, ...]


@dataclass(frozen=True)
class Block:
    """段: one paragraph, heading or line of the head. Its lines are those that print breaks on purpose; mostly one."""

    anchor: str
    kind: UnitKind
    lines: tuple[Line, ...]
    depth: int = 0
    """of headings: 2 under the title, 3 under such a one …; 0 of all else"""
    level: int = 0
    """结构层次, as :class:`gazette.outline.Unit` has it"""
    marker: str = ""
    part: str = ""
    ancestors: tuple[str, ...] = ()
    abreast: int = 1
    unit: int = -1
    """place among the document's units"""
    formerly: tuple[str, ...] = ()
    """anchors that it had before, which still lead here"""

    @property
    def runs(self) -> Line:
        """All runs, line after line."""
        return tuple(run for line in self.lines for run in line)

    @property
    def text(self) -> str:
        return "\n".join(words(line) for line in self.lines)


@dataclass(frozen=True)
class HeaderCell:
    """栏头: a label over `width` columns from `left` on, `height` levels of the header high."""

    label: str
    left: int
    width: int = 1
    height: int = 1
    parted: bool = False
    """whether columns with labels of their own stand under it"""


@dataclass(frozen=True)
class GridCell:
    """格: its paragraphs, and over how many lines it reaches down, over how many columns to the right.

    A line that it reaches from above has it again, not `first`.
    """

    lines: tuple[Line, ...]
    span: int = 1
    first: bool = True
    width: int = 1


@dataclass(frozen=True)
class GridRow:
    """行 of the grid with the anchor row-<n> (of totals total-<n>): its cells left to right, which cover all columns.

    A row that is a `heading` (group-<n>) has one cell across all of them, and heads the lines under it.
    """

    anchor: str
    cells: tuple[GridCell, ...]
    notes: tuple[Run, ...] = ()
    """the marks of the notes on it"""
    heading: bool = False

    @property
    def text(self) -> str:
        """Its words, cell by cell."""
        return " ".join(words(line) for cell in self.cells for line in cell.lines)

    @property
    def placed(self) -> Iterator[tuple[int, GridCell]]:
        """Each cell with the column that it begins in."""
        return zip(accumulate((cell.width for cell in self.cells), initial=0), self.cells, strict=False)


@dataclass(frozen=True)
class Grid:
    """表: the header level by level, the lines and the headings between them, the totals."""

    header: tuple[tuple[HeaderCell, ...], ...]
    rows: tuple[GridRow, ...]
    totals: tuple[GridRow, ...]
    notes: tuple[Run, ...] = ()
    """the marks of the notes on the header"""
    types: tuple[ColumnType, ...] = ()
    """what the cells of each column are, left to right"""

    @property
    def lines(self) -> tuple[GridRow, ...]:
        """All rows under the header, in order."""
        return (*self.rows, *self.totals)

    @property
    def marks(self) -> tuple[Run, ...]:
        """The marks of all its notes."""
        return (*self.notes, *(mark for row in self.lines for mark in row.notes))

    @property
    def plain(self) -> bool:
        """Whether it is rows of as many cells as there are columns, under one line of labels."""
        cells = (cell for row in self.lines for cell in row.cells)
        return len(self.header) == 1 and all(cell.span == cell.width == 1 for cell in cells)


@dataclass(frozen=True)
class EditorNote:
    """校注 or 更正: the editors' words on a place. Of a correction, what was received and what now stands there."""

    number: int
    at: str
    place: str
    text: str
    received: str | None = None
    repaired: str | None = None


@dataclass(frozen=True)
class Text:
    """正文: the head (题 and what is printed beside it), the body, the editors' notes."""

    head: tuple[Block, ...]
    body: tuple[Block | Grid, ...]
    notes: tuple[EditorNote, ...] = ()
    listed: Grid | None = None
    """路段 that print sets as text, once more as rows: the same words without the signs that join them"""

    def blocks(self) -> Iterator[Block]:
        """Every block but the tables, head first."""
        yield from self.head
        yield from (block for block in self.body if isinstance(block, Block))

    @property
    def grid(self) -> Grid | None:
        return next((block for block in self.body if isinstance(block, Grid)), None)


def words(runs: Sequence[Run]) -> str:
    """The words of some runs."""
    return "".join(run.text for run in runs if isinstance(run, Plain | Cited))


def spoken(runs: Sequence[Run]) -> str:
    """The words of some runs without the marks of footnotes that stand between them."""
    kept = (run for run in runs if isinstance(run, Plain | Cited) and run.style is not Style.FOOTNOTE)
    return "".join(run.text for run in kept)


def flat(text: str) -> str:
    """The text on one line: runs of white space as one space, but for the wide ones that print sets between words."""
    return re.sub(r"[^\S\u3000]+", " ", text)


def cut(runs: Sequence[Run], start: int, end: int) -> Line:
    """The runs between two characters, marks left out. A citation that lies only partly there is plain text."""
    found: list[Run] = []
    at = 0
    for run in runs:
        if not isinstance(run, Plain | Cited):
            continue
        first, last = max(start, at), min(end, at + len(run.text))
        if first < last:
            part = run.text[first - at : last - at]
            whole = part == run.text
            found.append(
                replace(run, text=part) if whole or isinstance(run, Plain) else Plain(part, run.style)
            )
        at += len(run.text)
    return tuple(found)
