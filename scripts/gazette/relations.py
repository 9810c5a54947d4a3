"""What a document does to others (关系): repeals, amends, forwards, rests on …; each with its sentence.

A relation is a legal statement. It is only ever read from the document's own words, which are kept as evidence.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazette.amendments import Change, changes
from gazette.clearing import is_title
from gazette.document import Document
from gazette.instruments import title_key
from gazette.link import Link
from gazette.links import Links
from gazette.numerals import DAY, half_width, parse_date
from gazette.said import LIFE, MARKER, Relation, RelationKind, Said
from gazette.statements import CITED, Sentence

__all__ = ["LIFE", "Relation", "RelationKind", "already_repealed", "relations", "unread"]
_AND_OTHERS = re.compile("(?:、《.*)?等")
"""A title that names one of several (关于修改《甲办法》等2件规章的决定) does not say whose changes follow."""
_SPEAKS_OF = re.compile(rf"{MARKER}(?:现?[对将就]|在|删去|删除|修改|废止)?{CITED}")
_IS_CORRECTION = re.compile(
    "^(?:更正|勘误|刊误)|关于(?:更正|勘误)|(?:更正|勘误|刊误)(?:启事|说明|公告|声明|表)?$"
)
_PLAN = re.compile(
    "(?:计划|方案|安排|要点|规划|任务清单)[》〉]?(?:\\([^()]{0,10}\\))?(?:的(?:通知|函))?$|征求|征集"
)
"""What a plan lists (废止《甲》; 修订的规章：…) is still to be done."""
_AMENDMENT = re.compile("关于(?!做好|开展|推进|加强)[^。]{0,20}(?:修改|修正|修订).*(?:决定|通知|公告|令)$")

_TITLE_ACTS: tuple[tuple[re.Pattern[str], RelationKind], ...] = (
    (re.compile("关于(?:修改|修订|修正)$"), "amends"),
    (re.compile("关于(?:废止|停止执行|停止施行)$"), "repeals"),
    (re.compile("关于宣布$"), "lapses"),
    (re.compile("关于(?:延长|延续)$"), "prolongs"),
    (re.compile("(?:^|关于)(?:更正|勘误)$"), "corrects"),
    (re.compile("(?:转发|批转)$"), "forwards"),
    (re.compile("印发$"), "issues"),
    (re.compile("(?:公布|发布)$"), "promulgates"),
    (re.compile("(?:贯彻|落实|(?<!停止|暂停|暂缓|不再|延期|推迟|恢复|继续)(?:执行|实施))$"), "implements"),
)
"""what a title does with the 《…》 that follows: 关于修改《…办法》的决定"""
_OWN_ARTICLE = re.compile("》[^《》第]{0,60}第[^《》条]{0,60}条")
_AND_NEXT = re.compile(r"\s*[、,和及与]?\s*")
_DECIDES = re.compile("(?:决定|决议|通知|公告|通告|命令|令)$")
"""关于修改《…办法》的说明 does nothing."""

_ALREADY = re.compile(r"\((?:已(?:经)?|[0-9]{4}年[^()]{0,12}?)(?:宣布)?(?:废止|失效)\)")
"""《…暂行办法》（已废止）: said of a document by another, which is not the one that repealed it"""
_GOES_ON_UNTIL = re.compile(
    rf"(?:其|该(?:文件|办法|规定|意见|通知|细则)的?|上述文件的?)?有效期限?(?:统一)?(?:延长|延续|顺延|延)?(?:至|到)(?P<until>{DAY})"
)
_READ = ("paragraph", "article", "item")
"""A heading says only what it amends: （一）对《甲办法》作出修改."""

_ENDS = re.compile(
    r"(?:同时|予以|即行|即予|一并|一律|相应|自行|自动)(?:废止|失效|作废)|宣布[^,。;]{0,12}失效(?!的)"
    r"|(?:^|,|现|决定)废止(?![前后的之时以])"
)
_MAY_END = re.compile(r"废\s*止|失\s*效|作\s*废")
_OF_NO_ONE = re.compile(
    "不一致|不符|抵触|冲突|此前|以前|以往|过去|原有|其他|其它|期满|届满|逾期|见附|附件|附后|目录|下列|以下|[件部](?:文件|规章|法规|行政法规|规范性|政策)"
    "|许可|合同|协议|资格|批文|批准文件|核准文件|通知书|证书|证(?=自|同|即|一|相)"
)
"""与本办法不一致的规定同时废止 names no document; 许可证自行失效 speaks of none."""


def relations(document: Document, links: Links, told: Sequence[Sentence]) -> list[Relation]:
    """The relations that a notice or a table of documents states, in reading order; `told` are its sentences."""
    if document.kind == "table":
        return list(_of_rows(document, links))
    if document.kind != "notice":
        return []
    found = [relation for _, relation in _read(document, told)]
    # The text says as much as the title, and the number too: 决定废止《甲办法》（某府发〔2001〕1号）.
    named = {(relation.kind, name) for relation in found for name in _names(relation.link)}
    title = [
        relation
        for relation in _of_title(document, links)
        if not any((relation.kind, name) in named for name in _names(relation.link))
    ]
    return _with_changes(document, [*title, *found], told)


def _names(link: Link) -> Iterator[str]:
    """What the other document is known by: its id, and its title as cited."""
    if link.target:
        yield link.target.id
    if link.title:
        yield f"《{title_key(link.title)}》"


def may_be_unread(document: Document) -> bool:
    """Whether :func:`unread` may find anything: few documents say that something ends."""
    return bool(document.listings) or any(_MAY_END.search(unit.text) for unit in document.units)


def unread(document: Document, told: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences that say that something ends (废止, 失效), of which it can't be read what."""
    if document.kind != "notice":
        return
    read = {index for index, relation in _read(document, told)}
    lists = document.listings
    for place, sentence in enumerate(told):
        if place in read or sentence.unit.kind not in _READ or sentence.plain.endswith(":"):
            continue
        listing = lists.get(sentence.index)
        listed = listing is not None and not listing.named and bool(sentence.cited)
        if listed or (_ENDS.search(sentence.own) and not _OF_NO_ONE.search(sentence.own)):
            yield sentence


