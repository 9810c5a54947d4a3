"""Tables as grids: columns under columns, cells over several, rows across all; typed as clerks type them, and back."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fabricated_gazette import gazette
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette import checks, model, store
from gazette.columns import figure, header, names, says_nothing
from gazette.exports import exports
from gazette.model import Column, ColumnType
from gazette.pieces import pieces
from gazette.site import Site
from gazette.store.nodes import parse
from gazette.store.records import Reader
from gazette.tables import Group, body, grid, table_units, totals
from gazette.text import Grid, GridRow, Texts
from gazette.text import words as words_of

GOOD = Path(__file__).parent / "fabricated" / "good"
FOLDER = "data/2024/05/moufu-3"

WORDS = st.text("甲乙丙丁1.,-<^ ", min_size=1, max_size=3).map(str.strip).filter(bool)


def read(text: str) -> tuple[model.Table, list[str]]:
    """A table from its YAML, and what is wrong with it."""
    reader = Reader()
    node, problems = parse(text, "table-1.yml")
    assert node
    assert problems == []
    table = reader.table(node, "table-1")
    return table, [f"{problem.mark.line}: {problem.fault}" for problem in reader.problems]


# --- any table whatever -------------------------------------------------------------------------------------


@st.composite
def column_trees(draw: st.DrawFn, depth: int = 3) -> tuple[Column, ...]:
    """One to three columns, some with columns under them; told apart by their keys."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        below = draw(column_trees(depth - 1)) if depth > 1 and draw(st.booleans()) else ()
        keyed = [replace(column, key=column.key and f"{number}{column.key}") for column in _deep(below)]
        key = None if below else f"{number}号"
        found.append(Column(draw(WORDS), key=key, columns=_with_keys(below, keyed)))
    return tuple(found)


def _deep(columns: tuple[Column, ...]) -> list[Column]:
    return list(model.leaves(columns))


def _with_keys(columns: tuple[Column, ...], keyed: list[Column]) -> tuple[Column, ...]:
    """The columns with these in place of those that have cells."""
    return tuple(
        replace(column, columns=_with_keys(column.columns, keyed)) if column.columns else keyed.pop(0)
        for column in columns
    )


@st.composite
def tilings(draw: st.DrawFn, width: int) -> tuple[list[tuple[int, int, int, int]], int]:
    """Rectangles (top, left, height, width) that cover so many columns and some lines without holes or overlap."""
    height = draw(st.integers(1, 4))
    free = {(line, column) for line in range(height) for column in range(width)}
    found = []
    while free:
        top, left = min(free)
        right, bottom = left + 1, top + 1
        while (top, right) in free and draw(st.booleans()):
            right += 1
        # one cell over all columns is a row of its own kind
        right -= right - left == width > 1
        while bottom < height and draw(st.booleans()) and {(bottom, at) for at in range(left, right)} <= free:
            bottom += 1
        taken = {(line, at) for line in range(top, bottom) for at in range(left, right)}
        free -= taken
        found.append((top, left, bottom - top, right - left))
    return found, height


@st.composite
def tables(draw: st.DrawFn) -> tuple[model.Table, list[list[tuple[int, int, int, int]]]]:
    """A table of a few groups, and the rectangles of each group, in lines of the table."""
    columns = draw(column_trees())
    width = len(_deep(columns))
    rows: list[model.Row | model.Across] = []
    shapes, lines = [], 0
    for number in range(draw(st.integers(1, 3))):
        if number or draw(st.booleans()):
            rows.append(model.Across(draw(WORDS)))
        rectangles, height = draw(tilings(width))
        rows += _typed(rectangles, height, width, draw)
        shapes.append([(top + lines + 1, left, tall, wide) for top, left, tall, wide in rectangles])
        lines += height
    total = (model.Across(draw(WORDS)),) if draw(st.booleans()) else ()
    return model.Table("table-1", "表", columns=columns, rows=tuple(rows), totals=total), shapes


def _typed(
    rectangles: list[tuple[int, int, int, int]], height: int, width: int, draw: st.DrawFn
) -> list[model.Row]:
    """The rows with ^ and < as a clerk may type them: within a rectangle both say the same."""
    cells = [[model.Cell(())] * width for _ in range(height)]
    for top, left, tall, wide in rectangles:
        for line in range(top, top + tall):
            for column in range(left, left + wide):
                up, beside = line > top, column > left
                joined = beside and not (up and draw(st.booleans()))
                cells[line][column] = model.Cell((), merged=up and not joined, joined=joined)
        cells[top][left] = model.Cell((draw(WORDS),))
    return [model.Row(tuple(row)) for row in cells]


