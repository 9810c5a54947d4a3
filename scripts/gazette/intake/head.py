"""版头: what stands above a document's text, read line by line under its title.

head = [number in the title] (number | registration | line under the title)* [addressees | salutation]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from gazette import model
from gazette.characters import squeeze
from gazette.heads import issuers_of
from gazette.intake import line_kinds
from gazette.intake.passages import Part, Passage
from gazette.intake.titles import ANNOUNCES, INTERPRETATION, is_red_head
from gazette.lines import byline, person, read_role
from gazette.model import LineRole, Mark, PrintedLine
from gazette.numbering import marker_of

_BRACKETED = re.compile(r"(?P<title>.{4,}?)\s*(?P<number>[（(][^（）()]{2,30}号[)）])")
_ORDERED = re.compile(r"(?P<title>.{2,}(?:令|公告|通告))\s*(?P<number>(?:第|[〔\[]?(?:19|20)).{0,12}号)")
_LINES = (
    LineRole.NUMBER, LineRole.BYLINE, LineRole.HISTORY, LineRole.SUBTITLE, LineRole.REGISTRATION, LineRole.PUBLISHED,
)  # fmt: skip
_DATED = (LineRole.SIGNED, LineRole.BYLINE, LineRole.NUMBER)
_OF_A_SPEECH = (LineRole.SIGNED, LineRole.SUBTITLE)
_LONGEST = 80
"""Characters that a line under a title has at most; 题注 may have more."""


@dataclass
class Head:
    """What was read: fields of a `model.Writing`, the lines of their keys in source.txt, how many parts it took."""

    title: str | None
    fields: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    used: int = 0

    @property
    def printed(self) -> Sequence[PrintedLine]:
        """The lines above and under the title."""
        found: Sequence[PrintedLine] = (*self.fields.get("above", ()), *self.fields.get("under", ()))
        return found


def read_head(above: Sequence[Passage], title: str | None, titled: int, parts: Sequence[Part]) -> Head:
    """The head of a document: the lines above its title, its title with the line of source.txt where that ends, its parts."""
    head = Head(title)
    numbers = _number_of_title(head, titled)
    reader = _Reader(head, parts)
    numbers += reader.under()
    if numbers:
        head.fields["numbers"] = tuple(numbers)
    if above:
        head.fields["above"] = tuple(_above(line, bool(numbers)) for line in _announced(above))
    reader.addressed()
    return head


def _number_of_title(head: Head, line: int) -> list[str]:
    """The number that print has on the line of the title, in brackets: 某市人民政府令（第11号）."""
    found = _BRACKETED.fullmatch(head.title or "") or _ORDERED.fullmatch(head.title or "")
    if found is None or read_role(found["number"]) is not LineRole.NUMBER:
        return []
    head.title = found["title"]
    head.keys["number"] = line
    return [found["number"]]


def _announced(above: Sequence[Passage]) -> Iterator[Passage]:
    """The lines above a title; 公告 and the number below it are one: 公告2021年第13号."""
    word: Passage | None = None
    for line in above:
        if squeeze(line.text) in ANNOUNCES:
            word = line
        elif word:
            yield replace(word, text=word.text + line.text, last=line.last)
            word = None
        else:
            yield line


def _above(line: Passage, numbered: bool) -> PrintedLine:
    """A line above a title; a number there is the document's own, unless it has one under the title."""
    printed = PrintedLine(line.text, None, Mark("", line.line))
    said = read_role(line.text)
    if said is LineRole.NUMBER:
        return replace(printed, role=LineRole.REGISTRATION if numbered else LineRole.NUMBER)
    if is_red_head(line.text):
        return replace(printed, role=LineRole.LABELLED)
    return (
        replace(printed, role=LineRole.ISSUER) if said is None and line_kinds.is_body(line.text) else printed
    )


