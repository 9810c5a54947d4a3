"""Open data (开放数据): the files under site/data/, as text by path. Order is that of print; absent facts are null."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from gazette import model
from gazette.archive import Document
from gazette.fidelity import repaired
from gazette.links import Link
from gazette.numbers import Number, parse
from gazette.relations import Effect, Relation
from gazette.schemas import SCHEMAS
from gazette.site import Act, Site
from gazette.tables import Line, columns, grid


def exports(site: Site) -> dict[str, str]:
    """Every file of the open data: path under site/data/ -> its text."""
    acts = [_act(act) for act in site.acts()]
    files = {
        "documents.json": _json([_document(site, document) for document in site.archive.documents]),
        "numbers.json": _json(list(_numbers(site))),
        "issues.json": _json([_issue(site, issue) for issue in site.archive.gazette.issues]),
        "appointments.json": _json(acts),
        "appointments.csv": _csv([list(_ACT), *([row[key] for key in _ACT] for row in acts)]),
    }
    for document in site.archive.documents:
        if isinstance(document.record, model.Table):
            files[f"tables/{document.id}.json"] = _json(_table(site, document, document.record))
            files[f"tables/{document.id}.csv"] = _csv(_table_rows(document.record))
    for name, schema in SCHEMAS.items():
        files[f"{name}.schema.json"] = _json(schema)
    return files


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _csv(rows: list[list[Any]]) -> str:
    """RFC 4180 with a byte order mark, without which spreadsheet programs garble Chinese."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([[_harmless(cell) for cell in row] for row in rows])
    return "\ufeff" + out.getvalue()


