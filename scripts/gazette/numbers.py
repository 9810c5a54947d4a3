"""The grammar of numbers (文号): parse one, find them in running text, order, spell.

Four kinds are known: 发文字号 of documents, 令号 of orders, 标准号 of standards and
统一登记号 of registered regulatory documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from gazette.numerals import half_width, parse_numeral

SortKey = tuple[int, str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """发文字号: 永政办发〔2021〕13号 is the 13th of 2021 in the series (机关代字) 永政办发."""

    series: str
    year: int
    serial: int
    kind: Literal["document"] = "document"

    def __str__(self) -> str:
        return f"{self.series}〔{self.year}〕{self.serial}号"

    @property
    def key(self) -> SortKey:
        """Orders numbers of all kinds: documents, orders, standards, registrations."""
        return (0, self.series, (self.year, self.serial))


@dataclass(frozen=True, slots=True)
class OrderNumber:
    """令号: 国务院令第722号. The issuer is its full name without 中华人民共和国."""

    issuer: str
    serial: int
    kind: Literal["order"] = "order"

    def __str__(self) -> str:
        return f"{self.series}第{self.serial}号"

    @property
    def series(self) -> str:
        """What stands before the serial, 国务院令: an order's counterpart of 机关代字."""
        return f"{self.issuer}令"

    @property
    def key(self) -> SortKey:
        return (1, self.issuer, (self.serial,))

    def without_place(self) -> OrderNumber | None:
        """The same order as its own people call it, 省人民政府令第265号; ``None`` where no place is named.

        Which province 省 is only the place of publication can tell, so the two are not equal.
        """
        match = re.fullmatch("[^省市州县区]+([省市州县区]人民政府)", self.issuer)
        return OrderNumber(match[1], self.serial) if match else None


@dataclass(frozen=True, slots=True)
class StandardNumber:
    """标准号: code GB, serial 5749, year 2006. A recommended standard's code ends in /T."""

    code: str
    serial: str
    year: int
    kind: Literal["standard"] = "standard"

    def __str__(self) -> str:
        return f"{self.code}{self.serial}-{self.year}"

    @property
    def key(self) -> SortKey:
        return (2, self.code, (*map(int, self.serial.split(".")), self.year))


@dataclass(frozen=True, slots=True)
class RegistrationNumber:
    """统一登记号: YZCR-2021-01009, the register YZCR, the year and five digits."""

    register: str
    year: int
    serial: int
    kind: Literal["registration"] = "registration"

    def __str__(self) -> str:
        return f"{self.register}-{self.year}-{self.serial:05}"

    @property
    def key(self) -> SortKey:
        return (3, self.register, (self.year, self.serial))


Number = DocumentNumber | OrderNumber | StandardNumber | RegistrationNumber


@dataclass(frozen=True, slots=True)
class Found:
    """A number in running text: ``text`` is what is printed from ``start`` to ``end``."""

    start: int
    end: int
    number: Number
    text: str


# All patterns are for half-width text. A year is four digits of 1900 to 2099; a serial
# has no leading zero; an order's has three digits at most (the State Council reached
# some 800 in seventy years), so that the year of a date is never taken for one.
_HAN = r"[\u3400-\u9fff]"
_OPEN, _CLOSE, _DASH = r"[〔\[(【﹝]", r"[〕\])】﹞]", r"[-‐‑–—―−]"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_SERIAL = r"(?P<serial>[1-9][0-9]{0,4})"
_ORDER_SERIAL = r"(?P<order>[1-9][0-9]{0,2}|[一二三四五六七八九十百零]{1,7})"

