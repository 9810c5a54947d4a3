"""Pages of issues (期), bodies (机构) and outside instruments (外部文件)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gazette import model
from gazette.archive import Document
from gazette.pages.document_page import KINDS, place_name
from gazette.pages.templates import render
from gazette.pages.text import relative
from gazette.site import Act, Site
from gazette.tasks import Task

ACTIONS = {model.Action.APPOINT: "任", model.Action.REMOVE: "免", model.Action.CONFIRM: "正式任职"}


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """(path under docs/, Markdown) of every issue, body and instrument."""
    for issue in site.archive.gazette.issues:
        yield f"issues/{issue.id}.md", _issue(site, issue)
    for organization in site.archive.gazette.organizations:
        yield f"organizations/{organization.slug}.md", _organization(site, organization)
    for instrument in site.archive.gazette.instruments:
        yield f"instruments/{instrument.slug}.md", _instrument(site, instrument)


def _issue(site: Site, issue: model.Issue) -> str:
    page = f"issues/{issue.id}.html"
    notices = {
        document.folder.name: document
        for document in site.archive.notices.values()
        if document.issue is issue
    }
    sections = [
        {
            "heading": section.heading.strip("【】"),
            "entries": [
                {"entry": entry, "document": document_entry(site, notices[entry.folder], page)}
                for entry in section.entries
                if entry.folder in notices
            ],
        }
        for section in issue.contents
    ]
    return render(
        "issue.md.j2",
        meta=_meta(
            f"{issue.name} {issue.label}",
            "issue",
            f"{issue.name}{issue.label}的目录、编辑与出版信息",
            "index.html",
            "首页",
        ),
        issue=issue,
        sections=sections,
        imprints=[*issue.sponsors, *issue.board],
    )


def _organization(site: Site, organization: model.Organization) -> str:
    page = f"organizations/{organization.slug}.html"
    own = [
        doc
        for doc in site.archive.documents
        if site.bodies.find(doc.issuer) is organization and doc.kind != "table"
    ]
    charged = [
        task for task in site.tasks if any(duty.body.organization is organization for duty in task.duties)
    ]
    posts = [
        act for act in site.acts() if site.bodies.find(act.appointment.organization or "") is organization
    ]
    return render(
        "organization.md.j2",
        meta=_meta(
            organization.name,
            "organization",
            f"{organization.name}印发、解读的文件和承担的任务",
            "organizations.html",
            "机构",
        ),
        organization=organization,
        issued=[document_entry(site, document, page) for document in own if document.kind == "notice"],
        explained=[
            document_entry(site, document, page) for document in own if document.kind == "interpretation"
        ],
        tasks=[task_entry(task, page, organization) for task in charged],
        acts=[act_entry(act, page) for act in posts],
    )


def _instrument(site: Site, instrument: model.Instrument) -> str:
    page = f"instruments/{instrument.slug}.html"
    title = f"《{instrument.title}》" if instrument.title else instrument.number or ""
    return render(
        "instrument.md.j2",
        meta=_meta(title, "instrument", f"{title}：哪些公文引用了它", "instruments.html", "引用的文件"),
        title=title,
        instrument=instrument,
        repealed=[
            {
                "href": relative(relation.link.url, page),
                "title": relation.link.document.title,
                "quote": relation.evidence,
            }
            for relation in site.repealed_by[instrument.slug]
        ],
        citing=[
            {
                **document_entry(site, document, page),
                "places": [
                    {"href": relative(link.url, page), "label": place_name(link), "text": link.text}
                    for link in links
                ],
            }
            for document, links in site.citing_documents(instrument.slug).items()
        ],
    )


def document_entry(site: Site, document: Document, page: str) -> dict[str, Any]:
    """One document in a list, as seen from `page`."""
    belongings = [other for other in site.archive.belongings(document) if other is not document]
    signed = document.notice.signed if document.kind == "notice" else None
    return {
        "href": relative(document.url, page),
        "title": document.title,
        "kind": KINDS[document.kind],
        "number": document.notice.number if document.kind == "notice" else None,
        "signed": signed.isoformat() if signed else None,
        "page": site.archive.page_of(document),
        "belongings": [
            {"href": relative(other.url, page), "kind": KINDS[other.kind], "title": other.title}
            for other in belongings
        ]
        if document.kind == "notice"
        else [],
    }


def task_entry(task: Task, page: str, organization: model.Organization | None = None) -> dict[str, Any]:
    """One task in a list: its first sentence, its deadline as printed, who is charged with it."""
    roles: dict[str, list[dict[str, Any]]] = {}
    for duty in task.duties:
        body = duty.body.organization
        href = (
            relative(f"organizations/{body.slug}.html", page) if body and body is not organization else None
        )
        roles.setdefault(duty.role, []).append({"name": duty.body.name, "href": href})
    first, stop, rest = task.text.partition("。")
    own = {duty.role for duty in task.duties if organization and duty.body.organization is organization}
    return {
        "href": relative(f"{task.document.url}#{task.anchor}", page),
        "text": first + stop + ("……" if rest else ""),
        "group": task.group,
        "deadline": task.deadline,
        "unassigned": "、".join(task.deadlines_unassigned),
        "roles": [{"role": role, "bodies": bodies} for role, bodies in roles.items()],
        "own": "、".join(sorted(own)),
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


def _meta(title: str, kind: str, description: str, parent: str, parent_title: str) -> dict[str, Any]:
    return {
        "title": title,
        "kind": kind,
        "description": description,
        "breadcrumb": [{"title": parent_title, "url": parent}],
    }
