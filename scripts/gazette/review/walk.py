"""逐处: what is to be looked at, in the order of print, each with its lines and its place in the draft. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette import model
from gazette.model import Confirmation, Problem, StopKind
from gazette.review.alignment import Span
from gazette.review.drawing import Drawn, Place
from gazette.stops import Reviewed, Stop

_JOINED = re.compile(r"第 (?P<first>[0-9]{1,9}) 行与第 (?P<last>[0-9]{1,9}) 行")
_DOUBTED = re.compile(r"（source\.txt 第 (?P<line>[0-9]{1,9}) 行）$")
_LAST = 1 << 40


@dataclass(frozen=True)
class ShownStop:
    """一处: as the page shows it. A fault (错) has no `stop`: it is mended, not confirmed."""

    id: str
    label: str
    text: str
    mark: str
    """file:line to edit"""
    first: int
    last: int
    """the lines of source.txt that it is about; 0 where none is known"""
    place: str
    """of the draft"""
    saw: str = ""
    chose: str = ""
    other: str = ""
    stop: Stop | None = None
    by: tuple[Confirmation, ...] = ()
    lapsed: tuple[Confirmation, ...] = ()

    @property
    def confirmed(self) -> bool:
        return bool(self.by)


def walk(
    issue: model.Issue,
    state: Reviewed,
    faults: Sequence[Problem],
    drawn: Sequence[Drawn],
    front: Sequence[Place],
) -> list[ShownStop]:
    """All of them, the first in print first."""
    finder = _Finder(drawn, front)
    shown = [*_stops(issue, state, finder), *_faults(issue, faults, finder)]
    return sorted(shown, key=lambda one: (one.first or _LAST, one.mark))


def _stops(issue: model.Issue, state: Reviewed, finder: _Finder) -> Iterator[ShownStop]:
    most = issue.source.count("\n") + 1
    for at, stop in enumerate(state.stops):
        place = finder.of_stop(stop)
        span = place.span if place else None
        text = stop.text
        if stop.kind is StopKind.JOIN and (match := _JOINED.search(text)):
            span = Span(int(match["first"]), int(match["last"]))
        if match := _DOUBTED.search(text):
            span = Span(int(match["line"]), int(match["line"]))
            text = text[: match.start()]
        if stop.kind is StopKind.CORRECTION:
            text = text.partition("：")[2]
        parts = text.split("；") if stop.kind is StopKind.DOUBT else []
        saw, chose, other = parts if len(parts) == 3 else (text, "", "")
        known = span if span and 0 < span.first <= span.last <= most else None
        yield ShownStop(
            f"{stop.kind.name.lower()}-{stop.told.file}-{stop.told.line}",
            stop.kind.value,
            text,
            str(stop.mark),
            known.first if known else 0,
            known.last if known else 0,
            place.id if place else "",
            saw,
            chose,
            other,
            stop,
            state.holding.get(at, ()),
            state.lapsed.get(at, ()),
        )


def _faults(issue: model.Issue, faults: Sequence[Problem], finder: _Finder) -> Iterator[ShownStop]:
    for at, fault in enumerate(faults):
        if fault.mark.file == issue.source_file:
            line, place = fault.mark.line, finder.at_line(fault.mark.line)
            span: Span | None = Span(line, line)
        else:
            place = finder.at(fault.mark.file, fault.mark.line, behind=False)
            span = place.span if place else None
        yield ShownStop(
            f"fault-{at}",
            "错",
            f"{fault.fault}；{fault.remedy}",
            str(fault.mark),
            span.first if span else 0,
            span.last if span else 0,
            place.id if place else "",
            fault.fault,
            other=fault.remedy,
        )


class _Finder:
    """Where in the draft a line of YAML, or of source.txt, is shown."""

    def __init__(self, drawn: Sequence[Drawn], front: Sequence[Place]) -> None:
        self._all = [*front, *(place for one in drawn for place in one.places)]
        self._files: dict[str, list[Place]] = {}
        for place in self._all:
            self._files.setdefault(place.file, []).append(place)

    def of_stop(self, stop: Stop) -> Place | None:
        return self.at(stop.mark.file, stop.at, behind=True)

    def at(self, file: str, line: int, *, behind: bool) -> Place | None:
        """The place at this line of YAML, else the nearest behind it, or before it."""
        places = sorted(self._files.get(file, []), key=lambda place: place.line)
        following = next((place for place in places if place.line >= line), None)
        before = next((place for place in reversed(places) if place.line <= line), None)
        return (following or before) if behind else (before or following)

    def at_line(self, line: int) -> Place | None:
        """The place that this line of source.txt came to, else the last before it."""
        sure = [place for place in self._all if place.span and place.span.first <= line]
        held = next((place for place in sure if place.span and line <= place.span.last), None)
        return held or max(sure, key=lambda place: place.span.last if place.span else 0, default=None)
