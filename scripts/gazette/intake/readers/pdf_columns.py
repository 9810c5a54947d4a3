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


def strip_of(pages: Sequence[Sequence[TextLine]], width: float, size: float) -> float | None:
    """栏间: the middle of the empty strip between the columns of pages of one width, in points."""
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
    return best[1] if best else None


def columns_of(
    lines: Sequence[TextLine], tables: Sequence[Table], strip: float | None, size: float
) -> list[Column]:
    """The pieces of a page, column by column."""
    pieces: list[Piece] = sorted((*lines, *tables), key=lambda piece: piece.box[1])
    runs = [run for line in lines for run in _runs(line, size)]
    if strip is None or sum(
        begin < strip - size / 2 and end > strip + size / 2 for begin, end in runs
    ) > _OVER * len(runs):
        return [Column(0, tuple(pieces))]
    made: list[Column] = []
    left: list[Piece] = []
    right: list[Piece] = []

    def close() -> None:
        made.extend(Column(side, tuple(held)) for side, held in ((1, left), (2, right)) if held)
        left.clear()
        right.clear()

    for piece in pieces:
        for one in _parted(piece, strip) if isinstance(piece, TextLine) else (piece,):
            if one.box[2] <= strip + size / 2:
                left.append(one)
            elif one.box[0] >= strip - size / 2:
                right.append(one)
            else:
                close()
                made.append(Column(0, (one,)))
    close()
    return made


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
