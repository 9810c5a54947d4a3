"""效力一览: what this gazette has seen happen to a document, and the dates of its life (沿革). Never guessed: each line
rests on a sentence that is shown, and without one nothing is said but that nothing was seen."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gazette import addresses
from gazette.document import Document
from gazette.life import Effect, Expiry
from gazette.numerals import half_width
from gazette.outline import writings
from gazette.relations import LIFE, Relation, RelationKind
from gazette.site import Site
from gazette.values import value

_SAID: dict[RelationKind, tuple[str, str]] = {
    "repeals": ("已被", "废止"),
    "lapses": ("已被", "宣布失效"),
    "amends": ("已被", "修改"),
    "prolongs": ("有效期已由", "延长"),
    "corrects": ("已由", "更正"),
    "repealed": ("", "称其已废止"),
}
"""what is said of a document, around the name of the one that does it"""

_ON_TRIAL = re.compile(r"^[^《]*\((?:试行|暂行)\)$|(?:印发|公布|发布|颁布)《[^《》]*\((?:试行|暂行)\)》的")
"""…办法（试行）; 印发《…办法（试行）》的通知"""

_SHOWN = 10
"""So many documents that do something to another are told at the head of its page; all stand in the list of who cites it."""

_ENDS: tuple[RelationKind, ...] = ("repeals", "lapses", "repealed")


@dataclass(frozen=True)
class Seen:
    """所见: what one document does to another: 已被 某政办发〔2021〕11号 废止（2021-07-02）, with its sentence.

    `name` is how the one that does it is called, `title` its whole title; `over` tells that nothing of the other is left.
    """

    before: str
    name: str
    title: str
    href: str
    after: str
    evidence: str
    listed: str | None
    over: bool


@dataclass(frozen=True)
class Moment:
    """A day in a document's life, and what came to it then; `inferred` tells by which rule the day was worked out."""

    day: datetime.date | None
    words: str
    href: str | None = None
    inferred: str | None = None


def seen(site: Site, target_id: str, page: str) -> list[Seen]:
    """What documents of ours do to the life of one, or of an instrument (by its slug); what ends it first."""
    done = [relation for relation in site.done_to[target_id] if relation.kind in LIFE]
    return [_seen(site, one, page) for one in sorted(done, key=lambda one: one.kind not in _ENDS)]


@dataclass(frozen=True)
class Shown:
    """The first of what has been seen, how many more there are, and where all stand."""

    entries: list[Seen]
    more: int
    href: str


def shown(site: Site, target_id: str, page: str, href: str) -> Shown:
    """The same as much as a page shows."""
    every = seen(site, target_id, page)
    return Shown(every[:_SHOWN], max(0, len(every) - _SHOWN), href)


def _seen(site: Site, relation: Relation, page: str) -> Seen:
    link = relation.link
    doer = _doer(site, relation)
    before, act = _SAID[relation.kind]
    place = f"其中第{link.article}条" if link.article else ""
    since, signed = site.since(relation), doer.head.signed
    after = act
    if relation.kind == "prolongs" and relation.until:
        after += f"至 {relation.until}"
    elif relation.kind != "repealed" and since:
        after += f"，自 {since} 起"
    elif relation.kind != "repealed" and signed:
        after += f"（{signed}）"
    return Seen(
        place + before,
        doer.number or f"《{doer.title}》",
        doer.title,
        addresses.relative(link.url, page),
        after,
        relation.evidence,
        relation.listed,
        relation.kind in _ENDS and not link.article,
    )


def _doer(site: Site, relation: Relation) -> Document:
    """Who does it: what a table of a notice lists the notice does."""
    document = relation.link.document
    return site.archive.notice_of(document) if document.kind == "table" else document


def moments(site: Site, notice: Document, page: str) -> list[Moment]:
    """The days of a notice's life in their order; what has no day comes last."""
    told = dict.fromkeys(_moments(site, notice, page))
    return sorted(told, key=lambda moment: (moment.day is None, moment.day or datetime.date.max))


def _moments(site: Site, notice: Document, page: str) -> Iterator[Moment]:
    head = notice.head

    def at(anchor: str) -> str:
        return addresses.relative(f"{notice.url}#{anchor}", page)

    for event in head.events:
        yield Moment(event.date, event.act)
    for day, words in ((head.signed, "成文"), (head.published, "发布"), (head.printed, "印发")):
        if day:
            yield Moment(day, words)
    begun: dict[tuple[Moment, str], Moment] = {}
    for effect in site.effects[notice.id]:
        # An order and the regulation that it promulgates say one day of one text: told once, where it is said first.
        moment = _begins(effect, at(effect.anchor))
        begun.setdefault((replace(moment, href=None), effect.part if effect.articles else ""), moment)
    yield from begun.values()
    for expiry in site.expiries[notice.id]:
        yield _expires(expiry, at(expiry.anchor))
    if not site.expiries[notice.id] and any(_ON_TRIAL.search(half_width(title)) for title in _titles(notice)):
        yield Moment(None, "试行，没有写明期限")
    done = list(_done(site, site.done_to[notice.id], page))
    yield from done[:_SHOWN]
    if len(done) > _SHOWN:
        yield Moment(None, f"等 {len(done)} 件文件，见“被引用”", at("cited-by"))


def _titles(notice: Document) -> Iterator[str]:
    """Of a notice and of what it issues."""
    for _, writing in writings(notice.notice):
        yield writing.title or ""


def _begins(effect: Effect, href: str) -> Moment:
    """2021-09-01 施行; 自公布之日起施行 with the day beside it; 与…同步施行."""
    of = value(effect.articles) if effect.articles else ""
    if effect.date:
        return Moment(effect.date, f"{of}施行", href)
    other = effect.link and (effect.link.number or f"《{value(effect.link.title or '')}》")
    words = f"与{other}同步施行" if other and effect.basis == "with" else f"{value(effect.phrase)}施行"
    return Moment(effect.inferred, of + words, href, effect.rule)


def _expires(expiry: Expiry, href: str) -> Moment:
    """有效期至 2025-12-31; 有效期5年 with its last day beside it."""
    if expiry.date:
        return Moment(expiry.date, "有效期届满" if expiry.kind == "validity" else "试行期届满", href)
    return Moment(
        expiry.inferred, value(expiry.phrase) + ("届满" if expiry.inferred else ""), href, expiry.rule
    )


def _done(site: Site, done: Iterable[Relation], page: str) -> Iterator[Moment]:
    for relation in done:
        day = site.since(relation) or _doer(site, relation).head.signed
        if relation.kind in LIFE and relation.kind != "repealed" and day:
            one = _seen(site, relation, page)
            yield Moment(day, f"{one.before.replace('已', '')}{one.name}{_SAID[relation.kind][1]}", one.href)
