"""脚注: which lines at the foot of a page are notes, and the raised figures that lead to them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gazette.intake.readers.pdf_lines import Box, Glyph, TextLine

_POWERS = {"2": "²", "3": "³"}


def split_notes(
    lines: Sequence[TextLine], rules: Sequence[Box], size: float
) -> tuple[list[TextLine], list[TextLine]]:
    """The lines of the text, and those of the notes: smaller ones below a short rule at the left."""
    for left, top, right, bottom in sorted(rules, key=lambda rule: rule[1]):
        below = [line for line in lines if line.box[1] > bottom - 2]
        above = [line for line in lines if line.box[3] < top + 2]
        if (
            bottom - top < 3
            and 2 * size < right - left
            and below
            and above
            and len(below) + len(above) == len(lines)
            and right - left < 0.6 * max(line.box[2] - line.box[0] for line in above)
            and all(line.size < 0.96 * size for line in below)
        ):
            notes = [_mark_first(line) for line in below]
            return above, notes
    return list(lines), []


def _mark_first(line: TextLine) -> TextLine:
    """A note whose raised figure is set in brackets, as in any text without raised figures."""
    shown = [glyph for glyph in line.glyphs if glyph.sign.strip()]
    end = 0
    while end < len(shown) and shown[end].sign.isdecimal() and shown[end].size < 0.85 * line.size:
        end += 1
    return TextLine(_bracketed(line.glyphs, [shown[:end]] if end else []))


def marked(line: TextLine, notes: Sequence[TextLine]) -> TextLine:
    """A line whose raised figures are in brackets where they lead to notes of its page; m2 with a raised 2 is m²."""
    numbers = {match[1] for note in notes if (match := re.match(r"\[([0-9]{1,3})\]", note.text))}
    runs: list[list[Glyph]] = []
    before: Glyph | None = None
    glyphs = list(line.glyphs)
    for at, glyph in enumerate(glyphs):
        raised = glyph.size < 0.8 * line.size and glyph.foot < line.foot - 0.1 * line.size
        if raised and glyph.sign.isdecimal():
            if before is not None and runs and runs[-1][-1] is before:
                runs[-1].append(glyph)
            elif before is not None and before.sign.isascii() and before.sign.isalpha():
                glyphs[at] = replace(glyph, sign=_POWERS.get(glyph.sign, glyph.sign))
            else:
                runs.append([glyph])
        before = glyph
    led = [run for run in runs if "".join(glyph.sign for glyph in run) in numbers]
    return TextLine(_bracketed(glyphs, led))


def _bracketed(glyphs: Sequence[Glyph], runs: Sequence[Sequence[Glyph]]) -> tuple[Glyph, ...]:
    first, last = {id(run[0]) for run in runs}, {id(run[-1]) for run in runs}
    made: list[Glyph] = []
    for glyph in glyphs:
        opened = "[" if id(glyph) in first else ""
        made.append(replace(glyph, sign=f"{opened}{glyph.sign}{']' if id(glyph) in last else ''}"))
    return tuple(made)
