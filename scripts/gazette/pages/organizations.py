"""The list of bodies (机构), and the page of each: what it issued and explained, its tasks, its people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from gazette import addresses, model
from gazette.archive import Document
from gazette.pages.entries import (
    ActEntry,
    DocumentEntry,
    TaskEntry,
    act_entry,
    document_entry,
    task_entry,
    weight,
)
from gazette.pages.listing import listing
from gazette.pages.page import Filters, Page, PageKind, PageLink
from gazette.pages.paging import USUAL, Leaf, leaves
from gazette.site import Act, Site, Told
from gazette.tasks import Task

_COLUMN = "机构职能"


def _of_kind(entries: list[Told], kind: str) -> list[Document]:
    return [entry for entry in entries if isinstance(entry, Document) and entry.kind == kind]


@dataclass(frozen=True)
class BodyEntry:
    """A body in the list, with how much is told of it."""

    organization: model.Organization
    href: str
    issued: int
    explained: int
    tasks: int
    acts: int


@dataclass(frozen=True)
class Group:
    heading: str
    entries: list[BodyEntry]


@dataclass(frozen=True)
class OrganizationsView:
    total: int
    groups: list[Group]


def _list(site: Site) -> Iterator[Page]:
    """Those that issue or explain documents, then those that are only charged with tasks."""
    entries = [
        BodyEntry(
            organization,
            addresses.organization(organization),
            len(_of_kind(mine, "notice")),
            len(_of_kind(mine, "interpretation")),
            sum(isinstance(entry, Task) for entry in mine),
            sum(isinstance(entry, Act) for entry in mine),
        )
        for organization, mine in site.told_of_bodies.items()
    ]
    entries.sort(key=lambda entry: (-entry.issued, -entry.explained, -entry.tasks, -entry.acts))
    issuing = [entry for entry in entries if entry.issued or entry.explained]
    groups = {
        "发文与解读": issuing,
        "承担任务": [entry for entry in entries if entry not in issuing and entry.tasks],
        "人事与其他": [entry for entry in entries if entry not in issuing and not entry.tasks],
    }
    shown = [Group(heading, members) for heading, members in groups.items() if members]
    view = OrganizationsView(len(entries), shown)
    yield listing(
        site,
        addresses.ORGANIZATIONS,
        "机构",
        "公文的发文机关、解读单位，和承担任务的单位",
        "机构,发文机关,解读单位,责任单位",
        lambda: view,
        column_type=_COLUMN,
    )


@dataclass(frozen=True)
class OrganizationView:
    organization: model.Organization
    leaf: Leaf[Told]
    issued: list[DocumentEntry]
    explained: list[DocumentEntry]
    tasks: list[TaskEntry]
    acts: list[ActEntry]


def _pages(site: Site) -> Iterator[Page]:
    """Long lists go by the year of the issue."""
    for organization, entries in site.told_of_bodies.items():
        for leaf in leaves(addresses.organization(organization), entries, _year_of, _weight):
            yield listing(
                site,
                leaf.page,
                organization.name,
                f"{organization.name}印发、解读的文件和承担的任务",
                ",".join((organization.name, *organization.aliases)),
                partial(_view, site, organization, leaf),
                kind="organization",
                column_type=_COLUMN,
                breadcrumb=(PageLink("机构", addresses.ORGANIZATIONS),),
                filters=Filters(names=organization.aliases),
            )


def _year_of(entry: Told) -> int:
    return (entry if isinstance(entry, Document) else entry.document).issue.year


def _weight(entry: Told) -> int:
    return weight(entry) if isinstance(entry, Task) else USUAL


def _view(site: Site, organization: model.Organization, leaf: Leaf[Told]) -> OrganizationView:
    page, entries = leaf.page, leaf.entries
    return OrganizationView(
        organization,
        leaf,
        [document_entry(site, document, page) for document in _of_kind(entries, "notice")],
        [document_entry(site, document, page) for document in _of_kind(entries, "interpretation")],
        [task_entry(entry, page, organization) for entry in entries if isinstance(entry, Task)],
        [act_entry(entry, page) for entry in entries if isinstance(entry, Act)],
    )


ORGANIZATIONS = PageKind("organizations", "organizations.html", _list, navigation="机构")
ORGANIZATION = PageKind("organization", "organization.html", _pages)
