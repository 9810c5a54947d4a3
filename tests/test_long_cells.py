"""What no spreadsheet has room for is told by the check, not by the format that fails of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fabricated_gazette import gazette

from gazette import model as m
from gazette.archive import Archive
from gazette.checks.tables import cells_have_room_in_a_spreadsheet

HALF, FULL = "甲" * 16_383, "甲" * 32_767


@pytest.mark.parametrize(
    ("cells", "caption", "told"),
    [
        ((FULL,), "表", []),
        ((HALF, HALF), "表", []),
        ((FULL, "甲"), "表", [32_769]),
        ((FULL + "甲",), "表", [32_768, 32_768]),
        (("甲",), FULL + "甲", [32_768]),
    ],
)
def test_a_cell_has_an_end(cells: tuple[str, ...], caption: str, told: list[int]) -> None:
    table = m.Table("table-1", caption, columns=(m.Column("栏"),), rows=(m.Row((m.Cell(cells),)),))
    whole = gazette()
    (issue,) = whole.issues
    folder = replace(issue.folders[0], tables=(table,))
    changed = replace(whole, issues=(replace(issue, folders=(folder, *issue.folders[1:])),))
    found = list(cells_have_room_in_a_spreadsheet(Archive(changed)))
    # A line too long is told of the line and of its cell: at one place, which the check says once.
    assert [problem.fault for problem in found] == [
        f"这里有 {length} 字，表格的一格最多 32767 字" for length in told
    ]
