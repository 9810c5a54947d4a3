"""The list of tables (附表), newest issue first, under the notice they belong to. A long one goes by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from gazette import addresses, model
from gazette.archive import Document
from gazette.columns import full_labels
from gazette.pages.entries import DocumentEntry, document_entry
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind, PageLink
from gazette.pages.paging import Leaf, leaves
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
class Group:
    """The tables of one notice."""

    notice: DocumentEntry
    tables: list[TableEntry]


@dataclass(frozen=True)
class TablesView:
    leaf: Leaf[Document]
    groups: list[Group]


def _pages(site: Site) -> Iterator[Page]:
    tables = [document for document in site.archive.documents if document.kind == "table"]
    newest_first = sorted(tables, key=lambda document: document.issue.key, reverse=True)
    for leaf in leaves(addresses.TABLES, newest_first, lambda document: document.issue.year, _weight):
        yield listing(
            site,
            leaf.page,
            "附表",
            "公文所附的表格，可按行引用，可下载数据",
            "附表,目录,责任分工,计划表",
            partial(_view, site, leaf),
        )


def _weight(table: Document) -> int:
    """Bytes that a table makes in the list: its title, twice, and the names of its columns."""
    record = table.record
    columns = record.leaves if isinstance(record, model.Table) else ()
    return 1_000 + 3 * (2 * len(table.title) + sum(len(column.label) + 1 for column in columns))


def _view(site: Site, leaf: Leaf[Document]) -> TablesView:
    return TablesView(
        leaf,
        [
            Group(
                document_entry(site, notice, leaf.page),
                [
                    _entry(site, document, document.record, leaf.page)
                    for document in group
                    if isinstance(document.record, model.Table)
                ],
            )
            for notice, group in groupby(leaf.entries, key=site.archive.notice_of)
        ],
    )


def _entry(site: Site, document: Document, table: model.Table, page: str) -> TableEntry:
    return TableEntry(
        document_entry(site, document, page),
        len(grid(table)),
        full_labels(columns(table) if table.classes else table.columns),
        [
            PageLink(form.upper(), addresses.relative(addresses.table_data(document.id, form), page))
            for form in ("csv", "json")
        ],
    )


TABLES = PageKind("tables", "tables.html", _pages, navigation="附表")
