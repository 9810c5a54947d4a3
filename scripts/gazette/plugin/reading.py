"""Pages written by hand, read for the search: what Python-Markdown makes of them, block by block."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from copy import deepcopy
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX
from markupsafe import Markup

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
_STASHED = re.compile(f"{STX}wzxhzdk:([0-9]+){ETX}")
"""HTML that Python-Markdown has put aside: a tag, which has no words, or a block of code."""


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
        read = deepcopy(root)  # the page itself keeps what was put aside
        for element in read.iter():
            element.text, element.tail = (self._read(text or "") for text in (element.text, element.tail))
        self.reading.blocks = tuple(_blocks(read))

    def _read(self, text: str) -> str:
        return _STASHED.sub(lambda match: self._code(int(match[1])), text)

    def _code(self, number: int) -> str:
        raw = self.md.htmlStash.rawHtmlBlocks[number]
        return Markup(raw).striptags() if isinstance(raw, str) and raw.startswith("<pre>") else ""


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
            yield block, text
            yield from _texts(child)
            text = child.tail or ""
        else:
            text += _words(child) + (child.tail or "")
    yield block, text


def _words(element: Element) -> str:
    """The words of an element within a block; those of code Python-Markdown keeps as HTML."""
    text = element.text or ""
    told = html.unescape(text) if element.tag == "code" else text
    return told + "".join(_words(child) + (child.tail or "") for child in element)
