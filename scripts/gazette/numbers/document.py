"""发文字号: 永政办发〔2021〕13号, the numbers of official documents."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from gazette.numbers.series import series_at_end
from gazette.numbers.writing import CLOSE, HAN, OPEN, SERIAL, YEAR

_TYPED = re.compile(
    rf"""
    (?P<series> {HAN}+ ) \s* (?: (?P<bracket> {OPEN} ) \s* )? (?P<year> {YEAR} ) \s*
    (?: (?: {CLOSE} | 年 ) \s* )? (?: 第 \s* )? (?P<serial> {SERIAL} ) \s* (?P<hao> 号 )?
    """,
    re.VERBOSE,
)
_BRACKETS = (("〔", "〕"), ("[", "]"), ("(", ")"), ("（", "）"), ("【", "】"), ("［", "］"))
_WIDE = {ord(str(digit)): 0xFF10 + digit for digit in range(10)}


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """发文字号: 永政办发〔2021〕13号 is the 13th of 2021 in the series (机关代字) 永政办发."""

    kind: ClassVar[Literal["document"]] = "document"
    label: ClassVar[str] = "发文字号"
    heading: ClassVar[str] = "有发文字号的文件"
    lead: ClassVar[str | None] = "series"
    of_body: ClassVar[bool] = False
    aliased: ClassVar[bool] = False
    in_text: ClassVar[str] = (
        rf"(?P<series> {HAN}{{2,40}} ) \s* {OPEN} \s* {YEAR} \s* {CLOSE} \s* (?: 第 \s* )? {SERIAL} \s* 号"
    )
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
        """document = series ["〔"] year ["〕" | "年"] serial ["号"]

        With neither brackets nor 号 the series must be known: 电话2021138 is no number.
        """
        match = _TYPED.fullmatch(typed)
        if not match or series_at_end(match["series"], True, known_series) != match["series"]:
            return None
        if not (match["bracket"] or match["hao"] or match["series"] in known_series):
            return None
        return cls(match["series"], int(match["year"]), int(match["serial"]))

    def spellings(self) -> list[str]:
        """永政办发〔2021〕13号, 永政办发[2021]13号, 永政办发 2021 13 …; the last is read only where the series is known."""
        series, year, serial = self.series, self.year, self.serial
        return [
            *(f"{series}{left}{year}{right}{serial}号" for left, right in _BRACKETS),
            *(str(self).translate(_WIDE), f"{series} 〔{year}〕 {serial} 号", f"{series}〔{year}〕{serial}"),
            *(f"{series}{year}年{serial}号", f"{series}{year}{serial}号", f"{series} {year} {serial}"),
        ]
