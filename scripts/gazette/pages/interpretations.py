"""The list of interpretations (解读), newest first, each with the document that it explains. A long one goes by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from gazette import addresses
from gazette.document import Document
from gazette.pages.entries import DocumentEntry, document_entry, weigh_document
from gazette.pages.head import EXPLANATION
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind, PageLink
from gazette.pages.paging import Leaf, leaves
from gazette.pages.weights import Weight, line, weight
from gazette.site import Site


@dataclass(frozen=True)
class InterpretationEntry:
    """An interpretation in the list: what it explains, who wrote it, when it is signed where print has a date."""

    entry: DocumentEntry
    explained: DocumentEntry
    departments: list[PageLink]
    """解读单位; the address is empty where a body has no page"""
    signed: str | None


@dataclass(frozen=True)
class InterpretationsView:
    leaf: Leaf[Document]
    interpretations: list[InterpretationEntry]


def _pages(site: Site) -> Iterator[Page]:
    every = site.archive.interpretations.values()
    newest_first = sorted(every, key=_since, reverse=True)

    def weigh(document: Document) -> Weight:
        bodies = filter(None, map(site.bodies.find, document.issuers))
        notice = site.archive.notice_of(document)
        explained = line(notice.title, notice.number, notice.url)
        departments = weight([*document.issuers, *map(addresses.organization, bodies)])
        return Weight(weigh_document(site, document) + explained + departments)

    for leaf in leaves(addresses.INTERPRETATIONS, newest_first, lambda each: each.issue.year, _since, weigh):
        yield listing(
            site,
            leaf.page,
            "解读",
            "对公文的解读，和所解读的公文",
            "解读,政策解读",
            partial(_view, site, leaf),
            column_type=EXPLANATION,
            leaf=leaf,
        )


def _since(document: Document) -> Any:
    return document.issue.key


def _view(site: Site, leaf: Leaf[Document]) -> InterpretationsView:
    return InterpretationsView(leaf, [_entry(site, document, leaf.page) for document in leaf.entries])


def _entry(site: Site, document: Document, page: str) -> InterpretationEntry:
    def department(name: str) -> PageLink:
        body = site.bodies.find(name)
        return PageLink(name, addresses.relative(addresses.organization(body), page) if body else "")

    return InterpretationEntry(
        document_entry(site, document, page),
        document_entry(site, site.archive.notice_of(document), page),
        [department(name) for name in document.issuers],
        document.head.signed.isoformat() if document.head.signed else None,
    )


INTERPRETATIONS = PageKind(
    "interpretations", "interpretations.html", _pages, addresses.INTERPRETATIONS, navigation="解读"
)
