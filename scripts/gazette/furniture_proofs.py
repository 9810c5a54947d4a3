"""Which lines may be 版面文字 at all: each kind has its proof, so that no text of a document is set aside as furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from gazette.characters import squeeze
from gazette.furniture import BRACKETS, LEADERS, Listed, numbers_of
from gazette.model import Furniture, FurnitureKind, Issue, Problem
from gazette.numerals import parse_date

_PAGE_NUMBER = re.compile(
    rf"[{re.escape(LEADERS + BRACKETS)}〔〕]*(?:[0-9]+|第[0-9]+页)[{re.escape(LEADERS + BRACKETS)}〔〕]*"
)
_SENTENCE = re.compile("[。；;：:？?]")
_BETWEEN = re.compile(rf"[{re.escape(LEADERS + BRACKETS)}|/／,，、年月第期号总]*")
_REMEDY = "是公文的文字就写入公文；是别的版面文字就改正 kind"


@dataclass(frozen=True)
class Printed:
    """What the proofs look at: the issue, its lines, and of its pieces of text what tells furniture from words."""

    issue: Issue
    lines: Sequence[str]
    """as received, without white space"""
    texts: AbstractSet[str]
    """what the documents say, piece by piece"""
    headers: Sequence[str]
    """of each piece, the header of the table that it stands in"""
    starts: Mapping[int, int]
    """起始页 of documents whose page is printed in the contents, by the place of their first piece"""


def refused(printed: Printed, listed: Sequence[Listed]) -> Iterator[Problem]:
    """What is set aside as furniture without being any."""
    page_furniture = {
        place.line
        for entry in listed
        if _kind(entry) in (FurnitureKind.PAGE_NUMBER, FurnitureKind.RUNNING_HEAD)
        for place in entry.found
    }
    for entry in listed:
        if isinstance(entry.item, Furniture):
            fault = _miswritten(entry.item)
            if not fault and entry.found:
                fault = _fault(printed, entry, entry.item, page_furniture)
            if fault:
                text = entry.item.text
                shown = text if len(text) <= 40 else f"{text[:30]}……（共 {len(text)} 字）"
                yield Problem(entry.item.mark, f"“{shown}”不能作{entry.item.kind.label}：{fault}", _REMEDY)
    yield from _page_numbers(
        printed, [entry for entry in listed if _kind(entry) is FurnitureKind.PAGE_NUMBER]
    )


def _kind(entry: Listed) -> FurnitureKind | None:
    return entry.item.kind if isinstance(entry.item, Furniture) else None


def _miswritten(entry: Furniture) -> str | None:
    if entry.count < 1:
        return "count 至少是 1"
    if entry.kind is not FurnitureKind.PAGE_NUMBER:
        return None if entry.to is None else "to 只用于页码"
    numbers = numbers_of(entry)
    if not numbers or not _PAGE_NUMBER.fullmatch(squeeze(entry.text)):
        return "页码只有数字、第几页和横线、圆点、括号，to 不小于它"
    return None if entry.count == 1 else "页码逐页加一，末一个写在 to，不用 count"


def _fault(printed: Printed, entry: Listed, item: Furniture, page_furniture: AbstractSet[int]) -> str | None:
    match item.kind:
        case FurnitureKind.RUNNING_HEAD:
            return _running_head(printed, entry, squeeze(item.text))
        case FurnitureKind.REPEATED_HEADER:
            return _repeated_header(printed, entry, squeeze(item.text))
        case FurnitureKind.SLOGAN:
            return _slogan(printed, entry, squeeze(item.text), page_furniture)
        case FurnitureKind.PAGE_NUMBER:
            return None


def _running_head(printed: Printed, entry: Listed, text: str) -> str | None:
    """书眉: only of what the issue is called, on more than one page or the issue's own name and label.

    A title alone has its own line too, which is none of its pages.
    """
    issue = printed.issue
    names = [issue.name, issue.label, issue.serial or ""]
    names += [section.heading.strip(BRACKETS) for section in issue.contents if section.heading]
    titles = {squeeze(record.title) for _, record in issue.printed()}
    rest = text
    for name in sorted({*map(squeeze, names), *titles} - {""}, key=len, reverse=True):
        rest = rest.replace(name, "|")
    numbers = {number for _, number in issue.key}
    others = {int(digits) for digits in re.findall("[0-9]{1,9}", rest)} - numbers
    if others or not _BETWEEN.fullmatch(re.sub("[0-9]{1,9}", "", rest)) or rest == text:
        return "书眉只由刊名、期次、总期数、栏目名、公文标题组成"
    times = len(entry.found) if text in titles else printed.lines.count(text)
    if times < 2 and text != squeeze(issue.name + issue.label):
        return "书眉在各页重复，这一行只有一处"
    return None


def _repeated_header(printed: Printed, entry: Listed, text: str) -> str | None:
    """续表表头: the whole header of the table that it stands in, between its rows."""

    def header(piece: int) -> str:
        return printed.headers[piece] if 0 <= piece < len(printed.headers) else ""

    if all(header(place.before) == header(place.after) == text for place in entry.found):
        return None
    return "续表表头排在它的附表中间，与附表的整个表头相同"


def _slogan(printed: Printed, entry: Listed, text: str, page_furniture: AbstractSet[int]) -> str | None:
    """口号: no sentence, nobody's text, beside page numbers or running heads each time, and more than once."""
    titles = [squeeze(record.title) for _, record in printed.issue.printed()]
    if _SENTENCE.search(text) or text[0] in "（(【[" or parse_date(text):
        return "口号不是句子，也不是日期和附注"
    if text in printed.texts or any(text in title for title in titles):
        return "公文中也有这样的文字"
    if printed.lines.count(text) < 2:
        return "口号在各页重复，这一行只有一处"
    if not all(_neighbours(printed.lines, place.line) & page_furniture for place in entry.found):
        return "口号紧挨着页码或书眉"
    return None


