"""分页: long lists go by year (年份), and a long year in parts, so that no page is endless; short ones stay whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from gazette import addresses

T = TypeVar("T")

LONG = 180_000
"""Bytes of entries on a page; with its frame a page stays under 200 KB."""

USUAL = 700
"""Bytes of an entry that is a line: a title with its number and date."""


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
    address: str,
    entries: Sequence[T],
    year_of: Callable[[T], int],
    weigh: Callable[[T], int] = lambda _: USUAL,
    long: int = LONG,
) -> Iterator[Leaf[T]]:
    """The list as one leaf at its address; if long, a leaf a year: the newest there, the others as tasks/2020.html.

    `weigh` tells how many bytes an entry makes. What of a year is too long for one leaf goes on in tasks/2020-2.html.
    """
    if sum(map(weigh, entries)) <= long:
        yield Leaf(address, None, list(entries), ())
        return
    by_year: dict[int, list[T]] = {}
    for entry in entries:
        by_year.setdefault(year_of(entry), []).append(entry)
    newest = max(by_year)
    parts = [
        (year, number, part)
        for year in sorted(by_year, reverse=True)
        for number, part in enumerate(_parts(by_year[year], weigh, long), 1)
    ]
    pages = [
        address if (year, number) == (newest, 1) else addresses.leaf(address, year, number)
        for year, number, _ in parts
    ]
    for page, (year, _, part) in zip(pages, parts, strict=True):
        links = tuple(
            YearLink(
                f"{other} 年" + (f"（{number}）" if number > 1 else ""),
                len(held),
                None if there == page else addresses.relative(there, page),
            )
            for there, (other, number, held) in zip(pages, parts, strict=True)
        )
        yield Leaf(page, year, part, links)


def _parts(entries: Sequence[T], weigh: Callable[[T], int], long: int) -> Iterator[list[T]]:
    """Entries in parts of no more than `long` bytes, or of one entry."""
    part: list[T] = []
    weight = 0
    for entry in entries:
        if part and weight + weigh(entry) > long:
            yield part
            part, weight = [], 0
        part.append(entry)
        weight += weigh(entry)
    yield part
