"""文号查找 in Node over many numbers: each is found and opens no other, whatever is typed, at little cost."""

from __future__ import annotations

import functools
import random
from pathlib import Path

import pytest
from number_tables import LISTED, OPENED, OTHERS, OWN, PARTS, UNHELD, VARIANTS, drawn, write
from search_in_node import Told, in_node
from search_queries import full_spellings, short_spellings

from gazette.fresh import Fresh
from gazette.numbers import DocumentNumber, Number
from gazette.search import NumberEntry, number_table
from gazette.search.scripts import write_data_script

pytestmark = pytest.mark.slow


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


@pytest.mark.alone  # beside other work a millisecond is none
def test_nothing_typed_takes_long(many: Path) -> None:
    script = """async all => {
      const measured = [];
      for (const typed of all) {
        for (const read of [GazetteSearch.numberKey, GazetteSearch.lookUpNumber, GazetteSearch.unambiguousNumber,
                            typed => GazetteSearch.suggestNumbers(typed, 8)]) {
          let least = Infinity;
          for (let turn = 0; turn < 3; turn += 1) {
            const started = performance.now();
            await read(typed);
            least = Math.min(least, performance.now() - started);
          }
          measured.push(least);
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
        fresh = Fresh(folder)
        write_data_script(fresh, "contents", number_table.write_number_table(fresh, entries))
    return folder


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
