"""What a question loads of a large archive: what it needs, as servers send it, and no more where the archive is larger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from search_in_node import Told, in_node
from test_search_answers import PARTS

from gazette.fresh import Fresh
from gazette.kept import Kept
from gazette.search import Block, IndexedPage, build_search
from gazette.search.facts import STRETCH

pytestmark = pytest.mark.slow  # an index is made

PAGES = 5 * STRETCH + 20
ASKED = """async ([question, filters, byDate]) => {
  const answer = await GazetteSearch.answer(question, {filters: filters, byDate: byDate, everything: false});
  const texts = await Promise.all(answer.hits.slice(0, 10).map(hit => GazetteSearch.textOf(hit)));
  return {first: texts.map(text => text.facts.url), choices: await GazetteSearch.choices(answer, false)};
}"""
CHOSEN = """async question => {
  const answer = await GazetteSearch.answer(question, {filters: {}, everything: true});
  return {before: await GazetteSearch.choices(answer, false), after: await GazetteSearch.choices(answer, true)};
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of 1,300 pages each fiftieth is of parking, and those of the first 400 by another body; one page tells of a well."""
    root = tmp_path_factory.mktemp("weight")
    pages = []
    for number in range(PAGES):
        title = f"关于{'停车收费' if number % 50 == 0 else '登记备案'}的通知"
        texts = [title, f"第{number}号办法自印发之日起施行。{'水井' if number == 3 else ''}"]
        blocks = tuple(Block(f"p-{place}", text, 1 - place) for place, text in enumerate(texts))
        pages.append(
            IndexedPage(
                f"documents/{number}.html",
                title,
                "notice",
                issuer="市政府" if number < 400 else "市政府办公室",
                year=str(1960 + number // 20),
                date=f"{1960 + number // 20}-{number % 12 + 1:02}-03",
                issue=str(number // 50),
                blocks=blocks,
            )
        )
    build_search(Fresh(root), pages, [], {}, (), Kept(root / "kept"))
    return root


def _asked(folder: Path, question: str, filters: dict[str, str], *, by_date: bool = False) -> Told:
    return in_node(ASKED, [question, filters, by_date], folder=folder, parts=PARTS)


def _stretches(told: Told, name: str) -> list[int]:
    return sorted(int(part.removeprefix(f"{name}/")) for part in told.loaded if part.startswith(f"{name}/"))


@pytest.mark.parametrize(
    "question", ["停车收费", "停车收费 1999年", "关于登记备案的通知", "停车厂收费", "水井"]
)
def test_a_question_loads_little(folder: Path, question: str) -> None:
    told = _asked(folder, question, {})
    assert told.answer["first"]
    assert sum(told.loaded.values()) <= 25_000, told.loaded


def test_a_year_loads_the_dates_of_its_own_pages(folder: Path) -> None:
    told = _asked(folder, "停车收费 2005年", {})
    assert told.answer["first"][0] == "documents/900.html"
    assert _stretches(told, "dates") == [900 // STRETCH]


def test_a_day_without_its_year_is_looked_for_everywhere(folder: Path) -> None:
    told = _asked(folder, "9月3日", {})
    assert {int(url[10:-5]) % 12 for url in told.answer["first"]} == {8}
    assert _stretches(told, "dates") == list(range(PAGES // STRETCH + 1))


def test_filters_hold_in_every_stretch(folder: Path) -> None:
    told = _asked(folder, "停车收费", {"issuer": "市政府"}, by_date=True)
    assert told.answer["first"] == [f"documents/{number}.html" for number in range(350, -1, -50)][:10]


def test_what_is_spread_over_the_archive_offers_all_until_the_reader_turns_to_it(folder: Path) -> None:
    told: Any = in_node(CHOSEN, "停车收费", folder=folder, parts=PARTS).answer
    before, after = told["before"], told["after"]
    assert (before["exact"], after["exact"]) == (False, True)
    assert len(before["values"]["year"]) == PAGES // 20
    assert after["values"]["year"] == sorted({str(1960 + number // 20) for number in range(0, PAGES, 50)})


def test_what_is_found_in_one_place_offers_its_own(folder: Path) -> None:
    told = _asked(folder, "水井", {})
    assert told.answer["choices"] == {
        "values": {"kind": ["notice"], "issuer": ["市政府"], "year": ["1960"], "department": []},
        "exact": True,
    }
    assert _stretches(told, "facts") == [0]
