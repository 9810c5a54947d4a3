"""Pages of notices (公文) and interpretations (解读)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from gazette import model
from gazette.archive import Document
from gazette.outline import Unit, run_in_titles
from gazette.pages.citing import citation
from gazette.pages.contents import contents, count
from gazette.pages.document_page import DocumentPage
from gazette.pages.places import name_of
from gazette.pages.side_by_side import Copy, articles_beside, passages_beside
from gazette.pages.templates import render
from gazette.pages.text import (
    Span,
    attribute,
    escape,
    linked_html,
    linked_markdown,
    markdown,
    title_html,
    within,
)
from gazette.tables import grid

_CONTENTS_FROM = 3
"""A list of contents is worth its place from so many entries on."""


class TextPage(DocumentPage):
    """A notice or an interpretation."""

    def render(self) -> str:
        document = self.document
        record = document.record
        head: dict[str, Any] = {
            "issuer": None,
            "number": None,
            "registration": None,
            "title": title_html(document.title),
        }
        if isinstance(record, model.Notice):
            head |= {"issuer": record.issuer, "number": record.number, "registration": record.registration}
        beside = self._beside()
        return render(
            "document.md.j2",
            meta=self.meta() | self._frame(bool(beside)),
            head=head,
            entries=self.facts(),
            beside=self._bar(beside),
            units=list(self.units(beside)),
            provenance=self.provenance(),
            files=self.files(),
            remarks=self.remarks(),
            **self.references(),
        )

    def _frame(self, comparable: bool) -> dict[str, Any]:
        """What only these pages ask of the frame: contents in the margin, the script of 对照."""
        listed = contents(self.document.units)
        frame: dict[str, Any] = {"contents": listed if count(listed) >= _CONTENTS_FROM else []}
        return frame | ({"scripts": ["compare"]} if comparable else {})

    def units(self, beside: dict[int, list[Copy]]) -> Iterator[dict[str, Any]]:
        """The text below the head, unit by unit, ready for the template."""
        titles = run_in_titles(self.document.units)
        articles = {unit.anchor for unit in self.document.units if unit.kind == "article"}
        for index, unit in enumerate(self.document.units):
            if unit.kind in ("title", "number", "registration"):
                continue
            marker = unit.marker if unit.kind in ("article", "item") else ""
            spans = within(self.spans(index), len(marker), len(unit.text))
            entry: dict[str, Any] = {
                "kind": unit.kind,
                "anchor": unit.anchor,
                "level": unit.level,
                "depth": self._depth(unit),
                "marker": markdown(marker),
                "text": self._text(unit, marker, spans, titles.get(unit.anchor, "")),
                "run_in": unit.anchor in titles,
                "name": attribute(name_of(unit)),
                "citation": attribute(citation(self.document, unit.part, unit.marker)),
                "within_article": any(anchor in articles for anchor in unit.ancestors),
                "marks": self.marks(unit.anchor),
                "beside": beside.get(index, []),
                "beside_label": self._beside_label(beside.get(index, [])),
                "from": next((anchor for anchor in unit.ancestors if anchor in articles), unit.anchor),
            }
            if isinstance(unit.block, model.EnclosureList):
                entry["lines"] = [self._announced(line) for line in unit.block.lines]
            if isinstance(unit.block, model.TableReference):
                table = self._table(unit.block.name)
                entry |= {
                    "href": self.href(table.url),
                    "text": escape(table.title),
                    "extent": _extent(table.record) if isinstance(table.record, model.Table) else "",
                }
            yield entry

    def _text(self, unit: Unit, marker: str, spans: list[Span], title: str) -> Markup:
        """The text behind the marker as Markdown, a run-in `title` set off as one."""
        text = unit.text[len(marker) :]
        if unit.kind == "enclosure-title":
            return linked_markdown(text, spans, self.document.url, _title)
        end = len(title) - len(marker)
        if not title or any(span.start < end < span.end for span in spans):
            return linked_markdown(text, spans, self.document.url)
        told, rest = (
            linked_markdown(text[start:stop], within(spans, start, stop), self.document.url)
            for start, stop in ((0, end), (end, len(text)))
        )
        return Markup('<span class="run-in-{}">{}</span>{}').format(unit.level, told, rest)

    def _depth(self, unit: Unit) -> int:
        """Heading depth: h2 for the first level under the title, one more for each heading above it."""
        if unit.kind == "enclosure-title":
            return 2
        titled = unit.part and unit.part in self.document.anchors
        above = sum(
            1 for other in self.document.units if other.kind == "heading" and other.anchor in unit.ancestors
        )
        return min(6, 2 + above + bool(titled))

    def _table(self, name: str) -> Document:
        tables = self.archive.tables[self.archive.notice_of(self.document).id]
        return next(
            table for table in tables if isinstance(table.record, model.Table) and table.record.name == name
        )

    def _announced(self, line: str) -> Markup:
        """A line of the list of enclosures, its title linked to the enclosure where it is that title exactly."""
        for other in self.archive.belongings(self.document):
            at = line.find(other.title)
            if other.kind == "table" and at >= 0:
                return linked_html(line, [Span(at, at + len(other.title), other.url)], self.document.url)
        return escape(line)

    def _beside(self) -> dict[int, list[Copy]]:
        """对照: by position of a unit, what is set beside it."""
        if self.document.kind == "notice":
            return passages_beside(self.site, self.document)
        return articles_beside(self.site, self.document)

    def _beside_label(self, copies: list[Copy]) -> str:
        """解读（2 处） beside an article; 条文（第五条、第六条） beside a passage."""
        if self.document.kind == "notice":
            return f"解读（{len(copies)} 处）"
        return f"条文（{'、'.join(copy.name for copy in copies)}）"

    def _bar(self, beside: dict[int, list[Copy]]) -> dict[str, Any] | None:
        """The line above the text that tells of 对照 and switches it; None where there is nothing to compare."""
        if not beside:
            return None
        notice = self.archive.notice_of(self.document)
        explained = len(self.site.links.explanations(notice))
        other = self.archive.interpretations[notice.id] if self.document is notice else notice
        return {
            "kind": self.document.kind,
            "explained": explained,
            "passages": len(beside),
            "href": self.href(other.url),
            "issuer": self.archive.interpretations[notice.id].issuer,
        }


def _extent(table: model.Table) -> str:
    return f"（{len(grid(table))} {'个路段' if table.classes else '行'}）"


def _title(text: str) -> Markup:
    return title_html(text, markdown)
