"""统一登记号: MSCR-2021-01009, the numbers of registered regulatory documents (规范性文件)."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from gazette.numbers.series import Kind
from gazette.numbers.writing import DASH, YEAR, capitals

_REGISTER = r"[A-Z]{3,5}R"
# Without a separator the serial is five digits, or a permit (LK20210020号) would pass.
_TYPED = re.compile(
    rf"(?P<register>{_REGISTER})[\s-]*(?P<year>{YEAR})(?:[\s-]+(?=[0-9])|(?=[0-9]{{5}}$))(?P<serial>[0-9]{{1,5}})"
)


@dataclass(frozen=True, slots=True)
class RegistrationNumber:
    """统一登记号: MSCR-2021-01009, the register MSCR, the year and five digits."""

    kind: ClassVar[Literal["registration"]] = "registration"
    label: ClassVar[str] = "统一登记号"
    heading: ClassVar[str] = "有发文字号的文件"
    leads: ClassVar[tuple[str, ...]] = ()
    series_kind: ClassVar[Kind] = "code"
    aliased: ClassVar[bool] = False
    in_text: ClassVar[str] = rf"(?<![A-Za-z0-9-]) {_REGISTER} {DASH} {YEAR} {DASH} [0-9]{{5}} (?! [0-9-] )"
    register: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.register}-{self.year}-{self.serial:05}"

    @property
    def key(self) -> tuple[int, str, tuple[int, ...]]:
        """By register, then by year and serial."""
        return (3, self.register, (self.year, self.serial))

    @classmethod
    def read(cls, typed: str, _known_series: AbstractSet[str]) -> Self | None:
        """registration = register ["-"] year ["-"] serial"""
        match = _TYPED.fullmatch(capitals(typed))
        return cls(match["register"], int(match["year"]), int(match["serial"])) if match else None

    def following(self, _serial: int, _year: int | None) -> Self | None:
        """No list leaves out the register."""
        return None

    def spellings(self) -> list[str]:
        """MSCR-2021-01009, mscr 2021 1009 …"""
        register, year, serial = self.register, self.year, self.serial
        spaced = (f"{register} {year} {serial:05}", f"{register.lower()} {year} {serial}")
        return [str(self), str(self).lower(), f"{register}{year}{serial:05}", *spaced]


def form_pattern(form: str) -> re.Pattern[str]:
    """What numbers of a register look like: QYBC00-YYYY-NNNN, letters as they are, the year, as many digits as there are
    N; a single N is any number."""
    told = {"YYYY": "(?:19|20)[0-9]{2}", "N": "[0-9]+"}
    parts = (
        told.get(part, f"[0-9]{{{len(part)}}}" if set(part) == {"N"} else re.escape(part))
        for part in re.split("(YYYY|N+)", form)
    )
    return re.compile("".join(parts))
