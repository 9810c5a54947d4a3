"""One process that reads the data again and again (`make serve`) makes of it what one makes that reads it for the first time."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from list_pages import Drawing
from test_origins import EDITS_OF_KIND

from archive_generator.archive import Archive as Invented
from archive_generator.project import write_data
from gazette.archive import Archive
from gazette.build import Session, markdown_of
from gazette.checks import check_archive
from gazette.exports import exports
from gazette.pages import pages
from gazette.remembered import Memory
from gazette.site import Site
from gazette.store import digests, load

pytestmark = pytest.mark.slow  # an archive is read again and again
ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = 48


def _shown(site: Site) -> dict[str, str]:
    drawing = Drawing(site)
    made = {page.address: (kind, page) for kind, page in pages(site)}
    shown = {address: markdown_of(page) + drawing.draw(kind, page) for address, (kind, page) in made.items()}
    return shown | dict(exports(site))


def _read(root: Path, session: Session | None) -> tuple[list[str], dict[str, str]]:
    """What the check says, and all pages; for these faults stop nothing."""
    memory = Memory(root, session)
    memory.prepare()
    gazette, unreadable = load(root, recall=memory.recall)
    archive = Archive(gazette, memory)
    found = check_archive(archive, unreadable)
    site = Site(gazette, digests(root), archive)
    shown = _shown(site)
    memory.close()
    return list(map(str, found)), shown


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_read_again_is_as_read_for_the_first_time(tmp_path: Path, seed: int) -> None:
    root = tmp_path / "archive"
    real = load(ROOT)[0]
    assert sum(write_data(root, real, Invented(real, DOCUMENTS, seed))) == DOCUMENTS
    shutil.copytree(root / "data", tmp_path / "before")
    session, chance = Session(), random.Random(seed)
    for name, edit in [*EDITS_OF_KIND.items(), ("what was", None)]:
        if edit:
            edit(chance, sorted((root / "data").glob("2*/*/*/*.yml")))
        else:
            shutil.rmtree(root / "data")
            shutil.copytree(tmp_path / "before", root / "data")
        assert _read(root, session) == _read(root, None), name
