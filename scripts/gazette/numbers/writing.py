"""What numbers are written with. All patterns here and in the forms are verbose, and for half-width text.

Two optional spaces never meet in a pattern (`\\s* (?: 第 \\s* )?`, not `\\s* 第? \\s*`), so that long white space is
read once.
"""

from __future__ import annotations

import re

from gazette.numerals import HAN_NUMERAL, ZEROS, parse_numeral, parse_year

HAN = r"[\u3400-\u53f6\u53f8-\u9fff]"
"""A Han character of a name or code: any but 号, which ends a number."""
ANY_HAN = r"[\u3400-\u9fff]"
OPEN, CLOSE = r"[〔\[(【﹝〈〖﹙❲〘{]", r"[〕\])】﹞〉〗﹚❳〙}]"
DASH = r"[-‐‑–—―−]"
YEAR = r"(?:19|20)[0-9]{2}"
"""年份: 1900 to 2099"""
PRINTED_YEAR = (
    rf"(?: (?: 1\s?9 | 2\s?0 ) (?: \s?[0-9] ){{2}} | [一二] [九{ZEROS}] [一二三四五六七八九{ZEROS}]{{2}} )"
)
"""年份 as a document may have it: a line may end within its digits, and they may be Han: 一九七九."""
BRACKETED_YEAR = rf"{OPEN} \s* {PRINTED_YEAR} \s* {CLOSE}"
SERIAL = r"[1-9](?:\s?[0-9]){0,4}"
"""顺序号: no leading zero; a line may end within it"""
ORDINAL = rf"(?:[1-9][0-9]{{0,3}}(?![0-9])|{HAN_NUMERAL})"
"""序数 of what is numbered without the year: 722, 七百二十二, 七二二"""
JOINT = rf"(?: {HAN}{{2,28}} (?: \s{{1,4}} | \s?、\s? ) ){{0,13}}"
"""The bodies before the last of those that issue jointly, parted by white space or 、; fourteen have done so."""
HAO = rf"(?: 号 | (?= \s* (?: [、~至到] | {DASH} ) \s* (?: 第 \s* )? [1-9] ) )"
"""号 behind a serial; a list or range may have it only at its end: 〔2017〕5-6号"""
OF_SOMETHING_ELSE = "[楼栋幢院路街弄巷线门井桥坝库机台车船地宗口]"
"""What a serial is of that is no document's: 3号楼"""

_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def capitals(typed: str) -> str:
    """Letters as capitals, dashes of any length as hyphens: gb 5749—2006 -> GB 5749-2006."""
    return re.sub(DASH, "-", typed.upper())


def year_of(written: str) -> int:
    """The value of what `PRINTED_YEAR` matches."""
    year = parse_year(f"{''.join(written.split())}年")
    assert year
    return year


def serial_of(written: str) -> int:
    """The value of what `SERIAL` matches."""
    return int("".join(written.split()))


def ordinal_of(written: str) -> int | None:
    """The value of what `ORDINAL` matches, if it has one: 218 of 二百一十八 and of 二一八."""
    if len(written) > 1 and re.fullmatch("[一二三四五六七八九][〇零一二三四五六七八九]{1,3}", written):
        return int(written.translate(_DIGITS))
    return parse_numeral(written)


def squeezed(name: str) -> str:
    """A code in one piece, wherever print has broken it."""
    return "".join(name.split())


def joint(name: str) -> str:
    """Bodies that issue jointly, parted by one space as print mostly has it."""
    return " ".join(re.split(r"[\s、]+", name))
