"""脚注和尾注 of Word: counted together, in the order of their places."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gazette.intake.readers.word_inline import NoteMark
from gazette.intake.readers.word_package import Package, Part

_KINDS = ("footnotes", "endnotes")


class Notes:
    """The notes of a file, as their marks go by."""

    def __init__(self, package: Package) -> None:
        self.parts: dict[str, Part] = {}
        self._notes: dict[NoteMark, Element] = {}
        self._numbers: dict[NoteMark, int] = {}
        for kind in _KINDS:
            if (part := next(package.related(kind), None)) is not None:
                self.parts[kind] = part
                self._notes |= {NoteMark(kind, each.get("w:id") or ""): each for each in part.root}

    def mark(self, note: NoteMark) -> str:
        """The mark of a note, the same wherever it stands."""
        return f"[{self._numbers.setdefault(note, len(self._numbers) + 1)}]"

    def __contains__(self, note: NoteMark) -> bool:
        """Whether the file has what the mark leads to."""
        return note in self._notes

    def marked(self) -> Iterator[tuple[NoteMark, Element]]:
        """The notes whose marks stand in the text; while they are read, those that stand in them."""
        waiting = list(self._numbers)
        while waiting:
            yield from ((note, self._notes[note]) for note in waiting if note in self._notes)
            waiting = list(self._numbers)[self._numbers[waiting[-1]] :]
