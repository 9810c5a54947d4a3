"""刊首: masthead and contents of an issue, read from its first lines.

front   = line* [heading of the contents, section+] line*
section = [heading] entry+
entry   = words over one or several lines, that end with a page, or that a document further down has as its title
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gazette import model
from gazette.intake.passages import squeezed
from gazette.intake.titles import TitleIndex
from gazette.lines import bare
from gazette.model import FrontRole, Mark
from gazette.numbering import marker_of
from gazette.numbers import parse
from gazette.numerals import half_width, parse_date

_CONTENTS = re.compile(r"(?:本期)?(?:目录|目次|要目)(?:CONTENTS)?|CONTENTS", re.IGNORECASE)
_FARTHEST = 400
"""The heading of the contents is looked for among so many lines that are not empty."""
_LEADERS = r"[\s.．…‥⋯·•・—―─_＿]"
_PAGE = re.compile(
    rf"^(?P<words>.*?){_LEADERS}*[(（\[【]?\s*(?:第|P\.?)?\s*(?P<page>[0-9]{{1,4}})\s*页?\s*[)）\]】]?\s*$"
)
_PAGED = re.compile(
    r"[(（\[【]\s*(?:第|P\.?)?\s*[0-9]{1,4}\s*页?\s*[)）\]】]\s*$|[.．…‥⋯·•・—―─_＿]{2,}\s*[(（]?\s*[0-9]{1,4}\s*[)）]?\s*$|\s{2,}[0-9]{1,4}\s*$|\s[0-9]{1,4}$"
)
_BRACKETED = re.compile(r"[【\[〔●◆■★◎▲※☆].*[】\]〕]?$")
_SECTION_END = re.compile(
    r"(?:文件|任免|事项|公告|通告|解读|大事记|选登|要闻|规章|法规|讲话|统计|纪要|动态|简讯|专栏|篇|政策|信息|工作|其他|报告|决定|命令|令)$"
)
_LABEL = re.compile(
    r"(?:(?:19|20)[0-9]{2}\s*年?\s*)?第\s*[0-9一二三四五六七八九十]+(?:\s*[-—－~～、]\s*[0-9]+)?\s*[期号](?!\S)|(?:19|20)[0-9]{2}\s*[.·年/-]\s*[0-9]{1,2}(?:\s*[-—]\s*[0-9]{1,2})?\s*[月期]?$|(?:19|20)[0-9]{2}\s*年.{0,6}增刊"
)
_SERIAL = re.compile(r"[(（]?\s*总\s*(?:第|号|期).*")
_STATEMENT = re.compile(r"[◇◆★※].*|.*(?:同等效力|本刊(?:所载|刊登|刊载|公布).*|为准)\S*$")
_IMPRINT = re.compile(r"^(?P<label>[^:：]{2,12}?[:：])\s*(?P<rest>.*)$")
_OFFICES = (
    "主管",
    "主办",
    "承办",
    "协办",
    "编辑",
    "出版",
    "主编",
    "副主编",
    "总编",
    "印刷",
    "承印",
    "发行",
    "编审",
    "审核",
    "责任编辑",
    "地址",
    "电话",
    "邮编",
    "校对",
    "总编辑",
    "编印",
)
_ENTITY = re.compile(r"准印证|刊号|ISSN|CN\s?[0-9]|定价|邮发代号|登记证")
_HEADINGS = ("编辑委员会", "编委会", "编辑出版", "赠阅范围", "发行范围", "发送范围")


@dataclass(frozen=True)
class Front:
    """刊首, and the line (from 0) at which the documents begin."""

    lines: tuple[model.FrontLine, ...]
    contents: tuple[model.ContentsSection, ...]
    ends: int


def read_front(lines: Sequence[str], titles: TitleIndex) -> Front:
    """The front matter of the lines of an issue; empty where the first line already belongs to a document."""
    start = _contents_at(lines)
    entries = _Contents(lines, 0 if start is None else start + 1, titles)
    sections, used = entries.read() if start is not None else ((), set())
    if start is None or not any(section.entries for section in sections):
        ends = titles.first_head()
        return Front(tuple(_roles(lines, range(ends))), (), ends)
    first = next((line for line in entries.found if line is not None), None)
    ends = first if first is not None else titles.first_head(entries.at)
    before = list(_roles(lines, range(start)))
    heading = model.FrontLine(FrontRole.CONTENTS, lines[start].strip(), mark=Mark("", start + 1))
    behind = [at for at in range(start + 1, ends) if at not in used and lines[at].strip()]
    mottoes = {at for at in behind if at < entries.at}
    after = [
        replace(line, role=FrontRole.MOTTO, values=(), text=lines[line.mark.line - 1].strip())
        if line.mark.line - 1 in mottoes
        else line
        for line in _roles(lines, behind, named=True)
    ]
    return Front((*before, heading, *after), sections, ends)


def _contents_at(lines: Sequence[str]) -> int | None:
    seen = 0
    for at, line in enumerate(lines):
        words = squeezed(line)
        seen += bool(words)
        if seen > _FARTHEST:
            return None
        if words and _CONTENTS.fullmatch(words):
            behind = next((text for text in lines[at + 1 :] if text.strip()), "")
            marker = marker_of(behind.strip())
            # That of a law or a plan, which lists its chapters.
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

    def read(self) -> tuple[tuple[model.ContentsSection, ...], set[int]]:
        sections: list[model.ContentsSection] = []
        entries: list[model.ContentsEntry] = []
        heading: tuple[str, int] | None = None
        while (step := self._next()) is not None:
            if isinstance(step, model.ContentsEntry):
                entries.append(step)
                continue
            if entries or heading:
                sections.append(_section(heading, entries))
                entries = []
            heading = step
        if entries or heading:
            sections.append(_section(heading, entries))
        return tuple(sections), self.used

    def _next(self) -> tuple[str, int] | model.ContentsEntry | None:
        at = self._filled(self.at)
        if at is None or (self.found and self._is_document(at)):
            return None
        one = self._entry(at)
        text = self.lines[at].strip()
        if text.startswith("【") and "】" not in text and (closing := self._filled(at + 1)) is not None:
            # Cut within its bracket.
            if self.lines[closing].strip().endswith("】") and len(self.lines[closing].strip()) < 12:
                self.used |= {at, closing}
                self.at = closing + 1
                return text + self.lines[closing].strip(), at + 1
        heading = self._heading(at, text)
        if heading and (one is None or not _PAGED.search(text)) and not self._titled(text):
            # What follows must be an entry, or the lines belong to nothing.
            behind = self._filled(at + 1)
            if behind is not None and (self._entry(behind) or self._heading(behind, self.lines[behind])):
                self.used.add(at)
                self.at = at + 1
                return text, at + 1
        if one is None:
            return self._passed(at)
        entry, taken = one
        self.used |= set(taken)
        self.at = taken[-1] + 1
        place = self.titles.place_of(entry.title, after=self.at, numbers=entry.printed_numbers)
        self.found.append(place)
        return entry

    def _passed(self, at: int) -> tuple[str, int] | model.ContentsEntry | None:
        """A line that is no entry: a motto between two entries, or the end of the contents."""
        behind = self._filled(at + 1)
        if behind is not None and not self._is_document(behind) and (one := self._entry(behind)):
            if _PAGED.search(self.lines[one[1][-1]]):
                self.at = behind
                return self._next()
        return None

    def _heading(self, at: int, text: str) -> bool:
        words = squeezed(text)
        if re.fullmatch(r"【.{1,20}】|\[.{1,20}\]|〔.{1,20}〕|[●◆■★◎▲※☆○◇].{1,20}", words):
            return True
        return (
            len(words) <= 14
            and bool(_SECTION_END.search(words))
            and "关于" not in words
            and not re.search("[0-9]", words)
        )

    def _titled(self, text: str) -> bool:
        return (
            self.titles.place_of(text, after=self.at + 1, exact=True) is not None and len(squeezed(text)) > 8
        )

    def _is_document(self, at: int) -> bool:
        """Whether a document that the contents have named begins here."""
        return at in self.found

    def _entry(self, at: int) -> tuple[model.ContentsEntry, list[int]] | None:
        """The entry that begins at a line: up to the first line that ends with a page, four lines at most."""
        taken: list[int] = []
        words: list[str] = []
        here: int | None = at
        while here is not None and len(taken) < 5:
            text = self.lines[here].strip()
            if taken and (self._heading(here, text) and not _PAGED.search(text)):
                break
            taken.append(here)
            words.append(text)
            if _PAGED.search(text) and (match := _PAGE.match(text)):
                words[-1] = match["words"].strip()
                return self._without_motto(words, int(match["page"]), taken)
            here = self._filled(here + 1)
            if here is not None and here in self.found:
                break
        # Without pages: the fewest lines that a document further down has as its title.
        for count in range(1, min(4, len(taken)) + 1):
            title = "".join(words[:count])
            place = self.titles.place_of(title, after=taken[count - 1] + 1, exact=True)
            if len(squeezed(title)) > 5 and place is not None and place not in self.found:
                return self._made(words[:count], None, taken[:count])
        return None

    def _without_motto(
        self, words: list[str], page: int, taken: list[int]
    ) -> tuple[model.ContentsEntry, list[int]]:
        """An entry without lines before it that are none of its title, which a document further down has."""
        for skipped in range(len(words)):
            made = self._made(words[skipped:], page, taken[skipped:])
            if self.titles.place_of(made[0].title, after=taken[-1] + 1, exact=True) is not None:
                return made
        return self._made(words, page, taken)

    def _made(
        self, words: list[str], page: int | None, taken: list[int]
    ) -> tuple[model.ContentsEntry, list[int]]:
        text = joined([word for word in words if word])
        text, numbers, registration = _numbers_at_end(text)
        return (
            model.ContentsEntry(
                text,
                number=numbers[0] if len(numbers) == 1 else None,
                page=page,
                folder="",
                registration=registration,
                numbers=tuple(numbers) if len(numbers) > 1 else (),
                mark=Mark("", taken[0] + 1),
            ),
            taken,
        )

    def _filled(self, at: int) -> int | None:
        return next((place for place in range(at, len(self.lines)) if self.lines[place].strip()), None)


def joined(words: Sequence[str]) -> str:
    """Lines of one text put together; Latin words and figures keep a space between them."""
    text = ""
    for word in words:
        latin = text[-1:].isascii() and word[:1].isascii() and text[-1:].isalnum() and word[:1].isalnum()
        text += (" " if latin else "") + word
    return text


_OPEN = {")": "(", "）": "（", "]": "[", "】": "【"}


def _numbers_at_end(text: str) -> tuple[str, list[str], str | None]:
    """《…》的通知(甲府发〔2023〕11号 YLDR-2023-00004): title, numbers, registration."""
    plain = text.rstrip(" 　.．…·—")
    if not plain.endswith((")", "）")):
        return plain, [], None
    depth = 0
    for at in range(len(plain) - 1, -1, -1):
        depth += (plain[at] in ")）") - (plain[at] in "(（")
        if depth == 0:
            break
    inner = plain[at + 1 : -1]
    numbers: list[str] = []
    registration = None
    for word in re.split(r"[\s　、，,;；]+", inner.strip()):
        from gazette.lines import role_of

        role = role_of(model.PrintedLine(word))
        if role is model.LineRole.NUMBER:
            numbers.append(word)
        elif role is model.LineRole.REGISTRATION:
            registration = word
        else:
            whole = role_of(model.PrintedLine(inner))
            if whole is model.LineRole.NUMBER:
                return plain[:at].strip(), [inner.strip()], None
            return plain, [], None
    return plain[:at].strip(), numbers, registration


def _section(heading: tuple[str, int] | None, entries: list[model.ContentsEntry]) -> model.ContentsSection:
    return model.ContentsSection(
        heading[0] if heading else None,
        tuple(entries),
        Mark("", heading[1] if heading else (entries[0].mark.line if entries else 0)),
    )


def _roles(lines: Sequence[str], places: Sequence[int] | range, named: bool = False) -> list[model.FrontLine]:
    """The role of each line of the masthead. What stands before the name of the gazette is the cover."""
    filled = [at for at in places if lines[at].strip()]
    texts = [lines[at].strip() for at in filled]
    masthead = 0 if named else _masthead(texts)
    found: list[model.FrontLine] = []
    listing = ""
    at = 0
    while at < len(texts):
        text, words, mark = texts[at], squeezed(texts[at]), Mark("", filled[at] + 1)
        half = half_width(words)
        role, values, taken = FrontRole.LINE, (), 1
        if words in _HEADINGS:
            role, listing = FrontRole.HEADING, words
        elif _ENTITY.search(words):
            role = FrontRole.IMPRINT
        elif at < masthead:
            role = FrontRole.COVER
        elif (
            not named
            and at == masthead
            and "公报" in words
            or (
                not named
                and "公报" in words
                and len(words) < 20
                and FrontRole.NAME not in {line.role for line in found}
            )
        ):
            role = FrontRole.NAME
        elif _SERIAL.fullmatch(half):
            role = FrontRole.SERIAL
        elif len(words) < 30 and _LABEL.search(half_width(_label_and_serial(text)[0]).strip("() ")):
            role = FrontRole.LABEL
            text, rest = _label_and_serial(text)
            if rest:
                found.append(model.FrontLine(role, text, mark=mark))
                role, text = FrontRole.SERIAL, rest
        elif parse_date(half.strip("()")):
            role = FrontRole.PUBLISHED
        elif _STATEMENT.fullmatch(words):
            role = FrontRole.STATEMENT
        elif match := _IMPRINT.match(text):
            role = FrontRole.IMPRINT
            if match["rest"]:
                text, values = match["label"], (match["rest"].strip(),)
        elif squeezed(text) in _OFFICES:
            role = FrontRole.IMPRINT
            if (
                at + 1 < len(texts)
                and not _IMPRINT.match(texts[at + 1])
                and squeezed(texts[at + 1]) not in _OFFICES
            ):
                values, taken = (texts[at + 1],), 2
        elif listing in ("赠阅范围", "发行范围", "发送范围"):
            role = FrontRole.DISTRIBUTION
        elif found and found[-1].role is FrontRole.IMPRINT and found[-1].values and listing == "编辑委员会":
            found[-1] = replace(found[-1], values=(*found[-1].values, text))
            at += 1
            continue
        found.append(model.FrontLine(role, text, values, mark=mark))
        at += taken
    return found


def _masthead(texts: Sequence[str]) -> int:
    """Where the masthead begins: at the last line that is the name of the gazette."""
    names = [at for at, text in enumerate(texts) if re.fullmatch(r".{2,20}公报", squeezed(text))]
    return names[-1] if names else 0


def _label_and_serial(text: str) -> tuple[str, str]:
    """2023年 第4号（总号：1302）: both on one line."""
    match = re.search(r"[(（]\s*总.*$", text)
    return (text[: match.start()].strip(), match[0]) if match and match.start() else (text, "")


__all__ = ["Front", "bare", "joined", "parse", "read_front"]
