"""成篇的文字: what has a head, a text and an end of its own."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import Enum

from gazette.model.blocks import Block
from gazette.model.places import LATE, Mark, mark_field


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


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """要素行 as printed; `role` where it can't be read from the words alone."""

    text: str
    role: LineRole | None = None
    mark: Mark = mark_field()


@dataclass(frozen=True, kw_only=True, slots=True)
class Writing:
    """成篇的文字: a title, what stands beside it, a text, an end. A fact is typed once: by its key, where print has it in
    its usual place; or as a line of `above`, `under`, `closing`, where print has it elsewhere or in other words."""

    genre: Genre | None = None
    """文种; without it, what the title says"""
    numbers: tuple[str, ...] = field(default=(), metadata={"one": "number"})
    """发文字号 under the title, as printed: 某政办发〔2021〕13号, 第97号"""
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
    body: tuple[Block, ...] = field(default=(), metadata=LATE)
    closing: tuple[PrintedLine, ...] = field(default=(), metadata=LATE)
    """lines behind the date (附注, 抄送, 印发, 主题词)"""
    enclosures: tuple[Enclosure, ...] = field(default=(), metadata=LATE)

    @property
    def lines(self) -> tuple[PrintedLine, ...]:
        """要素行 in print order."""
        return (*self.above, *self.under, *self.closing)


@dataclass(frozen=True, kw_only=True, slots=True)
class Enclosure(Writing):
    """附件 or 印发件: what is issued under cover of the document: a regulation, a plan, a table, another document."""

    label: str | None = field(default=None, metadata=LATE)
    """附件标识: 附件, 附件 1"""
    mark: Mark = mark_field()
