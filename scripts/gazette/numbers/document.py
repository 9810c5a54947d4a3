"""发文字号: 某政办发〔2021〕13号, the numbers of official documents."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, Self

from gazette.numbers.series import Kind, series_at_end
from gazette.numbers.writing import (
    BRACKETED_YEAR,
    CLOSE,
    HAN,
    HAO,
    OPEN,
    PRINTED_YEAR,
    SERIAL,
    serial_of,
    squeezed,
    year_of,
)

_TYPED = re.compile(
    rf"""
    (?P<series> {HAN}+ (?: \s {HAN}+ )? ) \s* (?: (?P<bracket> {OPEN} ) \s* )? (?P<year> {PRINTED_YEAR} ) \s*
    (?: (?: {CLOSE} | 年 ) \s* )? (?: 第 \s* )? (?P<serial> {SERIAL} ) \s* (?P<hao> 号 )?
    """,
    re.VERBOSE,
)
_CODE_LAST = rf"{HAN}{{1,11}} [字发函办文]"
_YEAR_FIRST = re.compile(
    rf"""
    {OPEN} \s* (?P<year> {PRINTED_YEAR} ) \s* {CLOSE} \s* (?P<series> {_CODE_LAST} ) \s* (?: 第 \s* )?
    (?P<serial> {SERIAL} ) \s* 号
    """,
    re.VERBOSE,
)
_OF_A_COURT = re.compile("[民刑行执赔]?[初终再监申执破][一二三四]?字")
"""案号: （2010）某民一初字第3号 stays as it is; no document bears it"""
_NO_CODE = re.compile(r"(?:[本我该各贵].*|.*社会)?(?:公告|通告|令|通知|文件)|.*公报|[你我].*")
"""公告2016年第23号 does not say whose, nor does 你市〔2016〕3号; 某公报2016年第3号 is an issue of a gazette"""
_BRACKETS = (("〔", "〕"), ("[", "]"), ("(", ")"), ("（", "）"), ("【", "】"), ("［", "］"))
_WIDE = {ord(str(digit)): 0xFF10 + digit for digit in range(10)}


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """发文字号: 某政办发〔2021〕13号 is the 13th of 2021 in the series (机关代字) 某政办发.

    〔1997〕岚驿字第61号 is an older spelling of 岚驿字〔1997〕61号.
    """

    kind: ClassVar[Literal["document"]] = "document"
    label: ClassVar[str] = "发文字号"
    heading: ClassVar[str] = "有发文字号的文件"
    leads: ClassVar[tuple[str, ...]] = ("series",)
    series_kind: ClassVar[Kind] = "code"
    aliased: ClassVar[bool] = False
    in_text: ClassVar[str] = rf"""
        (?P<series> (?: {HAN}{{1,20}} \s )? {HAN}{{1,40}} ) \s* {BRACKETED_YEAR} \s* (?: 第 \s* )? {SERIAL} \s* {HAO}
      | (?<! {HAN} ) {BRACKETED_YEAR} \s* {_CODE_LAST} \s* (?: 第 \s* )? {SERIAL} \s* {HAO}
    """
    series: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.series}〔{self.year}〕{self.serial}号"

    @property
    def key(self) -> tuple[int, str, tuple[int, ...]]:
        """By series, then by year and serial."""
        return (0, self.series, (self.year, self.serial))

    @classmethod
    def read(cls, typed: str, known_series: AbstractSet[str]) -> Self | None:
        """document = series ["〔"] year ["〕" | "年"] ["第"] serial ["号"] | "〔" year "〕" series ["第"] serial "号"

        With neither brackets nor 号 the series must be known: 电话2021138 is no number.
        """
        match = _TYPED.fullmatch(typed)
        first = None if match else _YEAR_FIRST.fullmatch(typed)
        told = match or first
        if not told or series_at_end(told["series"], True, known_series) != told["series"]:
            return None
        series = squeezed(told["series"])
        if _NO_CODE.fullmatch(series):
            return None
        if match and not (match["bracket"] or match["hao"] or series in known_series):
            return None
        if first and _OF_A_COURT.search(series):
            return None
        return cls(series, year_of(told["year"]), serial_of(told["serial"]))

    def following(self, serial: int, year: int | None) -> Self | None:
        """岚府发〔2015〕3号、4号, 岚府发〔2015〕3号、〔2016〕4号"""
        return replace(self, serial=serial, year=year or self.year)

    def spellings(self) -> list[str]:
        """某政办发〔2021〕13号, 某政办发[2021]13号, 某政办发 2021 13 …; the last is read only where the series is known."""
        series, year, serial = self.series, self.year, self.serial
        first = [f"〔{year}〕{series}第{serial}号"] if series.endswith("字") else []
        return [
            *(f"{series}{left}{year}{right}{serial}号" for left, right in _BRACKETS),
            *(str(self).translate(_WIDE), f"{series} 〔{year}〕 {serial} 号", f"{series}〔{year}〕{serial}"),
            *(f"{series}〔{year}〕第{serial}号", *first),
            *(f"{series}{year}年{serial}号", f"{series}{year}{serial}号", f"{series} {year} {serial}"),
        ]
