"""接合: whether print cut a paragraph between two lines, and whether that is certain. Pure.

A line goes on in the next where its sentence is open: a bracket, a comma, a word that the seam would cut.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from statistics import quantiles

from rjieba import Jieba

from gazette.intake.received import Line
from gazette.intake.titles import is_title
from gazette.lines import bare, read_role
from gazette.model import LineRole
from gazette.numbering import marker_of
from gazette.numerals import DATE, half_width
from gazette.values import BODY_END

_ENDS = re.compile(r"[。！？；：:;!?…][”’）)》】」]*$|[”」]$|。[（(][^（）()]{1,40}[)）]$")
_OPENS = re.compile(r"[，、（(《〈“‘〔\[【—和与及或按照为了的将对向在是至由从]$")
_CONTINUES = re.compile(r"[，。、；：！？）)》〉”’〕\]】,.;:!?%％]")
_IN_FORCE = re.compile(
    r"(?:本|此)(?:办法|规定|条例|细则|通知|意见|决定|方案|规则|公告|通告|令)自.{2,40}(?:施行|执行|生效|实施)"
)
"""How a paragraph of its own begins"""
_SPACED_ARTICLE = re.compile(r"第(?:\s{1,3}[一二三四五六七八九十百]){1,6}\s{1,3}条")
"""第 十 一 条, spaced out"""
_SIGNATURE = re.compile(rf"[一-龥()]{{2,40}}{BODY_END}(?:\s*{DATE})?", re.VERBOSE)
"""某市人民政府办公室　　2024年12月7日"""
_HISTORY = re.compile(rf"\s*\({DATE}\S", re.VERBOSE)
_SHORT = 16
_HEADING = 24
"""Characters of a heading that may have a comma, at most"""
_PAIRS = {"（": "）", "(": ")", "《": "》", "〔": "〕", "“": "”", "【": "】", "[": "]"}
_GAP = re.compile(r"\S(?:　{1,}|\s{2,})\S")
_CITING = re.compile(
    r"(?:、|和|及|与|或|至|以及|根据|依照|按照|依据|违反|本法|本条例|本办法|本规定|》|条例|规定|办法)$"
)
LABEL = re.compile(
    r"附\s*件?\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?\s*(?:[:：].*|[-－—][0-9]{1,2})?$|附\s*[:：].*$|附\s*[图表录][0-9一二三四五六七八九十]{0,3}[:：]?$"
)
_STANDS_ALONE = (
    LineRole.NUMBER, LineRole.REGISTRATION, LineRole.SIGNED, LineRole.SUBTITLE, LineRole.COPIES, LineRole.PRINTED,
    LineRole.KEYWORDS, LineRole.PUBLISHED, LineRole.BYLINE,
)  # fmt: skip


_READ = 600
"""So many characters of what stands above are looked at."""


class Seam(Enum):
    """What is between two lines."""

    APART = "apart"
    JOINED = "joined"
    DOUBTED = "joined, perhaps wrongly"
    OPEN = "apart, perhaps wrongly"


@dataclass(frozen=True)
class Setting:
    """How the lines of a text are set: how wide full ones are (0: they are whole paragraphs), and whether paragraphs
    begin with a space."""

    width: int
    indented: bool


def setting_of(lines: Sequence[Line]) -> Setting:
    """版式, from the lengths and the beginnings of its lines."""
    prose = [
        line.text
        for line in lines
        if len(line.text.strip()) > 12 and "\t" not in line.text and not line.whole
    ]
    if len(prose) < 8:
        return Setting(0, False)
    widths = [_width(text) for text in prose]
    widest = round(quantiles(widths, n=20)[-2])
    full = [text for text, width in zip(prose, widths, strict=True) if widest - 3 <= width <= widest + 1]
    # A fifth is enough where hardly one of them ends a sentence: the others are short paragraphs and lists.
    cut = sum(not _ENDS.search(text.rstrip()) for text in full)
    set_so = len(full) * 3 > len(widths) or (len(full) * 5 > len(widths) and cut * 4 > len(full) * 3)
    width = widest if widest <= 60 and set_so else 0
    # Paragraphs begin with a space where nearly all lines behind the end of one do: a sentence that ends in a short line.
    behind = [
        below
        for above, below in pairwise(prose)
        if above.rstrip().endswith("。") and (not width or _width(above) < width - 3)
    ]
    spaced = sum(text[:1].isspace() for text in behind)
    every = sum(text[:1].isspace() for text in prose) > 0.9 * len(prose)
    return Setting(width, len(behind) > 3 and spaced * 4 > len(behind) * 3 and not every)


def _width(text: str) -> int:
    """How wide a line is set: two Latin letters or figures take the room of one Chinese sign."""
    narrow = sum(sign.isascii() for sign in text.rstrip())
    return len(text.rstrip()) - narrow // 2


def seam(above: str, line: str, below: str, turned: bool, setting: Setting, spaced: bool = False) -> Seam:
    """What is between the paragraph `above`, which ends with `line`, and the line `below`; `turned`: a page is turned
    between them; `spaced`: `above` begins with a space."""
    above = above[-_READ:]
    last, first = above.rstrip(), below.strip()
    full = bool(setting.width) and _width(line) >= setting.width - 2
    signature = _SIGNATURE.fullmatch(half_width(first))
    if _SPACED_ARTICLE.match(first) or (signature and (signature["year"] or _ENDS.search(last) or not full)):
        return Seam.APART
    if _ENDS.search(last) and len(first) <= _SHORT and not re.search("[，。；、：,]", first):
        # 市长　张三, a heading.
        return Seam.APART
    if _is_open_history(last) and not marker_of(first):
        return Seam.JOINED
    if _is_bracketed(last):
        return Seam.APART
    if alone(first) or (alone(line) and not _open_pair(last, first)):
        return Seam.APART
    if _CONTINUES.match(first) or _open_pair(last, first):
        return Seam.JOINED
    marker = marker_of(first)
    starts = below[:1].isspace() if setting.indented else None
    if setting.indented and spaced and starts is False and not marker and not _ENDS.search(last):
        return Seam.JOINED
    # Where paragraphs begin with a space, a line without one that follows a line of nearly full width goes on; some texts are
    # cut by signs, whose Latin letters take as much room as others.
    wide = bool(setting.width) and max(_width(line), len(line.rstrip())) >= setting.width - 6
    if _ENDS.search(last):
        if wide and starts is False and not marker and last.endswith("。"):
            return Seam.JOINED
        if full and starts is None and not marker and last.endswith("。") and len(above) > len(line) // 2:
            return Seam.DOUBTED if not turned else Seam.OPEN
        return Seam.APART
    if starts and not turned:
        return Seam.APART
    if marker:
        cites = prose(above) and (
            last.endswith("、")
            or (marker.system.kind in ("article", "chapter", "section") and _CITING.search(last))
        )
        return Seam.JOINED if cites or (full and _OPENS.search(last) and prose(above)) else Seam.APART
    # 王强　　某厂工人, above another: the commas of （女，彝族） make no prose of a list.
    if _GAP.search(line.strip()) and _GAP.search(first) and not full and not _OPENS.search(last):
        return Seam.APART
    if _IN_FORCE.match(first) and not full and not _OPENS.search(last):
        return Seam.APART
    if _is_heading_alone(above, line, full) and not cuts_a_word(last, first):
        return Seam.APART
    if prose(above):
        return Seam.JOINED
    if full and starts is False:
        return Seam.JOINED
    if is_title(above) and not marker_of(above):
        return Seam.APART
    if full and not _GAP.search(above):
        return Seam.DOUBTED
    own = marker_of(above)
    sentence = bool(_ENDS.search(first)) and prose(first)
    if own and own.system.kind == "article" and len(above) > len(own.text) + 8 and sentence:
        return Seam.JOINED
    if sentence and cuts_a_word(last, first) and (len(above) > 12 or turned):
        return Seam.DOUBTED
    return Seam.OPEN if turned and sentence and len(above) > 12 and not own else Seam.APART


def _is_bracketed(last: str) -> bool:
    """Whether a paragraph is all in brackets, which have closed: （联系人：张三，电话：0000-0000000）"""
    return last.lstrip()[:1] in "（(" and bare(last) != half_width(last).strip()


def _is_heading_alone(above: str, line: str, full: bool) -> bool:
    """Whether a paragraph is one short line with a number, whose words do not go on: 一、提高认识，加强领导."""
    words = above.strip()
    short = not full and len(words) <= _HEADING and words == line.strip() and "；" not in words
    return short and marker_of(words) is not None and not _OPENS.search(words)


def alone(text: str) -> bool:
    """Whether a line stands by itself, whatever is above and below it: numbers, dates, labels, headings of chapters."""
    words = text.strip()
    if not words or "\t" in words:
        return True
    marker = marker_of(words)
    if marker and marker.system.level == 0 and len(words) < 40 and not re.search("[，。；]", words):
        return True
    return (bool(LABEL.fullmatch(words)) and len(words) < 60) or (
        len(words) < 60 and read_role(words) in _STANDS_ALONE
    )


def prose(text: str) -> bool:
    """Whether a text is running words rather than a title, a name or a line of a list."""
    words = text.strip()
    return bool(re.search("[，。；,]", words)) and len(words) > 8


def _is_open_history(last: str) -> bool:
    """Whether a paragraph is a history in brackets that has not ended: （2003年12月1日某市人民政府令第14号公布　根据……"""
    plain = half_width(last)
    return bool(_HISTORY.match(plain)) and plain.count("(") > plain.count(")")


def _open_pair(last: str, first: str) -> bool:
    """Whether a bracket or quotation mark is open at the end, and the next line closes it."""
    waiting: list[str] = []
    for sign in last:
        if sign in _PAIRS:
            waiting.append(_PAIRS[sign])
        elif (waiting and sign == waiting[-1]) or (waiting and sign in "）)" and waiting[-1] in "）)"):
            waiting.pop()
    if not waiting:
        return False
    close = waiting[-1]
    if close in "）)":
        return any(sign in first for sign in "）)")
    # A quotation may hold whole paragraphs; then its own line has ended.
    return close in first and not (close == "”" and _ENDS.search(last))


@functools.cache
def _dictionary() -> Jieba:
    return Jieba()


def cuts_a_word(last: str, first: str) -> bool:
    """Whether a word of the dictionary stands across the seam: 功能 | 区、禁止开发区."""
    tail = re.split(r"[^一-龥]", half_width(last))[-1][-6:]
    head = re.split(r"[^一-龥]", half_width(first))[0][:6]
    if not tail or not head:
        return False
    at = 0
    for word in _dictionary().cut(tail + head, False):
        if at < len(tail) < at + len(word):
            return True
        at += len(word)
    return False
