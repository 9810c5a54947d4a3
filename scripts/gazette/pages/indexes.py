"""Index pages: home, numbers (文号), tables (附表), people (人事), bodies, instruments, tasks, checks (核对)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from gazette.claims import Claim
from gazette.model import Table
from gazette.numbers import parse
from gazette.pages.document_page import name_of
from gazette.pages.registers import act_entry, document_entry, task_entry
from gazette.pages.templates import render
from gazette.pages.text import relative
from gazette.site import Site
from gazette.tables import columns, grid
from gazette.tasks import Task


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """(path under docs/, Markdown) of every index page."""
    makers: dict[str, Callable[[Site], str]] = {
        "index": _home,
        "numbers": _numbers,
        "tables": _tables,
        "people": _people,
        "organizations": _organizations,
        "instruments": _instruments,
        "tasks": _tasks,
        "checks": _checks,
    }
    for name, make in makers.items():
        yield f"{name}.md", make(site)


def _meta(title: str, description: str) -> dict[str, Any]:
    return {"title": title, "kind": "index", "description": description}


def _home(site: Site) -> str:
    issues = sorted(site.archive.gazette.issues, key=lambda issue: issue.id, reverse=True)
    notices = [notice for notice in site.archive.notices.values() if issues and notice.issue is issues[0]]
    recent = sorted(notices, key=lambda notice: str(notice.notice.signed or ""), reverse=True)
    return render(
        "index.md.j2",
        meta=_meta(
            site.publication.name,
            f"{site.publication.name}：公文、解读、人事任免与附表，可按发文字号和全文检索",
        ),
        publication=site.publication,
        issues=[{"href": f"issues/{issue.id}.html", "issue": issue} for issue in issues],
        sections=[
            {"kind": kind, "documents": [document_entry(site, document, "index.html") for document in group]}
            for kind, group in groupby(
                sorted(recent, key=lambda notice: _series_order(site, notice)),
                key=lambda notice: _series_kind(site, notice),
            )
        ],
    )


def _series_kind(site: Site, notice: Any) -> str:
    series = site.archive.series_of(notice)
    return series.kind if series else ""


def _series_order(site: Site, notice: Any) -> int:
    series = site.archive.series_of(notice)
    return site.publication.series.index(series) if series else 0


def _numbers(site: Site) -> str:
    own = [
        {**document_entry(site, notice, "numbers.html"), "registration": notice.notice.registration}
        for notice in sorted(site.archive.notices.values(), key=lambda notice: _order(notice.notice.number))
    ]
    cited = [
        {
            "number": instrument.number,
            "title": instrument.title,
            "href": f"instruments/{instrument.slug}.html",
            "count": len(site.citing_documents(instrument.slug)),
        }
        for instrument in sorted(
            (known for known in site.archive.gazette.instruments if known.number),
            key=lambda known: _order(known.number),
        )
    ]
    return render(
        "numbers.md.j2",
        meta=_meta("文号", "本刊公文的发文字号、统一登记号，和公文引用的文号"),
        own=own,
        cited=cited,
    )


def _order(number: str | None) -> tuple[Any, ...]:
    parsed = parse(number or "")
    return parsed.key if parsed else (9, number or "", ())


def _tables(site: Site) -> str:
    entries = []
    for document in site.archive.documents:
        if isinstance(document.record, Table):
            notice = site.archive.notice_of(document)
            entries.append(
                {
                    **document_entry(site, document, "tables.html"),
                    "notice": document_entry(site, notice, "tables.html"),
                    "rows": len(grid(document.record)),
                    "columns": "、".join(column.label for column in columns(document.record)),
                }
            )
    return render(
        "tables.md.j2", meta=_meta("附表", "公文所附的表格，可按行引用，可下载数据"), tables=entries
    )


def _people(site: Site) -> str:
    groups = []
    for document, acts in groupby(site.acts(), key=lambda act: act.document):
        groups.append(
            {
                "notice": document_entry(site, document, "people.html"),
                "acts": [act_entry(act, "people.html") for act in acts],
            }
        )
    return render("people.md.j2", meta=_meta("人事", "人事任免，逐条列出"), groups=groups)


def _organizations(site: Site) -> str:
    entries = []
    for organization in site.archive.gazette.organizations:
        mine = [doc for doc in site.archive.documents if site.bodies.find(doc.issuer) is organization]
        entries.append(
            {
                "href": f"organizations/{organization.slug}.html",
                "organization": organization,
                "issued": sum(doc.kind == "notice" for doc in mine),
                "explained": sum(doc.kind == "interpretation" for doc in mine),
                "tasks": sum(
                    any(duty.body.organization is organization for duty in task.duties) for task in site.tasks
                ),
            }
        )
    return render(
        "organizations.md.j2",
        meta=_meta("机构", "公文的发文机关、解读单位，和承担任务的单位"),
        organizations=sorted(
            entries, key=lambda entry: (-entry["issued"], -entry["explained"], -entry["tasks"])
        ),
    )


def _instruments(site: Site) -> str:
    entries = [
        {
            "href": f"instruments/{instrument.slug}.html",
            "instrument": instrument,
            "count": len(site.citing_documents(instrument.slug)),
        }
        for instrument in site.archive.gazette.instruments
    ]
    return render(
        "instruments.md.j2",
        meta=_meta("引用的文件", "公文引用的法律、法规、标准和其他文件，以及由谁引用"),
        instruments=sorted(entries, key=lambda entry: -entry["count"]),
    )


def _tasks(site: Site) -> str:
    dated = sorted(
        (task for task in site.tasks if task.month), key=lambda task: (task.month or "", _deadline(task))
    )
    months = [
        {"deadline": deadline, "tasks": [task_entry(task, "tasks.html") for task in group]}
        for deadline, group in groupby(dated, key=_deadline)
    ]
    undated = [task for task in site.tasks if not task.month]
    groups = [
        {
            "document": document_entry(site, document, "tasks.html"),
            "tasks": [task_entry(task, "tasks.html") for task in group],
        }
        for document, group in groupby(undated, key=lambda task: task.document)
    ]
    return render(
        "tasks.md.j2",
        meta=_meta("任务", "公文和附表布置的任务：完成时限、牵头单位、责任单位"),
        months=months,
        groups=groups,
        total=len(site.tasks),
    )


def _deadline(task: Task) -> str:
    """The printed deadline without its spaces; a mere year gets its 年 in the heading."""
    printed = "".join((task.deadline or "").split())
    return printed if printed.endswith(("年", "月", "日")) else f"{printed}年"


def _checks(site: Site) -> str:
    def entry(claim: Claim) -> dict[str, Any]:
        unit = next((unit for unit in claim.document.units if unit.anchor == claim.anchor), None)
        return {
            "claim": claim,
            "href": relative(f"{claim.document.url}#{claim.anchor}", "checks.html"),
            "place": name_of(unit) if unit else claim.document.title,
        }

    rules = [
        {"rule": rule, "claims": [entry(claim) for claim in group]}
        for rule, group in groupby(
            sorted(site.claims, key=lambda claim: claim.rule), key=lambda claim: claim.rule
        )
    ]
    corrections = [
        {"href": f"{document.url}#notes", "title": document.title, "count": len(document.record.corrections)}
        for document in site.archive.documents
        if document.record.corrections
    ]
    return render(
        "checks.md.j2",
        meta=_meta("核对", "公报自己说的数目与清点的结果，一致的和不一致的"),
        rules=rules,
        total=len(site.claims),
        failing=sum(not claim.holds for claim in site.claims),
        corrections=corrections,
        characters=sum(len("".join(issue.source.split())) for issue in site.archive.gazette.issues),
    )