@pytest.mark.slow
@settings(max_examples=80)
@given(tables())
def test_cells_cover_their_rectangles_and_nothing_else(
    made: tuple[model.Table, list[list[tuple[int, int, int, int]]]],
) -> None:
    table, shapes = made
    expected = [shape for group in shapes for shape in group]
    found = sorted(
        {(cell.top, cell.left, cell.span, cell.width) for line in grid(table) for cell in line.cells}
    )
    assert found == sorted(expected)
    for line in grid(table):
        for index, cell in enumerate(line.cells):
            assert cell.top <= line.number < cell.top + cell.span
            assert cell.left <= index < cell.left + cell.width
    groups = [part for part in body(table) if isinstance(part, Group)]
    assert [group.anchor for group in groups] == [f"group-{number}" for number in range(1, len(groups) + 1)]
    assert [problem for problem in complaints(table) if "合并" in problem] == []


@settings(max_examples=80)
@given(tables())
def test_a_table_is_read_as_it_was_written(made: tuple[model.Table, Any]) -> None:
    table, _ = made
    again, problems = read(store.dump(table).removeprefix("kind: table\n"))
    assert problems == []
    assert again == table


@settings(max_examples=60)
@given(column_trees())
def test_a_header_has_no_hole_and_is_read_level_by_level(columns: tuple[Column, ...]) -> None:
    levels = header(columns)
    width = len(_deep(columns))
    covered = [
        (level + down, head.left + right)
        for level, heads in enumerate(levels)
        for head in heads
        for down in range(head.height)
        for right in range(head.width)
    ]
    assert sorted(covered) == [(level, column) for level in range(len(levels)) for column in range(width)]
    units = table_units(model.Table("table-1", "表", columns=columns))
    printed = [unit.text for unit in units if unit.kind == "header"]
    assert printed == [head.column.label for heads in levels for head in heads]
    assert [heads[0].left <= head.left for heads in levels for head in heads].count(False) == 0
    assert len(set(names(columns))) == width


# --- what is wrong ------------------------------------------------------------------------------------------


def complaints(table: model.Table) -> list[str]:
    """What the check finds in a table of the invented gazette, by line."""
    (issue,) = gazette().issues
    first, *others = issue.folders
    held = replace(first, tables=(table, *first.tables[1:]))
    issue = replace(issue, folders=(held, *others), markup=())
    lines = [piece.text for piece in pieces(issue)] + [entry.text for entry in issue.furniture]
    whole = replace(gazette(), issues=(replace(issue, source="\n".join(lines)),))
    own = {table.mark.file}
    return [f"{p.mark.line}: {p.fault}" for p in checks.check(whole) if p.mark.file in own and p.mark.line]


