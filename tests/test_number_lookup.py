"""文号查找 in Node: what opens, what is listed, what is called unknown, and what it costs."""

from __future__ import annotations

import functools
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from number_tables import OTHERS, OWN, UNHELD, VARIANTS, drawn, entry, write
from search_in_node import Told, in_node
from search_queries import full_spellings, short_spellings

from gazette.numbers import DocumentNumber, Number, parse
from gazette.search import NumberEntry, number_table
from gazette.search.number_table import number_key
from gazette.search.scripts import write_data_script
from gazette.search.variants import simplified_forms

PARTS = ("tokens", "engine", "number-key", "number-lookup")
RULES = json.loads(Path(__file__).parent.joinpath("fabricated/search_rules.json").read_text(encoding="utf-8"))
LISTED = """async all => {
  const answers = [];
  for (const one of all) {
    const { matches, unknown, nearest, limited } = await GazetteSearch.lookUpNumber(one);
    answers.push({ matches: matches.map(one => one.number), unknown, nearest: nearest.map(one => one.number), limited });
  }
  return answers;
}"""
OPENED = """async all => {
  const opened = [];
  for (const one of all) opened.push(await GazetteSearch.unambiguousNumber(one).then(entry => entry && entry.number));
  return opened;
}"""
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


def test_who_cites_it_is_told(ask: Callable[[str, object], Any]) -> None:
    found = ask("typed => GazetteSearch.lookUpNumber(typed)", "国令722")["matches"]
    assert [[len(one["citedBy"]), one["cited"], one["related"], one["own"]] for one in found] == [
        [2, 2, [], False]
    ]


@functools.cache
def _table(seed: int) -> dict[Number, NumberEntry]:
    return drawn(2_000, random.Random(seed), OWN, OTHERS)


@pytest.fixture(scope="module")
def seed() -> int:
    """Another table at every run; a failure says which."""
    return random.randrange(10**6)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, seed: int) -> Path:
    return write(tmp_path_factory.mktemp("many"), list(_table(seed).values()))


def _opened(folder: Path, typed: list[str]) -> list[str | None]:
    answer: list[str | None] = in_node(OPENED, typed, folder=folder, parts=PARTS, variants=VARIANTS).answer
    return answer


def test_every_number_opens_in_every_full_spelling(many: Path, seed: int) -> None:
    asked = [(str(number), spelling) for number in _table(seed) for spelling in full_spellings(number)]
    opened = _opened(many, [spelling for _, spelling in asked])
    wrong = [(one, found) for one, found in zip(asked, opened, strict=True) if found != one[0]]
    assert wrong == [], f"种子 {seed}"


def test_no_number_of_another_series_opens_one_of_ours(many: Path, seed: int) -> None:
    table = _table(seed)
    ours = [number for number, one in table.items() if one.own and isinstance(number, DocumentNumber)]
    draw = random.Random(seed)
    foreign = [
        DocumentNumber(series, number.year, number.serial) for number in ours for series in [*OTHERS, *UNHELD]
    ]
    foreign = draw.sample(foreign, min(len(foreign), 2_000))
    asked = [(number, spelling) for number in foreign for spelling in full_spellings(number)[:4]]
    opened = _opened(many, [spelling for _, spelling in asked])
    wrong = [
        (spelling, found)
        for (number, spelling), found in zip(asked, opened, strict=True)
        if found not in (None, str(number)) or (found and number not in table)
    ]
    assert wrong == [], f"种子 {seed}"


def test_every_number_is_among_what_a_short_spelling_may_mean(many: Path, seed: int) -> None:
    numbers = list(_table(seed))
    asked = [
        (str(one), spelling)
        for one in random.Random(seed).sample(numbers, 300)
        for spelling in short_spellings(one, numbers)
    ]
    told = in_node(LISTED, [spelling for _, spelling in asked], folder=many, parts=PARTS, variants=VARIANTS)
    wrong = [
        (one, answer)
        for one, answer in zip(asked, told.answer, strict=True)
        if one[0] not in answer["matches"] and not answer["limited"]
    ]
    assert wrong == [], f"种子 {seed}"


HOSTILE = [
    *(
        "2" * 100_000,
        "a" * 100_000,
        "〔" * 100_000,
        "〔1a号" * 25_000,
        "1 " * 500 + "b",
        "第" * 100_000 + "a",
    ),
    *(
        "o1" * 50_000 + "x",
        "十" * 100_000,
        "一" * 100_000 + "号",
        "l" * 100_000,
        " " * 100_000 + "x",
        "号文件" * 30_000,
    ),
    *(
        "词语 " * 1_000,
        "2" * 29 + "a",
        "13812345678" * 2 + "x",
        "a" * 64,
        "1" * 64,
        "〔1a号" * 16,
        "年" * 63 + "a",
    ),
]


def test_nothing_typed_takes_long(many: Path) -> None:
    script = """async all => {
      const measured = [];
      await GazetteSearch.lookUpNumber("永政办发1");
      for (const typed of all) {
        for (const read of [GazetteSearch.numberKey, GazetteSearch.lookUpNumber, GazetteSearch.unambiguousNumber,
                            typed => GazetteSearch.suggestNumbers(typed, 8)]) {
          const started = performance.now();
          await read(typed);
          measured.push(performance.now() - started);
        }
      }
      return measured;
    }"""
    assert max(in_node(script, HOSTILE, folder=many, parts=PARTS, variants=VARIANTS).answer) < 100


@pytest.fixture(scope="module")
def huge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """100,000 numbers in 2,500 series, 60 of them ours."""
    draw = random.Random(7)
    places = "永湘国中岳衡郴怀邵常益娄张株潭粤桂赣鄂黔川渝滇闽浙苏皖鲁豫冀晋陕甘青宁新藏蒙辽吉黑京津沪琼"
    bodies = "政建财环教卫民水农林交通公司法审统体文旅广电税商工信科人社自然资发改价格城管应急退役医保"
    series = {
        draw.choice(places)
        + "".join(draw.choices(bodies, k=draw.choice([1, 2, 3])))
        + draw.choice("发函字办规")
        for _ in range(4_000)
    }
    ordered = sorted(series)
    draw.shuffle(ordered)
    folder = tmp_path_factory.mktemp("huge")
    entries = list(drawn(100_000, draw, [*OWN, *ordered[:40]], [*OTHERS, *ordered[40:2_440]]).values())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(number_table, "_exists", lambda *_: True)
        write_data_script(folder, "contents", number_table.write_number_table(folder, entries))
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed",
    [
        "永政办发〔2021〕13号",
        "13号",
        "1号",
        "2021 1",
        "2021 13",
        "办发 13",
        "发2021 1",
        "yzbf 13",
        "令第1号",
        "国令1",
        "永办发〔2021〕13号",
        "永政办发〔2021〕999号",
        "2021 998",
        "GB1001",
        "永政",
        "永政办发〔2021",
        "1",
    ],
)
def test_what_a_look_up_loads_of_a_hundred_thousand_numbers(huge: Path, typed: str) -> None:
    for script in ("lookUpNumber", "unambiguousNumber", "suggestNumbers"):
        told: Told = in_node(
            f"async typed => {{ await GazetteSearch.{script}(typed, 8); }}", typed, folder=huge, parts=PARTS
        )
        rest = sum(size for name, size in told.loaded.items() if name not in ("series", "contents"))
        assert told.loaded.get("series", 0) <= 35_000
        assert rest <= 20_000, (script, told.loaded)
