"""Home (首页): topics, the latest issue with its documents by series, recent issues, the archive in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from gazette import addresses, model
from gazette.document import Document
from gazette.pages.entries import (
    DocumentEntry,
    IssueEntry,
    TopicEntry,
    document_entry,
    issue_entries,
    issue_link,
    topic_entries,
    weigh_document,
)
from gazette.pages.head import site_tags
from gazette.pages.page import Frame, Page, PageKind, PageLink, heading_text
from gazette.pages.paging import ROOM
from gazette.pages.weights import HEADING, Weight, parts
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
    topics: list[TopicEntry]
    latest: PageLink | None
    sections: list[Section]
    left_out: int
    issues: list[IssueEntry]
    figures: list[Figure]
    example: str | None
    """a number of ours, to show what may be typed"""


def newest_first(site: Site) -> list[model.Issue]:
    """All issues, the latest first."""
    return sorted(site.archive.gazette.issues, key=lambda issue: issue.key, reverse=True)


def _pages(site: Site) -> Iterator[Page]:
    title = site.publication.name
    description = f"{title}：公文、解读、人事任免与附表，可按发文字号和全文检索"
    frame = Frame(title, "index", description, site_tags(site, title, description))
    facts = {"kind": "index", "title": title, "description": description}
    yield Page(addresses.HOME, facts, heading_text(title), frame, partial(_view, site))


def _view(site: Site) -> HomeView:
    issues = newest_first(site)
    newest = site.archive.of_issue(issues[0]) if issues else []
    latest = [document for document in newest if document.kind == "notice"]
    ordered = sorted(latest, key=lambda notice: str(notice.head.signed or ""), reverse=True)

    def weigh(notice: Document) -> Weight:
        return Weight(HEADING + weigh_document(site, notice))

    recent = next(parts(ordered[:_RECENT_DOCUMENTS], weigh, ROOM // 2))
    kinds = [document.kind for document in site.archive.documents]
    sections = [
        Section(heading, [document_entry(site, notice, addresses.HOME) for notice in notices])
        for heading, notices in _by_section(site, recent).items()
    ]
    return HomeView(
        topic_entries(site, addresses.HOME),
        issue_link(issues[0], addresses.HOME) if issues else None,
        [section for section in sections if section.documents],
        len(latest) - len(recent),
        issue_entries(site, issues[:_RECENT_ISSUES], addresses.HOME),
        [
            Figure(kinds.count("notice"), "公文", addresses.NUMBERS),
            Figure(kinds.count("interpretation"), "解读", addresses.INTERPRETATIONS),
            Figure(kinds.count("table"), "附表", addresses.TABLES),
            Figure(len(site.acts), "任免", addresses.PEOPLE),
            Figure(len(site.tasks), "任务", addresses.TASKS),
        ],
        next((notice.number for notice in recent if notice.number), None),
    )


def _by_section(site: Site, notices: list[Document]) -> dict[str, list[Document]]:
    """By what gazette.yml calls their series, in its order; then by the sections of the printed contents."""
    found: dict[str, list[Document]] = {series.kind: [] for series in site.publication.series}
    for notice in notices:
        label = site.archive.series_label(site.archive.series_of(notice))
        found.setdefault(label or site.archive.section_of(notice) or "公文", []).append(notice)
    return found


HOME = PageKind("home", "home.html", _pages, addresses.HOME, navigation="首页", searched=False)