COLUMNS = "title: 表\ncolumns:\n  - {label: 序号, type: integer}\n  - {label: 事项}\n  - {label: 面积, type: decimal}\nrows:\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("- [1, 甲, 2]", []),
        ("- [1, 甲]", ["7: 这一行有 2 格，表有 3 栏"]),
        ("- [1, 甲, 2, 3]", ["7: 这一行有 4 格，表有 3 栏"]),
        ("- ''", ["7: 这一行是空的"]),
        ("- {序号: 1, 事项: 甲}", ["7: 缺少“面积”一格"]),
        ("- {序号: 1, 事项: 甲, 面积: 2, 单位: 乙}", ["7: 表中没有“单位”一栏"]),
        ("- [<, 甲, 2]", ["7: 左面没有可以合并的格"]),
        ("- [1, 甲, ^]", ["7: 上面没有可以合并的格"]),
        ("- [1, 甲, 2]\n  - 一、乙\n  - [2, ^, 2]", ["9: 上面没有可以合并的格"]),
        ("- [1, 甲, 2]\n  - [2, ^, <]", ["8: 合并的格不成矩形"]),
        ("- [1, 甲, <]\n  - [2, ^, 2]", ["8: 合并的格不成矩形"]),
        ("- [1, 甲, <]\n  - [2, 乙, ^]", ["8: 合并的格不成矩形"]),
        ("- [1, 甲, <]\n  - [2, ^, <]", []),
        ("- [1, 甲, <]\n  - [2, ^, ^]", []),
        ("- [甲, <, <]", ["7: 这一行只有一格，横跨所有的栏"]),
        ("- [一、甲, '', '']", ["7: “一、甲”不是整数（不超过 15 位），如 12"]),
        ("- [1, 甲, 约2]", ["7: “约2”不是数（不超过 15 位），如 46635.4"]),
        ("- [1, 甲, '1,23']", ["7: “1,23”不是数（不超过 15 位），如 46635.4"]),
        ("- [1, 甲, '-1,200.50']\n  - [2, 甲, 4.5%]\n  - [3, 甲, …]\n  - [4, 甲, '-']", []),
        ("- 一、甲（共2项）\n  - [1, 甲, 2]\n  - [2, 乙, 2]", []),
        (
            "- 一、甲（共3项）\n  - [1, 甲, 1]\n  - [2, 乙, 7]",
            ["7: 这里说“共3项”，所列的是 2 项"],
        ),
        ("- 一、甲\n  - [1, 甲, 2]\n  - 二、乙\n  - [1, 乙, 2]", []),
        ("- 一、甲\n  - [1, 甲, 2]\n  - 二、乙\n  - [2, 乙, 2]", []),
        ("- 一、甲\n  - [1, 甲, 2]\n  - 二、乙\n  - [3, 乙, 2]", ["10: 序号“3”不接“1”"]),
        ("- [1, 甲, 2]\n  - [1, 乙, 2]", ["8: 序号“1”不接“1”"]),
        ("- [1, 甲, 7]\ntotals:\n  - 合计：2项", ["9: 这里说“合计：2项”，所列的是 1 项"]),
        ("- [1, 甲, 7]\ntotals:\n  - 合计：2项\nnotes:\n  - {at: total-1, text: 原文如此。}", []),
        ("- [1, 甲, 2]\ntotals:\n  - [合计, <, 2]\n  - ['', ^, 2]", ["10: 合并的格不成矩形"]),
    ],
)
def test_wrong_rows_are_said_at_their_line(rows: str, expected: list[str]) -> None:
    table, problems = read(f"{COLUMNS}  {rows}")
    assert problems + complaints(table) == expected


@pytest.mark.parametrize(
    ("columns", "called", "expected"),
    [
        ("- {label: 甲}\n  - {label: 乙}", ["甲", "乙"], []),
        ("- {label: 甲}\n  - {label: 甲}", ["甲", "甲"], ["4: 栏名“甲”重复"]),
        ("- {label: 甲}\n  - {label: 甲, key: 乙}", ["甲", "乙"], []),
        ("- {key: 甲}\n  - {label: 乙}", ["甲", "乙"], []),
        ("- {type: text}\n  - {label: 乙}", ["", "乙"], ["3: 这一栏没有栏名"]),
        (
            "- {label: 左, columns: [{label: 甲}, {label: 乙}]}\n  - {label: 右, columns: [{label: 甲}, {label: 丙}]}",
            ["左 甲", "乙", "右 甲", "丙"],
            [],
        ),
        (
            "- {label: 左, columns: [{label: 甲}]}\n  - {label: 左, columns: [{label: 甲}]}",
            ["左 甲", "左 甲"],
            ["4: 栏名“左 甲”重复"],
        ),
        (
            "- label: 左\n    type: integer\n    columns: [{label: 甲}]",
            ["甲"],
            ["4: 下面有分栏的栏不能有 type"],
        ),
        ("- {columns: [{label: 甲}]}", ["甲"], ["3: 这一栏没有栏名，下面却有分栏"]),
    ],
)
def test_columns_have_names_of_their_own(columns: str, called: list[str], expected: list[str]) -> None:
    row = ", ".join(["子"] * len(called))
    table, problems = read(f"title: 表\ncolumns:\n  {columns}\nrows:\n  - [{row}]")
    assert names(table.columns) == called
    assert problems + complaints(table) == expected


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("12", "integer", "12"),
        ("１２", "integer", "12"),
        ("-3", "integer", "-3"),
        ("−3", "integer", "-3"),
        ("1,234", "integer", "1234"),
        ("1，234", "integer", "1234"),
        ("12,34", "integer", None),
        ("1.5", "integer", None),
        ("5%", "integer", None),
        ("12.60", "decimal", "12.60"),
        ("-4.0", "decimal", "-4.0"),
        ("4.5％", "decimal", "4.5"),
        ("1 234 567.8", "decimal", "1234567.8"),
        ("9" * 16, "decimal", None),
        ("…", "decimal", None),
        ("约2", "decimal", None),
    ],
)
def test_figures(text: str, kind: str, value: str | None) -> None:
    found = figure(text, ColumnType(kind))
    assert (None if found is None else f"{found}") == value


