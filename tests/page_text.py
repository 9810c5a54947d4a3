"""Reads the text of a finished page, block by block, as the reader sees it: what the search must have been given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from gazette.search import CELL_BREAK, Block, IndexedPage

# fmt: off
_BLOCKS = frozenset({
    "main", "article", "section", "div", "p", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3",
    "h4", "h5", "h6", "table", "caption", "thead", "tbody", "tfoot", "tr", "blockquote", "figure",
    "figcaption", "details", "summary", "address", "pre", "header", "footer", "aside", "form",
    "fieldset", "hr",
})
# fmt: on
_CELLS = frozenset(["td", "th"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_NEVER_TEXT = frozenset({"script", "style", "template", "svg", "select", "button", "nav"})


def read_pages(site: Path) -> Iterator[IndexedPage]:
    """Every page of the site that has text to be found, by address. A page without ``<main>`` has none."""
    for path in sorted(site.rglob("*.html")):
        page = read_page(path.read_text(encoding="utf-8"), path.relative_to(site).as_posix())
        if page.blocks:
            yield page


def read_page(html: str, url: str) -> IndexedPage:
    """Take the text of ``<main>`` apart into blocks, leaving out what carries ``data-search-ignore``."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    titles = [block.text for block in reader.blocks if block.heading == 1]
    return IndexedPage(
        url=url,
        title=titles[0] if titles else reader.window_title.strip(),
        kind=reader.kind,
        issuer=reader.meta.get("gazette:issuer", ""),
        year=reader.meta.get("gazette:year", ""),
        department=reader.meta.get("gazette:department", ""),
        blocks=tuple(reader.blocks),
    )


class _Reader(HTMLParser):
    """Walks the tags of well-formed HTML: every element that is not void is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.kind = "page"
        self.meta: dict[str, str] = {}
        self.window_title = ""
        self.blocks: list[Block] = []
        self._open: list[str] = []
        self._main_depth: int | None = None
        self._ignored_depth: int | None = None
        self._anchor = ""
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.kind = attributes.get("data-kind", "page")
        elif tag == "meta":
            self.meta[attributes.get("name", "")] = attributes.get("content", "")
        if tag not in _VOID:
            self._open.append(tag)
            if self._ignored_depth is None and ("data-search-ignore" in attributes or tag in _NEVER_TEXT):
                self._ignored_depth = len(self._open)
        self._divide(tag)
        if tag in _BLOCKS and self._reading() and not self._within_row(tag):
            self._anchor = attributes.get("id", self._anchor)
        if tag == "main" and self._main_depth is None:
            self._main_depth = len(self._open)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        self._divide(tag)
        while self._open.pop() != tag:
            pass
        depth = len(self._open)
        if self._ignored_depth is not None and depth < self._ignored_depth:
            self._ignored_depth = None
        if self._main_depth is not None and depth < self._main_depth:
            self._main_depth = None

    def handle_data(self, data: str) -> None:
        if self._reading():
            # A wide space is kept: print sets words apart with it.
            self._text.append(re.sub(r"[^\S\u3000]+", " ", data))
        elif self._open[-1:] == ["title"]:
            self.window_title += data

    def _reading(self) -> bool:
        return self._main_depth is not None and self._ignored_depth is None

    def _divide(self, tag: str) -> None:
        """A row is one block, whatever stands in its cells; elsewhere a block ends where another begins."""
        if self._within_row(tag):
            if tag in _BLOCKS or tag in _CELLS or tag == "br":
                self._text.append(CELL_BREAK)
        elif tag in _BLOCKS:
            self._finish_block()

    def _within_row(self, tag: str) -> bool:
        return tag != "tr" and "tr" in self._open

    def _finish_block(self) -> None:
        cells = "".join(self._text).split(CELL_BREAK)
        self._text.clear()
        text = CELL_BREAK.join(cell for cell in (re.sub(" +", " ", cell).strip() for cell in cells) if cell)
        if text:
            tag = next((open_tag for open_tag in reversed(self._open) if open_tag in _BLOCKS), "")
            self.blocks.append(Block(self._anchor, text, int(tag[1]) if tag in _HEADINGS else 0))
