"""The list of issues (各期) and the page of each issue (期): its printed contents, masthead, imprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from gazette import addresses, model
from gazette.archive import Document
from gazette.pages.entries import DocumentEntry, IssueEntry, document_entry, issue_entries
from gazette.pages.home import newest_first
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind, PageLink, Row
from gazette.site import Site


@dataclass(frozen=True)
class Year:
    """The issues of one year."""

    year: int
    issues: list[IssueEntry]


@dataclass(frozen=True)
class IssuesView:
    total: int
    years: list[Year]


def _list(site: Site) -> Iterator[Page]:
    description = f"{site.publication.name}各期目录"
    yield listing(site, addresses.ISSUES, "各期公报", description, "公报,目录", partial(_years, site))


def _years(site: Site) -> IssuesView:
    issues = newest_first(site)
    return IssuesView(
        len(issues),
        [
            Year(year, issue_entries(site, list(group), addresses.ISSUES))
            for year, group in groupby(issues, key=lambda issue: issue.year)
        ],
    )


@dataclass(frozen=True)
class ContentsLine:
    """目录条目 as printed, with the document it leads to."""

    printed: model.ContentsEntry
    document: DocumentEntry


@dataclass(frozen=True)
class ContentsPart:
    """目录栏目 with its lines."""

    heading: str
    lines: list[ContentsLine]


@dataclass(frozen=True)
class IssueView:
    issue: model.Issue
    parts: list[ContentsPart]

    @property
    def imprints(self) -> list[model.Imprint]:
        """主管主办 and 编辑委员会: lines that print filled in."""
        return [line for line in (*self.issue.sponsors, *self.issue.board) if line.values]

    @property
    def remark(self) -> str:
        return remark(self.issue)


def bare_label(label: str) -> str:
    """主 办： -> 主办"""
    return label.replace(" ", "").strip(":：")


def remark(issue: model.Issue) -> str:
    """What print has beside the imprint: offices without a name, and slogans."""
    unnamed = [bare_label(line.label) for line in (*issue.sponsors, *issue.board) if not line.values]
    mottoes = [entry.text for entry in issue.furniture if entry.kind is model.FurnitureKind.MOTTO]
    return f"刊首列有职务而未印姓名的：{'、'.join(unnamed)}。目录中的口号：{''.join(mottoes)}"


def _issues(site: Site) -> Iterator[Page]:
    notices: dict[str, dict[str, Document]] = {}
    for notice in site.archive.notices.values():
        notices.setdefault(notice.issue.id, {})[notice.folder.name] = notice
    for issue in newest_first(site):
        title = f"{issue.name} {issue.label}"
        description = f"{issue.name}{issue.label}的目录、编辑与出版信息"
        yield listing(
            site,
            addresses.issue(issue.id),
            title,
            description,
            f"{issue.name},{issue.label},目录",
            partial(_view, site, issue, notices.get(issue.id, {})),
            kind="issue",
            breadcrumb=(PageLink("各期公报", addresses.ISSUES),),
            rows=partial(_rows, issue),
            heading=issue.name,
        )


def _bare(section: model.ContentsSection) -> str:
    return section.heading.strip("【】")


def _view(site: Site, issue: model.Issue, notices: dict[str, Document]) -> IssueView:
    page = addresses.issue(issue.id)
    return IssueView(
        issue,
        [
            ContentsPart(
                _bare(section),
                [
                    ContentsLine(entry, document_entry(site, notices[entry.folder], page))
                    for entry in section.entries
                    if entry.folder in notices
                ],
            )
            for section in issue.contents
        ],
    )


def _rows(issue: model.Issue) -> Iterator[Row]:
    """What is printed of an issue beside its documents, which no other page says."""
    yield Row("label", (f"{issue.label}　{issue.serial}",))
    yield Row("statement", (f"◇ {issue.statement} ◇",))
    yield Row("imprint", ("版权页",), heading=2)
    yield from _imprints("masthead", (*issue.sponsors, *issue.board))
    yield Row("office", ("编辑出版",), heading=3)
    yield from _imprints("office", issue.office)
    yield Row("distribution", ("赠阅范围",), heading=3)
    for name in issue.distribution:
        yield Row("distribution", (name,))
    yield Row("cover", ("封面",), heading=3)
    yield Row("cover", ("".join(issue.cover),))
    yield Row("cover", (remark(issue),))


def _imprints(anchor: str, lines: Sequence[model.Imprint]) -> Iterator[Row]:
    for line in lines:
        if line.values:
            yield Row(anchor, (bare_label(line.label),))
            yield Row(anchor, ("、".join(line.values),))


ISSUES = PageKind("issues", "issues.html", _list)
ISSUE = PageKind("issue", "issue.html", _issues)
