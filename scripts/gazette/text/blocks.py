"""The neutral text (中性文本) of a document: blocks of inline runs, in reading order, from which every output is written.

Nothing here knows of Markdown, HTML or Word. Frozen, so that a text can be kept as long as its document and its links
stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from gazette.outline import UnitKind
from gazette.targets import Target


class Style(Enum):
    """How a run is set within its block (字体): GB/T 9704 sets titles apart even where they run into their text."""

    PLAIN = "plain"
    MARKER = "marker"
    """序号: 第十四条, （一）"""
    TITLE = "title"
    """段首标题: （一）[提高思想认识。]缓解停车难……; 辖区: [冷水滩区：]育才路……"""


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


Run = Plain | Cited | NoteMark | CorrectionMark
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
    within_article: bool = False
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
class GridCell:
    """格: its paragraphs, and over how many lines it reaches down; a line that it reaches has it again, not `first`."""

    lines: tuple[Line, ...]
    span: int
    first: bool


@dataclass(frozen=True)
class GridRow:
    """行 of the grid with the anchor row-<n> (of totals total-<n>), one cell a column."""

    anchor: str
    cells: tuple[GridCell, ...]
    notes: tuple[Run, ...] = ()
    """the marks of the notes on it"""


@dataclass(frozen=True)
class Grid:
    """表: the labels of the columns, the lines, the totals."""

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    totals: tuple[GridRow, ...]

    @property
    def lines(self) -> tuple[GridRow, ...]:
        """The lines and the totals, in order."""
        return (*self.rows, *self.totals)

    @property
    def merged(self) -> bool:
        """Whether a cell reaches over several lines."""
        return any(cell.span > 1 for row in self.rows for cell in row.cells)


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


def flat(text: str) -> str:
    """The text on one line: runs of white space as one space."""
    return re.sub(r"\s+", " ", text)


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
