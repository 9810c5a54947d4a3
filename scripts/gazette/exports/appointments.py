"""人事任免 (appointments.json, .csv): one row for each person and act, in print order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.exports.csv_text import rows_of
from gazette.exports.output import File, Output
from gazette.model import Action
from gazette.persons import Act
from gazette.site import Site
from gazette.values import value


@dataclass(frozen=True)
class ExportedAct:
    """任免: one person and one act; two posts in one act stand together in `post`."""

    notice: str
    """公文的编号"""
    person: str
    """姓名: the same name need not be the same person"""
    act: Action
    concurrent: bool
    """是否兼任"""
    post: str
    """职务"""
    organization: str | None
    """单位"""
    note: str | None
    """说明: trial period, rank"""


def _act(act: Act) -> ExportedAct:
    appointment = act.appointment
    return ExportedAct(
        notice=act.document.id,
        person=value(appointment.person),
        act=appointment.action,
        concurrent=appointment.concurrent,
        post=value(appointment.post),
        organization=value(appointment.organization) if appointment.organization else None,
        note=value(appointment.note) if appointment.note else None,
    )


def _files(site: Site) -> Iterator[File[tuple[ExportedAct, ...]]]:
    acts = tuple(_act(act) for act in site.acts)
    yield File("appointments", acts, rows_of(ExportedAct, acts))


OUTPUT = Output("appointments", "人事任免", tuple[ExportedAct, ...], _files)