def already_repealed(told: Sequence[Sentence]) -> Iterator[Relation]:
    """The citations that say of a document that it has been repealed; any kind of document may say so."""
    for sentence in told:
        for _, end, link in sentence.links:
            if _ALREADY.match(sentence.plain, end):
                yield Relation("repealed", link, sentence.evidence, sentence.unit.anchor)


def _read(document: Document, told: Sequence[Sentence]) -> Iterator[tuple[int, Relation]]:
    """The relations in the text, each with the place of its sentence in `told`."""
    title = half_width(document.title)
    plans = bool(_PLAN.search(title))
    lists = {} if plans else document.listings
    corrects = bool(_IS_CORRECTION.search(re.sub("《[^《》]*》", "", title)))
    amending = {part for part, own in (("", title), *document.parts) if _AMENDMENT.search(half_width(own))}
    running: tuple[int, Said, RelationKind] | None = None
    for place, sentence in enumerate(told):
        listing = lists.get(sentence.index)
        heads = sentence.unit.kind == "heading"
        if sentence.unit.kind not in _READ and not listing and not heads:
            continue
        part = sentence.unit.part
        said = Said(sentence, corrects, not plans and bool(amending & {"", part}), plans)
        first = place == 0 or told[place - 1].index != sentence.index
        if listing:
            found = list(said.relations())
            if first:
                told_of = {relation.link for relation in found}
                found += [each for each in said.in_list(listing) if each.link not in told_of]
        elif running and running[0] == sentence.index and said.is_one_group:
            found = said.of_kind(running[2], running[1].sentence.evidence)
        else:
            found = list(said.relations())
        if heads and not listing:
            found = [each for each in found if each.kind == "amends"]
        opened = said.opened if not listing and not heads else None
        if opened:
            running = (sentence.index, said, opened)
        elif not said.is_one_group:
            running = None
        if any(each.kind == "prolongs" and not each.until for each in found) and (
            until := _until_when(told, place)
        ):
            found = [replace(each, until=until) if each.kind == "prolongs" else each for each in found]
        yield from ((place, _of_others(relation)) for relation in found)


def _until_when(told: Sequence[Sentence], place: int) -> datetime.date | None:
    """决定延长《甲办法》的有效期。有效期延长至2026年4月30日。 — the day that the next sentence of a paragraph tells."""
    behind = told[place + 1] if place + 1 < len(told) else None
    same = behind is not None and behind.index == told[place].index and not behind.cited
    match = _GOES_ON_UNTIL.match(behind.own) if behind and same else None
    return parse_date(match["until"]) if match else None


def _of_others(relation: Relation) -> Relation:
    """What a text ends is never the text itself: a namesake of it, which is not known."""
    link = relation.link
    if relation.kind in ("repeals", "lapses") and link.target and link.target.document is link.document:
        return replace(relation, link=replace(link, target=None))
    return relation


