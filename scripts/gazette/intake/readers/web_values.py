"""Lengths and colours as CSS writes them (长度、颜色). Pure; None for what is not known."""

from __future__ import annotations

import re

Colour = tuple[int, ...]
"""red, green, blue, of 255"""

_NUMBER = r"[-+]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})"
_LENGTH = re.compile(rf"({_NUMBER})\s?([a-z]{{1,4}}|%)?")
_UNITS = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "rem": 16.0,
    "%": 13.66, "vw": 13.66, "vh": 7.68,
}  # fmt: skip
"""in px; those of a screen are of one 1366 wide"""
_HEX = re.compile(r"#([0-9a-f]{3,8})(?![\w-])")
_RGB = re.compile(rf"rgba?\(\s?({_NUMBER}%?)[\s,]{{1,9}}({_NUMBER}%?)[\s,]{{1,9}}({_NUMBER}%?)")
_WHITE = re.compile(r"hsla?\([^()]{1,60}[,\s]100%|(?<![\w-])white(?![\w-])")
_BLACK = re.compile(r"(?<![\w-])black(?![\w-])")
_CLEAR = re.compile(r"(?<![\w-])transparent(?![\w-])|(?:rgb|hsl)a?\([^()]{1,60}[,/]\s?0?\.?0{1,9}%?\s?\)")


def pixels(written: str, size: float) -> float | None:
    """A length in px, in text of this size."""
    match = _LENGTH.fullmatch(written)
    if not match:
        return None
    unit = match[2] or ""
    return float(match[1]) * (
        size if unit == "em" else size / 2 if unit in ("ex", "ch") else _UNITS.get(unit, 1.0)
    )


def numbers(function: str, written: str) -> list[list[float]]:
    """The lengths that each use of a function (a pattern) in a value is given."""
    found = re.findall(rf"(?:{function})\(([^()]{{0,80}})\)", written)
    return [
        [said for each in re.split(r"[\s,]+", one) if (said := pixels(each, 16.0)) is not None]
        for one in found
    ]


def is_clear(written: str) -> bool:
    """Whether a colour covers nothing."""
    return bool(_CLEAR.search(written))


def colour(written: str) -> Colour | None:
    """The first colour in a value."""
    if (match := _HEX.search(written)) and len(match[1]) in (3, 4, 6, 8):
        wide = len(match[1]) > 4
        digits = match[1] if wide else "".join(each * 2 for each in match[1])
        return tuple(bytes.fromhex(digits[:6]))
    if match := _RGB.search(written):
        return tuple(
            round(float(part.rstrip("%")) * (2.55 if part.endswith("%") else 1)) for part in match.groups()
        )
    if _WHITE.search(written):
        return (255, 255, 255)
    return (0, 0, 0) if _BLACK.search(written) else None
