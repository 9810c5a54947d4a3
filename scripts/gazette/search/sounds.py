"""读音: words that sound alike, so that what is typed in pinyin or with another character of the same sound is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from pypinyin import Style, lazy_pinyin

_WORD = 5
"""A pair stands for a sound if at least so much of its occurrences (of 9) is within words."""
_KEPT = 4
"""Pairs of one sound, the most frequent ones."""


@cache
def _common() -> str:
    """The characters that an input method offers first: those of GB 2312, level 1 and 2."""
    rows = (bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return "".join(row.decode("gb2312", errors="ignore") for row in rows)


@cache
def sound(characters: str) -> str:
    """The sound of a character or a pair in pinyin without tones: 停车 -> tingche; letters stay as they are."""
    return "".join(lazy_pinyin(characters, style=Style.NORMAL))


def syllables(characters: Iterable[str]) -> dict[str, str]:
    """Every syllable (音节) with the characters that have it, the common ones and those of the archive."""
    found: dict[str, str] = {}
    for character in sorted({*_common(), *characters}):
        if (syllable := sound(character)) != character:
            found[syllable] = found.get(syllable, "") + character
    return dict(sorted(found.items()))


def sound_of_each(syllables: Mapping[str, str]) -> dict[str, str]:
    """The same by character: 停 -> ting."""
    return {character: sound for sound, alike in syllables.items() for character in alike}


def same_sounds(counts: Mapping[str, int], words: Mapping[str, int]) -> dict[str, list[str]]:
    """By sound (tingche) the pairs that have it, the most frequent first."""
    found: dict[str, list[str]] = {}
    for pair, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if len(pair) == 2 and min(pair) > "\u33ff" and words.get(pair, 0) >= _WORD:
            alike = found.setdefault(sound(pair), [])
            if len(alike) < _KEPT:
                alike.append(pair)
    return found
