"""Columns of tables (栏): what they are called, how their header is set, and what figures say in their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gazette.characters import squeeze
from gazette.model import Column, ColumnType
from gazette.numerals import half_width
from gazette.values import value

_FIGURE = re.compile(
    r"""
    ( [-−]? (?: [0-9]{1,3} (?: ,[0-9]{3} ){1,4} | [0-9]{1,15} ) )   # -1,234
    ( \.[0-9]{1,10} )?
    ( [%‰] )?
    """,
    re.VERBOSE,
)
"""A number as tables print it, in half-width signs. The digits are no more than sums of numbers carry."""

_NOTHING = re.compile(r"[…—―–−\-]{1,4}|/")


@dataclass(frozen=True)
class HeaderCell:
    """栏头: a label in its place: from the column `left` over `width` columns, down over `height` levels."""

    column: Column
    left: int
    width: int
    height: int


def names(columns: Sequence[Column]) -> list[str]:
    """栏的名称, left to right: what rows, CSV and JSON call each column.

    name = key | label, where no other column has it | the labels above and its own, joined by a space
    """
    paths = list(_paths(columns))
    labels = Counter(path[-1].label for path in paths)
    return [
        path[-1].key or (path[-1].label if labels[path[-1].label] == 1 else _joined(path)) for path in paths
    ]


def full_labels(columns: Sequence[Column]) -> list[str]:
    """Each column's label with those above it; the key where print has no label at all."""
    return [_joined(path) or path[-1].key or "" for path in _paths(columns)]


def header(columns: Sequence[Column]) -> list[list[HeaderCell]]:
    """表头 level by level, each left to right, as print sets it and reading goes: no hole, no overlap."""
    levels: list[list[HeaderCell]] = [[] for _ in range(_depth(columns))]
    _set(columns, 0, 0, levels)
    return levels


def figure(text: str, kind: ColumnType) -> Decimal | None:
    """The number in a cell of a column of numbers; None where it is none: -1,234.50 -> -1234.50, 4.5% -> 4.5.

    figure = ["-"] digits with or without thousands ["." digits] ["%"]; of integers only the first part.
    """
    match = _FIGURE.fullmatch(half_width("".join(text.split())))
    if not match or (kind is ColumnType.INTEGER and (match[2] or match[3])):
        return None
    whole = match[1].replace(",", "").replace("−", "-")
    return Decimal(whole + (match[2] or ""))


def cell_value(text: str, kind: ColumnType) -> str:
    """A cell as a value; months and years have no white space at all, but where a new line parts two of them."""
    if kind in (ColumnType.MONTH, ColumnType.YEARS):
        return "\n".join(map(squeeze, text.split("\n")))
    return value(text)


def says_nothing(text: str) -> bool:
    """Whether a cell is empty, or print has a sign for that: … — - /"""
    return not text.strip() or bool(_NOTHING.fullmatch(half_width("".join(text.split()))))


def _joined(path: Sequence[Column]) -> str:
    return " ".join(filter(None, (column.label for column in path)))


def _paths(columns: Iterable[Column], above: tuple[Column, ...] = ()) -> Iterator[tuple[Column, ...]]:
    """Each column that has cells, behind those that it stands under."""
    for column in columns:
        path = (*above, column)
        if column.columns:
            yield from _paths(column.columns, path)
        else:
            yield path


def _depth(columns: Sequence[Column]) -> int:
    return 1 + max((_depth(column.columns) for column in columns if column.columns), default=0)


def _set(columns: Sequence[Column], level: int, left: int, levels: list[list[HeaderCell]]) -> int:
    """Put columns into the levels from `level` on, the first at `left`; returns where the next would stand."""
    for column in columns:
        end = _set(column.columns, level + 1, left, levels) if column.columns else left + 1
        height = 1 if column.columns else len(levels) - level
        levels[level].append(HeaderCell(column, left, end - left, height))
        left = end
    return left
