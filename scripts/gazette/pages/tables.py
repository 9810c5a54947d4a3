"""Pages of tables (附表)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from gazette import addresses, model
from gazette.claims import Claim
from gazette.columns import full_labels
from gazette.document import Document
from gazette.pages.checks import leaves_of_claims
from gazette.pages.document_view import Surroundings, frame, front_matter, surroundings
from gazette.pages.documents import filters
from gazette.pages.links import order_of_citation
from gazette.pages.page import Page, kind_of_documents
from gazette.pages.pictures import Picture, amount_of, table_picture
from gazette.pages.row_filters import RowFilter
from gazette.site import Site
from gazette.tables import Line, body
from gazette.tables import grid as lines_of
from gazette.tasks import SUBJECT, Task
from gazette.text import Block, Cited, Grid, GridCell, GridRow, HeaderCell, Plain, Text, Texts

_WIDE = 6
"""A table of more columns may not fit a window of usual width."""

_FILTER_FROM = 12
"""A table of so many lines can be filtered; a shorter one is seen at a glance."""

_FOLD_FROM = 30
"""A table of so many rows is many screens long on a phone."""


@dataclass(frozen=True)
class Column:
    """栏 as it is set: the first stays in view, numbers stand at the right, dates are not broken.

    `label` is said on the cards of phones: with the labels above it; of a cell over several columns that of them all.
    """

    label: str
    css: str
    grouping: bool = False
    """whether it stands before the subject of its rows: what it says of a group its heading says"""


@dataclass(frozen=True)
class Cell:
    """格 with its column. On a phone a line is a card and says its merged cells again: those before it, after it."""

    column: Column
    cell: GridCell
    before: Sequence[Cell] = ()
    after: Sequence[Cell] = ()


@dataclass(frozen=True)
class Head:
    """栏头 as it is set."""

    cell: HeaderCell
    css: str


@dataclass(frozen=True)
class ShownRow:
    """行: its own cells; whether it begins a group of lines that share a cell; the keys it is filtered by.

    A `heading` has one cell, and is no line: it has no number.
    """

    row: GridRow
    cells: list[Cell]
    starts: bool
    keys: str = ""
    number: int = 0
    amount: Decimal | None = None
    """what it adds to the sum that the picture shows"""

    @property
    def heading(self) -> bool:
        return self.row.heading


@dataclass(frozen=True)
class Segment:
    """路段 in the list in which it is looked up: where it is printed, and what class and district it is printed under."""

    href: str
    road: str
    start: str
    end: str
    road_class: str
    area: str


@dataclass(frozen=True)
class Total:
    """合计 and what was counted of it."""

    row: GridRow
    cells: list[Cell]
    sums: list[Claim]

    @property
    def agree(self) -> bool:
        return all(claim.holds for claim in self.sums)


@dataclass(frozen=True)
class TableView:
    """What the frame of a table shows."""

    document: Document
    text: Text
    around: Surroundings
    columns: list[Column]
    header: list[list[Head]]
    rows: list[ShownRow]
    totals: list[Total]
    segments: list[Segment]
    filter: RowFilter | None
    picture: Picture | None
    checks: str
    order: Mapping[str, int]

    @property
    def wide(self) -> bool:
        return len(self.columns) > _WIDE

    @property
    def whole(self) -> bool:
        """Whether rows share cells, and print must keep those together; under headings they stand as they come."""
        shared = any(not row.starts for row in self.rows)
        return shared and not any(row.heading for row in self.rows)

    @property
    def parts(self) -> list[list[ShownRow]]:
        """The rows heading by heading, or those that share cells one after the other."""
        found: list[list[ShownRow]] = []
        whole = self.whole
        for row in self.rows:
            if not found or row.heading or (whole and row.starts):
                found.append([])
            found[-1].append(row)
        return found

    @property
    def folds(self) -> bool:
        """Whether phones show its groups closed: it is long, and its groups are of several rows."""
        return len(self.rows) >= _FOLD_FROM and len(self.rows) >= 2 * len(self.parts) > 2

    def called(self, part: list[ShownRow]) -> str:
        """What the heading of a group says on phones: its printed heading, or the first words that its rows share."""
        first = part[0]
        shared = [cell for cell in first.cells if cell.cell.span > 1 and "number" not in cell.column.css]
        worded = [cell for cell in first.cells if "number" not in cell.column.css]
        named = [*shared, *worded, *first.cells][0].cell
        return "".join(run.text for line in named.lines for run in line if isinstance(run, Plain | Cited))

    def name(self, block: Block) -> str:
        return block.text


def _pages(site: Site, texts: Texts, document: Document) -> Iterator[Page]:
    if document.kind == "table" and isinstance(document.record, model.Table):
        long = len(lines_of(document.record)) >= _FOLD_FROM and not document.record.classes
        scripts = (
            (["table-fold"] if long else [])
            + (["filter"] if _filtered(document.record) else [])
            + ([] if document.record.classes else ["table-view"])
        )
        yield Page(
            document.url,
            front_matter(site, document),
            texts.of(document),
            frame(site, document, [], tuple(scripts)),
            partial(_view, site, texts, document),
            filters=filters(site, document),
        )


def _filtered(table: model.Table) -> bool:
    return len(lines_of(table)) >= _FILTER_FROM


def _view(site: Site, texts: Texts, document: Document) -> TableView:
    table = document.record
    assert isinstance(table, model.Table)
    text, tasks = texts.of(document), site.tasks_of.get(document.id, [])
    counted: dict[str, list[Claim]] = defaultdict(list)
    for claim in site.claims_of.get(document.id, ()):
        counted[claim.anchor].append(claim)
    sums = [counted.get(row.anchor, []) for row in (text.grid.totals if text.grid else ())]
    grid = text.grid or Grid((), (), ())  # roads are set as text
    by_row = RowFilter(table, tasks)
    choices = by_row if _filtered(table) else None
    columns = _columns(table)
    return TableView(
        document,
        text,
        surroundings(site, document, text),
        columns,
        _header(grid, columns),
        list(_rows(grid, table, columns, choices, tasks)),
        [
            Total(row, _own_cells(grid, columns, row), claims)
            for row, claims in zip(grid.totals, sums, strict=True)
        ],
        list(_segments(table)),
        choices,
        table_picture(table, by_row),
        addresses.relative(
            next((leaves_of_claims(site)[claim] for claims in sums for claim in claims), addresses.CHECKS),
            document.url,
        ),
        order_of_citation(site, document),
    )


def _segments(table: model.Table) -> Iterator[Segment]:
    for line in lines_of(table) if table.classes else []:
        road_class, area, road, start, end = (cell.text for cell in line.cells)
        yield Segment(f"#{line.anchor}", road, start, end, road_class, area)


def _rows(
    grid: Grid, table: model.Table, columns: list[Column], choices: RowFilter | None, tasks: list[Task]
) -> Iterator[ShownRow]:
    at: dict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        at[task.anchor].append(task)
    for row, line in zip(grid.rows, [] if table.classes else body(table), strict=True):
        if isinstance(line, Line):
            keys = choices.keys(line, _tasks_of(table, line, at)) if choices else ""
            starts = all(cell.first for cell in row.cells)
            yield ShownRow(
                row, _own_cells(grid, columns, row), starts, keys, line.number, amount_of(table, line)
            )
        else:
            yield ShownRow(row, _own_cells(grid, columns, row), starts=True)


def _own_cells(grid: Grid, columns: list[Column], row: GridRow) -> list[Cell]:
    """The cells that begin here, each with the merged ones that a card repeats before it; the last with those after."""
    own: list[Cell] = []
    waiting: list[Cell] = []
    for left, cell in row.placed:
        column = _column(grid, columns, left, cell.width)
        if cell.first:
            own.append(Cell(column, cell, waiting))
            waiting = []
        else:
            waiting.append(Cell(column, cell))
    if not own:
        return []
    last = own.pop()
    return [*own, Cell(last.column, last.cell, last.before, waiting)]


def _column(grid: Grid, columns: list[Column], left: int, width: int) -> Column:
    """The column that a cell stands in. Over several it is called what stands over just these, else all their names;
    across all it needs no name."""
    if width == 1:
        return columns[left]
    heads = [head for level in grid.header for head in level]
    over = [head for head in heads if head.left <= left and left + width <= head.left + head.width]
    if width == len(columns):
        label = ""
    elif over and over[-1].width == width:
        label = " ".join(head.label for head in over if head.label)
    else:
        label = "、".join(column.label for column in columns[left : left + width])
    return Column(label, "first" if left == 0 else "")


def _header(grid: Grid, columns: list[Column]) -> list[list[Head]]:
    return [
        [Head(cell, "" if cell.parted else columns[cell.left].css) for cell in level] for level in grid.header
    ]


def _tasks_of(table: model.Table, line: Line, at: Mapping[str, list[Task]]) -> list[Task]:
    """The tasks of a line: those at its anchor, or at that of the cell of its subject that reaches down over it."""
    subject = next((index for index, column in enumerate(table.leaves) if column.role == SUBJECT), 0)
    anchors = dict.fromkeys((line.anchor, f"row-{line.cells[subject].top}"))
    return [task for anchor in anchors for task in at.get(anchor, [])]


_CSS = {
    model.ColumnType.INTEGER: "number",
    model.ColumnType.DECIMAL: "number",
    model.ColumnType.MONTH: "nowrap",
    model.ColumnType.YEARS: "nowrap",
}


def _columns(table: model.Table) -> list[Column]:
    """Of wide tables with a number in the first column the second stays in view too."""
    places = {0: "first"}
    leaves = table.leaves
    merged = any(cell.merged or cell.joined for row in table.data_rows for cell in row.cells)
    numbered = bool(leaves) and _CSS.get(leaves[0].type) == "number" and len(leaves) > _WIDE
    if numbered and not merged and table.columns == leaves:
        places[1] = "second"
    subject = _subject(table)
    named = "" if leaves and leaves[subject].role == SUBJECT else "named"
    places[subject] = " ".join(filter(None, (places.get(subject), "subject", named)))
    return [
        Column(label, f"{places.get(index, '')} {_CSS.get(column.type, '')}".strip(), index < subject)
        for index, (label, column) in enumerate(zip(full_labels(table.columns), leaves, strict=True))
    ]


def _subject(table: model.Table) -> int:
    """主题栏: what a row is about: the task, else the first column of words; on a phone it heads the card."""
    roles = [index for index, column in enumerate(table.leaves) if column.role == SUBJECT]
    words = [index for index, column in enumerate(table.leaves) if column.type is model.ColumnType.TEXT]
    return next(iter(roles or words), 0)


TABLE = kind_of_documents("table", "table.html", _pages)
