"""A link (互见): a citation at its place, with what it leads to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from gazette.document import Document
from gazette.targets import Target
from gazette.units import Unit, name_of

_STOP = re.compile("[。；！？，;!?\n]")
_TITLE = re.compile("《[^《》]*》")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a citation stands, for who has not the text at hand."""

    part: str
    """the part of the document, as in `Unit.part`"""
    place: str
    """what the place is called"""
    phrase: str
    """the words in which it stands, whole, from one mark of punctuation to the next; a title has none inside"""
    in_title: bool


class Stands:
    """Tells where the citations of a unit stand. A long one is looked through once for all of them."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._place = name_of(unit)
        plain = _TITLE.sub(lambda title: "《" * len(title[0]), unit.text)
        self._stops = [stop.start() for stop in _STOP.finditer(plain)]
        self._phrases: dict[tuple[int, int], str] = {}

    def at(self, start: int, end: int) -> Standing:
        """Where the characters from `start` to `end` stand."""
        before, after = bisect_left(self._stops, start), bisect_left(self._stops, end)
        first = self._stops[before - 1] + 1 if before else 0
        last = self._stops[after] if after < len(self._stops) else len(self._unit.text)
        if (first, last) not in self._phrases:
            self._phrases[first, last] = self._unit.text[first:last].strip()
        phrase = self._phrases[first, last]
        return Standing(self._unit.part, self._place, phrase, self._unit.kind == "title")


@dataclass(frozen=True, slots=True)
class Link:
    """A citation at its place: unit `unit` (by position) of `document`, characters `start` to `end` of its text.

    `title` and `number` are as cited, the number in normal spelling. `article` is set where the citation is of
    one article (《办法》第五条); the span is then that of the article reference.
    """

    document: Document
    unit: int
    anchor: str
    start: int
    end: int
    text: str
    title: str | None
    number: str | None
    target: Target | None
    article: int | None = None
    footnote: bool = False
    """注号: it leads to a note of the same document, and is no citation"""
    draft: bool = False
    """草案: it names a text that was not printed, and leads nowhere"""
    stands: Standing = Standing("", "", "", False)

    @property
    def url(self) -> str:
        """Where the citation itself stands."""
        return f"{self.document.url}#{self.anchor}"

    @property
    def cited(self) -> str:
        """Which document it cites: the id of its target, without one the words that name it."""
        return self.target.id if self.target else f"{self.title}{self.number}"
