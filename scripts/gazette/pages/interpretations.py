"""The list of interpretations (解读), newest first, each with the document that it explains. A long one goes by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from gazette import addresses
from gazette.archive import Document
from gazette.pages.entries import DocumentEntry, document_entry
from gazette.pages.head import EXPLANATION
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind, PageLink
from gazette.pages.paging import Leaf, leaves
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
    total: int
    interpretations: list[InterpretationEntry]


def _pages(site: Site) -> Iterator[Page]:
    every = site.archive.interpretations.values()
    newest_first = sorted(every, key=lambda document: document.issue.key, reverse=True)
    for leaf in leaves(addresses.INTERPRETATIONS, newest_first, lambda document: document.issue.year):
        yield listing(
            site,
            leaf.page,
            "解读",
            "对公文的解读，和所解读的公文",
            "解读,政策解读",
            partial(_view, site, leaf, len(newest_first)),
            column_type=EXPLANATION,
        )


def _view(site: Site, leaf: Leaf[Document], total: int) -> InterpretationsView:
    return InterpretationsView(leaf, total, [_entry(site, document, leaf.page) for document in leaf.entries])


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


INTERPRETATIONS = PageKind("interpretations", "interpretations.html", _pages, navigation="解读")