def _of_title(document: Document, links: Links) -> Iterator[Relation]:
    """What a title says: 关于修改《…办法》的决定, 转发《…》的通知. What it issues must be its own; of what it lists (《甲》、《乙》和
    《丙》) it says the same."""
    decides = bool(_DECIDES.search(half_width(document.title)))
    listed: tuple[int, RelationKind] | None = None
    """where the last one ends of whom something is said, and what"""
    for link in links.in_title(document):
        before = half_width(document.title[: link.start])
        behind = half_width(document.title[link.end :])
        own = bool(link.target and link.target.document is document)
        kinds = [kind for words, kind in _TITLE_ACTS if words.search(before)]
        if listed and _AND_NEXT.fullmatch(before, listed[0]):
            kinds = [listed[1]]
        listed = None
        for kind in kinds:
            acts = decides if kind in ("amends", "repeals", "lapses", "prolongs") else True
            acts = acts and (kind != "lapses" or "失效" in behind)
            if acts and (own or kind not in ("issues", "promulgates")):
                yield Relation(kind, link, document.title, link.anchor)
                listed = link.end, kind


def _of_rows(table: Document, links: Links) -> Iterator[Relation]:
    """What a table of documents says of each: the heading says what, the row which, by its number or else its title."""
    units = table.units
    for listing, row in links.reader.listed_rows(table):
        cited = [links.in_unit(table, index) for index in row]
        numbered = [
            each
            for each, index in zip(cited, row, strict=True)
            if links.reader.holds_numbers(units[index].text)
        ]
        titled = [each for each, index in zip(cited, row, strict=True) if is_title(units[index].text)]
        words = "　".join(units[index].text.strip() for index in row)
        if listing.fate:
            for link in (numbered or titled or [[]])[0]:
                yield Relation(listing.fate, link, words, link.anchor, listing.heading)


def _with_changes(document: Document, found: Sequence[Relation], told: Sequence[Sentence]) -> list[Relation]:
    """Each amendment with the changes that follow it in its part, up to the next document that is spoken of.

    That is one that an item or paragraph names first (二、《乙规定》, 将《乙规定》…), whatever becomes of it.
    """
    amended: dict[tuple[int, int], int] = {}
    of_title = [
        one.link for one in found if one.kind == "amends" and document.units[one.link.unit].kind == "title"
    ]
    for number, relation in enumerate(found):
        if len(of_title) > 1 and relation.link in of_title:
            continue  # 关于修改《甲办法》和《乙规定》的决定 does not say whose changes follow
        if relation.kind == "amends" and not _AND_OTHERS.match(relation.evidence, relation.link.end):
            amended.setdefault((relation.link.unit, relation.link.start), number)
    if not amended:
        return list(found)
    by_name = {name: number for number in reversed(amended.values()) for name in _names(found[number].link)}
    spoken_of = dict(_spoken_of(told))
    for place, link in spoken_of.items():
        known = [by_name[name] for name in _names(link) if name in by_name]
        if known and place not in amended:
            amended[place] = known[0]
    units = document.units
    spoken = sorted({*amended, *spoken_of})
    made: dict[int, list[Change]] = {}
    before, lately = (0, 0), -1
    together: list[int] = []
    for index, end, change in changes(units):
        last = bisect_left(spoken, (index, end)) - 1
        if last != lately:
            together = _named_together(spoken, last, amended, before, units[spoken[last][0]].text)
        before, lately = (index, end), last
        if not together or units[spoken[last][0]].part != units[index].part:
            continue
        if (
            len(together) == 1 or spoken[last][0] == index
        ):  # 对《甲办法》和《乙规定》作如下修改：一、… may be of either
            for owner in together:
                made.setdefault(owner, []).append(change)
    return [replace(relation, changes=tuple(made.get(number, ()))) for number, relation in enumerate(found)]


def _named_together(
    spoken: Sequence[tuple[int, int]],
    last: int,
    amended: dict[tuple[int, int], int],
    before: tuple[int, int],
    text: str,
) -> list[int]:
    """The relations that a change may belong to: of what is spoken of last, and of all that its unit names together with
    it since the change `before`; not 《甲办法》第五条、《乙规定》第六条."""
    found: list[int] = []
    for at in range(last, -1, -1):
        place = spoken[at]
        if place not in amended or place[0] != spoken[last][0]:
            break
        if found and (place < before or _OWN_ARTICLE.search(text, place[1], spoken[at + 1][1])):
            break
        found.append(amended[place])
    return found


def _spoken_of(told: Sequence[Sentence]) -> Iterator[tuple[tuple[int, int], Link]]:
    """Where a piece of text begins with a document: its unit and its place there."""
    for place, sentence in enumerate(told):
        first = place == 0 or told[place - 1].index != sentence.index
        match = _SPEAKS_OF.match(sentence.outline) if first and sentence.unit.kind != "title" else None
        if match:
            link = sentence.cited[match.end() - 1]
            yield (link.unit, link.start), link
