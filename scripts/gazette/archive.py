"""All issues joined: every document with its address, and what stands beside what."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gazette import addresses, model
from gazette.numbering import marker_of
from gazette.numbers import DocumentNumber, parse
from gazette.outline import Unit, interpretation_units, notice_units
from gazette.slugs import series_slug
from gazette.tables import table_units

Record = model.Notice | model.Interpretation | model.Table
DocumentKind = Literal["notice", "interpretation", "table"]


def units_of(record: Record) -> list[Unit]:
    """The text of a notice, an interpretation or a table in reading order."""
    match record:
        case model.Notice():
            return notice_units(record)
        case model.Interpretation():
            return interpretation_units(record)
        case model.Table():
            return table_units(record)


@dataclass(frozen=True, eq=False)
class Document:
    """A notice, an interpretation or a table with its id and its address under the site's root."""

    id: str
    kind: DocumentKind
    url: str
    issue: model.Issue
    folder: model.Folder
    record: Record

    @functools.cached_property
    def units(self) -> list[Unit]:
        """The text in reading order."""
        return units_of(self.record)

    @functools.cached_property
    def anchors(self) -> frozenset[str]:
        """Every place of the text that has an address."""
        return frozenset(unit.anchor for unit in self.units)

    @functools.cached_property
    def articles(self) -> dict[int, list[Unit]]:
        """条 by number. Two enclosures may both have a 第二条."""
        found: dict[int, list[Unit]] = defaultdict(list)
        for unit in self.units:
            if unit.kind == "article" and (marker := marker_of(unit.marker)):
                found[marker.number].append(unit)
        return dict(found)

    @property
    def title(self) -> str:
        """标题, as printed."""
        return self.record.title

    @property
    def notice(self) -> model.Notice:
        """The notice itself, or the one that is explained or whose table this is."""
        return self.folder.notice

    @property
    def issuer(self) -> str:
        """发文机关; of an interpretation its department (解读单位)."""
        return self.record.department if isinstance(self.record, model.Interpretation) else self.notice.issuer


class Archive:
    """All documents of all issues, in print order.

    `notices`, `interpretations` and `tables` are looked up by the id of the notice they belong to.
    """

    def __init__(self, gazette: model.Gazette) -> None:
        self.gazette = gazette
        self.publication = gazette.publication
        self._slugs = {series.name: series.slug for series in self.publication.series}
        self.documents: list[Document] = []
        self.notices: dict[str, Document] = {}
        self.interpretations: dict[str, Document] = {}
        self.tables: dict[str, list[Document]] = {}
        self._by_folder: dict[int, Document] = {}
        for issue in gazette.issues:
            for entry in issue.entries():
                for folder in issue.folders:
                    if folder.name == entry.folder:
                        self._add(issue, folder)
        self.by_id = {document.id: document for document in self.documents}

    def _add(self, issue: model.Issue, folder: model.Folder) -> None:
        own = self.notice_id(folder.notice)
        if own is None or own in self.notices:
            return
        notice = Document(own, "notice", addresses.document(own), issue, folder, folder.notice)
        self.notices[own] = self._by_folder[id(folder)] = notice
        self.tables[own] = [
            Document(f"{own}-{table.name}", "table", addresses.table(own, table.name), issue, folder, table)
            for table in folder.tables
        ]
        self.documents += [notice, *self.tables[own]]
        if folder.interpretation:
            url = addresses.interpretation(own)
            explained = Document(
                f"{own}-interpretation", "interpretation", url, issue, folder, folder.interpretation
            )
            self.interpretations[own] = explained
            self.documents.append(explained)

    def notice_id(self, notice: model.Notice) -> str | None:
        """永政办发〔2021〕13号 -> yongzhengbanfa-2021-13; None where the number is of no series."""
        number = parse(notice.number)
        if not isinstance(number, DocumentNumber):
            return None
        slug = self._slugs.get(number.series) or series_slug(number.series)
        return f"{slug}-{number.year}-{number.serial}"

    def notice_of(self, document: Document) -> Document:
        """The notice that a document belongs to (itself, if it is one)."""
        return self._by_folder[id(document.folder)]

    def belongings(self, document: Document) -> Iterator[Document]:
        """Interpretation and tables of the notice that a document belongs to."""
        own = self.notice_of(document).id
        yield from self.tables[own]
        if own in self.interpretations:
            yield self.interpretations[own]

    def page_of(self, document: Document) -> int | None:
        """公报页码 where the notice begins, from the printed contents; no page is printed for the others."""
        if document.kind != "notice":
            return None
        return next(entry.page for entry in document.issue.entries() if entry.folder == document.folder.name)

    def series_of(self, document: Document) -> model.Series | None:
        """文种系列 of the notice that a document belongs to; None where its number is of none."""
        number = parse(document.notice.number)
        series = getattr(number, "series", None)
        return next((known for known in self.series if known.name == series), None)

    @functools.cached_property
    def series(self) -> tuple[model.Series, ...]:
        """文种系列: those of gazette.yml, then the others that documents have, by name, called as they call themselves."""
        listed = self.publication.series
        names = {getattr(parse(notice.notice.number), "series", None) for notice in self.notices.values()}
        others = sorted(filter(None, names - {series.name for series in listed}))
        return (*listed, *(model.Series(name, series_slug(name), name) for name in others))

    def neighbours(self, document: Document) -> dict[str, Document | None]:
        """Previous and next notice in the issue (print order) and in the series (by number)."""
        return self._neighbours[self.notice_of(document).id]

    @functools.cached_property
    def _neighbours(self) -> dict[str, dict[str, Document | None]]:
        """Of all notices at once: looked up one by one, a long archive would take the square of its length."""
        found: dict[str, dict[str, Document | None]] = {own: {} for own in self.notices}
        in_print = list(self.notices.values())
        in_series = sorted(in_print, key=_number_key)
        for name, notices, of in (
            ("issue", in_print, lambda notice: notice.issue.id),
            ("series", in_series, self.series_of),
        ):
            rows: dict[object, list[Document]] = defaultdict(list)
            for notice in notices:
                rows[of(notice)].append(notice)
            for row in rows.values():
                for before, notice, after in zip([None, *row], row, [*row[1:], None], strict=False):
                    found[notice.id] |= {f"previous_in_{name}": before, f"next_in_{name}": after}
        return found


def _number_key(document: Document) -> tuple[int, int]:
    number = parse(document.notice.number)
    assert isinstance(number, DocumentNumber)
    return number.year, number.serial
