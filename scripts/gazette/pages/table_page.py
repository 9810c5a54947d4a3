"""Pages of tables (附表)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from gazette import model
from gazette.pages.document_page import DocumentPage
from gazette.pages.templates import render
from gazette.pages.text import Span, escape, linked_html
from gazette.tables import columns, grid


class TablePage(DocumentPage):
    """A table."""

    def render(self) -> str:
        table = self.document.record
        assert isinstance(table, model.Table)
        base = f"data/tables/{self.document.id}"
        references = self.references()
        return render(
            "table.md.j2",
            meta=self.meta(),
            table=table,
            entries=self.facts(),
            downloads=[
                {"href": self.href(f"{base}.{kind}"), "label": kind.upper()} for kind in ("csv", "json")
            ],
            columns=columns(table),
            classes=list(self._classes(table)),
            rows=list(self._rows(table)),
            totals=list(self._totals(table)),
            remarks_printed=[
                {"anchor": unit.anchor, "text": linked_html(unit.text, self.spans(index), self.document.url)}
                for index, unit in enumerate(self.document.units)
                if unit.kind == "remark"
            ],
            provenance=self.provenance(),
            remarks=self.remarks(),
            cites=references["cites"],
        )

    def _rows(self, table: model.Table) -> Iterator[dict[str, Any]]:
        if table.classes:
            return
        spans = self._cell_spans()
        for line in grid(table):
            cells: list[dict[str, Any]] = []
            for column, cell in zip(table.columns, line.cells, strict=True):
                first = cell.top == line.number
                html = Markup("<br>").join(
                    linked_html(text, spans.get((line.anchor, text), []), self.document.url)
                    for text in cell.text.split("\n")
                )
                cells.append(
                    {
                        "first": first,
                        "span": cell.span,
                        "label": column.label,
                        "css": _css(table, column),
                        "html": html,
                    }
                )
            # Merged cells are said again on a phone, where each line is a card; they ride in the line's last cell.
            own = [entry for entry in cells if entry["first"]]
            own[0]["html"] += self._marks(line.anchor)
            for entry in own:
                entry["repeated"] = (
                    [other for other in cells if not other["first"]] if entry is own[-1] else []
                )
            yield {"anchor": line.anchor, "cells": cells}

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
                {
                    "label": column.label,
                    "css": _css(table, column),
                    "html": escape(cell.text),
                }
                for column, cell in zip(table.columns, row.cells, strict=True)
            ]
            yield {"anchor": f"total-{number}", "cells": cells}

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


def _css(table: model.Table, column: model.Column) -> str:
    """Classes of a cell: the first column stays in view, numbers stand at the right."""
    first = "first" if column is table.columns[0] else ""
    number = "number" if column.type in (model.ColumnType.INTEGER, model.ColumnType.DECIMAL) else ""
    return f"{first} {number}".strip()
