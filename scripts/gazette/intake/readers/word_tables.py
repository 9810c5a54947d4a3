"""表格 of Word as a grid: every row with a slot for each column, whatever spans or is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from gazette.intake.readers.word_xml import chosen, inner, number, value

_MOST_COLUMNS = 63
"""what Word allows"""


@dataclass(frozen=True)
class Slot:
    """The place of one column in a row: its cell (`w:tc`), or what reaches over it, or nothing."""

    cell: Element | None = None
    merged: bool = False
    joined: bool = False


@dataclass(frozen=True)
class Row:
    """行: the element it is, and its slots."""

    element: Element
    slots: tuple[Slot, ...]


_WRAPPING = ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")
_EMPTY = Slot()
_JOINED = Slot(joined=True)
_REACHED = Slot(merged=True, joined=True)


def rows(table: Element) -> Iterator[Row]:
    """The rows of a table. A cell that goes on from above does so only where one above began at the same column."""
    above: set[int] = set()
    for row in _within(table, "w:tr"):
        slots = [_EMPTY] * _columns(row, "w:trPr", "w:gridBefore")
        reaching: set[int] = set()
        for cell in _within(row, "w:tc"):
            at = len(slots)
            reach = value(cell, "w:tcPr", "w:vMerge")
            goes_on = inner(cell, "w:tcPr", "w:vMerge") is not None and reach != "restart" and at in above
            if goes_on or reach == "restart":
                reaching.add(at)
            if value(cell, "w:tcPr", "w:hMerge") == "continue" and slots:
                slots.append(Slot(cell, joined=True))
            else:
                slots.append(Slot(cell, merged=goes_on))
            span = max(1, _columns(cell, "w:tcPr", "w:gridSpan"))
            slots += [_REACHED if goes_on else _JOINED] * (span - 1)
        above = reaching
        yield Row(row, (*slots, *[_EMPTY] * _columns(row, "w:trPr", "w:gridAfter")))


def strays(table: Element) -> Iterator[Element]:
    """What stands in a table or in a row of it, and in no cell: no program for writing makes it, but it holds words."""
    for tag, around in (("w:tr", [table]), ("w:tc", list(_within(table, "w:tr")))):
        waiting = around[::-1]
        while waiting:
            for child in chosen(waiting.pop()):
                if child.tag in _WRAPPING:
                    waiting.append(child)
                elif child.tag != tag and not child.tag.endswith("Pr"):
                    yield child


def _columns(element: Element, *path: str) -> int:
    return min(max(0, number(element, *path) or 0), _MOST_COLUMNS)


def _within(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, in whatever they are wrapped."""
    for child in chosen(element):
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPING:
            yield from _within(child, tag)
