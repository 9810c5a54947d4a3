"""PDF 的文字层: pages -> lines, paragraphs and ruled tables in the order in which they are read; where each stands.

What makes characters of the file runs as a program of its own (`pdf_glyphs`), with bounded time and memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gazette.intake.readers.characters import quoted
from gazette.intake.readers.pdf_columns import columns_of, strip_of
from gazette.intake.readers.pdf_limits import PAGES, SECONDS
from gazette.intake.readers.pdf_lines import Glyph, TextLine, is_shown, lines_of, meant
from gazette.intake.readers.pdf_margins import Kind, Measure, edges, measures
from gazette.intake.readers.pdf_notes import marked, split_notes
from gazette.intake.readers.pdf_paragraphs import Before, Paragraph, paragraphs_of
from gazette.intake.readers.pdf_tables import Table, tables_of
from gazette.intake.readers.pdf_unseen import BARE, COVERED, MOSTLY, UNDER, said_beside, said_of
from gazette.intake.readers.reader import Reader
from gazette.intake.received import Box, GridCell, Line, Received, Remark, Style, Unreadable, row_text

_PROGRAM = (sys.executable, "-m", "gazette.intake.readers.pdf_glyphs")
_ERRORS = {
    "locked": ("PDF 有密码", "向提供文件的人要没有密码的；能打开的，打印成新的 PDF"),
    "broken": ("PDF 已损坏，或不是 PDF", "重新取得这个文件；能打开的，打印成新的 PDF"),
    "slow": (
        f"PDF 太复杂，读了 {SECONDS} 秒没有读完",
        "把它打印成新的 PDF 再收，或分成几个文件，或收 Word、文本",
    ),
    "large": (f"PDF 太大（{PAGES} 页以上，或内容大得不合情理）", "分成几个文件"),
}
_UNKNOWN = 0.05
"""Which part of the characters may have no sign"""


@dataclass(frozen=True)
class Page:
    """一页: its size in points, its lines and tables, and what the file draws."""

    width: float
    height: float
    lines: tuple[TextLine, ...]
    tables: tuple[Table, ...]
    rules: tuple[tuple[float, float, float, float], ...]
    pictures: int
    unknown: int
    beyond: str
    """what stands outside of the page"""
    unseen: Mapping[str, str]
    """what nobody may see, by why"""
    hidden: bool
    """whether that is all its text, as what is recognized in a scan"""
    crowded: bool
    """whether it draws more than was looked at"""
    beside: tuple[str, ...]
    """批注、表单: the words of each"""


def read_pdf(raw: bytes) -> Received:
    """The lines of a PDF."""
    pages = [_page(told) for told in _told(raw)]
    _refuse(pages)
    return _Reading(pages).received()


def page_picture(raw: bytes, page: int, width: int) -> bytes:
    """A page (from 0) as PNG of so many pixels' width. Raises `Unreadable`."""
    drawn = _run(raw, str(page), str(width))
    if not drawn.startswith(b"\x89PNG"):
        raise Unreadable(*_ERRORS["broken"])
    return drawn


def _told(raw: bytes) -> Iterator[dict[str, Any]]:
    for line in _run(raw).splitlines():
        try:
            page = json.loads(line)
        except ValueError:
            page = {"error": "broken"}
        if "error" in page:
            raise Unreadable(*_ERRORS[page["error"]])
        yield page


