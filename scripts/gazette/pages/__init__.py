"""Pages (网页): every kind of page that is made from data, and all of its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gazette.document import Document
from gazette.pages import (
    checks,
    cited_by,
    documents,
    home,
    instruments,
    interpretations,
    issues,
    moved,
    numbers,
    organizations,
    people,
    table_list,
    tables,
    tasks,
    topics,
)
from gazette.pages.page import Frame, Page, PageKind, Row
from gazette.site import Site
from gazette.text import Texts

__all__ = ["KINDS", "Frame", "Page", "PageKind", "Row", "pages", "pages_of"]

KINDS: tuple[PageKind, ...] = (
    home.HOME,
    issues.ISSUES,
    topics.TOPICS,
    interpretations.INTERPRETATIONS,
    instruments.INSTRUMENTS,
    people.PEOPLE,
    tasks.TASKS,
    table_list.TABLES,
    organizations.ORGANIZATIONS,
    numbers.NUMBERS,
    checks.CHECKS,
    issues.ISSUE,
    documents.NOTICE,
    documents.INTERPRETATION,
    tables.TABLE,
    organizations.ORGANIZATION,
    topics.TOPIC,
    instruments.INSTRUMENT,
    cited_by.CITED_BY,
    moved.MOVED,
)
"""In the order of the bar under the masthead; those that are not named there follow."""


def pages(site: Site, kinds: Iterable[PageKind] = KINDS) -> Iterator[tuple[PageKind, Page]]:
    """Every page that is made from data, with its kind; or those of some kinds."""
    for kind in kinds:
        for page in kind.pages(site):
            yield kind, page


def pages_of(site: Site, notice: Document) -> Iterator[tuple[PageKind, Page]]:
    """The pages of a notice and of what belongs to it, as its address tells (:func:`gazette.pages.families.family`)."""
    texts = Texts(site)
    for document in (notice, *site.archive.belongings(notice)):
        for kind in KINDS:
            for page in kind.of_document(site, texts, document) if kind.of_document else ():
                yield kind, page
