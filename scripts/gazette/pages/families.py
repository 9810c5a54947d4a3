"""一件公文的各页: the pages of a notice and of what belongs to it, and all that they are made from (由来), in one digest.

What is named here is more than what a page shows: of a document that it cites or that cites it, all words. So a page is
made once more where nothing of it would change, and never taken over where something would.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from gazette.claims import Claim
from gazette.document import Document
from gazette.kept import digest
from gazette.link import Link
from gazette.model import Issue
from gazette.pages.checks import leaves_of_claims
from gazette.pages.page import Page
from gazette.persons import Act, Mention
from gazette.site import Site
from gazette.tasks import Task


def family(address: str) -> str:
    """The address of the notice to which a page belongs: documents/x/table-1.html -> documents/x.html"""
    folder, name = address.removesuffix(".html").split("/")[:2]
    return f"{folder}/{name}.html"


class Origins:
    """由来 of the pages of every notice; `settings` is the digest of all that every page is made from."""

    def __init__(self, site: Site, settings: str) -> None:
        self._site = site
        self._settings = settings
        self._files: dict[str, list[str]] = defaultdict(list)
        for name, own in site.digests.items():
            for folder in {name.rpartition("/")[0], "/".join(name.split("/")[:3])}:
                self._files[folder].append(f"{name} {own}")
        self._faces: dict[str, str] = {}
        self._shared: dict[int, tuple[object, str]] = {}

    def __iter__(self) -> Iterator[tuple[Document, str]]:
        """Every notice with the digest of all that its pages are made from."""
        for notice in self._site.archive.notices.values():
            told = [self._settings, *self._files[notice.issue.folder.rstrip("/")]]
            for document in (notice, *self._site.archive.belongings(notice)):
                told += map(self._told, self._of(document))
            yield notice, digest("\n".join(told).encode("utf-8", "surrogatepass"))

    def of_page(self, page: Page) -> str:
        """由来 of a page that is kept by itself: what it shows."""
        shown = (page.address, page.facts, page.text, page.frame, page.view, list(page.rows()), page.filters)
        told = " ".join(map(self._told, shown))
        page.forget()
        return digest(f"{self._settings}\n{told}".encode("utf-8", "surrogatepass"))

    def _of(self, document: Document) -> Iterator[object]:
        site = self._site
        yield document
        yield from site.links.of(document)
        yield from site.links.to(document.id)
        yield from site.relations[document.id]
        for relation in site.done_to.get(document.id, ()):
            yield relation, site.since(relation), site.archive.notice_of(relation.link.document)
        yield site.effects[document.id], site.expiries[document.id]
        yield site.archive.neighbours(document)
        yield site.alike.get(document.url)
        yield [(claim, leaves_of_claims(site).get(claim)) for claim in site.claims_of.get(document.id, ())]
        yield site.tasks_of.get(document.id)
        yield site.files.get(document.url)

    def _told(self, value: Any) -> str:
        """A value with all that it holds; a document by its words and where it stands, an issue by all of its files."""
        kind = type(value)
        if kind is Document:
            return self._face(value)
        if isinstance(value, Issue):
            return " ".join(self._files[value.folder.rstrip("/")])
        parts = _parts(kind)  # type: ignore[arg-type]
        if parts is None:
            return repr(value)
        if kind in _SHARED:
            if id(value) not in self._shared:
                self._shared[id(value)] = (
                    value,
                    digest(self._all_of(value, parts).encode("utf-8", "surrogatepass")),
                )
            return self._shared[id(value)][1]
        return self._all_of(value, parts)

    def _all_of(self, value: Any, parts: Callable[[Any], Iterable[Any]]) -> str:
        return f"({type(value).__name__} {' '.join(map(self._told, parts(value)))})"

    def _face(self, document: Document) -> str:
        if document.id not in self._faces:
            folder = document.file.rpartition("/")[0]
            issue = document.issue.mark.file
            told = [document.url, *self._files[folder], issue, self._site.digests.get(issue, "")]
            self._faces[document.id] = digest("\n".join(told).encode("utf-8", "surrogatepass"))
        return self._faces[document.id]


_SHARED = (Task, Act, Mention, Claim, Link)
"""What many pages show, and is held by the site: each is looked through once."""


@functools.cache
def _parts(kind: type) -> Callable[[Any], Iterable[Any]] | None:
    """What values of a kind hold; None for those that hold nothing but themselves."""
    if is_dataclass(kind):
        names = [one.name for one in fields(kind)]
        return lambda value: [getattr(value, name) for name in names]
    if issubclass(kind, Mapping):
        return lambda value: value.items()
    if kind.__module__.startswith("gazette.") and not issubclass(kind, Enum | str):
        return lambda value: vars(value).items()
    return iter if issubclass(kind, list | tuple) else None
