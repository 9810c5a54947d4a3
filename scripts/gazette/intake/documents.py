"""公文的起止: where each document of an issue begins, by its contents and by what looks like the head of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gazette import model
from gazette.characters import squeeze
from gazette.intake.doubts import Log, Weight, shown
from gazette.intake.listed import listed
from gazette.intake.openings import opening
from gazette.intake.received import Line
from gazette.intake.rows import is_row, is_row_text
from gazette.intake.title_index import TitleIndex
from gazette.intake.titles import ANNOUNCES, INTERPRETATION, is_body_line, is_red_head, plain
from gazette.lines import person, read_role
from gazette.model import LineRole
from gazette.numbering import marker_of
from gazette.values import BODY_END

_EXPLAINS = re.compile(
    r"""
    (?: [一-龥（）()]{2,40} )? (?:关于)? (?:政策)? 解读 [:：]? 《.{2,120}》 .{0,20}
  | (?:关于)? 《.{2,120}》 (?:的|政策|文件){0,2} (?:解读|图解|起草说明|政策说明|问答|一图读懂) .{0,14}
  | (?:解读|图解|一图读懂|一图看懂) [:：|丨]? 《.{2,120}》 .{0,10}
  | .{2,40} (?:政策|文件)? 解读
  | .{0,20} 答记者问
    """,
    re.VERBOSE,
)
_SPOKEN = re.compile("(?:讲话|致辞|发言|报告|说明)$")
_ABOVE = 12
"""Lines above a title that belong to it, at most."""
_BEGINS = re.compile(rf"[一-龥()]{{2,30}}?{BODY_END}(?:关于|转发|批转|印发|$)")
_ENDED = re.compile(r"[。！？”」）)》.]$|印发$|[日号]$")


@dataclass(frozen=True)
class Start:
    """A document's beginning: the lines (from 0) above its title, and of its title."""

    above: tuple[int, ...]
    first: int
    last: int
    entry: int | None
    """its place among the entries of the contents"""
    explains: bool
    """解读"""


def starts(
    received: Sequence[Line],
    contents: Sequence[model.ContentsEntry],
    ends: int,
    aside: set[int],
    begins: Sequence[int],
    titles: TitleIndex,
    log: Log,
) -> list[Start]:
    """Every document from the end of the front matter on, in order; where there are several files (`begins`), each
    begins one, unless the contents say otherwise."""
    lines = [line.text for line in received]
    found = list(listed(lines, contents, ends, titles, log))
    if not contents:
        opened = sorted({max(begin, ends) for begin in begins})
        found += [(*opening(received, begin, aside, titles), None) for begin in opened if begin < len(lines)]
    taken = {line for first, last, _ in found for line in range(first, last + 1)}
    found += [
        (first, last, None)
        for first, last in _further(received, ends, aside, taken, titles, bool(contents), log)
    ]
    filled = [
        at
        for at in range(ends, len(lines))
        if lines[at].strip() and at not in aside and not is_row(received[at])
    ]
    if not found and filled:
        found = [(filled[0], filled[0], None)]
    found = [(*(titles.under_announcement(last) or (first, last)), entry) for first, last, entry in found]
    found.sort(key=lambda span: span[:2])
    made: list[Start] = []
    least = ends
    for first, last, entry in found:
        if made and first <= made[-1].last:
            continue
        last = _without_speaker(lines, first, last)
        title = "".join(lines[first : last + 1])
        begin = max((begin for begin in begins if least <= begin <= first and begin > 0), default=None)
        above = (
            _above(lines, first, least, aside)
            if begin is None
            else tuple(at for at in range(begin, first) if lines[at].strip() and at not in aside)
        )
        made.append(Start(above, first, last, entry, is_explanation(title)))
        least = last + 1
    return made


def _without_speaker(lines: Sequence[str], first: int, last: int) -> int:
    """Where the title of what is said ends: not with the line of who says it, which contents print behind it."""
    until = next((at for at in range(last - 1, first - 1, -1) if lines[at].strip()), None)
    if until is None or not _SPOKEN.search(squeeze(lines[until])):
        return last
    who = squeeze(person(lines[last]).name or "")
    return until if re.fullmatch("[一-龥]{2,4}", who) and len(squeeze(lines[last])) < 30 else last


def is_explanation(title: str) -> bool:
    """Whether a title is that of a 解读."""
    return bool(INTERPRETATION.search(title)) and bool(_EXPLAINS.fullmatch(squeeze(title)))


