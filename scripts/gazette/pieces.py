"""所印: an issue read out from its YAML in the order of print, stretch by stretch, as it was received."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gazette import model
from gazette.characters import squeeze
from gazette.furniture import BRACKETS, LEADERS
from gazette.model import FrontRole, Mark
from gazette.outline import interpretation_units, notice_units, stretch
from gazette.tables import table_units
from gazette.units import Unit

_SEPARATORS = rf"[{re.escape(LEADERS + BRACKETS)}〔〕、，,；;：:/／]*"
_OF_CONTENTS = re.compile(_SEPARATORS + "(?:第|P|p)?"), re.compile(r"页?[)）\]］】〕]*")
"""Leaders of any length and brackets before a number or page of the contents; brackets behind it."""
_OF_PAGE_FIRST = re.compile(_SEPARATORS + "(?:第|P|p)?0{0,2}"), re.compile(f"页?{_SEPARATORS}")
"""Of a page that stands before its title: 03　某市人民政府关于……"""
_FRONT = 40_000
"""Characters of an issue among which its contents are looked for."""
_OF_NUMBER = re.compile("[(（【]"), re.compile("[)）】]")
"""Brackets round exactly a number under a title."""
_OF_VALUES = re.compile("[、，,；;]?"), None
"""Between the values of an imprint that are typed one by one."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text the YAML answers for. What `around` matches before and behind it is typography: where both
    are given, a bracket only with the other."""

    text: str
    mark: Mark
    around: tuple[re.Pattern[str], re.Pattern[str] | None] | None = None
    header: str = ""
    """the header of the table whose header or row it stands in"""
    units: tuple[int, ...] = ()
    """the places of its units among those of its document; several, where a repair covers them"""

    def end(self, text: str, received: str, at: int) -> int | None:
        """Where the `text` of the piece ends if it stands in what was received at this place."""
        if self.around:
            before, after = self.around
            found = re.compile(f"(?:{before.pattern}){re.escape(text)}(?:{after.pattern if after else ''})")
            if match := found.match(received, at):
                return match.end()
        return at + len(text) if received.startswith(text, at) else None


def pieces(issue: model.Issue) -> Iterator[Piece]:
    """The whole issue in print order, as received; without mottoes (口号), which stand anywhere in the front matter."""
    yield from front_matter(issue)
    placed: set[tuple[str, str]] = set()
    for folder, record in issue.printed():
        units = notice_units(record) if isinstance(record, model.Notice) else interpretation_units(record)
        # A table stands where it is referred to first, in the notice or in its interpretation.
        tables = {table.name: table for table in folder.tables if (folder.name, table.name) not in placed}
        placed |= {
            (folder.name, unit.block.name) for unit in units if isinstance(unit.block, model.TableReference)
        }
        yield from _record(record, units, tables)
    for line in issue.back:
        yield from _printed_line(line)


def _as_received(
    units: Sequence[Unit], corrections: Sequence[model.Correction]
) -> Iterator[tuple[Unit | None, Piece]]:
    covered: dict[int, model.Correction] = {}
    for correction in corrections:
        for index in stretch(units, correction.at, correction.to):
            covered[index] = correction
    done: list[model.Correction] = []
    for index, unit in enumerate(units):
        repair = covered.get(index)
        if repair is None:
            yield unit, Piece(unit.text, unit.mark, units=(index,))
        elif repair not in done:
            done.append(repair)
            covers = tuple(stretch(units, repair.at, repair.to))
            yield None, Piece(repair.received, repair.mark, units=covers)


def _record(
    record: model.Notice | model.Interpretation, units: Sequence[Unit], tables: Mapping[str, model.Table]
) -> Iterator[Piece]:
    for unit, piece in _as_received(units, record.corrections):
        block = unit.block if unit else None
        if isinstance(block, model.TableReference) and block.name in tables:
            table = tables[block.name]
            own = table_units(table)
            header = squeeze("".join(cell.text for cell in own if cell.kind == "header"))
            for cell, received in _as_received(own, table.corrections):
                within = cell is None or cell.kind in ("header", "cell", "total")
                yield replace(received, header=header) if within else received
        elif unit and unit.kind == "number":
            yield replace(piece, around=_OF_NUMBER)
        else:
            yield piece


def front_matter(issue: model.Issue) -> Iterator[Piece]:
    """封面, 版权页, 目录, in the order of print."""
    for line in issue.front:
        if line.role is not FrontRole.MOTTO:
            yield from _printed_line(line)
        if line.role is FrontRole.CONTENTS:
            yield from _contents(issue)
    if all(line.role is not FrontRole.CONTENTS for line in issue.front):
        yield from _contents(issue)


def _printed_line(line: model.FrontLine) -> Iterator[Piece]:
    yield Piece(line.text, line.mark)
    for value in line.values:
        yield Piece(value, line.mark, _OF_VALUES)


def _contents(issue: model.Issue) -> Iterator[Piece]:
    """目录: sections and their lines; numbers and pages with leaders and brackets of any kind."""
    place = _place_of_pages(issue)
    for section in issue.contents:
        if section.heading:
            yield Piece(section.heading, section.mark)
        for entry in section.entries:
            title = [Piece(entry.title, entry.mark)]
            numbers = [
                Piece(number, entry.mark.of("number" if entry.number else "numbers"), _OF_CONTENTS)
                for number in entry.printed_numbers
            ]
            if entry.registration:
                numbers.append(Piece(entry.registration, entry.mark.of("registration"), _OF_CONTENTS))
            around = _OF_PAGE_FIRST if place == "first" else _OF_CONTENTS
            page = [] if entry.page is None else [Piece(str(entry.page), entry.mark.of("page"), around)]
            match place:
                case "first":
                    yield from (*page, *title, *numbers)
                case "second":
                    yield from (*title, *page, *numbers)
                case "last":
                    yield from (*title, *numbers, *page)


def _place_of_pages(issue: model.Issue) -> Literal["first", "second", "last"]:
    """Where the lines of the contents were received with their pages: each before its title, or between title and number."""
    entries = [entry for section in issue.contents for entry in section.entries]
    if not entries or any(entry.page is None for entry in entries):
        return "last"
    received = squeeze(issue.source[:_FRONT])
    first, second = True, any(entry.printed_numbers for entry in entries)
    at = 0
    for entry in entries:
        title = squeeze(entry.title)
        place = received.find(title, at)
        if place < 0:
            return "last"
        at = place + len(title)
        page = rf"0{{0,2}}{entry.page}"
        before = re.search(rf"(?:^|[^0-9]){page}{_SEPARATORS}$", received[max(0, place - 12) : place])
        number = "".join(re.escape(squeeze(number)) for number in entry.printed_numbers[:1])
        behind = re.match(rf"{_SEPARATORS}(?:第|P|p)?{page}页?{_SEPARATORS}{number}", received[at : at + 200])
        first, second = first and bool(before), second and bool(behind)
    return "first" if first else "second" if second else "last"
