"""附表 (tables/<id>.json, .csv): each table with every row filled; the CSV has what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gazette import model
from gazette.exports.csv_text import Row
from gazette.exports.output import File, Output
from gazette.site import Site
from gazette.tables import columns, grid

Cell = str | float | None
"""格: a number in a column of numbers, null where it is empty, else what is printed."""

Texts = tuple[tuple[str, ...], ...]
"""Rows of cells as printed."""


@dataclass(frozen=True)
class ExportedColumn:
    """栏."""

    label: str
    """栏名"""
    type: model.ColumnType


@dataclass(frozen=True)
class ExportedTable:
    """附表."""

    id: str
    title: str
    document: str
    """编号 of the notice it belongs to"""
    columns: tuple[ExportedColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """各行: a cell that covers several rows is repeated in each; the k-th row is #row-k of the page"""
    totals: tuple[tuple[Cell, ...], ...]
    """印出的合计"""


def _files(site: Site) -> Iterator[File[ExportedTable]]:
    for document in site.archive.documents:
        if isinstance(document.record, model.Table):
            table = document.record
            heads = columns(table)
            rows = tuple(tuple(cell.text for cell in line.cells) for line in grid(table))
            totals = tuple(tuple(cell.text for cell in row.cells) for row in table.totals)
            exported = ExportedTable(
                id=document.id,
                title=table.title,
                document=site.archive.notice_of(document).id,
                columns=tuple(ExportedColumn(head.label, head.type) for head in heads),
                rows=_typed(rows, heads),
                totals=_typed(totals, heads),
            )
            head: Row = [column.label for column in heads]
            yield File(f"tables/{document.id}", exported, [head, *rows, *totals])


def _typed(rows: Texts, heads: Iterable[model.Column]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(_cell(text, head) for text, head in zip(row, heads, strict=True)) for row in rows)


def _cell(text: str, column: model.Column) -> Cell:
    """Numbers as numbers, an empty cell as null, all else as printed: 合计 may stand in a column of numbers."""
    if not text:
        return None
    written = "".join(text.split())
    if column.type is model.ColumnType.INTEGER and re.fullmatch(r"-?[0-9]{1,15}", written):
        return int(written)
    if column.type is model.ColumnType.DECIMAL and re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", written):
        return float(written)
    return text


OUTPUT = Output("tables/table", "附表", ExportedTable, _files)
