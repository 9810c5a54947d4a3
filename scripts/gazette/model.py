"""What a gazette is made of. Standard library only; reads like a glossary.

Every object that is written down in a YAML file keeps a :class:`Mark`, the place it was read from, so
that whatever is found wrong with it later can say where to mend it. Marks never take part in comparison.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True)
class Mark:
    """A place in a file: path relative to the repository, line counted from 1; and the lines of the keys under it."""

    file: str
    line: int
    keys: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    def of(self, key: str) -> Mark:
        """The line of this key; the place itself where it is not written."""
        return Mark(self.file, self.keys.get(key, self.line))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def _mark() -> Mark:
    default: Mark = field(default=Mark("", 0), compare=False, repr=False)
    return default


@dataclass(frozen=True)
class Problem:
    """A fault in the data: where it is, what is wrong, what to do about it. Written as one line, whatever it quotes."""

    mark: Mark
    fault: str
    remedy: str
    unread: bool = field(default=False, compare=False)
    """nothing of the file could be read"""
    hint: bool = False
    """提示: what an editor might improve; it never stops a build"""

    def __str__(self) -> str:
        fault = self.fault if len(self.fault) <= 200 else f"{self.fault[:160]}……（共 {len(self.fault)} 字）"
        line = f"{self.mark}: {'提示：' if self.hint else ''}{fault}；{self.remedy}"
        return "".join(
            character if character.isprintable() or character == "　" else " " for character in line
        )


# --- the text of a document (正文) ------------------------------------------------------------------


@dataclass(frozen=True)
class Paragraph:
    """自然段: one paragraph of running text."""

    text: str
    mark: Mark = _mark()


@dataclass(frozen=True)
class Heading:
    """标题: a heading on its own line (第一章 总则; 一、工作目标; （一）基本原则) and what stands under it."""

    text: str
    body: tuple[Block, ...] = ()
    mark: Mark = _mark()


@dataclass(frozen=True)
class Article:
    """条: one article of a regulation; `marker` is 第十四条, `body` its paragraphs (款) and items (项)."""

    marker: str
    body: tuple[Block, ...] = ()
    mark: Mark = _mark()


@dataclass(frozen=True)
class Item:
    """项: a numbered piece of text whose number runs into its first paragraph; `marker` is （一） or 1."""

    marker: str
    body: tuple[Block, ...] = ()
    mark: Mark = _mark()


class Action(Enum):
    """What an act of appointment does (任免行为)."""

    APPOINT = "appoint"
    REMOVE = "remove"
    CONFIRM = "confirm"
    """正式任职, after a trial period served"""

    @property
    def label(self) -> str:
        """What readers see."""
        match self:
            case Action.APPOINT:
                return "任"
            case Action.REMOVE:
                return "免"
            case Action.CONFIRM:
                return "正式任职"

    @property
    def word(self) -> str:
        """The word without which a sentence does not order the act."""
        match self:
            case Action.APPOINT | Action.CONFIRM:
                return "任"
            case Action.REMOVE:
                return "免"


@dataclass(frozen=True)
class Appointment:
    """任免: one person and one act. Every text of it is found in the sentence that orders it."""

    person: str
    action: Action
    post: str
    organization: str | None = None
    concurrent: bool = False
    """兼任: held beside another post"""
    note: str | None = None
    """任职说明: trial period (试用期一年), rank (正处级)"""
    mark: Mark = _mark()


@dataclass(frozen=True)
class AppointmentClause:
    """任免条款: a sentence that appoints or removes, with the acts it contains."""

    text: str
    appointments: tuple[Appointment, ...]
    mark: Mark = _mark()


@dataclass(frozen=True)
class EnclosureList:
    """附件说明: the lines that announce the enclosures (附件：1.… 2.…), in print before the signature."""

    lines: tuple[str, ...]
    mark: Mark = _mark()


@dataclass(frozen=True)
class TableReference:
    """附表位置: here stands the table of this name (table-1)."""

    name: str
    mark: Mark = _mark()


Block = Paragraph | Heading | Article | Item | AppointmentClause | EnclosureList | TableReference


@dataclass(frozen=True)
class Enclosure:
    """附件 or 印发件: what is issued under cover of the notice: a regulation, a plan, a table."""

    title: str | None = None
    body: tuple[Block, ...] = ()
    label: str | None = None
    """附件标识: 附件, 附件 1"""
    mark: Mark = _mark()


# --- what the editors add (编者所加) -----------------------------------------------------------------


@dataclass(frozen=True)
class Note:
    """校注: an editor's remark at a place of the text that stays as printed."""

    at: str
    text: str
    mark: Mark = _mark()


