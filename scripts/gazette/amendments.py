"""What is changed in an amended document (修改的内容): which article, how, in the words of the amendment."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Literal

from gazette.numerals import NUMERAL, half_width
from gazette.punctuation import HIDDEN, quotes_hidden
from gazette.units import Unit

ChangeKind = Literal["add", "replace", "words", "delete", "renumber"]
"""增加, 修改为, 改动字句, 删去, 改为第几条"""


@dataclass(frozen=True)
class Change:
    """一处修改: `place` is what is changed, as printed (第三条第二款); None where only words are named.

    `to` is the place it gets: of what is added, of what is renumbered.
    """

    kind: ChangeKind
    place: str | None
    to: str | None
    evidence: str
    anchor: str


_N = rf"第{NUMERAL}"
_ITEM = rf"第\(?{NUMERAL}\)?项"
_PLACE = rf"{_N}[条章节](?:之{NUMERAL})?(?:{_N}款)?(?:{_ITEM})?(?:{_N}目)?"
_PLACES = rf"{_PLACE}(?:[、和及至]{_PLACE}){{0,20}}"  # no more, or a long list would be read from each of its places
_QUOTE = f"“{HIDDEN}*”"
_ONE_NEW = rf"(?:{_PLACE}|{_N}款|{_ITEM}|{_N}目)"
_NEW = rf"{_ONE_NEW}(?:[、和及至]{_ONE_NEW}){{0,20}}"
_REPLACED = "(?:修改|修订|调整|改)为"
_CLAUSE = re.compile("[^。;]+[。;]?")
_NAMED = re.compile(r"《[^《》]*》(?:\([^()]*\))?")
"""将《甲办法》第三条修改为: whose article it is, is told by the relation; of such a title one sign is read, its 《."""
_CHANGE_KINDS: tuple[ChangeKind, ...] = ("add", "renumber", "delete", "words", "replace")
_QUOTES = f"{_QUOTE}(?:[、和及]{_QUOTE}){{0,20}}"
_CHANGES = re.compile(
    rf"""
      (?P<add> (?: (?P<add_in> {_PLACES} ) (?:之?后|之?前|中)? ,? )? 增加 (?: {NUMERAL} | 两 )? [条款项章节目]
        (?= [,:;。(“] | 作为 | $ ) (?: ,?作为 (?P<add_to> {_NEW} ) )? )
    | (?P<renumber> (?P<old> {_PLACES} ) (?:相应)?(?:改为|调整为|作为) (?P<new> {_NEW} ) )
    | (?P<delete> (?:删去|删除|废止)《? (?P<deleted> {_PLACES} ) (?! 中 | 的 | “ | [^,;。、“]{{0,12}}“ )
        | (?P<deleted_after> {_PLACES} ) (?:予以)?(?:删去|删除|废止) )
    | (?P<words> (?:删去|删除)《? (?P<cut_in> {_PLACES} )? [^,;。“”《]{{0,12}} {_QUOTE}
        | (?P<changed_in> {_PLACES} ) [^,;。“”《]{{0,12}} {_QUOTES} [^,;。“”《]{{0,10}}
          (?: {_REPLACED}{_QUOTE} | 删去 | 删除 | 增加{_QUOTE} )
        | {_QUOTES} [^,;。“”《]{{0,10}} {_REPLACED}{_QUOTE} )
    | (?P<replace> (?P<replaced> {_PLACES} ) (?:的?(?:章名|节名|标题|条标))? (?: {_REPLACED} | 修改如下 ) )
    """,
    re.VERBOSE,
)
"""增加一条，作为第三条之一：“…” | 第六条改为第五条 | 删去第五条 | 第四条中的“渡工”修改为“船员” | 第二条修改为：“…”"""


def changes(units: Sequence[Unit]) -> Iterator[tuple[int, int, Change]]:
    """The changes that a document makes, each with the position of its unit and where it ends in its text.

    What stands in “” is the other's text.
    """
    own = _without_quotes(units)
    for index, unit in enumerate(units):
        if unit.kind not in ("paragraph", "item", "article"):
            continue
        named = [match.span() for match in _NAMED.finditer(own[index])]
        for clause in _CLAUSE.finditer(own[index]):
            evidence = unit.text[clause.start() : clause.end()].strip()
            if clause.end() == len(own[index]) and own[index].rstrip().endswith(":"):
                evidence = "\n".join([evidence, *_quoted_below(units, own, index)])
            kept = _kept(own[index], clause.span(), named)
            for match in _CHANGES.finditer("".join(own[index][place] for place in kept)):
                printed = "".join(unit.text[place] for place in kept)
                yield index, kept[match.end() - 1], _change(match, printed, evidence, unit.anchor)


def _without_quotes(units: Sequence[Unit]) -> list[str]:
    texts = [half_width(unit.text) for unit in units]
    parts = [list(group) for _, group in groupby(range(len(texts)), lambda index: units[index].part)]
    return [text for part in parts for text in quotes_hidden([texts[index] for index in part])]


def _kept(text: str, clause: tuple[int, int], named: Sequence[tuple[int, int]]) -> list[int]:
    """The places of a clause that patterns read: no white space, of a 《title》 only its first sign."""
    kept = []
    place, end = clause
    waiting = deque(named[bisect_left(named, clause) :])
    while place < end:
        if waiting and waiting[0][0] <= place:
            kept.append(place)
            place = max(place + 1, waiting.popleft()[1])
            continue
        if not text[place].isspace():
            kept.append(place)
        place += 1
    return kept


def _change(match: re.Match[str], printed: str, evidence: str, anchor: str) -> Change:
    kind = next(kind for kind in _CHANGE_KINDS if match[kind])
    names = ("add_in", "old", "deleted", "deleted_after", "cut_in", "changed_in", "replaced")
    place, to = (
        next((printed[match.start(name) : match.end(name)] for name in group if match[name]), None)
        for group in (names, ("add_to", "new"))
    )
    return Change(kind, place, to, evidence, anchor)


def _quoted_below(units: Sequence[Unit], own: Sequence[str], index: int) -> Iterator[str]:
    """The paragraphs in quotation marks that a clause ending in a colon is followed by."""
    for unit, text in zip(islice(units, index + 1, None), islice(own, index + 1, None), strict=True):
        if not text.lstrip().startswith(("“", HIDDEN)):
            return
        yield unit.text.strip()
        if text.rstrip().endswith("”"):
            return
