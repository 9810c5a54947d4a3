"""What every format is given, and what it says of itself (格式): adding one is one module and one line in the registry."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gazette.text import Text

WorkKind = Literal["notice", "interpretation", "table"]

Pictures = Callable[[str], bytes]
"""The content of a picture by its address under the site's root (as in :class:`gazette.text.Image`)."""


@dataclass(frozen=True)
class Work:
    """作品: one document, interpretation or table as it is to be written.

    All words come from `text`; the other fields are what a file says of itself (its title, who wrote it), never words
    that it shows.
    """

    id: str
    kind: WorkKind
    url: str
    """address of its page under the site's root: its links are told from there"""
    title: str
    issuers: tuple[str, ...]
    number: str | None
    signed: datetime.date | None
    text: Text


@dataclass(frozen=True)
class Entry:
    """目录条目 as printed; `work` is the id of what it leads to, None where that was not received."""

    title: str
    number: str | None
    page: int | None
    work: str | None


@dataclass(frozen=True)
class Section:
    """目录栏目 with its lines; the heading is '' where print has none."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class ListedAct:
    """任免 as a row of a list: values, the notice by its number, or its title where it has none."""

    notice: str
    person: str
    act: str
    """任, 免"""
    post: str
    organization: str
    concurrent: bool
    note: str


@dataclass(frozen=True)
class ListedTask:
    """任务 as a row of a list: values; `charges` are (牵头单位, who) as printed."""

    document: str
    group: str
    text: str
    deadline: str
    """as printed; several where print does not say which of them"""
    charges: tuple[tuple[str, str], ...]
    remark: str
    """what the editors say of the deadline"""


@dataclass(frozen=True)
class Book:
    """一期: an issue as a book, in print order: cover, statement, imprint (lines as printed), contents, works."""

    id: str
    name: str
    label: str
    publisher: str
    published: str | None
    cover: tuple[str, ...]
    statement: str | None
    imprint: tuple[str, ...]
    contents: tuple[Section, ...]
    works: tuple[Work, ...]
    contents_heading: str = "目录"
    """as printed: 目 录"""
    remarks: tuple[str, ...] = ()
    """校注 of the editors on the front matter and the contents; no words of print"""
    acts: tuple[ListedAct, ...] = ()
    tasks: tuple[ListedTask, ...] = ()


@dataclass(frozen=True)
class Format:
    """One kind of file. The same work gives the same bytes on any day: a time that a file must carry is fixed or the
    document's own. `write` raises :class:`gazette.faults.ProgramFault` rather than leave a sign out."""

    name: str
    """how its files end, and what gazette.yml calls it: pdf"""
    label: str
    """what readers call it: PDF, Word"""
    kinds: frozenset[WorkKind]
    """what it is made of, singly"""
    write: Callable[[Work, Pictures], bytes] | None = None
    bind: Callable[[Book, Pictures], bytes] | None = None
    """一期 as one file"""
    stands_on: Callable[[], str] | None = None
    """what its files depend on beside the work, this program and the libraries that it needs, told in short: faces. Where it
    changes they are made anew"""


@dataclass(frozen=True)
class MadeFile:
    """A file to be published: beside which page, what readers call it, its address, where it is now, how large it is."""

    page: str
    label: str
    address: str
    path: Path
    size: int


class FormatUnavailable(Exception):
    """What a format needs is not on this machine; `str()` tells the clerk what to install."""
