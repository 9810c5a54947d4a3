"""The open data of the built site: as its schemas say, whole, and every address in it leads somewhere."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from page_reader import read_page

from gazette import verify

OpenData = Callable[[str], Any]


def addresses(value: Any) -> Iterator[str]:
    """Every `url` in a JSON value, with its `anchor` where one belongs to it."""
    if isinstance(value, dict):
        for key, child in value.items():
            if key == "url" or key.endswith("_url"):
                if child:
                    yield child
            else:
                yield from addresses(child)
    elif isinstance(value, list):
        for child in value:
            yield from addresses(child)


@pytest.mark.parametrize("name", ["documents", "numbers", "appointments", "issues"])
def test_a_file_is_as_its_schema_says_and_leads_somewhere(
    built: Path, open_data: OpenData, name: str
) -> None:
    data = open_data(f"{name}.json")
    Draft202012Validator(open_data(f"{name}.schema.json")).validate(data)
    ids: dict[str, set[str]] = {}
    for address in addresses(data):
        file, _, anchor = address.partition("#")
        if file not in ids:
            ids[file] = {each.attributes.get("id", "") for each in read_page(built / file).walk()}
        assert not anchor or anchor in ids[file], address


def test_every_document_of_the_issue(open_data: OpenData) -> None:
    documents = open_data("documents.json")
    assert Counter(one["kind"] for one in documents) == {"notice": 15, "interpretation": 8, "table": 5}
    assert Counter(one["id"].split("-")[0] for one in documents if one["kind"] == "notice") == {
        "yongzhengfa": 1,
        "yongzhengbanfa": 7,
        "yongzhengren": 7,
    }
    for one in documents:
        if one["kind"] == "interpretation":
            (explained,) = (other for other in documents if other["id"] == one["interprets"])
            assert explained["interpretation"] == one["id"]


@pytest.mark.parametrize(
    ("table", "rows", "totals"),
    [
        ("yongzhengfa-2021-6-table-1", 32, 0),  # 25 serials, some of several items
        ("yongzhengbanfa-2021-14-table-1", 102, 0),
        ("yongzhengbanfa-2021-16-table-1", 30, 1),
    ],
)
def test_tables_are_whole(open_data: OpenData, table: str, rows: int, totals: int) -> None:
    data = open_data(f"tables/{table}.json")
    assert (len(data["rows"]), len(data["totals"])) == (rows, totals)


def test_the_csv_says_what_the_json_says(built: Path, open_data: OpenData) -> None:
    schema = Draft202012Validator(open_data("tables/table.schema.json"))
    for path in sorted((built / "data/tables").glob("*-table-*.json")):
        data = json.loads(path.read_text("utf-8"))
        schema.validate(data)
        with path.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
            head, *lines = csv.reader(file)
        assert head == [column["label"] for column in data["columns"]]
        assert len(lines) == len(data["rows"]) + len(data["totals"])
        assert {len(line) for line in lines} == {len(head)}


def test_the_manifest_lists_every_file(built: Path) -> None:
    listed = verify.read_manifest(built / verify.MANIFEST)
    there = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    assert set(listed) == there - {verify.MANIFEST}
