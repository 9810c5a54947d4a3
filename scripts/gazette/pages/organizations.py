"""The list of bodies (机构), and the page of each: what it issued and explained, its tasks, its people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from gazette import addresses, model
from gazette.document import Document
from gazette.pages.entries import (
    ActEntry,
    DocumentEntry,
    TaskEntry,
    act_entry,
    document_entry,
    task_entry,
    weigh_act,
    weigh_document,
)
from gazette.pages.listing import listing
from gazette.pages.page import Filters, Page, PageKind, PageLink
from gazette.pages.paging import ROOM, Leaf, Shelf, leaves, shelved
from gazette.pages.weights import HEADING, TABLE_HEADING, Weight, line, parts, row, weight
from gazette.persons import Act
from gazette.site import Site, Told
from gazette.slugs import initial
from gazette.tasks import Task

_COLUMN = "机构职能"
_ISSUING, _CHARGED, _OTHERS = "发文与解读", "承担任务", "人事与其他"


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
    leaf: Leaf[BodyEntry]
    groups: list[Group]


def _list(site: Site) -> Iterator[Page]:
    """Those that issue or explain documents, then those that are only charged with tasks. Of very many, the former at
    the list's address, the others by their initial (拼音首字母)."""
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
    shelves = [Shelf("", "", list(parts(entries, _weigh_body, ROOM)))]
    if len(shelves[0].parts) > 1:
        shelves = _by_initial(entries)
    for leaf in shelved(addresses.ORGANIZATIONS, shelves):
        yield listing(
            site,
            leaf.page,
            "机构",
            "公文的发文机关、解读单位，和承担任务的单位",
            "机构,发文机关,解读单位,责任单位",
            partial(_list_view, leaf),
            column_type=_COLUMN,
            scripts=("filter",),
            leaf=leaf,
        )


def _by_initial(entries: list[BodyEntry]) -> list[Shelf[BodyEntry]]:
    issuing = [entry for entry in entries if _group(entry) == _ISSUING]
    others: dict[str, list[BodyEntry]] = {}
    for entry in entries:
        if _group(entry) != _ISSUING:
            others.setdefault(initial(entry.organization.name), []).append(entry)
    named = [(_ISSUING, "issuing", issuing)] if issuing else []
    named += [(letter or "其他", letter or "other", others[letter]) for letter in sorted(others)]
    return [
        Shelf(label.upper(), name, list(parts(members, _weigh_body, ROOM))) for label, name, members in named
    ]


def _weigh_body(entry: BodyEntry) -> Weight:
    own = row(6, entry.href, entry.organization.name, entry.organization.aliases)
    return Weight(own, ((_group(entry), TABLE_HEADING),))


def _group(entry: BodyEntry) -> str:
    if entry.issued or entry.explained:
        return _ISSUING
    return _CHARGED if entry.tasks else _OTHERS


def _list_view(leaf: Leaf[BodyEntry]) -> OrganizationsView:
    groups: dict[str, list[BodyEntry]] = {_ISSUING: [], _CHARGED: [], _OTHERS: []}
    for entry in leaf.entries:
        groups[_group(entry)].append(replace(entry, href=addresses.relative(entry.href, leaf.page)))
    return OrganizationsView(
        leaf, [Group(heading, members) for heading, members in groups.items() if members]
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
    weights: dict[int, Weight] = {}

    def weigh(told: Told) -> Weight:
        """Of what several bodies are charged with, once."""
        if id(told) not in weights:
            weights[id(told)] = _weigh(site, told)
        return weights[id(told)]

    for organization, entries in site.told_of_bodies.items():
        address = addresses.organization(organization)
        for leaf in leaves(address, entries, lambda told: _issue_of(told).year, _since, weigh):
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
                leaf=leaf,
            )


def _issue_of(entry: Told) -> model.Issue:
    return (entry if isinstance(entry, Document) else entry.document).issue


def _since(entry: Told) -> Any:
    return _issue_of(entry).key


def _weigh(site: Site, entry: Told) -> Weight:
    if isinstance(entry, Document):
        return Weight(weigh_document(site, entry))
    if isinstance(entry, Act):
        return Weight(weigh_act(entry))
    document, roles = entry.document, [charge.role for charge in entry.charges]
    own = line(
        document.url, entry.anchor, entry.text, entry.group, entry.deadline, entry.deadlines_unassigned, roles
    )
    return Weight(own, ((document, HEADING + weight(document.title)),))


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


ORGANIZATIONS = PageKind(
    "organizations", "organizations.html", _list, addresses.ORGANIZATIONS, navigation="机构"
)
ORGANIZATION = PageKind("organization", "organization.html", _pages, addresses.ORGANIZATIONS)
