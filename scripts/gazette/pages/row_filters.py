"""筛选 of a table: what its rows can be filtered by: their groups (所在辖区), and where they are tasks their bodies and
deadlines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from gazette import model
from gazette.pages.filters import Choice, Select, TaskFilter
from gazette.tables import Line, columns, grid
from gazette.tasks import GROUP, Task


class RowFilter:
    """The groups in the order of print, then what :class:`TaskFilter` offers for the table's tasks."""

    def __init__(self, table: model.Table, tasks: Sequence[Task]) -> None:
        self._tasks = TaskFilter(tasks) if tasks else None
        self._groups: dict[int, dict[str, Choice]] = {}
        self._labels = [column.label for column in columns(table)]
        lines = grid(table)
        for index in _grouping(table):
            counts = Counter(line.cells[index].text for line in lines)
            self._groups[index] = {
                label: Choice(f"g{index}-{number}", label, count)
                for number, (label, count) in enumerate(counts.items(), 1)
                if label
            }

    @property
    def selects(self) -> list[Select]:
        groups = [
            Select(self._labels[index], f"group-{index + 1}", list(choices.values()))
            for index, choices in self._groups.items()
        ]
        return groups + (self._tasks.selects if self._tasks else [])

    def keys(self, line: Line, tasks: Iterable[Task]) -> str:
        """The keys of a row that holds these tasks: "g1-2 b3 d2"."""
        groups = (choices.get(line.cells[index].text) for index, choices in self._groups.items())
        found = [choice.key for choice in groups if choice]
        return " ".join(found + ([self._tasks.keys(tasks)] if self._tasks else []))

    def group_keys(self, column: int) -> dict[str, str]:
        """The keys of the groups that a column names, by their names."""
        return {label: choice.key for label, choice in self._groups[column].items()}


def _grouping(table: model.Table) -> list[int]:
    """The column that parts the rows: the one with the role 分组. Road segments are found by their names."""
    return [index for index, column in enumerate(table.leaves) if column.role == GROUP][:1]
