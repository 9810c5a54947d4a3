"""Lines of lists (条目): one document, task or act as a list on some page shows it."""

from __future__ import annotations

from typing import Any

from gazette import model
from gazette.archive import Document
from gazette.bodies import NamedBody
from gazette.numbers import parse
from gazette.pages.document_page import KINDS
from gazette.pages.text import relative
from gazette.site import Act, Site
from gazette.tasks import Task

ACTIONS = {model.Action.APPOINT: "任", model.Action.REMOVE: "免", model.Action.CONFIRM: "正式任职"}


def document_entry(site: Site, document: Document, page: str) -> dict[str, Any]:
    """One document in a list, as seen from `page`."""
    belongings = [other for other in site.archive.belongings(document) if other is not document]
    tables = [other for other in belongings if other.kind == "table"]
    signed = document.notice.signed if document.kind == "notice" else None
    return {
        "href": relative(document.url, page),
        "title": document.title,
        "kind": KINDS[document.kind],
        "number": document.notice.number if document.kind == "notice" else None,
        "signed": signed.isoformat() if signed else None,
        "page": site.archive.page_of(document),
        "belongings": [
            {
                "href": relative(other.url, page),
                "kind": KINDS[other.kind]
                + (f" {tables.index(other) + 1}" if other in tables and len(tables) > 1 else ""),
                "title": other.title,
            }
            for other in belongings
        ]
        if document.kind == "notice"
        else [],
    }


def year_of_instrument(site: Site, instrument: model.Instrument) -> int:
    """The year of its number; of one without, of the latest issue that cites it, so that no year gathers them all; of
    one that nobody cites, of the latest issue."""
    year: int | None = getattr(parse(instrument.number or ""), "year", None)
    citing = [document.issue for document in site.citing_documents(instrument.slug)]
    return year or max(issue.year for issue in citing or site.archive.gazette.issues)


def task_entry(task: Task, page: str, organization: model.Organization | None = None) -> dict[str, Any]:
    """One task in a list: its first sentence, its deadline as printed, who is charged with it."""

    def part(words: str, named: NamedBody | None) -> dict[str, Any]:
        body = named.organization if named else None
        elsewhere = body if body is not organization else None
        return {
            "text": words,
            "href": relative(f"organizations/{elsewhere.slug}.html", page) if elsewhere else None,
        }

    first, stop, rest = task.text.partition("。")
    own = {
        charge.role
        for charge in task.charges
        if organization and any(body.organization is organization for body in charge.bodies)
    }
    return {
        "href": relative(f"{task.document.url}#{task.anchor}", page),
        "text": first + stop + ("……" if rest else ""),
        "group": task.group,
        "deadline": task.deadline,
        "unassigned": "、".join(task.deadlines_unassigned),
        "roles": [
            {"role": charge.role, "parts": [part(*each) for each in charge.parts()]}
            for charge in task.charges
        ],
        "own": "、".join(sorted(own)),
        "filter_keys": "",
        "document": {"href": relative(task.document.url, page), "title": task.document.title},
    }


def act_entry(act: Act, page: str) -> dict[str, Any]:
    """One act of appointment in a list."""
    return {
        "href": relative(f"{act.document.url}#{act.anchor}", page),
        "person": act.appointment.person,
        "action": ACTIONS[act.appointment.action],
        "concurrent": act.appointment.concurrent,
        "post": act.appointment.post,
        "organization": act.appointment.organization,
        "note": act.appointment.note,
        "number": act.document.notice.number,
        "signed": act.document.notice.signed.isoformat() if act.document.notice.signed else None,
    }
