"""不带机关代字的文号: 省政府1979年318号, as documents of a body were cited by year and serial alone."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, Self

from gazette.numbers.series import Kind, series_at_end
from gazette.numbers.writing import HAN, OF_SOMETHING_ELSE, PRINTED_YEAR, SERIAL, serial_of, year_of

_AUTHORITY = re.compile(
    r".*(?:国务院|政府|委员会|[省市县区州地工党]委|办公[室厅]|[厅局署]|(?:国家|中共中央|中央).*部)"
)
"""What a code (岚府办) does not end like"""
_TYPED = re.compile(
    rf"(?P<issuer> {HAN}+ ) \s* (?P<year> {PRINTED_YEAR} ) \s* 年 \s* (?: 第 \s* )? (?P<serial> {SERIAL} ) \s* 号",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class UncodedNumber:
    """不带机关代字的文号: the 318th document of 1979 of a body, which is named as it is printed."""

    kind: ClassVar[Literal["uncoded"]] = "uncoded"
    label: ClassVar[str] = "文号"
    heading: ClassVar[str] = "只有机关、年份和序号的文件"
    leads: ClassVar[tuple[str, ...]] = ("issuer",)
    series_kind: ClassVar[Kind] = "body"
    aliased: ClassVar[bool] = False
    in_text: ClassVar[str] = rf"""
        (?P<issuer> {HAN}{{1,40}} ) \s* {PRINTED_YEAR} \s* 年 \s* (?: 第 \s* )? {SERIAL} \s* 号
        (?! \s* (?: {OF_SOMETHING_ELSE} | 公报 | 简报 | 刊 | 期 | 台风 | 公告 | 通告 | 令 ) )
    """
    issuer: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.issuer}{self.year}年{self.serial}号"

    @property
    def key(self) -> tuple[int, str, tuple[int, ...]]:
        """By body, then by year and serial."""
        return (5, self.issuer, (self.year, self.serial))

    @classmethod
    def read(cls, typed: str, known_series: AbstractSet[str]) -> Self | None:
        """uncoded = body year "年" ["第"] serial "号"

        What may be a code makes a document number: 岚府办2021年3号.
        """
        match = _TYPED.fullmatch(typed)
        if not match or match["issuer"] in known_series or not _AUTHORITY.fullmatch(match["issuer"]):
            return None
        if series_at_end(match["issuer"], True, known_series, cls.series_kind) != match["issuer"]:
            return None
        return cls(match["issuer"], year_of(match["year"]), serial_of(match["serial"]))

    def following(self, serial: int, year: int | None) -> Self | None:
        """省政府1979年318号、320号"""
        return replace(self, serial=serial, year=year or self.year)

    def spellings(self) -> list[str]:
        """省政府1979年318号, 省政府1979年第318号"""
        return [str(self), f"{self.issuer}{self.year}年第{self.serial}号"]
