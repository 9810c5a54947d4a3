"""Walks over everything that is written down, whether or not the archive could give it an address."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gazette import model
from gazette.archive import Archive
from gazette.document import Record, units_of
from gazette.heads import Head, head_of
from gazette.model import Mark
from gazette.outline import writings
from gazette.units import Unit


@dataclass(frozen=True, eq=False)
class Held:
    """A record with its folder and issue."""

    issue: model.Issue
    folder: model.Folder
    record: Record

    @functools.cached_property
    def units(self) -> list[Unit]:
        """The text in reading order."""
        return units_of(self.record)


def folders(archive: Archive) -> Iterator[tuple[model.Issue, model.Folder]]:
    for issue in archive.gazette.issues:
        for folder in issue.folders:
            yield issue, folder


@functools.lru_cache(maxsize=1)
def records(archive: Archive) -> tuple[Held, ...]:
    """Every notice, interpretation and table, folder by folder. All rules read the same, whose units are made once."""
    return tuple(
        Held(issue, folder, record)
        for issue, folder in folders(archive)
        for record in (folder.notice, folder.interpretation, *folder.tables)
        if record
    )


@dataclass(frozen=True, eq=False)
class Headed:
    """A writing with its head: a notice, an interpretation, or an enclosure of one (`part`)."""

    held: Held
    record: model.Notice | model.Interpretation
    part: str
    writing: model.Writing
    head: Head
    mark: Mark

    @property
    def issue(self) -> model.Issue:
        return self.held.issue

    @functools.cached_property
    def units(self) -> list[Unit]:
        """The text of the writing itself."""
        return [unit for unit in self.held.units if unit.part == self.part]

    def noted(self, place: str) -> bool:
        """Whether the editors have a note at this place of it, or at one of its facts."""
        own = f"{self.part}-{place}" if self.part and not place.startswith(self.part) else place
        return any(note.at == own for note in self.record.notes)


@functools.lru_cache(maxsize=1)
def headed(archive: Archive) -> tuple[Headed, ...]:
    """Every writing, those that enclose others before them, each read once for all rules."""
    return tuple(_headed(archive))


def _headed(archive: Archive) -> Iterator[Headed]:
    for held in records(archive):
        if isinstance(held.record, model.Table):
            continue
        for part, writing in writings(held.record):
            mark = writing.mark if isinstance(writing, model.Enclosure) else held.record.mark
            yield Headed(held, held.record, part, writing, head_of(writing), mark)


def tables(archive: Archive) -> Iterator[model.Table]:
    for _, folder in folders(archive):
        yield from folder.tables


def texts(value: Any, mark: Mark) -> Iterator[tuple[str, Mark]]:
    """Every text under a record with the nearest mark. What was received is not the editors' to change."""
    if isinstance(value, str):
        yield value, mark
    elif isinstance(value, tuple):
        for child in value:
            yield from texts(child, mark)
    else:
        own = getattr(value, "mark", mark)
        for name in _written(type(value)):  # type: ignore[arg-type]
            yield from texts(getattr(value, name), own)


@functools.cache
def _written(kind: type[Any]) -> list[str]:
    """The fields of a record that editors write; of what is no record none."""
    if not dataclasses.is_dataclass(kind) or issubclass(kind, Mark):
        return []
    received = ("received", "source") if issubclass(kind, model.Correction | model.Issue) else ()
    return [field.name for field in dataclasses.fields(kind) if field.name not in received]
