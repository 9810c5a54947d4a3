"""Lines of lists (条目): one document, task or act as a list on some page shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gazette import addresses, model
from gazette.bodies import NamedBody
from gazette.document import Document
from gazette.numbers import parse
from gazette.pages.document_view import KINDS
from gazette.pages.page import PageLink
from gazette.pages.weights import line, row, weight
from gazette.persons import Act
from gazette.site import Site
from gazette.tasks import Task

_DAY = "2021-07-15"
_TASK = 10
"""Bytes of markup of a task beside that around its words."""
_FEW = 8
"""So many of what belongs to a document stand in its line; all are on its page."""


@dataclass(frozen=True)
class Belonging:
    """An interpretation or a table, in the line of its notice."""

    href: str
    kind: str
    title: str


@dataclass(frozen=True)
class DocumentEntry:
    """One document in a list."""

    href: str
    title: str
    kind: str
    number: str | None
    registration: str | None
    signed: str | None
    page: int | None
    belongings: tuple[Belonging, ...]
    more: int
    """how many of what belongs to it are only on its page"""
    genre: str | None
    issue: str


def document_entry(site: Site, document: Document, page: str) -> DocumentEntry:
    """One document in a list, as seen from `page`."""
    own = document.kind == "notice"
    belongings = (
        [other for other in site.archive.belongings(document) if other is not document] if own else []
    )
    return DocumentEntry(
        addresses.relative(document.url, page),
        document.title,
        KINDS[document.kind],
        document.number if own else None,
        document.registration if own else None,
        document.head.signed.isoformat() if own and document.head.signed else None,
        site.archive.page_of(document),
        tuple(_belongings(belongings, page)),
        max(0, len(belongings) - _FEW),
        document.head.genre.value if own and document.head.genre else None,
        document.issue.label,
    )


def weigh_document(site: Site, document: Document) -> int:
    """Bytes of a document in a list, as `document_entry` shows it."""
    others = list(site.archive.belongings(document)) if document.kind == "notice" else []
    told = (document.title, document.url, document.number, document.registration, document.issue.label)
    shown = [(other.title, other.url, KINDS[other.kind]) for other in (*others[:_FEW], *others[-1:])]
    return line(told, shown, _DAY, _DAY, "第 页")


def _belongings(others: Sequence[Document], page: str) -> Iterator[Belonging]:
    """The first tables, numbered where there are several, and the interpretation."""
    several = sum(other.kind == "table" for other in others) > 1
    number = 0
    for other in others if len(others) <= _FEW else (*others[: _FEW - 1], others[-1]):
        number += other.kind == "table"
        told = f" {number}" if several and other.kind == "table" else ""
        yield Belonging(addresses.relative(other.url, page), KINDS[other.kind] + told, other.title)


def year_of_number(number: str | None) -> int | None:
    """年份 of a number that has one."""
    return getattr(parse(number or ""), "year", None)


def year_of_instrument(site: Site, instrument: model.Instrument) -> int:
    """The year of its number; of one without, of the first issue that cites it, so that no year gathers them all and
    none moves on."""
    return year_of_number(instrument.number) or first_citing(site, instrument).year


def first_citing(site: Site, instrument: model.Instrument) -> model.Issue:
    """The first issue that cites an instrument; of one that nobody cites, the first of all."""
    citing = [link.document.issue for link in site.links.to(instrument.slug)]
    return min(citing or site.archive.gazette.issues, key=lambda issue: issue.key)


@dataclass(frozen=True)
class ChargePart:
    """Words of a charge: the name of a body, led to where it has a page, or what stands between two names."""

    text: str
    href: str | None


@dataclass(frozen=True)
class RoleEntry:
    """分工: what some bodies have to do with a task."""

    role: str
    parts: tuple[ChargePart, ...]


@dataclass(frozen=True)
class TaskEntry:
    """One task in a list: its words, whole, its deadline as printed, who is charged with it."""

    href: str
    text: str
    group: str | None
    deadline: str | None
    unassigned: str
    inferred: bool
    """whether the deadline is the task's only by the order of print"""
    roles: tuple[RoleEntry, ...]
    own: str
    """on a body's page, what it has to do itself"""
    document: PageLink
    filter_keys: str = ""

    def filtered_by(self, keys: str) -> TaskEntry:
        """The same with the keys by which its row is filtered."""
        return replace(self, filter_keys=keys)


