"""Pages of bodies (机构) and outside instruments (外部文件), and the lists of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from gazette import model
from gazette.archive import Document
from gazette.numbers import parse
from gazette.pages.entries import act_entry, document_entry, task_entry, year_of_instrument
from gazette.pages.page_meta import POLICY, column_meta
from gazette.pages.paging import leaves
from gazette.pages.places import place_name
from gazette.pages.templates import render
from gazette.pages.text import relative, title_html
from gazette.site import Act, Site
from gazette.tasks import Task

_INSTRUMENTS = {
    "document": "有发文字号的文件",
    "registration": "有发文字号的文件",
    "order": "令",
    "standard": "标准",
    "": "法律、法规和没有写明文号的文件",
}
"""Kinds of numbers, and the heading under which instruments with such a number stand."""

_Told = Document | Task | Act
"""What is told of a body: documents it issued or explained, tasks it is charged with, acts at its posts."""


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """(path under docs/, Markdown) of every body and instrument, and of their lists."""
    told = _told_of_bodies(site)
    yield "organizations.md", _organizations(site, told)
    yield from _instruments(site)
    for organization, entries in told.items():
        yield from _organization(site, organization, entries)
    for instrument in site.archive.gazette.instruments:
        yield from _instrument(site, instrument)


def _told_of_bodies(site: Site) -> dict[model.Organization, list[_Told]]:
    """Every body with what is told of it, documents newest issue first."""
    told: dict[model.Organization, list[_Told]] = {
        organization: [] for organization in site.archive.gazette.organizations
    }
    for document in sorted(site.archive.documents, key=lambda document: document.issue.id, reverse=True):
        if document.kind != "table" and (issuer := site.bodies.find(document.issuer)):
            told[issuer].append(document)
    for task in site.tasks:
        bodies = [body.organization for charge in task.charges for body in charge.bodies]
        for charged in {body for body in bodies if body}:
            told[charged].append(task)
    for act in site.acts():
        if body := site.bodies.find(act.appointment.organization or ""):
            told[body].append(act)
    return told


def _year_of(entry: _Told) -> int:
    return (entry if isinstance(entry, Document) else entry.document).issue.year


def _of_kind(entries: list[_Told], kind: str) -> list[Document]:
    return [entry for entry in entries if isinstance(entry, Document) and entry.kind == kind]


def _organizations(site: Site, told: dict[model.Organization, list[_Told]]) -> str:
    """机构: those that issue or explain documents, then those that are only charged with tasks."""
    entries: list[dict[str, Any]] = [
        {
            "href": f"organizations/{organization.slug}.html",
            "organization": organization,
            "issued": len(_of_kind(mine, "notice")),
            "explained": len(_of_kind(mine, "interpretation")),
            "tasks": sum(isinstance(entry, Task) for entry in mine),
            "acts": sum(isinstance(entry, Act) for entry in mine),
        }
        for organization, mine in told.items()
    ]
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
    """引用的文件 by the most cited; long lists by year."""
    numbered = {
        instrument: parse(instrument.number) if instrument.number else None
        for instrument in site.archive.gazette.instruments
    }
    counts = {instrument: len(site.citing_documents(instrument.slug)) for instrument in numbered}
    ordered = sorted(numbered, key=lambda instrument: -counts[instrument])
    for leaf in leaves("instruments", ordered, partial(year_of_instrument, site)):
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


def _organization(
    site: Site, organization: model.Organization, entries: list[_Told]
) -> Iterator[tuple[str, str]]:
    """What a body issued and explained, its tasks and its people; long lists by the year of the issue."""
    for leaf in leaves(f"organizations/{organization.slug}", entries, _year_of):
        yield (
            leaf.source,
            render(
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
                leaf=leaf,
                issued=[
                    document_entry(site, document, leaf.page) for document in _of_kind(leaf.entries, "notice")
                ],
                explained=[
                    document_entry(site, document, leaf.page)
                    for document in _of_kind(leaf.entries, "interpretation")
                ],
                tasks=[
                    task_entry(entry, leaf.page, organization)
                    for entry in leaf.entries
                    if isinstance(entry, Task)
                ],
                acts=[act_entry(entry, leaf.page) for entry in leaf.entries if isinstance(entry, Act)],
            ),
        )


def _instrument(site: Site, instrument: model.Instrument) -> Iterator[tuple[str, str]]:
    """Who cites an outside document, and where; long lists by the year of the issue."""
    title = f"《{instrument.title}》" if instrument.title else instrument.number or ""
    citing = list(site.citing_documents(instrument.slug).items())
    for leaf in leaves(f"instruments/{instrument.slug}", citing, lambda cited: cited[0].issue.year):
        yield (
            leaf.source,
            render(
                "instrument.md.j2",
                meta=column_meta(site, title, f"{title}：哪些公文引用了它", title, POLICY, "instrument")
                | {"breadcrumb": [{"title": "引用的文件", "url": "instruments.html"}]},
                title=title_html(title),
                instrument=instrument,
                leaf=leaf,
                repealed=[
                    {
                        "href": relative(relation.link.url, leaf.page),
                        "title": relation.link.document.title,
                        "quote": relation.evidence,
                    }
                    for relation in site.repealed_by[instrument.slug]
                ],
                citing=[
                    {
                        **document_entry(site, document, leaf.page),
                        "places": [
                            {
                                "href": relative(link.url, leaf.page),
                                "label": place_name(link),
                                "text": link.text,
                            }
                            for link in links
                        ],
                    }
                    for document, links in leaf.entries
                ],
            ),
        )
