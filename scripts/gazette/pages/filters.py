"""筛选: what rows of tasks can be filtered by, worked out for the script that hides and counts them.

A row carries keys (`b3` the third body, `d2` the second deadline); each choice of the form says which key it asks for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gazette.tasks import YEARS, Task

UNDATED = "未单列"
UNASSIGNED = "列有几个，未表明是哪一个"


@dataclass(frozen=True)
class Choice:
    """选项: its key in the rows, its words, how many tasks it leaves."""

    key: str
    label: str
    count: int


@dataclass(frozen=True)
class Select:
    """选择框: one field of the form, what it is called and what it offers."""

    label: str
    name: str
    choices: list[Choice]


class TaskFilter:
    """Bodies in the order of how much they are charged with, deadlines in the order of time."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        tasks = list(tasks)
        bodies: dict[str, int] = {}
        deadlines: dict[str, int] = {}
        for task in tasks:
            for name in names_of(task):
                bodies[name] = bodies.get(name, 0) + 1
        for task in sorted(tasks, key=in_time):
            deadlines[deadline_of(task)] = deadlines.get(deadline_of(task), 0) + 1
        by_weight = sorted(bodies.items(), key=lambda pair: -pair[1])
        self.bodies = [Choice(f"b{number}", name, count) for number, (name, count) in enumerate(by_weight, 1)]
        self.deadlines = [
            Choice(f"d{number}", label, count) for number, (label, count) in enumerate(deadlines.items(), 1)
        ]
        self._keys = {("body", choice.label): choice.key for choice in self.bodies}
        self._keys |= {("deadline", choice.label): choice.key for choice in self.deadlines}

    @property
    def selects(self) -> list[Select]:
        return [Select("单位", "body", self.bodies), Select("时限", "deadline", self.deadlines)]

    def keys(self, tasks: Iterable[Task]) -> str:
        """The keys of a row that holds these tasks, as the row carries them: "b3 b7 d2"."""
        found: dict[str, None] = {}
        for task in tasks:
            for name in names_of(task):
                found[self._keys["body", name]] = None
            found[self._keys["deadline", deadline_of(task)]] = None
        return " ".join(found)


def names_of(task: Task) -> list[str]:
    """Each body that is charged with a task once, under its full name."""
    return list(
        dict.fromkeys(
            body.organization.name if body.organization else body.name
            for charge in task.charges
            for body in charge.bodies
        )
    )


def deadline_of(task: Task) -> str:
    """完成时限 as printed, a mere year with its 年; in our words where the print gives several for
    one task, or none of its own."""
    if task.deadline:
        return task.deadline + ("年" if YEARS.fullmatch(task.deadline) else "")
    return UNASSIGNED if task.deadlines_unassigned else UNDATED


def in_time(task: Task) -> tuple[str, int, str]:
    """The order of deadlines: by their last month, a month before the year that it ends; then what names no time."""
    first, last = task.period or ("", "9999")
    return last, -int(first.replace("-", "") or 0), deadline_of(task)
