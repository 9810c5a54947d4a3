"""期次: what the lines themselves say which issue they are, held against the one that they are taken in as."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette.intake.doubts import Log, Weight
from gazette.numerals import half_width

_LABEL = re.compile(
    r"""
    (?: [一-龥]{2,20}公报 )? \s* \(? (?P<year> (?:19|20)[0-9]{2} ) \s* 年 \s*
    第 \s* (?P<numbers> [0-9]{1,3} (?: \s* [-—~、至] \s* [0-9]{1,3} ){0,3} ) \s* 期 \)? (?: \s* \( \s* 总 [^()]{1,20} \) )?
    """,
    re.VERBOSE,
)
"""某市人民政府公报 2023 年第 7-8 期（总第 23 期）, alone on a line; 2023年第4号 would be the number of an announcement"""
_SUPPLEMENT = re.compile("[a-z]")


def doubt_labels(texts: Sequence[str], issue: str, log: Log) -> None:
    """Doubt an issue (2023-04) whose lines are labelled as another, or as several."""
    if _SUPPLEMENT.search(issue):
        return
    found: dict[tuple[int, ...], tuple[int, str]] = {}
    for line, text in enumerate(texts, 1):
        match = _LABEL.fullmatch(half_width(text).strip()) if len(text) < 80 else None
        if match:
            numbers = (match["year"], *re.findall("[0-9]+", match["numbers"]))
            found.setdefault(tuple(map(int, numbers)), (line, " ".join(text.split())))
    own = tuple(map(int, issue.split("-")))
    labels = [f"“{label}”（第 {line} 行）" for line, label in found.values()]
    if len(labels) > 1:
        log.doubt(
            Weight.LOST, max(line for line, _ in found.values()), f"收到的文字里印着几期的期次：{'、'.join(labels[:5])}",
            f"都收作 {issue}", "可能是几期混在一起，须分开收稿",
        )  # fmt: skip
    elif labels and own not in found:
        folder = f"data/{issue.replace('-', '/', 1)}"
        log.doubt(
            Weight.FACT, next(iter(found.values()))[0], f"印的期次是{labels[0]}", f"照 ISSUE 收作 {issue}",
            f"ISSUE 写错了的，删去 {folder}，用对的 ISSUE 重新收稿",
        )  # fmt: skip
