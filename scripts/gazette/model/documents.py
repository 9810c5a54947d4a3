"""公文、解读, and the folder that holds them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from gazette.model.notes import Correction, Note, Point
from gazette.model.places import LATE, Mark, mark_field
from gazette.model.tables import Table
from gazette.model.writing import Writing


@dataclass(frozen=True, slots=True)
class Former:
    """曾用网址: an address that this document, or a part of it, was published at; `at` is the anchor it has now.

    `address` is the id of a document (mouzhengbanfa-2021-13), or an anchor of this one that was renamed (#section-3).
    """

    address: str
    at: str | None = None
    mark: Mark = mark_field()

    @property
    def anchor(self) -> str:
        """The anchor that was renamed; empty where the address is a document's."""
        return self.address[1:] if self.address.startswith("#") else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice(Writing):
    """公文: whatever a gazette prints as one document, of any 文种."""

    title: str = field()
    reprint_of: str | None = None
    """重刊: the number or title of a document printed before, which this is once more"""
    topics: tuple[str, ...] = ()
    """主题, by the editors: one or two of the publication's"""
    points: tuple[Point, ...] | None = field(default=None, metadata=LATE)
    """要点 that the editors chose; [] where they want none"""
    formerly: tuple[Former, ...] = field(default=(), metadata=LATE)
    """曾用网址"""
    notes: tuple[Note, ...] = field(default=(), metadata=LATE)
    corrections: tuple[Correction, ...] = field(default=(), metadata=LATE)
    mark: Mark = mark_field()


@dataclass(frozen=True, kw_only=True, slots=True)
class Interpretation(Writing):
    """解读: the official explanation of one document, by the department that drafted it."""

    title: str = field()
    department: str | None = None
    """解读单位, as the title names it"""
    notes: tuple[Note, ...] = field(default=(), metadata=LATE)
    corrections: tuple[Correction, ...] = field(default=(), metadata=LATE)
    mark: Mark = mark_field()


class FileState(Enum):
    """What is wrong with a file that lies beside a document's YAML."""

    SOUND = "sound"
    MISNAMED = "misnamed"
    """it does not begin as files of its kind do"""
    DAMAGED = "damaged"
    """it can't be read to its end"""
    TOO_LARGE = "too large"
    """a picture of more dots than a browser has memory for"""


@dataclass(frozen=True, slots=True)
class DataFile:
    """文件 that lies beside a document's YAML: a picture, an enclosure that is a file."""

    name: str
    size: int
    """bytes"""
    state: FileState = FileState.SOUND


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder of an issue: a notice with its interpretation and its tables."""

    name: str
    notice: Notice
    interpretation: Interpretation | None
    tables: tuple[Table, ...]
    files: tuple[DataFile, ...] = ()
    mark: Mark = mark_field()


INTERPRETATION = "interpretation"
"""Behind the name of a folder in the contents: the interpretation there (moufu-3/interpretation)."""
