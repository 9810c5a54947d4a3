"""Text -> Markdown (CommonMark with GitHub's tables and footnotes) that any reader of Markdown shows as the document.

Whatever the gazette prints comes out as printed, never as markup: signs that mean something are escaped with a
backslash where every reader takes one, else as an entity.
"""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from gazette import addresses
from gazette.text import (
    Block,
    Cited,
    CorrectionMark,
    Grid,
    GridCell,
    Image,
    NoteMark,
    Plain,
    Run,
    Style,
    Text,
    flat,
)

_BACKSLASHED = re.compile(r"[\\`*_{}\[\]#!]")
_ENTITIES = re.compile(
    r"""
      [&<>~|^]                        # markup; ~ strikes out, | parts cells, ^ begins a note
    | ^[+\-=:]                        # at the start a list, a rule, the line under a heading
    | :(?=//) | (?<=www)\. | @        # what readers would make an address that can be clicked
    | :(?=[a-z0-9_+-]{1,40}:)         # :smile:
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERED = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")
"""At the start a list: 1. 12)"""


def write(text: Text, page: str) -> str:
    """The document as Markdown, for the page at this address; its links lead to the Markdown of other pages."""
    writer = _Writer(page)
    blocks = [writer.block(block) for block in (*text.head, *text.body)]
    if references := _references_of_a_table(text.grid):
        blocks.append(references)
    return "\n\n".join(filter(None, [*blocks, *writer.notes(text)])) + "\n"


def escape(text: str) -> str:
    """Inline Markdown that reads as exactly this text, also at the beginning of a line (white space as one space)."""
    line = flat(text)
    first = len(line) - len(line.lstrip())
    marked = _ENTITIES.sub(lambda match: f"&#{ord(match[0])};", _BACKSLASHED.sub(r"\\\g<0>", line[first:]))
    return line[:first] + _kept(_NUMBERED.sub(r"\1\\\2", marked))


def _kept(text: str) -> str:
    """Characters that some readers would exchange for their normal form (NFC: 飯 for its twin U+FA2A) as entities."""
    normal = functools.partial(unicodedata.is_normalized, "NFC")
    if normal(text):
        return text
    # What stands behind an entity is not joined to what that stands for.
    return "".join(
        one if normal((before if normal(before) else "") + one) else f"&#{ord(one)};"
        for before, one in zip(" " + text, text, strict=False)
    )


class _Writer:
    """Writes the blocks of one page."""

    def __init__(self, page: str) -> None:
        self.page = page

    def block(self, block: Block | Grid) -> str:
        if isinstance(block, Grid):
            return self._table(block) if block.plain else _html_table(block, self)
        # Two spaces at the end of a line are a break within the paragraph.
        lines = "  \n".join(self._line(line) for line in block.lines)
        return f"{'#' * block.depth} {lines}" if block.depth else lines

    def _line(self, line: Sequence[Run]) -> str:
        return "".join(self._parts(line)).strip()

    def _parts(self, line: Sequence[Run]) -> Iterator[str]:
        """What has a meaning at the beginning of a line is escaped in every run: a run may come to stand there."""
        for run in line:
            match run:
                case Plain(text, Style.MARKER) if text.startswith("第"):
                    yield f"**{escape(text).strip()}** "
                case Plain(text):
                    yield escape(text)
                case Cited(text, target):
                    yield f"[{escape(text)}]({self.link(target.url)})"
                case NoteMark(number) | CorrectionMark(number):
                    yield f"[^{number}]"
                case Image(url, alt):
                    yield f"![{escape(alt)}]({self.link(url)})"

    def link(self, address: str) -> str:
        """From this page's Markdown to that of another page."""
        return addresses.relative(addresses.markdown(address), addresses.markdown(self.page))

    def _table(self, grid: Grid) -> str:
        (header,) = grid.header
        rows = [[self._cell(cell) for cell in row.cells] for row in grid.lines]
        written = [[escape(cell.label) for cell in header], ["---"] * len(header), *rows]
        return "\n".join(f"| {' | '.join(row)} |" for row in written)

    def _cell(self, cell: GridCell) -> str:
        return "<br>".join(self._line(line) for line in cell.lines)

    def notes(self, text: Text) -> Iterator[str]:
        """校注 as footnotes; of a correction also what was received, letter for letter."""
        for note in text.notes:
            kind = "校注" if note.received is None else "更正"
            yield f"[^{note.number}]: {kind}，{escape(note.place)}：{escape(note.text)}"
            if note.received is not None:
                yield from ("    收到的文字：", _fenced(note.received))


def _fenced(text: str) -> str:
    """A block of code within a footnote."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join(f"    {line}" for line in (fence, *text.split("\n"), fence))


def _references_of_a_table(grid: Grid | None) -> str:
    """The notes on a table's lines, below it: no footnote can be referred to from a table with merged cells."""
    marks = grid.marks if grid else ()
    return "".join(f"[^{mark.number}]" for mark in marks if isinstance(mark, NoteMark | CorrectionMark))


def _html_table(grid: Grid, writer: _Writer) -> str:
    """A table for whose merged cells and levels Markdown has no words: HTML, one line a row, no line empty."""

    def row(cells: Iterable[str]) -> str:
        return f"<tr>{''.join(cells)}</tr>"

    def cell(cell: GridCell, tag: str) -> str:
        lines = "<br>".join("".join(map(inline, line)) for line in cell.lines)
        return f"<{tag}{_spans(cell.span, cell.width)}>{lines}</{tag}>"

    def inline(run: Run) -> str:
        match run:
            case Plain(text):
                return _html(text)
            case Cited(text, target):
                return f'<a href="{html.escape(writer.link(target.url))}">{_html(text)}</a>'
        return ""

    heads = (
        row(f"<th{_spans(head.height, head.width)}>{_html(head.label)}</th>" for head in level)
        for level in grid.header
    )
    rows = (
        row(cell(one, "th" if line.heading else "td") for one in line.cells if one.first)
        for line in grid.lines
    )
    return "\n".join(("<table>", *heads, *rows, "</table>"))


def _spans(down: int, right: int) -> str:
    return (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{right}"' if right > 1 else "")


def _html(text: str) -> str:
    return _kept(html.escape(flat(text), quote=False))
