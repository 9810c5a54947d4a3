"""附表 (tables/<id>.json, .csv): each table with every row filled; the CSV has numbers as they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gazette import model
from gazette.archive import Archive
from gazette.columns import cell_value, figure, names, says_nothing
from gazette.exports.csv_text import Row
from gazette.exports.output import File, Output
from gazette.site import Site
from gazette.tables import Line, columns, grid, totals
from gazette.values import value

Cell = str | float | None
"""格: a number in a column of numbers, null where it is empty, else what is printed."""

Texts = tuple[tuple[str, ...], ...]
"""Rows of cells as printed, but for the ends of lines."""

GROUPS = "所属分组"
"""栏名 of the groups in CSV."""


@dataclass(frozen=True)
class ExportedColumn:
    """栏."""

    label: str
    """栏名; where several columns have one, that with the labels above it, or what the editors call it"""
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
    """各行: a cell that covers several rows or columns is repeated in each; the k-th row is #row-k of the page"""
    groups: tuple[str | None, ...]
    """各行所属的分组: the row across all columns that each row stands under"""
    totals: tuple[tuple[Cell, ...], ...]
    """印出的合计"""


def _files(site: Site) -> Iterator[File[ExportedTable]]:
    for made in site.archive.found(_tables):
        yield from made


def _tables(part: Archive) -> list[File[ExportedTable]]:
    return list(_made(part))


def _made(archive: Archive) -> Iterator[File[ExportedTable]]:
    for document in archive.documents:
        if document.kind == "table" and isinstance(document.record, model.Table):
            table = document.record
            heads = columns(table)
            called = names(_valued(heads if table.classes else table.columns))
            lines = grid(table)
            rows, sums = _texts(lines, heads), _texts(totals(table), heads)
            groups = tuple(value(line.group.row.text) if line.group else None for line in lines)
            exported = ExportedTable(
                id=document.id,
                title=value(table.title),
                document=archive.notice_of(document).id,
                columns=tuple(
                    ExportedColumn(name, head.type) for name, head in zip(called, heads, strict=True)
                ),
                rows=_typed(rows, heads),
                groups=groups,
                totals=_typed(sums, heads),
            )
            yield File(f"tables/{document.id}", exported, _csv_rows(called, rows, groups, sums))


def _csv_rows(called: list[str], rows: Texts, groups: tuple[str | None, ...], sums: Texts) -> list[Row]:
    """Head, rows, totals; in front a column of the groups where the table has some."""
    if not any(groups):
        return [called, *rows, *sums]
    grouped = [(group, *row) for group, row in zip(groups, rows, strict=True)]
    return [[GROUPS, *called], *grouped, *((None, *row) for row in sums)]


def _texts(lines: Iterable[Line], heads: Sequence[model.Column]) -> Texts:
    return tuple(
        tuple(cell_value(cell.text, head.type) for cell, head in zip(line.cells, heads, strict=True))
        for line in lines
    )


def _valued(columns: Iterable[model.Column]) -> tuple[model.Column, ...]:
    """The columns with their labels as values."""
    return tuple(
        replace(column, label=value(column.label), columns=_valued(column.columns)) for column in columns
    )


def _typed(rows: Texts, heads: Iterable[model.Column]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(_cell(text, head) for text, head in zip(row, heads, strict=True)) for row in rows)


def _cell(text: str, column: model.Column) -> Cell:
    """Numbers as numbers, an empty cell as null, all else as printed: 合计 may stand in a column of numbers."""
    if not text or (column.type is not model.ColumnType.TEXT and says_nothing(text)):
        return None
    if column.type in (model.ColumnType.INTEGER, model.ColumnType.DECIMAL):
        found = figure(text, column.type)
        if found is not None:
            return int(found) if column.type is model.ColumnType.INTEGER else float(found)
    return text


OUTPUT = Output("tables/table", "附表", ExportedTable, _files)
