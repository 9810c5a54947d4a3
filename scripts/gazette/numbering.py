"""Numbering systems (序号): how headings, articles and items are numbered, one member a system.

A system added to `SYSTEMS`, with its word in `MarkerKind`, is read, checked, levelled and addressed everywhere.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, NamedTuple

from gazette.numerals import HAN_DIGITS, HAN_NUMERAL, NUMERAL, half_width, parse_numeral

MarkerKind = Literal[
    "book", "subbook", "portion", "chapter", "section", "article", "question", "decimal",
    "han", "han_bracket", "han_half_bracket", "digit", "digit_bracket", "digit_half_bracket",
    "circled", "circled_black", "circled_han", "upper", "upper_bracket", "lower", "lower_bracket",
    "roman", "roman_bracket", "roman_lower", "roman_lower_bracket",
]  # fmt: skip

UNMARKED = 5
"""Level of what has no marker, and of what stands outside the four levels: articles, ①, a)."""

_DEEPEST = 4


@dataclass(frozen=True)
class Numbering:
    """序号体系: one way of numbering."""

    kind: MarkerKind
    example: str
    pattern: str
    """how a marker is written, in half width; its groups are its numbers, outermost first, those of a group parted by dots"""
    level: int = UNMARKED
    """结构层次 of GB/T 9704: 一、 is 1, （一） 2, 1. 3, （1） 4; books and chapters stand above them at 0"""
    anchor: str = "section"
    """what the address of a heading so numbered is called: section-3"""
    scope: Literal["part", "heading", "list"] = "list"
    """where it counts: through a whole part of a document, or anew under each heading, or anew in each list"""
    tiered: bool = False
    """whether each further number is a level below: 1.2.1"""
    gap: str = ""
    """what parts a marker from the text that follows in the line, where only white space does: 1.2.1　一级"""

    @property
    def name(self) -> str:
        """What tells its anchors from those of another system at the same place: section-2-roman-1."""
        return self.kind.replace("_", "-")


_MEASURED = r"""(?: [%‰℃°余亿吨亩岁届栋幢辆艘秒] | 平方 | 立方 | 公(?=[里斤顷分吨]) | 小(?=时) | 多(?=[个项名条人家年天万])
| 万(?!物)     | 千(?!方) | 百(?!姓)   | 元(?![旦素])   | 年(?![度龄])   | 月(?![度报])   | 日(?![常程])
| 天(?![然气津])   | 时(?![间限])    | 周(?![边期转]) | 期(?![限间货]) | 个(?![人体案性]) | 项(?!目)
| 条(?![件例款])   | 次(?![生要序])  | 分(?![级类工析布配段]) | 人(?![员力才口民事]) | 名(?![称录单词])
| 户(?![籍外])     | 家(?![庭具])    | 级(?!别)       | 号(?!码)       | 类(?![别型])   | 种(?![植类子养])
| 件(?!数)         | 处(?![置理罚分]) | 所(?![有属需在]) | 台(?![风账])   | 度(?!量)       | 倍(?!增)
| 位(?![于置])     | 大(?![气型中数]) | 步(?!骤)       | 层(?!级)       | 场(?![所地馆]) | 起(?!草)
| 克(?!服)         | 米(?!面)        | 版(?![本权])   | 座(?!谈)       | 架(?![构空])   | 套(?!取)
| 批(?![准发复])   | 篇(?!章)        | 轮(?![胎岗训换]) | 点(?!位)
)"""
"""What a number counts (量词): 30 天攻坚, 1.5亿元 are no markers; 1 项目概况, 5 处置程序 are."""

_STEP = "[1-9][0-9]{0,2}"
_DECIMAL = rf"""
    ( {_STEP} (?: \. {_STEP} ){{2,5}} ) (?! \.?[0-9] ) [.、]?          # 1.2.1
  | ( {_STEP} \. {_STEP} ) (?! \.?[0-9] ) [.、]? (?! [ ]? {_MEASURED} )  # 1.1, but not 1.5亿元
  | ( {_STEP} ) (?= \s | $ ) (?! [ ] {_MEASURED} )                       # 1　总则, but not 30 天攻坚
