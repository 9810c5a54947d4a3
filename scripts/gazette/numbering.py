"""Numbering systems (序号): how headings, articles and items are numbered, one member a system.

A system added to `SYSTEMS`, with its word in `MarkerKind`, is read, checked, levelled and addressed everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from gazette.numerals import HAN_NUMERAL, parse_numeral

MarkerKind = Literal["chapter", "part", "article", "han", "han_bracket", "digit", "digit_bracket"]

UNMARKED = 5
"""Level of what has no marker, and of an article, which stands outside the levels."""


@dataclass(frozen=True)
class Numbering:
    """序号体系: one way of numbering."""

    kind: MarkerKind
    example: str
    pattern: str
    """how a marker is written; its one group is the number"""
    level: int
    """结构层次 of GB/T 9704: 一、 is 1, （一） 2, 1. 3, （1） 4; chapters stand above them at 0"""
    anchor: str
    """what the address of a heading so numbered is called: section-3"""
    restarts: bool = True
    """whether it may begin anew within one part of a document"""


SYSTEMS: tuple[Numbering, ...] = (
    Numbering("chapter", "第一章", rf"第({HAN_NUMERAL})章", 0, "chapter", restarts=False),
    Numbering("part", "第一节", rf"第({HAN_NUMERAL})[编节]", 0, "section"),
    Numbering("article", "第一条", rf"第({HAN_NUMERAL})条", UNMARKED, "section", restarts=False),
    Numbering("han", "一、", rf"({HAN_NUMERAL})、", 1, "section"),
    Numbering("han_bracket", "（一）", rf"[（(]\s*({HAN_NUMERAL})\s*[)）]", 2, "section"),
    Numbering("digit", "1.", r"([0-9]+)[.．、]", 3, "section"),
    Numbering("digit_bracket", "（1）", r"[（(]\s*([0-9]+)\s*[)）]", 4, "section"),
)

_PATTERNS = [(system, re.compile(system.pattern)) for system in SYSTEMS]


class Marker(NamedTuple):
    """序号: the number with which a text begins, as printed, and its value. （二）对既有… has （二）, 2."""

    text: str
    system: Numbering
    number: int


def marker_of(text: str) -> Marker | None:
    """The marker at the head of `text`; None where there is none, or its number is none (第十十条)."""
    for system, pattern in _PATTERNS:
        if match := pattern.match(text):
            number = parse_numeral(match[1])
            return Marker(match[0], system, number) if number is not None else None
    return None
