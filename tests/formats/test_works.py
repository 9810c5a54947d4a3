"""What formats are given has every document and every printed word of the issue that is not a document's own."""

from __future__ import annotations

import re

from gazette.formats.works import book
from gazette.site import Site
from gazette.text import Texts


def test_a_book_has_every_document_of_its_issue_once(site: Site) -> None:
    texts = Texts(site)
    for issue in site.archive.gazette.issues:
        bound = book(site, issue, texts)
        held = [document.id for document in site.archive.documents if document.issue is issue]
        assert sorted(work.id for work in bound.works) == sorted(held)


def test_a_book_has_every_line_of_the_front_matter(site: Site) -> None:
    for issue in site.archive.gazette.issues:
        bound = book(site, issue, Texts(site))
        told = [
            *bound.cover, bound.name, bound.label, bound.statement, bound.published,
            bound.contents_heading, *bound.imprint,
        ]  # fmt: skip
        printed = [line.text + "".join(line.values) for line in issue.front]
        assert sorted(map(_bare, filter(None, told))) == sorted(map(_bare, printed))


def test_the_contents_are_as_printed(site: Site) -> None:
    (issue,) = site.archive.gazette.issues[:1]
    bound = book(site, issue, Texts(site))
    entries = [entry for section in bound.contents for entry in section.entries]
    assert [entry.title for entry in entries] == [entry.title for entry in issue.entries()]
    assert entries[1].number == "永政办发〔2021〕11号 YZCR-2021-01007"
    assert [entry.page for entry in entries[:3]] == [3, 7, 12]
    assert [entry.work for entry in entries[:2]] == ["yongzhengfa-2021-6", "yongzhengbanfa-2021-11"]


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