def task_entry(task: Task, page: str, organization: model.Organization | None = None) -> TaskEntry:
    """One task in a list on `page`; on that of `organization` its own part is told."""

    def part(words: str, named: NamedBody | None) -> ChargePart:
        body = named.organization if named else None
        elsewhere = body if body != organization else None
        href = addresses.relative(addresses.organization(elsewhere), page) if elsewhere else None
        return ChargePart(words, href)

    own = {
        charge.role
        for charge in task.charges
        if organization and any(body.organization == organization for body in charge.bodies)
    }
    return TaskEntry(
        addresses.relative(f"{task.document.url}#{task.anchor}", page),
        task.text,
        task.group,
        task.deadline,
        "、".join(task.deadlines_unassigned),
        task.deadline_inferred,
        tuple(
            RoleEntry(charge.role, tuple(part(*each) for each in charge.parts())) for charge in task.charges
        ),
        "、".join(sorted(own)),
        PageLink(task.document.title, addresses.relative(task.document.url, page)),
    )


def weigh_task(task: Task) -> int:
    """Bytes of a task in a list: its words, its deadline, who is charged with it."""
    charged = [
        (
            charge.role,
            charge.printed,
            [addresses.organization(body.organization) for body in charge.bodies if body.organization],
        )
        for charge in task.charges
    ]
    keys = 6 * sum(len(charge.bodies) for charge in task.charges)
    href, unassigned = f"{task.document.url}#{task.anchor}", "、".join(task.deadlines_unassigned)
    told = (task.text, task.group, task.deadline, unassigned, href)
    hints = 150 * task.deadline_inferred + 110 * bool(unassigned)
    return _TASK + weight((told, charged)) + hints + keys


@dataclass(frozen=True)
class ActEntry:
    """One act of appointment in a list."""

    href: str
    person: str
    action: str
    concurrent: bool
    post: str
    organization: str | None
    note: str | None
    number: str

    @property
    def shown_post(self) -> str:
        return self.post + ("（兼）" if self.concurrent else "")


def weigh_act(act: Act) -> int:
    """Bytes of an act in a list; who it is about is said thrice."""
    told, document = act.appointment, act.document
    named = (told.person, told.person, told.person, told.action.label, document.number or document.title)
    return row(6, named, named[-1], told.post, told.organization, told.note, document.url, act.anchor)


def act_entry(act: Act, page: str) -> ActEntry:
    """One act as seen from `page`."""
    appointment = act.appointment
    return ActEntry(
        addresses.relative(f"{act.document.url}#{act.anchor}", page),
        appointment.person,
        appointment.action.label,
        appointment.concurrent,
        appointment.post,
        appointment.organization,
        appointment.note,
        act.document.number or act.document.title,
    )


def issue_link(issue: model.Issue, page: str) -> PageLink:
    """An issue by its label."""
    return PageLink(issue.label, addresses.relative(addresses.issue(issue.id), page))


def issue_entries(site: Site, issues: Sequence[model.Issue], page: str) -> list[IssueEntry]:
    """Some issues in a list on `page`."""
    kinds: dict[str, list[str]] = {issue.id: [] for issue in issues}
    for document in site.archive.documents:
        if document.issue.id in kinds:
            kinds[document.issue.id].append(document.kind)
    return [
        IssueEntry(
            issue_link(issue, page),
            issue.serial,
            *(kinds[issue.id].count(kind) for kind in ("notice", "interpretation", "table")),
        )
        for issue in issues
    ]


@dataclass(frozen=True)
class IssueEntry:
    """One issue in a list, with how much is in it."""

    link: PageLink
    serial: str | None
    notices: int
    interpretations: int
    tables: int


@dataclass(frozen=True)
class TopicEntry:
    """主题 in a list, with how many documents it has."""

    name: str
    href: str
    count: int


def topic_entries(site: Site, page: str) -> list[TopicEntry]:
    """The topics that documents have, in the order of the publication's list, as seen from `page`."""
    return [
        TopicEntry(topic.name, addresses.relative(addresses.topic(topic.slug), page), len(notices))
        for topic, notices in site.under_topics.items()
        if notices
    ]
