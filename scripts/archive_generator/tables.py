"""附表 of invented documents: tasks with the bodies charged, projects with their sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from archive_generator.words import Words
from gazette.model import Cell, Column, ColumnType, Row, Table

_ABOVE = Cell((), merged=True)
_TASKS = (
    Column("序号", type=ColumnType.INTEGER),
    Column("类别", role="分组"),
    Column("重点工作任务", role="事项"),
    Column("完成时限", type=ColumnType.MONTH, role="完成时限"),
    Column("牵头单位", type=ColumnType.BODIES, role="牵头单位"),
    Column("责任单位", type=ColumnType.BODIES, role="责任单位"),
)
_PROJECTS = (
    Column("序号", type=ColumnType.INTEGER),
    Column("项目名称"),
    Column("位置"),
    Column("规模", type=ColumnType.INTEGER),
    Column("总投资", type=ColumnType.DECIMAL),
    Column("建设时限", type=ColumnType.YEARS),
    Column("实施单位", type=ColumnType.BODIES),
)


@dataclass(frozen=True)
class Tables:
    """Makes tables of 20 to 100 rows, more of them short."""

    words: Words
    bodies: Sequence[str]
    """names of bodies as the text has them"""
    collective: Sequence[str]
    """统称 that end a list of bodies"""

    def tasks(self, name: str, label: str, city: str, year: int) -> Table:
        """任务分工表: rows in groups whose cell reaches over them."""
        words = self.words
        rows = []
        for number in range(1, self._length() + 1):
            begins = number == 1 or words.chance(0.3)
            group = Cell((words.heading(10),)) if begins else _ABOVE
            due = f"{year}年{words.random.randint(1, 12)}月"
            charged = self._charged()
            rest = (
                Cell((text,)) for text in (words.sentence(), due, words.random.choice(self.bodies), charged)
            )
            rows.append(Row((Cell((str(number),)), group, *rest)))
        title = words.title(f"{city}{{}}任务分工表", year)
        return Table(name, title, label, columns=_TASKS, rows=tuple(rows))

    def projects(self, name: str, label: str, city: str, year: int) -> Table:
        """项目计划表: with the totals of its columns of numbers."""
        words = self.words
        rows = []
        whole, cost = 0, Decimal(0)
        for number in range(1, self._length() + 1):
            size, price = words.random.randint(5, 900), Decimal(words.random.randint(100, 90000)) / 10
            whole += size
            cost += price
            rows.append(
                _row(
                    str(number),
                    f"{words.place()}{words.subject()}项目",
                    words.place(),
                    str(size),
                    f"{price:.1f}",
                    str(year + words.random.randint(0, 2)),
                    words.random.choice(self.bodies),
                )
            )
        return Table(
            name,
            words.title(f"{city}{{}}项目计划表", year),
            label,
            "单位：个、万元",
            columns=_PROJECTS,
            rows=tuple(rows),
            totals=(_row("", "合计", "", str(whole), f"{cost:.1f}", "", ""),),
        )

    def _length(self) -> int:
        return int(20 * 5 ** self.words.random.random())

    def _charged(self) -> str:
        names = self.words.random.sample(self.bodies, self.words.random.randint(1, 4))
        if self.words.chance(0.3):
            names.append(self.words.random.choice(self.collective))
        return "、".join(names)


def _row(*texts: str) -> Row:
    return Row(tuple(Cell((text,) if text else ()) for text in texts))
