"""The list of outside laws and documents (引用的文件), and the page of each: who cites it, and where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from gazette import addresses
from gazette.archive import Document
from gazette.called import called, issued_by, titles_of
from gazette.links import Link
from gazette.model import Instrument
from gazette.numbers import FORMS, parse
from gazette.pages.entries import DocumentEntry, document_entry, year_of_instrument
from gazette.pages.links import place_name
from gazette.pages.listing import listing
from gazette.pages.page import Filters, Page, PageKind, PageLink
from gazette.pages.paging import Leaf, leaves
from gazette.pages.references import DOES_TO_IT
from gazette.pages.related import related
from gazette.pages.status import Seen, seen
from gazette.site import Site
from gazette.twins import Twin

_HEADINGS = (*dict.fromkeys(form.heading for form in FORMS), "法律、法规和没有写明文号的文件")
"""Under what the list sets instruments, by the form of their number; the last are those without one."""

_LIST = "引用的文件"
_BETWEEN = re.compile(r"\s*(?:[(（][^()（）]{0,40}[)）])?[、和及与的中\s]{0,4}")
"""what may stand between a title and its article, and between two articles"""


@dataclass(frozen=True)
class InstrumentEntry:
    """An instrument in the list, how many documents cite it, and what is printed here under nearly its name."""

    instrument: Instrument
    href: str
    count: int
    related: list[Twin]


@dataclass(frozen=True)
class Group:
    heading: str
    entries: list[InstrumentEntry]


@dataclass(frozen=True)
class InstrumentsView:
    leaf: Leaf[Instrument]
    groups: list[Group]


def _list(site: Site) -> Iterator[Page]:
    """The most cited first; a long list goes by year."""

    def rarity(instrument: Instrument) -> int:
        return -len(site.citing_documents(instrument.slug))

    ordered = sorted(site.instruments, key=rarity)
    for leaf in leaves(addresses.INSTRUMENTS, ordered, partial(year_of_instrument, site)):
        yield listing(
            site,
            leaf.page,
            _LIST,
            "公文引用的法律、法规、标准和其他文件，以及由谁引用",
            "法律,法规,标准,引用",
            partial(_list_view, site, leaf),
        )


def _list_view(site: Site, leaf: Leaf[Instrument]) -> InstrumentsView:
    groups: dict[str, list[InstrumentEntry]] = {heading: [] for heading in _HEADINGS}
    for instrument in leaf.entries:
        number = parse(instrument.number) if instrument.number else None
        href = addresses.relative(addresses.instrument(instrument.slug), leaf.page)
        count = len(site.citing_documents(instrument.slug))
        entry = InstrumentEntry(instrument, href, count, related(site, instrument, leaf.page))
        groups[number.heading if number else _HEADINGS[-1]].append(entry)
    return InstrumentsView(leaf, [Group(heading, entries) for heading, entries in groups.items() if entries])


@dataclass(frozen=True)
class Place:
    """A place where it is cited, and how it is called there, with the article that is meant."""

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
    related: list[Twin]
    leaf: Leaf[tuple[Document, list[Link]]]
    seen: list[Seen]
    citing: list[Citing]


def _pages(site: Site) -> Iterator[Page]:
    """Long lists go by the year of the issue."""
    for instrument in site.instruments:
        title = called(instrument)
        citing = list(site.citing_documents(instrument.slug).items())
        titles = titles_of(site.links, instrument)
        address = addresses.instrument(instrument.slug)
        for leaf in leaves(address, citing, lambda cited: cited[0].issue.year):
            yield listing(
                site,
                leaf.page,
                title,
                f"{title}：哪些公文引用了它",
                title,
                partial(_view, site, instrument, title, titles, leaf),
                kind="instrument",
                breadcrumb=(PageLink(_LIST, addresses.INSTRUMENTS),),
                filters=Filters(names=tuple(_names(instrument, titles))),
                facts={
                    "number": instrument.number,
                    "aliases": "；".join(titles) or None,
                },
            )


def _names(instrument: Instrument, titles: list[str]) -> Iterator[str]:
    """Its number, and the titles that the text has for it, or for what issued it."""
    if instrument.number:
        yield instrument.number
    yield from titles
    yield from issued_by(instrument)


def texts_of(site: Site, link: Link) -> list[str]:
    """The words that cite it in a unit, articles with the title that they follow: 《条例》第十七条."""
    text, spans = link.document.units[link.unit].text, list[tuple[int, int]]()
    for other in site.links.in_unit(link.document, link.unit):
        if not (other.target and link.target and other.target.id == link.target.id):
            continue
        start, end = spans[-1] if spans else (0, -1)
        if other.end <= end:  # each article of 第五条至第八条 stands there
            continue
        if other.article and spans and _BETWEEN.fullmatch(text, end, other.start):
            spans[-1] = (start, other.end)
        else:
            spans.append((other.start, other.end))
    return list(dict.fromkeys(text[start:end] for start, end in spans))


def _view(
    site: Site, instrument: Instrument, title: str, titles: list[str], leaf: Leaf[tuple[Document, list[Link]]]
) -> InstrumentView:
    does: dict[Document, dict[str, None]] = defaultdict(dict)
    for relation in site.done_to[instrument.slug]:
        does[relation.link.document][DOES_TO_IT[relation.kind]] = None
    return InstrumentView(
        title,
        instrument,
        titles,
        issued_by(instrument),
        related(site, instrument, leaf.page),
        leaf,
        seen(site, instrument.slug, leaf.page),
        [
            Citing(
                document_entry(site, document, leaf.page),
                "、".join(does.get(document, {})),
                [
                    Place(addresses.relative(link.url, leaf.page), place_name(link), texts_of(site, link))
                    for link in links
                ],
            )
            for document, links in leaf.entries
        ],
    )


INSTRUMENTS = PageKind("instruments", "instruments.html", _list, navigation=_LIST)
INSTRUMENT = PageKind("instrument", "instrument.html", _pages, published=True)
