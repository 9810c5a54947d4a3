"""What a document does to others (关系): repeals, carries out, rests on, takes effect; each with its sentence.

A relation is a legal statement. It is only ever read from the document's own words, which are kept as evidence.
"""

from __future__ import annotations

import datetime
import functools
import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gazette.archive import Document
from gazette.links import Link, Links
from gazette.numerals import NUMERAL, parse_date
from gazette.punctuation import sentences
from gazette.units import Unit

RelationKind = Literal[
    "repeals", "implements", "based_on", "effective_with", "promulgates", "forwards", "answers", "repealed"
]
"""废止, 贯彻落实, 制定依据, 同步施行, 公布, 转发, 答复; repealed (已废止) is said of the other"""

EffectBasis = Literal["date", "publication", "with"]
"""自 2021 年 9 月 1 日起; 自公布、发布、印发之日起; 与…同步施行"""


@dataclass(frozen=True)
class Relation:
    """关系: what a document says that it does to the document that `link` leads to, with the sentence."""

    kind: RelationKind
    link: Link
    evidence: str
    anchor: str


@dataclass(frozen=True)
class Effect:
    """施行: from when a document applies, in its own words.

    `phrase` is the words that say when: 2021年9月1日, 自发布之日起, 同步施行.
    `date` is only what the words themselves give: a day of publication is not computed.
    """

    basis: EffectBasis
    phrase: str
    evidence: str
    anchor: str
    date: datetime.date | None = None
    link: Link | None = None


_EFFECT = re.compile(
    r"""
    (?: 本(?:办法|通知|意见|实施意见|方案|实施方案|规定|细则|决定|计划|行动计划|条例|规则|规程|预案|公告|通告|令|守则)
      | (?:(?:公布|发布|印发|审定)，|^) (?=自)            # an order, of what it promulgates
    )
    (?: 自 \s* (?P<date>[0-9]{4}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日) 起
      | (?P<publication> 自 (?:公布|发布|印发|下发)之日 起 )
      | 与 (?P<other>.{1,200}?) (?= 同步 )
    ) (?P<together> (?:同步)? (?:施行|实施|执行|生效) )
    """,
    re.VERBOSE,
)
"""施行条款: 本办法自 2021 年 9 月 1 日起施行; 本实施意见自发布之日起施行; 本实施方案与…同步施行"""

_ARTICLE = re.compile(rf"\s*第{NUMERAL}[条章款项]")
"""《…办法》第五条同时废止: an article is repealed, not the document"""
_ALREADY = re.compile(r"\s*[（(]已(?:经)?(?:废止|失效)[）)]")
"""《…暂行办法》（已废止）: said of a document by another, which is not the one that repealed it"""
_TOGETHER = re.compile(r"[^，。]{0,4}同步(?:施行|实施|执行)")
_IMPLEMENTS = re.compile(r"为(?:深入|全面|认真)?(?:贯彻|落实|执行)")
_BASED_ON = re.compile(r"根据|依据|按照")
_MAKING = re.compile(r"制定本|(?:现|特)(?:就|将|制定)|决定")


def effects(document: Document, links: Links) -> list[Effect]:
    """The clauses in which a notice says from when it applies."""
    return [
        _effect(match, sentence)
        for sentence in _sentences(document, links)
        if document.kind == "notice" and (match := _EFFECT.search(sentence.text))
    ]


def _effect(match: re.Match[str], sentence: _Sentence) -> Effect:
    inside = [link for start, _, link in sentence.links if match.start() <= start < match.end()]
    return Effect(
        "date" if match["date"] else "with" if match["other"] else "publication",
        "".join((match["date"] or match["publication"] or match["together"]).split()),
        sentence.text.strip(),
        sentence.unit.anchor,
        parse_date(match["date"]) if match["date"] else None,
        inside[0] if match["other"] and inside else None,
    )


def relations(document: Document, links: Links) -> Iterator[Relation]:
    """The relations that a notice itself states, in reading order."""
    if document.kind != "notice":
        return
    for sentence in _sentences(document, links):
        if sentence.unit.kind in ("paragraph", "article", "item"):
            for start, end, link in sentence.links:
                if kind := sentence.says(start, end, link):
                    yield Relation(kind, link, sentence.text.strip(), sentence.unit.anchor)


def already_repealed(document: Document, links: Links) -> Iterator[Relation]:
    """The citations that say of a document that it has been repealed; any kind of document may say so."""
    for sentence in _sentences(document, links):
        for _, end, link in sentence.links:
            if _ALREADY.match(sentence.text, end):
                yield Relation("repealed", link, sentence.text.strip(), sentence.unit.anchor)


@dataclass(frozen=True)
class _Sentence:
    """A sentence with the citations in it, each with its start and end in the sentence."""

    unit: Unit
    text: str
    links: tuple[tuple[int, int, Link], ...]

    def says(self, start: int, end: int, link: Link) -> RelationKind | None:
        """What the document does to the document cited from `start` to `end`."""
        repealed, title = self.text.find("同时废止", end), self.text.find("《", end)
        if repealed >= 0 and not 0 <= title < repealed:
            return None if link.article or _ARTICLE.match(self.text, end) else "repeals"
        if done := self._does_with(end, link):
            return done
        if self._in_clause(self.text.rfind("与", 0, start), start) and _TOGETHER.match(self.text, end):
            return "effective_with"
        if self._making < end:
            return None
        if self._in_clause(self._implementing[bisect_left(self._implementing, start) - 1], start):
            return "implements"
        return "based_on" if self._resting < start else None

    def _does_with(self, end: int, link: Link) -> RelationKind | None:
        """What it does with what it encloses, or has received: 现予公布, 现予转发; 收悉."""
        stop = self.text.find("。", end)
        rest = self.text[end : stop if stop >= 0 else None]
        if "收悉" in rest:
            return "answers"
        if link.article or not link.target or link.target.document is not link.document:
            return None
        if re.search("现予(?:公布|发布)|予以公布", rest):
            return "promulgates"
        return "forwards" if re.search("转发(?!的)", rest) else None

    def _in_clause(self, word: int, start: int) -> bool:
        """Whether a word (−1: there is none) stands before a place in the same clause."""
        return word >= 0 and self.text.find("，", word, start) < 0

    @functools.cached_property
    def _making(self) -> int:
        """Where it last says that something is made (制定本办法); −1 where it does not."""
        return max((match.start() for match in _MAKING.finditer(self.text)), default=-1)

    @functools.cached_property
    def _implementing(self) -> list[int]:
        """Where it says that something is carried out, −1 before all of them."""
        return [-1, *(match.start() for match in _IMPLEMENTS.finditer(self.text))]

    @functools.cached_property
    def _resting(self) -> int:
        """Where it first says on what it rests; behind its end where it does not."""
        first = _BASED_ON.search(self.text)
        return first.start() if first else len(self.text)


def _sentences(document: Document, links: Links) -> Iterator[_Sentence]:
    """The sentences of a document in reading order, the markers of its units left out."""
    for index, unit in enumerate(document.units):
        cited = deque(links.in_unit(document, index))
        whole = [(link.start, link.end) for link in cited]
        for start, end in sentences(unit.text, len(unit.marker), whole):
            while cited and cited[0].start < start:
                cited.popleft()
            own = []
            while cited and cited[0].start < end:
                link = cited.popleft()
                own.append((link.start - start, link.end - start, link))
            yield _Sentence(unit, unit.text[start:end], tuple(own))
