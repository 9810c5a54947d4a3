"""分栏: the lines and tables of a page in the order in which they are read: down the left column, then down the right one.
Pure.

A document has two columns where an upright strip stays empty that many lines end at and begin behind; a page of it has them
where hardly a line reaches over the strip. What does (a title, a wide table) ends both columns; below it they begin anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gazette.intake.readers.pdf_lines import Glyph, TextLine
from gazette.intake.readers.pdf_tables import Table

_MIDDLE = 0.3, 0.7
"""Within which part of the width the strip is looked for"""
_LINES = 4
"""So many lines at least end at it, and begin behind it"""
_USUAL = 3
"""So many lines a page end at it where most pages have it"""
_OVER = 0.2
"""Which part of the lines of a page may reach over it"""
_WIDEST = 5_000
"""Points"""

Piece = TextLine | Table


@dataclass(frozen=True)
class Column:
    """一栏, or what reaches over both: its pieces from the top down. `side` is 0 for a whole width, 1 left, 2 right."""

    side: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Strip:
    """栏间: the middle of the empty strip between two columns, in points; whether most pages have it, or a few at most."""

    middle: float
    usual: bool


def strip_of(pages: Sequence[Sequence[TextLine]], width: float, size: float) -> Strip | None:
    """The strip between the columns of pages of one width."""
    bins = min(int(width), _WIDEST) + 2
    ends, begins = [0] * bins, [0] * bins
    for lines in pages:
        for line in lines:
            for begin, end in _runs(line, size):
                if 0 <= begin <= end < bins:
                    begins[int(begin)] += 1
                    ends[int(end)] += 1
    best: tuple[int, float] | None = None
    for start in range(int(bins * _MIDDLE[0]), int(bins * _MIDDLE[1])):
        ending = sum(ends[int(start - 1.2 * size) : int(start + 0.3 * size) + 1])
        behind = range(int(start + 0.8 * size), min(int(start + 4 * size), bins))
        first = next((at for at in behind if sum(begins[at : at + 3]) > 1), None)
        if first is None:
            continue
        beginning = sum(begins[first : int(first + 2.4 * size)])
        score = min(ending, beginning)
        if score >= _LINES and (best is None or score > best[0]):
            best = score, (start + first) / 2
    return Strip(best[1], best[0] >= _USUAL * len(pages)) if best else None


def columns_of(
    lines: Sequence[TextLine], tables: Sequence[Table], strip: Strip | None, size: float
) -> list[Column]:
    """The pieces of a page, column by column."""
    pieces: list[Piece] = sorted((*lines, *tables), key=lambda piece: piece.box[1])
    if strip is None or not _has(strip, lines, size):
        return [Column(0, tuple(pieces))]
    made: list[Column] = []
    left: list[Piece] = []
    right: list[Piece] = []

    def close() -> None:
        made.extend(Column(side, tuple(held)) for side, held in ((1, left), (2, right)) if held)
        left.clear()
        right.clear()

    for piece in pieces:
        for one in _parted(piece, strip.middle) if isinstance(piece, TextLine) else (piece,):
            if one.box[2] <= strip.middle + size / 2:
                left.append(one)
            elif one.box[0] >= strip.middle - size / 2:
                right.append(one)
            else:
                close()
                made.append(Column(0, (one,)))
    close()
    return made


def _has(strip: Strip, lines: Sequence[TextLine], size: float) -> bool:
    """Whether a page has the strip: hardly a line reaches over it; where it is unusual, many end at it and begin behind it."""
    runs = [run for line in lines for run in _runs(line, size)]
    middle = strip.middle
    over = sum(begin < middle - size / 2 and end > middle + size / 2 for begin, end in runs)
    if over > _OVER * len(runs):
        return False
    ours, theirs = [end for _, end in runs if end < middle], [begin for begin, _ in runs if begin > middle]
    ending = sum(end > middle - 2.4 * size for end in ours)
    beginning = sum(begin < middle + 3.6 * size for begin in theirs)
    return strip.usual or (
        min(ending, beginning) >= _LINES and 2 * ending >= len(ours) and 2 * beginning >= len(theirs)
    )


def _runs(line: TextLine, size: float) -> Iterator[tuple[float, float]]:
    """Where the words of a line stand that are not set wide apart."""
    start = before = line.glyphs[0]
    for glyph in line.glyphs[1:]:
        if glyph.ink[0] - before.ink[1] > 0.8 * size:
            yield start.ink[0], before.ink[1]
            start = glyph
        before = glyph
    yield start.ink[0], before.ink[1]


def _parted(line: TextLine, middle: float) -> Iterable[TextLine]:
    """A line cut at the strip; whole where it reaches over it."""
    if any(
        one.middle < middle <= other.middle and other.ink[0] - one.ink[1] < 0.8 * line.size
        for one, other in zip(line.glyphs, line.glyphs[1:], strict=False)
    ):
        return (line,)
    sides: tuple[list[Glyph], list[Glyph]] = ([], [])
    for glyph in line.glyphs:
        sides[glyph.middle >= middle].append(glyph)
    return [TextLine(tuple(side)) for side in sides if side]
