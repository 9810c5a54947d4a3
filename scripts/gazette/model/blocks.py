"""正文: the pieces of a text, as YAML nests them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gazette.model.places import Mark, mark_field


@dataclass(frozen=True, slots=True)
class Paragraph:
    """自然段: one paragraph of running text."""

    text: str
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Heading:
    """标题: a heading on its own line (第一章 总则; 一、工作目标; （一）基本原则) and what stands under it."""

    text: str
    body: tuple[Block, ...] = ()
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Article:
    """条: one article of a regulation; `marker` is 第十四条, `body` its paragraphs (款) and items (项)."""

    marker: str
    body: tuple[Block, ...] = ()
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Item:
    """项: a numbered piece of text whose number runs into its first paragraph; `marker` is （一） or 1."""

    marker: str
    body: tuple[Block, ...] = ()
    mark: Mark = mark_field()


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


@dataclass(frozen=True, slots=True)
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
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class AppointmentClause:
    """任免条款: a sentence that appoints or removes, with the acts it contains."""

    text: str
    appointments: tuple[Appointment, ...]
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class EnclosureList:
    """附件说明: the lines that announce the enclosures (附件：1.… 2.…), in print before the signature."""

    lines: tuple[str, ...]
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class TableReference:
    """附表位置: here stands the table of this name (table-1)."""

    name: str
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Roster:
    """名单: its lines as printed, a person a line: 主  任：晏渡川　岚州市副市长; a role or a group may stand alone."""

    lines: tuple[str, ...]
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Labelled:
    """要素行: lines that begin with what they are, as minutes have them: 时　间：…, 主　持：…, 出　席：…"""

    lines: tuple[str, ...]
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Footnotes:
    """注: the notes that print itself has, a line each, with their marks: 注：, [1]本公报数据为初步数……"""

    lines: tuple[str, ...]
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Picture:
    """图: a picture beside the YAML; without `file` one that was not received. `alt` is for those who can't see it."""

    file: str | None = None
    caption: str | None = None
    alt: str | None = None
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Pictures:
    """图: one picture, or several that print sets side by side."""

    pictures: tuple[Picture, ...]
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """附件文件: a file beside the YAML, with the line that print has for it (its name, if nothing else)."""

    file: str
    text: str | None = None
    mark: Mark = mark_field()


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
