"""How citations look on a page (引文): their preview, and the number that stands for them on paper."""

from __future__ import annotations

from gazette.document import Document
from gazette.site import Site
from gazette.text import Cited
from gazette.text.names import beginning

_PREVIEWED = 60
"""Characters of an article that a preview tells."""


def preview(cited: Cited) -> str:
    """What is shown before a citation is followed: number, title, and of one article how it begins."""
    target = cited.target
    return "　".join(filter(None, (target.number, target.title, _article(cited))))


def _article(cited: Cited) -> str | None:
    if not cited.article or not cited.target.document:
        return None
    anchor = cited.target.url.partition("#")[2]
    units = cited.target.document.units
    return next((beginning(unit, _PREVIEWED) for unit in units if unit.anchor == anchor), None)


def order_of_citation(site: Site, document: Document) -> dict[str, int]:
    """引文序号: by id of what is cited and can be opened, its number on paper, in order of first citation."""
    targets = (link.target for link in site.cited_documents(document))
    return {target.id: number for number, target in enumerate(filter(None, targets), 1)}
