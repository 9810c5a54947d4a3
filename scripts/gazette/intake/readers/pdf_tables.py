"""画线的表: the ruled lines of a page -> its tables, with the cells that they part. Pure.

Rules that touch make one frame. A cell is what no rule parts; so cells over several rows and columns are known as such.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from gazette.intake.readers.pdf_lines import Box, Glyph, TextLine, lines_of
from gazette.intake.received import GridCell

_NEAR = 3.0
"""Points: rules so near to each other are one"""
_SHORT = 4.0
_MOST = 4_000
"""Rules of a page; a page with more of them is a drawing"""
_CELLS = 20_000


@dataclass(frozen=True)
class Rule:
    """线: upright (at x, from y to y) or level."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass
class Table:
    """一张表 on one page: where its columns and rows are parted, its cells."""

    xs: list[float]
    ys: list[float]
    cells: list[tuple[int, int, int, int]]
    """left, top, right, bottom: of which columns and rows, the last not included"""
    open_top: bool = False
    """no rule is drawn there, as where a page cuts a row"""
    open_bottom: bool = False
    glyphs: dict[int, list[Glyph]] = field(default_factory=lambda: defaultdict(list))
    owners: dict[tuple[int, int], int] = field(default_factory=dict)

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def take(self, glyph: Glyph) -> bool:
        """Whether a character stands in it; it is then put into its cell."""
        across, down = glyph.middle, (glyph.top + glyph.bottom) / 2
        if not (self.xs[0] <= across < self.xs[-1] and self.ys[0] <= down < self.ys[-1]):
            return False
        place = bisect_right(self.xs, across) - 1, bisect_right(self.ys, down) - 1
        self.glyphs[self.owners[place]].append(glyph)
        return True

    def rows(self) -> Iterator[tuple[float, float, list[GridCell]]]:
        """Where each row begins and ends, and its cells."""
        table = [[GridCell() for _ in self.xs[1:]] for _ in self.ys[1:]]
        widest = self._widest()
        for number, (left, top, right, bottom) in enumerate(self.cells):
            for row in range(top, bottom):
                for column in range(left, right):
                    table[row][column] = GridCell(merged=row > top, joined=row == top and column > left)
            table[top][left] = GridCell(tuple(self._paragraphs(number, widest[left, right])))
        for at, cells in enumerate(table):
            yield self.ys[at], self.ys[at + 1], cells

    def _widest(self) -> dict[tuple[int, int], float]:
        """How far the longest line of the cells of one width reaches."""
        widest: dict[tuple[int, int], float] = defaultdict(float)
        for number, (left, _, right, _) in enumerate(self.cells):
            for line in lines_of(self.glyphs.get(number, ())):
                widest[left, right] = max(widest[left, right], line.box[2] - line.box[0])
        return widest

    def _paragraphs(self, number: int, widest: float) -> list[str]:
        """The text of a cell: a line that leaves room for more ends a paragraph."""
        made: list[str] = []
        before: TextLine | None = None
        for line in lines_of(self.glyphs.get(number, ())):
            room = widest - (before.box[2] - before.box[0]) if before else 0
            if before and made and room < 1.6 * line.size:
                made[-1] += line.text
            else:
                made.append(line.text)
            before = line
        return made


def tables_of(boxes: Iterable[Box]) -> list[Table]:
    """The tables that rules draw, from the top down; a frame round a single text is none."""
    tables = [table for frame in _beside(_frames(_rules(boxes))) if (table := _table(frame))]
    return sorted(tables, key=lambda table: table.ys[0])


def _rules(boxes: Iterable[Box]) -> list[Rule]:
    found: list[Rule] = []
    for left, top, right, bottom in boxes:
        upright = right - left < bottom - top
        start, end = (top, bottom) if upright else (left, right)
        if end - start > _SHORT:
            found.append(Rule(upright, (left + right) / 2 if upright else (top + bottom) / 2, start, end))
    return found if len(found) <= _MOST else []


