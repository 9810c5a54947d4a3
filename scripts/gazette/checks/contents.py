"""Rules on an issue: its contents, its folders and its year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette import model
from gazette.archive import Archive
from gazette.checks.rule import rule
from gazette.heads import head_of
from gazette.model import Mark, Problem
from gazette.numbers import parse


@rule(reads=("issue.yml",))
def folders_stand_in_contents_once(archive: Archive) -> Iterator[Problem]:
    """目录的每一行对应一个文件夹，每个文件夹在目录中恰有一行。"""
    for issue in archive.gazette.issues:
        held = {folder.name: folder for folder in issue.folders}
        listed: dict[str, Mark] = {}
        for entry in issue.entries():
            if not entry.folder:
                continue
            if entry.folder not in held:
                yield Problem(entry.mark, f"没有文件夹“{entry.folder}”", "改正 folder，或补上这个文件夹")
            if entry.folder in listed:
                fault = f"文件夹“{entry.folder}”已列在 {listed[entry.folder]}"
                yield Problem(entry.mark, fault, "每个文件夹在目录中只列一次")
            listed.setdefault(entry.folder, entry.mark)
        for name, folder in held.items():
            if name not in listed and issue.contents:
                yield Problem(folder.mark, f"目录中没有文件夹“{name}”", "在 issue.yml 的 contents 中加上一行")


@rule()
def contents_agree_with_notices(archive: Archive) -> Iterator[Problem]:
    """目录中的发文字号须与该文件夹中公文的发文字号相同。"""
    for issue in archive.gazette.issues:
        held = {folder.name: folder.notice for folder in issue.folders}
        for entry in issue.entries():
            notice = held.get(entry.folder)
            numbers = [own.spelt for own in head_of(notice).numbers] if notice else []
            if notice and numbers and entry.number and _spelt(entry.number) not in numbers:
                fault = f"目录作“{entry.number}”，{notice.mark.file} 作“{'、'.join(numbers)}”"
                yield Problem(entry.mark, fault, "改正 folder 或发文字号")


@rule()
def issues_are_of_their_year(archive: Archive) -> Iterator[Problem]:
    """一期的年份须与所在文件夹、刊期名称中的年份相同。"""
    for issue in archive.gazette.issues:
        if not issue.year or not issue.label:
            continue
        folder_year = _year(issue)
        label_year = re.match(r"\s*([0-9]{4})", issue.label)
        if str(issue.year) != folder_year:
            yield Problem(
                issue.mark, f"年份 {issue.year} 与文件夹 {folder_year} 不同", "改正 year，或移动文件夹"
            )
        if label_year and label_year[1] != str(issue.year):
            yield Problem(issue.mark, f"年份 {issue.year} 与刊期“{issue.label}”不同", "改正 year 或 label")


def _year(issue: model.Issue) -> str:
    """The year in the name of the issue's folder."""
    return issue.id.split("-")[0]


def _spelt(number: str) -> str:
    return str(parse(number) or "".join(number.split()))
