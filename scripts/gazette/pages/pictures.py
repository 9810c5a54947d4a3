"""图: numbers as bars, deadlines on a line of time, drawn at build time. The list beside each says the same in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gazette import model
from gazette.pages.filters import deadline_of, in_time
from gazette.tables import grid
from gazette.tasks import GROUP, Task

_ROW = 32
_WIDTH = 350
_FIGURE = 60
"""Units of the drawing: the height of a row, the whole width, the room for the figure after the longest bar."""

_LEFT = 125
_TIME, _TIME_LEFT = (112, 202), 214
_YEAR = 36
"""Where bars begin; where, beside a line of time, that and the bars begin; the room that the name of a year takes."""


@dataclass(frozen=True)
class Bar:
    """One bar: what it stands for, where it is drawn, and from where to where it reaches on a line of time."""

    label: str
    figure: str
    top: int
    length: int
    period: tuple[int, int] | None = None


@dataclass(frozen=True)
class Picture:
    """图: bars under a title, in a drawing of `width` by `height` units: names end before `names`, bars begin at `left`.

    Between them stands a line of time where `years` says which year begins where (no name where it has no room).
    """

    title: str
    bars: tuple[Bar, ...]
    names: int = _LEFT
    left: int = _LEFT
    years: tuple[tuple[str, int], ...] = ()
    width: int = _WIDTH

    @property
    def height(self) -> int:
        return _ROW * (len(self.bars) + bool(self.years))


def bars(title: str, amounts: Iterable[tuple[str, Decimal]], unit: str = "") -> Picture:
    """Horizontal bars in the given order, the longest as long as the drawing allows."""
    amounts = list(amounts)
    most = max((amount for _, amount in amounts), default=Decimal(0)) or Decimal(1)
    return Picture(
        title,
        tuple(
            Bar(label, f"{amount:f}{unit}", number * _ROW, int(amount * (_WIDTH - _FIGURE - _LEFT) / most))
            for number, (label, amount) in enumerate(amounts)
        ),
    )


def timeline(title: str, tasks: Iterable[Task]) -> Picture | None:
    """时限: each deadline with the number of its tasks, beside the months that it names; None where no task has one."""
    counts = Counter((*task.period, deadline_of(task)) for task in sorted(tasks, key=in_time) if task.period)
    if not counts:
        return None
    first = min(int(start[:4]) for start, _, _ in counts)
    years = max(int(end[:4]) for _, end, _ in counts) - first + 1
    begin, room = _TIME[0], _TIME[1] - _TIME[0]

    def at(month: str, after: int = 0) -> int:
        """Where a month begins, or one so many months after it."""
        return begin + (12 * (int(month[:4]) - first) + int(month[5:]) - 1 + after) * room // (12 * years)

    most, step = max(counts.values()), -(-_YEAR * years // room)
    return Picture(
        title,
        tuple(
            Bar(
                label,
                f"{count} 条",
                row * _ROW,
                count * (_WIDTH - _FIGURE - _TIME_LEFT) // most,
                (at(start), at(end, 1)),
            )
            for row, ((start, end, label), count) in enumerate(counts.items(), 1)
        ),
        begin,
        _TIME_LEFT,
        tuple(
            (str(first + year) if year % step == 0 else "", begin + year * room // years)
            for year in range(years)
        ),
    )


def table_picture(table: model.Table) -> Picture | None:
    """Bars by group of the first column of numbers that print sums up; None where a table has no such two columns.

    The group is the column with the role 分组 (所在辖区), the sum stands in the row of totals (合计).
    """
    group = next((index for index, column in enumerate(table.columns) if column.role == GROUP), None)
    summed = _summed_column(table.columns, table.totals)
    if group is None or summed is None:
        return None
    amounts: dict[str, Decimal] = {}
    for line in grid(table):
        text = "".join(line.cells[summed].text.split())
        amounts.setdefault(line.cells[group].text, Decimal(0))
        amounts[line.cells[group].text] += Decimal(text) if text else 0
    by, of = table.columns[group].label, table.columns[summed].label
    ordered = sorted(amounts.items(), key=lambda pair: -pair[1])
    return bars(f"各{by}的{of}", ordered) if len(amounts) > 1 else None


def _summed_column(columns: Sequence[model.Column], totals: Sequence[model.Row]) -> int | None:
    numbers = (model.ColumnType.INTEGER, model.ColumnType.DECIMAL)
    for index, column in enumerate(columns):
        if column.type in numbers and any(_is_number(row.cells[index].text) for row in totals):
            return index
    return None


def _is_number(text: str) -> bool:
    return "".join(text.split()).replace(".", "", 1).isdecimal()
