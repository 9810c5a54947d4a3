"""Home (首页): the archive in numbers, the latest issue with its documents by series, recent issues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from gazette import addresses, model
from gazette.pages.entries import DocumentEntry, IssueEntry, document_entry, issue_entries, issue_link
from gazette.pages.head import site_tags
from gazette.pages.page import Frame, Page, PageKind, PageLink, heading_text
from gazette.site import Site

_RECENT_ISSUES = 6
_RECENT_DOCUMENTS = 30
"""What the home page lists; everything older is reached through its issue."""


@dataclass(frozen=True)
class Figure:
    """How many of something there are, and where they are listed."""

    count: int
    label: str
    href: str


@dataclass(frozen=True)
class Section:
    """The latest documents of one series."""

    kind: str
    documents: list[DocumentEntry]


@dataclass(frozen=True)
class HomeView:
    figures: list[Figure]
    latest: PageLink | None
    sections: list[Section]
    left_out: int
    issues: list[IssueEntry]
    example: str | None
    """a number of ours, to show what may be typed"""


def newest_first(site: Site) -> list[model.Issue]:
    """All issues, the latest first."""
    return sorted(site.archive.gazette.issues, key=lambda issue: issue.id, reverse=True)


def _pages(site: Site) -> Iterator[Page]:
    title = site.publication.name
    description = f"{title}：公文、解读、人事任免与附表，可按发文字号和全文检索"
    frame = Frame(title, "index", description, site_tags(site, title, description))
    facts = {"kind": "index", "title": title, "description": description}
    yield Page(addresses.HOME, facts, heading_text(title), frame, partial(_view, site))


def _view(site: Site) -> HomeView:
    issues = newest_first(site)
    latest = [notice for notice in site.archive.notices.values() if notice.issue in issues[:1]]
    ordered = sorted(latest, key=lambda notice: str(notice.notice.signed or ""), reverse=True)
    recent = ordered[:_RECENT_DOCUMENTS]
    kinds = [document.kind for document in site.archive.documents]
    sections = [
        Section(
            series.kind,
            [
                document_entry(site, notice, addresses.HOME)
                for notice in recent
                if site.archive.series_of(notice) is series
            ],
        )
        for series in site.archive.series
    ]
    return HomeView(
        [
            Figure(kinds.count("notice"), "公文", addresses.NUMBERS),
            Figure(kinds.count("interpretation"), "解读", addresses.ISSUES),
            Figure(kinds.count("table"), "附表", addresses.TABLES),
            Figure(sum(1 for _ in site.acts()), "任免", addresses.PEOPLE),
            Figure(len(site.tasks), "任务", addresses.TASKS),
        ],
        issue_link(issues[0], addresses.HOME) if issues else None,
        [section for section in sections if section.documents],
        len(latest) - len(recent),
        issue_entries(site, issues[:_RECENT_ISSUES], addresses.HOME),
        recent[0].notice.number if recent else None,
    )


HOME = PageKind("home", "home.html", _pages, navigation="首页", searched=False)
