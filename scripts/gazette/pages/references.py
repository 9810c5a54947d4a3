"""The lists at the foot of a document's page: relations (关系), what it cites (引用), who cites it (被引用)."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from gazette import addresses
from gazette.amendments import Change
from gazette.archive import Document
from gazette.links import Link
from gazette.pages.links import place_name
from gazette.relations import Relation, RelationKind
from gazette.site import Site
from gazette.values import value

RELATIONS: dict[RelationKind, str] = {
    "repeals": "废止",
    "lapses": "宣布失效",
    "amends": "修改",
    "prolongs": "延长有效期",
    "corrects": "更正",
    "implements": "贯彻落实",
    "based_on": "制定依据",
    "effective_with": "同步施行",
    "promulgates": "公布",
    "issues": "印发",
    "forwards": "转发",
    "answers": "答复",
    "repealed": "称其已废止",
}
"""what a document does to another; the last is only said of it"""


def done_to(relation: Relation, since: datetime.date | None) -> str:
    """What is said of a document on its own page: 被废止，自 2022-10-15 起; 有效期延长至 2025-12-31."""
    if relation.kind == "prolongs":
        return f"有效期延长至 {relation.until}" if relation.until else "有效期延长"
    told = {"repealed": RELATIONS["repealed"], "corrects": "有更正"}.get(
        relation.kind
    ) or f"被{RELATIONS[relation.kind]}"
    return f"{told}，自 {since} 起" if since and relation.kind not in ("corrects", "repealed") else told


def change_words(change: Change) -> str:
    """增加第三条之一; 第六条改为第五条; 第四条改动字句."""
    place, to = change.place or "", change.to or ""
    match change.kind:
        case "add":
            return f"增加{to}" if to else f"{place}增加内容"
        case "renumber":
            return f"{place}改为{to}"
        case "delete":
            return f"删去{place}"
        case "words":
            return f"{place}改动字句"
        case "replace":
            return f"修改{place}"


@dataclass(frozen=True)
class Place:
    """A place where something is cited."""

    href: str
    label: str


@dataclass(frozen=True)
class ChangeEntry:
    """One change that an amendment makes, at its place."""

    label: str
    href: str


@dataclass(frozen=True)
class Reference:
    """A document in one of the lists; `order` is its number on paper."""

    title: str
    href: str | None = None
    number: str | None = None
    relation: str | None = None
    evidence: str | None = None
    at: str | None = None
    """where the evidence stands"""
    order: int | None = None
    places: tuple[Place, ...] = ()
    listed: str | None = None
    """the heading of the list in which it stands"""
    changes: tuple[ChangeEntry, ...] = ()


@dataclass(frozen=True)
class References:
    relations: tuple[Reference, ...]
    cites: tuple[Reference, ...]
    cited_by: tuple[Reference, ...]


def references(site: Site, document: Document, order: Mapping[str, int]) -> References:
    """All three lists. `order`: by id of what is cited its number on paper."""

    def href(url: str) -> str:
        return addresses.relative(url, document.url)

    does: dict[str, list[Relation]] = defaultdict(list)
    for relation in site.done_to[document.id]:
        does[relation.link.document.id].append(relation)
    return References(
        tuple(
            Reference(
                _title(relation.link),
                href(relation.link.target.url) if relation.link.target else None,
                relation.link.number if relation.link.title else None,
                RELATIONS[relation.kind],
                relation.evidence,
                f"#{relation.anchor}",
                listed=relation.listed,
                changes=tuple(
                    ChangeEntry(change_words(change), f"#{change.anchor}") for change in relation.changes
                ),
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
                "、".join(dict.fromkeys(RELATIONS[relation.kind] for relation in does[other.id])) or None,
                "\n".join(dict.fromkeys(relation.evidence for relation in does[other.id])) or None,
                places=tuple(Place(href(link.url), place_name(link)) for link in links),
            )
            for other, links in site.citing_documents(document.id).items()
        ),
    )


def _title(link: Link) -> str:
    return f"《{value(link.title)}》" if link.title else link.number or link.text
