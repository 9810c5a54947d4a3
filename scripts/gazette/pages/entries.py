"""Lines of lists (条目): one document, task or act as a list on some page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazette import addresses, model
from gazette.archive import Document
from gazette.bodies import NamedBody
from gazette.numbers import parse
from gazette.pages.document_view import KINDS
from gazette.pages.page import PageLink
from gazette.site import Act, Site
from gazette.tasks import Task


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
    genre: str | None
    issue: str


def document_entry(site: Site, document: Document, page: str) -> DocumentEntry:
    """One document in a list, as seen from `page`."""
    own = document.kind == "notice"
    return DocumentEntry(
        addresses.relative(document.url, page),
        document.title,
        KINDS[document.kind],
        document.number if own else None,
        document.registration if own else None,
        document.head.signed.isoformat() if own and document.head.signed else None,
        site.archive.page_of(document),
        _belongings(site, document, page) if own else (),
        document.head.genre.value if own and document.head.genre else None,
        document.issue.label,
    )


def _belongings(site: Site, notice: Document, page: str) -> tuple[Belonging, ...]:
    others = [other for other in site.archive.belongings(notice) if other is not notice]
    tables = [other for other in others if other.kind == "table"]

    def kind(other: Document) -> str:
        numbered = other in tables and len(tables) > 1
        return KINDS[other.kind] + (f" {tables.index(other) + 1}" if numbered else "")

    return tuple(Belonging(addresses.relative(other.url, page), kind(other), other.title) for other in others)


def year_of_number(number: str | None) -> int | None:
    """年份 of a number that has one."""
    return getattr(parse(number or ""), "year", None)


def year_of_instrument(site: Site, instrument: model.Instrument) -> int:
    """The year of its number; of one without, of the latest issue that cites it, so that no year gathers them all; of
    one that nobody cites, of the latest issue."""
    citing = [document.issue for document in site.citing_documents(instrument.slug)]
    return year_of_number(instrument.number) or max(
        issue.year for issue in citing or site.archive.gazette.issues
    )


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


def weight(task: Task) -> int:
    """Bytes that a task makes in a list, its words and who is charged with it."""
    charged = sum(
        len(charge.role) + sum(len(words) for words, _ in charge.parts()) for charge in task.charges
    )
    return 500 + 3 * (len(task.text) + charged)


def task_entry(task: Task, page: str, organization: model.Organization | None = None) -> TaskEntry:
    """One task in a list on `page`; on that of `organization` its own part is told."""

    def part(words: str, named: NamedBody | None) -> ChargePart:
        body = named.organization if named else None
        elsewhere = body if body is not organization else None
        href = addresses.relative(addresses.organization(elsewhere), page) if elsewhere else None
        return ChargePart(words, href)

    own = {
        charge.role
        for charge in task.charges
        if organization and any(body.organization is organization for body in charge.bodies)
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
