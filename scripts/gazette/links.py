"""Cross-links (互见): every citation of every document resolved, or refused.

A citation leads to a document of ours, to an outside instrument, or nowhere.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass, replace

from gazette.archive import Archive
from gazette.citations import Citations
from gazette.cited import Cited, Reader, is_generic
from gazette.document import Document
from gazette.instruments import Naming, Namings
from gazette.kept import digest
from gazette.link import Link
from gazette.resolving import Known, Resolver
from gazette.targets import Targets, faces
from gazette.terms import Terms
from gazette.workers import FEW


@dataclass(frozen=True)
class _Read:
    """What an issue cites, by document, and what it names so, whatever that is."""

    citations: dict[str, Citations]
    namings: list[Naming]


@dataclass(frozen=True)
class _Resolved:
    """The links in a document, and those of its title."""

    links: list[Link]
    in_title: list[Link]

    @functools.cached_property
    def by_unit(self) -> dict[int, list[Link]]:
        found: dict[int, list[Link]] = defaultdict(list)
        for link in self.links:
            found[link.unit].append(link)
        return found


class Links:
    """All links of an archive, by the document they stand in and by what they lead to."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.reader = Reader(archive)
        self._cited: dict[str, Cited] = {}
        self._resolved: dict[str, _Resolved] = {}
        """by document, as far as somebody has asked"""
        self._citations: dict[str, Citations] = {}
        read = archive.found(self._read, " ".join(sorted(self.reader.series)))
        self._citations = {document: told for issue in read for document, told in issue.citations.items()}
        namings = [naming for issue in read for naming in issue.namings]
        terms = Terms(namings)
        self.namings = Namings(filter(terms.mean_the_first, namings))
        self.targets = Targets(archive, self.namings, self.reader.governments)
        self._known = Known.of(self.targets, terms)
        named = (f"{one.title} {one.number} {one.year} {one.document.id}" for one in namings)
        self.world = digest("\n".join([*archive.found(faces), *named]).encode("utf-8", "surrogatepass"))
        """all that links depend on beside the document in which they stand: a digest"""

    def resolve(self, asked: int) -> None:
        """Look up what all citations lead to, if more issues than a few are asked. Until then where one leads is looked up
        when somebody asks, document by document."""
        if asked > FEW:
            self._all  # noqa: B018

    @functools.cached_property
    def _all(self) -> dict[str, _Resolved]:
        for resolved in self.archive.found(self._resolve, self.world):
            self._resolved |= resolved
        self._cited.clear()
        self._citations.clear()
        return self._resolved

    @functools.cached_property
    def _to(self) -> dict[str, list[Link]]:
        found: dict[str, list[Link]] = defaultdict(list)
        for link in (link for document in self.archive.documents for link in self._all[document.id].links):
            if link.target and link.target.document is not link.document:
                found[link.target.id].append(link)
        return found

    def _of(self, document: Document) -> _Resolved:
        if document.id not in self._resolved:
            resolver = Resolver(self._cited_in(document), self._known)
            self._resolved[document.id] = _Resolved(list(resolver.links()), list(resolver.in_title()))
        return self._resolved[document.id]

    def _read(self, part: Archive) -> _Read:
        self._citations |= {document.id: self.reader.find(document) for document in part.documents}
        namings = [naming for one in part.documents for naming in self._cited_in(one).namings()]
        return _Read({one.id: self._citations[one.id] for one in part.documents}, namings)

    def _resolve(self, part: Archive) -> dict[str, _Resolved]:
        return {document.id: replace(self._of(document)) for document in part.documents}

    def _cited_in(self, document: Document) -> Cited:
        if document.id not in self._cited:
            self._cited[document.id] = Cited(self.reader, document, self._citations[document.id])
        return self._cited[document.id]

    def of(self, document: Document) -> list[Link]:
        """The links in a document, in reading order."""
        return self._of(document).links

    def in_unit(self, document: Document, index: int) -> list[Link]:
        """The links in the unit at this position of a document, in reading order."""
        return self._of(document).by_unit.get(index, [])

    def citing_units(self, document: Document) -> list[int]:
        """The units of a document that have links, by their positions in reading order."""
        return list(dict.fromkeys(link.unit for link in self.of(document)))

    def in_title(self, notice: Document) -> list[Link]:
        """The documents that the title of a notice names; they are no links of its page."""
        return self._of(notice).in_title

    def to(self, target_id: str) -> list[Link]:
        """The places that cite a document (by id) or an instrument (by slug), articles included."""
        return self._to.get(target_id, [])

    def explanations(self, notice: Document) -> dict[str, list[Link]]:
        """For each article of a notice the places of its interpretation that speak of it."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.to(notice.id):
            if link.article and link.target and link.document.kind == "interpretation":
                found[link.target.url.partition("#")[2]].append(link)
        return found

    def names_a_document(self, link: Link) -> bool:
        """Whether a citation is of a document that was issued: not of a form, a draft or a mere 《办法》."""
        if link.target or not link.title:
            return True
        return not (link.draft or self.reader.is_form(link.title) or is_generic(link.title))


def links_of(archive: Archive) -> Links:
    """The links of the whole archive: made once for all that asks, since to make them is most of the work of a check."""
    return _links_of(archive.whole)


_links_of = functools.lru_cache(maxsize=1)(Links)
