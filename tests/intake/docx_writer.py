"""Word files for tests, written part by part: what a test does not ask for is not in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": _W,
        "r": _R,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def run(text: str, properties: str = "") -> str:
    """文字, with the XML of its properties."""
    return f'<w:r>{_properties("w:rPr", properties)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(
    *content: str, style: str = "", numbered: tuple[int, int] | None = None, properties: str = ""
) -> str:
    """段: pieces of XML, as `run` gives them; a piece that does not begin with `<` is text. `numbered`: list and level."""
    said = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    if numbered is not None:
        said += f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
    inside = "".join(each if each.startswith("<") else run(each) for each in content if each)
    return f"<w:p>{_properties('w:pPr', said + properties)}{inside}</w:p>"


def cell(*content: str, span: int = 1, merge: str = "", properties: str = "") -> str:
    """格: blocks, or text. `merge`: restart or continue."""
    said = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    said += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inside = "".join(each if each.startswith("<") else paragraph(each) for each in content or ("",))
    return f"<w:tc>{_properties('w:tcPr', said + properties)}{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """行: cells, or their texts."""
    inside = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr>{_properties('w:trPr', properties)}{inside}</w:tr>"


def table(*rows: str) -> str:
    """表格"""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def field_of(code: str, result: str) -> str:
    """域: its code and its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{escape(code)}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def note_mark(note: int, kind: str = "footnote") -> str:
    """脚注 or 尾注 at its place."""
    return f'<w:r><w:{kind}Reference w:id="{note}"/></w:r>'


def picture(relation: str) -> str:
    """图"""
    return f'<w:r><w:drawing><wp:inline><a:graphic><a:blip r:embed="{relation}"/></a:graphic></wp:inline></w:drawing></w:r>'


def text_box(*blocks: str) -> str:
    """文本框, as Word writes it: once for programs of today and once for older ones."""
    held = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{held}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{held}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def style(
    name: str, shown: str, *, based: str = "", paragraphs: str = "", runs: str = "", kind: str = "paragraph"
) -> str:
    """样式: its id and the name that is shown."""
    basis = f'<w:basedOn w:val="{based}"/>' if based else ""
    inside = f'<w:name w:val="{shown}"/>{basis}{_properties("w:pPr", paragraphs)}{_properties("w:rPr", runs)}'
    return f'<w:style w:type="{kind}" w:styleId="{name}">{inside}</w:style>'


def level(at: int, format: str, pattern: str, *, start: int = 1, more: str = "") -> str:
    """级 of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def numbered_list(name: int, *levels: str) -> str:
    """编号: a list and, under the same number, its only use."""
    return listing(name, *levels) + use(name, name)


def listing(name: int, *levels: str, more: str = "") -> str:
    """A list without a use."""
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def use(name: int, of: int, more: str = "") -> str:
    """A use of a list, as paragraphs name it."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


@dataclass(frozen=True)
class Docx:
    """A file: its blocks, and the inner XML of other parts. `media`: files by the id of their relation and their name."""

    blocks: Iterable[str] = ()
    styles: str = ""
    numbering: str = ""
    footnotes: Mapping[int, str] = field(default_factory=dict)
    endnotes: Mapping[int, str] = field(default_factory=dict)
    comments: Mapping[int, str] = field(default_factory=dict)
    headers: tuple[str, ...] = ()
    footers: tuple[str, ...] = ()
    media: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    more: Mapping[str, bytes] = field(default_factory=dict)

    def parts(self) -> dict[str, bytes]:
        """All parts by name; the document has each other one as a relation."""
        made = {"document": f"<w:body>{''.join(self.blocks)}</w:body>"}
        kinds: dict[str, str] = {}
        for kind, inside in {"styles": self.styles, "numbering": self.numbering}.items():
            if inside:
                made[kind] = inside
                kinds[kind] = kind
        for kind, notes in {
            "footnote": self.footnotes,
            "endnote": self.endnotes,
            "comment": self.comments,
        }.items():
            if notes:
                made[f"{kind}s"] = "".join(
                    f'<w:{kind} w:id="{id}">{each}</w:{kind}>' for id, each in notes.items()
                )
                kinds[f"{kind}s"] = f"{kind}s"
        for kind, margins in {"header": self.headers, "footer": self.footers}.items():
            for at, inside in enumerate(margins, 1):
                made[f"{kind}{at}"] = inside
                kinds[f"{kind}{at}"] = kind
        relations = [("rId-" + name, kind, f"{name}.xml") for name, kind in kinds.items()]
        relations += [(name, "image", f"media/{file}") for name, (file, _) in self.media.items()]
        return {
            "_rels/.rels": _relations([("rId1", "officeDocument", "word/document.xml")]),
            **{f"word/{name}.xml": _part(kinds.get(name, name), inside) for name, inside in made.items()},
            "word/_rels/document.xml.rels": _relations(relations),
            **{f"word/media/{file}": raw for file, raw in self.media.values()},
            **self.more,
        }

    def bytes(self) -> bytes:
        """The file."""
        return packed(self.parts())


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return made.getvalue()


def _part(kind: str, inside: str) -> bytes:
    root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{inside}</w:{root}>'.encode()


def _relations(relations: Iterable[tuple[str, str, str]]) -> bytes:
    inside = "".join(
        f'<Relationship Id="{name}" Type="{_R}/{kind}" Target="{target}"/>'
        for name, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'.encode()


def _properties(tag: str, inside: str) -> str:
    return f"<{tag}>{inside}</{tag}>" if inside else ""
