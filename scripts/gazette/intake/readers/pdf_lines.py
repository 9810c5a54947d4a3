"""行: the characters of a page -> its lines, each with its words and where it stands. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

Box = tuple[float, float, float, float]
"""left, top, right, bottom in points"""


_OPENING = frozenset("《（“‘〔「『【〈［｛")
_CLOSING = frozenset("》）”’〕」』】〉］｝，。、；：！？")


@dataclass(frozen=True, slots=True)
class Glyph:
    """字: one character, with its box and size in points. '' where its font does not say which it is."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def ink(self) -> tuple[float, float]:
        """From where to where it is seen: a bracket or a comma fills only half of its box, and print sets others into the rest."""
        half = self.size / 2 if self.right - self.left > 0.8 * self.size else 0
        return self.left + half * (self.sign in _OPENING), self.right - half * (self.sign in _CLOSING)

    @property
    def middle(self) -> float:
        left, right = self.ink
        return (left + right) / 2

    @property
    def foot(self) -> float:
        """Where it stands, whatever its size."""
        return self.bottom - 0.12 * self.size


@dataclass(frozen=True)
class TextLine:
    """一行: its characters from left to right."""

    glyphs: tuple[Glyph, ...]

    @property
    def box(self) -> Box:
        return (
            self.glyphs[0].ink[0],
            min(glyph.top for glyph in self.glyphs),
            max(glyph.ink[1] for glyph in self.glyphs),
            max(glyph.bottom for glyph in self.glyphs),
        )

    @property
    def size(self) -> float:
        return median(glyph.size for glyph in self.glyphs)

    @property
    def foot(self) -> float:
        return median(glyph.foot for glyph in self.glyphs)

    @property
    def text(self) -> str:
        return words(self.glyphs)


def words(glyphs: Sequence[Glyph]) -> str:
    """The words of a line; what is set wider apart than the others has spaces between."""
    made = ""
    before: Glyph | None = None
    usual = _usual_gap(glyphs)
    for glyph in glyphs:
        if before is not None and not glyph.sign.isspace() and not made[-1:].isspace():
            gap = _gap(before, glyph)
            if gap > _space(before.sign, glyph.sign) + usual:
                made += " " if gap < 1.5 else "　" * min(round(gap), 40)
        made += " " if glyph.sign.isspace() and glyph.sign != "　" else glyph.sign
        before = glyph
    return made.strip(" ")


def _gap(before: Glyph, glyph: Glyph) -> float:
    """What is empty between two characters, in parts of their size."""
    return (glyph.ink[0] - before.ink[1]) / max(before.size, glyph.size, 1)


def _usual_gap(glyphs: Sequence[Glyph]) -> float:
    """How far the characters of a line are apart that is set to fill its measure."""
    gaps = [max(0.0, _gap(one, other)) for one, other in pairwise(glyphs)]
    return min(median(gaps), 0.2) if len(gaps) > 8 else 0.0


def _space(before: str, behind: str) -> float:
    """From which gap on there is a space: letters are set close; beside brackets and between letters and Chinese print
    leaves room of its own."""
    if before in _CLOSING or behind in _OPENING:
        return 0.95
    narrow = before.isascii(), behind.isascii()
    if all(narrow):
        return 0.15 if _narrow(before) and _narrow(behind) else 0.45
    return 0.45 if any(narrow) else 0.18


def _narrow(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines of a page, or of a cell, from the top down; what stands on one line is one, however far apart."""
    rows: list[list[Glyph]] = []
    feet: list[float] = []
    for glyph in sorted(_once(glyphs), key=lambda one: (one.foot, one.left)):
        # Those of one line are next to each other in this order.
        if rows and glyph.foot - feet[-1] < 0.3 * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
            feet[-1] += (glyph.foot - feet[-1]) / len(rows[-1])
        else:
            rows.append([glyph])
            feet.append(glyph.foot)
    lines = [TextLine(tuple(sorted(row, key=lambda one: one.middle))) for row in rows]
    return [line for line in _with_raised(lines) if line.text]


def _once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Without those that are printed twice in one place to look bold."""
    seen: dict[tuple[str, int, int], Glyph] = {}
    kept: list[Glyph] = []
    for glyph in glyphs:
        at, down = round(glyph.left / 2), round(glyph.foot / 2)
        if glyph.sign.strip() and any(
            (other := seen.get((glyph.sign, at + x, down + y))) is not None
            and abs(other.left - glyph.left) < 0.2 * glyph.size
            and abs(other.foot - glyph.foot) < 0.2 * glyph.size
            for x in (-1, 0, 1)
            for y in (-1, 0, 1)
        ):
            continue
        seen[glyph.sign, at, down] = glyph
        kept.append(glyph)
    return kept


def _with_raised(lines: list[TextLine]) -> list[TextLine]:
    """With small characters that stand higher or lower put into the line that they belong to: 注号, m²."""
    made: list[TextLine] = []
    left = list(lines)
    while left:
        line = left.pop(0)
        if left and _within(line, left[0]):
            left[0] = _joined(left[0], line)
        elif made and _within(line, made[-1]):
            made[-1] = _joined(made[-1], line)
        else:
            made.append(line)
    return made


def _within(small: TextLine, line: TextLine) -> bool:
    own, other = small.box, line.box
    if (
        len(small.glyphs) > 30
        or small.size > 0.8 * line.size
        or not (other[1] - 0.3 * line.size < own[3] and own[1] < other[3])
    ):
        return False
    if abs(small.foot - line.foot) > 0.7 * line.size:
        return False
    # Each stands right behind or before a character of the line, and on none.
    return all(
        any(
            min(abs(one.left - glyph.ink[1]), abs(glyph.ink[0] - one.right)) < 0.4 * line.size
            for glyph in line.glyphs
        )
        or any(abs(one.left - glyph.right) < 0.1 * line.size for glyph in small.glyphs)
        for one in small.glyphs
    ) and not any(
        glyph.ink[0] + 0.1 * line.size < one.middle < glyph.ink[1] - 0.1 * line.size
        for one in small.glyphs
        for glyph in line.glyphs
    )


def _joined(line: TextLine, small: TextLine) -> TextLine:
    return TextLine(tuple(sorted((*line.glyphs, *small.glyphs), key=lambda one: one.middle)))


def meant(sign: str) -> str:
    """The character that a font means which calls it by a radical (⼈ for 人): they look the same, and nobody types the other."""
    return unicodedata.normalize("NFKC", sign) if "\u2e80" <= sign <= "\u2fd5" else sign


def is_shown(sign: str) -> bool:
    """Whether a character is one that print shows."""
    return bool(sign) and unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cn")
