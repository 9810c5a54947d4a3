"""The published Markdown: each document as any reader of Markdown shows it, in the words, headings and links of its page."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest
from markdown_readers import READERS, Said, is_footnote, said
from page_reader import Element, is_ours, read_page, squeezed

from gazette import addresses
from gazette.document import Document
from gazette.site import Site
from gazette.text import Texts, words

PLAIN = 0.95
"""At least so much of a document's Markdown is no HTML, tables with merged cells left out."""


def _is_around(element: Element) -> bool:
    """What the frame adds to the text; the head, which stands in another order on the page."""
    return is_ours(element) or element.attributes.get("class") == "doc-head"


def _of_page(built: Path, document: Document) -> Said:
    (article,) = read_page(built / document.url).all("article")
    shown = said(article, _is_around)
    links = [(addresses.markdown(href), text) for href, text in shown.links]
    return Said(shown.words, shown.headings, links)


@pytest.mark.parametrize("name", READERS)
def test_every_reader_shows_the_document(site: Site, built: Path, name: str) -> None:
    texts = Texts(site)
    for document in site.archive.documents:
        read = said(READERS[name]((built / addresses.markdown(document.url)).read_text("utf-8")), is_footnote)
        head = "".join(squeezed(words(block.runs)) for block in texts.of(document).head)
        assert read.words.startswith(head), document.id
        (title, *headings) = read.headings
        assert title == (1, squeezed(document.title)), document.id
        page = _of_page(built, document)
        assert Said(read.words.removeprefix(head), headings, read.links) == page, document.id


def test_links_lead_to_the_markdown_beside_each_page(site: Site, built: Path) -> None:
    for path in built.rglob("*.md"):
        text = path.read_text("utf-8")
        for target in re.findall(r"(?<!\\)\]\(([^)]*)\)|href=\"([^\"]*)\"", text):
            file, _, anchor = "".join(target).partition("#")
            there = built / posixpath.normpath(
                posixpath.join(path.relative_to(built).parent.as_posix(), file)
            )
            page = there.with_suffix(".html") if file else path.with_suffix(".html")
            assert not file or (file.endswith(".md") and there.is_file()), (path, file)
            if anchor:
                assert any(one.attributes.get("id") == anchor for one in read_page(page).walk()), (
                    path,
                    anchor,
                )
    documents = [built / addresses.markdown(document.url) for document in site.archive.documents]
    assert [path for path in documents if not path.is_file()] == []


def test_almost_all_of_it_is_plain_markdown(site: Site, built: Path) -> None:
    lines = [
        line
        for document in site.archive.documents
        if not ((grid := Texts(site).of(document).grid) and not grid.plain)
        for line in (built / addresses.markdown(document.url)).read_text("utf-8").splitlines()
        if line.strip()
    ]
    raw = [line for line in lines if re.search(r"(?<!\\)<(?!br>)[a-z/!]", line)]
    assert len(raw) <= (1 - PLAIN) * len(lines), raw[:5]
    assert [line for line in lines if re.search(r"\{[:#][^}]*\}$", line)] == [], "锚点是插件的事"


def test_readers_are_led_to_it(site: Site, built: Path) -> None:
    for document in site.archive.documents:
        page = read_page(built / document.url)
        name = posixpath.basename(addresses.markdown(document.url))
        offered = [one for one in page.all("a") if one.attributes.get("href") == name]
        (alternate,) = (one for one in page.all("link") if one.attributes.get("type") == "text/markdown")
        assert offered, document.id
        assert alternate.attributes == {"rel": "alternate", "href": name, "type": "text/markdown"}, (
            document.id
        )
