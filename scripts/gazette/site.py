"""Everything that pages and exports are made from, worked out once."""

from __future__ import annotations

import datetime
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from gazette import addresses, model
from gazette.archive import Archive
from gazette.bodies import Bodies
from gazette.called import as_cited, titles_of
from gazette.characters import squeeze
from gazette.claims import Claim, claims, claims_alone, claims_linked
from gazette.deeds import deeds
from gazette.document import Document
from gazette.fidelity import extents
from gazette.instruments import names_of
from gazette.life import Effect, Expiry
from gazette.link import Link
from gazette.links import links_of
from gazette.moved import Moved, moved
from gazette.numbers import Number, NumberKind, RegistrationNumber, parse
from gazette.numbers.registration import form_pattern
from gazette.persons import Act, Mention, acts, mentions
from gazette.relations import Relation
from gazette.repairs import without
from gazette.tasks import Task, tasks
from gazette.topics import topics_of
from gazette.twins import Twin, Twins


@dataclass(frozen=True)
class KnownNumber:
    """文号 issued by a document of ours or borne by an instrument that is cited, with all that is known of it."""

    spelt: str
    """as written in the data"""
    number: Number | None
    """None where it cannot be read, which the check tells, and of a register of another form"""
    kind: NumberKind | None
    label: str
    """what readers call it: 发文字号, 规范性文件登记号"""
    aliases: tuple[str, ...]
    """other spellings that people type"""
    title: str | None
    date: datetime.date | None
    """成文日期; of our own only"""
    url: str
    issued_by: Document | None
    """the notice of ours; None where the number is only cited"""
    cited_by: Mapping[Document, list[Link]]
    """who cites the document or instrument, and at which places"""
    related: tuple[Twin, ...] = ()
    """可能相关: what is printed here under nearly the name of what bears the number"""


@dataclass(frozen=True)
class OtherFile:
    """别的格式: a file beside a page: what readers call its format, where it stands, how many bytes it has."""

    label: str
    address: str
    size: int


Told = Document | Task | Act
"""What is told of a body: documents it issued or explained, tasks it is charged with, acts at its posts."""


