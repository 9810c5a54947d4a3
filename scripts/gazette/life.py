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
from gazette.archive import Document
from gazette.heads import Head, head_of
from gazette.links import Link
from gazette.numerals import HAN_NUMERAL, NUMERAL, parse_date, parse_numeral
from gazette.outline import writings
from gazette.statements import Sentence

EffectBasis = Literal["date", "publication", "with"]
"""自 2021 年 9 月 1 日起; 自公布、发布、印发之日起; 与…同步施行"""

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

    @property
    def day(self) -> datetime.date | None:
        """失效日期, explicit or inferred."""
        return self.date or self.inferred


_DIGIT = "[0-9〇○零OoＯ一二三四五六七八九]"
DAY = rf"(?:{_DIGIT}{{4}}年[0-9元一二三四五六七八九十]{{1,3}}月[0-9一二三四五六七八九十]{{1,3}}日)"
"""日期 in a pattern for half-width text without white space"""
_KINDS = (
    "办法|通知|意见|方案|规定|细则|决定|计划|条例|规则|规程|预案|公告|通告|令|守则|标准|章程|制度|规范|指南|措施|政策|清单"
    "|目录|决议|批复|命令|公约|准则|指引|纲要|规划|要点|解释"
)
_ITSELF = rf"本(?![市省县区州盟旗级地年月届次])[\u4e00-\u9fff]{{0,6}}?(?:{_KINDS})"
_STARTS = "(?:正式|开始|同时|同步)?(?:施行|实施|执行|生效|试行|实行)"
_PLACE = rf"第{NUMERAL}条(?:之{NUMERAL})?(?:第{NUMERAL}款)?(?:第{NUMERAL}项)?"
_PLACES = rf"{_PLACE}(?:[、和及至]{_PLACE}){{0,20}}"  # no more, or a long list would be read from each of its places
_PUBLICATION = rf"(?:(?:{_ITSELF})?(?P<made>公布|发布|颁布|印发|下发|发文|签发)(?:施行)?之日)"
_EFFECT = re.compile(
    rf"""
    (?: (?P<articles> {_PLACES} ) (?:的?规定)?
      | {_ITSELF} (?: \([^()]{{0,20}}\) )?
      | (?:公布|发布|印发|审定|颁布|通过|批准) (?:给你们)? (?=,?[自从])      # an order, of what it promulgates
      | 附件[0-9一二三四]? (?=,?[自从])                                    # 清理结果见附件，自…起执行
      | ^ (?=[自从])
    ) ,? (?: 除 (?P<but> {_PLACES} ) (?:的?规定)? (?:以?外)? , )?
    (?: (?: [自从] (?P<date> {DAY} ) (?:零时)? 起 | 于 (?P<on> {DAY} ) 起? )
      | (?P<publication> [自从] {_PUBLICATION} 起 (?: 满?[0-9一二三四五六七八九十]{{1,4}}(?:个工作日|日|天|个月)后 )? )
      | 与 (?P<other> .{{1,200}}? ) (?=同步)
    ) (?P<together> {_STARTS} )
    """,
    re.VERBOSE,
)
"""施行条款: 本办法自2021年9月1日起施行; 第九条自…起施行; 本实施意见自发布之日起施行; 本实施方案与…同步施行"""

_EXPIRY = re.compile(
    rf"""
    (?P<word> (?: 有效 | 试行 | 暂行 | 执行 | 实施 | 施行 ) 期限? | 试行 (?=[0-9两一二三四五六七八九十]{{1,3}}年) )
    (?: (?:为|是|暂定|暂定为|:)? (?P<count> [0-9]{{1,2}} | 两 | {HAN_NUMERAL} ) (?P<unit> 年 | 个月 )
      | (?:为|是|:)? (?: [自从]? {DAY} 起? )? ,? (?:截止)? [至到] (?P<until> {DAY} ) )
    """,
    re.VERBOSE,
)
"""有效期5年 | 试行期两年 | 有效期至2025年12月31日 | 执行期限自2022年1月1日起至2024年12月31日"""
_OWN = re.compile(rf"{_ITSELF}的?$")


