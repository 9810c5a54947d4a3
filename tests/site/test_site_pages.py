"""The built pages: the gazette's words, all of them and in order; nothing inline, nothing from outside; little to load."""

from __future__ import annotations

import base64
import gzip
import hashlib
import posixpath
import re
from collections import Counter
from pathlib import Path

import pytest
from document_text import printed, shown
from page_reader import Element, read_page

from gazette.site import Site

BYTES = 60 * 1024
"""Compressed, at most, of a document's first load."""


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[str, Element]:
    return {path.relative_to(built).as_posix(): read_page(path) for path in sorted(built.rglob("*.html"))}


def test_every_document_is_there_word_for_word(site: Site, pages: dict[str, Element]) -> None:
    for document in site.archive.documents:
        (article,) = pages[document.url].all("article")
        assert shown(article) == "".join(text for _, text in printed(document)), document.id


def test_every_unit_has_its_anchor(site: Site, pages: dict[str, Element]) -> None:
    for document in site.archive.documents:
        ids = {element.attributes.get("id") for element in pages[document.url].walk()}
        anchors = {unit.anchor for unit in document.units if unit.kind != "table"}
        assert anchors - ids == set(), document.id


def test_ids_are_unique(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        ids = Counter(element.attributes["id"] for element in page.walk() if "id" in element.attributes)
        assert [one for one, count in ids.items() if count > 1] == [], name


def test_what_is_issued_is_linked_both_ways(site: Site, pages: dict[str, Element]) -> None:
    for document in site.archive.documents:
        notice = site.archive.notice_of(document)
        for here, there in ((document, notice), (notice, document)):
            if here is not there:
                assert there.url in _targets(here.url, pages[here.url]), (here.id, there.id)
        assert f"issues/{document.issue.id}.html" in _targets(document.url, pages[document.url])


def _targets(url: str, page: Element) -> set[str]:
    return {
        posixpath.normpath(posixpath.join(posixpath.dirname(url), link.attributes["href"].partition("#")[0]))
        for link in page.all("a")
        if "href" in link.attributes
    }


def test_home_says_its_name_once_and_has_one_box(site: Site, pages: dict[str, Element]) -> None:
    home = pages["index.html"]
    (name,) = home.all("h1")
    (title,) = home.all("title")
    assert name.text().strip() == title.text() == site.publication.name
    assert sum("data-search-input" in element.attributes for element in home.walk()) == 1


def test_print_prevails_and_the_printed_page_is_named(site: Site, pages: dict[str, Element]) -> None:
    for document in site.archive.documents:
        text = pages[document.url].text()
        assert f"第 {site.archive.page_of(site.archive.notice_of(document))} 页起" in text, document.id
        assert "以印刷版公报为准" in text
    assert "本刊刊登的文件与正式文件具有同等效力" in pages["about.html"].text()


def test_nothing_inline_and_nothing_from_outside(pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        (policy,) = (
            element.attributes["content"]
            for element in page.all("meta")
            if element.attributes.get("http-equiv") == "Content-Security-Policy"
        )
        assert "default-src 'none'" in policy, name
        assert "unsafe" not in policy, name
        for element in page.walk():
            assert not {"style", "srcset"} & set(element.attributes), (name, element.tag)
            assert not [key for key in element.attributes if key.startswith("on")], (name, element.tag)
            assert element.tag not in ("iframe", "object", "embed", "base"), name
            inline = element.tag == "script" and not {"src", "type"} & set(element.attributes)
            if inline or element.tag == "style":  # the page for what is not found stands at no known depth
                digest = base64.b64encode(hashlib.sha256(element.text().encode()).digest()).decode()
                assert (name, f"'sha256-{digest}'" in policy) == ("404.html", True)
            if element.tag == "script":
                assert element.attributes.get("type") in (None, "application/ld+json"), name
            for key in ("src", "href", "action"):
                value = element.attributes.get(key, "")
                assert not re.match(r"[a-z]+:|//|/", value) or value == "data:,", (name, value)


def test_the_first_load_of_a_page_is_small(built: Path, pages: dict[str, Element]) -> None:
    for name, page in pages.items():
        needed = {name}
        for element in page.walk():
            address = element.attributes.get("src") or (
                element.attributes.get("href") if element.attributes.get("rel") == "stylesheet" else None
            )
            if address and element.attributes.get("loading") != "lazy":
                needed.add(posixpath.normpath(posixpath.join(posixpath.dirname(name), address)))
        weight = sum(len(gzip.compress((built / file).read_bytes())) for file in needed)
        assert weight <= BYTES, (name, weight, sorted(needed))