def _further(
    received: Sequence[Line],
    ends: int,
    aside: set[int],
    taken: set[int],
    titles: TitleIndex,
    listed: bool,
    log: Log,
) -> list[tuple[int, int]]:
    """Documents that no contents name: explanations, and what has the head of a document."""
    lines = [line.text for line in received]
    found: list[tuple[int, int]] = []
    said = ""
    before: int | None = None
    at = ends
    while at < len(lines):
        text = lines[at].strip()
        if at in aside or not text or at in taken:
            before = at if text and at not in aside else before
            at += 1
            if at in taken and at - 1 not in taken:
                said = ""
            continue
        span = None
        if before is not None and before not in taken and not _is_end(lines[before]):
            span = _sure_head_at(lines, at, taken, titles, said, listed)
        elif before is None or before not in taken:
            span = _explanation_at(lines, at, taken, aside) or _head_at(
                lines, at, taken, titles, said, listed
            )
            if (
                span is None
                and not listed
                and before is not None
                and _is_alone(received, at, before)
                and plain(text) not in said
            ):
                span = at, at
                saw = f"“{shown(text)}”像是另一件公文的标题"
                log.doubt(Weight.SHAPE, at + 1, saw, "作为一件公文", "也可能是前一件的附件")
        if span:
            found.append(span)
            said = ""
            before, at = span[1], span[1] + 1
            continue
        said += plain(text)
        before, at = at, at + 1
    return found


_ALONE = re.compile(r".{2,60}(?:纪要|大事记|要闻|政务动态|工作报告|统计公报|公告|通告)|更正|勘误")


_OF_ITSELF = re.compile(r".{2,40}(?:会议纪要|大事记)|更正|勘误|.{2,30}统计公报")
"""What is no part of what stands above, where an empty line parts them"""


def _is_alone(received: Sequence[Line], at: int, before: int) -> bool:
    """Whether a line is the title of what has neither number nor addressees, behind the end of a document."""
    text = squeeze(received[at].text)
    if not _ALONE.fullmatch(text) or re.search("[，。；：]", text):
        return False
    if _OF_ITSELF.fullmatch(text) and any(not line.text.strip() for line in received[before + 1 : at]):
        return True
    said = read_role(received[before].text.strip())
    turned = any(line.page for line in received[before + 1 : at + 1])
    return turned or said in (
        LineRole.SIGNED,
        LineRole.PRINTED,
        LineRole.COPIES,
        LineRole.ANNOTATION,
    )


def _is_end(line: str) -> bool:
    """Whether a line may be the last of a document."""
    text = squeeze(line)
    return (
        bool(_ENDED.search(text))
        or "\t" in line
        or read_role(text) is not None
        or bool(re.fullmatch(rf".{{2,40}}{BODY_END}", text))
    )


def _explanation_at(
    lines: Sequence[str], at: int, taken: set[int], aside: set[int]
) -> tuple[int, int] | None:
    words = ""
    count = 0
    for last in range(at, min(at + 10, len(lines))):
        text = lines[last].strip()
        if last in taken or is_row_text(lines[last]):
            return None
        if not text or last in aside:
            continue
        if read_role(text) not in (
            None,
            LineRole.LABELLED,
            LineRole.ANNOTATION,
            LineRole.SUBTITLE,
        ):
            return None
        words += text
        count += 1
        if count > 5 or re.search("[。；]", re.sub("《[^《》]*》", "", text)) or len(words) > 160:
            return None
        if is_explanation(words) and words.count("《") == words.count("》"):
            return at, last
    return None


def _head_at(
    lines: Sequence[str], at: int, taken: set[int], titles: TitleIndex, said: str, listed: bool
) -> tuple[int, int] | None:
    last = titles.head(at, taken)
    if last is None:
        return None
    title = plain("".join(lines[at : last + 1]))
    bare = title.split("关于", 1)[-1]
    if (
        title in said
        or (len(bare) > 6 and f"关于{bare}" in said)
        or (len(bare) > 6 and f"《{bare}》" in said)
    ):
        # The document before has announced it: it is enclosed there.
        return None
    if listed and (marker_of(lines[at].strip()) or not _numbered(lines, last + 1)):
        return None  # 2.……的通知 / （某政办发〔2015〕9号） is a line of a list
    return at, last


def _sure_head_at(
    lines: Sequence[str], at: int, taken: set[int], titles: TitleIndex, said: str, listed: bool
) -> tuple[int, int] | None:
    """A head behind a line with which nothing need end, as one of a list: it begins with a body, and its number follows."""
    if not _BEGINS.match(plain(lines[at])):
        return None
    span = _head_at(lines, at, taken, titles, said, listed)
    return span if span and _numbered(lines, span[1] + 1) else None


def _numbered(lines: Sequence[str], at: int) -> bool:
    below = next((line.strip() for line in lines[at : at + 4] if line.strip()), "")
    return read_role(below) is LineRole.NUMBER


def _above(lines: Sequence[str], first: int, least: int, aside: set[int]) -> tuple[int, ...]:
    """Lines right above a title that belong to it: a number or a registration without a label, who announces."""
    found: list[int] = []
    announces = False
    for at in range(first - 1, least - 1, -1):
        text = lines[at].strip()
        if not text or at in aside:
            continue
        said = read_role(text)
        numbered = said is LineRole.NUMBER or (
            said is LineRole.REGISTRATION and "：" not in text and ":" not in text
        )
        announced = (
            squeeze(text) in ANNOUNCES
            and bool(found)
            and read_role(lines[found[0]].strip()) is LineRole.NUMBER
        )
        body = announces and is_body_line(text)
        if len(found) > _ABOVE or not (numbered or announced or body or is_red_head(text)):
            break
        announces = announced or body
        found.insert(0, at)
    return tuple(found)
