"""Tables laid out: merged cells and divided rows become a grid of lines, each with its anchor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette import model
from gazette.outline import Unit

ROAD_COLUMNS = tuple(model.Column(label) for label in ("区域类别", "辖区", "道路", "起点", "止点"))
"""Columns of a table of road segments; print sets it as text and has no header."""


@dataclass(frozen=True)
class GridCell:
    """格 in its place: `span` lines from `top` on. `text` is repeated on every line it covers."""

    text: str
    top: int
    span: int
    row: model.Row | None


@dataclass(frozen=True)
class Line:
    """行: one line of the grid; `number` from 1 is the anchor row-<number>."""

    number: int
    cells: tuple[GridCell, ...]

    @property
    def anchor(self) -> str:
        """Its place in the address of the table's page."""
        return f"row-{self.number}"


def columns(table: model.Table) -> tuple[model.Column, ...]:
    """The columns of the grid: the table's own, or those of road segments."""
    return ROAD_COLUMNS if table.classes else table.columns


def height(row: model.Row) -> int:
    """Lines that a printed row is divided into: those of its cell with most paragraphs, if others fit.

    A cell with as many paragraphs runs beside them line by line; any other cell spans all lines.
    """
    return max(1, *(len(cell.paragraphs) for cell in row.cells)) if row.cells else 1


def grid(table: model.Table) -> list[Line]:
    """Every line of the body of a table, spans counted. Totals are not among them."""
    if table.classes:
        return _road_grid(table)
    lines: list[list[GridCell]] = []
    for row in table.rows:
        tall = height(row)
        top = len(lines) + 1
        for offset in range(tall):
            cells: list[GridCell] = []
            for index, cell in enumerate(row.cells):
                if cell.merged and lines:
                    above = lines[-1][index]
                    cells.append(above)
                elif len(cell.paragraphs) == tall:
                    cells.append(GridCell(cell.paragraphs[offset], top + offset, 1, row))
                else:
                    cells.append(GridCell(cell.text, top, 1, row))
            lines.append(cells)
    return _with_spans(lines)


def _with_spans(lines: list[list[GridCell]]) -> list[Line]:
    spans: dict[tuple[int, int], int] = {}
    for cells in lines:
        for index, cell in enumerate(cells):
            spans[index, cell.top] = spans.get((index, cell.top), 0) + 1
    return [
        Line(
            number,
            tuple(
                GridCell(cell.text, cell.top, spans[index, cell.top], cell.row)
                for index, cell in enumerate(cells)
            ),
        )
        for number, cells in enumerate(lines, 1)
    ]


def _road_grid(table: model.Table) -> list[Line]:
    lines: list[list[GridCell]] = []
    for road_class in table.classes:
        class_top = len(lines) + 1
        for area in road_class.areas:
            area_top = len(lines) + 1
            for segment in area.segments:
                here = len(lines) + 1
                lines.append(
                    [
                        GridCell(road_class.heading.rstrip("：:"), class_top, 1, None),
                        GridCell(area.heading.rstrip("：:"), area_top, 1, None),
                        GridCell(segment.road, here, 1, None),
                        GridCell(segment.start, here, 1, None),
                        GridCell(segment.end, here, 1, None),
                    ]
                )
    return _with_spans(lines)


def table_units(table: model.Table) -> list[Unit]:
    """附表 in reading order: label, title, caption, header, rows, totals, remarks."""
    units = []
    if table.label:
        units.append(Unit("label", "label", table.label, table.mark))
    units.append(Unit("title", "title", table.title, table.mark))
    if table.caption:
        units.append(Unit("caption", "caption", table.caption, table.mark))
    units += [Unit("header", "header", column.label, column.mark) for column in table.columns]
    top = 1
    for row in table.rows:
        units += _cells(row, top)
        top += height(row)
    for number, row in enumerate(table.totals, 1):
        units += [Unit(f"total-{number}", "total", cell.text, cell.mark) for cell in row.cells]
    units += _roads(table)
    units += [
        Unit(f"remark-{number}", "remark", text, table.mark) for number, text in enumerate(table.remarks, 1)
    ]
    return units


def _cells(row: model.Row, top: int) -> Iterator[Unit]:
    tall = height(row)
    for cell in row.cells:
        for offset, paragraph in enumerate(cell.paragraphs):
            line = top + offset if len(cell.paragraphs) == tall else top
            yield Unit(f"row-{line}", "cell", paragraph, cell.mark)


def _roads(table: model.Table) -> Iterator[Unit]:
    """路段 as print sets them: 育才路（湘江东路-长丰大道）、…、紫霞路（春江路-传芳路）。"""
    number = 1
    for road_class in table.classes:
        yield Unit(f"row-{number}", "road-class", road_class.heading, road_class.mark)
        for area in road_class.areas:
            yield Unit(f"row-{number}", "road-area", area.heading, area.mark)
            for segment in area.segments:
                after = "。" if segment is area.segments[-1] else "" if segment.unseparated else "、"
                text = f"{segment.road}（{segment.start}-{segment.end}）{after}"
                yield Unit(f"row-{number}", "cell", text, segment.mark)
                number += 1
