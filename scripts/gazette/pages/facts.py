"""公文要素: what is told of a document beside its text, label and values; what is not known is absent."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from gazette import addresses, model
from gazette.archive import Document
from gazette.lines import Person
from gazette.pages.citing import citation
from gazette.relations import Effect, Relation
from gazette.site import Site
from gazette.values import value


@dataclass(frozen=True)
class Value:
    """A value of a fact: its words; where they lead; the sentence that is its evidence; what its button copies."""

    text: str
    href: str | None = None
    quote: str | None = None
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
        yield Fact("发文机关", tuple(map(self._body, document.issuers)))
        yield Fact("发文字号", tuple(Value(own.spelt, copied=own.spelt) for own in head.numbers))
        yield Fact(self.site.registration_label(document), _known(document.registration))
        yield Fact("签署人", tuple(Value(_named(person)) for person in head.signatories))
        yield Fact("报告人", (Value(_named(head.speaker)),) if head.speaker else ())
        yield Fact("成文日期", _day(head.signed))
        yield Fact("通过或会议日期", _day(head.occasion))
        yield Fact("发布日期", _day(head.published))
        yield Fact("印发日期", _day(head.printed))
        yield Fact("施行", tuple(map(_effect, self.site.effects[document.id])), wide=True)
        ended = {
            one.link.target.id if one.link.target else one.link.text: self._repealed(one)
            for one in self.site.relations[document.id]
            if one.kind == "repeals"
        }
        yield Fact("废止文件", tuple(ended.values()), wide=True)
        repealing = self.site.repealed_by[document.id]
        yield Fact(
            "废止", tuple(Value("被废止", self._href(one.link.url), one.evidence) for one in repealing)
        )

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
        page = self.archive.page_of(document)
        yield Fact("公报页码", _known(page and f"第 {page} 页起"))
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
            for key, label in (("previous_in_series", "上一件"), ("next_in_series", "下一件")):
                if other := around[key]:
                    yield Fact(label, (Value(other.number or other.title, self._href(other.url)),))

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
        return Value(name, self._href(addresses.organization(found.slug)) if found else None)

    def _repealed(self, relation: Relation) -> Value:
        link = relation.link
        named = link.number or f"《{value(link.title or '')}》"
        target = self._href(link.target.url) if link.target else f"#{relation.anchor}"
        return Value(named, target, relation.evidence)


def _known(text: str | int | None) -> tuple[Value, ...]:
    return (Value(str(text)),) if text else ()


def _name(table: Document) -> str:
    return table.record.name if isinstance(table.record, model.Table) else ""


def _day(day: datetime.date | None) -> tuple[Value, ...]:
    return _known(day.isoformat() if day else None)


def _named(person: Person) -> str:
    return " ".join(filter(None, (person.post, person.name)))


def _effect(effect: Effect) -> Value:
    text = effect.date.isoformat() if effect.date else effect.phrase
    return Value(text, f"#{effect.anchor}", effect.evidence)
