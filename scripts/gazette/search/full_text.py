"""全文索引: texts of pages -> the scripts that the search page loads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gazette.search.indexed import IndexedPage
from gazette.search.pagefind import Index, run_pagefind
from gazette.search.postings import chunks
from gazette.search.scripts import write_data_script
from gazette.search.sections import Section, sections_of


def write_full_text(folder: Path, pages: Sequence[IndexedPage]) -> None:
    """Index the pages. Raises :class:`SearchError`.

    ``search/`` then holds ``pages.js`` (all pages; page and length of each section; the first token of each
    chunk), ``index/<k>.js`` (chunk k) and ``text/<n>.js`` (the words of section n as printed, for excerpts).
    """
    sections = sections_of(pages)
    index = run_pagefind(sections)
    firsts = []
    for number, chunk in enumerate(chunks(index.postings)):
        firsts.append(next(iter(chunk)))
        write_data_script(folder, f"index/{number}", chunk)
    write_data_script(folder, "pages", _contents(pages, sections, index, firsts))
    _write_texts(folder, sections)


def _contents(
    pages: Sequence[IndexedPage], sections: Sequence[Section], index: Index, firsts: list[str]
) -> dict[str, object]:
    return {
        "pages": [
            [page.url, page.title, page.kind, page.issuer, page.year, page.department] for page in pages
        ],
        "sections": [section.page for section in sections],
        "lengths": index.lengths,
        "chunks": firsts,
    }


def _write_texts(folder: Path, sections: Sequence[Section]) -> None:
    """A section's blocks, and the heading it stands under where an earlier section of its page has that."""
    heading, page = "", -1
    for number, section in enumerate(sections):
        if section.page != page:
            heading, page = "", section.page
        blocks = [[block.anchor, block.text, block.heading] for block in section.blocks]
        write_data_script(folder, f"text/{number}", {"heading": heading, "blocks": blocks})
        heading = next((block.text for block in reversed(section.blocks) if block.heading), heading)
