"""The list of issues (各期) and the page of each issue (期): its printed contents, masthead, imprint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from gazette import addresses, model
from gazette.model import FrontRole
from gazette.pages.actions import Download, downloads
from gazette.pages.entries import DocumentEntry, IssueEntry, document_entry, issue_entries
from gazette.pages.home import newest_first
from gazette.pages.imprint import ImprintPart, bare_label, imprint_parts, imprints
from gazette.pages.listing import listing
from gazette.pages.page import Filters, Page, PageKind, PageLink, Row
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
    yield listing(site, addresses.ISSUES, "各期", description, "公报,目录", partial(_years, site))


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
    """目录条目 as printed, with the document it leads to; none where that was not received."""

    printed: model.ContentsEntry
    document: DocumentEntry | None

    @property
    def anchor(self) -> str:
        """moufu-3, moufu-3-interpretation"""
        return self.printed.folder.replace("/", "-")


@dataclass(frozen=True)
class ContentsPart:
    """目录栏目 with its lines."""

    heading: str
    lines: list[ContentsLine]


@dataclass(frozen=True)
class IssueView:
    issue: model.Issue
    parts: list[ContentsPart]
    imprint: list[ImprintPart]
    downloads: list[Download]
    """the whole issue in other formats"""

    @property
    def statement(self) -> str | None:
        return self.issue.said(FrontRole.STATEMENT)

    @property
    def published(self) -> str | None:
        return self.issue.said(FrontRole.PUBLISHED)

    @property
    def cover(self) -> list[str]:
        return [line.text for line in self.issue.lines(FrontRole.COVER)]

    @property
    def remarks(self) -> list[str]:
        return remarks(self.issue)


def remarks(issue: model.Issue) -> list[str]:
    """What is to be said of the front matter: offices without a name, mottoes, what print has wrong or has not."""
    unnamed = [
        bare_label(imprint.label)
        for line in issue.lines(FrontRole.IMPRINT)
        for imprint in imprints(line)
        if not imprint.values
    ]
    mottoes = [line.text for line in issue.lines(FrontRole.MOTTO)]
    told = f"刊首列有职务而未印姓名的：{'、'.join(unnamed)}。" if unnamed else ""
    told += f"目录中的口号：{'；'.join(mottoes)}" if mottoes else ""
    notes = [f"“{line.text}”校注：{line.note}" for line in issue.front if line.note]
    unprinted = [] if issue.said(FrontRole.LABEL) else ["原刊没有印期次，这里的期次由编者按次序写出。"]
    return [*filter(None, [told]), *unprinted, *notes]


def _issues(site: Site) -> Iterator[Page]:
    for issue in newest_first(site):
        title = f"{issue.name} {issue.label}"
        description = f"{issue.name}{issue.label}的目录、编辑与出版信息"
        yield listing(
            site,
            addresses.issue(issue.id),
            title,
            description,
            f"{issue.name},{issue.label},目录",
            partial(_view, site, issue),
            kind="issue",
            breadcrumb=(PageLink("各期公报", addresses.ISSUES),),
            rows=partial(_rows, issue),
            heading=issue.name,
            filters=Filters(year=str(issue.year), issue=issue.id),
        )


def _view(site: Site, issue: model.Issue) -> IssueView:
    page = addresses.issue(issue.id)
    held = site.archive.by_entry
    listed = {entry.folder for entry in issue.entries()}
    further = tuple(
        model.ContentsEntry(folder.notice.title, folder=folder.name)
        for folder, record in issue.printed()
        if record is folder.notice and folder.name not in listed
    )
    heading = "目录没有列的公文" if issue.contents else "本期公文"
    contents = (*issue.contents, *([model.ContentsSection(heading, further)] if further else []))
    return IssueView(
        issue,
        [
            ContentsPart(
                (section.heading or "").strip("【】"),
                [
                    ContentsLine(
                        entry,
                        document_entry(site, held[issue.id, entry.folder], page)
                        if (issue.id, entry.folder) in held
                        else None,
                    )
                    for entry in section.entries
                ],
            )
            for section in contents
        ],
        imprint_parts(issue),
        downloads(site, page),
    )


def _rows(issue: model.Issue) -> Iterator[Row]:
    """What is printed of an issue beside its documents, which no other page says."""
    yield Row("label", ("　".join(filter(None, (issue.label, issue.serial))),))
    for anchor, text in (
        ("published", issue.said(FrontRole.PUBLISHED)),
        ("statement", issue.said(FrontRole.STATEMENT)),
    ):
        if text:
            yield Row(anchor, (text,))
    parts, cover, told = imprint_parts(issue), issue.lines(FrontRole.COVER), remarks(issue)
    if parts or cover or told:
        yield Row("imprint", ("版权页",), heading=2)
    for part in parts:
        if part.heading:
            yield Row(part.anchor, (part.heading,), heading=3)
        for group in part.groups:
            for imprint in group.imprints:
                yield Row(part.anchor, (bare_label(imprint.label),))
                yield Row(part.anchor, ("、".join(imprint.values),))
            for text in (*group.lines, *group.names):
                yield Row(part.anchor, (text,))
    if cover:
        yield Row("cover", ("封面",), heading=3)
        yield Row("cover", ("".join(line.text for line in cover),))
    for text in told:
        yield Row("cover" if cover else "imprint", (text,))


ISSUES = PageKind("issues", "issues.html", _list, navigation="各期")
ISSUE = PageKind("issue", "issue.html", _issues)
