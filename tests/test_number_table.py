"""文号表: what is written under which key."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from number_tables import entry, write

from gazette.fresh import Fresh
from gazette.numbers import DocumentNumber, Number, OrderNumber, StandardNumber
from gazette.search import CitingPlace, NumberEntry, SearchError
from gazette.search.number_key import number_key
from gazette.search.number_table import write_number_table


def _value(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def _table(folder: Path, entries: list[NumberEntry]) -> dict[str, list[Any]]:
    """All that stands in the dictionary of numbers."""
    write(folder, entries)
    buckets = sorted(folder.joinpath("search/numbers").iterdir())
    return {key: value for bucket in buckets for key, value in _value(bucket).items()}


def _numbers(value: list[Any]) -> list[str]:
    return [row[0] for row in value[1:]]


def _documents(series: str, years: range, serials: range, own: bool) -> list[NumberEntry]:
    return [entry(DocumentNumber(series, year, serial), own) for year in years for serial in serials]


def test_a_row_holds_what_shows_and_opens_a_number(tmp_path: Path) -> None:
    cited = NumberEntry(
        "国务院令第722号",
        "令",
        "占位条例",
        None,
        "instruments/a.html",
        False,
        (CitingPlace("甲", "b.html#p1"), CitingPlace("乙", "b.html#p2")),
        ("国令第722号", "国令 722"),
        (CitingPlace("丙", "c.html"),),
    )
    keys = [["国务院令", "722"], ["国令", "722"]]
    told = [0, ["国务院令第722号", "令", "占位条例", None, "instruments/a.html", 0, keys, 2, 1]]
    assert _table(tmp_path, [cited]) == dict.fromkeys(
        ["国务院令|722", "国令|722", "|722", "国务院令|", "国令|"], told
    )
    assert _value(tmp_path / "search/series.js") == [["国令", "gl", 0], ["国务院令", "gwyl", 0]]
    assert _value(tmp_path / "search/citing/1.js") == {
        "国务院令第722号|instruments/a.html": [[["甲", "b.html#p1"], ["乙", "b.html#p2"]], [["丙", "c.html"]]]
    }


KEYS: dict[Number, set[str]] = {
    DocumentNumber("永政办发", 2021, 13): {"永政办发|2021", "永政办发|13", "|13", "永政办发|"},
    OrderNumber("某厅", 5): {"某厅令|5", "|5", "某厅令|"},
    StandardNumber("GB", "5749", 2006): {"gb|5749", "gb|2006", "|5749", "gb|"},
    StandardNumber("DB43/T", "1234", 2019): {"dbt|43", "dbt|1234", "dbt|2019", "|43", "|1234", "dbt|"},
    DocumentNumber("某府发", 1997, 2001): {"某府发|1997", "某府发|2001", "|2001", "某府发|"},
}


@pytest.mark.parametrize(("number", "keys"), KEYS.items(), ids=map(str, KEYS))
def test_the_keys_of_a_number(tmp_path: Path, number: Number, keys: set[str]) -> None:
    assert set(_table(tmp_path, [entry(number, True)])) == keys


def test_two_numbers_that_look_alike_are_both_kept(tmp_path: Path) -> None:
    twice = [
        NumberEntry("甲发〔2021〕1号", "发文字号", title, None, f"{title}.html", True) for title in "乙丙"
    ]
    assert [row[2] for row in _table(tmp_path, twice)["甲发|1"][1:]] == ["乙", "丙"]


def test_own_series_stand_first_then_those_with_the_most_numbers(tmp_path: Path) -> None:
    cited = [
        *_documents("甲发", range(2020, 2021), range(1, 3), False),
        *_documents("乙发", range(2020, 2021), range(1, 5), False),
    ]
    write(tmp_path, [*cited, *_documents("丙发", range(2020, 2021), range(1, 2), True)])
    assert [head for head, *_ in _value(tmp_path / "search/series.js")] == ["丙发", "乙发", "甲发"]


def test_the_newest_of_a_series_are_suggested_own_ones_first(tmp_path: Path) -> None:
    table = _table(
        tmp_path,
        [
            *_documents("甲发", range(2010, 2025), range(1, 2), False),
            *_documents("甲发", range(2001, 2005), range(2, 3), True),
        ],
    )
    years = [2004, 2003, 2002, 2001, 2024, 2023, 2022, 2021]
    assert _numbers(table["甲发|"]) == [f"甲发〔{year}〕{2 if year < 2010 else 1}号" for year in years]


def test_of_a_long_series_the_years_are_told(tmp_path: Path) -> None:
    table = _table(
        tmp_path,
        [
            *_documents("甲发", range(1998, 2010), range(1, 3), True),
            *_documents("乙发", range(2001, 2009), range(1, 2), True),
        ],
    )
    assert table["甲发|*"] == [str(year) for year in range(2009, 1997, -1)]
    assert "乙发|*" not in table


def test_what_is_too_much_is_cut_by_year(tmp_path: Path) -> None:
    letters = [chr(0x4E00 + 97 * k) for k in range(30)]
    cited = [
        one for letter in letters for one in _documents(f"{letter}发", range(2010, 2020), range(7, 8), False)
    ]
    own = [
        one
        for letter in letters[:5]
        for one in _documents(f"{letter}办", range(2010, 2020), range(7, 8), True)
    ]
    table = _table(tmp_path, [*cited, *own])
    limited, *newest = table["|7"]
    assert (limited, len(newest), {row[5] for row in newest}) == (1, 40, {1})
    assert newest[0][3] == "2019-07-15"
    assert (table["|7|2015"][0], len(table["|7|2015"]) - 1) == (0, 35)
    assert (table["一发|7"][0], len(table["一发|7"]) - 1) == (0, 10)


def test_a_year_with_too_many_keeps_the_newest_and_says_so(tmp_path: Path) -> None:
    table = _table(tmp_path, _documents("甲发", range(2020, 2021), range(1, 301), True))
    assert (table["甲发|2020"][0], len(table["甲发|2020"]) - 1) == (1, 200)
    assert "甲发|2020|2020" not in table


def test_a_number_cited_everywhere_keeps_what_a_reader_looks_through(tmp_path: Path) -> None:
    often = entry(OrderNumber("国务院", 1), False, cited=300)
    assert _table(tmp_path, [often])["国务院令|1"][1][-2:] == [300, 0]
    buckets = [_value(path) for path in tmp_path.joinpath("search/citing").iterdir()]
    assert [len(places) for bucket in buckets for places, _ in bucket.values()] == [100]


@pytest.mark.parametrize("wrong", ["url", "cited_by", "related"])
def test_a_number_must_lead_to_a_page(tmp_path: Path, wrong: str) -> None:
    tmp_path.joinpath("a.html").touch()
    lost = (CitingPlace("乙", "x.html#p-1"),)
    told: dict[str, Any] = {"url": "a.html", "cited_by": (), "related": ()}
    told |= {wrong: "x.html" if wrong == "url" else lost}
    with pytest.raises(SearchError) as refused:
        write_number_table(Fresh(tmp_path), [NumberEntry("甲1号", "公文", "甲", None, own=True, **told)])
    anchor = "" if wrong == "url" else "#p-1"
    assert str(refused.value) == f"文号表指向不存在的页面，请核对其网址：甲1号：x.html{anchor}"


def test_a_gazette_without_numbers(tmp_path: Path) -> None:
    assert write_number_table(Fresh(tmp_path), []) == {"numbers": ["0"], "citing": ["0"]}
    assert _value(tmp_path / "search/series.js") == []


@pytest.mark.parametrize("text", ["2", "a", "o1", "〔1a号", "1 ", "十", "一", "号文件", " ", "\u202a"])
def test_any_key_is_read_in_one_pass(text: str) -> None:
    started = time.process_time()
    number_key(text * (100_000 // len(text)) + "x")
    assert time.process_time() - started < 1
