"""The parts of a Word file: document, styles, numbering, notes, headers, pictures, each found by its relation."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from gazette.intake.readers.archive import Archive
from gazette.intake.readers.word_xml import parse
from gazette.intake.received import Unreadable

CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""what a file of the old .doc form begins with, and a .docx under a password"""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DOCUMENT = "word/document.xml"


@dataclass(frozen=True)
class Relation:
    """What a part refers to by an id: another part by its name in the archive, or something outside the file."""

    kind: str
    target: str
    outside: bool


@dataclass(frozen=True)
class Part:
    """One part with what it refers to."""

    root: Element
    relations: dict[str, Relation]


class Package:
    """A Word file as its parts."""

    def __init__(self, raw: bytes) -> None:
        """`Unreadable` where it is none."""
        refuse_locked(raw)
        if raw.startswith(CONTAINER):
            raise Unreadable(
                "这是旧式的 .doc 文件，只是扩展名写作 .docx",
                "把扩展名改为 .doc 再收，或用 Word、WPS 另存为 .docx",
            )
        if not raw.startswith(b"PK"):
            raise Unreadable("不是 Word 文件（.docx）", "用 Word 或 WPS 打开，另存为 .docx")
        self._archive = Archive(raw)
        self._bytes: dict[str, bytes] = {}
        main = self._targets(self._relations(""), "officeDocument")
        name = next((target for target in main if target in self._archive), _DOCUMENT)
        document = self.part(name)
        if document is None:
            raise Unreadable("不是 Word 文件：里面没有正文", "用 Word 或 WPS 打开，另存为 .docx")
        self.document = document

    def part(self, name: str) -> Part | None:
        """A part by its name in the archive."""
        if name not in self._archive:
            return None
        return Part(parse(self._archive.read(name)), self._relations(name))

    def related(self, kind: str) -> Iterator[Part]:
        """The parts that the document refers to as such: `styles`, `numbering`, `header`."""
        for target in self._targets(self.document.relations, kind):
            if found := self.part(target):
                yield found

    def bytes_of(self, name: str) -> bytes | None:
        """A part that is no XML, as a picture; it may stand in many places, and is read once."""
        if name not in self._bytes and name in self._archive:
            self._bytes[name] = self._archive.read(name)
        return self._bytes.get(name)

    @staticmethod
    def _targets(relations: dict[str, Relation], kind: str) -> Iterator[str]:
        yield from dict.fromkeys(
            relation.target
            for relation in relations.values()
            if relation.kind == kind and not relation.outside
        )

    def _relations(self, name: str) -> dict[str, Relation]:
        """What a part refers to, by id; of the file as a whole where the name is empty."""
        folder, base = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{base}.rels")
        if listed not in self._archive:
            return {}
        return {
            relation.get("Id", ""): Relation(
                relation.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
                relation.get("TargetMode") == "External",
            )
            for relation in parse(self._archive.read(listed))
        }


def refuse_locked(raw: bytes) -> None:
    """`Unreadable` where a file is under a password."""
    if raw.startswith(CONTAINER) and _LOCKED in raw:
        raise Unreadable("文件加了密码", "在 Word 或 WPS 中用密码打开，去掉密码，另存为 .docx")
