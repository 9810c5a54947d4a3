"""Text -> tokens (分词), the same in the index and in the browser (``assets/search/tokens.js``).

A token is one character: Chinese has no spaces, and only single characters let every substring of the text
be found as a phrase. Nothing here asks for a Unicode property, since the tables differ between Python and
the browsers of many years; a table of cases in the tests holds both sides together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from gazette.search.variants import simplified_forms

BLOCK_BREAK = "u0"
"""段落界: stands between blocks so that no phrase runs from one into the next; no text yields it."""

_BRACKETS_AND_QUOTES = "()[]{}<>〔〕【】〖〗《》〈〉「」『』\"'“”‘’"
_HYPHENS_AND_DASHES = "-‐‑‒–—―−"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
SILENT = frozenset(_BRACKETS_AND_QUOTES + _HYPHENS_AND_DASHES + _INVISIBLE)
"""Characters that emit nothing: nobody types the 〔〕 of a number or the 《》 of a title reliably."""


def fold(text: str) -> str:
    """Make equal what is to be found alike: full and half width, upper and lower case, 繁 and 简.

    One character at a time, for a few have another lower case at the end of a word.
    """
    simplified = simplified_forms()
    compatible = (one for character in text for one in unicodedata.normalize("NFKC", character))
    return "".join(simplified.get(one, one) for character in compatible for one in character.lower())


def tokenize(text: str) -> list[str]:
    """Split text into its tokens, in order.

    text  = character*
    token = han | letter | digit      itself: a Chinese character, a-z, 0-9
          | "u" hex                   any other character by its code point: 。 is u3002
    Each character is first folded (１ is 1, ㎡ is m2, 號 is 号); white space, control characters and
    :data:`SILENT` emit nothing.
    """
    return list(_tokens_of(fold(text)))


def _tokens_of(folded: str) -> Iterator[str]:
    for character in folded:
        if is_word(character):
            yield character
        elif not _is_blank(character) and character not in SILENT:
            yield f"u{ord(character):x}"


def is_word(character: str) -> bool:
    """Whether a folded character is a token as it stands (a-z, 0-9, 汉字 of the basic plane)."""
    return (
        "a" <= character <= "z"
        or "0" <= character <= "9"
        or "\u3400" <= character <= "\u4dbf"
        or "\u4e00" <= character <= "\u9fff"
    )


def _is_blank(character: str) -> bool:
    """White space and control characters; NFKC has already made every other space a plain one."""
    return character <= " " or "\u007f" <= character <= "\u00a0" or character in "\u1680\u2028\u2029"
