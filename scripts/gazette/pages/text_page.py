"""Pages of notices (公文) and interpretations (解读)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from gazette import model
from gazette.archive import Document
from gazette.links import Link
from gazette.outline import Unit
from gazette.pages.document_page import DocumentPage, name_of, place_name
from gazette.pages.templates import render
from gazette.pages.text import Span, escape, linked_html, linked_markdown, markdown
from gazette.tables import grid


class TextPage(DocumentPage):
    """A notice or an interpretation."""

    def render(self) -> str:
        document = self.document
        record = document.record
        head: dict[str, Any] = {"issuer": None, "number": None, "registration": None, "title": document.title}
        if isinstance(record, model.Notice):
            head |= {"issuer": record.issuer, "number": record.number, "registration": record.registration}
        return render(
            "document.md.j2",
            meta=self.meta(),
            head=head,
            entries=self.facts(),
            units=list(self.units()),
            provenance=self.provenance(),
            remarks=self.remarks(),
            **self.references(),
        )

    def units(self) -> Iterator[dict[str, Any]]:
        """The text below the head, unit by unit, ready for the template."""
        explained = self._explained()
        articles = {unit.anchor for unit in self.document.units if unit.kind == "article"}
        for index, unit in enumerate(self.document.units):
            if unit.kind in ("title", "number", "registration"):
                continue
            marker = unit.marker if unit.kind in ("article", "item") else ""
            spans = [
                Span(span.start - len(marker), span.end - len(marker), span.url, span.title)
                for span in self.spans(index)
                if span.start >= len(marker)
            ]
            entry: dict[str, Any] = {
                "kind": unit.kind,
                "anchor": unit.anchor,
                "level": unit.level,
                "depth": self._depth(unit),
                "marker": markdown(marker),
                "text": linked_markdown(unit.text[len(marker) :], spans, self.document.url),
                "name": name_of(unit),
                "within_article": any(anchor in articles for anchor in unit.ancestors),
                "marks": self.marks(unit.anchor),
                "explained": explained.get(index, []),
            }
            if isinstance(unit.block, model.EnclosureList):
                entry["lines"] = [self._announced(line) for line in unit.block.lines]
            if isinstance(unit.block, model.TableReference):
                table = self._table(unit.block.name)
                entry |= {
                    "href": self.href(table.url),
                    "text": escape(table.title),
                    "extent": f"（{len(grid(table.record))} 行）"
                    if isinstance(table.record, model.Table)
                    else "",
                }
            yield entry

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

    def _explained(self) -> dict[int, list[dict[str, str]]]:
        """By position of the last unit of each article: the passages of the interpretation that speak of it."""
        if self.document.kind != "notice":
            return {}
        found = self.site.links.explanations(self.document)
        last: dict[str, int] = {}
        for index, unit in enumerate(self.document.units):
            for anchor in (unit.anchor, *unit.ancestors):
                if anchor in found:
                    last[anchor] = index
        return {
            index: [
                {"href": self.href(link.url), "label": place_name(link)}
                for link in _one_a_place(found[anchor])
            ]
            for anchor, index in last.items()
        }


def _one_a_place(links: list[Link]) -> list[Link]:
    return list({link.url: link for link in links}.values())
