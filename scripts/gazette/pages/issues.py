"""Home (首页), the list of issues (各期) and the page of each issue (期)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from gazette import model
from gazette.archive import Document
from gazette.pages.entries import document_entry
from gazette.pages.page_meta import column_meta, site_tags
from gazette.pages.templates import render
from gazette.site import Site

_RECENT_ISSUES = 6
_RECENT_DOCUMENTS = 30
"""What the home page lists; everything older is reached through its issue."""


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """(path under docs/, Markdown) of home, the list of issues and every issue."""
    issues = sorted(site.archive.gazette.issues, key=lambda issue: issue.id, reverse=True)
    yield "index.md", _home(site, issues)
    yield "issues.md", _issues(site, issues)
    for issue in issues:
        yield f"issues/{issue.id}.md", _issue(site, issue)


def _home(site: Site, issues: list[model.Issue]) -> str:
    """The archive in numbers, the latest issue with its documents by series, recent issues."""
    title = site.publication.name
    description = f"{title}：公文、解读、人事任免与附表，可按发文字号和全文检索"
    latest = [notice for notice in site.archive.notices.values() if notice.issue in issues[:1]]
    recent = sorted(latest, key=lambda notice: str(notice.notice.signed or ""), reverse=True)[
        :_RECENT_DOCUMENTS
    ]
    kinds = [document.kind for document in site.archive.documents]
    return render(
        "index.md.j2",
        meta={
            "title": title,
            "kind": "index",
            "description": description,
            "meta": site_tags(site, title, description),
            "example": recent[0].notice.number if recent else None,
        },
        figures=[
            {"label": "公文", "count": kinds.count("notice"), "href": "numbers.html"},
            {"label": "解读", "count": kinds.count("interpretation"), "href": "issues.html"},
            {"label": "附表", "count": kinds.count("table"), "href": "tables.html"},
            {"label": "任免", "count": sum(1 for _ in site.acts()), "href": "people.html"},
            {"label": "任务", "count": len(site.tasks), "href": "tasks.html"},
        ],
        latest=[_issue_entry(site, issue) for issue in issues[:1]],
        left_out=len(latest) - len(recent),
        sections=[
            {
                "kind": series.kind,
                "documents": [
                    document_entry(site, notice, "index.html")
                    for notice in recent
                    if site.archive.series_of(notice) is series
                ],
            }
            for series in site.publication.series
        ],
        issues=[_issue_entry(site, issue) for issue in issues[:_RECENT_ISSUES]],
    )


def _issues(site: Site, issues: list[model.Issue]) -> str:
    """各期 by year, newest first."""
    return render(
        "issues.md.j2",
        meta=column_meta(site, "各期公报", f"{site.publication.name}各期目录", "公报,目录"),
        total=len(issues),
        years=[
            {"year": year, "issues": [_issue_entry(site, issue) for issue in group]}
            for year, group in groupby(issues, key=lambda issue: issue.year)
        ],
    )


def _issue_entry(site: Site, issue: model.Issue) -> dict[str, Any]:
    mine = [document for document in site.archive.documents if document.issue is issue]
    return {
        "href": f"issues/{issue.id}.html",
        "label": issue.label,
        "serial": issue.serial,
        "notices": sum(document.kind == "notice" for document in mine),
        "interpretations": sum(document.kind == "interpretation" for document in mine),
        "tables": sum(document.kind == "table" for document in mine),
    }


def _issue(site: Site, issue: model.Issue) -> str:
    """One issue: its printed contents, masthead, imprint."""
    page = f"issues/{issue.id}.html"
    notices: dict[str, Document] = {
        document.folder.name: document
        for document in site.archive.notices.values()
        if document.issue is issue
    }
    sections = [
        {
            "heading": section.heading.strip("【】"),
            "entries": [
                {"entry": entry, "document": document_entry(site, notices[entry.folder], page)}
                for entry in section.entries
                if entry.folder in notices
            ],
        }
        for section in issue.contents
    ]
    meta = column_meta(
        site,
        f"{issue.name} {issue.label}",
        f"{issue.name}{issue.label}的目录、编辑与出版信息",
        f"{issue.name},{issue.label},目录",
        kind="issue",
    )
    return render(
        "issue.md.j2",
        meta=meta | {"breadcrumb": [{"title": "各期公报", "url": "issues.html"}]},
        issue=issue,
        sections=sections,
        imprints=[*issue.sponsors, *issue.board],
    )
