"""What figures say of each other within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gazette.archive import Archive
from gazette.claims.claim import NUMERAL, Claim, around, count, lengths, prose
from gazette.punctuation import elements

_TOTAL = re.compile(
    r"""
    (?P<total> (?<![0-9]) [0-9]{1,12}(?:\.[0-9]{1,6})? ) \s*
    (?P<unit> 项|个工作日|个|万元|人|座|家 ) [\u4e00-\u9fff]{0,4}?
    (?: [：:] (?P<all> [^。；;）)：:]* ) | (?: [（(] | [，,、]\s*其中 ) (?P<some> [^。）)：:]* ) )
    """,
    re.VERBOSE,
)
"""共 25 项, 其中…新增 3 项, …下放 22 项; 3个工作日内办结（…0.5个工作日内；…1.5个工作日内；…1个工作日内）"""

_AMOUNT = (
    r"[0-9]{1,12}(?:\.[0-9]{1,6})?\s*+(?:[%‰]|个小时|小时|个工作日|个|天|日|万元|元)?(?:以内|以上|以下)?"
)
_AMOUNTS = rf"(?P<amounts>{_AMOUNT}(?:\s*+[、和]\s*+{_AMOUNT})+)"
_EACH = re.compile(rf"分别[\u4e00-\u9fff]{{1,4}}\s*{_AMOUNTS}")
_BEFORE = re.compile(r"[^，,。；;：:]{1,600}\Z")
"""所举的名目 stand before 分别, in the same clause."""
_KINDS = re.compile(rf"(?<!至)(?P<count>{NUMERAL})大?类[\u4e00-\u9fff]{{0,40}}?(?:为|是|按)\s*{_AMOUNTS}")
_RANGE = re.compile(rf"(?P<first>{NUMERAL})至(?P<last>{NUMERAL})类")


def parts_add_up(archive: Archive) -> Iterator[Claim]:
    """分项之和：总数之后用冒号、括号或“其中”列出的各分项，加起来等于总数。只举一部分的不算。"""
    for document, unit in prose(archive):
        for match in _TOTAL.finditer(unit.text):
            parts = _parts(match)
            total, whole = Decimal(match["total"]), sum(parts, Decimal(0))
            if len(parts) > 1 and (match["all"] or whole >= total):
                quote = around(unit.text, *match.span())
                counted = f"{' + '.join(map(str, parts))} = {whole}"
                yield Claim(document, unit.anchor, quote, f"{total} {match['unit']}", counted, whole == total)


def _parts(match: re.Match[str]) -> list[Decimal]:
    """The amounts in the total's own unit that follow it, one in each element."""
    parts = []
    for element in elements(match["all"] or match["some"] or "", "、，,；;"):
        amount = re.search(rf"([0-9]{{1,12}}(?:\.[0-9]{{1,6}})?)\s*{match['unit']}", element)
        if amount:
            parts.append(Decimal(amount[1]))
    return parts


def amounts_match_what_they_measure(archive: Archive) -> Iterator[Claim]:
    """分别所指：“甲、乙分别为若干、若干”，所列的数不多于所举的名目；几类费率，所列的数也是几个。

    所举多于所列的，多出的可能另有所属，不算。
    """
    for document, unit in prose(archive):
        for start, match, named in (*_each(unit.text), *_kinds(unit.text)):
            lengths_named, words, exact = named
            amounts = len(re.findall(_AMOUNT, match["amounts"]))
            if exact or 1 < max(lengths_named) <= amounts or amounts in lengths_named:
                quote = around(unit.text, start, match.end())
                holds = amounts in lengths_named
                yield Claim(document, unit.anchor, quote, words, f"{amounts} 个数", holds)


_Named = tuple[set[int], str, bool]
"""How many are named before the amounts, in what words, and whether that is all of them."""


def _each(text: str) -> Iterator[tuple[int, re.Match[str], _Named]]:
    """甲、乙分别为若干、若干: where the names begin, what follows them, the names."""
    read = 0
    for match in _EACH.finditer(text):
        before = _BEFORE.search(text, max(read, match.start() - 600), match.start())
        if before:
            read = match.end()
            classes = _RANGE.search(before[0])
            if classes:
                counted = {count(classes["last"]) - count(classes["first"]) + 1}
                yield before.start(), match, (counted, classes[0], True)
            else:
                named = elements(before[0])
                yield before.start(), match, (lengths(named), f"{len(named)} 个名目", False)


def _kinds(text: str) -> Iterator[tuple[int, re.Match[str], _Named]]:
    """几类按若干、若干."""
    for match in _KINDS.finditer(text):
        yield match.start(), match, ({count(match["count"])}, f"{match['count']}类", True)
