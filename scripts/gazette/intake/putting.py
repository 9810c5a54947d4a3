"""合段: the lines of an issue -> paragraphs and tables, furniture left out; each thing done is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from gazette.intake.doubts import Log, Weight, shown
from gazette.intake.passages import Grid, Part, Passage, joined
from gazette.intake.received import Line, Style
from gazette.intake.rows import is_drawn_rule, table_at
from gazette.intake.seams import Seam, prose, seam, setting_of
from gazette.intake.spaced import spaced_at


class Putting:
    """Puts lines together. `apart` are lines (from 0) that begin something, whatever stands before them."""

    def __init__(self, lines: Sequence[Line], aside: set[int], apart: AbstractSet[int], log: Log) -> None:
        self.lines = lines
        self.aside = aside
        self.apart = apart
        self.log = log
        self.setting = setting_of(lines)
        empty = sum(not line.text.strip() for line in lines)
        self.loose = empty * 3 > len(lines)
        """whether empty lines stand everywhere, and part nothing"""
        self.unspaced = 0
        """the line up to which it is known whether tables are set with spaces"""
        self.unjoined: set[int] = set()
        """lines that look like rows, and are none"""
        self.headers: list[str] = []
        """headers that pages repeated, as they were received"""

    def parts(self, start: int) -> list[Part]:
        """All from a line on."""
        found: list[Part] = []
        at = start
        turned = False
        while at < len(self.lines):
            line = self.lines[at]
            turned = turned or line.page
            if at in self.aside:
                turned = True
            elif (not line.text.strip() and not line.picture and line.cells is None) or is_drawn_rule(
                line.text
            ):
                pass
            elif table := table_at(self.lines, at, self.aside):
                self.headers += [
                    "\n".join(self.lines[place].text.strip("\n ") for place in header)
                    for header in table.headers
                ]
                for first, last in table.cut:
                    self.log.doubt(
                        Weight.SEAM, first, f"表的一行被换页切断（第 {first}、{last} 行）",
                        "接成一行，断处的字接在一格里", "也可能是两行，或断在另一格",
                    )  # fmt: skip
                found.append(table.grid)
                at = table.end
                turned = False
                continue
            elif at >= self.unspaced and (grid := self._spaced(at)):
                found.append(grid)
                at = self.unspaced
                turned = False
                continue
            else:
                self._line(found, at, turned)
                turned = False
            at += 1
        return found

    def _spaced(self, at: int) -> Grid | None:
        """The table that is set with spaces from a line on."""
        group = spaced_at(self.lines, at, self.aside)
        if group is None:
            return None
        self.unspaced = group.end
        if group.doubted:
            self.unjoined |= set(range(at, group.end))
            self.log.doubt(
                Weight.SHAPE, at + 1, f"第 {at + 1}—{group.end} 行像是用空格排的表，不能断定",
                "作为各段文字", "是表的，写成附表",
            )  # fmt: skip
        return group.grid

    def _line(self, found: list[Part], at: int, turned: bool) -> None:
        line = self.lines[at]
        before = found[-1] if found else None
        own = Passage(line.text.strip(), at + 1, at + 1, line.style, line.whole, line.picture)
        if (
            line.goes_on
            and isinstance(before, Passage)
            and before.style is Style.PLAIN
            and at not in self.apart
        ):
            found[-1] = replace(before, text=joined([before.text, own.text]), last=at + 1)
            if turned:
                self.log.act(before.line, f"第 {before.last} 行与第 {at + 1} 行接成一段")
            return
        if not isinstance(before, Passage) or not self._may_join(before, line, at):
            found.append(own)
            return
        spaced = self.lines[before.line - 1].text[:1].isspace()
        above = self.lines[before.last - 1].text
        told = seam(before.text, above, line.text, turned, self.setting, spaced)
        if not turned and at - before.last > 0 and self._is_below_gap(before, at):
            told = Seam.APART
        if told in (Seam.APART, Seam.OPEN):
            if told is Seam.OPEN:
                self.log.doubt(
                    Weight.SEAM, at + 1, f"第 {before.last} 行“{shown(before.text)}”到此换页",
                    "分作两段", "也可能是一段",
                )  # fmt: skip
            found.append(own)
            return
        text = joined([before.text, own.text])
        found[-1] = replace(before, text=text, last=at + 1)
        left, right = re.search("[0-9]+$", before.text[-20:]), re.match("[0-9]{1,20}", own.text)
        if left and right:
            self.log.doubt(
                Weight.SEAM, before.last, f"第 {before.last} 行与第 {at + 1} 行之间切开了数字",
                f"接成“{left[0]}{right[0]}”", "也可能是两个数",
            )  # fmt: skip
        elif told is Seam.DOUBTED:
            self.log.doubt(
                Weight.SEAM, before.last, f"第 {before.last} 行与第 {at + 1} 行（{shown(line.text, 10)}）像是一段",
                "接成一段", "也可能是两段",
            )  # fmt: skip
        else:
            self.log.act(before.line, f"第 {before.last} 行与第 {at + 1} 行接成一段")

    def _is_below_gap(self, before: Passage, at: int) -> bool:
        """Whether an empty line parts a line from what is no running text: a list, a label, a name."""
        gap = not any(self.lines[place].text.strip() for place in range(before.last, at))
        return gap and not self.loose and not prose(before.text) and before.text[-1:] not in "，、（《"

    def _may_join(self, before: Passage, line: Line, at: int) -> bool:
        if at in self.apart or before.line - 1 in self.apart or at in self.unjoined:
            return False
        if line.whole or before.whole or line.picture or before.picture:
            return False
        return line.style is Style.PLAIN and before.style is Style.PLAIN
