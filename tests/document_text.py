"""What the page of a document must say, from the data, and what it says, from the HTML. White space is ignored."""

from __future__ import annotations

from page_reader import Element, is_ours, squeezed

from gazette.document import Document
from gazette.units import Unit


def printed(document: Document) -> list[tuple[str, str]]:
    """(anchor, text) of all that a page says of the gazette's own words, in the order of the page.

    Two things stand elsewhere than in print: the number is set above the title, as on the document itself,
    and a cell that divides its row is set line by line beside its neighbours.
    """
    units = [unit for unit in document.units if unit.kind != "table"]
    if document.kind == "notice":
        head = _head(units)
        units[:head] = sorted(units[:head], key=lambda unit: _ABOVE.get(unit.kind, 0))
    if document.kind == "table":
        cells = iter(sorted((unit for unit in units if unit.kind == "cell"), key=_line))
        units = [next(cells) if unit.kind == "cell" else unit for unit in units]
    return [(unit.anchor, squeezed(unit.text)) for unit in units]


_ABOVE = {"number": 1, "registration": 2, "title": 3}


def _head(units: list[Unit]) -> int:
    """How many units the head has: the title with all above it, number and registration right under it."""
    end = next(place for place, unit in enumerate(units, 1) if unit.kind == "title")
    while end < len(units) and units[end].kind in _ABOVE:
        end += 1
    return end


def _line(unit: Unit) -> int:
    return int(unit.anchor.removeprefix("row-"))


def shown(element: Element) -> str:
    """The gazette's own words in a part of a page: without what the site adds."""
    return squeezed(element.text(without=is_added))


def is_added(element: Element) -> bool:
    """Permalinks, facts, notes, links to interpretations; and the line that leads to a table's own page."""
    return is_ours(element) or (element.attributes.get("class") or "").startswith("table-link")
