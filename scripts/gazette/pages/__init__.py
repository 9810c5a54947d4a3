"""Pages (网页): every kind of page that is made from data, and all of its pages."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.pages import (
    checks,
    documents,
    home,
    instruments,
    issues,
    moved,
    numbers,
    organizations,
    people,
    table_list,
    tables,
    tasks,
)
from gazette.pages.page import Frame, Page, PageKind, Row
from gazette.site import Site

__all__ = ["KINDS", "Frame", "Page", "PageKind", "Row", "pages"]

KINDS: tuple[PageKind, ...] = (
    home.HOME,
    numbers.NUMBERS,
    table_list.TABLES,
    people.PEOPLE,
    organizations.ORGANIZATIONS,
    tasks.TASKS,
    checks.CHECKS,
    issues.ISSUES,
    issues.ISSUE,
    documents.NOTICE,
    documents.INTERPRETATION,
    tables.TABLE,
    organizations.ORGANIZATION,
    instruments.INSTRUMENTS,
    instruments.INSTRUMENT,
    moved.MOVED,
)
"""In the order of the bar under the masthead; those that are not named there follow."""


def pages(site: Site) -> Iterator[tuple[PageKind, Page]]:
    """Every page that is made from data, with its kind."""
    for kind in KINDS:
        for page in kind.pages(site):
            yield kind, page
