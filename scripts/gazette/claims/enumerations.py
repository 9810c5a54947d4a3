"""What the text announces by number and then gives one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from gazette.archive import Archive
from gazette.claims.claim import NUMERAL, Claim, around, count, lengths, prose
from gazette.punctuation import elements

_NOUN = "(?:方面|部分|环节|层次|层面|步骤|阶段|内容|类别|领域|要点|原则|制度|机制)"
_AFTER_LIST = re.compile(
    rf"(?:(?P<others>等)|(?<!\s))\s*+(?<![第“])(?P<count>{NUMERAL})\s*+大?[个项条类种]?{_NOUN}"
)
"""…省、市、县[三个层次]; …[等4部分]; …[等六大项内容]; white space is entered at its beginning only."""
_CLAUSE = re.compile(r"[，,。；;：:\n]")
_REACH = 1000
"""Characters of a list, at most: what is longer is not counted."""

_AFTER_QUOTES = re.compile(
    rf"(?<![”、])(?P<list>(?:“[^“”]++”、?+){{2,}}+)\s*+(?P<count>{NUMERAL})\s*[个项类种]"
)
"""“出生”“就医”…“身后事”7个"""

_BEFORE_LIST = re.compile(
    rf"(?<![第0-9一二两三四五六七八九十百千])(?P<count>{NUMERAL})\s*[个项条种]\s*[\u4e00-\u9fff]{{0,4}}[：:](?P<list>[^，,。；;：:\n]+)"
    rf"|主要有(?P<articles>{NUMERAL})条[，,：:](?P<principles>[^。；;：:，,\n]+)"
)
"""7个部门：甲局、乙局和丙局; 主要有五条，坚持…、坚持…"""

_SLOGAN = re.compile(r"“(?P<count>[二三四五六七八九十]+)(?:个|项)?(?P<key>[\u4e00-\u9fff]{1,2})”")
"""“六统一” “五个一批” “三项制度” “八个二”"""

_QUOTED = re.compile(r"[^“”]{0,10}“([^“”]++)”")
_PIECES = re.compile(rf"(?P<count>{NUMERAL})\s*[件部]")
"""废止的文件（2件）"""
_TRIED = 20
"""How often a slogan is looked at in one paragraph, until its list is found."""
_EDGE = re.compile("([。：:（）()“”])")
"""No run of elements goes on behind it."""
_CLOSE = 10
"""How far a slogan may stand from the list it sums up."""


def lists_have_their_length(archive: Archive) -> Iterator[Claim]:
    """所列与所数：列举之前或之后说是几个，与列出的个数相同。“等”字之后数目更大的，是举例，不算。"""
    for document, unit in prose(archive):
        for listing in _listings(unit.text):
            stated, listed = count(listing.count), _listed(listing.text)
            if min(stated, len(listed)) < 2 or (listing.others and stated > max(lengths(listed))):
                continue
            quote = around(unit.text, listing.start, listing.end)
            holds = stated in lengths(listed)
            counted = str(stated) if holds else " 或 ".join(map(str, sorted(lengths(listed))))
            how = "、".join(listed)
            yield Claim(document, unit.anchor, quote, f"{stated} 个", f"{counted} 个", holds, how)


@dataclass(frozen=True)
class _Listing:
    """列举 with the words that say how many it has; `others`: it ends with 等."""

    start: int
    end: int
    text: str
    count: str
    others: bool = False


def _listings(text: str) -> Iterator[_Listing]:
    quoted = [
        _Listing(*match.span(), match["list"], match["count"]) for match in _AFTER_QUOTES.finditer(text)
    ]
    yield from quoted
    for listing in (*_lists_before(text), *_lists_behind(text)):
        if not any(listing.start < other.end and other.start < listing.end for other in quoted):
            yield listing


def _lists_before(text: str) -> Iterator[_Listing]:
    """The list stands before the number, in the same clause."""
    begin = 0
    breaks = _CLAUSE.finditer(text)
    following = next(breaks, None)
    for match in _AFTER_LIST.finditer(text):
        while following and following.start() < match.start():
            begin = max(begin, following.end())
            following = next(breaks, None)
        listed = text[max(begin, match.start() - _REACH) : match.start()]
        if "、" in listed:
            yield _Listing(
                match.start() - len(listed), match.end(), listed, match["count"], bool(match["others"])
            )
            begin = match.end()


def _lists_behind(text: str) -> Iterator[_Listing]:
    for match in _BEFORE_LIST.finditer(text):
        yield _Listing(
            *match.span(), match["list"] or match["principles"], match["count"] or match["articles"]
        )


def _listed(text: str) -> list[str]:
    quotes = re.findall(r"“([^“”]+)”", text)
    return quotes if re.fullmatch(r"(?:“[^“”]+”、?)+\s*", text) else elements(text)


def cleared_documents_are_counted(archive: Archive) -> Iterator[Claim]:
    """清理目录的件数：废止、失效、修改等目录的标题说几件，其下就列有几件。"""
    for document in archive.notices.values():
        units = document.units
        listed: dict[str, list[int]] = {}
        for index, listing in document.listings.items():
            if units[index].marker:
                listed.setdefault(listing.anchor, []).append(index)
        for unit in units:
            stated = _PIECES.search(unit.text) if unit.anchor in listed else None
            if stated:
                own = len(listed[unit.anchor])
                held, holds = f"{own} 件", count(stated["count"]) == own
                yield Claim(document, unit.anchor, unit.text.strip(), stated[0], held, holds)


def slogans_have_their_length(archive: Archive) -> Iterator[Claim]:
    """几个什么：“六统一”“五个一批”一类的提法，与紧接着它的列举中含有该字的个数相同。"""
    for document in archive.documents:
        units = document.units
        for index, unit in enumerate(units):
            told: set[str] = set()
            tried: Counter[str] = Counter()
            for match in _SLOGAN.finditer(unit.text):
                tried[match[0]] += 1
                if match[0] in told or tried[match[0]] > _TRIED:
                    continue
                below = units[index + 1].text if unit.kind == "heading" and index + 1 < len(units) else ""
                listed = _near(unit.text, *match.span(), match["key"]) or _near(
                    below[:_REACH], 0, 0, match["key"], reach=_REACH
                )
                other = [] if listed else _quoted_after(unit.text, match.end())
                if not (listed or other):
                    continue
                told.add(match[0])
                holds = len(listed) == count(match["count"])
                how = "、".join(listed or other)
                if other:
                    how = f"所列{len(other)}项都以“{other[0][0]}”开头，没有“{match['key']}”：{how}"
                quote = around(unit.text, *match.span())
                counted = f"{len(listed)} 个“{match['key']}”"
                yield Claim(document, unit.anchor, quote, match[0], counted, holds, how)


def _near(text: str, start: int, end: int, key: str, reach: int = _CLOSE) -> list[str]:
    """The longest run of elements with `key` in each that stands close to text[start:end]."""
    first, last = max(0, start - reach), end + reach
    first -= len(_EDGE.split(text[max(0, first - _REACH) : first])[-1])
    window = text[first:last] + _EDGE.split(text[last : last + _REACH], maxsplit=1)[0]
    if window.count(key) < 2:
        return []
    found = [
        run
        for separators in ("；;", "、，,")
        for at, run in _runs(window, separators, key)
        if max(first + at - end, start - first - at - len("、".join(run))) <= reach
    ]
    return max(found, key=len, default=[])


def _runs(text: str, separators: str, key: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of two or more elements that follow each other and all have the key; where each begins."""
    at = 0
    for stretch in _EDGE.split(text):
        run: list[str] = []
        begin = place = at
        for element in [*re.split(f"[{separators}]", stretch), ""]:
            if key in element:
                begin = begin if run else place
                run.append(element)
            else:
                if len(run) > 1:
                    yield begin, run
                run = []
            place += len(element) + 1
        at += len(stretch)


def _quoted_after(text: str, end: int) -> list[str]:
    """A quoted list right after a slogan, all of whose elements begin with the same character."""
    match = _QUOTED.match(text, end)
    listed = elements(match[1]) if match else []
    return listed if len(listed) > 2 and len({element[0] for element in listed}) == 1 else []
