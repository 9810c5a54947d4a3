"""The list of tables (附表), newest issue first, under the notice they belong to. A long one goes by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from typing import Any

from gazette import addresses, model
from gazette.archive import Archive
from gazette.columns import full_labels
from gazette.document import Document
from gazette.pages.entries import DocumentEntry, document_entry
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind, PageLink
from gazette.pages.paging import Leaf, leaves
from gazette.pages.weights import HEADING, Weight, line, weight
from gazette.site import Site
from gazette.tables import columns, grid


@dataclass(frozen=True)
class TableEntry:
    """A table with its size, the labels of its columns, and the files that hold it."""

    entry: DocumentEntry
    rows: int
    columns: list[str]
    downloads: list[PageLink]


@dataclass(frozen=True)
class _Size:
    """How many rows a table has, and the labels of its columns."""

    rows: int
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """The tables of one notice."""

    notice: DocumentEntry
    tables: list[TableEntry]


@dataclass(frozen=True)
class TablesView:
    leaf: Leaf[Document]
    groups: list[Group]


def _pages(site: Site) -> Iterator[Page]:
    sizes = dict(chain.from_iterable(issue.items() for issue in site.archive.found(_sizes)))
    tables = [document for document in site.archive.documents if document.kind == "table"]
    newest_first = sorted(tables, key=_since, reverse=True)
    weigh = partial(_weigh, site, sizes)
    for leaf in leaves(addresses.TABLES, newest_first, lambda document: document.issue.year, _since, weigh):
        yield listing(
            site,
            leaf.page,
            "附表",
            "公文所附的表格，可按行引用，可下载数据",
            "附表,目录,责任分工,计划表",
            partial(_view, site, sizes, leaf),
            leaf=leaf,
        )


def _since(table: Document) -> Any:
    return table.issue.key


def _sizes(part: Archive) -> dict[str, _Size]:
    found = ((document.id, document.record) for document in part.documents)
    return {own: _size(record) for own, record in found if isinstance(record, model.Table)}


def _size(table: model.Table) -> _Size:
    heads = columns(table) if table.classes else table.columns
    return _Size(len(grid(table)), tuple(full_labels(heads)))


def _weigh(site: Site, sizes: Mapping[str, _Size], table: Document) -> Weight:
    """Its title is said thrice, once for each of its files."""
    notice = site.archive.notice_of(table)
    data = addresses.table_data(table.id, "json")
    own = line(*[table.title] * 3, table.url, data, data) + weight("、".join(sizes[table.id].labels))
    return Weight(own, ((notice, HEADING + weight((notice.title, notice.url, notice.number))),))


def _view(site: Site, sizes: Mapping[str, _Size], leaf: Leaf[Document]) -> TablesView:
    return TablesView(
        leaf,
        [
            Group(
                document_entry(site, notice, leaf.page),
                [_entry(site, document, sizes[document.id], leaf.page) for document in group],
            )
            for notice, group in groupby(leaf.entries, key=site.archive.notice_of)
        ],
    )


def _entry(site: Site, document: Document, size: _Size, page: str) -> TableEntry:
    return TableEntry(
        document_entry(site, document, page),
        size.rows,
        list(size.labels),
        [
            PageLink(form.upper(), addresses.relative(addresses.table_data(document.id, form), page))
            for form in ("csv", "json")
        ],
    )


TABLES = PageKind("tables", "tables.html", _pages, addresses.TABLES, navigation="附表")
