"""日常说法: what people type, with the words that documents have for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import permutations

from gazette.model import Organization, Synonym
from gazette.search.tokens import runs

_PLACE = re.compile(r"\A(?:.{0,4}?[省市县区盟旗](?=.{3}))*")


def synonym_table(synonyms: Iterable[Synonym], organizations: Iterable[Organization]) -> dict[str, list[str]]:
    """By each everyday word, what to look for as well, best first: the editors' list, then the other names of bodies."""
    found: dict[str, list[str]] = {}
    for said, written in (*_listed(synonyms), *_bodies(organizations)):
        known = found.setdefault(_folded(said), [])
        if (word := _folded(written)) not in known and word != _folded(said):
            known.append(word)
    return {said: written for said, written in sorted(found.items()) if written}


def _listed(synonyms: Iterable[Synonym]) -> Iterator[tuple[str, str]]:
    for synonym in synonyms:
        for said in synonym.say:
            for written in synonym.written:
                yield said, written
                if synonym.both and " " not in written:
                    yield written, said


def _bodies(organizations: Iterable[Organization]) -> Iterator[tuple[str, str]]:
    """某市科学技术局, 市科技局 -> 科技局 for 科学技术局, and the other way round."""
    for organization in organizations:
        names = dict.fromkeys(_PLACE.sub("", name) for name in (organization.name, *organization.aliases))
        for said, written in permutations(names, 2):
            if len(said) > 2 and said not in written and written not in said and not said.endswith("政府"):
                yield said, written


def _folded(word: str) -> str:
    """Words that stand apart stay apart, and may stand anywhere beside each other: 价格 制定."""
    return " ".join("".join(runs(part)) for part in word.split())
