"""Sheets -> XLSX, by XlsxWriter. All text is written as text, whatever it begins with; same sheets, same bytes."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format as Style
from xlsxwriter.worksheet import Worksheet

from gazette.formats.sheets.figures import Figure
from gazette.formats.sheets.measures import measures
from gazette.formats.sheets.sheet import Look, Placed, Sheet

_A4 = 9
_LONGEST = 32_767
"""So many characters a cell can hold."""
_LONGEST_AS_TEXT = 255
"""Older programs show ### for a longer text in a cell that is formatted as text."""
_NO_DAY = datetime.date(2000, 1, 1)
"""The time of a file that has no date of its own: it must have one."""

_BORDER = {"border": 1, "border_color": "#808080"}
_LOOKS: dict[Look, dict[str, Any]] = {
    Look.TITLE: {"font_name": "黑体", "font_size": 16, "align": "center"},
    Look.LINE: {"align": "left"},
    Look.HEADER: {"font_name": "黑体", "align": "center", "bg_color": "#F2F2F2", **_BORDER},
    Look.WORDS: {"align": "left", **_BORDER},
    Look.SHORT: {"align": "center", **_BORDER},
    Look.FIGURE: {"align": "right", "indent": 1, **_BORDER},
    Look.HEADING: {"font_name": "黑体", "align": "left", **_BORDER},
    Look.BELOW: {"align": "left"},
    Look.EDITORS_HEADING: {"font_name": "楷体", "font_color": "#555555", "align": "left"},
    Look.EDITORS: {"font_name": "楷体", "font_color": "#555555", "align": "left"},
    Look.LINK: {"font_color": "#0645AD", "underline": 1, "align": "left", **_BORDER},
}


def workbook(sheets: Sequence[Sheet], title: str, author: str, day: datetime.date | None) -> bytes:
    """The file. Raises :class:`ValueError` where a cell is longer than spreadsheets allow."""
    out = io.BytesIO()
    book = Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": "宋体", "font_size": 10.5},
        },
    )
    time = datetime.datetime.combine(day or _NO_DAY, datetime.time())
    book.set_properties({"title": title, "author": author, "created": time})
    styles = _Styles(book)
    for sheet in sheets:
        _draw(book.add_worksheet(sheet.name), sheet, styles)
    book.close()
    return out.getvalue()


class _Styles:
    """Every way in which cells of one workbook are set, each told to it once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Look, str, bool], Style] = {}

    def of(self, cell: Placed) -> Style:
        form, guarded = "", False
        if isinstance(cell.content, Figure):
            form = cell.content.form
        else:
            # Text that is typed anew in a spreadsheet stays text, too: 007, 1-2, =A1.
            form = "@" if len(cell.text) <= _LONGEST_AS_TEXT else ""
            guarded = cell.text.lstrip().startswith(("=", "+", "-", "@"))
        key = (cell.look, form, guarded)
        if key not in self._made:
            style = {"text_wrap": True, "valign": "vcenter", **_LOOKS[cell.look], "quote_prefix": guarded}
            self._made[key] = self._book.add_format(style | ({"num_format": form} if form else {}))
        return self._made[key]


def _draw(page: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    sized = measures(sheet)
    for column, width in enumerate(sized.widths):
        page.set_column(column, column, width)
    for row, height in sized.heights.items():
        page.set_row(row, height)
    for cell in sheet.cells:
        _place(page, cell, styles.of(cell))
    page.set_paper(_A4)
    if sized.landscape:
        page.set_landscape()
    page.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.8)
    page.fit_to_pages(1, 0)
    page.set_footer("&C— &P —")
    if sheet.body > sheet.header:
        page.freeze_panes(sheet.body, 0)
        page.repeat_rows(sheet.header, sheet.body - 1)
    if sheet.filtered:
        page.autofilter(sheet.body - 1, 0, sheet.end - 1, sheet.columns - 1)
    last = max((cell.row for cell in sheet.cells), default=0)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})


def _place(page: Worksheet, cell: Placed, style: Style) -> None:
    if len(cell.text) > _LONGEST:
        raise ValueError(f"一格有 {len(cell.text)} 字，表格最多 {_LONGEST} 字")
    if cell.height > 1 or cell.width > 1:
        # Merged empty: what is merged with content is written by what it looks like, as a formula too.
        bottom, right = cell.row + cell.height - 1, cell.column + cell.width - 1
        page.merge_range(cell.row, cell.column, bottom, right, "", style)
    if isinstance(cell.content, Figure):
        page.write_number(cell.row, cell.column, cell.content.number, style)
    elif cell.link:
        place = "internal:'{}'!A1".format(cell.link.replace("'", "''"))
        page.write_url(cell.row, cell.column, place, style, cell.text)
    elif cell.text:
        page.write_string(cell.row, cell.column, cell.text, style)
    else:
        page.write_blank(cell.row, cell.column, None, style)
