"""令: 国务院令第722号, the numbers of orders."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, Self

from gazette.numbers.series import Kind, series_at_end
from gazette.numbers.writing import HAN, HAO, JOINT, ORDINAL, joint, ordinal_of
from gazette.numerals import HAN_NUMERAL

# Without 第 three digits at most (the State Council reached some 800 in seventy years), so that the year of a date is
# never taken for one.
_SERIAL = (
    rf"(?: 第 \s* (?P<ordinal> {ORDINAL} ) | (?P<cardinal> [1-9][0-9]{{0,2}}(?![0-9]) | {HAN_NUMERAL} ) )"
)
_PLAIN_SERIAL = re.sub(r"\?P<\w+>", "?:", _SERIAL)
_TYPED = re.compile(
    rf"(?P<office> {HAN}[{HAN[1:-1]}\s、]* 令 ) \s* (?: {_SERIAL} \s* 号? | \( \s* 第 \s* (?P<within> {ORDINAL} ) \s* 号 \s* \) )",
    re.VERBOSE,
)
_WORD_LAST = re.compile(
    rf"(?P<body> {HAN}[{HAN[1:-1]}\s、]* ) 第 \s* (?P<ordinal> {ORDINAL} ) \s* 号 \s* 令", re.VERBOSE
)
_HEAD_OF_STATE = frozenset({"主席", "国家主席"})


@dataclass(frozen=True, slots=True)
class OrderNumber:
    """令号: 国务院令第722号. The issuer is its full name without 中华人民共和国; 国家主席 for the head of state."""

    kind: ClassVar[Literal["order"]] = "order"
    label: ClassVar[str] = "令"
    heading: ClassVar[str] = "令"
    leads: ClassVar[tuple[str, ...]] = ("office", "body")
    series_kind: ClassVar[Kind] = "body or code"
    aliased: ClassVar[bool] = True
    in_text: ClassVar[str] = rf"""
        (?P<office> {JOINT} {HAN}{{1,40}} 令 ) \s*
        (?: {_PLAIN_SERIAL} \s* {HAO} | \( \s* 第 \s* {ORDINAL} \s* 号 \s* \) )
      | (?P<body> {JOINT} {HAN}{{1,40}} ) 第 \s* {ORDINAL} \s* 号 \s* 令 (?! [人旗牌] )
    """
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
        """order = bodies "令" ["第"] (serial | numeral) ["号"] | bodies "令" "(" "第" (serial | numeral) "号" ")"
        | bodies "第" (serial | numeral) "号令"
        bodies = body ((" " | "、") body)*
        """
        last = _WORD_LAST.fullmatch(typed)
        match = last or _TYPED.fullmatch(typed)
        if not match:
            return None
        office = f"{last['body']}令" if last else match["office"]
        if series_at_end(office, True, known_series, cls.series_kind) != office:
            return None
        written = match.groupdict()
        serial = ordinal_of(written["ordinal"] or written.get("cardinal") or written["within"])
        return cls(_full_name(joint(office.removesuffix("令"))), serial) if serial else None

    def following(self, serial: int, year: int | None) -> Self | None:
        """国务院令第722号、第723号"""
        return None if year else replace(self, serial=serial)

    def spellings(self) -> list[str]:
        """国务院令第722号, 国务院令722, 国令第722号, 国务院第722号令 …"""
        short = "国" if self.issuer == "国务院" else re.sub("人民政府$", "政府", self.issuer)
        names = [self.issuer, short, *(sorted(_HEAD_OF_STATE) if self.issuer in _HEAD_OF_STATE else ())]
        tails = (f"令第{self.serial}号", f"令{self.serial}号", f"令 {self.serial} 号", f"令{self.serial}")
        spelt = [name + tail for name in dict.fromkeys(names) for tail in tails]
        return [*spelt, f"{self.issuer}第{self.serial}号令"]


def _full_name(issuer: str) -> str:
    """国 is 国务院, 主席 国家主席, 省政府 省人民政府, and every body's country goes without saying."""
    issuer = issuer.removeprefix("中华人民共和国")
    if issuer.endswith("政府") and not issuer.endswith("人民政府"):
        issuer = issuer.removesuffix("政府") + "人民政府"
    if issuer in _HEAD_OF_STATE:
        return "国家主席"
    return "国务院" if issuer == "国" else issuer
