"""What a text tells of a document beside its title (引用旁注): when it was issued, under what number, that it has ended.

2011年9月2日某市人民政府令第12号公布的《…》, 根据2015年5月12日《…的决定》, 《…》（2022年3月8日）, 2021年市《政府工作报告》: two
documents may bear one title, and this tells which of them is meant. Text in, facts out; nothing is looked up, nothing
raises.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gazette.numbers import Found, Number, OrderNumber
from gazette.numerals import DAY, parse_date

MADE = "公布|发布|颁布|印发|下发"
"""what its own day is the day of; that of 通过 or 批准 is another"""


@dataclass(frozen=True, slots=True)
class Beside:
    """旁注 of one citation; what is not told is None."""

    day: datetime.date | None = None
    """on which it was issued: 2011年9月2日…公布的《…》, （2022年3月8日）"""
    year: int | None = None
    """of which it is: 2021年市《政府工作报告》, 《…》（2019年）"""
    number: Number | None = None
    """under which it was published: 令第12号公布的《…》"""
    numbers: tuple[Number, ...] = ()
    """several in its bracket: 《…》（国发〔2020〕1号、某政发〔2020〕2号）"""
    former: bool = False
    """whether it is one that is in force no more: 原《…》, 《…》同时废止"""


NOTHING = Beside()

_BEFORE, _BEHIND = 120, 400
"""How many characters are read before a citation and behind it, white space counted."""
_BODY = "[^,、。;:《》()的]{0,40}(?:政府|部|委|委员会|局|厅|院|会|办公室|办公厅|大会)"
_DAY_BEFORE = re.compile(
    rf"""
      (?P<made> {DAY} ) (?! [以之]?[前后来起] ) (?: (?! 通过|批准 ) [^,、。;:《》] ){{0,60}} (?:{MADE}) (?:施行)?
        (?: [、,] [^,。;《》]{{0,40}} (?:修改|修订|修正) )? 的 $
    | (?: 根据|依据|依照|按照|按|经 ) (?P<of> {DAY} ) (?:{_BODY})? $
    """,
    re.VERBOSE,
)
"""1994年11月16日公布、1997年12月31日修改的《…》, 根据2015年5月12日交通运输部《…的决定》; not 3月8日市政府召开《…》
发布会, 2011年8月3日市政府常务会议通过并公布的《…》"""
_DAY_OF_CHANGE = re.compile(rf"(?P<day>{DAY})$")
_CHANGES = re.compile(r"(?:第[一二三四五六七八九十]{1,2}次)?(?:修正|修订|修改)")
"""2015年5月12日《…的决定》第一次修正"""
_DAY_OF_NUMBER = re.compile(rf"(?:(?P<day>{DAY})|(?P<year>(?:19|20)[0-9]{{2}})年)$")
"""1996年3月5日市政府令第12号: numbers of orders begin anew with every term of a government"""
_APPLIES = re.compile(r"\s{0,4}(?:施行|实施|生效|执行|起)")
_DAY_BEHIND = re.compile(rf"\((?P<day>{DAY})(?:[^(),。;]{{0,40}}(?:{MADE})(?:施行)?)?[),;]")
_YEAR_BEHIND = re.compile(r"\((?P<year>(?:19|20)[0-9]{2})(?:年度?|年?(?:版|本|修订))\)")
_YEAR_BEFORE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})年度?(?:[全我本]?[省市县区州盟旗国]|国务院|国家|中央|[省市县区]?(?:人民)?政府)?的?$"
)
_YEARLY = re.compile(r"(?:报告|要点|公报|计划|预算|决算|清单|目录)$")
"""what has the same title every year: 2021年市《政府工作报告》; not 2021年《办法》实施以来"""
PUBLISHED = re.compile(
    rf"(?:文件?)?(?:{MADE})(?:施行)?(?:[、,][^,。;《》\ue000]{{0,40}}(?:修改|修订|修正))?的"
)
"""令第12号公布的《…》, 令第12号公布、1997年12月31日修改的《…》"""
_ONLY_NUMBERS = re.compile(rf"(?:{DAY})?[、,;和及]*(?:文?(?:{MADE}))?(?:,自{DAY}起(?:施行|实施))?")
_DAY_ALONE = re.compile(f"(?:{DAY})?")
_HISTORY_GOES_ON = re.compile(rf"(?:{MADE})(?:施行|实施)?(?:[,;、]|根据|{DAY})")
"""（2001年1月1日某市人民政府令第33号发布，根据2004年7月1日某市人民政府令第26号修订）"""
_ENDS = re.compile(
    r"""
    (?: \( [^()]{0,80} \) )?
    (?: [、,]? [^,。;:、《》()]{0,40} 《 [^《》]{1,80} 》 (?: \( [^()]{0,80} \) )? ){0,10}
    (?: 等 [^,。;《》]{0,10} )? (?: 自 [^,。;《》]{1,30} 起 )? ,?
    (?: 同时|即行|即予|即|相应|一并|一律|随之|予以|现 ){0,3} (?: 废止|作废|停止(?:执行|施行) ) (?! [前后的之时] )
    """,
    re.VERBOSE,
)
_FORMER = re.compile(r"(?<![草高平中])原$")


def of_title(plain: str, start: int, end: int, title: str, bracket: Sequence[Found]) -> Beside:
    """What is told of the 《title》 from `start` to `end` of a half-width text; `bracket` are the numbers in the bracket
    behind it."""
    before = _before(plain, start)
    behind = "".join(plain[end : end + _BEHIND].split())
    told = _DAY_BEFORE.search(before)
    day = told and (told["made"] or told["of"])
    if not day and _CHANGES.match(behind) and (changed := _DAY_OF_CHANGE.search(before)):
        day = changed["day"]
    if not day and (bracketed := _DAY_BEHIND.match(behind)):
        day = bracketed["day"]
    year = _YEAR_BEHIND.match(behind) or (_YEARLY.search(title) and _YEAR_BEFORE.search(before))
    numbers = _only_numbers(plain, end, bracket)
    if not day and numbers and (bracketed := re.match(rf"\((?P<day>{DAY})", behind)):
        day = bracketed["day"]
    return Beside(
        parse_date(day) if day else None,
        int(year["year"]) if year else None,
        numbers[0] if len(numbers) == 1 else None,
        numbers[1:] and numbers,
        bool(_FORMER.search(before) or _ENDS.match(behind)),
    )


def of_number(plain: str, start: int, end: int) -> Beside:
    """What is told of a number that stands alone: 1996年3月5日市政府令第12号; not 自1996年3月5日市政府令第12号施行以来."""
    told = _DAY_OF_NUMBER.search(_before(plain, start))
    if not told or _APPLIES.match(plain, end):
        return NOTHING
    return Beside(
        parse_date(told["day"]) if told["day"] else None, int(told["year"]) if told["year"] else None
    )


def published_by(plain: str, numbers: Sequence[Found], start: int) -> Number | None:
    """Of the numbers before the title that starts there, which do not stand in a list, that under which it was published:
    令第12号公布的《…》, 令第12号公布、令第30号修改的《…》, 令第12号《…》."""
    for number in reversed(numbers):
        between = "".join(plain[number.end : start].split()) if start - number.end <= _BEFORE else "。"
        if PUBLISHED.fullmatch(between) or (not between and isinstance(number.number, OrderNumber)):
            return number.number
    return None


def in_bracket(plain: str, end: int, starts: Sequence[int], numbers: Mapping[int, Found]) -> list[Found]:
    """The numbers in the bracket that opens directly behind a title; `starts` are the places of all numbers."""
    close = plain.find(")", end, end + _BEHIND) if plain[end : end + 1] == "(" else -1
    return [numbers[at] for at in starts[bisect_left(starts, end) : bisect_left(starts, max(close, end))]]


def _only_numbers(plain: str, end: int, bracket: Sequence[Found]) -> tuple[Number, ...]:
    """The numbers of a bracket that holds nothing else but the day: （2011年9月2日某市人民政府令第12号公布）; of one that
    goes on with who changed it, the first."""
    if not bracket:
        return ()
    first = bracket[0]
    before, behind = plain[end + 1 : first.start], plain[first.end : first.end + _BEFORE]
    if _DAY_ALONE.fullmatch("".join(before.split())) and _HISTORY_GOES_ON.match("".join(behind.split())):
        return (first.number,)
    close = plain.find(")", end)
    ends = [end + 1, *(found.end for found in bracket)]
    begins = [*(found.start for found in bracket), close]
    rest = "".join(plain[first:last] for first, last in zip(ends, begins, strict=True))
    return tuple(found.number for found in bracket) if _ONLY_NUMBERS.fullmatch("".join(rest.split())) else ()


def _before(plain: str, start: int) -> str:
    return "".join(plain[max(0, start - _BEFORE) : start].split())
