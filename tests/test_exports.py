"""Open data from an invented gazette: typed, complete, harmless to spreadsheets. (The real one: tests/site.)"""

from __future__ import annotations

import csv
import io
import json
from itertools import count
from typing import Any

import pytest
from fabricated_gazette import gazette, planted
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gazette.exports import exports
from gazette.site import Site

TABLE = "tables/moufu-2024-3-table-1"


def exported(site: Site) -> dict[str, Any]:
    """Every JSON file, read again."""
    files = exports(site)
    return {name: json.loads(text) for name, text in files.items() if name.endswith(".json")}


def rows_of(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_the_files() -> None:
    assert sorted(exports(Site(gazette()))) == [
        "appointments.csv",
        "appointments.json",
        "appointments.schema.json",
        "documents.json",
        "documents.schema.json",
        "issues.json",
        "issues.schema.json",
        "numbers.json",
        "numbers.schema.json",
        "tables/moufu-2024-3-table-1.csv",
        "tables/moufu-2024-3-table-1.json",
        "tables/moufu-2024-3-table-2.csv",
        "tables/moufu-2024-3-table-2.json",
        "tables/table.schema.json",
    ]


def test_a_table_has_every_row_filled_and_numbers_as_numbers() -> None:
    data = exported(Site(gazette()))[f"{TABLE}.json"]
    bodies = "市占位局、有关单位"
    assert data == {
        "id": "moufu-2024-3-table-1",
        "title": "占位表",
        "document": "moufu-2024-3",
        "columns": [
            {"label": "序号", "type": "integer"},
            {"label": "类别", "type": "text"},
            {"label": "事项", "type": "text"},
            {"label": "时限", "type": "month"},
            {"label": "面积", "type": "decimal"},
            {"label": "单位", "type": "bodies"},
        ],
        "rows": [
            [1, "甲类", "占位", "2024年5月", 1.5, bodies],
            [1, "甲类", "按国发〔2020〕1号", "2024年5月", 1.5, bodies],
            [2, "甲类", "不占位", None, 2.0, bodies],
        ],
        "totals": [[None, "合计", None, None, 3.5, None]],
    }


def test_road_segments_are_rows_with_their_ends() -> None:
    data = exported(Site(gazette()))["tables/moufu-2024-3-table-2.json"]
    assert data["rows"] == [
        ["一类", "某区", "甲路", "子街", "丑街"],
        ["一类", "某区", "乙路", "寅街", "卯街"],
    ]


def test_acts_in_csv() -> None:
    assert rows_of(exports(Site(gazette()))["appointments.csv"]) == [
        ["notice", "person", "act", "concurrent", "post", "organization", "note"],
        ["mouren-2024-7", "张三", "appoint", "true", "副局长", "市占位局", "试用期一年"],
        ["mouren-2024-7", "李四", "remove", "false", "科长", "", ""],
    ]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_csv_text_that_a_spreadsheet_would_run_is_disarmed(start: str) -> None:
    site = Site(planted(gazette(), lambda _: start))
    for name, text in exports(site).items():
        if name.endswith(".csv"):
            cells = {cell for row in rows_of(text) for cell in row if start in cell}
            assert cells == {"'" + start}, name


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=20, max_size=40))
def test_any_text_comes_out_of_json_and_csv_as_it_went_in(texts: list[str]) -> None:
    numbers, words = count(), list[str]()

    def fill(_: str) -> str:
        words.append(f"文{next(numbers)}{texts[len(words) % len(texts)]}")
        return words[-1]

    site = Site(planted(gazette(), fill))
    files, data = exports(site), exported(site)
    for name, value in data.items():
        schema = "tables/table" if name.startswith("tables/") else name.removesuffix(".json")
        if not name.endswith(".schema.json"):
            Draft202012Validator(data[f"{schema}.schema.json"]).validate(value)
    acts = [act.appointment for act in site.acts()]
    assert [(row["person"], row["post"]) for row in data["appointments.json"]] == [
        (a.person, a.post) for a in acts
    ]
    assert [(row[1], row[4]) for row in rows_of(files["appointments.csv"])[1:]] == [
        (a.person, a.post) for a in acts
    ]
    assert [row["title"] for row in data["documents.json"]] == [doc.title for doc in site.archive.documents]
