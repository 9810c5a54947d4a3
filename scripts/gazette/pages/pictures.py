"""图: numbers as bars, deadlines on a line of time, drawn at build time. The list beside each says the same in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gazette import model
from gazette.columns import figure
from gazette.pages.filters import TaskFilter, deadline_of, in_time
from gazette.pages.row_filters import RowFilter
from gazette.tables import Line, grid
from gazette.tasks import GROUP, Task

BAR = 500
"""Bytes of markup of a bar."""

_MANY_YEARS = 100
"""On a longer line of time only the years that are named have a mark."""

_ROW = 32
_LETTER, _DIGIT = 17, 10
_GAP = 12
_LONGEST, _LONGEST_BESIDE_TIME = 165, 76
_FIGURE = 60
_TIME, _YEAR = 90, 36
"""Units of the drawing: the height of a row; the widths of a letter and a digit where they are largest, on a phone; of
what stands between two columns; of the longest bar, alone and beside a line of time; of the figure behind it; of the
line of time, and of the name of a year on it."""


@dataclass(frozen=True)
class Bar:
    """One bar: what it stands for, where it is drawn, and from where to where it reaches on a line of time.

    Rows with its `key` are counted in it: it follows the filter.
    """

    label: str
    figure: str
    key: str
    amount: Decimal
    top: int
    length: int
    period: tuple[int, int] | None = None


@dataclass(frozen=True)
class Picture:
    """图: bars under a title, in a drawing of `width` by `height` units: names end at `names`, bars begin at `left`.

    Between them stands a line of time where `years` says which year begins where (no name where it has no room).
    """

    title: str
    bars: tuple[Bar, ...]
    names: int
    left: int
    width: int
    years: tuple[tuple[str, int], ...] = ()

    @property
    def height(self) -> int:
        return _ROW * (len(self.bars) + bool(self.years))


def bars(title: str, amounts: Sequence[tuple[str, Decimal]], keys: Mapping[str, str]) -> Picture:
    """Horizontal bars in the given order, the longest as long as the drawing allows; `keys` by what they stand for."""
    most = max(amount for _, amount in amounts) or Decimal(1)
    names = _room(label for label, _ in amounts)
    left = names + _GAP
    return Picture(
        title,
        tuple(
            Bar(label, f"{amount:f}", keys[label], amount, row * _ROW, int(amount * _LONGEST / most))
            for row, (label, amount) in enumerate(amounts)
        ),
        names,
        left,
        left + _LONGEST + _FIGURE,
    )


def timeline(title: str, tasks: Iterable[Task], choices: TaskFilter) -> Picture | None:
    """时限: each deadline with the number of its tasks, beside the months that it names; None where no task has one."""
    counts = Counter((*task.period, deadline_of(task)) for task in sorted(tasks, key=in_time) if task.period)
    if not counts:
        return None
    keys = {choice.label: choice.key for choice in choices.deadlines}
    names = _room(label for _, _, label in counts)
    begin = names + _GAP
    left = begin + _TIME + _GAP
    first = min(int(start[:4]) for start, _, _ in counts)
    years = max(int(end[:4]) for _, end, _ in counts) - first + 1

    def at(month: str, after: int = 0) -> int:
        """Where a month begins, or one so many months after it."""
        return begin + (12 * (int(month[:4]) - first) + int(month[5:]) - 1 + after) * _TIME // (12 * years)

    most, step = max(counts.values()), -(-_YEAR * years // _TIME)
    return Picture(
        title,
        tuple(
            Bar(
                label,
                f"{count} 条",
                keys[label],
                Decimal(count),
                row * _ROW,
                count * _LONGEST_BESIDE_TIME // most,
                (at(start), max(at(end, 1), at(start) + 1)),
            )
            for row, ((start, end, label), count) in enumerate(counts.items(), 1)
        ),
        names,
        left,
        left + _LONGEST_BESIDE_TIME + _FIGURE,
        tuple(
            (str(first + year) if year % step == 0 else "", begin + year * _TIME // years)
            for year in range(years)
            if years <= _MANY_YEARS or year % step == 0
        ),
    )


def _room(labels: Iterable[str]) -> int:
    """How wide the longest of some names is."""
    return max(sum(_DIGIT if sign.isascii() else _LETTER for sign in label) for label in labels)


def table_picture(table: model.Table, choices: RowFilter) -> Picture | None:
    """Bars by group of the first column of numbers that print sums up; None where a table has no such two columns.

    The group is the column with the role 分组 (所在辖区), the sum stands in the row of totals (合计).
    """
    columns = table.leaves
    group = next((index for index, column in enumerate(columns) if column.role == GROUP), None)
    summed = _summed_column(table)
    if group is None or summed is None:
        return None
    amounts: dict[str, Decimal] = {}
    for line in grid(table):
        amounts.setdefault(line.cells[group].text, Decimal(0))
        amounts[line.cells[group].text] += amount_of(table, line) or 0
    keys = choices.group_keys(group)
    if len(amounts) < 2 or min(amounts.values()) < 0 or amounts.keys() != keys.keys():
        return None
    ordered = sorted(amounts.items(), key=lambda pair: -pair[1])
    return bars(f"各{columns[group].label}的{columns[summed].label}", ordered, keys)


def amount_of(table: model.Table, line: Line) -> Decimal | None:
    """What a line adds to the sum; None where its cell is none of its own or no number, or nothing is summed up."""
    summed = _summed_column(table)
    if summed is None or line.cells[summed].top != line.number:
        return None
    return figure(line.cells[summed].text, table.leaves[summed].type)


def _summed_column(table: model.Table) -> int | None:
    totals = [row for row in table.totals if isinstance(row, model.Row)]
    numbers = (model.ColumnType.INTEGER, model.ColumnType.DECIMAL)
    for index, column in enumerate(table.leaves):
        if column.type in numbers and any(figure(row.cells[index].text, column.type) for row in totals):
            return index
    return None
