"""XML of Word files: parts of bounded size and depth, without a document type; names short (`w:p`), whichever edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from gazette.intake.received import Unreadable

_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://purl.oclc.org/ooxml/drawingml/main": "a:",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c:",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c:",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm:",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "urn:schemas-microsoft-com:vml": "v:",
    "urn:schemas-microsoft-com:office:office": "o:",
}
"""The two editions of the format (transitional, strict) name the same things differently."""
_MOST_DEEP = 250
_MOST_NODES = 4_000_000
"""elements and attributes of a part"""
_PIECE = 1 << 16
_NUMBER = re.compile(r"-?[0-9]{1,9}")


class _Builder(ElementTree.TreeBuilder):
    """Builds the tree, and stops at what is not meant well."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._nodes = 0

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self._depth += 1
        self._nodes += 1 + len(attributes)
        if self._depth > _MOST_DEEP:
            raise _not_written()
        if self._nodes > _MOST_NODES:
            raise Unreadable("文件大得不合情理", "用 Word 或 WPS 打开，分成几个文件")
        return super().start(_short(tag), {_short(name): value for name, value in attributes.items()})

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return super().end(_short(tag))

    def doctype(self, *_: str | None) -> None:
        """Entities, which can grow without bound or reach outside, are declared in a document type: there is none."""
        raise _not_written()


def parse(raw: bytes) -> Element:
    """A part as a tree; `Unreadable` where it is no XML, or not one that a program for writing makes."""
    parser = ElementTree.XMLParser(target=_Builder())
    try:
        # Piece by piece: expat reads what it was given to the end before it hears of a refusal.
        for at in range(0, len(raw), _PIECE):
            parser.feed(raw[at : at + _PIECE])
        root = parser.close()
    except (ElementTree.ParseError, ValueError, LookupError):
        raise Unreadable("文件已损坏，读不出正文", "用 Word 或 WPS 打开并修复，另存为 .docx") from None
    assert isinstance(root, Element)
    return root


def _not_written() -> Unreadable:
    return Unreadable("文件的内部结构不是文字处理程序写的", "用 Word 或 WPS 打开，另存为 .docx")


@lru_cache(maxsize=4096)
def _short(name: str) -> str:
    """`w:p` for what is known; the name itself, without its space, for anything else."""
    space, _, local = name.removeprefix("{").rpartition("}")
    return _SPACES.get(space, "?:" if space else "") + local


def inner(element: Element | None, *path: str) -> Element | None:
    """The first element at the end of a path of tags, each the child of the one before."""
    for tag in path:
        if element is None:
            return None
        element = next((child for child in element if child.tag == tag), None)
    return element


def value(element: Element | None, *path: str, name: str = "w:val") -> str | None:
    """An attribute of the element at the end of a path."""
    found = inner(element, *path)
    return None if found is None else found.get(name)


def number(element: Element | None, *path: str, name: str = "w:val") -> int | None:
    """The same as a number, where it is one."""
    written = value(element, *path, name=name) or ""
    return int(written) if _NUMBER.fullmatch(written) else None


def switch(element: Element | None, tag: str) -> bool | None:
    """A property that is on by being there (`<w:vanish/>`) unless it says otherwise; None where it is not there."""
    found = inner(element, tag)
    return None if found is None else found.get("w:val") not in ("0", "false", "off")


def chosen(element: Element) -> Iterator[Element]:
    """The children of an element; of what is written twice for older and newer programs, the first."""
    for child in element:
        if child.tag == "mc:AlternateContent":
            branch = inner(child, "mc:Choice")
            if branch is None or not len(branch):
                branch = inner(child, "mc:Fallback")
            if branch is not None:
                yield from chosen(branch)
        else:
            yield child
