"""重量: how many bytes an entry makes on a page, told from what its frame shows of it, and never too few."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import TypeVar

T = TypeVar("T")

_LINE = 200
"""Bytes of markup that a line of a list has beside its words."""
_ROW, _CELL = 40, 64
"""The same of a row of a table, and of each of its cells with its label for phones."""
_WORDS = 20
"""Bytes of markup around words; a link has two, where it leads and what it says."""
_ESCAPED = re.compile("[&<>'\"]")
"""what is written longer in HTML: &#34;"""
HEADING, TABLE_HEADING = 400, 800
"""Bytes of markup of a group: its heading; and the head of its table."""


@dataclass(frozen=True)
class Weight:
    """Bytes of an entry; `shared` are those of what it has in common with others, by what that is: the heading of
    its document, the choice of its body in a filter. They are there once on a page, however many entries share them."""

    own: int
    shared: tuple[tuple[Hashable, int], ...] = ()


def weight(shown: object) -> int:
    """Bytes of words, of several, or of all words of a view."""
    words, left = list[str](), [shown]
    while left:
        one = left.pop()
        if isinstance(one, str):
            words.append(one)
        elif isinstance(one, tuple | list):
            left.extend(one)
        elif is_dataclass(one):
            left.extend(getattr(one, field.name) for field in fields(one))
        elif one and one is not True:
            words.append(str(one))
    joined = "".join(words)
    return _WORDS * len(words) + len(joined.encode()) + 4 * len(_ESCAPED.findall(joined))


def line(*shown: object) -> int:
    """Bytes of a line of a list that shows these."""
    return _LINE + weight(shown)


def row(cells: int, *shown: object) -> int:
    """Bytes of a row of so many cells that shows these."""
    return _ROW + cells * _CELL + weight(shown)


def parts(entries: Iterable[T], weigh: Callable[[T], Weight], room: int) -> Iterator[list[T]]:
    """Entries in parts of no more than `room` bytes, or of one entry; without entries one empty part."""
    part: list[T] = []
    held: set[Hashable] = set()
    weight_of_part = 0
    for entry in entries:
        told = weigh(entry)
        more = told.own + sum(size for key, size in told.shared if key not in held)
        if part and weight_of_part + more > room:
            yield part
            part, held, weight_of_part = [], set(), 0
            more = told.own + sum(size for _, size in told.shared)
        part.append(entry)
        held.update(key for key, _ in told.shared)
        weight_of_part += more
    yield part
