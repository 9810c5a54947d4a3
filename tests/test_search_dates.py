"""Words beside a date, in an archive of many years: what is of the date and has the words comes first."""

from __future__ import annotations

from pathlib import Path

import pytest
from search_in_node import in_node
from test_search_answers import PARTS

from gazette.fresh import Fresh
from gazette.kept import Kept
from gazette.search import Block, IndexedPage, build_search

pytestmark = pytest.mark.slow  # an index is made

ASKED = """async questions => {
  const found = [];
  for (const question of questions) {
    const answer = await GazetteSearch.answer(question, {filters: {}, everything: false});
    found.push((await GazetteSearch.textOf(answer.hits[0])).facts.url);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each year a rule of the same name; of the later ones each row tells the year of the first one."""
    root = tmp_path_factory.mktemp("dates")
    pages = []
    for year in range(2013, 2024):
        texts = [f"停车收费管理办法{'' if year == 2013 else '（2013年停车收费）'}", "停车场应当明码标价。"]
        blocks = tuple(Block(f"p-{place}", text, 1 - place) for place, text in enumerate(texts))
        pages.append(
            IndexedPage(
                f"documents/{year}.html",
                texts[0],
                "notice",
                year=str(year),
                date=f"{year}-03-01",
                issue=str(year),
                blocks=blocks,
            )
        )
    build_search(Fresh(root), pages, [], {}, (), Kept(root / "kept"))
    return root


@pytest.mark.parametrize(
    "question", ["停车收费 2013", "停车收费2013年", "2013年3月 停车收费", "2013 停车收费 管理"]
)
def test_what_is_of_the_date_and_has_the_words_comes_first(folder: Path, question: str) -> None:
    assert in_node(ASKED, [question], folder=folder, parts=PARTS).answer == ["documents/2013.html"]