@pytest.mark.parametrize("text", ["", " ", "…", "……", "—", "——", "-", "－", "/", "／"])
def test_what_says_nothing(text: str) -> None:
    assert says_nothing(text)
    assert not says_nothing(f"{text}0")


# --- whole kinds of tables, from what a clerk types to what readers get -----------------------------------------


@pytest.fixture
def publish(tmp_path: Path) -> Callable[[str], tuple[list[str], Site, model.Table]]:
    """The good archive with this table in place of its own, and the source as received a cell a line."""
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)

    def published(text: str) -> tuple[list[str], Site, model.Table]:
        (tmp_path / FOLDER / "table-1.yml").write_text(f"kind: table\n{text}", "utf-8")
        whole, _ = store.load(tmp_path)
        (issue,) = whole.issues
        lines = [piece.text for piece in pieces(issue)]
        source = "\n".join([*lines, *(entry.text for entry in issue.furniture), "<p>"])
        (tmp_path / "data/2024/05/source.txt").write_text(source, "utf-8")
        whole, problems = store.load(tmp_path)
        told = [f"{p.mark.line}: {p.fault}；{p.remedy}" for p in checks.check(whole, problems)]
        return told, Site(whole), whole.issues[0].folders[0].tables[0]

    return published


def drawn(site: Site) -> Grid:
    (document,) = [document for document in site.archive.documents if document.kind == "table"]
    found = Texts(site).of(document).grid
    assert found
    return found


def told(row: GridRow) -> list[str]:
    """甲, or 甲·2×1 where a cell reaches over two columns, each cell of a row."""
    return [
        "/".join(words_of(line) for line in cell.lines)
        + (f"·{cell.width}×{cell.span}" if (cell.width, cell.span) != (1, 1) else "")
        for cell in row.cells
    ]


@pytest.mark.parametrize("sides", [["左岸", "右岸"], ["东线", "中线", "西线"], ["甲"]])
@pytest.mark.parametrize("measures", [["桩距", "高程"], ["长", "宽", "深"]])
def test_a_header_of_two_levels(
    publish: Callable[[str], tuple[list[str], Site, model.Table]], sides: list[str], measures: list[str]
) -> None:
    columns = "\n".join(
        f"  - label: 顺流{side}堤項线\n    columns:\n"
        + "\n".join(f"      - {{label: {measure}, type: decimal}}" for measure in measures)
        for side in sides
    )
    width = len(sides) * len(measures)
    figures = [f"{number}04.3150" for number in range(1, width)]
    problems, site, table = publish(
        f"title: 桩点表\nlabel: 附件\ncolumns:\n  - {{label: 断面编号}}\n{columns}\n  - {{label: 说明}}\n"
        f"rows:\n  - [D1, {', '.join(figures)}, '', 起点]\nnotes:\n  - {{at: header, text: “項”当作“顶”。}}\n"
    )
    assert problems == []
    assert [unit.text for unit in table_units(table) if unit.kind == "header"] == [
        "断面编号", *(f"顺流{side}堤項线" for side in sides), "说明", *measures * len(sides)
    ]  # fmt: skip
    shown = drawn(site)
    upper, lower = shown.header
    assert [(head.label, head.width, head.height) for head in (*upper, *lower)] == [
        ("断面编号", 1, 2),
        *((f"顺流{side}堤項线", len(measures), 1) for side in sides),
        ("说明", 1, 2),
        *((measure, 1, 1) for _ in sides for measure in measures),
    ]
    assert told(shown.rows[0]) == ["D1", *figures, "", "起点"]
    assert len(shown.notes) == 1
    labels = [f"顺流{side}堤項线 {measure}" for side in sides for measure in measures]
    alone = labels if len(sides) > 1 else measures
    heading, first, *_ = dict(exports(site))["tables/moufu-2024-3-table-1.csv"].splitlines()
    assert heading == "\ufeff" + ",".join(["断面编号", *alone, "说明"])
    assert first == ",".join(["D1", *figures, "", "起点"])


