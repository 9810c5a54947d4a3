"""The grammar of numbers (文号): parse one, find them in running text, order, spell.

One module a form of number; its class says everything about it (:class:`Number`). A form is added by its module,
its word in `NumberKind` and its place in `FORMS`; mypy tells what it lacks.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol, Self

from gazette.numbers.announcement import AnnouncementNumber
from gazette.numbers.document import DocumentNumber
from gazette.numbers.order import OrderNumber
from gazette.numbers.registration import RegistrationNumber
from gazette.numbers.series import Kind, series_at_end
from gazette.numbers.standard import StandardNumber
from gazette.numbers.uncoded import UncodedNumber
from gazette.numbers.unread import look_like_numbers
from gazette.numbers.writing import BRACKETED_YEAR, DASH, OF_SOMETHING_ELSE, SERIAL, serial_of, year_of
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
    "UncodedNumber",
    "begins_anew",
    "find",
    "has_year",
    "look_like_numbers",
    "parse",
]

NumberKind = Literal["document", "order", "standard", "registration", "announcement", "uncoded"]


class Number(Protocol):
    """文号: a number of one form. ``str(number)`` is its normal spelling."""

    label: ClassVar[str]
    """what readers call it"""
    heading: ClassVar[str]
    """the heading under which cited instruments with such a number are listed"""
    in_text: ClassVar[str]
    """its pattern in running text: verbose, for half-width text, linear"""
    leads: ClassVar[tuple[str, ...]]
    """the groups of `in_text` whose Han characters only end in the number's series; where none matches, the pattern
    begins with the number"""
    series_kind: ClassVar[Kind]
    """whether its series is a code (国办发) or names a body (国务院令)"""
    aliased: ClassVar[bool]
    """whether it is also typed with other letters (国令第722号), which the search must be told"""

    @property
    def kind(self) -> NumberKind:
        """The word of its form in the open data."""

    @property
    def key(self) -> tuple[int, str, tuple[int, ...]]:
        """Its place in the order of numbers of all forms: place of the form, series, year and serial."""

    @classmethod
    def read(cls, typed: str, known_series: frozenset[str], /) -> Self | None:
        """The number that half-width text as typed is as a whole, in any spelling; ``None``. Never raises."""

    def following(self, serial: int, year: int | None, /) -> Self | None:
        """The number of its series that a list goes on with: 3号、4号; ``None`` where no list does."""

    def spellings(self) -> list[str]:
        """The ways in which people type it, the normal one first. `read` reads each of them."""


FORMS: tuple[type[Number], ...] = (
    DocumentNumber,
    OrderNumber,
    StandardNumber,
    RegistrationNumber,
    AnnouncementNumber,
    UncodedNumber,
)
"""Every form of number, in the order in which readers find them listed."""

# Those of a body first: the year in brackets of 公告〔2022〕第5号 would make a document number of it.
_READ = sorted(FORMS, key=lambda form: form.series_kind == "code")
_IN_TEXT = {form: re.compile(form.in_text, re.VERBOSE) for form in _READ}
_ANY = re.compile("|".join(f"(?: {form.in_text} )" for form in _READ), re.VERBOSE)
_SENTENCE = re.compile("[^。]+")
_OF_A_NUMBER = re.compile("[号A-Z]")
"""What every number has. Most sentences have none, and need not be read."""
_OF_A_DATE = re.compile("^[年月日]")
_OPENING, _ENDING = tuple("([【〔"), tuple("),;]】〕")

_NEXT = re.compile(
    rf"""
    \s* (?: (?P<range> [~至到] | {DASH} ) | 以及 | [、,和及与] ) \s* (?: (?P<year> {BRACKETED_YEAR} ) \s* )?
    (?P<place> (?: 第 \s* )? (?P<serial> {SERIAL} ) (?: \s* (?P<hao> 号 ) (?! {OF_SOMETHING_ELSE} ) | (?! [0-9\s] ) ) )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A number in running text: ``text`` is what is printed from ``start`` to ``end``.

    In a list or range each has what is printed of it: 岚府发〔2015〕3号、4号 are 岚府发〔2015〕3号 and 4号.
    """

    start: int
    end: int
    number: Number
    text: str


def begins_anew(number: Number) -> bool:
    """Whether a body may count to this number again in another year, which the number does not say: 某局通告第3号."""
    return isinstance(number, AnnouncementNumber) and number.year is None


def has_year(number: Number) -> bool:
    """Whether a number says of which year it is; orders, too, begin anew with every term."""
    return not begins_anew(number) and not isinstance(number, OrderNumber)


@functools.lru_cache(maxsize=1 << 14)  # the same numbers are cited again and again
def parse(text: str, known_series: frozenset[str] = frozenset()) -> Number | None:
    """One whole number in any spelling that people type, or ``None``. Never raises.

    Any pair of brackets, spaces between parts, full-width and lower-case letters are tolerated.
    ``known_series`` are the series (机关代字) that need no brackets to be known for what they are.
    """
    typed = half_width(text).strip()
    return next((number for form in _READ if (number := form.read(typed, known_series))), None)


def find(text: str, known_series: frozenset[str] = frozenset()) -> Iterator[Found]:
    """The numbers in running text, in order, with their places. Never raises.

    Here a document needs its brackets and its 号, an order its 号, letters their
    capitals, a registration its five digits.

    The Han characters before a number may hold other words: 本实施方案与省政办发〔2020〕55号. Where the
    series begins is the rule of :mod:`gazette.numbers.series`.
    """
    plain = half_width(text)
    if not _OF_A_NUMBER.search(plain):
        return
    told = (sentence.span() for sentence in _SENTENCE.finditer(plain) if _OF_A_NUMBER.search(sentence[0]))
    for first, last in told:
        for match in _ANY.finditer(plain, first, last):
            tried = (_read_at(plain, match.start(), form, known_series) for form in _READ)
            if read := next(filter(None, tried), None):
                start, end, number = read
                listed = _listed(plain, end, number)
                if listed or not number.leads or plain[end - 1] in "号令告)":
                    yield Found(start, end, number, text[start:end])
                    yield from (Found(at, to, other, text[at:to]) for at, to, other in listed)


def _read_at(
    plain: str, at: int, form: type[Number], known_series: frozenset[str]
) -> tuple[int, int, Number] | None:
    """The number of this form whose pattern begins here, and where it stands."""
    match = _IN_TEXT[form].match(plain, at)
    if not match:
        return None
    start, end = match.span()
    if lead := next((lead for lead in form.leads if match[lead]), None):
        alone = plain[start - 1 : start] in _OPENING and plain[end : end + 1] in _ENDING
        run = match[lead]
        if plain[start - 1 : start].isdigit():
            run = _OF_A_DATE.sub("", run)  # 1998年6月5日某市人民政府令第12号, 2005年市政府第45号令
        series = series_at_end(run, alone, known_series, form.series_kind)
        if not series:
            return None
        start = match.end(lead) - len(series)
    number = parse(plain[start:end], known_series)
    return (start, end, number) if number else None


def _listed(plain: str, end: int, number: Number) -> list[tuple[int, int, Number]]:
    """The numbers that a list or range goes on with behind the first, as far as 号 closes it, each with its place.

    list = number (join ["〔" year "〕"] ["第"] serial ["号"])*, ending with "号"
    join = "、" | "和" | "及" | … | range
    A range has its two ends, which rise; what is between them is not printed.
    """
    found: list[tuple[int, int, Number]] = []
    closed = 0
    while match := _NEXT.match(plain, end):
        year = year_of(match["year"][1:-1]) if match["year"] else None
        following = number.following(serial_of(match["serial"]), year)
        if not following or (match["range"] and (year or not number.key < following.key)):
            break
        number, end = following, match.end()
        found.append((match.start("year" if year else "place"), end, number))
        closed = len(found) if match["hao"] else closed
    return found[:closed]
