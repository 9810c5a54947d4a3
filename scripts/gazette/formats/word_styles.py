"""样式 after GB/T 9704: faces, sizes, indents and levels, each under a name that an editor finds in Word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from xml.etree.ElementTree import Element

from gazette.formats.word_form import AS_STYLED, LINE, Form
from gazette.formats.word_xml import node, on

_CLOSER = 5
"""28 letters of 16 points are 2 mm too wide for the text block of 156 mm."""


class Face(Enum):
    """字体, by the name that offices have; and what Word takes where it is not installed."""

    BIAOSONG = "方正小标宋简体", "华文中宋"
    FANGSONG = "仿宋_GB2312", "仿宋"
    HEI = "黑体", "SimHei"
    KAI = "楷体_GB2312", "楷体"
    SONG = "宋体", "SimSun"


@dataclass(frozen=True)
class ParagraphStyle:
    """段落样式. `size` in half points; None is as in the style that it is based on."""

    id: str
    name: str
    face: Face | None = None
    size: int | None = None
    form: Form = AS_STYLED
    based_on: str = "Normal"
    closer: int | None = None
    """by how much its letters are set closer, in twentieths of a point"""

    def element(self) -> Element:
        properties = self.form.properties()
        normal = self.id == "Normal"
        return node(
            "w:style",
            node("w:name", w_val=self.name),
            None if normal else node("w:basedOn", w_val=self.based_on),
            node("w:next", w_val="BodyText") if self.form.keep_next else None,
            on("w:qFormat"),
            properties if len(properties) else None,
            letters(self.face, self.size, self.closer),
            w_type="paragraph",
            w_styleId=self.id,
            **({"w_default": 1} if normal else {"w_customStyle": 1} if not self.name.isascii() else {}),
        )


def letters(face: Face | None, size: int | None = None, closer: int | None = None) -> Element | None:
    """字体字号. The face is named for all letters: quotation marks and digits are to be 仿宋 too."""
    found = []
    if face:
        name = face.value[0]
        found.append(node("w:rFonts", w_ascii=name, w_hAnsi=name, w_eastAsia=name, w_cs=name))
    if closer is not None:
        found.append(node("w:spacing", w_val=-closer))
    if size:
        found += [node("w:sz", w_val=size), node("w:szCs", w_val=size)]
    return node("w:rPr", *found) if found else None


_CENTRED = Form("center", first=0)

NORMAL = ParagraphStyle("Normal", "Normal", Face.FANGSONG, 32, Form("both", line=LINE), closer=_CLOSER)
BODY = ParagraphStyle("BodyText", "Body Text", form=Form(first=200))
TITLE = ParagraphStyle(
    "Title", "Title", Face.BIAOSONG, 44, Form("center", line=660, keep_next=True, loose=True)
)
UNDER_TITLE = ParagraphStyle("UnderTitle", "题下", Face.KAI, form=_CENTRED)
NUMBER = ParagraphStyle("DocumentNumber", "发文字号", form=_CENTRED)
FLUSH = ParagraphStyle("Addressees", "主送机关")
LABEL = ParagraphStyle("EnclosureLabel", "附件", Face.HEI, form=Form("left", keep_next=True))
ENCLOSURES = ParagraphStyle("EnclosureList", "附件说明")
SIGNATURE = ParagraphStyle("Signing", "署名和日期", form=Form("right"))
HANGING = ParagraphStyle("Roster", "名单", form=Form("left", left=500, hanging=300))
FIGURE = ParagraphStyle("Figure", "图", Face.KAI, form=Form("center", line=0))
PRINTED_NOTE = ParagraphStyle("PrintedNote", "印件的注", size=28, form=Form(first=200))
COLOPHON = ParagraphStyle(
    "Colophon", "版记", size=28, form=Form(first=100, line=0, loose=True, ruled=True), closer=0
)
FOOTNOTE = ParagraphStyle(
    "FootnoteText", "footnote text", Face.SONG, 18, Form("left", line=0, loose=True), closer=0
)
ENDNOTE = replace(FOOTNOTE, id="EndnoteText", name="endnote text")
FOOTER = ParagraphStyle("Footer", "footer", Face.SONG, 28, Form(line=280, loose=True), closer=0)
HEADINGS = tuple(
    ParagraphStyle(
        f"Heading{level}",
        f"heading {level}",
        face,
        form=Form("left", first=200, outline=level - 1, keep_next=True),
        based_on="Normal",
    )
    for level, face in enumerate((Face.HEI, Face.KAI, Face.FANGSONG, Face.FANGSONG, Face.FANGSONG), 1)
)
ENCLOSURE_TITLE = ParagraphStyle(
    "EnclosureTitle",
    "附件标题",
    Face.BIAOSONG,
    44,
    Form("center", first=0, line=660, loose=True),
    based_on="Heading1",
)


def heading(depth: int, level: int) -> ParagraphStyle:
    """标题 of an outline's depth (from 1), looking as its 结构层次 asks: 章 (0) centred, 一、黑体, （一）楷体, 1. 仿宋."""
    base = HEADINGS[depth - 1]
    if level == 0:
        form = replace(_CENTRED, before=50, after=50)
        return ParagraphStyle(f"{base.id}Chapter", f"标题 {depth} 章", Face.HEI, None, form, base.id)
    face = HEADINGS[min(level, len(HEADINGS)) - 1].face
    if face is base.face:
        return base
    name = {Face.HEI: "一、", Face.KAI: "（一）"}.get(face or Face.FANGSONG, "1.")
    return ParagraphStyle(f"{base.id}Level{min(level, 3)}", f"标题 {depth} {name}", face, based_on=base.id)


