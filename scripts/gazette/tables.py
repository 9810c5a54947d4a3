"""Tables laid out: merged cells and divided rows become a grid of lines, each with its anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gazette import model
from gazette.columns import header
from gazette.model import Mark
from gazette.units import Unit

ROAD_COLUMNS = tuple(model.Column(label) for label in ("区域类别", "辖区", "道路", "起点", "止点"))
"""Columns of a table of road segments; print sets it as text and has no header."""


@dataclass(frozen=True)
class GridCell:
    """格 in its place: `span` lines from `top` on, `width` columns from `left` on; it is repeated wherever it reaches.

    `paired`: a paragraph of a printed cell that runs beside as many of others; which belongs to which is inferred (推定).
    """

    text: str
    top: int
    left: int
    span: int = 1
    width: int = 1
    paired: bool = False


@dataclass(frozen=True)
class Group:
    """分组行: a row across all columns, which heads the lines under it; `number` counts from 1."""

    number: int
    row: model.Across

    @property
    def anchor(self) -> str:
        """Its place in the address of the table's page."""
        return f"group-{self.number}"


@dataclass(frozen=True)
class Line:
    """行: one line of the grid, one cell a column; `number` counts from 1, of totals (合计) anew."""

    number: int
    cells: tuple[GridCell, ...]
    mark: Mark
    group: Group | None = None
    """the row across all columns that it stands under"""
    kind: Literal["row", "total"] = "row"

    @property
    def anchor(self) -> str:
        """Its place in the address of the table's page."""
        return f"{self.kind}-{self.number}"

    @property
    def own(self) -> Iterator[GridCell]:
        """Its cells left to right, each once, over however many columns it reaches."""
        return (cell for index, cell in enumerate(self.cells) if cell.left == index)


def columns(table: model.Table) -> tuple[model.Column, ...]:
    """The columns of the grid: the table's own, or those of road segments."""
    return ROAD_COLUMNS if table.classes else table.leaves


def height(row: model.Row) -> int:
    """Lines that a printed row is divided into: those of its cell with most paragraphs, if others fit.

    A cell with as many paragraphs runs beside them line by line; any other cell spans all lines.
    """
    return max(1, *(len(cell.paragraphs) for cell in row.cells)) if row.cells else 1


def stretches(
    rows: Sequence[model.Row | model.Across],
) -> list[tuple[model.Across | None, list[model.Row]]]:
    """Rows under each row across all columns (分组), before them those that stand under none."""
    found: list[tuple[model.Across | None, list[model.Row]]] = [(None, [])]
    for row in rows:
        if isinstance(row, model.Row):
            found[-1][1].append(row)
        else:
            found.append((row, []))
    return found


def anchored(table: model.Table) -> Iterator[tuple[str, model.Row]]:
    """Each row with the anchor of its first line."""
    top = 1
    for row in table.data_rows:
        yield f"row-{top}", row
        top += height(row)


def grid(table: model.Table) -> list[Line]:
    """Every line of the body of a table, spans counted. No total and no row across all columns is among them."""
    return [line for line in body(table) if isinstance(line, Line)]


def body(table: model.Table) -> list[Group | Line]:
    """The lines and the rows across all columns, in the order of print."""
    if table.classes:
        return list(_road_grid(table))
    laid: list[Group | Line] = []
    lines = 0
    for number, (across, rows) in enumerate(stretches(table.rows)):
        group = Group(number, across) if across else None
        below = _laid(rows, lines)
        laid += [group] if group else []
        laid += [replace(line, group=group) for line in below]
        lines += len(below)
    return laid


def totals(table: model.Table) -> list[Line]:
    """合计, a line a row: no cell divides it."""
    lines: list[Line] = []
    width = len(table.leaves)
    for across, rows in stretches(table.totals):
        if across:
            number = len(lines) + 1
            cell = GridCell(across.text, number, 0, width=width)
            lines.append(Line(number, (cell,) * width, across.mark))
        lines += _laid(rows, len(lines), divided=False)
    return [replace(line, kind="total") for line in lines]


