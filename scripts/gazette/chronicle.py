"""逐日记事: the days that the paragraphs of a chronicle (大事记) or of news (要闻) begin with. Pure.

Print gives the day, perhaps the month: 25日　北河水闸开启. The year is that of the issue, the month that of the title: so
each date is inferred (推定), and said to be.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.document import Document
from gazette.model import Genre
from gazette.numerals import NUMERAL, half_width, parse_numeral

_DAY = re.compile(
    r"""
    \s* (?: (?P<month> [0-9]{1,2} ) \s* 月 )? \s* (?P<day> [0-9]{1,2} ) \s* 日
    (?: \s* [至到~-] \s* (?: (?P<last_month> [0-9]{1,2} ) \s* 月 )? \s* (?P<last> [0-9]{1,2} ) \s* 日 )?
    """,
    re.VERBOSE,
)
_MONTH = re.compile(rf"(?P<month>{NUMERAL})月")


@dataclass(frozen=True)
class Day:
    """记事: what a paragraph tells of, from `first` to `last`."""

    anchor: str
    first: datetime.date
    last: datetime.date


def days(document: Document) -> Iterator[Day]:
    """The dated paragraphs of a chronicle or of news, in order; of any other document none."""
    if document.kind != "notice" or document.head.genre not in (Genre.CHRONICLE, Genre.NEWS):
        return
    named = _MONTH.search(half_width(document.title))
    month = parse_numeral(named["month"]) if named else None
    for unit in document.units:
        match = _DAY.match(half_width(unit.text)) if unit.kind == "paragraph" else None
        if match is None:
            continue
        month = int(match["month"]) if match["month"] else month
        first = _date(document.issue.year, month, match["day"])
        last = _date(
            document.issue.year, int(match["last_month"] or month or 0), match["last"] or match["day"]
        )
        if first and last and first <= last:
            yield Day(unit.anchor, first, last)


def _date(year: int, month: int | None, day: str) -> datetime.date | None:
    try:
        return datetime.date(year, month or 0, int(day))
    except ValueError:
        return None
