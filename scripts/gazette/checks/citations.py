"""Rules on citations: what of them could not be read, and what is called by two names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from itertools import chain, pairwise

from gazette.archive import Archive
from gazette.checks.rule import asked, rule
from gazette.citations import find_citations
from gazette.heads import plain_title
from gazette.instruments import name_key, names_of, spelt, title_key
from gazette.life import life
from gazette.link import Link
from gazette.links import links_of
from gazette.model import Genre, Mark, Problem
from gazette.numbers import look_like_numbers, parse
from gazette.outline import writings
from gazette.relations import may_be_unread, unread
from gazette.statements import statements

_COMPARED, _ALIKE = 200, 0.6
"""How many characters of two titles are compared, and how much of them is alike in a title that is misquoted."""
_DEPARTMENT = re.compile(r"解读(?:单位|机关|部门)\s*[：:]\s*([^\s：:）)，,；;]{2,40})")


@rule(reads=("instruments.yml", "gazette.yml"), whole=True, linked=True)
def numbers_are_read(archive: Archive) -> Iterator[Problem]:
    """正文中像文号而读不出是谁的第几号的，给出提示；范围（5-9号）只读得出首尾两号的也提示。"""
    links = links_of(archive)
    for document in archive.documents:
        for index, unit in enumerate(document.units):
            if unit.kind in ("title", "number", "registration"):
                continue
            read = [link for link in links.in_unit(document, index) if not link.article]
            for start, end in look_like_numbers(unit.text):
                if _is_passed_over(unit.text, start, end, read):
                    around = unit.text[max(0, start - 10) : end]
                    remedy = "在 instruments.yml 登记这个文号，读法就有了依据"
                    yield Problem(unit.mark, f"“{around}”像文号，读不出是谁的第几号", remedy, hint=True)
            for first, last in pairwise(read):
                if _is_range(unit.text[first.end : last.start]) and _between(first, last):
                    around = unit.text[first.start : last.end]
                    remedy = "核对原文；其间各号没有链接"
                    yield Problem(unit.mark, f"“{around}”只读出首尾两号", remedy, hint=True)


def _is_passed_over(text: str, start: int, end: int, read: Sequence[Link]) -> bool:
    """Whether nothing of what looks like a number was read, or not every serial of a list."""
    overlapping = [link for link in read if link.start < end and start < link.end]
    left = [at for at in range(start, end) if not any(link.start <= at < link.end for link in overlapping)]
    return not overlapping or any(text[at].isdigit() for at in left)


def _is_range(joint: str) -> bool:
    return joint.strip() in {"-", "—", "–", "~", "～", "－", "至", "到"}


def _between(first: Link, last: Link) -> bool:
    """Whether there are numbers between the ends of a range."""
    ends = [parse(link.number) for link in (first, last) if link.number]
    serials = [number.key[2][-1] for number in ends if number]
    return len(serials) == 2 and serials[1] - serials[0] > 1


@rule(reads=("instruments.yml", "gazette.yml"), whole=True, across=True)
def numbers_have_one_title(archive: Archive) -> Iterator[Problem]:
    """一个文号引作两个名称的给出提示；instruments.yml 中写明了的除外。"""
    registered = {spelt(one.number): one for one in archive.gazette.instruments if one.number}
    links = links_of(archive)
    for number, titles in links.namings.titled.items():
        cited = {key: naming.title or "" for key, naming in titles.items()}
        known = (
            {title_key(name): name for name in names_of(registered[number])} if number in registered else {}
        )
        main, first = next(iter((known or cited).items()), ("", ""))
        ours = any(target.document for target in links.targets.candidates(None, number))
        for key, title in cited.items() if not ours else ():
            if key not in known and key != main:
                fault = f"“{number}”在这里引作《{title}》，别处作《{first}》"
                remedy = "核对原文；是一件文件的，在 instruments.yml 中写明 number、title 和 aliases"
                yield Problem(titles[key].mark, fault, remedy, hint=True)


@rule(reads=("instruments.yml", "gazette.yml"), whole=True, across=True)
def titles_have_one_number(archive: Archive) -> Iterator[Problem]:
    """一个名称引作两个文号的给出提示；instruments.yml 中有这个名称的、两个文号写在一处的除外。"""
    registered = {name_key(name) for one in archive.gazette.instruments for name in names_of(one)}
    for key, numbers in links_of(archive).namings.numbered.items():
        first, *others = numbers
        for number in others if key not in registered else ():
            if numbers[number].place == numbers[first].place:
                continue
            fault = f"《{numbers[number].title}》在这里的文号是“{number}”，别处是“{first}”"
            remedy = "核对原文；两个文号都对的不必改，只引用名称的地方没有链接"
            yield Problem(numbers[number].mark, fault, remedy, hint=True)


@rule(whole=True, linked=True)
def effective_dates_agree(archive: Archive) -> Iterator[Problem]:
    """令所写的施行日期与所公布的法规规章所写的相同；原文如此的，须在条文处有校注。"""
    links = links_of(archive)
    for document in archive.notices.values():
        if document.head.genre is not Genre.ORDER:
            continue
        parts = {unit.anchor: unit for unit in document.units}
        begun, _ = life(list(statements(document, links)), document)
        dated = [effect for effect in begun if effect.date and not effect.articles]
        own = [effect for effect in dated if not parts[effect.anchor].part]
        noted = {note.at for note in document.record.notes}
        for effect in dated:
            unit = parts[effect.anchor]
            if own and unit.part and effect.date != own[0].date and unit.anchor not in noted:
                fault = f"这里自 {effect.date} 起施行，令说自 {own[0].date} 起"
                yield Problem(unit.mark, fault, f"照印刷改正；原文如此的，加校注（at: {unit.anchor}）")


@rule(whole=True, linked=True)
def endings_are_read(archive: Archive) -> Iterator[Problem]:
    """说到废止、失效而读不出是哪一件文件的句子，给出提示。"""
    links = links_of(archive)
    for document in filter(may_be_unread, archive.notices.values()):
        for sentence in unread(document, list(statements(document, links))):
            fault = f"“{sentence.evidence[:40]}”说到废止或失效，读不出是哪一件文件"
            remedy = "核对原文；文件名没有书名号、又没有文号的，读者只能看到这一句"
            yield Problem(sentence.unit.mark, fault, remedy, hint=True)


@rule(whole=True, across=True)
def documents_are_told_apart(archive: Archive) -> Iterator[Problem]:
    """没有文号的公文，标题和日期都相同的，引用分不清是哪一件（提示）。"""
    first: dict[tuple[str, object], Mark] = {}
    for title, day, mark in chain.from_iterable(archive.found(_without_number)):
        key = (title_key(title), day)
        if key in first:
            fault = f"与 {first[key]} 标题、日期都相同，又没有文号"
            yield Problem(mark, fault, "核对有没有重复；引用它们的地方没有链接", hint=True)
        first.setdefault(key, mark)


@asked
def _without_number(part: Archive) -> list[tuple[str, datetime.date | None, Mark]]:
    return [
        (document.title, document.head.signed or document.head.occasion, document.record.mark.of("title"))
        for document in part.notices.values()
        if not document.head.numbers
    ]


@rule(reads=("notice.yml",), whole=True)
def interpretations_name_what_they_explain(archive: Archive) -> Iterator[Problem]:
    """解读标题《》中的名称，须是同一文件夹中公文或其附件的名称；原文如此的，须在 title 处有校注。"""
    for document in archive.interpretations.values():
        notice = document.notice
        titles = {plain_title(writing.title or "") for _, writing in writings(notice)}
        cited = [citation.title for citation in find_citations(document.title) if citation.title]
        known = [title for title in cited if _is_named(plain_title(title), titles)]
        if cited and not known and not any(note.at == "title" for note in document.record.notes):
            fault = f"标题所解读的《{cited[0]}》不是这件公文，也不是它的附件"
            remedy = "把解读放进它所解读的公文的文件夹，或改正标题；原文如此的，加校注（at: title）"
            yield Problem(document.record.mark.of("title"), fault, remedy)


def _is_named(cited: str, titles: AbstractSet[str]) -> bool:
    """A title may be cited without its issuer, by what it issues, or with a word wrong, which the claims tell."""
    key = title_key(cited)[:_COMPARED]
    keys = [title_key(title)[:_COMPARED] for title in titles if title]
    return any(key in title or SequenceMatcher(None, key, title).ratio() > _ALIKE for title in keys)


@rule()
def interpretations_name_their_department(archive: Archive) -> Iterator[Problem]:
    """文末所写的解读单位与解读单位相同；原文如此的，须在 annotation 处有校注。"""
    for document in archive.interpretations.values():
        lines = [*document.head.annotations, *document.head.labelled]
        told = [match[1] for line in lines if (match := _DEPARTMENT.search(line))]
        noted = any(note.at.startswith("annotation") for note in document.record.notes)
        for name in told:
            if document.issuers and name not in document.issuers and not noted:
                fault = f"文末的解读单位是“{name}”，前面是“{document.issuer}”"
                remedy = "照印刷改正；原文如此的，加校注（at: annotation）"
                yield Problem(document.record.mark.of("closing"), fault, remedy)
