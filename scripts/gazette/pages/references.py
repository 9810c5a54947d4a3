"""The lists at the foot of a document's page: relations (关系), what it cites (引用), who cites it (被引用)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gazette import addresses
from gazette.amendments import Change
from gazette.archive import Document
from gazette.links import Link
from gazette.pages.links import phrase, place_name
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


DOES_TO_IT: dict[RelationKind, str] = {
    "repeals": "废止了它",
    "lapses": "宣布它失效",
    "amends": "修改了它",
    "prolongs": "延长了它的有效期",
    "corrects": "更正了它",
    "implements": "贯彻落实它",
    "based_on": "以它为依据",
    "effective_with": "与它同步施行",
    "promulgates": "公布了它",
    "issues": "印发了它",
    "forwards": "转发了它",
    "answers": "答复了它",
    "repealed": "称它已废止",
}
"""the same on the page of the other"""


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
class ChangeEntry:
    """One change that an amendment makes, at its place."""

    label: str
    href: str


@dataclass(frozen=True)
class Named:
    """What a sentence names, and what it says that the document does to it."""

    relation: str
    title: str
    href: str | None
    number: str | None
    listed: str | None
    """the heading of the list in which it stands"""
    changes: tuple[ChangeEntry, ...]


@dataclass(frozen=True)
class Stated:
    """关系: a sentence, told once, with all that it names."""

    evidence: str
    at: str
    named: tuple[Named, ...]


@dataclass(frozen=True)
class Reference:
    """引用: a document that is cited; `order` is its number on paper, `place` where it is first cited.

    One of which a relation is `told` stands in that list; only paper, where the numbers lead here, has it here too.
    """

    title: str
    href: str | None
    number: str | None
    order: int | None
    place: Place
    told: bool


@dataclass(frozen=True)
class Place:
    """A place where something is cited: what the place is called, or the words in which it is cited."""

    href: str
    label: str


@dataclass(frozen=True)
class CitedBy:
    """被引用: a document that cites this one, what it does to it, and the words of each place."""

    title: str
    href: str
    number: str | None
    relation: str | None
    evidence: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True)
class References:
    relations: tuple[Stated, ...]
    cites: tuple[Reference, ...]
    cited_by: tuple[CitedBy, ...]


def references(site: Site, document: Document, order: Mapping[str, int]) -> References:
    """All three lists. `order`: by id of what is cited its number on paper."""
    relations = site.relations[document.id]
    told = {relation.link.cited for relation in relations}
    return References(
        tuple(_stated(document, relations)),
        tuple(
            Reference(
                _title(link),
                addresses.relative(link.target.url, document.url) if link.target else None,
                (link.number or (link.target.number if link.target else None)) if link.title else None,
                order[link.target.id] if link.target else None,
                Place(f"#{link.anchor}", place_name(link)),
                link.cited in told,
            )
            for link in site.cited_documents(document)
        ),
        tuple(_cited_by(site, document)),
    )


def _stated(document: Document, relations: Iterable[Relation]) -> Iterator[Stated]:
    """Sentence by sentence in print order."""
    sentences: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in relations:
        sentences[relation.evidence, relation.anchor].append(relation)
    for (evidence, anchor), said in sentences.items():
        yield Stated(
            evidence,
            f"#{anchor}",
            tuple(
                Named(
                    RELATIONS[one.kind],
                    _title(one.link) + (f"第{one.link.article}条" if one.link.article else ""),
                    addresses.relative(one.link.target.url, document.url) if one.link.target else None,
                    one.link.number if one.link.title else None,
                    one.listed,
                    tuple(ChangeEntry(change_words(change), f"#{change.anchor}") for change in one.changes),
                )
                for one in said
            ),
        )


def _cited_by(site: Site, document: Document) -> Iterator[CitedBy]:
    """Document by document. What is quoted as the evidence of a relation is not quoted again, nor is a title."""
    does: dict[str, list[Relation]] = defaultdict(list)
    for relation in site.done_to[document.id]:
        does[relation.link.document.id].append(relation)
    for other, links in site.citing_documents(document.id).items():
        done = does[other.id]
        evidence = tuple(dict.fromkeys(relation.evidence for relation in done))
        places: dict[str, Place] = {}
        for link in links:
            words = phrase(link)
            if other.units[link.unit].kind != "title" and not any(words in one for one in evidence):
                places.setdefault(words, Place(addresses.relative(link.url, document.url), words))
        yield CitedBy(
            other.title,
            addresses.relative(done[0].link.url if done else other.url, document.url),
            other.number if other.kind == "notice" else None,
            "、".join(dict.fromkeys(DOES_TO_IT[relation.kind] for relation in done)) or None,
            evidence,
            tuple(places.values()),
        )


def _title(link: Link) -> str:
    return f"《{value(link.title)}》" if link.title else link.number or link.text
