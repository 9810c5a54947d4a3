"""A piece of a document's text with its place (单元): what all that reads a text works on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gazette import model
from gazette.model import Mark

UnitKind = Literal[
    "title", "number", "registration", "subtitle", "issuer", "speaker", "signatory", "byline", "history",
    "addressees", "salutation", "heading", "article", "item", "paragraph", "clause",
    "enclosure-list", "signature", "signed", "closing", "label", "enclosure-title",
    "roster", "labelled", "footnote", "picture", "file",
    "table", "caption", "header", "group", "cell", "total", "remark", "road-class", "road-area",
]  # fmt: skip
"""What a piece of text is: of a notice or interpretation, then of a table."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of text with its address. `text` is what is printed there, marker included."""

    anchor: str
    kind: UnitKind
    text: str
    mark: Mark
    marker: str = ""
    """序号 with which the text begins, if any"""
    level: int = 0
    """of headings and items: that of their numbering system"""
    part: str = ""
    """'' the notice itself, 'enclosure-1' …"""
    ancestors: tuple[str, ...] = ()
    """anchors of the headings, article and item that it stands under, outermost first"""
    block: model.Block | None = None
    abreast: int = 1
    """how many stand side by side: pictures in a row, bodies that sign on one line"""


def name_of(unit: Unit) -> str:
    """What a place is called in a link: 第十四条, 三、（二）, or the first words of the paragraph."""
    if unit.kind == "article":
        return unit.marker
    if unit.kind == "history":
        return "题注"
    if unit.kind == "heading" and len(unit.text) <= 20:
        return unit.text
    first = unit.text.replace("\n", " ").split("。")[0]
    return first if len(first) <= 20 else f"{first[:18]}……"
