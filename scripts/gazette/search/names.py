"""名: what has a name of its own and a place that it leads to: documents, bodies, people, rows of tables, pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazette.fresh import Fresh
from gazette.kept import Kept, digest, keep, program
from gazette.search.indexed import IndexedPage
from gazette.search.scripts import json_of, write_data_script, write_dictionary
from gazette.search.sounds import sound
from gazette.search.tokens import pairs, runs

NAMES_TOGETHER = 16
"""So many names are one file."""
_ABOUT = frozenset({"instrument", "organization", "topic", "index", "page"})
"""Kinds of names that no text of the gazette stands for, which every search looks for"""
_KEPT = 24
"""Names of one key, the weightiest: what is suggested is a choice, the full text finds the rest."""
_LONGEST = 60
_CODE = ("kept.py", "search/names.py", "search/scripts.py", "search/sounds.py", "search/tokens.py")
_NOTE = 40
_ORDER = {
    "notice": 0,
    "organization": 1,
    "topic": 1,
    "index": 1,
    "page": 1,
    "interpretation": 2,
    "table": 2,
    "issue": 2,
}
_PERSON, _OTHER = 3, 4


@dataclass(frozen=True)
class Name:
    """`kind` as of the page, or `person`, `row`; `note` tells it from others of the same name."""

    text: str
    kind: str
    url: str
    note: str
    order: int


def names_of(pages: Sequence[IndexedPage]) -> list[Name]:
    """All names, the weightiest first, of those alike the newest (the last of the pages given)."""
    found = [name for page in reversed(pages) for name in _names(page)]
    return sorted(found, key=lambda name: name.order)


def _names(page: IndexedPage) -> Iterator[Name]:
    titles = dict.fromkeys((page.title, *page.names))
    for title in titles:
        note = page.number or ("" if title == page.title else page.title)
        yield Name(title, page.kind, page.url, note, _ORDER.get(page.kind, _OTHER))
    for block in page.blocks:
        for text in block.names:
            person = page.kind == "notice"
            note = (block.text if person else page.title)[:_NOTE]
            url = f"{page.url}#{block.anchor}"
            yield Name(text, "person" if person else "row", url, note, _PERSON if person else _OTHER)


def write_names(folder: Fresh, names: Iterable[Name], kept: Kept) -> tuple[int, Path]:
    """Write ``search/name/<k>.js`` (names in order) and the dictionary ``search/names/`` of what finds them.

    keys: 停车 a pair in it; ^停 its beginning; ~tcc two or three initials in a row; =tingche the sound of a pair. Each leads
    to names, as twice their place, and one more where it is of `_ABOUT`: so that a search loads no others.
    Returns how many buckets the dictionary has, and what was used of `kept`: as long as the names stay the same, what is
    made of them is not worked out again.
    """
    told = [[name.text, name.kind, name.url, name.note] for name in names]
    key = digest(json_of([program(*_CODE), told]).encode("utf-8", "surrogatepass"))
    path = kept.find(key) or keep(kept.folder, key, "json", json_of(_found_by(told)).encode())
    rows, keys = json.loads(path.read_bytes())
    for start in range(0, len(rows), NAMES_TOGETHER):
        write_data_script(folder, f"name/{start // NAMES_TOGETHER}", rows[start : start + NAMES_TOGETHER])
    return write_dictionary(folder, "names", keys), path


def _found_by(names: Iterable[list[str]]) -> tuple[list[list[str]], dict[str, list[int]]]:
    """The names, each with its initials, and by each key those that it leads to."""
    keys: dict[str, list[int]] = {}
    rows: list[list[str]] = []
    for text, kind, url, note in names:
        folded = "".join(runs(text))[:_LONGEST]
        if not folded:
            continue
        initials = "".join(sound(character)[:1] for character in folded)
        for key in dict.fromkeys(_keys(folded, initials)):
            found = keys.setdefault(key, [])
            if len(found) < _KEPT:
                found.append(2 * len(rows) + (kind in _ABOUT))
        rows.append([text, kind, url, note, initials])
    return rows, keys


def _keys(folded: str, initials: str) -> Iterator[str]:
    yield f"^{folded[0]}"
    yield from pairs(folded)
    for size in (2, 3):
        yield from (f"~{initials[at : at + size]}" for at in range(len(initials) - size + 1))
    yield from (f"={sound(pair)}" for pair in pairs(folded))
