"""What the pages of a document are made from (由来): while it is the same, they show the same."""

from __future__ import annotations

import random
import re
import shutil
from collections import defaultdict
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest
from list_pages import Drawing

from archive_generator.archive import Archive
from archive_generator.project import write_data
from gazette.build import markdown_of
from gazette.pages import KINDS, pages, pages_of
from gazette.pages.families import Origins, family
from gazette.plugin.drawing import Drawn, link_attributes
from gazette.site import Site
from gazette.store import digests, load
from gazette.text import Block, Cited

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = 24
"""two issues"""
TURNS = (2, 4)
"""Chances of each kind: they hit links to and from what has changed, which no page of one origin may show."""
_NUMBER = re.compile("[一-鿿]{2,8}〔[0-9]{4}〕[0-9]+号")
_LINE = re.compile("^( *(?:- )?(?:[a-z_]+: )?)([一-鿿].{6,}。)$", re.MULTILINE)

Edit = Callable[[random.Random, list[Path]], None]


def _rewrite(change: Callable[[random.Random, str, list[Path]], str]) -> Edit:
    """A change in the text of one file that it changes."""

    def edit(rng: random.Random, files: list[Path]) -> None:
        for path in rng.sample(files, len(files)):
            old = path.read_text("utf-8")
            new = change(rng, old, files)
            if new != old:
                path.write_text(new, "utf-8")
                return

    return edit


def _one(pattern: re.Pattern[str], told: Callable[[random.Random, re.Match[str], list[Path]], str]) -> Edit:
    """Other words in the place of one match of a pattern."""

    def change(rng: random.Random, text: str, files: list[Path]) -> str:
        found = list(pattern.finditer(text))
        if not found:
            return text
        match = rng.choice(found)
        return text[: match.start()] + told(rng, match, files) + text[match.end() :]

    return _rewrite(change)


def _number_of_another(rng: random.Random, files: list[Path]) -> str:
    notices = [path for path in files if path.name == "notice.yml"]
    return rng.choice(_NUMBER.findall("".join(path.read_text("utf-8") for path in rng.sample(notices, 5))))


def _gone(rng: random.Random, files: list[Path]) -> None:
    shutil.rmtree(rng.choice(files).parent)


EDITS_OF_KIND: dict[str, Edit] = {
    "a word more": _one(_LINE, lambda _, line, __: f"{line[1]}依法{line[2]}"),
    "a sentence less": _one(_LINE, lambda _, line, __: f"{line[1]}略。"),
    "another number": _one(_NUMBER, lambda rng, _, files: _number_of_another(rng, files)),
    "a repeal": _one(_LINE, lambda rng, line, files: f"{line[0]}{_number_of_another(rng, files)}同时废止。"),
    "another day": _one(re.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}|20[0-9]{2}年"), lambda *_: "2019年"),
    "another title": _one(re.compile("^title: .+$", re.MULTILINE), lambda _, line, __: f"{line[0]}（试行）"),
    "a document less": _gone,
}


class State:
    """The data of a folder: the origins of all families, and what their pages show."""

    def __init__(self, root: Path) -> None:
        self.site = Site(load(root)[0], digests(root))
        origins = Origins(self.site, "")
        self.origins = {notice.url: own for notice, own in origins}
        kept = pages(self.site, [kind for kind in KINDS if not kind.of_document])
        self.alone = {page.address: (origins.of_page(page), kind, page) for kind, page in kept}
        self._shown: dict[str, list[str]] = {}

    def shown_alone(self, addresses: set[str]) -> dict[str, str]:
        """The pages that are kept by themselves."""
        drawing = Drawing(self.site)
        kept = {address: self.alone[address][1:] for address in addresses}
        return {
            address: markdown_of(page) + drawing.draw(kind, page) for address, (kind, page) in kept.items()
        }

    def shown(self, families: set[str]) -> dict[str, list[str]]:
        drawing = Drawing(self.site)
        found: dict[str, list[str]] = defaultdict(list)
        notices = self.site.archive.notices.values()
        new = [notice for notice in notices if notice.url in families - self._shown.keys()]
        for kind, page in chain.from_iterable(pages_of(self.site, notice) for notice in new):
            drawn = Drawn(page, drawing.environment)
            blocks = [block for block in page.text.body if isinstance(block, Block)]
            cited = [run for block in blocks for run in block.runs if isinstance(run, Cited)]
            told = [str(drawn.behind(block)) + str(drawn.below(block)) for block in blocks]
            told += [str(link_attributes(run, drawn.view)) for run in cited if drawn.view]
            told += [str(drawn.table())] if page.text.grid else []
            found[family(page.address)] += [markdown_of(page), drawing.draw(kind, page), *told]
        self._shown |= found
        return {name: self._shown[name] for name in families}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, State]:
    root = tmp_path_factory.mktemp("archive")
    real = load(ROOT)[0]
    assert sum(write_data(root, real, Archive(real, DOCUMENTS, 3))) == DOCUMENTS
    return root, State(root)


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("kind", EDITS_OF_KIND)
def test_pages_of_one_origin_show_the_same(
    before: tuple[Path, State], kind: str, turn: int, tmp_path: Path
) -> None:
    root, state = before
    shutil.copytree(root, tmp_path / "edited")
    files = sorted((tmp_path / "edited" / "data").glob("2*/*/*/*.yml"))
    EDITS_OF_KIND[kind](random.Random(f"{kind} {turn}"), files)
    edited = State(tmp_path / "edited")
    same = {name for name, origin in state.origins.items() if edited.origins.get(name) == origin}
    assert 0 < len(same) < len(state.origins)
    assert state.shown(same) == edited.shown(same)
    alone = {name for name, told in state.alone.items() if edited.alone.get(name, ("",))[0] == told[0]}
    assert alone
    assert state.shown_alone(alone) == edited.shown_alone(alone)
