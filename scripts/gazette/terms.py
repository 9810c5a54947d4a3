"""届次: which of two orders is meant whose number has no year. A government numbers its orders anew in every term, so that
令第12号 of 1996 and 令第12号 of 2011 are two documents; a text tells them apart by a year, by their titles, or by its own age.
"""

from __future__ import annotations

from collections.abc import Iterable

from gazette.document import Document
from gazette.instruments import Naming, name_key


class Terms:
    """The years that texts tell of orders. What bears an order's number is the one of the year that is told first in print."""

    def __init__(self, namings: Iterable[Naming]) -> None:
        self._years: dict[str, list[int]] = {}
        self._titles: dict[str, set[str]] = {}
        """by number the titles of the one of the first year"""
        for naming in namings:
            if not naming.year or not naming.number:
                continue
            years = self._years.setdefault(naming.number, [naming.year])
            if naming.year not in years:
                years.append(naming.year)
            if naming.title and naming.year == years[0]:
                self._titles.setdefault(naming.number, set()).add(naming.name)

    def mean_the_first(self, naming: Naming) -> bool:
        """Whether a naming is of what bears its number."""
        return not naming.number or self.is_the_first(
            naming.number, naming.year, naming.title, naming.document
        )

    def is_the_first(self, number: str, year: int | None, title: str | None, citing: Document) -> bool:
        """Whether what is cited by an order's number is what bears it."""
        years = self._years.get(number)
        if not years:
            return True
        if year:
            return year == years[0]
        if title and name_key(title) in self._titles.get(number, ()):
            return True
        days = [day for of_part in citing.days.values() for day in of_part]
        return len(years) == 1 and not (days and max(days).year < years[0])
