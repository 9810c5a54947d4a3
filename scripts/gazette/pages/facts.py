"""公文要素: what is told of a document beside its text, label and values; what is not known is absent."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator
from dataclasses import dataclass

from gazette import addresses, model
from gazette.called import called
from gazette.document import Document, place_in_series
from gazette.heads import head_of
from gazette.instruments import title_key
from gazette.life import Effect, Expiry
from gazette.lines import Event, Person
from gazette.outline import writings
from gazette.pages.citing import citation
from gazette.relations import Relation, RelationKind
from gazette.site import Site
from gazette.values import value

_DOES: dict[RelationKind, str] = {
    "repeals": "废止文件",
    "lapses": "宣布失效",
    "amends": "修改文件",
    "prolongs": "延长有效期",
    "corrects": "更正文件",
}
"""what a document does to the life of others"""

_SHOWN = 5
"""So many are told among the facts of a page; all stand in its list of relations."""

_ALIKE = 30
"""So many that may be related are told; the search finds all."""


@dataclass(frozen=True)
class Value:
    """A value of a fact: its words; where they lead; the sentence that is its evidence; what its button copies.

    `at` is where the sentence stands, where the words themselves lead elsewhere.

    `remark` is the editors' word on it: what is inferred, and by which rule.
    """

    text: str
    href: str | None = None
    quote: str | None = None
    remark: str | None = None
    at: str | None = None
    copied: str | None = None


@dataclass(frozen=True)
class Fact:
    """要素: `wide` takes a line of its own."""

    label: str
    values: tuple[Value, ...]
    wide: bool = False


def facts(site: Site, document: Document, notes: int) -> list[Fact]:
    """All that is known of a document, in the order that readers look for it. `notes`: how many the editors made."""
    told = _Facts(site, document)
    parts = (
        told.of_notice() if document.kind == "notice" else told.of_belonging(),
        told.of_print(),
        told.of_neighbours(),
        told.of_citations(notes),
    )
    return [fact for part in parts for fact in part if fact.values]


class _Facts:
    def __init__(self, site: Site, document: Document) -> None:
        self.site = site
        self.archive = site.archive
        self.document = document
        self.notice = site.archive.notice_of(document)

    def of_notice(self) -> Iterator[Fact]:
        document, head = self.document, self.document.head
        yield Fact("文种", _known(head.genre.value if head.genre else None))
        topics = [(topic.name, addresses.topic(topic.slug)) for topic in self.site.topics_of(document)]
        yield Fact("主题", tuple(Value(name, self._href(url), remark="编者所加") for name, url in topics))
        yield Fact("发文机关", tuple(map(self._body, document.issuers)))
        yield Fact("发文字号", tuple(Value(own.spelt, copied=own.spelt) for own in head.numbers))
        yield Fact(self.site.registration_label(document), _known(document.registration))
        yield Fact("签署人", tuple(Value(_named(person)) for person in head.signatories))
        yield Fact("报告人", (Value(_named(head.speaker)),) if head.speaker else ())
        yield Fact("成文日期", _day(head.signed))
        yield Fact("通过或会议日期", _day(head.occasion))
        yield Fact("发布日期", _day(head.published))
        yield Fact("印发日期", _day(head.printed))
        parts = {one.part for one in self._effects} | {one.part for one in self._expiries}
        yield Fact("施行", tuple(self._effect(one, len(parts) > 1) for one in self._effects), wide=True)
        yield Fact("有效期", tuple(self._expiry(one, len(parts) > 1) for one in self._expiries), wide=True)
        yield Fact("沿革", tuple(map(_event, self._events())), wide=True)
        for kind, label in _DOES.items():
            does = {
                one.link.target.id if one.link.target else one.link.text: self._done(one)
                for one in self.site.relations[document.id]
                if one.kind == kind
            }
            more = (Value(f"等 {len(does)} 件", "#relations"),) if len(does) > _SHOWN else ()
            yield Fact(label, (*tuple(does.values())[:_SHOWN], *more), wide=True)
        yield Fact("修改后全文", tuple(self._amended()), wide=True)
        alike = self.site.alike.get(document.url, [])
        search = self._href(addresses.search(document.title))
        more = (Value(f"等 {len(alike)} 件", search),) if len(alike) > _ALIKE else ()
        yield Fact("可能相关", (*map(self._twin, alike[:_ALIKE]), *more), wide=True)

    @property
    def _effects(self) -> list[Effect]:
        return self.site.effects[self.document.id]

    @property
    def _expiries(self) -> list[Expiry]:
        return self.site.expiries[self.document.id]

    def _effect(self, effect: Effect, several: bool) -> Value:
        inferred = f"推定为 {effect.inferred}：{effect.rule}" if effect.inferred else None
        text = effect.date.isoformat() if effect.date else effect.phrase
        of = effect.articles or (self._part(effect.part) if several else "")
        return Value(f"{of}：{text}" if of else text, f"#{effect.anchor}", effect.evidence, inferred)

    def _expiry(self, expiry: Expiry, several: bool) -> Value:
        inferred = f"推定至 {expiry.inferred}：{expiry.rule}" if expiry.inferred else None
        text = f"至 {expiry.date}" if expiry.date else expiry.phrase
        of = self._part(expiry.part) if several else ""
        return Value(f"{of}：{text}" if of else text, f"#{expiry.anchor}", expiry.evidence, inferred)

    def _part(self, part: str) -> str:
        """Of what a clause speaks, where a page has clauses of several: the document itself, or one that it issues."""
        title = self._titles.get(part)
        return f"《{title}》" if title else "本文"

    @functools.cached_property
    def _titles(self) -> dict[str, str]:
        record = self.document.record
        told = writings(record) if isinstance(record, model.Notice) else ()
        return {part: writing.title for part, writing in told if part and writing.title}

    def _events(self) -> Iterator[Event]:
        yield from self.document.head.events
        if isinstance(self.document.record, model.Notice):
            for part, writing in writings(self.document.record):
                if part:
                    yield from head_of(writing).events

    def _amended(self) -> Iterator[Value]:
        """The enclosures that are what a document amended, as it has made them."""
        for one in self.site.relations[self.document.id]:
            for part, title in self._titles.items():
                if one.kind == "amends" and one.link.title and title_key(one.link.title) == title_key(title):
                    yield Value(f"《{title}》，按本文修改后的文本", f"#{part}", one.evidence)

    def of_belonging(self) -> Iterator[Fact]:
        href = self._href(self.notice.url)
        yield Fact("公文", (Value(self.notice.title, href),), wide=True)
        if self.notice.number:
            yield Fact("发文字号", (Value(self.notice.number, href),))
        if self.document.kind == "interpretation":
            yield Fact("解读单位", tuple(map(self._body, self.document.issuers)))

    def of_print(self) -> Iterator[Fact]:
        document = self.document
        yield Fact("公报期次", (Value(document.issue.label, self._href(addresses.issue(document.issue.id))),))
        page, extent = self.archive.page_of(document), self.archive.pages_of(document)
        yield Fact("公报页码", _known(str(extent) if extent else page and f"第 {page} 页起"))
        tables = {unit.anchor for unit in self.notice.units if unit.kind == "table" and not unit.part}
        for kind, label in (("interpretation", "解读"), ("table", "附件"), ("table", "表格")):
            others = [
                other
                for other in self.archive.belongings(document)
                if other.kind == kind
                and (other.kind != "table" or (_name(other) in tables) is (label == "表格"))
            ]
            linked = (Value(other.title, self._href(other.url)) for other in others if other is not document)
            yield Fact(label, tuple(linked), wide=True)

    def of_neighbours(self) -> Iterator[Fact]:
        if self.document is self.notice:
            around = self.archive.neighbours(self.document)
            for key, label in (("previous_in_series", "上一号"), ("next_in_series", "下一号")):
                if other := around[key]:
                    told = label if self._adjacent(other) else f"本刊{label}"
                    yield Fact(told, (Value(other.number or other.title, self._href(other.url)),))

    def _adjacent(self, other: Document) -> bool:
        """Whether no serial lies between, so that it is the next of its series, and not only the next printed here."""
        own, its = place_in_series(self.document), place_in_series(other)
        return own is not None and its is not None and abs(own[1] - its[1]) == 1

    def of_citations(self, notes: int) -> Iterator[Fact]:
        site, document = self.site, self.document
        cites, citing = len(site.cited_documents(document)), len(site.citing_documents(document.id))
        yield Fact("引用", (Value(f"{cites} 件", "#cites"),) if cites else ())
        yield Fact("被引用", (Value(f"{citing} 件", "#cited-by"),) if citing else ())
        cited_as = citation(document)
        yield Fact("引用格式", (Value(cited_as, copied=cited_as),), wide=True)
        yield Fact("校注", (Value(f"{notes} 处", "#notes"),) if notes else ())

    def _href(self, url: str) -> str:
        return addresses.relative(url, self.document.url)

    def _body(self, name: str) -> Value:
        found = self.site.bodies.find(name)
        return Value(name, self._href(addresses.organization(found)) if found else None)

    def _twin(self, instrument: model.Instrument) -> Value:
        return Value(
            called(instrument),
            self._href(addresses.instrument(instrument.slug)),
            remark="名称相近，是不是同一份，这里不下结论",
        )

    def _done(self, relation: Relation) -> Value:
        link = relation.link
        named = link.number or f"《{value(link.title or '')}》"
        if relation.until:
            named += f"，至 {relation.until}"
        target = self._href(link.target.url) if link.target else f"#{relation.anchor}"
        return Value(named, target, relation.evidence, at=f"#{relation.anchor}")


def _known(text: str | int | None) -> tuple[Value, ...]:
    return (Value(str(text)),) if text else ()


def _name(table: Document) -> str:
    return table.record.name if isinstance(table.record, model.Table) else ""


def _day(day: datetime.date | None) -> tuple[Value, ...]:
    return _known(day.isoformat() if day else None)


def _named(person: Person) -> str:
    return " ".join(filter(None, (person.post, person.name)))


def _event(event: Event) -> Value:
    return Value(f"{event.date} {event.act}" + (f"：{event.by}" if event.by else ""))
