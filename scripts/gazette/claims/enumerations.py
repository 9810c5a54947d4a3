"""What the text announces by number and then gives one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.archive import Archive
from gazette.claims.claim import NUMERAL, Claim, around, count, elements, lengths, prose

_NOUN = "(?:方面|部分|环节|层次|层面|步骤|阶段|内容|类别|领域|要点|原则|制度|机制)"
_AFTER_LIST = re.compile(
    rf"(?P<list>[^，,。；;：:\n]*、[^，,。；;：:\n]*?)(?P<others>等)?\s*(?<![第“])(?P<count>{NUMERAL})\s*大?[个项条类种]?{_NOUN}"
)
"""…省、市、县三个层次; …等4部分; …等六大项内容"""

_AFTER_QUOTES = re.compile(rf"(?P<list>(?:“[^“”]+”、?){{2,}})\s*(?P<count>{NUMERAL})\s*[个项类种]")
"""“出生”“就医”…“身后事”7个"""

_BEFORE_LIST = re.compile(
    rf"(?<![第0-9一二两三四五六七八九十百])(?P<count>{NUMERAL})\s*[个项条种]\s*[\u4e00-\u9fff]{{0,4}}[：:](?P<list>[^，,。；;：:\n]+)"
    rf"|主要有(?P<articles>{NUMERAL})条[，,：:](?P<principles>[^。；;：:，,\n]+)"
)
"""7个部门：甲局、乙局和丙局; 主要有五条，坚持…、坚持…"""

_SLOGAN = re.compile(r"“(?P<count>[二三四五六七八九十]+)(?:个|项)?(?P<key>[\u4e00-\u9fff]{1,2})”")
"""“六统一” “五个一批” “三项制度” “八个二”"""

_CLOSE = 10
"""How far a slogan may stand from the list it sums up."""


def lists_have_their_length(archive: Archive) -> Iterator[Claim]:
    """所列与所数：列举之前或之后说是几个，与列出的个数相同。“等”字之后数目更大的，是举例，不算。"""
    for document, unit in prose(archive):
        for match in _lists(unit.text):
            groups = match.groupdict()
            words = groups["count"] or groups["articles"]
            stated, listed = count(words), _listed(groups.get("list") or groups["principles"])
            if min(stated, len(listed)) < 2 or (groups.get("others") and stated > max(lengths(listed))):
                continue
            quote = around(unit.text, *match.span())
            holds = stated in lengths(listed)
            counted = str(stated) if holds else " 或 ".join(map(str, sorted(lengths(listed))))
            how = "、".join(listed)
            yield Claim(document, unit.anchor, quote, f"{stated} 个", f"{counted} 个", holds, how)


def _lists(text: str) -> Iterator[re.Match[str]]:
    quoted = list(_AFTER_QUOTES.finditer(text))
    yield from quoted
    for pattern in (_AFTER_LIST, _BEFORE_LIST):
        for match in pattern.finditer(text):
            if not any(match.start() < other.end() and other.start() < match.end() for other in quoted):
                yield match


def _listed(text: str) -> list[str]:
    quotes = re.findall(r"“([^“”]+)”", text)
    return quotes if re.fullmatch(r"(?:“[^“”]+”、?)+\s*", text) else elements(text)


def slogans_have_their_length(archive: Archive) -> Iterator[Claim]:
    """几个什么：“六统一”“五个一批”一类的提法，与紧接着它的列举中含有该字的个数相同。"""
    for document in archive.documents:
        units = document.units
        for index, unit in enumerate(units):
            told: set[str] = set()
            for match in _SLOGAN.finditer(unit.text):
                below = units[index + 1].text if unit.kind == "heading" and index + 1 < len(units) else ""
                listed = _near(unit.text, *match.span(), match["key"]) or _near(
                    below, 0, 0, match["key"], reach=len(below)
                )
                other = [] if listed else _quoted_after(unit.text, match.end())
                if match[0] in told or not (listed or other):
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
    runs = []
    for separators in ("；;", "、，,"):
        element = rf"[^{separators}。：:（）()“”]*{key}[^{separators}。：:（）()“”]*"
        for match in re.finditer(rf"{element}(?:[{separators}]{element})+", text):
            if max(match.start() - end, start - match.end()) <= reach:
                runs.append(re.split(f"[{separators}]", match[0]))
    return max(runs, key=len, default=[])


def _quoted_after(text: str, end: int) -> list[str]:
    """A quoted list right after a slogan, all of whose elements begin with the same character."""
    match = re.compile(r"[^“”]{0,10}“([^“”]+、[^“”]+)”").match(text, end)
    listed = elements(match[1]) if match else []
    return listed if len(listed) > 2 and len({element[0] for element in listed}) == 1 else []
