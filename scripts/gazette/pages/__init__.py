"""Model and archive -> pages: Markdown, with HTML where Markdown has no words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.pages import check_pages, documents, indexes, issues, registers
from gazette.site import Site


@dataclass(frozen=True)
class Page:
    """One generated page: `source` under docs/ (documents/x.md), and its Markdown."""

    source: str
    markdown: str


def pages(site: Site) -> Iterator[Page]:
    """Every page that is made from data."""
    for part in (documents, issues, registers, indexes, check_pages):
        for source, markdown in part.pages(site):
            yield Page(source, markdown)
