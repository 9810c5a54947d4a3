"""What the page of a document must say, from the data, and what it says, from the HTML. White space is ignored."""

from __future__ import annotations

from page_reader import Element, is_ours, squeezed

from gazette.archive import Document
from gazette.outline import Unit


def printed(document: Document) -> list[tuple[str, str]]:
    """(anchor, text) of all that a page says of the gazette's own words, in the order of the page.

    Two things stand elsewhere than in print: the number is set above the title, as on the document itself,
    and a cell that divides its row is set line by line beside its neighbours.
    """
    units = [unit for unit in document.units if unit.kind != "table"]
    if document.kind == "notice":
        units.sort(
            key=lambda unit: ("number", "registration", "title").index(unit.kind) if _head(unit) else 3
        )
    if document.kind == "table":
        cells = iter(sorted((unit for unit in units if unit.kind == "cell"), key=_line))
        units = [next(cells) if unit.kind == "cell" else unit for unit in units]
    return [(unit.anchor, squeezed(unit.text)) for unit in units]


def _head(unit: Unit) -> bool:
    return unit.kind in ("title", "number", "registration")


def _line(unit: Unit) -> int:
    return int(unit.anchor.removeprefix("row-"))


def shown(element: Element) -> str:
    """The gazette's own words in a part of a page: without what the site adds."""
    return squeezed(element.text(without=is_added))


def is_added(element: Element) -> bool:
    """Permalinks, facts, notes, links to interpretations; and the line that leads to a table's own page."""
    return is_ours(element) or element.attributes.get("class") == "table-link"
