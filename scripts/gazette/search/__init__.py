"""检索: the number table and the full-text index of a finished site.

:func:`build_search` is the door. It is given the neutral text of every page, from which the page is made too.
Everything written is a classic script, because ``fetch``, modules and workers are
all refused to a page opened by double-click.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain, groupby

from gazette.fresh import Fresh
from gazette.kept import Kept, digest
from gazette.search.errors import SearchError
from gazette.search.full_text import write_full_text
from gazette.search.indexed import CELL_BREAK, Block, IndexedPage, KeptBlocks, blocks_of, row, written
from gazette.search.names import names_of, write_names
from gazette.search.number_table import CitingPlace, NumberEntry, write_number_table
from gazette.search.of_issue import IssueIndex, issue_index, issue_key
from gazette.search.scripts import write_data_script
from gazette.search.synonyms import synonym_table
from gazette.search.told import Told, told_of
from gazette.search.variants import variants_in
from gazette.search.words import shares_within_words
from gazette.workers import Killed, forked

__all__ = [
    "CELL_BREAK",
    "Block",
    "CitingPlace",
    "IndexedPage",
    "KeptBlocks",
    "NumberEntry",
    "SearchError",
    "blocks_of",
    "build_search",
    "index_part",
    "row",
    "synonym_table",
    "written",
]


def build_search(
    folder: Fresh,
    pages: Sequence[IndexedPage],
    numbers: Sequence[NumberEntry],
    synonyms: Mapping[str, Sequence[str]],
    words: Collection[str],
    kept: Kept,
) -> None:
    """Write ``search/`` into the finished site in `folder`: the number table (文号表), the full-text index (全文索引) and
    the pairs of traditional and simplified characters (繁简对照) that both need. Pages are given in the order of
    their issues; `synonyms` are the documents' words for everyday ones, `words` those of the archive itself, which no
    dictionary has: bodies and people; `kept` holds what can be used again by the next build.

    Raises :class:`SearchError` when a number points at a page that is not there, when the site has nothing
    to index, or when Pagefind fails; the files in ``search/`` are then incomplete and must not be published.
    """
    issues = _by_issue(pages)
    with _several():
        made = list(forked(partial(_made, issues, kept), list(issues)))
        indexes, told = [index for index, _ in made], [own for _, own in made]
        if not any(issue.blocks for issue in told):
            raise SearchError("网站里没有可供检索的文字；核对 data/ 里有没有公文")
        shares, counted = shares_within_words(issues, words, kept)
        known = [page for own in issues.values() for page in own]
        full_text, parts = write_full_text(folder, known, shares, synonyms, told, indexes, kept)
    spellings = [spelling for entry in numbers for spelling in (entry.number, *entry.aliases)]
    write_data_script(folder, "variants", variants_in([*(issue.characters for issue in told), *spellings]))
    own = names_of([page for page in pages if not page.issue])
    asked = [repr(own), *(issue.named for issue in told)]
    named, finds = write_names(
        folder, asked, lambda: chain(own, *(issue.names() for issue in reversed(told))), kept
    )
    used = (index.path for index in indexes), (one.path for one in told), counted, parts, [finds]
    kept.drop_all_but({*chain.from_iterable(used)})
    contents = {**write_number_table(folder, numbers), **full_text, "names": named}
    write_data_script(folder, "contents", contents)


def index_part(pages: Sequence[IndexedPage], words: Collection[str], kept: Kept) -> None:
    """Keep what :func:`build_search` will look for of some issues: their indexes, what they tell, and which of their pairs
    are words. Raises :class:`SearchError` when Pagefind fails.
    """
    issues = _by_issue(pages)
    with _several():
        list(forked(partial(_made, issues, kept), list(issues)))
        shares_within_words(issues, words, kept)


def _by_issue(pages: Iterable[IndexedPage]) -> dict[str, list[IndexedPage]]:
    """The pages of issues, by what tells those of one from others."""
    told = (page for page in pages if page.issue)
    issues = (list(group) for _, group in groupby(told, key=lambda page: page.issue))
    return {issue_key(issue): issue for issue in issues}


def _made(issues: Mapping[str, Sequence[IndexedPage]], kept: Kept, key: str) -> tuple[IssueIndex, Told]:
    return issue_index(issues[key], key, kept), told_of(issues[key], digest(f"{key} told".encode()), kept)


@contextmanager
def _several() -> Iterator[None]:
    """Work of several processes."""
    try:
        yield
    except Killed as error:
        raise SearchError(str(error)) from None
