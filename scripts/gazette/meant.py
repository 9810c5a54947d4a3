"""所指: whether a document of ours that bears a name can be the one that is meant, by its days, its numbers and what the
text tells of it.

Titles come again: a regulation of 2024 is called as the one of 2011 that it repeals, 政府工作报告 as that of every year.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from gazette.beside import Beside
from gazette.citations import Citation
from gazette.document import Document
from gazette.instruments import spelt
from gazette.numbers import Number, has_year
from gazette.targets import Target

_LATEST = 30
"""So many days after it was signed a document may be published: 2011年9月5日公布的 may be of 2 September."""


def can_be_meant(target: Target, citation: Citation, citing: Document) -> bool:
    """Whether nothing that is told forbids that a citation in a document means this one."""
    told = citation.beside
    if told.numbers and _bears_others(target, told.numbers):
        return False
    document = target.document
    if document is None:
        return True
    if document is citing and told.former:  # what a text ends is never the text itself
        return False
    if citation.told_number and has_year(citation.told_number):
        return True  # a number with its year is borne by one document, whatever the days
    return _agrees(_days(target), told) and (
        _belong_together(document, citing) or not _is_later(target, citing)
    )


def is_dated(target: Target, told: Beside) -> bool:
    """Whether a document of ours is of the very day, or else of the year, that is told."""
    days = _days(target)
    return told.day in days if told.day else told.year in {day.year for day in days}


def _bears_others(target: Target, told: tuple[Number, ...]) -> bool:
    own = set(_numbers(target))
    return bool(own) and own.isdisjoint(map(str, told))


def _numbers(target: Target) -> Iterator[str]:
    if target.instrument and target.instrument.number:
        yield spelt(target.instrument.number)
    if target.document and target.document.kind == "notice":
        heads = (target.document.head, *(inner.head for inner in target.document.enclosed))
        yield from (own.spelt for head in heads for own in head.numbers)
        yield from filter(None, [target.document.registration])


def _days(target: Target) -> tuple[datetime.date, ...]:
    """Those of a document, or of a part of it with those of what brings it: of an amended text every day of its history,
    and not so of the decision that amends it."""
    if not target.document:
        return ()
    days = target.document.days
    part = target.url.partition("#")[2]
    return (*days.get("", ()), *(days.get(part, ()) if part else ()))


def _agrees(days: Sequence[datetime.date], told: Beside) -> bool:
    """Whether what is told of its day and its year agrees with what is known."""
    if told.day and days and not any(0 <= (told.day - day).days <= _LATEST for day in days):
        return False
    return not (told.year and days) or any(day.year == told.year for day in days)


def _belong_together(one: Document, other: Document) -> bool:
    """A notice, its tables and its interpretation are dated as it happens."""
    return (one.issue.id, one.place) == (other.issue.id, other.place)


def _is_later(target: Target, citing: Document) -> bool:
    """Whether every day that is known of a document is later than all that are known of the one that cites it."""
    own = [day for days in citing.days.values() for day in days]
    return bool(own) and min(_days(target), default=datetime.date.min) > max(own)
