"""XLSX (电子表格): a sheet of each table, and a workbook of each issue.

`figures` says which cells are numbers; `table` and `lists` put words on sheets; `measures` gives columns and rows their
size; `drawing` alone knows XlsxWriter.
"""

from __future__ import annotations

from gazette.formats.format import Book, Format, Pictures, Work
from gazette.formats.sheets.drawing import workbook
from gazette.formats.sheets.lists import sheets_of
from gazette.formats.sheets.table import sheet_of


def write(work: Work, _: Pictures) -> bytes:
    """A table as a workbook of one sheet."""
    return workbook([sheet_of(work)], work.title, "、".join(work.issuers), work.signed)


def bind(book: Book, _: Pictures) -> bytes:
    """All tables, acts and tasks of an issue, behind a sheet that says what there is."""
    return workbook(sheets_of(book), f"{book.name} {book.label}", book.publisher, None)


XLSX = Format("xlsx", "Excel", frozenset({"table"}), write, bind)