def _neighbours(lines: Sequence[str], number: int) -> set[int]:
    """The lines that stand next to a line, empty ones passed over."""
    before = next((at for at in range(number - 1, -1, -1) if lines[at]), number)
    after = next((at for at in range(number + 1, len(lines)) if lines[at]), number)
    return {before, after} - {number}


def _page_numbers(printed: Printed, entries: Sequence[Listed]) -> Iterator[Problem]:
    """页码: each the next one, more than one, and such that the documents begin on the pages which the contents name."""
    rows = (
        (place.line, place.before, number, entry.item)
        for entry in entries
        if (numbers := numbers_of(entry.item))
        for place, number in zip(entry.found, _found(entry, numbers), strict=True)
    )
    found = sorted(rows, key=lambda row: row[0])
    if not found:
        return
    for (_, _, before, _), (_, _, number, item) in pairwise(found):
        if number <= before:
            yield Problem(item.mark, f"页码 {number} 排在页码 {before} 之后", _REMEDY)
            return
    fault = None
    if len(found) == 1:
        fault = "全期只有这一个，没有前后相接的页码"
    else:
        fault = _against_contents(printed, [(place, number) for _, place, number, _ in found])
    if fault:
        yield Problem(found[0][3].mark, f"“{found[0][3].text}”不能作页码：{fault}", _REMEDY)


def _against_contents(printed: Printed, found: Sequence[tuple[int, int]]) -> str | None:
    turned = unnumbered = 0
    earlier: tuple[int, int] | None = None
    for start, page in sorted(printed.starts.items()):
        before = [number for place, number in found if place < start]
        behind = [number for place, number in found if place >= start]
        if (before and before[-1] > page) or (behind and behind[0] < page):
            return f"目录说第 {page} 页起的公文不在这一页上"
        if earlier and page > earlier[1]:
            turned += 1
            unnumbered += not any(earlier[0] <= place < start for place, _ in found)
        earlier = (start, page)
    return "目录说多处换了页，那里却没有页码" if unnumbered * 2 > turned else None


def _found(entry: Listed, numbers: range) -> list[int]:
    """The numbers of the lines that were found."""
    lost = set(entry.missing)
    return [number for number, text in zip(numbers, entry.texts, strict=False) if text not in lost]
