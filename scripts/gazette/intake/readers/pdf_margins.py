"""版心: what stands at the head and foot of pages, and how far the lines of a document reach. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gazette.intake.readers.pdf_lines import TextLine

_EDGE = 3
"""Lines from the head and from the foot of a page that may be furniture"""
_NUMBER = re.compile(r"\W*(?:第\s*)?#(?:\s*页)?(?:\W*共\s*#\s*页)?\W*")
_FEW = 12
_SAME = 0.6
"""Which part of the lines at one height say the same where it is that of running heads"""
_ZONE = 0.16
"""Which part of a page's height its head and foot have at most"""


class Kind(NamedTuple):
    """Pages of one width, those at the left and those at the right of a book each, and their columns (0: all the width)."""

    width: float
    right: bool
    side: int

    @property
    def across(self) -> Kind:
        """The same on the other side of the book."""
        return self._replace(right=not self.right)


@dataclass(frozen=True)
class Measure:
    """行长: where the lines of one kind of page begin and end, in points."""

    left: float
    right: float


def edges(pages: Sequence[Sequence[TextLine]], heights: Sequence[float]) -> list[tuple[set[int], set[int]]]:
    """书眉 and 页码: of each page, which of its lines (by their places) stand at its head and at its foot.

    They come at the same height on several pages, and say the same but for their figures.
    """
    seen: Counter[tuple[str, int]] = Counter()
    found: list[list[tuple[int, bool, str, int]]] = []
    for lines, height in zip(pages, heights, strict=True):
        own = []
        ordered = sorted(range(len(lines)), key=lambda at: lines[at].box[1])
        for at in dict.fromkeys((*ordered[:_EDGE], *ordered[-_EDGE:])):
            foot = lines[at].foot
            if _ZONE * height < foot < (1 - _ZONE) * height:
                continue
            shape = re.sub("[0-9]+", "#", "".join(lines[at].text.split()))
            own.append((at, foot < height / 2, shape, round(foot / 6)))
        found.append(own)
        seen.update({(shape, down) for _, _, shape, down in own})

    def often(shape: str, down: int) -> bool:
        times = sum(seen[shape, near] for near in (down - 1, down, down + 1))
        few = times > 1 and ("#" in shape or times > 2 or times * 2 > len(pages))
        return few or bool(_NUMBER.fullmatch(shape))

    # Where the text begins, many pages may begin with the same words; but others begin with other words there.
    all_of: Counter[int] = Counter()
    same: Counter[int] = Counter()
    for own in found:
        all_of.update({down for *_, down in own})
        same.update({down for _, _, shape, down in own if often(shape, down)})

    def repeated(shape: str, down: int) -> bool:
        near = (down - 1, down, down + 1)
        return often(shape, down) and sum(same[at] for at in near) >= _SAME * sum(all_of[at] for at in near)

    return [
        (
            {at for at, high, shape, down in own if high and repeated(shape, down)},
            {at for at, high, shape, down in own if not high and repeated(shape, down)},
        )
        for own in found
    ]


def measures(lines: Iterable[tuple[Kind, TextLine]], size: float) -> dict[Kind, Measure]:
    """How far lines reach, by the kind of page and column that they are of: as far as several do. Where there are few of a
    kind, those of the pages across tell it."""
    kinds: dict[Kind, list[TextLine]] = defaultdict(list)
    for kind, line in lines:
        if abs(line.size - size) < 0.15 * size:
            kinds[kind].append(line)
    return {
        kind: _measure(kind, own if len(own) >= _FEW else [*own, *kinds.get(kind.across, ())], size)
        for kind, own in list(kinds.items())
    }


def _measure(kind: Kind, lines: Sequence[TextLine], size: float) -> Measure:
    if len(lines) < _FEW and not kind.side:
        # The longest of so few may not be a full one; the margins of a page are as wide at both sides.
        left = min(line.box[0] for line in lines)
        return Measure(left, max(kind.width - left, *(line.box[2] for line in lines)))
    return Measure(
        _outermost([line.box[0] for line in lines], size), -_outermost([-line.box[2] for line in lines], size)
    )


def _outermost(places: Sequence[float], size: float) -> float:
    """The smallest place at which several lines are."""
    ordered = sorted(places)
    enough = max(2, len(ordered) // 33)
    for at, place in enumerate(ordered):
        behind = at + enough - 1
        if behind < len(ordered) and ordered[behind] - place < 0.4 * size:
            return place
    return ordered[0]
