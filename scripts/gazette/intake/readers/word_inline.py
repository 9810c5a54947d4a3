"""What stands in a paragraph of Word, piece by piece in the order of print: text, breaks, marks of notes, what floats beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from xml.etree.ElementTree import Element

from gazette.intake.readers.word_looks import Look
from gazette.intake.readers.word_signs import drawn_by_font, font_of_signs, sign, symbol
from gazette.intake.readers.word_styles import Styles
from gazette.intake.readers.word_xml import chosen, inner

WIDE_SPACE = "　"
"""what a tab within a paragraph becomes: a tab in a line would part cells"""
UNKNOWN = "〓"
_BLANK = re.compile("[\t\r\n]")
_SEPARATOR = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True)
class Break:
    """换行, 分页: the line ends, and perhaps the page."""

    page: bool = False


@dataclass(frozen=True)
class NewPage:
    """Where print began a page when the file was last written."""


@dataclass(frozen=True)
class NoteMark:
    """脚注, 尾注: the place of a note; of which part it is, by its id."""

    part: str
    note: str


@dataclass(frozen=True)
class Picture:
    """图, by the id of its relation."""

    relation: str


@dataclass(frozen=True)
class Box:
    """文本框: what it holds; of 艺术字, its text."""

    content: Element | str


@dataclass(frozen=True)
class Told:
    """What is to be said of this place: a sentence with {} for the words it is about."""

    sentence: str
    words: str


Piece = str | Break | NewPage | NoteMark | Picture | Box | Told

DELETED = "修订中删去的文字{}没有收入"
INSERTED = "修订中加入的文字{}已收入"
HIDDEN = "隐藏的文字{}没有收入"
STRUCK = "划去的文字{}已收入，草稿里看不出划去"
FAINT = "与纸或底同色的文字{}已收入，印出来可能看不见"
TINY = "极小的文字{}已收入，印出来可能看不见"
CODE = "域代码中的文字{}没有收入"
RUBY = "注音{}没有收入"
EQUATION = "公式只收入了其中的文字{}，请照印刷件核对"
COMMENT = "批注{}不是正文，没有收入"
CHART = "图表没有收入，请照印刷件补上"
LINKED = "图不在文件里（只有它的地址），没有收入"
OBJECT = "嵌入的其他程序的内容{}没有收入"
NO_SIGN = "符号字体中的一个符号认不出，改作 〓，请照印刷件补上"


def words(element: Element) -> str:
    """All text within an element, shown or not."""
    found: list[str] = []
    waiting = [element]
    while waiting:
        each = waiting.pop()
        if each.tag in ("w:t", "w:delText", "m:t", "a:t"):
            found.append(each.text or "")
        else:
            waiting += reversed(list(chosen(each)))
    return "".join(found)


def field_codes(root: Element) -> frozenset[Element]:
    """域代码: all that stands between the beginning of a field and its result. A field that never ends is none."""
    order = list(root.iter())
    begun: list[tuple[int, int | None]] = []
    depth = [0] * (len(order) + 1)
    for at, element in enumerate(order):
        if element.tag != "w:fldChar":
            continue
        match element.get("w:fldCharType"):
            case "begin":
                begun.append((at, None))
            case "separate" if begun and begun[-1][1] is None:
                begun[-1] = (begun[-1][0], at)
            case "end" if begun:
                first, result = begun.pop()
                depth[first] += 1
                depth[at if result is None else result] -= 1
    return frozenset(
        element
        for element, within in zip(order, accumulate(depth), strict=False)
        if within and not len(element)
    )


class Inline:
    """Reads the paragraphs of one part."""

    def __init__(self, root: Element, styles: Styles, comments: dict[str, str]) -> None:
        self._codes = field_codes(root)
        self._styles = styles
        self._comments = comments

    def pieces(self, paragraph: Element) -> Iterator[Piece]:
        """What a paragraph holds."""
        return self._walk(paragraph, self._styles.look_of(paragraph))

    def _walk(self, element: Element, above: Look, inserted: bool = False) -> Iterator[Piece]:
        """`above`: what holds for runs that say nothing themselves. `inserted`: that is told already."""
        for child in chosen(element):
            match child.tag:
                case "w:r":
                    yield from self._run(child, above)
                case "w:del" | "w:moveFrom":
                    yield from _told(DELETED, words(child))
                case "w:ins" | "w:moveTo":
                    if not inserted:
                        yield from _told(INSERTED, words(child))
                    yield from self._walk(child, above, inserted=True)
                case "m:oMath":
                    yield words(child)
                    yield from _told(EQUATION, words(child))
                case "w:t":
                    yield from _text(child, None)
                case tag if not tag.endswith("Pr"):
                    yield from self._walk(child, above, inserted)

    def _run(self, run: Element, above: Look) -> Iterator[Piece]:
        properties = inner(run, "w:rPr")
        look = self._styles.look_in(properties, above)
        if look.hidden:
            yield from _told(HIDDEN, words(run))
            return
        for sentence in _unlike(look):
            yield from _told(sentence, words(run))
        font = font_of_signs(properties)
        for child in chosen(run):
            if child in self._codes:
                yield from _told(CODE, words(child))
                continue
            match child.tag:
                case "w:t":
                    yield from _text(child, font)
                case "w:tab" | "w:ptab":
                    yield WIDE_SPACE
                case "w:br":
                    yield Break(page=child.get("w:type") == "page")
                case "w:cr":
                    yield Break()
                case "w:noBreakHyphen":
                    yield "-"
                case "w:sym":
                    shown = symbol(child)
                    yield shown or UNKNOWN
                    if shown is None:
                        yield Told(NO_SIGN, "")
                case "w:lastRenderedPageBreak":
                    yield NewPage()
                case "w:footnoteReference":
                    yield NoteMark("footnotes", child.get("w:id") or "")
                case "w:endnoteReference":
                    yield NoteMark("endnotes", child.get("w:id") or "")
                case "w:commentReference":
                    yield from _told(COMMENT, self._comments.get(child.get("w:id") or "", ""))
                case "w:drawing" | "w:pict" | "w:object":
                    yield from _drawn(child)
                case "w:ruby":
                    for part in child:
                        if part.tag == "w:rubyBase":
                            yield from self._walk(part, above)
                    yield from _told(RUBY, "".join(words(part) for part in child if part.tag == "w:rt"))
                case tag if not tag.endswith("Pr"):
                    yield from self._walk(child, above)


def _unlike(look: Look) -> Iterator[str]:
    """What is to be said of characters whose look says more than their words."""
    if look.struck:
        yield STRUCK
    if look.is_faint:
        yield FAINT
    if look.is_tiny:
        yield TINY


def _told(sentence: str, of: str) -> Iterator[Told]:
    """The sentence, where there are words it is about."""
    if of.strip():
        yield Told(sentence, of)


def _text(element: Element, font: str | None) -> Iterator[Piece]:
    """The text of a `w:t`; white space at its ends counts only where it says so."""
    text = element.text or ""
    if element.get("xml:space") != "preserve":
        text = text.strip(" \t\r\n")
    text = _BLANK.sub(" ", text)
    if font is not None:
        shown = [sign(font, ord(each)) if drawn_by_font(each) else each for each in text]
        if None in shown:
            yield Told(NO_SIGN, "")
        text = "".join(UNKNOWN if each is None else each for each in shown)
    for at, part in enumerate(_SEPARATOR.split(text)):
        if at:
            yield Break()
        yield part


def _drawn(element: Element) -> Iterator[Piece]:
    """What floats beside the text, or stands in it as a picture."""
    for child in chosen(element):
        match child.tag:
            case "w:txbxContent":
                yield Box(child)
                continue
            case "a:blip" if child.get("r:embed"):
                yield Picture(child.get("r:embed") or "")
            case "v:imagedata" if child.get("r:id"):
                yield Picture(child.get("r:id") or "")
            case "a:blip":
                yield Told(LINKED, "")
            case "v:textpath" if child.get("string"):
                yield Box(child.get("string") or "")
            case "a:t" if child.text:
                yield Box(child.text)
            case "c:chart" | "dgm:relIds":
                yield Told(CHART, "")
            case "o:OLEObject":
                yield Told(OBJECT, child.get("ProgID") or "")
        yield from _drawn(child)
