"""Sentences (句) of a document with the citations in them: what relations and clauses of effect are read from."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from gazette.document import Document
from gazette.link import Link
from gazette.links import Links
from gazette.numerals import half_width
from gazette.punctuation import HIDDEN, quotes_hidden, sentences
from gazette.units import Unit

CITED = "\ue000"
"""Where a citation begins in a sentence's `outline`."""
WITHIN = "\ue001"
"""What else a citation covers there."""


@dataclass(frozen=True)
class Sentence:
    """One sentence: `text` as printed, `plain` in half width and without white space, as its patterns read it.

    `own` is `plain` without what it quotes, which is the text of another document (blank, of the same length).
    `links` are the citations with their start and end in `plain`.
    """

    index: int
    unit: Unit
    text: str
    plain: str
    own: str
    links: tuple[tuple[int, int, Link], ...]

    @property
    def evidence(self) -> str:
        """原句, as printed."""
        return self.text.strip()

    @functools.cached_property
    def printed(self) -> str:
        """`text` without white space: what stands in `plain`, as printed."""
        return "".join(sign for sign in self.text if not sign.isspace())

    @functools.cached_property
    def outline(self) -> str:
        """`own` with every cited document blank but for `CITED` at its beginning; its articles stay words."""
        signs = list(self.own)
        for start, end, link in self.links:
            if not link.article and signs[start] != HIDDEN:
                signs[start:end] = [CITED, *(WITHIN * (end - start - 1))]
        return "".join(signs)

    @functools.cached_property
    def cited(self) -> dict[int, Link]:
        """The documents cited outside of quotations, by their place in `plain`."""
        return {
            start: link for start, _, link in self.links if not link.article and self.own[start] != HIDDEN
        }

    @functools.cached_property
    def ends(self) -> dict[int, int]:
        """Where each of the documents cited ends in `plain`, by where it starts."""
        return {start: end for start, end, link in self.links if not link.article}


def statements(document: Document, links: Links) -> Iterator[Sentence]:
    """The sentences of a document in reading order, the markers of its units left out.

    A table and an interpretation do nothing to others: theirs are only those of units that cite.
    """
    told = range(len(document.units)) if document.kind == "notice" else links.citing_units(document)
    hidden = _hidden(document, links) if told else []
    for index in told:
        unit = document.units[index]
        cited = deque(links.in_unit(document, index))
        whole = [(link.start, link.end) for link in cited]
        for start, end in sentences(unit.text, len(unit.marker), whole):
            while cited and cited[0].start < start:
                cited.popleft()
            own = []
            while cited and cited[0].start < end:
                own.append(cited.popleft())
            yield _sentence(index, unit, unit.text[start:end], hidden[index][start:end], start, own)


def _hidden(document: Document, links: Links) -> list[str]:
    """The texts of the units without what they quote; a title that is cited may have quotation marks of its own."""
    texts = []
    for index, unit in enumerate(document.units):
        cited = links.in_unit(document, index)
        signs = list(unit.text) if cited else []
        for link in cited:
            signs[link.start : link.end] = re.sub('[“”＂"]', "'", unit.text[link.start : link.end])
        texts.append("".join(signs) or unit.text)
    parts = [list(group) for _, group in groupby(range(len(texts)), lambda index: document.units[index].part)]
    return [text for part in parts for text in quotes_hidden([texts[index] for index in part])]


def _sentence(index: int, unit: Unit, text: str, hidden: str, begin: int, own: list[Link]) -> Sentence:
    plain = shown = half_width("".join(text.split()))
    blank = [place for place, sign in enumerate(text) if sign.isspace()] if len(plain) < len(text) else []
    if HIDDEN in hidden:
        told = (sign for place, sign in enumerate(hidden) if not text[place].isspace())
        shown = "".join(HIDDEN if sign == HIDDEN else here for sign, here in zip(told, plain, strict=True))

    def place(at: int) -> int:
        inner = min(at - begin, len(text))
        return inner - bisect_left(blank, inner)

    placed = [(place(link.start), place(link.end), link) for link in own if not link.footnote]
    return Sentence(index, unit, text, plain, shown, tuple(placed))
