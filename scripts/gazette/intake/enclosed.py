"""附件的起止: what a document announces, where its enclosures begin, and which lines are their titles. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette.characters import squeeze
from gazette.intake import line_kinds
from gazette.intake.cells import cells_in_lines
from gazette.intake.enclosure_lists import listed_names
from gazette.intake.ending import begins_enclosure
from gazette.intake.line_kinds import is_label, is_titled_label, named
from gazette.intake.passages import Part, Passage, joined
from gazette.intake.received import Style
from gazette.intake.titles import is_title
from gazette.lines import read_role
from gazette.model import LineRole
from gazette.numbering import marker_of
from gazette.values import BODY_END

_ISSUED = re.compile(
    r"(?:印发|转发|批转|公布|发布|颁布)(?:.{0,30}?关于)?(.{3,60}?)的?(?:通知|决定|函|公告|通告|令|批复)$"
)
_NAMED = re.compile("《((?:[^《》]|《[^《》]{1,60}》){2,80})》")
"""What a text names, within which another may be named in the same brackets: 《关于修改〈某条例实施《某法》办法〉的决定》"""
_ANNOUNCES = re.compile(r"附\s*件?\s*[0-9]{0,2}\s*[:：]|[0-9]{1,2}\s*[.．、]")
_LISTED = re.compile(
    r"^(?:附\s*件?\s*[0-9一二三四五六七八九十]{0,3}\s*[:：]?\s*)?(?:[0-9]{1,2}\s*[.．、]\s*|[（(][0-9]{1,2}[)）]\s*)?"
)
_STATE = ("（试行", "(试行", "（暂行", "（草案", "（修订")
_LINES = 6
"""Lines of a title."""
_LONGEST = 70
_READ = 12
"""Paragraphs in which titles are named that may be enclosed."""


def announced(title: str, body: Sequence[Part]) -> frozenset[str]:
    """What a title and a text name that may be enclosed: titles in 《》, what is issued, what 附件： lists."""
    texts = [part.text for part in body if isinstance(part, Passage)]
    found = {name for text in (title, *texts[:_READ]) for name in _NAMED.findall(text)}
    if issued := _ISSUED.search(squeeze(title)):
        found.add(issued[1])
    listed, left = listed_names([part if isinstance(part, Passage) else None for part in body])
    found |= {*listed, *(_LISTED.sub("", text) for text in left if _ANNOUNCES.match(text))}
    return frozenset(named(name) for name in found if len(name) > 2)


def pieces(parts: Sequence[Part], names: frozenset[str]) -> list[tuple[int, int]]:
    """Where each enclosure begins and ends: at labels; without them, at titles that were announced."""
    if not parts:
        return []
    starts = [0]
    labelled = isinstance(parts[0], Passage) and (is_label(parts[0].text) or is_titled_label(parts[0].text))
    for at in range(1, len(parts)):
        part = parts[at]
        if not isinstance(part, Passage):
            continue
        if is_label(part.text) or (is_titled_label(part.text) and begins_enclosure(parts, at)):
            if labelled or not _is_inner(part.text, parts[starts[-1] : at]):
                starts.append(at)
        elif not labelled and at > starts[-1] + 1 and named(part.text) in names and not marker_of(part.text):
            starts.append(at)
    return list(zip(starts, [*starts[1:], len(parts)], strict=True))


def _is_inner(label: str, before: Sequence[Part]) -> bool:
    """Whether a label without a number belongs to a document that is itself enclosed, and announces it."""
    counted = re.search("[0-9一二三四五六七八九十]", label[:6])
    return not counted and any(
        isinstance(part, Passage) and re.match(r"附\s*件?\s*[:：]\s*\S", part.text) for part in before
    )


def title_lines(parts: Sequence[Part], names: frozenset[str]) -> list[Passage]:
    """The lines of an enclosure's title: up to what was announced, else the lines that look like one."""
    if count := next((count for count in (1, 2, 3) if cells_in_lines(behind_caption(parts[count:]))), None):
        return [part for part in parts[:count] if isinstance(part, Passage)]
    lines: list[Passage] = []
    for part in parts[:_LINES]:
        if not isinstance(part, Passage):
            break
        longer = [*lines, part]
        if lines and part.text[:1] in "（(" and named(title_of(longer) or "") in names:
            return longer
        if not _goes_on(lines, part):
            break
        lines.append(part)
        if named("".join(line.text for line in lines)) in names:
            return lines
    if not is_title(title_of(lines) or "") and any(line.style is Style.PLAIN for line in lines):
        # Where the whole is no title, only its first lines can be one.
        whole = (count for count in range(1, len(lines)) if is_title(title_of(lines[:count]) or ""))
        lines = lines[: next(whole, 1)]
    return lines[:1] if len(lines) == len(parts) else lines


def behind_caption(parts: Sequence[Part]) -> Sequence[Part]:
    """The parts without the line under a title that is a table's: 单位：个."""
    first = parts[0] if parts else None
    return parts[1:] if isinstance(first, Passage) and line_kinds.is_caption(first.text) else parts


def _goes_on(lines: Sequence[Passage], part: Passage) -> bool:
    """Whether a line is the next of a title."""
    text, said = part.text, read_role(part.text)
    if part.picture or marker_of(text) or line_kinds.is_sentence(text) or len(text) > _LONGEST:
        return False
    if text.endswith(("：", ":", "，", "、")) or said not in (None, LineRole.ANNOTATION):
        return False
    if not lines:
        return True
    if text.startswith(_STATE):
        return True
    if text[:1] in "（(" or line_kinds.is_body(text):
        return False
    if lines[-1].style in (Style.TITLE, Style.CENTRED) and lines[-1].style is not part.style:
        return False
    return part.style is not Style.PLAIN or not is_title(title_of(lines) or "")


def title_of(lines: Sequence[Passage]) -> str | None:
    """The lines of a title in one; names of bodies at their ends stay apart."""
    text = ""
    for line in lines:
        last = text.rsplit("　", 1)[-1]
        own = _spaced_out(line.text)
        apart = line_kinds.is_body(last) and re.match(
            rf"(?!关于|转发|批转|印发)[一-龥]{{2,30}}{BODY_END}", own
        )
        text = f"{text}　{own}" if apart else joined([text, own])
    return text or None


def _spaced_out(line: str) -> str:
    """通    知, spaced out: 通知."""
    parts = line.split()
    return "".join(parts) if len(parts) > 1 and all(len(part) == 1 for part in parts) else line
