"""Text -> tokens (分词), the same in the index and in the browser (``assets/search/tokens.js``).

A token is one character: Chinese has no spaces, and only single characters let every substring of the text
be found as a phrase. Nothing here asks for a Unicode property, since the tables differ between Python and
the browsers of many years; a table of cases in the tests holds both sides together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

BLOCK_BREAK = "u0"
"""段落界: stands between blocks so that no phrase runs from one into the next; no text yields it."""

_BRACKETS_AND_QUOTES = "()[]{}<>〔〕【】〖〗《》〈〉「」『』\"'“”‘’"
_HYPHENS_AND_DASHES = "-‐‑‒–—―−"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
SILENT = frozenset(_BRACKETS_AND_QUOTES + _HYPHENS_AND_DASHES + _INVISIBLE)
"""Characters that emit nothing: nobody types the 〔〕 of a number or the 《》 of a title reliably."""


def tokenize(text: str) -> list[str]:
    """Split text into its tokens, in order.

    text  = character*
    token = han | letter | digit      itself: a Chinese character, a-z, 0-9
          | "u" hex                   any other character by its code point: 。 is u3002
    Each character is first brought to its compatibility form and lower case (NFKC: １ is 1, ㎡ is m2);
    white space, control characters and :data:`SILENT` emit nothing.
    """
    return [token for character in text for token in _tokens_of(character)]


def _tokens_of(character: str) -> Iterator[str]:
    for folded in unicodedata.normalize("NFKC", character).lower():
        if is_word(folded):
            yield folded
        elif not _is_blank(folded) and folded not in SILENT:
            yield f"u{ord(folded):x}"


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
