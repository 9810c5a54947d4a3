"""附件说明: the enclosures that a document lists before its end, each over one or several lines. Pure.

list = 附件： [name] (number name)*      name = line+
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette.intake import line_kinds
from gazette.intake.passages import Passage, joined
from gazette.intake.titles import is_title
from gazette.lines import read_role
from gazette.model import LineRole
from gazette.numbering import marker_of

_FIRST = re.compile(
    r"附\s*件?\s*(?:[0-9一二三四五六七八九十]{0,3})\s*[：:]\s*\S|附\s*[表图]\s*[：:]\s*1\s*[.．、]\s*\S"
)
_HEAD = re.compile(r"附\s*件\s*[：:]")
_FURTHER = re.compile(
    r"(?:[0-9]{1,2}\s*[.．、]|附件\s*[0-9一二三四五六七八九十]{1,3}\s*[：:]|[（(][0-9]{1,2}[)）])\s*\S"
)
_LEAD = re.compile(
    r"^(?:附\s*[件表图]?\s*[0-9一二三四五六七八九十]{0,3}\s*[:：]?\s*)?(?:(?P<number>[0-9]{1,2})\s*[.．、]\s*|[（(][0-9]{1,2}[)）]\s*)?"
)
_STATE = re.compile(r"[（(](?:试行|暂行|草案|修订|修正|征求意见|[0-9]{4}).{0,16}[)）]")
"""（试行）, （2023—2025年） on a line of its own"""
_LINES = 3
"""Lines over which a name goes on, at most."""
_LONGEST = 60


def enclosure_items(passages: Sequence[Passage | None], at: int) -> list[list[Passage]]:
    """What a list that begins at a place has: the lines of each item; nothing where no list begins."""
    first, below = passages[at], passages[at + 1] if at + 1 < len(passages) else None
    if first is None or len(first.text) > 400:
        return []
    if not _FIRST.match(first.text) and not is_head(first.text, below):
        return []
    items = [[first]]
    place = at + 1
    while place < len(passages) and (passage := passages[place]):
        if _is_further(passage):
            items.append([passage])
            place += 1
        elif more := _going_on(passages, place, items[-1]):
            items[-1] += more
            place += len(more)
        else:
            break
    return items


def listed_names(passages: Sequence[Passage | None]) -> tuple[list[str], list[str]]:
    """The names that the lists of a text have, without numbers, and the lines that are in no list."""
    names: list[str] = []
    left: list[str] = []
    at = 0
    while at < len(passages):
        passage = passages[at]
        items = enclosure_items(passages, at)
        names += [_name(item) for item in items]
        if passage and not items:
            left.append(passage.text)
        at += sum(map(len, items)) or 1
    return names, left


def is_head(text: str, below: object) -> bool:
    """Whether a line is 附件：, and what stands below it the first of a list: 1.名单."""
    return bool(_HEAD.fullmatch(text)) and isinstance(below, Passage) and _number([below]) == 1


def _is_further(passage: Passage) -> bool:
    text = passage.text
    return bool(_FURTHER.match(text)) and len(text) <= 90 and not text.endswith(("。", "；"))


def _going_on(passages: Sequence[Passage | None], at: int, item: Sequence[Passage]) -> Sequence[Passage]:
    """The lines on which the name of an item goes on: up to the next number; at the end of the list a state in brackets, or
    what makes a name of words that are none yet."""
    lines: list[Passage] = []
    for place in range(at, min(at + _LINES, len(passages))):
        passage = passages[place]
        if passage is None or not _may_go_on(passage.text):
            break
        lines.append(passage)
        behind = passages[place + 1] if place + 1 < len(passages) else None
        number = _number(item)
        if number and behind and _is_further(behind) and _number([behind]) == number + 1:
            return lines
        if _STATE.fullmatch(passage.text) or (not _is_whole(item) and _is_whole([*item, *lines])):
            return lines
    return []


def _may_go_on(text: str) -> bool:
    if len(text) > _LONGEST or line_kinds.is_sentence(text) or text.endswith(("：", ":")):
        return False
    if marker_of(text) or line_kinds.is_label(text) or line_kinds.is_body(text):
        return False
    said = read_role(text)
    return said is None or (said is LineRole.ANNOTATION and bool(_STATE.match(text)))


def _is_whole(item: Sequence[Passage]) -> bool:
    name = _name(item)
    return is_title(name) or line_kinds.is_table_title(name)


def _name(item: Sequence[Passage]) -> str:
    return _LEAD.sub("", joined([line.text for line in item]))


def _number(item: Sequence[Passage]) -> int | None:
    match = _LEAD.match(item[0].text)
    return int(match["number"]) if match and match["number"] else None
