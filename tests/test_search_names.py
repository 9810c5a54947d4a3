"""What is suggested: names by any stretch of theirs, also where thousands share every pair of it."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from search_in_node import in_node

from gazette.fresh import Fresh
from gazette.kept import Kept
from gazette.search import IndexedPage
from gazette.search.names import SIZES, names_of, write_names
from gazette.search.scripts import write_data_script
from gazette.search.sounds import syllables

PARTS = ("tokens", "engine", "sounds", "names")
TITLES = ["".join(word) for word in product("停车收费", repeat=5)]
"""Of 1,024 names every pair of characters is in hundreds."""
BODIES = [("市交通局", "organization"), ("中华人民共和国停车法", "instrument"), ("停车", "topic")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("names")
    pages = [IndexedPage(f"documents/{title}.html", title, "notice") for title in TITLES]
    pages += [IndexedPage(f"{kind}/{name}.html", name, kind) for name, kind in BODIES]
    count, _ = write_names(Fresh(root), [], lambda: names_of(pages), Kept(root / "kept"))
    write_data_script(Fresh(root), "syllables", syllables("停车收费"))
    write_data_script(Fresh(root), "contents", {"names": count})
    return root


def _found(folder: Path, typed: list[str], ask: str = "findNames") -> list[list[str]]:
    script = f"""async typed => {{
      const found = [];
      for (const one of typed) found.push((await GazetteSearch.{ask}(one, 8)).map(name => name.text));
      return found;
    }}"""
    answer: list[list[str]] = in_node(script, typed, folder=folder, parts=PARTS).answer
    return answer


def test_every_name_is_the_first_that_its_own_words_find(folder: Path) -> None:
    names = [*TITLES[::17], *(name for name, _ in BODIES)]
    assert [found[:1] for found in _found(folder, names)] == [[name] for name in names]


def test_every_stretch_of_a_name_finds_names_that_hold_it(folder: Path) -> None:
    stretches = sorted(
        {
            name[at : at + size]
            for name in TITLES[::41]
            for size in SIZES
            for at in range(len(name) - size + 1)
        }
    )
    for stretch, found in zip(stretches, _found(folder, stretches), strict=True):
        assert len(found) >= min(8, sum(stretch in title for title in TITLES)), stretch
        assert all(stretch in name for name in found), stretch


@pytest.mark.parametrize("spell", [lambda name: name, str.upper])
def test_a_name_is_found_in_pinyin_and_by_its_initials(folder: Path, spell: object) -> None:
    initials, pinyin = "tcsft", "tingcheshoufeiting"
    assert callable(spell)
    for found in _found(folder, [spell(initials), spell(pinyin)]):
        assert found
        assert set(found) <= set(TITLES)


def test_what_no_text_stands_for_is_an_answer_by_its_name(folder: Path) -> None:
    asked = ["市交通局", "交通局", "停车法", "停车", "停", "停车收费停"]
    expected = [["市交通局"], ["市交通局"], ["中华人民共和国停车法"], ["停车"], [], []]
    assert _found(folder, asked, "namesAnswering") == expected
