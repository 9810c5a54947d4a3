"""要素行: what the printed lines beside a text say, one line at a time. Pure; text in, facts out, nothing raised."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from gazette.model import LineRole, PrintedLine
from gazette.numbers import parse
from gazette.numerals import DATE, HAN_DIGITS, half_width, parse_date, parse_year
from gazette.punctuation import elements
from gazette.values import BODY_END

_BRACKETS = {"(": ")", "[": "]", "【": "】", "〔": "〕"}
_POST = (
    r"(?:[省市县区州部厅局司处院行署会团乡镇]长|主任|总理|主席|书记|秘书长|专员|主编|会长|院长|校长|检察长)"
)
_POST_AND_NAME = re.compile(rf"(?P<post>.*?{_POST})(?P<name>.{{2,4}})?")
_SHORT = re.compile(
    rf"(?: 公告 \s* | 通告 \s* | 令 \s* )? (?: 第 \s* [0-9{HAN_DIGITS}]{{1,7}} \s* 号"
    r"| [〔\[(【]? \s* (?:19|20)[0-9]{2} \s* (?: [〕\])】] | 年 ) \s* 第? \s* [0-9]{1,5} \s* 号 )",
    re.VERBOSE,
)
"""第97号, 2022年第21号, 〔2022〕第5号, 公告2016年第23号: the body stands in the title"""
_REGISTERED = re.compile(r"[A-Z]{2,8}[A-Z0-9]{0,6}[-–—－](?:19|20)[0-9]{2}[-–—－][0-9]{1,6}")
_REGISTER_LABEL = re.compile(r"[^:]{0,12}(?:登记号|登记编号|统一编号|备案号|备案登记)\s*:")
_EVENT = re.compile(
    rf"{DATE} \s*+ (?P<by> (?: \S .{{0,79}}? )?? ) \s*+ (?:审议|讨论|表决)?+ (?P<act> (?:第[一二三四五六七八九十]+次)?"
    r"(?: (?:修正|修订|修改)(?:通过)? | 通过 | 公布 | 发布 | 颁布 | 批准 | 施行 | 印发 ) )"
    r"(?: (?<= [布发] ) (?:施行|实施) | (?<= [正订改] ) ,?并?(?:重新)?(?:公布|发布|印发) )?"
    r"(?= [\s,;)。、] | 根据 | 自 | $ )",
    re.VERBOSE,
)
_DATED = re.compile(rf"(?<=\s) (?P<day_told>{DATE}) $", re.VERBOSE)
_DATE_FIRST = re.compile(rf"(?P<day_told>{DATE}) [,，、\s] \s* (?=\S)", re.VERBOSE)
"""1991年1月23日，国家环保局、能源部"""
_PLAIN_DATE = re.compile(r"(?P<year>(?:19|20)[0-9]{2})([-./])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})")
"""1959.09.09, 1949-09-27, as a line by itself"""
_OTHER_DAY = re.compile(r"(?!成文|发文|签发|签署|落款|日期)[^:\s][^:]{0,11}:")
"""施行日期：2021年3月1日 is not the day on which it was signed."""
_COPIES_MADE = r"\(?\s*(?:共?\s*印\s*发?|印\s*[数量]\s*:)\s*[0-9]{1,5}\s*份\s*[。)]?"
"""印数: 共印200份"""
_MADE = re.compile(_COPIES_MADE)
_PRINTED = re.compile(rf"印发(?:\s+{_COPIES_MADE})?$")
_APART = re.compile(r"(?<=[一-龥])\s*[：:]\s*(?=[一-龥])|\s+")
"""局长　张三, 局长：张三"""
_NAME = re.compile(rf"[一-龥]{{1,38}}?{BODY_END}")
_ORDER = re.compile(r"(?:主席)?令\s*第?")
TERM = re.compile(rf"第[0-9{HAN_DIGITS}十百]{{1,4}}届")
"""第十三届 of 某省第十三届人民代表大会常务委员会"""
_MEETING = re.compile(
    rf"(?:第[0-9{HAN_DIGITS}十百]{{1,5}}次)?(?:全体|常务|主席|局务|部务|委务|署务|厅务|办公)?会议?$"
)


@dataclass(frozen=True)
class Person:
    """人 as a line names one: post and name; what is not printed is None."""

    post: str | None
    name: str | None


@dataclass(frozen=True)
class Event:
    """历次修订: one event of a text's history."""

    date: datetime.date
    act: str
    by: str | None
    """the body, number or title that did it, as printed"""


