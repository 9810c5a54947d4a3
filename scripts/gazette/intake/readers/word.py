"""Word (.docx): paragraphs, tables, notes and pictures as print shows them, and a remark on whatever is not taken in."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gazette.intake.readers.reader import Reader
from gazette.intake.readers.word_inline import (
    DELETED,
    HIDDEN,
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
from gazette.intake.readers.word_notes import Notes
from gazette.intake.readers.word_numbering import Numbering
from gazette.intake.readers.word_package import Package
from gazette.intake.readers.word_sections import before_new_pages, margins
from gazette.intake.readers.word_sheet import Sheet
from gazette.intake.readers.word_styles import Styles
from gazette.intake.readers.word_tables import Row, Slot, rows, strays
from gazette.intake.readers.word_taken import Taken, has_words, take
from gazette.intake.readers.word_xml import chosen, inner, switch
from gazette.intake.received import GridCell, Received, Style, Unreadable

_MOST_CELLS = 1_000_000
_LOOSE = ("w:t", "w:r", "w:hyperlink", "w:fldSimple", "w:smartTag", "m:oMath", "m:oMathPara")
_COVERED = "格中被相邻的格盖住的文字{}没有收入"
_STRAY = "表格里不在格中的文字{}没有收入，请照印刷件补上"
_ROW_INSERTED = "修订中加入的表格行{}已收入"
_CELL_DELETED = "修订中删去的格{}没有收入"
_CELL_INSERTED = "修订中加入的格{}已收入"
_UNSURE = "自动编号{}的格式认不出，按阿拉伯数字写，请照印刷件核对"


class _Reading:
    """One file being read, its parts one after another onto one sheet."""

    def __init__(self, raw: bytes) -> None:
        self._package = Package(raw)
        self._part = self._package.document
        self._styles = Styles(self._root_of("styles"))
        self._numbering = Numbering(self._root_of("numbering"), self._styles)
        self._notes = Notes(self._package)
        comments = self._root_of("comments")
        self._comments = {
            each.get("w:id") or "": words(each) for each in (comments if comments is not None else ())
        }
        self._inline = Inline(self._part.root, self._styles, self._comments)
        self._sections: frozenset[Element] = frozenset()
        self._sheet = Sheet()
        self._grids = 0
        self._cells = 0

    def received(self) -> Received:
        """The whole file."""
        body = inner(self._part.root, "w:body")
        if body is None:
            raise Unreadable("不是 Word 文件：里面没有正文", "用 Word 或 WPS 打开，另存为 .docx")
        self._sections = frozenset(before_new_pages(body))
        for sentence, about in margins(self._package):
            self._sheet.tell(sentence, about)
        self._blocks(body)
        self._put_notes()
        return self._sheet.received()

    def _blocks(self, container: Element) -> None:
        """What stands in the body, in a text box or in the only cell of a table."""
        for block, pieces in self._flow(container):
            if block.tag == "w:tbl":
                self._table(block)
            else:
                self._sheet.page |= self._styles.begins_page(block)
                self._put(self._taken(pieces), self._styles.style_of(block))
                self._sheet.page |= block in self._sections

    def _flow(self, container: Element) -> Iterator[tuple[Element, list[Piece]]]:
        """Tables, and paragraphs with their pieces. One whose mark is deleted or hidden goes on in the next."""
        carried: list[Piece] = []
        for child in chosen(container):
            match child.tag:
                case "w:p":
                    pieces = list(self._inline.pieces(child))
                    seen, goes_on = has_words(pieces), _goes_on(child)
                    if goes_on and not seen:
                        self._sheet.tell_all(self._taken(pieces))
                        continue
                    if not carried:
                        pieces[:0] = self._label(child, alone=not seen)
                    carried += pieces
                    if not goes_on:
                        yield child, carried
                        carried = []
                case "w:subDoc":
                    self._sheet.tell("引用的另一个文件没有收入，请另行收入")
                case "w:altChunk":
                    self._sheet.tell("嵌入的另一个文件没有收入，请另行收入")
                case "w:del" | "w:moveFrom":
                    if deleted := words(child).strip():
                        self._sheet.tell(DELETED, deleted)
                case tag if not tag.endswith("Pr") and (len(child) or tag == "w:t"):
                    # What has no next paragraph to go on in stands for itself, where it is.
                    if carried:
                        yield container, carried
                        carried = []
                    yield from self._other(child)
        if carried:
            yield container, carried

    def _other(self, block: Element) -> Iterator[tuple[Element, list[Piece]]]:
        """A block that is no paragraph: a table, what only holds blocks, or text that no paragraph holds."""
        if block.tag == "w:tbl":
            yield block, []
        elif block.tag in _LOOSE:
            paragraph = Element("w:p")
            paragraph.append(block)
            yield paragraph, list(self._inline.pieces(paragraph))
        else:
            yield from self._flow(block)

    def _label(self, paragraph: Element, *, alone: bool) -> list[Piece]:
        """自动编号 in front of a paragraph, which may have nothing else."""
        label = self._numbering.label(paragraph)
        if label is None:
            return []
        self._sheet.label(label.text)
        told = [] if label.sure else [Told(_UNSURE, label.text)]
        return [label.text if alone else label.text + label.gap, *told]

    def _taken(self, pieces: list[Piece]) -> Taken:
        return take(pieces, self._mark)

    def _mark(self, note: NoteMark) -> str:
        mark = self._notes.mark(note)
        if note not in self._notes:
            self._sheet.tell(f"注 {mark} 的文字不在文件里，请照印刷件补上")
        return mark

    def _put(self, taken: Taken, style: Style) -> None:
        """The lines of a paragraph, then what floats beside it."""
        self._sheet.tell_all(taken)
        for at, text in enumerate(taken.texts):
            self._sheet.page |= at in taken.pages
            self._sheet.line(text, style, whole=taken.whole)
        self._sheet.page |= taken.page_after
        self._put_later(taken.later)

    def _put_later(self, later: list[Box | Picture]) -> None:
        for piece in later:
            if isinstance(piece, Picture):
                self._put_picture(piece)
            elif isinstance(piece.content, str):
                self._sheet.tell("图形或艺术字中的文字单独成行，位置请照印刷件核对")
                self._sheet.line(piece.content)
            elif words(piece.content).strip() or any(each.tag == "a:blip" for each in piece.content.iter()):
                self._sheet.tell("文本框中的文字单独成行，位置请照印刷件核对")
                self._blocks(piece.content)

    def _put_picture(self, picture: Picture) -> None:
        relation = self._part.relations.get(picture.relation)
        raw = None if relation is None else self._package.bytes_of(relation.target)
        if relation is not None and relation.outside:
            self._sheet.tell(LINKED)
        elif relation is None or raw is None:
            self._sheet.tell("有一幅图在文件里找不到，请照印刷件补上")
        else:
            self._sheet.picture(relation.target, raw)

    def _table(self, table: Element) -> None:
        """表格; one of a single cell only places what it holds."""
        found = list(self._rows(table))
        self._tell_strays(table)
        cells = [slot.cell for row in found for slot in row.slots if slot.cell is not None]
        deleted = [inner(cell, "w:tcPr", "w:cellDel") is not None for cell in cells]
        if len(found) == 1 and deleted == [False] and _left_out(found[0].element) is None:
            self._blocks(cells[0])
            return
        self._grids += 1
        grid = self._grids
        later: list[Box | Picture] = []
        for row in found:
            if (sentence := _left_out(row.element)) is not None:
                self._sheet.tell(sentence, words(row.element))
                continue
            if inner(row.element, "w:trPr", "w:ins") is not None:
                self._tell_words(_ROW_INSERTED, row.element)
            made = [self._cell(slot, later) for slot in row.slots]
            self._sheet.row(tuple(cell for cell, _ in made), grid)
            self._sheet.page |= any(page_after for _, page_after in made)
        if later:
            self._sheet.tell("表格中的图和文本框放在表格后面")
        self._put_later(later)

    def _tell_strays(self, table: Element) -> None:
        for stray in strays(table):
            self._tell_words(_STRAY, stray)

    def _tell_words(self, sentence: str, of: Element) -> None:
        if said := words(of).strip():
            self._sheet.tell(sentence, said)

    def _rows(self, table: Element) -> Iterator[Row]:
        for row in rows(table):
            self._cells += len(row.slots)
            if self._cells > _MOST_CELLS:
                raise Unreadable("表格大得不合情理", "用 Word 或 WPS 打开，把表格分成几个文件")
            yield row

    def _cell(self, slot: Slot, later: list[Box | Picture]) -> tuple[GridCell, bool]:
        """A cell, and whether a page begins behind it; what floats in it is added to `later`."""
        covered = GridCell(merged=slot.merged, joined=slot.joined)
        if slot.cell is None:
            return covered, False
        if slot.merged or slot.joined:
            if hidden := words(slot.cell):
                self._sheet.tell(_COVERED, hidden)
            return covered, False
        if inner(slot.cell, "w:tcPr", "w:cellDel") is not None:
            self._tell_words(_CELL_DELETED, slot.cell)
            return covered, False
        if inner(slot.cell, "w:tcPr", "w:cellIns") is not None:
            self._tell_words(_CELL_INSERTED, slot.cell)
        paragraphs: list[str] = []
        page_after = False
        for block, pieces in self._flow(slot.cell):
            if block.tag == "w:tbl":
                self._sheet.tell("格中的表格改成了文字，一行一段")
                paragraphs += self._nested(block, later)
                continue
            taken = self._taken(pieces)
            self._sheet.tell_all(taken)
            paragraphs += [self._sheet.legible(text) for text in taken.texts]
            self._sheet.page |= bool(taken.pages) or self._styles.begins_page(block)
            page_after |= taken.page_after
            later += taken.later
        return GridCell(tuple(each for each in paragraphs if each.strip())), page_after

    def _nested(self, table: Element, later: list[Box | Picture]) -> Iterator[str]:
        """A table within a cell, a paragraph for each row."""
        self._tell_strays(table)
        for row in self._rows(table):
            inside = (self._cell(slot, later)[0] for slot in row.slots)
            yield WIDE_SPACE.join(" ".join(cell.paragraphs) for cell in inside)

    def _put_notes(self) -> None:
        """Behind all else: print has them at the foot of its pages, which are not ours."""
        self._sheet.page = False
        readers = {
            kind: Inline(part.root, self._styles, self._comments) for kind, part in self._notes.parts.items()
        }
        for note, content in self._notes.marked():
            self._part, self._inline = self._notes.parts[note.part], readers[note.part]
            mark = self._notes.mark(note)
            for block, pieces in self._flow(content):
                if block.tag == "w:tbl":
                    self._table(block)
                    continue
                taken = self._taken(pieces)
                taken.texts[0] = mark + taken.texts[0].lstrip() if mark else taken.texts[0]
                mark = ""
                self._put(taken, Style.NOTE)

    def _root_of(self, kind: str) -> Element | None:
        part = next(self._package.related(kind), None)
        return None if part is None else part.root


def _goes_on(paragraph: Element) -> bool:
    """Whether print does not show the end of a paragraph."""
    mark = inner(paragraph, "w:pPr", "w:rPr")
    deleted = inner(mark, "w:del") is not None or inner(mark, "w:moveFrom") is not None
    return deleted or bool(switch(mark, "w:vanish"))


def _left_out(row: Element) -> str | None:
    """What to say of a row of a table that print does not show."""
    properties = inner(row, "w:trPr")
    if inner(properties, "w:del") is not None:
        return "修订中删去的表格行{}没有收入"
    return HIDDEN if switch(properties, "w:hidden") else None


def read_word(raw: bytes) -> Received:
    """A Word file; `Unreadable` where it is none, or not one that can be read."""
    return _Reading(raw).received()


WORD = Reader("Word", ("docx", "docm", "dotx", "dotm"), read_word)
