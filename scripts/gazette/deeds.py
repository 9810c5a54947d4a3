"""What documents do and from when (作为与时效): their relations to others, from when and until when they apply."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.archive import Archive
from gazette.document import Document
from gazette.life import Effect, Expiry, life
from gazette.links import links_of
from gazette.relations import Relation, already_repealed, relations
from gazette.statements import statements


@dataclass(frozen=True)
class Deeds:
    """What the sentences of a document say that it does."""

    document: Document
    effects: list[Effect]
    expiries: list[Expiry]
    relations: list[Relation]
    repealed: list[Relation]
    """what it says has been repealed, by others"""


def deeds(archive: Archive) -> list[Deeds]:
    """Those of every document, in print order."""
    return [_of(document, archive) for document in archive.documents]


def _of(document: Document, archive: Archive) -> Deeds:
    links = links_of(archive)
    told = list(statements(document, links))
    begun, ended = life(told, document) if document.kind == "notice" else ([], [])
    return Deeds(document, begun, ended, relations(document, links, told), list(already_repealed(told)))
