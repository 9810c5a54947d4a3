"""Cross-links (互见): every citation of every document resolved, or refused.

A citation leads to a document of ours, to an outside instrument, or nowhere. Two candidates: nowhere.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gazette.archive import Archive, Document
from gazette.citations import (
    Citation,
    Citations,
    Span,
    citations_of,
    find_article_references,
    find_citations,
)
from gazette.clearing import Listing, is_title, listed_rows, listed_title, part_listings
from gazette.drafts import drafts
from gazette.instruments import Naming, Namings, names_of, title_key
from gazette.kept import digest
from gazette.laws import COUNTRY, find_laws, is_law, short_name
from gazette.link import Link, Stands
from gazette.meant import can_be_meant, is_dated
from gazette.model import TableReference
from gazette.numbers import Found, find
from gazette.numerals import half_width
from gazette.targets import Governments, Target, Targets, faces, known_series
from gazette.terms import Terms
from gazette.units import Unit
from gazette.workers import FEW

_GENERIC = re.compile(
    r"""
    (?: 实施 | 工作 | 管理 | 行动 | 若干 | 指导 | 暂行 | 专项 | 总体 )?
    (?: 办法 | 通知 | 意见 | 方案 | 规定 | 细则 | 条例 | 标准 | 计划 | 决定 | 公告 | 函 | 规划 | 纲要 | 准则 | 规则 | 章程
      | 预案 | 指南 | 目录 | 清单 | 要点 | 措施 | 通告 | 通报 | 批复 | 命令 | 决议 | 议案 | 报告 | 请示 | 制度 | 规程 )
    """,
    re.VERBOSE,
)
"""通称: a title that says only what kind of document it is; what it means depends on the text around it."""

_STATE = re.compile(r"\((?:试行|暂行|草案|征求意见稿|送审稿|代拟稿)\)$")
_ACTS_ON = re.compile("(?:修改|修订|修正|废止|转发|批转|贯彻|落实|执行|实施|延长|更正)$")
"""关于修改《…办法》的决定: what a title names behind such a word is another document, not what is issued with it"""
_NEW_NUMBER = re.compile("(?:作为|改为|调整为)$")
"""增加一条，作为第三条之一: the number that an article has after the amendment"""
_MAY_REFER = re.compile("[法条]")
"""in every name of a law, and every reference to an article"""


def is_generic(title: str) -> bool:
    """《办法》, 《办法（试行）》"""
    return bool(_GENERIC.fullmatch(_STATE.sub("", title_key(title))))


@dataclass(frozen=True)
class _Read:
    """What an issue cites, by document, and what it names so, whatever that is."""

    citations: dict[str, Citations]
    namings: list[Naming]


@dataclass(frozen=True)
class _Resolved:
    """The links in a document, and those of its title."""

    links: list[Link]
    in_title: list[Link]

    @functools.cached_property
    def by_unit(self) -> dict[int, list[Link]]:
        found: dict[int, list[Link]] = defaultdict(list)
        for link in self.links:
            found[link.unit].append(link)
        return found


class Links:
    """All links of an archive, by the document they stand in and by what they lead to."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._series = known_series(archive)
        self._governments = Governments(archive)
        self._forms = {title_key(form) for form in archive.publication.forms}
        self._resolvers: dict[str, _Resolver] = {}
        self._resolved: dict[str, _Resolved] = {}
        """by document, as far as somebody has asked"""
        self._citations: dict[str, Citations] = {}
        known = " ".join(sorted(self._series))
        read = archive.found(self._read, known)
        self._citations = {document: told for issue in read for document, told in issue.citations.items()}
        namings = [naming for issue in read for naming in issue.namings]
        self.terms = Terms(namings)
        self.namings = Namings(filter(self.terms.mean_the_first, namings))
        self.targets = Targets(archive, self.namings, self._governments)
        self._laws = _laws(self.targets)
        self._longest_law = max(map(len, self._laws), default=0)
        named = (f"{one.title} {one.number} {one.year} {one.document.id}" for one in namings)
        self.world = digest("\n".join([*archive.found(faces), *named]).encode("utf-8", "surrogatepass"))
        """all that links depend on beside the document in which they stand: a digest"""

    def resolve(self, asked: int) -> None:
        """Look up what all citations lead to, if more issues than a few are asked. Until then where one leads is looked up
        when somebody asks, document by document."""
        if asked > FEW:
            self._all  # noqa: B018

    @functools.cached_property
    def _all(self) -> dict[str, _Resolved]:
        for resolved in self.archive.found(self._resolve, self.world):
            self._resolved |= resolved
        self._resolvers.clear()
        self._citations.clear()
        return self._resolved

    @functools.cached_property
    def _to(self) -> dict[str, list[Link]]:
        found: dict[str, list[Link]] = defaultdict(list)
        for link in (link for document in self.archive.documents for link in self._all[document.id].links):
            if link.target and link.target.document is not link.document:
                found[link.target.id].append(link)
        return found

    def _of(self, document: Document) -> _Resolved:
        if document.id not in self._resolved:
            resolver = self._resolver(document)
            self._resolved[document.id] = _Resolved(list(resolver.links()), list(resolver.in_title()))
        return self._resolved[document.id]

    def _read(self, part: Archive) -> _Read:
        for document in part.documents:
            texts = [unit.text for unit in document.units]
            self._citations[document.id] = citations_of(texts, self._series)
        namings = [naming for one in part.documents for naming in self._resolver(one).namings()]
        return _Read({one.id: self._citations[one.id] for one in part.documents}, namings)

    def _resolve(self, part: Archive) -> dict[str, _Resolved]:
        return {document.id: replace(self._of(document)) for document in part.documents}

    def _resolver(self, document: Document) -> _Resolver:
        if document.id not in self._resolvers:
            self._resolvers[document.id] = _Resolver(self, document)
        return self._resolvers[document.id]

    def citations(self, text: str) -> list[Citation]:
        """The citations in a text, their numbers under the full name of the government that is meant."""
        return list(map(self._in_full, find_citations(text, self._series)))

    def numbers(self, text: str) -> list[Found]:
        """The numbers in a text, under the full name of the government that is meant."""
        return [
            replace(each, number=self._governments.in_full(each.number)) for each in find(text, self._series)
        ]

    def read(self, document: Document) -> Citations:
        """The citations of a document and the short titles that it defines, under the full name of the government."""
        read = self._citations[document.id]
        return replace(
            read,
            cited={at: list(map(self._in_full, found)) for at, found in read.cited.items()},
            defined={
                at: [replace(each, citation=self._in_full(each.citation)) for each in found]
                for at, found in read.defined.items()
            },
        )

    def _in_full(self, citation: Citation) -> Citation:
        full = self._governments.in_full
        told = citation.beside
        if told.number or told.numbers:
            told = replace(
                told, number=told.number and full(told.number), numbers=tuple(map(full, told.numbers))
            )
        return replace(citation, number=citation.number and full(citation.number), beside=told)

    def of(self, document: Document) -> list[Link]:
        """The links in a document, in reading order."""
        return self._of(document).links

    def in_unit(self, document: Document, index: int) -> list[Link]:
        """The links in the unit at this position of a document, in reading order."""
        return self._of(document).by_unit.get(index, [])

    def citing_units(self, document: Document) -> list[int]:
        """The units of a document that have links, by their positions in reading order."""
        return list(dict.fromkeys(link.unit for link in self.of(document)))

    def laws_in(self, text: str, outside: Sequence[Span]) -> dict[Span, Target]:
        """The laws that a text names without 《》, outside these spans."""
        found = find_laws(text, self._laws, self._longest_law, outside)
        return {(start, end): self._laws[half_width(text[start:end])] for start, end in found}

    def in_title(self, notice: Document) -> list[Link]:
        """The documents that the title of a notice names; they are no links of its page."""
        return self._of(notice).in_title

    def to(self, target_id: str) -> list[Link]:
        """The places that cite a document (by id) or an instrument (by slug), articles included."""
        return self._to.get(target_id, [])

    def listed_rows(self, table: Document) -> Iterator[tuple[Listing, list[int]]]:
        """Of a table, the rows of a list of documents that end or change, each by the positions of its cells."""
        if table.kind == "table":
            notice = self.archive.notice_of(table)
            parts = part_listings(notice.units)
            above = next((parts.get(unit.part) for unit in notice.units if _refers(unit, table)), None)
            yield from listed_rows(table.units, above)

    def holds_numbers(self, text: str) -> bool:
        """Whether a text is numbers and nothing else: 某府发〔2001〕3号、某府发〔2002〕8号."""
        left = text
        for found in self.numbers(text):
            left = left.replace(found.text, "", 1)
        return left != text and not re.sub(r"[\s、,，;；()（）]", "", left)

    def explanations(self, notice: Document) -> dict[str, list[Link]]:
        """For each article of a notice the places of its interpretation that speak of it."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.to(notice.id):
            if link.article and link.target and link.document.kind == "interpretation":
                found[link.target.url.partition("#")[2]].append(link)
        return found

    def names_a_document(self, link: Link) -> bool:
        """Whether a citation is of a document that was issued: not of a form, a draft or a mere 《办法》."""
        if link.target or not link.title:
            return True
        return not (link.draft or self.is_form(link.title) or is_generic(link.title))

    def is_form(self, title: str | None) -> bool:
        """Whether a title is that of a form (表单), which nobody issued."""
        return title_key(title or "") in self._forms


def links_of(archive: Archive) -> Links:
    """The links of the whole archive: made once for all that asks, since to make them is most of the work of a check."""
    return _links_of(archive.whole)


_links_of = functools.lru_cache(maxsize=1)(Links)


class _Resolver:
    """Resolves the citations of one document; knows its short titles (简称) and what it interprets."""

    def __init__(self, links: Links, document: Document) -> None:
        self.all = links
        self.document = document
        self.amends = document.kind == "notice" and _amends(document)
        read = links.read(document)
        self.units = document.units
        self.cited = dict(read.cited)
        """the citations of those units that may have any"""
        for index in document.listings:
            if listed := self._listed(self.units[index]):
                self.cited[index] = listed
        self._cite_rows()
        self.cited = dict(sorted(self.cited.items()))
        self.definitions = [definition for found in read.defined.values() for definition in found]
        self.explained = self._explained()
        self.short: dict[str, Target | None] = {}
        self.kinds: dict[str, Target | None] = {}
        self._stand: tuple[int, Stands] | None = None
        """the unit whose links are made now"""

    def _stands(self, index: int) -> Stands:
        if self._stand is None or self._stand[0] != index:
            self._stand = (index, Stands(self.units[index]))
        return self._stand[1]

    def _listed(self, unit: Unit) -> list[Citation]:
        """In a list of documents a title stands without 《》, and is all of the item."""
        listed = listed_title(unit, self.all.numbers(unit.text))
        if not listed:
            return []
        if len(listed.numbers) > 1:
            return [
                Citation(number.start, number.end, number.text, listed.title, number.number)
                for number in listed.numbers
            ]
        own = listed.numbers[0].number if listed.numbers else None
        text = unit.text[listed.start : listed.close]
        return [Citation(listed.start, listed.close, text, listed.title, own)]

    def _cite_rows(self) -> None:
        """In a table of documents the number stands in a cell of its own: it is cited with the title of its row."""
        for _, row in self.all.listed_rows(self.document):
            titles = [index for index in row if is_title(self.units[index].text)]
            if len(titles) != 1:
                continue
            (index,) = titles
            unit = self.units[index]
            text = unit.text.strip()
            title = text[1:-1] if text.startswith("《") and text.find("》") == len(text) - 1 else text
            numbered = [each for each in row if self.all.holds_numbers(self.units[each].text)]
            for each in numbered:
                self.cited[each] = [replace(one, title=title) for one in self.cited.get(each, ())]
            if not numbered and title == text:
                start = unit.text.index(text)
                self.cited[index] = [Citation(start, start + len(text), text, title, None)]
            elif numbered and title == text:
                self.cited[index] = []

    def in_title(self) -> Iterator[Link]:
        """What the title of a notice names."""
        if self.document.kind == "notice":
            for index, citations in self.cited.items():
                unit = self.units[index]
                if unit.kind == "title" and not unit.part:
                    yield from self._links(index, unit, [each for each in citations if each.title])

    def _named_in_title(self) -> Iterator[tuple[Unit, list[Citation]]]:
        """The other documents that the title of a notice acts on."""
        for index, citations in self.cited.items():
            unit = self.units[index]
            if unit.kind == "title" and not unit.part and self.document.kind == "notice":
                yield unit, [each for each in citations if _ACTS_ON.search(unit.text[: each.start])]

    def namings(self) -> Iterator[Naming]:
        """The citations that name a document, whatever it is; no short titles, which mean something only here.

        A title without 《》 and without a number may be any document's: it names one that is known, or none.
        """
        short = {definition.short for definition in self.definitions}
        for unit, citations in (
            *self._named_in_title(),
            *((self.units[index], cited) for index, cited in self.cited.items() if self._cites(index)),
        ):
            for citation, draft in zip(citations, drafts(unit.text, citations), strict=True):
                if not citation.number and not citation.text.startswith("《"):
                    continue
                title, number = citation.title, str(citation.told_number) if citation.told_number else None
                if draft or self.all.is_form(title):
                    continue
                if title and (is_generic(title) or title in short or self._is_explained(title)):
                    title = None
                if title or number:
                    yield Naming(self.document, unit.anchor, unit.mark, title, number, citation.year_of_order)

    def _is_explained(self, title: str) -> bool:
        return _STATE.sub("", title_key(title)) in self.explained

    def _cites(self, index: int) -> bool:
        """Whether the citations of a unit are of others: not in the document's own head."""
        of_head = self.units[index].kind in ("title", "number", "registration")
        return not of_head or self.document.kind == "interpretation"

    def links(self) -> Iterator[Link]:
        """The citations of the document and the articles it refers to, in reading order."""
        self._define()
        for index, unit in enumerate(self.units):
            if not (index in self.cited or _MAY_REFER.search(unit.text)) or not self._cites(index):
                continue
            found = list(self._links(index, unit, self.cited.get(index, [])))
            laws = self.all.laws_in(unit.text, [(link.start, link.end) for link in found])
            found += [self._law(index, unit, span, target) for span, target in laws.items()]
            articles = self._articles(index, unit, found, list(laws))
            yield from sorted([*found, *articles], key=lambda link: (link.start, link.end))

    def _explained(self) -> dict[str, Target]:
        """Titles under which an interpretation speaks of its notice: the notice's own, and that in its heading."""
        if self.document.kind != "interpretation":
            return {}
        notice = self.all.archive.notice_of(self.document)
        main = self._main(notice)
        titles = [
            notice.title,
            *(title for _, title in notice.parts),
        ]
        titles += [citation.title for citation in self.all.citations(self.document.title) if citation.title]
        return {_STATE.sub("", title_key(title)): main for title in titles}

    @staticmethod
    def _main(notice: Document) -> Target:
        """What a notice brings: the regulation or plan under its cover, else the notice itself."""
        for place, enclosure in enumerate(notice.notice.enclosures, 1):
            if enclosure.title:
                return Target(f"{notice.url}#enclosure-{place}", document=notice)
        return Target(notice.url, document=notice)

    def _define(self) -> None:
        for definition in self.definitions:
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
        if self.all.targets.is_found(found) and not self.all.terms.is_the_first(
            number, citation.year_of_order, citation.title, self.document
        ):
            return None
        return found

    def _published_by(self, number: str, title: str | None, titled: Target | None) -> Target | None:
        """令第12号公布的《办法》: what bears the title, if it has that number; else what bears the number."""
        bearing = {target.id for target in self.all.targets.candidates(None, number)}
        return titled if titled and titled.id in bearing else self.all.targets.resolve(title, number)

    def _named(self, citation: Citation) -> Target | None:
        number = str(citation.number) if citation.number else None
        if citation.title:
            if citation.title in self.short and not number:
                return self.short[citation.title]
            if _GENERIC.fullmatch(citation.title) and not number:
                return self._by_kind(citation.title)
            explained = self.explained.get(_STATE.sub("", title_key(citation.title)))
            if explained and not number:
                return explained
        return self.all.targets.resolve(citation.title, number) or self._other_than_own(
            citation.title, number
        )

    def _other_than_own(self, title: str | None, number: str | None) -> Target | None:
        """What an amendment amends is not the amended text that it encloses under the same title."""
        if not self.amends:
            return None
        found = [
            target
            for target in self.all.targets.candidates(title, number)
            if target.document is not self.document
        ]
        return found[0] if len({target.id for target in found}) == 1 else None

    def _by_kind(self, kind: str) -> Target | None:
        """《通知》 without definition: the one document this text speaks of whose title ends so, if it is one."""
        if kind not in self.kinds:
            found: dict[str, Target | None] = {
                target.id: target
                for title, target in self.explained.items()
                if _STATE.sub("", title).endswith(kind)
            }
            for citation in (each for citations in self.cited.values() for each in citations):
                if citation.title and citation.title.endswith(kind) and citation.title != kind:
                    target = self._resolve(citation)
                    found.setdefault(target.id if target else citation.title, target)
            self.kinds[kind] = next(iter(found.values())) if len(found) == 1 else None
        return self.kinds[kind]

    def _links(self, index: int, unit: Unit, citations: list[Citation]) -> Iterator[Link]:
        named = [self._resolve(citation) or self._dated(citation) for citation in citations]
        notice = self.all.archive.notice_of(self.document)
        own = [target is not None and target.document is notice for target in named]
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
            for target in self.all.targets.candidates(citation.title, None)
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
            return self._main(self.all.archive.notice_of(self.document))
        return Target(f"{self.document.url}#{unit.part}", document=self.document)


def _refers(unit: Unit, table: Document) -> bool:
    """Whether a unit of a notice is the place of a table."""
    return isinstance(unit.block, TableReference) and unit.block.name == table.table


def _amends(notice: Document) -> bool:
    """修改决定: whether a notice amends a document, by its title."""
    return bool(re.search("关于(?:修改|修订|修正)[^，。]*的(?:决定|通知|公告)$|修正案$", notice.title))


def _laws(targets: Targets) -> dict[str, Target]:
    """The outside laws by the names under which they are known, with and without their country; no name of two."""
    found: dict[str, Target] = {}
    for title in {short_name(name) for one in targets.instruments for name in names_of(one) if is_law(name)}:
        target = targets.resolve(title, None)
        if target and target.instrument:
            found |= {title: target, COUNTRY + title: target}
    return found


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
