"""份: what one machine of several makes of a large archive, for one of them to join to the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

One = TypeVar("One")


class PartUnusable(Exception):
    """What was given names no part; says so in Chinese."""


@dataclass(frozen=True)
class Part:
    """The `number`-th of `count` parts, counted from 1."""

    number: int
    count: int

    def of(self, work: Sequence[One]) -> Sequence[One]:
        """What falls to it of work that is dealt out in turn: so each part has its share of every year."""
        return work[self.number - 1 :: self.count]


def read_part(written: str) -> Part:
    """Part 2/4. Raises :class:`PartUnusable`."""
    if not written:
        raise PartUnusable("PART 没有写；写上第几份和共几份，如第 2 份、共 4 份：make part PART=2/4")
    found = re.fullmatch("([0-9]{1,6})/([0-9]{1,6})", written)
    number, count = map(int, found.groups()) if found else (0, 0)
    if not 1 <= number <= count:
        raise PartUnusable(
            f"PART 写作“{written[:40]}”，不是几份中的一份；"
            "写上第几份和共几份，第几份从 1 数到份数，如 make part PART=2/4"
        )
    return Part(number, count)
