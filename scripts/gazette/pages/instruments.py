"""The list of outside laws and documents (引用的文件), and the page of each: who cites it, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from gazette import addresses
from gazette.archive import Document
from gazette.instruments import issued_by, title_key
from gazette.links import Link
from gazette.model import Instrument
from gazette.numbers import FORMS, parse
from gazette.pages.entries import DocumentEntry, document_entry, year_of_instrument
from gazette.pages.links import place_name
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind, PageLink, Row
from gazette.pages.paging import Leaf, leaves
from gazette.pages.references import RELATIONS, done_to
from gazette.relations import LIFE
from gazette.site import Site

_HEADINGS = (*dict.fromkeys(form.heading for form in FORMS), "法律、法规和没有写明文号的文件")
"""Under what the list sets instruments, by the form of their number; the last are those without one."""

_LIST = "引用的文件"
_GAP = 2
"""Characters that may stand between a title and its articles: 《甲法》的第二条、第三条"""


@dataclass(frozen=True)
class InstrumentEntry:
    """An instrument in the list, and how many documents cite it."""

    instrument: Instrument
    href: str
    count: int


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
        entry = InstrumentEntry(instrument, href, len(site.citing_documents(instrument.slug)))
        groups[number.heading if number else _HEADINGS[-1]].append(entry)
    return InstrumentsView(leaf, [Group(heading, entries) for heading, entries in groups.items() if entries])


@dataclass(frozen=True)
class Event:
    """What a document of ours does to the instrument (废止, 修改 …), in its own words, and from which list of it."""

    label: str
    title: str
    href: str
    quote: str
    listed: str | None


@dataclass(frozen=True)
class Place:
    """A place where it is cited, and how it is called there."""

    href: str
    label: str
    text: str


@dataclass(frozen=True)
class Citing:
    """A document that cites it."""

    document: DocumentEntry
    does: str
    """what it does with it: 贯彻落实, 制定依据"""
    places: list[Place]


@dataclass(frozen=True)
class Names:
    """又作: the other titles that the text gives an instrument; and what its title says it issues (印发), by titles that
    the text, or an editor, leads to it."""

    others: tuple[str, ...]
    issued: tuple[str, ...]

    def __iter__(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """With their labels, those that there are."""
        return ((label, titles) for label, titles in (("又作", self.others), ("印发", self.issued)) if titles)


def _names(site: Site, instrument: Instrument) -> Names:
    cited = {title_key(link.title) for link in site.links.to(instrument.slug) if link.title}
    issued = tuple(alias for alias in instrument.aliases if issued_by(instrument.title or "", alias))
    others = tuple(alias for alias in instrument.aliases if alias not in issued and title_key(alias) in cited)
    return Names(others, issued)


@dataclass(frozen=True)
class InstrumentView:
    title: str
    instrument: Instrument
    names: Names
    leaf: Leaf[tuple[Document, list[Link]]]
    events: list[Event]
    citing: list[Citing]


def _pages(site: Site) -> Iterator[Page]:
    """Long lists go by the year of the issue."""
    for instrument in site.instruments:
        title = f"《{instrument.title}》" if instrument.title else instrument.number or ""
        citing = list(site.citing_documents(instrument.slug).items())
        names = _names(site, instrument)
        address = addresses.instrument(instrument.slug)
        for leaf in leaves(address, citing, lambda cited: cited[0].issue.year):
            yield listing(
                site,
                leaf.page,
                title,
                f"{title}：哪些公文引用了它",
                title,
                partial(_view, site, instrument, title, names, leaf),
                kind="instrument",
                breadcrumb=(PageLink(_LIST, addresses.INSTRUMENTS),),
                rows=partial(_rows, instrument, names),
                facts={"number": instrument.number, "aliases": "；".join(names.others) or None},
            )


def _rows(instrument: Instrument, names: Names) -> Iterator[Row]:
    if instrument.number:
        yield from (Row("names", (words,)) for words in ("文号", instrument.number))
    for label, titles in names:
        yield from (Row("names", (words,)) for words in (label, *(f"《{title}》" for title in titles)))


def _view(
    site: Site, instrument: Instrument, title: str, names: Names, leaf: Leaf[tuple[Document, list[Link]]]
) -> InstrumentView:
    does: dict[Document, dict[str, None]] = defaultdict(dict)
    for relation in site.done_to[instrument.slug]:
        does[relation.link.document][RELATIONS[relation.kind]] = None
    return InstrumentView(
        title,
        instrument,
        names,
        leaf,
        [
            Event(
                done_to(relation, site.since(relation)),
                _source(site, relation.link.document).title,
                addresses.relative(relation.link.url, leaf.page),
                relation.evidence,
                relation.listed,
            )
            for relation in site.done_to[instrument.slug]
            if relation.kind in LIFE
        ],
        [
            Citing(
                document_entry(site, document, leaf.page),
                "、".join(does.get(document, {})),
                [
                    Place(
                        addresses.relative(link.url, leaf.page), place_name(link), _with_articles(site, link)
                    )
                    for link in links
                ],
            )
            for document, links in leaf.entries
        ],
    )


def _source(site: Site, document: Document) -> Document:
    """Who does it: what a table of a notice lists the notice does."""
    return site.archive.notice_of(document) if document.kind == "table" else document


def _with_articles(site: Site, cited: Link) -> str:
    """How it is called at a place, with the articles that are cited there: 《工伤保险条例》第十七条."""
    end = cited.end
    for link in site.links.in_unit(cited.document, cited.unit):
        if link.article and link.target == cited.target and end <= link.start <= end + _GAP:
            end = max(end, link.end)
    return cited.document.units[cited.unit].text[cited.start : end]


INSTRUMENTS = PageKind("instruments", "instruments.html", _list)
INSTRUMENT = PageKind("instrument", "instrument.html", _pages, published=True)
