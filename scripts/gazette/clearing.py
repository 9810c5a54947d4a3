"""Lists of documents that end or change (清理目录): what becomes of an item is told by the heading of its list.

废止的文件（2件）, 二、宣布失效的规范性文件, 现决定废止下列文件： — below them stand the documents, each an item of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gazette.numbers import Found
from gazette.numerals import half_width
from gazette.units import Unit

Fate = Literal["repeals", "lapses", "amends", "prolongs"]
"""废止, 宣布失效, 修改, 延长有效期"""


@dataclass(frozen=True)
class Listing:
    """目录 under which a piece of text stands: what it does to the documents in it, and its heading.

    `fate` is None where the heading names two (废止和修改的文件), or that a document stays in force (继续有效).
    """

    fate: Fate | None
    heading: str
    anchor: str
    named: bool = True
    """whether the heading names one fate: two, or none, can't be told from it"""


@dataclass(frozen=True)
class ListedTitle:
    """列出的文件 without 《》: a title and its numbers in the bracket behind it, or one beside it; all of it from `start` to
    `close`."""

    start: int
    close: int
    title: str
    numbers: tuple[Found, ...]


_NOUN = "文件|规章|法规|规定|办法|条例|政策|公文|制度|目录|清单"
_FATES: tuple[tuple[Fate | None, str], ...] = (
    ("repeals", "废止|作废|停止执行"),
    ("lapses", "失效"),
    ("amends", "修改|修订"),
    ("prolongs", "延长"),
    (None, "继续有效|继续执行|继续施行|保留"),
)
_WORD = "|".join(f"(?:{words})" for _, words in _FATES)
_HEADING = re.compile(rf"(?:{_WORD}).{{0,30}}(?:{_NOUN})|(?:{_NOUN}).{{0,10}}(?:{_WORD})")
_NO_ACT = re.compile(rf"(?:拟|未|已经?|应当?|需要?|待|建议|可以)(?:予以?|宣布)?(?:{_WORD})")
"""拟废止的文件: nothing has become of them by this document"""
_SPEAKS_ONLY = re.compile(
    "征求|做好|开展|推进|加强|计划|程序|情况|草案|(?:废止|修改|修订|清理|失效)(?:工作|建议|意见)"
)
"""规章修改工作: no list of what it has done"""
_FOLLOWING = re.compile("(?:下列|以下)[^,。;]{0,30}。?$")
"""二、对下列规章予以修改"""
_LONGEST = 60
"""A longer sentence is no heading."""
_BODY_TITLE = re.compile("关于.*(?:决定|通知|公告|通告)$")
_AND_OTHERS = re.compile("《[^《》]*》(?=、《|等)、?")
"""关于修改《甲办法》等3件规章的决定"""
_KIND_OF_TITLE = (
    "办法|通知|意见|方案|规定|细则|条例|计划|决定|公告|函|规划|纲要|规则|章程|预案|指南|措施|通告|通报|批复|命令|决议"
    "|令|制度|规程|标准|规范|准则|目录|公约|政策"
)
_UNMARKED = re.compile(
    rf"(?P<title>[^《》〈〉()。;:,]*(?:《[^《》]*》[^《》〈〉()。;:,]*)*?(?:{_KIND_OF_TITLE})(?:\((?:试行|暂行)\))?)"
    r"(?:\s*\((?P<bracket>[^()]*(?:\([0-9]{4}\)[^()]*)*)\))?\s*[。;]?\s*"
)
_MARKED = re.compile(
    r"\s*(?:(?P<digits>[0-9]{1,4})[.、]|(?P<han>[一二三四五六七八九十]{1,4})[.、]|\((?P<within>[0-9一二三四五六七八九十]{1,4})\))"
)
_CLAUSE = re.compile("根据|依据|依照|按照|为了?|经|现|决定|本|以上|上述|对|将")
"""No title begins so."""
_OUTCOME = re.compile("(?:文件)?(?:清理|处理)(?:结果|结论|决定)")
_OUTCOMES: dict[str, Fate] = {
    "废止": "repeals",
    "予以废止": "repeals",
    "失效": "lapses",
    "宣布失效": "lapses",
}
_BETWEEN_NUMBERS = re.compile(r"[\s、,;和及]*")


