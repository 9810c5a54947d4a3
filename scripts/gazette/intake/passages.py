"""段落: what the lines of a text are put together to, before anybody asks what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazette.intake.received import GridCell, Style


@dataclass(frozen=True)
class Passage:
    """一段: a paragraph, or a line of its own; `line` to `last` are its lines in source.txt, from 1."""

    text: str
    line: int
    last: int
    style: Style = Style.PLAIN
    whole: bool = False
    picture: str | None = None


@dataclass(frozen=True)
class Row:
    """表的一行, which begins at a line."""

    cells: tuple[GridCell, ...]
    line: int


@dataclass(frozen=True)
class Grid:
    """表: its rows, the header first."""

    rows: tuple[Row, ...]

    @property
    def line(self) -> int:
        return self.rows[0].line


Part = Passage | Grid


def joined(words: Sequence[str]) -> str:
    """The lines of one text put together; Latin words keep a space between them."""
    text = ""
    for word in words:
        latin = text[-1:].isascii() and word[:1].isascii() and text[-1:].isalpha() and word[:1].isalpha()
        text += f" {word}" if latin else word
    return text
