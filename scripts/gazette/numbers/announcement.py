"""公告号 and 令号 by the year: 财政部公告2016年第6号, 某市人民政府公告〔2022〕第5号, 某厅令2022年第21号."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import ClassVar, Literal, Self

from gazette.numbers.series import series_at_end
from gazette.numbers.writing import CLOSE, HAN, OPEN, SERIAL, YEAR

WORDS = ("公告", "通告", "令")
_WORD = rf"(?:{'|'.join(WORDS)})"
_YEAR = rf"(?: {OPEN} \s* {{year}} \s* {CLOSE} | {{year}} \s* 年 )"
_TYPED = re.compile(
    rf"""
    (?P<office> {HAN}* {_WORD} ) \s*
    (?: (?P<bracket> {OPEN} ) \s* (?P<within> {YEAR} ) \s* {CLOSE} | (?P<year> {YEAR} ) \s* 年? )
    \s* (?: 第 \s* )? (?P<serial> {SERIAL} ) \s* 号?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class AnnouncementNumber:
    """公告号: the 14th 公告 of 2022 of a body. Whether the year stands in brackets makes no other number of it."""

    kind: ClassVar[Literal["announcement"]] = "announcement"
    label: ClassVar[str] = "公告、令"
    heading: ClassVar[str] = "公告和分年编号的令"
    lead: ClassVar[str | None] = "bulletin"
    of_body: ClassVar[bool] = True
    aliased: ClassVar[bool] = True
    in_text: ClassVar[str] = (
        rf"(?P<bulletin> {HAN}{{1,40}} {_WORD} ) \s* {_YEAR.format(year=YEAR)} \s* 第 \s* {SERIAL} \s* 号"
    )
    issuer: str
    word: str
    year: int
    serial: int
    bracketed: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        year = f"〔{self.year}〕" if self.bracketed else f"{self.year}年"
        return f"{self.series}{year}第{self.serial}号"

    @property
    def series(self) -> str:
        """What stands before the year: 财政部公告."""
        return self.issuer + self.word

    @property
    def key(self) -> tuple[int, str, tuple[int, ...]]:
        """By body, then by year and serial."""
        return (4, self.series, (self.year, self.serial))

    @classmethod
    def read(cls, typed: str, known_series: AbstractSet[str]) -> Self | None:
        """announcement = body ("公告" | "通告" | "令") ("〔" year "〕" | year "年") ["第"] serial ["号"]

        A short code of a body makes a document number, not an announcement: 某府公告〔2022〕7号.
        """
        match = _TYPED.fullmatch(typed)
        if not match or series_at_end(match["office"], True, known_series, True) != match["office"]:
            return None
        word = next(word for word in WORDS if match["office"].endswith(word))
        issuer = match["office"].removesuffix(word).removeprefix("中华人民共和国")
        year = int(match["within"] or match["year"])
        return cls(issuer, word, year, int(match["serial"]), bool(match["bracket"]))

    def spellings(self) -> list[str]:
        """某厅公告2022年第14号, 某厅公告〔2022〕第14号, 某厅公告2022第14号, 公告2022年第14号 …"""
        tails = (
            f"{self.year}年第{self.serial}号",
            f"〔{self.year}〕第{self.serial}号",
            f"{self.year}年{self.serial}号",
        )
        normal = [self.series + tail for tail in tails]
        return list(dict.fromkeys([str(self), *normal]))
