"""Tasks (任务): what a body must do, from the rows of tables and from （牵头单位：…） in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette import model
from gazette.archive import Archive
from gazette.bodies import Bodies, NamedBody
from gazette.characters import squeeze
from gazette.columns import says_nothing
from gazette.document import Document
from gazette.tables import columns, grid
from gazette.values import value

SUBJECT, GROUP, DEADLINE = "事项", "分组", "完成时限"
"""Roles of columns: what is to be done, what it belongs to, until when. The role of a column of bodies says
what they have to do with the row (牵头单位)."""

_DUTIES = re.compile(
    r"[（(]((?:牵头|实施|参与|责任|配合)单位[：:][^（）()]*+(?:[（(][^（）()]*+[)）][^（）()]*+)*+)[)）]"
)
YEARS = re.compile(r"[0-9]{4}(?:[-—–－~～至][0-9]{4})?")
"""年份 as a column of that type prints them: 2021, 2021-2023"""
_PERIOD = re.compile(
    r"""
    ([0-9]{4}) (?: 年 (?: (0?[1-9]|1[0-2]) 月 (?: [0-9]{1,2}日 )? )? )?
    (?: [-—–－~～至] (?=[0-9]) (?: ([0-9]{4}) 年? )? (?: (0?[1-9]|1[0-2]) 月 )? )?
    [底末]? 前?
    """,
    re.VERBOSE,
)
"""时限: 2021, 2021年8月, 2021年8月31日前, 2021年底前, 2021-2023, 2021年9月至12月, 2021年11月至2022年3月"""
_ROLE = re.compile(r"(牵头单位|实施单位|参与单位|责任单位|配合单位)[：:]([^。]*)")


@dataclass(frozen=True, slots=True)
class Charge:
    """分工: what bodies have to do with a task (牵头单位, 责任单位, 实施主体 …), as `printed` and one by one."""

    role: str
    printed: str
    bodies: tuple[NamedBody, ...]

    def parts(self) -> Iterator[tuple[str, NamedBody | None]]:
        """The printed words but for the ends of lines: names with their bodies, and what joins them (、 or 等)."""
        text, read = value(self.printed), 0
        for body in self.bodies:
            if body.start > read:
                yield text[read : body.start], None
            yield text[body.start : body.end], body
            read = body.end
        if text[read:]:
            yield text[read:], None


@dataclass(frozen=True, slots=True)
class Task:
    """任务: one piece of work at one place, with the bodies charged with it.

    Its words are values. `deadline` is as printed, but for white space; None where the text gives none, or several
    without saying which (then `deadlines_unassigned` has them).
    """

    document: Document
    anchor: str
    group: str | None
    """the heading it stands under: an indicator, a section"""
    text: str
    charges: tuple[Charge, ...]
    deadline: str | None = None
    deadlines_unassigned: tuple[str, ...] = ()
    deadline_inferred: bool = False
    """whether the cell has as many deadlines as tasks, and it is inferred that they follow each other (推定)"""

    @property
    def period(self) -> tuple[str, str] | None:
        """The first and the last month that the deadline names; None where it is not written in a way that is known.

        2021年8月 -> 2021-08, 2021-08; 2021 -> 2021-01, 2021-12; 2021-2023 -> 2021-01, 2023-12.
        """
        match = _PERIOD.fullmatch(self.deadline or "")
        if not match:
            return None
        year, month, last_year, last_month = match.groups()
        first = f"{year}-{int(month or 1):02}"
        last = f"{last_year or year}-{int(last_month or (not last_year and month) or 12):02}"
        return (first, last) if first <= last else None

    @property
    def month(self) -> str | None:
        """The last month of the deadline, for ordering."""
        return self.period[1] if self.period else None


def tasks(archive: Archive) -> list[Task]:
    """All tasks of the archive in reading order."""
    bodies = Bodies(archive.gazette.organizations, archive.publication.collective_bodies)
    found: list[Task] = []
    for document in archive.documents:
        if isinstance(document.record, model.Table):
            found += _of_table(document, document.record, bodies)
        elif document.kind == "notice":
            found += _of_text(document, bodies)
    return found


def _of_table(document: Document, table: model.Table, bodies: Bodies) -> Iterator[Task]:
    heads = columns(table)
    charged = [
        (index, head.role)
        for index, head in enumerate(heads)
        if head.type is model.ColumnType.BODIES and head.role
    ]
    places = {head.role: index for index, head in enumerate(heads)}
    if not charged or SUBJECT not in places:
        return
    for line in grid(table):
        texts = [value(cell.text) for cell in line.cells]
        dates = [squeeze(date) for date in texts[places[DEADLINE]].split("\n")] if DEADLINE in places else []
        yield Task(
            document,
            line.anchor,
            texts[places[GROUP]] if GROUP in places else value(line.group.row.text) if line.group else None,
            texts[places[SUBJECT]],
            tuple(
                _charge(role, texts[index], bodies)
                for index, role in charged
                if not says_nothing(texts[index])
            ),
            (dates[0] or None) if len(dates) == 1 else None,
            tuple(dates) if len(dates) > 1 else (),
            DEADLINE in places and line.cells[places[DEADLINE]].paired,
        )


def _charge(role: str, printed: str, bodies: Bodies) -> Charge:
    return Charge(role, printed, tuple(bodies.listed(printed)))


def _of_text(document: Document, bodies: Bodies) -> Iterator[Task]:
    headings = {unit.anchor: value(unit.text) for unit in document.units if unit.kind == "heading"}
    for unit in document.units:
        start = 0
        for match in _DUTIES.finditer(unit.text):
            charges = tuple(_charge(role, names, bodies) for role, names in _ROLE.findall(match[1]))
            group = next(
                (headings[anchor] for anchor in reversed(unit.ancestors) if anchor in headings), None
            )
            text = value(unit.text[start : match.start()].strip("；"))
            yield Task(document, unit.anchor, group, text, charges)
            start = match.end()
