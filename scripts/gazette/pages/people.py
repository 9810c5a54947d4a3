"""The list of appointments (人事), notice by notice, newest issue first. A long one goes by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from gazette import addresses
from gazette.pages.entries import ActEntry, DocumentEntry, act_entry, document_entry
from gazette.pages.filters import WordFilter
from gazette.pages.head import PERSONNEL
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind, PageLink
from gazette.pages.paging import Leaf, leaves
from gazette.site import Act, Mention, Site


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
    groups: list[Group]
    named: list[Naming]
    downloads: list[PageLink]
    filter: WordFilter


def _pages(site: Site) -> Iterator[Page]:
    everybody: list[Act | Mention] = [*site.acts(), *site.mentions()]
    newest_first = sorted(everybody, key=lambda told: told.document.issue.key, reverse=True)
    for leaf in leaves(addresses.PEOPLE, newest_first, lambda told: told.document.issue.year):
        yield listing(
            site,
            leaf.page,
            "人事",
            "人事任免，逐条列出",
            "人事任免,任命,免职",
            partial(_view, site, leaf),
            column_type=PERSONNEL,
            scripts=("filter",),
        )


def _view(site: Site, leaf: Leaf[Act | Mention]) -> PeopleView:
    acts = [told for told in leaf.entries if isinstance(told, Act)]
    mentions = [told for told in leaf.entries if isinstance(told, Mention)]
    return PeopleView(
        leaf,
        len(acts),
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
        WordFilter(),
    )


def _mention(told: Mention, page: str) -> MentionEntry:
    href = addresses.relative(f"{told.document.url}#{told.anchor}", page)
    return MentionEntry(href, told.name, told.role, told.post, told.group)


PEOPLE = PageKind("people", "people.html", _pages, navigation="人事")
