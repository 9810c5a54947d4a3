"""逐字对照: two wordings side by side, with what stands in one and not in the other marked in both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_SHORTEST = 2
"""Fewer characters that are alike between two differences are confetti: they are marked with them."""
_LONGEST = 2_000
"""Characters that are compared one by one; longer wordings are shown as they are, unmarked."""


@dataclass(frozen=True)
class Stretch:
    """Words, and whether they differ from those of the other side."""

    text: str
    differs: bool


def word_by_word(here: str, there: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Both wordings in stretches; put together again they are what was given."""
    if max(len(here), len(there)) > _LONGEST:
        return (Stretch(here, False),), (Stretch(there, False),)
    blocks = [
        block
        for block in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
        if block.size >= _SHORTEST or block.size == 0
    ]
    return tuple(_stretches(here, [(b.a, b.size) for b in blocks])), tuple(
        _stretches(there, [(b.b, b.size) for b in blocks])
    )


def _stretches(text: str, alike: list[tuple[int, int]]) -> Iterator[Stretch]:
    at = 0
    for start, size in alike:
        if text[at:start]:
            yield Stretch(text[at:start], True)
        if size:
            yield Stretch(text[start : start + size], False)
        at = start + size
