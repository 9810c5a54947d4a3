"""Documents and issues as formats take them (作品, 一期): the works and the book that every file is written from."""

from __future__ import annotations

import dataclasses
import functools
import operator
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, cast

from gazette import model
from gazette.contents import led_to
from gazette.document import Document
from gazette.formats.format import Book, Entry, ListedAct, ListedTask, Section, Work
from gazette.model import FrontRole
from gazette.persons import Act
from gazette.site import Site
from gazette.targets import Target
from gazette.tasks import Task
from gazette.text import Texts
from gazette.values import value

T = TypeVar("T")

_SAID_ONCE = (FrontRole.NAME, FrontRole.LABEL, FrontRole.PUBLISHED, FrontRole.STATEMENT, FrontRole.CONTENTS)
"""What has a place of its own in a book: the first line of each; a further one is a line like any other."""


def work(document: Document, texts: Texts) -> Work:
    """A document, an interpretation or a table."""
    return Work(
        document.id,
        document.kind,
        document.url,
        document.title,
        document.issuers,
        document.number,
        document.head.signed,
        _by_address(texts.of(document)),
    )


def _by_address(value: T) -> T:
    """The same with targets that are only addresses: a work must not change when what it cites does, and must be small
    enough to be handed to another process."""
    found: Any = value
    if isinstance(found, Target):
        found = Target(found.url)
    elif isinstance(found, tuple):
        members = tuple(map(_by_address, found))
        found = found if all(map(operator.is_, members, found)) else members
    elif dataclasses.is_dataclass(found) and not isinstance(found, type):
        fields = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
        changed = {name: new for name, old in fields.items() if (new := _by_address(old)) is not old}
        found = dataclasses.replace(found, **changed) if changed else found
    return cast(T, found)


def book(site: Site, issue: model.Issue, texts: Texts) -> Book:
    """An issue with all that print has: front matter, contents, works in the order of print."""
    documents = list(_printed(site, issue))
    return Book(
        id=issue.id,
        name=issue.name,
        label=issue.label,
        publisher=site.publication.publisher,
        published=issue.said(FrontRole.PUBLISHED),
        cover=tuple(line.text for line in issue.lines(FrontRole.COVER)),
        statement=issue.said(FrontRole.STATEMENT),
        imprint=tuple(_imprint(issue)),
        contents=tuple(_contents(site, issue, documents)),
        works=tuple(work(document, texts) for document in documents),
        contents_heading=issue.said(FrontRole.CONTENTS) or "目录",
        remarks=tuple(_remarks(issue)),
        acts=tuple(map(_act, _acts(site)[issue.id])),
        tasks=tuple(map(_task, _tasks(site)[issue.id])),
    )


@functools.lru_cache(maxsize=1)
def _acts(site: Site) -> Mapping[str, list[Act]]:
    """By issue: every book asks for its own, so they are sorted once for all."""
    found: dict[str, list[Act]] = defaultdict(list)
    for act in site.acts:
        found[act.document.issue.id].append(act)
    return found


@functools.lru_cache(maxsize=1)
def _tasks(site: Site) -> Mapping[str, list[Task]]:
    found: dict[str, list[Task]] = defaultdict(list)
    for task in site.tasks:
        found[task.document.issue.id].append(task)
    return found


def _act(act: Act) -> ListedAct:
    appointment = act.appointment
    return ListedAct(
        act.document.number or act.document.title,
        value(appointment.person),
        appointment.action.label,
        value(appointment.post),
        value(appointment.organization or ""),
        appointment.concurrent,
        value(appointment.note or ""),
    )


def _task(task: Task) -> ListedTask:
    remark = "所在一格列有几个时限，未表明本项是哪一个" if task.deadlines_unassigned else ""
    if task.deadline and task.deadline_inferred:
        remark = "时限为推定：所在一格列有几个时限，按先后配给各项"
    return ListedTask(
        task.document.title,
        task.group or "",
        task.text,
        task.deadline or "\n".join(task.deadlines_unassigned),
        tuple((charge.role, value(charge.printed)) for charge in task.charges),
        remark,
    )


def _printed(site: Site, issue: model.Issue) -> Iterator[Document]:
    """The documents of an issue in the order of print, the tables of a notice behind it."""
    seen: set[str] = set()
    for folder, record in issue.printed():
        explained = record is folder.interpretation
        place = f"{folder.name}/{model.INTERPRETATION}" if explained else folder.name
        document = site.archive.by_entry.get((issue.id, place))
        if document is None or document.id in seen:
            continue
        seen.add(document.id)
        yield document
        if not explained:
            yield from site.archive.tables[document.id]


def _contents(site: Site, issue: model.Issue, documents: list[Document]) -> Iterator[Section]:
    """The printed contents, and behind them the notices that they do not list."""
    held = site.archive.by_entry
    places = {entry: place for entry, place, _ in led_to(issue)}
    for section in issue.contents:
        entries = []
        for entry in section.entries:
            document = held.get((issue.id, places[entry]))
            # Print has them in one pair of brackets: (某政办发〔2021〕11号 QYCR-2021-01007)
            number = " ".join(filter(None, (*entry.printed_numbers, entry.registration)))
            entries.append(Entry(entry.title, number or None, entry.page, document.id if document else None))
        yield Section(section.heading or "", tuple(entries))
    listed = {entry.folder for entry in issue.entries()}
    further = tuple(
        Entry(document.title, document.number, None, document.id)
        for document in documents
        if document.kind == "notice" and document.folder.name not in listed
    )
    if further:
        yield Section("目录没有列的公文" if issue.contents else "", further)


def _imprint(issue: model.Issue) -> Iterator[str]:
    """Every line of the front and back matter that has no place of its own, in the order of print, whether it names anyone or not."""
    seen: set[FrontRole] = set()
    for line in issue.matter:
        own = line.role is FrontRole.COVER or (line.role in _SAID_ONCE and line.role not in seen)
        seen.add(line.role)
        if not own:
            # Print parts the names by white space; a sign between them would be ours.
            yield line.text + "　".join(("", *line.values) if _bare(line) else line.values)


def _bare(line: model.FrontLine) -> bool:
    """主 管 with its value on a line of its own: no colon parts the two."""
    return not line.text.endswith((":", "："))


def _remarks(issue: model.Issue) -> Iterator[str]:
    """校注 on the front and back matter and the contents."""
    if issue.said(FrontRole.LABEL) is None:
        yield "原刊没有印期次，这里的期次由编者按次序写出。"
    yield from (f"“{line.text}”校注：{line.note}" for line in issue.matter if line.note)
    yield from (f"目录“{entry.title}”校注：{entry.note}" for entry in issue.entries() if entry.note)