def _harmless(cell: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets a ' in front; absent facts are empty."""
    if isinstance(cell, str) and re.match(r"[=+\-@\t\r]", cell):
        return "'" + cell
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else cell


def _document(site: Site, document: Document) -> dict[str, Any]:
    archive = site.archive
    notice = archive.notice_of(document)
    explained = archive.interpretations.get(notice.id)
    is_notice = document is notice
    signed = document.notice.signed if is_notice else None
    return {
        "id": document.id,
        "kind": document.kind,
        "title": document.title,
        "number": document.notice.number if is_notice else None,
        "registration": document.notice.registration if is_notice else None,
        "issuer": document.issuer if document.kind != "table" else None,
        "signed": signed.isoformat() if signed else None,
        "issue": document.issue.id,
        "page": archive.page_of(document),
        "url": document.url,
        "interprets": notice.id if document.kind == "interpretation" else None,
        "interpretation": explained.id if is_notice and explained else None,
        "tables": [table.id for table in archive.tables[notice.id]] if is_notice else [],
        "cites": [_citation(link) for link in site.links.of(document) if not _of_itself(link)],
        "cited_by": [_citing(link) for link in site.links.to(document.id)],
        "repeals": [_relation(item) for item in site.relations[document.id] if item.kind == "repeals"],
        "relations": [{"kind": item.kind, **_relation(item)} for item in site.relations[document.id]],
        "effective": [_effect(effect) for effect in site.effects[document.id]] or None,
        "notes": [{"at": note.at, "text": note.text} for note in document.record.notes],
        "corrections": [
            {
                "at": correction.at,
                "to": correction.to,
                "received": correction.received,
                "repaired": repaired(document.units, correction),
                "reason": correction.reason,
            }
            for correction in document.record.corrections
        ],
    }


def _of_itself(link: Link) -> bool:
    return link.target is not None and link.target.document is link.document


def _citation(link: Link) -> dict[str, Any]:
    target = link.target
    return {
        "number": link.number or (target.number if target else None),
        "title": link.title or (target.title if target else None),
        "article": link.article,
        "id": target.id if target else None,
        "url": target.url if target else None,
        "anchor": link.anchor,
        "text": link.text,
    }


def _citing(link: Link) -> dict[str, Any]:
    document = link.document
    return {
        "number": document.notice.number if document.kind == "notice" else None,
        "title": document.title,
        "id": document.id,
        "url": link.url,
        "anchor": link.anchor,
        "text": link.text,
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {**_citation(relation.link), "evidence": relation.evidence}


def _effect(effect: Effect) -> dict[str, Any]:
    target = effect.link.target if effect.link else None
    return {
        "basis": effect.basis,
        "date": effect.date.isoformat() if effect.date else None,
        "with": (effect.link.number or effect.link.title) if effect.link else None,
        "with_url": target.url if target else None,
        "text": effect.evidence,
        "anchor": effect.anchor,
    }


def _numbers(site: Site) -> Iterator[dict[str, Any]]:
    """Every number issued or cited, in the order of numbers."""
    rows: list[tuple[Number | None, dict[str, Any]]] = []
    for notice in site.archive.notices.values():
        for spelled in (notice.notice.number, notice.notice.registration):
            if spelled:
                rows.append((parse(spelled), _number(site, spelled, notice.id, notice.id, notice.url)))
    for instrument in site.archive.gazette.instruments:
        if instrument.number:
            url = f"instruments/{instrument.slug}.html"
            rows.append(
                (parse(instrument.number), _number(site, instrument.number, None, instrument.slug, url))
            )
    yield from (row for _, row in sorted(rows, key=lambda pair: pair[0].key if pair[0] else (9, "", ())))


def _number(site: Site, spelled: str, issued_by: str | None, target: str, url: str) -> dict[str, Any]:
    number = parse(spelled)
    return {
        "number": spelled,
        "kind": number.kind if number else None,
        "issued_by_id": issued_by,
        "cited_by": [document.id for document in site.citing_documents(target)],
        "url": url,
    }


_ACT = ("notice", "person", "act", "concurrent", "post", "organization", "note")


def _act(act: Act) -> dict[str, Any]:
    appointment = act.appointment
    return {
        "notice": act.document.id,
        "person": appointment.person,
        "act": appointment.action.value,
        "concurrent": appointment.concurrent,
        "post": appointment.post,
        "organization": appointment.organization,
        "note": appointment.note,
    }


def _issue(site: Site, issue: model.Issue) -> dict[str, Any]:
    return {
        "id": issue.id,
        "name": issue.name,
        "label": issue.label,
        "serial": issue.serial,
        "year": issue.year,
        "url": f"issues/{issue.id}.html",
        "contents": [
            {"section": section.heading, "title": entry.title, "number": entry.number,
             "registration": entry.registration, "page": entry.page, "id": document.id}
            for section in issue.contents
            for entry in section.entries
            for document in site.archive.notices.values()
            if document.issue is issue and document.folder.name == entry.folder
        ],
    }  # fmt: skip


def _table(site: Site, document: Document, table: model.Table) -> dict[str, Any]:
    heads = columns(table)
    return {
        "id": document.id,
        "title": table.title,
        "document": site.archive.notice_of(document).id,
        "columns": [{"label": head.label, "type": head.type.value} for head in heads],
        "rows": [_cells(line, heads) for line in grid(table)],
        "totals": [
            [_typed(cell.text, head) for cell, head in zip(row.cells, heads, strict=True)]
            for row in table.totals
        ],
    }


def _cells(line: Line, heads: tuple[model.Column, ...]) -> list[Any]:
    return [_typed(cell.text, head) for cell, head in zip(line.cells, heads, strict=True)]


def _typed(text: str, column: model.Column) -> Any:
    """Numbers as numbers, an empty cell as null, all else as printed: 合计 may stand in a column of numbers."""
    if not text:
        return None
    written = "".join(text.split())
    if column.type is model.ColumnType.INTEGER and re.fullmatch(r"-?[0-9]{1,15}", written):
        return int(written)
    if column.type is model.ColumnType.DECIMAL and re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,15})?", written):
        return float(written)
    return text


def _table_rows(table: model.Table) -> list[list[Any]]:
    heads = columns(table)
    body = [[cell.text for cell in line.cells] for line in grid(table)]
    return [
        [head.label for head in heads],
        *body,
        *([cell.text for cell in row.cells] for row in table.totals),
    ]
