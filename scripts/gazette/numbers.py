"""The grammar of numbers (文号): parse one, find them in running text, order, spell.

Four kinds are known: 发文字号 of documents, 令号 of orders, 标准号 of standards and
统一登记号 of registered regulatory documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar, Literal

from gazette.numerals import half_width, parse_numeral

SortKey = tuple[int, str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """发文字号: 永政办发〔2021〕13号 is the 13th of 2021 in the series (机关代字) 永政办发."""

    kind: ClassVar[Literal["document"]] = "document"
    series: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.series}〔{self.year}〕{self.serial}号"

    @property
    def key(self) -> SortKey:
        """Orders numbers of all kinds: documents, orders, standards, registrations."""
        return (0, self.series, (self.year, self.serial))


@dataclass(frozen=True, slots=True)
class OrderNumber:
    """令号: 国务院令第722号. The issuer is its full name without 中华人民共和国."""

    kind: ClassVar[Literal["order"]] = "order"
    issuer: str
    serial: int

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
        match = re.fullmatch(".+([省市州县区]人民政府)", self.issuer)
        return OrderNumber(match[1], self.serial) if match else None


@dataclass(frozen=True, slots=True)
class StandardNumber:
    """标准号: code GB, serial 5749, year 2006. A recommended standard's code ends in /T."""

    kind: ClassVar[Literal["standard"]] = "standard"
    code: str
    serial: str
    year: int

    def __str__(self) -> str:
        return f"{self.code}{self.serial}-{self.year}"

    @property
    def key(self) -> SortKey:
        return (2, self.code, (*map(int, self.serial.split(".")), self.year))


@dataclass(frozen=True, slots=True)
class RegistrationNumber:
    """统一登记号: YZCR-2021-01009, the register YZCR, the year and five digits."""

    kind: ClassVar[Literal["registration"]] = "registration"
    register: str
    year: int
    serial: int

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


# All patterns are for half-width text. A year is one of 1900 to 2099; a serial has no
# leading zero; an order's has three digits at most (the State Council reached some 800
# in seventy years), so that the year of a date is never taken for one.
_HAN = r"[\u3400-\u9fff]"
_OPEN, _CLOSE, _DASH = r"[〔\[(【﹝]", r"[〕\])】﹞]", r"[-‐‑–—―−]"
_YEAR = r"(?:19|20)[0-9]{2}"
_SERIAL = r"[1-9][0-9]{0,4}"
_ORDER_SERIAL = r"(?:[1-9][0-9]{0,2}|[一二三四五六七八九十百零]{1,7})"
_REGISTER = r"[A-Z]{3,5}R"
_CODE = r"""(?:
    DBJ? [0-9]{2,6} \s* [/-] \s* T?          # 地方标准: DB43/1234, DBJ43/T353
  | T / [A-Z]{2,6}                           # 团体标准: T/CECS
  | [A-Z]{2} [FGJZ]? (?: \s* [/-] \s* T )?   # 国家、行业标准: GB, CJJ, CJ/T, also printed CJ-T
)"""
_PART = r"[1-9][0-9]{0,5}(?:\.[1-9][0-9]?)?"

