"""自动编号 of Word: numbers that print shows in front of a paragraph and that are nowhere in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from gazette.intake.readers.word_counting import written
from gazette.intake.readers.word_looks import Look, changed
from gazette.intake.readers.word_signs import bullet
from gazette.intake.readers.word_styles import Styles
from gazette.intake.readers.word_xml import inner, number, switch, value

_LEVELS = 9
_LONGEST = 60
"""No program for writing takes a longer pattern of a number: what is longer is cut, and told."""
_PLACE = re.compile("%([1-9])")
_CLOSED = "、）)．，：:；。】］]"
"""signs after which a text follows without a gap"""


@dataclass(frozen=True)
class Label:
    """编号: as print has it, the gap behind it, and whether the number could be written in its own format."""

    text: str
    gap: str
    sure: bool


class _Level:
    """级: one level of a list."""

    def __init__(self, element: Element, level: int) -> None:
        self.start = number(element, "w:start")
        restart = number(element, "w:lvlRestart")
        self.restart = level if restart is None else restart
        self.style = value(element, "w:pStyle")
        self.plain = bool(switch(element, "w:isLgl"))
        self.suffix = value(element, "w:suff") or "tab"
        self.hidden = changed(Look(), inner(element, "w:rPr")).hidden
        pattern = value(element, "w:lvlText") or ""
        self.pattern = pattern[:_LONGEST]
        self.whole = len(pattern) <= _LONGEST
        self.bullet = bullet(self.pattern, element)
        # A format of its own making is written twice, the last for programs that do not know it.
        formats = [found.get("w:val") or "" for found in element.iter("w:numFmt")]
        self.format = formats[-1] if formats else "decimal"

    @property
    def first(self) -> int:
        return 0 if self.start is None else self.start


class _List:
    """一套编号: its levels, and how far each has counted."""

    def __init__(self, element: Element) -> None:
        self.levels = {
            level: _Level(child, level)
            for child in element
            if child.tag == "w:lvl" and 0 <= (level := number_of(child)) < _LEVELS
        }
        self.linked = value(element, "w:numStyleLink")
        self.counts: dict[int, int] = {}


class _Use:
    """An instance of a list (`w:num`): levels of its own instead, and numbers that it begins anew with."""

    def __init__(self, element: Element) -> None:
        self.list = value(element, "w:abstractNumId") or ""
        self.levels: dict[int, _Level] = {}
        self.begins: dict[int, int] = {}
        for override in element:
            level = number_of(override)
            if override.tag != "w:lvlOverride" or not 0 <= level < _LEVELS:
                continue
            if (own := inner(override, "w:lvl")) is not None:
                self.levels[level] = _Level(own, level)
            if (begin := number(override, "w:startOverride")) is not None:
                self.begins[level] = begin


def number_of(element: Element) -> int:
    """The level that an element says it is of; -1 where it says none."""
    said = element.get("w:ilvl") or ""
    return int(said) if said in tuple("012345678") else -1


class Numbering:
    """The lists of a file, counting as its paragraphs go by."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._uses: dict[str, _Use] = {}
        for child in root if root is not None else ():
            if child.tag == "w:abstractNum":
                self._lists[child.get("w:abstractNumId") or ""] = _List(child)
            elif child.tag == "w:num":
                self._uses[child.get("w:numId") or ""] = _Use(child)

    def label(self, paragraph: Element) -> Label | None:
        """The label of the next paragraph; None where it has none."""
        found = self._place(paragraph)
        if found is None:
            return None
        use, level = found
        counted = self._list(use)
        if counted is None or self._level(use, counted, level) is None:
            return None
        self._count(use, counted, level)
        return self._written(use, counted, level)

    def _place(self, paragraph: Element) -> tuple[_Use, int] | None:
        """The list and the level of a paragraph: its own, else its style's."""
        name: str | None = None
        level: int | None = None
        for said in self._styles.properties(inner(paragraph, "w:pPr")):
            name = name or value(said, "w:numPr", "w:numId")
            level = number(said, "w:numPr", "w:ilvl") if level is None else level
            if name is not None:
                break
        use = self._uses.get(name or "")
        if use is None:
            return None
        if level is None:
            level = self._level_of_style(use, paragraph)
        return (use, level) if 0 <= level < _LEVELS else None

    def _level_of_style(self, use: _Use, paragraph: Element) -> int:
        """The level that is bound to a paragraph's style, or to the nearest that one is based on; else the first."""
        counted = self._list(use)
        bound = {} if counted is None else {level.style: at for at, level in counted.levels.items()}
        return next((bound[style] for style in self._styles.ids(paragraph) if style in bound), 0)

    def _list(self, use: _Use) -> _List | None:
        """The list of a use; one that is only named there (`numStyleLink`) stands with the style of that name."""
        found = self._lists.get(use.list)
        if found is None or found.linked is None:
            return found
        named = self._uses.get(self._styles.list_of(found.linked) or "")
        return found if named is None else self._lists.get(named.list)

    @staticmethod
    def _level(use: _Use, counted: _List, level: int) -> _Level | None:
        return use.levels.get(level) or counted.levels.get(level)

    def _count(self, use: _Use, counted: _List, level: int) -> None:
        """One more of this level; deeper ones begin anew, unless they say after which level they do."""
        counts = counted.counts
        here = self._level(use, counted, level)
        assert here is not None
        if level in use.begins:
            # Once: from then on this use goes on counting.
            counts[level] = use.begins.pop(level)
        else:
            counts[level] = counts[level] + 1 if level in counts else here.first
        for deeper in range(level + 1, _LEVELS):
            said = self._level(use, counted, deeper)
            if said is not None and level < said.restart:
                counts.pop(deeper, None)

    def _written(self, use: _Use, counted: _List, level: int) -> Label | None:
        here = self._level(use, counted, level)
        assert here is not None
        if here.hidden:
            return None
        if here.format == "bullet":
            return Label(here.bullet, _gap(here, here.bullet), here.whole) if here.bullet else None
        sure = here.whole

        def put(match: re.Match[str]) -> str:
            nonlocal sure
            at = int(match[1]) - 1
            said = self._level(use, counted, at)
            if said is None or at > level:
                return ""
            count = counted.counts.get(at, said.first)
            spelt = written(count, "decimal" if here.plain and said.format != "none" else said.format)
            sure = sure and (spelt is not None or count < 1)
            return str(count) if spelt is None else spelt

        shown = _PLACE.sub(put, here.pattern)
        return Label(shown, _gap(here, shown), sure) if shown else None


def _gap(level: _Level, label: str) -> str:
    """The white space between label and text, where without it they would read as one."""
    if level.suffix == "nothing" or label[-1] in _CLOSED:
        return ""
    return " " if label[-1].isascii() else "　"
