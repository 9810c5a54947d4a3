"""Every sheet is read back by a program we did not write, and says what the data says; hostile text stays text."""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fabricated_gazette import gazette, planted
from hostile_text import HOSTILE, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gazette import model as m
from gazette.columns import figure
from gazette.exports import exports
from gazette.formats.format import Book, Work
from gazette.formats.sheets import bind, write
from gazette.formats.sheets.figures import figure_of
from gazette.formats.sheets.lists import sheets_of
from gazette.formats.sheets.measures import TALLEST, measures
from gazette.formats.sheets.sheet import Names
from gazette.formats.sheets.table import sheet_of
from gazette.formats.works import book
from gazette.site import Site
from gazette.text import Texts
from gazette.values import value


def pictures(_: str) -> bytes:
    raise AssertionError("a table has no pictures")


def books(site: Site) -> Iterator[Book]:
    every = Texts(site)
    return (book(site, issue, every) for issue in site.archive.gazette.issues)


def tables(site: Site) -> list[Work]:
    return [work for bound in books(site) for work in bound.works if work.kind == "table"]


def read(content: bytes) -> list[Worksheet]:
    return load_workbook(io.BytesIO(content)).worksheets


def filled(page: Worksheet, top: int, bottom: int) -> list[list[Any]]:
    """Rows with every merged cell said again wherever it reaches, as CSV has them."""
    rows = [[cell.value for cell in row] for row in page.iter_rows(top + 1, bottom)]
    for merged in page.merged_cells.ranges:
        for row in range(max(merged.min_row, top + 1), min(merged.max_row, bottom) + 1):
            for column in range(merged.min_col, merged.max_col + 1):
                rows[row - top - 1][column - 1] = page.cell(merged.min_row, merged.min_col).value
    return rows


def rows_of_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def as_shown(page: Worksheet, row: int, column: int, cell: Any) -> str:
    """A number as its format shows it."""
    form = str(page.cell(row, column).number_format)
    if isinstance(cell, int | float):
        percent = form.endswith("%")
        decimals = len(form.rstrip("%").partition(".")[2])
        number = cell * (100 if percent else 1)
        return format(number, f"{',' if ',' in form else ''}.{decimals}f") + ("%" if percent else "")
    return cell or ""


# --- the real tables --------------------------------------------------------------------------------------


def test_every_table_has_the_rows_of_its_csv(site: Site) -> None:
    files, seen = dict(exports(site)), 0
    for work in tables(site):
        sheet = sheet_of(work)
        (page,) = read(write(work, pictures))
        _, *expected = rows_of_csv(files[f"tables/{work.id}.csv"])
        rows = filled(page, sheet.body, sheet.end)
        shown = [
            [as_shown(page, at, column, cell) for column, cell in enumerate(row, 1)]
            for at, row in enumerate(rows, sheet.body + 1)
        ]
        assert shown == expected, work.id
        seen += len(expected)
    assert seen > 290


def test_numbers_are_those_of_the_data(site: Site) -> None:
    (work,) = (work for work in tables(site) if work.id == "yongzhengbanfa-2021-16-table-1")
    sheet = sheet_of(work)
    (page,) = read(write(work, pictures))
    first, *_, total = [[cell.value for cell in row] for row in page.iter_rows(sheet.body + 1, sheet.end)]
    assert first[2] == 200
    assert first[8] == 14594.94
    assert page.cell(sheet.body + 1, 9).number_format == "0.00"
    assert first[6] == "2021"
    assert total[8] == 181186.32


def test_every_word_of_a_table_stands_on_its_sheet(site: Site) -> None:
    """Of a list of roads also the text as print sets it."""
    for work in tables(site):
        (page,) = read(write(work, pictures))
        told = {str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None}
        for block in work.text.blocks():
            assert value(block.text) in told, (work.id, block.text)
        for note in work.text.notes:
            assert any(note.text in cell and (note.received or "") in cell for cell in told), note


def test_merged_as_printed_and_set_up_for_print(site: Site) -> None:
    (work,) = (work for work in tables(site) if work.id == "yongzhengbanfa-2021-14-table-1")
    (page,) = read(write(work, pictures))
    merged = {str(cells) for cells in page.merged_cells.ranges}
    assert {"A2:F2", "A4:A7", "B4:B7", "F4:F7"} <= merged
    assert page["A2"].value == work.title
    assert page.freeze_panes == "A4"
    assert page.print_title_rows == "$3:$3"
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.paperSize == 9
    assert page.page_setup.fitToHeight == 0
    assert page.oddFooter.center.text == "— &P —"


def test_no_row_is_cut(site: Site) -> None:
    for work in tables(site):
        assert max(measures(sheet_of(work)).heights.values()) < TALLEST, work.id


