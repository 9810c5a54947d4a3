"""解析: what the citations of one document lead to: a document of ours, an outside instrument, or nowhere.

Two candidates: nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from gazette.citations import Citation, Span, find_article_references
from gazette.cited import GENERIC, Cited, bare_key
from gazette.document import Document
from gazette.drafts import drafts
from gazette.instruments import names_of
from gazette.laws import COUNTRY, find_laws, is_law, short_name
from gazette.link import Link, Stands
from gazette.meant import can_be_meant, is_dated
from gazette.numerals import half_width
from gazette.targets import Target, Targets
from gazette.terms import Terms
from gazette.units import Unit

_NEW_NUMBER = re.compile("(?:作为|改为|调整为)$")
"""增加一条，作为第三条之一: the number that an article has after the amendment"""
_MAY_REFER = re.compile("[法条]")
"""in every name of a law, and every reference to an article"""


@dataclass(frozen=True)
class Known:
    """What there is in all the archive that a citation may mean."""

    targets: Targets
    terms: Terms
    laws: Mapping[str, Target]
    """outside laws by the names under which they are known, with and without their country; no name of two"""

    @classmethod
    def of(cls, targets: Targets, terms: Terms) -> Self:
        laws: dict[str, Target] = {}
        for title in {
            short_name(name) for one in targets.instruments for name in names_of(one) if is_law(name)
        }:
            target = targets.resolve(title, None)
            if target and target.instrument:
                laws |= {title: target, COUNTRY + title: target}
        return cls(targets, terms, laws)

    @cached_property
    def _longest_law(self) -> int:
        return max(map(len, self.laws), default=0)

    def laws_in(self, text: str, outside: Sequence[Span]) -> dict[Span, Target]:
        """The laws that a text names without 《》, outside these spans."""
        found = find_laws(text, self.laws, self._longest_law, outside)
        return {(start, end): self.laws[half_width(text[start:end])] for start, end in found}


class Resolver:
    """Resolves the citations of one document."""

    def __init__(self, cited: Cited, known: Known) -> None:
        self.cited = cited
        self.known = known
        self.document = cited.document
        self.notice = cited.reader.archive.notice_of(self.document)
        self.amends = self.document.kind == "notice" and _amends(self.document)
        self.explained = dict.fromkeys(cited.explained, _main(self.notice))
        self.short: dict[str, Target | None] = {}
        self.kinds: dict[str, Target | None] = {}
        self._stand: tuple[int, Stands] | None = None
        """the unit whose links are made now"""

    def links(self) -> Iterator[Link]:
        """The citations of the document and the articles it refers to, in reading order."""
        self._define()
        cited = self.cited.by_unit
        for index, unit in enumerate(self.cited.units):
            if not (index in cited or _MAY_REFER.search(unit.text)) or not self.cited.cites(index):
                continue
            found = list(self._links(index, unit, cited.get(index, [])))
            laws = self.known.laws_in(unit.text, [(link.start, link.end) for link in found])
            found += [self._law(index, unit, span, target) for span, target in laws.items()]
            articles = self._articles(index, unit, found, list(laws))
            yield from sorted([*found, *articles], key=lambda link: (link.start, link.end))

    def in_title(self) -> Iterator[Link]:
        """What the title of a notice names."""
        for index, unit, citations in self.cited.in_title():
            yield from self._links(index, unit, [each for each in citations if each.title])

    def _stands(self, index: int) -> Stands:
        if self._stand is None or self._stand[0] != index:
            self._stand = (index, Stands(self.cited.units[index]))
        return self._stand[1]

    def _define(self) -> None:
        for definition in self.cited.definitions:
            target = self._resolve(definition.citation)
            known = self.short.get(definition.short, target)
            self.short[definition.short] = target if known == target else None
            self.kinds.clear()  # what 《通知》 means may have changed with what 《甲通知》 means

    def _resolve(self, citation: Citation) -> Target | None:
        """What a citation leads to, if nothing that is told forbids it."""
        found = self._named(citation)
        if published_by := citation.beside.number:
            found = self._published_by(str(published_by), citation.title, found)
        if not found or not can_be_meant(found, citation, self.document):
            return None
        number = str(citation.told_number)
        if self.known.targets.is_found(found) and not self.known.terms.is_the_first(
            number, citation.year_of_order, citation.title, self.document
        ):
            return None
        return found

    def _published_by(self, number: str, title: str | None, titled: Target | None) -> Target | None:
        """令第12号公布的《办法》: what bears the title, if it has that number; else what bears the number."""
        bearing = {target.id for target in self.known.targets.candidates(None, number)}
        return titled if titled and titled.id in bearing else self.known.targets.resolve(title, number)

    def _named(self, citation: Citation) -> Target | None:
        number = str(citation.number) if citation.number else None
        if citation.title:
            if citation.title in self.short and not number:
                return self.short[citation.title]
            if GENERIC.fullmatch(citation.title) and not number:
                return self._by_kind(citation.title)
            explained = self.explained.get(bare_key(citation.title))
            if explained and not number:
                return explained
        return self.known.targets.resolve(citation.title, number) or self._other_than_own(
            citation.title, number
        )

    def _other_than_own(self, title: str | None, number: str | None) -> Target | None:
        """What an amendment amends is not the amended text that it encloses under the same title."""
        if not self.amends:
            return None
        found = [
            target
            for target in self.known.targets.candidates(title, number)
            if target.document is not self.document
        ]
        return found[0] if len({target.id for target in found}) == 1 else None

    def _by_kind(self, kind: str) -> Target | None:
        """《通知》 without definition: the one document this text speaks of whose title ends so, if it is one."""
        if kind not in self.kinds:
            found: dict[str, Target | None] = {
                target.id: target for title, target in self.explained.items() if title.endswith(kind)
            }
            for citation in (each for citations in self.cited.by_unit.values() for each in citations):
                if citation.title and citation.title.endswith(kind) and citation.title != kind:
                    target = self._resolve(citation)
                    found.setdefault(target.id if target else citation.title, target)
            self.kinds[kind] = next(iter(found.values())) if len(found) == 1 else None
        return self.kinds[kind]

    def _links(self, index: int, unit: Unit, citations: list[Citation]) -> Iterator[Link]:
        named = [self._resolve(citation) or self._dated(citation) for citation in citations]
        own = [target is not None and target.document is self.notice for target in named]
        found = zip(citations, named, drafts(unit.text, citations, own), strict=True)
        for citation, target, draft in found:
            yield Link(
                self.document, index, unit.anchor, citation.start, citation.end, citation.text, citation.title,
                str(citation.told_number) if citation.told_number else None, None if draft else target, draft=draft,
                stands=self._stands(index).at(citation.start, citation.end),
            )  # fmt: skip

    def _law(self, index: int, unit: Unit, span: Span, target: Target) -> Link:
        """依照民事诉讼法: a law without 《》."""
        name = unit.text[slice(*span)]
        return Link(
            self.document,
            index,
            unit.anchor,
            *span,
            name,
            name,
            None,
            target,
            stands=self._stands(index).at(*span),
        )

    def _dated(self, citation: Citation) -> Target | None:
        """《…的通知》（2022年3月8日）, 2021年市《政府工作报告》: of our own documents of one title that of this day or year."""
        told = citation.beside
        if not (told.day or told.year) or not citation.title or citation.told_number:
            return None
        found = [
            target
            for target in self.known.targets.candidates(citation.title, None)
            if is_dated(target, told) and can_be_meant(target, citation, self.document)
        ]
        return found[0] if len(found) == 1 else None

    def _articles(self, index: int, unit: Unit, found: list[Link], laws: Sequence[Span]) -> Iterator[Link]:
        """《办法》第五条: a link to each article; of an outside document to its page, which has no articles."""
        owners = {link.start: link.target for link in reversed(found)}
        for reference in find_article_references(unit.text, laws):
            if unit.kind == "article" and reference.end <= len(unit.marker):
                continue
            owner = owners.get(reference.of[0]) if reference.of else self._default_owner(unit)
            if (
                self.amends
                and not unit.part
                and not _NEW_NUMBER.search(unit.text[: reference.start].rstrip())
            ):
                continue  # 删去第五条: an article as it was, not that of the amended text
            target = owner and _article(owner, reference.path, reference.item)
            if target is None:
                continue
            yield Link(
                self.document, index, unit.anchor, reference.start, reference.end, reference.text,
                None, None, target, reference.article,
                stands=self._stands(index).at(reference.start, reference.end),
            )  # fmt: skip

    def _default_owner(self, unit: Unit) -> Target:
        """第八条 without a title: of the part of the document that says so, or in an interpretation of what it explains."""
        if self.document.kind == "interpretation":
            return _main(self.notice)
        return Target(f"{self.document.url}#{unit.part}", document=self.document)


def _main(notice: Document) -> Target:
    """What a notice brings: the regulation or plan under its cover, else the notice itself."""
    for place, enclosure in enumerate(notice.notice.enclosures, 1):
        if enclosure.title:
            return Target(f"{notice.url}#enclosure-{place}", document=notice)
    return Target(notice.url, document=notice)


def _amends(notice: Document) -> bool:
    """修改决定: whether a notice amends a document, by its title."""
    return bool(re.search("关于(?:修改|修订|修正)[^，。]*的(?:决定|通知|公告)$|修正案$", notice.title))


def _article(owner: Target, number: tuple[int, ...], item: int | None) -> Target | None:
    """An article of a document, or of the one part of it that a target names, and its item (项) where it has that one;
    None unless it is one.

    Two enclosures may both have a 第二条: 《乙办法》第二条 is that of the enclosure 《乙办法》.
    """
    if owner.document is None:
        return owner
    part = owner.url.partition("#")[2]
    found = [anchor for anchor, own in owner.document.articles.get(number, []) if part in ("", own)]
    if len(found) != 1:
        return None
    inner = f"{found[0]}-item-{item}"
    anchor = inner if item and inner in owner.document.anchors else found[0]
    return replace(owner, url=f"{owner.document.url}#{anchor}")
