"""Text -> plain text (纯文本): a line for each paragraph as printed, for each row with its cells parted by tabs; notes below.

With a mark of its encoding and line ends of two signs: the editors of old office machines show it rightly only so.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence

from gazette.formats.format import Format, Pictures, Work
from gazette.text import (
    Block,
    Cited,
    CorrectionMark,
    EditorNote,
    Grid,
    GridRow,
    Image,
    NoteMark,
    Plain,
    Run,
    Style,
    Text,
    flat,
)


def write(work: Work, _pictures: Pictures) -> bytes:
    """The work as UTF-8."""
    return codecs.BOM_UTF8 + "".join(f"{line}\r\n" for line in _lines(work.text)).encode()


def _lines(text: Text) -> Iterator[str]:
    for block in text.head:
        yield from _paragraphs(block)
    yield ""
    for part in text.body:
        yield from _table(part) if isinstance(part, Grid) else _paragraphs(part)
    if text.notes:
        yield ""
    for note in text.notes:
        yield from _note(note)


def _paragraphs(block: Block) -> Iterator[str]:
    """The lines of a block; print sets 第一条 apart from its text."""
    for line in block.lines:
        yield _line(line, "\u3000" if block.kind == "article" else "")


def _line(line: Sequence[Run], behind_marker: str = "") -> str:
    return "".join(_run(run, behind_marker) for run in line).strip(" ")


def _run(run: Run, behind_marker: str) -> str:
    match run:
        case Plain(text, Style.MARKER) if behind_marker:
            return flat(text).strip() + behind_marker
        case Plain(text) | Cited(text):
            return flat(text)
        case NoteMark(number):
            return f"〔校注{number}〕"
        case CorrectionMark(number):
            return f"〔更正{number}〕"
        case Image(_, alt):
            return f"〔图：{flat(alt)}〕"


def _table(grid: Grid) -> Iterator[str]:
    """Rows of as many cells as there are columns: where a cell reaches over others, those are empty."""
    count = sum(cell.width for cell in grid.header[0])
    for level in grid.header:
        labels = [""] * count
        for cell in level:
            labels[cell.left] = flat(cell.label)
        yield "\t".join(labels)
    if grid.notes:
        yield _line(grid.notes)
    for row in grid.lines:
        yield _row(row, count)


def _row(row: GridRow, count: int) -> str:
    cells = [""] * count
    for left, cell in row.placed:
        if cell.first:
            cells[left] = " ".join(map(_line, cell.lines))
    return "\t".join(cells) + _line(row.notes)


def _note(note: EditorNote) -> Iterator[str]:
    """校注 or 更正; of this also what was received and what now stands there, line by line."""
    kind = "校注" if note.received is None else "更正"
    yield f"〔{kind}{note.number}〕{flat(note.place)}：{flat(note.text)}"
    for label, words in (("收到的文字：", note.received), ("更正后：", note.repaired)):
        if words is not None:
            yield from map(flat, (label + words.strip("\n")).split("\n"))


PLAIN_TEXT = Format("txt", "纯文本", frozenset({"notice", "interpretation", "table"}), write)
"""the words alone, for any program"""
