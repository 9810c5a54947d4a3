"""What a gazette is made of. Standard library only; reads like a glossary.

Every object that is written down in a YAML file keeps a :class:`Mark`, the place it was read from, so
that whatever is found wrong with it later can say where to mend it. Marks never take part in comparison.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

_LATE = {"late": True}
"""Keys that are written behind all others, for what they hold is long."""


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
    ENGAGE = "engage"
    """聘任"""
    DISMISS = "dismiss"
    """撤销职务"""
    PROMOTE = "promote"
    """晋升"""
    ACTING = "acting"
    """代理"""
    RESIGN = "resign"
    """接受辞职"""
    APPROVE = "approve"
    """批准任命, of what another body has chosen"""

    @property
    def label(self) -> str:
        """What readers see."""
        return _ACTION_LABELS[self.value]


_ACTION_LABELS = {
    "appoint": "任",
    "remove": "免",
    "confirm": "正式任职",
    "engage": "聘任",
    "dismiss": "撤职",
    "promote": "晋升",
    "acting": "代理",
    "resign": "辞职",
    "approve": "批准任命",
}


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


@dataclass(frozen=True)
class Roster:
    """名单: its lines as printed, a person a line: 主  任：晏渡川　岚州市副市长; a role or a group may stand alone."""

    lines: tuple[str, ...]
    mark: Mark = _mark()


@dataclass(frozen=True)
class Labelled:
    """要素行: lines that begin with what they are, as minutes have them: 时　间：…, 主　持：…, 出　席：…"""

    lines: tuple[str, ...]
    mark: Mark = _mark()


@dataclass(frozen=True)
class Footnotes:
    """注: the notes that print itself has, a line each, with their marks: 注：, [1]本公报数据为初步数……"""

    lines: tuple[str, ...]
    mark: Mark = _mark()


@dataclass(frozen=True)
class Picture:
    """图: a picture beside the YAML; without `file` one that was not received. `alt` is for those who can't see it."""

    file: str | None = None
    caption: str | None = None
    alt: str | None = None
    mark: Mark = _mark()


@dataclass(frozen=True)
class Pictures:
    """图: one picture, or several that print sets side by side."""

    pictures: tuple[Picture, ...]
    mark: Mark = _mark()


@dataclass(frozen=True)
class AttachedFile:
    """附件文件: a file beside the YAML, with the line that print has for it (its name, if nothing else)."""

    file: str
    text: str | None = None
    mark: Mark = _mark()


Block = (
    Paragraph
    | Heading
    | Article
    | Item
    | AppointmentClause
    | EnclosureList
    | TableReference
    | Roster
    | Labelled
    | Footnotes
    | Pictures
    | AttachedFile
)


# --- what has a head and an end (成篇的文字) -----------------------------------------------------------


class Genre(Enum):
    """文种: the fifteen of 《党政机关公文处理工作条例》 (2012), and what gazettes print beside them."""

    RESOLUTION = "决议"
    DECISION = "决定"
    ORDER = "令"
    COMMUNIQUE = "公报"
    ANNOUNCEMENT = "公告"
    CIRCULAR = "通告"
    OPINION = "意见"
    NOTICE = "通知"
    BULLETIN = "通报"
    REPORT = "报告"
    REQUEST = "请示"
    REPLY = "批复"
    BILL = "议案"
    LETTER = "函"
    MINUTES = "纪要"
    REGULATION = "法规规章"
    APPOINTMENT = "任免"
    STATISTICS = "统计公报"
    CHRONICLE = "大事记"
    NEWS = "要闻"
    SPEECH = "讲话"
    PUBLICITY = "公示"
    INTERPRETATION = "解读"
    OTHER = "其他"


class LineRole(Enum):
    """What a printed line above or under a title, or behind a text, says (要素)."""

    NUMBER = "number"
    """发文字号"""
    REGISTRATION = "registration"
    """登记号, of any register"""
    SUBTITLE = "subtitle"
    """副标题: ——2023年1月9日在……会议上"""
    ISSUER = "issuer"
    """发文机关, under the title or as a signature"""
    SPEAKER = "speaker"
    """报告人: post and name"""
    SIGNATORY = "signatory"
    """签署人: 省长　东方未晞"""
    SIGNED = "signed"
    """成文日期"""
    BYLINE = "byline"
    """发文机关 and 成文日期 in one bracket: （市水利局　二○○一年九月十二日）"""
    HISTORY = "history"
    """题注: when it was passed, published, amended (历次修订)"""
    ENCLOSURES = "enclosures"
    """附件说明, where print has it behind the date"""
    ANNOTATION = "annotation"
    """附注: （此件公开发布）"""
    COPIES = "copies"
    """抄送"""
    PRINTED = "printed"
    """印发机关和印发日期"""
    KEYWORDS = "keywords"
    """主题词"""
    PUBLISHED = "published"
    """发布日期"""
    LABELLED = "labelled"
    """资料来源：…, 联系电话：…"""


