"""The list of issues (各期) and the page of each issue (期): its printed contents, masthead, imprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from gazette import addresses, model
from gazette.contents import led_to
from gazette.model import FrontRole
from gazette.pages.actions import Download, downloads
from gazette.pages.document_view import EVERY_ISSUE, DataFile, data_file
from gazette.pages.entries import DocumentEntry, IssueEntry, document_entry, issue_entries, weigh_document
from gazette.pages.home import newest_first
from gazette.pages.imprint import ImprintPart, bare_label, imprint_parts, imprints
from gazette.pages.listing import listing
from gazette.pages.page import Filters, Page, PageKind, Row
from gazette.pages.paging import Leaf, leaves, numbered
from gazette.pages.weights import HEADING, Weight, line, weight
from gazette.site import Site

Listed = tuple[int, model.ContentsEntry]
"""目录条目 with the number of its section."""


@dataclass(frozen=True)
class Year:
    """The issues of one year."""

    year: int
    issues: list[IssueEntry]


@dataclass(frozen=True)
class IssuesView:
    leaf: Leaf[model.Issue]
    years: list[Year]


def _list(site: Site) -> Iterator[Page]:
    description = f"{site.publication.name}各期目录"

    def weigh(issue: model.Issue) -> Weight:
        return Weight(line(issue.label, issue.serial, addresses.issue(issue.id)), ((issue.year, HEADING),))

    for leaf in leaves(addresses.ISSUES, newest_first(site), lambda issue: issue.year, _since, weigh):
        yield listing(
            site, leaf.page, "各期", description, "公报,目录", partial(_years, site, leaf), leaf=leaf
        )


def _since(issue: model.Issue) -> Any:
    return issue.key


def _years(site: Site, leaf: Leaf[model.Issue]) -> IssuesView:
    return IssuesView(
        leaf,
        [
            Year(year, issue_entries(site, list(group), leaf.page))
            for year, group in groupby(leaf.entries, key=lambda issue: issue.year)
        ],
    )


@dataclass(frozen=True)
class ContentsLine:
    """目录条目 as printed, with the document it leads to; none where that was not received."""

    printed: model.ContentsEntry
    document: DocumentEntry | None
    enclosed: str | None
    """where what it names stands, in the document of the line above it"""

    @property
    def anchor(self) -> str:
        """moufu-3, moufu-3-interpretation"""
        return self.printed.folder.replace("/", "-")


@dataclass(frozen=True)
class ContentsPart:
    """目录栏目 with its lines; `total` is how many it has on all leaves."""

    number: int
    heading: str
    lines: list[ContentsLine]
    total: int


@dataclass(frozen=True)
class IssueView:
    """What is printed beside the contents stands on the first leaf alone."""

    issue: model.Issue
    leaf: Leaf[Listed]
    parts: list[ContentsPart]
    imprint: list[ImprintPart]
    downloads: list[Download]
    """the whole issue in other formats"""
    files: list[DataFile]

    @property
    def first(self) -> bool:
        return self.leaf.page == addresses.issue(self.issue.id)

    @property
    def statement(self) -> str | None:
        return self.issue.said(FrontRole.STATEMENT)

    @property
    def published(self) -> str | None:
        return self.issue.said(FrontRole.PUBLISHED)

    @property
    def cover(self) -> list[str]:
        return [front.text for front in self.issue.lines(FrontRole.COVER)]

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
    mottoes = [front.text for front in issue.lines(FrontRole.MOTTO)]
    told = f"刊首列有职务而未印姓名的：{'、'.join(unnamed)}。" if unnamed else ""
    told += f"目录中的口号：{'；'.join(mottoes)}" if mottoes else ""
    notes = [f"“{line.text}”校注：{line.note}" for line in issue.matter if line.note]
    unprinted = [] if issue.said(FrontRole.LABEL) else ["原刊没有印期次，这里的期次由编者按次序写出。"]
    return [*filter(None, [told]), *unprinted, *notes]


def _issues(site: Site) -> Iterator[Page]:
    for issue in newest_first(site):
        sections = list(_sections(site, issue))
        beside = 2 * weight((imprint_parts(issue), [line.text for line in issue.matter], remarks(issue)))
        listed = [(number, entry) for number, section in enumerate(sections) for entry in section.entries]
        for leaf in numbered(
            addresses.issue(issue.id), listed, partial(_weigh, site, issue, sections, beside)
        ):
            yield listing(
                site,
                leaf.page,
                leaf.titled(f"{issue.name} {issue.label}"),
                f"{issue.name}{issue.label}的目录、编辑与出版信息",
                f"{issue.name},{issue.label},目录",
                partial(_view, site, issue, sections, leaf),
                kind="issue",
                breadcrumb=(EVERY_ISSUE,),
                rows=partial(_rows, issue) if leaf.page == addresses.issue(issue.id) else lambda: iter(()),
                heading=issue.name,
                filters=Filters(year=str(issue.year), issue=issue.id),
            )


def _sections(site: Site, issue: model.Issue) -> Iterator[model.ContentsSection]:
    """The printed contents, and what they do not list."""
    listed = {entry.folder for entry in issue.entries()}
    further = tuple(
        model.ContentsEntry(document.title, folder=document.place)
        for document in site.archive.of_issue(issue)
        if document.kind == "notice" and document.place not in listed
    )
    heading = "目录没有列的公文" if issue.contents else "本期公文"
    yield from issue.contents
    if further:
        yield model.ContentsSection(heading, further)


def _weigh(
    site: Site, issue: model.Issue, sections: Sequence[model.ContentsSection], beside: int, listed: Listed
) -> Weight:
    """With its section's heading; room for what stands beside the contents is kept on every leaf."""
    number, entry = listed
    printed = (
        entry.printed_numbers,
        entry.registration,
        entry.note,
        entry.title,
        entry.folder,
        "没有收到正文",
    )
    found = site.archive.by_entry.get((issue.id, entry.folder))
    own = line(printed) + (weigh_document(site, found) if found else 0)
    return Weight(own, ((number, HEADING + weight(sections[number].heading)), (issue.id, beside)))


