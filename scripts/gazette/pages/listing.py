"""Pages that are lists (栏目): what all of them tell machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from gazette.pages.head import POLICY, column_tags
from gazette.pages.page import Filters, Frame, Page, PageLink, Row, heading_text
from gazette.pages.paging import Leaf
from gazette.site import Site


def listing(
    site: Site,
    address: str,
    title: str,
    description: str,
    keywords: str,
    show: Callable[[], Any],
    *,
    kind: str = "index",
    column_type: str = POLICY,
    breadcrumb: tuple[PageLink, ...] = (),
    scripts: tuple[str, ...] = (),
    rows: Callable[[], Iterator[Row]] = lambda: iter(()),
    facts: dict[str, str | int | None] | None = None,
    heading: str | None = None,
    filters: Filters = Filters(),  # noqa: B008  (frozen)
    searched: bool = True,
    leaf: Leaf[Any] | None = None,
) -> Page:
    """A page that lists what `show()` gives; `rows` are what of it the search should find here. `heading` where
    it says less than the title. Of a list that goes on in others this is one `leaf`: the search knows the first by the name
    of the list, and no other."""
    name = title
    if leaf:
        title = leaf.titled(name)
        if leaf.page != leaf.address:
            breadcrumb, searched = (*breadcrumb, PageLink(name, leaf.address)), False
    return Page(
        address,
        {"kind": kind, "title": title, **(facts or {"description": description})},
        heading_text(heading or title),
        Frame(
            title,
            kind,
            description,
            column_tags(site, title, description, keywords, column_type),
            breadcrumb=breadcrumb,
            scripts=scripts,
            searched=searched,
        ),
        show,
        rows,
        replace(filters, name=name),
    )
