"""All issues joined: every document with its address, and what stands beside what."""

from __future__ import annotations

import functools
import posixpath
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from gazette import addresses, model
from gazette.document import Document, place_in_series
from gazette.heads import head_of
from gazette.numbers import Number, begins_anew
from gazette.printed_pages import Extent, PrintedPages, printed_pages
from gazette.slugs import series_slug
from gazette.tables import table_units
from gazette.units import Unit


def _filled(units: Sequence[Unit]) -> list[int]:
    return [at for at, unit in enumerate(units) if unit.text.strip()]


_NEAR = 3
"""So far apart at most are the serials of two notices that are called each other's next: a gazette prints a selection,
and the next that it holds of 3号 may be 97号. The last serial of a year is not known, so no year leads to another."""


@dataclass(frozen=True)
class Listed:
    """A notice as an issue lists it, with what belongs to it: enough to give them their places."""

    id: str
    folder: str
    tables: tuple[str, ...]
    explained: bool


T = TypeVar("T")


class Recollection(Protocol):
    """记忆: what is known of issues from before."""

    def listed(self, issue: model.Issue) -> Sequence[Listed] | None:
        """Its notices; None where they must be looked up."""

    def facts(self, document: Document) -> Mapping[str, object]:
        """What a document has found out about itself, by the names of its properties."""

    def met(self, document: Document) -> Document:
        """The document itself, or, where it has been read before, that, which is like this one now."""

    def forget(self, issue: model.Issue) -> bool:
        """Let go of its text, if it can be read again; whether it was there."""

    def found(
        self,
        parts: Sequence[Archive],
        finds: Mapping[str, Callable[[Archive], Any]],
        given: str,
        first: Callable[[int], object],
    ) -> dict[str, list[Any]]:
        """What was found in the one issue of each part, by name, where this was `given`; else what is found now."""


