"""What one sentence says of the documents that it cites (语句所述的关系): 《甲》、《乙》同时废止.

The citations of a sentence are read as groups (《甲》、《乙》和《丙》), the words before and behind a group say what is done to it.
"""

from __future__ import annotations

import datetime
import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from gazette.amendments import Change
from gazette.beside import MADE, PUBLISHED
from gazette.clearing import Listing
from gazette.link import Link
from gazette.numerals import DAY, NUMERAL, half_width, parse_date
from gazette.punctuation import HIDDEN
from gazette.statements import CITED, WITHIN, Sentence

RelationKind = Literal[
    "repeals", "lapses", "amends", "prolongs", "corrects",
    "implements", "based_on", "effective_with", "promulgates", "issues", "forwards", "answers", "repealed",
]  # fmt: skip
"""废止, 宣布失效, 修改, 延长有效期, 更正; 贯彻落实, 制定依据, 同步施行, 公布, 印发, 转发, 答复; repealed (已废止) is said of the
other"""


LIFE: tuple[RelationKind, ...] = ("repeals", "lapses", "amends", "prolongs", "corrects", "repealed")
"""what changes the life of the other document"""


@dataclass(frozen=True, slots=True)
class Relation:
    """关系: what a document says that it does to the document that `link` leads to, with the sentence."""

    kind: RelationKind
    link: Link
    evidence: str
    anchor: str
    listed: str | None = None
    """the heading of the list that it stands in: 废止的文件（2件）"""
    dated: datetime.date | None = None
    """the day that is named with the other document: 《…规定》（1996年4月2日公布）"""
    until: datetime.date | None = None
    """until when the other is prolonged"""
    changes: tuple[Change, ...] = ()
    """what is changed in it"""


_ONE = rf"{CITED}{WITHIN}*"
_ARTICLE = rf"第\(?{NUMERAL}\)?[条章节款项](?:之{NUMERAL})?"
_ARTICLES = rf"(?:{_ARTICLE})+(?:[、和及](?:{_ARTICLE})+)*"
_ISSUED = f"{MADE}|通过|批准|批转|转发"
_PUBLISHED = PUBLISHED.pattern
_HISTORY = rf"\((?:{DAY}|{_ONE}文?(?:{MADE}))(?:[^()\ue000]{{0,120}}{_ONE}){{0,8}}[^()\ue000]{{0,120}}\)"
"""（2001年1月1日某市人民政府令第33号发布，根据2004年7月1日某市人民政府令第26号修订）: whose they are is told by the title."""
_BRACKET = rf"(?:\((?:[^()\ue000]{{0,60}}|{_ONE}(?:[、,;和及]{_ONE}){{1,9}})\)|{_HISTORY})"
_MORE_ACTS = rf"(?:[^,。;:、《(\ue000]{{1,40}}(?:{_ISSUED}|修改|修订|修正)[、,])?"
"""1990年4月2日国务院批准、1990年5月1日某部发布的"""
_INTRODUCED = (
    rf"{_MORE_ACTS}[^,。;:、《(\ue000]{{1,40}}(?:{_ISSUED}|施行|实施|制定|修改|修订|修正)的"
    rf"|[^,。;:、《(\ue000]{{0,40}}{_ONE}{_PUBLISHED}(?={CITED})|原"
)
_JOIN = rf"(?:以及|、|,|和|及|与|或)?(?:(?<=[、和及])(?:{_INTRODUCED}))?"
_SORTS = "(?:[省市县区州]?(?:人民)?政府|地方性|行政|(?:行政)?规范性|政策性|部门)?(?:文件|规章|法规)|文"
_MEMBER = rf"{_ONE}(?:{_BRACKET})?(?:等(?:(?:[0-9]{{1,3}}|{NUMERAL})[件部个项])?)?(?:{_SORTS})?"
_GROUP = re.compile(rf"{_MEMBER}(?:{_JOIN}{_MEMBER})*")
"""《甲》（1996年4月2日公布）、某府发〔2012〕77号文件、令2009年第3号公布的《丙》和1998年发布的《乙》"""
_PUBLISHING = re.compile(rf"(?:{_ONE}[、和及]){{0,5}}{_ONE}(?={_PUBLISHED}{CITED})")
"""令第3号、第4号 of 令第3号、第4号公布的《丙》"""
_HISTORIES = re.compile(rf"(?<={WITHIN}){_HISTORY}")
_UNMARKED = re.compile("关于[^,。;:]{1,80}(?:通知|意见|办法|规定|决定|方案|函|批复|通告|公告)\\($")
"""关于占位的通知（某府发〔2001〕1号）: a title without 《》, known by its number"""
_DAY_BEHIND = re.compile(rf"\((?P<day>{DAY})")
_DAY_BEFORE = re.compile(
    rf"(?P<day>{DAY})[^,、。;《》]{{0,20}}(?:{_ISSUED})(?:施行|实施)?(?:[、,][^,。;《》]{{0,40}}(?:修改|修订|修正))?的$"
)
"""1996年4月2日市政府发布的, 1994年11月16日发布、1997年12月31日修改的"""