def _run(raw: bytes, *words: str) -> bytes:
    try:
        done = subprocess.run(
            [*_PROGRAM, *words], input=raw, capture_output=True, timeout=2 * SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(*_ERRORS["slow"]) from None
    if done.returncode:
        # Ended by its limits, or by a fault of the library that the file has called forth.
        raise Unreadable(*_ERRORS["slow" if done.returncode in (-9, -24) else "broken"])
    return done.stdout


def _page(told: dict[str, Any]) -> Page:
    tables = tables_of(map(tuple, told["rules"]))
    upright: list[Glyph] = []
    turned: dict[int, list[Glyph]] = {}
    unknown, beyond = 0, ""
    unseen: dict[str, str] = {}
    shown = [glyph for glyph in told["glyphs"] if is_shown(glyph[0]) and not glyph[0].isspace()]
    why = Counter(glyph[-1] for glyph in shown)
    mostly = 2 * why[COVERED] > len(shown)
    for sign, left, top, right, bottom, size, turn, sight in told["glyphs"]:
        if not is_shown(sign):
            unknown += sign not in ("\r", "\n")
            continue
        across, down = (left + right) / 2, (top + bottom) / 2
        if told["held"] and not (0 <= across <= told["width"] and 0 <= down <= told["height"]):
            beyond += sign
            continue
        sight = MOSTLY if sight == COVERED and mostly else sight
        if sight:
            unseen[sight] = unseen.get(sight, "") + sign
        if sight == COVERED:
            continue
        glyph = Glyph(meant(sign), left, top, right, bottom, max(size, 1.0))
        if turn:
            turned.setdefault(turn, []).append(_upright(glyph, turn))
        elif not any(table.take(glyph) for table in tables):
            upright.append(glyph)
    lines = lines_of(upright)
    for _, glyphs in sorted(turned.items()):
        lines += [_below(line, told["height"]) for line in lines_of(glyphs)]
    return Page(
        told["width"], told["height"], tuple(lines), tuple(tables), tuple(map(tuple, told["rules"])),
        len(told["pictures"]), unknown, beyond, unseen,
        bool(told["pictures"]) and why[BARE] + why[UNDER] == len(shown) > 0, told["crowded"], tuple(told["beside"]),
    )  # fmt: skip


def _upright(glyph: Glyph, turn: int) -> Glyph:
    """A character that is turned otherwise than the page, as it is read."""
    left, top, right, bottom = glyph.left, glyph.top, glyph.right, glyph.bottom
    sides = {
        1: (-bottom, left, -top, right),
        2: (-right, -bottom, -left, -top),
        3: (top, -right, bottom, -left),
    }
    return Glyph(glyph.sign, *sides[turn], glyph.size)


def _below(line: TextLine, height: float) -> TextLine:
    """What is turned is read behind all else of its page."""
    down = height - line.box[1] + abs(line.box[3])
    return TextLine(tuple(replace(one, top=one.top + down, bottom=one.bottom + down) for one in line.glyphs))


def _refuse(pages: Sequence[Page]) -> None:
    signs = sum(len(line.glyphs) for page in pages for line in page.lines)
    signs += sum(len(glyphs) for page in pages for table in page.tables for glyphs in table.glyphs.values())
    unknown = sum(page.unknown for page in pages)
    if not pages or (not signs and not unknown and not any(page.pictures for page in pages)):
        raise Unreadable("PDF 里没有文字", "核对是否收错了文件")
    if unknown > _UNKNOWN * (signs + unknown):
        raise Unreadable(
            f"PDF 的字体没有说明字形是什么字（{signs + unknown} 字里有 {unknown} 字读不出）",
            "请排版的人重新导出 PDF，嵌入字体的文字对照（ToUnicode）；或收 Word、文本",
        )
    if signs < 10 * sum(page.pictures > 0 for page in pages) and any(page.pictures for page in pages):
        raise Unreadable(
            "PDF 是扫描的图，没有文字层", "先做文字识别（OCR），存成带文字层的 PDF、Word 或文本，再收"
        )


class _Reading:
    """Makes lines of the pages, one after the other."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.pages = pages
        set_in = (glyph.size for page in pages for line in page.lines for glyph in line.glyphs)
        sizes = Counter(round(size * 2) / 2 for size in set_in)
        self.size = sizes.most_common(1)[0][0] if sizes else 10.0
        """of the text outside tables, in points"""
        self.edges = edges([page.lines for page in pages], [page.height for page in pages])
        bodies: list[list[TextLine]] = []
        self.notes: list[list[TextLine]] = []
        for page, (head, foot) in zip(pages, self.edges, strict=True):
            body = [line for at, line in enumerate(page.lines) if at not in head and at not in foot]
            body, notes = split_notes(body, page.rules, self.size)
            bodies.append([marked(line, notes) for line in body])
            self.notes.append(notes)
        alike: dict[Kind, list[int]] = {}
        for number in range(len(pages)):
            alike.setdefault(self._kind(number, 0), []).append(number)
        strips = {
            kind: strip_of([bodies[number] for number in numbers], kind.width, self.size)
            for kind, numbers in alike.items()
        }
        self.columns = [
            columns_of(body, page.tables, strips[self._kind(number, 0)], self.size)
            for number, (body, page) in enumerate(zip(bodies, pages, strict=True))
        ]
        self.measures = measures(
            (
                (self._kind(number, column.side), piece)
                for number, columns in enumerate(self.columns)
                for column in columns
                for piece in column.pieces
                if isinstance(piece, TextLine)
            ),
            self.size,
        )
        self.lines: list[Line] = []
        self.remarks: list[Remark] = []
        self.before: Before | None = None
        self.waiting: list[Line] = []
        """notes of a page whose last paragraph goes on on the next one"""
        self.table: tuple[Table, str] | None = None
        """the table that stands last on the page before, with the words of its first row"""
        self.grids = 0

    def received(self) -> Received:
        for number, page in enumerate(self.pages):
            begins = len(self.lines)
            self._read(number, page)
            if begins < len(self.lines):
                self.lines[begins] = replace(self.lines[begins], page=True)
            if page.unknown:
                self._remark(
                    begins, f"第 {number + 1} 面有 {page.unknown} 字，字体没有说明是什么字，没有收入"
                )
            if page.beyond:
                self._remark(begins, f"第 {number + 1} 面的纸边以外有{quoted(page.beyond)}，没有收入")
            for told in (*said_of(page.unseen, layer=page.hidden), *said_beside(page.beside)):
                self._remark(begins, f"第 {number + 1} 面{told}")
            if page.crowded:
                self._remark(begins, f"第 {number + 1} 面画的东西太多，没有全看；有画线的表请照原件核对")
            if page.pictures:
                self._remark(begins, f"第 {number + 1} 面有 {page.pictures} 幅图，图里的文字没有收入")
        self.lines += self.waiting
        return Received(tuple(self.lines), remarks=tuple(self.remarks))

    def _remark(self, at: int, text: str) -> None:
        """A remark at a line counted from 0, which may not stand yet."""
        self.remarks.append(Remark(at + 1, text))

    def _kind(self, number: int, side: int) -> Kind:
        return Kind(round(self.pages[number].width), bool(number % 2), side)

    def _read(self, number: int, page: Page) -> None:
        head, foot = self.edges[number]
        self._put(number, [page.lines[at] for at in sorted(head)])
        for column in self.columns[number]:
            measure = self.measures.get(self._kind(number, column.side)) or Measure(0, page.width)
            run: list[TextLine] = []
            for piece in column.pieces:
                if isinstance(piece, TextLine):
                    run.append(piece)
                    continue
                self._paragraphs(number, run, measure)
                run = []
                self._table(number, piece)
            self._paragraphs(number, run, measure)
        notes = [
            Line(text, whole=True, style=Style.NOTE, box=self._box(number, lines))
            for text, lines in _notes(self.notes[number])
        ]
        if notes and self.before is not None and self._is_cut(number):
            self.waiting += notes
        else:
            self.lines += notes
        self._put(number, [page.lines[at] for at in sorted(foot)])

    def _is_cut(self, number: int) -> bool:
        """Whether the paragraph that stands last on a page goes on on the next."""
        if number + 1 >= len(self.pages) or not self.columns[number + 1]:
            return False
        column = self.columns[number + 1][0]
        first = column.pieces[0]
        measure = self.measures.get(self._kind(number + 1, column.side))
        if measure is None or not isinstance(first, TextLine):
            return False
        (paragraph,), _ = paragraphs_of([first], measure, self.size, self.before)
        return paragraph.goes_on

    def _put(self, number: int, lines: Sequence[TextLine]) -> None:
        """书眉 and 页码."""
        self.lines += [
            Line(line.text, whole=True, edge=True, box=self._box(number, [line])) for line in lines
        ]

    def _paragraphs(self, number: int, lines: Sequence[TextLine], measure: Measure) -> None:
        if not lines:
            return
        made, self.before = paragraphs_of(lines, measure, self.size, self.before)
        for paragraph in made:
            self._paragraph(number, paragraph)
        self.table = None

    def _paragraph(self, number: int, paragraph: Paragraph) -> None:
        if not paragraph.goes_on and self.waiting:
            self._remark(len(self.lines), "脚注移到被换页切断的这一段之后")
            self.lines += self.waiting
            self.waiting = []
        indent = "　　" if paragraph.indent else ""
        for line in paragraph.unsure:
            self._remark(len(self.lines), f"“{line.text[:12]}”前面的一行正好写满，作为一段，也可能是两段")
        self.lines.append(
            Line(
                indent + paragraph.text, whole=True, style=paragraph.style, goes_on=paragraph.goes_on,
                box=self._box(number, paragraph.lines),
            )
        )  # fmt: skip

    def _table(self, number: int, table: Table) -> None:
        rows = list(table.rows())
        first = row_text(rows[0][2])
        before = self.table[0] if self.table and _same_columns(self.table[0], table) else None
        again = before is not None and self.table is not None and self.table[1] == first
        if before is not None and not again and before.open_bottom and table.open_top:
            self._cut(rows.pop(0)[2])
        self.grids += before is None or again
        self.before = None
        for at, (top, bottom, cells) in enumerate(rows):
            box = self._share(number, (table.box[0], top, table.box[2], bottom))
            self.lines.append(
                Line(row_text(cells), cells=tuple(cells), grid=self.grids, goes_on=again and at == 0, box=box)
            )
        self.table = table, self.table[1] if before is not None and self.table else first

    def _cut(self, rest: Sequence[GridCell]) -> None:
        """Put what a page has cut off a row of a table behind what stands of it on the page before."""
        at = next(at for at in range(len(self.lines) - 1, -1, -1) if self.lines[at].cells is not None)
        line = self.lines[at]
        cells = tuple(
            replace(one, paragraphs=("".join((*one.paragraphs, *other.paragraphs)),))
            if other.paragraphs
            else one
            for one, other in zip(line.cells or (), rest, strict=True)
        )
        self.lines[at] = replace(line, text=row_text(cells), cells=cells)
        self._remark(at, "表的一行被换页切断，下一页上的接在各格的末尾")

    def _box(self, number: int, lines: Sequence[TextLine]) -> Box:
        boxes = [line.box for line in lines]
        return self._share(
            number,
            (
                min(box[0] for box in boxes), min(box[1] for box in boxes),
                max(box[2] for box in boxes), max(box[3] for box in boxes),
            ),
        )  # fmt: skip

    def _share(self, number: int, box: tuple[float, float, float, float]) -> Box:
        page = self.pages[number]
        return Box(
            number, box[0] / page.width, box[1] / page.height, box[2] / page.width, box[3] / page.height
        )


def _same_columns(one: Table, other: Table) -> bool:
    """Whether two tables have columns of the same widths."""
    return len(one.xs) == len(other.xs) and all(
        abs((x - one.xs[0]) - (y - other.xs[0])) < 4 for x, y in zip(one.xs, other.xs, strict=True)
    )


def _notes(lines: Sequence[TextLine]) -> Iterator[tuple[str, list[TextLine]]]:
    """Each note with its lines: one begins with its mark."""
    held: list[TextLine] = []
    for line in lines:
        if held and line.text[:1] in "[①②③④⑤⑥⑦⑧⑨⑩*":
            yield "".join(one.text for one in held), held
            held = []
        held.append(line)
    if held:
        yield "".join(one.text for one in held), held


PDF = Reader("PDF", ("pdf",), read_pdf)
