"""全文索引: texts of pages -> the scripts that the search loads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path

from gazette.fresh import Fresh
from gazette.kept import Kept
from gazette.search.facts import write_facts
from gazette.search.indexed import IndexedPage
from gazette.search.merging import merged
from gazette.search.of_issue import IssueIndex
from gazette.search.scripts import write_data_script, write_dictionary, write_encoded_dictionary
from gazette.search.sounds import same_sounds, sound_of_each, syllables
from gazette.search.told import Told
from gazette.workers import forked


def write_full_text(
    folder: Fresh,
    pages: Sequence[IndexedPage],
    words: Mapping[str, int],
    synonyms: Mapping[str, Sequence[str]],
    told: Sequence[Told],
    indexes: Sequence[IssueIndex],
    kept: Kept,
) -> tuple[dict[str, object], Sequence[Path]]:
    """Write the index of the pages, which stand in the order of their issues, from what these have `told` and their
    `indexes`.

    ``search/`` then holds ``index/<k>.js`` (token -> [blocks, share within words, postings, number and count of
    further segments, everyday words that begin with it]), ``long/<number>-<k>.js`` (the further segments),
    ``text/<page>-<k>.js`` (facts of the page, its blocks as printed, for excerpts), and what
    :func:`write_facts` writes. Returns what the client must know beforehand, and what has been used of `kept`.
    """
    everyday: dict[str, dict[str, Sequence[str]]] = {}
    for word, written in synonyms.items():
        everyday.setdefault(word[:2], {})[word] = written
    index = merged(indexes, words, everyday, kept)
    counts = index.counts
    firsts = accumulate((index.pages for index in indexes), initial=0)
    list(forked(lambda issue: issue[0].write(folder, issue[1]), list(zip(told, firsts, strict=False))))
    anchors = [own for issue in told for own in issue.anchors]
    numbers = [own for issue in told for own in issue.numbers]
    write_facts(folder, pages, numbers)
    spelt = syllables(token for token in counts if len(token) == 1)
    write_data_script(folder, "syllables", spelt)
    places = {page.url: f"[{number},{anchors[number]}]" for number, page in enumerate(pages)}
    known: dict[str, object] = {
        "places": write_encoded_dictionary(folder, "places", places),
        "sounds": write_dictionary(folder, "sounds", {**same_sounds(counts, words), **sound_of_each(spelt)}),
        "index": index.write(folder),
        "kinds": "".join(_KINDS.get(page.kind, "o") for page in pages),
        "together": "".join(issue.together for issue in told),
        "blocks": sum(issue.blocks for issue in told),
    }
    return known, index.paths


_KINDS = {"notice": "n", "interpretation": "i", "table": "t", "issue": "p"}
