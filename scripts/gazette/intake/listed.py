"""目录里的公文: where each document that the contents name begins, and what their sections are called there."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from gazette import model
from gazette.characters import squeeze
from gazette.contents import same_title
from gazette.intake.doubts import Log, Weight, shown
from gazette.intake.received import Line
from gazette.intake.sub_entries import sub_entries
from gazette.intake.title_index import TitleIndex
from gazette.lines import read_role
from gazette.model import LineRole

SECTION_BRACKETS = "【】[]〔〕·•●◆■★◎▲※☆○◇▶►□—－-"


def listed(
    lines: Sequence[str], contents: Sequence[model.ContentsEntry], ends: int, titles: TitleIndex, log: Log
) -> list[tuple[int, int, int | None]]:
    """The first and last line of the title of each document that the contents name and the text has (from 0), behind the
    contents, which end at the line `ends`; and which entry leads to it."""
    found: list[tuple[int, int, int | None]] = []
    after = ends
    enclosed = sub_entries(contents)
    for number, entry in enumerate(contents):
        if number in enclosed:
            continue
        name, span = titles.span_of(entry.title, after)
        if span is None:
            place = titles.place_by_number(after, entry.printed_numbers)
            if place is not None:
                last = _last_of_title(lines, place)
                span = (place, last)
                if not same_title(entry.title, "　".join(lines[place : last + 1])):
                    log.doubt(
                    Weight.FACT, place + 1, f"目录作“{shown(entry.title)}”，这里作“{shown(''.join(lines[place : last + 1]))}”",
                    "照各自所印", "核对标题到哪里为止",
                )  # fmt: skip
        if span is None:
            log.doubt(
                Weight.LOST,
                entry.mark.line,
                f"目录有“{shown(entry.title)}”，后面没有找到",
                "没有这一件",
                "标题可能印得不同，文字在前一件里",
            )
            continue
        order = titles.order_above(span[0], after, name)
        # An order and what it publishes may have a line each; the first leads to both.
        if order or not (found and titles.is_published(name, span[0], found[-1][:2])):
            found.append((*(order or titles.whole(span, after)), number))
        after = span[1] + 1
    return found


def _last_of_title(lines: Sequence[str], first: int) -> int:
    """Up to the line above the number."""
    last = first
    for at in range(first, min(first + 12, len(lines))):
        if not lines[at].strip():
            continue
        if read_role(lines[at].strip()) in (LineRole.NUMBER, LineRole.REGISTRATION):
            break
        last = at
    return last


def section_heads(
    received: Sequence[Line],
    contents: Sequence[model.ContentsEntry],
    sections: AbstractSet[str],
    ends: int,
    titles: TitleIndex,
) -> set[int]:
    """栏目名: the lines right above documents of the contents that say what their section is called there, and no more."""
    lines = [line.text for line in received]
    found: set[int] = set()
    for first, _, _ in listed(lines, contents, ends, titles, Log()):
        above = next((at for at in range(first - 1, ends - 1, -1) if lines[at].strip()), None)
        if above is not None and squeeze(lines[above]).strip(SECTION_BRACKETS) in sections:
            found.add(above)
    return found
