"""一期的工作簿: contents, tables, acts and tasks, a sheet each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazette.formats.format import Book
from gazette.formats.sheets.sheet import Look, Names, Placed, Sheet
from gazette.formats.sheets.table import sheet_of

_ACTS = ("序号", "姓名", "任免", "单位", "职务", "说明", "公文")

Rows = Sequence[Sequence[str]]
Told = tuple[str, Look]
Shown = tuple[str, str, int]
"""A sheet, what it holds, how many rows of it."""


def sheets_of(book: Book) -> list[Sheet]:
    """All sheets of the workbook, the contents first."""
    names = Names()
    first = names.name("目录")
    tables = [(work.title, sheet_of(work, names)) for work in book.works if work.kind == "table"]
    listed = [(sheet.name, sheet) for sheet in _lists(book, names)]
    shown = [(sheet.name, title, sheet.end - sheet.body) for title, sheet in (*tables, *listed)]
    return [_contents(book, first, shown), *(sheet for _, sheet in (*tables, *listed))]


def _lists(book: Book, names: Names) -> Iterator[Sheet]:
    if book.acts:
        rows = [
            (
                act.person,
                act.act,
                act.organization,
                act.post + ("（兼）" if act.concurrent else ""),
                act.note,
                act.notice,
            )
            for act in book.acts
        ]
        yield _list(names.name("人事任免"), "人事任免", _ACTS, rows)
    if book.tasks:
        roles = list(dict.fromkeys(role for task in book.tasks for role, _ in task.charges))
        heads = ("序号", "公文", "分组", "任务", "完成时限", *roles, "说明")
        tasks = [
            (
                task.document,
                task.group,
                task.text,
                task.deadline,
                *("\n".join(who for role, who in task.charges if role == each) for each in roles),
                task.remark,
            )
            for task in book.tasks
        ]
        yield _list(names.name("任务"), "任务", heads, tasks)


def _list(name: str, title: str, heads: Sequence[str], rows: Rows) -> Sheet:
    """Rows that the program has put together, numbered, to be sorted and filtered."""
    cells = [Placed(0, 0, title, Look.TITLE, width=len(heads))]
    cells += _line(1, heads, Look.HEADER)
    for number, row in enumerate(rows, 1):
        cells.append(Placed(number + 1, 0, str(number), Look.SHORT))
        cells += _line(number + 1, row, Look.WORDS, 1)
    return Sheet(name, len(heads), tuple(cells), 1, 2, 2 + len(rows), filtered=True)


def _line(row: int, texts: Sequence[str], look: Look, left: int = 0) -> list[Placed]:
    return [Placed(row, column, text, look) for column, text in enumerate(texts, left)]


def _contents(book: Book, name: str, shown: Sequence[Shown]) -> Sheet:
    """The masthead; the sheets, to be opened from here; the contents as printed; what the editors say of these."""
    rows: list[list[Told]] = [[(book.name, Look.TITLE)], [(book.label, Look.LINE)]]
    rows += [[(text, Look.LINE)] for text in (f"{book.publisher}主办", book.published) if text]
    if shown:
        rows.append([(text, Look.HEADER) for text in ("工作表", "内容（点开）", "行数")])
    linked = {}
    for number, (sheet, title, lines) in enumerate(shown, 2):
        linked[len(rows)] = sheet
        rows.append([(f"第 {number} 张", Look.WORDS), (title, Look.LINK), (str(lines), Look.SHORT)])
    rows.append([(book.contents_heading, Look.TITLE)])
    rows.append([(text, Look.HEADER) for text in ("文号", "标题", "页")])
    for section in book.contents:
        rows += [[(section.heading, Look.HEADING)]] if section.heading else []
        rows += [
            [
                (entry.number or "", Look.WORDS),
                (entry.title, Look.WORDS),
                (str(entry.page or ""), Look.SHORT),
            ]
            for entry in section.entries
        ]
    rows += [[(remark, Look.EDITORS)] for remark in book.remarks]
    cells = (
        Placed(
            at,
            column,
            text,
            look,
            width=3 if len(row) == 1 else 1,
            link=linked.get(at, "") if look is Look.LINK else "",
        )
        for at, row in enumerate(rows)
        for column, (text, look) in enumerate(row)
    )
    return Sheet(name, 3, tuple(cells))
