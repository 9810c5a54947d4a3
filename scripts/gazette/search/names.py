"""名: what has a name of its own and a place that it leads to: documents, bodies, people, rows of tables, pages."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazette.fresh import Fresh
from gazette.kept import Kept, digest, keep, program
from gazette.search.indexed import IndexedPage
from gazette.search.scripts import Roots, buckets, json_of, key_hash, write_encoded
from gazette.search.sounds import sound
from gazette.search.tokens import pairs, runs

NAMES_TOGETHER = 16
"""So many names are one file."""
SIZES = (2, 3, 4, 6, 8, 12, 16, 24, 32)
"""Characters of the stretches that names are found by. What a short one leaves out is found by longer ones."""
_ABOUT = frozenset({"instrument", "organization", "topic", "index", "page"})
"""Kinds of names that no text of the gazette stands for, which every search looks for"""
_ENDS = frozenset({"instrument", "organization"})
_PREFIX = 7
"""中华人民共和国, 某市: what may stand before a name that is asked for"""
_KEPT = 24
"""Names of one key, the weightiest: what is suggested is a choice, the full text finds the rest."""
_MORE = -1
"""Ends the list of a key that leaves names out."""
_LONGEST = 200
_ROOTS = 16
"""So many parts of the dictionary are made one after the other: as JSON it takes as much memory as it does itself."""
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
    "instrument": 2,
}
_PERSON, _OTHER = 3, 4


@dataclass(frozen=True, slots=True)
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


def write_names(
    folder: Fresh, asked: Iterable[str], names: Callable[[], Iterable[Name]], kept: Kept
) -> tuple[Roots, Path]:
    """Write ``search/name/<k>.js`` (names in order) and the dictionary ``search/names/`` of what finds them. `asked` tells the
    names from others, which are read only where their scripts are not `kept`.

    keys, each with the places of names:
    停车     a stretch of characters, of one of `SIZES`: of two in any name; longer ones in titles, where the shorter one that
             it begins with leaves names out
    ~tcc     the same in initials, of two and three in any name
    =tingche the sound of a pair
    ^停      its beginning
    !停车办法 the whole name, if it is no row's; @停车法 the same of `_ABOUT`, also with up to `_PREFIX` characters before it
    Returns where the buckets of the dictionary are, and what was used of `kept`.

    kept = script* "\n" [where the buckets are, [[name of a script, length]…]]
    """
    key = digest("\n".join([program(*_CODE), *asked]).encode("utf-8", "surrogatepass"))
    found: tuple[Path, bytes | bytearray] | None = kept.read(key)
    if not found:
        made = _scripts(names())
        found = keep(kept.folder, key, "scripts", made), made
    path, content = found
    roots, scripts = json.loads(content[content.rindex(b"\n") :])
    at = 0
    for name, length in scripts:
        write_encoded(folder, name, bytes(content[at : at + length]))
        at += length
    return roots, path


def _scripts(names: Iterable[Name]) -> bytearray:
    """All scripts in one, which is longest; where one ends stands behind them."""
    rows, keys = _found_by(names)
    content, lengths = bytearray(), []

    def add(script: str, data: bytes) -> None:
        content.extend(data)
        lengths.append((script, len(data)))

    for start in range(0, len(rows), NAMES_TOGETHER):
        add(f"name/{start // NAMES_TOGETHER}", b"[%s]" % b",".join(rows[start : start + NAMES_TOGETHER]))
    del rows
    rooted: list[list[str]] = [[] for _ in range(_ROOTS)]
    for key in keys:
        rooted[key_hash(key) % _ROOTS].append(key)
    roots: Roots = []
    for first, own in enumerate(rooted):
        halves, scripts = buckets("names", {key: _places(keys.pop(key)) for key in own}, first, _ROOTS)
        roots.append(halves)
        for script, data in scripts:
            add(script, data)
    content.extend(b"\n" + json.dumps([roots, lengths]).encode())
    return content


def _places(found: Sequence[int]) -> str:
    return json_of([*found[:_KEPT], _MORE] if len(found) > _KEPT else found)


def _found_by(names: Iterable[Name]) -> tuple[list[bytes], dict[str, list[int]]]:
    """The names as JSON, each with its initials, those that stand first in the order first; and by each key the places of
    those that it leads to. Nothing else is held of names, which are many.
    """
    ordered: dict[int, list[tuple[bytes, str, str, str]]] = {}
    for name in names:
        if folded := "".join(runs(name.text))[:_LONGEST]:
            initials = "".join(sound(character)[:1] for character in folded)
            row = json_of([name.text, name.kind, name.url, name.note, initials]).encode()
            ordered.setdefault(name.order, []).append((row, folded, initials, sys.intern(name.kind)))
    entries = [entry for order in sorted(ordered) for entry in ordered[order]]
    ordered.clear()
    keys: dict[str, list[int]] = {}
    for place, (_, folded, _, kind) in enumerate(entries):
        _lead(keys, _keys(folded, kind), place)
    titles = [kind not in ("person", "row") for *_, kind in entries]
    _add_stretches(keys, "", [folded for _, folded, *_ in entries], titles, 2)
    _add_stretches(keys, "~", [initials for *_, initials, _ in entries], titles, 3)
    return [row for row, *_ in entries], keys


def _keys(folded: str, kind: str) -> Iterator[str]:
    yield f"^{folded[0]}"
    yield from (f"={sound(pair)}" for pair in pairs(folded))
    if kind in _ABOUT:
        yield f"@{folded}"
    elif kind != "row":
        yield f"!{folded}"
    if kind in _ENDS:
        yield from (f"@{folded[at:]}" for at in range(1, min(_PREFIX, len(folded) - 3) + 1))


def _lead(keys: dict[str, list[int]], new: Iterable[str], place: int) -> None:
    """Let keys lead to a place; one more than is kept tells that names are left out."""
    for key in dict.fromkeys(new):
        found = keys.setdefault(key, [])
        if len(found) <= _KEPT:
            found.append(place)


def _add_stretches(
    keys: dict[str, list[int]], mark: str, names: Sequence[str], titles: Sequence[bool], common: int
) -> None:
    """The stretches of names: those of up to `common` characters of all, longer ones of titles only, and only where the
    shorter one that they begin with leaves names out."""
    for shorter, size in zip((0, *SIZES), SIZES, strict=False):
        for place, name in enumerate(names):
            if size > common and not titles[place]:
                continue
            stretches = (
                f"{mark}{name[at : at + size]}"
                for at in range(len(name) - size + 1)
                if size <= common or len(keys.get(f"{mark}{name[at : at + shorter]}", ())) > _KEPT
            )
            _lead(keys, stretches, place)
