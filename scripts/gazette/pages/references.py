"""The lists at the foot of a document's page: relations (关系), what it cites (引用), who cites it (被引用)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gazette import addresses
from gazette.archive import Document
from gazette.links import Link
from gazette.pages.links import place_name
from gazette.site import Site
from gazette.values import value

RELATIONS = {
    "repeals": "废止",
    "implements": "贯彻落实",
    "based_on": "制定依据",
    "effective_with": "同步施行",
    "promulgates": "公布",
    "forwards": "转发",
    "answers": "答复",
}


@dataclass(frozen=True)
class Place:
    """A place where something is cited."""

    href: str
    label: str


@dataclass(frozen=True)
class Reference:
    """A document in one of the lists; `order` is its number on paper."""

    title: str
    href: str | None = None
    number: str | None = None
    relation: str | None = None
    evidence: str | None = None
    order: int | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class References:
    relations: tuple[Reference, ...]
    cites: tuple[Reference, ...]
    cited_by: tuple[Reference, ...]


def references(site: Site, document: Document, order: Mapping[str, int]) -> References:
    """All three lists. `order`: by id of what is cited its number on paper."""

    def href(url: str) -> str:
        return addresses.relative(url, document.url)

    return References(
        tuple(
            Reference(
                _title(relation.link),
                href(relation.link.target.url) if relation.link.target else None,
                relation.link.number if relation.link.title else None,
                RELATIONS[relation.kind],
                relation.evidence,
            )
            for relation in site.relations[document.id]
        ),
        tuple(
            Reference(
                _title(link),
                href(link.target.url) if link.target else None,
                (link.number or (link.target.number if link.target else None)) if link.title else None,
                order=order[link.target.id] if link.target else None,
                places=(Place(f"#{link.anchor}", place_name(link)),),
            )
            for link in site.cited_documents(document)
        ),
        tuple(
            Reference(
                other.title,
                href(other.url),
                other.number if other.kind == "notice" else None,
                places=tuple(Place(href(link.url), place_name(link)) for link in links),
            )
            for other, links in site.citing_documents(document.id).items()
        ),
    )


def _title(link: Link) -> str:
    return f"《{value(link.title)}》" if link.title else link.number or link.text
