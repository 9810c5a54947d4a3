"""What stands on a web page (网页的各段), in order: a piece for each line, with what tells a document from the rest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborNode

from gazette.characters import squeeze
from gazette.intake.readers.characters import legible
from gazette.intake.readers.web_css import Declared
from gazette.intake.readers.web_lists import numbers
from gazette.intake.readers.web_marks import Marks, is_block, marks_of
from gazette.intake.readers.web_pictures import Picture, picture_of
from gazette.intake.readers.web_sheets import Sheets
from gazette.intake.readers.web_sight import is_gone, sight_of
from gazette.intake.readers.web_tables import grid_of
from gazette.intake.readers.web_tree import children, walk
from gazette.intake.readers.web_unread import UNREAD, shortened, unread
from gazette.intake.received import GridCell, Line, Style

_STRUCK = re.compile("del|s|strike")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_INDENTS = "\u3000\xa0\u2002\u2003"
_GONE = "网页上看不见的文字“{}”没有收入"
_FAINT = "网页上与底同色或极小的文字“{}”，照收了；看得见才保留"


@dataclass(frozen=True)
class Piece:
    """一段: a line, or only a remark (`line` is None); its characters within and outside of links to other pages.

    `under`: the element around its own. `aside`: it stands where pages have navigation and footer. `hinted`: in an
    element with a name that some systems give to the one that holds the document.
    """

    line: Line | None
    words: int = 0
    links: int = 0
    under: int = 0
    aside: bool = False
    hinted: bool = False
    heading: int = 0
    picture: Picture | None = None
    remarks: tuple[str, ...] = ()


@dataclass
class _Segment:
    """What stands between two `<br>`."""

    written: list[str] = field(default_factory=list)
    words: int = 0
    links: int = 0
    page: bool = False


class Reading:
    """The pieces below an element; `layouts` are the tables that only lay out the page."""

    def __init__(
        self, top: LexborNode, layouts: frozenset[int], sheets: Sheets, marks: Marks | None = None
    ) -> None:
        self.pieces: list[Piece] = []
        self._sheets = sheets
        self._layouts = layouts
        self._marks = [marks or Marks()]
        self._blocks = [top]
        self._segments = [_Segment()]
        self._loose: list[Piece] = []
        self._noted: dict[str, list[str]] = {}
        """what is said of words of the lines being written -> the words"""
        self._numbers: dict[int, str] = {}
        self._number = ""
        self._page = False
        walk(top, self._enter, self._leave)
        self._end_block()

    def _enter(self, node: LexborNode) -> bool:
        if node.is_text_node:
            self._write(node.text_content or "")
            return False
        tag = node.tag or ""
        if not node.is_element_node:
            return False
        attributes = node.attributes
        declared = self._sheets.declared(node, tag, attributes)
        marks = marks_of(tag, attributes, declared, self._marks[-1])
        if UNREAD.fullmatch(tag):
            if not marks.hidden and not marks.sight.is_unseen:
                self._tell(unread(node, tag, attributes))
            return False
        if (_STRUCK.fullmatch(tag) or _is_struck(declared)) and (struck := squeeze(node.text(deep=True))):
            self._tell(f"划去的文字“{shortened(struck)}”已收入，草稿里看不出划去")
        if marks.hidden:
            self._tell_hidden(node)
        elif tag == "br":
            self._segments.append(_Segment(page=marks.page))
        elif tag == "img":
            self._put_picture(attributes)
        elif tag != "table" or node.mem_id in self._layouts or not self._put_table(node, marks):
            if is_block(tag, attributes):
                self._begin_block(node)
            self._marks.append(marks)
            self._page |= marks.page
            return True
        return False

    def _leave(self, node: LexborNode) -> None:
        if self._blocks[-1].mem_id == node.mem_id:
            self._end_block()
            self._blocks.pop()
            if node.tag == "li":
                self._number = ""
        self._marks.pop()

    def _begin_block(self, node: LexborNode) -> None:
        self._end_block()
        self._blocks.append(node)
        if node.tag == "ol":
            self._numbers |= numbers(node)
        elif node.tag == "li":
            self._number = self._numbers.get(node.mem_id, "")

    def _write(self, text: str) -> None:
        marks = self._marks[-1]
        if marks.sight.is_unseen:
            self._noted.setdefault(_GONE, []).append(text)
            return
        if marks.sight.is_faint:
            self._noted.setdefault(_FAINT, []).append(text)
        for index, line in enumerate(text.replace("\r\n", "\n").split("\n") if marks.pre else [text]):
            if index:
                self._segments.append(_Segment())
            segment = self._segments[-1]
            segment.written.append(re.sub(r"[ \t]", "\xa0", line) if marks.pre else line)
            count = len(squeeze(line))
            segment.links += count if marks.link else 0
            segment.words += 0 if marks.link else count

    def _tell_hidden(self, node: LexborNode) -> None:
        hidden = squeeze(node.text(deep=True))
        if hidden:
            self._tell(_GONE.format(shortened(hidden)))

    def _tell(self, said: str | None) -> None:
        if said is not None:
            self._loose.append(self._piece(remarks=(said,)))

    def _put_picture(self, attributes: Mapping[str, str | None]) -> None:
        picture = picture_of(attributes)
        if isinstance(picture, str):
            self._tell(picture)
        else:
            self._loose.append(self._piece(Line("", whole=True), picture=picture))

    def _put_table(self, node: LexborNode, marks: Marks) -> bool:
        """The rows of a table, its caption first; False where it has too many places to be one."""
        grid = grid_of(node, self._shows)
        if grid is None:
            return False
        captions = [child for child in children(node) if child.tag == "caption" and self._shows(child)]
        self._end_block()
        for caption in captions:
            self.pieces += self._within(caption, node, replace(marks, style=Style.CENTRED))
        for slots in grid:
            within = [self._within(slot.cell, node, marks) if slot.cell else [] for slot in slots]
            cells = tuple(
                GridCell(
                    tuple(piece.line.text for piece in pieces if piece.line and piece.line.text),
                    slot.merged,
                    slot.joined,
                )
                for slot, pieces in zip(slots, within, strict=True)
            )
            if any(cell.paragraphs for cell in cells):
                text = "\t".join(" ".join(cell.paragraphs) for cell in cells)
                all_pieces = [piece for pieces in within for piece in pieces]
                self._blocks.append(node)
                row = self._piece(
                    Line(text, whole=True, cells=cells, grid=node.mem_id, page=self._turned()),
                    words=sum(piece.words for piece in all_pieces),
                    links=sum(piece.links for piece in all_pieces),
                    remarks=tuple(said for piece in all_pieces if piece.line for said in piece.remarks),
                )
                self._blocks.pop()
                self.pieces.append(replace(row, hinted=row.hinted or marks.hinted))
            self.pieces += [
                piece for pieces in within for piece in pieces if piece.line is None or piece.picture
            ]
        return True

    def _shows(self, node: LexborNode) -> bool:
        """Whether a browser shows a part of a table; one that it does not is told."""
        gone = is_gone(self._sheets.declared(node, node.tag or "", node.attributes))
        if gone:
            self._tell_hidden(node)
        return not gone

    def _within(self, part: LexborNode, table: LexborNode, marks: Marks) -> list[Piece]:
        """What a cell or the caption of a table holds, by what is declared for it and for its row."""
        around: list[LexborNode] = []
        node: LexborNode | None = part
        while node is not None and node.mem_id != table.mem_id:
            around.append(node)
            node = node.parent
        sight = marks.sight
        for each in reversed(around):
            sight = sight_of(self._sheets.declared(each, each.tag or "", each.attributes), sight)
        return Reading(part, self._layouts, self._sheets, replace(marks, sight=sight)).pieces

    def _end_block(self) -> None:
        """The lines written since the last block, parted by `<br>`: those are paragraphs where an empty line or an
        indentation parts them too, else print may have cut them."""
        if self._segments[0].written or len(self._segments) > 1:
            read = [(segment, *_cleaned("".join(segment.written))) for segment in self._segments]
            parted = [
                index == 0 or indented or not read[index - 1][1]
                for index, (_, _, indented, _) in enumerate(read)
            ]
            for index, (segment, text, _, remarks) in enumerate(read):
                self._page |= segment.page
                if not text:
                    continue
                whole = parted[index] and (
                    index + 1 == len(read) or parted[index + 1] or not read[index + 1][1]
                )
                if self._number:
                    remarks = [*remarks, f"序号“{self._number}”是网页自动编的，已写进文字"]
                line = Line(
                    self._number + text,
                    whole=whole and not self._marks[-1].pre,
                    style=self._style(),
                    page=self._turned(),
                )
                self._number = ""
                self.pieces.append(
                    self._piece(line, words=segment.words, links=segment.links, remarks=tuple(remarks))
                )
        self._segments = [_Segment()]
        for sentence, written in self._noted.items():
            if words := squeeze("".join(written)):
                self._tell(sentence.format(shortened(legible(words)[0])))
        self._noted = {}
        self.pieces += self._loose
        self._loose = []

    def _style(self) -> Style:
        marks = self._marks[-1]
        return Style.HEADING if marks.heading else marks.style

    def _turned(self) -> bool:
        turned, self._page = self._page, False
        return turned

    def _piece(
        self,
        line: Line | None = None,
        *,
        words: int = 0,
        links: int = 0,
        picture: Picture | None = None,
        remarks: tuple[str, ...] = (),
    ) -> Piece:
        marks = self._marks[-1]
        around = self._blocks[-1].parent
        under = around.mem_id if around else 0
        return Piece(line, words, links, under, marks.aside, marks.hinted, marks.heading, picture, remarks)


def _is_struck(declared: Declared) -> bool:
    return (
        "line-through" in f"{declared.get('text-decoration', '')} {declared.get('text-decoration-line', '')}"
    )


def _cleaned(written: str) -> tuple[str, bool, list[str]]:
    """The line as a browser shows it, without white space at its ends; whether it began with an indentation; remarks."""
    shown = _BLANKS.sub(_space, written).strip(" ")
    kept, remarks = legible(shown)
    text = kept.strip().replace("\xa0", " ")
    return text, kept[:1] in _INDENTS and bool(text), remarks


def _space(match: re.Match[str]) -> str:
    """A line end between two wide characters is nothing, as in print; all other white space is one space."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() : match.end() + 1]
    return "" if re.search(r"[\n\r]", match[0]) and _is_wide(before) and _is_wide(after) else " "


def _is_wide(sign: str) -> bool:
    return bool(sign) and unicodedata.east_asian_width(sign) in ("W", "F")
