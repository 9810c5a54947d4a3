"""检索: the number table and the full-text index of a finished site.

:func:`build_search` is the door. It is given the neutral text of every page, from which the page is made too.
Everything written is a classic script, because ``fetch``, modules and workers are
all refused to a page opened by double-click.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from pathlib import Path

from gazette.kept import Kept
from gazette.part import Part
from gazette.search.errors import SearchError
from gazette.search.full_text import write_full_text
from gazette.search.indexed import CELL_BREAK, Block, IndexedPage, blocks_of, row
from gazette.search.names import Name, names_of, write_names
from gazette.search.number_table import CitingPlace, NumberEntry, write_number_table
from gazette.search.of_issue import issue_index
from gazette.search.scripts import write_data_script
from gazette.search.synonyms import synonym_table
from gazette.search.variants import variants_in
from gazette.search.words import shares_within_words
from gazette.workers import Killed, forked

__all__ = [
    "CELL_BREAK",
    "Block",
    "CitingPlace",
    "IndexedPage",
    "NumberEntry",
    "SearchError",
    "blocks_of",
    "build_search",
    "index_part",
    "row",
    "synonym_table",
]


def build_search(
    folder: Path,
    pages: Sequence[IndexedPage],
    numbers: Sequence[NumberEntry],
    synonyms: Mapping[str, Sequence[str]],
    kept: Kept,
) -> None:
    """Write ``search/`` into the finished site in `folder`: the number table (文号表), the full-text index (全文索引) and
    the pairs of traditional and simplified characters (繁简对照) that both need. Pages are given in the order of
    their issues; `synonyms` are the documents' words for everyday ones; `kept` holds what can be used again by the
    next build.

    Raises :class:`SearchError` when a number points at a page that is not there, when the site has nothing
    to index, or when Pagefind fails; the files in ``search/`` are then incomplete and must not be published.
    """
    told = [page for page in pages if page.issue]
    if not any(page.blocks for page in told):
        raise SearchError("网站里没有可供检索的文字；核对 data/ 里有没有公文")
    texts = [block.text for page in told for block in page.blocks]
    spellings = [spelling for entry in numbers for spelling in (entry.number, *entry.aliases)]
    write_data_script(folder, "variants", variants_in([*texts, *spellings]))
    names = names_of(pages)
    issues = _by_issue(told)
    with _several():
        indexes = list(forked(partial(issue_index, kept=kept), issues))
        words, counted = shares_within_words(issues, _own_words(names), kept)
        full_text, parts = write_full_text(folder, told, words, synonyms, indexes, kept)
    named, finds = write_names(folder, names, kept)
    kept.drop_all_but({*(index.path for index in indexes), *counted, *parts, finds})
    contents = {**write_number_table(folder, numbers), **full_text, "names": named}
    write_data_script(folder, "contents", contents)


def index_part(pages: Sequence[IndexedPage], part: Part, kept: Kept) -> None:
    """Keep what :func:`build_search` will look for of the issues that fall to a part: their indexes, and which of their pairs
    are words. `pages` are all of the site, in the order of their issues. Raises :class:`SearchError` when Pagefind fails.
    """
    issues = part.of(_by_issue(page for page in pages if page.issue))
    with _several():
        list(forked(partial(issue_index, kept=kept), issues))
        shares_within_words(issues, _own_words(names_of(pages)), kept)


def _by_issue(pages: Iterable[IndexedPage]) -> list[list[IndexedPage]]:
    return [list(group) for _, group in groupby(pages, key=lambda page: page.issue)]


def _own_words(names: Iterable[Name]) -> set[str]:
    return {name.text for name in names if name.kind in ("organization", "person")}


@contextmanager
def _several() -> Iterator[None]:
    """Work of several processes."""
    try:
        yield
    except Killed as error:
        raise SearchError(str(error)) from None
