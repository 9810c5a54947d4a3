"""全文索引: the finished pages -> the scripts that the search page loads."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from gazette.search.chunks import small_chunks
from gazette.search.errors import SearchError
from gazette.search.page_text import Page, read_pages
from gazette.search.pagefind import SIGNATURE, Index, run_pagefind
from gazette.search.scripts import packed, write_data_script, write_script
from gazette.search.sections import Section, sections_of


def write_full_text(site: Path) -> None:
    """Index every page of the site. Raises :class:`SearchError`.

    ``search/`` then holds ``pages.js`` (all pages, and the page of each section), ``engine.js`` (Pagefind's
    client), ``start.js`` (its program and the list of chunks), ``index/<k>.js`` (chunk k) and
    ``text/<n>.js`` (the words of section n as printed, for excerpts).
    """
    pages = list(read_pages(site))
    if not pages:
        raise SearchError("网站里没有可供检索的页面（<main> 之内没有文字），请先生成页面")
    sections = sections_of(pages)
    index = run_pagefind(sections)
    _write_pages(site, pages, sections)
    _write_engine(site, index)
    _write_index(site, index)


def _write_pages(site: Path, pages: list[Page], sections: list[Section]) -> None:
    rows = [[page.url, page.title, page.kind, page.issuer, page.year] for page in pages]
    write_data_script(site, "pages", {"pages": rows, "sections": [section.page for section in sections]})
    heading = ""
    for number, section in enumerate(sections):
        if number and sections[number - 1].page != section.page:
            heading = ""
        blocks = [[block.anchor, block.text, block.heading] for block in section.blocks]
        write_data_script(site, f"text/{number}", {"heading": heading, "blocks": blocks})
        heading = next((block.text for block in reversed(section.blocks) if block.heading), heading)


def _write_engine(site: Path, index: Index) -> None:
    """Pagefind's client is a module; without its exports it is a script that ``file://`` lets start.

    The files it asks for are handed to it by the `fetch` it is given; nothing else in it is changed.
    """
    code, exports = re.subn(r"export\{[^{}]*\};?\s*$", "", index.client)
    if exports != 1 or "class{" not in code or "PagefindInstance=" not in code:
        raise SearchError("Pagefind 的客户端不是预期的样子，请核对所装版本")
    code = code.replace("import.meta.url", "undefined")
    write_script(
        site,
        "engine",
        f'GazetteSearch.receive("engine",function(fetch){{\n{code}\nreturn PagefindInstance;\n}});\n',
    )


def _write_index(site: Path, index: Index) -> None:
    meta, chunks = small_chunks(index)
    program = base64.b64encode(index.program).decode("ascii")
    write_data_script(
        site,
        "start",
        {
            "pagefind-entry.json": base64.b64encode(index.entry).decode("ascii"),
            "wasm.unknown.pagefind": program,
            index.meta_name: packed(SIGNATURE + meta),
        },
    )
    for number, chunk in enumerate(chunks):
        write_data_script(site, f"index/{number}", packed(SIGNATURE + chunk))