def _line(
    site: Site, issue: model.Issue, entry: model.ContentsEntry, led: tuple[str, int], page: str
) -> ContentsLine:
    place, enclosure = led
    found = site.archive.by_entry.get((issue.id, place))
    if not found:
        return ContentsLine(entry, None, None)
    if enclosure:
        return ContentsLine(entry, None, f"{addresses.relative(found.url, page)}#enclosure-{enclosure}")
    return ContentsLine(entry, document_entry(site, found, page), None)


def _view(
    site: Site, issue: model.Issue, sections: Sequence[model.ContentsSection], leaf: Leaf[Listed]
) -> IssueView:
    led = {entry: (place, enclosure) for entry, place, enclosure in led_to(issue)}
    return IssueView(
        issue,
        leaf,
        [
            ContentsPart(
                number + 1,
                (sections[number].heading or "").strip("【】"),
                [
                    _line(site, issue, entry, led.get(entry, (entry.folder, 0)), leaf.page)
                    for _, entry in group
                ],
                len(sections[number].entries),
            )
            for number, group in groupby(leaf.entries, key=lambda listed: listed[0])
        ],
        imprint_parts(issue),
        downloads(site, addresses.issue(issue.id)),
        [
            *data_file(site, "本期的数据", issue.mark.file, leaf.page),
            *data_file(site, "收到的原文", issue.source_file, leaf.page),
        ],
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
        yield Row("cover", ("".join(front.text for front in cover),))
    for text in told:
        yield Row("cover" if cover else "imprint", (text,))


ISSUES = PageKind("issues", "issues.html", _list, addresses.ISSUES, navigation="各期")
ISSUE = PageKind("issue", "issue.html", _issues, addresses.ISSUES)