@dataclass(frozen=True)
class PrintedLine:
    """要素行 as printed; `role` where it can't be read from the words alone."""

    text: str
    role: LineRole | None = None
    mark: Mark = _mark()


@dataclass(frozen=True, kw_only=True)
class Writing:
    """成篇的文字: a title, what stands beside it, a text, an end. A fact is typed once: by its key, where print has it in
    its usual place; or as a line of `above`, `under`, `closing`, where print has it elsewhere or in other words."""

    genre: Genre | None = None
    """文种; without it, what the title says"""
    numbers: tuple[str, ...] = field(default=(), metadata={"one": "number"})
    """发文字号 under the title, as printed: 永政办发〔2021〕13号, 第97号"""
    title: str | None = None
    issuers: tuple[str, ...] = field(default=(), metadata={"one": "issuer"})
    """发文机关, in the order of the signatures; without it, what the title says"""
    registration: str | None = None
    """登记号 under the number, with the label that print gives it"""
    signatories: tuple[str, ...] = field(default=(), metadata={"one": "signatory"})
    """签署人: post and name as printed"""
    signature: tuple[str, ...] | None = None
    """落款: lines of signatures where print has them otherwise than the issuers, one a line; [] where it has none"""
    signed: datetime.date | None = None
    """成文日期"""
    signed_as: str | None = None
    """the date as printed, where not 2021年8月3日: 二〇〇六年七月十七日, 一九九六年"""
    above: tuple[PrintedLine, ...] = ()
    """lines above the title"""
    under: tuple[PrintedLine, ...] = ()
    """lines under it (题注, 副标题, 报告人), behind the number"""
    addressees: str | None = None
    """主送机关"""
    salutation: str | None = None
    """称呼: 各位代表："""
    body: tuple[Block, ...] = field(default=(), metadata=_LATE)
    closing: tuple[PrintedLine, ...] = field(default=(), metadata=_LATE)
    """lines behind the date (附注, 抄送, 印发, 主题词)"""
    enclosures: tuple[Enclosure, ...] = field(default=(), metadata=_LATE)


@dataclass(frozen=True, kw_only=True)
class Enclosure(Writing):
    """附件 or 印发件: what is issued under cover of the document: a regulation, a plan, a table, another document."""

    label: str | None = field(default=None, metadata=_LATE)
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
    """栏: one column, or under one label (顺流左岸) several `columns` (桩距, 高程).

    `role` says what it is for tasks: 事项, 分组, 完成时限, or what its bodies do (牵头单位).
    """

    label: str = ""
    """栏名 as printed; '' where print left it empty"""
    key: str | None = field(default=None, kw_only=True)
    """what it is called where its label alone does not tell it from another; never printed"""
    type: ColumnType = ColumnType.TEXT
    role: str | None = None
    columns: tuple[Column, ...] = ()
    mark: Mark = _mark()


@dataclass(frozen=True)
class Cell:
    """格: the paragraphs of one cell; or the cell above (`merged`) or to the left (`joined`) reaches over it (合并)."""

    paragraphs: tuple[str, ...]
    merged: bool = False
    joined: bool = False
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
class Across:
    """通栏: one cell across all columns. It heads the rows under it (一、老年人方面), or is a total (合计：3项)."""

    text: str
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
    rows: tuple[Row | Across, ...] = ()
    totals: tuple[Row | Across, ...] = ()
    """合计"""
    classes: tuple[RoadClass, ...] = ()
    remarks: tuple[str, ...] = ()
    """备注: printed under the table"""
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    mark: Mark = _mark()

    @property
    def leaves(self) -> tuple[Column, ...]:
        """The columns that have cells, left to right."""
        return tuple(leaves(self.columns))

    @property
    def data_rows(self) -> tuple[Row, ...]:
        """The rows, those across all columns left out."""
        return tuple(row for row in self.rows if isinstance(row, Row))


def leaves(columns: Iterable[Column]) -> Iterator[Column]:
    """The columns that have cells among these and those under them, left to right."""
    for column in columns:
        if column.columns:
            yield from leaves(column.columns)
        else:
            yield column


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


@dataclass(frozen=True, kw_only=True)
class Notice(Writing):
    """公文: whatever a gazette prints as one document, of any 文种."""

    title: str = field()
    reprint_of: str | None = None
    """重刊: the number or title of a document printed before, which this is once more"""
    formerly: tuple[Former, ...] = field(default=(), metadata=_LATE)
    """曾用网址"""
    notes: tuple[Note, ...] = field(default=(), metadata=_LATE)
    corrections: tuple[Correction, ...] = field(default=(), metadata=_LATE)
    mark: Mark = _mark()


@dataclass(frozen=True, kw_only=True)
class Interpretation(Writing):
    """解读: the official explanation of one document, by the department that drafted it."""

    title: str = field()
    department: str | None = None
    """解读单位, as the title names it"""
    notes: tuple[Note, ...] = field(default=(), metadata=_LATE)
    corrections: tuple[Correction, ...] = field(default=(), metadata=_LATE)
    mark: Mark = _mark()


