"""Rules on tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette import model
from gazette.archive import Archive
from gazette.bodies import Bodies
from gazette.checks.records import tables
from gazette.checks.rule import rule
from gazette.model import ColumnType, Mark, Problem
from gazette.numerals import parse_numeral
from gazette.tables import height
from gazette.tasks import DEADLINE, GROUP, SUBJECT, YEARS

_FORMS: dict[ColumnType, tuple[re.Pattern[str], str]] = {
    ColumnType.INTEGER: (re.compile(r"[0-9]{1,15}"), "整数（不超过 15 位），如 12"),
    ColumnType.DECIMAL: (re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,10})?"), "数（不超过 15 位），如 46635.4"),
    ColumnType.MONTH: (re.compile(r"[0-9]{4}年(?:0?[1-9]|1[0-2])月"), "月份，如 2021年8月"),
    ColumnType.YEARS: (YEARS, "年份，如 2021 或 2021-2023"),
}
"""What a cell of a typed column looks like, white space apart. The digits are no more than sums of numbers carry."""

_ROW_NUMBER = "序号"
_HAN = re.compile(r"[一二三四五六七八九十百]+")


@rule(whole=True)
def tables_have_one_form(archive: Archive) -> Iterator[Problem]:
    """附表或有 columns 和 rows，或有 classes，不可两者都有或都没有。"""
    for table in tables(archive):
        if table.columns and table.classes:
            yield Problem(table.mark, "附表既有 columns 又有 classes", "只留一种")
        elif not table.classes and not (table.columns and table.rows):
            yield Problem(table.mark, "附表没有内容", "写上 columns 和 rows，或 classes")


@rule()
def column_labels_are_unique(archive: Archive) -> Iterator[Problem]:
    """一张附表中栏名不得重复。"""
    for table in tables(archive):
        labels: set[str] = set()
        for column in table.columns:
            if column.label and column.label in labels:
                yield Problem(column.mark, f"栏名“{column.label}”重复", "在栏名后加上区别的字")
            labels.add(column.label)


@rule()
def roles_are_known(archive: Archive) -> Iterator[Problem]:
    """不是机构的栏，role 只能是事项、分组、完成时限。"""
    known = (SUBJECT, GROUP, DEADLINE)
    for table in tables(archive):
        for column in table.columns:
            if column.role and column.type is not ColumnType.BODIES and column.role not in known:
                yield Problem(
                    column.mark,
                    f"不认识的 role“{column.role}”",
                    f"可用：{'、'.join(known)}；机构栏写 type: bodies",
                )


@rule()
def first_cells_are_not_merged(archive: Archive) -> Iterator[Problem]:
    """附表第一行和合计行的格不能与上格合并。"""
    for table in tables(archive):
        for row in (*table.rows[:1], *table.totals):
            for cell in row.cells:
                if cell.merged:
                    yield Problem(cell.mark, "上面没有可以合并的格", "写上这一格的文字，空格写 ''")


@rule()
def cells_are_of_their_type(archive: Archive) -> Iterator[Problem]:
    """整数、小数、月份、年份栏中的格须读得出来，或是空的。"""
    for table in tables(archive):
        for row in table.rows:
            yield from _mistyped(table, row, None)
        for row in table.totals:
            yield from _mistyped(table, row, next((cell for cell in row.cells if cell.paragraphs), None))


def _mistyped(table: model.Table, row: model.Row, label: model.Cell | None) -> Iterator[Problem]:
    """`label` is the cell that says 合计, in whatever column print has put it."""
    for column, cell in zip(table.columns, row.cells, strict=True):
        if column.type in _FORMS and cell is not label:
            form, example = _FORMS[column.type]
            for text in cell.paragraphs:
                if text and not form.fullmatch("".join(text.split())):
                    yield Problem(
                        cell.mark, f"“{text}”不是{example}", f"改正这一格，或改正“{column.label}”栏的 type"
                    )


@rule(reads=("organizations.yml", "gazette.yml"))
def bodies_are_known(archive: Archive) -> Iterator[Problem]:
    """机构栏所列的名称，不是 organizations.yml 中的机构、gazette.yml 中的统称，该行也没有校注的，给出提示。"""
    bodies = Bodies(archive.gazette.organizations, archive.publication.collective_bodies)
    places: dict[str, list[Mark]] = {}
    for table in tables(archive):
        noted = {note.at for note in table.notes}
        top = 1
        for row in table.rows:
            if f"row-{top}" not in noted:
                for column, cell in zip(table.columns, row.cells, strict=True):
                    if column.type is ColumnType.BODIES:
                        for named in bodies.listed("；".join(cell.paragraphs)):
                            if named.organization is None and named.name not in bodies.collective:
                                places.setdefault(named.name, []).append(cell.mark)
            top += height(row)
    for name, marks in places.items():
        often = f"（共 {len(marks)} 处）" if len(marks) > 1 else ""
        remedy = "在 organizations.yml 中加上这个机构或别名；统称加入 gazette.yml 的 collective_bodies"
        yield Problem(marks[0], f"不认识的机构“{name}”{often}", remedy, hint=True)


@rule(whole=True)
def row_numbers_run_on(archive: Archive) -> Iterator[Problem]:
    """序号栏的号须逐一相接；原文如此的，须在该行有校注。汉字序号之下的数字序号可各自从 1 起。"""
    for table in tables(archive):
        place = next(
            (index for index, column in enumerate(table.columns) if column.label == _ROW_NUMBER), None
        )
        if place is None:
            continue
        noted = {note.at for note in table.notes}
        last: dict[bool, int] = {}
        top = 1
        for row in table.rows:
            text = "".join(row.cells[place].text.split())
            number = parse_numeral(text)
            if number is not None:
                han = bool(_HAN.fullmatch(text))
                expected = (last.get(han, 0) + 1,) if han or not last.get(True) else (last.get(han, 0) + 1, 1)
                if number not in expected and f"row-{top}" not in noted:
                    remedy = f"补上漏排的行，或改正序号；原文如此的，加校注（at: row-{top}）"
                    yield Problem(
                        row.cells[place].mark, f"序号“{text}”不接“{last.get(han, 0) or '表头'}”", remedy
                    )
                last[han] = number
            top += height(row)
