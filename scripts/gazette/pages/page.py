"""A page (网页) and a kind of page: what every one of them has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from gazette import addresses
from gazette.document import Document
from gazette.pages.headings import Heading
from gazette.site import Site
from gazette.text import Block, Plain, Text, Texts


@dataclass(frozen=True)
class PageLink:
    """A link to a page: its title and its address, relative to the site's root."""

    title: str
    url: str


@dataclass(frozen=True)
class Frame:
    """What the frame of every page shows around its text, and tells machines."""

    title: str
    kind: str = "page"
    """`data-kind`: by what the search filters, and scripts and styles go"""
    description: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    json_ld: Mapping[str, Any] | None = None
    breadcrumb: tuple[PageLink, ...] = ()
    headings: tuple[Heading, ...] = ()
    previous: PageLink | None = None
    next: PageLink | None = None
    scripts: tuple[str, ...] = ()
    markdown: str | None = None
    """address of the page's Markdown where it is published"""
    canonical: str | None = None
    """address of the page that stands for this one"""
    searched: bool = True
    """whether the search finds it"""


@dataclass(frozen=True)
class Row:
    """条: words that a frame lists beside the text, and that the search finds: one row, at the nearest anchor."""

    anchor: str
    cells: tuple[str, ...]
    heading: int = 0


@dataclass(frozen=True)
class Filters:
    """What the search tells of a page, and filters by: 发文机关, 年份, 解读单位; 文号, 日期, 文种; the issue it belongs to."""

    issuer: str = ""
    year: str = ""
    department: str = ""
    number: str = ""
    date: str = ""
    genre: str = ""
    issue: str = ""
    name: str = ""
    """what it is called, where its title says more"""
    names: tuple[str, ...] = ()
    """other names by which it is found"""


@dataclass(frozen=True, eq=False)
class Page:
    """One generated page: its address, the facts of its front matter, its text, what its frame shows of `show()`."""

    address: str
    facts: Mapping[str, str | int | None]
    text: Text
    frame: Frame
    show: Callable[[], Any]
    """makes the view (a frozen dataclass) that the kind's template draws"""
    rows: Callable[[], Iterator[Row]] = lambda: iter(())
    filters: Filters = Filters()

    @cached_property
    def view(self) -> Any:
        return self.show()

    def forget(self) -> None:
        """Let go of the view: it is made again if it is asked for once more."""
        self.__dict__.pop("view", None)

    @property
    def source(self) -> str:
        """The page's path under docs/."""
        return addresses.markdown(self.address)


@dataclass(frozen=True)
class PageKind:
    """网页种类: everything about one kind of page. A new kind is one module with one of these, listed in `pages`."""

    name: str
    template: str
    """frame under overrides/"""
    pages: Callable[[Site], Iterator[Page]]
    address: str = ""
    """of a list: where it begins; of what it leads to, and what stands in the folder of its name, the same; else ''"""
    navigation: str | None = None
    """of a list: its name in the bar under the masthead"""
    offered: Callable[[Site], bool] = lambda _: True
    """of a list: whether the bar has it; what the editors alone make may hold nothing"""
    searched: bool = True
    """whether the search finds it; home says only what its links lead to"""
    of_document: Callable[[Site, Texts, Document], Iterator[Page]] | None = None
    """the pages of one document, where they belong to one, and are kept with its notice; else None, and each is kept by
    itself, as long as it shows the same"""
    published: bool = False
    """whether its Markdown is offered beside the page: it is, where the page has a text of its own"""


def kind_of_documents(
    name: str, template: str, make: Callable[[Site, Texts, Document], Iterator[Page]]
) -> PageKind:
    """A kind of page that documents have."""

    def pages(site: Site) -> Iterator[Page]:
        texts = Texts(site)
        for document in site.archive.documents:
            yield from make(site, texts, document)

    return PageKind(name, template, pages, of_document=make, published=True)


def heading_text(title: str) -> Text:
    """The text of a page that is a list: its title; what it lists is the frame's."""
    return Text((Block("title", "title", ((Plain(title),),), depth=1),), ())
