"""字符格式 of Word: what properties of characters (`w:rPr`) do to what print shows of them. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

from gazette.intake.readers.word_xml import inner

_OFF = ("0", "false", "off")
_PAPER = "FFFFFF"
_THEMES = ("background1", "light1")
"""what themes call the colour of paper"""
_HIGHLIGHTS = {"white": "FFFFFF", "black": "000000", "none": _PAPER}
_ALIKE = 12
"""of 255: colours that differ by no more in red, green and blue are one to the eye"""
_TINY = 8
"""half points: nobody reads smaller text"""
_COLOUR = re.compile("[0-9A-F]{6}")


@dataclass(frozen=True)
class Look:
    """What holds for characters; colours as the file writes them, `size` in half points."""

    hidden: bool = False
    struck: bool = False
    clear: bool = False
    """drawn without ink"""
    ink: str = "AUTO"
    ground: str = _PAPER
    size: int = 21

    @property
    def is_faint(self) -> bool:
        """Whether they are in the colour of their ground. The colour that is called auto never is."""
        return self.clear or (
            bool(_COLOUR.fullmatch(self.ink) and _COLOUR.fullmatch(self.ground))
            and all(
                abs(one - other) <= _ALIKE
                for one, other in zip(bytes.fromhex(self.ink), bytes.fromhex(self.ground), strict=True)
            )
        )

    @property
    def is_tiny(self) -> bool:
        """Whether nobody reads them."""
        return self.size < _TINY


def changed(above: Look, properties: Element | None) -> Look:
    """What holds after what properties say, where they say anything."""
    said: dict[str, Any] = {}
    for each in properties if properties is not None else ():
        value = each.get("w:val") or ""
        match each.tag:
            case "w:vanish":
                said["hidden"] = value not in _OFF
            case "w:strike" | "w:dstrike":
                said["struck"] = said.get("struck", False) or value not in _OFF
            case "w:color":
                theme = each.get("w:themeColor") in _THEMES and each.get("w:themeShade") is None
                said["ink"] = _PAPER if theme else value.upper()
            case "w:highlight":
                said["ground"] = _HIGHLIGHTS.get(value, "")
            case "w:shd":
                said.setdefault("ground", shade(each))
            case "w:sz" if value.isascii() and value.isdigit():
                said["size"] = int(value[:4])
            case "?:textFill":
                said["clear"] = inner(each, "?:noFill") is not None
    return replace(above, **said) if said else above


def shade(element: Element) -> str:
    """底纹: the colour that a `w:shd` lays under a text."""
    colour = element.get("w:color" if element.get("w:val") == "solid" else "w:fill") or "auto"
    return _PAPER if colour == "auto" else colour.upper()
