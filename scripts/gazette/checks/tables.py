"""Rules on tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from gazette import model
from gazette.archive import Archive
from gazette.bodies import Bodies
from gazette.checks.records import folders, tables, texts
from gazette.checks.rule import asked, rule
from gazette.columns import figure, names, says_nothing
from gazette.model import ColumnType, Mark, Problem
from gazette.numerals import HAN_DIGITS, parse_numeral
from gazette.tables import anchored, grid, stretches, totals
from gazette.tallies import ROW_NUMBER, tallies
from gazette.tasks import DEADLINE, GROUP, SUBJECT, YEARS

_FORMS: dict[ColumnType, str] = {
    ColumnType.INTEGER: "整数（不超过 15 位），如 12",
    ColumnType.DECIMAL: "数（不超过 15 位），如 46635.4",
    ColumnType.MONTH: "月份，如 2021年8月",
    ColumnType.YEARS: "年份，如 2021 或 2021-2023",
}
"""What a cell of a typed column looks like."""

_MONTH = re.compile(r"[0-9]{4}年(?:0?[1-9]|1[0-2])月")
_LONGEST_CELL = 32_767
"""Characters that Excel has room for in a cell."""
_HAN = re.compile(f"[{HAN_DIGITS}]+")


@rule(whole=True)
def tables_have_one_form(archive: Archive) -> Iterator[Problem]:
    """附表或有 columns 和 rows，或有 classes，不可两者都有或都没有。"""
    for table in tables(archive):
        if table.columns and table.classes:
            yield Problem(table.mark, "附表既有 columns 又有 classes", "只留一种")
        elif not table.classes and not (table.columns and table.rows):
            yield Problem(table.mark, "附表没有内容", "写上 columns 和 rows，或 classes")


@rule()
def columns_are_told_apart(archive: Archive) -> Iterator[Problem]:
    """一张附表中各栏的名称不得重复；栏名相同的，以上层栏名或 key 区别。栏头印作空白的，须有 key。"""
    for table in tables(archive):
        seen: set[str] = set()
        for name, column in zip(names(table.columns), table.leaves, strict=True):
            if not column.label and not column.key:
                yield Problem(
                    column.mark, "这一栏没有栏名", "补上 label: …；栏头印作空白的，写 key: …（不印出）"
                )
            elif name in seen:
                yield Problem(column.mark, f"栏名“{name}”重复", "在这一栏加上 key: …，写区别的名称（不印出）")
            seen.add(name)


@rule()
def columns_over_others_have_none_of_their_own(archive: Archive) -> Iterator[Problem]:
    """下面还有分栏的栏，须有 label，不能有 key、type 和 role。"""
    for table in tables(archive):
        for column in _over_others(table.columns):
            if not column.label:
                yield Problem(
                    column.mark, "这一栏没有栏名，下面却有分栏", "补上 label: …，或把分栏移到上一层"
                )
            given = {"key": column.key, "role": column.role, "type": column.type is not ColumnType.TEXT}
            for key in (key for key, value in given.items() if value):
                yield Problem(column.mark.of(key), f"下面有分栏的栏不能有 {key}", "移到下面的各分栏")


def _over_others(columns: Iterable[model.Column]) -> Iterator[model.Column]:
    for column in columns:
        if column.columns:
            yield column
            yield from _over_others(column.columns)


@rule()
def cells_have_room_in_a_spreadsheet(archive: Archive) -> Iterator[Problem]:
    """附表的标题、栏名和每一格，不超过电子表格一格所容的字数。"""
    for table in tables(archive):
        rows = [row for row in (*table.rows, *table.totals) if isinstance(row, model.Row)]
        cells = [(cell.text, cell.mark) for row in rows for cell in row.cells]
        for text, mark in (*texts(table, table.mark), *cells):
            if len(text) > _LONGEST_CELL:
                fault = f"这里有 {len(text)} 字，表格的一格最多 {_LONGEST_CELL} 字"
                yield Problem(mark, fault, "核对是否误放了别的内容；确是这样长的，移到正文中")


@rule()
def roles_are_known(archive: Archive) -> Iterator[Problem]:
    """不是机构的栏，role 只能是事项、分组、完成时限。"""
    known = (SUBJECT, GROUP, DEADLINE)
    for table in tables(archive):
        for column in table.leaves:
            if column.role and column.type is not ColumnType.BODIES and column.role not in known:
                yield Problem(
                    column.mark,
                    f"不认识的 role“{column.role}”",
                    f"可用：{'、'.join(known)}；机构栏写 type: bodies",
                )


@rule()
def merged_cells_have_their_cell(archive: Archive) -> Iterator[Problem]:
    """附表第一行、合计行和通栏行之下第一行的格不能与上格合并，每行第一格不能与左格合并。"""
    for table in tables(archive):
        for _, rows in (*stretches(table.rows), *stretches(table.totals)):
            for cell in rows[0].cells if rows else ():
                if cell.merged:
                    yield Problem(cell.mark, "上面没有可以合并的格", "写上这一格的文字，空格写 ''")
            for row in rows:
                if row.cells and row.cells[0].joined:
                    yield Problem(row.cells[0].mark, "左面没有可以合并的格", "写上这一格的文字，空格写 ''")


@rule()
def merged_cells_are_rectangles(archive: Archive) -> Iterator[Problem]:
    """几格合并成的格须是矩形；横跨所有栏的一格，写成通栏的一行。"""
    for table in tables(archive):
        if table.classes:
            continue
        told: set[int] = set()
        shapes: dict[tuple[int, int, str], tuple[int, ...]] = {}
        for line in (*grid(table), *totals(table)):
            places: dict[tuple[int, int, str], list[int]] = {}
            for index, cell in enumerate(line.cells):
                places.setdefault((cell.top, cell.left, line.kind), []).append(index)
            uneven = any(shapes.setdefault(key, tuple(here)) != tuple(here) for key, here in places.items())
            if uneven and line.mark.line not in told:
                told.add(line.mark.line)
                yield Problem(line.mark, "合并的格不成矩形", "改正这一行的 ^ 和 <：各行合并的栏须相同")
        for row in (*table.rows, *table.totals):
            if isinstance(row, model.Row) and len(row.cells) > 1 and all(c.joined for c in row.cells[1:]):
                yield Problem(row.mark, "这一行只有一格，横跨所有的栏", "写成通栏的一行：- 文字")


@rule()
def cells_are_of_their_type(archive: Archive) -> Iterator[Problem]:
    """整数、小数、月份、年份栏中的格须读得出来，或是空的（也可印作“…”“—”“-”“/”）。跨几栏的格不论。"""
    for table in tables(archive):
        for row in table.data_rows:
            yield from _mistyped(table, row, None)
        for total in table.totals:
            if isinstance(total, model.Row):
                label = next((cell for cell in total.cells if cell.paragraphs), None)
                yield from _mistyped(table, total, label)


def _mistyped(table: model.Table, row: model.Row, label: model.Cell | None) -> Iterator[Problem]:
    """`label` is the cell that says 合计, in whatever column print has put it."""
    over_others = [*(right.joined for right in row.cells[1:]), False][: len(row.cells)]
    for column, cell, wide in zip(table.leaves, row.cells, over_others, strict=True):
        if column.type in _FORMS and cell is not label and not wide:
            for text in cell.paragraphs:
                if not says_nothing(text) and not _reads_as(column.type, text):
                    yield Problem(
                        cell.mark,
                        f"“{text}”不是{_FORMS[column.type]}",
                        f"改正这一格，或改正“{column.label}”栏的 type",
                    )


def _reads_as(kind: ColumnType, text: str) -> bool:
    """Whether a cell is of its column's type, white space apart."""
    if kind in (ColumnType.INTEGER, ColumnType.DECIMAL):
        return figure(text, kind) is not None
    form = _MONTH if kind is ColumnType.MONTH else YEARS
    return bool(form.fullmatch("".join(text.split())))


