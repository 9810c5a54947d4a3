"""一期公报: its printed front matter, contents, furniture and documents."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from gazette.model.documents import INTERPRETATION, Folder, Interpretation, Notice
from gazette.model.places import Mark, mark_field
from gazette.model.reviewing import Comment, Confirmation

_YEAR = re.compile("(?<!第)(?:19|20|１９|２０)[0-9０-９]{2}|[〇○零一二三四五六七八九]{4}")


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """目录条目: one line of the printed contents, as printed, and the folder that holds the document."""

    title: str
    number: str | None = None
    page: int | None = None
    folder: str = field(default="", kw_only=True)
    """folder of the issue that holds the document; `moufu-3/interpretation` its interpretation, printed there; '' where it
    was not received"""
    registration: str | None = None
    numbers: tuple[str, ...] = ()
    """several numbers of one document, instead of `number`"""
    note: str | None = None
    """校注: that print has the line otherwise than its document"""
    mark: Mark = mark_field()

    @property
    def printed_numbers(self) -> tuple[str, ...]:
        """The numbers of the line, in the order of print."""
        return (self.number,) if self.number else self.numbers


@dataclass(frozen=True, slots=True)
class ContentsSection:
    """目录栏目: 【市政府文件】 and its lines; contents without sections are one without a heading."""

    heading: str | None = None
    entries: tuple[ContentsEntry, ...] = ()
    mark: Mark = mark_field()


class FrontRole(Enum):
    """What a line of the front matter is (刊首文字种类)."""

    COVER = "cover"
    """封面文字"""
    NAME = "name"
    """刊名"""
    STATEMENT = "statement"
    """声明: ◇ 本刊刊登的文件与正式文件具有同等效力 ◇"""
    LABEL = "label"
    """期次: 2021 年第 7-8 期"""
    SERIAL = "serial"
    """总期数: (总第 144-145 期)"""
    PUBLISHED = "published"
    """出版日期: 2023年2月20日"""
    HEADING = "heading"
    """标题: 编辑委员会, 编辑出版, 赠阅范围"""
    IMPRINT = "imprint"
    """版权项: 主 办, 电话: with what stands behind it"""
    CONTENTS = "contents"
    """the printed heading of the contents (目 录), whose sections stand here"""
    MOTTO = "motto"
    """口号: anywhere in the front matter, between lines of the contents too"""
    DISTRIBUTION = "distribution"
    """赠阅范围: one of those who get the gazette"""
    LINE = "line"
    """any other line"""


@dataclass(frozen=True, slots=True)
class FrontLine:
    """刊首或刊末文字: a printed line before or after the contents, or behind all documents; `values` are what an imprint
    names, one by one."""

    role: FrontRole
    text: str
    values: tuple[str, ...] = ()
    note: str | None = None
    """校注: that print has it wrong"""
    mark: Mark = mark_field()


class FurnitureKind(Enum):
    """What a line of furniture is (版面文字种类)."""

    PAGE_NUMBER = "page-number"
    """页码, at the foot or head of a page"""
    RUNNING_HEAD = "running-head"
    """书眉, at the head of a page"""
    REPEATED_HEADER = "repeated-header"
    """续表表头: the header of a table once more, on its next page"""
    SLOGAN = "slogan"
    """口号, where a page has room"""

    @property
    def label(self) -> str:
        """What readers see."""
        return _FURNITURE[self]


_FURNITURE = {
    FurnitureKind.PAGE_NUMBER: "页码",
    FurnitureKind.RUNNING_HEAD: "书眉",
    FurnitureKind.REPEATED_HEADER: "续表表头",
    FurnitureKind.SLOGAN: "口号",
}


@dataclass(frozen=True, slots=True)
class Furniture:
    """版面文字: lines of the received text that are no one's content, in any order.

    They are found by what they say and by what stands before and after them, not by the numbers of their lines.
    """

    text: str
    kind: FurnitureKind
    count: int = 1
    """so many equal lines"""
    to: int | None = None
    """页码: `text` is the first of a row of numbers that rise by one up to this"""
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Markup:
    """排版标记: a tag of the text extraction (<p>) that stands in the received text, and how often."""

    text: str
    count: int
    mark: Mark = mark_field()


@dataclass(frozen=True)
class Issue:
    """一期公报. What is printed of it before and after its documents is `front` and `contents`."""

    id: str
    """2021-07-08"""
    publication: str
    """刊物 it is an issue of"""
    folders: tuple[Folder, ...]
    source: str
    """the text as received"""
    front: tuple[FrontLine, ...] = ()
    contents: tuple[ContentsSection, ...] = ()
    back: tuple[FrontLine, ...] = ()
    """刊末文字: what is printed behind the last document, of the same roles"""
    order: tuple[str, ...] = ()
    """`folders:` the names of the folders in print order, where no contents are printed or they do not name all"""
    furniture: tuple[Furniture, ...] = ()
    markup: tuple[Markup, ...] = ()
    comments: tuple[Comment, ...] = ()
    """what intake has written beside the YAML"""
    confirmed: tuple[Confirmation, ...] = ()
    """校读: review.yml"""
    mark: Mark = mark_field()

    @property
    def folder(self) -> str:
        """Where it stands: data/2021/07-08/"""
        return self.mark.file.removesuffix("issue.yml")

    @property
    def source_file(self) -> str:
        """The file of `source`, beside the issue's own."""
        return self.mark.file.replace("issue.yml", "source.txt")

    @property
    def year(self) -> int:
        """The year of its folder."""
        return int(self.id.partition("-")[0])

    @functools.cached_property
    def key(self) -> tuple[tuple[str, int], ...]:
        """Its place among the issues: by year and number, 9 before 10, a supplement (s1) behind what it supplements."""
        parts = (re.fullmatch("([a-z]*)([0-9]*)", part) for part in self.id.split("-"))
        return tuple((part[1], int(part[2] or 0)) for part in parts if part)

    @property
    def matter(self) -> tuple[FrontLine, ...]:
        """刊首和刊末文字, in the order of print."""
        return (*self.front, *self.back)

    def lines(self, *roles: FrontRole) -> list[FrontLine]:
        """The lines of the front and back matter that have these roles, in the order of print."""
        return [line for line in self.matter if line.role in roles]

    def said(self, role: FrontRole) -> str | None:
        """What the first line of this role says."""
        return next((line.text for line in self.lines(role)), None)

    @property
    def name(self) -> str:
        """刊名, as printed, or else that of the publication."""
        return self.said(FrontRole.NAME) or self.publication

    @property
    def label(self) -> str:
        """期次, as printed, with the year where print has that elsewhere (第3期); or else made from the name of the folder:
        2022 年第 3 期, 2022 年增刊第 1 期."""
        if printed := self.said(FrontRole.LABEL):
            return printed if _YEAR.search(printed) else f"{self.year} 年{printed}"
        year, *parts = self.key
        numbers = "-".join(str(number) for letters, number in parts if not letters)
        supplements = "".join(f"增刊第 {number or 1} 期" for letters, number in parts if letters)
        return f"{year[1]} 年" + (f"第 {numbers} 期" if numbers else "") + supplements

    @property
    def serial(self) -> str | None:
        """总期数, where printed: (总第 144-145 期)"""
        return self.said(FrontRole.SERIAL)

    def entries(self) -> Iterator[ContentsEntry]:
        """The contents, line by line, in printed order."""
        for section in self.contents:
            yield from section.entries

    def entry_of(self, name: str) -> ContentsEntry | None:
        """The line of the contents that leads to a folder, or to an interpretation (`moufu-3/interpretation`)."""
        return next((entry for entry in self.entries() if entry.folder == name), None)

    def page_of(self, folder: Folder, record: object) -> int | None:
        """起始页 that the contents print of a notice or an interpretation, if they do."""
        part = f"/{INTERPRETATION}" if record is folder.interpretation else ""
        return self.page_at(folder.name + part)

    def page_at(self, name: str) -> int | None:
        """The same, by what leads to it in the contents: moufu-3/interpretation."""
        entry = self.entry_of(name)
        return entry.page if entry else None

    def printed(self) -> Iterator[tuple[Folder, Notice | Interpretation]]:
        """公文 and 解读 in the order of print; an interpretation without a line of its own behind its notice."""
        held = {folder.name: folder for folder in self.folders}
        listed = list(self.order) or [entry.folder for entry in self.entries()]
        for place in listed:
            name, _, part = place.partition("/")
            folder = held.get(name)
            if folder is None:
                continue
            if not part:
                yield folder, folder.notice
            if folder.interpretation and (part or f"{name}/{INTERPRETATION}" not in listed):
                yield folder, folder.interpretation
