"""图: numbers as bars, drawn at build time. The table or list beside a picture says the same in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gazette import model
from gazette.tables import grid
from gazette.tasks import GROUP

_ROW = 32
_LABEL, _LENGTH, _FIGURE = 125, 150, 75
"""Widths in units of the drawing: names at the left, the longest bar, room for its figure."""


@dataclass(frozen=True)
class Bar:
    """One bar: where it is drawn, what it stands for."""

    label: str
    figure: str
    top: int
    length: int


@dataclass(frozen=True)
class Picture:
    """图: bars under a title, in a drawing of `width` by `height` units; bars begin at `left`."""

    title: str
    bars: tuple[Bar, ...]

    @property
    def width(self) -> int:
        return _LABEL + _LENGTH + _FIGURE

    @property
    def height(self) -> int:
        return _ROW * len(self.bars)

    @property
    def left(self) -> int:
        return _LABEL


def bars(title: str, amounts: Iterable[tuple[str, Decimal]], unit: str = "") -> Picture:
    """Horizontal bars in the given order, the longest as long as the drawing allows."""
    amounts = list(amounts)
    most = max((amount for _, amount in amounts), default=Decimal(0)) or Decimal(1)
    return Picture(
        title,
        tuple(
            Bar(label, f"{amount:f}{unit}", number * _ROW, int(amount * _LENGTH / most))
            for number, (label, amount) in enumerate(amounts)
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
