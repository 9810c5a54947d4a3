"""What a document does to others (关系): repeals, carries out, rests on, takes effect; each with its sentence.

A relation is a legal statement. It is only ever read from the document's own words, which are kept as evidence.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.archive import Document
from gazette.links import Link, Links
from gazette.numerals import parse_date
from gazette.outline import Unit


@dataclass(frozen=True)
class Relation:
    """关系: `kind` is repeals (废止), implements (贯彻落实), based_on (制定依据), effective_with (同步施行)
    or repealed (已废止, said of the other)."""

    kind: str
    link: Link
    evidence: str
    anchor: str


@dataclass(frozen=True)
class Effect:
    """施行: from when a document applies, in its own words.

    `phrase` is the words that say when: 2021年9月1日, 自发布之日起, 同步施行. `basis` is date
    (自 2021 年 9 月 1 日起), publication (自公布、发布、印发之日起) or with (与…同步施行).
    `date` is only what the words themselves give: a day of publication is not computed.
    """

    basis: str
    phrase: str
    evidence: str
    anchor: str
    date: datetime.date | None = None
    link: Link | None = None


_SENTENCE = re.compile(r"[^。；]*[。；]?")
_EFFECT = re.compile(
    r"""
    本(?:办法|通知|意见|实施意见|方案|实施方案|规定|细则|决定|计划|行动计划)
    (?: 自 \s* (?P<date>[0-9]{4}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日) 起
      | (?P<publication> 自 (?:公布|发布|印发|下发)之日 起 )
      | 与 (?P<other>.+?) (?= 同步 )
    ) (?P<together> (?:同步)? (?:施行|实施|执行|生效) )
    """,
    re.VERBOSE,
)
"""施行条款: 本办法自 2021 年 9 月 1 日起施行; 本实施意见自发布之日起施行; 本实施方案与…同步施行"""

_REPEALED = re.compile(r"^[^《]*?同时废止")
_ARTICLE = re.compile(r"\s*第[一二三四五六七八九十百零〇0-9]+[条章款项]")
"""《…办法》第五条同时废止: an article is repealed, not the document"""
_ALREADY = re.compile(r"\s*[（(]已(?:经)?(?:废止|失效)[）)]")
"""《…暂行办法》（已废止）: said of a document by another, which is not the one that repealed it"""
_IMPLEMENTS = re.compile(r"为(?:深入|全面|认真)?(?:贯彻|落实|贯彻落实|执行)[^，。]*$")
_BASED_ON = re.compile(r"(?:根据|依据|按照)[^。]*$")
_MAKING = re.compile(r"制定本|(?:现|特)(?:就|将|制定)|决定")


def effects(document: Document, links: Links) -> list[Effect]:
    """The clauses in which a notice says from when it applies."""
    found: list[Effect] = []
    if document.kind != "notice":
        return found
    for unit in document.units:
        for start, sentence in _sentences(unit):
            match = _EFFECT.search(sentence)
            if not match:
                continue
            at = start + match.start()
            inside = [
                link for link in links.in_unit(document, unit) if at <= link.start < start + match.end()
            ]
            basis = "date" if match["date"] else "with" if match["other"] else "publication"
            date = parse_date(match["date"]) if match["date"] else None
            found.append(
                Effect(
                    basis,
                    "".join((match["date"] or match["publication"] or match["together"]).split()),
                    sentence.strip(),
                    unit.anchor,
                    date,
                    inside[0] if match["other"] and inside else None,
                )
            )
    return found


def relations(document: Document, links: Links) -> Iterator[Relation]:
    """The relations that a notice itself states, in reading order."""
    if document.kind != "notice":
        return
    for unit in document.units:
        if unit.kind not in ("paragraph", "article", "item"):
            continue
        for start, sentence in _sentences(unit):
            for link in links.in_unit(document, unit):
                if not start <= link.start < start + len(sentence):
                    continue
                before, after = sentence[: link.start - start], sentence[link.end - start :]
                kind = _kind(before, after)
                if kind and not (kind == "repeals" and (link.article or _ARTICLE.match(after))):
                    yield Relation(kind, link, sentence.strip(), unit.anchor)


def already_repealed(document: Document, links: Links) -> Iterator[Relation]:
    """The citations that say of a document that it has been repealed; any kind of document may say so."""
    for unit in document.units:
        for start, sentence in _sentences(unit):
            for link in links.in_unit(document, unit):
                if start <= link.start and _ALREADY.match(sentence, max(0, link.end - start)):
                    yield Relation("repealed", link, sentence.strip(), unit.anchor)


def _kind(before: str, after: str) -> str | None:
    if _REPEALED.search(after):
        return "repeals"
    if re.search(r"与[^，。]*$", before) and re.match(r"[^，。]{0,4}同步(?:施行|实施|执行)", after):
        return "effective_with"
    if _MAKING.search(after):
        if _IMPLEMENTS.search(before):
            return "implements"
        if _BASED_ON.search(before):
            return "based_on"
    return None


def _sentences(unit: Unit) -> Iterator[tuple[int, str]]:
    """Sentences with their place, the unit's marker left out."""
    for match in _SENTENCE.finditer(unit.text, len(unit.marker)):
        if match[0]:
            yield match.start(), match[0]
