"""Text -> tokens (分词), the same in the index and in the browser (``assets/search/tokens.js``).

A token is a pair of neighbouring characters: Chinese has no spaces, and only pairs let every stretch of the text
be found without long lists. Nothing here asks for a Unicode property, since the tables differ between Python and
the browsers of many years; a table of cases in the tests holds both sides together.
"""

from __future__ import annotations

import functools
import unicodedata

from gazette.search.variants import simplified_forms

_BRACKETS_AND_QUOTES = "()[]{}<>〔〕【】〖〗《》〈〉「」『』\"'“”‘’"
_HYPHENS_AND_DASHES = "-‐‑‒–—―−"
_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_SPACES = "\u1680\u2028\u2029"
SILENT = frozenset(_BRACKETS_AND_QUOTES + _HYPHENS_AND_DASHES + _INVISIBLE)
"""Characters that say nothing: nobody types the 〔〕 of a number or the 《》 of a title reliably."""


def fold(text: str) -> str:
    """Make equal what is to be found alike: full and half width, upper and lower case, 繁 and 简.

    One character at a time, for a few have another lower case at the end of a word.
    """
    return "".join(map(_folded, text))


@functools.cache
def _folded(character: str) -> str:
    simplified = simplified_forms()
    compatible = unicodedata.normalize("NFKC", character)
    return "".join(simplified.get(one, one) for single in compatible for one in single.lower())


def runs(text: str) -> list[str]:
    """The stretches of text that stand between punctuation, folded; what is silent is left out.

    text = (run | other)*       run = (han | letter | digit | %)+      other = punctuation, signs, the end of a cell
    """
    return "".join(map(_telling, text)).split()


@functools.cache
def _telling(character: str) -> str:
    """What a character says in a run: itself, folded; nothing if silent or blank; a space where it ends the run."""
    if character == "\t":
        return " "
    folded = _folded(character)
    if all(one in SILENT or _is_blank(one) for one in folded):
        return ""
    return "".join(one if is_word(one) else " " for one in folded if one not in SILENT and not _is_blank(one))


def tokenize(text: str) -> list[str]:
    """Split text into its tokens, in order: the pairs of each run; a run of one character is itself a token."""
    return [token for run in runs(text) for token in pairs(run)]


def pairs(run: str) -> list[str]:
    """停车场 -> 停车, 车场"""
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def is_word(character: str) -> bool:
    """Whether a folded character is part of a run (a-z, 0-9, 汉字, % and ‰, without which 5% says another thing)."""
    return (
        "a" <= character <= "z"
        or "0" <= character <= "9"
        or character in "%\u2030"
        or "\u3400" <= character <= "\u4dbf"
        or "\u4e00" <= character <= "\u9fff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def _is_blank(character: str) -> bool:
    """White space and control characters; NFKC has already made every other space a plain one."""
    return character <= " " or "\u007f" <= character <= "\u00a0" or character in _SPACES
