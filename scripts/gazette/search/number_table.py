"""文号表: every number issued or cited, as one small script that the search box reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pypinyin import Style, lazy_pinyin

from gazette.search.errors import SearchError
from gazette.search.scripts import write_data_script
from gazette.search.tokens import fold


@dataclass(frozen=True)
class CitingPlace:
    """引用处: a page that cites the number; `url` is relative to the site's root, with its anchor."""

    title: str
    url: str


@dataclass(frozen=True)
class NumberEntry:
    """A document number (发文字号), registration number (统一登记号), order (令) or standard (标准号).

    `number` and `aliases` are in normal spelling (国务院令第722号, also 国令第722号); `kind` is shown as it
    is; `date` is ISO or None; `url` leads to the document when it is ours (`own`), else to the page of
    the cited instrument; `cited_by` is in reading order. `related` are documents of ours under nearly its name.
    """

    number: str
    kind: str
    title: str
    date: str | None
    url: str
    own: bool
    cited_by: tuple[CitingPlace, ...] = ()
    aliases: tuple[str, ...] = ()
    related: tuple[CitingPlace, ...] = ()


@dataclass(frozen=True)
class NumberKey:
    """What of a spelling counts: the letters in one piece, and the runs of digits."""

    head: str
    digits: tuple[str, ...]


_RUN = re.compile(r"(?P<digits>[0-9]+)|(?P<letters>[a-z\u3400-\u4dbf\u4e00-\u9fff]+)")
_CONNECTING = re.compile("[年第号]")
_DIGITS = "一二三四五六七八九"
_YEAR = re.compile(f"[一二][九〇○◯零][{_DIGITS}〇○◯零]{{2}}(?=年)")
_ORDINAL = re.compile(
    f"(?P<before>[第令])(?=[{_DIGITS}十])(?:([{_DIGITS}])千)?[零〇]?(?:([{_DIGITS}])百)?[零〇]?"
    f"(?:([{_DIGITS}]?)十)?[零〇]?([{_DIGITS}])?号"
)
_DOCUMENT = re.compile(r"号文件?\Z")


def number_key(spelling: str) -> NumberKey:
    """Reduce any spelling of a number to its key; the same rule as ``numberKey`` in the browser.

    spelling = (letters | digits | other)*    after folding
    The letters lose 年, 第 and 号 and are joined; digits stay as typed, zeros included; all else is dropped:
    永政办发[2021]13号, 永政办发2021年第13号 -> 永政办发 + 2021, 13; 永政办发202113号 -> 永政办发 + 202113.
    A Han year and serial are digits, 文件 behind a number and 中华人民共和国 before it say nothing:
    省政府一九七九年318号文件 -> 省政府 + 1979, 318.
    """
    head, digits = "", []
    plain = _DOCUMENT.sub("号", fold(spelling).strip(" ").removeprefix("中华人民共和国"))
    for run in _RUN.finditer(_ORDINAL.sub(_ordinal, _YEAR.sub(_year, plain))):
        if run["digits"]:
            digits.append(run["digits"])
        else:
            head += _CONNECTING.sub("", run["letters"])
    return NumberKey(head, tuple(digits))


def _year(match: re.Match[str]) -> str:
    """一九七九 -> 1979"""
    return "".join(str(_DIGITS.find(digit) + 1) for digit in match[0])


def _ordinal(match: re.Match[str]) -> str:
    """第九百三十一号 -> 第931号"""
    _, thousands, hundreds, tens, ones = match.groups()
    # 十 alone is ten: its group is empty where it stands without a digit, and None where it does not stand
    places = [(thousands, 1000), (hundreds, 100), ("一" if tens == "" else tens, 10), (ones, 1)]
    return f"{match['before']}{sum((_DIGITS.index(digit) + 1) * unit for digit, unit in places if digit)}号"


def initials(head: str) -> str:
    """拼音首字母: 永政办发 -> yzbf; letters stay as they are."""
    return "".join(lazy_pinyin(head, style=Style.FIRST_LETTER))


def write_number_table(folder: Path, numbers: Sequence[NumberEntry]) -> None:
    """Write ``search/numbers.js``. Raises :class:`SearchError` on a page that is not in the site."""
    missing = sorted(
        {f"{entry.number}：{url}" for entry in numbers for url in _urls(entry) if not _exists(folder, url)}
    )
    if missing:
        raise SearchError("文号表指向不存在的页面，请核对其网址：" + "；".join(missing))
    write_data_script(folder, "numbers", [_row(entry) for entry in numbers])


def _urls(entry: NumberEntry) -> list[str]:
    return [entry.url, *(place.url for place in (*entry.cited_by, *entry.related))]


def _exists(folder: Path, url: str) -> bool:
    return (folder / url.partition("#")[0]).is_file()


def _row(entry: NumberEntry) -> dict[str, object]:
    """One line of the table. The keys are worked out here, so that the browser folds only what is typed."""
    keys = [number_key(spelling) for spelling in (entry.number, *entry.aliases)]
    return {
        "number": entry.number,
        "kind": entry.kind,
        "title": entry.title,
        "date": entry.date,
        "url": entry.url,
        "own": entry.own,
        "keys": [[key.head, initials(key.head), list(key.digits)] for key in keys],
        "citedBy": [[place.title, place.url] for place in entry.cited_by],
        "related": [[place.title, place.url] for place in entry.related],
    }
