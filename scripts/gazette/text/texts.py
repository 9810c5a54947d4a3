"""The texts of all documents of a site, each made when it is first asked for."""

from __future__ import annotations

from gazette.archive import Document
from gazette.site import Site
from gazette.text.blocks import Line, Text, cut
from gazette.text.compose import compose


class Texts:
    """正文 by document; and single places of them, as other pages quote them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._texts: dict[str, Text] = {}
        self._lines: dict[str, dict[int, Line]] = {}

    def of(self, document: Document) -> Text:
        """The text of a document."""
        if document.id not in self._texts:
            archive = self._site.archive
            tables = archive.tables[archive.notice_of(document).id] if document.kind != "table" else []
            self._texts[document.id] = compose(document, self._site.links.of(document), tables)
        return self._texts[document.id]

    def quoted(self, document: Document, unit: int) -> Line:
        """The runs of one unit of a document, by its place, without the marks of notes."""
        if document.id not in self._lines:
            blocks = self.of(document).blocks()
            self._lines[document.id] = {block.unit: cut(block.runs, 0, len(block.text)) for block in blocks}
        return self._lines[document.id][unit]
