"""Numerals and dates (数字与日期) as official documents write them.

Reading never raises: text that is not what is asked for gives ``None``, so that
a caller may try one reading after another. Spelling a number that has no
spelling here is a mistake in the program and raises ``ValueError``.
"""

from __future__ import annotations

import functools
import re
from datetime import date

GREATEST = 9999
"""The Civil Code (民法典) has 1260 articles; no marker has been seen with more."""

HAN_DIGITS = "一二三四五六七八九十百千零〇"
"""汉字数字: the characters that numerals of 1 to 9999 are written with."""

HAN_NUMERAL = rf"(?:(?<![{HAN_DIGITS}])[{HAN_DIGITS}]{{1,7}}(?![{HAN_DIGITS}]))"
"""汉字数词 in a pattern: 五, 十四, 一千零四十一. Never a piece of a longer run, so that every run is looked at once."""

NUMERAL = rf"(?:{HAN_NUMERAL}|(?:(?<![0-9])[0-9]{{1,4}}(?![0-9])))"
"""数词 in a pattern for half-width text: 五, 一百零五, 14. `parse_numeral` reads what it matches, or refuses it."""

_HALF = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "}
_WIDE = re.compile("[\u3000\uff01-\uff5e]")
_CHINESE = "零一二三四五六七八九"
ZEROS = "〇○◯零OoΟО0"
"""零 as printed and as received: circles, the letter O of three scripts, the digit"""
_DIGITS = str.maketrans(ZEROS + "一二三四五六七八九", "0" * len(ZEROS) + "123456789")
DATE = rf"""
    (?: (?P<year> [0-9]{{4}} | [{ZEROS}一二三四五六七八九]{{4}} ) \s* 年 \s*
        (?P<month> [0-9]{{1,2}} | [一二三四五六七八九十元]{{1,2}} ) \s* 月 \s*
        (?P<day> [0-9]{{1,2}} | [一二三四五六七八九十]{{1,3}} ) \s* 日 )
"""
"""日期 in a verbose pattern for half-width text"""
DAY = (
    rf"(?:[0-9{ZEROS}一二三四五六七八九]{{4}}年"
    r"(?:[0-9]{1,2}|[一二三四五六七八九十元]{1,2})月(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})日)"
)
"""日期 in a pattern for half-width text without white space"""
_DATE = re.compile(DATE, re.VERBOSE)
_YEAR = re.compile(rf"([0-9]{{4}}|[{ZEROS}一二三四五六七八九]{{4}})\s*年")


@functools.lru_cache(maxsize=1 << 13)  # one text is asked for again and again while it is read
def half_width(text: str) -> str:
    """半角: full-width letters, digits, punctuation and spaces become half-width.

    One character for one character, so that positions in the result are
    positions in ``text``.
    """
    for wide in set(_WIDE.findall(text)):
        text = text.replace(wide, _HALF[wide])  # much faster than to translate all characters
    return text


def spell_numeral(value: int) -> str:
    """The standard Chinese spelling: 14 gives 十四, 1050 一千零五十. ``ValueError`` outside 1 to 9999."""
    if not 1 <= value <= GREATEST:
        raise ValueError(f"没有这个数的写法：{value}（只写 1 至 {GREATEST}）")
    spelt, gap = "", False
    for unit, place in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            spelt += ("零" if gap and spelt else "") + _CHINESE[digit] + place
        gap = not digit
    return spelt.removeprefix("一") if 10 <= value < 20 else spelt


# Reading is looking up what is spelt, so that 一十四 or 十十 can never pass for a number.
_VALUES = {spell_numeral(value): value for value in range(1, GREATEST + 1)}


def parse_numeral(text: str) -> int | None:
    """数词: the value of 1 to 9999, in Chinese (十四, 一百零五) or in digits (14, １４).

    numeral = the standard Chinese spelling, 零 also written 〇 | digit{1,4}, not zero and without leading zeros
    """
    digits = half_width(text)
    if re.fullmatch("[1-9][0-9]{0,3}", digits):
        return int(digits)
    return _VALUES.get(text.replace("〇", "零"))


def parse_date(text: str) -> date | None:
    """日期: 2021年8月3日, `2021 年 8 月 3 日`, 二〇二一年八月三日 or, as received, 二OO九年元月三日; else ``None``.

    date = year "年" month "月" day "日", each in digits or in Chinese, spaces between
    allowed; a day that the calendar does not have (2月30日) is no date.
    """
    match = _DATE.fullmatch(half_width(text).strip())
    if match is None:
        return None
    month = 1 if match["month"] == "元" else parse_numeral(match["month"].lstrip("0"))
    day = parse_numeral(match["day"].lstrip("0"))
    if month is None or day is None:
        return None
    try:
        return date(int(match["year"].translate(_DIGITS)), month, day)
    except ValueError:
        return None


def parse_year(text: str) -> int | None:
    """年份 with which the text begins: 1996 of 一九九六年; else ``None``."""
    match = _YEAR.match(half_width(text).strip())
    return int(match[1].translate(_DIGITS)) if match else None


def spell_date(day: date) -> str:
    """成文日期 as GB/T 9704 prints it: 2021年8月3日."""
    return f"{day.year}年{day.month}月{day.day}日"