"""
_DOT = r"(?: 、 | \. (?! [0-9]{1,3} (?! [0-9] ) ) )"
"""1. and 1、, with 1.2021年 (2021 is a year), without 1.5亿元."""

_SPACED = rf"(?: \s [{HAN_DIGITS}] ){{1,7}}"
"""A numeral that print spaces out: 第 十 一 条."""

# In the order of reading: the first that reads a text has it.
SYSTEMS: tuple[Numbering, ...] = (
    Numbering("book", "第一编", rf"第 \s? ({NUMERAL}) \s? [编篇]", 0, "book", scope="heading"),
    Numbering("subbook", "第一分编", rf"第 \s? ({NUMERAL}) \s? 分编", 0, "subbook", scope="heading"),
    Numbering("portion", "第一部分", rf"第 \s? ({NUMERAL}) \s? 部分", 0, "portion", scope="heading"),
    Numbering(
        "chapter",
        "第一章",
        rf"第 (?: \s? ({NUMERAL}) \s? | ({_SPACED}) \s ) 章",
        0,
        "chapter",
        scope="heading",
    ),
    Numbering("section", "第一节", rf"第 (?: \s? ({NUMERAL}) \s? | ({_SPACED}) \s ) 节", 0, scope="heading"),
    Numbering(
        "article",
        "第一条",
        rf"第 (?: \s? ({NUMERAL}) \s? | ({_SPACED}) \s ) 条 (?: 之 ({HAN_NUMERAL}) )?",
        anchor="article",
        scope="part",
    ),
    Numbering("question", "问1：", rf"问题? \s? ({NUMERAL}) \s? [:、]", scope="heading"),
    Numbering("decimal", "1.1", _DECIMAL, 1, tiered=True, gap="　"),
    Numbering("han", "一、", rf"({HAN_NUMERAL}) [、.]", 1),
    Numbering("han_bracket", "（一）", rf"\( \s{{0,3}} ({HAN_NUMERAL}) \s{{0,3}} \) | ([㈠-㈩])", 2),
    Numbering("han_half_bracket", "一）", rf"({HAN_NUMERAL}) \)", 2),
    Numbering("digit", "1.", rf"([0-9]{{1,3}}) {_DOT} | ([⒈-⒛])", 3),
    Numbering("digit_bracket", "（1）", r"\( \s{0,3} ([0-9]{1,3}) \s{0,3} \) | ([⑴-⒇])", 4),
    Numbering("digit_half_bracket", "1）", r"([0-9]{1,3}) \)"),
    Numbering("circled", "①", "([①-⑳㉑-㉟㊱-㊿])"),
    Numbering("circled_black", "❶", "([❶-❿⓫-⓴])"),
    Numbering("circled_han", "㊀", "([㊀-㊉])"),
    Numbering("upper", "A.", r"([A-Z]) (?: [、)] | \. (?! [A-Za-z0-9] ) )"),
    Numbering("upper_bracket", "（A）", r"\( \s{0,3} ([A-Z]) \s{0,3} \)"),
    Numbering("lower", "a）", r"([a-z]) (?: [、)] | \. (?! [A-Za-z0-9] ) )"),
    Numbering("lower_bracket", "（a）", r"\( \s{0,3} ([a-z]) \s{0,3} \)"),
    Numbering("roman", "Ⅰ.", r"([Ⅰ-Ⅻ]) (?: [.、)] | (?= \s | $ ) )"),
    Numbering("roman_bracket", "（Ⅰ）", r"\( \s{0,3} ([Ⅰ-Ⅻ]) \s{0,3} \)"),
    Numbering("roman_lower", "ⅰ.", r"([ⅰ-ⅻ]) (?: [.、)] | (?= \s | $ ) )"),
    Numbering("roman_lower_bracket", "（ⅰ）", r"\( \s{0,3} ([ⅰ-ⅻ]) \s{0,3} \)"),
)

_PATTERNS = [(system, re.compile(system.pattern, re.VERBOSE)) for system in SYSTEMS]
_LONGEST = 40
"""Characters that a marker has at most."""


class Marker(NamedTuple):
    """序号: the number with which a text begins, as printed, and its value. （二）对既有… has （二）, (2,); 第三条之一 (3, 1)."""

    text: str
    system: Numbering
    path: tuple[int, ...]

    @property
    def level(self) -> int:
        """结构层次: that of its system; 1.2.1 stands two below 1."""
        return (
            min(_DEEPEST, self.system.level + len(self.path) - 1) if self.system.tiered else self.system.level
        )


def marker_of(text: str) -> Marker | None:
    """The marker at the head of `text`; None where there is none, or its number is none (第十十条)."""
    return _marker_of(text[:_LONGEST])


@functools.lru_cache(maxsize=1 << 16)
def _marker_of(text: str) -> Marker | None:
    # A wide space parts a number from its title, as a tab does; one between a number and what it counts is narrow.
    plain = half_width(text.replace("　", "\t"))
    for system, pattern in _PATTERNS:
        if match := pattern.match(plain):
            path = [_value(sign) for group in match.groups() if group for sign in group.split(".")]
            numbers = tuple(number for number in path if number)
            return Marker(text[: match.end()], system, numbers) if len(numbers) == len(path) else None
    return None


def _value(sign: str) -> int | None:
    """The number that a sign stands for: 14, 十四, c (3), and by Unicode's own tables ㈡, ⑵, ②, Ⅱ."""
    if sign.isascii() and sign.isalpha():
        return ord(sign.lower()) - ord("a") + 1
    if unicodedata.category(sign[0]) in ("No", "Nl") and len(sign) == 1:
        return int(unicodedata.numeric(sign)) or None
    return parse_numeral("".join(sign.split()))
