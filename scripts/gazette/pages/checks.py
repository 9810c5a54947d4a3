"""编校说明: what the gazette says of itself against what is counted, document by document, and the corrections made."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any
from weakref import WeakKeyDictionary

from gazette import addresses, model
from gazette.claims import Claim
from gazette.document import Document
from gazette.fidelity import set_aside
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind
from gazette.pages.paging import Leaf, leaves
from gazette.pages.weights import HEADING, Weight, line, row, weight
from gazette.pages.word_by_word import Stretch, word_by_word
from gazette.site import Site

Pairs = tuple[tuple[tuple[Stretch, ...], tuple[Stretch, ...]], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """What the list lists: a claim with its wordings; without one, a document that has corrections."""

    document: Document
    claim: Claim | None = None
    pairs: Pairs = ()


@dataclass(frozen=True)
class ClaimEntry:
    """自述 with its place; `pairs` are the two wordings, where words differ."""

    claim: Claim
    href: str
    place: str
    pairs: Pairs


@dataclass(frozen=True)
class DocumentGroup:
    """The differences of one document."""

    title: str
    href: str
    claims: list[ClaimEntry]


@dataclass(frozen=True)
class RuleGroup:
    """What one rule found to agree: `name` is what it looks at, `rule` all of it."""

    name: str
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
class Whole:
    """What is said of the whole gazette on every leaf."""

    claims: int
    characters: int
    set_aside: list[SetAside]


@dataclass(frozen=True)
class ChecksView:
    leaf: Leaf[Counted]
    whole: Whole
    failing: list[DocumentGroup]
    reworded: list[DocumentGroup]
    """转述: where an interpretation tells an article in words of its own"""
    corrections: list[CorrectedDocument]
    rules: list[RuleGroup]


_LEAVES: WeakKeyDictionary[Site, tuple[Leaf[Counted], ...]] = WeakKeyDictionary()


def _leaves(site: Site) -> tuple[Leaf[Counted], ...]:
    """The leaves of the list, worked out once: pages of tables ask for them too."""
    if site not in _LEAVES:
        listed = [
            *(Counted(document) for document in site.archive.documents if document.corrections),
            *(Counted(claim.document, claim, _pairs(claim)) for claim in site.claims),
        ]
        _LEAVES[site] = tuple(
            leaves(addresses.CHECKS, listed, lambda each: each.document.issue.year, _since, _weigh)
        )
    return _LEAVES[site]


@functools.lru_cache(maxsize=1)  # asked for by every page of a table
def leaves_of_claims(site: Site) -> dict[Claim, str]:
    """On which leaf each claim stands."""
    return {each.claim: leaf.page for leaf in _leaves(site) for each in leaf.entries if each.claim}


def _pages(site: Site) -> Iterator[Page]:
    """What does not agree first, document by document, then rule by rule; a long list goes by year."""
    whole = functools.cache(lambda: _whole(site))
    for leaf in _leaves(site):
        yield listing(
            site,
            leaf.page,
            "编校说明",
            "本刊怎样照印刷排录；公报自己说的数目和名称与清点结果的对照；改正之处",
            "编校,核对,更正,校注",
            partial(_view, whole, leaf),
            leaf=leaf,
        )


def _view(whole: Callable[[], Whole], leaf: Leaf[Counted]) -> ChecksView:
    told = [(each, each.claim) for each in leaf.entries if each.claim]
    by_rule = sorted(((each, claim) for each, claim in told if claim.holds), key=_rule)
    return ChecksView(
        leaf,
        whole(),
        _by_document([each for each, claim in told if claim.fails], leaf.page),
        _by_document([each for each, claim in told if not claim.holds and not claim.fails], leaf.page),
        [
            CorrectedDocument(
                each.document.title,
                addresses.relative(f"{each.document.url}#notes", leaf.page),
                len(each.document.corrections),
            )
            for each in leaf.entries
            if not each.claim
        ],
        [
            RuleGroup(
                rule.partition("：")[0],
                rule.partition("：")[2],
                [_entry(claim, each.pairs, leaf.page) for each, claim in group],
            )
            for rule, group in groupby(by_rule, key=_rule)
        ],
    )


def _rule(told: tuple[Counted, Claim]) -> str:
    return told[1].rule


def _by_document(told: list[Counted], page: str) -> list[DocumentGroup]:
    return [
        DocumentGroup(
            document.title,
            addresses.relative(document.url, page),
            [_entry(each.claim, each.pairs, page) for each in group if each.claim],
        )
        for document, group in groupby(
            sorted(told, key=lambda each: each.document.id), key=lambda each: each.document
        )
    ]


def _since(each: Counted) -> Any:
    return each.document.issue.key


def _weigh(each: Counted) -> Weight:
    """With the heading of its document or its rule; words that differ are marked one by one."""
    document, claim = each.document, each.claim
    if claim is None:
        return Weight(line(document.title, document.url))
    if claim.holds:
        own = row(0, claim.quote, claim.counted, document.title, document.url, claim.anchor)
        return Weight(own, ((claim.rule, HEADING + weight(claim.rule)),))
    told = (claim.quote, claim.stated, claim.counted, claim.explanation)
    own = line(document.title, document.url, claim.anchor, each.pairs or told) + line() * len(each.pairs)
    return Weight(own, (((claim.fails, document), HEADING + weight((document.title, document.url))),))


def _pairs(claim: Claim) -> Pairs:
    return tuple(word_by_word(here, there) for here, there in claim.pairs)


def _whole(site: Site) -> Whole:
    issues = site.archive.gazette.issues
    return Whole(len(site.claims), site.length, _set_aside(issues))


def _set_aside(issues: Sequence[model.Issue]) -> list[SetAside]:
    """版面文字 of all issues by kind, the kinds in their own order."""
    told: Counter[model.FurnitureKind] = Counter()
    for issue in issues:
        told.update(set_aside(issue))
    return [SetAside(kind.label, told[kind]) for kind in model.FurnitureKind if told[kind]]


def _entry(claim: Claim, pairs: Pairs, page: str) -> ClaimEntry:
    href = addresses.relative(f"{claim.document.url}#{claim.anchor}", page)
    return ClaimEntry(claim, href, claim.place, pairs)


CHECKS = PageKind("checks", "checks.html", _pages, addresses.CHECKS)
