"""A rule on series of numbers: where nearly all of a series are printed, one that is not may have been overlooked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from gazette.archive import Archive
from gazette.checks.rule import asked, rule
from gazette.document import Document
from gazette.model import Mark, Problem
from gazette.numbers import Number, StandardNumber, parse

_DENSE = 9
"""For every serial that is missing an issue has so many others, or it prints a selection, in which gaps are the rule."""

_Series = tuple[int, str, tuple[int, ...]]
"""The form of its numbers, its name, and the year, if it is counted by years."""


@rule(reads=("notice.yml", "issue.yml"), whole=True, across=True)
def dense_series_are_complete(archive: Archive) -> Iterator[Problem]:
    """一期之内，同一系列的文号（登记号）几乎都有、只缺个别的，所缺的可能是漏录（提示）；选登的刊物不问。"""
    everywhere: dict[_Series, set[int]] = defaultdict(set)
    issues: dict[tuple[int, _Series], dict[int, tuple[Number, Mark]]] = defaultdict(dict)
    for place, numbers in enumerate(archive.found(_own_numbers)):
        for number, mark in numbers:
            series, serial = (*number.key[:2], number.key[2][:-1]), number.key[2][-1]
            everywhere[series].add(serial)
            issues[place, series].setdefault(serial, (number, mark))
    for (_, series), held in issues.items():
        first, last = min(held), max(held)
        known = sorted(serial for serial in everywhere[series] if first <= serial <= last)
        gaps = [(before, after) for before, after in pairwise(known) if after - before > 1]
        count = sum(after - before - 1 for before, after in gaps)
        if count and count * _DENSE <= len(held):
            missing = [str(serial) for before, after in gaps for serial in range(before + 1, after)]
            fault = (
                f"“{held[first][0]}”至“{held[last][0]}”本期有 {len(held)} 个，只缺 {'、'.join(missing)} 号"
            )
            behind = min(serial for serial in held if serial > gaps[0][0])
            yield Problem(held[behind][1], fault, "看看有没有漏录；本期没有刊登的，照旧", hint=True)


@asked
def _own_numbers(part: Archive) -> list[tuple[Number, Mark]]:
    return [each for document in part.notices.values() for each in _numbers(document)]


def _numbers(document: Document) -> Iterator[tuple[Number, Mark]]:
    """文号 of a notice and of what it encloses, and its 登记号; of a reprint none: its number is of another time."""
    notice = document.notice
    if notice.reprint_of:
        return
    mark = notice.mark
    for head in (document.head, *(enclosed.head for enclosed in document.enclosed)):
        for own in head.numbers:
            # The serial of a standard is no count of what a body has issued.
            if own.number and not isinstance(own.number, StandardNumber):
                yield own.number, mark.of("number" if "number" in mark.keys else "numbers")
    if registration := parse(document.registration or ""):
        yield registration, mark.of("registration")
