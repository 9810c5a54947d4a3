"""文号键: what of the spelling of a number counts; ``assets/search/number-key.js`` is the same rule in the browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pypinyin import Style, lazy_pinyin

from gazette.search.tokens import fold


@dataclass(frozen=True)
class NumberKey:
    """What of a spelling counts: the letters in one piece, and the runs of digits."""

    head: str
    digits: tuple[str, ...]


_RUN = re.compile(r"(?P<digits>[0-9]+)|(?P<letters>[a-z\u3400-\u4dbf\u4e00-\u9fff]+)")
_CONNECTING = re.compile("[年第号]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_DOCUMENT = re.compile(r"号文件?\Z")
_ALIKE = str.maketrans("oli", "011")
_MIXED = re.compile(r"([0-9a-z]+)([号年〕)\]】]?)")
_MISTYPED = re.compile("([a-z]*?)([oli]?)([0-9][0-9oli]*)")
_PLACES = str.maketrans("〇○◯零一二三四五六七八九", "0000123456789")
_HAN = re.compile("([〇○◯零一二三四五六七八九两十百千]+)([号年]?)")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_ORDINAL = re.compile(
    "(?:([{0}])千)?[零〇]?(?:([{0}])百)?[零〇]?(?:([{0}]?)十)?[零〇]?([{0}])?".format("一二两三四五六七八九")
)
_VALUES = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}


def number_key(spelling: str) -> NumberKey:
    """Reduce any spelling of a number to its key; the same rule as ``numberKey`` in the browser.

    spelling = (letters | digits | other)*    after folding
    The letters lose 年, 第 and 号 and are joined; digits stay as typed, zeros included; all else is dropped:
    某政办发[2021]13号, 某政办发2021年第13号 -> 某政办发 + 2021, 13; 某政办发202113号 -> 某政办发 + 202113.
    A Han year and serial are digits, so are letters typed for them; 文件 behind a number and 中华人民共和国 before it
    say nothing: 省政府一九七九年318号文件 -> 省政府 + 1979, 318; 某政办发〔2O21〕l3号 -> 某政办发 + 2021, 13.
    """
    head, digits = "", []
    plain = _INVISIBLE.sub("", fold(spelling)).strip(" ").removeprefix("中华人民共和国")
    for run in _RUN.finditer(_HAN.sub(_numeral, _MIXED.sub(_mistyped, _DOCUMENT.sub("号", plain)))):
        if run["digits"]:
            digits.append(run["digits"])
        else:
            head += _CONNECTING.sub("", run["letters"])
    return NumberKey(head, tuple(digits))


def _mistyped(match: re.Match[str]) -> str:
    """2o21 -> 2021; l3号 -> 13号; at its ends only where something shows that a number ends there: 100l, o2 stay."""
    run, end = match.groups()
    told = _MISTYPED.fullmatch(run)
    if not told or (not end and not run[-1].isdigit()):
        return match[0]
    front, first, digits = told.groups()
    first = first.translate(_ALIKE) if end and not front else first
    return front + first + digits.translate(_ALIKE) + end


def _numeral(match: re.Match[str]) -> str:
    """一九七九年 -> 1979年; 九百三十一号 -> 931号; 三一八号 -> 318号; all else stays."""
    run, end = match.groups()
    digits = run.translate(_PLACES)
    if re.fullmatch("[0-9]+", digits):
        return digits + end if end == "号" or _YEAR.fullmatch(digits) else match[0]
    told = _ORDINAL.fullmatch(run) if end == "号" else None
    if not told:
        return match[0]
    thousands, hundreds, tens, ones = told.groups()
    # 十 alone is ten: its group is empty where it stands without a digit, and None where it does not stand
    places = [(thousands, 1000), (hundreds, 100), ("一" if tens == "" else tens, 10), (ones, 1)]
    return f"{sum(_VALUES[digit] * unit for digit, unit in places if digit)}号"


@cache
def initials(head: str) -> str:
    """拼音首字母: 某政办发 -> mzbf; letters stay as they are."""
    return "".join(lazy_pinyin(head, style=Style.FIRST_LETTER))
