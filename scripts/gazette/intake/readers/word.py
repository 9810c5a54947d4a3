"""Word (.docx): paragraphs, tables, notes and pictures as print shows them, and a remark on whatever is not taken in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gazette.intake.readers.characters import legible
from gazette.intake.readers.reader import Reader
from gazette.intake.readers.word_inline import (
    DELETED,
    LINKED,
    WIDE_SPACE,
    Box,
    Inline,
    NoteMark,
    Picture,
    Piece,
    Told,
    words,
)
from gazette.intake.readers.word_numbering import Numbering
from gazette.intake.readers.word_package import Package, Part
from gazette.intake.readers.word_styles import Styles
from gazette.intake.readers.word_tables import Row, Slot, rows
from gazette.intake.readers.word_taken import Taken, has_words, take
from gazette.intake.readers.word_xml import chosen, inner, switch, value
from gazette.intake.received import GridCell, Line, Received, Remark, Style, Unreadable

_MOST_CELLS = 1_000_000
_QUOTED = 80
"""as much of what was left out as a remark repeats"""
_ONLY_A_PAGE_NUMBER = re.compile(r"[\s0-9０-９\-－—–·•.第页共/]*")
_PICTURES = re.compile(
    rb"(?P<png>\x89PNG\r\n\x1a\n)|(?P<jpg>\xff\xd8\xff)|(?P<gif>GIF8[79]a)|(?P<webp>RIFF....WEBP)", re.DOTALL
)
_SAME_PAGE = ("continuous", "nextColumn")
_MARGINS = {"header": "页眉", "footer": "页脚"}
_COVERED = "格中被相邻的格盖住的文字{}没有收入"
_UNSURE = "自动编号{}的格式认不出，按阿拉伯数字写，请照印刷件核对"


class _Reading:
    """One file being read."""

    def __init__(self, raw: bytes) -> None:
        self._package = Package(raw)
        self._part = self._package.document
        self._styles = Styles(self._root_of("styles"))
        self._numbering = Numbering(self._root_of("numbering"), self._styles)
        comments = self._root_of("comments")
        self._comments = {
            each.get("w:id") or "": words(each) for each in (comments if comments is not None else ())
        }
        self._inline = Inline(self._part.root, self._styles, self._comments)
        self._lines: list[Line] = []
        self._remarks: list[Remark] = []
        self._notes: dict[NoteMark, int] = {}
        self._labels: list[tuple[int, str]] = []
        self._names: dict[str, str] = {}
        self._files: dict[str, bytes] = {}
        self._page = False
        self._grids = 0
        self._cells = 0

    def received(self) -> Received:
        """The whole file."""
        body = inner(self._part.root, "w:body")
        if body is None:
            raise Unreadable("不是 Word 文件：里面没有正文", "用 Word 或 WPS 打开，另存为 .docx")
        self._sections = frozenset(_before_new_pages(body))
        self._margins()
        self._blocks(body)
        self._put_notes()
        if self._labels:
            line, label = self._labels[0]
            count = len(self._labels)
            self._remarks.append(
                Remark(line, f"自动编号（如“{label}”）不在文字里，已照显示的写在段首，共 {count} 处")
            )
        last = max(1, len(self._lines))
        told = sorted(self._remarks, key=lambda remark: remark.line)
        return Received(
            tuple(self._lines),
            self._files,
            tuple(Remark(min(remark.line, last), remark.text) for remark in told),
        )

    # --- blocks -------------------------------------------------------------------------------------------

    def _blocks(self, container: Element) -> None:
        """What stands in the body, in a text box or in the only cell of a table."""
        for block, pieces in self._flow(container):
            if block.tag == "w:tbl":
                self._table(block)
            else:
                self._page |= self._styles.begins_page(block)
                self._put(take(pieces, self._mark), self._styles.style_of(block))
                self._page |= block in self._sections

    def _flow(self, container: Element) -> Iterator[tuple[Element, list[Piece]]]:
        """Tables, and paragraphs with their pieces. One whose mark is deleted or hidden goes on in the next."""
        carried: list[Piece] = []
        for child in chosen(container):
            if child.tag == "w:p":
                pieces = list(self._inline.pieces(child))
                goes_on = self._goes_on(child)
                if not has_words(carried) and (has_words(pieces) or not goes_on):
                    pieces[:0] = self._label(child)
                carried += pieces
                if not goes_on:
                    yield child, carried
                    carried = []
                continue
            match child.tag:
                case "w:tbl":
                    yield child, []
                case "w:altChunk":
                    self._tell("嵌入的另一个文件没有收入，请另行收入")
                case "w:del" | "w:moveFrom":
                    self._tell(DELETED, words(child))
                case tag if not tag.endswith("Pr"):
                    yield from self._flow(child)
        if has_words(carried):
            yield container, carried
        else:
            self._tell_all(take(carried, self._mark))

    def _goes_on(self, paragraph: Element) -> bool:
        mark = inner(paragraph, "w:pPr", "w:rPr")
        return (
            inner(mark, "w:del") is not None
            or inner(mark, "w:moveFrom") is not None
            or bool(switch(mark, "w:vanish"))
        )

    def _label(self, paragraph: Element) -> list[Piece]:
        """自动编号 in front of a paragraph."""
        label = self._numbering.label(paragraph)
        if label is None:
            return []
        self._labels.append((len(self._lines) + 1, label.text))
        told = [] if label.sure else [Told(_UNSURE, label.text)]
        return [label.text + label.gap, *told]

    def _put(self, taken: Taken, style: Style) -> None:
        """The lines of a paragraph, then what floats beside it."""
        self._tell_all(taken)
        for at, text in enumerate(taken.texts):
            self._page |= at in taken.pages
            self._line(Line(self._legible(text), whole=taken.whole, style=style))
        self._page |= taken.page_after
        self._put_later(taken.later)

    def _put_later(self, later: list[Box | Picture]) -> None:
        for piece in later:
            if isinstance(piece, Picture):
                self._picture(piece)
            elif isinstance(piece.content, str):
                self._tell("图形或艺术字中的文字单独成行，位置请照印刷件核对")
                self._line(Line(self._legible(piece.content), whole=True))
            elif words(piece.content).strip() or any(each.tag == "a:blip" for each in piece.content.iter()):
                self._tell("文本框中的文字单独成行，位置请照印刷件核对")
                self._blocks(piece.content)

    def _line(self, line: Line) -> None:
        # Line is frozen; a page that has begun is told of the line that comes next, whatever it is.
        self._lines.append(
            Line(line.text, line.whole, line.style, line.cells, line.grid, self._page, line.picture)
        )
        self._page = False

    # --- tables -------------------------------------------------------------------------------------------

    def _table(self, table: Element) -> None:
        """表格; one of a single cell only places what it holds."""
        found: list[Row] = []
        for row in rows(table):
            self._cells += len(row.slots)
            if self._cells > _MOST_CELLS:
                raise Unreadable("表格大得不合情理", "用 Word 或 WPS 打开，把表格分成几个文件")
            found.append(row)
        cells = [slot.cell for row in found for slot in row.slots if slot.cell is not None]
        if len(found) == 1 and len(cells) == 1:
            self._blocks(cells[0])
            return
        self._grids += 1
        later: list[Box | Picture] = []
        for row in found:
            if inner(row.element, "w:trPr", "w:del") is not None:
                self._tell("修订中删去的表格行{}没有收入", words(row.element))
                continue
            pages_after = False
            made: list[GridCell] = []
            for slot in row.slots:
                cell, after = self._cell(slot, later)
                made.append(cell)
                pages_after |= after
            text = "\t".join(" ".join(cell.paragraphs) for cell in made)
            self._line(Line(text, whole=True, cells=tuple(made), grid=self._grids))
            self._page |= pages_after
        if later:
            self._tell("表格中的图和文本框放在表格后面")
        self._put_later(later)

    def _cell(self, slot: Slot, later: list[Box | Picture]) -> tuple[GridCell, bool]:
        """A cell, and whether a page begins behind it; what floats in it is added to `later`."""
        if slot.cell is None or slot.merged or slot.joined:
            if slot.cell is not None:
                self._tell(_COVERED, words(slot.cell))
            return GridCell(merged=slot.merged, joined=slot.joined), False
        paragraphs: list[str] = []
        after = False
        for block, pieces in self._flow(slot.cell):
            if block.tag == "w:tbl":
                self._tell("格中的表格改成了文字，一行一段")
                for row in rows(block):
                    inside = [self._cell(each, later)[0] for each in row.slots]
                    paragraphs.append(WIDE_SPACE.join(" ".join(each.paragraphs) for each in inside))
                continue
            taken = take(pieces, self._mark)
            self._tell_all(taken)
            paragraphs += [self._legible(text) for text in taken.texts]
            self._page |= bool(taken.pages) or self._styles.begins_page(block)
            after |= taken.page_after
            later += taken.later
        return GridCell(tuple(each for each in paragraphs if each.strip())), after

    # --- notes, pictures, margins -------------------------------------------------------------------------

    def _mark(self, note: NoteMark) -> str:
        """The mark of a note: notes of both kinds are counted together, in the order of their places."""
        return f"[{self._notes.setdefault(note, len(self._notes) + 1)}]"

    def _put_notes(self) -> None:
        """脚注和尾注 behind all else; a note may itself lead to further ones."""
        kept: dict[str, tuple[Part, Inline, dict[str, Element]]] = {}
        for kind in ("footnotes", "endnotes"):
            if (part := next(self._package.related(kind), None)) is not None:
                by_id = {each.get("w:id") or "": each for each in part.root}
                kept[kind] = part, Inline(part.root, self._styles, self._comments), by_id
        waiting = list(self._notes)
        while waiting:
            for note in waiting:
                mark = self._mark(note)
                if note.part not in kept or note.note not in kept[note.part][2]:
                    self._tell(f"注 {mark} 的文字不在文件里，请照印刷件补上")
                    continue
                self._part, self._inline, by_id = kept[note.part]
                self._put_note(by_id[note.note], mark)
            waiting = list(self._notes)[list(self._notes).index(waiting[-1]) + 1 :]

    def _put_note(self, note: Element, mark: str) -> None:
        self._page = False
        for block, pieces in self._flow(note):
            if block.tag == "w:tbl":
                self._table(block)
                continue
            taken = take(pieces, self._mark)
            taken.texts[0] = mark + (taken.texts[0].lstrip() if mark else taken.texts[0])
            mark = ""
            self._put(taken, Style.NOTE)

    def _picture(self, picture: Picture) -> None:
        """图: a line of its own with its file, if a page of the web can show it."""
        relation = self._part.relations.get(picture.relation)
        if relation is not None and relation.outside:
            self._tell(LINKED)
            return
        raw = None if relation is None else self._package.bytes_of(relation.target)
        if relation is None or raw is None:
            self._tell("有一幅图在文件里找不到，请照印刷件补上")
            return
        known = _PICTURES.match(raw)
        if known is None:
            ending = relation.target.rpartition(".")[2]
            self._tell(f"图的格式（{ending}）网页不能显示，没有收入，请另存为 PNG 补上")
            return
        name = self._names.setdefault(relation.target, f"picture-{len(self._names) + 1}.{known.lastgroup}")
        self._files[name] = raw
        self._line(Line("", picture=name))

    def _margins(self) -> None:
        """页眉、页脚: no words of the text, but told."""
        for kind, name in _MARGINS.items():
            said: dict[str, None] = {}
            for part in self._package.related(kind):
                said[words(part.root).strip()] = None
            for text in said:
                if not _ONLY_A_PAGE_NUMBER.fullmatch(text):
                    self._tell(f"{name}{{}}不是正文，没有收入", text)

    # --- remarks ------------------------------------------------------------------------------------------

    def _legible(self, text: str) -> str:
        """The text of the line that comes next, of characters that can be shown."""
        kept, told = legible(text)
        for each in told:
            self._tell(each)
        return kept

    def _tell_all(self, taken: Taken) -> None:
        for line, told in taken.told:
            self._tell(told.sentence, told.words, line)

    def _tell(self, sentence: str, about: str | None = None, line: int = 0) -> None:
        """A remark at the line that comes next, or so many lines behind it."""
        self._remarks.append(
            Remark(len(self._lines) + 1 + line, sentence.replace("{}", _quoted(about or "")))
        )

    def _root_of(self, kind: str) -> Element | None:
        part = next(self._package.related(kind), None)
        return None if part is None else part.root


def _quoted(text: str) -> str:
    """“…”, cut where it is long."""
    shown = " ".join(legible(text)[0].split())
    return f"“{shown}”" if len(shown) <= _QUOTED else f"“{shown[:_QUOTED]}……”（共 {len(shown)} 字）"


def _before_new_pages(body: Element) -> Iterator[Element]:
    """The paragraphs that end a section (节) after which another begins on a new page: which is told of that other."""
    ended: Element | None = None
    sections = [(each, inner(each, "w:pPr", "w:sectPr")) for each in body.iter("w:p")]
    for paragraph, section in [*sections, (body, inner(body, "w:sectPr"))]:
        if section is None:
            continue
        if ended is not None and value(section, "w:type") not in _SAME_PAGE:
            yield ended
        ended = paragraph


def read_word(raw: bytes) -> Received:
    """A Word file; `Unreadable` where it is none, or not one that can be read."""
    return _Reading(raw).received()


WORD = Reader("Word", ("docx", "docm", "dotx", "dotm"), read_word)