_IN_TEXT = re.compile(
    rf"""
    (?P<run> {_HAN}{{2,40}} ) \s* {_OPEN} \s* {_YEAR} \s* {_CLOSE} \s* {_SERIAL} \s* 号
  | (?P<order_run> {_HAN}{{1,40}} 令 ) \s* 第? \s* {_ORDER_SERIAL} \s* 号
  | (?<![A-Za-z0-9/.-]) {_CODE} \s* {_PART} \s* {_DASH} \s* {_YEAR} (?! [0-9A-Za-z-] | \s*年 )
  | (?<![A-Za-z0-9-]) {_REGISTER} {_DASH} {_YEAR} {_DASH} [0-9]{{5}} (?! [0-9-] )
    """,
    re.VERBOSE,
)
_DOCUMENT = re.compile(
    rf"""
    (?P<series> {_HAN}+ ) \s* (?P<bracket> {_OPEN} )? \s* (?P<year> {_YEAR} ) \s*
    (?: {_CLOSE} | 年 )? \s* (?P<serial> {_SERIAL} ) \s* (?P<hao> 号 )?
    """,
    re.VERBOSE,
)
_ORDER = re.compile(rf"(?P<series>{_HAN}+令)\s*第?\s*(?P<serial>{_ORDER_SERIAL})\s*号?")
_STANDARD = re.compile(
    rf"(?P<code>{_CODE}) \s* (?P<part>{_PART}) \s* {_DASH} \s* (?P<year>{_YEAR})", re.VERBOSE
)
# Without a separator the serial is five digits, or a permit (LK20210020号) would pass.
_REGISTRATION = re.compile(
    rf"(?P<register>{_REGISTER})[\s-]*(?P<year>{_YEAR})(?:[\s-]+(?=[0-9])|(?=[0-9]{{5}}$))(?P<serial>[0-9]{{1,5}})"
)

# Words that lead to a number and are no part of it. A series never begins with 政, 府,
# 办 or 发, since its place or body comes first: 和政办发 is 和县's, not 和 + 政办发.
_AND = "(?<!共)和(?![政府办发])"
_WORD = (
    "(?:与|及|或|根据|依据|依照|按照|遵照|参照|对照|贯彻|落实|执行|实施|印发|转发|下发|废止|代替|违反|参见|详见|见|按)"
    "(?![政府办发])"
)
_AT_START = re.compile(f"(?:{_WORD}|{_AND})+")
_BEFORE_SERIES = re.compile(f".*(?:{_WORD}|{_AND})")
_BEFORE_BODY = re.compile(f"(?:.*{_WORD})?(?:{_AND})?")

_BODY = re.compile("(?:中华人民共和国)?(?:国|主席|.+(?:院|政府|部|委|会|局|署|厅|行|办公室))")
_STATE_COUNCIL = frozenset({"国令", "国务院令", "中华人民共和国国务院令"})
_OPENING, _ENDING = tuple("([【〔"), tuple("),;]】〕")
_LONGEST_SERIES, _LONGEST_SERIES_ALONE = 5, 8


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
    if match := _DOCUMENT.fullmatch(typed) or _ORDER.fullmatch(typed):
        return _issued(match, known_series)
    capital = re.sub(_DASH, "-", typed.upper())
    if match := _REGISTRATION.fullmatch(capital):
        return RegistrationNumber(match["register"], int(match["year"]), int(match["serial"]))
    if match := _STANDARD.fullmatch(capital):
        code = re.sub(r"\s", "", match["code"]).replace("-", "/")
        return StandardNumber(code, match["part"], int(match["year"]))
    return None


def _issued(match: re.Match[str], known_series: AbstractSet[str]) -> DocumentNumber | OrderNumber | None:
    series = match["series"]
    if _series_at_end(series, True, known_series) != series:
        return None
    if match.re is _DOCUMENT:
        if not (match["bracket"] or match["hao"] or series in known_series):
            return None
        return DocumentNumber(series, int(match["year"]), int(match["serial"]))
    serial = parse_numeral(match["serial"])
    return OrderNumber(_full_name(series.removesuffix("令")), serial) if serial else None


def _full_name(issuer: str) -> str:
    """国 is 国务院, 省政府 is 省人民政府, and every body's country goes without saying."""
    issuer = issuer.removeprefix("中华人民共和国")
    if issuer.endswith("政府") and not issuer.endswith("人民政府"):
        issuer = issuer.removesuffix("政府") + "人民政府"
    return "国务院" if issuer == "国" else issuer


