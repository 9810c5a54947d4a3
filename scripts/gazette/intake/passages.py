"""段落: what the lines of a text are put together to, before anybody asks what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gazette.intake.received import GridCell, Style


@dataclass(frozen=True)
class Passage:
    """一段: a paragraph, or a line of its own; `line` to `last` are its lines in source.txt, from 1.

    `gap`: an empty line stands before it; `turned`: a page was turned before it.
    """

    text: str
    line: int
    last: int
    style: Style = Style.PLAIN
    whole: bool = False
    gap: bool = False
    turned: bool = False
    picture: str | None = None


@dataclass(frozen=True)
class Row:
    """表的一行."""

    cells: tuple[GridCell, ...]
    line: int
    last: int


@dataclass(frozen=True)
class Grid:
    """表: rows as the file or its tabs have them; `page_lines` are lines of headers repeated on further pages."""

    rows: tuple[Row, ...]

    @property
    def line(self) -> int:
        return self.rows[0].line

    @property
    def last(self) -> int:
        return self.rows[-1].last


Part = Passage | Grid


def squeezed(text: str) -> str:
    """The words alone."""
    return "".join(text.split())


def text_of(parts: Iterable[Part]) -> str:
    """All their words in one line, for looking things up."""
    return "".join(squeezed(part.text) for part in parts if isinstance(part, Passage))
