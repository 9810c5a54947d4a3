"""Where a series (机关代字) begins in a run of Han characters: nothing in print marks it.

The rule:

1. The run of Han characters is cut after the last joining or introducing word in it
   (与 和 根据 按照 废止 …). In brackets of its own, （住房和城乡建设部令第32号）, nothing
   is cut but such words at its beginning.
2. What is left is the series if it is known.
3. Else the longest known series it ends with, if at least two characters are before
   that and the nearer one does not begin a known series too: 请查阅湘政办发 gives
   湘政办发, but 住建厅湘建城 with only 建城 known is refused. One character before it
   is a place: 湘建城 is another series than 建城.
4. Else all of it, if it is short enough for a series (five characters, eight in
   brackets of its own). Before 令 or 公告 it must name a body that can give them, and 和,
   which joins two bodies or stands in one body's name, is left only in brackets.
5. Else there is no number: refusing is better than inventing.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

# Words that lead to a number and are no part of it. A series never begins with 政, 府,
# 办 or 发, since its place or body comes first: 和政办发 is 和县's, not 和 + 政办发.
_AND = "(?<!共)和(?![政府办发])"
_WORD = (
    "(?:与|及|或|根据|依据|依照|按照|遵照|参照|对照|贯彻|落实|执行|实施|印发|转发|下发|废止|代替|违反|参见|详见|见|按)"
    "(?![政府办发])"
)
_AT_START = re.compile(f"(?:{_WORD}|{_AND})+")
_BEFORE_SERIES = re.compile(f".*(?:{_WORD}|{_AND})")
_BEFORE_BODY = re.compile(f"(?:.*{_WORD})?(?:{_AND})?")

_BODY = re.compile("(?:中华人民共和国)?(?:国|主席|.+(?:院|政府|部|委|会|局|署|厅|行|办公室))")
_ISSUED = re.compile("(?:令|公告|通告)$")
_STATE_COUNCIL = frozenset({"国令", "国务院令", "中华人民共和国国务院令"})
_LONGEST, _LONGEST_ALONE = 5, 8


def series_at_end(run: str, alone: bool, known_series: AbstractSet[str], of_body: bool = False) -> str | None:
    """The series that a run of Han characters ends with; `alone`: the number has brackets of its own; `of_body`: the
    series is the name of a body with 令, 公告 or 通告."""
    before = _AT_START if alone else _BEFORE_BODY if of_body else _BEFORE_SERIES
    lead_in = before.match(run)
    name = run[lead_in.end() :] if lead_in else run
    known = known_series | _STATE_COUNCIL
    ending = max((series for series in known if run.endswith(series)), key=len, default="")
    if len(ending) >= len(name):
        return ending or None
    words = name.removesuffix(ending)
    if ending and (of_body or len(words) > 1):
        return None if any(series.startswith(words[-1]) for series in known) else ending
    if of_body:
        one_body = alone or not re.search(_AND, name)
        return name if one_body and _BODY.fullmatch(_ISSUED.sub("", name)) else None
    return name if 2 <= len(name) <= (_LONGEST_ALONE if alone else _LONGEST) else None
