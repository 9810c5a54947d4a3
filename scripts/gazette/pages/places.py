"""Places in a document (位置): what they are called, and what their text links to."""

from __future__ import annotations

from collections.abc import Mapping

from gazette.archive import Document
from gazette.links import Link
from gazette.outline import Unit
from gazette.pages.text import Span
from gazette.site import Site

_PREVIEWED = 60
"""Characters of an article that a preview tells."""


def name_of(unit: Unit) -> str:
    """What a place is called in a link: 第十四条, 三、（二）, or the first words of the paragraph."""
    if unit.kind == "article":
        return unit.marker
    if unit.kind == "heading" and len(unit.text) <= 20:
        return unit.text
    first = unit.text.replace("\n", " ").split("。")[0]
    return first if len(first) <= 20 else f"{first[:18]}……"


def beginning(unit: Unit, length: int) -> str:
    """第十四条　二次供水单位应当建立……: the marker of an article and so many of its first characters."""
    words = unit.text[len(unit.marker) :].lstrip()
    return f"{unit.marker}　{words[:length]}{'……' if len(words) > length else ''}"


def place_name(link: Link) -> str:
    """The name of the place where a citation stands."""
    return name_of(link.document.units[link.unit])


def spans(site: Site, document: Document, index: int, numbers: Mapping[str, int] | None = None) -> list[Span]:
    """The links of one unit that lead somewhere else than where they stand.

    `numbers`: by id of a link's target its number in the list of what the page cites; a mere article of it needs none.
    """
    found = []
    for link in site.links.of(document):
        if link.unit == index and link.target and link.target.url != f"{document.url}#{link.anchor}":
            title = "　".join(filter(None, (link.target.number, link.target.title, _article(link))))
            number = numbers.get(link.target.id) if numbers and not link.article else None
            found.append(Span(link.start, link.end, link.target.url, title, number=number))
    return found


def _article(link: Link) -> str | None:
    """How the one article that is cited begins."""
    if not link.article or not link.target or not link.target.document:
        return None
    anchor = link.target.url.partition("#")[2]
    units = link.target.document.units
    return next((beginning(unit, _PREVIEWED) for unit in units if unit.anchor == anchor), None)
