"""版面文字 in the received text: found by what it says and where it stands between its neighbours.

A line is furniture where issue.yml lists it and the words of the issue do not go on with it. No line has a number, so
that a line put in or taken out shifts nothing. Whether it may be furniture is the matter of `furniture_proofs`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from gazette.characters import squeeze
from gazette.model import FrontLine, Furniture, FurnitureKind, Problem

_NEAR = 3000
"""How many characters ahead a lost thread is looked for."""
_KNOWN = 4
"""A shorter line is not enough to find it by."""

LEADERS = ".．…‥⋯·•・—―─-－–_＿"
BRACKETS = "()（）[]［］【】"
_TYPOGRAPHY = dict.fromkeys(map(ord, LEADERS + BRACKETS))
"""What stands round numbers and pages in the contents: not typed, and so passed over while the lines are followed."""


@dataclass(frozen=True)
class Place:
    """Where a line is set aside: which pieces of the words stand before and after it."""

    line: int
    """from 0"""
    before: int
    after: int


class Listed:
    """What issue.yml lists: the lines that it stands for in their order, where each was found, which are missing."""

    def __init__(self, item: Furniture | FrontLine, texts: Sequence[str], rising: bool) -> None:
        self.item = item
        self.texts = texts
        self.found: list[Place] = []
        self.missing: list[str] = []
        self.astray: list[int] = []
        """lines that say what is missing, elsewhere"""
        self._next = 0
        self._places = {text: place for place, text in enumerate(texts)} if rising else {}

    @property
    def header(self) -> str | None:
        """A repeated header, which may be received a cell a line, as long as one is awaited."""
        waiting = isinstance(self.item, Furniture) and self.item.kind is FurnitureKind.REPEATED_HEADER
        return self.texts[0] if waiting and self._next < len(self.texts) else None

    def awaits(self, line: str) -> bool:
        """Whether the line is one of those not found so far."""
        return self._place(line) is not None

    def take(self, text: str, places: list[Place]) -> None:
        """It is found; those listed before it are not there."""
        place = self._place(text)
        assert place is not None
        self.missing += self.texts[self._next : place]
        self._next = place + 1
        self.found += places

    def close(self) -> None:
        """What is still awaited at the end of the text is not there."""
        self.missing += self.texts[self._next :]

    def _place(self, line: str) -> int | None:
        if self._places:
            place = self._places.get(line, -1)
            return place if place >= self._next else None
        return self._next if self._next < len(self.texts) and line == self.texts[0] else None


def find_furniture(
    lines: Sequence[str],
    pieces: Sequence[str],
    front: int,
    furniture: Sequence[Furniture],
    mottoes: Sequence[FrontLine] = (),
) -> list[Listed]:
    """Every entry of `furniture` and `mottoes` with the lines it sets aside and the texts that are not there.

    `lines` and `pieces`, which are all that the issue says in print order, have no white space. The first `front` of
    the pieces are the front matter, among which alone a motto (口号) stands.
    """
    listed = [Listed(entry, texts_of(entry, len(lines)), bool(numbers_of(entry))) for entry in furniture]
    listed += [Listed(line, [squeeze(line.text)], False) for line in mottoes]
    _Walk(lines, pieces, front, listed).run()
    for entry in listed:
        entry.close()
    return listed


def not_there(listed: Sequence[Listed]) -> Iterator[Problem]:
    """Problems of what is listed but not there."""
    for entry in listed:
        if entry.missing:
            text = entry.item.text
            if numbers := numbers_of(entry.item):
                first = re.search("[0-9]+", entry.missing[0])
                text = text.replace(str(numbers.start), first[0] if first else "")
            there = f"只有 {len(entry.found)} 处" if entry.found else "没有"
            yield Problem(
                entry.item.mark,
                f"收到的文字中{there}自成一行的“{text}”（还差 {len(entry.missing)} 处）",
                "照收到的文字改正这一项，或删去；不能与正文混同",
            )


def numbers_of(entry: Furniture | FrontLine) -> range | None:
    """页码 of an entry, as a row; None where it is none, or its text has no number."""
    if not isinstance(entry, Furniture) or entry.kind is not FurnitureKind.PAGE_NUMBER:
        return None
    digits = "".join(sign for sign in entry.text if sign in "0123456789")
    if not 0 < len(digits) < 6 or digits not in entry.text:
        return None
    first = int(digits)
    return range(first, (first if entry.to is None else entry.to) + 1)


def texts_of(entry: Furniture, most: int) -> list[str]:
    """The lines that an entry stands for; no more of them than could be there, and one that is not."""
    text = squeeze(entry.text)
    numbers = numbers_of(entry)
    if numbers is None:
        return [text] * min(entry.count, most + 1)
    before, _, after = text.partition(str(numbers.start))
    return [f"{before}{number}{after}" for number in numbers[: most + 1]]


class _Walk:
    """Walks down the lines, the words and the furniture together."""

    def __init__(
        self, lines: Sequence[str], pieces: Sequence[str], front: int, listed: Sequence[Listed]
    ) -> None:
        self.lines = lines
        self.plain = [line.translate(_TYPOGRAPHY) for line in lines]
        told = [piece.translate(_TYPOGRAPHY) for piece in pieces]
        self.words = "".join(told)
        self.starts = [0, *accumulate(map(len, told))][:-1]
        self.front = sum(map(len, told[:front]))
        self.listed = listed
        self.at = 0

    def run(self) -> None:
        number = 0
        while number < len(self.lines):
            number += self._line(number) if self.lines[number] else 1

    def _line(self, number: int) -> int:
        """Say of a line what it is; returns how many lines that took."""
        line = self.plain[number]
        goes_on = self.words.startswith(line, self.at)
        entry, end = self._match(number)
        if entry is not None and not (goes_on and self._belongs(number, end)):
            self._take(entry, number, end)
            return end - number
        if goes_on:
            self.at += len(line)
        elif astray := self._missing(self.lines[number]):
            astray.astray.append(number)
        elif len(line) >= _KNOWN and (there := self.words.find(line, self.at, self.at + _NEAR)) >= 0:
            self.at = there + len(line)
        return 1

    def _match(self, number: int) -> tuple[Listed | None, int]:
        """The entry that lists what stands here, and the line behind it."""
        line = self.lines[number]
        for entry in self.listed:
            in_its_place = isinstance(entry.item, Furniture) or self.at <= self.front
            if entry.awaits(line) and in_its_place:
                return entry, number + 1
            header = entry.header
            if header and header.startswith(line) and (end := self._header(number, header)):
                return entry, end
        return None, number

    def _header(self, number: int, text: str) -> int | None:
        """The line behind a header that is received a cell a line and begins here."""
        read = ""
        while number < len(self.lines) and len(read) < len(text) and text.startswith(read):
            read += self.lines[number]
            number += 1
        return number if read == text else None

    def _belongs(self, number: int, end: int) -> bool:
        """Of lines that the words go on with and that are listed too: whether the next line goes on behind them.

        Of two that say the same the first does, as where a page ends right behind a header.
        """
        own = sum(map(len, self.plain[number:end]))
        if self.lines[number:end] == self.lines[end : end + end - number]:
            return True
        after = next((self.plain[at] for at in range(end, len(self.plain)) if self._may_be_words(at)), "")
        return self.words.startswith(after, self.at + own) or not self.words.startswith(after, self.at)

    def _may_be_words(self, number: int) -> bool:
        line = self.lines[number]
        return bool(self.plain[number]) and not any(entry.awaits(line) for entry in self.listed)

    def _take(self, entry: Listed, number: int, end: int) -> None:
        before = bisect_left(self.starts, self.at) - 1
        after = bisect_right(self.starts, self.at) - 1
        if after >= 0 and self.starts[after] < self.at:
            before = after
        text = "".join(self.lines[number:end])
        entry.take(text, [Place(line, before, after) for line in range(number, end)])

    def _missing(self, line: str) -> Listed | None:
        """The entry that lists it, but not in this order, which is told."""
        return next((entry for entry in self.listed if line in entry.missing), None)
