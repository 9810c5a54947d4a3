"""The pieces of documents as a Word file: styles or alignment, titles with soft breaks, tables with spans, 书眉 and 页码 in
headers and footers, headings that Word numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import docx_writer as docx
from docx_writer import Docx, cell, field_of, level, listing, paragraph, row, run, style, use

from gazette.numerals import spell_numeral
from intake_print.layout import balanced
from intake_print.pieces import Grid, Piece

_CENTRED = '<w:jc w:val="center"/>'
_RIGHT = '<w:jc w:val="right"/>'
_INDENT = '<w:ind w:firstLineChars="200"/>'
_STYLES = (
    style("a", "Normal")
    + style("a3", "Title", based="a", paragraphs=_CENTRED)
    + style("1", "heading 1", based="a", paragraphs='<w:outlineLvl w:val="0"/>')
)
_BREAK = "<w:r><w:br/></w:r>"


class WordFile:
    """Puts paragraphs one after the other. `styled`: by the names of styles, else by alignment; `counted`: 一、 by Word."""

    def __init__(self, *, styled: bool, counted: bool, title: int) -> None:
        self.styled = styled
        self.counted = counted
        self.title = title
        self.blocks: list[str] = []
        self._uses = 0
        self._last = 0

    def lines(self, lines: Sequence[str]) -> None:
        """Lines of the front matter."""
        self.blocks += [paragraph(line) for line in lines if line.strip()]

    def document(self, pieces: Sequence[Piece]) -> None:
        """A document, on a new page."""
        self._last = 0
        for place, piece in enumerate(pieces):
            self.blocks.append(self._block(piece, "<w:pageBreakBefore/>" if place == 0 else ""))

    def bytes(self, top: Sequence[str], foot: Sequence[str]) -> bytes:
        """The file, with what stands at the head and, before the number, at the foot of its pages."""
        numbering = listing(1, level(0, "chineseCountingThousand", "%1、"))
        starts = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        numbering += "".join(use(number, 1, starts) for number in range(1, self._uses + 1))
        return Docx(
            self.blocks,
            styles=_STYLES,
            numbering=numbering if self._uses else "",
            headers=tuple(paragraph(text, properties=_CENTRED) for text in top),
            footers=tuple(paragraph(field_of("PAGE", text)) for text in foot),
        ).bytes()

    def _block(self, piece: Piece, new_page: str) -> str:
        if piece.grid:
            return docx.table(*_rows(piece.grid))
        if piece.kind in ("title", "enclosure-title"):
            lines = balanced(piece.text, self.title)
            content = [part for line in lines for part in (_BREAK, run(line))][1:]
            if self.styled:
                return paragraph(*content, style="a3", properties=new_page)
            return paragraph(*content, properties=new_page + _CENTRED)
        if piece.kind == "heading":
            return self._heading(piece, new_page)
        aligned = _RIGHT if piece.kind in ("signature", "signed", "signatory") else ""
        centred = _CENTRED if piece.kind in ("number", "history", "byline", "caption") else ""
        return paragraph(
            piece.text, properties=new_page + (aligned or centred or (_INDENT if piece.flows else ""))
        )

    def _heading(self, piece: Piece, new_page: str) -> str:
        named = "1" if self.styled and piece.level <= 1 else ""
        first, following = "一、", f"{spell_numeral(self._last + 1)}、"
        if self.counted and piece.marker in (first, following):
            if piece.marker == first:
                self._uses, self._last = self._uses + 1, 0
            self._last += 1
            text = piece.text.removeprefix(piece.marker)
            return paragraph(text, style=named, numbered=(self._uses, 0), properties=new_page)
        return paragraph(piece.text, style=named, properties=new_page)


def _rows(grid: Grid) -> Iterator[str]:
    above: list[tuple[int, int]] = [(0, 1)] * len(grid[0])
    """for each column how many rows the cell there still reaches down, and how wide it is"""
    for cells in grid:
        made, column = [], 0
        while column < len(cells):
            here, (left, wide) = cells[column], above[column]
            if here:
                merge = "restart" if here.height > 1 else ""
                made.append(cell(here.text, span=here.width, merge=merge))
                above[column] = here.height - 1, here.width
                column += here.width
            else:
                made.append(cell("", span=wide, merge="continue"))
                above[column] = left - 1, wide
                column += wide
        yield row(*made)