def listings(units: Sequence[Unit]) -> dict[int, Listing]:
    """By position, what stands under the heading of such a list and names a document; not what stands under that.

    An item or paragraph, or a heading of its own: 一、《甲办法》 in a decision that amends several.
    """
    found: dict[int, Listing] = {}
    listed: set[str] = set()
    parents = {anchor for unit in units for anchor in unit.ancestors}
    by_anchor: dict[str, Listing] = {}
    by_part: dict[str, Listing] = {}
    running: dict[tuple[str, tuple[str, ...]], Listing] = {}
    styles: dict[tuple[str, tuple[str, ...]], str] = {}
    """how the heading of a list that runs on is numbered"""
    for index, unit in enumerate(units):
        own = _listing(unit, unit.anchor in parents)
        if unit.kind in ("title", "enclosure-title"):
            if own:
                by_part[unit.part] = own
            continue
        if unit.kind not in ("heading", "item", "paragraph"):
            continue
        above = next((by_anchor[each] for each in reversed(unit.ancestors) if each in by_anchor), None)
        siblings = (unit.part, unit.ancestors)
        if siblings in running and _style(unit) == styles[siblings] != "":
            del running[siblings]  # 一、废止下列规章：（一）… 二、…
        if own:
            by_anchor[unit.anchor] = own
            if unit.kind == "paragraph":
                running[siblings], styles[siblings] = own, _style(unit)
            continue
        listing = above or running.get(siblings) or by_part.get(unit.part)
        group = unit.anchor in parents and not _is_entry(unit)  # （一）以市政府名义印发的
        named = unit.kind != "heading" or "《" in unit.text
        if listing and not group and named and listed.isdisjoint(unit.ancestors):
            found[index] = listing
            listed.add(unit.anchor)
    return found


def listed_rows(units: Sequence[Unit], above: Listing | None) -> Iterator[tuple[Listing, list[int]]]:
    """Of a table, the positions of the cells of each row that stands in such a list.

    What list it is is told by the row itself in a column 清理结果, by a row across all columns, else by the table's title
    or caption, else by what stands `above` it in the notice.
    """
    listing = above
    column: Unit | None = None
    rows: dict[str, tuple[Listing | None, list[int]]] = {}
    for index, unit in enumerate(units):
        if unit.kind in ("title", "caption", "group"):
            listing = _heading(unit) or listing
        elif unit.kind == "header" and _OUTCOME.fullmatch("".join(half_width(unit.text).split())):
            column = unit
        elif unit.kind == "cell" and (listing or column):
            rows.setdefault(unit.anchor, (listing, []))[1].append(index)
    for above_row, row in rows.values():
        own = _outcome([units[index] for index in row], column) if column else above_row
        if own:
            yield own, row


def _outcome(row: Sequence[Unit], column: Unit) -> Listing:
    """What a row says itself in the column 清理结果: that a document ends. 修改 is still to be done."""
    told = [word for word in ("".join(unit.text.split()) for unit in row) if word in _OUTCOMES]
    return Listing(_OUTCOMES[told[0]] if len(told) == 1 else None, column.text.strip(), column.anchor)


def part_listings(units: Sequence[Unit]) -> dict[str, Listing]:
    """By part of a notice, the list that its title is the heading of: 附件1 废止的文件（2件）."""
    parts = ((unit.part, _heading(unit)) for unit in units if unit.kind == "enclosure-title")
    return {part: listing for part, listing in parts if listing}


def is_title(text: str) -> bool:
    """Whether a cell holds the title of a document, in 《》 or without."""
    plain = half_width(text)
    return bool(_UNMARKED.fullmatch(plain)) or ("《" in plain and "关于" in plain) or plain.startswith("《")


