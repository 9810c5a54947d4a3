"""附表: rows -> a table: its columns, in one level or several, their types, totals, remarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazette import model
from gazette.columns import names
from gazette.intake.doubts import Log, Weight
from gazette.intake.passages import Grid, Passage, Row
from gazette.intake.received import GridCell
from gazette.intake.rows import TOTAL
from gazette.model import ColumnType, Mark
from gazette.numerals import half_width

_BODIES = re.compile(
    r"(?:牵头|责任|承办|主办|协办|配合|实施|主管|参与|负责|监管|执行|承接)\s*(?:单位|部门|主体|机关|机构|单位（部门）)|责任主体"
)
_MONTH = re.compile(r"(?:19|20)[0-9]{2}\s*年\s*[0-9]{1,2}\s*月")
_YEARS = re.compile(r"(?:19|20)[0-9]{2}(?:\s*[-—－~～]{1,2}\s*(?:19|20)[0-9]{2})?")
_INTEGER = re.compile(r"[0-9]+")
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_UNKNOWN = ("…", "—", "-", "－", "……", "——", "/")


def table_of(
    name: str,
    grid: Grid,
    log: Log,
    *,
    title: str,
    label: str | None,
    caption: str | None,
    remarks: Sequence[Passage],
) -> model.Table:
    """The table of a grid. Its first rows are its header."""
    # A row alone has no header above it: a part of a form.
    depth = _depth(grid.rows) if len(grid.rows) > 1 else 0
    width = max(len(row.cells) for row in grid.rows)
    header = [_filled(row, width) for row in grid.rows[:depth]]
    columns = (
        tuple(_columns(header, 0, width, 0, grid.line))
        if header
        else tuple(model.Column("", mark=Mark("", grid.line)) for _ in range(width))
    )
    wide = sum(1 for column in columns for _ in model.leaves((column,)))
    rows = list(_rows(grid.rows[depth:], wide, log))
    totals: list[model.Row | model.Across] = []
    while rows and _is_total(rows[-1]):
        totals.insert(0, rows.pop())
    columns = _keyed(_typed(columns, [row for row in rows if isinstance(row, model.Row)]))
    return model.Table(
        name, title, label, caption, columns, tuple(rows), tuple(totals),
        remarks=tuple(remark.text for remark in remarks), mark=Mark("", grid.line),
    )  # fmt: skip


def _depth(rows: Sequence[Row]) -> int:
    """How many rows the header has: as many as its cells reach down, or as it has a second level of labels."""
    first = rows[0].cells
    depth = 1
    while (
        depth < min(len(rows) - 1, 4)
        and any(cell.merged for cell in rows[depth].cells)
        and not _figures(rows[depth])
    ):
        depth += 1
    if depth == 1 and len(rows) > 2 and any(cell.joined for cell in first) and not _figures(rows[1]):
        depth = 2
    if (
        depth == 1
        and len(rows) > 2
        and first
        and not any(cell.merged or cell.joined for row in rows for cell in row.cells)
    ):
        second = rows[1].cells
        gaps = [at for at, cell in enumerate(first) if not cell.paragraphs]
        fits = len(second) == len(first) and gaps and not second[0].paragraphs and not _figures(rows[1])
        if fits and all(second[at].paragraphs for at in gaps):
            depth = 2
    return depth


def _figures(row: Row) -> bool:
    return any(_DECIMAL.fullmatch("".join(cell.paragraphs).strip()) for cell in row.cells)


def _filled(row: Row, width: int) -> list[GridCell]:
    return [*row.cells, *[GridCell()] * (width - len(row.cells))]


def _columns(
    header: Sequence[Sequence[GridCell]], start: int, end: int, level: int, line: int
) -> Iterator[model.Column]:
    """The columns of a stretch of the header, from a level down."""
    at = start
    while at < end:
        cell = header[level][at]
        last = at + 1
        below = header[level + 1] if level + 1 < len(header) else None
        while last < end and (
            header[level][last].joined
            or (
                below is not None
                and not header[level][last].paragraphs
                and not header[level][last].merged
                and bool(below[last].paragraphs)
                and bool(below[at].paragraphs)
            )
        ):
            last += 1
        label = "".join(cell.paragraphs)
        if below is not None and any(below[place].paragraphs for place in range(at, last)):
            yield model.Column(
                label, columns=tuple(_columns(header, at, last, level + 1, line)), mark=Mark("", line)
            )
        else:
            yield model.Column(label, mark=Mark("", line))
            for _ in range(at + 1, last):
                yield model.Column("", mark=Mark("", line))
        at = last


def _rows(rows: Sequence[Row], width: int, log: Log) -> Iterator[model.Row | model.Across]:
    told = False
    for row in rows:
        mark = Mark("", row.line)
        filled = [cell for cell in row.cells if cell.paragraphs]
        alone = len(filled) == 1 and all(cell.joined for cell in row.cells if cell is not filled[0])
        if width > 1 and (len(row.cells) == 1 or alone) and filled:
            yield model.Across("".join(filled[0].paragraphs), mark)
            continue
        cells = list(row.cells)
        known = any(cell.merged or cell.joined for cell in cells)
        if len(cells) > width:
            rest = tuple(text for cell in cells[width - 1 :] for text in cell.paragraphs)
            log.doubt(
                Weight.SHAPE,
                row.line,
                f"这一行有 {len(cells)} 格，表有 {width} 栏",
                "多出的并入末一格",
                "各格可能错了位",
            )
            cells = [*cells[: width - 1], GridCell(rest)]
        short = width - len(cells)
        if short and not known:
            log.doubt(
                Weight.SHAPE,
                row.line,
                f"这一行有 {len(cells)} 格，表有 {width} 栏",
                "末尾补上空格",
                "空的可能是别的格",
            )
        cells += [GridCell()] * short
        # Where a file knows no merged cells, a row without its first cell goes on with the one above.
        first = next((cell for cell in cells if cell.paragraphs), GridCell())
        total = bool(TOTAL.match("".join(first.paragraphs)))
        goes_on = not known and not total and not cells[0].paragraphs and bool(first.paragraphs)
        if goes_on and not told:
            told = True
            log.doubt(
                Weight.SHAPE, row.line, "这一行的前几格是空的", "作为与上一行合并", "也可能印的就是空格"
            )
        yield model.Row(
            tuple(
                model.Cell(
                    cell.paragraphs, cell.merged or (goes_on and not cell.paragraphs), cell.joined, mark
                )
                for cell in cells
            ),
            mark,
        )


def _is_total(row: model.Row | model.Across) -> bool:
    text = (
        row.text
        if isinstance(row, model.Across)
        else next((cell.text for cell in row.cells if cell.text), "")
    )
    return bool(TOTAL.match(text.strip())) and len(text) < 40


def _typed(columns: tuple[model.Column, ...], rows: Sequence[model.Row]) -> tuple[model.Column, ...]:
    """Columns with the types that all their cells have."""
    count = 0

    def typed(column: model.Column) -> model.Column:
        nonlocal count
        if column.columns:
            return model.Column(
                column.label, columns=tuple(typed(child) for child in column.columns), mark=column.mark
            )
        cells = [row.cells[count] for row in rows]
        count += 1
        return model.Column(column.label, type=_type(column.label, cells), mark=column.mark)

    return tuple(typed(column) for column in columns)


def _type(label: str, cells: Sequence[model.Cell]) -> ColumnType:
    texts = [
        half_width(cell.text).strip()
        for cell in cells
        if cell.text.strip() and not cell.merged and not cell.joined
    ]
    known = [text for text in texts if text not in _UNKNOWN]
    if _BODIES.search("".join(label.split())):
        return ColumnType.BODIES
    if not known or any(len(cell.paragraphs) > 1 for cell in cells):
        return ColumnType.TEXT
    if all(_MONTH.fullmatch(text) for text in known):
        return ColumnType.MONTH
    if all(_YEARS.fullmatch(text) for text in known) and re.search("年|时|限|期", label):
        return ColumnType.YEARS
    if all(
        _INTEGER.fullmatch(text) and not (len(text) > 1 and text[0] == "0") and len(text) < 10
        for text in known
    ):
        return ColumnType.INTEGER
    if all(_DECIMAL.fullmatch(text) for text in known) and any("." in text for text in known):
        return ColumnType.DECIMAL
    return ColumnType.TEXT


def _keyed(columns: tuple[model.Column, ...]) -> tuple[model.Column, ...]:
    """Columns whose labels are told apart by a key where they are equal or empty."""
    called = names(columns)
    seen: Counter[str] = Counter()
    keys: list[str | None] = []
    for name in called:
        seen[name] += 1
        keys.append(f"{name or '栏'}{seen[name]}" if called.count(name) > 1 or not name else None)
    left = iter(keys)

    def keyed(column: model.Column) -> model.Column:
        if column.columns:
            return replace(column, columns=tuple(keyed(child) for child in column.columns))
        return replace(column, key=next(left))

    return tuple(keyed(column) for column in columns)
