"""What documents.json says of a document: the records, from which its JSON Schema is made."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from gazette import model
from gazette.amendments import ChangeKind
from gazette.document import DocumentKind
from gazette.life import EffectBasis, ExpiryKind

StatedKind = Literal[
    "repeals", "lapses", "amends", "prolongs", "corrects",
    "implements", "based_on", "effective_with", "promulgates", "issues", "forwards", "answers",
]  # fmt: skip


@dataclass(frozen=True)
class ExportedCitation:
    """引用: what a document cites, at one place of it."""

    number: str | None
    """文号, in normal spelling"""
    title: str | None
    """所引标题"""
    article: int | None
    """第几条, where one article is cited"""
    id: str | None
    """编号 of our document or code of the outside one; null where it is not certain what is meant"""
    url: str | None
    """its page, relative to the site's root"""
    anchor: str
    """where the citation stands"""
    text: str
    """原文"""


@dataclass(frozen=True)
class ExportedCiting:
    """被引用: a document that cites this one, and where."""

    number: str | None
    title: str
    id: str
    url: str
    """the place of the citation, relative to the site's root"""
    anchor: str
    text: str


@dataclass(frozen=True)
class ExportedChange:
    """一处修改: what an amendment does to a place of the other document."""

    kind: ChangeKind
    """增加, 修改为, 改动字句, 删去, 改为第几条"""
    place: str | None
    """what is changed, as printed: 第三条第二款"""
    to: str | None
    """the place that it gets"""
    evidence: str
    """原句, with the text in quotation marks that follows it"""
    anchor: str


@dataclass(frozen=True)
class ExportedAct(ExportedCitation):
    """What a document does to another, with its words."""

    evidence: str
    """原句"""
    listed: str | None
    """the heading of the list in which the other stands: 废止的文件（2件）"""
    dated: datetime.date | None
    """the day named with the other: 《…规定》（1996年4月2日公布）"""
    since: datetime.date | None
    """from when, where the document says from when it applies"""
    until: datetime.date | None
    """有效期延长至; null where no day is written"""
    changes: tuple[ExportedChange, ...]


@dataclass(frozen=True)
class _Kind:
    kind: StatedKind
    """废止, 宣布失效, 修改, 延长有效期, 更正, 贯彻落实, 制定依据, 同步施行, 公布, 印发, 转发, 答复"""


@dataclass(frozen=True)
class ExportedRelation(ExportedAct, _Kind):
    """关系: what this document does to another, in its own words. (Fields of the last base come first.)"""


@dataclass(frozen=True)
class ExportedEffect:
    """施行: from when a document, or some articles of it, applies."""

    basis: EffectBasis
    """写明日期, 自公布之日, 与某文件同步"""
    date: datetime.date | None
    """only where the words give it (明示)"""
    inferred: datetime.date | None
    """推定: what follows from the words by `rule`"""
    rule: str | None
    articles: str | None
    """第九条, where only some articles are meant"""
    of: str
    """of what it is said, relative to the site's root: the document or one that it issues"""
    with_: str | None
    """同步施行的文件: its number, or else its title"""
    with_url: str | None
    text: str
    """原句"""
    anchor: str


@dataclass(frozen=True)
class ExportedExpiry:
    """有效期、试行期: the last day on which a document applies."""

    kind: ExpiryKind
    """有效期, 试行期"""
    phrase: str
    """有效期5年, as printed"""
    date: datetime.date | None
    """only where the words give it (明示)"""
    inferred: datetime.date | None
    """推定: worked out of the words by `rule`"""
    rule: str | None
    of: str
    """of what it is said, relative to the site's root"""
    text: str
    """原句"""
    anchor: str


@dataclass(frozen=True)
class ExportedNote:
    """校注: an editor's remark at a place of the text."""

    at: str
    text: str


@dataclass(frozen=True)
class ExportedCorrection:
    """更正: damaged text as it was received, and repaired."""

    at: str
    to: str | None
    """last place of the stretch; null where it is `at` alone"""
    received: str
    repaired: str
    reason: str


