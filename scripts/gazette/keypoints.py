"""要点: the sentences of a regulation or plan that readers ask for first, whole and as printed.

To whom it applies (谁适用), who is in charge (谁管), from and until when (何时起, 有效期), what is to be paid (收费), what is
punished (罚则), what a plan is to reach (目标). A sentence that is not surely one of these is left out: the card is an
index to the text and takes no reader's place. What editors choose (`points`) stands instead of what the rules find.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette import model
from gazette.archive import Document
from gazette.life import Effect, Expiry
from gazette.statements import Sentence
from gazette.units import Unit

_OF_A_LABEL = 2
"""So many sentences of one label are shown, the first."""
_LONGEST = 160
"""A longer sentence tells nobody anything at a glance."""
_DATES = {"何时起", "有效期"}
"""Alone they make no card: they stand in the line of the document's life."""

_KIND = "(?:办法|规定|细则|条例|规则|通则|意见|方案|预案|制度|标准|规范|通知|公告|通告|决定|计划|措施)"
_SCOPE = re.compile(rf"适用(?:于?本{_KIND}|于)|本{_KIND}(?:的规定)?(?:,?[^,]{{0,10}})?适用于")
"""…，适用本办法; 本办法适用于…"""
_NOT_SCOPE = re.compile("不(?:再)?适用|除外$")
_BODY = r"(?:部门|机关|局|委|委员会|厅|办公室|政府|机构)(?:\([^()]{0,40}\))?"
_CHARGE = re.compile(
    rf"{_BODY}(?:是|为|作为)[^,。;]{{0,30}}(?:主管部门|主管机关|管理部门|管理机关)"
    rf"|{_BODY}(?:具体|统一|主要)?负责[^,。;]{{0,40}}(?:监督管理|监管|管理)(?:工作)?(?=[,。;]|$)"
)
"""市…局是…的主管部门; 市…局负责全市…的监督管理工作"""
_SUM = "[0-9.]{1,10}(?:万|千|百)?元"
_FEE = re.compile(
    rf"{_SUM}/|(?:收费|费用|费|价格)(?:标准)?[^。;]{{0,60}}{_SUM}|每[^,。;]{{1,12}}{_SUM}"
    "|免费(?:停放|停车|提供|办理|开放|使用)|免收"
    "|(?:不得|不予|不)(?:另行|再)?收取[^,。;]{0,12}费用?(?=[,。;]|$)"
    "|依法(?:依规)?收取[^,。;]{0,16}费|负责收取[^,。;]{0,16}费|实行[^,。;]{0,20}收费(?=[,。;]|$)"
    "|费用?[^,。;]{0,8}由[^,。;]{1,24}(?:承担|负担)|制定[^,。;]{0,20}(?:收费标准|价格)(?=[,。;]|$)"
)
"""5元/小时; 收费标准为每次2元; 免费停放; 不得收取停车费; 可以依法收取停车费; 费用由…承担"""
_NOT_FEE = re.compile("罚款|配合|罚没|经费|补助|奖励|补贴|资金")
_PENALTY = re.compile(
    r"(?:处|处以|并处|可处|可以处)[^,。;]{0,40}罚款|责令[^。;]{0,40}(?:改正|停止|整改|恢复|赔偿|拆除)|依法(?:给予|予以)(?:行政)?处[分罚]|吊销"
)
"""处1000元以下罚款; 责令限期改正; 依法给予处分"""
_AIM = re.compile("^(?:力争|确保)?(?:到|至)20[0-9]{2}年(?:[0-9]{1,2}月)?(?:底|末)?(?:前)?,")
"""到2023年，…"""
_READ = ("article", "paragraph", "item")


@dataclass(frozen=True)
class KeyPoint:
    """要点: what it answers, the words as printed, the unit they stand in."""

    label: str
    words: str
    unit: Unit


def key_points(
    document: Document, told: Sequence[Sentence], effects: Sequence[Effect], expiries: Sequence[Expiry]
) -> list[KeyPoint]:
    """The card of a document: the editors' choice; else, by rule, of a notice that has articles or levels.

    `told` are its sentences; `effects` and `expiries` its clauses of effect. Empty where too little is found.
    """
    if not isinstance(document.record, model.Notice):
        return []
    if document.record.points:
        return list(_chosen(document, document.record.points))
    found: dict[str, list[KeyPoint]] = defaultdict(list)
    for point in _by_rule(document, told, effects, expiries):
        if len(found[point.label]) < _OF_A_LABEL and point not in found[point.label]:
            found[point.label].append(point)
    return [point for label in ORDER for point in found[label]] if found.keys() - _DATES else []


ORDER = ("谁适用", "谁管", "目标", "何时起", "有效期", "收费", "罚则")
"""In the order in which readers ask."""


def _chosen(document: Document, points: Iterable[model.Point]) -> Iterator[KeyPoint]:
    units = {unit.anchor: unit for unit in document.units}
    for point in points:
        if unit := units.get(point.at):
            yield KeyPoint(point.label, point.words or unit.text[len(unit.marker) :].strip(), unit)


def _by_rule(
    document: Document, told: Iterable[Sentence], effects: Iterable[Effect], expiries: Iterable[Expiry]
) -> Iterator[KeyPoint]:
    units = {unit.anchor: unit for unit in document.units}
    ruled = {unit.part for unit in document.units if unit.kind == "article"}
    aims = _under_aims(document.units)
    for unit, words, plain in _whole(told):
        if unit.kind in _READ and len(words) <= _LONGEST:
            for label in _labels(plain, unit.part in ruled, unit.anchor in aims):
                yield KeyPoint(label, words, unit)
    for effect in effects:
        yield KeyPoint("何时起", effect.evidence, units[effect.anchor])
    for expiry in expiries:
        if all(expiry.evidence != effect.evidence for effect in effects):
            yield KeyPoint("有效期", expiry.evidence, units[expiry.anchor])


def _whole(told: Iterable[Sentence]) -> Iterator[tuple[Unit, str, str]]:
    """Whole sentences, to their 。, with what stands in them unquoted: what a semicolon parts is said together."""
    words = plain = ""
    for sentence, following in pairwise([*told, None]):
        if sentence is None:
            break
        words, plain = words + sentence.text, plain + sentence.own
        if sentence.plain.endswith("。") or following is None or following.index != sentence.index:
            yield sentence.unit, words.strip(), plain
            words = plain = ""


def _labels(plain: str, ruled: bool, aimed: bool) -> Iterator[str]:
    """What a sentence answers. Who is in charge, what is paid and punished only a regulation (`ruled`) says."""
    if _SCOPE.search(plain) and not _NOT_SCOPE.search(plain):
        yield "谁适用"
    if ruled and _CHARGE.search(plain):
        yield "谁管"
    if aimed and _AIM.search(plain):
        yield "目标"
    if ruled and _PENALTY.search(plain):
        yield "罚则"
    elif ruled and _FEE.search(plain) and not _NOT_FEE.search(plain):
        yield "收费"


def _under_aims(units: Sequence[Unit]) -> set[str]:
    """Anchors of what stands under a heading that speaks of aims (发展目标, 工作目标)."""
    headings: Mapping[str, Unit] = {unit.anchor: unit for unit in units if unit.kind == "heading"}
    return {
        unit.anchor
        for unit in units
        if any("目标" in headings[one].text for one in unit.ancestors if one in headings)
    }
