"""对照: each article beside the passages of the interpretation that explain it, each passage beside its articles.

What is set beside is a copy: the whole text, with its links, and a link to the place it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gazette.addresses import relative
from gazette.document import Document
from gazette.link import Link
from gazette.punctuation import sentences
from gazette.site import Site
from gazette.text import Line, Texts, cut
from gazette.units import name_of


@dataclass(frozen=True)
class Stretch:
    """Sentences that follow each other: `told` where they speak of the article, else what stands around them."""

    runs: Line
    told: bool


@dataclass(frozen=True)
class Copy:
    """副本: one passage or article as it stands elsewhere: its paragraphs in stretches, its source."""

    paragraphs: tuple[tuple[Stretch, ...], ...]
    name: str
    href: str


def passages_beside(site: Site, texts: Texts, notice: Document) -> dict[int, list[Copy]]:
    """By position of the last unit of each explained article: the passages that explain it (解读)."""
    found = site.links.explanations(notice)
    last: dict[str, int] = {}
    for index, unit in enumerate(notice.units):
        for anchor in (unit.anchor, *unit.ancestors):
            if anchor in found:
                last[anchor] = index
    return {
        index: [_passage(site, texts, notice, links) for links in _by_place(found[anchor])]
        for anchor, index in last.items()
    }


def articles_beside(site: Site, texts: Texts, interpretation: Document) -> dict[int, list[Copy]]:
    """By position of each passage of an interpretation: the articles that it explains (条文)."""
    notice = site.archive.notice_of(interpretation)
    named: dict[int, dict[str, None]] = {}
    for anchor, links in site.links.explanations(notice).items():
        for link in links:
            named.setdefault(link.unit, {})[anchor] = None
    return {
        index: [_article(texts, interpretation, notice, anchor) for anchor in anchors]
        for index, anchors in named.items()
    }


def _by_place(links: list[Link]) -> list[list[Link]]:
    """The references to one article, those in one passage together."""
    places: dict[int, list[Link]] = {}
    for link in links:
        places.setdefault(link.unit, []).append(link)
    return list(places.values())


def _passage(site: Site, texts: Texts, notice: Document, links: list[Link]) -> Copy:
    """The passage that holds `links`, all of one article."""
    source, index = links[0].document, links[0].unit
    unit = source.units[index]
    others = [
        link
        for link in site.links.of(source)
        if link.unit == index and link.article and link.target and link.target.document
    ]
    kept = [(link.start, link.end) for link in site.links.of(source) if link.unit == index]
    runs = told_runs(
        unit.text,
        own=[(link.start, link.end) for link in links],
        others=[(link.start, link.end) for link in others if link not in links],
        kept=kept,
    )
    whole = texts.quoted(source, index)
    heading = next((other for other in source.units if other.anchor in unit.ancestors[-1:]), unit)
    return Copy(
        (tuple(Stretch(cut(whole, start, end), told) for start, end, told in runs),),
        name_of(heading),
        relative(links[0].url, notice.url),
    )


def _article(texts: Texts, interpretation: Document, notice: Document, anchor: str) -> Copy:
    own = [
        (index, unit)
        for index, unit in enumerate(notice.units)
        if unit.anchor == anchor or anchor in unit.ancestors
    ]
    paragraphs = tuple((Stretch(texts.quoted(notice, index), True),) for index, _ in own)
    return Copy(paragraphs, name_of(own[0][1]), relative(f"{notice.url}#{anchor}", interpretation.url))


def told_runs(
    text: str,
    own: Iterable[tuple[int, int]],
    others: Iterable[tuple[int, int]],
    kept: Iterable[tuple[int, int]],
) -> list[tuple[int, int, bool]]:
    """What a passage says of one article: (start, end, told) of stretches that make up the whole text.

    A sentence that names the article (`own`) speaks of it, and so do those that follow and name none of the
    `others`. Sentences end at 。！？； but never within a stretch of `kept`.
    """
    own, others = list(own), list(others)
    runs: list[tuple[int, int, bool]] = []
    for start, end in sentences(text, whole=list(kept)):
        named = any(start <= at < end for at, _ in own)
        else_named = any(start <= at < end for at, _ in others)
        told = named or (bool(runs) and runs[-1][2] and not else_named)
        if runs and runs[-1][2] == told:
            start = runs.pop()[0]
        runs.append((start, end, told))
    return runs
