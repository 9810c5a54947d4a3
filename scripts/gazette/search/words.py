"""词: which pairs of characters are parts of words, by a dictionary of Chinese and the archive's own names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from gazette.search.tokens import pairs, runs

SHARES = 9
"""A pair that always stands within a word has this share (词内), one that never does 0."""


def shares_within_words(texts: Iterable[str], names: Iterable[str]) -> Mapping[str, int]:
    """How much of a pair's occurrences stand within a word, 0-9: 停车 9, 车收 of 停车收费 0.

    `names` are words of the archive itself: bodies, their other names, the terms that editors list.
    """
    from rjieba import Jieba  # reads its dictionary, which only a site that is built needs

    dictionary = Jieba()
    for name in sorted(set(names)):
        dictionary.add_word(name, None, None)
    known: Counter[str] = Counter()
    across: Counter[str] = Counter()
    for text in texts:
        for run in runs(text):
            words = dictionary.cut(run)
            known.update(words)
            across.update([before[-1] + after[0] for before, after in pairwise(words)])
    within: Counter[str] = Counter()
    for word, count in known.items():
        for pair in pairs(word) if len(word) > 1 else ():
            within[pair] += count
    return {pair: round(SHARES * within[pair] / (within[pair] + across[pair])) for pair in {*within, *across}}
