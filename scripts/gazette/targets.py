"""What can be cited (引用的对象): our own documents, their enclosures and tables, and outside instruments."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from gazette import addresses, model
from gazette.archive import Archive, Document
from gazette.numbers import DocumentNumber, parse
from gazette.numerals import half_width
from gazette.outline import writings

_DASHES = str.maketrans(dict.fromkeys("—–―－‐‑", "-"))


@dataclass(frozen=True)
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


def title_key(title: str) -> str:
    """Titles that differ only in white space, width of brackets or dashes are one title."""
    return "".join(half_width(title).split()).translate(_DASHES)


class Targets:
    """All that can be cited, by number and by title. What two documents are called leads to neither."""

    def __init__(self, archive: Archive) -> None:
        self._numbers: dict[str, list[Target]] = defaultdict(list)
        self._titles: dict[str, list[Target]] = defaultdict(list)
        self._register(archive)
        self.series = frozenset(
            number.series for number in map(parse, self._numbers) if isinstance(number, DocumentNumber)
        )
        """机关代字 of all numbers that can be cited"""

    def candidates(self, title: str | None, number: str | None) -> list[Target]:
        """All documents that a title or a number stands for."""
        found = list(self._numbers.get(number, [])) if number else []
        if title:
            found += [target for target in self._titles.get(title_key(title), []) if target not in found]
        return found

    def resolve(self, title: str | None, number: str | None) -> Target | None:
        """The one document that a title and a number, or either, stand for."""
        found = self.candidates(title, number)
        return found[0] if len({target.id for target in found}) == 1 else None

    def _register(self, archive: Archive) -> None:
        for notice in archive.notices.values():
            target = Target(notice.url, document=notice)
            for own in notice.head.numbers:
                self._add(self._numbers, own.spelt, target)
            if notice.registration:
                self._add(self._numbers, notice.registration, target)
            for inner in notice.enclosed:
                within = Target(f"{notice.url}#{inner.part}", document=notice)
                for own in inner.head.numbers:
                    self._add(self._numbers, own.spelt, within)
            self._add(self._titles, title_key(notice.title), target)
            for part, writing in writings(notice.notice):
                if part and writing.title:
                    url = f"{notice.url}#{part}"
                    self._add(self._titles, title_key(writing.title), Target(url, document=notice))
        for document in archive.documents:
            if document.kind == "table":
                self._add(self._titles, title_key(document.title), Target(document.url, document=document))
        for instrument in archive.gazette.instruments:
            target = Target(addresses.instrument(instrument.slug), instrument=instrument)
            if instrument.number:
                self._add(self._numbers, instrument.number, target)
            for title in (instrument.title, *instrument.aliases):
                if title:
                    self._add(self._titles, title_key(title), target)

    @staticmethod
    def _add(index: dict[str, list[Target]], key: str, target: Target) -> None:
        if target not in index[key]:
            index[key].append(target)
