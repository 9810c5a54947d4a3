"""What an interpretation says that the articles of its document say: in their words, or in its own."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from gazette import model
from gazette.archive import Archive
from gazette.claims.claim import Claim, around, differences, plain, short
from gazette.claims.likeness import Texts
from gazette.claims.structure import outermost
from gazette.document import Document
from gazette.numbering import marker_of
from gazette.numerals import HAN_NUMERAL
from gazette.punctuation import sentences
from gazette.units import Unit

_LEAD = re.compile(
    rf"""
    (?: 《 (?P<name> [^《》]{{1,200}} ) 》 \s{{0,3}} (?: [（(] [^（）()]{{1,60}} [)）] )? )?
    (?: (?P<article> 第{HAN_NUMERAL}条 (?: 之{HAN_NUMERAL} )? ) (?: 第{HAN_NUMERAL}款 )? )?
    (?P<verb> 规定|明确|要求 ) (?P<colon> [：:] )?
    """,
    re.VERBOSE,
)
"""《办法》第五条规定, 第二条明确, 《办法》明确："""
_ITEM = re.compile(rf"(?:\A|(?<=[：:；;。]))\s*[（(]{HAN_NUMERAL}[)）]")
"""（一） where an item begins, which an interpretation sets in one line with what stands before it"""
_CLAUSE = re.compile(r"[^，,。；;：:\n（）()]+")
_TITLE = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_HAN = re.compile("[\u4e00-\u9fff]")
_DEFINING = re.compile(r"\A本[\u4e00-\u9fff]{1,6}?所称")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[)）]\Z")
_FRAME = re.compile("(?:.{0,12}是指)?(?:包括)?|等")
"""What may be left out at the ends of a clause that is retold: 二次供水设施是指……"""
_TURNED = re.compile("[不未非无勿除禁]")
"""Words that turn a sentence into its opposite: one more or less is never the same."""
_RESTATED = 0.8
"""From this likeness on, two sentences are taken to say the same."""
_ALL_BUT = 0.85
"""So much of a clause must be the same, where nothing says that it is quoted, to differ by a few words and no more."""
_AKIN = 0.6
"""Below this likeness to every clause of the articles, a sentence is in none of them."""
_SHORTEST = 8
"""Shorter ones are too short to tell."""


def articles_are_quoted(archive: Archive) -> Iterator[Claim]:
    """所引条文：解读中“第几条规定”“《办法》明确：”之后的句子，与条文中的那一句逐字相同。只述大意的句子、节去的分句不算。"""
    for document, held, unit in _explained(archive):
        for passage in _passages(unit.text, held):
            own = held.sentences(passage.article) if passage.quoted else None
            told, pairs, same, cut = [], [], 0, 0
            for sentence in _sentences(passage.text) if own else ():
                original = own.likest(plain(sentence), _RESTATED) if own else None
                if original is None:
                    continue
                difference = differences(sentence.rstrip("。；;"), original.rstrip("。；;"))
                if difference and _is_cut(sentence, original):
                    cut += 1
                elif difference:
                    told.append(f"“{short(original)}”句{difference}")
                    pairs.append((sentence, original))
                else:
                    same += 1
            if told or same or cut:
                counted = _counted((same, "句相同"), (cut, "句节引"), (len(told), "句不同"))
                quote = short(passage.lead + passage.text, 40)
                how = "；".join(told)
                yield Claim(
                    document, unit.anchor, quote, passage.stated, counted, not told, how, pairs=tuple(pairs)
                )


def articles_are_retold(archive: Archive) -> Iterator[Claim]:
    """转述条文：解读用自己的话说到条文，与条文只差几个字的分句，字句相同。转述本可以换一种说法，不同的只指出，不算不一致。"""
    for document, held, unit in _explained(archive):
        retold = [_retold(passage, held) for passage in _passages(unit.text, held) if not passage.quoted]
        near = [clause for told in retold for clause in told.near]
        unknown = [sentence for told in retold for sentence in told.unknown]
        if near:
            told = [
                f"{clause.article}作“{short(clause.original, 40)}”，{clause.difference}"
                for clause in near
                if clause.difference
            ]
            same = len(near) - len(told)
            counted = _counted((same, "处相同"), (len(told), "处不同"), (len(unknown), "句未见于条文"))
            differing = [clause.printed for clause in near if clause.difference]
            shown = (differing or unknown or [near[0].printed])[0]
            at = unit.text.index(shown)
            quote = around(unit.text, at, at + len(shown.rstrip("。；;")))
            stated = "、".join(dict.fromkeys(clause.article for clause in near))
            how = "；".join(told + [f"“{short(sentence, 40)}”条文中没有相近的话" for sentence in unknown])
            holds = not told and not unknown
            pairs = tuple((clause.printed, clause.original) for clause in near if clause.difference)
            yield Claim(
                document, unit.anchor, quote, stated, counted, holds, how, own_words=True, pairs=pairs
            )


def _explained(archive: Archive) -> Iterator[tuple[Document, _Held, Unit]]:
    """Every piece of text of an interpretation, with what its document says."""
    for document in archive.interpretations.values():
        held = _Held(archive.notice_of(document), document)
        for unit in document.units:
            if unit.kind != "title":
                yield document, held, unit


def _counted(*counts: tuple[int, str]) -> str:
    """0 句相同，1 句不同: the first always, of the others what there is."""
    return "，".join(f"{count} {what}" for place, (count, what) in enumerate(counts) if count or not place)


@dataclass(frozen=True)
class _Passage:
    """A stretch of an interpretation with what leads to it: words of an article, of the document (), or its own."""

    lead: str
    stated: str
    text: str
    article: tuple[int, ...] = ()
    quoted: bool = False


def _passages(text: str, held: _Held) -> Iterator[_Passage]:
    """The text, parted where an article or a document is named. What another document says is left out."""
    leads = [lead for lead in _LEAD.finditer(text) if lead["name"] or lead["article"]]
    yield _Passage("", "", text[: leads[0].start()] if leads else text)
    own = True
    for place, lead in enumerate(leads):
        own = held.is_called(lead["name"]) if lead["name"] else own
        end = leads[place + 1].start() if place + 1 < len(leads) else len(text)
        if own:
            quoted = bool(lead["colon"] or (lead["article"] and lead["verb"] == "规定"))
            stated = lead["article"] or f"《{lead['name']}》"
            marker = marker_of(lead["article"] or "")
            if marker or not lead["article"]:
                path = marker.path if marker else ()
                yield _Passage(
                    text[lead.start("article" if marker else 0) : lead.end()],
                    stated,
                    text[lead.end() : end],
                    path,
                    quoted,
                )


@dataclass(frozen=True)
class _Clause:
    """A clause as an interpretation prints it, beside the one of an article that it is near to."""

    printed: str
    original: str
    article: str
    difference: str


@dataclass(frozen=True)
class _Retold:
    near: list[_Clause]
    unknown: list[str]
    """sentences among such of articles that no article has"""


def _retold(passage: _Passage, held: _Held) -> _Retold:
    near: list[_Clause] = []
    strange, whole = [], 0
    told = _sentences(passage.text)
    for sentence in told:
        found = list(_near(sentence, held, near[-1].article if near else ""))
        near += found
        whole += _ended(sentence) in held.known
        if not found and not any(held.clauses.likest(plain(clause), _AKIN) for clause in _clauses(sentence)):
            strange.append(sentence)
    return _Retold(near, strange if 0 < len(told) <= 2 * whole else [])


def _near(sentence: str, held: _Held, last: str) -> Iterator[_Clause]:
    """The clauses of a sentence that differ by a few words at most from one of an article, rather from the `last`."""
    for printed in _clauses(sentence):
        original = held.clauses.likest(plain(printed), _ALL_BUT)
        if original:
            articles = held.having[plain(original)]
            last = last if last in articles else articles[0]
            difference = "" if _is_same(plain(printed), plain(original)) else differences(printed, original)
            yield _Clause(printed, original, last, difference)


def _is_same(printed: str, original: str) -> bool:
    """Whether the original stands whole in what is printed, or all of it but the words that frame it (是指, 等), and
    nothing beside it turns it round."""
    before, found, after = printed.partition(original)
    if found:
        return not _TURNED.search(before + after)
    before, found, after = original.partition(printed)
    return bool(found) and bool(_FRAME.fullmatch(before)) and bool(_FRAME.fullmatch(after))


def _is_cut(printed: str, original: str) -> bool:
    """节引: whether clauses of the original were left out, and nothing else."""
    whole = iter(_parted(original))
    return all(clause in whole for clause in _parted(printed))


def _parted(sentence: str) -> list[str]:
    return [plain(clause) for clause in _CLAUSE.findall(sentence)]


def _ended(sentence: str) -> str:
    """A sentence as it is compared, without what ends it."""
    return plain(sentence).rstrip("。；;")


def _sentences(text: str) -> list[str]:
    parts = (part for start, end in sentences(text) for part in _ITEM.split(text[start:end]))
    return [part.strip() for part in parts if len(plain(part)) >= _SHORTEST]


def _clauses(text: str) -> list[str]:
    """The clauses that are long enough to be known again; 本办法所称 is no word of what an article says."""
    found = [_DEFINING.sub("", match.strip("、 ")) for match in _CLAUSE.findall(text)]
    return [clause for clause in found if len(_HAN.findall(_TITLE.sub("", clause))) >= _SHORTEST]


class _Held:
    """What the notice of an interpretation says, article by article, sentence by sentence, clause by clause."""

    def __init__(self, notice: Document, interpretation: Document) -> None:
        told: dict[tuple[int, ...], list[str]] = defaultdict(list)
        self.having: dict[str, list[str]] = defaultdict(list)
        """条 that have a clause"""
        self._clauses: list[tuple[str, str]] = []
        article, path = "", tuple[int, ...]()
        for unit in notice.units:
            if isinstance(unit.block, model.Article) and (marker := marker_of(unit.marker)):
                article, path = unit.marker.strip(), marker.path
            elif unit.kind == "heading":
                article, path = "", ()
            text = unit.text.removeprefix(unit.marker)
            told[()] += _sentences(text)
            if article:
                told[path] += _sentences(text)
                for clause in _clauses(text):
                    self.having[plain(clause)].append(article)
                    self._clauses.append((plain(clause), clause))
        self._told = dict(told)
        self._sentences: dict[tuple[int, ...], Texts[str]] = {}
        titles = [notice.title, *(enclosure.title or "" for enclosure in notice.notice.enclosures)]
        self._titles = [
            plain(_IN_BRACKETS.sub("", each)) for each in (*titles, outermost(interpretation.title))
        ]

    def sentences(self, article: tuple[int, ...]) -> Texts[str] | None:
        """Those of an article, or all (); None where it has no such article."""
        if article in self._told and article not in self._sentences:
            own = self._told[article]
            self._sentences[article] = Texts((plain(sentence), sentence) for sentence in own)
        return self._sentences.get(article)

    @functools.cached_property
    def clauses(self) -> Texts[str]:
        return Texts(self._clauses)

    @functools.cached_property
    def known(self) -> set[str]:
        """The sentences of all articles."""
        return {_ended(sentence) for article, own in self._told.items() if article for sentence in own}

    def is_called(self, name: str) -> bool:
        """Whether 《办法》 or 《占位办法》 is this document: its title, or what its title ends with."""
        return any(title.endswith(plain(_IN_BRACKETS.sub("", name))) for title in self._titles)
