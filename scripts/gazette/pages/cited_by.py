"""被引用: who cites a document, on pages of their own where they are too many for its page. By year of the issue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from gazette import addresses
from gazette.document import Document
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind, PageLink
from gazette.pages.paging import Leaf, leaves
from gazette.pages.references import CitedBy, Citing, cited_by_entry, citing, citing_first, weigh_citing
from gazette.site import Site


@dataclass(frozen=True)
class CitedByView:
    leaf: Leaf[Citing]
    cited: PageLink
    total: int
    """how many documents cite it"""
    cited_by: list[CitedBy]


def _pages(site: Site) -> Iterator[Page]:
    """The search finds what they say on the pages of those who cite."""
    for document in site.archive.documents:
        if citing_first(site, document)[1]:
            continue
        address, entries = addresses.cited_by(document.url), list(citing(site, document))
        for leaf in leaves(address, entries, lambda one: one.document.issue.year, _since, weigh_citing):
            yield listing(
                site,
                leaf.page,
                leaf.titled("被引用"),
                f"引用《{document.title}》的文件",
                "被引用",
                partial(_view, site, document, leaf),
                kind="cited-by",
                breadcrumb=(PageLink(document.number or document.title, document.url),),
                searched=False,
            )


def _since(one: Citing) -> Any:
    return one.document.issue.key


def _view(site: Site, document: Document, leaf: Leaf[Citing]) -> CitedByView:
    return CitedByView(
        leaf,
        PageLink(document.title, addresses.relative(document.url, leaf.page)),
        len(site.citing_documents(document.id)),
        [cited_by_entry(one, leaf.page) for one in leaf.entries],
    )


CITED_BY = PageKind("cited-by", "cited-by.html", _pages, searched=False)
