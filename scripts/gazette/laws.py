"""Laws named without 《》 (法律名称): 依照民事诉讼法, 行政许可法第十二条.

Only a name that is known is read, as a whole word: no part of a longer name (招标投标法实施条例, 公司法人).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from gazette.citations import Span
from gazette.numerals import half_width

COUNTRY = "中华人民共和国"
_LEADS_IN = re.compile(
    "(?:^|[^\u4e00-\u9fff《〈]|根据|依据|依照|按照|遵照|参照|对照|违反|触犯|贯彻|落实|执行|实施|适用|符合|遵守|宣传|学习|学法"
    "|[和与及或按的])$"
)
_CLOSED = re.compile(
    "[^\u4e00-\u9fff]|第|的|和|及|与|或|等|中|规定|有关规定|相关规定|明确|要求|管理|执行|处理|处罚|追究|向|$"
)
"""What follows a name that is whole. Any other word might go on with it: 律, 人, 定, 实施条例, 解释."""


def is_law(title: str) -> bool:
    """Whether a title is a law's: 民法典, 城乡规划法; its name stands without 《》 too."""
    return bool(re.fullmatch("[\u4e00-\u9fff]{1,40}法典?", title)) and not title.endswith(("办法", "方法"))


def short_name(title: str) -> str:
    """中华人民共和国公务员法 and 公务员法 are one law; every other title is what it is."""
    return title.removeprefix(COUNTRY) if is_law(title) else title


def find_laws(text: str, names: Collection[str], longest: int, outside: Sequence[Span]) -> Iterator[Span]:
    """The laws of these `names` in a text, none within a span of `outside`; `longest`: how long a name is at most."""
    plain = half_width(text)
    covered = iter(sorted(outside))
    span = next(covered, None)
    read = 0
    for end in (match.end() for match in re.finditer("法典?", plain)):
        while span and span[1] < end:
            span = next(covered, None)
        if (span and span[0] < end) or not _CLOSED.match(plain, end):
            continue
        for start in range(max(read, end - longest), end - 1):
            if plain[start:end] in names:
                if _LEADS_IN.search(plain, max(0, start - 4), start):
                    yield start, end
                    read = end
                break
