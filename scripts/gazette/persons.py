"""Whom a gazette names (人): those who are appointed and removed, and those whom rosters, reports and orders name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from gazette import model
from gazette.archive import Archive
from gazette.document import Document
from gazette.lines import person
from gazette.rosters import roster
from gazette.units import Unit


@dataclass(frozen=True, slots=True)
class Act:
    """任免 at its place: the notice, the sentence's anchor, the appointment."""

    document: Document
    anchor: str
    appointment: model.Appointment


@dataclass(frozen=True, slots=True)
class Mention:
    """名单或报告中的人, at the place that names them: what they are there; no act of appointment."""

    document: Document
    anchor: str
    name: str
    role: str | None
    """主任, 委员; 报告人 of who speaks, 签署人 of who signs"""
    post: str | None
    group: str | None = None


def acts(archive: Archive) -> list[Act]:
    """Every appointment and removal, in print order."""
    return [
        Act(notice, unit.anchor, appointment)
        for notice in archive.notices.values()
        for unit in notice.units
        if isinstance(unit.block, model.AppointmentClause)
        for appointment in unit.block.appointments
    ]


def mentions(archive: Archive) -> list[Mention]:
    """Every person whom a roster, a report or an order names, in print order."""
    return [
        each for document in archive.documents if document.kind != "table" for each in _mentions(document)
    ]


def _mentions(document: Document) -> Iterator[Mention]:
    places: dict[int, list[Unit]] = defaultdict(list)
    for unit in document.units:
        if unit.kind == "roster":
            places[id(unit.block)].append(unit)
        elif unit.kind in ("speaker", "signatory"):
            told = person(unit.text)
            if told.name:
                role = "报告人" if unit.kind == "speaker" else "签署人"
                yield Mention(document, unit.anchor, told.name, role, told.post)
    for units in places.values():
        for unit, line in zip(units, roster([unit.text for unit in units]), strict=True):
            for member in line.members:
                yield Mention(document, unit.anchor, member.name, member.role, member.post, member.group)