@rule(reads=("organizations.yml", "gazette.yml"), across=True)
def bodies_are_known(archive: Archive) -> Iterator[Problem]:
    """机构栏所列的名称，不是 organizations.yml 中的机构、gazette.yml 中的统称，该行也没有校注的，给出提示。"""
    places: dict[str, list[Mark]] = {}
    for name, mark in chain.from_iterable(archive.found(_unknown_bodies)):
        places.setdefault(name, []).append(mark)
    for name, marks in places.items():
        often = f"（共 {len(marks)} 处）" if len(marks) > 1 else ""
        remedy = "在 organizations.yml 中加上这个机构或别名；统称加入 gazette.yml 的 collective_bodies"
        yield Problem(marks[0], f"不认识的机构“{name}”{often}", remedy, hint=True)


@asked
def _unknown_bodies(part: Archive) -> list[tuple[str, Mark]]:
    bodies = Bodies(part.gazette.organizations, part.publication.collective_bodies)
    found: list[tuple[str, Mark]] = []
    for table in tables(part):
        noted = {note.at for note in table.notes}
        for anchor, row in anchored(table):
            if anchor not in noted:
                for column, cell in zip(table.leaves, row.cells, strict=True):
                    if column.type is ColumnType.BODIES:
                        for named in bodies.listed("；".join(cell.paragraphs)):
                            if named.organization is None and not bodies.is_collective(named.name):
                                found.append((named.name, cell.mark))
    return found


