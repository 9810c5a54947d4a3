"""要素: what results are filtered and sorted by, in stretches of pages, so that what a question loads of it does not grow with the
archive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gazette.fresh import Fresh
from gazette.search.indexed import IndexedPage
from gazette.search.scripts import write_data_script

STRETCH = 256
"""Pages of one stretch; they stand in the order of their issues, so that it is of a few years."""
_FILTERS = ("kind", "issuer", "year", "department")


def write_facts(folder: Fresh, pages: Sequence[IndexedPage], issues: Sequence[Sequence[Any] | None]) -> None:
    """Write ``facts.js`` (how many pages, of each filter its values, of each stretch its first and last day), ``facts/<k>.js``
    (of each filter the place of the value, page by page), ``dates/<k>.js`` and ``issues.js`` (期号: page, year, numbers in the
    year, serial numbers).
    """
    values = {name: list(dict.fromkeys(getattr(page, name) for page in pages)) for name in _FILTERS}
    places = {name: {value: place for place, value in enumerate(known)} for name, known in values.items()}
    days: list[list[str]] = []
    for first in range(0, len(pages), STRETCH):
        stretch = pages[first : first + STRETCH]
        columns = {name: [places[name][getattr(page, name)] for page in stretch] for name in _FILTERS}
        dates = [page.date for page in stretch]
        days.append([min(filter(None, dates), default=""), max(dates)])
        write_data_script(folder, f"facts/{first // STRETCH}", columns)
        write_data_script(folder, f"dates/{first // STRETCH}", dates)
    write_data_script(folder, "facts", {"pages": len(pages), **values, "days": days})
    write_data_script(folder, "issues", [[page, *own] for page, own in enumerate(issues) if own])
