"""Reads an HTML page into a tree. Strict: what is not properly nested is an error, not a guess."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])


@dataclass
class Element:
    """An element with its attributes and what stands in it, elements and text, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.walk() if element.tag == tag]

    def by_id(self, name: str) -> Element:
        return next(element for element in self.walk() if element.attributes.get("id") == name)

    def text(self, without: Callable[[Element], bool] = lambda _: False) -> str:
        """The text content, elements that `without` picks left out; <br> is a line break."""
        parts = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif child.tag == "br":
                parts.append("\n")
            elif not without(child):
                parts.append(child.text(without))
        return "".join(parts)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#document")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        assert len(attributes) == len(attrs), f"属性重复：<{tag}> {attrs}"
        element = Element(tag, attributes)
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """<rect/>, as drawings have it."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> 关不上 <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self.open[-1].children.append(Element("#comment", {"text": data}))


def read(html: str) -> Element:
    """The tree of an HTML text. AssertionError where tags do not nest."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [reader.root], f"没有关上：<{reader.open[-1].tag}>"
    return reader.root


def read_page(path: Path) -> Element:
    return read(path.read_text(encoding="utf-8"))


def is_ours(element: Element) -> bool:
    """What the site adds to the gazette's text: permalinks, facts, notes, lists of links."""
    return "data-search-ignore" in element.attributes


def squeezed(text: str) -> str:
    """Text without any white space, for comparing what different layouts say."""
    return "".join(text.split())
