"""Invented tables of numbers (文号表) in real series, and how they are asked, for the tests of the look-up."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from gazette.fresh import Fresh
from gazette.numbers import (
    AnnouncementNumber,
    DocumentNumber,
    Number,
    OrderNumber,
    RegistrationNumber,
    StandardNumber,
)
from gazette.search import CitingPlace, NumberEntry
from gazette.search.number_table import write_number_table
from gazette.search.scripts import write_data_script
from gazette.search.variants import simplified_forms

PARTS = ("tokens", "engine", "number-key", "number-lookup")
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
VARIANTS = "".join(map("".join, simplified_forms().items()))
"""The whole table of 繁简: a site ships what its own text needs."""
OWN = (
    *(
        "永政发",
        "永政办发",
        "永政函",
        "永政办函",
        "永政人",
        "永政办",
        "永建城",
        "永环",
        "永政令",
        "永政任",
        "永财税",
        "永人社发",
    ),
    *("永自然资发", "永教发", "永卫发", "永民发", "永水发"),
)
OTHERS = (
    *(
        "国发",
        "国办发",
        "国函",
        "国办函",
        "中发",
        "中办发",
        "湘政发",
        "湘政办发",
        "湘政函",
        "湘政办函",
        "湘办发",
        "湘发",
        "湘环",
    ),
    *(
        "湘环发",
        "建城",
        "湘建城",
        "财税",
        "湘财税",
        "发改价格",
        "湘发改价费",
        "人社部发",
        "湘人社发",
        "环办",
        "环发",
        "湘环办",
    ),
    *(
        "自然资发",
        "湘自然资发",
        "教发",
        "湘教发",
        "卫办",
        "湘卫发",
        "湘民发",
        "建办",
        "湘水办",
        "岳政办发",
        "衡政办发",
        "郴政发",
    ),
)
UNHELD = (
    *(
        "永办发",
        "永发",
        "永办",
        "国办",
        "中办",
        "湘办",
        "永政办字",
        "怀政办发",
        "政法",
        "永政",
        "永函",
        "永政办发电",
        "邵政办发",
    ),
    *("湘政", "永字", "零政办发", "永市发", "政发改"),
)
"""Real series of which the table has no number."""
_TITLES = (
    *(
        "永州市人民政府办公室",
        "关于印发",
        "城市",
        "停车场",
        "二次供水",
        "工伤保险",
        "管理",
        "收费",
        "实施",
        "办法",
        "细则",
    ),
    *("通知", "意见", "方案", "若干", "规定", "的"),
)


def entry(number: Number, own: bool, *, cited: int = 0, title: str = "占位管理办法") -> NumberEntry:
    """A number with all that a built site tells of it."""
    kind, serial = number.key[0], "-".join(map(str, number.key[2]))
    name = "".join(f"{ord(letter):x}" for letter in number.key[1])[:24]
    url = f"{'documents' if own else 'instruments'}/{name}-{kind}-{serial}.html"
    year = next((run for run in number.key[2] if 1900 < run < 2100), 2000)
    places = tuple(CitingPlace(f"{title}{k}", f"documents/{name}-{k}.html#article-{k}") for k in range(cited))
    aliases = tuple(number.spellings()) if number.aliased else ()
    return NumberEntry(str(number), number.label, title, f"{year}-07-15", url, own, places, aliases)


def drawn(
    count: int, draw: random.Random, own: Sequence[str], others: Sequence[str]
) -> dict[Number, NumberEntry]:
    """So many numbers in these series, and orders, announcements, standards and registrations beside them."""
    found: dict[Number, NumberEntry] = {}
    while len(found) < count:
        ours = draw.random() < 0.4
        title = "".join(draw.choices(_TITLES, k=6))
        number = draw.choice(list(_forms(draw, own if ours else others, ours)))
        found[number] = entry(number, ours, cited=draw.choice([0, 0, 1, 3]), title=title)
    return found


def _forms(draw: random.Random, series: Sequence[str], ours: bool) -> Iterator[Number]:
    year, serial = draw.randint(1985, 2026), int(draw.paretovariate(0.6)) % 400 or 400
    yield from [DocumentNumber(draw.choice(series), year, serial)] * 9
    if ours:
        yield RegistrationNumber("YZCR", year, serial)
        yield OrderNumber("永州市人民政府", serial)
    else:
        yield OrderNumber(draw.choice(["国务院", "湖南省人民政府", "住房和城乡建设部"]), serial)
        yield StandardNumber(draw.choice(["GB", "GB/T", "CJJ", "DB43/T"]), str(serial + 1000), year)
        yield AnnouncementNumber(draw.choice(["财政部", "国家税务总局"]), "公告", year, serial)


def write(folder: Path, entries: list[NumberEntry]) -> Path:
    """The table in a folder with every page that it names."""
    for one in entries:
        for url in [one.url, *(place.url for place in (*one.cited_by, *one.related))]:
            page = folder / url.partition("#")[0]
            page.parent.mkdir(parents=True, exist_ok=True)
            page.touch()
    fresh = Fresh(folder)
    write_data_script(fresh, "contents", write_number_table(fresh, entries))
    return folder