@dataclass(frozen=True)
class DataFile:
    """文件 that lies beside a document's YAML: a picture, an enclosure that is a file."""

    name: str
    size: int
    """bytes"""
    genuine: bool = True
    """whether it begins as files of its kind do"""


@dataclass(frozen=True)
class Folder:
    """One folder of an issue: a notice with its interpretation and its tables."""

    name: str
    notice: Notice
    interpretation: Interpretation | None
    tables: tuple[Table, ...]
    files: tuple[DataFile, ...] = ()
    mark: Mark = _mark()


INTERPRETATION = "interpretation"
"""Behind the name of a folder in the contents: the interpretation there (moufu-3/interpretation)."""


# --- the issue (期) and the publication (刊) -----------------------------------------------------------


@dataclass(frozen=True)
class ContentsEntry:
    """目录条目: one line of the printed contents, as printed, and the folder that holds the document."""

    title: str
    number: str | None = None
    page: int | None = None
    folder: str = field(kw_only=True)
    """folder of the issue that holds the document; `moufu-3/interpretation` its interpretation, printed there"""
    registration: str | None = None
    numbers: tuple[str, ...] = ()
    """several numbers of one document, instead of `number`"""
    note: str | None = None
    """校注: that print has the line otherwise than its document"""
    mark: Mark = _mark()

    @property
    def printed_numbers(self) -> tuple[str, ...]:
        """The numbers of the line, in the order of print."""
        return (self.number,) if self.number else self.numbers


@dataclass(frozen=True)
class ContentsSection:
    """目录栏目: 【市政府文件】 and its lines; contents without sections are one without a heading."""

    heading: str | None = None
    entries: tuple[ContentsEntry, ...] = ()
    mark: Mark = _mark()


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


@dataclass(frozen=True)
class FrontLine:
    """刊首文字: a printed line before or after the contents; `values` are what an imprint names, one by one."""

    role: FrontRole
    text: str
    values: tuple[str, ...] = ()
    note: str | None = None
    """校注: that print has it wrong"""
    mark: Mark = _mark()


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


@dataclass(frozen=True)
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
    mark: Mark = _mark()


@dataclass(frozen=True)
class Markup:
    """排版标记: a tag of the text extraction (<p>) that stands in the received text, and how often."""

    text: str
    count: int
    mark: Mark = _mark()


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
    order: tuple[str, ...] = ()
    """`folders:` the names of the folders in print order, where no contents are printed"""
    furniture: tuple[Furniture, ...] = ()
    markup: tuple[Markup, ...] = ()
    mark: Mark = _mark()

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

    @property
    def key(self) -> tuple[tuple[str, int], ...]:
        """Its place among the issues: by year and number, 9 before 10, a supplement (s1) behind what it supplements."""
        parts = (re.fullmatch("([a-z]*)([0-9]*)", part) for part in self.id.split("-"))
        return tuple((part[1], int(part[2] or 0)) for part in parts if part)

    def lines(self, *roles: FrontRole) -> list[FrontLine]:
        """The lines of the front matter that have these roles, in the order of print."""
        return [line for line in self.front if line.role in roles]

    def said(self, role: FrontRole) -> str | None:
        """What the first line of this role says."""
        return next((line.text for line in self.lines(role)), None)

    @property
    def name(self) -> str:
        """刊名, as printed, or else that of the publication."""
        return self.said(FrontRole.NAME) or self.publication

    @property
    def label(self) -> str:
        """期次, as printed, or else made from the name of the folder: 2022 年第 3 期, 2022 年增刊第 1 期."""
        if printed := self.said(FrontRole.LABEL):
            return printed
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

    def printed(self) -> Iterator[tuple[Folder, Notice | Interpretation]]:
        """公文 and 解读 in the order of print; an interpretation without a line of its own behind its notice."""
        held = {folder.name: folder for folder in self.folders}
        listed = [entry.folder for entry in self.entries()] or list(self.order)
        for place in listed:
            name, _, part = place.partition("/")
            folder = held.get(name)
            if folder is None:
                continue
            if not part:
                yield folder, folder.notice
            if folder.interpretation and (part or f"{name}/{INTERPRETATION}" not in listed):
                yield folder, folder.interpretation


@dataclass(frozen=True)
class Series:
    """文种系列: the documents numbered 永政办发〔year〕N号; `slug` is its part of the address."""

    name: str
    slug: str
    kind: str
    """通知, 任免"""
    mark: Mark = _mark()


@dataclass(frozen=True)
class Register:
    """登记簿: what its numbers look like (QYBC00-YYYY-NNNN: letters as they are, the year, so many digits)."""

    form: str
    label: str | None = None
    """统一登记号, 规范性文件登记号"""
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
    series: tuple[Series, ...] = ()
    site_id_code: str | None = None
    """政府网站标识码; unknown stays empty"""
    collective_bodies: tuple[str, ...] = ()
    """统称: names in the columns of bodies that stand for no single body (市直相关单位)"""
    registers: tuple[Register, ...] = ()
    """登记簿 whose numbers have a form that is checked"""
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
