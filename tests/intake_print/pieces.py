"""The documents of an issue in print order, as pieces of text that each know what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette import model
from gazette.columns import header
from gazette.outline import interpretation_units, notice_units
from gazette.units import Unit, UnitKind


@dataclass(frozen=True)
class Cell:
    """格 as print has it: so many columns wide, so many rows high."""

    text: str
    width: int = 1
    height: int = 1


Grid = tuple[tuple[Cell | None, ...], ...]
"""Rows, each with a place for every column; None where another cell reaches over it."""


@dataclass(frozen=True)
class Piece:
    """One paragraph, line or table of a document."""

    kind: UnitKind
    text: str
    level: int = 0
    marker: str = ""
    grid: Grid = ()
    head: int = 0
    """of a table: how many rows of its grid are the header"""

    @property
    def flows(self) -> bool:
        """Whether it is a paragraph of running text."""
        return self.kind in ("paragraph", "clause", "article", "item")


@dataclass(frozen=True)
class Document:
    """公文 or 解读 as it is printed, and what the contents say of it."""

    title: str
    number: str
    pieces: tuple[Piece, ...]
    section: str


def documents(issue: model.Issue) -> list[Document]:
    """All of them in print order."""
    found = []
    for folder, record in issue.printed():
        explains = isinstance(record, model.Interpretation)
        units = interpretation_units(record) if explains else notice_units(record)
        tables = {table.name: table for table in folder.tables}
        pieces = tuple(piece for unit in units for piece in _pieces(unit, tables))
        section = "政策解读" if explains else _section(record)
        found.append(Document(record.title, " ".join(record.numbers), pieces, section))
    return found


def _section(notice: model.Writing) -> str:
    title = notice.title or ""
    if "任免" in title or "任职" in title or "免职" in title:
        return "人事任免"
    if title.endswith(("大事记", "纪要")):
        return "政务要闻"
    return "政府办文件" if "办公室" in title else "政府文件" if "市人民政府" in title else "部门文件"


def _pieces(unit: Unit, tables: dict[str, model.Table]) -> Iterator[Piece]:
    if isinstance(unit.block, model.TableReference):
        yield from _table(tables[unit.block.name])
        return
    for line in unit.text.split("\n"):
        if line:
            yield Piece(unit.kind, line, unit.level, unit.marker)


def _table(table: model.Table) -> Iterator[Piece]:
    """附件标识, 表题, 题注, the grid, 备注."""
    for kind, text in (("label", table.label), ("enclosure-title", table.title), ("caption", table.caption)):
        if text:
            yield Piece(kind, text)  # type: ignore[arg-type]
    top = _header(table.columns)
    rows = _rows((*table.rows, *table.totals), len(table.leaves))
    yield Piece("table", "", grid=(*top, *rows), head=len(top))
    for remark in table.remarks:
        yield Piece("remark", remark)


def _header(columns: Sequence[model.Column]) -> Grid:
    """栏名 of all levels."""
    levels = header(columns)
    width = len(list(model.leaves(columns)))
    grid: list[list[Cell | None]] = [[None] * width for _ in levels]
    for row, level in enumerate(levels):
        for cell in level:
            grid[row][cell.left] = Cell(cell.column.label, cell.width, cell.height)
    return tuple(tuple(row) for row in grid)


def _rows(rows: Sequence[model.Row | model.Across], width: int) -> Grid:
    laid: list[tuple[Cell | None, ...]] = []
    for at, row in enumerate(rows):
        if isinstance(row, model.Across):
            laid.append((Cell(row.text, width), *(None,) * (width - 1)))
            continue
        cells: list[Cell | None] = []
        for column, cell in enumerate(row.cells):
            if cell.merged or cell.joined:
                cells.append(None)
                continue
            height = 1
            while at + height < len(rows) and _reaches(rows[at + height], column):
                height += 1
            wide = 1
            while column + wide < len(row.cells) and row.cells[column + wide].joined:
                wide += 1
            cells.append(Cell("".join(cell.paragraphs), wide, height))
        laid.append(tuple(cells))
    return tuple(laid)


def _reaches(row: model.Row | model.Across, column: int) -> bool:
    return isinstance(row, model.Row) and row.cells[column].merged
