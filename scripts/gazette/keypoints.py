"""要点: the sentences of a regulation or plan that readers ask for first, whole and as printed.

To whom it applies (谁适用), who is in charge (谁管), from and until when (何时起, 有效期), what is to be paid (收费), what is
punished (罚则), what a plan is to reach (目标). A sentence that is not surely one of these is left out, and so is one that
says it only together with others (逾期不改的，…; 有下列情形之一的：…): the card is an index to the text and takes no reader's
place. What editors choose (`points`) stands instead of what the rules find.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette import model
from gazette.document import Document
from gazette.life import Effect, Expiry
from gazette.statements import Sentence
from gazette.units import Unit

_OF_A_LABEL = 2
"""So many sentences of one label are shown, those that answer best."""
_IN_ALL = 7
"""Where there are more, each label has its best one alone."""
_LONGEST = 160
"""A longer sentence tells nobody anything at a glance."""
_DATES = {"何时起", "有效期"}
"""Alone they make no card: they stand in the line of the document's life."""

_KIND = "(?:办法|规定|细则|条例|规则|通则|意见|方案|预案|制度|标准|规范|通知|公告|通告|决定|计划|措施)"
_SCOPE = re.compile(
    rf"""
    (?<![不也亦]) (?<!参照|同样) 适用于? 本(?:实施|管理)?{_KIND} 。$
    | (?: 从事 | 行政区域 ) [^;]{{0,120}} 遵守本(?:实施|管理)?{_KIND} 。$
    | ^ 本(?:实施|管理)?{_KIND} (?:的规定)? (?: ,? (?:只|仅)? ) 适用于
    """,
    re.VERBOSE,
)
"""…，适用本办法。 从事…，应当遵守本办法。 本办法适用于…: of the whole document; not 适用本办法第五条, 第三条的规定适用于…"""

_BODY = r"(?:部门|机关|局|委|委员会|厅|办公室|政府|机构)(?:\([^()]{0,40}\))?"
_IN_CHARGE = re.compile(
    rf"{_BODY} (?:是|为|作为) [^,。;]{{0,30}} (?: 主管部门 | 主管机关 | 管理部门 | 管理机关 )", re.VERBOSE
)
"""市…局是…的主管部门"""
_SUPERVISES = re.compile(
    rf"""
    {_BODY} (?:具体|统一|主要)? 负责 [^,。;]{{0,40}} (?: 监督管理 | 监管 | 管理 ) (?:工作)? (?= [,。;] | $ )
    """,
    re.VERBOSE,
)
"""市…局负责全市…的监督管理工作"""
_LEADS = re.compile(
    r"""
    (?: 部门 | 局 | 委 | 委员会 | 厅 | 办公室 | 领导小组 | 指挥部 ) (?:\([^()]{0,40}\))?
    负责 (?: 组织实施全[省市县区州旗] | 统筹 (?:、?协调)? | 牵头 (?:组织|协调|实施) )
    """,
    re.VERBOSE,
)
"""of plans: 市…局负责组织实施全市…工作; 市…委员会负责统筹、协调…"""
_NOT_CHARGE = re.compile(
    "各自|职责范围|分工|(?:有关|相关|等)部门|本(?:单位|机关|部门|系统)|内设|物业|尚未|未设"
)
"""What shares the charge among many, or is said of somebody's own house, does not tell who is in charge."""

