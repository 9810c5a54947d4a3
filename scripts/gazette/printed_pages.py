"""印刷页码: on which printed pages each document, and each piece of it, stands. Pure; what the print does not prove stays empty.

The page numbers among the received lines (版面文字) part source.txt into pages; the walk by which every character is accounted
for (`fidelity`) tells the lines of each piece.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gazette import model
from gazette.characters import squeeze
from gazette.fidelity import Placed, placed
from gazette.furniture import numbers_of, texts_of


@dataclass(frozen=True)
class Extent:
    """起止页: the first and the last printed page."""

    first: int
    last: int

    def __str__(self) -> str:
        """第 20—26 页"""
        return f"第 {self.first} 页" if self.first == self.last else f"第 {self.first}—{self.last} 页"


@dataclass(frozen=True)
class PrintedPages:
    """Of each file and unit (by its place in its document) its pages."""

    units: Mapping[tuple[str, int], Extent]

    def of(self, places: Sequence[tuple[str, int]]) -> Extent | None:
        """The pages of units that follow each other; None where those of the first or the last are not known."""
        known = [extent for place in places if (extent := self.units.get(place))]
        if not known or places[0] not in self.units or places[-1] not in self.units:
            return None
        return Extent(min(one.first for one in known), max(one.last for one in known))


def printed_pages(issue: model.Issue) -> PrintedPages:
    """The pages of an issue, from the numbers that it prints; empty where it prints none, or they prove nothing."""
    if not any(numbers_of(item) for item in issue.furniture):
        return PrintedPages({})
    found, aside = placed(issue)
    marks = list(_marks(issue, aside))
    sheets = _Sheets(marks, _at_foot(issue, found, marks))
    units: dict[tuple[str, int], Extent] = {}
    for place in found:
        if place.first and place.piece.mark.file != issue.mark.file:
            first, last = sheets.page(place.first), sheets.page(place.last)
            if first and last:
                units |= {(place.piece.mark.file, unit): Extent(first, last) for unit in place.piece.units}
    refuted = set(_refuted(issue, units))
    return PrintedPages({key: extent for key, extent in units.items() if key[0] not in refuted})


def _marks(issue: model.Issue, aside: frozenset[int]) -> Iterator[tuple[int, int]]:
    """页码 lines in their order, each with its number."""
    known: dict[str, int] = {}
    for item in issue.furniture:
        if numbers := numbers_of(item):
            known |= zip(texts_of(item, _MOST), numbers, strict=False)
    lines = issue.source.split("\n")
    for line in sorted(aside):
        number = known.get(squeeze(lines[line - 1])) if line <= len(lines) else None
        if number is not None:
            yield line, number


_MOST = 5_000


def _at_foot(issue: model.Issue, found: Sequence[Placed], marks: Sequence[tuple[int, int]]) -> bool | None:
    """Whether the numbers stand at the foot of their pages, as most documents prove whose page the contents print; else
    where the text begins or ends with one. None where neither shows."""
    starts: dict[str, int] = {}
    for place in found:
        if place.first:
            starts.setdefault(place.piece.mark.file, place.first)
    votes = [0, 0]
    for _, record, page in _listed(issue):
        if line := starts.get(record.mark.file):
            for foot in (False, True):
                votes[foot] += _Sheets(marks, foot).page(line) == page
    if votes[0] != votes[1]:
        return votes[1] > votes[0]
    filled = [number for number, line in enumerate(issue.source.split("\n"), 1) if line.strip()]
    ends = bool(marks) and marks[-1][0] == filled[-1]
    begins = bool(marks) and marks[0][0] == filled[0]
    return ends if ends != begins else None


def _listed(issue: model.Issue) -> Iterator[tuple[model.Folder, model.Notice | model.Interpretation, int]]:
    """The documents whose page the contents print."""
    for folder, record in issue.printed():
        if page := issue.page_of(folder, record):
            yield folder, record, page


def _refuted(issue: model.Issue, units: Mapping[tuple[str, int], Extent]) -> Iterator[str]:
    """Files of documents that the contents say begin on another page."""
    begins: dict[str, int] = {}
    for (file, _), extent in units.items():
        begins[file] = min(extent.first, begins.get(file, extent.first))
    for folder, record, page in _listed(issue):
        if begins.get(record.mark.file, page) != page:
            yield record.mark.file
            yield from (table.mark.file for table in folder.tables)


class _Sheets:
    """Tells of a line on which page it stands; nothing where a number is missing beside it."""

    def __init__(self, marks: Sequence[tuple[int, int]], foot: bool | None) -> None:
        self.lines = [line for line, _ in marks]
        self.numbers = [number for _, number in marks]
        self.foot = foot

    def page(self, line: int) -> int | None:
        if self.foot is None:
            return None
        at = bisect_left(self.lines, line) if self.foot else bisect_right(self.lines, line) - 1
        if not 0 <= at < len(self.lines):
            return None
        other = at - 1 if self.foot else at + 1
        whole = not 0 <= other < len(self.lines) or abs(self.numbers[at] - self.numbers[other]) == 1
        return self.numbers[at] if whole else None
