"""Open data from an invented gazette: typed, complete, harmless to spreadsheets. (The real one: tests/site.)"""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any, Literal

import pytest
from fabricated_gazette import gazette, planted
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from gazette import model as m
from gazette.exports import OUTPUTS, exports
from gazette.exports.json_schema import schema
from gazette.exports.json_text import to_json
from gazette.model import Action
from gazette.site import Site

TABLE = "tables/moufu-2024-3-table-1"


def exported(site: Site) -> dict[str, Any]:
    """Every JSON file, read again."""
    files = dict(exports(site))
    return {name: json.loads(text) for name, text in files.items() if name.endswith(".json")}


def rows_of(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_the_files() -> None:
    assert sorted(dict(exports(Site(gazette())))) == [
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
        "tables/moufu-2024-3-table-3.csv",
        "tables/moufu-2024-3-table-3.json",
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
        "groups": [None, None, None],
        "totals": [[None, "合计", None, None, 3.5, None]],
    }


def test_rows_carry_their_group_and_columns_the_labels_above_them() -> None:
    site = Site(gazette())
    data = exported(site)["tables/moufu-2024-3-table-3.json"]
    assert [column["label"] for column in data["columns"]] == [
        "断面", "左桩距", "左岸 高程", "右岸 桩距", "右岸 高程"
    ]  # fmt: skip
    assert data["rows"] == [
        ["子", -1200.5, "甲", None, "乙"],
        ["寅", "卯", "卯", None, "丙"],
        ["辰", "卯", "卯", 3.0, "丙"],
    ]
    assert data["groups"] == [None, "一、丑段", "一、丑段"]
    assert data["totals"] == [["总之三行"] * 5]
    assert rows_of(dict(exports(site))["tables/moufu-2024-3-table-3.csv"]) == [
        ["所属分组", "断面", "左桩距", "左岸 高程", "右岸 桩距", "右岸 高程"],
        ["", "子", "-1,200.50", "甲", "…", "乙"],
        ["一、丑段", "寅", "卯", "卯", "", "丙"],
        ["一、丑段", "辰", "卯", "卯", "3", "丙"],
        ["", *["总之三行"] * 5],
    ]


def test_values_have_no_ends_of_lines() -> None:
    columns = (
        m.Column("项目 (个)"),
        m.Column("左 岸", columns=(m.Column("高 程"),)),
        m.Column("时限", type=m.ColumnType.MONTH),
        m.Column("单位", type=m.ColumnType.BODIES),
    )
    texts = ("改建、 扩建", "10000m ³", "2021 年 8 月", "某市占位局 某市登记局")
    cells = tuple(m.Cell((text,)) for text in texts)
    rows = (m.Across("一、甲类 项目"), m.Row(cells))
    whole = gazette()
    (issue,) = whole.issues
    first, *others = issue.folders
    table = m.Table("table-1", "占位 项目", columns=columns, rows=rows)
    first = replace(first, tables=(table, *first.tables[1:]))
    site = Site(replace(whole, issues=(replace(issue, folders=(first, *others)),)))
    data = exported(site)[TABLE + ".json"]
    assert data["title"] == "占位项目"
    assert data["groups"] == ["一、甲类项目"]
    assert [column["label"] for column in data["columns"]] == ["项目(个)", "高程", "时限", "单位"]
    assert data["rows"] == [["改建、扩建", "10000m³", "2021年8月", "某市占位局 某市登记局"]]


def test_road_segments_are_rows_with_their_ends() -> None:
    data = exported(Site(gazette()))["tables/moufu-2024-3-table-2.json"]
    assert data["rows"] == [
        ["一类", "某区", "甲路", "子街", "丑街"],
        ["一类", "某区", "乙路", "寅街", "卯街"],
    ]


def test_acts_in_csv() -> None:
    assert rows_of(dict(exports(Site(gazette())))["appointments.csv"]) == [
        ["notice", "person", "act", "concurrent", "post", "organization", "note"],
        ["mouren-2024-7", "张三", "appoint", "true", "副局长", "市占位局", "试用期一年"],
        ["mouren-2024-7", "李四", "remove", "false", "科长", "", ""],
    ]


@pytest.mark.parametrize(
    "start", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "＋1", "－甲", "＠A1"]
)
def test_csv_text_that_a_spreadsheet_would_run_is_disarmed(start: str) -> None:
    site = Site(planted(gazette(), lambda _: start))
    for name, text in exports(site):
        if name.endswith(".csv"):
            cells = {cell for row in rows_of(text) for cell in row if start in cell}
            assert cells, name
            assert all(cell.startswith("'" + start) for cell in cells), name


