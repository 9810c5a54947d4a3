"""分页: long lists go by year (年份) or another order, and what of it is long in parts, so that no page is endless.

A page is as long as its entries are heavy, whatever they hold. What has been put on a page stays there: years end, and
the parts of a year are filled from its oldest entries on, so that a new issue adds to the last part alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from gazette import addresses
from gazette.pages.weights import Weight, parts

T = TypeVar("T")

ROOM = 180_000
"""Bytes of entries on a page; with its frame and the links to its other leaves it stays under 200 KB."""

_YEARS, _PARTS = 150, 20
"""So many links before and behind the own one are shown, and the first and the last: all years that a gazette may have."""


@dataclass(frozen=True)
class LeafLink:
    """A leaf, or the leaves of a year, as others link to it; `href` is None for the own one."""

    label: str
    count: int
    href: str | None


@dataclass(frozen=True)
class Leaf(Generic[T]):
    """One page of a list: its address and that of the list, its entries of so many in `total`, links to the leaves of other
    years and of its own. `label` says which leaf it is (2020 年第 2 部分: a page is one of print); a list that is whole has none."""

    address: str
    page: str
    label: str
    entries: list[T]
    total: int
    years: tuple[LeafLink, ...] = ()
    parts: tuple[LeafLink, ...] = ()

    def titled(self, title: str) -> str:
        """The title of the list, on a leaf with what it holds."""
        return f"{title}（{self.label}）" if self.label else title


@dataclass(frozen=True)
class Shelf(Generic[T]):
    """架: what of a list stands together: its label, what it is called in addresses, its parts."""

    label: str
    name: str
    parts: list[list[T]]


def leaves(
    address: str,
    entries: Sequence[T],
    year_of: Callable[[T], int],
    since: Callable[[T], Any],
    weigh: Callable[[T], Weight],
    room: int = ROOM,
) -> Iterator[Leaf[T]]:
    """The list as one leaf at its address; if long, a leaf a year: the newest there, the others as tasks/2020.html.

    What of a year is too long for one leaf goes on in tasks/2020-2.html. `since` is what tells which entry came first:
    the issue that brought it. On its leaf an entry stands where the list has it.
    """

    weights = list(map(weigh, entries))

    if len(list(parts(range(len(entries)), weights.__getitem__, room))) == 1:
        yield Leaf(address, address, "", list(entries), len(entries))
        return

    def cut(indices: list[int]) -> list[list[T]]:
        oldest_first = sorted(indices, key=lambda index: (since(entries[index]), index))
        found = parts(oldest_first, weights.__getitem__, room)
        return [[entries[index] for index in sorted(part)] for part in found]

    by_year: dict[int, list[int]] = {}
    for index, entry in enumerate(entries):
        by_year.setdefault(year_of(entry), []).append(index)
    shelves = [Shelf(f"{year} 年", str(year), cut(by_year[year])) for year in sorted(by_year, reverse=True)]
    yield from shelved(address, shelves, newest=True)


def numbered(
    address: str, entries: Sequence[T], weigh: Callable[[T], Weight], room: int = ROOM
) -> Iterator[Leaf[T]]:
    """A list that stays as it was printed: its first part at its address, the others as issues/2021-09/2.html."""
    yield from shelved(address, [Shelf("", "", list(parts(entries, weigh, room)))])


def shelved(address: str, shelves: Sequence[Shelf[T]], *, newest: bool = False) -> Iterator[Leaf[T]]:
    """The leaves of all shelves. At the address itself stands the first part of the first, or its newest, the last."""
    places = [(shelf, number) for shelf in shelves for number in range(1, len(shelf.parts) + 1)]
    total = sum(len(part) for shelf in shelves for part in shelf.parts)
    first = shelves[0]
    head = len(first.parts) if newest else 1
    if len(places) == 1:
        yield Leaf(address, address, "", first.parts[0], total)
        return

    def page_of(shelf: Shelf[T], number: int) -> str:
        at_head = shelf is first and number == head
        return address if at_head else addresses.leaf(address, shelf.name, number)

    for shelf, number in places:
        page = page_of(shelf, number)
        several = len(shelf.parts) > 1
        told = [
            LeafLink(
                other.label,
                sum(map(len, other.parts)),
                None
                if other is shelf
                else addresses.relative(page_of(other, head if other is first else 1), page),
            )
            for other in shelves
        ]
        numbers = [
            LeafLink(
                f"第 {other} 部分" + ("（最新）" if newest and shelf is first and other == head else ""),
                len(part),
                None if other == number else addresses.relative(page_of(shelf, other), page),
            )
            for other, part in enumerate(shelf.parts, 1)
        ][:: -1 if newest else 1]
        yield Leaf(
            address,
            page,
            shelf.label + (f"第 {number} 部分" if several else ""),
            shelf.parts[number - 1],
            total,
            _shown(told, _YEARS) if len(shelves) > 1 else (),
            _shown(numbers, _PARTS) if several else (),
        )


def _shown(links: list[LeafLink], near: int) -> tuple[LeafLink, ...]:
    """All of them, or of very many those near the own one."""
    here = next(index for index, link in enumerate(links) if link.href is None)
    return tuple(
        link for index, link in enumerate(links) if abs(index - here) <= near or index in (0, len(links) - 1)
    )