_SUM = "[0-9.]{1,10}(?:万|千|百)?元"
_PAID = re.compile(
    rf"""
    {_SUM} / (?: [0-9]{{0,4}} (?:小时|分钟|次|日|天|月|年|辆|车|人|户|吨|立方米|平方米|件|张|本|份|座|个|半小时) )
    | 收费标准 (?:统一)? (?:为|是|:) [^。;]{{0,60}} {_SUM}
    | (?: 收取 | 缴纳 | 交纳 | 收费 | 票价 (?:为)? ) [^,。;]{{0,20}} {_SUM}
    """,
    re.VERBOSE,
)
"""5元/小时; 收费标准为每次2元; 按每平方米3元收取 is told with its sum behind the verb: 收取垃圾处理费6元"""
_FREE = re.compile(
    r"""
    免费 (?: 停放 | 停车 | 办理 | 开放 | 使用 | 乘坐 | 入园 | 参观 ) | 免收 [^,。;]{0,16} 费
    | (?: 不得 | 不予 | 不 ) (?:另行|再|向[^,。;]{1,16})? 收取 [^,。;]{0,12} 费用? (?= [,。;] | $ )
    """,
    re.VERBOSE,
)
"""免费停放; 不得收取停车费"""
_CHARGED = re.compile(
    r"""
    实行 [^,。;]{0,20} 收费 (?= [,。;] | $ )
    | 费用? [^,。;]{0,8} 由 [^,。;]{1,24} (?: 承担 | 负担 )
    """,
    re.VERBOSE,
)
"""实行差异化、超时收费; 费用由…承担"""
_MAY_CHARGE = re.compile(
    "(?:可以|可)?依法(?:依规)?收取[^,。;]{0,16}费|负责收取[^,。;]{0,16}费|(?:收费标准|价格)由[^,。;]{1,24}制定"
    "|制定[^,。;]{0,20}(?:收费标准|价格)(?=[,。;]|$)"
)
"""可以依法收取停车费; 由…负责收取水费; 收费标准由…制定"""
_NOT_FEE = re.compile(
    "罚款|配合|罚没|经费|补助|奖励|补贴|资金|招标|投资|违反|举报|公示|监督检查|不低于|以上的"
)

_PENALTY = re.compile(
    r"""
    (?<!办事) 处 以? (?: [^,。;处]{0,30} (?: 以下 | 以上 | 倍 | 元 | % ) 的? )? 罚款
    | (?<![被经]) 责令 [^。;]{0,30} (?: 改正 | 停止 | 整改 | 恢复 | 赔偿 | 拆除 ) (?!后|通知|决定|的)
    | 依法 (?:给予|予以) (?:行政|党纪|政务)? 处[分罚]
    | (?<![被已经]) 吊销 [^,。;]{0,20} (?: 证 | 执照 | 资质 ) (?= [,。;] | $ )
    """,
    re.VERBOSE,
)
"""处1000元以下罚款; 责令限期改正; 依法给予处分; 吊销许可证; not 处罚决定书, 被责令停止的, 被吊销执照的"""
_OFFENCE = re.compile("的[,(]?|违反|违者")
"""What is punished, which the sentence must say itself, before the penalty."""

_AIM = re.compile("^(?:力争|确保)?(?:到|至)20[0-9]{2}年(?:[0-9]{1,2}月)?(?:底|末)?(?:前)?,")
"""到2023年，…"""

_LEANS = re.compile(
    "^(?:但|并|且|其中?|该|此|上述|以上|因此|否则|同时|逾期|拒不|情节|造成|构成|对前|按前|有前|前[款项条])"
    "|前[款项条]|上述|下列|如下|以下(?:情形|行为|规定|条件)"
)
"""A sentence that says what it says together with another one, which the card would leave out."""
_WHOLE = re.compile("。[”’）)]*$")
_READ = ("article", "paragraph", "item")
_PLANNING = (None, model.Genre.NOTICE, model.Genre.OPINION, model.Genre.DECISION, model.Genre.REGULATION)
"""文种 that plans come under; a report or news only tells of who leads what."""


@dataclass(frozen=True)
class KeyPoint:
    """要点: what it answers, the words as printed, the unit they stand in."""

    label: str
    words: str
    unit: Unit


@dataclass(frozen=True)
class _Answer:
    """A key point by rule; the lower its `rank`, the better it answers."""

    point: KeyPoint
    rank: int = 0


ORDER = ("谁适用", "谁管", "目标", "何时起", "有效期", "收费", "罚则")
"""In the order in which readers ask."""


def key_points(
    document: Document, told: Sequence[Sentence], effects: Sequence[Effect], expiries: Sequence[Expiry]
) -> list[KeyPoint]:
    """The card of a document: the editors' choice; else, by rule, of a notice that has articles or levels.

    `told` are its sentences; `effects` and `expiries` its clauses of effect. Empty where too little is found.
    """
    if not isinstance(document.record, model.Notice):
        return []
    if document.record.points is not None:
        return list(_chosen(document, document.record.points))
    found: dict[str, list[_Answer]] = defaultdict(list)
    for answer in _by_rule(document, told, effects, expiries):
        if answer.point.words not in (other.point.words for other in found[answer.point.label]):
            found[answer.point.label].append(answer)
    if not found.keys() - _DATES:
        return []
    best = {label: _best(answers, _OF_A_LABEL) for label, answers in found.items()}
    if sum(map(len, best.values())) > _IN_ALL:
        best = {label: _best(answers, 1) for label, answers in found.items()}
    return [point for label in ORDER for point in best.get(label, ())]


