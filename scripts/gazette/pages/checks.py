"""编校说明: what the gazette says of itself against what is counted, document by document, and the corrections made."""

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
from gazette.pages.word_by_word import Stretch, word_by_word
from gazette.site import Site
from gazette.text.names import name_of


@dataclass(frozen=True)
class ClaimEntry:
    """自述 with its place."""

    claim: Claim
    href: str
    place: str
    pairs: tuple[tuple[tuple[Stretch, ...], tuple[Stretch, ...]], ...]
    """the two wordings, where words differ"""


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
class ChecksView:
    leaf: Leaf[Claim]
    characters: int
    set_aside: list[SetAside]
    failing: list[DocumentGroup]
    reworded: list[DocumentGroup]
    """转述: where an interpretation tells an article in words of its own"""
    corrections: list[CorrectedDocument]
    rules: list[RuleGroup]


def _pages(site: Site) -> Iterator[Page]:
    """What does not agree first, document by document, then rule by rule; a long list goes by year."""
    for leaf in leaves(addresses.CHECKS, site.claims, lambda claim: claim.document.issue.year, _weight):
        yield listing(
            site,
            leaf.page,
            "编校说明",
            "本刊怎样照印刷排录；公报自己说的数目和名称与清点结果的对照；改正之处",
            "编校,核对,更正,校注",
            partial(_view, site, leaf),
        )


def _view(site: Site, leaf: Leaf[Claim]) -> ChecksView:
    by_rule = sorted((claim for claim in leaf.entries if claim.holds), key=lambda claim: claim.rule)
    return ChecksView(
        leaf,
        sum(_length(issue) for issue in site.archive.gazette.issues),
        _set_aside(site.archive.gazette.issues),
        _by_document([claim for claim in leaf.entries if claim.fails], leaf.page),
        _by_document([claim for claim in leaf.entries if not claim.holds and not claim.fails], leaf.page),
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
            RuleGroup(
                rule.partition("：")[0],
                rule.partition("：")[2],
                [_entry(claim, leaf.page) for claim in group],
            )
            for rule, group in groupby(by_rule, key=lambda claim: claim.rule)
        ],
    )


def _by_document(claims: list[Claim], page: str) -> list[DocumentGroup]:
    return [
        DocumentGroup(
            document.title,
            addresses.relative(document.url, page),
            [_entry(claim, page) for claim in group],
        )
        for document, group in groupby(
            sorted(claims, key=lambda claim: claim.document.id), key=lambda claim: claim.document
        )
    ]


def _weight(claim: Claim) -> int:
    """Bytes that a claim makes in the list."""
    words = sum(len(text) + 60 for pair in claim.pairs for text in pair)
    told = len(claim.quote) + len(claim.stated) + len(claim.counted) + len(claim.explanation)
    return 350 + 3 * (told + words)


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
    pairs = tuple(word_by_word(here, there) for here, there in claim.pairs)
    return ClaimEntry(claim, href, name_of(unit) if unit else claim.document.title, pairs)


CHECKS = PageKind("checks", "checks.html", _pages)
