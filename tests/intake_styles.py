"""版式: the ways in which an invented issue is printed. Each says in its docstring what it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import ClassVar, Literal

from intake_print import sheets, web, word
from intake_print.layout import Laid, balanced, cell_a_line, cut, drawn, is_plain, paged, typed
from intake_print.pieces import Document, Piece

from gazette.numerals import half_width, parse_date, spell_numeral


@dataclass(frozen=True)
class Masthead:
    """刊首: what the front matter says."""

    name: str
    year: int
    number: int
    serial: int


Format = Literal["txt", "docx", "html", "typst", "chromium"]
FORMATS: tuple[Format, ...] = ("txt", "docx", "html", "typst", "chromium")
"""The last two are PDF, set by these programs"""
_PROGRAMS: dict[str, sheets.Program] = {"typst": sheets.by_typst, "chromium": sheets.by_chromium}


class Style:
    """A way to print an issue: how its pieces are worded and ordered, and how lines, pages, tables and contents look."""

    name: ClassVar[str]
    width: ClassVar[int] = 0
    """characters of a line; 0: a paragraph is a line"""
    title: ClassVar[int] = 0
    """characters of a line of a title"""
    indent: ClassVar[str] = ""
    blank: ClassVar[bool] = False
    """an empty line between paragraphs"""
    page: ClassVar[int] = 0
    """lines of a page; 0: no pages"""
    tables: ClassVar[Literal["tabs", "drawn", "drawn or cells"]] = "tabs"
    repeats: ClassVar[bool] = False
    """the header of a table stands on each of its pages"""
    counted: ClassVar[bool] = False
    """in Word, headings 一、二、 are numbered by Word itself"""
    styled: ClassVar[bool] = False
    """in Word, titles and headings are told by the names of styles, not by alignment alone"""
    apart: ClassVar[bool] = False
    """in Word and on the web, each document is a file of its own"""
    heads: ClassVar[tuple[str, str]] = "", ""
    """书眉 of even and of odd pages"""
    numbers: ClassVar[str] = ""
    """页码"""
    bare: ClassVar[bool] = False
    """without 刊首 and 目录"""
    between: ClassVar[tuple[str, ...]] = ("",)
    """lines that stand between two documents"""
    columns: ClassVar[int] = 1
    """as PDF"""
    height: ClassVar[int] = 760
    """as PDF: points of a page"""

    def worded(self, document: Document) -> tuple[Piece, ...]:
        """The pieces of a document as this style words and orders them."""
        return document.pieces

    def front(self, masthead: Masthead, listed: Sequence[tuple[Document, int]]) -> list[str]:
        """刊首 and 目录; `listed` are the documents with the pages they begin on."""
        raise NotImplementedError

    def top(self, masthead: Masthead, page: int) -> list[str]:
        """书眉 of a page."""
        said = self.heads[page % 2].format(**vars(masthead))
        return [said] if said else []

    def foot(self, page: int) -> list[str]:
        """页码 of a page."""
        return [self.numbers.format(page=page)] if self.numbers else []

    def _front(self, masthead: Masthead, listed: Sequence[tuple[Document, int]]) -> list[str]:
        return [] if self.bare else self.front(masthead, listed)

    def text(self, masthead: Masthead, documents: Sequence[Document]) -> str:
        """The issue as plain text."""
        laid: list[Laid] = []
        begins = []
        for number, document in enumerate(documents):
            if number:
                laid += map(Laid, self.between)
            begins.append(len(laid))
            laid += self.lines(document)
        if not self.page:
            listed = [(document, number + 1) for number, document in enumerate(documents)]
            return "\n".join((*self._front(masthead, listed), *(line.text for line in laid))) + "\n"
        body = list(
            paged(
                laid if self.repeats else [Laid(line.text) for line in laid],
                self.page,
                _FIRST,
                lambda page: self.top(masthead, page),
                lambda page: self.foot(page),
            )
        )
        own = [page for _, page, own in body if own]
        listed = [(document, own[begin]) for document, begin in zip(documents, begins, strict=True)]
        return "\n".join((*self._front(masthead, listed), *(text for text, _, _ in body))) + "\n"

    def lines(self, document: Document) -> Iterator[Laid]:
        """The lines of a document."""
        for piece in self.worded(document):
            if piece.grid:
                yield from self._table(piece)
            elif piece.kind in ("title", "enclosure-title"):
                yield from map(Laid, balanced(piece.text, self.title))
            elif piece.flows or piece.kind in ("heading", "enclosure-list"):
                yield from map(Laid, cut(piece.text, self.width, self.indent))
            else:
                yield from map(Laid, cut(piece.text, self.width))
            if self.blank:
                yield Laid("")

    def files(self, format: Format, masthead: Masthead, documents: Sequence[Document]) -> dict[str, bytes]:
        """The issue as it is received: files by name, in the order of their names."""
        if format == "txt":
            return {"来稿.txt": self.text(masthead, documents).encode()}
        if format in _PROGRAMS:
            return self._sheets(_PROGRAMS[format], masthead, documents)
        if self.apart:
            return {
                f"{number:02}.{format}": self._file(format, masthead, [document], apart=True)
                for number, document in enumerate(documents, 1)
            }
        return {f"来稿.{format}": self._file(format, masthead, documents, apart=False)}

    def _file(
        self, format: Format, masthead: Masthead, documents: Sequence[Document], *, apart: bool
    ) -> bytes:
        listed = [(document, number) for number, document in enumerate(documents, _FIRST)]
        front = self._front(masthead, listed)
        if format == "html":
            issue = f"{masthead.year}年第{masthead.number}期"
            inside = [
                web.document(self.worded(document), self.title, titled=not apart) for document in documents
            ]
            first = self.worded(documents[0])
            title = next(piece.text for piece in first if piece.kind == "title") if apart else issue
            return web.page(f"{masthead.name}网", title, "\n".join((web.lines(front), *inside)))
        file = word.WordFile(styled=self.styled, counted=self.counted, title=self.title)
        file.lines(front)
        for document in documents:
            file.document(self.worded(document))
        top = [text.strip() for text in self.top(masthead, _FIRST)]
        return file.bytes(top, self.foot(_FIRST))

    def _sheets(
        self, program: sheets.Program, masthead: Masthead, documents: Sequence[Document]
    ) -> dict[str, bytes]:
        """As PDF: the front matter on pages before those of the documents, or each document as a file."""
        sheet = sheets.Sheet(
            characters=28 if self.columns > 1 else self.width or 32,
            columns=self.columns,
            indent=bool(self.indent),
            blank=self.blank,
            repeats=self.repeats,
            height=self.height,
            heads=(self._head(masthead, 0), self._head(masthead, 1)),
            foot=self.numbers,
            first=_FIRST,
        )
        set_in = [list(sheets.blocks(self.worded(document), self.title or 20)) for document in documents]
        if self.apart:
            set_in = [[replace(blocks[0], begins=True), *blocks[1:]] for blocks in set_in]
        body = program([block for blocks in set_in for block in blocks], sheet)
        begins = sheets.pages_of(
            body, [_title(self.worded(document)) for document in documents], apart=self.apart
        )
        if self.apart:
            files = sheets.taken_apart(body, begins)
            return {f"{number:02}.pdf": raw for number, raw in enumerate(files, 1)}
        listed = [(document, begin + _FIRST) for document, begin in zip(documents, begins, strict=True)]
        lines = [
            sheets.Block(line.replace("\t", "　　")) for line in self.front(masthead, listed) if line.strip()
        ]
        front = program(lines, sheets.Sheet(characters=56, indent=False))
        return {"来稿.pdf": sheets.put_together([front, body])}

    def _head(self, masthead: Masthead, page: int) -> str:
        return " ".join(self.top(masthead, page)).strip()

    def _table(self, piece: Piece) -> Iterator[Laid]:
        if self.tables == "tabs":
            rows = typed(piece.grid)
        elif self.tables == "drawn or cells" and is_plain(piece.grid):
            rows = cell_a_line(piece.grid)
        else:
            rows = drawn(piece.grid)
        head = tuple(rows[: piece.head]) if self.tables == "tabs" else ()
        for at, row in enumerate(rows):
            yield Laid(row, head if at >= piece.head else ())


def _title(pieces: Sequence[Piece]) -> str:
    return next(piece.text for piece in pieces if piece.kind == "title")


_FIRST = 3
"""The page on which the documents begin."""


class Book(Style):
    """甲: lines of 30 characters with an indent of two, pages of 26 lines: each begins with 书眉 and ends with — 3 —,
    wherever that cuts a paragraph or a table. Contents a line each, the number in brackets, six dots. Tables by tabs."""

    name = "甲"
    width, title, indent, page, between = 30, 22, "　　", 26, ()
    heads, numbers = ("{name} {year} 年第 {number} 期",) * 2, "— {page} —"

    def front(self, masthead: Masthead, listed: Sequence[tuple[Document, int]]) -> list[str]:
        return [
            masthead.name,
            f"{masthead.year} 年第 {masthead.number} 期",
            f"(总第 {masthead.serial} 期)",
            "目 录",
            *(
                f"{document.title}{f'({document.number})' if document.number else ''}……({page})"
                for document, page in listed
            ),
        ]


class Screen(Style):
    """乙: a paragraph a line, without indents, an empty line between any two; contents with 【sections】 and pages in
    brackets, without numbers. No pages. Tables by tabs. Word counts headings by itself and names styles."""

    name = "乙"
    blank, counted, styled = True, True, True

    def front(self, masthead: Masthead, listed: Sequence[tuple[Document, int]]) -> list[str]:
        lines = [masthead.name, f"{masthead.year}年第{masthead.number}期（总第{masthead.serial}期）", "目录"]
        for section, entries in groupby(listed, lambda entry: entry[0].section):
            lines += ["", f"【{section}】"]
            lines += [f"{document.title}（{page}）" for document, page in entries]
        return [*lines, ""]


class Annals(Style):
    """丙: lines of 38 characters, titles over two and three; the number in brackets under the title, dates in Han numerals,
    总号 in the masthead; entries of the contents over two lines, leaders of dots. Tables by tabs, their header on each page.
    """

    name = "丙"
    width, title, indent, page, repeats, columns = 38, 16, "　　", 32, True, 2
    heads, numbers = ("·{name}·",) * 2, "·{page}·"

    def worded(self, document: Document) -> tuple[Piece, ...]:
        made = []
        for piece in document.pieces:
            if piece.kind == "number":
                piece = replace(piece, text=f"（{piece.text}）")
            elif piece.kind == "signed":
                piece = replace(piece, text=_han(piece.text))
            made.append(piece)
        return tuple(made)

    def front(self, masthead: Masthead, listed: Sequence[tuple[Document, int]]) -> list[str]:
        lines = [
            masthead.name,
            f"{masthead.year}年 第{masthead.number}号（总号：{masthead.serial}）",
            "目　　录",
        ]
        for document, page in listed:
            *above, last = balanced(document.title, 26)
            lines += [*above, f"{last}{'.' * max(6, 40 - len(last))}{page}"]
        return lines


class Papers(Style):
    """丁: no masthead and no contents, documents one after the other with a form feed between; the number above the title
    with brackets of one width ([2010]), that of an order behind its title in brackets; a paragraph a line, indented. As
    Word and web pages each document is a file."""

    name = "丁"
    indent, between, apart, bare = "　　", ("\f",), True, True

    def worded(self, document: Document) -> tuple[Piece, ...]:
        number = next((piece.text for piece in document.pieces if piece.kind == "number"), "")
        rest = [piece for piece in document.pieces if piece.kind != "number"]
        if not number:
            return tuple(rest)
        at = next(place for place, piece in enumerate(rest) if piece.kind == "title")
        if "〔" not in number:
            rest[at] = replace(rest[at], text=f"{rest[at].text}（{number}）")
        else:
            rest.insert(at, Piece("number", number.replace("〔", "[").replace("〕", "]")))
        return tuple(rest)


class Ruled(Style):
    """戊: tables drawn with lines, or, where no cell is empty, a cell a line; labels 附件1 without a space, 附： where
    there is only one; signature and date on one line; lines of 40, pages of 30 lines that end with 第 3 页 and begin with 书眉.
    """

    name = "戊"
    width, title, indent, page, counted = 40, 24, "　　", 30, True
    heads, numbers = ("{name}",) * 2, "第 {page} 页"
    tables = "drawn or cells"

    def worded(self, document: Document) -> tuple[Piece, ...]:
        made: list[Piece] = []
        labels = sum(piece.kind == "label" for piece in document.pieces)
        for piece in document.pieces:
            if piece.kind == "label":
                made.append(replace(piece, text="".join(piece.text.split()) if labels > 1 else "附："))
            elif piece.kind in ("signature", "signed") and made and made[-1].kind == "signature":
                made[-1] = replace(made[-1], text=f"{made[-1].text}　　{piece.text}")
            else:
                made.append(piece)
        return tuple(made)

    def front(self, masthead: Masthead, listed: Sequence[tuple[Document, int]]) -> list[str]:
        return [
            masthead.name,
            f"{masthead.year}年第{masthead.number}期",
            "目  录",
            *(f"{document.title}\t{page}" for document, page in listed),
        ]


class Spaced(Style):
    """己: lines of 36 without indents; short titles, signatures and 第 一 条 spaced out; bare page numbers, a form feed
    before each page; the name of the gazette at the head of even pages, the issue at that of odd ones."""

    name = "己"
    width, title, page, between, columns = 36, 20, 28, (), 2
    heads, numbers = ("\f{name}", "\f{year}年第{number}期"), "{page}"

    def worded(self, document: Document) -> tuple[Piece, ...]:
        made = []
        for piece in document.pieces:
            short = piece.kind in ("title", "enclosure-title") and len(piece.text) <= 8
            if piece.kind == "signature" or short:
                piece = replace(piece, text=" ".join("".join(piece.text.split())))
            elif piece.kind == "article" or (piece.kind == "heading" and piece.marker.startswith("第")):
                piece = replace(piece, text=piece.text.replace(piece.marker, " ".join(piece.marker), 1))
            made.append(piece)
        return tuple(made)

    def front(self, masthead: Masthead, listed: Sequence[tuple[Document, int]]) -> list[str]:
        return [
            " ".join(masthead.name),
            f"{masthead.year}年第{masthead.number}期",
            "目录",
            *(
                f"{document.title}{f' {document.number}' if document.number else ''} ( {page} )"
                for document, page in listed
            ),
        ]


def _han(date: str) -> str:
    """2024年3月8日 -> 二〇二四年三月八日"""
    day = parse_date(half_width(date))
    if day is None:
        return date
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    return f"{year}年{spell_numeral(day.month)}月{spell_numeral(day.day)}日"


STYLES: tuple[Style, ...] = (Book(), Screen(), Annals(), Papers(), Ruled(), Spaced())


def without_number(title: str) -> str:
    """某市人民政府令（第47号） -> 某市人民政府令: print has the number behind the title, or the title with it."""
    return re.sub(r"[（(](?:[0-9]{4}年)?第[0-9]+号[)）]$", "", title)
