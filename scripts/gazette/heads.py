"""要素: what a writing is, read once from its keys, its printed lines and its title. Pure; nothing is invented.

A fact is taken from its key, else from the line that prints it, else from the title; what none of them says stays empty.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette import model
from gazette.lines import (
    Event,
    Person,
    bare,
    bodies_of,
    byline,
    enacted_by,
    first_of,
    history,
    listed,
    person,
    printed_date,
    printing,
    role_of,
    value_of,
)
from gazette.model import Genre, LineRole
from gazette.numbers import Number, parse
from gazette.numerals import HAN_DIGITS, half_width, parse_date
from gazette.values import BODY_END

_ENDINGS: tuple[tuple[str, Genre], ...] = (
    ("统计公报", Genre.STATISTICS),
    ("大事记", Genre.CHRONICLE),
    ("要闻", Genre.NEWS),
    ("政务动态", Genre.NEWS),
    ("任免通知", Genre.APPOINTMENT),
    ("任免名单", Genre.APPOINTMENT),
    ("解读", Genre.INTERPRETATION),
    ("讲话", Genre.SPEECH),
    ("公示", Genre.PUBLICITY),
    ("条例", Genre.REGULATION),
    ("规定", Genre.REGULATION),
    ("办法", Genre.REGULATION),
    ("细则", Genre.REGULATION),
    ("规则", Genre.REGULATION),
    *((genre.value, genre) for genre in Genre if len(genre.value) <= 2 and genre is not Genre.OTHER),
)
"""文种 by the end of a title, the longest first where one ends another."""

_STATE = re.compile(
    r"(?:\((?:试行|暂行|草案|征求意见稿|修订|修正|(?:19|20)[0-9]{2}年[^()]{0,12})\)|\[[0-9]{1,3}\]){1,4}$"
)
_BY_TITLE = re.compile(
    r"(?P<bodies>.{2,160}?)(?:关于|转发|印发|批转|发布|公布|颁布|颁发|任免|人事任免|(?:令|公告|通告|公报|通令)$)"
)
_BODY = re.compile(rf".*{BODY_END}")
_RUN_TOGETHER = re.compile(r"(?:办公室|办公厅|委员会|局|厅)(?!办公室|办公厅|党组|党委).")
"""两个机关连写: a body that ends inside the name, where print has left no space before the next one"""


_PARTY_AND_GOVERNMENT = re.compile(
    r"(中共(?P<place>[^\s、]{2,12}?)委(?:员会)?(?:办公[室厅])?)(?=(?P=place)(?:人民)?政府)"
)
"""中共甲市委甲市人民政府: two, for the place is named again"""
_OWN_NUMBER = re.compile(rf"\(?(?:[{HAN_DIGITS}十]{{1,3}}届)?第[0-9{HAN_DIGITS}十百]{{1,6}}号\)?$")
"""某市公安局通告（第3号）, 某市人民政府令第5号: the number that a title ends in"""
_WHEN = re.compile(r"\s*(?:会议)?(?:时\s*间|日\s*期)\s*[：:]")
_DAY = re.compile(r"[0-9]{4}\s*年\s*[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*日")


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """发文字号 of a writing: as printed, without brackets round it; as it is normally spelt; read, if it can be."""

    printed: str
    spelt: str
    number: Number | None


@dataclass(frozen=True, slots=True)
class Head:
    """要素 of a writing. Absent facts are None or empty."""

    genre: Genre | None
    numbers: tuple[OwnNumber, ...]
    issuers: tuple[str, ...]
    registration: str | None
    registration_label: str | None
    signatories: tuple[Person, ...]
    signed: datetime.date | None
    """成文日期, where it gives the day"""
    speaker: Person | None
    events: tuple[Event, ...]
    """历次修订"""
    occasion: datetime.date | None
    """the day of what has no 成文日期: when it was passed, delivered, or met on"""
    published: datetime.date | None
    printed_by: str | None
    printed: datetime.date | None
    annotations: tuple[str, ...]
    labelled: tuple[str, ...]
    """资料来源：…, 联系电话：…"""
    copies: tuple[str, ...]
    keywords: tuple[str, ...]

    @property
    def number(self) -> OwnNumber | None:
        """The first of its numbers."""
        return self.numbers[0] if self.numbers else None

    @property
    def issued_by(self) -> str:
        """Its issuers in one line, '' where none is known."""
        return "、".join(self.issuers)


def head_of(writing: model.Writing) -> Head:
    """All that is known of a writing beside its text."""
    lines = writing.lines
    issuers = issuers_of(writing)
    events = _events(lines)
    signed = _signed(writing, lines)
    registered = writing.registration or first_of(lines, LineRole.REGISTRATION)
    label, registration = value_of(registered) if registered else (None, None)
    speaker = first_of(lines, LineRole.SPEAKER)
    printed_by, printed = printing(first_of(lines, LineRole.PRINTED) or "")
    published = first_of(lines, LineRole.PUBLISHED)
    return Head(
        genre=genre_of(writing),
        numbers=tuple(_numbers(writing, lines, issuers)),
        issuers=issuers,
        registration=registration,
        registration_label=label,
        signatories=tuple(map(person, _told(writing.signatories, lines, LineRole.SIGNATORY))),
        signed=signed,
        speaker=person(speaker) if speaker else None,
        events=events,
        occasion=None if signed else _occasion(writing, lines, events),
        published=printed_date(published) if published else None,
        printed_by=printed_by or None,
        printed=printed,
        annotations=tuple(line.text for line in lines if role_of(line) is LineRole.ANNOTATION),
        labelled=tuple(line.text for line in lines if role_of(line) is LineRole.LABELLED),
        copies=listed(first_of(lines, LineRole.COPIES) or ""),
        keywords=listed(first_of(lines, LineRole.KEYWORDS) or ""),
    )


def genre_of(writing: model.Writing) -> Genre | None:
    """文种: what the editor says; 任免 where it holds acts; else what its title ends in."""
    if writing.genre:
        return writing.genre
    if isinstance(writing, model.Interpretation):
        return Genre.INTERPRETATION
    if any(isinstance(block, model.AppointmentClause) for block in writing.body):
        return Genre.APPOINTMENT
    title = plain_title(writing.title or "")
    return next((genre for ending, genre in _ENDINGS if title.endswith(ending)), None)


def plain_title(title: str) -> str:
    """The title without its number, 试行 and marks of footnotes at its end, half-width, on one line."""
    return _STATE.sub("", _OWN_NUMBER.sub("", "".join(half_width(title).split())))


def issuers_of(writing: model.Writing) -> tuple[str, ...]:
    """发文机关: as keyed; as signed; as a line says; else as the title begins, where it names one body or parts them; else as 题注 says."""
    if writing.issuers:
        return writing.issuers
    above = _issuers_at(writing.above)
    signature = tuple(body for line in writing.signature or () for body in bodies_of(bare(line)))
    if above and len(above) == len(signature):
        # 中华人民共和国财政部 above an announcement, 财政部 below it
        return tuple(map(_without_country, above))
    if signed := (*signature, *above, *_issuers_at(writing.under), *_issuers_at(writing.closing)):
        return signed
    for line in writing.lines:
        if role_of(line) is LineRole.BYLINE and (told := byline(line.text)):
            return told[0]
    by = enacted_by(_events(writing.lines))
    return _issuers_in(writing.title or "") or ((_without_country(by),) if by else ())


def _issuers_at(lines: tuple[model.PrintedLine, ...]) -> tuple[str, ...]:
    told = (line.text for line in lines if role_of(line) is LineRole.ISSUER)
    return tuple(body for text in told for body in bodies_of(bare(text)))


def _events(lines: tuple[model.PrintedLine, ...]) -> tuple[Event, ...]:
    """历次修订, which print may give a line each."""
    return tuple(event for line in lines if role_of(line) is LineRole.HISTORY for event in history(line.text))


def _issuers_in(title: str) -> tuple[str, ...]:
    match = _BY_TITLE.match(_OWN_NUMBER.sub("", half_width(title).strip()).rstrip())
    if not match or match["bodies"].startswith(("《", "关于")):
        return ()
    bodies = tuple(map(_without_country, bodies_of(_PARTY_AND_GOVERNMENT.sub(r"\1 ", match["bodies"]))))
    known = all(_BODY.fullmatch(body) and not _RUN_TOGETHER.search(body) for body in bodies)
    return bodies if known else ()


def _without_country(body: str) -> str:
    """中华人民共和国国务院 is 国务院; 中华人民共和国主席 stays."""
    bare_name = body.removeprefix("中华人民共和国")
    return bare_name if _BODY.fullmatch(bare_name) and bare_name != "主席" else body


def _told(keyed: tuple[str, ...], lines: tuple[model.PrintedLine, ...], role: LineRole) -> tuple[str, ...]:
    return keyed or tuple(line.text for line in lines if role_of(line) is role)


def _numbers(
    writing: model.Writing, lines: tuple[model.PrintedLine, ...], issuers: tuple[str, ...]
) -> Iterator[OwnNumber]:
    told = _told(writing.numbers, lines, LineRole.NUMBER)
    if not told and (inside := _numbered(writing.title or "")):
        yield inside
    for written in told:
        printed = bare(written)
        number = parse(printed) or _with_body(writing, issuers, printed)
        yield OwnNumber(printed, str(number) if number else printed, number)


def _numbered(title: str) -> OwnNumber | None:
    """The number that the whole of a title is: 某市人民政府令第5号, 某市公安局通告（第3号）."""
    printed = half_width(title).strip()
    number = parse(printed) if _OWN_NUMBER.search(printed) else None
    return OwnNumber(printed, str(number), number) if number else None


def _with_body(writing: model.Writing, issuers: tuple[str, ...], printed: str) -> Number | None:
    """第97号 under 某市人民政府令, 2023年第2号 under 某市水利局公告; under 关于…的公告 the issuer's, as is 公告2016年第23号."""
    title = "".join(half_width(writing.title or "").split())
    genre = genre_of(writing)
    bodies = [title] if title.endswith(("令", "公告", "通告")) else []
    if bodies and len(issuers) > 1 and genre:
        bodies.insert(0, " ".join(issuers) + genre.value)
    if genre:
        bodies += [body + genre.value for body in issuers]
    if printed.startswith(("令", "公告", "通告")):
        bodies = [" ".join(issuers), *issuers]
    return next((number for body in bodies if (number := parse(body + printed))), None)


def _signed(writing: model.Writing, lines: tuple[model.PrintedLine, ...]) -> datetime.date | None:
    if writing.signed:
        return writing.signed
    as_printed = writing.signed_as or first_of(lines, LineRole.SIGNED)
    if as_printed:
        return printed_date(as_printed) or parse_date(as_printed)
    told = byline(first_of(lines, LineRole.BYLINE) or "")
    return told[1] if told else None


def _occasion(
    writing: model.Writing, lines: tuple[model.PrintedLine, ...], events: tuple[Event, ...]
) -> datetime.date | None:
    """The day on which it was passed, was said (in its subtitle), or was met on (时　间：… of minutes)."""
    made = [event.date for event in events if event.act != "施行"]
    if made:
        return made[-1]
    told = [first_of(lines, LineRole.SUBTITLE) or ""]
    labelled = (block.lines for block in writing.body if isinstance(block, model.Labelled))
    told += [line for of_block in labelled for line in of_block if _WHEN.match(line)]
    days = (_DAY.search(half_width(text)) for text in told)
    return next((parse_date(day[0]) for day in days if day), None)