_END = "(?=(?:,(?!但|其中|除)|[。;:()!]|$))"
"""Nothing follows that it is said of instead: 《甲》规定的收费停止执行, 《甲》废止前."""
_WHEN = rf"(?:[自从][^,。;{CITED}]{{1,40}}起|于(?:{DAY}起?|本[^,。;{CITED}]{{1,12}}之日起?)|[从自]?即日起?)"
_HOW = rf"(?:{_WHEN}|也|均|都|亦|同时|同步|即行|即予|即告|即|随即|依法|相应|一并|一律|随之|予以|自行|自动|现|全部|全文|整体|宣布|,)"
_MORE = rf"(?:(?:及|和|等)[^,。;{CITED}的]{{1,16}}?)?"
_ENDED = "废止|作废|停止(?:执行|施行|实施|使用|试行)|终止(?:执行|施行)|不再(?:执行|施行|实施)"
_REPEALED = re.compile(rf"{_MORE}{_HOW}{{0,4}}(?:{_ENDED}){_END}")
_LAPSED = re.compile(rf"{_MORE}{_HOW}{{0,4}}失效{_END}")
MARKER = "(?:[(]?[0-9一二三四五六七八九十]{1,4}[).、]{1,2})?"
_BEGINS = f"(?:^{MARKER}|[,;:。)]{MARKER}|决定|宣布|现|予以|同时|一并|并|起)"
"""Who says 废止《甲》 himself says so at the beginning of a clause: not 应当废止, 提请废止, 关于废止."""
_BETWEEN = "(?:(?!与|或|根据|依据|依照|按照|不符|抵触|修改|修订|废止)[^,。;:]){0,40}:?$"
_REPEALING = re.compile(
    rf"{_BEGINS}(?:废止|停止执行|停止施行|不再执行)(?![前后的之时以]|情况|工作|程序|制度){_BETWEEN}"
)
_LAPSING = re.compile(rf"{_BEGINS}宣布(?P<lapsed>失效)?{_BETWEEN}")
_LAPSED_THEN = re.compile("[^,。;的]{0,6}失效")
_CHANGING = re.compile(rf"(?:决定|现)(?:修改|修订|修正){_BETWEEN}")
_WHOLE = re.compile(rf"$|[,。;:()]|失效|及其|自[^,。;]{{1,40}}起|{_ARTICLES}{_END}")
"""It is the document itself, or articles of it, and not 废止《甲》的实施细则."""
_LED = re.compile("(?:根据|依据|依照|按照|按|遵照|参照|执行|违反|符合|以|由|经|见|除)$")
"""按照《甲》停止使用旧票据: what follows is not said of it"""
_SUPPOSED = re.compile(
    "(?:^|[,;:])(?:待|如|若|一旦|倘|假如|因|鉴于|由于)|(?:^|[,;:])(?:(?!本)[^,。;]){1,200}后,"
)
"""若《甲》废止，…; 因《甲》废止，…"""

