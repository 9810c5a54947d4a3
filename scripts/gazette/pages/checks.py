"""核对: what the gazette says of itself against what is counted, rule by rule, and the corrections made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from gazette import addresses, model
from gazette.characters import squeeze
from gazette.claims import Claim
from gazette.fidelity import set_aside, without
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind
from gazette.pages.paging import Leaf, leaves
from gazette.site import Site
from gazette.text.names import name_of


@dataclass(frozen=True)
class ClaimEntry:
    """自述 with its place."""

    claim: Claim
    href: str
    place: str


@dataclass(frozen=True)
class RuleGroup:
    """What was found by one rule."""

    rule: str
    claims: list[ClaimEntry]


@dataclass(frozen=True)
class CorrectedDocument:
    """A document in which something was repaired, and how often."""

    title: str
    href: str
    count: int


@dataclass(frozen=True)
class SetAside:
    """版面文字 of one kind: so many characters of what was received are on no page."""

    kind: str
    characters: int


@dataclass(frozen=True)
class ChecksView:
    leaf: Leaf[Claim]
    characters: int
    set_aside: list[SetAside]
    failing: list[ClaimEntry]
    reworded: int
    """转述: how often an interpretation tells an article in words of its own"""
    corrections: list[CorrectedDocument]
    rules: list[RuleGroup]


def _pages(site: Site) -> Iterator[Page]:
    """What does not agree first, then rule by rule; a long list goes by year."""
    for leaf in leaves(addresses.CHECKS, site.claims, lambda claim: claim.document.issue.year):
        yield listing(
            site,
            leaf.page,
            "核对",
            "公报自己说的数目与清点的结果，一致的和不一致的",
            "核对,更正,校注",
            partial(_view, site, leaf),
        )


def _view(site: Site, leaf: Leaf[Claim]) -> ChecksView:
    by_rule = sorted(leaf.entries, key=lambda claim: claim.rule)
    return ChecksView(
        leaf,
        sum(_length(issue) for issue in site.archive.gazette.issues),
        _set_aside(site.archive.gazette.issues),
        [_entry(claim, leaf.page) for claim in leaf.entries if claim.fails],
        sum(not claim.holds and not claim.fails for claim in leaf.entries),
        [
            CorrectedDocument(
                document.title,
                addresses.relative(f"{document.url}#notes", leaf.page),
                len(document.record.corrections),
            )
            for document in site.archive.documents
            if document.record.corrections and leaf.year in (None, document.issue.year)
        ],
        [
            RuleGroup(rule, [_entry(claim, leaf.page) for claim in group])
            for rule, group in groupby(by_rule, key=lambda claim: claim.rule)
        ],
    )


def _set_aside(issues: Sequence[model.Issue]) -> list[SetAside]:
    """版面文字 of all issues by kind, the kinds in their own order."""
    told: Counter[model.FurnitureKind] = Counter()
    for issue in issues:
        told.update(set_aside(issue))
    return [SetAside(kind.label, told[kind]) for kind in model.FurnitureKind if told[kind]]


def _length(issue: model.Issue) -> int:
    """How many characters an issue has, the tags of the extraction left out."""
    return len(squeeze(without(issue.source, [tag.text for tag in issue.markup])))


def _entry(claim: Claim, page: str) -> ClaimEntry:
    unit = next((unit for unit in claim.document.units if unit.anchor == claim.anchor), None)
    href = addresses.relative(f"{claim.document.url}#{claim.anchor}", page)
    return ClaimEntry(claim, href, name_of(unit) if unit else claim.document.title)


CHECKS = PageKind("checks", "checks.html", _pages)
