"""对齐: on which lines of source.txt every unit of an issue stands. Pure.

It is the walk by which the check accounts for every character (`fidelity`), so it holds for what was drafted, changed or
typed by hand. Words that were changed stand where they must: between their neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gazette import model
from gazette.fidelity import Placed, placed
from gazette.pieces import Piece


@dataclass(frozen=True)
class Span:
    """行段: lines of source.txt, from `first` to `last`; not `sure` where the words are no longer those received."""

    first: int
    last: int
    sure: bool = True

    def joined(self, other: Span) -> Span:
        """Both, with all between."""
        return Span(min(self.first, other.first), max(self.last, other.last), self.sure and other.sure)


@dataclass(frozen=True)
class Alignment:
    """By file and place the lines of each unit; the front matter, piece by piece; the lines that are furniture."""

    spans: Mapping[tuple[str, int], Span]
    front: tuple[tuple[Piece, Span | None], ...]
    aside: frozenset[int]

    def of(self, file: str, units: Iterator[int] | Sequence[int]) -> Span | None:
        """The lines of several units of one document together."""
        found = None
        for unit in units:
            span = self.spans.get((file, unit))
            if span:
                found = found.joined(span) if found else span
        return found


def aligned(issue: model.Issue) -> Alignment:
    """Every unit of the issue with its lines."""
    found, aside = placed(issue)
    spans: dict[tuple[str, int], Span] = {}
    front: list[tuple[Piece, Span | None]] = []
    for place, span in zip(found, _spans(found), strict=True):
        piece = place.piece
        if piece.mark.file == issue.mark.file:
            front.append((piece, span))
        if span:
            spans |= {(piece.mark.file, unit): span for unit in piece.units}
    return Alignment(spans, tuple(front), aside)


def _spans(found: Sequence[Placed]) -> list[Span | None]:
    """The lines of each; of one that was not found those between its neighbours that were."""
    following = 0
    after: list[int] = []
    for place in reversed(found):
        following = place.first or following
        after.append(following)
    after.reverse()
    spans: list[Span | None] = []
    last = 0
    for place, behind in zip(found, after, strict=True):
        if place.first:
            last = place.last
            spans.append(Span(place.first, place.last))
        elif place.piece.text and (last or behind):
            # The lines strictly between, where there are any.
            first, end = (last or behind) + 1, (behind or last + 2) - 1
            spans.append(
                Span(first, end, False) if first <= end else Span(last or behind, behind or last, False)
            )
        else:
            spans.append(None)
    return spans