@pytest.mark.parametrize(
    ("sizes", "anew", "unit"),
    [
        *itertools.product([[2, 1], [1], [3, 1, 2], [11, 12]], [False, True], ["项"]),
        *itertools.product([[2, 1]], [False, True], ["口", "个", "家"]),
    ],
)
def test_rows_across_all_columns(
    publish: Callable[[str], tuple[list[str], Site, model.Table]], sizes: list[int], anew: bool, unit: str
) -> None:
    rows, groups, number = [], [], 0
    for place, size in enumerate(sizes):
        heading = f"{'一二三'[place]}、某方面（共{size}{unit}）"
        rows.append(f"  - {heading}")
        number = 0 if anew else number
        for _ in range(size):
            number += 1
            rows.append(f"  - [{number}, 占位, 占位局]")
            groups.append(heading)
    text = (
        "title: 小事清单\nlabel: 附件\ncolumns:\n  - {label: 序号, type: integer}\n  - {label: 小事名称, role: 事项}\n"
        "  - {label: 承办单位, type: bodies, role: 责任单位}\nrows:\n"
        + "\n".join(rows)
        + f"\ntotals:\n  - 合计：{sum(sizes)}{unit}\n"
    )
    problems, site, table = publish(text)
    assert problems == []
    assert [line.group.row.text if line.group else None for line in grid(table)] == groups
    assert [task.group for task in site.tasks] == groups
    shown = drawn(site)
    assert [row.anchor for row in shown.rows if row.heading] == [
        f"group-{place}" for place, _ in enumerate(sizes, 1)
    ]
    assert told(shown.rows[0]) == [f"一、某方面（共{sizes[0]}{unit}）·3×1"]
    assert [told(row) for row in shown.totals] == [[f"合计：{sum(sizes)}{unit}·3×1"]]
    assert [cell.text for line in totals(table) for cell in line.cells] == [f"合计：{sum(sizes)}{unit}"] * 3
    assert [claim.holds for claim in site.claims if claim.rule.startswith("通栏行的项数")] == [True] * (
        len(sizes) + 1
    )

    wrong = text.replace(f"共{sizes[0]}{unit}", f"共{sizes[0] + 30}{unit}", 1)
    quoted = f"共{sizes[0] + 30}{unit}"
    remedy = "补上漏排的行，或改正这一行；原文如此的，加校注（at: group-1）"
    assert publish(wrong)[0] == [f"9: 这里说“{quoted}”，所列的是 {sizes[0]} 项；{remedy}"]
    noted = f"{wrong}notes:\n  - at: group-1\n    text: 原文如此。\n"
    assert publish(noted)[0] == []


def test_groups_within_groups_are_counted_both_ways() -> None:
    table, _ = read(
        f"{COLUMNS}  - 一、甲（共3项）\n  - （一）乙（2项）\n  - [1, 子, '']\n  - [2, 丑, '']\n  - （二）丙（1项）\n"
        "  - [3, 寅, '']\n  - 二、丁（共 2 项）\n  - [4, 卯, '']\n"
    )
    assert complaints(table) == ["13: 这里说“共 2 项”，所列的是 1 项"]


def test_a_table_of_figures(publish: Callable[[str], tuple[list[str], Site, model.Table]]) -> None:
    problems, site, _ = publish(
        "title: 产量\ncolumns:\n  - {label: 产品名称}\n  - {label: 单位}\n  - {label: 产量, type: decimal}\n"
        "  - {label: 比上年增长（%）, type: decimal}\nrows:\n  - [竹席, 万张, 12.60, -4.0]\n  - [其中：细篾, 万张, '1,085', …]\n"
        "totals:\n  - [合计, '', '1,097.60', 3.7]\n"
    )
    assert problems == []
    assert [told(row) for row in drawn(site).rows] == [
        ["竹席", "万张", "12.60", "-4.0"],
        ["其中：细篾", "万张", "1,085", "…"],
    ]
    assert [(c.stated, c.counted, c.holds) for c in site.claims if c.rule.startswith("合计")] == [
        ("1097.60", "1097.60", True)
    ]
