"""刊物: what is true of every issue, and all that `data/` holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gazette.model.issues import Issue
from gazette.model.places import Mark, mark_field


@dataclass(frozen=True, slots=True)
class Series:
    """文种系列: the documents numbered 某政办发〔year〕N号; `slug` is its part of the address."""

    name: str
    slug: str
    kind: str
    """通知, 任免"""
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Register:
    """登记簿: what its numbers look like (QYBC00-YYYY-NNNN: letters as they are, the year, so many digits)."""

    form: str
    label: str | None = None
    """统一登记号, 规范性文件登记号"""
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Topic:
    """主题: what the editors sort notices under; no word of any document."""

    name: str
    slug: str = ""
    """网址名; empty: made from the name"""
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Organization:
    """机构: a body, under its full name; `aliases` are the other names the text uses for it."""

    name: str
    slug: str = ""
    """网址名; empty: made from the name"""
    aliases: tuple[str, ...] = ()
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Instrument:
    """外部文件: a law or document that is cited but was not printed here."""

    slug: str = ""
    """网址名; empty: made from the number or the title"""
    title: str | None = None
    number: str | None = None
    aliases: tuple[str, ...] = ()
    """other titles the text uses for it"""
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Synonym:
    """日常说法: words that people type, and the words that documents have for them, best first; those that need not stand
    together are parted by a space.

    `both`: the documents' words find the everyday ones too. `why` is the editor's reason.
    """

    say: tuple[str, ...]
    written: tuple[str, ...]
    why: str
    both: bool = False
    mark: Mark = mark_field()


class FormatName(Enum):
    """格式: what else than pages can be made of the documents; a file's ending."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    EPUB = "epub"
    TXT = "txt"


@dataclass(frozen=True, slots=True)
class Publication:
    """刊物: what is true of every issue."""

    name: str
    publisher: str
    series: tuple[Series, ...] = ()
    site_id_code: str | None = None
    """政府网站标识码; unknown stays empty"""
    address: str | None = None
    """公开网址: where the site is published (https://…/gongbao/), for links that others can open; none on an intranet"""
    collective_bodies: tuple[str, ...] = ()
    """统称: names in the columns of bodies that stand for no single body (市直相关单位)"""
    registers: tuple[Register, ...] = ()
    """登记簿 whose numbers have a form that is checked"""
    forms: tuple[str, ...] = ()
    """titles in 《》 that are no instruments: forms and pledges (《索赔启动登记表》)"""
    topics: tuple[Topic, ...] = ()
    """主题 that notices are sorted under; empty: those of `gazette.topics`"""
    formats: tuple[FormatName, ...] = ()
    """what `make formats` makes of the documents"""
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Gazette:
    """All that `data/` holds."""

    publication: Publication
    organizations: tuple[Organization, ...]
    instruments: tuple[Instrument, ...]
    issues: tuple[Issue, ...]
    synonyms: tuple[Synonym, ...] = ()
