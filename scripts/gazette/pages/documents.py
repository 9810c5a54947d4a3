"""Pages of notices (公文) and interpretations (解读)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from gazette import addresses, model
from gazette.document import Document
from gazette.keypoints import key_points
from gazette.pages.citing import citation
from gazette.pages.document_view import Surroundings, frame, front_matter, surroundings
from gazette.pages.head import known_name
from gazette.pages.headings import LISTED_FROM, count, headings
from gazette.pages.links import order_of_citation
from gazette.pages.page import Filters, Page, kind_of_documents
from gazette.pages.side_by_side import Copy, articles_beside, passages_beside
from gazette.site import Site
from gazette.statements import statements
from gazette.tables import grid
from gazette.text import Block, Cited, Image, Text, Texts
from gazette.units import Unit, name_of


@dataclass(frozen=True)
class Comparison:
    """对照 as the bar above the text tells of it: how many articles are explained, by whom, where the other text is."""

    kind: str
    explained: int
    href: str
    issuer: str


@dataclass(frozen=True)
class ShownPoint:
    """要点 with the name and address of its place."""

    label: str
    words: str
    place: str
    href: str


@dataclass(frozen=True)
class Beside:
    """What is set beside a block: under which words, from which article on."""

    label: str
    starts: str
    copies: list[Copy]


@dataclass(frozen=True)
class DocumentView:
    """What the frame of a notice or an interpretation shows."""

    document: Document
    text: Text
    around: Surroundings
    comparison: Comparison | None
    besides: Mapping[int, Beside]
    order: Mapping[str, int]
    """引文序号 by id of what is cited"""
    extents: Mapping[str, str]
    """how long a table is, by its name: （30 行）"""
    points: list[ShownPoint]
    """要点"""
    printed: Mapping[int, str]
    """，载《某市人民政府公报》2024 年第 5 期第 21 页: where print has an article, by its unit, as far as page numbers prove it"""

    @property
    def letterhead(self) -> list[Block]:
        """版头: what print has about the title; number and registration stand above it, as on the document itself."""
        order = {"number": 1, "registration": 2}
        lines = (block for block in self.text.head if block.kind != "title")
        return sorted(lines, key=lambda block: order.get(block.kind, 0))

    @property
    def title_marks(self) -> list[Cited]:
        """注号 at the end of the title."""
        title = next(block for block in self.text.head if block.kind == "title")
        return [run for run in title.runs if isinstance(run, Cited)]

    def unreceived(self, block: Block) -> bool:
        """Whether the block is a picture that the editors were not given."""
        return block.kind == "picture" and not any(isinstance(run, Image) for run in block.runs)

    def file(self, block: Block) -> str:
        """Kind and size of the file that a block leads to: PDF，1.2 MB."""
        attached = self.document.units[block.unit].block
        if not isinstance(attached, model.AttachedFile):
            return ""
        size = next(file.size for file in self.document.folder.files if file.name == attached.file)
        told = f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"
        return f"（{attached.file.rpartition('.')[2].upper()}，{told}）"

    def name(self, block: Block) -> str:
        """What the place is called."""
        return name_of(self.document.units[block.unit])

    def citation(self, block: Block) -> str:
        """How an article is cited."""
        return citation(self.document, block.part, block.marker) + self.printed.get(block.unit, "")


def _pages(kind: str, site: Site, texts: Texts, document: Document) -> Iterator[Page]:
    if document.kind == kind:
        listed = headings(document.units)
        yield Page(
            document.url,
            front_matter(site, document),
            texts.of(document),
            frame(
                site,
                document,
                listed if count(listed) >= LISTED_FROM else [],
                ("compare",) if _is_compared(site, document) else (),
            ),
            partial(_view, site, texts, document),
            filters=filters(site, document),
        )


def filters(site: Site, document: Document) -> Filters:
    """By what the search filters the pages of a notice and all that belongs to it."""
    notice = site.archive.notice_of(document)
    explained = site.archive.interpretations.get(notice.id)
    return Filters(
        known_name(site, document.issuer),
        str(document.issue.year),
        known_name(site, explained.issuer) if explained else "",
        own[0].spelt if (own := notice.head.numbers) else "",
        notice.head.signed.isoformat() if notice.head.signed else "",
        notice.head.genre.value if notice.head.genre else "",
        document.issue.id,
    )


def _is_compared(site: Site, document: Document) -> bool:
    """Whether a notice or an interpretation has something to be set beside."""
    notice = site.archive.notice_of(document)
    return notice.id in site.archive.interpretations and bool(site.links.explanations(notice))


def _view(site: Site, texts: Texts, document: Document) -> DocumentView:
    notice = site.archive.notice_of(document)
    set_beside = passages_beside if document is notice else articles_beside
    copies = set_beside(site, texts, document)
    articles = {unit.anchor for unit in document.units if unit.kind == "article"}
    besides = {}
    for index, mine in copies.items():
        unit = document.units[index]
        label = (
            f"解读（{len(mine)} 处）"
            if document is notice
            else f"条文（{'、'.join(copy.name for copy in mine)}）"
        )
        starts = next((anchor for anchor in unit.ancestors if anchor in articles), unit.anchor)
        besides[index] = Beside(label, starts, mine)
    text = texts.of(document)
    return DocumentView(
        document,
        text,
        surroundings(site, document, text),
        _comparison(site, document) if besides else None,
        besides,
        order_of_citation(site, document),
        {table.name: _extent(table) for table in document.folder.tables},
        _points(site, document),
        dict(_printed(site, document)),
    )


def _printed(site: Site, document: Document) -> Iterator[tuple[int, str]]:
    units, issue = document.units, document.issue
    for at, unit in enumerate(units):
        if unit.kind == "article":
            end = at + 1
            while end < len(units) and unit.anchor in units[end].ancestors:
                end += 1
            if extent := site.archive.pages_of(document, range(at, end)):
                yield at, f"，载《{issue.name}》{issue.label}{extent}"


def _points(site: Site, document: Document) -> list[ShownPoint]:
    if document.kind != "notice":
        return []
    told = list(statements(document, site.links))
    articles = {unit.anchor: unit for unit in document.units if unit.kind == "article"}
    return [
        ShownPoint(
            point.label,
            point.words,
            _place(
                point.words,
                next((articles[one] for one in point.unit.ancestors if one in articles), point.unit),
            ),
            f"#{point.unit.anchor}",
        )
        for point in key_points(document, told, site.effects[document.id], site.expiries[document.id])
    ]


def _place(words: str, unit: Unit) -> str:
    """What leads to the place of a sentence. A paragraph that has no name would be called by the sentence itself."""
    name = name_of(unit)
    return "原文" if words.startswith(name.rstrip("…")) else name


def _comparison(site: Site, document: Document) -> Comparison:
    notice = site.archive.notice_of(document)
    other = site.archive.interpretations[notice.id] if document is notice else notice
    return Comparison(
        document.kind,
        len(site.links.explanations(notice)),
        addresses.relative(other.url, document.url),
        site.archive.interpretations[notice.id].issuer,
    )


def _extent(table: model.Table) -> str:
    return f"（{len(grid(table))} {'个路段' if table.classes else '行'}）"


NOTICE = kind_of_documents("notice", "document.html", partial(_pages, "notice"))
INTERPRETATION = kind_of_documents("interpretation", "document.html", partial(_pages, "interpretation"))
