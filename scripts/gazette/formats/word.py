"""Text -> Word (.docx) after GB/T 9704: real styles, the words as they are, notes as Word's own, tables as tables.

Written part by part: what a library brings along (a template with themes, times, no footnotes) would have to be undone.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gazette.faults import ProgramFault
from gazette.formats import word_parts as parts
from gazette.formats.format import Format, Pictures, Work
from gazette.formats.packing import packed
from gazette.formats.word_form import Form
from gazette.formats.word_notes import ENDNOTES, FOOTNOTES, note_kind
from gazette.formats.word_pictures import Picture, picture
from gazette.formats.word_runs import Setter
from gazette.formats.word_setting import paragraphs
from gazette.formats.word_styles import styles
from gazette.formats.word_tables import LANDSCAPE, PORTRAIT, TableSetter, sheet
from gazette.formats.word_xml import node, part
from gazette.text import Grid, Image, flat


def write(work: Work, pictures: Pictures) -> bytes:
    """The work as a Word file."""
    try:
        return packed(_parts(work, pictures))
    except Exception as error:
        raise ProgramFault.of("写 Word 文件", work.url, error) from error


def _parts(work: Work, pictures: Pictures) -> dict[str, bytes]:
    album = _Album(pictures)
    notes = note_kind(work.text)
    setter = Setter(work.text, work.url, notes, album.draw)
    body = _body(work, setter)
    roots = {
        "[Content_Types].xml": parts.content_types(one.ending for one in album.pictures.values()),
        "_rels/.rels": parts.package_relations(),
        "docProps/core.xml": parts.core(
            flat(work.title), map(flat, work.issuers), work.number or work.id, work.signed
        ),
        "word/document.xml": node("w:document", body),
        "word/styles.xml": styles(setter.used),
        "word/settings.xml": parts.settings(),
        "word/fontTable.xml": parts.font_table(),
        **{
            f"word/{kind.name}s.xml": kind.part(work.text.notes if kind is notes else ())
            for kind in (FOOTNOTES, ENDNOTES)
        },
        "word/footer1.xml": parts.footer(even=False),
        "word/footer2.xml": parts.footer(even=True),
        "word/_rels/document.xml.rels": parts.document_relations(album.relations),
    }
    written = {name: part(root) for name, root in roots.items()}
    files = zip(album.relations.values(), album.pictures.values(), strict=True)
    return written | {f"word/{name}": one.content for name, one in files}


def _body(work: Work, setter: Setter) -> Element:
    """A table that is too wide to stand upright lays its whole file down: nothing but its head is beside it."""
    laid = {id(block): sheet(block) for block in work.text.body if isinstance(block, Grid)}
    wide = max((one.width for one in laid.values()), default=PORTRAIT)
    made = [
        TableSetter(one, laid[id(one)], setter).table() if isinstance(one, Grid) else setter.paragraph(one)
        for one in paragraphs(work.text, wide)
    ]
    if made[-1].tag == "w:tbl":
        # A table must have a paragraph behind it: one that takes no room.
        made.append(node("w:p", Form(line=20, loose=True).properties()))
    return node("w:body", *made, parts.section(landscape=wide == LANDSCAPE))


class _Album:
    """The pictures of a file, each held once."""

    def __init__(self, pictures: Pictures) -> None:
        self._content = pictures
        self._drawn = 0
        self.pictures: dict[str, Picture] = {}

    @property
    def relations(self) -> dict[str, str]:
        """The part of each picture by its relation."""
        numbered = enumerate(self.pictures.values(), 1)
        return {f"rIdImage{number}": f"media/image{number}.{one.ending}" for number, one in numbered}

    def draw(self, image: Image) -> Element:
        if image.url not in self.pictures:
            self.pictures[image.url] = picture(self._content(image.url))
        self._drawn += 1
        relation = f"rIdImage{list(self.pictures).index(image.url) + 1}"
        return self.pictures[image.url].drawing(relation, self._drawn, flat(image.alt))


WORD = Format("docx", "Word", frozenset({"notice", "interpretation", "table"}), write)
"""the form that offices work in"""
