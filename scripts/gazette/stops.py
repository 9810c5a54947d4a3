"""校读: the places of an issue that a person should look at, each with the words it is about, and who has confirmed it."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gazette import model
from gazette.characters import squeeze
from gazette.document import Record, units_of
from gazette.model import Confirmation, Mark, StopKind
from gazette.outline import stretch
from gazette.pieces import pieces
from gazette.repairs import repaired


@dataclass(frozen=True)
class Stop:
    """停留处: what is to be looked at; `mark` is the line to edit, `words` are those it is about."""

    kind: StopKind
    file: str
    """within the folder of the issue"""
    text: str
    mark: Mark
    words: str
    told: Mark
    """where it is told: the line of the comment, or of the correction"""
    at: int
    """the line of YAML where its words stand"""

    @property
    def digest(self) -> str:
        """By which it is known whether its words have changed since."""
        return hashlib.sha256(squeeze(self.words).encode()).hexdigest()[:8]

    @property
    def key(self) -> tuple[StopKind, str, str]:
        """What a confirmation names it by."""
        return self.kind, self.file, self.text


@dataclass(frozen=True)
class Reviewed:
    """校读的情形: the stops of an issue; of each by its place who has confirmed it, and who had before its words
    changed (失效); the confirmations that belong to nothing any more (过时)."""

    stops: tuple[Stop, ...]
    holding: Mapping[int, tuple[Confirmation, ...]] = field(default_factory=dict)
    lapsed: Mapping[int, tuple[Confirmation, ...]] = field(default_factory=dict)
    obsolete: tuple[Confirmation, ...] = ()


def reviewed(issue: model.Issue) -> Reviewed:
    """The stops of an issue beside what its review.yml says."""
    found = tuple(stops(issue))
    places: dict[tuple[StopKind, str, str], list[int]] = defaultdict(list)
    for place, stop in enumerate(found):
        places[stop.key].append(place)
    holding: dict[int, list[Confirmation]] = defaultdict(list)
    lapsed: dict[int, list[Confirmation]] = defaultdict(list)
    obsolete: list[Confirmation] = []
    for entry in issue.confirmed:
        named = places.get((entry.what, entry.file, entry.text), [])
        # Words that could not be read have not changed.
        same = [place for place in named if found[place].digest == entry.words or not found[place].words]
        for place in same:
            holding[place].append(entry)
        for place in () if same else named:
            lapsed[place].append(entry)
        if not named:
            obsolete.append(entry)
    return Reviewed(found, _frozen(holding), _frozen(lapsed), tuple(obsolete))


def _frozen(found: Mapping[int, list[Confirmation]]) -> dict[int, tuple[Confirmation, ...]]:
    return {place: tuple(entries) for place, entries in found.items()}


def stops(issue: model.Issue) -> Iterator[Stop]:
    """Doubts and joins file by file, then corrections."""
    words = _Words(issue)
    for comment in issue.comments:
        file = comment.mark.file
        mark = Mark(file, comment.line)
        yield Stop(
            comment.kind, _within(issue, file), comment.text, mark, words.at(mark), comment.mark, comment.line
        )
    for record in records_of(issue):
        units = units_of(record)
        for entry in record.corrections:
            text = f"{entry.at}：{entry.reason}"
            both = f"{entry.received}\n{repaired(units, entry)}"
            file = _within(issue, record.mark.file)
            covered = stretch(units, entry.at, entry.to)
            at = units[covered[0]].mark.line if covered else entry.mark.line
            yield Stop(StopKind.CORRECTION, file, text, entry.mark, both, entry.mark, at)


def records_of(issue: model.Issue) -> Iterator[Record]:
    """All that the issue prints, folder by folder."""
    for folder in issue.folders:
        yield folder.notice
        if folder.interpretation:
            yield folder.interpretation
        yield from folder.tables


def _within(issue: model.Issue, file: str) -> str:
    return file.removeprefix(issue.folder)


class _Words:
    """The words that stand at a line of YAML, or at the next below it that has any."""

    def __init__(self, issue: model.Issue) -> None:
        told: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for piece in pieces(issue):
            if piece.mark.file == issue.mark.file:
                told[piece.mark.file][piece.mark.line].append(piece.text)
        for record in records_of(issue):
            for unit in units_of(record):
                told[unit.mark.file][unit.mark.line].append(unit.text)
        self._told = told
        self._lines = {file: sorted(lines) for file, lines in told.items()}

    def at(self, mark: Mark) -> str:
        lines = self._lines.get(mark.file, [])
        if not lines:
            return ""
        return "\n".join(self._told[mark.file][lines[min(bisect_left(lines, mark.line), len(lines) - 1)]])
