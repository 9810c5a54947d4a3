"""分栏: the lines and tables of a page in the order in which they are read: down the left column, then down the right one.
Pure.

A page has two columns where an upright strip stays empty that many lines end at and begin behind. What reaches over the strip
(a title, a wide table) ends both columns; below it they begin anew.
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
_MOST = 1_000

Piece = TextLine | Table


@dataclass(frozen=True)
class Column:
    """一栏, or what reaches over both: its pieces from the top down. `side` is 0 for a whole width, 1 left, 2 right."""

    side: int
    pieces: tuple[Piece, ...]


def columns_of(lines: Sequence[TextLine], tables: Sequence[Table]) -> list[Column]:
    """The pieces of a page, column by column."""
    strip = _strip(lines)
    pieces: list[Piece] = sorted((*lines, *tables), key=lambda piece: piece.box[1])
    if strip is None:
        return [Column(0, tuple(pieces))]
    made: list[Column] = []
    left: list[Piece] = []
    right: list[Piece] = []

    def close() -> None:
        made.extend(Column(side, tuple(held)) for side, held in ((1, left), (2, right)) if held)
        left.clear()
        right.clear()

    middle = (strip[0] + strip[1]) / 2
    for piece in pieces:
        for one in _parted(piece, middle) if isinstance(piece, TextLine) else (piece,):
            if one.box[2] <= middle:
                left.append(one)
            elif one.box[0] >= middle:
                right.append(one)
            else:
                close()
                made.append(Column(0, (one,)))
    close()
    return made


def _strip(lines: Sequence[TextLine]) -> tuple[float, float] | None:
    """The empty strip between two columns."""
    if not 2 * _LINES <= len(lines) <= _MOST:
        return None
    left = min(line.box[0] for line in lines)
    right = max(line.box[2] for line in lines)
    size = sorted(line.size for line in lines)[len(lines) // 2]
    runs = [run for line in lines for run in _runs(line, size)]
    found: list[tuple[int, float, float]] = []
    low, high = (left + (right - left) * share for share in _MIDDLE)
    for start in sorted({end for _, end in runs if low <= end <= high}):
        behind = [begin for begin, _ in runs if begin > start + 0.8 * size]
        if not behind:
            continue
        end = min((begin for begin in behind if begin <= high + size), default=None)
        if end is None:
            continue
        ending = sum(start - 1.2 * size <= stop <= start + 0.2 * size for _, stop in runs)
        beginning = sum(end - 0.2 * size <= begin <= end + 2.4 * size for begin, _ in runs)
        over = sum(begin < start - size and stop > end + size for begin, stop in runs)
        ours = sum(stop <= start + 0.2 * size for _, stop in runs)
        theirs = sum(begin >= end - 0.2 * size for begin, _ in runs)
        if (
            min(ending, beginning) >= _LINES
            and 2 * ending >= ours
            and 2 * beginning >= theirs
            and over <= min(ours, theirs)
        ):
            found.append((ending + beginning - over, start, end))
    return max(found)[1:] if found else None


def _runs(line: TextLine, size: float) -> Iterator[tuple[float, float]]:
    """Where the words of a line stand that are not set wide apart."""
    start = before = line.glyphs[0]
    for glyph in line.glyphs[1:]:
        if glyph.left - before.right > 0.8 * size:
            yield start.left, before.right
            start = glyph
        before = glyph
    yield start.left, before.right


def _parted(line: TextLine, middle: float) -> Iterable[TextLine]:
    """A line cut at the strip; whole where it reaches over it."""
    if any(
        one.middle < middle <= other.middle and other.left - one.right < 0.8 * line.size
        for one, other in zip(line.glyphs, line.glyphs[1:], strict=False)
    ):
        return (line,)
    sides: tuple[list[Glyph], list[Glyph]] = ([], [])
    for glyph in line.glyphs:
        sides[glyph.middle >= middle].append(glyph)
    return [TextLine(tuple(side)) for side in sides if side]
