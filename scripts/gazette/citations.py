"""Citations (引用) in running text: titles, numbers, short titles and articles.

Text in, spans out; nothing is looked up. Every span indexes the text that was given, so
that ``text[start:end]`` is the ``text`` of the result, as printed. No function raises;
what is damaged or in doubt is left out.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gazette.beside import NOTHING, Beside, in_bracket, of_number, of_title, published_by
from gazette.numbers import Found, Number, find, has_year, parse
from gazette.numerals import HAN_NUMERAL, NUMERAL, half_width, parse_numeral

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Citation:
    """引用: a 《title》 with the number that adjoins it, or a number that stands alone.

    ``title`` is what stands between the outermost marks, as printed. A citation with a
    title starts at its 《 and ends after the bracket that its number opens, if any.
    """

    start: int
    end: int
    text: str
    title: str | None
    number: Number | None
    beside: Beside = NOTHING
    """what the text tells of it beside its name"""

    @property
    def told_number(self) -> Number | None:
        """Its number, or that under which it was published: 令第12号公布的《办法》."""
        return self.number or self.beside.number

    @property
    def year_of_order(self) -> int | None:
        """The year that is told of an order, whose number has none."""
        day = self.beside.day
        year = day.year if day else self.beside.year
        return year if self.told_number and not has_year(self.told_number) else None


@dataclass(frozen=True, slots=True)
class Definition:
    """简称: from here on 《short》, printed at ``start``, stands for ``citation``."""

    start: int
    end: int
    short: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """援引条文: one article, and at most one item (项) of it.

    ``of`` is the span of the 《title》 it belongs to, or ``None`` where the text around
    does not say. All articles of a range (第五条至第八条) have the span of the whole range.
    """

    start: int
    end: int
    text: str
    article: int
    item: int | None
    of: Span | None
    sub: int | None = None
    """of 第三条之二 2"""

    @property
    def path(self) -> tuple[int, ...]:
        """The article's number as :class:`gazette.numbering.Marker` has it: 第三条之二 is (3, 2)."""
        return (self.article, self.sub) if self.sub else (self.article,)


@dataclass(frozen=True, slots=True)
class Citations:
    """What the units of a text cite and define, where these series are known; by the positions of the units."""

    series: frozenset[str]
    cited: Mapping[int, list[Citation]]
    defined: Mapping[int, list[Definition]]


_OPENER = {"》": "《", "〉": "〈"}
_GAP = re.compile(r"\s*(?P<bracket>\()?\s*")
_YEAR_AND_SERIAL = re.compile(r"\s*\(\s*(?P<number>(?:19|20)[0-9]{2}年第[1-9][0-9]{0,4}号)(?=\s*[,;)])")
_BY_ITS_BODY = re.compile("(?P<body>[^《》〈〉]{2,60}?)关于.{1,200}(?P<word>公告|通告)")
_JOINED = re.compile(r"\s{0,4}[、,和及与]\s{0,4}")
_LOOKED_AT = 3
"""How many numbers before a title may tell by which of them it was published."""
_AFTER_NUMBER = re.compile(r"\s*(?:[,;][^()]*)?\)")
_DEFINES = re.compile(
    r"""
    \s* [(,;] \s* (?: 以下简称 | 以下称 | 下称 | 后简称 | 简称 ) 为? \s*
    [“"]? (?P<title> 《 [^《》〈〉]+ 》 ) [”"]? \s* \)
    """,
    re.VERBOSE,
)

_ARTICLE = rf"""
    \s* (?P<article> {NUMERAL} ) \s*
    (?: (?P<closed> 条 (?: 之 (?P<sub> {HAN_NUMERAL} ) | (?! 之 ) ) )  # 第十四条之一 is another article than 第十四条
        (?: \s* 第 \s* {NUMERAL} \s* 款 )?
        (?: \s* 第 \s* (?: \( \s* )? (?P<item> {NUMERAL} ) \s* (?: \) \s* )? 项 )?
    )?
"""
_RANGE = "至到~‐‑–—―−-"
_FIRST = re.compile(
    rf"(?P<join>) (?: (?P<ordinal> 第 ) | (?<! [^。;!?\n] ) (?= {HAN_NUMERAL} 条 ) ) {_ARTICLE}",
    re.VERBOSE,
)
_NEXT = re.compile(rf"\s* (?P<join> [、和及与{_RANGE}] ) \s* (?P<ordinal> 第 )? {_ARTICLE}", re.VERBOSE)
_WIDEST = 100
"""A range of more articles is given by its two ends, or each character of a text could mean a hundred articles."""
_SAYS = re.compile(r"\s*(?:分别)?(?:明确|规定|要求|对)")
_TO_ARTICLE = re.compile(r"\s*(?:\([^()]*\))?\s*(?:中的|中|的)?\s*")
_NAME_ENDS = re.compile(r"(?:法典?|条例|办法|规定|细则|规则|章程|规程|标准|规范|公约)\s*的?$")
_ITS_OWN_NAME = re.compile(
    r"(?:本[\u4e00-\u9fff]{0,6}|根据|依据|依照|按照|违反|执行|适用|[按照据反和与及的]|[^\u4e00-\u9fff]|^)$"
)
"""本办法第五条, 依照办法第五条; not 公务员法第五条, 市条例第五条"""
# After any other character a name that is not in 《》 may stand: 本办法第五条, 公务员法第五条.
_CLAUSE_BEGINS = (*"。;!?,:、“(", "根据", "依据", "依照", "按照", "违反", "按", "和", "与", "及", "对")


