"""检索: the number table and the full-text index of a finished site.

:func:`build_search` is the door. It reads the finished pages, never the data, so that what is found is
what stands on the page. Everything written is a classic script, because ``fetch``, modules and workers are
all refused to a page opened by double-click.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gazette.search.errors import SearchError
from gazette.search.full_text import write_full_text
from gazette.search.number_table import CitingPlace, NumberEntry, write_number_table
from gazette.search.page_text import read_pages
from gazette.search.scripts import write_data_script
from gazette.search.variants import variants_in

__all__ = ["CitingPlace", "NumberEntry", "SearchError", "build_search", "write_number_table"]


def build_search(site: Path, numbers: Sequence[NumberEntry]) -> None:
    """Write ``search/`` into the finished site: the number table (文号表), the full-text index (全文索引) and
    the pairs of traditional and simplified characters (繁简对照) that both need.

    Raises :class:`SearchError` when a number points at a page that is not there, when the site has nothing
    to index, or when Pagefind fails; the files in ``search/`` are then incomplete and must not be published.
    """
    pages = list(read_pages(site))
    if not pages:
        raise SearchError("网站里没有可供检索的页面（<main> 之内没有文字），请先生成页面")
    texts = [block.text for page in pages for block in page.blocks]
    spellings = [spelling for entry in numbers for spelling in (entry.number, *entry.aliases)]
    write_data_script(site, "variants", variants_in([*texts, *spellings]))
    write_number_table(site, numbers)
    write_full_text(site, pages)
