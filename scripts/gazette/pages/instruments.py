"""The list of outside laws and documents (引用的文件), and the page of each: who cites it, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from gazette import addresses
from gazette.called import called, issued_by, titles_of
from gazette.document import Document
from gazette.link import Link
from gazette.model import Instrument
from gazette.numbers import FORMS, parse
from gazette.pages.entries import DocumentEntry, document_entry, first_citing, year_of_instrument
from gazette.pages.listing import listing
from gazette.pages.page import Filters, Page, PageKind, PageLink
from gazette.pages.paging import Leaf, leaves
from gazette.pages.references import DOES_TO_IT
from gazette.pages.related import Related, related, weigh_related
from gazette.pages.status import Shown, shown
from gazette.pages.weights import HEADING, Weight, line, row, weight
from gazette.site import Site

_HEADINGS = (*dict.fromkeys(form.heading for form in FORMS), "法律、法规和没有写明文号的文件")
"""Under what the list sets instruments, by the form of their number; the last are those without one."""

_LIST = "引用的文件"
_MOST = 10
"""So many of the most cited stand before a list that goes by year."""
_RELATED = 30
"""So many documents that may be related stand on an instrument's own page."""


@dataclass(frozen=True)
class InstrumentEntry:
    """An instrument in the list, how many documents cite it, and what is printed here under nearly its name."""

    instrument: Instrument
    href: str
    count: int
    related: Related


@dataclass(frozen=True)
class Group:
    heading: str
    entries: list[InstrumentEntry]


@dataclass(frozen=True)
class InstrumentsView:
    leaf: Leaf[Instrument]
    most: list[InstrumentEntry]
    """the most cited of all leaves, on the first of several"""
    groups: list[Group]


def _list(site: Site) -> Iterator[Page]:
    """The most cited first; a long list goes by year."""

    def rarity(instrument: Instrument) -> int:
        return -len(site.citing_documents(instrument.slug))

    def since(instrument: Instrument) -> Any:
        return first_citing(site, instrument).key

    ordered = sorted(site.instruments, key=rarity)
    year_of, weigh = partial(year_of_instrument, site), partial(_weigh_instrument, site)
    for leaf in leaves(addresses.INSTRUMENTS, ordered, year_of, since, weigh):
        yield listing(
            site,
            leaf.page,
            _LIST,
            "公文引用的法律、法规、标准和其他文件，以及由谁引用",
            "法律,法规,标准,引用",
            partial(
                _list_view, site, leaf, ordered[:_MOST] if leaf.label and leaf.page == leaf.address else []
            ),
            scripts=("filter",),
            leaf=leaf,
        )


def _heading(instrument: Instrument) -> str:
    number = parse(instrument.number) if instrument.number else None
    return number.heading if number else _HEADINGS[-1]


def _weigh_instrument(site: Site, instrument: Instrument) -> Weight:
    heading, href = _heading(instrument), addresses.instrument(instrument.slug)
    own = line(instrument.number, instrument.title, href) + weigh_related(site, instrument)
    return Weight(own, ((heading, HEADING + weight(heading)),))


def _list_view(site: Site, leaf: Leaf[Instrument], most: list[Instrument]) -> InstrumentsView:
    def entry(instrument: Instrument) -> InstrumentEntry:
        href = addresses.relative(addresses.instrument(instrument.slug), leaf.page)
        count = len(site.citing_documents(instrument.slug))
        return InstrumentEntry(instrument, href, count, related(site, instrument, leaf.page))

    groups: dict[str, list[InstrumentEntry]] = {heading: [] for heading in _HEADINGS}
    for instrument in leaf.entries:
        groups[_heading(instrument)].append(entry(instrument))
    shown_groups = [Group(heading, entries) for heading, entries in groups.items() if entries]
    return InstrumentsView(leaf, list(map(entry, most)), shown_groups)


@dataclass(frozen=True)
class Cited:
    """A place where it is cited, and how it is called there, with the article that is meant."""

    document: Document
    link: Link
    label: str
    texts: list[str]


@dataclass(frozen=True)
class Place:
    """The same on the page."""

    href: str
    label: str
    texts: list[str]


@dataclass(frozen=True)
class Citing:
    """A document that cites it."""

    document: DocumentEntry
    does: str
    """what it does with it: 贯彻落实它, 以它为依据"""
    places: list[Place]


@dataclass(frozen=True)
class InstrumentView:
    title: str
    instrument: Instrument
    aliases: list[str]
    issued: list[str]
    related: Related
    leaf: Leaf[Cited]
    seen: Shown
    citing: list[Citing]
    total: int
    """how many documents cite it, on all leaves"""


def _pages(site: Site) -> Iterator[Page]:
    """Long lists go by the year of the issue."""
    for instrument in site.instruments:
        title = called(instrument)
        citing = site.citing_documents(instrument.slug)
        places = [
            Cited(document, link, link.stands.place, site.as_cited(link))
            for document, links in citing.items()
            for link in links
        ]
        titles = titles_of(site.links, instrument)
        address = addresses.instrument(instrument.slug)
        for leaf in leaves(address, places, lambda cited: cited.document.issue.year, _since, _weigh):
            yield listing(
                site,
                leaf.page,
                title,
                f"{title}：哪些公文引用了它",
                title,
                partial(_view, site, instrument, title, titles, leaf, len(citing)),
                kind="instrument",
                breadcrumb=(PageLink(_LIST, addresses.INSTRUMENTS),),
                filters=Filters(names=tuple(_names(instrument, titles))),
                facts={
                    "number": instrument.number,
                    "aliases": "；".join(titles) or None,
                },
                leaf=leaf,
            )


def _names(instrument: Instrument, titles: list[str]) -> Iterator[str]:
    """Its number, and the titles that the text has for it, or for what issued it."""
    if instrument.number:
        yield instrument.number
    yield from titles
    yield from issued_by(instrument)


def _since(cited: Cited) -> Any:
    return cited.document.issue.key


def _weigh(cited: Cited) -> Weight:
    document, does = cited.document, list(DOES_TO_IT.values())
    own = row(0, document.url, cited.link.anchor, cited.label, cited.texts)
    return Weight(own, ((document, line(document.title, document.url, document.number, does)),))


def _view(
    site: Site, instrument: Instrument, title: str, titles: list[str], leaf: Leaf[Cited], total: int
) -> InstrumentView:
    does: dict[Document, dict[str, None]] = defaultdict(dict)
    for relation in site.done_to[instrument.slug]:
        does[relation.link.document][DOES_TO_IT[relation.kind]] = None
    return InstrumentView(
        title,
        instrument,
        titles,
        issued_by(instrument),
        related(site, instrument, leaf.page, _RELATED),
        leaf,
        shown(site, instrument.slug, leaf.page, "#citing"),
        [
            Citing(
                document_entry(site, document, leaf.page),
                "、".join(does.get(document, {})),
                [
                    Place(addresses.relative(cited.link.url, leaf.page), cited.label, cited.texts)
                    for cited in group
                ],
            )
            for document, group in groupby(leaf.entries, key=lambda cited: cited.document)
        ],
        total,
    )


INSTRUMENTS = PageKind("instruments", "instruments.html", _list, addresses.INSTRUMENTS, navigation=_LIST)
INSTRUMENT = PageKind("instrument", "instrument.html", _pages, addresses.INSTRUMENTS, published=True)
