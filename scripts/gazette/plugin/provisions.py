"""条款: an article or item with all that stands under it, held together so that its address means the whole of it.

第十四条 is asked for by its number, and what is shown is the article with its further paragraphs and items. One that is
a single paragraph needs no holder; the anchor stands on the paragraph itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from gazette.text import Block, Grid


class Provisions:
    """Holds the blocks of a text, handed out one after the other, by article and item under `root`."""

    def __init__(self, root: Element, blocks: Sequence[Block | Grid]) -> None:
        self._root = root
        self._open: list[tuple[Block, Element]] = []
        own = [block for block in blocks if isinstance(block, Block)]
        self._last = {anchor: block.anchor for block in own for anchor in block.ancestors}
        """the last block under each anchor"""

    @property
    def here(self) -> Element:
        """The element that the present block stands in."""
        return self._open[-1][1] if self._open else self._root

    def opens(self, block: Block) -> bool:
        """Whether other blocks are held with this one."""
        return block.kind in ("article", "item") and block.anchor in self._last

    def go_to(self, block: Block) -> None:
        """Go on to the next block: close what it no longer belongs to, open what it begins."""
        while self._open and self._open[-1][0].anchor not in block.ancestors:
            self._open.pop()
        if self.opens(block):
            holder = SubElement(self.here, "div", {"id": block.anchor, "class": "provision"})
            self._open.append((block, holder))

    def behind(self, block: Block) -> Element:
        """The element for what is added behind this block: where it ends an article, behind all of that."""
        around = self._root
        for first, holder in self._open:
            if first.kind == "article" and self._last[first.anchor] == block.anchor:
                return around
            around = holder
        return around
