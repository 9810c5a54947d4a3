"""WordprocessingML as elements: names with their usual prefixes, `w:val` written `w_val`."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, tostring

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can hold, whatever the data let pass."""


def node(name: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """An element: node("w:jc", w_val="center") is <w:jc w:val="center"/>. Children that are None are left out."""
    made = Element(name, {key.replace("_", ":"): str(value) for key, value in attributes.items()})
    made.extend(child for child in children if child is not None)
    return made


def on(name: str, wanted: bool = True) -> Element | None:
    """A property that is on: <w:keepNext/>; None where it is not wanted."""
    return node(name) if wanted else None


def said(name: str, text: str, /, **attributes: str | int) -> Element:
    """An element with text. White space counts."""
    made = node(name, **attributes)
    made.text = text
    return made


def text_run(text: str, style: str | None = None) -> Element:
    """Words, letter for letter. Said to be East Asian, or “ ” — … would be taken for Latin and set as such."""
    properties = node(
        "w:rPr",
        node("w:rStyle", w_val=style) if style else None,
        node("w:rFonts", w_hint="eastAsia"),
    )
    return node("w:r", properties, said("w:t", text, xml_space="preserve"))


def part(root: Element) -> bytes:
    """A part of the file, with the namespaces that it names. Raises ValueError for a sign that no XML can hold."""
    prefixes = {
        name.partition(":")[0]
        for element in root.iter()
        for name in (element.tag, *element.keys())
        if ":" in name
    }
    for prefix in sorted(prefixes & SPACES.keys()):
        root.set(f"xmlns:{prefix}", SPACES[prefix])
    written = tostring(root, "unicode")
    if illegal := _ILLEGAL.search(written):
        raise ValueError(f"字符 U+{ord(illegal[0]):04X} 不能写进 Word 文件")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{written}'.encode()
