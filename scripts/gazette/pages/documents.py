"""Pages of all documents: notices (公文), interpretations (解读) and tables (附表)."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.pages.table_page import TablePage
from gazette.pages.text_page import TextPage
from gazette.site import Site


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """(path under docs/, Markdown) of every document."""
    for document in site.archive.documents:
        page = TablePage(site, document) if document.kind == "table" else TextPage(site, document)
        yield document.url.removesuffix(".html") + ".md", page.render()
