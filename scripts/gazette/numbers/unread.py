"""What looks like a number (文号) of a document, whether it can be read or not; for telling what was passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.numbers.writing import (
    ANY_HAN,
    BRACKETED_YEAR,
    DASH,
    HAN,
    OF_SOMETHING_ELSE,
    PRINTED_YEAR,
    SERIAL,
)
from gazette.numerals import HAN_NUMERAL, half_width

_MORE = rf"(?: \s* (?: 号 \s* )? (?: [、,~至到和及与] | {DASH} ) \s* (?: 第 \s* )? {SERIAL} ){{0,20}}"
_NUMBER = rf"(?: 第 \s* )? 0{{0,4}} {SERIAL} {_MORE} \s* 号 (?! {OF_SOMETHING_ELSE} )"
_TWO_DIGITS = r"[〔\[【(] \s* [0-9]{2} \s* [〕\]】)]"
_LOOKS = re.compile(
    rf"""
    (?: {BRACKETED_YEAR} (?: \s* (?: {HAN} | [0-9] ){{1,16}} )? \s* {_NUMBER}         # 〔1996〕7号, 〔1997〕岚驿第61号
      | [发函字文办政] \s* {_TWO_DIGITS} \s* {_NUMBER}                    # 岚政发（84）71号
      | (?: 令 | 公告 | 通告 ) \s* {PRINTED_YEAR} \s* (?: 年 \s* )? {_NUMBER}            # 令2018 18号
      | {PRINTED_YEAR} \s* 年 \s* {_NUMBER} (?! \s* (?: 公报 | 台风 | 热带 ) )
      | (?: (?<! 命 ) 令 | (?<= {ANY_HAN} ) (?: 公告 | 通告 ) ) \s* 第 \s* (?: {_NUMBER} | {HAN_NUMERAL} \s* 号 )
      | (?<= {ANY_HAN} ) 第 \s* (?: {SERIAL} | {HAN_NUMERAL} ) \s* 号 \s* (?: 令 (?! [人旗牌] ) | 公告 | 通告 )
      | (?<! [证照] ) 字 \s* 第 \s* [1-9][0-9]{{0,3}} \s* 号                # 岚驿字第61号
      | (?<! [0-9A-Za-z第] ) [1-9][0-9]{{0,3}} \s* 号 \s* 文 (?! 物 | 化 | 明 | 字 | 体 )   # 37号文
    )
    """,
    re.VERBOSE,
)
_LICENCE = re.compile(r"[证照][书]?[编]?[号]?\s*[:(]?[^。;]{0,12}$")


def look_like_numbers(text: str) -> Iterator[tuple[int, int]]:
    """The places where a number is cited, however it is written. No date, no house, no licence, no issue of a gazette."""
    plain = half_width(text) if "号" in text else ""  # each of them has one
    for match in _LOOKS.finditer(plain):
        if not (
            match[0].startswith("字") and _LICENCE.search(plain, max(0, match.start() - 20), match.start())
        ):
            yield match.span()