def table_text(size: int) -> ParagraphStyle:
    """表格文字, as large as the width lets it be."""
    return ParagraphStyle(
        "TableText", "表格文字", None, size, Form("left", line=size * 13, loose=True), closer=0
    )


TABLE_HEAD = ParagraphStyle("TableHead", "表头", Face.HEI, None, Form("center"), "TableText")


@dataclass(frozen=True)
class CharacterStyle:
    """字符样式: a face within a paragraph, or a mark raised above it."""

    id: str
    name: str
    face: Face | None = None

    def element(self) -> Element:
        raised = node("w:rPr", node("w:vertAlign", w_val="superscript"))
        return node(
            "w:style",
            node("w:name", w_val=self.name),
            on("w:qFormat"),
            letters(self.face) if self.face else raised,
            w_type="character",
            w_styleId=self.id,
            **({} if self.name.isascii() else {"w_customStyle": 1}),
        )


HEI = CharacterStyle("HeiTi", "黑体字", Face.HEI)
KAI = CharacterStyle("KaiTi", "楷体字", Face.KAI)
RAISED = CharacterStyle("PrintedMark", "注号")
FOOTNOTE_MARK = CharacterStyle("FootnoteReference", "footnote reference")
ENDNOTE_MARK = CharacterStyle("EndnoteReference", "endnote reference")

_ALWAYS = (NORMAL, BODY, TITLE, *HEADINGS, FOOTNOTE, ENDNOTE, FOOTER)
_CHARACTERS = (HEI, KAI, RAISED, FOOTNOTE_MARK, ENDNOTE_MARK)


def styles(used: Iterable[ParagraphStyle]) -> Element:
    """styles.xml: those that every file has, and of the others those that are used."""
    # Were the Latin letters Chinese too, LibreOffice would end lines within 2021.
    language = node("w:lang", w_val="en-US", w_eastAsia="zh-CN", w_bidi="ar-SA")
    run = letters(Face.FANGSONG, 32)
    assert run is not None
    run.append(language)
    # Between Han and Latin no space is set that print has not: a line is 28 characters.
    paragraph = node("w:pPr", node("w:autoSpaceDE", w_val=0), node("w:autoSpaceDN", w_val=0))
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    ruled = (node(f"w:{side}", w_val="single", w_sz=4, w_space=0, w_color="auto") for side in sides)
    return node(
        "w:styles",
        node("w:docDefaults", node("w:rPrDefault", run), node("w:pPrDefault", paragraph)),
        *(style.element() for style in dict.fromkeys((*_ALWAYS, *used))),
        *(style.element() for style in _CHARACTERS),
        node(
            "w:style",
            node("w:name", w_val="Table Grid"),
            node("w:tblPr", node("w:tblBorders", *ruled)),
            w_type="table",
            w_styleId="TableGrid",
        ),
    )
