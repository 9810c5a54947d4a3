"""The parts of a Word file that hold no words: settings, faces, page numbers, sections, what refers to what."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from gazette.formats import word_styles as styles
from gazette.formats.word_form import LINE, Form
from gazette.formats.word_styles import Face
from gazette.formats.word_xml import node, on, said

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

ODD, EVEN = "rIdOdd", "rIdEven"

TYPES = {
    "document": f"{_WORD}.document.main+xml",
    "styles": f"{_WORD}.styles+xml",
    "settings": f"{_WORD}.settings+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "footnotes": f"{_WORD}.footnotes+xml",
    "endnotes": f"{_WORD}.endnotes+xml",
    "footer1": f"{_WORD}.footer+xml",
    "footer2": f"{_WORD}.footer+xml",
}
"""The parts under word/."""


def section(landscape: bool) -> Element:
    """版心 156 x 225 mm on A4, 22 lines of 28 characters; lying, its head is at the binding side (GB/T 9704, 表格)."""
    long, short = 16838, 11906
    size: dict[str, str | int] = {"w_w": short, "w_h": long}
    margins = {"w_top": 2098, "w_right": 1474, "w_bottom": 1984, "w_left": 1588, "w_footer": 1446}
    if landscape:
        size = {"w_w": long, "w_h": short, "w_orient": "landscape"}
        margins = {"w_top": 1588, "w_right": 2098, "w_bottom": 1474, "w_left": 1984, "w_footer": 936}
    return node(
        "w:sectPr",
        node("w:footerReference", w_type="default", r_id=ODD),
        node("w:footerReference", w_type="even", r_id=EVEN),
        node("w:endnotePr", node("w:numFmt", w_val="decimal")),
        node("w:pgSz", **size),
        node("w:pgMar", **margins, w_header=851, w_gutter=0),
        # No grid of characters: LibreOffice reads one that is narrower than its letters as twice as wide.
        node("w:docGrid", w_type="lines", w_linePitch=LINE),
    )


def footer(even: bool) -> Element:
    """页码: — 1 —, one character from the outer edge: at the right of odd pages, at the left of even ones."""
    number = node("w:fldSimple", node("w:r", said("w:t", "1")), w_instr="PAGE")
    dashes = [
        node(
            "w:r", node("w:rPr", node("w:rFonts", w_hint="eastAsia")), said("w:t", dash, xml_space="preserve")
        )
        for dash in ("— ", " —")
    ]
    form = Form("left", left=100) if even else Form("right", right=100)
    return node("w:ftr", node("w:p", form.properties(styles.FOOTER.id), dashes[0], number, dashes[1]))


def settings() -> Element:
    """Bound at the inner edge, pages numbered at the outer, no punctuation narrowed: a line has 28 characters."""
    return node(
        "w:settings",
        on("w:mirrorMargins"),
        on("w:evenAndOddHeaders"),
        node("w:characterSpacingControl", w_val="doNotCompress"),
        node("w:footnotePr", node("w:footnote", w_id=-1), node("w:footnote", w_id=0)),
        node(
            "w:endnotePr",
            node("w:numFmt", w_val="decimal"),
            node("w:endnote", w_id=-1),
            node("w:endnote", w_id=0),
        ),
        node(
            "w:compat",
            on("w:spaceForUL"),
            on("w:balanceSingleByteDoubleByteWidth"),
            on("w:doNotLeaveBackslashAlone"),
            on("w:ulTrailSpace"),
            on("w:doNotExpandShiftReturn"),
            on("w:useFELayout"),
            node(
                "w:compatSetting",
                w_name="compatibilityMode",
                w_uri="http://schemas.microsoft.com/office/word",
                w_val=15,
            ),
        ),
        node("w:themeFontLang", w_val="en-US", w_eastAsia="zh-CN"),
    )


def font_table() -> Element:
    """The faces, and what stands in for each where it is not installed."""
    return node(
        "w:fonts",
        *(
            node(
                "w:font",
                node("w:altName", w_val=instead),
                node("w:charset", w_val="86"),
                node("w:family", w_val="auto"),
                node("w:pitch", w_val="default"),
                w_name=name,
            )
            for name, instead in (face.value for face in Face)
        ),
    )


def core(title: str, authors: Iterable[str], identifier: str, day: datetime.date | None) -> Element:
    """What the file says of itself."""
    return node(
        "cp:coreProperties",
        said("dc:title", title),
        said("dc:creator", "、".join(authors)),
        said("dc:identifier", identifier),
        said("dc:language", "zh-CN"),
        said("dcterms:created", f"{day}T00:00:00Z", xsi_type="dcterms:W3CDTF") if day else None,
    )


def content_types(pictures: Iterable[str]) -> Element:
    """[Content_Types].xml; `pictures` are their endings."""
    package = "application/vnd.openxmlformats-package"
    defaults = {"rels": f"{package}.relationships+xml", "xml": "application/xml"}
    defaults |= {ending: f"image/{ending}" for ending in sorted(set(pictures))}
    parts = {f"/word/{name}.xml": kind for name, kind in TYPES.items()}
    parts["/docProps/core.xml"] = f"{package}.core-properties+xml"
    return node(
        "Types",
        *(node("Default", Extension=ending, ContentType=kind) for ending, kind in defaults.items()),
        *(node("Override", PartName=name, ContentType=kind) for name, kind in parts.items()),
        xmlns=f"{_PACKAGE}/content-types",
    )


def package_relations() -> Element:
    """_rels/.rels"""
    return _relations(
        {
            "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
            "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        }
    )


def document_relations(pictures: Mapping[str, str]) -> Element:
    """word/_rels/document.xml.rels; `pictures` by their relation."""
    named = {
        f"rId{number}": name
        for number, name in enumerate(("styles", "settings", "fontTable", "footnotes", "endnotes"))
    }
    return _relations(
        {key: (f"{_OFFICE}/{name}", f"{name}.xml") for key, name in named.items()}
        | {key: (f"{_OFFICE}/footer", f"footer{number}.xml") for number, key in ((1, ODD), (2, EVEN))}
        | {key: (f"{_OFFICE}/image", target) for key, target in pictures.items()}
    )


def _relations(targets: Mapping[str, tuple[str, str]]) -> Element:
    return node(
        "Relationships",
        *(node("Relationship", Id=key, Type=kind, Target=target) for key, (kind, target) in targets.items()),
        xmlns=f"{_PACKAGE}/relationships",
    )
