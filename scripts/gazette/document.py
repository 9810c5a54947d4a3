"""公文: a document with its id and its address, and what its own text tells; the archive knows all others."""

from __future__ import annotations

import datetime
import functools
import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from gazette import model
from gazette.clearing import Listing, listings
from gazette.heads import Head, head_of
from gazette.numbering import marker_of
from gazette.outline import interpretation_units, notice_units, writings
from gazette.tables import table_units
from gazette.units import Unit
from gazette.values import value

Record = model.Notice | model.Interpretation | model.Table
DocumentKind = Literal["notice", "interpretation", "table"]

_FOOTNOTE = re.compile(r"[\[［][0-9０-９]{1,3}[\]］]$")


def units_of(record: Record) -> list[Unit]:
    """The text of a notice, an interpretation or a table in reading order."""
    match record:
        case model.Notice():
            return notice_units(record)
        case model.Interpretation():
            return interpretation_units(record)
        case model.Table():
            return table_units(record)


def _days(head: Head) -> tuple[datetime.date, ...]:
    """Not that from which it applies, which may be long after."""
    made = (event.date for event in head.events if event.act != "施行")
    told = {head.signed, head.occasion, head.published, head.printed, *made}
    return tuple(sorted(day for day in told if day))


@dataclass(frozen=True)
class Enclosed:
    """印发的公文: a document within another; its `part` is its place in the page."""

    part: str
    title: str
    head: Head


@dataclass(frozen=True, eq=False)
class Document:
    """A notice, an interpretation or a table with its id and its address under the site's root."""

    id: str
    kind: DocumentKind
    url: str
    issue: model.Issue
    place: str
    """the name of its folder"""
    table: str = ""
    """the name of a table"""

    def forget(self) -> None:
        """Let go of the text, and of all that is made from it and not remembered."""
        for name in ("folder", "record", "units", "listings", "anchors"):
            self.__dict__.pop(name, None)

    @functools.cached_property
    def folder(self) -> model.Folder:
        """What it lies in. Of an issue that is remembered its text is read now."""
        return next(folder for folder in self.issue.folders if folder.name == self.place)

    @functools.cached_property
    def record(self) -> Record:
        """What it is made from. Of an issue that is remembered its text is read now."""
        match self.kind:
            case "notice":
                return self.folder.notice
            case "interpretation":
                assert self.folder.interpretation
                return self.folder.interpretation
            case "table":
                return next(table for table in self.folder.tables if table.name == self.table)

    @functools.cached_property
    def file(self) -> str:
        """The name of its YAML."""
        return self.record.mark.file

    @functools.cached_property
    def units(self) -> list[Unit]:
        """The text in reading order."""
        return units_of(self.record)

    @functools.cached_property
    def listings(self) -> dict[int, Listing]:
        """清理目录: of a notice, what stands in a list of documents that end or change, by position."""
        return listings(self.units) if self.kind == "notice" else {}

    @functools.cached_property
    def anchors(self) -> frozenset[str]:
        """Every place of the text that has an address."""
        return frozenset(unit.anchor for unit in self.units)

    @functools.cached_property
    def articles(self) -> dict[tuple[int, ...], list[tuple[str, str]]]:
        """条 by number, 第三条之一 by (3, 1): their anchors and parts. Two enclosures may both have a 第二条."""
        found: dict[tuple[int, ...], list[tuple[str, str]]] = defaultdict(list)
        for unit in self.units:
            if unit.kind == "article" and (marker := marker_of(unit.marker)):
                found[marker.path].append((unit.anchor, unit.part))
        return dict(found)

    @functools.cached_property
    def title(self) -> str:
        """标题, as a value: without the ends of its lines and the mark of a footnote. A table without one has a name."""
        told = value(_FOOTNOTE.sub("", self.record.title))
        if told or not isinstance(self.record, model.Table):
            return told
        return f"{value(self.notice.title)}：表 {self.record.name.removeprefix('table-')}"

    @property
    def notice(self) -> model.Notice:
        """The notice itself, or the one that is explained or whose table this is."""
        return self.folder.notice

    @functools.cached_property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """What it encloses and is a writing with a title of its own, each by the name of its part: enclosure-1."""
        record = self.record
        inner = [] if isinstance(record, model.Table) else [each for each in writings(record) if each[0]]
        return tuple((part, writing.title) for part, writing in inner if writing.title)

    @functools.cached_property
    def formerly(self) -> tuple[model.Former, ...]:
        """曾用网址 of a notice; nothing else has any of its own."""
        return self.notice.formerly if self.kind == "notice" else ()

    @functools.cached_property
    def files(self) -> tuple[model.DataFile, ...]:
        """图和附件文件 that lie beside a notice."""
        return self.folder.files if self.kind == "notice" else ()

    @functools.cached_property
    def corrections(self) -> tuple[model.Correction, ...]:
        """勘误: the repairs of its text."""
        return self.record.corrections

    @functools.cached_property
    def topics(self) -> tuple[str, ...]:
        """主题 that the editors gave to the notice that it belongs to."""
        return self.notice.topics

    @functools.cached_property
    def head(self) -> Head:
        """要素 of the document itself; of a table those of its notice."""
        return head_of(self.notice if isinstance(self.record, model.Table) else self.record)

    @functools.cached_property
    def cover(self) -> Head:
        """要素 of the notice that a document belongs to."""
        return head_of(self.notice)

    @functools.cached_property
    def days(self) -> dict[str, tuple[datetime.date, ...]]:
        """Every day on which print has it made or issued, by the part that says so; of a table those of its notice."""
        record = self.notice if isinstance(self.record, model.Table) else self.record
        told = ((part, _days(head_of(writing))) for part, writing in writings(record))
        return {part: days for part, days in told if days}

    @functools.cached_property
    def issuers(self) -> tuple[str, ...]:
        """发文机关; of an interpretation its department (解读单位)."""
        if isinstance(self.record, model.Interpretation) and self.record.department:
            return (self.record.department,)
        return self.head.issuers

    @property
    def issuer(self) -> str:
        """All its issuers in one line; '' where none is known."""
        return "、".join(self.issuers)

    @property
    def number(self) -> str | None:
        """发文字号 of the notice it belongs to, in normal spelling; the first, where it has several."""
        return self.cover.number.spelt if self.cover.number else None

    @functools.cached_property
    def registration(self) -> str | None:
        """登记号: of the document, or as only the contents have it."""
        return self.head.registration or next(
            (entry.registration for entry in self.issue.entries() if entry.folder == self.place), None
        )

    def file_url(self, name: str) -> str:
        """Where a picture or file that lies beside its YAML stands in the site."""
        return posixpath.join(posixpath.dirname(self.file), quote(name))

    @functools.cached_property
    def enclosed(self) -> list[Enclosed]:
        """印发的公文: the enclosures that are documents themselves, with a number of their own."""
        if not isinstance(self.record, model.Notice):
            return []
        heads = ((part, writing, head_of(writing)) for part, writing in writings(self.record) if part)
        return [
            Enclosed(part, value(writing.title or ""), head) for part, writing, head in heads if head.numbers
        ]


def place_in_series(document: Document) -> tuple[object, int] | None:
    """The series of its number, with its year if it is counted by years, and the serial in it."""
    number = document.cover.number.number if document.cover.number else None
    if number is None or not hasattr(number, "series"):
        return None
    form, name, (*years, serial) = number.key
    return (form, name, *years), serial