def citations_of(texts: Sequence[str], series: frozenset[str]) -> Citations:
    """:func:`find_citations` and :func:`find_definitions` of every text; one that has none is left out."""
    cited = ((at, find_citations(text, series)) for at, text in enumerate(texts))
    defined = ((at, find_definitions(text, series)) for at, text in enumerate(texts))
    return Citations(
        series,
        {at: found for at, found in cited if found},
        {at: found for at, found in defined if found},
    )


def find_citations(text: str, known_series: frozenset[str] = frozenset()) -> list[Citation]:
    """Every 《title》, with the number that adjoins it, and every other number, in order.

    citation   = title [number | "(" number [("," | ";") …] ")"] | number
    title      = "《" (character | title | "〈" … "〉")* "》"

    Numbers are those that ``numbers.find`` finds with ``known_series``. A bracket that
    holds several numbers, or does not begin with one, is not the title's. The 《short》
    of a definition is no citation; 《short》 elsewhere is one like any other title.
    """
    return [citation for citation, _ in _cited(text, known_series)]


def find_definitions(text: str, known_series: frozenset[str] = frozenset()) -> list[Definition]:
    """The short titles that the text defines, each with the citation it stands for.

    definition = citation ("(" | "," | ";") ("以下简称" | "下称" | "后简称" | …) "《" short "》" ")"

    as in 《…办法》（下称《办法》） and 《…标准》（DBJ43/T353-2020，以下简称《标准》）.
    """
    return [definition for _, definition in _cited(text, known_series) if definition]


def _cited(text: str, known_series: frozenset[str]) -> Iterator[tuple[Citation, Definition | None]]:
    plain = half_width(text)
    titles = _titles(plain)
    numbers = {found.start: found for found in find(text, known_series)}
    for found in _of_their_bodies(text, plain, titles, known_series):
        numbers.setdefault(found.start, found)
    places = sorted(numbers)
    read = 0
    last: Found | None = None
    before: deque[Found] = deque(maxlen=_LOOKED_AT)
    """the last numbers since a title, none of them if they stand in a list: 令第12号、令第13号"""
    for start in sorted(titles.keys() | numbers.keys()):
        if start < read:
            continue
        title, number, end = None, numbers.get(start), titles.get(start, start)
        if start in titles:
            title = text[start + 1 : end - 1]
            number, end = _number_of_title(plain, end, numbers)
            bracket = [] if number else in_bracket(plain, end, places, numbers)
            told = of_title(plain, start, end, title, bracket)
            if not number and (publishing := published_by(plain, before, start)):
                told = replace(told, number=publishing)
            before.clear()
        elif number:
            end = number.end
            told = of_number(plain, start, end)
            if last and _JOINED.fullmatch(plain, last.end, start):
                before.clear()
            else:
                before.append(number)
            last = number
        citation = Citation(start, end, text[start:end], title, number.number if number else None, told)
        defines = (number and _DEFINES.match(plain, number.end)) or _DEFINES.match(plain, end)
        definition = None
        if defines:
            opens, closes = defines.span("title")
            definition = Definition(opens, closes, text[opens + 1 : closes - 1], citation)
        yield citation, definition
        read = max(end, defines.end()) if defines else end


def _of_their_bodies(
    text: str, plain: str, titles: Mapping[int, int], known_series: frozenset[str]
) -> Iterator[Found]:
    """《国家某局关于占位的公告》（2014年第5号）: the body that such a number lacks stands in the title."""
    for start, end in titles.items():
        told = _YEAR_AND_SERIAL.match(plain, end)
        named = _BY_ITS_BODY.fullmatch(plain, start + 1, end - 1) if told else None
        number = (
            parse(f"{named['body']}{named['word']}{told['number']}", known_series) if told and named else None
        )
        if told and number:
            yield Found(*told.span("number"), number, text[slice(*told.span("number"))])


def _number_of_title(plain: str, end: int, numbers: Mapping[int, Found]) -> tuple[Found | None, int]:
    """The number that adjoins the title ending at ``end``, and where the two of them end."""
    gap = _GAP.match(plain, end)
    number = numbers.get(gap.end()) if gap else None
    if gap is None or number is None:
        return None, end
    if not gap["bracket"]:
        return number, number.end
    close = _AFTER_NUMBER.match(plain, number.end)
    if close is None or any(place in numbers for place in range(number.end, close.end())):
        return None, end
    return number, close.end()


