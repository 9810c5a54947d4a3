"""更正: what a recorded repair (校注) has done to the words that were received."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gazette import model
from gazette.characters import squeeze
from gazette.outline import stretch
from gazette.units import Unit

_PICKED = 30
"""So many stretches that a repair dropped or added are told one by one; letters strewn over more are only counted."""


def repaired(units: Sequence[Unit], correction: model.Correction) -> str:
    """What stands now in the stretch that a correction covers; '' if its anchors are not there."""
    return "\n".join(units[index].text for index in stretch(units, correction.at, correction.to))


def moved_only(received: str, now: str, markup: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words that a repair dropped and those it added, as they stood; two empty lists when it only moved text."""
    old, new = squeeze(without(received, markup)), squeeze(now)
    return _pick(old, Counter(old) - Counter(new)), _pick(new, Counter(new) - Counter(old))


def without(text: str, markup: Sequence[str]) -> str:
    """The text without the tags of the extraction."""
    for tag in markup:
        text = text.replace(tag, "")
    return text


def _pick(text: str, wanted: Counter[str]) -> list[str]:
    """The fewest stretches of the text that make up these characters, the longest taken first: words, not letters."""
    taken: list[tuple[int, int]] = []
    while wanted.total() and len(taken) < _PICKED:
        start, end = _longest(text, wanted, taken)
        taken.append((start, end))
        wanted = wanted - Counter(text[start:end])
    rest = [f"零散的 {wanted.total()} 字"] if wanted.total() else []
    return [text[start:end] for start, end in sorted(taken)] + rest


def _longest(text: str, wanted: Counter[str], taken: list[tuple[int, int]]) -> tuple[int, int]:
    """The longest stretch, outside those taken, that has no character more often than it is wanted."""
    barred = {at for start, end in taken for at in range(start, end)}
    best, start, left = (0, 0), 0, Counter(wanted)
    for end, character in enumerate(text, 1):
        left[character] -= 1
        while left[character] < 0 or (end - 1 in barred and start < end):
            left[text[start]] += 1
            start += 1
        if end - start > best[1] - best[0]:
            best = start, end
    return best
