"""目录里的附件: lines of the contents that name an enclosure of the document above them: 附件：1.建设标准, 2.评价指标. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette import model
from gazette.numerals import parse_numeral

_FIRST = re.compile(
    r"附\s*[件表图]?\s*(?P<label>[0-9]{1,2}|[一二三四五六七八九十]{1,2})?\s*[:：.．、\s]\s*(?:(?P<count>[0-9]{1,2})\s*[.．、]\s*)?\S.*"
)
_NEXT = re.compile(r"(?P<count>[0-9]{1,2})\s*[.．、]\s*\S.*")


def counted(title: str, before: int | None) -> int | None:
    """The number of the enclosure that a line of the contents names; `before` is that of the line above it; None where it
    names a document."""
    if match := _FIRST.fullmatch(title):
        return parse_numeral(match["count"] or match["label"] or "1")
    match = _NEXT.fullmatch(title)
    return int(match["count"]) if match and before is not None and int(match["count"]) == before + 1 else None


def sub_entries(contents: Sequence[model.ContentsEntry]) -> frozenset[int]:
    """Which entries of the contents name enclosures."""
    found: set[int] = set()
    before: int | None = None
    for number, entry in enumerate(contents):
        before = counted(entry.title, before)
        if before is not None:
            found.add(number)
    return frozenset(found)
