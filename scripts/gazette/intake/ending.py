"""落款和版记: where the text of a document ends, who signs it and when, and what stands behind the date.

end = signature* signatory* [date] closing line*
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from gazette.characters import squeeze
from gazette.intake import line_kinds
from gazette.intake.doubts import Log, Weight, shown
from gazette.intake.enclosure_lists import is_head
from gazette.intake.line_kinds import LABEL_TITLE, is_label
from gazette.intake.passages import Grid, Part, Passage
from gazette.intake.titles import is_title
from gazette.lines import bodies_of, printed_date, printing, read_role, role_of
from gazette.model import LineRole, Mark, PrintedLine
from gazette.numbering import marker_of
from gazette.numerals import half_width, parse_date, spell_date

_MOST = 20
"""Lines of signatures."""
_COPIED = 4
"""Lines over which 抄送 goes on."""


def end_of(parts: Sequence[Part], names: frozenset[str]) -> tuple[int, bool]:
    """Where the body ends, and whether a date stands there; `names` are those of what may be enclosed."""
    for at, part in enumerate(parts):
        if not at or not isinstance(part, Passage):
            continue
        if is_label(part.text) and not _is_announcement(parts, at):
            return at, False
        if _is_dated(part.text) and _may_end(parts, at):
            return at, True
        if _is_named(part.text, names) and not marker_of(part.text):
            return at, False
    return len(parts), False


def _is_named(text: str, names: frozenset[str]) -> bool:
    """Whether a line is what may be enclosed, or that with who wrote it before: 某局关于……的报告 of 某局《关于……的报告》."""
    own = line_kinds.named(text)
    body, about, rest = own.partition("关于")
    return len(own) > 4 and (own in names or (line_kinds.is_body(body) and about + rest in names))


def _is_announcement(parts: Sequence[Part], at: int) -> bool:
    """Whether 附件： stands above a list of what is enclosed, which a date follows."""
    behind = parts[at + 1 : at + _MOST]
    if not is_head(parts[at].text, behind[0] if behind else None):  # type: ignore[union-attr]
        return False
    until = takewhile(lambda part: isinstance(part, Passage) and not is_label(part.text), behind)
    return any(_is_dated(part.text) for part in until)  # type: ignore[union-attr]


def _is_dated(text: str) -> bool:
    return read_role(text) is LineRole.SIGNED or line_kinds.issuer_and_date(text) is not None


def _may_end(parts: Sequence[Part], at: int) -> bool:
    """Whether a text may end with this date: not where it goes on below as it was, as in a chronicle by days."""
    behind = parts[at + 1] if at + 1 < len(parts) else None
    above = parts[at - 1]
    if not isinstance(behind, Passage) or (isinstance(above, Passage) and _signs(above.text)):
        return True
    text = behind.text
    return (
        not (line_kinds.is_sentence(text) and not is_title(text))
        or line_kinds.is_closing(text)
        or is_label(text)
    )


def signing(body: Sequence[Part]) -> list[Passage]:
    """The signatures at the end of a body, line by line; its first part is none."""
    lines: list[Passage] = []
    for part in reversed(body[1:]):
        if not isinstance(part, Passage) or len(lines) == _MOST or not _signs(part.text):
            break
        lines.insert(0, part)
    return lines


def _signs(text: str) -> bool:
    if line_kinds.is_sentence(text) or marker_of(text) or text.endswith(("：", ":", "，")) or len(text) > 60:
        return False
    return line_kinds.are_bodies(text) or line_kinds.is_signatory(text)


def signed(
    lines: Sequence[Passage], date: Part | None, beside: Sequence[PrintedLine], keys: dict[str, int], log: Log
) -> dict[str, Any]:
    """Signatures, signatories and date as fields of a writing: by the keys that say where print has them, else line by
    line. `beside` are the lines above and under the title; the lines of `keys` in source.txt are added."""
    told: dict[str, Any] = {}
    said = {role_of(line) for line in beside}
    signatories = [line for line in lines if not line_kinds.are_bodies(line.text)]
    bodies = [line for line in lines if line_kinds.are_bodies(line.text)]
    printed = [line.text for line in bodies]
    if isinstance(date, Passage):
        together = line_kinds.issuer_and_date(date.text)
        who, day = together if together and not signatories else (None, date.text)
        printed += [who] if who else []
        if said & {LineRole.SIGNED, LineRole.BYLINE}:
            told["closing"] = (PrintedLine(day, LineRole.SIGNED, Mark("", date.line)),)
        else:
            told |= _date(day, date.line, keys, log)
    first = bodies[0].line if bodies else date.line if date else 0
    if signatories and bodies and signatories[0].line < bodies[-1].line:
        printed, signatories, first = [line.text for line in lines], [], lines[0].line
        said |= {LineRole.ISSUER}
    if signatories:
        told["signatories"] = tuple(line.text for line in signatories)
        keys["signatory"] = keys["signatories"] = signatories[0].line
    if not printed:
        return told
    named = [bodies_of(text) for text in printed]
    # Where print has a body elsewhere too, or several on a line, the lines are typed as they are printed.
    elsewhere = bool(signatories) or bool(said & {LineRole.ISSUER, LineRole.BYLINE})
    if elsewhere or (len(named) > 1 and any(len(names) > 1 for names in named)) or "、" in "".join(printed):
        told["signature"] = tuple(printed)
        keys["signature"] = first
    else:
        told["issuers"] = tuple(name for names in named for name in names)
        keys["issuer"] = keys["issuers"] = first
    return told


def _date(text: str, line: int, keys: dict[str, int], log: Log) -> dict[str, Any]:
    day = printed_date(text) or parse_date(text)
    if day and squeeze(half_width(text)) == spell_date(day):
        keys["signed"] = line
        return {"signed": day}
    keys["signed_as"] = line
    if not isinstance(day, datetime.date):
        saw = f"日期“{shown(text)}”读不出哪一天"
        log.doubt(Weight.FACT, line, saw, "照印写在 signed_as", "核对是否成文日期")
    return {"signed_as": text.strip()}


def closing(parts: Sequence[Part], log: Log) -> tuple[list[PrintedLine], list[Part]]:
    """附注 抄送 印发 主题词: the lines behind the date, and what stands behind them."""
    found: list[PrintedLine] = []
    at = 0
    while at < len(parts) and isinstance(part := parts[at], Passage):
        text, said = part.text, read_role(part.text)
        announced = said is LineRole.ENCLOSURES and not is_label(text) and not begins_enclosure(parts, at)
        if said is LineRole.NUMBER and at == len(parts) - 1:
            # Not the document's own, which stands at its head.
            found.append(PrintedLine(text, LineRole.LABELLED, Mark("", part.line)))
        elif announced or line_kinds.is_closing(text):
            found.append(PrintedLine(text, None, Mark("", part.line)))
        elif found and _is_open(found[-1].text) and _may_go_on(text):
            found[-1] = PrintedLine(found[-1].text + text, None, found[-1].mark)
            log.act(part.line, "抄送的续行接在一起")
        elif _is_office(parts, at):
            at += 1
            found.append(PrintedLine(text + parts[at].text, None, Mark("", part.line)))  # type: ignore[union-attr]
            log.act(part.line, "印发机关和印发日期接在一起")
        else:
            break
        at += 1
    return found, list(parts[at:])


def begins_enclosure(parts: Sequence[Part], at: int) -> bool:
    """Whether 附件：名称 begins the enclosure itself, and does not only announce it."""
    own, behind = parts[at], parts[at + 1] if at + 1 < len(parts) else None
    match = LABEL_TITLE.fullmatch(own.text) if isinstance(own, Passage) else None
    if match is None or behind is None:
        return False
    if isinstance(behind, Grid):
        return True
    again = line_kinds.named(behind.text) == line_kinds.named(match["title"])
    return not (is_label(behind.text) or again or read_role(behind.text))


def _is_open(text: str) -> bool:
    """Whether a line is one of 抄送 that has not ended."""
    return read_role(text) is LineRole.COPIES and not text.endswith("。")


def _is_office(parts: Sequence[Part], at: int) -> bool:
    """Whether 印发机关 stands by itself above 印发日期."""
    own, below = parts[at], parts[at + 1] if at + 1 < len(parts) else None
    return (
        isinstance(own, Passage)
        and isinstance(below, Passage)
        and line_kinds.is_body(own.text)
        and read_role(below.text) is LineRole.PRINTED
        and not printing(below.text)[0]
    )


def _may_go_on(text: str) -> bool:
    """Whether a line may be the next of 抄送."""
    return read_role(text) is None and bool(re.search("[，。；、]", text))


def last_lines(body: Sequence[Part], log: Log) -> tuple[list[Part], list[PrintedLine]]:
    """Of a text without a date: its body, and what at its very end is closing matter."""
    begin = len(body)
    for at in range(len(body) - 1, 0, -1):
        part = body[at]
        if not isinstance(part, Passage):
            break
        closes = line_kinds.is_closing(part.text) or _is_office(body, at)
        if closes and (at + 1 == begin or _is_open(part.text)):
            begin = at
        elif begin == len(body) or begin - at > _COPIED or not _may_go_on(part.text):
            break
    found, behind = closing(body[begin:], log)
    return ([*body[:begin]], found) if not behind else (list(body), [])