def bare(text: str) -> str:
    """The text without white space at its ends and the one pair of brackets that encloses all of it, half-width."""
    plain = half_width(text).strip()
    close = _BRACKETS.get(plain[:1])
    if close and plain.endswith(close) and _closes_at_end(plain, plain[0], close):
        return plain[1:-1].strip()
    return plain


def _closes_at_end(plain: str, opening: str, close: str) -> bool:
    depth = 0
    for place, sign in enumerate(plain):
        depth += (sign == opening) - (sign == close)
        if depth == 0:
            return place == len(plain) - 1
    return False


def role_of(line: PrintedLine) -> LineRole | None:
    """What a line is: what the editor says, else what its own words say; None where they don't."""
    return line.role or read_role(line.text)


def read_role(text: str) -> LineRole | None:
    """What its own words say that a line is; None where they don't."""
    plain, inner = half_width(text).strip(), bare(text)
    bracketed = inner != plain
    if _SHORT.fullmatch(plain) or _SHORT.fullmatch(inner) or parse(inner):
        registered = _REGISTERED.fullmatch(inner)
        return LineRole.REGISTRATION if registered else LineRole.NUMBER
    if _REGISTERED.fullmatch(inner) or _REGISTER_LABEL.match(plain):
        return LineRole.REGISTRATION
    if re.match(r"(?:发布|公布|刊发)日期\s*:", plain):
        return LineRole.PUBLISHED
    month = parse_year(inner) and re.fullmatch(r".{4}\s*年(?:\s*.{1,2}\s*月)?", inner)
    if (printed_date(inner) or month) and not _OTHER_DAY.match(inner):
        return LineRole.SIGNED
    if re.match(r"抄送|抄报|分送|抄\s+送", plain):
        return LineRole.COPIES
    if re.match(r"主\s*题\s*词", plain):
        return LineRole.KEYWORDS
    if re.match(r"附件?\s*:", plain):
        return LineRole.ENCLOSURES
    if _PRINTED.search(plain) and re.search(DATE, plain, re.VERBOSE):
        return LineRole.PRINTED
    if _MADE.fullmatch(plain):
        return LineRole.LABELLED
    if _EVENT.search(inner):
        return LineRole.HISTORY
    if (bracketed or _is_dated_body(plain)) and byline(text):
        return LineRole.BYLINE
    if plain.startswith(("—", "－－", "--")):
        return LineRole.SUBTITLE
    if bracketed:
        return LineRole.ANNOTATION
    return LineRole.LABELLED if re.match(r"[^:\s][^:]{0,11}:", plain) else None


def byline(text: str) -> tuple[tuple[str, ...], datetime.date] | None:
    """（市水利局　二○○一年九月十二日）: the bodies and the date."""
    told = bare(text)
    behind, before = _DATED.search(told), _DATE_FIRST.match(told)
    match = behind or before
    day = parse_date(match["day_told"]) if match else None
    if match is None or day is None:
        return None
    return bodies_of(told[: match.start()] if behind else told[match.end() :]), day


def _is_dated_body(plain: str) -> bool:
    """1955年2月18日，最高人民法院: a date and behind it bodies, and nothing else."""
    match = _DATE_FIRST.match(plain)
    return (
        match is not None
        and len(plain) < 60
        and all(_NAME.fullmatch(body) for body in bodies_of(plain[match.end() :]))
    )


def printed_date(text: str) -> datetime.date | None:
    """The date that a line holds, if it holds one alone: 2023年3月7日, （2023年3月7日）, 发布日期：2023年3月7日, 1959.9.9."""
    told = bare(bare(text).rpartition(":")[2])
    if all(len(part) == 1 for part in told.split()):
        told = "".join(told.split())
    match = _PLAIN_DATE.fullmatch(told)
    return parse_date(f"{match['year']}年{match['month']}月{match['day']}日" if match else told)


