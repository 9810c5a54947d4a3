"""A Word file as others read it: python-docx for paragraphs and tables, the bare XML for what it does not know."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import docx
from docx.document import Document
from docx.table import Table

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Read = list[str | list[list[str]]]
"""Paragraphs, and tables as rows of cells, in order; a merged cell stands in every place that it reaches over"""


def opened(file: bytes) -> Document:
    return docx.Document(io.BytesIO(file))


def read(file: bytes) -> Read:
    """What stands in the body."""
    found: Read = []
    for block in opened(file).iter_inner_content():
        if isinstance(block, Table):
            found.append([[cell.text for cell in row.cells] for row in block.rows])
        else:
            found.append(block.text)
    return found


def part(file: bytes, name: str) -> Element:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return ElementTree.fromstring(archive.read(f"word/{name}.xml"))


def notes(file: bytes) -> dict[str, str]:
    """Footnotes and endnotes by their number, their paragraphs line by line."""
    found = {}
    for kind in ("footnote", "endnote"):
        for note in part(file, f"{kind}s").iter(_W + kind):
            if _W + "type" not in note.attrib:
                lines = ("".join(text.text or "" for text in line.iter(_W + "t")) for line in note)
                found[note.attrib[_W + "id"]] = "\n".join(lines)
    return found


def marks(file: bytes) -> list[str]:
    """The numbers of the notes that the document refers to, in order."""
    names = (_W + "footnoteReference", _W + "endnoteReference")
    return [one.attrib[_W + "id"] for one in part(file, "document").iter() if one.tag in names]


def elements(file: bytes) -> Iterator[str]:
    """The names of all elements of the document, without their namespace."""
    return (re.sub(r"\{.*\}", "", one.tag) for one in part(file, "document").iter())