_STANDARD = rf"""
    (?P<code>
        DBJ? [0-9]{{2,6}} \s* (?: [/-] \s* T? )     # 地方标准: DB43/1234, DBJ43/T353
      | T / [A-Z]{{2,6}}                            # 团体标准: T/CECS
      | [A-Z]{{2,3}} (?: \s* [/-] \s* T )?          # 国家、行业标准: GB, CJ/T, also printed CJ-T
    ) \s* (?P<part> [1-9][0-9]{{0,5}} (?: \.[1-9][0-9]? )? ) \s* {_DASH} \s* {_YEAR}
"""
_FIND_DOCUMENT = re.compile(rf"{_OPEN}\s*{_YEAR}\s*{_CLOSE}\s*{_SERIAL}\s*号")
_FIND_ORDER = re.compile(rf"令\s*(?:第\s*)?{_ORDER_SERIAL}\s*号")
_FIND_STANDARD = re.compile(rf"(?<![A-Za-z0-9/.-]){_STANDARD}(?![0-9A-Za-z-])", re.VERBOSE)
_FIND_REGISTRATION = re.compile(
    r"(?<![A-Za-z0-9-])(?P<register>[A-Z]{4})-(?P<year>(?:19|20)[0-9]{2})-(?P<five>[0-9]{5})(?![0-9-])"
)

_TYPED_DOCUMENT = re.compile(
    rf"(?P<series>{_HAN}+)\s*(?:(?P<bracket>{_OPEN})\s*)?{_YEAR}\s*(?:{_CLOSE}|年)?\s*{_SERIAL}\s*(?P<hao>号)?"
)
_TYPED_ORDER = re.compile(rf"(?P<series>{_HAN}+令)\s*(?:第\s*)?{_ORDER_SERIAL}\s*号?")
_TYPED_STANDARD = re.compile(_STANDARD, re.VERBOSE)
_TYPED_REGISTRATION = re.compile(
    rf"(?P<register>[A-Z]{{4}})\s*{_DASH}?\s*{_YEAR}(?:\s*{_DASH}\s*|\s+|(?=[0-9]{{5}}$))(?P<five>[0-9]{{1,5}})"
)

# Words that lead to a number and are no part of it. A series never begins with 政, 府,
# 办 or 发, since the place or the body comes first: 和政办发 is 和县's, not 和 + 政办发.
_CONJUNCTION = "(?:与|和|及|或)(?![政府办发])"
_INTRODUCTION = (
    "(?:根据|依据|依照|按照|遵照|参照|对照|贯彻|落实|执行|实施|印发|转发|下发|废止|代替|违反|参见|详见|见|按)"
    "(?![政府办发])"
)
_LEAD_IN = re.compile(rf"(?:{_HAN}*)(?:{_CONJUNCTION}|{_INTRODUCTION})")
_LEAD_IN_OF_BODY = re.compile(rf"(?:{_HAN}*{_INTRODUCTION}|{_CONJUNCTION})+")

_BODY = re.compile(r"国|.+(?:院|政府|部|委|会|局|署|厅|行|主席|办公室)")
_STATE_COUNCIL = frozenset({"国令", "国务院令"})


def parse(text: str, known_series: AbstractSet[str] = frozenset()) -> Number | None:
    """One whole number in any spelling that people type, or ``None``. Never raises.

    document     = series ["〔"] year ["〕" | "年"] serial ["号"]
    order        = body "令" ["第"] (serial | numeral) ["号"]
    standard     = code serial "-" year
    registration = register ["-"] year ["-"] serial

    Any pair of brackets, spaces between parts, full-width and lower-case letters are
    tolerated. With neither brackets nor 号, a document's series must be among
    ``known_series``: 电话2021138 is no number.
    """
    typed = half_width(text).strip()
    if match := _TYPED_DOCUMENT.fullmatch(typed):
        series = match["series"]
        if not (match["bracket"] or match["hao"] or series in known_series):
            return None
        whole = _series_at_end(series, True, known_series) == series
        return _document(match, series) if whole else None
    if match := _TYPED_ORDER.fullmatch(typed):
        series = match["series"]
        return _order(match, series) if _order_series_at_end(series, True, known_series) == series else None
    if match := _TYPED_REGISTRATION.fullmatch(typed.upper()):
        return _registration(match)
    if match := _TYPED_STANDARD.fullmatch(typed.upper()):
        return _standard(match)
    return None


