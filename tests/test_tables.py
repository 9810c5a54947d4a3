"""Tables laid out: merged cells and divided rows cover the grid exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from real_gazette import archive

from gazette import model
from gazette.checks.tables import _mistyped
from gazette.tables import columns, grid, height, table_units

ARCHIVE = archive()
TABLES = [document.record for document in ARCHIVE.documents if isinstance(document.record, model.Table)]

WORDS = st.text("甲乙丙", max_size=2)
CELLS = st.one_of(
    st.just(model.Cell((), merged=True)),
    st.lists(WORDS, max_size=3).map(lambda paragraphs: model.Cell(tuple(paragraphs))),
)


@st.composite
def tables(draw: st.DrawFn) -> model.Table:
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.tuples(*[CELLS] * width).map(model.Row), max_size=6))
    return model.Table("table-1", "表", columns=(model.Column("栏"),) * width, rows=tuple(rows))


def tiles(table: model.Table) -> None:
    """Every column is covered from top to bottom, by cells that stand one below the other."""
    lines = grid(table)
    for index in range(len(columns(table))):
        covered = 0
        for line in lines:
            cell = line.cells[index]
            if line.number == covered + 1:
                assert cell.top == line.number
                covered += cell.span
            else:
                assert cell == lines[cell.top - 1].cells[index]
        assert covered == len(lines)


@given(tables())
def test_the_cells_of_every_column_cover_it_exactly(table: model.Table) -> None:
    tiles(table)
    assert len(grid(table)) == sum(map(height, table.rows))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.title)
def test_so_they_do_in_the_archive(table: model.Table) -> None:
    tiles(table)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.title)
def test_every_text_of_a_row_stands_in_its_line(table: model.Table) -> None:
    lines = {line.anchor: [cell.text for cell in line.cells] for line in grid(table)}
    for unit in table_units(table):
        if unit.kind == "cell" and not table.classes:
            assert any(unit.text in text for text in lines[unit.anchor])


def cell(*paragraphs: str) -> model.Cell:
    return model.Cell(paragraphs)


MERGED = model.Cell((), merged=True)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([], [], id="no rows"),
        pytest.param([[cell("1"), cell("甲")]], ["1·1 甲·1"], id="one row"),
        pytest.param([[cell(), cell("甲")]], ["·1 甲·1"], id="an empty cell"),
        pytest.param(
            [[cell("1"), cell("甲")], [MERGED, cell("乙")], [cell("2"), cell("丙")]],
            ["1·2 甲·1", "1·2 乙·1", "2·1 丙·1"],
            id="merged with the cell above",
        ),
        pytest.param(
            [[cell("1"), cell("甲", "乙")]],
            ["1·2 甲·1", "1·2 乙·1"],
            id="a cell of two paragraphs divides its row",
        ),
        pytest.param(
            [[cell("5月", "6月"), cell("甲", "乙")]],
            ["5月·1 甲·1", "6月·1 乙·1"],
            id="as many paragraphs run beside them",
        ),
        pytest.param(
            [[cell("5月", "6月"), cell("甲", "乙", "丙")]],
            ["5月/6月·3 甲·1", "5月/6月·3 乙·1", "5月/6月·3 丙·1"],
            id="fewer paragraphs span them all",
        ),
        pytest.param(
            [[cell("1"), cell("甲", "乙")], [MERGED, cell("丙")]],
            ["1·3 甲·1", "1·3 乙·1", "1·3 丙·1"],
            id="merged over a divided row",
        ),
        pytest.param(
            [[cell("1"), cell("甲", "乙")], [cell("2"), MERGED]],
            ["1·2 甲·1", "1·2 乙·2", "2·1 乙·2"],
            id="merged with the last part of a divided cell",
        ),
    ],
)
def test_grids(rows: list[list[model.Cell]], expected: list[str]) -> None:
    heads = (model.Column("序号"), model.Column("事项"))
    table = model.Table("table-1", "表", columns=heads, rows=tuple(model.Row(tuple(cells)) for cells in rows))
    assert [
        " ".join(f"{c.text}·{c.span}".replace("\n", "/") for c in line.cells) for line in grid(table)
    ] == expected


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("yongzhengfa-2021-6-table-1", 32),
        ("yongzhengbanfa-2021-12-table-1", 15),
        ("yongzhengbanfa-2021-14-table-1", 102),
        ("yongzhengbanfa-2021-16-table-1", 30),
        ("yongzhengbanfa-2021-16-table-2", 116),
    ],
)
def test_lines_of_the_archive(name: str, lines: int) -> None:
    record = ARCHIVE.by_id[name].record
    assert isinstance(record, model.Table)
    assert len(grid(record)) == lines


def test_road_segments_stand_under_their_class_and_district() -> None:
    record = ARCHIVE.by_id["yongzhengbanfa-2021-16-table-2"].record
    assert isinstance(record, model.Table)
    first = grid(record)[18]
    assert [(part.text, part.top, part.span) for part in first.cells] == [
        ("一类区域", 1, 28),
        ("零陵区", 19, 8),
        ("沿江大道", 19, 1),
        ("中山南路", 19, 1),
        ("洗车场", 19, 1),
    ]


def test_a_row_without_cells_fails_no_rule() -> None:
    """Found by mutated records: a table without columns, whose rows have no cells."""
    table = model.Table("table-1", "表", rows=(model.Row(()),))
    assert list(_mistyped(table, table.rows[0], None)) == []  # type: ignore[arg-type]
