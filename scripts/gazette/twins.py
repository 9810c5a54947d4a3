"""可能相关: documents printed here under nearly the name of an outside one: with 试行 or 暂行, with an issuer or a year.

《占位办法》 may be what we print as 《占位办法（试行）》, or its predecessor. Nothing is claimed: the outside document stays one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gazette.archive import Archive
from gazette.cited import is_generic
from gazette.instruments import title_key
from gazette.model import Instrument

_YEARS = re.compile(r"(?:(?:19|20)[0-9]{2}年?[-~至])?(?:19|20)[0-9]{2}年?")
_ADDED = re.compile(
    r"""
      \( (?: 试行 | 暂行 | 修订 | 修正 | 修订版 | 修订稿 ) \)
    | \( (?: (?:19|20)[0-9]{2} 年? [-~至] )? (?:19|20)[0-9]{2} (?: 年度? )? (?: 版 | 本 | 修订 )? \)
    | (?: (?:19|20)[0-9]{2} 年? [-~至] )? (?:19|20)[0-9]{2} 年度?
    | 试行 | 暂行 | [〈〉]
    """,
    re.VERBOSE,
)
_SHORTEST = 6
"""Fewer characters say too little to liken two documents."""


@dataclass(frozen=True)
class _Name:
    core: str
    issuer: str
    """what stands before 关于"""
    years: frozenset[str]


def _name(title: str) -> _Name:
    key = title_key(title)
    core = _ADDED.sub("", key)
    issuer, about, rest = core.partition("关于")
    return _Name(about + rest or core, issuer if about else "", frozenset(_YEARS.findall(key)))


@dataclass(frozen=True)
class _Printed:
    twin: Twin
    name: _Name
    issuers: frozenset[str]
    numbered: bool


@dataclass(frozen=True)
class Twin:
    """What is printed here: its own title, the number of the notice that brings it, where it stands."""

    title: str
    number: str | None
    url: str


class Twins:
    """What is printed, by what of its titles is essential."""

    def __init__(self, archive: Archive) -> None:
        self._printed: dict[str, list[_Printed]] = defaultdict(list)
        for notice in archive.notices.values():
            for part, title in (("", notice.title), *notice.parts):
                if title and not is_generic(title):
                    name, url = _name(title), f"{notice.url}#{part}" if part else notice.url
                    issuers = {name.issuer} if name.issuer or part else {*notice.issuers}
                    twin = Twin(title, notice.number, url)
                    printed = _Printed(twin, name, frozenset(issuers), bool(notice.head.numbers))
                    self._printed[name.core].append(printed)

    def of(self, instrument: Instrument, titles: Iterable[str]) -> tuple[Twin, ...]:
        """What may be related to an outside document that is called by these titles."""
        return tuple(dict.fromkeys(one.twin for title in titles for one in self._like(instrument, title)))

    def _like(self, instrument: Instrument, title: str) -> Iterator[_Printed]:
        name = _name(title)
        for one in self._printed.get(name.core, ()) if len(name.core) >= _SHORTEST else ():
            # Two numbers, two issuers, two years: surely two documents.
            numbers = instrument.number and one.numbered
            issuers = name.issuer and one.issuers and name.issuer not in one.issuers
            years = name.years and one.name.years and name.years != one.name.years
            if not (numbers or issuers or years):
                yield one