class _Reader:
    def __init__(self, head: Head, parts: Sequence[Part]) -> None:
        self.head = head
        self.parts = parts

    def under(self) -> list[str]:
        """Numbers, which are returned, registration and the lines under the title."""
        numbers: list[str] = []
        under: list[PrintedLine] = []
        while isinstance(part := self._part(0), Passage):
            text, said = part.text, read_role(part.text)
            if len(text) > _LONGEST and said is not LineRole.HISTORY:
                break
            if not under and (line_kinds.is_number_line(text) or line_kinds.looks_like_number(text)):
                # A form that is not read is told as a hint by the check.
                numbers += line_kinds.numbers_in(text) or [text]
                self.head.keys.setdefault("number" if len(numbers) == 1 else "numbers", part.line)
            elif (
                said is LineRole.REGISTRATION
                and numbers
                and not under
                and "registration" not in self.head.fields
            ):
                self.head.fields["registration"] = text
                self.head.keys["registration"] = part.line
            elif (line := self._line(part)) and not (said is LineRole.NUMBER and numbers):
                under.append(line)
            else:
                break
            self.head.used += 1
        if under:
            self.head.fields["under"] = tuple(under)
        return numbers

    def _line(self, part: Passage) -> PrintedLine | None:
        """A line under the title, with its role where its words do not tell it."""
        text, said = part.text, read_role(part.text)
        printed = PrintedLine(text, None, Mark("", part.line))
        more = self._part(1) is not None
        if said is LineRole.HISTORY:
            return printed if line_kinds.is_history(text) else None
        if said in _LINES or (said is LineRole.SIGNED and (text[:1] in "（(" or more)):
            return printed
        if said is LineRole.ANNOTATION and self.head.title and more and not line_kinds.is_sentence(text):
            return printed
        if self._is_issuer(text):
            return replace(printed, role=LineRole.ISSUER)
        if self._is_speaker(text):
            return replace(printed, role=LineRole.SPEAKER)
        return replace(printed, role=LineRole.BYLINE) if self._is_byline(text) else None

    def _part(self, ahead: int) -> Part | None:
        at = self.head.used + ahead
        return self.parts[at] if at < len(self.parts) else None

    def _is_issuer(self, text: str) -> bool:
        """A body by itself under a title that names none, before a date or number, or of an explanation; several, each a
        line, under a title that names none, before a date that the text follows."""
        if not line_kinds.are_named(text):
            return False
        ahead = 1
        while isinstance(behind := self._part(ahead), Passage) and line_kinds.are_named(behind.text):
            ahead += 1
        if behind is None:
            return False
        dated = isinstance(behind, Passage) and read_role(behind.text) in _DATED
        if ahead > 1:
            # Else a list of bodies.
            return dated and not self._is_signed_by_title() and self._part(ahead + 1) is not None
        if dated or (not self.head.used and not self._is_signed_by_title()):
            return True
        return bool(INTERPRETATION.search(self.head.title or ""))

    def _is_signed_by_title(self) -> bool:
        return bool(issuers_of(model.Notice(title=self.head.title or "")))

    def _is_byline(self, text: str) -> bool:
        """A date and bodies, or bodies and a date under a title that names none: 某市统计局　2023年3月28日."""
        if line_kinds.is_date_first(text):
            return True
        together = line_kinds.issuer_and_date(text)
        signs = together is not None and line_kinds.are_named(together[0]) and byline(text) is not None
        return signs and self._part(1) is not None and not self._is_signed_by_title()

    def _is_speaker(self, text: str) -> bool:
        """Who speaks: above the salutation, between which and him the day may stand; a post and a name under a title of
        what is said."""
        if marker_of(text) or not person(text).name:
            return False
        if self._is_reporter(text):
            return True
        if len(text) >= 30:
            return False
        ahead = 1
        while isinstance(behind := self._part(ahead), Passage) and read_role(behind.text) in _OF_A_SPEECH:
            ahead += 1
        if isinstance(behind, Passage) and line_kinds.is_salutation(behind.text):
            return True
        spoken = re.search("(?:讲话|致辞|发言|报告|说明)$", squeeze(self.head.title or ""))
        return bool(spoken) and line_kinds.is_signatory(text) and behind is not None

    def _is_reporter(self, text: str) -> bool:
        """A post and a name between the line of the meeting and who is addressed: ——……会议上 / 某委员会副主任委员　张三 / 某省
        人大常委会："""
        above, below = self._part(-1) if self.head.used else None, self._part(1)
        told = person(text)
        return (
            isinstance(above, Passage)
            and isinstance(below, Passage)
            and read_role(above.text) is LineRole.SUBTITLE
            and line_kinds.is_addressees(below.text)
            and not line_kinds.is_sentence(text)
            and bool(told.post)
            and len(told.name or "") < 5
            and len(text) <= _LONGEST
        )

    def addressed(self) -> None:
        """主送机关 or 称呼."""
        part = self._part(0)
        if not isinstance(part, Passage):
            return
        salutation = line_kinds.is_salutation(part.text)
        if salutation or (line_kinds.is_addressees(part.text) and self._part(1) is not None):
            key = "salutation" if salutation else "addressees"
            self.head.fields[key] = part.text
            self.head.keys[key] = part.line
            self.head.used += 1
