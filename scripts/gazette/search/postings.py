"""Postings (出现处) packed into text that a script can carry, in chunks small enough to be sent for one query.

Half the bytes of the same numbers in JSON, also on servers that do not compress.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence

from gazette.search.pagefind import Posting

_DIGITS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
_LIMIT = 1200
"""Characters of a chunk. A query needs one chunk for each of its characters, and what else is in it is waste;
a very frequent character is longer and stays whole."""


def pack(postings: Sequence[Posting]) -> str:
    """Write postings as one string; ``unpack`` in ``assets/search/full-text.js`` reads it.

    string  = posting*
    posting = section weight count position*    section and positions as distance from the one before;
                                                weight as what it is more than count
    number  = digit*                            base 32, lowest digit first, 32 added to all but the last
    """
    text = []
    last_section = 0
    for posting in postings:
        count = len(posting.positions)
        text += [
            _number(posting.section - last_section),
            _number(posting.weight - count),
            _number(count),
            *map(_number, _distances(posting.positions)),
        ]
        last_section = posting.section
    return "".join(text)


def chunks(postings: Mapping[str, Sequence[Posting]]) -> Iterator[dict[str, str]]:
    """Cut the index between tokens; every chunk holds the packed postings of tokens that follow each other."""
    chunk: dict[str, str] = {}
    size = 0
    for token, places in postings.items():
        packed = pack(places)
        if chunk and size + len(packed) > _LIMIT:
            yield chunk
            chunk, size = {}, 0
        chunk[token] = packed
        size += len(packed)
    yield chunk


def _distances(positions: Sequence[int]) -> Iterator[int]:
    last = 0
    for position in positions:
        yield position - last
        last = position


def _number(number: int) -> str:
    digits = ""
    while number > 31:
        digits += _DIGITS[32 | number & 31]
        number >>= 5
    return digits + _DIGITS[number]
