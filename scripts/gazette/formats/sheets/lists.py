"""一期的工作簿: contents, tables, acts and tasks, a sheet each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazette.formats.format import Book
from gazette.formats.sheets.sheet import Look, Names, Placed, Sheet
from gazette.formats.sheets.table import sheet_of

_ACTS = ("序号", "姓名", "任免", "单位", "职务", "说明", "公文")

Rows = Sequence[Sequence[str]]


def sheets_of(book: Book) -> list[Sheet]:
    """All sheets of the workbook, the contents first."""
    names = Names()
    first = names.name("目录")
    tables = {work.id: sheet_of(work, names) for work in book.works if work.kind == "table"}
    listed = list(_lists(book, names))
    owners = {work.id: work.title for work in book.works if work.kind == "table"}
    shown = [(sheet.name, owners[id], sheet.end - sheet.body) for id, sheet in tables.items()]
    shown += [(sheet.name, sheet.cells[0].text, sheet.end - sheet.body) for sheet in listed]
    return [_contents(book, first, shown), *tables.values(), *listed]


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


def _contents(book: Book, name: str, shown: Sequence[tuple[str, str, int]]) -> Sheet:
    """The masthead; the sheets, to be opened from here; the contents as printed."""
    masthead = [
        (book.name, Look.TITLE),
        (book.label, Look.LINE),
        (f"{book.publisher}主办", Look.LINE),
        (book.published or "", Look.LINE),
    ]
    cells = [
        Placed(row, 0, text, look, width=3)
        for row, (text, look) in enumerate((text, look) for text, look in masthead if text)
    ]
    top = len(cells)
    if shown:
        cells += _line(top, ("工作表", "内容", "行数"), Look.HEADER)
        for top, (sheet, title, rows) in enumerate(shown, top + 1):
            cells.append(Placed(top, 0, sheet, Look.LINK, link=sheet))
            cells.append(Placed(top, 1, title, Look.WORDS))
            cells.append(Placed(top, 2, str(rows), Look.SHORT))
        top += 1
    cells.append(Placed(top, 0, book.contents_heading, Look.TITLE, width=3))
    cells += _line(top + 1, ("文号", "标题", "页"), Look.HEADER)
    top += 2
    for section in book.contents:
        if section.heading:
            cells.append(Placed(top, 0, section.heading, Look.HEADING, width=3))
            top += 1
        for entry in section.entries:
            cells.append(Placed(top, 0, entry.number or "", Look.WORDS))
            cells.append(Placed(top, 1, entry.title, Look.WORDS))
            cells.append(Placed(top, 2, str(entry.page) if entry.page else "", Look.SHORT))
            top += 1
    cells += [Placed(at, 0, remark, Look.EDITORS, width=3) for at, remark in enumerate(book.remarks, top)]
    return Sheet(name, 3, tuple(cells))
