"""Everything that pages and exports are made from, worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gazette import model
from gazette.archive import Archive, Document
from gazette.bodies import Bodies
from gazette.claims import Claim, claims
from gazette.links import Link, Links
from gazette.relations import Effect, Relation, already_repealed, effects, relations
from gazette.tasks import Task, tasks


@dataclass(frozen=True)
class Act:
    """任免 at its place: the notice, the sentence's anchor, the appointment."""

    document: Document
    anchor: str
    appointment: model.Appointment


class Site:
    """The archive with its links, relations, tasks, acts and claims."""

    def __init__(self, gazette: model.Gazette, digests: Mapping[str, str] | None = None) -> None:
        """`digests`: the SHA-256 of the files that the gazette was read from, by name; without it no page has any."""
        self.digests = digests or {}
        self.archive = Archive(gazette)
        self.publication = gazette.publication
        self.links = Links(self.archive)
        self.bodies = Bodies(gazette.organizations, gazette.publication.collective_bodies)
        self.tasks: list[Task] = tasks(self.archive, self.bodies)
        self.claims: list[Claim] = claims(self.archive)
        self.effects: dict[str, list[Effect]] = {}
        self.relations: dict[str, list[Relation]] = {}
        self.repealed_by: dict[str, list[Relation]] = defaultdict(list)
        for document in self.archive.documents:
            self.effects[document.id] = effects(document, self.links)
            self.relations[document.id] = list(relations(document, self.links))
            repeals = [relation for relation in self.relations[document.id] if relation.kind == "repeals"]
            for relation in (*repeals, *already_repealed(document, self.links)):
                if relation.link.target:
                    self.repealed_by[relation.link.target.id].append(relation)

    def acts(self) -> Iterator[Act]:
        """Every appointment and removal, in print order."""
        for notice in self.archive.notices.values():
            for unit in notice.units:
                if isinstance(unit.block, model.AppointmentClause):
                    for appointment in unit.block.appointments:
                        yield Act(notice, unit.anchor, appointment)

    def cited_documents(self, document: Document) -> list[Link]:
        """The first citation of each document that a document cites, itself and bare articles left out."""
        seen: dict[str, Link] = {}
        for link in self.links.of(document):
            itself = link.target and link.target.document is document
            if link.article or itself or not self.links.names_a_document(link):
                continue
            key = link.target.id if link.target else f"{link.title}{link.number}"
            seen.setdefault(key, link)
        return list(seen.values())

    def citing_documents(self, target_id: str) -> dict[Document, list[Link]]:
        """Who cites a document or instrument, and at which places."""
        found: dict[Document, list[Link]] = defaultdict(list)
        for link in self.links.to(target_id):
            if all(link.anchor != other.anchor for other in found[link.document]):
                found[link.document].append(link)
        return found
