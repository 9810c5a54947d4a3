"""Postings (出现处): in which blocks of which pages a token stands, and how much it says there; packed into text.

Half the bytes of the same numbers in JSON, also on servers that do not compress.
"""

from __future__ import annotations

import string
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gazette.search.indexed import CELL_BREAK, Block
from gazette.search.tokens import runs, tokenize

LEVELS = 16
"""Weights of a posting are whole numbers below this."""
_DIGITS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
_NUMBERS = {number: _DIGITS[number] for number in range(32)}
_SATURATION = 1.2
_LENGTH, _CELL_LENGTH = 0.3, 0.6
"""How much its length takes from a paragraph, and from the cell of a row: a body alone in its cell is charged, one of
twenty is involved."""
_USUAL = 60
"""Tokens of a usual paragraph, for BM25: fixed, so that one issue more changes nothing in the others."""
_NAMED = 4
"""As often a name counts where it says what the row or line is the entry of."""
_ABOVE = 0.4
"""What a merged cell or a label counts for each row that it holds for."""


@dataclass(frozen=True)
class Place:
    """段中: one block in which the token stands. `weight` 0-15; `reach` as of the block."""

    block: int
    weight: int
    reach: int


class BlockIndex:
    """The tokens of one page in the order that the indexer is given them, and what its places mean."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.tokens: list[str] = []
        self._blocks = blocks
        self._names: list[frozenset[str]] = []
        self._starts: list[int] = []
        self._fields: list[tuple[int, float]] = []
        """of each stretch of tokens: its block, and what its length takes; 0 for words that stand above the block"""
        for number, block in enumerate(blocks):
            cells = block.text.split(CELL_BREAK)
            for cell in cells:
                told = tokenize(cell)
                self._add(number, told, _length_norm(len(told), _CELL_LENGTH if len(cells) > 1 else _LENGTH))
            self._add(number, tokenize(block.above), 0)
            self._names.append(frozenset(token for name in block.names for token in tokenize(name)))

    def _add(self, block: int, tokens: list[str], norm: float) -> None:
        if tokens:
            self._starts.append(len(self.tokens))
            self._fields.append((block, norm))
            self.tokens += tokens

    def places(self, token: str, positions: Iterable[int]) -> Iterator[Place]:
        """The blocks that hold the positions, with what the token weighs in each."""
        fields = Counter(bisect_right(self._starts, position) - 1 for position in positions)
        worth: dict[int, float] = {}
        own: set[int] = set()
        for field, count in fields.items():
            block, norm = self._fields[field]
            if norm:
                own.add(block)
            worth[block] = max(worth.get(block, 0), self._worth(token, block, count, norm))
        for block, most in worth.items():
            reach = self._blocks[block].reach if block in own else 0
            yield Place(block, min(LEVELS - 1, int(most * LEVELS)), reach)

    def _worth(self, token: str, block: int, count: int, norm: float) -> float:
        """0-1, by BM25: a word says more in a short field than among many others."""
        if not norm:
            return _ABOVE / (1 + _SATURATION)
        if token in self._names[block]:
            count, norm = count + _NAMED, _length_norm(0, _LENGTH)
        return count / (count + _SATURATION * norm)


def _length_norm(length: int, weight: float) -> float:
    return 1 - weight + weight * length / _USUAL


def singles(block: Block) -> Iterator[str]:
    """Every character of a block once: what a search for one character finds."""
    return iter(dict.fromkeys(character for run in runs(block.text) for character in run))


def pack(pages: Sequence[tuple[int, Sequence[Place]]]) -> str:
    """Write the places of a token as one string; ``unpack`` in ``assets/search/engine.js`` reads it.

    string = page*
    page   = page count place*              page as distance from the one before
    place  = block (2 * weight) | block (2 * weight + 1) reach      block as distance from the one before
    number = digit*                         base 32, lowest digit first, 32 added to all but the last
    """
    text: list[str] = []
    last = 0
    for page, places in pages:
        text += (_number(page - last), _number(len(places)))
        last = page
        before = 0
        for place in places:
            text.append(_number(place.block - before))
            before = place.block
            if place.reach:
                text += (_number(2 * place.weight + 1), _number(place.reach))
            else:
                text.append(_number(2 * place.weight))
    return "".join(text)


def _number(number: int) -> str:
    if number < 32:
        return _NUMBERS[number]
    digits = ""
    while number > 31:
        digits += _DIGITS[32 | number & 31]
        number >>= 5
    return digits + _DIGITS[number]
