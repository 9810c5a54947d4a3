"""What an interpretation repeats of the document it explains: its title, its figures."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazette.archive import Archive
from gazette.claims.claim import Claim, compared, plain, prose
from gazette.claims.likeness import Texts, likeness
from gazette.claims.structure import outermost
from gazette.document import Document
from gazette.numbers import find
from gazette.units import Unit

_CLAUSE = re.compile(r"[^，,。；;：:\n（）()]+")
_UNIT = "[%‰]|个工作日|工作日|个月|个小时|小时|个|[年月日天项座条名次人位元]|万元"
_FIGURE = re.compile(rf"[0-9]{{1,30}}(?:\.[0-9]{{1,30}})?\s*+(?:{_UNIT})?")
_TITLE_BEFORE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》\s*[（(]\Z")
_MAY_REPEAT = re.compile(r"》\s*[（(]")
_OTHERS = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_OUTER = str.maketrans("〈〉", "《》")
"""《…印发〈甲〉的通知》 cites 印发《甲》的通知: within a title its 《》 are 〈〉."""
_RESTATED = 0.8
"""From this likeness on, two sentences are taken to say the same."""
_SHORTEST = 8
"""Shorter ones are too short to tell."""


def titles_are_repeated(archive: Archive) -> Iterator[Claim]:
    """所引标题：解读标题、以及带有本刊公文文号的引文中，《》内的名称与公文的标题相同（发文机关可省）。"""
    for document in archive.interpretations.values():
        _, explains, rest = document.title.partition("解读《")
        name = outermost(f"《{rest}") if explains else ""
        if name:
            yield _title(document, "title", name, archive.notice_of(document))
    numbers, series = _known(archive.whole)
    for document, unit in prose(archive, "notice", "interpretation"):
        for found in find(unit.text, series) if _MAY_REPEAT.search(unit.text) else ():
            cited = numbers.get(str(found.number))
            match = _TITLE_BEFORE.search(unit.text, max(0, found.start - 300), found.start) if cited else None
            if cited and match:
                yield _title(document, unit.anchor, match[1], cited)


@functools.lru_cache(maxsize=1)
def _known(archive: Archive) -> tuple[dict[str, Document], frozenset[str]]:
    """The notices by their numbers, and the series of these."""
    numbers = {own.spelt: document for document in archive.notices.values() for own in document.head.numbers}
    return numbers, frozenset(filter(None, map(archive.series_of, archive.notices.values())))


def _title(document: Document, anchor: str, printed: str, cited: Document) -> Claim:
    """Against the title of a notice or of what it issues, the likest; its number stands for all of them."""
    names = [cited.title, cited.title.removeprefix("".join(cited.head.issuers))]
    names += [title for part, title in cited.parts if part.count("enclosure") == 1]
    outer = printed.translate(_OUTER)
    nearest = max(names, key=lambda name: likeness(plain(outer), plain(name)))
    claim = compared(document, anchor, f"《{printed}》", outer, nearest)
    return replace(claim, stated=printed)


def figures_are_repeated(archive: Archive) -> Iterator[Claim]:
    """所引数字：解读中与公文某处措辞相同而带有数字的话，数字和单位也相同。"""
    for document in archive.interpretations.values():
        notice = archive.notice_of(document)
        units = [unit for held in (notice, *archive.tables[notice.id]) for unit in held.units]
        own = Texts((told.bare, told) for unit in units for told in _figured(unit))
        for unit in document.units:
            for told in _figured(unit):
                original = own.likest(told.bare, _RESTATED)
                if original:
                    said, held = "、".join(told.figures), "、".join(original.figures)
                    how = f"公文作“{original.clause}”"
                    holds = told.figures == original.figures
                    pairs = () if holds else ((told.clause, original.clause),)
                    yield Claim(document, unit.anchor, told.clause, said, held, holds, how, pairs=pairs)


@dataclass(frozen=True)
class _Figured:
    """A clause with figures: as printed, without the figures, the figures."""

    clause: str
    bare: str
    figures: tuple[str, ...]


def _figured(unit: Unit) -> Iterator[_Figured]:
    if unit.kind in ("title", "number", "registration", "signed"):
        return
    for match in _CLAUSE.finditer(unit.text.removeprefix(unit.marker)):
        clause = match[0].strip("、 ")
        figures = tuple(plain(figure) for figure in _FIGURE.findall(_OTHERS.sub("", clause)))
        bare = plain(_FIGURE.sub("", clause))
        if figures and len(bare) >= _SHORTEST:
            yield _Figured(clause, bare, figures)