def life(statements: Sequence[Sentence], document: Document) -> tuple[list[Effect], list[Expiry]]:
    """The clauses in which a notice says from when and until when it applies; `statements` are its sentences.

    A period is its own only where the words say so (本办法有效期五年), or where they follow a clause of effect
    (自…起施行，有效期5年): other periods are those of permits and the like.
    """
    dates = _Dates(document)
    effects: list[Effect] = []
    expiries: list[Expiry] = []
    before: tuple[int, list[Effect]] = (-1, [])
    for sentence in statements:
        matches = [match for match in _EFFECT.finditer(sentence.plain) if not _of_another(match, sentence)]
        found = [_effect(match, sentence, dates) for match in matches]
        ends = [(match.end(), effect) for match, effect in zip(matches, found, strict=True)]
        earlier = before[1] if before[0] == sentence.index else []
        for match in _EXPIRY.finditer(sentence.plain):
            clauses = [effect for end, effect in ends if end <= match.start()]
            if match.start() == 0:
                clauses = clauses or earlier
            own = clauses or _OWN.search(sentence.plain, max(0, match.start() - 20), match.start())
            if own:
                begun = clauses or [effect for effect in effects if effect.part == sentence.unit.part]
                expiries.append(_expiry(match, sentence, begun))
        effects += found
        before = (sentence.index, found)
    return effects, expiries


def _of_another(match: re.Match[str], sentence: Sentence) -> bool:
    """Whether the articles that it begins with are those of a document named directly before them."""
    return bool(match["articles"]) and any(
        match.start() - 1 <= end <= match.start() for _, end, link in sentence.links if not link.article
    )


def _effect(match: re.Match[str], sentence: Sentence, dates: _Dates) -> Effect:
    inside = [link for start, _, link in sentence.links if match.start() <= start < match.end()]
    written, published = match["date"] or match["on"], match["publication"]
    # 自公布之日起30日后 is counted in more than one way.
    inferred = (
        dates.made(sentence.unit.part, match["made"]) if published and published.endswith("起") else None
    )
    return Effect(
        basis="date" if written else "with" if match["other"] else "publication",
        phrase=written or published or match["together"],
        evidence=sentence.evidence,
        anchor=sentence.unit.anchor,
        date=parse_date(written) if written else None,
        link=inside[0] if match["other"] and inside else None,
        part=sentence.unit.part,
        articles=match["articles"],
        inferred=inferred[0] if inferred else None,
        rule=inferred[1] if inferred else None,
    )


def _expiry(match: re.Match[str], sentence: Sentence, begun: Sequence[Effect]) -> Expiry:
    days = {effect.day for effect in begun if not effect.articles}
    first = next(iter(days)) if len(days) == 1 else None
    last = _last_day(first, match["count"], match["unit"]) if match["count"] and first else None
    return Expiry(
        kind="trial" if match["word"].startswith(("试行", "暂行")) else "validity",
        phrase=match[0],
        evidence=sentence.evidence,
        anchor=sentence.unit.anchor,
        date=parse_date(match["until"]) if match["until"] else None,
        part=sentence.unit.part,
        inferred=last,
        rule=f"从 {first} 起算 {match['count']}{match['unit']}，到前一日止" if last else None,
    )


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


class _Dates:
    """自公布之日起: the days on which a document, or a part of it, was published, as far as print tells."""

    def __init__(self, document: Document) -> None:
        self._heads: dict[str, Head] = {"": document.head}
        if isinstance(document.record, model.Notice):
            self._heads = {part: head_of(writing) for part, writing in writings(document.record)}

    def made(self, part: str, word: str) -> tuple[datetime.date, str] | None:
        """The day, and by which rule: that of publication where it is printed, else the date of the document."""
        for head in (self._heads.get(part), self._heads[""]):
            if head is None:
                continue
            if word in ("公布", "发布", "颁布") and head.published:
                return head.published, "按文中所印的发布日期"
            if word in ("印发", "下发") and head.printed:
                return head.printed, "按文中所印的印发日期"
            if head.signed:
                return head.signed, "文中没有另印日期，按成文日期"
        return None
