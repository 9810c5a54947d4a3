"""A claim, and how claims are read from the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette import model
from gazette.archive import Archive
from gazette.claims.likeness import changes
from gazette.document import Document
from gazette.numerals import HAN_NUMERAL, half_width, parse_numeral
from gazette.units import Unit


@dataclass(frozen=True, slots=True)
class Claim:
    """自述: what is stated at a place, what is counted, and whether the two agree."""

    document: Document
    anchor: str
    quote: str
    """the words as printed"""
    stated: str
    counted: str
    holds: bool
    explanation: str = ""
    """how it was counted, or in what the two differ"""
    rule: str = ""
    own_words: bool = False
    """转述: nothing says that it repeats the other word for word: where the two differ, that is no disagreement"""

    pairs: tuple[tuple[str, str], ...] = ()
    """where words are compared that differ: those printed here, and those that they repeat"""
    place: str = ""
    """what the place is called"""

    @property
    def fails(self) -> bool:
        """不符: whether the print disagrees with itself."""
        return not self.holds and not self.own_words


def compared(document: Document, anchor: str, quote: str, printed: str, original: str) -> Claim:
    """The claim that what is `printed` here is the `original`, word for word."""
    told = differences(printed, original)
    pairs = ((printed, original),) if told else ()
    return Claim(document, anchor, quote, printed, original, not told, told, pairs=pairs)


NUMERAL = rf"(?:(?<![0-9])[0-9]{{1,9}}(?![0-9])|两|{HAN_NUMERAL})"
"""A count in running text: 25, 六, 二十四, 两; never a piece of a longer row of digits."""

_DASHES = re.compile(r"[—–－‐―~～]+")
_BREAK = re.compile("[。；;\n]")
_JOINT = re.compile(r"以及|和|与|及")


def count(text: str) -> int:
    """The value of what `NUMERAL` matched; 0 where it is no number (一百百)."""
    if text.isascii():
        return int(text)
    return 2 if text == "两" else parse_numeral(text) or 0


def prose(archive: Archive, *kinds: str) -> Iterator[tuple[Document, Unit]]:
    """Every piece of text with its document; of documents of these kinds only, if any are given."""
    for document in archive.documents:
        if document.kind in kinds or not kinds:
            for unit in document.units:
                yield document, unit


def tables_of(archive: Archive, document: Document) -> list[tuple[Document, model.Table]]:
    """The tables of the notice that a document is, explains or belongs to."""
    found = archive.tables[archive.notice_of(document).id]
    return [(table, table.record) for table in found if isinstance(table.record, model.Table)]


def plain(text: str) -> str:
    """The text as it is compared: white space, width and the length of dashes do not count."""
    return _DASHES.sub("-", half_width("".join(text.split())))


def differences(printed: str, original: str) -> str:
    """In what `printed` differs from `original`: 缺“推进”；多“一批”；“行政主管”作“主管”."""
    told = []
    for old, new in changes(plain(original), plain(printed)):
        told.append(f"“{old}”作“{new}”" if old and new else f"缺“{old}”" if old else f"多“{new}”")
    return "；".join(told)


def lengths(listed: list[str]) -> set[int]:
    """How many a list may be taken to name: a 和 in the last element may join two, or be part of one."""
    return {len(listed), len(listed) + 1} if listed and _JOINT.search(listed[-1]) else {len(listed)}


_QUOTED = 200
"""So much of a clause is quoted on either side, or a long one with many claims would be printed once for each."""


def around(text: str, start: int, end: int) -> str:
    """The clause round a match, as printed, for quoting; …… stands for what is far from it."""
    before, after = text[max(0, start - _QUOTED) : start], text[end : end + _QUOTED]
    left, right = _BREAK.split(before)[-1], _BREAK.split(after, maxsplit=1)[0]
    first = "……" if left == before and start > _QUOTED else ""
    last = "……" if right == after and end + _QUOTED < len(text) else ""
    return f"{first}{left.lstrip()}{text[start:end]}{right.rstrip()}{last}".strip()


def short(text: str, length: int = 12) -> str:
    """The text, or its beginning with …… where it is longer."""
    return text if len(text) <= length else f"{text[:length]}……"
