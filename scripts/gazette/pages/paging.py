"""分页: long lists go by year (年份), so that no page is endless; short ones stay whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from gazette import addresses

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


def leaves(
    address: str, entries: Sequence[T], year_of: Callable[[T], int], long: int = LONG
) -> Iterator[Leaf[T]]:
    """The list as one leaf at its address; if long, a leaf a year: the newest there, the others as tasks/2020.html."""
    if len(entries) <= long:
        yield Leaf(address, None, list(entries), ())
        return
    by_year: dict[int, list[T]] = {}
    for entry in entries:
        by_year.setdefault(year_of(entry), []).append(entry)
    newest = max(by_year)
    pages = {
        year: address if year == newest else addresses.leaf(address, year)
        for year in sorted(by_year, reverse=True)
    }
    for year, page in pages.items():
        links = tuple(
            YearLink(
                f"{other} 年",
                len(by_year[other]),
                None if other == year else addresses.relative(there, page),
            )
            for other, there in pages.items()
        )
        yield Leaf(page, year, by_year[year], links)
