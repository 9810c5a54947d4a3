"""公告号 and 令号 by the year: 财政部公告2016年第6号, 某市人民政府公告〔2022〕第5号, 某厅令2022年第21号; 公告号 without a year:
省人大常委会公告第12号."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal, Self

from gazette.numbers.series import Kind, series_at_end
from gazette.numbers.writing import (
    BRACKETED_YEAR,
    CLOSE,
    HAN,
    HAO,
    JOINT,
    OF_SOMETHING_ELSE,
    OPEN,
    ORDINAL,
    PRINTED_YEAR,
    SERIAL,
    joint,
    ordinal_of,
    serial_of,
    year_of,
)
from gazette.numerals import spell_numeral

WORDS = ("公告", "通告", "令")
_WORD = rf"(?:{'|'.join(WORDS)})"
_BODIES = rf"{HAN}[{HAN[1:-1]}\s、]*"
_YEAR = rf"(?: (?P<bracket> {OPEN} ) \s* (?P<within> {PRINTED_YEAR} ) \s* {CLOSE} | (?P<year> {PRINTED_YEAR} ) \s* 年? )"
_TYPED = re.compile(
    rf"(?P<office> {_BODIES} {_WORD} ) \s* (?: {_YEAR} \s* (?: 第 \s* )? (?P<serial> {SERIAL} ) \s* 号?"
    rf" | \( \s* (?P<year_inside> {PRINTED_YEAR} ) \s* 年 \s* 第 \s* (?P<inside> {SERIAL} ) \s* 号 \s* \) )",
    re.VERBOSE,
)
_UNDATED = re.compile(
    rf"(?P<office> {_BODIES} (?:公告|通告) ) \s* \(? \s* 第 \s* (?P<serial> {ORDINAL} ) \s* 号 \s* \)?",
    re.VERBOSE,
)
_WORD_LAST = re.compile(
    rf"(?P<body> {_BODIES} ) {_YEAR} \s* (?: 第 \s* )? (?P<serial> {SERIAL} ) \s* 号 \s* (?P<word> {_WORD} )",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class AnnouncementNumber:
    """公告号: the 14th 公告 of 2022 of a body. Whether the year stands in brackets makes no other number of it.

    Some bodies count theirs without the year, as orders are: 省人大常委会公告第12号.
    """

    kind: ClassVar[Literal["announcement"]] = "announcement"
    label: ClassVar[str] = "公告、令"
    heading: ClassVar[str] = "公告和分年编号的令"
    leads: ClassVar[tuple[str, ...]] = ("bulletin", "announcer")
    series_kind: ClassVar[Kind] = "body"
    aliased: ClassVar[bool] = True
    in_text: ClassVar[str] = rf"""
        (?P<bulletin> {JOINT} {HAN}{{1,40}} {_WORD} ) \s*
        (?: (?: {BRACKETED_YEAR} | {PRINTED_YEAR} \s* 年 ) (?: \s* 第 )? \s* {SERIAL} \s* {HAO}
          | 第 \s* {ORDINAL} \s* {HAO} (?! {OF_SOMETHING_ELSE} | 台风 | 修改单 )
          | \( \s* (?: {PRINTED_YEAR} \s* 年 \s* )? 第 \s* {ORDINAL} \s* 号 \s* \) )
      | (?P<announcer> {JOINT} {HAN}{{1,40}} ) \s* (?: {BRACKETED_YEAR} | {PRINTED_YEAR} \s* 年 ) \s* (?: 第 \s* )?
        {SERIAL} \s* 号 \s* {_WORD}
    """
    issuer: str
    """bodies that issue jointly are parted by a space"""
    word: str
    year: int | None
    serial: int
    bracketed: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        if not self.year:
            return f"{self.series}第{self.serial}号"
        year = f"〔{self.year}〕" if self.bracketed else f"{self.year}年"
        return f"{self.series}{year}第{self.serial}号"

    @property
    def series(self) -> str:
        """What stands before the year: 财政部公告."""
        return self.issuer + self.word

    @property
    def key(self) -> tuple[int, str, tuple[int, ...]]:
        """By body, then by year and serial."""
        return (4, self.series, (self.year, self.serial) if self.year else (self.serial,))

    @classmethod
    def read(cls, typed: str, known_series: AbstractSet[str]) -> Self | None:
        """announcement = bodies word ("〔" year "〕" | year "年") ["第"] serial ["号"] | bodies word "(" year "年第" serial "号)"
        | bodies ("〔" year "〕" | year "年") ["第"] serial "号" word | bodies ("公告" | "通告") "第" (serial | numeral) "号"
        bodies = body ((" " | "、") body)*
        word = "公告" | "通告" | "令"

        A short code of a body makes a document number, not an announcement: 某府公告〔2022〕7号.
        """
        last = _WORD_LAST.fullmatch(typed)
        match = last or _TYPED.fullmatch(typed)
        if not match:
            return cls._undated(typed, known_series)
        office = last["body"].rstrip() + last["word"] if last else match["office"]
        if series_at_end(office, True, known_series, cls.series_kind) != office:
            return None
        word = next(word for word in WORDS if office.endswith(word))
        issuer = joint(office.removesuffix(word)).removeprefix("中华人民共和国")
        written = match.groupdict()
        year = year_of(written["within"] or written["year"] or written["year_inside"])
        serial = serial_of(written["serial"] or written["inside"])
        return cls(issuer, word, year, serial, bool(written["bracket"]))

    @classmethod
    def _undated(cls, typed: str, known_series: AbstractSet[str]) -> Self | None:
        match = _UNDATED.fullmatch(typed)
        serial = ordinal_of(match["serial"]) if match else None
        if not match or not serial:
            return None
        office = match["office"]
        if series_at_end(office, True, known_series, cls.series_kind) != office:
            return None
        return cls(joint(office[:-2]).removeprefix("中华人民共和国"), office[-2:], None, serial)

    def following(self, serial: int, year: int | None) -> Self | None:
        """财政部公告2016年第6号、第7号"""
        if year and not self.year:
            return None
        return replace(self, serial=serial, year=year or self.year)

    def spellings(self) -> list[str]:
        """某厅公告2022年第14号, 某厅公告〔2022〕第14号, 某厅公告2022年14号, 某厅2022年第14号公告"""
        if not self.year:
            return [str(self), f"{self.series}第{spell_numeral(self.serial)}号"]
        tails = (
            f"{self.year}年第{self.serial}号",
            f"〔{self.year}〕第{self.serial}号",
            f"{self.year}年{self.serial}号",
        )
        normal = [self.series + tail for tail in tails]
        return list(dict.fromkeys([str(self), *normal, f"{self.issuer}{tails[0]}{self.word}"]))