def _style(unit: Unit) -> str:
    """How a paragraph begins that is numbered, '' for one that is not."""
    marked = _MARKED.match(half_width(unit.text))
    return marked.lastgroup or "" if marked else ""


def _is_entry(unit: Unit) -> bool:
    plain = half_width(unit.text)
    return "《" in plain or "〔" in plain or bool(_UNMARKED.fullmatch(plain, len(unit.marker)))


def _listing(unit: Unit, parent: bool) -> Listing | None:
    """What a piece of text heads, if it is the heading of such a list; `parent`: whether others stand under it."""
    text = half_width(unit.text).strip()
    if unit.kind == "title" and not _BODY_TITLE.search(text):
        return None
    if unit.kind in ("paragraph", "item") and not (
        text.endswith(":") or _FOLLOWING.search(text) or (parent and not text.endswith(("。", ";")))
    ):
        return None
    return (
        _heading(unit) if unit.kind in ("title", "enclosure-title", "heading", "paragraph", "item") else None
    )


def _heading(unit: Unit) -> Listing | None:
    text = half_width(unit.text.removeprefix(unit.marker)).strip()
    if unit.kind == "title":
        text = _AND_OTHERS.sub("", text)
    if len(text) > _LONGEST or "《" in text or _NO_ACT.search(text) or _SPEAKS_ONLY.search(text):
        return None
    if not _HEADING.search(text):
        return None
    named = [fate for fate, words in _FATES if re.search(words, text)]
    return Listing(named[0] if len(named) == 1 else None, unit.text.strip(), unit.anchor, len(named) == 1)


def listed_title(unit: Unit, numbers: Sequence[Found]) -> ListedTitle | None:
    """item = [marker] [number " "] title ["（" number ("、" number)* "）" | " " number] ["。" | "；"]

    A title without 《》 that is all of the item: 关于马车过桥的通知（岚府办发〔2001〕3号、岚府办发〔2002〕8号）; a 《title》 is a
    citation like any other.
    """
    plain = half_width(unit.text)
    marked = _MARKED.match(plain)
    begin = len(unit.marker) or (marked.end() if marked else 0)
    before, first, last = _beside(plain, begin, numbers)
    match = _UNMARKED.fullmatch(plain, first, last)
    if not match or plain.startswith("《", match.start("title")) or _CLAUSE.match(match["title"].lstrip()):
        return None
    if not begin and match["bracket"] is None:
        return None  # a paragraph of the text, not an item
    start, end = match.span("title")
    start += len(match["title"]) - len(match["title"].lstrip())
    if match["bracket"] is None:
        opens, closes = (before[0].start, before[0].end) if before else (start, end)
        return ListedTitle(min(start, opens), max(end, closes), unit.text[start:end], before)
    opens, closes = match.span("bracket")
    inside = tuple(number for number in numbers if opens <= number.start and number.end <= closes)
    left = plain[opens:closes]
    for number in inside:
        left = left.replace(plain[number.start : number.end], "", 1)
    if before or not inside or not _BETWEEN_NUMBERS.fullmatch(left):
        return None
    return ListedTitle(start, closes + 1, unit.text[start:end], inside)


def _beside(plain: str, begin: int, numbers: Sequence[Found]) -> tuple[tuple[Found, ...], int, int]:
    """The number that white space parts from a title, before it or behind it, and where what is left begins and ends:
    岚府发〔2001〕3号　关于马车过桥的通知."""
    last = len(plain.rstrip("。; "))
    for number in numbers:
        if not plain[begin : number.start].strip() and plain[number.end : number.end + 1].isspace():
            return (number,), number.end, len(plain)
        if number.end == last and plain[begin : number.start].strip() and plain[number.start - 1].isspace():
            return (number,), begin, number.start
    return (), begin, len(plain)
