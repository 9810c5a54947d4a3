"""文号查找 in Node: what opens, what is listed, what is called unknown."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from number_tables import LISTED, OPENED, PARTS, VARIANTS, entry, write
from search_in_node import in_node

from gazette.numbers import DocumentNumber, Number, RegistrationNumber, StandardNumber, parse
from gazette.search import NumberEntry
from gazette.search.number_table import number_key
from gazette.search.variants import simplified_forms

RULES = json.loads(Path(__file__).parent.joinpath("fabricated/search_rules.json").read_text(encoding="utf-8"))
SUGGESTED = """async all => {
  const answers = [];
  for (const one of all) answers.push(await GazetteSearch.suggestNumbers(one, 8).then(found => found.map(one => one.number)));
  return answers;
}"""

HELD = {
    "永政办发〔2021〕13号": True,
    "永政办发〔2020〕13号": True,
    "永政办发〔2021〕19号": True,
    "永政人〔2021〕13号": True,
    "永政函〔2019〕7号": True,
    "YZCR-2021-01009": True,
    "国务院令第722号": False,
    "湖南省人民政府令第265号": False,
    "GB5749-2006": False,
    "湘政办发〔2018〕44号": False,
    "湘建城〔2015〕3号": False,
    "国办函〔2021〕5号": False,
    "中办发〔2021〕6号": False,
    "湘环发〔2021〕8号": False,
    "财政部公告2016年第6号": False,
    "岚府办发〔2017〕5号": False,
    "岚府办发〔2017〕6号": False,
    "岚府办发〔2017〕56号": False,
}


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, object], Any]:
    """Ask the look-up over the table of HELD."""
    read = {number: parse(number) for number in HELD}
    entries = [entry(number, HELD[text], cited=2) for text, number in read.items() if number]
    assert len(entries) == len(HELD)
    folder = write(tmp_path_factory.mktemp("held"), entries)
    return lambda script, given: in_node(script, given, folder=folder, parts=PARTS, variants=VARIANTS).answer


@pytest.mark.parametrize("texts", [list(RULES["number_keys"])], ids=["table"])
def test_the_same_keys_on_both_sides(ask: Callable[[str, object], Any], texts: list[str]) -> None:
    assert ask("all => all.map(GazetteSearch.numberKey)", texts) == list(RULES["number_keys"].values())


LIKELY = st.text(
    st.sampled_from(
        "永政办发令第号年文件〔〕[]零〇○一二三四九十百千两0O1lI2o年 \t\u202a\u2069\u200b-Xyz中华人民共和国號發"
    )
)


@given(st.lists(LIKELY | st.text() | st.text(st.sampled_from("".join(simplified_forms()))), max_size=400))
@settings(max_examples=12, deadline=None)
def test_both_sides_agree_on_any_text(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    # Surrogates that stand alone cannot be handed to Node.
    told = in_node(
        "all => all.map(GazetteSearch.numberKey)",
        texts,
        folder=tmp_path_factory.getbasetemp(),
        parts=("tokens", "number-key"),
        variants=VARIANTS,
    )
    assert told.answer == [[key.head, list(key.digits)] for key in map(number_key, texts)]


OPENS = {
    "永政办发〔2021〕13号": "永政办发〔2021〕13号",
    "永政办发 2021 13": "永政办发〔2021〕13号",
    "永政办发202113": "永政办发〔2021〕13号",
    "永政辦發〔2021〕13號": "永政办发〔2021〕13号",
    "永政办发〔2O21〕l3号": "永政办发〔2021〕13号",
    "永政办发〔2021〕I3号": "永政办发〔2021〕13号",
    "永政办发〔2021〕十三号": "永政办发〔2021〕13号",
    "永政办发二〇二一年第十三号": "永政办发〔2021〕13号",
    "\u202a永政办发\u202c〔2021〕\u206613\u2069号": "永政办发〔2021〕13号",
    "永政办发〔2021〕13号文": "永政办发〔2021〕13号",
    "永政办发〔2021〕13号文件": "永政办发〔2021〕13号",
    "永政办发19": "永政办发〔2021〕19号",
    "永政办发13": None,
    "政办发〔2021〕13号": "永政办发〔2021〕13号",
    "办发2021 13": "永政办发〔2021〕13号",
    "政函〔2019〕7号": "永政函〔2019〕7号",
    "yzbf 2021 13": "永政办发〔2021〕13号",
    "YZBF19": "永政办发〔2021〕19号",
    "yzcr 2021 1009": "YZCR-2021-01009",
    "01009": "YZCR-2021-01009",
    "国令第722号": "国务院令第722号",
    "国务院令七百二十二号": "国务院令第722号",
    "湖南省政府令265": "湖南省人民政府令第265号",
    "GB5749": "GB5749-2006",
    # what must never open another document
    "永办发〔2021〕13号": None,
    "国函〔2021〕5号": None,
    "中发〔2021〕6号": None,
    "湘环〔2021〕8号": None,
    "政办〔2021〕13号": None,
    "发〔2021〕13号": None,
    "建城〔2015〕3号": None,
    "政办发〔2018〕44号": None,
    "办函〔2021〕5号": None,
    "永政发〔2021〕13号": None,
    "永政办发〔2021〕99号": None,
    "永政办发2021": None,
    "13号": None,
    "13号文": None,
    "十三号": None,
    "2021 13": None,
    "13": None,
    "岚府办发〔2017〕5-6号": None,
    "2021.7.15": None,
    "100l": None,
    "停车": None,
    "": None,
}


def test_what_opens(ask: Callable[[str, object], Any]) -> None:
    assert dict(zip(OPENS, ask(OPENED, list(OPENS)), strict=True)) == OPENS


MATCHES = {
    "13号": ["永政人〔2021〕13号", "永政办发〔2021〕13号", "永政办发〔2020〕13号"],
    "十三号文件": ["永政人〔2021〕13号", "永政办发〔2021〕13号", "永政办发〔2020〕13号"],
    "办发 13": ["永政办发〔2021〕13号", "永政办发〔2020〕13号"],
    "令第722号": ["国务院令第722号"],
    "省政府令265": ["湖南省人民政府令第265号"],
    "公告2016 6": ["财政部公告2016年第6号"],
    "岚府办发〔2017〕5-6号": ["岚府办发〔2017〕5号", "岚府办发〔2017〕6号"],
    "岚府办发〔2017〕5号、6号": ["岚府办发〔2017〕5号", "岚府办发〔2017〕6号"],
    "岚府办发〔2017〕7-8号": [],
    "建城 3": ["湘建城〔2015〕3号"],
    "永政办发2021年": ["永政办发〔2021〕13号", "永政办发〔2021〕19号"],
    "永办发〔2021〕13号": [],
    "政办〔2021〕13号": [],
}


def test_what_is_listed(ask: Callable[[str, object], Any]) -> None:
    answers = ask(LISTED, list(MATCHES))
    assert {typed: sorted(answer["matches"]) for typed, answer in zip(MATCHES, answers, strict=True)} == {
        typed: sorted(found) for typed, found in MATCHES.items()
    }


def test_own_numbers_come_first_and_newer_ones_before_older(ask: Callable[[str, object], Any]) -> None:
    assert ask(LISTED, ["13号"])[0]["matches"][-1] == "永政办发〔2020〕13号"
    assert ask(LISTED, ["办发2021 6", "6号"])[1]["matches"] == [
        "中办发〔2021〕6号",
        "岚府办发〔2017〕6号",
        "财政部公告2016年第6号",
    ]


UNKNOWN = {
    "永政办发〔2021〕14号": ("surely", "永政办发〔2021〕13号"),
    "永政办发99": ("surely", "永政办发〔2021〕19号"),
    "永办发〔2021〕13号": ("maybe", "永政办发〔2021〕13号"),
    "国函〔2021〕5号": ("maybe", "国办函〔2021〕5号"),
    "政办〔2021〕13号": ("maybe", "永政办发〔2021〕13号"),
    "别处发〔2021〕14号": ("maybe", None),
    "永政办发2031": ("surely", "永政办发〔2021〕19号"),
    "永政办发〔2031〕1号": ("surely", "永政办发〔2021〕13号"),
    "清洗消毒": ("", None),
    "100元": ("", None),
}


def test_what_is_called_unknown(ask: Callable[[str, object], Any]) -> None:
    for (typed, (unknown, nearest)), answer in zip(UNKNOWN.items(), ask(LISTED, list(UNKNOWN)), strict=True):
        assert (typed, answer["matches"], answer["unknown"]) == (typed, [], unknown)
        assert nearest is None or answer["nearest"][0] == nearest, typed


SUGGESTIONS = {
    "永政": [
        "永政人〔2021〕13号",
        "永政办发〔2021〕13号",
        "永政办发〔2021〕19号",
        "永政办发〔2020〕13号",
        "永政函〔2019〕7号",
    ],
    "永政办发〔2021": ["永政办发〔2021〕13号", "永政办发〔2021〕19号"],
    "永政办发〔2021〕1": ["永政办发〔2021〕13号", "永政办发〔2021〕19号"],
    "永政办发20211": ["永政办发〔2021〕13号", "永政办发〔2021〕19号"],
    "永政办发〔202": ["永政办发〔2021〕13号", "永政办发〔2021〕19号", "永政办发〔2020〕13号"],
    "yzb": ["永政办发〔2021〕13号", "永政办发〔2021〕19号", "永政办发〔2020〕13号"],
    "国务院令": ["国务院令第722号"],
    "国务院令7": ["国务院令第722号"],
    "办发 13": ["永政办发〔2021〕13号", "永政办发〔2020〕13号"],
    "停车": [],
    "": [],
}


def test_suggestions(ask: Callable[[str, object], Any]) -> None:
    found = ask(SUGGESTED, list(SUGGESTIONS))
    assert {typed: sorted(one) for typed, one in zip(SUGGESTIONS, found, strict=True)} == {
        typed: sorted(one) for typed, one in SUGGESTIONS.items()
    }


@pytest.fixture(scope="module")
def ask_long(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, object], Any]:
    """Ask the look-up over series of many years."""
    numbers: list[tuple[Number, bool]] = [
        (DocumentNumber("永政办发", year, serial), True)
        for year in range(1996, 2025)
        for serial in range(1, 31)
    ]
    numbers += [
        (DocumentNumber("永政发", year, serial), True)
        for year in (1998, 2003, 2012)
        for serial in range(1, 9)
    ]
    numbers += [(DocumentNumber("湘政办发", year, 12), False) for year in range(2001, 2025)]
    numbers += [(StandardNumber("DB43/T", "5", 2010), False), (RegistrationNumber("YZCR", 2021, 1009), True)]
    folder = write(tmp_path_factory.mktemp("long"), [entry(number, own) for number, own in numbers])
    return lambda script, given: in_node(script, given, folder=folder, parts=PARTS, variants=VARIANTS).answer


def _of(year: int, *serials: int) -> list[str]:
    return [f"永政办发〔{year}〕{serial}号" for serial in serials]


BEGUN = {
    "永政办发201": _of(2019, *range(30, 22, -1)),
    "永政办发〔201": _of(2019, *range(30, 22, -1)),
    "永政办发〔20": _of(2024, *range(30, 22, -1)),
    "永政办发〔1": _of(1999, *range(30, 22, -1)),
    "永政办发199": _of(1999, *range(30, 22, -1)),
    "永政办发 2003 ": _of(2003, *range(30, 22, -1)),
    "永政办发〔2004〕1": _of(2004, 1, *range(19, 12, -1)),
    "政办发〔2004〕1": _of(2004, 1, *range(19, 12, -1)),
    "永政办发〔2004〕12": _of(2004, 12),
    "永政办发20041": _of(2004, 1, *range(19, 12, -1)),
    "永政办发〔04": _of(2004, *range(30, 22, -1)),
    "永政办发〔98〕2": _of(1998, 2, *range(29, 22, -1)),
    "永政办发98-12": _of(1998, 12),
}


def test_a_number_that_is_begun_is_suggested_the_newest_first(ask_long: Callable[[str, object], Any]) -> None:
    assert dict(zip(BEGUN, ask_long(SUGGESTED, list(BEGUN)), strict=True)) == BEGUN


TWO_DIGITS = {
    "永政发〔03〕5号": "永政发〔2003〕5号",
    "永政发[98]5号": "永政发〔1998〕5号",
    "永政发（９８）５号": "永政发〔1998〕5号",
    "永政发98-5": "永政发〔1998〕5号",
    "永政发98年5号": "永政发〔1998〕5号",
    "〔98〕永政发第5号": "永政发〔1998〕5号",
    "政发〔12〕8号": "永政发〔2012〕8号",
    "yzf 03 5": "永政发〔2003〕5号",
    "yzcr-21-01009": "YZCR-2021-01009",
    # what is no year of two digits, or of no number
    "永政发〔04〕5号": None,
    "永政发〔003〕5号": None,
    "永政发5-8": None,
    "永政发03": None,
    "98-5": None,
    "DB43/T5": "DB43/T5-2010",
    "dbt 10-5": None,
}


def test_a_year_of_two_digits_is_read_in_full(ask_long: Callable[[str, object], Any]) -> None:
    opened = dict(zip(TWO_DIGITS, ask_long(OPENED, list(TWO_DIGITS)), strict=True))
    assert opened == TWO_DIGITS


def test_a_year_of_two_digits_lists_its_numbers(ask_long: Callable[[str, object], Any]) -> None:
    typed = ["永政发〔03〕", "〔98〕5号", "永政发〔03〕99号"]
    of_year, any_series, unknown = ask_long(LISTED, typed)
    assert sorted(of_year["matches"]) == [f"永政发〔2003〕{serial}号" for serial in range(1, 9)]
    assert sorted(any_series["matches"]) == ["永政办发〔1998〕5号", "永政发〔1998〕5号"]
    assert (unknown["matches"], unknown["unknown"], unknown["nearest"][0]) == (
        [],
        "surely",
        "永政发〔2003〕8号",
    )


def test_who_cites_it_is_told(ask: Callable[[str, object], Any]) -> None:
    found = ask("typed => GazetteSearch.lookUpNumber(typed)", "国令722")["matches"]
    assert [[len(one["citedBy"]), one["cited"], one["related"], one["own"]] for one in found] == [
        [2, 2, [], False]
    ]


def test_what_cannot_be_loaded_is_not_called_unknown(ask: Callable[[str, object], Any]) -> None:
    script = """typed => {
      const data = GazetteSearch.data;
      GazetteSearch.data = name => (name.startsWith("numbers/") ? Promise.reject(new Error(name)) : data(name));
      return GazetteSearch.lookUpNumber(typed);
    }"""
    answer = ask(script, "永政办发〔2021〕13号")
    assert (answer["matches"], answer["unknown"], answer["nearest"]) == ([], "", [])


PRINTED = [
    "省茶务总站公告2017年第48号",
    "青府令第9187号",
    "国家主席令第931号",
    "省政府1979年318号",
    "岚驿字〔1997〕61号",
    "岚府办发〔2017〕5号",
    "岚府办发〔2017〕6号",
    "岚府办发〔2017〕56号",
    "省财政厅 省交通厅公告2019年第57号",
    "岚州市人民政府令第31号",
    "财税〔2016〕36号",
]
AS_PRINTED = {
    "国家主席令第九百三十一号": ["国家主席令第931号"],
    "主席令第九百三十一号": ["国家主席令第931号"],
    "中华人民共和国主席令第九百三十一号": ["国家主席令第931号"],
    "省政府一九七九年318号文件": ["省政府1979年318号"],
    "〔1997〕岚驿字第61号": ["岚驿字〔1997〕61号"],
    "岚府办发〔2017〕5-6号": ["岚府办发〔2017〕5号", "岚府办发〔2017〕6号"],
    "岚府办发〔2017〕5号、6号": ["岚府办发〔2017〕5号", "岚府办发〔2017〕6号"],
    "公告2019年第57号": ["省财政厅 省交通厅公告2019年第57号"],
    "省财政厅、省交通厅公告〔2019〕57号": ["省财政厅 省交通厅公告2019年第57号"],
    "市政府第31号令": ["岚州市人民政府令第31号"],
    "财税[2016]第36号": ["财税〔2016〕36号"],
    "岚府办发〔2017〕7-8号": [],
}


def test_numbers_are_found_as_printed_and_as_normally_spelt(tmp_path: Path) -> None:
    entries = [
        NumberEntry(
            text,
            "",
            "",
            None,
            f"{k}.html",
            False,
            aliases=tuple(form.spellings() if form and form.aliased else ()),
        )
        for k, text in enumerate(PRINTED)
        for form in [parse(text)]
    ]
    expected = {text: [text] for text in PRINTED} | AS_PRINTED
    answers = in_node(
        LISTED, list(expected), folder=write(tmp_path, entries), parts=PARTS, variants=VARIANTS
    ).answer
    found = {typed: sorted(answer["matches"]) for typed, answer in zip(expected, answers, strict=True)}
    assert found == expected
