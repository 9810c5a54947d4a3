"""分页: long lists go by year (年份), so that no page is endless; short ones stay whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from gazette.pages.text import relative

T = TypeVar("T")

LONG = 300
"""A list of more entries than this is divided."""


@dataclass(frozen=True)
class YearLink:
    """A leaf as the others link to it; `href` is None for the one that links."""

    label: str
    count: int
    href: str | None


@dataclass(frozen=True)
class Leaf(Generic[T]):
    """One page of a list: its address, its year (None: the list is whole), its entries, links to all leaves."""

    page: str
    year: int | None
    entries: list[T]
    years: tuple[YearLink, ...]

    @property
    def source(self) -> str:
        """The page's path under docs/."""
        return self.page.removesuffix(".html") + ".md"


def leaves(
    name: str, entries: Sequence[T], year_of: Callable[[T], int], long: int = LONG
) -> Iterator[Leaf[T]]:
    """The list as one leaf `name.html`; if long, a leaf a year: the newest `name.html`, the others `name/2020.html`."""
    if len(entries) <= long:
        yield Leaf(f"{name}.html", None, list(entries), ())
        return
    by_year: dict[int, list[T]] = {}
    for entry in entries:
        by_year.setdefault(year_of(entry), []).append(entry)
    newest = max(by_year)
    pages = {
        year: f"{name}.html" if year == newest else f"{name}/{year}.html"
        for year in sorted(by_year, reverse=True)
    }
    for year, page in pages.items():
        links = tuple(
            YearLink(f"{other} 年", len(by_year[other]), None if other == year else relative(address, page))
            for other, address in pages.items()
        )
        yield Leaf(page, year, by_year[year], links)
