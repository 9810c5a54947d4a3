"""The list of numbers (文号): our own by series, then those that are only cited. A long one goes by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from gazette import addresses
from gazette.archive import Document
from gazette.model import Instrument
from gazette.numbers import parse
from gazette.pages.entries import DocumentEntry, document_entry, year_of_instrument, year_of_number
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind
from gazette.pages.paging import Leaf, leaves
from gazette.pages.related import related
from gazette.site import Site
from gazette.twins import Twin

_TITLE, _DESCRIPTION = "文号", "本刊公文的发文字号、统一登记号，和公文引用的文号"


@dataclass(frozen=True)
class Series:
    """文种系列 with its documents."""

    name: str
    kind: str
    entries: list[DocumentEntry]


@dataclass(frozen=True)
class CitedNumber:
    """A number that only others have."""

    number: str
    title: str | None
    href: str
    count: int
    related: list[Twin]


@dataclass(frozen=True)
class NumbersView:
    leaf: Leaf[Document | Instrument]
    series: list[Series]
    cited: list[CitedNumber]
    instruments: str


def _pages(site: Site) -> Iterator[Page]:
    numbered = [notice for notice in site.archive.notices.values() if notice.number]
    own = sorted(numbered, key=lambda notice: _order(notice.number))
    instruments = site.instruments
    cited = sorted((known for known in instruments if known.number), key=lambda known: _order(known.number))

    def year_of(entry: Document | Instrument) -> int:
        if isinstance(entry, Instrument):
            return year_of_instrument(site, entry)
        return year_of_number(entry.number) or entry.issue.year

    listed: list[Document | Instrument] = [*own, *cited]
    for leaf in leaves(addresses.NUMBERS, listed, year_of):
        keywords = "发文字号,统一登记号,文号"
        yield listing(site, leaf.page, _TITLE, _DESCRIPTION, keywords, partial(_view, site, leaf))


def _view(site: Site, leaf: Leaf[Document | Instrument]) -> NumbersView:
    notices = [entry for entry in leaf.entries if isinstance(entry, Document)]
    grouped: dict[str, list[DocumentEntry]] = {known.name: [] for known in site.publication.series}
    for notice in notices:
        grouped.setdefault(site.archive.series_of(notice) or "", []).append(
            document_entry(site, notice, leaf.page)
        )
    series = [Series(name, site.archive.series_label(name), entries) for name, entries in grouped.items()]
    cited = [
        CitedNumber(
            entry.number or "",
            entry.title,
            addresses.relative(addresses.instrument(entry.slug), leaf.page),
            len(site.citing_documents(entry.slug)),
            related(site, entry, leaf.page),
        )
        for entry in leaf.entries
        if isinstance(entry, Instrument)
    ]
    instruments = addresses.relative(addresses.INSTRUMENTS, leaf.page)
    return NumbersView(leaf, [group for group in series if group.entries], cited, instruments)


def _order(number: str | None) -> tuple[Any, ...]:
    parsed = parse(number or "")
    return parsed.key if parsed else (9, number or "", ())


NUMBERS = PageKind("numbers", "numbers.html", _pages, navigation="文号")
