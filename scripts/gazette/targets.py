"""What can be cited (引用的对象): our own documents, their enclosures and tables, and outside instruments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazette import addresses, model
from gazette.archive import Archive
from gazette.bodies import Bodies
from gazette.document import Document
from gazette.instruments import Namings, complete, name_key, names_of, spelt
from gazette.kept import digest
from gazette.numbers import AnnouncementNumber, DocumentNumber, Number, OrderNumber, UncodedNumber, parse
from gazette.numerals import half_width

_LEVEL = "省|自治区|市|自治州|州|县|自治县|区|盟|旗|自治旗"
_OWN_GOVERNMENT = re.compile(rf"(?P<name>\S{{1,20}}?(?P<level>{_LEVEL})人民政府)(?:办公[室厅])?公报")
_SHORT_GOVERNMENT = re.compile(rf"(?:{_LEVEL})(?:人民)?政府")


@dataclass(frozen=True, slots=True)
class Target:
    """What a citation leads to: a document of ours (`document`) or an outside one (`instrument`)."""

    url: str
    document: Document | None = None
    instrument: model.Instrument | None = None

    @property
    def id(self) -> str:
        """Id of the document, or slug of the instrument."""
        if self.document:
            return self.document.id
        assert self.instrument
        return self.instrument.slug

    @property
    def title(self) -> str | None:
        """Its title; None where an instrument has only a number."""
        return self.document.title if self.document else self.instrument.title if self.instrument else None

    @property
    def number(self) -> str | None:
        """Its number; only of notices and instruments."""
        if self.document:
            return self.document.number if self.document.kind == "notice" else None
        return self.instrument.number if self.instrument else None


def known_series(archive: Archive) -> frozenset[str]:
    """机关代字, and bodies with 令 or 公告, that are known for what they are: of our own numbers and of those that are
    registered.

    Not those that are only cited: what a text says may not depend on what other texts say.
    """
    registered = (one.number for one in archive.gazette.instruments if one.number)
    numbers = (*_own_numbers(archive), *map(parse, registered))
    known = (DocumentNumber, OrderNumber, AnnouncementNumber)
    return frozenset(number.series for number in numbers if isinstance(number, known))


class Governments:
    """What a gazette means by 市政府: the government whose gazette it is, else what organizations.yml says."""

    def __init__(self, archive: Archive) -> None:
        self._bodies = Bodies(archive.gazette.organizations)
        own = _OWN_GOVERNMENT.match(half_width(archive.publication.name))
        level = own["level"] if own else ""
        self._own = {f"{level}政府", f"{level}人民政府"} if own else set()
        self._full = own["name"] if own else ""

    def in_full(self, number: Number) -> Number:
        """A number of 市政府 as one of the government that is meant; any other as it is."""
        if not isinstance(number, OrderNumber | AnnouncementNumber | UncodedNumber):
            return number
        if number.issuer in self._own:
            return replace(number, issuer=self._full)
        known = self._bodies.find(number.issuer) or self._bodies.find(
            number.issuer.replace("人民政府", "政府")
        )
        if known and _SHORT_GOVERNMENT.fullmatch(number.issuer):
            return replace(number, issuer=known.name)
        return number


def faces(part: Archive) -> str:
    """All that a citation can see of the documents of an issue: a digest."""
    told = (
        (
            one.id,
            one.title,
            one.issuers,
            [own.spelt for own in one.head.numbers],
            one.registration,
            [(inner.part, [own.spelt for own in inner.head.numbers]) for inner in one.enclosed],
            one.parts,
            one.days,
            one.articles,
            sorted(anchor for anchor in one.anchors if "-item-" in anchor),
        )
        for one in part.documents
    )
    return digest("\n".join(map(repr, told)).encode("utf-8", "surrogatepass"))


def _own_numbers(archive: Archive) -> Iterator[Number | None]:
    for notice in archive.notices.values():
        heads = (notice.head, *(inner.head for inner in notice.enclosed))
        yield from (own.number for head in heads for own in head.numbers)
        if notice.registration:
            yield parse(notice.registration)


class Targets:
    """All that can be cited, by number and by title. What two documents are called leads to neither.

    Our own documents, the instruments that are registered, and those that nobody knows but from `namings`.
    """

    def __init__(self, archive: Archive, namings: Namings, governments: Governments) -> None:
        self._numbers: dict[str, list[Target]] = defaultdict(list)
        self._titles: dict[str, list[Target]] = defaultdict(list)
        self._register(archive, governments)
        known = complete(archive.gazette.instruments, namings, self._numbers.keys(), self._titles.keys())
        self.instruments = (*known.registered, *known.found)
        """外部文件, registered and found"""
        self._found = {one.slug for one in known.found}
        for instrument in known.registered:
            for title in names_of(instrument):
                self._add(self._titles, name_key(title), _target(instrument))
        for instrument in self.instruments:
            if instrument.number:
                self._add(self._numbers, spelt(instrument.number), _target(instrument))
            elif instrument.slug in self._found:
                self._add(self._titles, name_key(instrument.title or ""), _target(instrument))
        for key, numbers in known.nicknames.items():
            for number in numbers:
                for target in self._numbers[number]:
                    self._add(self._titles, key, target)

    def candidates(self, title: str | None, number: str | None) -> list[Target]:
        """All documents that a title or a number stands for."""
        found = list(self._numbers.get(number, [])) if number else []
        if title:
            found += [target for target in self._titles.get(name_key(title), []) if target not in found]
        return found

    def is_found(self, target: Target) -> bool:
        """Whether nobody knows an instrument but the text."""
        return target.document is None and target.id in self._found

    def resolve(self, title: str | None, number: str | None) -> Target | None:
        """The one document that a title and a number, or either, stand for."""
        numbered = self._numbers.get(number, []) if number else []
        if len(numbered) == 1 and numbered[0].id in self._found:
            # The text alone says what bears this number; under a title that another bears, it is another's namesake.
            return numbered[0]
        found = self.candidates(title, number)
        if numbered and title and (named := {target.id for target in self._titles.get(name_key(title), [])}):
            found = [target for target in numbered if target.id in named]
        return found[0] if len({target.id for target in found}) == 1 else None

    def _register(self, archive: Archive, governments: Governments) -> None:
        for notice in archive.notices.values():
            target = Target(notice.url, document=notice)
            for own in notice.head.numbers:
                self._add(self._numbers, own.spelt, target)
                if own.number:
                    self._add(self._numbers, str(governments.in_full(own.number)), target)
            if notice.registration:
                self._add(self._numbers, notice.registration, target)
            for inner in notice.enclosed:
                within = Target(f"{notice.url}#{inner.part}", document=notice)
                for own in inner.head.numbers:
                    self._add(self._numbers, own.spelt, within)
            self._add(self._titles, name_key(notice.title), target)
            for part, title in notice.parts:
                self._add(self._titles, name_key(title), Target(f"{notice.url}#{part}", document=notice))
        for document in archive.documents:
            if document.kind == "table":
                self._add(self._titles, name_key(document.title), Target(document.url, document=document))

    @staticmethod
    def _add(index: dict[str, list[Target]], key: str, target: Target) -> None:
        if target not in index[key]:
            index[key].append(target)


def _target(instrument: model.Instrument) -> Target:
    return Target(addresses.instrument(instrument.slug), instrument=instrument)
