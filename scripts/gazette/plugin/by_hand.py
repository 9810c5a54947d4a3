"""The frame of a page that is written by hand (手写的网页)."""

from __future__ import annotations

from markupsafe import Markup
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from gazette.pages import Frame
from gazette.pages.headings import LISTED_FROM, Heading


def frame_by_hand(page: Page) -> Frame:
    """The frame of a page under docs/: what its front matter says, and its headings under the title."""
    entries = list(page.toc)
    if len(entries) == 1 and entries[0].level == 1:
        entries = entries[0].children
    listed = tuple(_heading(entry) for entry in entries) if len(entries) >= LISTED_FROM else ()
    title = str(page.meta.get("title", page.title))
    return Frame(
        title,
        description=str(page.meta["description"]),
        headings=listed,
        searched=bool(page.meta.get("searched", True)),
    )


def _heading(entry: AnchorLink) -> Heading:
    """MkDocs keeps titles as HTML."""
    title = Markup(entry.title).striptags()
    return Heading(entry.url, title, [_heading(child) for child in entry.children])
