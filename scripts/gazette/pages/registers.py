"""Pages of bodies (机构) and outside instruments (外部文件), and the lists of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from gazette import model
from gazette.archive import Document
from gazette.numbers import parse
from gazette.pages.entries import act_entry, document_entry, task_entry
from gazette.pages.page_meta import POLICY, column_meta
from gazette.pages.paging import leaves
from gazette.pages.places import place_name
from gazette.pages.templates import render
from gazette.pages.text import relative
from gazette.site import Site

_INSTRUMENTS = {
    "document": "有发文字号的文件",
    "registration": "有发文字号的文件",
    "order": "令",
    "standard": "标准",
    "": "法律、法规和没有写明文号的文件",
}
"""Kinds of numbers, and the heading under which instruments with such a number stand."""


_SHORT = 40
"""A longer list of documents of one body is folded by year."""


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """(path under docs/, Markdown) of every body and instrument, and of their lists."""
    yield "organizations.md", _organizations(site)
    yield from _instruments(site)
    for organization in site.archive.gazette.organizations:
        yield f"organizations/{organization.slug}.md", _organization(site, organization)
    for instrument in site.archive.gazette.instruments:
        yield f"instruments/{instrument.slug}.md", _instrument(site, instrument)


def _organizations(site: Site) -> str:
    """机构: those that issue or explain documents, then those that are only charged with tasks."""
    entries: list[dict[str, Any]] = []
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
                "acts": sum(
                    site.bodies.find(act.appointment.organization or "") is organization
                    for act in site.acts()
                ),
            }
        )
    ordered = sorted(
        entries, key=lambda entry: (-entry["issued"], -entry["explained"], -entry["tasks"], -entry["acts"])
    )
    issuing = [entry for entry in ordered if entry["issued"] or entry["explained"]]
    groups = {
        "发文与解读": issuing,
        "承担任务": [entry for entry in ordered if entry not in issuing and entry["tasks"]],
        "人事与其他": [entry for entry in ordered if entry not in issuing and not entry["tasks"]],
    }
    return render(
        "organizations.md.j2",
        meta=column_meta(
            site,
            "机构",
            "公文的发文机关、解读单位，和承担任务的单位",
            "机构,发文机关,解读单位,责任单位",
            "机构职能",
        ),
        total=len(entries),
        groups=[{"heading": heading, "entries": group} for heading, group in groups.items() if group],
    )


def _instruments(site: Site) -> Iterator[tuple[str, str]]:
    """引用的文件: by the year of their number; those without number or year stand with the newest."""
    numbered = {
        instrument: parse(instrument.number) if instrument.number else None
        for instrument in site.archive.gazette.instruments
    }
    years = {instrument: getattr(number, "year", None) for instrument, number in numbered.items()}
    newest = max((year for year in years.values() if year), default=0)
    counts = {instrument: len(site.citing_documents(instrument.slug)) for instrument in years}
    ordered = sorted(years, key=lambda instrument: -counts[instrument])
    for leaf in leaves("instruments", ordered, lambda instrument: years[instrument] or newest):
        groups: dict[str, list[dict[str, Any]]] = {heading: [] for heading in _INSTRUMENTS.values()}
        for instrument in leaf.entries:
            number = numbered[instrument]
            groups[_INSTRUMENTS[number.kind if number else ""]].append(
                {
                    "href": relative(f"instruments/{instrument.slug}.html", leaf.page),
                    "instrument": instrument,
                    "count": counts[instrument],
                }
            )
        yield (
            leaf.source,
            render(
                "instruments.md.j2",
                meta=column_meta(
                    site,
                    "引用的文件",
                    "公文引用的法律、法规、标准和其他文件，以及由谁引用",
                    "法律,法规,标准,引用",
                ),
                leaf=leaf,
                groups=[{"heading": heading, "entries": group} for heading, group in groups.items() if group],
            ),
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
        meta=column_meta(
            site,
            organization.name,
            f"{organization.name}印发、解读的文件和承担的任务",
            ",".join((organization.name, *organization.aliases)),
            "机构职能",
            "organization",
        )
        | {"breadcrumb": [{"title": "机构", "url": "organizations.html"}]},
        organization=organization,
        issued=_years(site, [document for document in own if document.kind == "notice"], page),
        explained=_years(site, [document for document in own if document.kind == "interpretation"], page),
        tasks=[task_entry(task, page, organization) for task in charged],
        acts=[act_entry(act, page) for act in posts],
    )


def _instrument(site: Site, instrument: model.Instrument) -> str:
    page = f"instruments/{instrument.slug}.html"
    title = f"《{instrument.title}》" if instrument.title else instrument.number or ""
    return render(
        "instrument.md.j2",
        meta=column_meta(site, title, f"{title}：哪些公文引用了它", title, POLICY, "instrument")
        | {"breadcrumb": [{"title": "引用的文件", "url": "instruments.html"}]},
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


def _years(site: Site, documents: list[Document], page: str) -> list[dict[str, Any]]:
    """Documents by the year of their issue, newest first; one group where the list is short."""
    newest_first = sorted(documents, key=lambda document: document.issue.id, reverse=True)
    short = len(documents) <= _SHORT
    return [
        {
            "year": year,
            "entries": (entries := [document_entry(site, document, page) for document in group]),
            "count": len(entries),
        }
        for year, group in groupby(newest_first, key=lambda document: None if short else document.issue.year)
    ]
