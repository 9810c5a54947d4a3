"""附表."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from gazette.model.notes import Correction, Note
from gazette.model.places import Mark, mark_field


class ColumnType(Enum):
    """What the cells of a column are (栏目类型)."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONTH = "month"
    """2021年8月"""
    YEARS = "years"
    """2021, or 2021-2023"""
    BODIES = "bodies"
    """names of bodies, separated by 、 and ，"""


@dataclass(frozen=True, slots=True)
class Column:
    """栏: one column, or under one label (顺流左岸) several `columns` (桩距, 高程).

    `role` says what it is for tasks: 事项, 分组, 完成时限, or what its bodies do (牵头单位).
    """

    label: str = ""
    """栏名 as printed; '' where print left it empty"""
    key: str | None = field(default=None, kw_only=True)
    """what it is called where its label alone does not tell it from another; never printed"""
    type: ColumnType = ColumnType.TEXT
    role: str | None = None
    columns: tuple[Column, ...] = ()
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Cell:
    """格: the paragraphs of one cell; or the cell above (`merged`) or to the left (`joined`) reaches over it (合并)."""

    paragraphs: tuple[str, ...]
    merged: bool = False
    joined: bool = False
    mark: Mark = mark_field()

    @property
    def text(self) -> str:
        """Its paragraphs, a line each."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Row:
    """行: one row as printed. A cell of several paragraphs divides the row into as many lines."""

    cells: tuple[Cell, ...]
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Across:
    """通栏: one cell across all columns. It heads the rows under it (一、老年人方面), or is a total (合计：3项)."""

    text: str
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class RoadSegment:
    """路段: a piece of a road between two ends; `unseparated` where print lacks the 、 after it."""

    road: str
    start: str
    end: str
    unseparated: bool = False
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class RoadArea:
    """辖区: the road segments of one district, under its printed heading (某区：)."""

    heading: str
    segments: tuple[RoadSegment, ...]
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class RoadClass:
    """区域类别: one class of streets, under its printed heading (一类区域：)."""

    heading: str
    areas: tuple[RoadArea, ...]
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Table:
    """附表. Either `rows` under `columns`, or `classes` of road segments."""

    name: str
    """table-1"""
    title: str = ""
    """表题; '' where print has none"""
    label: str | None = None
    """附件标识"""
    caption: str | None = None
    """题注: a line under the title"""
    columns: tuple[Column, ...] = ()
    rows: tuple[Row | Across, ...] = ()
    totals: tuple[Row | Across, ...] = ()
    """合计"""
    classes: tuple[RoadClass, ...] = ()
    remarks: tuple[str, ...] = ()
    """备注: printed under the table"""
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    mark: Mark = mark_field()

    @property
    def leaves(self) -> tuple[Column, ...]:
        """The columns that have cells, left to right."""
        return tuple(leaves(self.columns))

    @property
    def data_rows(self) -> tuple[Row, ...]:
        """The rows, those across all columns left out."""
        return tuple(row for row in self.rows if isinstance(row, Row))


def leaves(columns: Iterable[Column]) -> Iterator[Column]:
    """The columns that have cells among these and those under them, left to right."""
    for column in columns:
        if column.columns:
            yield from leaves(column.columns)
        else:
            yield column
