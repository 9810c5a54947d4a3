"""附表 on paper: how wide each column is, how large the letters, whether the sheet is turned."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from typing import Any

from gazette.formats.measure import width
from gazette.text import Grid, GridCell, GridRow, Run, flat, words

_UPRIGHT, _TURNED = 442.0, 637.0
"""Points across the text block, upright and turned"""
_SIZES = (12.0, 10.5, 9.0, 7.5)
"""小四, 五号, 小五, 六号"""
_PADDING = 0.9
"""Of a cell, in characters"""
_MANY = 5
"""So many columns stand on an upright sheet whatever is in them."""
_SHORT = 8
"""Cells of a column that has none longer are centred."""

_WHOLE = 12
"""A row of more lines than these may be parted by the end of a page."""

_UNPARTED = re.compile(r"[!-~]{2,40}")
"""Letters and digits without a space, which no line should part"""


def is_wide(grid: Grid) -> bool:
    """Whether a table asks for a turned sheet: it has many columns, and they don't fit upright as they are."""
    columns = _columns(grid)
    whole = sum(max(least, most) + _PADDING for least, most, _ in columns)
    return len(columns) > _MANY and whole * _SIZES[1] > _UPRIGHT


def grid_data(
    grid: Grid,
    line: Callable[[Iterable[Run]], list[dict[str, Any]]],
    label: Callable[[str], str | None],
    turned: bool,
) -> dict[str, Any]:
    """A table as `pdf.typ` reads it."""
    columns = _columns(grid)
    room = _TURNED if turned else _UPRIGHT
    least = sum(least + _PADDING for least, _, _ in columns)
    size = next(
        (size for size in _SIZES[1 if len(columns) > _MANY else 0 :] if least * size <= room), _SIZES[-1]
    )

    across = _widths(columns, room / size)

    def row(one: GridRow) -> dict[str, Any]:
        cells = (
            {
                "column": column,
                "down": cell.span,
                "right": cell.width,
                "lines": [line(each) for each in cell.lines],
            }
            for column, cell in one.placed
            if cell.first
        )
        return {
            "anchor": label(one.anchor),
            "heading": one.heading,
            "whole": _high(one, across) <= _WHOLE,
            "marks": line(one.notes),
            "cells": list(cells),
        }

    return {
        "kind": "grid",
        "begins": False,
        "size": size,
        "widths": across,
        "short": [most <= _SHORT for _, most, _ in columns],
        "marks": line(grid.notes),
        "header": [
            [
                {"column": head.left, "text": flat(head.label), "down": head.height, "right": head.width}
                for head in level
            ]
            for level in grid.header
        ],
        "rows": [row(one) for one in grid.lines],
    }


Column = tuple[float, float, float]
"""In characters: the least width that parts no word, the longest cell, all its words"""


def _columns(grid: Grid) -> list[Column]:
    count = max(head.left + head.width for level in grid.header for head in level)
    texts: list[list[str]] = [[] for _ in range(count)]
    for level in grid.header:
        for head in level:
            if head.width == 1:
                # A label of a narrow column stands in two lines or three.
                texts[head.left].append(flat(head.label)[: -(-len(head.label) // 2)])
    for row in grid.lines:
        for column, cell in row.placed:
            if cell.width == 1 and cell.first:
                texts[column] += _lines(cell)
    return [_column(told) for told in texts]


def _column(texts: list[str]) -> Column:
    lengths = [width(text) for text in texts]
    unparted = [width(word) for text in texts for word in _UNPARTED.findall(text)]
    most = max(lengths, default=1)
    return max([min(most, 3), *(min(one, 10) for one in unparted)]), most, sum(lengths)


def _widths(columns: list[Column], room: float) -> list[float]:
    """Each its least; what is left goes to those that have more to say, the more the longer, none beyond its longest cell."""
    widths = [least + _PADDING for least, _, _ in columns]
    wishes = [max(0.0, most - least) for least, most, _ in columns]
    # The square root: a column with four times the words is twice as wide, and its rows twice as high.
    weights = [total**0.5 if wish else 0.0 for (_, _, total), wish in zip(columns, wishes, strict=True)]
    left = room - sum(widths)
    while left > 0.01 and any(weights):
        share = left / sum(weights)
        given = [min(weight * share, wish) for weight, wish in zip(weights, wishes, strict=True)]
        widths = [width + more for width, more in zip(widths, given, strict=True)]
        wishes = [wish - more for wish, more in zip(wishes, given, strict=True)]
        weights = [weight if wish > 0.01 else 0.0 for weight, wish in zip(weights, wishes, strict=True)]
        left -= sum(given)
    return [round(width, 3) for width in widths]


def _lines(cell: GridCell) -> list[str]:
    return [flat(words(line)) for line in cell.lines]


def _high(row: GridRow, across: list[float]) -> float:
    """How many lines a row takes, about."""
    return max(
        (
            sum(
                math.ceil(width(line) / max(1.0, sum(across[left : left + cell.width]) - _PADDING))
                for line in _lines(cell)
            )
            for left, cell in row.placed
            if cell.span == 1
        ),
        default=1,
    )
