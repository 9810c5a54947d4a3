"""Lists over the whole archive: numbers (文号), tables (附表), people (人事), tasks (任务). Long ones go by year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from gazette.archive import Document
from gazette.model import Instrument, Table
from gazette.numbers import parse
from gazette.pages.entries import act_entry, document_entry, task_entry, year_of_instrument
from gazette.pages.filters import UNDATED, TaskFilter, deadline_of, in_time
from gazette.pages.page_meta import PERSONNEL, column_meta
from gazette.pages.paging import leaves
from gazette.pages.pictures import timeline
from gazette.pages.templates import render
from gazette.pages.text import relative
from gazette.site import Act, Site
from gazette.tables import columns, grid
from gazette.tasks import Task


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """(path under docs/, Markdown) of every list."""
    for part in (_numbers, _tables, _people, _tasks):
        yield from part(site)


def _numbers(site: Site) -> Iterator[tuple[str, str]]:
    """文号: our own by series, then those that are only cited."""
    own = sorted(site.archive.notices.values(), key=lambda notice: _order(notice.notice.number))
    cited = sorted(
        (known for known in site.archive.gazette.instruments if known.number),
        key=lambda known: _order(known.number),
    )

    def year_of(entry: Document | Instrument) -> int:
        if isinstance(entry, Instrument):
            return year_of_instrument(site, entry)
        return getattr(parse(entry.notice.number), "year", None) or entry.issue.year

    listed: list[Document | Instrument] = [*own, *cited]
    for leaf in leaves("numbers", listed, year_of):
        notices = [entry for entry in leaf.entries if isinstance(entry, Document)]
        yield (
            leaf.source,
            render(
                "numbers.md.j2",
                meta=column_meta(
                    site,
                    "文号",
                    "本刊公文的发文字号、统一登记号，和公文引用的文号",
                    "发文字号,统一登记号,文号",
                ),
                leaf=leaf,
                series=[
                    {
                        "name": series.name,
                        "kind": series.kind,
                        "entries": [
                            {
                                **document_entry(site, notice, leaf.page),
                                "registration": notice.notice.registration,
                            }
                            for notice in notices
                            if site.archive.series_of(notice) is series
                        ],
                    }
                    for series in site.publication.series
                ],
                cited=[
                    _cited(site, entry, leaf.page) for entry in leaf.entries if isinstance(entry, Instrument)
                ],
                instruments=relative("instruments.html", leaf.page),
            ),
        )


def _cited(site: Site, instrument: Instrument, page: str) -> dict[str, Any]:
    return {
        "number": instrument.number,
        "title": instrument.title,
        "href": relative(f"instruments/{instrument.slug}.html", page),
        "count": len(site.citing_documents(instrument.slug)),
    }


def _order(number: str | None) -> tuple[Any, ...]:
    parsed = parse(number or "")
    return parsed.key if parsed else (9, number or "", ())


def _tables(site: Site) -> Iterator[tuple[str, str]]:
    """附表, newest issue first, under the notice they belong to."""
    tables = [document for document in site.archive.documents if document.kind == "table"]
    newest_first = sorted(tables, key=lambda document: document.issue.id, reverse=True)
    for leaf in leaves("tables", newest_first, lambda document: document.issue.year):
        groups = [
            {
                "notice": document_entry(site, notice, leaf.page),
                "tables": [_table_entry(site, document, leaf.page) for document in group],
            }
            for notice, group in groupby(leaf.entries, key=site.archive.notice_of)
        ]
        yield (
            leaf.source,
            render(
                "tables.md.j2",
                meta=column_meta(
                    site, "附表", "公文所附的表格，可按行引用，可下载数据", "附表,目录,责任分工,计划表"
                ),
                leaf=leaf,
                groups=groups,
            ),
        )


def _table_entry(site: Site, document: Document, page: str) -> dict[str, Any]:
    table = document.record
    assert isinstance(table, Table)
    return {
        **document_entry(site, document, page),
        "rows": len(grid(table)),
        "columns": [column.label for column in columns(table)],
        "downloads": [
            {"label": kind.upper(), "href": relative(f"data/tables/{document.id}.{kind}", page)}
            for kind in ("csv", "json")
        ],
    }


def _people(site: Site) -> Iterator[tuple[str, str]]:
    """人事, notice by notice, newest issue first."""

    def issued(act: Act) -> str:
        return act.document.issue.id

    for leaf in leaves(
        "people", sorted(site.acts(), key=issued, reverse=True), lambda act: act.document.issue.year
    ):
        yield (
            leaf.source,
            render(
                "people.md.j2",
                meta=column_meta(site, "人事", "人事任免，逐条列出", "人事任免,任命,免职", PERSONNEL),
                leaf=leaf,
                downloads=relative("data/appointments", leaf.page),
                groups=[
                    {
                        "notice": document_entry(site, document, leaf.page),
                        "acts": [act_entry(act, leaf.page) for act in group],
                    }
                    for document, group in groupby(leaf.entries, key=lambda act: act.document)
                ],
            ),
        )


def _tasks(site: Site) -> Iterator[tuple[str, str]]:
    """任务 by deadline, those without one by document; long lists by the year of the deadline, else of the issue."""

    def year_of(task: Task) -> int:
        return int(task.month[:4]) if task.month else task.document.issue.year

    for leaf in leaves("tasks", site.tasks, year_of):
        choices = TaskFilter(leaf.entries)

        def entry(task: Task, page: str = leaf.page, choices: TaskFilter = choices) -> dict[str, Any]:
            return {**task_entry(task, page), "filter_keys": choices.keys([task])}

        dated = sorted((task for task in leaf.entries if deadline_of(task) != UNDATED), key=in_time)
        undated = [task for task in leaf.entries if deadline_of(task) == UNDATED]
        yield (
            leaf.source,
            render(
                "tasks.md.j2",
                meta=column_meta(
                    site,
                    "任务",
                    "公文和附表布置的任务：完成时限、牵头单位、责任单位",
                    "任务,完成时限,牵头单位,责任单位",
                )
                | {"scripts": ["filter"]},
                leaf=leaf,
                filter=choices,
                picture=timeline("任务的时限", leaf.entries),
                without=sum(not task.period for task in leaf.entries),
                months=[
                    {"deadline": deadline, "tasks": [entry(task) for task in group]}
                    for deadline, group in groupby(dated, key=deadline_of)
                ],
                groups=[
                    {
                        "document": document_entry(site, document, leaf.page),
                        "tasks": [entry(task) for task in group],
                    }
                    for document, group in groupby(undated, key=lambda task: task.document)
                ],
            ),
        )
