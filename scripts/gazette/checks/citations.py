"""Rules on citations: what of them could not be read, and what is called by two names."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from gazette.archive import Archive
from gazette.checks.rule import rule
from gazette.instruments import names_of, spelt, title_key
from gazette.links import Links
from gazette.model import Problem


@functools.lru_cache(maxsize=1)
def _links(archive: Archive) -> Links:
    """All rules read the same links, whose making is most of the work of a check."""
    return Links(archive)


_NUMBER = re.compile(r"[〔\[［]\s*20[0-9]{2}\s*[〕\]］]\s*[0-9]+\s*号")


@rule(reads=("instruments.yml", "gazette.yml"), whole=True)
def numbers_are_read(archive: Archive) -> Iterator[Problem]:
    """正文中的发文字号，读不出机关代字的给出提示。"""
    links = _links(archive)
    for document in archive.documents:
        for index, unit in enumerate(document.units):
            spans = [(link.start, link.end) for link in links.of(document) if link.unit == index]
            for match in _NUMBER.finditer(unit.text):
                inside = any(start <= match.start() and match.end() <= end for start, end in spans)
                if not inside and unit.kind not in ("title", "number", "registration"):
                    around = unit.text[max(0, match.start() - 10) : match.end()]
                    remedy = "在 instruments.yml 登记这个文号，读法就有了依据"
                    yield Problem(unit.mark, f"读不出“{around}”的机关代字从哪里开始", remedy, hint=True)


@rule(reads=("instruments.yml", "gazette.yml"), whole=True)
def numbers_have_one_title(archive: Archive) -> Iterator[Problem]:
    """一个文号引作两个名称的给出提示；instruments.yml 中写明了的除外。"""
    registered = {spelt(one.number): one for one in archive.gazette.instruments if one.number}
    links = _links(archive)
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


@rule(reads=("instruments.yml", "gazette.yml"), whole=True)
def titles_have_one_number(archive: Archive) -> Iterator[Problem]:
    """一个名称引作两个文号的给出提示；instruments.yml 中有这个名称的除外。"""
    registered = {title_key(name) for one in archive.gazette.instruments for name in names_of(one)}
    for key, numbers in _links(archive).namings.numbered.items():
        first, *others = numbers
        for number in others if key not in registered else ():
            fault = f"《{numbers[number].title}》在这里的文号是“{number}”，别处是“{first}”"
            remedy = "核对原文；两个文号都对的不必改，只引用名称的地方没有链接"
            yield Problem(numbers[number].mark, fault, remedy, hint=True)