class Site:
    """The archive with its links, relations, tasks, acts and claims."""

    def __init__(
        self,
        gazette: model.Gazette,
        digests: Mapping[str, str] | None = None,
        archive: Archive | None = None,
    ) -> None:
        """`digests`: the SHA-256 of the files that the gazette was read from, by name; without it no page has any.

        `archive` is that of the gazette where it has been made already.
        """
        self.digests = digests or {}
        self.archive = archive or Archive(gazette)
        self.publication = gazette.publication
        self.links = links_of(self.archive)
        self.instruments = self.links.targets.instruments
        self.moved: list[Moved] = list(moved(self.archive, self.links))
        self.bodies = Bodies(gazette.organizations, gazette.publication.collective_bodies)
        self.archive.gather(tasks, acts, mentions, _length, claims_alone)
        self.archive.gather(claims_linked, as_cited, deeds, given=self.links.world, first=self.links.resolve)
        self.tasks: list[Task] = list(chain.from_iterable(self.archive.found(tasks)))
        self.claims: list[Claim] = claims(self.archive)
        self.acts: list[Act] = list(chain.from_iterable(self.archive.found(acts)))
        """every appointment and removal, in print order"""
        self.length: int = sum(self.archive.found(_length))
        """how many characters the issues have, without what extraction has put in"""
        self.mentions: list[Mention] = list(chain.from_iterable(self.archive.found(mentions)))
        """every person whom a roster, a report or an order names, in print order"""
        self._as_cited: dict[tuple[str, int, str], list[str]] = {}
        for issue in self.archive.found(as_cited, self.links.world, self.links.resolve):
            self._as_cited |= issue
        self.effects: dict[str, list[Effect]] = {}
        self.expiries: dict[str, list[Expiry]] = {}
        self.relations: dict[str, list[Relation]] = {}
        self.done_to: dict[str, list[Relation]] = defaultdict(list)
        """what other documents say that they do to one, by its id, or of an instrument by its slug"""
        self.files: dict[str, list[OtherFile]] = defaultdict(list)
        """by the address of a page what `make formats` made beside it; without it nothing is there, and nothing is shown"""
        self._extents: dict[str, dict[str, tuple[int, int]]] = {}
        for stated in chain.from_iterable(self.archive.found(deeds, self.links.world, self.links.resolve)):
            own = stated.document
            self.effects[own.id], self.expiries[own.id] = stated.effects, stated.expiries
            self.relations[own.id] = stated.relations
            for relation in (*stated.relations, *stated.repealed):
                target = relation.link.target
                if target and target.document is not own:
                    self.done_to[target.id].append(relation)

    @functools.cached_property
    def tasks_of(self) -> Mapping[str, list[Task]]:
        """任务 by the id of the document that sets them."""
        return _by_document(self.tasks)

    @functools.cached_property
    def claims_of(self) -> Mapping[str, list[Claim]]:
        """What a document says of itself, counted, by its id."""
        return _by_document(self.claims)

    def received_lines(self, document: Document) -> tuple[int, int] | None:
        """The first and the last line of source.txt on which a document stands, from 1."""
        issue = document.issue
        if issue.id not in self._extents:
            self._extents[issue.id] = extents(issue)
        return self._extents[issue.id].get(document.record.mark.file)

    def as_cited(self, link: Link) -> list[str]:
        """The words that cite the target of a link in the unit in which it stands."""
        assert link.target
        return self._as_cited[link.document.id, link.unit, link.target.id]

    def since(self, relation: Relation) -> datetime.date | None:
        """From when a document does what it says: the one day from which it applies, where its words give one."""
        document = self.archive.notice_of(relation.link.document)
        part = relation.link.stands.part
        begun = [effect for effect in self.effects[document.id] if not effect.articles]
        for own in dict.fromkeys((part, "")):
            days = {effect.date for effect in begun if effect.part == own}
            if days:
                return days.pop() if len(days) == 1 else None
        return None

    @functools.cached_property
    def related(self) -> dict[str, tuple[Twin, ...]]:
        """可能相关: by slug of an outside document what is printed here under nearly its name."""
        twins = Twins(self.archive)
        return {
            instrument.slug: twins.of(instrument, [*names_of(instrument), *titles_of(self.links, instrument)])
            for instrument in self.instruments
        }

    def topics_of(self, document: Document) -> list[model.Topic]:
        """主题 that the editors gave to a notice; what belongs to it has the same."""
        return [self._topics[name] for name in document.topics]

    @functools.cached_property
    def _topics(self) -> dict[str, model.Topic]:
        return {topic.name: topic for topic in topics_of(self.publication)}

    @functools.cached_property
    def under_topics(self) -> dict[model.Topic, list[Document]]:
        """Every topic with its notices, the newest first."""
        sorted_under: dict[model.Topic, list[Document]] = {topic: [] for topic in self._topics.values()}
        for notice in sorted(self.archive.notices.values(), key=_recency, reverse=True):
            for topic in self.topics_of(notice):
                sorted_under[topic].append(notice)
        return sorted_under

    @functools.cached_property
    def alike(self) -> Mapping[str, list[model.Instrument]]:
        """The same from the other end: by address of what is printed here the outside documents of nearly its name."""
        found: dict[str, list[model.Instrument]] = defaultdict(list)
        for instrument in self.instruments:
            for twin in self.related[instrument.slug]:
                found[twin.url.partition("#")[0]].append(instrument)
        return found

    @functools.cached_property
    def told_of_bodies(self) -> dict[model.Organization, list[Told]]:
        """Every body with what is told of it, documents newest issue first."""
        told: dict[model.Organization, list[Told]] = {
            organization: [] for organization in self.archive.gazette.organizations
        }
        for document in sorted(self.archive.documents, key=lambda document: document.issue.key, reverse=True):
            if document.kind != "table":
                for issuer in filter(None, map(self.bodies.find, document.issuers)):
                    told[issuer].append(document)
        for task in self.tasks:
            bodies = [body.organization for charge in task.charges for body in charge.bodies]
            for charged in {body for body in bodies if body}:
                told[charged].append(task)
        for act in self.acts:
            if body := self.bodies.find(act.appointment.organization or ""):
                told[body].append(act)
        return told

    def numbers(self) -> Iterator[KnownNumber]:
        """Every number issued or cited: our own in print order, then those of the instruments."""
        for document in self.archive.notices.values():
            head, citing = document.head, self.citing_documents(document.id)
            for own in head.numbers:
                yield _known(
                    own.spelt, own.number, document.title, head.signed, document.url, document, citing
                )
            if document.registration:
                yield self._registered(document, document.registration, citing)
            for inner in document.enclosed:
                url = f"{document.url}#{inner.part}"
                for own in inner.head.numbers:
                    yield _known(own.spelt, own.number, inner.title, inner.head.signed, url, document, citing)
        for known in self.instruments:
            if known.number:
                url, citing = addresses.instrument(known.slug), self.citing_documents(known.slug)
                entry = _known(known.number, parse(known.number), known.title, None, url, None, citing)
                yield replace(entry, related=self.related[known.slug])

    def registration_label(self, document: Document) -> str:
        """What the number of its register is called: as printed, as gazette.yml calls it, or 登记号."""
        spelt = document.registration or ""
        if isinstance(parse(spelt), RegistrationNumber):
            return document.head.registration_label or RegistrationNumber.label
        known = (one.label for one in self.publication.registers if form_pattern(one.form).fullmatch(spelt))
        return document.head.registration_label or next(filter(None, known), "登记号")

    def _registered(
        self, document: Document, spelt: str, citing: Mapping[Document, list[Link]]
    ) -> KnownNumber:
        """登记号, of whatever register; it is typed with or without its hyphens and its label."""
        number = parse(spelt)
        own = number if isinstance(number, RegistrationNumber) else None
        label = self.registration_label(document)
        bare = re.sub(r"[\s-]", "", spelt)
        aliases = () if own else (bare, label + spelt, label + bare)
        title, signed = document.title, document.head.signed
        return KnownNumber(
            spelt, own, "registration", label, aliases, title, signed, document.url, document, citing
        )

    def cited_documents(self, document: Document) -> list[Link]:
        """The first citation of each document that a document cites, itself and bare articles left out."""
        seen: dict[str, Link] = {}
        for link in self.links.of(document):
            itself = link.target and link.target.document is document
            if link.article or itself or not self.links.names_a_document(link):
                continue
            seen.setdefault(link.cited, link)
        return list(seen.values())

    def citing_documents(self, target_id: str) -> dict[Document, list[Link]]:
        """Who cites a document or instrument, and at which places."""
        places: dict[Document, dict[str, Link]] = defaultdict(dict)
        for link in self.links.to(target_id):
            places[link.document].setdefault(link.anchor, link)
        return {document: list(links.values()) for document, links in places.items()}


Said = TypeVar("Said", Task, Claim)


def _by_document(told: Iterable[Said]) -> Mapping[str, list[Said]]:
    found: dict[str, list[Said]] = defaultdict(list)
    for one in told:
        found[one.document.id].append(one)
    return found


def _length(part: Archive) -> int:
    (issue,) = part.gazette.issues
    return len(squeeze(without(issue.source, [tag.text for tag in issue.markup])))


def _recency(document: Document) -> tuple[object, ...]:
    return (document.issue.key, str(document.head.signed or ""))


def _known(
    spelt: str,
    number: Number | None,
    title: str | None,
    day: datetime.date | None,
    url: str,
    issued_by: Document | None,
    citing: Mapping[Document, list[Link]],
) -> KnownNumber:
    aliases = tuple(number.spellings()) if number and number.aliased else ()
    kind, label = (number.kind, number.label) if number else (None, "")
    return KnownNumber(spelt, number, kind, label, aliases, title, day, url, issued_by, citing)