@rule(whole=True)
def row_numbers_run_on(archive: Archive) -> Iterator[Problem]:
    """序号栏的号须逐一相接；原文如此的，须在该行有校注。汉字序号或通栏行之下的数字序号可各自从 1 起；各栏相同的几张附表可接着数。"""
    for _, folder in folders(archive):
        yield from _out_of_turn(folder.tables)


def _out_of_turn(tables: Iterable[model.Table]) -> Iterator[Problem]:
    ended: tuple[tuple[str, ...], int] = ((), 0)
    for table in tables:
        labels = tuple(column.label for column in table.leaves)
        if ROW_NUMBER not in labels:
            continue
        goes_on = ended[1] + 1 if ended[0] == labels else 1
        place = labels.index(ROW_NUMBER)
        noted = {note.at for note in table.notes}
        fresh = {id(rows[0]) for across, rows in stretches(table.rows) if across and rows}
        last: dict[bool, int] = {}
        for anchor, row in anchored(table):
            cell = row.cells[place]
            text = "".join(cell.text.split())
            number = parse_numeral(text)
            if number is not None:
                han = bool(_HAN.fullmatch(text))
                anew = not last or id(row) in fresh or (not han and last.get(True))
                expected = (last.get(han, 0) + 1 if last else goes_on, *((1,) if anew else ()))
                if number not in expected and anchor not in noted:
                    remedy = f"补上漏排的行，或改正序号；原文如此的，加校注（at: {anchor}）"
                    yield Problem(cell.mark, f"序号“{text}”不接“{last.get(han, 0) or '表头'}”", remedy)
                last[han] = number
        ended = labels, last.get(False, 0)


@rule(whole=True)
def tallies_are_right(archive: Archive) -> Iterator[Problem]:
    """通栏行所说的项数（共2项、合计：3项）须与所列的行相符；原文如此的，须在该处有校注。"""
    for table in tables(archive):
        noted = {note.at for note in table.notes}
        for tally in tallies(table):
            if not tally.holds and tally.anchor not in noted:
                remedy = f"补上漏排的行，或改正这一行；原文如此的，加校注（at: {tally.anchor}）"
                yield Problem(tally.mark, f"这里说“{tally.quote}”，所列的是 {tally.counted} 项", remedy)