def _laid(rows: Sequence[model.Row], before: int, *, divided: bool = True) -> list[Line]:
    """The lines of rows that stand one below the other, after so many lines of the table."""
    lines: list[tuple[list[GridCell], Mark]] = []
    for row in rows:
        tall = height(row) if divided else 1
        top = before + len(lines) + 1
        for offset in range(tall):
            cells: list[GridCell] = []
            for index, cell in enumerate(row.cells):
                if cell.merged and lines:
                    cells.append(lines[-1][0][index])
                elif cell.joined and cells:
                    cells.append(cells[-1])
                elif len(cell.paragraphs) == tall:
                    cells.append(GridCell(cell.paragraphs[offset], top + offset, index, paired=tall > 1))
                else:
                    cells.append(GridCell(cell.text, top, index))
            lines.append((cells, row.mark))
    return _with_spans(
        [Line(number, tuple(cells), mark) for number, (cells, mark) in enumerate(lines, before + 1)]
    )


def _with_spans(lines: Sequence[Line]) -> list[Line]:
    """The lines with how far each cell reaches: to the last line and the last column that have it."""
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    for line in lines:
        for index, cell in enumerate(line.cells):
            if cell.top != line.number or cell.left != index:
                _, right = ends.get((cell.top, cell.left), (0, cell.left))
                ends[cell.top, cell.left] = line.number, max(right, index)
    if not ends:
        return list(lines)
    reaching: dict[GridCell, GridCell] = {}
    for line in lines:
        for cell in line.cells:
            if (reached := ends.get((cell.top, cell.left))) and cell not in reaching:
                bottom, right = reached
                reaching[cell] = replace(cell, span=bottom - cell.top + 1, width=right - cell.left + 1)
    return [replace(line, cells=tuple(reaching.get(cell, cell) for cell in line.cells)) for line in lines]


def _road_grid(table: model.Table) -> list[Line]:
    lines: list[Line] = []
    for road_class in table.classes:
        class_top = len(lines) + 1
        for area in road_class.areas:
            area_top = len(lines) + 1
            for segment in area.segments:
                here = len(lines) + 1
                texts = (
                    (road_class.heading.rstrip("：:"), class_top),
                    (area.heading.rstrip("：:"), area_top),
                    (segment.road, here),
                    (segment.start, here),
                    (segment.end, here),
                )
                cells = tuple(GridCell(text, top, index) for index, (text, top) in enumerate(texts))
                lines.append(Line(here, cells, segment.mark))
    return _with_spans(lines)


def table_units(table: model.Table) -> list[Unit]:
    """附表 in reading order: label, title, caption, header (level by level), rows, totals, remarks."""
    units = []
    if table.label:
        units.append(Unit("label", "label", table.label, table.mark))
    # One that could not be read has nothing, and must have its place all the same.
    if table.title or not (table.columns or table.classes):
        units.append(Unit("title", "title", table.title, table.mark))
    if table.caption:
        units.append(Unit("caption", "caption", table.caption, table.mark))
    for level in header(table.columns):
        units += [Unit("header", "header", cell.column.label, cell.column.mark) for cell in level]
    units += _rows(table)
    for number, row in enumerate(table.totals, 1):
        units += [Unit(f"total-{number}", "total", text, mark) for text, mark in _texts(row)]
    units += _roads(table)
    units += [
        Unit(f"remark-{number}", "remark", text, table.mark) for number, text in enumerate(table.remarks, 1)
    ]
    return units


def _rows(table: model.Table) -> Iterator[Unit]:
    top = 1
    for number, (across, rows) in enumerate(stretches(table.rows)):
        if across:
            yield Unit(f"group-{number}", "group", across.text, across.mark)
        for row in rows:
            tall = height(row)
            for cell in row.cells:
                for offset, paragraph in enumerate(cell.paragraphs):
                    line = top + offset if len(cell.paragraphs) == tall else top
                    yield Unit(f"row-{line}", "cell", paragraph, cell.mark)
            top += tall


def _texts(row: model.Row | model.Across) -> Iterator[tuple[str, Mark]]:
    if isinstance(row, model.Across):
        yield row.text, row.mark
        return
    for cell in row.cells:
        yield cell.text, cell.mark


def _roads(table: model.Table) -> Iterator[Unit]:
    """路段 as print sets them: 育才路（沿江东路-长丰大道）、…、紫霞路（春江路-传芳路）。"""
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
