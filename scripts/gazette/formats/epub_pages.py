"""The pages of an EPUB as XHTML: each work, the cover, the contents, the imprint. Every word is escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from gazette.formats.format import Book, Section, Work
from gazette.text import (
    Block,
    Cited,
    CorrectionMark,
    EditorNote,
    Grid,
    GridRow,
    Image,
    NoteMark,
    Plain,
    Run,
    Style,
    flat,
)

Address = Callable[[str], str | None]
"""Where an address of the site stands in the book, from the page; None where it is not in it."""

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML can hold"""


class IllegalSign(Exception):
    """A sign that no XML can hold."""


def page(title: str, body: str, kind: str = "") -> str:
    """A whole page; `kind` is what EPUB calls its part of the book."""
    named = f' epub:type="{kind}"' if kind else ""
    whole = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh-CN" xml:lang="zh-CN">
<head><title>{said(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body{named}>
{body}
</body>
</html>
"""
    if found := _ILLEGAL.search(whole):
        raise IllegalSign(f"EPUB 不能有 U+{ord(found[0]):04X} 这个字符")
    return whole


def said(text: str) -> str:
    """Words as XHTML."""
    return escape(flat(text))


def cover(book: Book) -> str:
    lines = (f"<p{_classes('name' if line == book.name else '')}>{said(line)}</p>" for line in book.cover)
    told = (book.label, book.published, book.statement)
    rest = "\n".join(f"<p>{said(line)}</p>" for line in told if line)
    body = "\n".join((*lines, f"<h1>{said(book.name)}</h1>", rest))
    return page(f"{book.name} {book.label}", f'<section class="cover">\n{body}\n</section>', "frontmatter")


def imprint(book: Book) -> str:
    lines = "\n".join(f"<p>{said(line)}</p>" for line in book.imprint)
    remarks = "\n".join(f"<p>{said(line)}</p>" for line in book.remarks)
    told = f'<section class="notes"><h2>编者校注</h2>\n{remarks}\n</section>' if remarks else ""
    return page(
        "版权页", f'<section class="imprint">\n<h1>版权页</h1>\n{lines}\n{told}\n</section>', "backmatter"
    )


def contents(book: Book, pages: dict[str, str]) -> str:
    """The printed contents; every work is in `pages` under its id."""

    def entries(section: Section) -> Iterator[str]:
        for entry in section.entries:
            told = [entry.number or "", f"原刊第 {entry.page} 页" if entry.page is not None else ""]
            title = said(entry.title)
            named = f'<a href="{pages[entry.work]}">{title}</a>' if entry.work in pages else title
            rest = said("　".join(filter(None, told)))
            yield f"<p>{named}</p>" + (f'\n<p class="told">{rest}</p>' if rest else "")

    parts = (
        (f"<h2>{said(section.heading)}</h2>\n" if section.heading else "") + "\n".join(entries(section))
        for section in book.contents
    )
    body = f"<h1>{said(book.contents_heading)}</h1>\n" + "\n".join(parts)
    return page(book.contents_heading, f'<section class="contents">\n{body}\n</section>', "frontmatter")


class WorkPage:
    """One work."""

    def __init__(self, work: Work, address: Address, picture: Callable[[str], str]) -> None:
        self.work, self.address, self.picture = work, address, picture
        self.used: set[str] = set()
        self.marked: set[int] = set()
        self.depth = 0

    def write(self) -> str:
        text = self.work.text
        parts = [
            self._table(block) if isinstance(block, Grid) else self._block(block)
            for block in (*text.head, *text.body)
        ]
        body = "\n".join(filter(None, (*parts, self._notes(text.notes))))
        return page(self.work.title, f'<section class="work">\n{body}\n</section>', "bodymatter")

    def _block(self, block: Block) -> str:
        lines = "<br/>".join(self._line(line, block) for line in block.lines)
        if not lines:
            return ""
        # A level that is left out would lead screen readers astray.
        self.depth = min(block.depth, self.depth + 1) if block.depth else self.depth
        tag = f"h{self.depth}" if block.depth else "p"
        level = f" level-{block.level}" if block.kind == "heading" else ""
        return f"<{tag}{self._id(block.anchor)}{_classes(block.kind + level)}>{lines}</{tag}>"

    def _id(self, anchor: str) -> str:
        if not anchor or anchor in self.used:
            return ""
        self.used.add(anchor)
        return f' id="{escape(anchor)}"'

    def _line(self, line: Iterable[Run], block: Block | None = None) -> str:
        return "".join(self._run(run, block) for run in line)

    def _run(self, run: Run, block: Block | None) -> str:
        match run:
            case NoteMark(number) | CorrectionMark(number):
                own = "" if number in self.marked else f' id="editor-mark-{number}"'
                self.marked.add(number)
                link = f'<a{own} href="#editor-note-{number}" epub:type="noteref" role="doc-noteref"'
                return f'<sup class="mark">{link}>〔校注{number}〕</a></sup>'
            case Image(url, alt):
                return f'<img src="{escape(self.picture(url))}" alt="{said(alt)}"/>'
            case Cited(text, target, _, style):
                place = self.address(target.url)
                words = f'<a href="{escape(place)}">{said(text)}</a>' if place else said(text)
                return f"<sup>{words}</sup>" if style is Style.FOOTNOTE else words
            case Plain(text, style, anchor):
                apart = style.value if style in (Style.ROLE, Style.TITLE, Style.BODY) else ""
                if style is Style.MARKER and block and block.kind == "article":
                    apart = "marker"
                own = self._id(anchor)
                if style is Style.FOOTNOTE:
                    return f"<sup{own}>{said(text)}</sup>"
                return f"<span{own}{_classes(apart)}>{said(text)}</span>" if apart or own else said(text)

    def _table(self, grid: Grid) -> str:
        heads = "\n".join(
            "<tr>"
            + "".join(
                f'<th scope="{"colgroup" if head.parted else "col"}"{_spans(head.height, head.width)}>{said(head.label)}'
                + (self._line(grid.notes) if head is grid.header[-1][-1] else "")
                + "</th>"
                for head in level
            )
            + "</tr>"
            for level in grid.header
        )
        rows = "\n".join(map(self._row, grid.lines))
        return f'<div class="table"><table>\n<thead>\n{heads}\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>'

    def _row(self, row: GridRow) -> str:
        tag = 'th scope="rowgroup"' if row.heading else "td"
        own = [cell for cell in row.cells if cell.first]
        cells = "".join(
            f"<{tag}{_spans(cell.span, cell.width)}>{'<br/>'.join(map(self._line, cell.lines))}"
            f"{self._line(row.notes) if cell is own[-1] else ''}</{tag[:2]}>"
            for cell in own
        )
        return f"<tr{self._id(row.anchor)}>{cells}</tr>"

    def _notes(self, notes: Sequence[EditorNote]) -> str:
        """校注: the editors' own words, behind the text and set apart from it."""
        if not notes:
            return ""
        told = "\n".join(map(self._note, notes))
        heading = min(self.depth, 1) + 1
        return f'<section class="notes" role="doc-endnotes" aria-label="编者校注">\n<h{heading}>编者校注</h{heading}>\n{told}\n</section>'

    def _note(self, note: EditorNote) -> str:
        kind = "校注" if note.received is None else "更正"
        named = f"〔校注{note.number}〕"
        back = (
            f'<a href="#editor-mark-{note.number}" role="doc-backlink">{named}</a>'
            if note.number in self.marked
            else named
        )
        compared = (("收到的文字：", note.received), ("现在的文字：", note.repaired))
        rest = "".join(
            f'\n<p class="compared">{name}<br/>{"<br/>".join(map(escape, words.split(chr(10))))}</p>'
            for name, words in compared
            if words
        )
        told = f"{kind}，{said(note.place)}：{said(note.text)}"
        return f'<div id="editor-note-{note.number}"><p>{back}{told}</p>{rest}</div>'


def _classes(names: str) -> str:
    return f' class="{names}"' if names else ""


def _spans(down: int, right: int) -> str:
    return (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{right}"' if right > 1 else "")
