"""Pages of tables (附表)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from gazette import model
from gazette.pages.document_page import DocumentPage
from gazette.pages.filters import TaskFilter
from gazette.pages.pictures import table_picture
from gazette.pages.templates import render
from gazette.pages.text import Span, escape, linked_html, title_html
from gazette.tables import Line, grid
from gazette.tasks import SUBJECT, Task

_WIDE = 6
"""A table of more columns may not fit a window of usual width."""

_FILTER_FROM = 12
"""A table of so many tasks can be filtered; a shorter one is seen at a glance."""


class TablePage(DocumentPage):
    """A table."""

    def render(self) -> str:
        table = self.document.record
        assert isinstance(table, model.Table)
        base = f"data/tables/{self.document.id}"
        references = self.references()
        tasks = [task for task in self.site.tasks if task.document is self.document]
        self.tasks: dict[str, list[Task]] = defaultdict(list)
        for task in tasks:
            self.tasks[task.anchor].append(task)
        self.filter = TaskFilter(tasks) if len(tasks) >= _FILTER_FROM else None
        self.heads = _heads(table)
        return render(
            "table.md.j2",
            meta=self.meta()
            | {"scripts": [*(["filter"] if self.filter else []), *([] if table.classes else ["table-view"])]},
            table=table,
            title=title_html(table.title),
            entries=self.facts(),
            downloads=[
                {"href": self.href(f"{base}.{kind}"), "label": kind.upper()} for kind in ("csv", "json")
            ],
            wide=len(table.columns) > _WIDE,
            columns=self.heads,
            filter=self.filter,
            picture=table_picture(table),
            classes=list(self._classes(table)),
            rows=list(self._rows(table)),
            totals=list(self._totals(table)),
            remarks_printed=[
                {"anchor": unit.anchor, "text": linked_html(unit.text, self.spans(index), self.document.url)}
                for index, unit in enumerate(self.document.units)
                if unit.kind == "remark"
            ],
            checks=self.href("checks.html"),
            provenance=self.provenance(),
            files=self.files(),
            remarks=self.remarks(),
            cites=references["cites"],
            cited_by=references["cited_by"],
        )

    def _rows(self, table: model.Table) -> Iterator[dict[str, Any]]:
        if table.classes:
            return
        spans = self._cell_spans()
        for line in grid(table):
            cells: list[dict[str, Any]] = []
            for head, cell in zip(self.heads, line.cells, strict=True):
                first = cell.top == line.number
                html = Markup("<br>").join(
                    linked_html(text, spans.get((line.anchor, text), []), self.document.url)
                    for text in cell.text.split("\n")
                )
                cells.append({**head, "first": first, "span": cell.span, "html": html})
            own = [entry for entry in cells if entry["first"]]
            own[0]["html"] += self._marks(line.anchor) + _permalink(line)
            _repeat(cells)
            keys = self.filter.keys(self._tasks_of(table, line)) if self.filter else ""
            yield {
                "anchor": line.anchor,
                "number": line.number,
                "cells": cells,
                "starts": all(entry["first"] for entry in cells),
                "filter_keys": keys,
            }

    def _tasks_of(self, table: model.Table, line: Line) -> list[Task]:
        """The tasks of a line: those at its anchor, or at that of the cell of its subject that reaches down over it."""
        subject = next((index for index, column in enumerate(table.columns) if column.role == SUBJECT), 0)
        anchors = dict.fromkeys((line.anchor, f"row-{line.cells[subject].top}"))
        return [task for anchor in anchors for task in self.tasks.get(anchor, [])]

    def _marks(self, anchor: str) -> Markup:
        return Markup("").join(
            Markup('<a class="note-mark" href="#{}" data-search-ignore>校注</a>').format(note)
            for note in self.marks(anchor)
        )

    def _cell_spans(self) -> dict[tuple[str, str], list[Span]]:
        """Links by line and text of the cell paragraph they stand in."""
        return {
            (unit.anchor, unit.text): self.spans(index)
            for index, unit in enumerate(self.document.units)
            if unit.kind == "cell"
        }

    def _totals(self, table: model.Table) -> Iterator[dict[str, Any]]:
        for number, row in enumerate(table.totals, 1):
            cells = [
                {**head, "html": escape(cell.text)} for head, cell in zip(self.heads, row.cells, strict=True)
            ]
            sums = [
                claim
                for claim in self.site.claims
                if claim.document is self.document and claim.anchor == f"total-{number}"
            ]
            yield {
                "anchor": f"total-{number}",
                "cells": cells,
                "sums": sums,
                "agree": all(claim.holds for claim in sums),
            }

    def _classes(self, table: model.Table) -> Iterator[dict[str, Any]]:
        """路段 as print sets them, each segment with the anchor of its row."""
        units = iter(
            [unit for unit in self.document.units if unit.kind in ("cell", "road-area", "road-class")]
        )
        for road_class in table.classes:
            heading = next(units).text
            areas = []
            for area in road_class.areas:
                title = next(units).text
                segments = [next(units) for _ in area.segments]
                areas.append({"heading": title, "segments": segments})
            yield {"heading": heading, "areas": areas}


def _repeat(cells: list[dict[str, Any]]) -> None:
    """On a phone each line is a card, and says its merged cells again, each in its column's place: `before` the
    line's next own cell, or `after` its last."""
    waiting: list[dict[str, Any]] = []
    for entry in cells:
        if not entry["first"]:
            waiting.append(entry)
            continue
        entry["before"], entry["after"], waiting, last = waiting, [], [], entry
    last["after"] = waiting


def _permalink(line: Line) -> Markup:
    return Markup(
        '<a class="permalink" href="#{}" aria-label="第 {} 行的链接" data-search-ignore></a>'
    ).format(line.anchor, line.number)


_CSS = {
    model.ColumnType.INTEGER: "number",
    model.ColumnType.DECIMAL: "number",
    model.ColumnType.MONTH: "nowrap",
    model.ColumnType.YEARS: "nowrap",
}


def _heads(table: model.Table) -> list[dict[str, str]]:
    """Label and classes of each column: the first stays in view, of wide tables with a number in it the second too;
    numbers stand at the right, dates are not broken."""
    places = {0: "first"}
    merged = any(cell.merged for row in table.rows for cell in row.cells)
    if len(table.columns) > _WIDE and not merged and _CSS.get(table.columns[0].type) == "number":
        places[1] = "second"
    return [
        {"label": column.label, "css": f"{places.get(index, '')} {_CSS.get(column.type, '')}".strip()}
        for index, column in enumerate(table.columns)
    ]
