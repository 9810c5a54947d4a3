"""Proof that nothing was lost: every character of source.txt stands in exactly one place of the YAML.

The received text, less the furniture and markup that issue.yml lists, must equal the whole issue read out
from the YAML in print order, with every correction put back to what was received. White space does not
count: it is where print broke its lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate

from gazette import model
from gazette.furniture import find_furniture
from gazette.model import Mark, Problem
from gazette.outline import Unit, interpretation_units, notice_units, stretch
from gazette.tables import table_units

_NEAR = 3000
"""How many characters ahead a lost thread is looked for; behind a file that could not be read, however far."""
_PICKED = 30
"""So many stretches that a repair dropped or added are told one by one; letters strewn over more are only counted."""
_KNOWN, _KNOWN_FAR = 3, 8
"""So many characters, or fewer, are not enough to find it by, near and far."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text the YAML answers for."""

    text: str
    mark: Mark


def squeeze(text: str) -> str:
    """The text without its white space."""
    return "".join(text.split())


def account(issue: model.Issue, unread: AbstractSet[str] = frozenset()) -> Iterator[Problem]:
    """收到的文字与 YAML 逐字相符：不缺、不多、不重、不乱序。

    Files in `unread` could not be read whole, which has been reported: what is missing in or next to them is
    not reported again.
    """
    if issue.source_file in unread:
        return
    markup = [tag.text for tag in issue.markup]
    told = [(piece, squeeze(without(piece.text, markup))) for piece in pieces(issue)]
    received = _Received(issue, "".join(text for _, text in told))
    yield from received.problems
    at = 0
    lost = False
    before = issue.mark.file
    for piece, text in told:
        beside = {before, piece.mark.file}
        before = piece.mark.file
        if received.text.startswith(text, at):
            at += len(text)
            lost = False
            continue
        found = received.text.find(text, at, at + _NEAR) if len(text) > _KNOWN else -1
        if found < 0 and unread and len(text) > _KNOWN_FAR:
            found = received.text.find(text, at)
        if found < 0:
            if not lost and not beside & unread:
                yield received.difference(piece, text, at)
            lost = True
            continue
        if not lost and not beside & unread:
            yield received.unaccounted(at, found)
        lost = False
        at = found + len(text)
    if at < len(received.text) and not lost and before not in unread:
        yield received.unaccounted(at, len(received.text))


def pieces(issue: model.Issue) -> Iterator[Piece]:
    """The whole issue in print order, as received."""
    yield from _front_matter(issue)
    folders = {folder.name: folder for folder in issue.folders}
    for entry in issue.entries():
        if entry.folder in folders:
            yield from _folder(folders[entry.folder])


def repaired(units: Sequence[Unit], correction: model.Correction) -> str:
    """What stands now in the stretch that a correction covers; '' if its anchors are not there."""
    return "\n".join(units[index].text for index in stretch(units, correction.at, correction.to))


def moved_only(received: str, now: str, markup: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words that a repair dropped and those it added, as they stood; two empty lists when it only moved text."""
    old, new = squeeze(without(received, markup)), squeeze(now)
    return _pick(old, Counter(old) - Counter(new)), _pick(new, Counter(new) - Counter(old))


def without(text: str, markup: Sequence[str]) -> str:
    """The text without the tags of the extraction."""
    for tag in markup:
        text = text.replace(tag, "")
    return text


def _pick(text: str, wanted: Counter[str]) -> list[str]:
    """The fewest stretches of the text that make up these characters, the longest taken first: words, not letters."""
    taken: list[tuple[int, int]] = []
    while wanted.total() and len(taken) < _PICKED:
        start, end = _longest(text, wanted, taken)
        taken.append((start, end))
        wanted = wanted - Counter(text[start:end])
    rest = [f"零散的 {wanted.total()} 字"] if wanted.total() else []
    return [text[start:end] for start, end in sorted(taken)] + rest


def _longest(text: str, wanted: Counter[str], taken: list[tuple[int, int]]) -> tuple[int, int]:
    """The longest stretch, outside those taken, that has no character more often than it is wanted."""
    barred = {at for start, end in taken for at in range(start, end)}
    best, start, left = (0, 0), 0, Counter(wanted)
    for end, character in enumerate(text, 1):
        left[character] -= 1
        while left[character] < 0 or (end - 1 in barred and start < end):
            left[text[start]] += 1
            start += 1
        if end - start > best[1] - best[0]:
            best = start, end
    return best


def _as_received(
    units: Sequence[Unit], corrections: Sequence[model.Correction]
) -> Iterator[tuple[Unit | None, Piece]]:
    covered: dict[int, model.Correction] = {}
    for correction in corrections:
        for index in stretch(units, correction.at, correction.to):
            covered[index] = correction
    done: list[model.Correction] = []
    for index, unit in enumerate(units):
        repair = covered.get(index)
        if repair is None:
            yield unit, Piece(unit.text, unit.mark)
        elif repair not in done:
            done.append(repair)
            yield None, Piece(repair.received, repair.mark)


def _folder(folder: model.Folder) -> Iterator[Piece]:
    tables = {table.name: table for table in folder.tables}
    for unit, piece in _as_received(notice_units(folder.notice), folder.notice.corrections):
        block = unit.block if unit else None
        if isinstance(block, model.TableReference) and block.name in tables:
            table = tables[block.name]
            for _, cell in _as_received(table_units(table), table.corrections):
                yield cell
        else:
            yield piece
    if folder.interpretation:
        explained = folder.interpretation
        for _, piece in _as_received(interpretation_units(explained), explained.corrections):
            yield piece


def _front_matter(issue: model.Issue) -> Iterator[Piece]:
    """封面, 版权页, 目录, in the order of print."""
    for line in (*issue.cover, issue.name, f"◇{issue.statement}◇", issue.label, issue.serial):
        yield Piece(line, issue.mark)
    for imprint in (*issue.sponsors, *issue.board):
        yield Piece(imprint.label + "".join(imprint.values), imprint.mark)
    for section in issue.contents:
        yield Piece(section.heading, section.mark)
        for entry in section.entries:
            yield Piece(entry.title, entry.mark)
            yield Piece(f"({entry.number}{entry.registration or ''})({entry.page})", entry.mark)
    for imprint in issue.office:
        yield Piece(imprint.label + "".join(imprint.values), imprint.mark)
    for line in issue.distribution:
        yield Piece(line, issue.mark)


class _Received:
    """The received text, squeezed, less furniture and markup; knows the line of each character."""

    def __init__(self, issue: model.Issue, words: str) -> None:
        self.file = issue.source_file
        tags = [tag.text for tag in issue.markup]
        lines = [squeeze(without(line, tags)) for line in issue.source.split("\n")]
        furniture, self.problems = find_furniture(lines, words, issue.furniture)
        for tag in issue.markup:
            count = issue.source.count(tag.text)
            if count != tag.count:
                fault = f"标记 {tag.text} 在 source.txt 中出现 {count} 次，这里写 {tag.count} 次"
                self.problems.append(Problem(tag.mark, fault, f"核对后写成 count: {count}"))
        kept = ["" if number in furniture else line for number, line in enumerate(lines)]
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
        same = 0
        while same < len(text) and at + same < len(self.text) and text[same] == self.text[at + same]:
            same += 1
        here = text[max(0, same - 6) : same + 14]
        there = self.text[max(0, at + same - 6) : at + same + 14]
        place = self.mark(at + same)
        fault = f"与收到的文字不符：这里作“{here}”，{place} 作“{there}”"
        return Problem(piece.mark, fault, "照收到的文字改正；若是更正，记入 corrections")