@dataclass(frozen=True)
class Correction:
    """更正: the received text was visibly damaged; the YAML has it repaired.

    The repair reaches from the anchor `at` to the anchor `to` (or is `at` alone); `received` is the
    text of that stretch exactly as it was received. The repaired text is what now stands there.
    """

    at: str
    received: str
    reason: str
    to: str | None = None
    mark: Mark = _mark()


# --- tables (附表) ----------------------------------------------------------------------------------


class ColumnType(Enum):
    """What the cells of a column are (栏目类型)."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONTH = "month"
    """2021年8月"""
    YEARS = "years"
    """2021, or 2021-2023"""
    BODIES = "bodies"
    """names of bodies, separated by 、 and ，"""


@dataclass(frozen=True)
class Column:
    """栏: one column; `role` says what it is for tasks: 事项, 分组, 完成时限, or what its bodies do (牵头单位)."""

    label: str
    type: ColumnType = ColumnType.TEXT
    role: str | None = None
    mark: Mark = _mark()


@dataclass(frozen=True)
class Cell:
    """格: the paragraphs of one cell, or `merged`: the cell above reaches down over this one (合并)."""

    paragraphs: tuple[str, ...]
    merged: bool = False
    mark: Mark = _mark()

    @property
    def text(self) -> str:
        """Its paragraphs, a line each."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True)
class Row:
    """行: one row as printed. A cell of several paragraphs divides the row into as many lines."""

    cells: tuple[Cell, ...]
    mark: Mark = _mark()


@dataclass(frozen=True)
class RoadSegment:
    """路段: a piece of a road between two ends; `unseparated` where print lacks the 、 after it."""

    road: str
    start: str
    end: str
    unseparated: bool = False
    mark: Mark = _mark()


@dataclass(frozen=True)
class RoadArea:
    """辖区: the road segments of one district, under its printed heading (冷水滩区：)."""

    heading: str
    segments: tuple[RoadSegment, ...]
    mark: Mark = _mark()


@dataclass(frozen=True)
class RoadClass:
    """区域类别: one class of streets, under its printed heading (一类区域：)."""

    heading: str
    areas: tuple[RoadArea, ...]
    mark: Mark = _mark()


@dataclass(frozen=True)
class Table:
    """附表. Either `rows` under `columns`, or `classes` of road segments."""

    name: str
    """table-1"""
    title: str
    label: str | None = None
    """附件标识"""
    caption: str | None = None
    """题注: a line under the title"""
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    totals: tuple[Row, ...] = ()
    """合计"""
    classes: tuple[RoadClass, ...] = ()
    remarks: tuple[str, ...] = ()
    """备注: printed under the table"""
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    mark: Mark = _mark()


# --- documents (公文) -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Former:
    """曾用网址: an address that this document, or a part of it, was published at; `at` is the anchor it has now.

    `address` is the id of a document (yongzhengbanfa-2021-13), or an anchor of this one that was renamed (#section-3).
    """

    address: str
    at: str | None = None
    mark: Mark = _mark()

    @property
    def anchor(self) -> str:
        """The anchor that was renamed; empty where the address is a document's."""
        return self.address[1:] if self.address.startswith("#") else ""