class Archive:
    """All documents of all issues, in print order.

    `notices`, `interpretations` and `tables` are looked up by the id of the notice they belong to.
    """

    def __init__(self, gazette: model.Gazette, memory: Recollection | None = None) -> None:
        self.gazette = gazette
        self.publication = gazette.publication
        self._memory = memory
        self.whole = self
        """what it is a part of"""
        self._slugs = {series.name: series.slug for series in self.publication.series}
        self.documents: list[Document] = []
        self.notices: dict[str, Document] = {}
        self.interpretations: dict[str, Document] = {}
        self.tables: dict[str, list[Document]] = {}
        self._by_folder: dict[tuple[str, str], Document] = {}
        self._parts: dict[str, Archive] = {}
        self._gathered: dict[tuple[str, str], list[Any]] = {}
        self._pages: dict[str, PrintedPages] = {}
        for issue in gazette.issues:
            known = memory.listed(issue) if memory else None
            for listed in self.listed(issue) if known is None else known:
                self._add(issue, listed)
        self.by_id = {document.id: document for document in self.documents}
        if memory:
            for document in self.documents:
                document.__dict__.update(memory.facts(document))

    def listed(self, issue: model.Issue) -> list[Listed]:
        """The notices of an issue in print order."""
        return [
            Listed(
                self._id(issue, folder),
                folder.name,
                tuple(table.name for table in folder.tables),
                folder.interpretation is not None,
            )
            for folder, record in issue.printed()
            if record is folder.notice
        ]

    def _add(self, issue: model.Issue, listed: Listed) -> None:
        own, folder = listed.id, listed.folder
        if own in self.notices:
            return
        met = self._memory.met if self._memory else lambda document: document
        notice = met(Document(own, "notice", addresses.document(own), issue, folder))
        self.notices[own] = self._by_folder[issue.id, folder] = notice
        self.tables[own] = [
            met(Document(f"{own}-{name}", "table", addresses.table(own, name), issue, folder, name))
            for name in listed.tables
        ]
        self.documents += [notice, *self.tables[own]]
        if listed.explained:
            url = addresses.interpretation(own)
            explained = met(Document(f"{own}-interpretation", "interpretation", url, issue, folder))
            self.interpretations[own] = explained
            self.documents.append(explained)

    def only(self, issue: model.Issue) -> Archive:
        """The part of it that is one issue: the same documents, nothing beside them."""
        if issue.id in self._parts:
            return self._parts[issue.id]
        part = self._parts[issue.id] = Archive(replace(self.gazette, issues=()))
        part.gazette = replace(self.gazette, issues=(issue,))
        part.whole = self
        part.documents = self.of_issue(issue)
        part.by_id = {document.id: document for document in part.documents}
        for document in part.documents:
            if document.kind == "notice":
                part.notices[document.id] = part._by_folder[issue.id, document.place] = document
                part.tables[document.id] = self.tables[document.id]
            elif document.kind == "interpretation":
                own = self.notice_of(document).id
                part.interpretations[own] = document
        return part

    def found(
        self, find: Callable[[Archive], T], given: str = "", first: Callable[[int], object] = lambda _: None
    ) -> list[T]:
        """What `find` finds in each issue alone, issue by issue; what is remembered is not looked for again.

        It may look at the issue, the registers and what was `given`, and at nothing else, and tells records. What it needs
        of all issues is worked out `first`, which is told of how many it is looked for.
        """
        if not self._memory:
            first(len(self.gazette.issues))
            return [find(self.only(issue)) for issue in self.gazette.issues]
        asked = (_name(find), given)
        if asked not in self._gathered:
            self.gather(find, given=given, first=first)
        told: list[T] = self._gathered.pop(asked)
        return told

    def gather(
        self,
        *finds: Callable[[Archive], Any],
        given: str = "",
        first: Callable[[int], object] = lambda _: None,
    ) -> None:
        """Find all of these now, as :meth:`found` will be asked for one by one: the text of each issue is then read once."""
        if self._memory:
            parts = list(map(self.only, self.gazette.issues))
            named = {_name(find): find for find in finds}
            for name, told in self._memory.found(parts, named, given, first).items():
                self._gathered[name, given] = told

    @functools.cached_property
    def organizations(self) -> dict[str, model.Organization]:
        """机构 by their names."""
        return {body.name: body for body in self.gazette.organizations}

    def forget_texts(self, but: Collection[str] = ()) -> None:
        """Let go of the texts of the issues that are remembered, all but these, by their ids."""
        if not self._memory:
            return
        for issue in self.gazette.issues:
            if issue.id not in but and self._memory.forget(issue):
                for document in self.of_issue(issue):
                    document.forget()

    def of_issue(self, issue: model.Issue) -> list[Document]:
        """The documents of an issue, in print order."""
        return self._of_issue[issue.id]

    @functools.cached_property
    def _of_issue(self) -> dict[str, list[Document]]:
        found: dict[str, list[Document]] = {issue.id: [] for issue in self.gazette.issues}
        for document in self.documents:
            found[document.issue.id].append(document)
        return found

    def _id(self, issue: model.Issue, folder: model.Folder) -> str:
        """某政办发〔2021〕13号 -> mouzhengbanfa-2021-13; without a number, with one that others may bear in other years, or printed
        once more, 2021-07-08-folder."""
        number = head_of(folder.notice).number
        if number is None or number.number is None or begins_anew(number.number) or folder.notice.reprint_of:
            return f"{issue.id}-{folder.name}"
        return self.number_id(number.number)

    def number_id(self, number: Number) -> str:
        """A number in an address: 某政办发〔2021〕13号 -> mouzhengbanfa-2021-13."""
        series = getattr(number, "series", "")
        slug = self._slugs.get(series) or series_slug(series)
        return "-".join((slug, *map(str, number.key[2])))

    def attached(self) -> Iterator[str]:
        """图和附件文件: every file that lies beside a document's YAML, by its name (as in `Mark.file`)."""
        for notice in self.notices.values():
            folder = posixpath.dirname(notice.file)
            yield from (posixpath.join(folder, file.name) for file in notice.files)

    def notice_of(self, document: Document) -> Document:
        """The notice that a document belongs to (itself, if it is one)."""
        return self._by_folder[document.issue.id, document.place]

    def belongings(self, document: Document) -> Iterator[Document]:
        """Interpretation and tables of the notice that a document belongs to."""
        own = self.notice_of(document).id
        yield from self.tables[own]
        if own in self.interpretations:
            yield self.interpretations[own]

    def page_of(self, document: Document) -> int | None:
        """公报页码 where a document begins, from its line of the printed contents, if it has one."""
        if document.kind == "table":
            return None
        part = f"/{model.INTERPRETATION}" if document.kind == "interpretation" else ""
        return document.issue.page_at(document.place + part)

    def pages_of(self, document: Document, units: Iterable[int] | None = None) -> Extent | None:
        """起止页 of a document, or of some of its units (by their places), where the printed page numbers prove them."""
        if document.issue.id not in self._pages:
            self._pages[document.issue.id] = printed_pages(document.issue)
        pages = self._pages[document.issue.id]
        if not pages.units:
            return None
        tables = {table.name: table for table in document.folder.tables}
        file = document.file
        places: list[tuple[str, int]] = []
        for at in range(len(document.units)) if units is None else units:
            unit = document.units[at]
            if isinstance(unit.block, model.TableReference):
                table = tables.get(unit.block.name)
                places += [(table.mark.file, cell) for cell in _filled(table_units(table))] if table else []
            elif unit.text.strip():
                places.append((file, at))
        return pages.of(places)

    @functools.cached_property
    def by_entry(self) -> dict[tuple[str, str], Document]:
        """公文 and 解读 by issue and by what leads to them in its contents: moufu-3, moufu-3/interpretation."""
        parts = {"notice": "", "interpretation": f"/{model.INTERPRETATION}"}
        return {
            (document.issue.id, document.place + parts[document.kind]): document
            for document in self.documents
            if document.kind in parts
        }

    def series_of(self, document: Document) -> str | None:
        """机关代字 of the notice that a document belongs to; None where it has no number, or one without a series."""
        number = document.cover.number
        return getattr(number.number, "series", None) if number else None

    def section_of(self, document: Document) -> str:
        """栏目 of the printed contents under which a document stands, without its 【】; '' where there is none."""
        for section in document.issue.contents:
            if any(entry.folder == document.place for entry in section.entries):
                return (section.heading or "").strip("【】")
        return ""

    def series_label(self, series: str | None) -> str:
        """What a series is called (市政府文件), where gazette.yml says so."""
        return next((known.kind for known in self.publication.series if known.name == series), "")

    def neighbours(self, document: Document) -> dict[str, Document | None]:
        """Previous and next notice in the issue (print order), and those near it in its series (by number)."""
        return self._neighbours[self.notice_of(document).id]

    @functools.cached_property
    def _neighbours(self) -> dict[str, dict[str, Document | None]]:
        """Of all notices at once: looked up one by one, a long archive would take the square of its length."""
        issues: dict[str, list[Document]] = defaultdict(list)
        series: dict[object, dict[int, Document]] = defaultdict(dict)
        for notice in self.notices.values():
            issues[notice.issue.id].append(notice)
            if place := place_in_series(notice):
                series[place[0]].setdefault(place[1], notice)
        found: dict[str, dict[str, Document | None]] = {}
        for row in issues.values():
            for before, notice, after in zip([None, *row], row, [*row[1:], None], strict=False):
                found[notice.id] = {"previous_in_issue": before, "next_in_issue": after}
                name, serial = place_in_series(notice) or ("", 0)
                held = series.get(name, {})
                for key, way in (("previous_in_series", -1), ("next_in_series", 1)):
                    near = (held.get(serial + way * apart) for apart in range(1, _NEAR + 1))
                    found[notice.id][key] = next(filter(None, near), None)
        return found


def _name(find: Callable[[Archive], object]) -> str:
    return f"{find.__module__.removeprefix('gazette.')}.{find.__name__}"
