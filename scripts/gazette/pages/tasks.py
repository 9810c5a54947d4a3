"""The list of tasks (任务) by deadline, those without one by document. A long one goes by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from gazette import addresses
from gazette.pages.entries import DocumentEntry, TaskEntry, document_entry, task_entry
from gazette.pages.filters import UNDATED, TaskFilter, deadline_of, in_time
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind
from gazette.pages.paging import Leaf, leaves
from gazette.pages.pictures import Picture, timeline
from gazette.site import Site
from gazette.tasks import Task


@dataclass(frozen=True)
class Dated:
    """Tasks due at one time, as printed."""

    deadline: str
    tasks: list[TaskEntry]


@dataclass(frozen=True)
class Undated:
    """Tasks of one document whose time is not said apart."""

    document: DocumentEntry
    tasks: list[TaskEntry]


@dataclass(frozen=True)
class TasksView:
    leaf: Leaf[Task]
    filter: TaskFilter
    picture: Picture | None
    without: int
    """how many are not in the picture"""
    dated: list[Dated]
    undated: list[Undated]


def _pages(site: Site) -> Iterator[Page]:
    def year_of(task: Task) -> int:
        """Of the deadline, else of the issue."""
        return int(task.month[:4]) if task.month else task.document.issue.year

    for leaf in leaves(addresses.TASKS, site.tasks, year_of):
        yield listing(
            site,
            leaf.page,
            "任务",
            "公文和附表布置的任务：完成时限、牵头单位、责任单位",
            "任务,完成时限,牵头单位,责任单位",
            partial(_view, site, leaf),
            scripts=("filter",),
        )


def _view(site: Site, leaf: Leaf[Task]) -> TasksView:
    choices = TaskFilter(leaf.entries)

    def entry(task: Task) -> TaskEntry:
        return task_entry(task, leaf.page).filtered_by(choices.keys([task]))

    dated = sorted((task for task in leaf.entries if deadline_of(task) != UNDATED), key=in_time)
    undated = [task for task in leaf.entries if deadline_of(task) == UNDATED]
    return TasksView(
        leaf,
        choices,
        timeline("任务的时限", leaf.entries, choices),
        sum(not task.period for task in leaf.entries),
        [
            Dated(deadline, [entry(task) for task in group])
            for deadline, group in groupby(dated, key=deadline_of)
        ],
        [
            Undated(document_entry(site, document, leaf.page), [entry(task) for task in group])
            for document, group in groupby(undated, key=lambda task: task.document)
        ],
    )


TASKS = PageKind("tasks", "tasks.html", _pages, navigation="任务")
