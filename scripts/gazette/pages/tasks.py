"""The list of tasks (任务) document by document, in each by deadline. A long one goes by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from gazette import addresses
from gazette.pages.entries import DocumentEntry, TaskEntry, document_entry, task_entry, weigh_task
from gazette.pages.filters import UNASSIGNED, UNDATED, TaskFilter, deadline_of, in_time, names_of
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind
from gazette.pages.paging import Leaf, leaves
from gazette.pages.pictures import BAR, Picture, timeline
from gazette.pages.weights import HEADING, Weight, weight
from gazette.site import Site
from gazette.tasks import Task


@dataclass(frozen=True)
class TaskGroup:
    """The tasks of one document; `deadlines` are its first and its last."""

    document: DocumentEntry
    number: str | None
    """of the notice"""
    tasks: list[TaskEntry]
    deadlines: tuple[str, ...]


@dataclass(frozen=True)
class TasksView:
    leaf: Leaf[Task]
    filter: TaskFilter
    picture: Picture | None
    without: int
    """how many are not in the picture"""
    groups: list[TaskGroup]


def _pages(site: Site) -> Iterator[Page]:
    newest_first = sorted(site.tasks, key=_since, reverse=True)
    weigh = partial(_weigh, site)
    for leaf in leaves(addresses.TASKS, newest_first, lambda task: task.document.issue.year, _since, weigh):
        yield listing(
            site,
            leaf.page,
            "任务",
            "公文和附表布置的任务：完成时限、牵头单位、责任单位",
            "任务,完成时限,牵头单位,责任单位",
            partial(_view, site, leaf),
            scripts=("filter",),
            leaf=leaf,
        )


def _since(task: Task) -> Any:
    return task.document.issue.key


def _weigh(site: Site, task: Task) -> Weight:
    """With its document's heading, the choices of its bodies and its deadline, and its bar in the picture."""
    document, deadline, names = task.document, deadline_of(task), names_of(task)
    number = site.archive.notice_of(document).number
    heading = HEADING + weight((document.title, document.number, number))
    dated = (BAR if task.period else 0) + 4 * weight(deadline)
    return Weight(
        weigh_task(task),
        ((document, heading), (deadline, dated), *((name, 2 * weight(name)) for name in names)),
    )


def _view(site: Site, leaf: Leaf[Task]) -> TasksView:
    choices = TaskFilter(leaf.entries)
    groups = [
        (document, list(tasks)) for document, tasks in groupby(leaf.entries, key=lambda task: task.document)
    ]
    return TasksView(
        leaf,
        choices,
        timeline("任务的时限", leaf.entries, choices),
        sum(not task.period for task in leaf.entries),
        [
            TaskGroup(
                document_entry(site, document, leaf.page),
                site.archive.notice_of(document).number,
                [
                    task_entry(task, leaf.page).filtered_by(choices.keys([task]))
                    for task in sorted(tasks, key=in_time)
                ],
                _ends(tasks),
            )
            for document, tasks in groups
        ],
    )


def _ends(tasks: list[Task]) -> tuple[str, ...]:
    told = dict.fromkeys(map(deadline_of, sorted(tasks, key=in_time)))
    dated = [deadline for deadline in told if deadline not in (UNDATED, UNASSIGNED)]
    return tuple(dict.fromkeys((dated[0], dated[-1]))) if dated else ()


TASKS = PageKind("tasks", "tasks.html", _pages, addresses.TASKS, navigation="任务")
