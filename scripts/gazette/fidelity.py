"""Proof that nothing was lost: every character of source.txt stands in exactly one place of the YAML.

The received text, less the furniture and markup that issue.yml lists, must equal the whole issue read out
from the YAML in print order, with every correction put back to what was received. White space does not
count: it is where print broke its lines; nor does what print sets round numbers and pages, where a piece says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate

from gazette import furniture_proofs, model
from gazette.characters import squeeze
from gazette.furniture import find_furniture, not_there, numbers_of
from gazette.furniture_proofs import Printed
from gazette.model import FrontRole, FurnitureKind, Mark, Problem
from gazette.pieces import Piece, front_matter, pieces
from gazette.repairs import without

_NEAR = 3000
"""How many characters ahead a lost thread is looked for; beyond, only what surely stands there takes it up."""
_KNOWN, _KNOWN_FAR = 3, 8
"""So many characters, or fewer, are not enough to find it by, near and far."""
_ALIKE = 50
"""Of more places that begin alike none is surely the one that is meant."""


@dataclass(frozen=True)
class Placed:
    """落处: a piece with the lines of source.txt that it stands on, from 1; 0 where its words were not found."""

    piece: Piece
    first: int = 0
    last: int = 0


def placed(issue: model.Issue) -> tuple[list[Placed], frozenset[int]]:
    """Where each piece of the issue stands in source.txt, in print order; and the lines that are furniture.

    Pieces that were changed since are not found; those behind them are.
    """
    told = _told(issue)
    received = _Received(issue, told)
    found = [
        Placed(piece, received.mark(start).line, received.mark(end - 1).line)
        if 0 <= start < end
        else Placed(piece)
        for piece, _, _, start, end in _walk(received, told)
    ]
    return found, frozenset(line + 1 for line in received.aside)


def extents(issue: model.Issue) -> dict[str, tuple[int, int]]:
    """By file of the issue the first and the last line of source.txt that its words stand on, from 1."""
    found: dict[str, tuple[int, int]] = {}
    for place in placed(issue)[0]:
        if place.first:
            first, last = found.get(place.piece.mark.file, (place.first, place.last))
            found[place.piece.mark.file] = (min(first, place.first), max(last, place.last))
    return found


def account(issue: model.Issue, unread: AbstractSet[str] = frozenset()) -> Iterator[Problem]:
    """收到的文字与 YAML 逐字相符：不缺、不多、不重、不乱序。

    Files in `unread` could not be read whole, which has been reported: what is missing in or next to them is
    not reported again.
    """
    if issue.source_file in unread:
        return
    told = _told(issue)
    received = _Received(issue, told)
    yield from received.problems
    # What stands where cannot be proved beside text that could not be read; nor which header of a table is the repeated one.
    partly = any(file.startswith(issue.mark.file.removesuffix("issue.yml")) for file in unread)
    repeated = {squeeze(item.text) for item in issue.furniture if item.kind is FurnitureKind.REPEATED_HEADER}
    if not partly:
        yield from received.refused
    at = 0
    lost = False
    before = issue.mark.file
    for piece, text, at, start, end in _walk(received, told):
        beside = {before, piece.mark.file}
        unsure = lost or bool(beside & unread) or (partly and piece.header in repeated)
        before = piece.mark.file
        lost = start < 0
        if not unsure and lost:
            yield received.difference(piece, text, at)
        elif not unsure and start > at:
            yield received.unaccounted(at, start)
        at = max(at, end)
    if at < len(received.text) and not lost and before not in unread:
        yield received.unaccounted(at, len(received.text))


def _told(issue: model.Issue) -> list[tuple[Piece, str]]:
    """The pieces, each with its text as it is looked for."""
    markup = [tag.text for tag in issue.markup]
    return [(piece, squeeze(without(piece.text, markup))) for piece in pieces(issue)]


_Step = tuple[Piece, str, int, int, int]


def _walk(received: _Received, told: Sequence[tuple[Piece, str]]) -> list[_Step]:
    """Each piece with its text, where the thread stood before it, where it begins and ends; -1 where it is not found.

    Where the thread is lost it is followed once more from one piece to the next that surely stands where it is found: of
    a whole document that is not there, or stands elsewhere, nothing else is out of place.
    """
    steps = list(_follow(received, told, {}))
    if all(at == start for _, _, at, start, _ in steps):
        return steps
    return list(_follow(received, told, _anchors(received, told)))


def _follow(
    received: _Received, told: Sequence[tuple[Piece, str]], anchors: Mapping[int, int]
) -> Iterator[_Step]:
    at = 0
    ahead = sorted(anchors.items(), reverse=True)
    for place, (piece, text) in enumerate(told):
        while ahead and (ahead[-1][0] < place or ahead[-1][1] < at):
            ahead.pop()
        bound = ahead[-1][1] if ahead else len(received.text)
        start, end = at, piece.end(text, received.text, at)
        if ahead and ahead[-1][0] == place:
            start, end = bound, bound + len(text)
        elif end is None or end > bound:
            start = received.text.find(text, at, min(at + _NEAR, bound)) if len(text) > _KNOWN else -1
            end = start + len(text) if start >= 0 else -1
        yield piece, text, at, start, end
        at = max(at, end)


def _anchors(received: _Received, told: Sequence[tuple[Piece, str]]) -> dict[int, int]:
    """By their places the pieces that surely stand where they are found: those that stand, or begin a line, as many times
    as they are told; of these as many as are in one order here and there."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, (piece, text) in enumerate(told):
        if len(text) > _KNOWN_FAR and not piece.around:
            places[text].append(place)
    begun: dict[str, list[int]] = {text[:_KNOWN_FAR]: [] for text in places}
    for at in range(len(received.text)):
        alike = begun.get(received.text[at : at + _KNOWN_FAR])
        if alike is not None and len(alike) <= _ALIKE:
            alike.append(at)
    lines = frozenset(received.starts)
    found: list[tuple[int, int]] = []
    for text, own in places.items():
        alike = begun[text[:_KNOWN_FAR]]
        here = [at for at in alike if received.text.startswith(text, at)] if len(alike) <= _ALIKE else []
        for starts in (here, [at for at in here if at in lines]):
            if len(starts) == len(own):
                found += zip(own, starts, strict=True)
                break
    return dict(_rising(sorted(found)))


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of the pairs, in order of their first, whose second rise too."""
    ends: list[int] = []  # by the length of such a chain the least second that it can end with
    last: list[int] = []  # and which pair that is
    before: list[int] = []
    for place, (_, value) in enumerate(pairs):
        length = bisect_left(ends, value)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        last[length : length + 1] = [place]
    chain: list[tuple[int, int]] = []
    place = last[-1] if last else -1
    while place >= 0:
        chain.append(pairs[place])
        place = before[place]
    return chain[::-1]


def set_aside(issue: model.Issue) -> dict[model.FurnitureKind, int]:
    """How many characters of the received text are furniture (版面文字), by kind; of an issue without faults."""
    told: Counter[model.FurnitureKind] = Counter()
    for entry in issue.furniture:
        numbers = numbers_of(entry)
        size = len(squeeze(entry.text))
        if numbers is None:
            told[entry.kind] += size * entry.count
        else:
            rest = size - len(str(numbers.start))
            told[entry.kind] += sum(rest + len(str(number)) for number in numbers)
    return dict(told)


def _starts(issue: model.Issue, told: Sequence[Piece]) -> dict[int, int]:
    """起始页: the printed page of each document, by the place of its first piece."""
    first: dict[str, int] = {}
    for place, piece in enumerate(told):
        first.setdefault(piece.mark.file, place)
    starts = {}
    for folder, record in issue.printed():
        page = issue.page_of(folder, record)
        if page and record.mark.file in first:
            starts[first[record.mark.file]] = page
    return starts


class _Received:
    """The received text, squeezed, less furniture and markup; knows the line of each character."""

    def __init__(self, issue: model.Issue, pieces: Sequence[tuple[Piece, str]]) -> None:
        self.file = issue.source_file
        tags = [tag.text for tag in issue.markup]
        lines = [squeeze(without(line, tags)) for line in issue.source.split("\n")]
        front = sum(1 for _ in front_matter(issue))
        mottoes = [line for line in issue.front if line.role is FrontRole.MOTTO]
        told, texts = [piece for piece, _ in pieces], [text for _, text in pieces]
        listed = find_furniture(lines, texts, front, issue.furniture, mottoes)
        headers = [piece.header for piece in told]
        printed = Printed(issue, lines, frozenset(texts[front:]), headers, _starts(issue, told))
        self.problems = list(not_there(listed))
        self.refused = list(furniture_proofs.refused(printed, listed))
        for tag in issue.markup:
            count = issue.source.count(tag.text)
            if count != tag.count:
                fault = f"标记 {tag.text} 在 source.txt 中出现 {count} 次，这里写 {tag.count} 次"
                self.problems.append(Problem(tag.mark, fault, f"核对后写成 count: {count}"))
        self.aside = {place.line for entry in listed for place in entry.found}
        self.aside |= {line for entry in listed for line in entry.astray}
        kept = ["" if number in self.aside else line for number, line in enumerate(lines)]
        self.starts = [0, *accumulate(map(len, kept))][:-1]
        self.text = "".join(kept)

    def mark(self, at: int) -> Mark:
        return Mark(self.file, bisect_right(self.starts, at))

    def unaccounted(self, start: int, end: int) -> Problem:
        text = self.text[start:end]
        shown = text if len(text) <= 40 else f"{text[:30]}……（共 {len(text)} 字）"
        return Problem(
            self.mark(start), f"收到的“{shown}”在 YAML 中没有着落", "写入文件，或列入 issue.yml 的 furniture"
        )

    def difference(self, piece: Piece, text: str, at: int) -> Problem:
        if piece.around and (before := piece.around[0].match(self.text, at)):
            at = before.end()
        same = 0
        while same < len(text) and at + same < len(self.text) and text[same] == self.text[at + same]:
            same += 1
        here = text[max(0, same - 6) : same + 14]
        there = self.text[max(0, at + same - 6) : at + same + 14]
        place = self.mark(at + same)
        fault = f"与收到的文字不符：这里作“{here}”，{place} 作“{there}”"
        return Problem(piece.mark, fault, "照收到的文字改正；若是更正，记入 corrections")
