"""Pages written by hand, read for the search: what Python-Markdown makes of them, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from gazette.search import CELL_BREAK, Block

_BLOCKS = frozenset(
    (
        "p",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "blockquote",
        "pre",
        "div",
        "hr",
    )
)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_STASHED = re.compile("\x02[^\x03]*\x03")
"""A tag of inline HTML, which has no words."""


class Reading(Extension):
    """Keeps the blocks of the page that was converted last, where they are `wanted`."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted = False
        self.blocks: tuple[Block, ...] = ()

    def extendMarkdown(self, md: Markdown) -> None:
        self.blocks = ()
        if self.wanted:
            md.treeprocessors.register(_Reader(md, self), "gazette-read", 2)


class _Reader(Treeprocessor):
    def __init__(self, md: Markdown, reading: Reading) -> None:
        super().__init__(md)
        self.reading = reading

    def run(self, root: Element) -> None:
        self.reading.blocks = tuple(_blocks(root))


def _blocks(root: Element) -> Iterator[Block]:
    """A row is one block, whatever stands in its cells; elsewhere a block ends where another begins."""
    anchor = ""
    for element, text in _texts(root):
        anchor = element.get("id", anchor)
        flat = CELL_BREAK.join(filter(None, (" ".join(cell.split()) for cell in text.split(CELL_BREAK))))
        if flat:
            yield Block(anchor, flat, int(element.tag[1]) if element.tag in _HEADINGS else 0)


def _texts(block: Element) -> Iterator[tuple[Element, str]]:
    """Each block in order with the text that stands in it and in no block within it."""
    if block.tag == "tr":
        yield block, CELL_BREAK.join(_words(cell) for cell in block)
        return
    text = block.text or ""
    for child in block:
        if child.tag in _BLOCKS or child.tag in _HEADINGS:
            yield block, _STASHED.sub("", text)
            yield from _texts(child)
            text = child.tail or ""
        else:
            text += _words(child) + (child.tail or "")
    yield block, _STASHED.sub("", text)


def _words(element: Element) -> str:
    return _STASHED.sub("", "".join(element.itertext()))