_UNTIL = rf"(?:至|到)(?P<until>{DAY})"
_PERIOD = "(?:有效|执行|实施|施行|试行)期限?"
_LONGER = "(?:延长|延续|顺延|续期|延期|延)"
_PROLONGED = re.compile(
    rf"""
    ,? (?:经[^,。;的]{{1,12}}?,?)? 的? (?:需|应|可)? (?:(?:有效期)?(?:届满|期满|到期|满)后)? (?:自{DAY}起)?
    (?: 继续(?:有效|执行|施行|实施) ,? (?: 现?将?[其的]?{_PERIOD}(?:统一)?{_LONGER}? )? (?:至|到)(?P<day>{DAY})
      | (?: 继续(?:有效|执行|施行|实施) ,? )? 现?将?[其的]?{_PERIOD}(?:统一|均|再)?(?:自{DAY}起)?{_LONGER} (?: (?:至|到)(?P<till>{DAY})
          | (?:{NUMERAL}|两)(?:年|个月) (?: ,?(?:即)?{_LONGER}?(?:至|到)(?P<stop>{DAY}) )? )
      | (?:{_LONGER}(?:有效|执行|实施|施行|试行)|延长|延续)(?:至|到)(?P<at>{DAY}) (?=[,。;)止] | $)
      | 继续(?:执行|施行|实施|试行)(?:{NUMERAL}|两)(?:年|个月) (?=[,。;] | $)
      | {_LONGER}有效期限? (?: (?:至|到)(?P<end>{DAY}) | (?:{NUMERAL}|两)(?:年|个月) ) )
    """,
    re.VERBOSE,
)
_PROLONGED_TO = re.compile(rf"{_PERIOD}(?:统一|均)?{_LONGER}{_UNTIL}")
"""下列文件有效期延长至2027年3月31日："""
_PROLONGING = re.compile("(?:^|[,;:。]|决定|现|同意)(?:延长|延续)$")
_VALIDITY = re.compile(rf"的?{_PERIOD}(?:{_UNTIL})?")
_SO = "如下|以下|下列"
_MADE_OTHER = (
    rf"(?:作|作出|做|做出|进行|予以)?(?P<so>{_SO})?(?:部分|相应)?(?:修改|修正|修订)(?:如下)?(?=[,。;:()]|$)"
)
_PARTLY = "(?:的?(?:部分|有关|相关|个别)?(?:条款|内容|条文|规定))?"
_AMENDED = re.compile(rf"(?:的?{_ARTICLES})?{_PARTLY}{_MADE_OTHER}")
_TO_OTHER = "(?:(?:修改|修正|修订|改|调整)为|(?:修改|修订)如下)"
_QUOTE = f"“{HIDDEN}*”"
_AMENDED_AT = re.compile(
    rf"""
    中?的? (?: {_ARTICLES} (?: [^,。;{CITED}]{{0,40}}?{_TO_OTHER} | (?:之?[前后]|中)?,?增加
             | [^,。;{CITED}]{{0,12}}{_QUOTE}[^,。;{CITED}]{{0,10}}(?:删去|删除) | (?:予以)?(?:删去|删除) )
      | (?:附件[0-9一二三四五]?|附表[0-9一二三四五]?)?中?的?{_QUOTE}[^,。;{CITED}]{{0,10}}(?:{_TO_OTHER}|删去|删除)
      | (?:名称|题目|标题)[^,。;{CITED}]{{0,10}}{_TO_OTHER}
      | 增加{NUMERAL}[条款项章节] )
    """,
    re.VERBOSE,
)
_CUTTING = re.compile(f"(?:^{MARKER}|[,;:。])(?:删去|删除)$")
_ORDERING = re.compile("(?:决定|现)[对就将]?$")
_AMENDING = re.compile(f"(?:^{MARKER}|[,。;:])[对就将]?$")
_ITS_ARTICLES = re.compile(rf"的?(?P<articles>{_ARTICLES})")
_WRONG = re.compile("应为|应作|误为|误作|误印|之误|更正为|更正如下|有误|错误")
_CORRECTION = re.compile("更正|勘误|刊误")
_NO_ENTRY = re.compile("[,。;:]|根据|依据|依照|按照|决定|为了?贯彻|经研究|现将|^对")
"""What stands before the document that an item of a list names is its issuer or its date, no clause."""
_NOT_IT = re.compile("的(?!修改|修订|修正)|中|规定|有关|相关|所|实施|补充|配套|附件|继续|保留")
"""《甲》的补充通知 is another document."""
_MARKED = re.compile(r"\s*(?:[0-9一二三四五六七八九十]{1,4}[.．、]|[(（][0-9一二三四五六七八九十]{1,4}[)）])")
_IN_A_NAME = re.compile("关于[^,。;]{0,4}$")
"""根据关于废止《甲办法》的决定: it is the decision that is spoken of"""
_IMPLEMENTS = re.compile(r"为了?(?:进一步|深入|全面|认真|切实)?(?:贯彻|落实|执行)")
_BASED_ON = re.compile(r"根据|依据|按照|依照")
_PUBLISHING_NOW = re.compile("(?:^|[,。;:])现(?:公布|发布|颁布)(?:[^,。;《》]{1,10}的)?$")
"""现发布《…》, 现公布修订后的《…》"""
_TOGETHER = re.compile("[^,。]{0,4}(?:同步|同时)(?:施行|实施|执行)(?=[,。;]|$)")
_MAKING = re.compile(
    r"制定本|提出(?:如下|以下)|(?:现|特)(?:就|将|制定|作|提出)|(?:决定|通知|规定)(?:如下)?:"
    r"|(?:^|,)(?!由)(?:(?!应当|可以|有权|依法)[^,。;]){0,30}决定(?!的|书|是否|不予|给予)[^,。;]"
)
"""制定本办法, 市人民政府决定调整…; not 由市人民政府决定, 应当作出决定"""


