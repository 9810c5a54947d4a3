"""Postings (出现处): in which blocks of which pages a token stands, and how much it says there; packed into text.

Half the bytes of the same numbers in JSON, also on servers that do not compress.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence
from functools import cache

from gazette.search.indexed import CELL_BREAK, Block
from gazette.search.tokens import runs, tokenize

LEVELS = 16
"""Weights of a posting are whole numbers below this."""
_DIGITS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
_SATURATION = 1.2
_LENGTH, _CELL_LENGTH = 0.3, 0.6
"""How much its length takes from a paragraph, and from the cell of a row: a body alone in its cell is charged, one of
twenty is involved."""
_USUAL = 60
"""Tokens of a usual paragraph, for BM25: fixed, so that one issue more changes nothing in the others."""
_NAMED = 2
"""As often a name counts where it says what the row or line is the entry of."""
_ABOVE = 0.4
"""What a merged cell or a label counts for each row that it holds for."""
_LISTING = 4
"""So much longer counts a paragraph whose entries have blocks of their own."""
_SINGLE = 4
"""What a single character weighs: it stands in many words."""

Place = tuple[int, int, int]
"""段中: a block in which the token stands, its weight there (0-15), and over how many blocks behind it reaches."""


class BlockIndex:
    """The tokens of one page in the order that the indexer is given them, and what its places mean."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.tokens: list[str] = []
        self._blocks = blocks
        self._names: list[frozenset[str]] = []
        self._fields: list[tuple[int, float]] = []
        """of each stretch of tokens: its block, and what its length takes; 0 for words that stand above the block"""
        self._usual: list[Place | None] = []
        """of each stretch the place of a token that stands there once; None where it matters which one it is"""
        self._field_at: list[int] = []
        """of each token, its field"""
        for number, block in enumerate(blocks):
            cells = block.text.split(CELL_BREAK)
            for cell in cells:
                told = tokenize(cell)
                norm = _length_norm(len(told), _CELL_LENGTH if len(cells) > 1 else _LENGTH)
                self._add(number, told, norm * _LISTING if block.listing else norm)
            if block.above:
                self._add(number, tokenize(block.above), 0)
            self._names.append(frozenset(token for name in block.names for token in tokenize(name)))
        self._usual = [
            None if self._names[block] else self._place("", block, 1, norm) for block, norm in self._fields
        ]

    def _add(self, block: int, tokens: list[str], norm: float) -> None:
        self._field_at += [len(self._fields)] * len(tokens)
        self._fields.append((block, norm))
        self.tokens += tokens

    def places(self, token: str, positions: Sequence[int]) -> list[Place]:
        """The blocks that hold the positions, with what the token weighs in each."""
        if len(positions) == 1 and (usual := self._usual[self._field_at[positions[0]]]):
            return [usual]
        counts: dict[int, int] = {}
        for position in positions:
            field = self._field_at[position]
            counts[field] = counts.get(field, 0) + 1
        found: dict[int, Place] = {}
        for field, count in counts.items():
            block, norm = self._fields[field]
            place = self._place(token, block, count, norm)
            before = found.get(block, place)
            found[block] = (block, max(place[1], before[1]), max(place[2], before[2]))
        return list(found.values())

    def _place(self, token: str, block: int, count: int, norm: float) -> Place:
        weight = min(LEVELS - 1, int(self._worth(token, block, count, norm) * LEVELS))
        return (block, weight, self._blocks[block].reach if norm else 0)

    def singles(self) -> dict[str, list[Place]]:
        """The blocks by every character in them: what a search for one character finds."""
        found: dict[str, list[Place]] = {}
        for number, block in enumerate(self._blocks):
            place = (number, _SINGLE, block.reach)
            for character in set("".join(runs(block.text))):
                found.setdefault(character, []).append(place)
        return found

    def _worth(self, token: str, block: int, count: int, norm: float) -> float:
        """0-1, by BM25: a word says more in a short field than among many others."""
        if not norm:
            return _ABOVE / (1 + _SATURATION)
        if self._names[block] and token in self._names[block]:
            count, norm = count + _NAMED, _length_norm(0, _LENGTH)
        return count / (count + _SATURATION * norm)


def _length_norm(length: int, weight: float) -> float:
    return 1 - weight + weight * length / _USUAL


def pack(pages: Iterable[tuple[int, str]]) -> str:
    """Write the places of a token as one string; ``unpack`` in ``assets/search/engine.js`` reads it.

    string = page*
    page   = page places                    page as distance from the one before; places as :func:`pack_places` writes them
    """
    told: list[str] = []
    last = 0
    for page, places in pages:
        told += (_number(page - last), places)
        last = page
    return "".join(told)


def pack_places(places: Sequence[Place]) -> str:
    """Write the places of a token in one page.

    places = count place*
    place  = block (2 * weight) | block (2 * weight + 1) reach      block as distance from the one before
    number = digit*                         base 32, lowest digit first, 32 added to all but the last
    """
    told = [_number(len(places))]
    before = 0
    for block, weight, reach in places:
        told.append(_step(block - before, weight, reach))
        before = block
    return "".join(told)


@cache
def _step(distance: int, weight: int, reach: int) -> str:
    if reach:
        return _number(distance) + _number(2 * weight + 1) + _number(reach)
    return _number(distance) + _number(2 * weight)


@cache
def _number(number: int) -> str:
    digits = ""
    while number > 31:
        digits += _DIGITS[32 | number & 31]
        number >>= 5
    return digits + _DIGITS[number]
