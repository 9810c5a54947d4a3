"""Rules on names and numbers: each is readable, and leads to one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from gazette.addresses import organization_slug
from gazette.archive import Archive
from gazette.checks.records import folders
from gazette.checks.rule import asked, rule
from gazette.heads import head_of
from gazette.model import Former, Mark, Problem
from gazette.numbers import parse
from gazette.outline import notice_units
from gazette.slugs import LONGEST
from gazette.store.layout import WINDOWS
from gazette.topics import topics_of

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WINDOWS = re.compile(WINDOWS)
_FORMER = 200
"""characters of an address that may be published; no file system takes many more"""
_ANCHOR = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_ADDRESS = re.compile(r"(?=.{1,200}$)https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~-]+/)*")
_HEAD = ("title", "number", "registration")


@rule(across=True)
def names_are_unique(archive: Archive) -> Iterator[Problem]:
    """文种系列、主题、机构、外部文件的名称、别名、编号和网址名，各只指一个。"""
    gazette = archive.gazette
    series = gazette.publication.series
    yield from _repeated("系列名", ((entry.name, entry.mark) for entry in series))
    yield from _repeated("系列的 slug", ((entry.slug, entry.mark) for entry in series))
    topics = topics_of(gazette.publication)
    yield from _repeated("主题", ((topic.name, topic.mark) for topic in topics))
    yield from _repeated("主题的 slug", ((topic.slug, topic.mark) for topic in topics))
    yield from _repeated(
        "机构的 slug", ((organization_slug(body), body.mark) for body in gazette.organizations)
    )
    yield from _repeated(
        "机构名", ((name, body.mark) for body in gazette.organizations for name in (body.name, *body.aliases))
    )
    yield from _repeated("外部文件的 slug", ((known.slug, known.mark) for known in gazette.instruments))
    yield from _repeated(
        "外部文件的文号",
        (
            (str(parse(known.number) or known.number), known.mark)
            for known in gazette.instruments
            if known.number
        ),
    )
    yield from _repeated(
        "外部文件名",
        ((name, known.mark) for known in gazette.instruments for name in (known.title or "", *known.aliases)),
    )


@rule(across=True)
def everyday_words_are_words(archive: Archive) -> Iterator[Problem]:
    """日常说法和公文用语都至少两个字，一个说法只列一处，写明理由。"""
    for synonym in archive.gazette.synonyms:
        for word in (*synonym.say, *synonym.written):
            if len(word.strip()) < 2:
                yield Problem(synonym.mark, f"“{word}”只有一个字，会找到太多", "写成至少两个字的词")
        if not (synonym.say and synonym.written and synonym.why):
            yield Problem(synonym.mark, "缺少说法、公文用语或理由", "写上 say、written 和 why")
    yield from _repeated(
        "日常说法", ((word, synonym.mark) for synonym in archive.gazette.synonyms for word in synonym.say)
    )


@rule(across=True)
def slugs_are_plain(archive: Archive) -> Iterator[Problem]:
    """文件夹名和 slug 用作网址，只用小写字母、数字和连字符，不太长，Windows 也能用。"""
    gazette = archive.gazette
    named = list(chain.from_iterable(archive.found(_named_folders)))
    for entries in (
        gazette.publication.series,
        gazette.publication.topics,
        gazette.organizations,
        gazette.instruments,
    ):
        named += [(entry.slug, entry.mark) for entry in entries]
    for slug, mark in named:
        if slug and not _SLUG.fullmatch(slug):
            yield Problem(mark, f"“{slug}”不能用作网址", "只用小写字母、数字和连字符，如 mouzhengfa-6")
        elif len(slug) > LONGEST:
            yield Problem(mark, f"“{slug[:20]}……”有 {len(slug)} 个字符，最多 {LONGEST} 个", "改短")
        elif _WINDOWS.match(slug):
            yield Problem(mark, f"“{slug}”是 Windows 保留的名称", "换一个，如 mouzhengfa-6")


@asked
def _named_folders(part: Archive) -> list[tuple[str, Mark]]:
    return [(folder.name, folder.mark) for _, folder in folders(part)]


@rule(reads=("gazette.yml",), across=True)
def addresses_are_apart(archive: Archive) -> Iterator[Problem]:
    """两篇公文的网址不得相同；系列的读音相同时，在 gazette.yml 的 series 中另写 slug。"""
    first: dict[str, tuple[str, Mark]] = {}
    for address, number, mark in chain.from_iterable(archive.found(_addresses)):
        if first.setdefault(address, (number, mark))[0] != number:
            fault = f"“{number}”的网址 {address} 与 {first[address][1]} 的相同"
            yield Problem(mark, fault, "在 gazette.yml 的 series 中给其中一个系列另写 slug")


@asked
def _addresses(part: Archive) -> list[tuple[str, str, Mark]]:
    """The address that the number of each notice makes, and the number."""
    found = ((head_of(folder.notice).number, folder.notice.mark) for _, folder in folders(part))
    return [
        (part.number_id(own.number), own.spelt, mark.of("number"))
        for own, mark in found
        if own and own.number
    ]


@rule(across=True)
def instruments_are_identified(archive: Archive) -> Iterator[Problem]:
    """外部文件须有名称或文号，文号须读得出来。"""
    for known in archive.gazette.instruments:
        if not known.title and not known.number:
            yield Problem(known.mark, "外部文件既无名称又无文号", "写上 title 或 number")
        if known.number and parse(known.number) is None:
            yield Problem(
                known.mark, f"文号“{known.number}”读不出来", "写成 国办发〔2017〕47号、国务院令第722号 的样子"
            )


@rule(whole=True, across=True)
def former_addresses_lead_on(archive: Archive) -> Iterator[Problem]:
    """曾用网址（formerly）须是网址的样子，现在没有别的公文或位置用它，只写一次，所指的位置须存在。"""
    first: dict[str, Mark] = {}
    for moved in chain.from_iterable(archive.found(_moved)):
        for former in moved.formerly:
            mark, old = former.mark.of("address"), former.address
            form = _ANCHOR if former.anchor else _SLUG
            key = f"{moved.file}{old}" if former.anchor else old
            if not form.fullmatch(former.anchor or old) or len(old) > _FORMER or _WINDOWS.match(old):
                yield Problem(mark, f"“{old}”不是网址", "写成 mouzhengbanfa-2021-13 或 '#section-3' 的样子")
            elif former.anchor in moved.anchors if former.anchor else old in archive.notices:
                yield Problem(mark, f"曾用网址“{old}”正在使用", "删去这一项，或改正 address")
            elif key in first:
                yield Problem(mark, f"曾用网址“{old}”已写在 {first[key]}", "只留一处")
            first.setdefault(key, mark)
            if former.anchor and not former.at:
                yield Problem(mark, f"没有写“{old}”现在的位置", "加上 at: 该处现在的位置，如 at: article-3")
            elif former.at and former.at not in moved.places:
                fault = f"文中没有“{former.at}”这个位置"
                yield Problem(former.mark.of("at"), fault, "照页面上该处的网址 # 之后的名称改正")


@dataclass(frozen=True)
class _Moved:
    """A notice with 曾用网址: its anchors, and those of them that have a place of their own.

    What is printed at the head is set by the frame: it can't be led to.
    """

    file: str
    formerly: tuple[Former, ...]
    anchors: frozenset[str]
    places: frozenset[str]


@asked
def _moved(part: Archive) -> list[_Moved]:
    found = [(folder.mark.file, folder.notice) for _, folder in folders(part) if folder.notice.formerly]
    return [
        _Moved(
            file,
            notice.formerly,
            frozenset(unit.anchor for unit in notice_units(notice)),
            frozenset(unit.anchor for unit in notice_units(notice) if unit.kind not in _HEAD),
        )
        for file, notice in found
    ]


def _repeated(what: str, named: Iterable[tuple[str, Mark]]) -> Iterator[Problem]:
    """A problem at every later bearer of a name; empty names are no names."""
    first: dict[str, Mark] = {}
    for name, mark in named:
        if name and name in first:
            yield Problem(mark, f"{what}“{name}”与 {first[name]} 重复", "改正其中一处")
        first.setdefault(name, mark)


@rule(across=True)
def the_public_address_can_be_followed(archive: Archive) -> Iterator[Problem]:
    """公开网址须是 https:// 或 http:// 开头、以 / 结尾的网址，不超过 200 个字符。"""
    publication = archive.publication
    if publication.address and not _ADDRESS.fullmatch(publication.address):
        yield Problem(
            publication.mark.of("address"),
            f"“{publication.address}”不是公开网址",
            "写成 https://www.example.gov.cn/gongbao/ 的样子；没有公开网址的不写",
        )
