"""Rules on numbers and marks that pieces of text begin with (序号, 问答)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazette import model
from gazette.archive import Archive
from gazette.checks.records import Held, records
from gazette.checks.rule import rule
from gazette.model import Problem
from gazette.numbering import SYSTEMS, Marker, marker_of
from gazette.questions import is_answer, is_letter, is_question, may_be_answered
from gazette.units import Unit

_KNOWN = " ".join(system.example for system in SYSTEMS)


def _texts(archive: Archive) -> Iterator[Held]:
    return (held for held in records(archive) if not isinstance(held.record, model.Table))


@rule()
def markers_are_known(archive: Archive) -> Iterator[Problem]:
    """条、项的序号须是认识的写法，且不带正文。"""
    for held in _texts(archive):
        for unit in held.units:
            if not isinstance(unit.block, model.Article | model.Item) or not unit.marker:
                continue
            found = marker_of(unit.marker)
            if found is None:
                yield Problem(
                    unit.mark,
                    f"不认识的序号“{unit.marker}”",
                    f"照原文写成这些样子之一：{_KNOWN}；不是序号的，写成段落或 heading",
                )
            elif any(sign.isalnum() for sign in unit.marker[len(found.text) :]):
                yield Problem(
                    unit.mark,
                    f"序号“{found.text}”之后还有文字“{unit.marker[:20]}”",
                    "只写序号，文字写入 body",
                )


@rule(whole=True)
def markers_run_on(archive: Archive) -> Iterator[Problem]:
    """章、条和各级序号须逐一相接，不缺不重；原文如此的，须在该处有校注。"""
    for held in _texts(archive):
        noted = {note.at for note in held.record.notes}
        for unit, before in _out_of_turn(held.units):
            if unit.anchor not in noted:
                fault = f"序号“{unit.marker}”不接“{before}”" if before else f"序号从“{unit.marker}”起"
                remedy = f"补上漏排的，或改正序号；原文如此的，加校注（at: {unit.anchor}）"
                yield Problem(unit.mark, fault, remedy)


def _out_of_turn(units: Sequence[Unit]) -> Iterator[tuple[Unit, str]]:
    """Units whose number does not follow, with the marker before.

    Each system counts for itself. Articles count through a whole part. Other numbers count among neighbours; a first
    one is 1, or runs on from the last of its kind, as （6） does under a new heading. A paragraph, or anything else that
    bears no number, between two lists lets the second begin anew; chapters begin anew only under another book.
    Decimals are neighbours of the decimals they stand under: 1.2.1 counts with 1, 1.1 and 1.2.
    """
    numbered = list(_numbered(units))
    # Of decimals whose first number is printed in another way (1. or 一、 over 1.1) none is shorter than two numbers.
    top: dict[tuple[str, str, str], int] = {}
    for _, marker, group in numbered:
        top[group] = min(top.get(group, len(marker.path)), len(marker.path))
    last: dict[tuple[str, str], Marker] = {}
    among: dict[tuple[str, str, str], Marker] = {}
    reopened: set[tuple[str, str]] = set()
    places = {unit.anchor: (marker, group) for unit, marker, group in numbered}
    for unit in units:
        if unit.anchor not in places:
            reopened.add((unit.part, unit.ancestors[-1] if unit.ancestors else ""))
            continue
        marker, group = places[unit.anchor]
        kind, scope, place = (unit.part, marker.system.kind), marker.system.scope, group[:2]
        before = among.get(group) or last.get(kind)
        anew = group not in among if scope != "list" else group not in among or place in reopened
        begins = anew and marker.path[top[group] - 1 :] == (1,)
        if not begins and not _follows(marker.path, before.path if before else (), top[group]):
            yield unit, before.text if before else ""
        last[kind] = among[group] = marker
        reopened.discard(place)


def _numbered(units: Sequence[Unit]) -> Iterator[tuple[Unit, Marker, tuple[str, str, str]]]:
    """The units with a number, and what each counts among: its part, what stands above all of the kind, the kind."""
    above: dict[str, str] = {}
    for unit in units:
        marker = marker_of(unit.marker) if unit.marker else None
        if marker is None:
            continue
        parent = unit.ancestors[-1] if unit.ancestors else ""
        if marker.system.tiered:
            above[unit.anchor] = parent = above.get(parent, parent)
        place = "" if marker.system.scope == "part" else parent
        yield unit, marker, (unit.part, place, marker.system.kind)


def _follows(path: tuple[int, ...], before: tuple[int, ...], top: int) -> bool:
    """Whether a number comes next after another: 1.2.1 -> 1.2.1.1, 1.2.2, 1.3, 2; 第三条之一 -> 第三条之二, 第四条.

    Where none shorter than `top` is printed, the first of a later number does as well: 1.4 -> 3.1.
    """
    if path[:-1] == before[: len(path) - 1] and path[-1] == (*before, 0)[len(path) - 1] + 1:
        return True
    return path[: top - 1] > before[: top - 1] and path[top - 1 :] == (1,)


@rule(whole=True)
def questions_are_answered(archive: Archive) -> Iterator[Problem]:
    """问句（问：……）之下先有答复（答：……），答复只排在问句之下，或在来信、留言之后；原文如此的，须在该处有校注。"""
    for held in _texts(archive):
        noted = {note.at for note in held.record.notes}
        for unit, fault, remedy in _unanswered(held.units):
            if unit.anchor not in noted:
                yield Problem(unit.mark, fault, f"{remedy}；原文如此的，加校注（at: {unit.anchor}）")


def _unanswered(units: Sequence[Unit]) -> Iterator[tuple[Unit, str, str]]:
    """Questions without answer, and answers without question, each with fault and remedy. What has no body at all is
    no matter of this rule."""
    first: dict[str, Unit] = {}
    written: set[str] = set()
    headings = {unit.anchor: unit for unit in units if unit.kind == "heading"}
    for unit in units:
        above = unit.ancestors[-1] if unit.ancestors else ""
        opens = first.setdefault(above, unit) is unit
        question = headings.get(above)
        answers = unit.kind == "paragraph" and is_answer(unit.text)
        if is_letter(unit.text):
            written.add(above)
        asked = opens and question and may_be_answered(question.text)
        if answers and not asked and above not in written:
            fault = f"答复“{unit.text[:20]}”不紧接在问句之下"
            yield unit, fault, "把问句写成 heading，答复写在它的 body 之首"
        if opens and not answers and question and is_question(question.text):
            fault = f"问句“{question.text[:20]}”之下没有先排答复"
            yield question, fault, "补上以“答：”开头的一段"