def _best(answers: Sequence[_Answer], count: int) -> list[KeyPoint]:
    """The best ones, in reading order. Who is in charge is not told beside who merely takes part in it."""
    ranked = sorted(answers, key=lambda answer: answer.rank)
    if ranked[0].point.label == "谁管":
        ranked = [answer for answer in ranked if answer.rank == ranked[0].rank]
    kept = ranked[:count]
    return [answer.point for answer in answers if answer in kept]


def _chosen(document: Document, points: Iterable[model.Point]) -> Iterator[KeyPoint]:
    units = {unit.anchor: unit for unit in document.units}
    for point in points:
        if unit := units.get(point.at):
            yield KeyPoint(point.label, point.words or unit.text[len(unit.marker) :].strip(), unit)


def _by_rule(
    document: Document, told: Iterable[Sentence], effects: Iterable[Effect], expiries: Iterable[Expiry]
) -> Iterator[_Answer]:
    articles = {unit.anchor for unit in document.units if unit.kind == "article"}
    ruled = {unit.part for unit in document.units if unit.kind == "article"}
    aims = _under_aims(document.units)
    begun, ended = _evidence(effects), _evidence(expiries)
    planning = document.head.genre in _PLANNING
    for unit, words, plain in _whole(told):
        # 项 under an article are parts of the sentence that they stand under.
        part_of_another = unit.kind == "item" and not articles.isdisjoint(unit.ancestors)
        if unit.kind not in _READ or part_of_another or len(words) > _LONGEST or not _WHOLE.search(words):
            continue
        if any(evidence in words for evidence in begun[unit.anchor]):
            yield _Answer(KeyPoint("何时起", words, unit))
        elif any(evidence in words for evidence in ended[unit.anchor]):
            yield _Answer(KeyPoint("有效期", words, unit))
        if not _LEANS.search(plain):
            planned = planning and (unit.kind == "item" or bool(unit.ancestors))
            for label, rank in _labels(plain, unit.part in ruled, planned, unit.anchor in aims):
                yield _Answer(KeyPoint(label, words, unit), rank)


def _evidence(clauses: Iterable[Effect | Expiry]) -> Mapping[str, list[str]]:
    """By anchor the sentences that say when; one parted by ；is only a part of what is shown."""
    told: dict[str, list[str]] = defaultdict(list)
    for clause in clauses:
        told[clause.anchor].append(clause.evidence)
    return told


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


def _labels(plain: str, ruled: bool, planned: bool, aimed: bool) -> Iterator[tuple[str, int]]:
    """What a sentence answers, and how well. What is paid and punished only a regulation (`ruled`) says; a plan says who
    leads it under one of its levels (`planned`)."""
    if _SCOPE.search(plain):
        yield "谁适用", 0
    if not _NOT_CHARGE.search(plain):
        ways = (_IN_CHARGE, _SUPERVISES) if ruled else (_LEADS,) if planned else ()
        yield from (("谁管", rank) for rank in _first(ways, plain))
    if aimed and _AIM.search(plain):
        yield "目标", 0
    if ruled and (penalty := _PENALTY.search(plain)):
        if _OFFENCE.search(plain, 0, penalty.start()):
            yield "罚则", 0
    elif ruled and not _NOT_FEE.search(plain):
        yield from (("收费", rank) for rank in _first((_PAID, _FREE, _CHARGED, _MAY_CHARGE), plain))


def _first(patterns: Sequence[re.Pattern[str]], plain: str) -> list[int]:
    """The place of the first pattern that is found, if one is."""
    return [rank for rank, pattern in enumerate(patterns) if pattern.search(plain)][:1]


def _under_aims(units: Sequence[Unit]) -> set[str]:
    """Anchors of what stands under a heading that speaks of aims (发展目标, 工作目标)."""
    headings: Mapping[str, Unit] = {unit.anchor: unit for unit in units if unit.kind == "heading"}
    return {
        unit.anchor
        for unit in units
        if any("目标" in headings[one].text for one in unit.ancestors if one in headings)
    }
