"""文号表: every number issued or cited, under the keys by which the search box asks for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gazette.fresh import Fresh
from gazette.search.errors import SearchError
from gazette.search.number_key import NumberKey, initials, number_key
from gazette.search.scripts import Roots, write_data_script, write_dictionary

_MOST = 200
"""Numbers under one key. Of more only own ones are kept, and all of a year under a key of their own."""
_KEPT = 40
"""Of these, the newest; a reader who looks through so many needs a year or a series rather than more."""
_NEWEST = 8
"""Numbers of a series that are suggested while only its letters are typed."""
_CITING = 100
"""Places that cite one number; the page of the number lists all."""


@dataclass(frozen=True)
class CitingPlace:
    """引用处: a page that cites the number; `url` is relative to the site's root, with its anchor."""

    title: str
    url: str


@dataclass(frozen=True)
class NumberEntry:
    """A document number (发文字号), registration number (统一登记号), order (令) or standard (标准号).

    `number` and `aliases` are in normal spelling (国务院令第722号, also 国令第722号); `kind` is shown as it
    is; `date` is ISO or None; `url` leads to the document when it is ours (`own`), else to the page of
    the cited instrument; `cited_by` is in reading order. `related` are documents of ours under nearly its name.
    """

    number: str
    kind: str
    title: str
    date: str | None
    url: str
    own: bool
    cited_by: tuple[CitingPlace, ...] = ()
    aliases: tuple[str, ...] = ()
    related: tuple[CitingPlace, ...] = ()


def write_number_table(folder: Fresh, numbers: Sequence[NumberEntry]) -> dict[str, Roots]:
    """Write ``search/series.js`` and the dictionaries ``numbers`` and ``citing``; returns where their buckets are.

    Raises :class:`SearchError` on a page that is not in the site.
    """
    missing = sorted(
        {f"{entry.number}：{url}" for entry in numbers for url in _urls(entry) if not _exists(folder, url)}
    )
    if missing:
        raise SearchError("文号表指向不存在的页面，请核对其网址：" + "；".join(missing))
    ordered = sorted(numbers, key=lambda entry: (entry.own, entry.date or ""), reverse=True)
    rows = [_Row(entry, _keys(entry)) for entry in ordered]
    write_data_script(folder, "series", _series(rows))
    return {
        "numbers": write_dictionary(folder, "numbers", _dictionary(rows)),
        "citing": write_dictionary(folder, "citing", _citing(numbers)),
    }


def _urls(entry: NumberEntry) -> list[str]:
    return [entry.url, *(place.url for place in (*entry.cited_by, *entry.related))]


def _exists(folder: Fresh, url: str) -> bool:
    return (folder.path / url.partition("#")[0]).is_file()


@dataclass(frozen=True, eq=False)
class _Row:
    entry: NumberEntry
    keys: tuple[NumberKey, ...]

    def told(self) -> list[object]:
        """What shows and opens a number. The keys are worked out here, so that the browser folds only what is typed."""
        entry = self.entry
        keys = [[key.head, *key.digits] for key in self.keys]
        counts = (len(entry.cited_by), len(entry.related))
        return [entry.number, entry.kind, entry.title, entry.date, entry.url, int(entry.own), keys, *counts]


def _keys(entry: NumberEntry) -> tuple[NumberKey, ...]:
    return tuple(dict.fromkeys(number_key(spelling) for spelling in (entry.number, *entry.aliases)))


def _series(rows: Iterable[_Row]) -> list[list[object]]:
    """机关代字: letters, initials, whether ours (1 or 0); own ones first, then those with the most numbers."""
    counts: Counter[str] = Counter()
    own: set[str] = set()
    for row in rows:
        heads = {key.head for key in row.keys} - {""}
        counts.update(heads)
        own.update(heads if row.entry.own else ())
    ordered = sorted(counts, key=lambda head: (head not in own, -counts[head], head))
    return [[head, initials(head), int(head in own)] for head in ordered]


def _dictionary(rows: Iterable[_Row]) -> dict[str, list[object]]:
    """key = head "|" run | "|" serial | head "|" | head "|" run "|" year
    value = (0 | 1 where it is not all), row*

    Under head "|" stand the newest numbers of a series; under a year what is too much without it. Of a series that has more
    than the newest, head "|*" tells the years, the latest first.
    """
    found: defaultdict[str, dict[_Row, str]] = defaultdict(dict)
    years: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for key in row.keys:
            year = next(filter(_is_year, key.digits), "")
            years[key.head].add(year)
            for run in map(_bare, key.digits if key.head else ()):
                found[f"{key.head}|{run}"][row] = year if year != run else ""
            for serial in _serials(key.digits):
                found[f"|{serial}"][row] = year if year != serial else ""
    written: dict[str, list[object]] = {
        key: value for name, held in found.items() for key, value in _cut(name, held)
    }
    newest: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        for head in {key.head for key in row.keys} - {""}:
            newest[head].append(row)
    for head, held in newest.items():
        written[f"{head}|"] = _value(held[:_NEWEST], len(held) > _NEWEST)
        if len(held) > _NEWEST and (told := years[head] - {""}):
            written[f"{head}|*"] = [*sorted(told, reverse=True)]
    return written


def _cut(name: str, held: Mapping[_Row, str]) -> Iterable[tuple[str, list[object]]]:
    """What stands under a key, the best first; all of it under its years too, where that is too much."""
    if len(held) <= _MOST:
        return [(name, _value(held, False))]
    years: defaultdict[str, list[_Row]] = defaultdict(list)
    for row, year in held.items():
        years[year].append(row)
    dated = [
        (f"{name}|{year}", _value(of_it[:_MOST], len(of_it) > _MOST)) for year, of_it in years.items() if year
    ]
    own = [row for row in held if row.entry.own] if name.startswith("|") else list(held)
    return [(name, _value(own[: _KEPT if dated else _MOST], True)), *dated]


def _value(rows: Iterable[_Row], limited: bool) -> list[object]:
    return [int(limited), *(row.told() for row in rows)]


def _serials(digits: Sequence[str]) -> set[str]:
    """The runs by which a number is asked for without its series: a year says nothing beside them."""
    return {_bare(run) for run in digits if not _is_year(run)} or set(digits[-1:])


def _is_year(run: str) -> bool:
    return len(run) == 4 and run[:2] in ("19", "20")


def _bare(run: str) -> str:
    return run.lstrip("0") or "0"


def _citing(numbers: Iterable[NumberEntry]) -> dict[str, object]:
    """What leads to a number, by number and address, for two documents may bear the same number."""
    return {
        f"{entry.number}|{entry.url}": [
            [[place.title, place.url] for place in places[:_CITING]]
            for places in (entry.cited_by, entry.related)
        ]
        for entry in numbers
        if entry.cited_by or entry.related
    }
