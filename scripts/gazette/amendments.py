"""What is changed in an amended document (修改的内容): which article, how, in the words of the amendment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gazette.numerals import NUMERAL, half_width
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
_PLACE = rf"{_N}[条章节](?:之{NUMERAL})?(?:{_N}款)?(?:{_N}项)?(?:{_N}目)?"
_PLACES = rf"{_PLACE}(?:[、和及至]{_PLACE}){{0,20}}"  # no more, or a long list would be read from each of its places
_QUOTE = "“□*”"
_NEW = rf"(?:{_PLACE}|{_N}[款项目])(?:[、和及至](?:{_PLACE}|{_N}[款项目])){{0,20}}"
_REPLACED = "(?:修改|修订|调整|改)为"
_CLAUSE = re.compile("[^。;]+[。;]?")
_CHANGE_KINDS: tuple[ChangeKind, ...] = ("add", "renumber", "delete", "words", "replace")
_QUOTES = f"{_QUOTE}(?:[、和及]{_QUOTE}){{0,20}}"
_CHANGES = re.compile(
    rf"""
      (?P<add> (?: (?P<add_in> {_PLACES} ) (?:之?后|之?前|中)? ,? )? 增加 (?: {NUMERAL} | 两 )? [条款项目章节]
        [^,:;。第]{{0,10}} (?: ,?作为 (?P<add_to> {_NEW} ) )? )
    | (?P<renumber> (?P<old> {_PLACES} ) (?:相应)?(?:改为|调整为|作为) (?P<new> {_NEW} ) )
    | (?P<delete> (?:删去|删除|废止) (?P<deleted> {_PLACES} ) (?! 中 | 的 | “ | [^,;。、“]{{0,12}}“ )
        | (?P<deleted_after> {_PLACES} ) (?:予以)?(?:删去|删除|废止) )
    | (?P<words> (?:删去|删除) (?P<cut_in> {_PLACES} )? [^,;。“”]{{0,12}} {_QUOTE}
        | (?P<changed_in> {_PLACES} ) [^,;。“”]{{0,12}} {_QUOTES} [^,;。“”]{{0,10}} (?: {_REPLACED}{_QUOTE} | 删去 | 删除 )
        | {_QUOTES} [^,;。“”]{{0,10}} {_REPLACED}{_QUOTE} )
    | (?P<replace> (?P<replaced> {_PLACES} ) (?: {_REPLACED} | 修改如下 ) )
    """,
    re.VERBOSE,
)
"""增加一条，作为第三条之一：“…” | 第六条改为第五条 | 删去第五条 | 第四条中的“渡工”修改为“船员” | 第二条修改为：“…”"""


def changes(units: Sequence[Unit]) -> Iterator[tuple[int, Change]]:
    """The changes that a document makes, each with the position of its unit; what stands in “” is the other's text."""
    open_quote = False
    for index, unit in enumerate(units):
        plain, still_open = quotes_hidden(half_width(unit.text), open_quote)
        if unit.kind in ("paragraph", "item", "article") and not open_quote:
            for clause in _CLAUSE.finditer(plain):
                evidence = unit.text[clause.start() : clause.end()].strip()
                if clause.end() == len(plain) and plain.rstrip().endswith(":"):
                    evidence = "\n".join([evidence, *_quoted_below(units, index)])
                for match in _CHANGES.finditer("".join(clause[0].split())):
                    yield index, _change(match, evidence, unit.anchor)
        open_quote = still_open


def _change(match: re.Match[str], evidence: str, anchor: str) -> Change:
    kind = next(kind for kind in _CHANGE_KINDS if match[kind])
    places = (
        match[name]
        for name in ("add_in", "old", "deleted", "deleted_after", "cut_in", "changed_in", "replaced")
    )
    return Change(kind, next(filter(None, places), None), match["add_to"] or match["new"], evidence, anchor)


def _quoted_below(units: Sequence[Unit], index: int) -> Iterator[str]:
    """The paragraphs in quotation marks that a clause ending in a colon is followed by."""
    open_quote = False
    for unit in units[index + 1 :]:
        if not open_quote and not unit.text.lstrip().startswith("“"):
            return
        yield unit.text.strip()
        _, open_quote = quotes_hidden(unit.text, open_quote)
        if not open_quote:
            return


def quotes_hidden(plain: str, open_quote: bool = False) -> tuple[str, bool]:
    """The same length, what stands in “” blank, and whether the last “ is still open at the end."""
    signs = []
    for sign in plain:
        if sign == "”":
            open_quote = False
        signs.append("□" if open_quote else sign)
        if sign == "“":
            open_quote = True
    return "".join(signs), open_quote
