"""Records of the model -> plain data, as YAML is written from it: keys in the model's order, absent facts left out."""

from __future__ import annotations

import dataclasses
from enum import Enum
from typing import Any

from gazette import model
from gazette.columns import names
from gazette.store.nodes import Inline, Row
from gazette.store.records import BLOCK_KEYS, FIRST_FIELD, JOINED, MERGED, TABLE_GIVEN, fields_of

_INLINE = (
    model.Column, model.RoadSegment, model.Furniture, model.Markup, model.Appointment, model.Picture,
)  # fmt: skip


def plain(record: Any, *, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """A record as plain data for writing: keys in the model's order, absent facts left out."""
    nested = isinstance(record, model.Column) and record.columns
    written: dict[str, Any] = Inline() if isinstance(record, _INLINE) and not nested else {}
    fields = sorted(fields_of(type(record), without), key=lambda field: "late" in field.metadata)
    for field in fields:
        value = getattr(record, field.name)
        if "one" in field.metadata and len(value) == 1:
            written[field.metadata["one"]] = _plain(value[0])
        elif value != field.default:
            written[field.name] = _plain(value)
    return written


def _plain(value: Any) -> Any:
    if isinstance(value, model.Paragraph):
        return value.text
    if isinstance(value, model.PrintedLine):
        return {value.role.value: value.text} if value.role else value.text
    if isinstance(value, model.Topic) and not value.slug:
        return value.name
    if isinstance(value, tuple(BLOCK_KEYS.values())):
        cls = type(value)
        key = next(key for key, known in BLOCK_KEYS.items() if known is cls)
        return {key if name == FIRST_FIELD[cls] else name: child for name, child in plain(value).items()}
    if isinstance(value, model.FrontLine):
        rest = plain(value, without=frozenset({"role", "text"}))
        return (Inline if rest else dict)({value.role.value: value.text, **rest})
    if isinstance(value, tuple):
        return [_plain(child) for child in value]
    if isinstance(value, model.Table):
        return plain_table(value)
    if dataclasses.is_dataclass(value):
        return plain(value)
    if isinstance(value, Enum):
        return value.value
    return str(value).lower() if isinstance(value, bool) else str(value)


def plain_table(table: model.Table) -> dict[str, Any]:
    """A table for writing: rows as mappings from column to cell; where columns stand under others, as lists of cells."""
    written = plain(table, without=TABLE_GIVEN)
    called = None if any(column.columns for column in table.columns) else names(table.columns)
    for part in ("rows", "totals"):
        if part in written:
            rows: tuple[model.Row | model.Across, ...] = getattr(table, part)
            written[part] = [_plain_row(row, called) for row in rows]
    return written


def _plain_row(row: model.Row | model.Across, called: list[str] | None) -> str | Row | dict[str, Any]:
    if isinstance(row, model.Across):
        return row.text
    cells = [_plain_cell(cell) for cell in row.cells]
    return Row(cells) if called is None else dict(zip(called, cells, strict=True))


def _plain_cell(cell: model.Cell) -> str | list[str]:
    if cell.merged or cell.joined:
        return MERGED if cell.merged else JOINED
    alone = len(cell.paragraphs) < 2 and cell.text not in (MERGED, JOINED)
    return cell.text if alone else list(cell.paragraphs)
