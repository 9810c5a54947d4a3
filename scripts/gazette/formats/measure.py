"""字宽: how wide a text is before it is set, in characters."""

from __future__ import annotations

import unicodedata


def width(text: str) -> float:
    """One of full width is 1, a letter or digit a half."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5 for sign in text)
