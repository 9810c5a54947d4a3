"""What rows across all columns say of how many rows there are (计数): 一、老年人方面（共2项）; 合计：3项."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gazette import model
from gazette.columns import figure
from gazette.model import ColumnType, Mark
from gazette.numbering import UNMARKED, marker_of
from gazette.numerals import HAN_NUMERAL, half_width, parse_numeral
from gazette.tables import height, stretches

ROW_NUMBER = "序号"

_TALLY = re.compile(
    rf"""
    (?: 共计? | [合总小]计 | [(] ) [:\s]{{0,3}}
    (?P<count> [0-9]{{1,6}} | {HAN_NUMERAL} ) \s?
    (?: [项口家件条座处名户所宗株台辆套篇起例间栋幢部] | 个(?![月工小百]) | 人(?![次民]) )
    """,
    re.VERBOSE,
)
"""共2项, （12个）, 合计:6口, in half-width signs; no measures (万元, 公里), and no kinds (3类), which are no rows."""


@dataclass(frozen=True)
class Tally:
    """计数: what is said at a place, and how many rows there are."""

    anchor: str
    mark: Mark
    quote: str
    stated: int
    counted: int
    holds: bool


def tallies(table: model.Table) -> Iterator[Tally]:
    """Every tally of a table, in the order of print.

    A tally may count rows, lines, numbers in 序号 or what the cells of a column of numbers add up to, and those of the
    groups under its own: it is wrong where it is none of these.
    """
    groups = [(across, rows) for across, rows in stretches(table.rows) if across]
    for number, (across, rows) in enumerate(groups, 1):
        below = list(rows)
        for other, more in groups[number:]:
            if _level(other) <= _level(across):
                break
            below += more
        yield from _told(table, f"group-{number}", across, (rows, below))
    for number, total in enumerate(table.totals, 1):
        if isinstance(total, model.Across):
            yield from _told(table, f"total-{number}", total, (table.data_rows,))


def _told(
    table: model.Table, anchor: str, across: model.Across, meant: Sequence[Sequence[model.Row]]
) -> Iterator[Tally]:
    match = _TALLY.search(half_width(across.text))
    stated = _value(match["count"]) if match else None
    if match and stated is not None:
        quote = across.text[match.start() : match.end()].lstrip("（(")
        counts = [_counts(table, rows) for rows in meant]
        holds = any(stated in possible for possible in counts)
        yield Tally(anchor, across.mark, quote, stated, stated if holds else int(counts[-1][0]), holds)


def _value(count: str) -> int | None:
    return int(count) if count.isascii() else parse_numeral(count)


def _level(across: model.Across) -> int:
    marker = marker_of(across.text)
    return marker.system.level if marker else UNMARKED


def _counts(table: model.Table, rows: Sequence[model.Row]) -> list[int | Decimal]:
    """All that these rows may be counted as, the likeliest first."""
    labels = [column.label for column in table.leaves]
    first = [row for row in rows if not row.cells[0].merged]
    numbered = [row for row in rows if ROW_NUMBER in labels and row.cells[labels.index(ROW_NUMBER)].text]
    sums = []
    for index in (index for index, label in enumerate(labels) if label != ROW_NUMBER):
        texts = [row.cells[index].text for row in rows if row.cells[index].text]
        figures = [found for text in texts if (found := figure(text, ColumnType.DECIMAL)) is not None]
        if texts and len(figures) == len(texts):
            sums.append(sum(figures, Decimal(0)))
    return [len(numbered or first), len(first), len(rows), sum(map(height, rows)), *sums]
