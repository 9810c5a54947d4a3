"""各期公报 (issues.json): each issue with its printed contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette import addresses, model
from gazette.contents import led_to
from gazette.exports.output import File, Output
from gazette.numerals import parse_date
from gazette.site import Site
from gazette.values import value


@dataclass(frozen=True)
class ExportedEntry:
    """目录条目: one line of the printed contents."""

    section: str | None
    """栏目"""
    title: str
    number: str | None
    """the first, where there are several"""
    registration: str | None
    page: int | None
    """页码"""
    id: str | None
    """公文编号; null where the document was not received"""


@dataclass(frozen=True)
class ExportedIssue:
    """一期公报."""

    id: str
    """2021-07-08"""
    name: str
    """刊名"""
    label: str
    """期次: 2021 年第 7-8 期"""
    serial: str | None
    """总期数"""
    published: str | None
    """出版日期"""
    year: int
    url: str
    """网页地址, relative to the site's root"""
    contents: tuple[ExportedEntry, ...]
    """目录"""


def _issue(site: Site, issue: model.Issue) -> ExportedIssue:
    held = site.archive.by_entry
    places = {entry: place for entry, place, _ in led_to(issue)}
    published = parse_date(issue.said(model.FrontRole.PUBLISHED) or "")
    return ExportedIssue(
        id=issue.id,
        name=issue.name,
        label=issue.label,
        serial=issue.serial,
        published=published.isoformat() if published else None,
        year=issue.year,
        url=addresses.issue(issue.id),
        contents=tuple(
            ExportedEntry(
                section=section.heading,
                title=value(entry.title),
                number=next(iter(entry.printed_numbers), None),
                registration=entry.registration,
                page=entry.page,
                id=held[issue.id, places[entry]].id if (issue.id, places[entry]) in held else None,
            )
            for section in issue.contents
            for entry in section.entries
        ),
    )


def _files(site: Site) -> Iterator[File[tuple[ExportedIssue, ...]]]:
    yield File("issues", tuple(_issue(site, issue) for issue in site.archive.gazette.issues))


OUTPUT = Output("issues", "各期公报", tuple[ExportedIssue, ...], _files)