@dataclass(frozen=True)
class Notice:
    """公文: a notice, opinion or decision with its own document number."""

    number: str
    """发文字号"""
    title: str
    issuer: str
    """发文机关, and signature"""
    registration: str | None = None
    """统一登记号"""
    signed: datetime.date | None = None
    """成文日期"""
    addressees: str | None = None
    """主送机关"""
    body: tuple[Block, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    formerly: tuple[Former, ...] = ()
    """曾用网址"""
    mark: Mark = _mark()


@dataclass(frozen=True)
class Interpretation:
    """解读: the official explanation of one document, by the department that drafted it."""

    title: str
    department: str
    """解读单位"""
    body: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    mark: Mark = _mark()


@dataclass(frozen=True)
class Folder:
    """One folder of an issue: a notice with its interpretation and its tables."""

    name: str
    notice: Notice
    interpretation: Interpretation | None
    tables: tuple[Table, ...]
    mark: Mark = _mark()


# --- the issue (期) and the publication (刊) -----------------------------------------------------------


@dataclass(frozen=True)
class ContentsEntry:
    """目录条目: one line of the printed contents, as printed, and the folder that holds the document."""

    title: str
    number: str
    page: int
    folder: str
    """folder of the issue that holds the document"""
    registration: str | None = None
    mark: Mark = _mark()


@dataclass(frozen=True)
class ContentsSection:
    """目录栏目: 【市政府文件】 and its lines."""

    heading: str
    entries: tuple[ContentsEntry, ...]
    mark: Mark = _mark()


@dataclass(frozen=True)
class Imprint:
    """A labelled line of the masthead (主办, 主任, 电话); `values` is empty where print left it empty."""

    label: str
    values: tuple[str, ...]
    mark: Mark = _mark()


class FurnitureKind(Enum):
    """What a line of furniture is (版面文字种类)."""

    HEADING = "heading"
    """编辑委员会, 目录: titles of the front matter"""
    MOTTO = "motto"
    """口号"""
    RUNNING_HEAD = "running-head"
    """书眉, at the head of a page"""
    REPEATED_HEADER = "repeated-header"
    """续表表头: the header of a table once more, on its next page"""


@dataclass(frozen=True)
class Furniture:
    """版面文字: a line of the received text that is no one's content; listed in the order of print.

    It is found by what it says and by what stands before and after it, not by the number of its line.
    """

    text: str
    kind: FurnitureKind
    mark: Mark = _mark()


@dataclass(frozen=True)
class Markup:
    """排版标记: a tag of the text extraction (<p>) that stands in the received text, and how often."""

    text: str
    count: int
    mark: Mark = _mark()


@dataclass(frozen=True)
class Issue:
    """一期公报."""

    id: str
    """2021-07-08"""
    year: int
    label: str
    """2021 年第 7-8 期"""
    cover: tuple[str, ...]
    """封面文字, line by line"""
    statement: str
    """◇ 本刊刊登的文件与正式文件具有同等效力 ◇"""
    name: str
    serial: str
    """(总第 144-145 期)"""
    sponsors: tuple[Imprint, ...]
    """主管, 主办"""
    board: tuple[Imprint, ...]
    """编辑委员会 and editors"""
    contents: tuple[ContentsSection, ...]
    office: tuple[Imprint, ...]
    """编辑出版"""
    distribution: tuple[str, ...]
    """赠阅范围"""
    furniture: tuple[Furniture, ...]
    markup: tuple[Markup, ...]
    folders: tuple[Folder, ...]
    source: str
    """the text as received"""
    mark: Mark = _mark()

    @property
    def folder(self) -> str:
        """Where it stands: data/2021/07-08/"""
        return self.mark.file.removesuffix("issue.yml")

    @property
    def source_file(self) -> str:
        """The file of `source`, beside the issue's own."""
        return self.mark.file.replace("issue.yml", "source.txt")

    def entries(self) -> Iterator[ContentsEntry]:
        """The contents, line by line, in printed order."""
        for section in self.contents:
            yield from section.entries


@dataclass(frozen=True)
class Series:
    """文种系列: the documents numbered 永政办发〔year〕N号; `slug` is its part of the address."""

    name: str
    slug: str
    kind: str
    """通知, 任免"""
    mark: Mark = _mark()


@dataclass(frozen=True)
class Organization:
    """机构: a body, under its full name; `aliases` are the other names the text uses for it."""

    name: str
    slug: str
    aliases: tuple[str, ...] = ()
    mark: Mark = _mark()


@dataclass(frozen=True)
class Instrument:
    """外部文件: a law or document that is cited but was not printed here."""

    slug: str = ""
    """网址名; empty: made from the number or the title"""
    title: str | None = None
    number: str | None = None
    aliases: tuple[str, ...] = ()
    """other titles the text uses for it"""
    mark: Mark = _mark()


@dataclass(frozen=True)
class Publication:
    """刊物: what is true of every issue."""

    name: str
    publisher: str
    series: tuple[Series, ...]
    site_id_code: str | None = None
    """政府网站标识码; unknown stays empty"""
    collective_bodies: tuple[str, ...] = ()
    """统称: names in the columns of bodies that stand for no single body (市直相关单位)"""
    forms: tuple[str, ...] = ()
    """titles in 《》 that are no instruments: forms and pledges (《索赔启动登记表》)"""
    mark: Mark = _mark()


@dataclass(frozen=True)
class Gazette:
    """All that `data/` holds."""

    publication: Publication
    organizations: tuple[Organization, ...]
    instruments: tuple[Instrument, ...]
    issues: tuple[Issue, ...]
