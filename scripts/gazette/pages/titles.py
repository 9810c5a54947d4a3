"""Titles broken only where sense allows (回行时词意完整, GB/T 9704-2012)."""

from __future__ import annotations

import re
from itertools import pairwise

from markupsafe import Markup, escape

_TITLE_BREAK = re.compile(
    r"(?<=[^《])(?=关于|解读《)|(?<=印发)(?=[^《])|(?<=转发)(?=[^《])"
    r"|(?<=[部委厅局])(?![办员门等厅长署队书宣组统政])(?=[^关《》][^《》]{0,60}[部委厅局办院会室]关于)"
    r"|(?<=同志)(?=[^的《》]{1,8}的[^的《》]{2,4}》?$)|(?<=的)(?=[^的]{5,}的)"
    r"|(?<=[^《、的])(?=(?:制度|改革|工作|项目|事项|区域|实施|管理|行动|职责|责任){1,4}"
    r"(?:办法|意见|方案|计划|规定|细则|目录|分工|类别|工作))"
)
"""Where the sense of a title allows a break: between those who issue it together, around what it is about, and before
the words for its kind."""

_ENDING = re.compile(
    r"[^（(《〈0-9]?[^（(《〈0-9][)）]?[〉》]?的[^的《》〈〉]{2,4}》?$|(?<=[一-鿿])[一-鿿]{2}$"
)
"""办法》的通知: the end of a title, with the two characters before it, for the last line must not say 的通知 alone, nor be a
single character. No longer, for the smallest screen must have room for it with the largest letters."""

_YEARS = re.compile(r"((?<![0-9])[0-9]++(?:[—-]++[0-9]++ ?| )年|(?<![0-9])[0-9]++[—-]++[0-9]++$)")
"""2021 年, 2021—2023 年: one word in a title, though browsers would break it at the space or after the dash."""


def title_html(title: str) -> Markup:
    """A title that may be broken only where sense allows: <wbr> stands there.

    The page sets titles unbroken otherwise; at brackets and punctuation browsers break by themselves, but not in the ending.
    """
    line = title.replace("\u3000", " ")
    ending = _ENDING.search(line)
    end = ending.start() if ending else len(line)
    breaks = [match.start() for match in _TITLE_BREAK.finditer(line) if match.start() <= end]
    parts = [line[start:stop] for start, stop in pairwise([0, *breaks, end])]
    last = _unbroken(line[end:]) if ending else ""
    return Markup("<wbr>").join(map(_years_unbroken, parts)) + last


def _years_unbroken(part: str) -> Markup:
    told = _YEARS.split(part)
    return Markup().join(_unbroken(word) if index % 2 else escape(word) for index, word in enumerate(told))


def _unbroken(words: str) -> Markup:
    return Markup('<span class="unbroken">{}</span>').format(words)
