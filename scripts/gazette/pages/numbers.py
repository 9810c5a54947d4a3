"""The list of numbers (文号): our own by series, then those that are only cited. A long one goes by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from gazette import addresses
from gazette.document import Document
from gazette.model import Instrument
from gazette.numbers import parse
from gazette.pages.entries import (
    DocumentEntry,
    document_entry,
    first_citing,
    year_of_instrument,
    year_of_number,
)
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind
from gazette.pages.paging import Leaf, leaves
from gazette.pages.related import Related, related, weigh_related
from gazette.pages.weights import TABLE_HEADING, Weight, row, weight
from gazette.site import Site

_TITLE, _DESCRIPTION = "文号", "本刊公文的发文字号、统一登记号，和公文引用的文号"
_KEYWORDS = "发文字号,统一登记号,文号"


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
    related: Related


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

    def since(entry: Document | Instrument) -> Any:
        return (first_citing(site, entry) if isinstance(entry, Instrument) else entry.issue).key

    listed: list[Document | Instrument] = [*own, *cited]
    for leaf in leaves(addresses.NUMBERS, listed, year_of, since, partial(_weigh, site)):
        yield listing(site, leaf.page, _TITLE, _DESCRIPTION, _KEYWORDS, partial(_view, site, leaf), leaf=leaf)


def _weigh(site: Site, entry: Document | Instrument) -> Weight:
    if isinstance(entry, Instrument):
        href = addresses.instrument(entry.slug)
        own = row(3, entry.number, entry.title, href, weigh_related(site, entry))
        return Weight(own, ((Instrument, TABLE_HEADING),))
    series = site.archive.series_of(entry) or ""
    own = row(4, entry.number, entry.registration, entry.title, entry.url)
    return Weight(own, ((series, TABLE_HEADING + 2 * weight(site.archive.series_label(series))),))


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


NUMBERS = PageKind("numbers", "numbers.html", _pages, addresses.NUMBERS, navigation="文号")
