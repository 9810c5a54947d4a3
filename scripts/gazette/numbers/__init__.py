"""The grammar of numbers (文号): parse one, find them in running text, order, spell.

One module a form of number; its class says everything about it (:class:`Number`). A form is added by its module,
its word in `NumberKind` and its place in `FORMS`; mypy tells what it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol, Self

from gazette.numbers.announcement import AnnouncementNumber
from gazette.numbers.document import DocumentNumber
from gazette.numbers.order import OrderNumber
from gazette.numbers.registration import RegistrationNumber
from gazette.numbers.series import series_at_end
from gazette.numbers.standard import StandardNumber
from gazette.numerals import half_width

__all__ = [
    "FORMS",
    "AnnouncementNumber",
    "DocumentNumber",
    "Found",
    "Number",
    "NumberKind",
    "OrderNumber",
    "RegistrationNumber",
    "StandardNumber",
    "find",
    "parse",
]

NumberKind = Literal["document", "order", "standard", "registration", "announcement"]


class Number(Protocol):
    """文号: a number of one form. ``str(number)`` is its normal spelling."""

    label: ClassVar[str]
    """what readers call it"""
    heading: ClassVar[str]
    """the heading under which cited instruments with such a number are listed"""
    in_text: ClassVar[str]
    """its pattern in running text: verbose, for half-width text, linear"""
    lead: ClassVar[str | None]
    """the group of `in_text` whose Han characters only end in the number's series; None: the pattern begins with it"""
    of_body: ClassVar[bool]
    """whether its series names a body (国务院令), not a code"""
    aliased: ClassVar[bool]
    """whether it is also typed with other letters (国令第722号), which the search must be told"""

    @property
    def kind(self) -> NumberKind:
        """The word of its form in the open data."""

    @property
    def key(self) -> tuple[int, str, tuple[int, ...]]:
        """Its place in the order of numbers of all forms: place of the form, series, year and serial."""

    @classmethod
    def read(cls, typed: str, known_series: AbstractSet[str], /) -> Self | None:
        """The number that half-width text as typed is as a whole, in any spelling; ``None``. Never raises."""

    def spellings(self) -> list[str]:
        """The ways in which people type it, the normal one first. `read` reads each of them."""


FORMS: tuple[type[Number], ...] = (
    DocumentNumber,
    OrderNumber,
    StandardNumber,
    RegistrationNumber,
    AnnouncementNumber,
)
"""Every form of number, in the order in which readers find them listed."""

# Those of a body first: the year in brackets of 公告〔2022〕第5号 would make a document number of it.
_READ = sorted(FORMS, key=lambda form: not form.of_body)
_BY_NAME = {form.__name__: form for form in _READ}
_IN_TEXT = re.compile(
    "|".join(f"(?P<{name}> {form.in_text} )" for name, form in _BY_NAME.items()), re.VERBOSE
)
_OPENING, _ENDING = tuple("([【〔"), tuple("),;]】〕")


@dataclass(frozen=True, slots=True)
class Found:
    """A number in running text: ``text`` is what is printed from ``start`` to ``end``."""

    start: int
    end: int
    number: Number
    text: str


def parse(text: str, known_series: AbstractSet[str] = frozenset()) -> Number | None:
    """One whole number in any spelling that people type, or ``None``. Never raises.

    Any pair of brackets, spaces between parts, full-width and lower-case letters are tolerated.
    ``known_series`` are the series (机关代字) that need no brackets to be known for what they are.
    """
    typed = half_width(text).strip()
    return next((number for form in _READ if (number := form.read(typed, known_series))), None)


def find(text: str, known_series: AbstractSet[str] = frozenset()) -> Iterator[Found]:
    """The numbers in running text, in order, with their places. Never raises.

    Here a document needs its brackets and its 号, an order its 号, letters their
    capitals, a registration its five digits.

    The Han characters before a number may hold other words: 本实施方案与湘政办发〔2020〕55号. Where the
    series begins is the rule of :mod:`gazette.numbers.series`.
    """
    plain = half_width(text)
    for match in _IN_TEXT.finditer(plain):
        start, end = match.span()
        form = _BY_NAME[match.lastgroup or ""]
        if lead := form.lead:
            alone = plain[start - 1 : start] in _OPENING and plain[end : end + 1] in _ENDING
            # Without a series only 〔2021〕13号 is left, which is no number.
            run = match[lead]
            if plain[start - 1 : start].isdigit():
                run = run.removeprefix("日")  # of a date: 1998年6月5日某市人民政府令第12号
            start = match.end(lead) - len(series_at_end(run, alone, known_series, form.of_body) or "")
        if number := parse(plain[start:end], known_series):
            yield Found(start, end, number, text[start:end])
