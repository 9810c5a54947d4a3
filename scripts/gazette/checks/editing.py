"""Rules on what the editors add: notes (校注) and corrections (更正)."""

from __future__ import annotations

from collections.abc import Iterator

from gazette import model
from gazette.archive import Archive
from gazette.checks.records import records
from gazette.checks.rule import rule
from gazette.model import Problem
from gazette.outline import stretch
from gazette.punctuation import sentences
from gazette.units import Unit


@rule(whole=True)
def anchors_exist(archive: Archive) -> Iterator[Problem]:
    """校注和更正所指的位置须存在，更正的终点不在起点之前。"""
    for held in records(archive):
        units = held.units
        anchors = {unit.anchor for unit in units}
        entries: list[model.Note | model.Correction] = [*held.record.notes, *held.record.corrections]
        for entry in entries:
            places = [entry.at, entry.to] if isinstance(entry, model.Correction) else [entry.at]
            missing = [place for place in places if place and place not in anchors]
            for place in missing:
                yield Problem(entry.mark, f"文中没有“{place}”这个位置", "照页面上该处的网址 # 之后的名称改正")
            if (
                isinstance(entry, model.Correction)
                and not missing
                and entry.at
                and not stretch(units, entry.at, entry.to)
            ):
                yield Problem(entry.mark, f"更正的终点“{entry.to}”在起点“{entry.at}”之前", "对调 at 和 to")


@rule(whole=True)
def corrections_stand_apart(archive: Archive) -> Iterator[Problem]:
    """两处更正不得重叠。"""
    for held in records(archive):
        units = held.units
        covered: dict[int, model.Correction] = {}
        for correction in held.record.corrections:
            repaired = stretch(units, correction.at, correction.to)
            for other in dict.fromkeys(str(covered[index].mark) for index in repaired if index in covered):
                yield Problem(correction.mark, f"与 {other} 的更正重叠", "合并为一处，或改正 at 和 to")
            for index in repaired:
                covered.setdefault(index, correction)


@rule(whole=True)
def points_are_the_text(archive: Archive) -> Iterator[Problem]:
    """要点所指的位置须存在且有文字，所写的须是那里的整句，一字不差。"""
    for notice in archive.notices.values():
        units = {unit.anchor: unit for unit in notice.units}
        for point in notice.notice.points or ():
            unit = units.get(point.at)
            if unit is None:
                yield Problem(
                    point.mark, f"文中没有“{point.at}”这个位置", "照页面上该处的网址 # 之后的名称改正"
                )
            elif not unit.text[len(unit.marker) :].strip():
                yield Problem(point.mark, f"“{point.at}”没有文字", "改指有文字的位置")
            elif point.words and point.words not in unit.text:
                yield Problem(point.mark, f"“{point.at}”没有“{point.words}”这句话", "照原文写，一字不差")
            elif point.words and not _is_whole(point.words, unit):
                yield Problem(point.mark, f"“{point.words}”不是整句", "从一句的开头写到它的句号或分号")


def _is_whole(words: str, unit: Unit) -> bool:
    """Whether the words, wherever they stand in the unit, are from the beginning of a sentence to the end of one."""
    told = tuple(unit.text[start:end].strip() for start, end in sentences(unit.text, len(unit.marker)))
    return words.startswith(told) and words.endswith(told)
