"""Numbers that a browser puts before the items of a list (自动编号), though no text has them."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from gazette.intake.readers.web_tree import children

_NUMBER = re.compile(r"\s*(-?[0-9]{1,6})")
_UNNUMBERED = re.compile(r"list-style(?:-type)?\s{0,9}:[^;]{0,99}none", re.IGNORECASE)
_ROMAN = [
    ("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10),
    ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
]  # fmt: skip


def numbers(top: LexborNode) -> dict[int, str]:
    """What a browser shows before each item of an `<ol>`."""
    items = [node for node in children(top) if node.tag == "li"]
    backwards = "reversed" in top.attributes
    at = _whole(top.attributes.get("start"), len(items) if backwards else 1)
    shown: dict[int, str] = {}
    for item in items:
        at = _whole(item.attributes.get("value"), at)
        if not _hides(top) and not _hides(item):
            style = item.attributes.get("type") or top.attributes.get("type") or "1"
            shown[item.mem_id] = f"{_written(at, style)}."
        at += -1 if backwards else 1
    return shown


def _hides(node: LexborNode) -> bool:
    return bool(_UNNUMBERED.search(node.attributes.get("style") or ""))


def _whole(written: str | None, default: int) -> int:
    match = _NUMBER.match(written or "")
    return int(match[1]) if match else default


def _written(number: int, style: str) -> str:
    """The number in the style that `type` names: 1, a, A, i, I. What cannot be written so is written in digits."""
    if style in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord(style) + rest) + letters
        return letters
    if style in ("i", "I") and 0 < number < 4000:
        roman = ""
        for letter, value in _ROMAN:
            roman += letter * (number // value)
            number %= value
        return roman.upper() if style == "I" else roman
    return str(number)