@dataclass(frozen=True)
class ExportedPerson:
    """签署人, 报告人: what is not printed is null."""

    post: str | None
    name: str | None


@dataclass(frozen=True)
class ExportedEvent:
    """历次修订: one event of a text's history, as its 题注 tells it."""

    date: datetime.date
    act: str
    """公布, 修订, 第一次修正, 通过"""
    by: str | None
    """the body, number or title that did it, as printed"""


@dataclass(frozen=True)
class ExportedEnclosure:
    """印发件: what is printed within the document, with what it says of itself."""

    title: str
    genre: model.Genre | None
    number: str | None
    numbers: tuple[str, ...]
    issuer: str | None
    issuers: tuple[str, ...]
    signed: datetime.date | None
    history: tuple[ExportedEvent, ...]
    url: str
    """its place in the document's page, relative to the site's root"""


@dataclass(frozen=True)
class ExportedDay:
    """记事: the day of a paragraph of a chronicle; year and month are inferred (推定)."""

    anchor: str
    date: datetime.date
    to: datetime.date
    """the last day; the same where it is one"""


@dataclass(frozen=True)
class ExportedDocument:
    """公文、解读或附表. Number, registration, date and what follows from them belong to a notice alone."""

    id: str
    """编号: mouzhengbanfa-2021-13, mouzhengbanfa-2021-13-interpretation, mouzhengbanfa-2021-13-table-1"""
    kind: DocumentKind
    genre: model.Genre | None
    """文种"""
    title: str
    number: str | None
    """发文字号, in normal spelling; the first, where it has several"""
    numbers: tuple[str, ...]
    registration: str | None
    """登记号"""
    issuer: str | None
    """发文机关, the first; of an interpretation its department (解读单位)"""
    issuers: tuple[str, ...]
    signatory: ExportedPerson | None
    """签署人"""
    speaker: ExportedPerson | None
    """报告人"""
    signed: datetime.date | None
    """成文日期"""
    signed_as: str | None
    """the date as printed, where not 2021年8月3日"""
    history: tuple[ExportedEvent, ...]
    """题注: 通过, 公布, 修订"""
    issue: str
    """所在的期"""
    page: int | None
    """印刷目录上的页码；目录没有印，页码证得出的，起始页"""
    last_page: int | None
    """印到第几页，页码证得出的"""
    url: str
    """网页地址, relative to the site's root"""
    topics: tuple[str, ...]
    """主题, by the editors; those of its notice"""
    interprets: str | None
    """编号 of the notice that an interpretation explains"""
    interpretation: str | None
    """编号 of the interpretation of a notice"""
    tables: tuple[str, ...]
    """编号 of the tables of a notice"""
    cites: tuple[ExportedCitation, ...]
    cited_by: tuple[ExportedCiting, ...]
    repeals: tuple[ExportedAct, ...]
    lapses: tuple[ExportedAct, ...]
    """宣布失效"""
    amends: tuple[ExportedAct, ...]
    """修改"""
    prolongs: tuple[ExportedAct, ...]
    """延长有效期"""
    forwards: tuple[ExportedAct, ...]
    """转发"""
    corrects: tuple[ExportedAct, ...]
    """更正"""
    relations: tuple[ExportedRelation, ...]
    effective: tuple[ExportedEffect, ...] | None
    expires: tuple[ExportedExpiry, ...] | None
    published: datetime.date | None
    """发布日期, where the document prints one"""
    annotations: tuple[str, ...]
    """附注"""
    copies: tuple[str, ...]
    """抄送"""
    printed_by: str | None
    """印发机关"""
    printed: datetime.date | None
    """印发日期"""
    keywords: tuple[str, ...]
    """主题词"""
    enclosures: tuple[ExportedEnclosure, ...]
    days: tuple[ExportedDay, ...]
    """逐日记事, of 大事记 and 要闻"""
    reprint_of: str | None
    """重刊: what was printed before"""
    notes: tuple[ExportedNote, ...]
    corrections: tuple[ExportedCorrection, ...]