def printing(text: str) -> tuple[str, datetime.date | None]:
    """印发机关和印发日期: 某市人民政府办公室　　2022年8月26日印发."""
    plain = _PRINTED.sub("", half_width(text).strip())
    match = re.search(DATE, plain, re.VERBOSE)
    return (plain[: match.start()].strip(), parse_date(match[0])) if match else (plain.strip(), None)


def bodies_of(text: str) -> tuple[str, ...]:
    """机关 in one line, parted by white space; a single name may be spaced out: 永 州 市 人 民 政 府."""
    parts = text.split()
    if all(len(part) == 1 for part in parts):
        return ("".join(parts),)
    return tuple(body for part in parts for body in _listed_bodies(part))


def _listed_bodies(text: str) -> list[str]:
    """财政部、司法部: the bodies that 、 parts; 市发展和改革、财政局 is none but one."""
    bodies = re.split("[、，,]", text)
    return bodies if all(len(body) > 2 and re.search(f"{BODY_END}$", body) for body in bodies) else [text]


def listed(text: str) -> tuple[str, ...]:
    """What stands behind the label of a line, taken apart: 抄送：市委办公室，市人大办公室；…, 主题词：城乡建设　锅炉."""
    told = half_width(text).partition(":")[2].strip().rstrip("。")
    pieces = (part for piece in elements(told, "、,;") for part in piece.split())
    return tuple(pieces)


def value_of(text: str) -> tuple[str | None, str]:
    """Label and value: 规范性文件登记号：QYBC00-2022-0003 -> the two; without a label the text alone."""
    label, colon, value = half_width(text).strip().partition(":")
    return (label, value.strip()) if colon else (None, label)


def person(text: str) -> Person:
    """Post and name: 总理　　闻人砚秋; 岚州市市长　晏渡川; 厅长 alone; a name may be spaced out (张　三)."""
    parts = _name_joined(_APART.split(text.strip()))
    if len(parts) > 1:
        return Person("".join(parts[:-1]), parts[-1])
    match = _POST_AND_NAME.fullmatch("".join(parts))
    if match:
        return Person(match["post"], match["name"])
    return Person(None, "".join(parts) or None)


def _name_joined(parts: list[str]) -> list[str]:
    """审计长 刘 某 某, 省 长 王 小 明: what is spaced out in one piece, be it the name or all of it."""
    spaced = len(parts) - next((at for at in range(len(parts), 0, -1) if len(parts[at - 1]) > 1), 0)
    if spaced == len(parts):
        return ["".join(parts)]
    if 1 < spaced < 5 and spaced < len(parts):
        return [*parts[:-spaced], "".join(parts[-spaced:])]
    return parts


def history(text: str) -> tuple[Event, ...]:
    """题注 taken apart: （1998年6月5日某市人民政府令第12号发布　2007年8月9日…第一次修正）, its events in printed order."""
    found: list[Event] = []
    for match in _EVENT.finditer(bare(text)):
        day = parse_date(match[0][: match.start("by") - match.start()])
        if day:
            by = match["by"].strip().removeprefix("根据")
            found.append(Event(day, match["act"], None if by == "起" else by or None))
    return tuple(found)


def enacted_by(events: Sequence[Event]) -> str | None:
    """制定机关 as 题注 names it: the congress that passed the text, else whose order published it, else who did; without
    the term and the number of a meeting."""
    told = [(event, event.by) for event in events if event.by and event.act != "施行"]
    passed = (
        by for event, by in told if event.act.endswith("通过") and re.search("代表大会|政治协商会议", by)
    )
    ordered = (by[: match.start()] for _, by in told if (match := _ORDER.search(by)))
    published = (by for event, by in told if event.act in ("公布", "发布", "颁布", "印发"))
    by = next(chain(passed, ordered, published, (by for _, by in told)), "")
    body = TERM.sub("", _MEETING.sub("", by))
    return body if _NAME.fullmatch(body) else None


def first_of(lines: Sequence[PrintedLine], role: LineRole) -> str | None:
    """The first line of this role."""
    return next((line.text for line in lines if role_of(line) is role), None)
