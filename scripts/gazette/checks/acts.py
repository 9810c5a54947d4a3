"""Rules on appointments and removals (任免)."""

from __future__ import annotations

from collections.abc import Iterator

from gazette import model
from gazette.archive import Archive
from gazette.checks.records import blocks, folders
from gazette.checks.rule import rule
from gazette.model import Problem


@rule()
def acts_stand_in_their_sentence(archive: Archive) -> Iterator[Problem]:
    """任免的人、机构、职务、说明须原样出自任免的那句话，兼任的话中须有“兼”，任、免须有其字。"""
    for clause in _clauses(archive):
        for act in clause.appointments:
            told = {
                "person": act.person,
                "organization": act.organization,
                "post": act.post,
                "note": act.note,
            }
            for key, value in told.items():
                if value and clause.text and value not in clause.text:
                    yield Problem(act.mark, f"{key}“{value}”不在“{clause.text}”中", "照原文改正")
            if act.concurrent and "兼" not in clause.text:
                yield Problem(act.mark, f"“{clause.text}”中没有“兼”字", "删去 concurrent")
            if clause.text and act.action.word not in clause.text:
                yield Problem(act.mark, f"“{clause.text}”中没有“{act.action.word}”字", "改正 action")


@rule()
def clauses_have_acts(archive: Archive) -> Iterator[Problem]:
    """每句任免至少有一项任免。"""
    for clause in _clauses(archive):
        if not clause.appointments:
            yield Problem(clause.mark, f"“{clause.text}”没有写出任免", "在 appointments 下写出人、职务和任免")


def _clauses(archive: Archive) -> Iterator[model.AppointmentClause]:
    for _, folder in folders(archive):
        for body in (folder.notice.body, *(enclosure.body for enclosure in folder.notice.enclosures)):
            for block in blocks(body):
                if isinstance(block, model.AppointmentClause):
                    yield block
