"""From when and until when a document applies (施行与有效期), in its own words; each with its sentence.

What the words give is explicit (明示); what is worked out of them is inferred (推定), and says by which rule.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gazette import model
from gazette.document import Document
from gazette.heads import head_of
from gazette.link import Link
from gazette.numerals import DAY, HAN_NUMERAL, NUMERAL, parse_date, parse_numeral
from gazette.outline import writings
from gazette.statements import Sentence

EffectBasis = Literal["date", "publication", "adoption", "with"]
"""自 2021 年 9 月 1 日起; 自公布、发布、印发之日起; 自通过之日起; 与…同步施行, 自《…》施行之日起"""

ExpiryKind = Literal["validity", "trial"]
"""有效期, 试行期"""


@dataclass(frozen=True)
class Effect:
    """施行: from when a document, or some of its articles, applies, in its own words.

    `phrase` is the words that say when: 2021年9月1日, 自发布之日起, 同步施行.
    `date` is only what the words themselves give; `inferred` what follows from them by `rule`.
    """

    basis: EffectBasis
    phrase: str
    evidence: str
    anchor: str
    date: datetime.date | None = None
    link: Link | None = None
    part: str = ""
    """'' the document itself, 'enclosure-1' …: of what it is said"""
    articles: str | None = None
    """第九条, where it is said of some articles alone, as printed"""
    inferred: datetime.date | None = None
    rule: str | None = None

    @property
    def day(self) -> datetime.date | None:
        """施行日期, explicit or inferred."""
        return self.date or self.inferred


@dataclass(frozen=True)
class Expiry:
    """有效期、试行期: the last day on which a document applies. `phrase`: 有效期5年."""

    kind: ExpiryKind
    phrase: str
    evidence: str
    anchor: str
    date: datetime.date | None = None
    part: str = ""
    inferred: datetime.date | None = None
    rule: str | None = None


_KINDS = (
    "办法|通知|意见|方案|规定|细则|决定|计划|条例|规则|通则|简则|规程|预案|公告|通告|布告|令|守则|标准|章程|制度|规范|指南|措施|政策"
    "|清单|目录|名录|决议|批复|命令|公约|准则|导则|定额|基准|指引|纲要|规划|要点|解释|修正案|文件|法"
)
_QUALIFIERS = (
    "暂行|试行|实施|施行|管理|工作|补充|若干|具体|指导|行动|操作|应急|专项|技术|奖励|扶持|优惠|激励|裁量|议事|组织|服务"
    "|监督|考核|评价|认定|处罚|建设|发展|安全|试点|改革|政策|规范性|补助|资助|补偿|安置|评选|评审|分工"
)
_ITSELF = rf"本《?(?:{_QUALIFIERS}){{0,3}}(?:{_KINDS})》?"
"""本办法, 本实施意见, 本《规定》; not 本单位章程, 本规定的实施办法"""
_STARTS = "(?:正式|开始|同时|同步|全面)?(?:在[^,。;]{1,12}?)?(?:施行|实施|执行|生效|试行|实行|暂行)"
_COUNT = f"[0-9]{{1,2}}|两|{HAN_NUMERAL}"
_ENDS = rf"(?=[,。;:()!外]|$|[至到期]|(?:{_COUNT})(?:年|个月))"
"""No object follows: 自…起执行新的收费标准 is not said of the document."""
_PLACE = rf"第{NUMERAL}[条章节](?:之{NUMERAL})?(?:第{NUMERAL}款)?(?:第\(?{NUMERAL}\)?项)?"
_PLACES = rf"{_PLACE}(?:[、和及至]{_PLACE}){{0,20}}"  # no more, or a long list would be read from each of its places
_MADE = "公布|发布|颁布|颁发|印发|下发|下达|发文|签发"
_PUBLISHES = (
    "(?:(?:现(?:予以?|将[^。;]{1,120}?)?|予以)(?:公布|发布|颁布|印发|下发)(?:给你们|施行|试行)?"
    "(?:,?请[^,。;]{0,30}(?:,[^,。;自从]{1,20})?)?"
    "|现(?:公布|发布|颁布|印发)(?:[^,。;《》]{1,10}的)?《[^。;]{1,120}?》(?=,))"
)
"""现予公布, 现将《…》印发给你们，请遵照执行, 现发布《…》: not 已公布, which is said of another document"""
_PERIOD_OF_IT = rf"{_ITSELF}的?(?:有效期限?|试行期?|暂行期?)(?:为|是)?(?:{_COUNT})(?:年|个月)"
_EFFECT = re.compile(
    rf"""
    (?: (?: ^ | (?<=[,;。:(但除]) | 其中 | {_ITSELF} 的? ) (?P<articles> {_PLACES} ) (?:的?规定)?
      | {_ITSELF} (?: \([^()]{{0,20}}\) | (?:[^,。;]{{0,40}}解释(?:[和并][^,。;]{{1,12}})?) (?=,) )?
      | {_PERIOD_OF_IT} (?=,)
      | (?:以上|上述)(?:各项|各条)?(?:规定|办法|意见|政策|措施) (?=,?[自从])
      | {_PUBLISHES} (?=,?并?[自从于])                                     # an order, of what it promulgates
      | 附件[0-9一二三四]? (?=,?[自从])                                    # 清理结果见附件，自…起执行
      | (?P<bare> ^ ) (?=[自从])
    ) ,? 并? (?: 除 {_PLACES} (?:的?规定)? (?:以?外)? , )?
    (?: (?: [自从] (?P<date> {DAY} ) (?:[零0]时)? (?: 起 (?:至{DAY}止?)? | 至{DAY}止? | (?=施行|实施|执行|生效) )
          | 于 (?P<on> {DAY} ) (?:[零0]时)? 起? )
      | (?P<publication> [自从] (?: (?:{_ITSELF})? (?P<made> {_MADE} ) (?:施行)? 之?日 | (?P<today> 即日 ) ) 起?
          (?: 满?[0-9一二三四五六七八九十]{{1,4}}(?:个工作日|日|天|个月)后 )? )
      | (?P<adoption> [自从] (?:{_ITSELF})? (?:表决)? 通过 (?:施行)? 之日起 )
      | (?P<after> [自从] (?P<begun> [^,。;]{{1,200}}? ) (?:施行|实施) 之日起 )
      | 与 (?P<other> [^,。;]{{1,200}}? ) (?=同步|同时)
    ) (?P<together> {_STARTS} ) {_ENDS}
    """,
    re.VERBOSE,
)
"""施行条款: 本办法自2021年9月1日起施行; 第九条自…起施行; 本实施意见自发布之日起施行; 本实施方案与…同步施行"""
_BASES: dict[str, EffectBasis] = {
    "date": "date",
    "on": "date",
    "publication": "publication",
    "adoption": "adoption",
}
_OF_ITSELF = re.compile(f"{_ITSELF}|{_PUBLISHES}")

_BEGINNING = f"(?:施行|实施|执行|生效|{_MADE})之日"
_EXPIRY = re.compile(
    rf"""
    (?P<word> (?: 有效 | 试行 | 暂行 | 执行 | 实施 | 施行 ) 期限?
      | (?: 试行 | 暂行 ) (?=(?:{_COUNT})年)
      | (?: 执行 | 实施 | 施行 | 试行 ) (?=[至到]) )
    (?: (?:为|是|暂定为?|:)? (?: [自从] (?P<since> {DAY} | {_BEGINNING} ) 起 (?:计算)? ,? )?
        (?P<count> {_COUNT} ) (?P<unit> 年 | 个月 ) (?: ,? [自从] {DAY} 起? ,? 至 (?P<end> {DAY} ) 止? )? (?= [,。;:()!] | $ )
      | (?:为|是|:)? (?: [自从]? {DAY} 起? )? ,? (?: 截[止至][至到]? | [至到] ) (?P<until> {DAY} ) (?= [,。;:()!止] | $ ) )
    | (?<=,) 至 (?P<stop> {DAY} ) (?: 止 | (?:自动|自行)?(?:废止|失效) )
    | 至 (?P<last> {DAY} ) 止? (?=施行|执行|实施|试行)
    """,
    re.VERBOSE,
)
"""有效期5年 | 试行期两年 | 有效期至2025年12月31日 | 执行期限自2022年1月1日起至2024年12月31日 | 执行至…"""
_FROM_THEN = rf"(?:[自从](?:{_BEGINNING})起,?)?"
"""自施行之日起有效期5年"""
_OWN = re.compile(rf"{_ITSELF}(?:\([^()]{{0,20}}\))?的?{_FROM_THEN}$")
_JOINED = re.compile(rf"[,(]?并?(?:(?:{_ITSELF}|其)的?|暂定)?{_FROM_THEN}")
"""what may stand between a clause of effect and the period that belongs to it: 自…起施行，其有效期5年"""


def life(statements: Sequence[Sentence], document: Document) -> tuple[list[Effect], list[Expiry]]:
    """The clauses in which a notice says from when and until when it applies; `statements` are its sentences.

    A period is its own only where the words say so (本办法有效期五年), or where they follow a clause of effect
    (自…起施行，有效期5年): other periods are those of permits and the like.
    """
    effects: list[Effect] = []
    expiries: list[Expiry] = []
    before: Sentence | None = None
    begun: list[Effect] = []
    """the effects of the sentence before"""
    for sentence in statements:
        if before and before.index != sentence.index:
            before, begun = None, []
        told = [
            (match, effect)
            for match in _EFFECT.finditer(sentence.own)
            if match["bare"] is None or before is None or _OF_ITSELF.search(before.own)
            if (effect := _effect(match, sentence, document))
        ]
        effects += [effect for _, effect in told]
        for match in _EXPIRY.finditer(sentence.own):
            clauses = [effect for clause, effect in told if _belongs(match, clause, sentence)]
            if match.start() == 0:
                clauses = begun
            if clauses or _OWN.search(sentence.own, max(0, match.start() - 40), match.start()):
                of = clauses or [effect for effect in effects if effect.part == sentence.unit.part]
                expiries.append(_expiry(match, sentence, of))
        before, begun = sentence, [effect for _, effect in told]
    return effects, expiries


def _belongs(period: re.Match[str], clause: re.Match[str], sentence: Sentence) -> bool:
    """Whether a period is that of a clause of effect: 自…起施行，有效期5年; 自…起试行一年."""
    if clause.start() <= period.start() < clause.end():
        return True
    between = sentence.own[clause.end() : period.start()]
    return clause.end() <= period.start() and bool(_JOINED.fullmatch(between))


def _printed(match: re.Match[str], group: str | int, sentence: Sentence) -> str:
    return sentence.printed[match.start(group) : match.end(group)]


def _effect(match: re.Match[str], sentence: Sentence, document: Document) -> Effect | None:
    """None where the calendar does not have the day."""
    written, published = match["date"] or match["on"], match["publication"]
    date = parse_date(written) if written else None
    if written and not date:
        return None
    other = "other" if match["other"] else "begun"
    inside = [
        link for start, link in sentence.cited.items() if match.start(other) <= start < match.end(other)
    ]
    # 自公布之日起30日后 is counted in more than one way.
    inferred = (
        _made(document, sentence.unit.part, match["made"] or match["today"])
        if published and published.endswith(("起", "日"))
        else None
    )
    when = next(
        name for name in ("date", "on", "publication", "adoption", "after", "together") if match[name]
    )
    return Effect(
        basis=_BASES.get(when, "with"),
        phrase=_printed(match, when, sentence),
        evidence=sentence.evidence,
        anchor=sentence.unit.anchor,
        date=date,
        link=inside[0] if inside else None,
        part=sentence.unit.part,
        articles=_printed(match, "articles", sentence) if match["articles"] else None,
        inferred=inferred[0] if inferred else None,
        rule=inferred[1] if inferred else None,
    )


def _expiry(match: re.Match[str], sentence: Sentence, begun: Sequence[Effect]) -> Expiry:
    days = {effect.day for effect in begun if not effect.articles}
    first = next(iter(days)) if len(days) == 1 else None
    if match["since"]:
        first = _counted_from(match["since"], first, begun)
    until = match["until"] or match["end"] or match["stop"] or match["last"]
    last = _last_day(first, match["count"], match["unit"]) if match["count"] and first and not until else None
    return Expiry(
        kind="trial" if match[0].startswith(("试行", "暂行")) else "validity",
        phrase=_printed(match, 0, sentence),
        evidence=sentence.evidence,
        anchor=sentence.unit.anchor,
        date=parse_date(until) if until else None,
        part=sentence.unit.part,
        inferred=last,
        rule=f"从 {first} 起算 {match['count']}{match['unit']}，到前一日止" if last else None,
    )


def _counted_from(since: str, first: datetime.date | None, begun: Sequence[Effect]) -> datetime.date | None:
    """有效期自2021年1月1日起5年; 自发布之日起5年 is from `first` only where it applies from that day on."""
    if "之日" not in since:
        return parse_date(since)
    published = not re.search(_MADE, since) or all(effect.basis == "publication" for effect in begun)
    return first if published else None


def _last_day(first: datetime.date, count: str, unit: str) -> datetime.date | None:
    """5 年 from 2023-02-01 end on 2028-01-31."""
    number = 2 if count == "两" else parse_numeral(count)
    if number is None:
        return None
    months = first.year * 12 + first.month - 1 + number * (12 if unit == "年" else 1)
    year, month = divmod(months, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return None
    day = min(first.day, calendar.monthrange(year, month + 1)[1])
    return datetime.date(year, month + 1, day) - datetime.timedelta(days=first.day == day)


def _made(document: Document, part: str, word: str) -> tuple[datetime.date, str] | None:
    """自公布之日起: the day on which a document, or a part of it, was published, as far as print tells, and by which
    rule: that of publication where it is printed, else the date of the document."""
    record = document.record
    inner = dict(writings(record)).get(part) if part and isinstance(record, model.Notice) else None
    for head in (*([head_of(inner)] if inner else []), document.head):
        if word in ("公布", "发布", "颁布", "颁发") and head.published:
            return head.published, "按文中所印的发布日期"
        if word in ("印发", "下发") and head.printed:
            return head.printed, "按文中所印的印发日期"
        if head.signed:
            return head.signed, "文中没有另印日期，按成文日期"
    return None
