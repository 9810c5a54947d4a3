"""印件的注: marks of footnotes in a text ([1]) and the notes they lead to. Pure.

A sign is a mark only where a note of the same document begins with it; [2]46.08亿元 is the mark [2] and a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.numerals import half_width
from gazette.units import Unit

_NOTE = re.compile(
    r"\s*(?P<mark>[\[〔][0-9]{1,3}[\]〕]|[\u2460-\u2473\u24ea]|\*{1,5}|注[0-9]{1,3}(?=[:.、\s]))"
)


@dataclass(frozen=True)
class FootnoteMark:
    """注号: characters `start` to `end` of the unit at `unit`; it leads to the unit at `target`."""

    unit: int
    start: int
    end: int
    target: int
    note: bool
    """it stands before the note itself, and leads back to the first place in the text"""


@dataclass(frozen=True)
class Footnoted:
    """The marks of a document in reading order, and what does not fit: marks without a note and notes without a mark."""

    marks: tuple[FootnoteMark, ...]
    unmarked: tuple[int, ...]
    """units of notes to which no mark leads"""
    unexplained: tuple[tuple[int, str], ...] = ()
    """units with a mark of the same form to which no note belongs, and the mark"""


def footnotes(units: Sequence[Unit]) -> Footnoted:
    """The marks of a document."""
    notes: dict[str, int] = {}
    places: dict[str, tuple[int, int]] = {}
    for index, unit in enumerate(units):
        if unit.kind == "footnote" and (match := _NOTE.match(half_width(unit.text))):
            notes.setdefault(match["mark"], index)
            places.setdefault(match["mark"], match.span("mark"))
    if not notes:
        return Footnoted((), ())
    pattern = re.compile("|".join(map(re.escape, sorted(notes, key=len, reverse=True))))
    marks = list(_in_text(units, notes, pattern))
    first: dict[int, int] = {}
    for mark in marks:
        first.setdefault(mark.target, mark.unit)
    back = [
        FootnoteMark(index, *places[sign], first[index], True)
        for sign, index in notes.items()
        if index in first
    ]
    unmarked = tuple(index for index in notes.values() if index not in first)
    return Footnoted((*marks, *back), unmarked, tuple(_unexplained(units, notes)))


def sign_of(note: Unit) -> str:
    """注号: the sign that a note begins with."""
    match = _NOTE.match(half_width(note.text))
    return match["mark"] if match else ""


def _unexplained(units: Sequence[Unit], notes: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Marks in square brackets, which mean nothing else, beside notes of the same form."""
    if not any(sign.startswith("[") for sign in notes):
        return
    for index, unit in enumerate(units):
        for match in re.finditer(r"\[[0-9]{1,3}\]", half_width(unit.text)) if unit.kind != "footnote" else ():
            if match[0] not in notes:
                yield index, match[0]


def _in_text(
    units: Sequence[Unit], notes: dict[str, int], pattern: re.Pattern[str]
) -> Iterator[FootnoteMark]:
    for index, unit in enumerate(units):
        if unit.kind == "footnote":
            continue
        for match in pattern.finditer(half_width(unit.text), len(unit.marker)):
            yield FootnoteMark(index, *match.span(), notes[match[0]], False)
