"""The texts of documents, each made when it is asked for; a few are held."""

from __future__ import annotations

import functools

from gazette.document import Document
from gazette.site import Site
from gazette.text.blocks import Line, Text, cut
from gazette.text.compose import compose

_HELD = 16
"""So many: a page asks for its own again, and for those that it quotes."""


class Texts:
    """正文 by document; and single places of them, as other pages quote them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._composed = functools.lru_cache(_HELD)(self._compose)
        self._cut = functools.lru_cache(_HELD)(self._cut_lines)

    def of(self, document: Document) -> Text:
        """The text of a document."""
        return self._composed(document)

    def quoted(self, document: Document, unit: int) -> Line:
        """The runs of one unit of a document, by its place, without the marks of notes."""
        return self._cut(document)[unit]

    def _compose(self, document: Document) -> Text:
        archive = self._site.archive
        tables = archive.tables[archive.notice_of(document).id] if document.kind != "table" else []
        return compose(document, self._site.links.of(document), tables)

    def _cut_lines(self, document: Document) -> dict[int, Line]:
        return {block.unit: cut(block.runs, 0, len(block.text)) for block in self.of(document).blocks()}