@pytest.mark.slow
@settings(max_examples=40)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=20, max_size=40))
def test_any_text_comes_out_of_json_and_csv_as_it_went_in(texts: list[str]) -> None:
    numbers, words = count(), list[str]()

    def fill(_: str) -> str:
        words.append(f"文{next(numbers)}{texts[len(words) % len(texts)]}")
        return words[-1]

    site = Site(planted(gazette(), fill))
    files, data = dict(exports(site)), exported(site)
    for name, value in data.items():
        schema = "tables/table" if name.startswith("tables/") else name.removesuffix(".json")
        if not name.endswith(".schema.json"):
            Draft202012Validator(data[f"{schema}.schema.json"]).validate(value)
    acts = [act.appointment for act in site.acts]
    assert [(row["person"], row["post"]) for row in data["appointments.json"]] == [
        (a.person, a.post) for a in acts
    ]
    assert [(row[1], row[4]) for row in rows_of(files["appointments.csv"])[1:]] == [
        (a.person, a.post) for a in acts
    ]
    assert [row["title"] for row in data["documents.json"]] == [doc.title for doc in site.archive.documents]


# --- JSON and its schema from a record ---------------------------------------------------------------------


@dataclass(frozen=True)
class Inner:
    with_: datetime.date | None


@dataclass(frozen=True)
class Record:
    word: Literal["甲", "乙"]
    act: Action
    cells: tuple[tuple[str | float | None, ...], ...]
    inner: tuple[Inner, ...] | None


def test_the_json_of_a_record() -> None:
    record = Record("甲", Action.REMOVE, (("文", 1, 2.5, None), ()), (Inner(datetime.date(2024, 5, 12)),))
    assert to_json(record) == {
        "word": "甲",
        "act": "remove",
        "cells": [["文", 1, 2.5, None], []],
        "inner": [{"with": "2024-05-12"}],
    }


@pytest.mark.parametrize("value", [{"a": 1}, ["a"], b"a", Inner, object()])
def test_what_no_record_may_hold_has_no_json(value: object) -> None:
    with pytest.raises(TypeError):
        to_json((value,))


INNER = {
    "type": "object",
    "properties": {"with": {"type": ["string", "null"], "format": "date"}},
    "required": ["with"],
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    ("hint", "expected"),
    [
        (str, {"type": "string"}),
        (bool, {"type": "boolean"}),
        (int | None, {"type": ["integer", "null"]}),
        (datetime.date, {"type": "string", "format": "date"}),
        (str | float | None, {"type": ["string", "number", "null"]}),
        (Literal["甲", "乙"], {"enum": ["甲", "乙"]}),
        (Literal["甲"] | None, {"anyOf": [{"enum": ["甲"]}, {"type": "null"}]}),
        (Action, {"enum": [action.value for action in Action]}),
        (tuple[int, ...], {"type": "array", "items": {"type": "integer"}}),
        (Inner, INNER),
        (tuple[Inner, ...] | None, {"anyOf": [{"type": "array", "items": INNER}, {"type": "null"}]}),
    ],
)
def test_the_schema_of_a_type(hint: object, expected: dict[str, Any]) -> None:
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "题"}
    assert schema("题", hint) == draft | expected


@pytest.mark.parametrize("hint", [bytes, list[str], dict[str, str], tuple[int, str], object, Any])
def test_a_type_that_no_record_may_hold_has_no_schema(hint: object) -> None:
    with pytest.raises(TypeError):
        schema("题", hint)


# --- the page that explains the data (开放数据) -----------------------------------------------------------------

PAGE = (Path(__file__).parents[1] / "docs/data.md").read_text(encoding="utf-8")


def explained(section: str) -> Iterator[tuple[list[str], set[str]]]:
    """The rows of a table of keys: the keys, and the words that the row explains; `同` has those of another row too."""
    (text,) = re.findall(rf"^## .*{{#{section}}}$(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    rows = {}
    for keys, meaning in re.findall(r"^\| (`.*?) \| (.*) \|$", text, re.MULTILINE):
        same = re.findall(r"同 `([a-z_]+)`", meaning)
        words = set(re.findall(r"(?<!同 )`([a-z_\u4e00-\u9fff]+)`", meaning)) - {"null"}
        rows[keys] = words.union(*(rows[f"`{other}`"] for other in same))
        yield re.findall(r"`([a-z_]+)`", keys), rows[keys]


def words_of(part: Any) -> Iterator[str]:
    """All keys and words of closed sets under a part of a schema."""
    if isinstance(part, dict):
        yield from part.get("properties", ())
        yield from part.get("enum", ())
        for inner in part.values():
            yield from words_of(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from words_of(inner)


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.name)
def test_every_key_and_every_word_is_explained_and_none_is_invented(output: Any) -> None:
    derived: Any = schema(output.title, output.value)
    properties = derived.get("items", derived)["properties"]
    rows = list(explained(output.name.split("/")[0]))
    assert sorted(key for keys, _ in rows for key in keys) == sorted(properties)
    for keys, words in rows:
        assert words == {word for key in keys for word in words_of(properties[key])}, keys


def test_every_file_is_named() -> None:
    each_table = re.compile(r"tables/moufu-2024-3-table-[123]\.(json|csv)")
    others = [path for path, _ in exports(Site(gazette())) if not each_table.fullmatch(path)]
    assert [path for path in others if f"](data/{path})" not in PAGE] == []
    assert "`data/tables/<附表编号>.json`、`.csv`" in PAGE
