"""The list of appointments (人事), notice by notice, newest issue first. A long one goes by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from gazette import addresses
from gazette.pages.entries import ActEntry, DocumentEntry, act_entry, document_entry, weigh_act
from gazette.pages.head import PERSONNEL
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind, PageLink
from gazette.pages.paging import Leaf, leaves
from gazette.pages.weights import TABLE_HEADING, Weight, row, weight
from gazette.persons import Act, Mention
from gazette.site import Site


@dataclass(frozen=True)
class Group:
    """The acts of one notice."""

    notice: DocumentEntry
    acts: list[ActEntry]


@dataclass(frozen=True)
class MentionEntry:
    """One person in a roster, or who speaks or signs."""

    href: str
    person: str
    role: str | None
    post: str | None
    group: str | None


@dataclass(frozen=True)
class Naming:
    """The persons whom one document names."""

    document: DocumentEntry
    persons: list[MentionEntry]


@dataclass(frozen=True)
class PeopleView:
    leaf: Leaf[Act | Mention]
    acts: int
    """of all leaves"""
    groups: list[Group]
    named: list[Naming]
    downloads: list[PageLink]


def _pages(site: Site) -> Iterator[Page]:
    acts = site.acts
    everybody: list[Act | Mention] = [*acts, *site.mentions]
    newest_first = sorted(everybody, key=_since, reverse=True)
    for leaf in leaves(addresses.PEOPLE, newest_first, lambda told: told.document.issue.year, _since, _weigh):
        yield listing(
            site,
            leaf.page,
            "人事",
            "人事任免，逐条列出",
            "人事任免,任命,免职",
            partial(_view, site, leaf, len(acts)),
            column_type=PERSONNEL,
            scripts=("filter",),
            leaf=leaf,
        )


def _since(told: Act | Mention) -> Any:
    return told.document.issue.key


def _weigh(told: Act | Mention) -> Weight:
    document = told.document
    heading = TABLE_HEADING + weight((document.title, document.url, document.number))
    own = weigh_act(told) if isinstance(told, Act) else _weigh_mention(told)
    return Weight(own, (((type(told), document), heading),))


def _weigh_mention(told: Mention) -> int:
    return row(3, told.name, told.name, told.role, told.post, told.document.url, told.anchor)


def _view(site: Site, leaf: Leaf[Act | Mention], total: int) -> PeopleView:
    acts = [told for told in leaf.entries if isinstance(told, Act)]
    mentions = [told for told in leaf.entries if isinstance(told, Mention)]
    return PeopleView(
        leaf,
        total,
        [
            Group(document_entry(site, notice, leaf.page), [act_entry(act, leaf.page) for act in group])
            for notice, group in groupby(acts, key=lambda act: act.document)
        ],
        [
            Naming(document_entry(site, document, leaf.page), [_mention(told, leaf.page) for told in group])
            for document, group in groupby(mentions, key=lambda told: told.document)
        ],
        [
            PageLink(form.upper(), addresses.relative(addresses.acts_data(form), leaf.page))
            for form in ("csv", "json")
        ],
    )


def _mention(told: Mention, page: str) -> MentionEntry:
    href = addresses.relative(f"{told.document.url}#{told.anchor}", page)
    return MentionEntry(href, told.name, told.role, told.post, told.group)


PEOPLE = PageKind("people", "people.html", _pages, addresses.PEOPLE, navigation="人事")