def find(text: str, known_series: AbstractSet[str] = frozenset()) -> Iterator[Found]:
    """The numbers in running text, in order, with their places. Never raises.

    Here a document needs its brackets and its 号, an order its 号, letters their
    capitals, a registration its five digits.

    Nothing marks where a series begins, so that the Han characters before the bracket
    may hold other words: 本实施方案与湘政办发〔2020〕55号. The rule:

    1. The run of Han characters is cut after the last joining or introducing word in it
       (与 和 根据 按照 废止 …). In brackets of its own, （住房和城乡建设部令第32号）, nothing
       is cut but such words at its beginning.
    2. What is left is the series if it is known.
    3. Else the longest known series it ends with, if at least two characters are before
       that and the nearer one does not begin a known series too: 请查阅湘政办发 gives
       湘政办发, but 住建厅湘建城 with only 建城 known is refused. One character before it
       is a place: 湘建城 is another series than 建城.
    4. Else all of it, if it is short enough for a series (five characters, eight in
       brackets of its own). Before 令 it must name a body that can give orders, and 和,
       which joins two bodies or stands in one body's name, is left only in brackets.
    5. Else there is no number: refusing is better than inventing.
    """
    plain = half_width(text)
    for match in _IN_TEXT.finditer(plain):
        start, end = match.span()
        if run := match["run"] or match["order_run"]:
            alone = plain[start - 1 : start] in _OPENING and plain[end : end + 1] in _ENDING
            # Without a series only 〔2021〕13号 is left, which is no number.
            start += len(run) - len(_series_at_end(run, alone, known_series) or "")
        if number := parse(plain[start:end], known_series):
            yield Found(start, end, number, text[start:end])


def _series_at_end(run: str, alone: bool, known_series: AbstractSet[str]) -> str | None:
    """The series that a run of Han characters ends with, by the rule of ``find``."""
    is_order = run.endswith("令")
    before = _AT_START if alone else _BEFORE_BODY if is_order else _BEFORE_SERIES
    lead_in = before.match(run)
    name = run[lead_in.end() :] if lead_in else run
    known = known_series | _STATE_COUNCIL
    ending = max((series for series in known if run.endswith(series)), key=len, default="")
    if len(ending) >= len(name):
        return ending or None
    words = name.removesuffix(ending)
    if ending and (is_order or len(words) > 1):
        return None if any(series.startswith(words[-1]) for series in known) else ending
    if is_order:
        one_body = alone or not re.search(_AND, name)
        return name if one_body and _BODY.fullmatch(name.removesuffix("令")) else None
    return name if 2 <= len(name) <= (_LONGEST_SERIES_ALONE if alone else _LONGEST_SERIES) else None


def spellings(number: Number) -> list[str]:
    """The ways in which people type a number, the normal one first.

    ``parse`` reads each of them, the last of a document's only if its series is known.
    """
    normal = str(number)
    match number:
        case DocumentNumber(series, year, serial):
            dated = [f"{left}{year}{right}" for left, right in ("〔〕", "[]", "()", "（）", "【】", "［］")]
            wide = normal.translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})
            return [
                *(f"{series}{year_in_brackets}{serial}号" for year_in_brackets in dated),
                *(wide, f"{series} 〔{year}〕 {serial} 号", f"{series}〔{year}〕{serial}"),
                *(f"{series}{year}年{serial}号", f"{series}{year}{serial}号", f"{series} {year} {serial}"),
            ]
        case OrderNumber(issuer, serial):
            short = "国" if issuer == "国务院" else re.sub("人民政府$", "政府", issuer)
            tails = (f"令第{serial}号", f"令{serial}号", f"令 {serial} 号", f"令{serial}")
            return [name + tail for name in dict.fromkeys((issuer, short)) for tail in tails]
        case StandardNumber(code, serial, year):
            spaced = (f"{code} {serial}-{year}", f"{code} {serial}—{year}")
            return list(dict.fromkeys([normal, *spaced, normal.replace("/T", "-T"), normal.lower()]))
        case RegistrationNumber(register, year, serial):
            spaced = (f"{register} {year} {serial:05}", f"{register.lower()} {year} {serial}")
            return [normal, normal.lower(), f"{register}{year}{serial:05}", *spaced]
