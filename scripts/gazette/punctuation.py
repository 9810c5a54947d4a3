"""Where punctuation (标点) parts a text: into sentences, into the elements of a list; and what it quotes."""

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


HIDDEN = "□"
_QUOTE = re.compile("[“”]")
_MARKED = re.compile("([“”])")
_PARAGRAPH_QUOTED = re.compile(r"\s*“")
_STRAIGHT = re.compile('"([^"]*)"')


def quotes_hidden(texts: Sequence[str]) -> list[str]:
    """引文: paragraphs of the same length, what stands in “” blank (`HIDDEN`): it is the text of another document.

    A quotation goes on over the paragraphs up to the ” that closes it; each of them may begin with a “ of its own.
    One that nothing closes ends with its paragraph, "straight" marks only count in pairs.
    """
    texts = [_STRAIGHT.sub(r"“\1”", text) for text in texts]
    closed = [False] * (len(texts) + 1)
    """whether a quotation that is open before this paragraph is closed in it or after"""
    for place in range(len(texts) - 1, -1, -1):
        own = _PARAGRAPH_QUOTED.match(texts[place])
        first = _QUOTE.search(texts[place], own.end() if own else 0)
        closes = "”" in texts[place] if own else bool(first and first[0] == "”")
        closed[place] = closes or (closed[place + 1] and (bool(own) or not first))
    hidden = []
    is_open = False
    for place, text in enumerate(texts):
        stretches = []
        for stretch in _MARKED.split(text):
            is_open = is_open and stretch != "”"
            stretches.append(HIDDEN * len(stretch) if is_open else stretch)
            is_open = is_open or stretch == "“"
        hidden.append("".join(stretches))
        is_open = is_open and closed[place + 1]
    return hidden
