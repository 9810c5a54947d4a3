"""存疑: what intake did that a person should look at, one line each, worst first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Weight(IntEnum):
    """How much may be wrong (轻重), the worst first."""

    LOST = 0
    """words that found no place, or may stand in the wrong document"""
    FACT = 1
    """a fact (title, number, issuer, date) that was guessed"""
    SHAPE = 2
    """a structure (heading or paragraph, table, enclosure) that was guessed"""
    SEAM = 3
    """two lines that were joined, or not"""


@dataclass(frozen=True, order=True)
class Doubt:
    """存疑: what was seen, what was chosen, what else it could be; `line` is one of source.txt, from 1."""

    weight: Weight
    line: int
    saw: str
    chose: str
    other: str

    def __str__(self) -> str:
        return f"{self.saw}；{self.chose}；{self.other}"


@dataclass(frozen=True, order=True)
class Act:
    """已做: a mechanical repair that is recorded and not doubted."""

    line: int
    what: str


class Log:
    """What is told while an issue is drafted."""

    def __init__(self) -> None:
        self.doubts: list[Doubt] = []
        self.acts: list[Act] = []

    def doubt(self, weight: Weight, line: int, saw: str, chose: str, other: str) -> None:
        self.doubts.append(Doubt(weight, line, saw, chose, other))

    def act(self, line: int, what: str) -> None:
        self.acts.append(Act(line, what))


def shown(text: str, most: int = 24) -> str:
    """The beginning of a text, for a message."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[:most]}……"
