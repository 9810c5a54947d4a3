"""分段: the lines of a column -> its paragraphs, by where lines begin and end. Pure.

A line goes on with the paragraph above where it begins at the margin and the line above has no room for its first word; or
where it begins below the words behind a number that hangs out. What is centred, at the right, or set in another size is a
paragraph of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazette.intake.passages import joined
from gazette.intake.readers.pdf_lines import Glyph, TextLine
from gazette.intake.readers.pdf_margins import Measure
from gazette.intake.received import Style
from gazette.numbering import marker_of

_PAGED = re.compile(r"(?:[.．…‥⋯·•・_＿\s]{2,}|[（(\[])\s*[0-9]{1,4}\s*[)）\]]?$")
"""The end of a line of the contents"""
_BEGINS = re.compile(r"[问答][:：]|附件?[:：0-9]|第\s*(?:[0-9一二三四五六七八九十百]\s*){1,6}[条章节]")
_ENDS = re.compile(r"[。；！？：;:!?][”’」』）)》]*$")


@dataclass(frozen=True)
class Paragraph:
    """一段, or the part of one that stands in a column."""

    lines: tuple[TextLine, ...]
    style: Style = Style.PLAIN
    indent: bool = False
    goes_on: bool = False
    """with the last paragraph before it"""
    unsure: tuple[TextLine, ...] = ()
    """lines that may begin a paragraph of their own"""

    @property
    def text(self) -> str:
        return joined([line.text for line in self.lines])


@dataclass(frozen=True)
class Before:
    """上一行: the last line before, and the line with which its paragraph began, each with the measure of its column."""

    line: TextLine
    measure: Measure
    first: TextLine
    began: Measure
    style: Style

    @property
    def indented(self) -> bool:
        """Whether the paragraph began with an indent."""
        return self.first.box[0] - self.began.left > 0.9 * self.first.size


def paragraphs_of(
    lines: Sequence[TextLine], measure: Measure, size: float, before: Before | None
) -> tuple[list[Paragraph], Before | None]:
    """The paragraphs of lines that stand below each other, and what stands last; `before` stands before them, in another
    column or on another page."""
    made: list[Paragraph] = []
    turned = True
    for line in lines:
        style = _style(line, measure, size)
        if before is not None and _goes_on(before, line, style, measure, size, turned):
            unsure = (line,) if _ENDS.search(before.line.text) and not before.indented else ()
            before = replace(before, line=line, measure=measure)
            if turned:
                made.append(Paragraph((line,), goes_on=True, unsure=unsure))
            else:
                made[-1] = replace(
                    made[-1], lines=(*made[-1].lines, line), unsure=(*made[-1].unsure, *unsure)
                )
        else:
            indent = style is Style.PLAIN and 1.2 < (line.box[0] - measure.left) / size < 3.2
            made.append(Paragraph((line,), style, indent))
            before = Before(line, measure, line, measure, style)
        turned = False
    return made, before


def _style(line: TextLine, measure: Measure, size: float) -> Style:
    indent, room = (line.box[0] - measure.left) / size, (measure.right - line.box[2]) / size
    larger = line.size > 1.1 * size
    if (
        abs(indent - room) < 1.1
        and (indent > (0.5 if larger else 2.7))
        and not (marker_of(line.text) and not larger)
    ):
        return Style.CENTRED
    if larger and abs(indent - room) < 2.2:
        return Style.CENTRED
    return Style.RIGHT if indent > 8 and room < 7 and indent > room + 3 else Style.PLAIN


def _goes_on(
    before: Before, line: TextLine, style: Style, measure: Measure, size: float, turned: bool
) -> bool:
    if style is not Style.PLAIN or before.style is not Style.PLAIN:
        return False
    if abs(line.size - before.line.size) > 0.12 * size or _PAGED.search(before.line.text):
        return False
    if not turned and line.box[1] - before.line.box[3] > 1.6 * size:
        return False
    indent = (line.box[0] - measure.left) / size
    room = before.measure.right - before.line.box[2]
    full = room < _first_word(line.glyphs) + 0.5 * size
    if not full:
        return False
    if abs(indent) < 0.9:
        # Where paragraphs are not indented, one ends with a clause, and a number at the margin begins one.
        ended = _ENDS.search(before.line.text)
        if ended is None or before.indented:
            return True
        return not (marker_of(line.text) or _BEGINS.match(line.text)) and ended[0][0] in "。！？!?"
    hangs = _behind_marker(before.first)
    return hangs is not None and abs(line.box[0] - measure.left - (hangs - before.began.left)) < 0.5 * size


def _first_word(glyphs: Sequence[Glyph]) -> float:
    """How wide that is which no line is ended within: a Latin word or figures, and the signs that end no line alone."""
    end = 0
    while end < len(glyphs) and glyphs[end].sign.isascii() and glyphs[end].sign.strip():
        end += 1
    end = max(end, 1)
    while end < len(glyphs) and glyphs[end].sign in "，。；：、？！）》”’〕】％":
        end += 1
    return glyphs[end - 1].right - glyphs[0].left


def _behind_marker(line: TextLine) -> float | None:
    """Where the words behind the number at the beginning of a line begin."""
    marker = marker_of(line.text)
    if marker is None:
        return None
    signs = len("".join(marker.text.split()))
    shown = [glyph for glyph in line.glyphs if glyph.sign.strip()]
    return shown[signs].left if signs < len(shown) else None
