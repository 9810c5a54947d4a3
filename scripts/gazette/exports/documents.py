"""公文、解读、附表 (documents.json): every document with what it cites, what it does, and what the editors noted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import cast

from gazette import model
from gazette.archive import Archive
from gazette.chronicle import days
from gazette.document import Document
from gazette.exports.document_records import (
    ExportedAct,
    ExportedChange,
    ExportedCitation,
    ExportedCiting,
    ExportedCorrection,
    ExportedDay,
    ExportedDocument,
    ExportedEffect,
    ExportedEnclosure,
    ExportedEvent,
    ExportedExpiry,
    ExportedNote,
    ExportedPerson,
    ExportedRelation,
    StatedKind,
)
from gazette.exports.output import File, Output
from gazette.heads import Head, head_of
from gazette.life import Effect, Expiry
from gazette.lines import Person
from gazette.link import Link
from gazette.outline import writings
from gazette.relations import Relation, RelationKind
from gazette.repairs import repaired
from gazette.site import Site
from gazette.values import value


@dataclass(frozen=True)
class _Own:
    """What only the text of a document says."""

    first_page: int | None
    last_page: int | None
    signed_as: str | None
    enclosures: tuple[ExportedEnclosure, ...]
    days: tuple[ExportedDay, ...]
    reprint_of: str | None
    notes: tuple[ExportedNote, ...]
    corrections: tuple[ExportedCorrection, ...]


def _texts(part: Archive) -> list[_Own]:
    return [_own(part.whole, document) for document in part.documents]


def _own(archive: Archive, document: Document) -> _Own:
    record = document.record
    extent = archive.pages_of(document)
    return _Own(
        first_page=archive.page_of(document) or (extent.first if extent else None),
        last_page=extent.last if extent else None,
        signed_as=None if isinstance(record, model.Table) else record.signed_as,
        enclosures=() if isinstance(record, model.Table) else tuple(_enclosures(document, record)),
        days=tuple(ExportedDay(day.anchor, day.first, day.last) for day in days(document)),
        reprint_of=record.reprint_of if isinstance(record, model.Notice) else None,
        notes=tuple(ExportedNote(note.at, note.text) for note in record.notes),
        corrections=tuple(
            ExportedCorrection(
                at=correction.at,
                to=correction.to,
                received=correction.received,
                repaired=repaired(document.units, correction),
                reason=correction.reason,
            )
            for correction in record.corrections
        ),
    )


def _document(site: Site, document: Document, own: _Own) -> ExportedDocument:
    archive = site.archive
    notice = archive.notice_of(document)
    explained = archive.interpretations.get(notice.id)
    is_notice = document is notice
    written = None if document.kind == "table" else document.head
    issuers = document.issuers if written else ()

    def acts(kind: RelationKind) -> tuple[ExportedAct, ...]:
        return tuple(_act(site, item) for item in site.relations[document.id] if item.kind == kind)

    return ExportedDocument(
        id=document.id,
        kind=document.kind,
        genre=written.genre if written else None,
        title=document.title,
        number=document.number if is_notice else None,
        numbers=tuple(own.spelt for own in document.head.numbers) if is_notice else (),
        registration=document.registration if is_notice else None,
        issuer=issuers[0] if issuers else None,
        issuers=issuers,
        signatory=_person(written.signatories[0]) if written and written.signatories else None,
        speaker=_person(written.speaker) if written and written.speaker else None,
        signed=written.signed if written else None,
        signed_as=own.signed_as,
        history=_events(written) if written else (),
        issue=document.issue.id,
        page=own.first_page,
        last_page=own.last_page,
        url=document.url,
        topics=document.topics,
        interprets=notice.id if document.kind == "interpretation" else None,
        interpretation=explained.id if is_notice and explained else None,
        tables=tuple(table.id for table in archive.tables[notice.id]) if is_notice else (),
        cites=tuple(_citation(link) for link in site.links.of(document) if not _of_itself(link)),
        cited_by=tuple(_citing(link) for link in site.links.to(document.id)),
        repeals=acts("repeals"),
        lapses=acts("lapses"),
        amends=acts("amends"),
        prolongs=acts("prolongs"),
        forwards=acts("forwards"),
        corrects=acts("corrects"),
        relations=tuple(
            ExportedRelation(kind=cast(StatedKind, item.kind), **vars(_act(site, item)))
            for item in site.relations[document.id]
        ),
        effective=tuple(_effect(effect, document) for effect in site.effects[document.id]) or None,
        expires=tuple(_expiry(expiry, document) for expiry in site.expiries[document.id]) or None,
        published=written.published if written else None,
        annotations=written.annotations if written else (),
        copies=written.copies if written else (),
        printed_by=written.printed_by if written else None,
        printed=written.printed if written else None,
        keywords=written.keywords if written else (),
        enclosures=own.enclosures,
        days=own.days,
        reprint_of=own.reprint_of,
        notes=own.notes,
        corrections=own.corrections,
    )


def _person(person: Person) -> ExportedPerson:
    return ExportedPerson(person.post, person.name)


def _events(head: Head) -> tuple[ExportedEvent, ...]:
    return tuple(ExportedEvent(event.date, event.act, event.by) for event in head.events)


def _enclosures(document: Document, record: model.Writing) -> Iterator[ExportedEnclosure]:
    for part, writing in writings(record):
        if part and writing.title:
            head = head_of(writing)
            yield ExportedEnclosure(
                title=value(writing.title),
                genre=head.genre,
                number=head.number.spelt if head.number else None,
                numbers=tuple(own.spelt for own in head.numbers),
                issuer=head.issuers[0] if head.issuers else None,
                issuers=head.issuers,
                signed=head.signed,
                history=_events(head),
                url=f"{document.url}#{part}",
            )


def _of_itself(link: Link) -> bool:
    return link.target is not None and link.target.document is link.document


def _citation(link: Link) -> ExportedCitation:
    target = link.target
    return ExportedCitation(
        number=link.number or (target.number if target else None),
        title=value(link.title) if link.title else target.title if target else None,
        article=link.article,
        id=target.id if target else None,
        url=target.url if target else None,
        anchor=link.anchor,
        text=link.text,
    )


def _citing(link: Link) -> ExportedCiting:
    document = link.document
    return ExportedCiting(
        number=document.number if document.kind == "notice" else None,
        title=document.title,
        id=document.id,
        url=link.url,
        anchor=link.anchor,
        text=link.text,
    )


def _act(site: Site, relation: Relation) -> ExportedAct:
    return ExportedAct(
        **vars(_citation(relation.link)),
        evidence=relation.evidence,
        listed=relation.listed,
        dated=relation.dated,
        since=site.since(relation),
        until=relation.until,
        changes=tuple(ExportedChange(**vars(change)) for change in relation.changes),
    )


def _effect(effect: Effect, document: Document) -> ExportedEffect:
    link = effect.link
    return ExportedEffect(
        basis=effect.basis,
        date=effect.date,
        inferred=effect.inferred,
        rule=effect.rule,
        articles=effect.articles,
        of=_part(document, effect.part),
        with_=(link.number or value(link.title or "") or None) if link else None,
        with_url=link.target.url if link and link.target else None,
        text=effect.evidence,
        anchor=effect.anchor,
    )


def _expiry(expiry: Expiry, document: Document) -> ExportedExpiry:
    return ExportedExpiry(
        kind=expiry.kind,
        phrase=expiry.phrase,
        date=expiry.date,
        inferred=expiry.inferred,
        rule=expiry.rule,
        of=_part(document, expiry.part),
        text=expiry.evidence,
        anchor=expiry.anchor,
    )


def _part(document: Document, part: str) -> str:
    return f"{document.url}#{part}" if part else document.url


def _files(site: Site) -> Iterator[File[tuple[ExportedDocument, ...]]]:
    own = chain.from_iterable(site.archive.found(_texts))
    pairs = zip(site.archive.documents, own, strict=True)
    yield File("documents", tuple(_document(site, document, told) for document, told in pairs))


OUTPUT = Output("documents", "公文、解读、附表", tuple[ExportedDocument, ...], _files)