def test_the_workbook_of_an_issue(site: Site) -> None:
    (bound,) = books(site)
    content = bind(bound, pictures)
    contents, *pages = read(content)
    assert [page.title for page in pages[-2:]] == ["人事任免", "任务"]
    assert len(pages) == len(tables(site)) + 2
    acts, tasks = pages[-2:]
    rows = [[cell.value or "" for cell in row] for row in acts.iter_rows(3)]
    assert [(row[1], row[2], row[6]) for row in rows] == [
        (act.person, act.act, act.notice) for act in bound.acts
    ]
    assert len(bound.acts) == len(site.acts)
    assert [row[3].value for row in tasks.iter_rows(3)] == [task.text for task in bound.tasks]
    assert len(bound.tasks) == len(site.tasks)
    links = [cell.hyperlink.location for row in contents.iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{page.title}'!A1" for page in pages]
    told = {cell.value for row in contents.iter_rows() for cell in row}
    assert {entry.title for section in bound.contents for entry in section.entries} <= told


def test_the_same_data_gives_the_same_bytes_and_says_whose_it_is(site: Site) -> None:
    for bound in books(site):
        assert bind(bound, pictures) == bind(bound, pictures)
    work = tables(site)[0]
    content = write(work, pictures)
    assert content == write(work, pictures)
    properties = load_workbook(io.BytesIO(content)).properties
    assert properties.title == work.title
    assert properties.created.date() == work.signed


# --- invented tables --------------------------------------------------------------------------------------


def test_levels_of_the_header_groups_and_totals_across() -> None:
    work = tables(Site(gazette()))[2]
    (page,) = read(write(work, pictures))
    sheet = sheet_of(work)
    top = sheet.header + 1
    merged = {str(cells) for cells in page.merged_cells.ranges}
    assert {f"A{top}:A{top + 1}", f"B{top}:C{top}"} & merged
    assert f"A{top + 3}:E{top + 3}" in merged  # 一、丑段
    assert f"A{sheet.end}:E{sheet.end}" in merged  # 总之三行
    assert page.cell(top + 2, 2).value == -1200.5
    assert page.cell(top + 2, 2).number_format == "#,##0.00"


FORMULAS = ["=1+1", "{=1+1}", "+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "_x0041_", "\u3000=1", "\t=1"]


@pytest.mark.parametrize("first", range(0, len(HOSTILE), 24))
def test_what_is_hostile_is_no_formula_and_no_link(first: int) -> None:
    assert_text_stays([*FORMULAS, *filter(str.strip, HOSTILE[first : first + 24])])


@pytest.mark.slow
@settings(max_examples=10)
@given(st.lists(texts, min_size=10, max_size=20))
def test_any_text_is_text_on_every_sheet(words: list[str]) -> None:
    assert_text_stays(words)


def assert_text_stays(words: list[str]) -> None:
    """Planted one after the other in every field, they come back from every sheet, and nothing is run or leads outside."""
    turns = itertools.cycle(words)
    for bound in books(Site(planted(gazette(), lambda _: next(turns)))):
        for source, sheets in [
            (bind(bound, pictures), sheets_of(bound)),
            *((write(work, pictures), [sheet_of(work)]) for work in bound.works if work.kind == "table"),
        ]:
            with zipfile.ZipFile(io.BytesIO(source)) as package:
                parts = [package.read(name).decode() for name in package.namelist()]
            assert not any(mark in part for part in parts for mark in ("<f>", "<f ", 'TargetMode="External"'))
            pages = read(source)
            assert [page.title for page in pages] == [sheet.name for sheet in sheets]
            for page, sheet in zip(pages, sheets, strict=True):
                for cell in sheet.cells:
                    found = page.cell(cell.row + 1, cell.column + 1)
                    if isinstance(cell.content, str):
                        assert found.data_type == ("s" if cell.text else "n")
                        assert (found.value or "") == cell.text


@pytest.mark.parametrize(
    ("text", "number", "form"),
    [
        ("200", 200, "0"),
        ("-1,200.50", -1200.5, "#,##0.00"),
        ("0.30", 0.3, "0.00"),
        ("4.5%", 0.045, "0.0%"),
        ("181186.32", 181186.32, "0.00"),
        *(
            (text, None, "")
            for text in ("007", "１２", "4.5‰", "−3", "-0", "…", "", "12个", "1 234", "1234567890123456")
        ),
    ],
)
def test_a_number_is_one_where_it_reads_as_printed(text: str, number: float | None, form: str) -> None:
    found = figure_of(text, m.ColumnType.DECIMAL)
    assert (found.number if found else None) == number
    assert (found.form if found else "") == form
    if found and "%" not in text:
        assert float(figure(text, m.ColumnType.DECIMAL) or 0) == found.number


def test_names_of_sheets_are_such_as_are_allowed() -> None:
    names = Names()
    given = ["[甲]:*?/\\乙", "甲" * 40, "甲" * 40, "𠮷" * 40, "'甲'", "History", "", " \n", "a", "A", "\x07"]
    named = [names.name(wanted) for wanted in given]
    assert named[0] == "_甲______乙"
    assert named[1:3] == ["甲" * 31, "甲" * 27 + " (2)"]
    assert named[4:] == ["甲", "History (2)", "表", "表 (2)", "a", "A (2)", "表 (3)"]
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in named)


def test_a_table_without_a_day_has_a_fixed_one() -> None:
    work = replace(tables(Site(gazette()))[0], signed=None)
    assert load_workbook(io.BytesIO(write(work, pictures))).properties.created == datetime.datetime(
        2000, 1, 1
    )
