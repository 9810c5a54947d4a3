"""词: which pairs of characters are parts of words, by a dictionary of Chinese and the archive's own names."""

from __future__ import annotations

import functools
import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.kept import Kept, digest, keep, program
from gazette.search.indexed import IndexedPage
from gazette.search.tokens import pairs, runs
from gazette.workers import forked

if TYPE_CHECKING:
    from rjieba import Jieba

SHARES = 9
"""A pair that always stands within a word has this share (词内), one that never does 0."""
_CODE = ("kept.py", "search/words.py", "search/tokens.py")


def shares_within_words(
    issues: Mapping[str, Sequence[IndexedPage]], names: Collection[str], kept: Kept
) -> tuple[Mapping[str, int], list[Path]]:
    """How much of a pair's occurrences stand within a word, 0-9: 停车 9, 车收 of 停车收费 0. And what was used of `kept`.

    `issues` are the pages of each by what tells them from others; `names` are words of the archive itself: bodies, their
    other names, people.
    """
    own = sorted(names)
    dictionary = functools.cache(lambda: _dictionary(own))
    made_by = digest("\n".join([program(*_CODE), *own]).encode())
    within: Counter[str] = Counter()
    across: Counter[str] = Counter()

    def count(issue: str) -> Path:
        key = digest(f"{made_by} {issue}".encode())
        path = kept.find(key)
        if path is None:
            texts = [block.text for page in issues[issue] for block in page.whole().blocks]
            counted = json.dumps(_counted(texts, dictionary()), ensure_ascii=False).encode()
            path = keep(kept.folder, key, "json", counted)
        return path

    used = list(forked(count, list(issues)))
    for path in used:
        inside, outside = json.loads(path.read_bytes())
        within.update(inside)
        across.update(outside)
    shares = {
        pair: round(SHARES * within[pair] / (within[pair] + across[pair])) for pair in {*within, *across}
    }
    return shares, used


def _dictionary(names: Sequence[str]) -> Jieba:
    from rjieba import Jieba  # reads its dictionary, which only an issue that is new needs

    dictionary = Jieba()
    for name in names:
        dictionary.add_word(name, None, None)
    return dictionary


def _counted(texts: Sequence[str], dictionary: Jieba) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How often each pair stands within a word, and how often between two."""
    known: Counter[str] = Counter()
    across: Counter[str] = Counter()
    for run in _runs(texts):
        words = dictionary.cut(run)
        known.update(words)
        across.update([before[-1] + after[0] for before, after in pairwise(words)])
    within: Counter[str] = Counter()
    for word, count in known.items():
        for pair in pairs(word) if len(word) > 1 else ():
            within[pair] += count
    return within, across


def _runs(texts: Sequence[str]) -> Iterator[str]:
    return (run for text in texts for run in runs(text))
