"""The lists at the foot of a document's page: relations (关系), what it cites (引用), who cites it (被引用)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gazette import addresses
from gazette.amendments import Change
from gazette.document import Document
from gazette.link import Link
from gazette.pages.weights import HEADING, Weight, line, parts
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

_FEW, _ROOM = 20, 40_000
"""Cited at so few places a document lists all who cite it; else as many as make so many bytes."""
_TOGETHER = 20
"""So many places of one document are told together."""


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
    citing: int
    """how many documents cite it"""
    all_citing: str | None
    """where all of them are listed, if here are only the first"""


def references(site: Site, document: Document, order: Mapping[str, int]) -> References:
    """All three lists. `order`: by id of what is cited its number on paper."""
    relations = site.relations[document.id]
    first, whole = citing_first(site, document)
    told = {relation.link.cited for relation in relations}
    return References(
        tuple(_stated(document, relations)),
        tuple(
            Reference(
                _title(link),
                addresses.relative(link.target.url, document.url) if link.target else None,
                (link.number or (link.target.number if link.target else None)) if link.title else None,
                order[link.target.id] if link.target else None,
                Place(f"#{link.anchor}", link.stands.place),
                link.cited in told,
            )
            for link in site.cited_documents(document)
        ),
        tuple(cited_by_entry(one, document.url) for one in first),
        len(site.citing_documents(document.id)),
        None if whole else addresses.relative(addresses.cited_by(document.url), document.url),
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


@dataclass(frozen=True)
class Citing:
    """A document that cites another, what it does to it with the sentence, and the places by their words."""

    document: Document
    href: str
    relation: str | None
    evidence: tuple[str, ...]
    places: tuple[Link, ...]


def citing(site: Site, document: Document) -> Iterator[Citing]:
    """Document by document; one with very many places again and again.

    What is quoted as the evidence of a relation is not quoted again, nor is a title.
    """
    does: dict[str, list[Relation]] = defaultdict(list)
    for relation in site.done_to[document.id]:
        does[relation.link.document.id].append(relation)
    for other, links in site.citing_documents(document.id).items():
        done = does[other.id]
        evidence = tuple(dict.fromkeys(relation.evidence for relation in done))
        places: dict[str, Link] = {}
        for link in links:
            words = link.stands.phrase
            if not link.stands.in_title and not any(words in one for one in evidence):
                places.setdefault(words, link)
        told = "、".join(dict.fromkeys(DOES_TO_IT[one.kind] for one in done))
        for at in range(0, max(len(evidence), len(places), 1), _TOGETHER):
            until = at + _TOGETHER
            yield Citing(
                other,
                done[0].link.url if done else other.url,
                told or None,
                evidence[at:until],
                tuple(places.values())[at:until],
            )


def citing_first(site: Site, document: Document) -> tuple[list[Citing], bool]:
    """What its own page lists of those that cite it, and whether that is all."""
    if len(site.links.to(document.id)) <= _FEW:
        return list(citing(site, document)), True
    found = parts(citing(site, document), weigh_citing, _ROOM)
    return next(found), next(found, None) is None


def weigh_citing(one: Citing) -> Weight:
    places = [(link.stands.phrase, link.url) for link in one.places]
    told = (one.document.title, one.document.number, one.href, one.relation)
    return Weight(line(told, one.evidence, places) + HEADING)


def cited_by_entry(one: Citing, page: str) -> CitedBy:
    """The same as a list on `page` shows it."""
    return CitedBy(
        one.document.title,
        addresses.relative(one.href, page),
        one.document.number if one.document.kind == "notice" else None,
        one.relation,
        one.evidence,
        tuple(Place(addresses.relative(link.url, page), link.stands.phrase) for link in one.places),
    )


def _title(link: Link) -> str:
    return f"《{value(link.title)}》" if link.title else link.number or link.text
