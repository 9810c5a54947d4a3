"""Likeness (相似) of texts, at a cost that grows with their length and not with its square."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Generic, TypeVar

T = TypeVar("T")

_COMPARED = 400
"""Characters of a text that are compared one by one; of longer ones what they begin and end with alike is set aside
first, and what is left is told as a whole."""
_COMMON = 200
"""A pair of characters that stands in more texts tells none of them from the others."""
_TRIED = 8
"""So many of the texts that share most pairs are compared."""


def likeness(one: str, other: str) -> float:
    """How much of two texts is the same, from 0 to 1."""
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.quick_ratio() <= 0.5:
        return 0.0
    if max(len(one), len(other)) <= _COMPARED:
        return matcher.ratio()
    start, end = _alike(one, other)
    return 2 * (start + end) / (len(one) + len(other))


def changes(old: str, new: str) -> list[tuple[str, str]]:
    """What stands in `old` and what in its place in `new`, stretch by stretch; '' where there is nothing."""
    start, end = _alike(old, new) if max(len(old), len(new)) > _COMPARED else (0, 0)
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    if max(len(old), len(new)) > _COMPARED:
        return [(old, new)]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(old[a:b], new[c:d]) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]


class Texts(Generic[T]):
    """Texts among which the one is found that is likest to another; each with what it stands for."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._entries: list[tuple[str, T]] = list(
            {text: (text, entry) for text, entry in [*entries][::-1]}.values()
        )[::-1]
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, (text, _) in enumerate(self._entries):
            for pair in pairs(text):
                self._places[pair].append(place)

    def likest(self, text: str, least: float) -> T | None:
        """What stands for the likest text, the first of equals; None where none is at least so alike."""
        shared = Counter(
            place
            for pair in pairs(text)
            if len(places := self._places.get(pair, [])) <= _COMMON
            for place in places
        )
        tried = sorted(place for place, _ in shared.most_common(_TRIED))
        scores = {place: likeness(text, self._entries[place][0]) for place in tried}
        best = max(scores, key=lambda place: scores[place], default=None)
        return self._entries[best][1] if best is not None and scores[best] >= least else None


def pairs(text: str) -> set[str]:
    """Its pairs of neighbouring characters."""
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _alike(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts have in common at the beginning, and then at the end."""
    shorter = min(len(one), len(other))
    start = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    end = next((at for at in range(shorter - start) if one[-1 - at] != other[-1 - at]), shorter - start)
    return start, end