@dataclass(frozen=True)
class Said:
    """What one sentence says of the documents that it cites."""

    sentence: Sentence
    corrects: bool = False
    """whether the document is a correction (更正)"""
    amends: bool = False
    """whether it is an amendment (修改决定)"""
    plans: bool = False
    """whether it is a plan (立法计划)"""

    @functools.cached_property
    def groups(self) -> list[re.Match[str]]:
        return list(_GROUP.finditer(self.sentence.outline))

    @property
    def is_one_group(self) -> bool:
        """《甲》；"""
        groups = self.groups
        return len(groups) == 1 and not re.sub("[。;,、和及]", "", _without(self.sentence.outline, groups[0]))

    @property
    def opened(self) -> RelationKind | None:
        """What it does to the documents that the next sentences name: 废止《甲》；《乙》；《丙》。"""
        last = self.groups[-1] if self.groups else None
        if last and re.fullmatch("[;]", self.sentence.outline[last.end() :]):
            return self._before(last)
        return None

    def relations(self) -> Iterator[Relation]:
        """In reading order."""
        for group in self.groups:
            kind, until = self._of_group(group)
            articles = _ITS_ARTICLES.match(self.sentence.outline, group.end())
            for start, link in self._members(group):
                own = kind or self._of_one(start, link)
                if not own:
                    continue
                if articles and own in ("repeals", "lapses"):
                    own = "amends"
                yield self._relation(own, start, link, until)

    def in_list(self, listing: Listing) -> Iterator[Relation]:
        """What the heading of its list says of the documents that an item begins with."""
        group = self.groups[0] if self.groups else None
        if not listing.fate or not group or _NO_ENTRY.search(self.sentence.outline[: group.start()]):
            return
        unit = self.sentence.unit
        if not unit.marker and not _MARKED.match(unit.text) and not self.is_one_group:
            return
        if _NOT_IT.match(self.sentence.outline, group.end()):
            return
        until = _PROLONGED.search(self.sentence.outline, group.end())
        for start, link in self._members(group):
            day = None
            if listing.fate == "prolongs":
                of_all = _PROLONGED_TO.search(half_width("".join(listing.heading.split())))
                day = (until and _until(until)) or (of_all and of_all["until"])
            yield self._relation(listing.fate, start, link, day, listing.heading)

    def of_kind(self, kind: RelationKind, evidence: str) -> list[Relation]:
        """The documents of a sentence that goes on with a list begun in an earlier one."""
        return [
            replace(self._relation(kind, start, link), evidence=f"{evidence}……{self.sentence.evidence}")
            for group in self.groups
            for start, link in self._members(group)
        ]

    @functools.cached_property
    def _of_another(self) -> frozenset[int]:
        """Where a number is cited only to say which title is meant: 令第3号公布的《丙》, 《丙》（2009年3月1日令第3号公布）."""
        cited = self.sentence.cited
        titled = {link.number for link in cited.values() if link.title}
        outline = self.sentence.outline
        before = {at for match in _PUBLISHING.finditer(outline) for at in range(*match.span())}
        inside = {at for match in _HISTORIES.finditer(outline) for at in range(*match.span())}
        return frozenset(
            start
            for start, link in cited.items()
            if start in inside or (not link.title and (link.number in titled or start in before))
        )

    def _members(self, group: re.Match[str]) -> Iterator[tuple[int, Link]]:
        cited, others = self.sentence.cited, self._of_another
        yield from (
            (start, cited[start]) for start in range(*group.span()) if start in cited and start not in others
        )

    def _relation(
        self, kind: RelationKind, start: int, link: Link, until: str | None = None, listed: str | None = None
    ) -> Relation:
        sentence = self.sentence
        end = sentence.ends[start]
        day = _DAY_BEHIND.match(sentence.plain, end)
        day = day or _DAY_BEFORE.search(sentence.plain, max(0, start - 80), start)
        return Relation(
            kind,
            link,
            sentence.evidence,
            sentence.unit.anchor,
            listed,
            parse_date(day["day"]) if day else None,
            parse_date(until) if until else None,
        )

    def _of_group(self, group: re.Match[str]) -> tuple[RelationKind | None, str | None]:
        """What is done to all documents of a group, and until when they are prolonged."""
        outline, end = self.sentence.outline, group.end()
        articles = _ITS_ARTICLES.match(outline, end)
        before = outline[max(0, group.start() - 100) : group.start()]
        if outline[end : end + 1] == ")" and _UNMARKED.search(before):
            end += 1
        behind = articles.end() if articles else end
        if self.corrects:
            wrong = _WRONG.search(outline) or _CORRECTION.search(outline)
            return ("corrects" if wrong and group.start() < wrong.end() else None), None
        if not _LED.search(before):
            if prolonged := _PROLONGED.match(outline, end):
                return "prolongs", _until(prolonged)
            supposed = self._supposing <= group.start()
            if not supposed and _REPEALED.match(outline, behind):
                return "repeals", None
            if not supposed and _LAPSED.match(outline, behind):
                return "lapses", None
            if _AMENDED_AT.match(outline, end) or self._amended(before, end):
                return "amends", None
        if _PROLONGING.search(before) and (valid := _VALIDITY.match(outline, end)):
            return "prolongs", valid["until"]
        return self._before(group), None

    def _amended(self, before: str, end: int) -> bool:
        """对《甲》作如下修改; 对《甲》进行修改 where the document is an amendment, or says that it decides; 删去《甲》第五条."""
        outline = self.sentence.outline
        if _CUTTING.search(before):
            return bool(_ITS_ARTICLES.match(outline, end))
        made = _AMENDED.match(outline, end)
        if not made:
            return False
        sure = self.amends or made["so"] or made[0].endswith("如下")
        return bool(_ORDERING.search(before) or (sure and _AMENDING.search(before)))

    def _before(self, group: re.Match[str]) -> RelationKind | None:
        """What the words before a group do to it: 废止《甲》, 宣布《甲》失效."""
        outline = self.sentence.outline
        before = outline[max(0, group.start() - 60) : group.start()]
        if self.plans or not _WHOLE.match(outline, group.end()):
            return None
        if _REPEALING.search(before):
            return "repeals"
        lapsing = _LAPSING.search(before)
        if lapsing and (lapsing["lapsed"] or _LAPSED_THEN.match(outline, group.end())):
            return "lapses"
        return "amends" if _CHANGING.search(before) else None

    def _of_one(self, start: int, link: Link) -> RelationKind | None:
        """What is done with one document, wherever it stands in the sentence."""
        plain = self.sentence.plain
        end = self.sentence.ends[start]
        if done := self._does_with(start, end, link):
            return done
        beside = plain.rfind("与", 0, start)
        if self._in_clause(beside, start) and "本" in plain[:beside] and _TOGETHER.match(plain, end):
            return "effective_with"
        if self._making < end or _IN_A_NAME.search(plain, max(0, start - 10), start):
            return None
        if self._in_clause(self._implementing[bisect_left(self._implementing, start) - 1], start):
            return "implements"
        if self._in_clause(plain.rfind("参照", 0, start), start):
            return None
        return "based_on" if self._resting < start else None

    def _does_with(self, start: int, end: int, link: Link) -> RelationKind | None:
        """What it does with what it encloses, or has received: 现予公布, 现印发, 现予转发; 现发布《…》; 收悉."""
        stop = self.sentence.plain.find("。", end)
        rest = self.sentence.plain[end : stop if stop >= 0 else None]
        before = self.sentence.plain[max(0, start - 40) : start]
        if "收悉" in rest or re.match("(?:已?悉|(?:已经?)?收到)(?:[,。]|$)", rest):
            return "answers"
        if not link.target or link.target.document is not link.document:
            sent_on = re.match("(?:转发|批转)(?:给?你们)?(?:[,。]|$)", rest) and re.search(
                "现将[^,。;]*$", before
            )
            return "forwards" if sent_on else None
        if re.search("现予(?:公布|发布)|予以公布", rest) or _PUBLISHING_NOW.search(before):
            return "promulgates"
        if rest.startswith(("公布", "发布", "颁布")) and re.search("现将[^,。;]*$", before):
            return "promulgates"
        if re.search("(?:转发|批转)(?!的)", rest):
            return "forwards"
        return "issues" if re.search("(?:^|现|予以|现予|现将其)印发(?!的)", rest) else None

    def _in_clause(self, word: int, start: int) -> bool:
        """Whether a word (−1: there is none) stands before a place in the same clause."""
        return word >= 0 and self.sentence.plain.find(",", word, start) < 0

    @functools.cached_property
    def _supposing(self) -> int:
        """Where it first begins to speak of what may be or has been; behind its end where it does not."""
        first = _SUPPOSED.search(self.sentence.outline)
        return first.end() if first else len(self.sentence.outline) + 1

    @functools.cached_property
    def _making(self) -> int:
        """Where it last says that something is made (制定本办法); −1 where it does not."""
        return max((match.start() for match in _MAKING.finditer(self.sentence.own)), default=-1)

    @functools.cached_property
    def _implementing(self) -> list[int]:
        """Where it says that something is carried out, −1 before all of them."""
        return [-1, *(match.start() for match in _IMPLEMENTS.finditer(self.sentence.own))]

    @functools.cached_property
    def _resting(self) -> int:
        """Where it first says on what it rests; behind its end where it does not."""
        first = _BASED_ON.search(self.sentence.own)
        return first.start() if first else len(self.sentence.plain)


def _until(prolonged: re.Match[str]) -> str | None:
    return next(filter(None, (prolonged[name] for name in ("day", "till", "stop", "at", "end"))), None)


def _without(outline: str, group: re.Match[str]) -> str:
    return outline[: group.start()] + outline[group.end() :]
