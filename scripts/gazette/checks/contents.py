"""Rules on an issue: its front matter, its contents, its folders and its year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gazette import model
from gazette.archive import Archive
from gazette.checks.rule import rule
from gazette.contents import led_to, numbers_of, printed_titles, same_numbers, same_title
from gazette.heads import head_of, issuers_of
from gazette.model import FrontRole, Mark, Problem
from gazette.numerals import parse_date

_ONCE = (
    FrontRole.NAME,
    FrontRole.LABEL,
    FrontRole.SERIAL,
    FrontRole.STATEMENT,
    FrontRole.PUBLISHED,
    FrontRole.CONTENTS,
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_YEAR = re.compile(r"\s*([0-9〇○零一二三四五六七八九]{4})\s*年")
_COVER_YEAR = re.compile(
    r"\s*([0-9〇○零一二三四五六七八九]{4})\s*(?:年\s*(?:第.{1,20})?|[.·-]\s*[0-9]{1,2}\s*)?"
)
_PRINTED_OTHERWISE = "改正这一行；印刷如此的，在这一行加 note（校注）"


@rule(reads=("issue.yml",))
def folders_stand_in_contents_once(archive: Archive) -> Iterator[Problem]:
    """目录的每一行对应一个文件夹，每个文件夹在目录中恰有一行；没有目录的、目录没有列全的一期，在 folders 中各列一次。"""
    for issue in archive.gazette.issues:
        entries = [(entry.folder, entry.mark.of("folder")) for entry in issue.entries() if entry.folder]
        order = [(name, issue.mark.of("order")) for name in issue.order]
        for listed in (entries, order):
            yield from _each_once(issue, listed)
        told = {name for name, _ in order or entries}
        for folder in issue.folders:
            if folder.name not in told:
                if issue.contents and not order:
                    remedy = "在 issue.yml 的 contents 中加上一行；目录没有印的，在 folders 中列出全部文件夹"
                    yield Problem(folder.mark, f"目录中没有文件夹“{folder.name}”", remedy)
                else:
                    remedy = "照印刷的先后写入 folders: […]；印有目录的写 contents"
                    yield Problem(folder.mark, f"issue.yml 中没有列出文件夹“{folder.name}”", remedy)


@rule()
def entries_lead_to_documents(archive: Archive) -> Iterator[Problem]:
    """目录的每一行宜有它的公文。"""
    for issue in archive.gazette.issues:
        for entry, place, _ in led_to(issue):
            if entry.title and not place:
                remedy = "收到了的写明 folder；没有收到的，网页注明“没有收到正文”"
                yield Problem(entry.mark, f"目录的“{entry.title}”没有公文", remedy, hint=True)


def _each_once(issue: model.Issue, listed: list[tuple[str, Mark]]) -> Iterator[Problem]:
    known: dict[str, Mark] = {}
    for place, mark in listed:
        if fault := _astray(issue, place):
            yield Problem(mark, fault, "改正 folder，或补上这个文件夹")
        if place in known:
            yield Problem(mark, f"文件夹“{place}”已列在 {known[place]}", "每个文件夹在目录中只列一次")
        known.setdefault(place, mark)


def _astray(issue: model.Issue, place: str) -> str | None:
    name, slash, part = place.partition("/")
    folder = next((folder for folder in issue.folders if folder.name == name), None)
    if folder is None:
        return f"没有文件夹“{name}”"
    if slash and (part != model.INTERPRETATION or not folder.interpretation):
        return f"文件夹“{name}”中没有“{part}”"
    return None


@rule()
def contents_agree_with_notices(archive: Archive) -> Iterator[Problem]:
    """目录所印的标题、发文字号、统一登记号须与所指的公文相同；标题可用“甲局等四部门”的简写，令可用它所公布的文件的标题，
    联合发文可只印第一个发文字号；印刷不同的，须有 note。"""
    for entry, record in _led_to(archive):
        if entry.note or not record.title:
            continue
        file = record.mark.file
        issuers = issuers_of(record)
        if entry.title and not any(
            same_title(entry.title, title, issuers) for title in printed_titles(record)
        ):
            fault = f"目录作“{entry.title}”，{file} 的标题作“{record.title}”"
            yield Problem(entry.mark.of("title"), fault, _PRINTED_OTHERWISE)
        printed, numbers = entry.printed_numbers, numbers_of(record)
        if printed and not same_numbers(printed, numbers):
            has = f"作“{'、'.join(numbers)}”" if numbers else "没有文号"
            key = "number" if entry.number else "numbers"
            fault = f"目录作“{'、'.join(printed)}”，{file} {has}"
            yield Problem(
                entry.mark.of(key), fault, "改正 folder 或发文字号；印刷如此的，在这一行加 note（校注）"
            )
        registered = head_of(record).registration
        if entry.registration and registered and not same_numbers([entry.registration], [registered]):
            fault = f"目录作“{entry.registration}”，{file} 的统一登记号作“{registered}”"
            yield Problem(entry.mark.of("registration"), fault, _PRINTED_OTHERWISE)


@rule()
def pages_do_not_fall_back(archive: Archive) -> Iterator[Problem]:
    """目录的页码依次不减；印刷如此的，须有 note。"""
    for issue in archive.gazette.issues:
        last = 0
        for entry in issue.entries():
            if entry.page and entry.page < last and not entry.note:
                fault = f"页码 {entry.page} 小于前一行的 {last}"
                yield Problem(entry.mark.of("page"), fault, _PRINTED_OTHERWISE)
            last = entry.page or last


@rule()
def front_lines_are_what_they_are_called(archive: Archive) -> Iterator[Problem]:
    """刊名、期次、总期数、声明、出版日期、目录标题各至多一行；出版日期是日期；values 只属于 imprint。"""
    for issue in archive.gazette.issues:
        counted: Counter[FrontRole] = Counter()
        for line in issue.matter:
            counted[line.role] += 1
            role = line.role.value
            if line.role in _ONCE and counted[line.role] == 2:
                yield Problem(line.mark, f"{role} 有两行", "只留一行；别的写作 cover、heading 或 line")
            if line.values and line.role is not FrontRole.IMPRINT:
                yield Problem(line.mark, f"{role} 没有 values", "各写一行，或改作 imprint")
            if line.role is FrontRole.PUBLISHED and line.text and not parse_date(line.text):
                remedy = "照原样写成 2023年2月20日；不是日期的改作 line"
                yield Problem(line.mark, f"出版日期“{line.text}”不是日期", remedy)


@rule()
def issues_are_of_their_year(archive: Archive) -> Iterator[Problem]:
    """期次和封面的年份须与所在文件夹的年份相同；印刷如此的，须有 note。"""
    for issue in archive.gazette.issues:
        for line in issue.lines(FrontRole.LABEL, FrontRole.COVER):
            label = line.role is FrontRole.LABEL
            year = _YEAR.match(line.text) if label else _COVER_YEAR.fullmatch(line.text)
            if year and int(year[1].translate(_DIGITS)) != issue.year and not line.note:
                fault = f"{'期次' if label else '封面'}“{line.text}”与文件夹的年份 {issue.year} 不同"
                yield Problem(line.mark, fault, "移动文件夹，或改正这一行；印刷如此的，加 note（校注）")


def _led_to(
    archive: Archive,
) -> Iterator[tuple[model.ContentsEntry, model.Notice | model.Interpretation]]:
    """Every line of the contents with the document it leads to."""
    for issue in archive.gazette.issues:
        held = {folder.name: folder for folder in issue.folders}
        for entry in issue.entries():
            name, _, part = entry.folder.partition("/")
            folder = held.get(name)
            record = (folder.interpretation if part else folder.notice) if folder else None
            if record:
                yield entry, record