def _titles(plain: str) -> dict[int, int]:
    """The outermost 《…》, start to end. A mark without its partner opens or closes nothing."""
    waiting: list[int] = []
    titles: list[Span] = []
    for mark in re.finditer("[《〈》〉]", plain):
        if mark[0] in "《〈":
            waiting.append(mark.start())
        elif waiting and plain[waiting[-1]] == _OPENER[mark[0]]:
            start = waiting.pop()
            if mark[0] == "〉" or mark.end() - start == 2:
                continue
            while titles and titles[-1][0] > start:
                titles.pop()
            titles.append((start, mark.end()))
    return dict(titles)


def find_article_references(text: str, laws: Sequence[Span] = ()) -> list[ArticleReference]:
    """The articles that the text refers to, one result an article, in order. `laws`: where it names laws without 《》.

    reference = ["《…》"] list | sentence-start bare-list ("明确" | "规定" | "要求" | "对")
    list      = "第" numeral ["条" [sub] [item]] (join ["第"] numeral ["条" [sub] [item]])*, ending with "条" [sub] [item]
    sub       = "之" numeral, of no range
    item      = ["第" numeral "款"] "第" ["（"] numeral ["）"] "项"
    join      = "、" | "和" | "及" | "与" | range
    range     = "至" | "到" | "-" | "—" | "~", both ends rising; of more than 100 articles only the two ends

    as in 第六条、七条、八条, 第五、六、七条, 第五条至第八条, 第十四条第（二）项. A numeral
    without 第 continues a list only after 、 or in a range and if it is greater than the
    one before: 六章二十四条 refers to nothing, nor does the last part of 第五条、三条道路.

    A reference belongs to the 《title》 or law directly before it, else, if it begins its clause,
    to the last one of this text that an article reference follows directly. What follows the name of
    another law or rule (公务员法第五条, 市条例第五条) belongs to none that is known, and is left out.
    """
    if "条" not in text:
        return []
    titles = _titles(half_width(text))
    plain = _blanked(half_width(text), titles)
    named = titles | dict(laws)
    owners = {
        match.end(): (start, end) for start, end in named.items() if (match := _TO_ARTICLE.match(plain, end))
    }

    references: list[ArticleReference] = []
    owner: Span | None = None
    read = 0
    for first in _FIRST.finditer(plain):
        if first.start() < read:
            continue
        listed = _list(plain, first)
        read = listed[-1].end if listed else first.end()
        while listed and not listed[-1].closed:
            listed.pop()
        if not listed or not (first["ordinal"] or _SAYS.match(plain, listed[-1].end)):
            continue
        start = first.start()
        owner = owners.get(start, owner)
        if start not in owners and _is_of_another(plain[max(0, start - 12) : start]):
            owner = None
            continue
        before = plain[max(0, start - 8) : start].rstrip()
        belongs = start in owners or not before or before.endswith(_CLAUSE_BEGINS)
        for part in listed:
            references += _references(text, part, owner if belongs else None)
    return references


def _is_of_another(before: str) -> bool:
    """Whether what stands before a list of articles ends with the name of a law or rule that is not this one."""
    kind = _NAME_ENDS.search(before)
    return bool(kind) and not _ITS_OWN_NAME.search(before[: kind.start()] if kind else "")


@dataclass(frozen=True, slots=True)
class _Part:
    """One numeral of a list: 第六条, 七条, 八; or two ends with a range between them."""

    start: int
    end: int
    first: int
    last: int
    item: int | None
    closed: bool
    sub: int | None


def _list(plain: str, first: re.Match[str]) -> list[_Part]:
    """The parts of the list that ``first`` begins, as far as it goes on as a list does."""
    parts: list[_Part] = []
    match: re.Match[str] | None = first
    while match and (article := parse_numeral(match["article"])):
        item = parse_numeral(match["item"]) if match["item"] else None
        start = match.start("ordinal" if match["ordinal"] else "article")
        sub = parse_numeral(match["sub"]) if match["sub"] else None
        if match["sub"] and sub is None:  # 第三条之十十 is none, and not 第三条
            break
        part = _Part(start, match.end(), article, article, item, bool(match["closed"]), sub)
        if match["join"] and match["join"] in _RANGE:
            begin = parts.pop()
            if begin.first < begin.last or begin.first >= article or begin.sub or sub:
                return [*parts, begin]
            part = replace(part, start=begin.start, first=begin.first)
        elif parts and not match["ordinal"] and (match["join"] != "、" or parts[-1].last >= article):
            break
        parts.append(part)
        match = _NEXT.match(plain, part.end)
    return parts


def _references(text: str, part: _Part, owner: Span | None) -> Iterator[ArticleReference]:
    printed = text[part.start : part.end]
    width = part.last - part.first
    for article in range(part.first, part.last + 1, width if width >= _WIDEST else 1):
        yield ArticleReference(part.start, part.end, printed, article, part.item, owner, part.sub)


def without_titles(text: str) -> str:
    """The same length in half width, titles blank: 第五条 in the name of a document refers to nothing here."""
    plain = half_width(text)
    return _blanked(plain, _titles(plain))


def _blanked(plain: str, titles: Mapping[int, int]) -> str:
    if not titles:
        return plain
    characters = list(plain)
    for start, end in titles.items():
        characters[start + 1 : end - 1] = "□" * (end - start - 2)
    return "".join(characters)
