"""令: 国务院令第722号, the numbers of orders."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from gazette.numbers.series import series_at_end
from gazette.numbers.writing import HAN
from gazette.numerals import HAN_NUMERAL, parse_numeral

# Without 第 three digits at most (the State Council reached some 800 in seventy years), so that the year of a date is
# never taken for one.
_SERIAL = rf"(?:[1-9][0-9]{{0,2}}(?![0-9])|(?<=第)[1-9][0-9]{{3}}|{HAN_NUMERAL})"
_TYPED = re.compile(rf"(?P<office> {HAN}+ 令 ) \s* (?: 第 \s* )? (?P<serial> {_SERIAL} ) \s* 号?", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class OrderNumber:
    """令号: 国务院令第722号. The issuer is its full name without 中华人民共和国."""

    kind: ClassVar[Literal["order"]] = "order"
    label: ClassVar[str] = "令"
    heading: ClassVar[str] = "令"
    lead: ClassVar[str | None] = "office"
    of_body: ClassVar[bool] = True
    aliased: ClassVar[bool] = True
    in_text: ClassVar[str] = rf"(?P<office> {HAN}{{1,40}} 令 ) \s* (?: 第 \s* )? {_SERIAL} \s* 号"
    issuer: str
    serial: int

    def __str__(self) -> str:
        return f"{self.series}第{self.serial}号"

    @property
    def series(self) -> str:
        """What stands before the serial, 国务院令: an order's counterpart of 机关代字."""
        return f"{self.issuer}令"

    @property
    def key(self) -> tuple[int, str, tuple[int, ...]]:
        """By body, then by serial."""
        return (1, self.issuer, (self.serial,))

    @classmethod
    def read(cls, typed: str, known_series: AbstractSet[str]) -> Self | None:
        """order = body "令" ["第"] (serial | numeral) ["号"]"""
        match = _TYPED.fullmatch(typed)
        if not match or series_at_end(match["office"], True, known_series, True) != match["office"]:
            return None
        written = match["serial"]
        serial = int(written) if written.isascii() else parse_numeral(written)
        return cls(_full_name(match["office"].removesuffix("令")), serial) if serial else None

    def spellings(self) -> list[str]:
        """国务院令第722号, 国务院令722, 国令第722号 …"""
        short = "国" if self.issuer == "国务院" else re.sub("人民政府$", "政府", self.issuer)
        tails = (f"令第{self.serial}号", f"令{self.serial}号", f"令 {self.serial} 号", f"令{self.serial}")
        return [name + tail for name in dict.fromkeys((self.issuer, short)) for tail in tails]


def _full_name(issuer: str) -> str:
    """国 is 国务院, 省政府 is 省人民政府, and every body's country goes without saying."""
    issuer = issuer.removeprefix("中华人民共和国")
    if issuer.endswith("政府") and not issuer.endswith("人民政府"):
        issuer = issuer.removesuffix("政府") + "人民政府"
    return "国务院" if issuer == "国" else issuer
