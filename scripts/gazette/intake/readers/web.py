"""网页 (.html): the document on a page of a government's site, as a browser shows it, without what the site put around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from gazette.intake.readers.characters import legible
from gazette.intake.readers.reader import Reader
from gazette.intake.readers.web_main import Main, main_text, title_among
from gazette.intake.readers.web_pieces import Piece, Reading
from gazette.intake.readers.web_tables import layout_tables
from gazette.intake.readers.web_tree import elements, parsed
from gazette.intake.received import Line, Received, Remark, Unreadable


def _read(raw: bytes) -> Received:
    page = parsed(raw)
    top = page.body or page.root
    pieces = Reading(top, layout_tables(top)).pieces if top else []
    main = main_text(pieces, _titles(page, pieces))
    if main is None:
        raise Unreadable("网页里没有找到公文的文字", "在浏览器里选中正文，复制到文本文件（.txt）再收")
    return _received(main)


def _titles(page: LexborHTMLParser, pieces: Sequence[Piece]) -> list[str]:
    """What the page itself says the document's title is: in its meta, by its own title, by its first heading."""
    named = ""
    for node in elements(page.root) if page.root else ():
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or ""
        if node.tag == "meta" and name.lower() == "articletitle":
            return [title] if (title := _plain(attributes.get("content") or "")) else []
        if node.tag == "title" and not named:
            named = _plain(node.text(deep=False))
    return title_among(pieces, named)


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