def _frames(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules that touch, however many lie between."""
    parent = list(range(len(rules)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    level = sorted((at for at, rule in enumerate(rules) if not rule.upright), key=lambda at: rules[at].at)
    heights = [rules[at].at for at in level]
    for at, rule in enumerate(rules):
        if rule.upright:
            first = bisect_right(heights, rule.start - _NEAR)
            for other in level[first : bisect_right(heights, rule.end + _NEAR)]:
                if rules[other].start - _NEAR <= rule.at <= rules[other].end + _NEAR:
                    parent[root(at)] = root(other)
    frames: dict[int, list[Rule]] = defaultdict(list)
    for at, rule in enumerate(rules):
        frames[root(at)].append(rule)
    yield from frames.values()


def _beside(frames: Iterable[list[Rule]]) -> Iterator[list[Rule]]:
    """Frames of one height that stand beside each other are one: what is between them is a cell without rules of its own, as
    where a page cuts it."""
    heights: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for frame in frames:
        upright = [rule for rule in frame if rule.upright]
        if not upright or len(frame) == len(upright):
            continue
        top, bottom = _ends(upright)
        key = round(top / _NEAR), round(bottom / _NEAR)
        near = ((key[0] + x, key[1] + y) for x in (0, -1, 1) for y in (0, -1, 1))
        heights[next((one for one in near if one in heights), key)] += frame
    yield from heights.values()


def _table(rules: Sequence[Rule]) -> Table | None:
    level, upright = [rule for rule in rules if not rule.upright], [rule for rule in rules if rule.upright]
    if not level or not upright:
        return None
    # At its sides a table may be open, and where a page cuts it.
    xs = _places([*(rule.at for rule in upright), *_ends(level)])
    ys = _places([*(rule.at for rule in level), *_ends(upright)])
    if not 1 < (len(xs) - 1) * (len(ys) - 1) < _CELLS:
        return None
    ends = {(xs[0], True), (xs[-1], True), (ys[0], False), (ys[-1], False)}
    drawn = _Drawn(rules)

    def parted(place: float, start: float, end: float, across: bool) -> bool:
        return (place, across) in ends or drawn.covers(across, place, start, end)

    columns, rows = len(xs) - 1, len(ys) - 1
    owners: dict[tuple[int, int], int] = {}
    cells: list[tuple[int, int, int, int]] = []
    for row in range(rows):
        for column in range(columns):
            if (column, row) in owners:
                continue
            right = column + 1
            while (
                right < columns
                and (right, row) not in owners
                and not parted(xs[right], ys[row], ys[row + 1], True)
            ):
                right += 1
            bottom = row + 1
            while bottom < rows and not any(
                parted(ys[bottom], xs[at], xs[at + 1], False) for at in range(column, right)
            ):
                bottom += 1
            for x in range(column, right):
                for y in range(row, bottom):
                    owners[x, y] = len(cells)
            cells.append((column, row, right, bottom))
    if len(cells) < 2:
        return None
    heights = [rule.at for rule in level]
    return Table(xs, ys, cells, min(heights) - ys[0] > _NEAR, ys[-1] - max(heights) > _NEAR, owners=owners)


def _ends(rules: Sequence[Rule]) -> tuple[float, float]:
    """How far rules reach."""
    return min(rule.start for rule in rules), max(rule.end for rule in rules)


def _places(values: Iterable[float]) -> list[float]:
    """Where rules are, those next to each other taken together."""
    places: list[list[float]] = []
    for value in sorted(values):
        if places and value - places[-1][0] <= _NEAR:
            places[-1].append(value)
        else:
            places.append([value])
    return [sum(near) / len(near) for near in places]


class _Drawn:
    """Looks up whether a rule is drawn somewhere."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: dict[tuple[bool, int], list[Rule]] = defaultdict(list)
        for rule in rules:
            self.rules[rule.upright, round(rule.at / _NEAR)].append(rule)

    def covers(self, upright: bool, at: float, start: float, end: float) -> bool:
        """Whether most of a stretch is drawn."""
        key = round(at / _NEAR)
        drawn = sum(
            max(0.0, min(rule.end, end) - max(rule.start, start))
            for near in (key - 1, key, key + 1)
            for rule in self.rules.get((upright, near), ())
            if abs(rule.at - at) <= _NEAR
        )
        return drawn >= 0.6 * (end - start)
