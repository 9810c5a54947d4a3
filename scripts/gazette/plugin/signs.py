"""Signs of our own Markdown that Python-Markdown would read otherwise (记号): escapes, entities, marks of notes, breaks,
tables in HTML."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element, fromstring

from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString


class Sign(InlineProcessor):
    """\\. is a full stop."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: ARG002
        return m[1], m.start(0), m.end(0)


class Entity(InlineProcessor):
    """&#126; is the sign itself."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: ARG002
        return html.unescape(m[0]), m.start(0), m.end(0)


class Mark(InlineProcessor):
    """[^1]: without words, like the mark it stands for."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002
        return Element("sup", {"data-note": m[1]}), m.start(0), m.end(0)


class Break(InlineProcessor):
    """<br> between the paragraphs of a cell."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002
        return Element("br"), m.start(0), m.end(0)


class Notes(BlockProcessor):
    """The notes, which end the Markdown, are shown by the frame."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return bool(re.match(r"\[\^[0-9]+\]: ", block))

    def run(self, parent: Element, blocks: list[str]) -> None:  # noqa: ARG002
        blocks.clear()


class Table(BlockProcessor):
    """A table with merged cells, written as HTML by our own writer, hence well-formed but for its breaks."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return block.startswith("<table>\n")

    def run(self, parent: Element, blocks: list[str]) -> None:
        table = fromstring(blocks.pop(0).replace("<br>", "<br/>"))
        for element in table.iter():
            element.text = AtomicString(element.text or "")
            element.tail = AtomicString((element.tail or "").strip("\n"))
        parent.append(table)