def find(text: str, known_series: AbstractSet[str] = frozenset()) -> Iterator[Found]:
    """The numbers in running text, in order, with their places. Never raises.

    Here a document needs its brackets and its 号, an order its 号, letters their
    capitals, a registration its five digits.

    Nothing marks where a series begins, so that the Han characters before the bracket
    may hold other words: 本实施方案与湘政办发〔2020〕55号. The rule:

    1. The run of Han characters is cut after the last conjunction (与 和 及 或) or
       introducing word (根据 按照 废止 …) in it. In brackets of its own,
       （住房和城乡建设部令第32号）, nothing is cut but a word at the very beginning.
    2. What is left is the series if it is known.
    3. Else the longest known series it ends with, if at least two characters are before
       that and the nearer one does not begin a known series too: 请查阅湘政办发 gives
       湘政办发, but 住建厅湘建城 with only 建城 known is refused. One character before it
       is a place: 湘建城 is another series than 建城.
    4. Else all of it, if it is short enough for a series (five characters, eight in
       brackets of its own), or names a body that can give orders.
    5. Else there is no number: refusing is better than inventing.
    """
    plain = half_width(text)
    floor = 0
    for match in _candidates(plain):
        if match.start() < floor:
            continue
        if found := _located(plain, match, floor, known_series):
            start, number = found
            yield Found(start, match.end(), number, text[start : match.end()])
            floor = match.end()


def spellings(number: Number) -> list[str]:
    """The ways in which people type a number, the normal one first.

    ``parse`` reads each of them, the last of a document's only if its series is known.
    """
    normal = str(number)
    match number:
        case DocumentNumber(series, year, serial):
            bracketed = [f"{series}{o}{year}{c}{serial}号" for o, c in ("〔〕", "[]", "()", "（）", "【】", "［］")]
            spaced = [f"{series} 〔{year}〕 {serial} 号", f"{series}〔{year}〕{serial}"]
            wide = normal.translate({ord(str(d)): 0xFF10 + d for d in range(10)})
            plain = [f"{series}{year}年{serial}号", f"{series}{year}{serial}号", f"{series} {year} {serial}"]
            return [*bracketed, *spaced, wide, *plain]
        case OrderNumber(issuer, serial):
            names = ["国令"] if issuer == "国务院" else []
            if issuer.endswith("人民政府"):
                names.append(f"{issuer.removesuffix('人民政府')}政府令")
            return [
                spelling
                for name in [number.series, *names]
                for spelling in (f"{name}第{serial}号", f"{name}{serial}号", f"{name} {serial} 号", f"{name}{serial}")
            ]
        case StandardNumber(code, serial, year):
            dashes = [f"{code} {serial}-{year}", f"{code} {serial}—{year}", normal.replace("/T", "-T")]
            return list(dict.fromkeys([normal, *dashes, normal.lower()]))
        case RegistrationNumber(register, year, serial):
            short = f"{register.lower()} {year} {serial}"
            return [normal, normal.lower(), f"{register} {year} {serial:05}", f"{register}{year}{serial:05}", short]


def _candidates(plain: str) -> list[re.Match[str]]:
    patterns = (_FIND_DOCUMENT, _FIND_ORDER, _FIND_STANDARD, _FIND_REGISTRATION)
    return sorted((match for p in patterns for match in p.finditer(plain)), key=lambda match: match.start())


def _located(
    plain: str, match: re.Match[str], floor: int, known: AbstractSet[str]
) -> tuple[int, Number] | None:
    """The number that a match belongs to and where it starts, its series included."""
    if match.re is _FIND_STANDARD:
        return match.start(), _standard(match)
    if match.re is _FIND_REGISTRATION:
        number = _registration(match)
        return (match.start(), number) if number else None
    is_order = match.re is _FIND_ORDER
    end = match.start() + 1 if is_order else len(plain[floor : match.start()].rstrip()) + floor
    start = end
    while start > floor and re.match(_HAN, plain[start - 1]):
        start -= 1
    alone = plain[start - 1 : start] in tuple("([【〔") and plain[match.end() : match.end() + 1] in tuple("),;]】〕")
    run = plain[start:end]
    series = (_order_series_at_end if is_order else _series_at_end)(run, alone, known)
    if series is None:
        return None
    number_found = _order(match, series) if is_order else _document(match, series)
    return (end - len(series), number_found) if number_found else None
