"""刊首和目录: masthead and contents of an issue, read from its first lines.

front   = line* [heading of the contents, section+] line*
section = [heading] entry+
entry   = words over one or several lines, that end with a page, or that a document further down has as its title
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from gazette import model
from gazette.characters import squeeze
from gazette.intake.entries import is_heading, made
from gazette.intake.masthead import roles
from gazette.intake.sub_entries import counted
from gazette.intake.title_index import TitleIndex
from gazette.intake.titles import is_order
from gazette.lines import read_role
from gazette.model import FrontRole, LineRole, Mark
from gazette.numbering import marker_of

CONTENTS = re.compile(r"(?:本期)?(?:目录|目次|要目)(?:CONTENTS)?|CONTENTS", re.IGNORECASE)
_FARTHEST = 400
"""The heading of the contents is looked for among so many lines that are not empty."""
_LOOKED = 14
"""Lines by which is told whether pages stand before titles."""
_LONGEST = 5
"""Lines that an entry has at most."""
_PAGE = re.compile(
    r"^(?P<words>.*?)[\s.．…‥⋯·•・—―─_＿/／]*[(（\[【]?\s*(?:第|P\.?)?\s*(?P<page>[0-9]{1,4})\s*页?\s*[)）\]】]?\s*$"
)
PAGED = re.compile(
    r"""
    [(（\[【] \s* (?:第|P\.?)? \s* [0-9]{1,4} \s* 页? \s* [)）\]】] \s* $      # (3)
  | (?:[.．…‥⋯·•・—―─_＿]{2,} | …) \s* [(（]? \s* [0-9]{1,4} \s* [)）]? \s* $    # …… 3
  | [\s/／] [0-9]{1,4} $                                                          # a title  3
    """,
    re.VERBOSE,
)
_ALONE = re.compile("[0-9]{1,3}")
"""A page below its entry"""
_PAGE_FIRST = re.compile(r"(?:P\.?\s*)?0{0,2}(?P<page>[1-9][0-9]{0,2})(?:[\s/／|丨]+(?P<words>[^\s0-9].*))?")
"""03　某市人民政府关于……, or 03 alone above it"""
_NAME = re.compile("(?:[一二三四五六七八九十]{1,3}、)?[一-龥]{2,8}")
"""What a section may be called"""
_MOTTO = re.compile("发布|宣传|传达|指导|服务|公开|推进|沟通|面向|权威")


@dataclass(frozen=True)
class Front:
    """刊首, and the line (from 0) at which the documents begin."""

    lines: tuple[model.FrontLine, ...]
    contents: tuple[model.ContentsSection, ...]
    ends: int


def read_front(lines: Sequence[str], titles: TitleIndex) -> Front:
    """The front matter of the lines of an issue; empty where the first line already belongs to a document."""
    start = _contents_at(lines)
    entries = _Contents(lines, 0 if start is None else _behind_heading(lines, start), titles)
    sections = entries.read() if start is not None else ()
    printed = any(line is not None for line in entries.found)
    if (
        start is None
        or not any(section.entries for section in sections)
        or _is_behind(start, printed, titles)
    ):
        ends = titles.first_head()
        return Front(tuple(roles(lines, range(ends))), (), ends)
    first = next((line for line in entries.found if line is not None), None)
    ends = first if first is not None else titles.first_head(entries.at)
    if first is not None and entries.found[0] is None:
        # The document of the first entry may be printed with another title.
        ends = min(ends, titles.first_head(entries.at))
    ends = titles.with_letterhead(ends, entries.at)
    heading = model.FrontLine(FrontRole.CONTENTS, lines[start].strip(), mark=Mark("", start + 1))
    behind = [at for at in range(start + 1, ends) if at not in entries.used]
    after = (
        replace(line, role=FrontRole.MOTTO, values=(), text=lines[line.mark.line - 1].strip())
        if line.mark.line <= entries.at
        else line
        for line in roles(lines, behind, named=True)
    )
    return Front((*roles(lines, range(start)), heading, *after), sections, ends)


def _is_behind(start: int, printed: bool, titles: TitleIndex) -> bool:
    """Whether contents stand behind all documents: none of theirs begins below, and one does above."""
    return not printed and titles.first_head() < start


def _behind_heading(lines: Sequence[str], start: int) -> int:
    """The line behind the heading of the contents, which may be said once more: 目录 / CONTENTS."""
    below = next((at for at in range(start + 1, len(lines)) if lines[at].strip()), start)
    return (below if CONTENTS.fullmatch(squeeze(lines[below])) else start) + 1


def _contents_at(lines: Sequence[str]) -> int | None:
    filled = [at for at, line in enumerate(lines) if line.strip()][:_FARTHEST]
    for at, behind in zip_longest(filled, filled[1:]):
        if CONTENTS.fullmatch(squeeze(lines[at])):
            marker = marker_of(lines[behind].strip()) if behind is not None else None
            # That of a law or a plan lists its chapters.
            return None if marker and marker.system.level == 0 else at
    return None


class _Contents:
    """Reads entries one after the other; knows the lines that they took and where their documents begin."""

    def __init__(self, lines: Sequence[str], start: int, titles: TitleIndex) -> None:
        self.lines = lines
        self.at = start
        self.titles = titles
        self.found: list[int | None] = []
        self.used: set[int] = set()
        self.paged = False
        """whether an entry had a page: then all have"""
        self.enclosure: int | None = None
        """the number of the enclosure that the entry named which was read last"""
        self.plain_heading = False
        """whether a section was called by bare words, with no sign round them"""
        self.number_below: bool | None = None
        """whether numbers stand below the pages, once the first entry was read"""
        self.page_first = self._begins_with_pages()

    def read(self) -> tuple[model.ContentsSection, ...]:
        sections: list[model.ContentsSection] = []
        while (step := self._next()) is not None:
            if isinstance(step, model.ContentsSection):
                sections.append(step)
            elif sections:
                sections[-1] = replace(sections[-1], entries=(*sections[-1].entries, step))
            else:
                sections.append(model.ContentsSection(None, (step,), step.mark))
        return tuple(sections)

    def _next(self) -> model.ContentsSection | model.ContentsEntry | None:
        at = self._filled(self.at)
        if at is None or at in self.found:
            return None
        if heading := self._section_at(at):
            return heading
        if (one := self._entry(at)) is None:
            return self._passed(at)
        entry, taken = one
        self.paged = self.paged or entry.page is not None
        self._take(taken)
        self.enclosure = counted(entry.title, self.enclosure)
        if self.enclosure is not None:
            self.found.append(None)
            return entry
        name, span = self.titles.span_of(entry.title, self.at)
        span = span and (self.titles.order_above(span[0], self.at, name) or self.titles.whole(span, self.at))
        self.found.append(span[0] if span else self.titles.place_by_number(self.at, entry.printed_numbers))
        return entry

    def _begins_with_pages(self) -> bool:
        """Whether each entry begins with its page: the first numbers at the beginnings of lines rise, and no line ends with one."""
        filled = [line.strip() for line in self.lines[self.at : self.at + 40] if line.strip()][:_LOOKED]
        first = next((text for text in filled if not is_heading(text)), "")
        pages = [int(match["page"]) for text in filled if (match := _PAGE_FIRST.fullmatch(text))]
        begins = bool(_PAGE_FIRST.fullmatch(first))
        rising = begins and len(pages) > 1 and all(before < page for before, page in pairwise(pages))
        return rising and not any(PAGED.search(text) and not _PAGE_FIRST.fullmatch(text) for text in filled)

    def _entry_behind_page(self, at: int) -> tuple[model.ContentsEntry, list[int]] | None:
        """The entry whose page stands before its title: up to the next page or heading."""
        match = _PAGE_FIRST.fullmatch(self.lines[at].strip())
        if match is None:
            return None
        taken, words = [at], [match["words"] or ""]
        here = self._filled(at + 1)
        while here is not None and here not in self.found and len(taken) < _LONGEST:
            text = self.lines[here].strip()
            if _PAGE_FIRST.fullmatch(text) or is_heading(text) or self._has_begun(words, here):
                break
            taken.append(here)
            words.append(text)
            here = self._filled(here + 1)
        return (made(words, int(match["page"]), taken), taken) if any(words) else None

    def _has_begun(self, words: Sequence[str], here: int) -> bool:
        """Whether the first document begins at a line: what was read so far is its title."""
        span = self.titles.span(made(words, None, [here]).title, here) if any(words) else None
        return span is not None and span[0] == here

    def _take(self, taken: Sequence[int]) -> None:
        self.used |= set(taken)
        self.at = taken[-1] + 1

    def _section_at(self, at: int) -> model.ContentsSection | None:
        """The heading of a section, which an entry or another heading follows."""
        text, behind = self.lines[at].strip(), self._filled(at + 1)
        if behind is None:
            return None
        below = self.lines[behind].strip()
        if text.startswith("【") and "】" not in text and below.endswith("】") and len(below) < 12:
            self._take((at, behind))
            return model.ContentsSection(text + below, mark=Mark("", at + 1))
        titled = len(squeeze(text)) > 8 and self.titles.span(text, at + 1) is not None
        if self._is_unknown_section(text, behind):
            self._take((at,))
            return model.ContentsSection(text, mark=Mark("", at + 1))
        if not is_heading(text) or titled or (PAGED.search(text) and self._entry(at)):
            return None
        if not self._entry(behind) and not is_heading(below):
            return None
        self.plain_heading = self.plain_heading or text[0].isalpha()
        self._take((at,))
        return model.ContentsSection(text, mark=Mark("", at + 1))

    def _is_unknown_section(self, text: str, behind: int) -> bool:
        """Whether a short line is a section of a name that is not known: the entry below it is found further down, and with it
        is not."""
        if is_heading(text) or not _NAME.fullmatch(text) or _MOTTO.match(text):
            return False
        one = self._entry(behind) if behind not in self.found else None
        if one is None or one[0].page is None or one[1][0] != behind:
            return False
        after = one[1][-1] + 1
        alone = self.titles.span_of(one[0].title, after)[1]
        return alone is not None and self.titles.span_of(text + one[0].title, after)[1] is None

    def _passed(self, at: int) -> model.ContentsSection | model.ContentsEntry | None:
        """What stands behind a line that is no entry: a motto between two entries, or nothing any more. Where sections are
        called by bare words, a short one is a section of a name that is not known."""
        behind = self._filled(at + 1)
        one = self._entry(behind) if behind is not None and behind not in self.found else None
        if behind is None or one is None or not PAGED.search(self.lines[one[1][-1]]):
            return None
        text = self.lines[at].strip()
        if self.plain_heading and _NAME.fullmatch(text) and not _MOTTO.match(text):
            self._take((at,))
            return model.ContentsSection(text, mark=Mark("", at + 1))
        self.at = behind
        return self._next()

    def _entry(self, at: int) -> tuple[model.ContentsEntry, list[int]] | None:
        """The entry that begins at a line, and its lines: up to the first that ends with a page."""
        if self.page_first:
            return self._entry_behind_page(at)
        taken: list[int] = []
        words: list[str] = []
        here: int | None = at
        while here is not None and here not in self.found and len(taken) < _LONGEST:
            text = self.lines[here].strip()
            paged = _PAGE.match(text) if PAGED.search(text) or (taken and _ALONE.fullmatch(text)) else None
            if taken and not paged and is_heading(text) and not _is_open(words):
                break
            taken.append(here)
            words.append(paged["words"].strip() if paged else text)
            if len(taken) == 1 and not paged and self._is_order_above(text, here):
                return made(words, None, taken), taken
            if paged:
                return self._with_number_below(*self._without_motto(words, int(paged["page"]), taken))
            here = self._filled(here + 1)
        if self.paged:
            return None
        # Without pages: the fewest lines that a document further down has as its title.
        for count in range(1, min(4, len(taken)) + 1):
            title = "".join(words[:count])
            span = self.titles.span(title, taken[count - 1] + 1)
            if len(squeeze(title)) > 5 and span is not None and span[0] not in self.found:
                return self._with_number_below(made(words[:count], None, taken), taken[:count])
        # A title that is printed otherwise is known by the number below it.
        for count in range(1, min(4, len(taken) - 1) + 1) if self.number_below else ():
            number = [words[count].strip("（）()")]
            told = read_role(words[count]) is LineRole.NUMBER
            if told and self.titles.place_by_number(taken[count] + 1, number) is not None:
                return self._with_number_below(made(words[:count], None, taken), taken[:count])
        return None

    def _is_order_above(self, text: str, at: int) -> bool:
        """Whether a line is an order that has no page of its own: what it publishes stands below it with one."""
        numbers = made([text], None, [at]).printed_numbers
        if not is_order(text) or self.titles.place_by_number(at + 1, numbers) is None:
            return False
        below = self._filled(at + 1)
        page = _PAGE.match(self.lines[below].strip()) if below is not None else None
        # A page alone is its own.
        return below is not None and (page is None or bool(page["words"].strip()))

    def _without_motto(
        self, words: list[str], page: int, taken: list[int]
    ) -> tuple[model.ContentsEntry, list[int]]:
        """An entry without lines before it that are none of its title, which a document further down has."""
        for skipped in range(len(words)):
            own = made(words[skipped:], page, taken[skipped:])
            if self.titles.span_of(own.title, taken[-1] + 1)[1] is not None:
                return own, taken[skipped:]
        return made(words, page, taken), taken

    def _with_number_below(
        self, entry: model.ContentsEntry, taken: list[int]
    ) -> tuple[model.ContentsEntry, list[int]]:
        """An entry with the number that stands below its page, where it does so from the first entry on."""
        below = self._filled(taken[-1] + 1)
        text = self.lines[below].strip() if below is not None else ""
        given = (
            not entry.printed_numbers
            and read_role(text) is LineRole.NUMBER
            and self.titles.again(text, below)
        )
        self.number_below = given if self.number_below is None else self.number_below
        if not (given and self.number_below and below is not None and below not in self.found):
            return entry, taken
        return replace(entry, number=text.strip("（）()")), [*taken, below]

    def _filled(self, at: int) -> int | None:
        return next((place for place in range(at, len(self.lines)) if self.lines[place].strip()), None)


def _is_open(words: Sequence[str]) -> bool:
    """Whether the words of a title go on: 关于……的 / 决定."""
    return bool(words) and words[-1].endswith("的")
