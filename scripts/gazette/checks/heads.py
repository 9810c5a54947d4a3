"""Rules on what a document is beside its text (要素): numbers, issuers, dates, lines, 题注."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import chain, pairwise

from gazette import model
from gazette.archive import Archive
from gazette.characters import squeeze
from gazette.checks.records import Headed, headed
from gazette.checks.rule import asked, rule
from gazette.lines import TERM, bare, bodies_of, person, printed_date, role_of
from gazette.model import LineRole, Mark, Problem
from gazette.numbers import AnnouncementNumber, DocumentNumber, Number, OrderNumber, begins_anew, parse
from gazette.numbers.registration import form_pattern
from gazette.numerals import half_width, parse_year
from gazette.outline import writings

_COMMON = re.compile(r"[A-Z][A-Z0-9]{1,11}[-—](?:19|20)[0-9]{2}[-—][0-9]{1,6}")
"""登记号 as most registers write it"""
_DATE = re.compile(r"年.{1,5}月.{1,5}日")
_LATER = "原文如此的，加校注"


def _number_mark(mark: Mark) -> Mark:
    return mark.of("number" if "number" in mark.keys else "numbers")


@rule(across=True)
def document_numbers_are_unique(archive: Archive) -> Iterator[Problem]:
    """两篇公文不得同用一个发文字号；不写年份的公告、通告号，不同的年份可以相同；重刊的写 reprint_of。"""
    first: dict[tuple[str, int], Mark] = {}
    for number, year, mark, reprint in chain.from_iterable(archive.found(_own_numbers)):
        if (number, year) in first and not reprint:
            fault = f"发文字号“{number}”与 {first[number, year]} 重复"
            yield Problem(mark, fault, "改正其中一处；重刊的旧文件写 reprint_of: 文号")
        first.setdefault((number, year), mark)


@asked
def _own_numbers(part: Archive) -> list[tuple[str, int, Mark, bool]]:
    """文号 of every writing, the year of one that may come again (else 0), and whether it is a reprint."""
    return [
        (
            own.spelt,
            _year(held, own.number),
            _number_mark(held.mark),
            bool(getattr(held.writing, "reprint_of", None)),
        )
        for held in headed(part)
        for own in held.head.numbers
    ]


def _year(held: Headed, number: Number | None) -> int:
    day = held.head.signed
    return day.year if number and begins_anew(number) and day else 0


@rule()
def document_numbers_are_readable(archive: Archive) -> Iterator[Problem]:
    """发文字号应读得出机关、年份和序号（提示）。"""
    for held in headed(archive):
        for own in held.head.numbers:
            if own.number is None:
                fault = f"发文字号“{own.printed}”读不出机关、年份和序号"
                remedy = "检查有没有打错；印的就是这样的，照旧"
                yield Problem(_number_mark(held.mark), fault, remedy, hint=True)


@rule()
def numbers_are_of_their_issuers(archive: Archive) -> Iterator[Problem]:
    """令和公告的文号写明机关的，须是发文机关之一；原文如此的，须在 number 处有校注。"""
    for held in headed(archive):
        for own in held.head.numbers:
            number = own.number
            if not isinstance(number, OrderNumber | AnnouncementNumber) or not held.head.issuers:
                continue
            named = all(
                any(body.endswith(one) or one.endswith(body) for body in held.head.issuers)
                for one in TERM.sub("", number.issuer).replace("国家主席", "主席").split()
            )
            if not named and not held.noted("number"):
                fault = f"“{own.spelt}”不是发文机关（{'、'.join(held.head.issuers)}）的文号"
                yield Problem(_number_mark(held.mark), fault, f"改正文号或 issuer；{_LATER}（at: number）")


@rule(across=True)
def registrations_are_unique(archive: Archive) -> Iterator[Problem]:
    """两篇公文不得同用一个登记号。"""
    first: dict[str, Mark] = {}
    for known, mark in chain.from_iterable(archive.found(_registrations)):
        if known in first:
            yield Problem(mark, f"登记号“{known}”与 {first[known]} 重复", "改正其中一处")
        first.setdefault(known, mark)


@asked
def _registrations(part: Archive) -> list[tuple[str, Mark]]:
    held = ((each.head.registration, each.mark.of("registration")) for each in headed(part))
    return [(known, mark) for known, mark in held if known]


@rule(reads=("gazette.yml",))
def registrations_are_of_their_form(archive: Archive) -> Iterator[Problem]:
    """登记号须合 gazette.yml 所写登记簿的形式；别的登记簿的号只提示。"""
    forms = [register.form for register in archive.publication.registers]
    patterns = [form_pattern(form) for form in forms]
    for held in headed(archive):
        known = held.head.registration
        if not known or parse(known) or any(pattern.fullmatch(known) for pattern in patterns):
            continue
        mark = held.mark.of("registration")
        alike = [form for form in forms if known.startswith(form.partition("YYYY")[0])]
        if alike:
            remedy = f"照印刷改正；这个登记簿的形式是 {'、'.join(alike)}"
            yield Problem(mark, f"登记号“{known}”不合登记簿的形式", remedy)
        elif not _COMMON.fullmatch(known):
            remedy = "检查有没有打错；常用的登记簿可写入 gazette.yml 的 registers"
            yield Problem(mark, f"登记号“{known}”不是认识的样子", remedy, hint=True)


@rule()
def issuers_are_bodies(archive: Archive) -> Iterator[Problem]:
    """issuer 是机关，不是签署人；印出的落款、标题、题下都没有的，须在 issuer 处有校注。"""
    for held in headed(archive):
        writing, mark = held.writing, held.mark.of("issuer" if "issuer" in held.mark.keys else "issuers")
        printed = squeeze("".join(unit.text for unit in held.units if unit.kind != "paragraph"))
        for body in writing.issuers:
            told = person(body)
            if told.post and told.name:
                yield Problem(mark, f"“{body}”是人，不是机关", f"写成 signatory: {body}")
            elif squeeze(body) not in printed and not held.noted("issuer"):
                fault = f"落款和标题中都没有“{body}”"
                yield Problem(mark, fault, "照印刷改正；编者所加的，加校注（at: issuer）")


@rule()
def signatures_are_the_issuers(archive: Archive) -> Iterator[Problem]:
    """落款（signature）所印的机关与 issuers 相同；原文如此的，须在 signature 处有校注。"""
    for held in headed(archive):
        writing = held.writing
        if not writing.signature or not writing.issuers or held.noted("signature"):
            continue
        signed = [body for line in writing.signature for body in bodies_of(line)]
        if sorted(map(squeeze, signed)) != sorted(map(squeeze, writing.issuers)):
            fault = f"落款是 {'、'.join(signed)}，发文机关写的是 {'、'.join(writing.issuers)}"
            remedy = f"照落款写 issuers，或不写；{_LATER}（at: signature）"
            yield Problem(held.mark.of("signature"), fault, remedy)


@rule()
def dates_are_dates(archive: Archive) -> Iterator[Problem]:
    """印出的日期须是历书上有的日子；signed 与 signed_as 须是同一天；原文如此的，须在 signed 处有校注。"""
    for held in headed(archive):
        if held.noted("signed"):
            continue
        writing = held.writing
        lines = [line for line in held.writing.lines if role_of(line) is LineRole.SIGNED]
        told = [(line.text, line.mark) for line in lines]
        told += [(writing.signed_as, held.mark.of("signed_as"))] if writing.signed_as else []
        for text, mark in told:
            day = printed_date(text)
            if day is None and (_DATE.search(text) or parse_year(bare(text)) is None):
                remedy = f"照印刷改正；{_LATER}（at: signed）"
                yield Problem(mark, f"“{text}”不是日期", remedy)
            elif writing.signed and day and day != writing.signed:
                fault = f"成文日期 {writing.signed} 与印出的“{text}”不是同一天"
                yield Problem(held.mark.of("signed"), fault, "改正 signed；印出的写全了日期的，可不写 signed")


@rule()
def dates_agree_with_numbers(archive: Archive) -> Iterator[Problem]:
    """成文日期不晚于本期的年份，年份与发文字号相同，附件的日期不晚于公文；原文如此的，须在 signed 处有校注。"""
    outer: datetime.date | None = None
    for held in headed(archive):
        signed = held.head.signed
        outer = outer if held.part else signed
        if not signed or signed == datetime.date.min or held.noted("signed"):
            continue
        mark = held.mark.of("signed" if "signed" in held.mark.keys else "signed_as")
        remedy = f"改正 signed；{_LATER}（at: signed）"
        years = [own.number.year for own in held.head.numbers if isinstance(own.number, DocumentNumber)]
        if held.issue.year and signed.year > held.issue.year:
            yield Problem(mark, f"成文日期 {signed} 晚于本期的年份 {held.issue.year}", remedy)
        elif years and signed.year not in years:
            number = held.head.numbers[0].printed
            yield Problem(mark, f"成文日期 {signed} 与发文字号“{number}”不同年", remedy)
        elif held.part and outer and signed > outer:
            yield Problem(mark, f"附件的日期 {signed} 晚于公文的日期 {outer}", remedy)


@rule()
def lines_say_what_they_are(archive: Archive) -> Iterator[Problem]:
    """above、under、closing 中的每一行都知道是什么。"""
    known = "、".join(role.value for role in LineRole)
    for held in headed(archive):
        for line in held.writing.lines:
            if line.text and role_of(line) is None:
                remedy = f"写成“名目: {line.text[:20]}”；名目可用：{known}"
                yield Problem(line.mark, f"看不出“{line.text[:20]}”是什么", remedy)


@rule()
def numbers_are_typed_once(archive: Archive) -> Iterator[Problem]:
    """文号写在 number，或写在 above、under、closing 的一行，不写两处。"""
    for held in headed(archive):
        line = next((line for line in held.writing.lines if role_of(line) is LineRole.NUMBER), None)
        if line and held.writing.numbers:
            yield Problem(_number_mark(held.mark), f"文号又写在 {line.mark}", "只留印刷所在的一处")


@rule()
def history_goes_forward(archive: Archive) -> Iterator[Problem]:
    """题注（历次修订）的日期逐次在后，末次是本令的须与令的日期相同；原文如此的，须在 history 处有校注。"""
    outer: Headed | None = None
    for held in headed(archive):
        outer = outer if held.part else held
        events = held.head.events
        if not events or held.noted("history"):
            continue
        line = next(line for line in held.writing.lines if role_of(line) is LineRole.HISTORY)
        remedy = f"照印刷改正；{_LATER}（at: history）"
        for before, after in pairwise(events):
            if after.date < before.date:
                yield Problem(line.mark, f"题注中 {after.date} 排在 {before.date} 之后", remedy)
        last, own = events[-1], outer.head.number if outer else None
        by = parse(half_width(last.by or ""))
        if outer and own and by and by == own.number and outer.head.signed not in (None, last.date):
            yield Problem(
                line.mark,
                f"题注说 {last.date} 由{own.spelt}{last.act}，该令的日期是 {outer.head.signed}",
                remedy,
            )


@rule()
def genres_are_known(archive: Archive) -> Iterator[Problem]:
    """每篇公文应知道文种（提示）。"""
    for held in headed(archive):
        if not held.part and held.head.genre is None and held.writing.title:
            remedy = f"写上 genre，可用：{'、'.join(genre.value for genre in model.Genre)}"
            yield Problem(held.mark.of("title"), "标题看不出文种", remedy, hint=True)


@rule()
def announced_enclosures_are_there(archive: Archive) -> Iterator[Problem]:
    """附件说明所列的附件应在；附注或校注说明不印的除外（提示）。"""
    for held in headed(archive):
        parts = [part for part, _ in writings(held.record)]
        lists = [unit for unit in held.units if unit.kind == "enclosure-list" and held.part == parts[-1]]
        told = any(re.search("不公开|不印|略|另发|另附|删", text) for text in held.head.annotations)
        for unit in lists:
            if not told and not held.noted(unit.anchor):
                fault = f"“{unit.text.splitlines()[0][:30]}”所说的附件不在"
                remedy = f"补上附件；印件没有的，加校注（at: {unit.anchor}）"
                yield Problem(unit.mark, fault, remedy, hint=True)
