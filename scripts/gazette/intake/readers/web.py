"""网页 (.html): the document on a page of a government's site, as a browser shows it, without what the site put around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gazette.intake.readers.characters import legible
from gazette.intake.readers.reader import Reader
from gazette.intake.readers.web_main import Main, main_text
from gazette.intake.readers.web_marks import Marks
from gazette.intake.readers.web_pieces import Reading
from gazette.intake.readers.web_sheets import Sheets
from gazette.intake.readers.web_sight import is_gone, sight_of
from gazette.intake.readers.web_tables import layout_tables
from gazette.intake.readers.web_tree import elements, parsed
from gazette.intake.readers.web_unread import shortened
from gazette.intake.received import Line, Received, Remark, Unreadable

_NAMED = 5
"""So many selectors are named."""


def _read(raw: bytes) -> Received:
    page = parsed(raw)
    top = page.body or page.root
    sheets = (
        Sheets(node.text(deep=True) for node in elements(page.root) if node.tag == "style")
        if page.root
        else Sheets()
    )
    marks, hidden = _marks_around(top, sheets)
    pieces = Reading(top, layout_tables(top), sheets, marks).pieces if top else []
    main = main_text(pieces, *_titles(page))
    if main is None:
        raise Unreadable("网页里没有找到公文的文字", "在浏览器里选中正文，复制到文本文件（.txt）再收")
    return _received(replace(main, before=(*_doubts(sheets, hidden), *main.before)))


def _marks_around(top: LexborNode | None, sheets: Sheets) -> tuple[Marks, bool]:
    """What holds for the whole page, and whether it is hidden, as sites do until a script has run."""
    around = [
        each for each in (top.parent if top else None, top) if each is not None and each.is_element_node
    ]
    marks, hidden = Marks(), False
    for each in around:
        declared = sheets.declared(each, each.tag or "", each.attributes)
        sight = sight_of(declared, marks.sight)
        hidden |= is_gone(declared) or sight.is_unseen
        marks = Marks(sight=replace(sight, unseen=False, moved=False, size=sight.size or 16.0))
    return marks, hidden


def _doubts(sheets: Sheets, hidden: bool) -> Iterator[str]:
    """What is to be said of the sheets of a page."""
    if hidden:
        yield "网页的样式把整页藏着，照收了；请与浏览器里看到的核对"
    if sheets.unknown:
        written = "、".join(sheets.unknown[:_NAMED])
        yield f"网页的样式用认不出的写法（{shortened(legible(written)[0])}）藏着文字，这些文字照收了；请与浏览器里看到的核对"
    if sheets.added:
        written = "、".join(f"“{shortened(legible(each)[0])}”" for each in sheets.added[:_NAMED])
        yield f"网页的样式可能在文字前后显示{written}，没有收入；请与浏览器里看到的核对"


def _titles(page: LexborHTMLParser) -> tuple[str, str]:
    """The document's title as the page's meta tells it, and the page's own."""
    title = name = ""
    for node in elements(page.root) if page.root else ():
        attributes = node.attributes if node.tag == "meta" else {}
        if (attributes.get("name") or "").lower() == "articletitle":
            title = title or _plain(attributes.get("content") or "")
        elif node.tag == "title":
            name = name or _plain(node.text(deep=False))
    return title, name


def _plain(text: str) -> str:
    """A title as an attribute has it: sites write mark-up into it."""
    return legible(re.sub(r"\s+", " ", re.sub(r"<[^<>]{0,200}>", "", text)).strip())[0]


def _received(main: Main) -> Received:
    """The lines with their tables and pictures numbered; each remark at its line."""
    lines: list[Line] = []
    files: dict[str, bytes] = {}
    remarks = [Remark(1, said) for said in main.before]
    grids: dict[int, int] = {}
    for piece in main.pieces:
        line = piece.line
        if line is not None:
            if piece.picture:
                name = f"picture-{len(files) + 1}.{piece.picture.ending}"
                files[name] = piece.picture.content
                line = replace(line, picture=name)
            if line.grid:
                line = replace(line, grid=grids.setdefault(line.grid, len(grids) + 1))
            lines.append(line)
        remarks += [Remark(max(len(lines), 1), said) for said in piece.remarks]
    remarks += [Remark(max(len(lines), 1), said) for said in main.after]
    return Received(tuple(lines), files, tuple(remarks))


WEB = Reader("网页", ("html", "htm", "xhtml", "shtml"), _read)
