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

__all__ = ["CitingPlace", "NumberEntry", "SearchError", "build_search", "write_number_table"]


def build_search(site: Path, numbers: Sequence[NumberEntry]) -> None:
    """Write ``search/`` into the finished site: the number table (文号表) and the full-text index (全文索引).

    Raises :class:`SearchError` when a number points at a page that is not there, when the site has nothing
    to index, or when Pagefind fails; the files in ``search/`` are then incomplete and must not be published.
    """
    write_number_table(site, numbers)
    write_full_text(site)
