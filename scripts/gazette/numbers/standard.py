"""标准号: GB5749-2006, the numbers of standards."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from gazette.numbers.series import Kind
from gazette.numbers.writing import DASH, YEAR, capitals

_CODE = r"""(?:
    DBJ? [0-9]{2,6} \s* [/-] (?: \s* T )?    # 地方标准: DB43/1234, DBJ43/T353
  | T / [A-Z]{2,6}                           # 团体标准: T/CECS
  | [A-Z]{2} [FGJZ]? (?: \s* [/-] \s* T )?   # 国家、行业标准: GB, CJJ, CJ/T, also printed CJ-T
)"""
_SERIAL = r"0{0,3}[1-9][0-9]{0,5}(?:\.[1-9][0-9]?)?"
_TYPED = re.compile(
    rf"(?P<code>{_CODE}) \s* (?P<serial>{_SERIAL}) \s* {DASH} \s* (?P<year>{YEAR})", re.VERBOSE
)


@dataclass(frozen=True, slots=True)
class StandardNumber:
    """标准号: code GB, serial 5749, year 2006. A recommended standard's code ends in /T."""

    kind: ClassVar[Literal["standard"]] = "standard"
    label: ClassVar[str] = "标准号"
    heading: ClassVar[str] = "标准"
    leads: ClassVar[tuple[str, ...]] = ()
    series_kind: ClassVar[Kind] = "code"
    aliased: ClassVar[bool] = False
    in_text: ClassVar[str] = (
        rf"(?<![A-Za-z0-9/.-]) {_CODE} \s* {_SERIAL} \s* {DASH} \s* {YEAR} (?! [0-9A-Za-z-] | \s*年 )"
    )
    code: str
    serial: str
    year: int

    def __str__(self) -> str:
        return f"{self.code}{self.serial}-{self.year}"

    @property
    def key(self) -> tuple[int, str, tuple[int, ...]]:
        """By code, then by serial and year."""
        return (2, self.code, (*map(int, self.serial.split(".")), self.year))

    @classmethod
    def read(cls, typed: str, _known_series: AbstractSet[str]) -> Self | None:
        """standard = code serial "-" year"""
        match = _TYPED.fullmatch(capitals(typed))
        if not match:
            return None
        code = "".join(match["code"].split()).replace("-", "/")
        return cls(code, match["serial"], int(match["year"]))

    def following(self, _serial: int, _year: int | None) -> Self | None:
        """No list leaves out the code."""
        return None

    def spellings(self) -> list[str]:
        """CJ/T206-2005, CJ/T 206—2005, CJ-T206-2005 …"""
        normal, spaced = str(self), f"{self.code} {self.serial}"
        typed = (f"{spaced}-{self.year}", f"{spaced}—{self.year}", normal.replace("/T", "-T"), normal.lower())
        return list(dict.fromkeys([normal, *typed]))
