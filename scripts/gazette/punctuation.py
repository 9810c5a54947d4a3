"""Where punctuation (标点) parts a text: into sentences, and into the elements of a list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

_SENTENCE_END = re.compile(r"[。！？；;]+[”’）)]*")
_CLOSING = {"（": "）)", "(": "）)", "《": "》", "〈": "〉", "“": "”"}
"""What closes a bracket or quotation mark; print mixes the widths of round ones."""


def sentences(text: str, start: int = 0, whole: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[int, int]]:
    """句: start and end of each sentence of `text` from `start` on; together they are all of it.

    A sentence ends with 。！？； and the quotation marks and brackets that close behind it, but never within a
    stretch of `whole`, as citations are: their titles have punctuation of their own.
    """
    stretches = sorted(whole)
    firsts = [first for first, _ in stretches]
    # How far those reach that begin before the stretch at this position.
    reach = [0, *accumulate((last for _, last in stretches), max)]
    for match in _SENTENCE_END.finditer(text, start):
        end = match.end()
        if reach[bisect_left(firsts, end)] <= end:
            yield start, end
            start = end
    if start < len(text):
        yield start, len(text)


def elements(text: str, separators: str = "、") -> list[str]:
    """分项: what stands between separators outside brackets and quotation marks; blank ones are left out."""
    found = []
    start = 0
    waiting: list[str] = []
    for at, character in enumerate(text):
        if character in _CLOSING:
            waiting.append(_CLOSING[character])
        elif waiting and character in waiting[-1]:
            waiting.pop()
        elif character in separators and not waiting:
            found.append(text[start:at])
            start = at + 1
    found.append(text[start:])
    return [element for element in found if element.strip()]
