"""排版 after GB/T 9704: which style each paragraph of a text has, and what of its form is its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gazette.formats import titles
from gazette.formats import word_styles as styles
from gazette.formats.measure import width
from gazette.formats.places import in_colophon
from gazette.formats.word_form import AS_STYLED, Form
from gazette.formats.word_styles import CharacterStyle, ParagraphStyle
from gazette.text import Block, Grid, Image, Line, Style, Text

_TITLES = ("title", "enclosure-title")
_UNDER_TITLE = ("number", "registration", "subtitle", "issuer", "speaker", "byline", "history", "caption")
_SIGNING = ("signature", "signatory", "signed")
_ANNOUNCING = ("label", "enclosure-title", "table")
"""What an enclosure has that is held elsewhere: no page of its own is begun for it."""

_STYLES: Mapping[str, ParagraphStyle] = {
    "title": styles.TITLE,
    "enclosure-title": styles.ENCLOSURE_TITLE,
    "number": styles.NUMBER,
    "registration": styles.NUMBER,
    **dict.fromkeys(_UNDER_TITLE[2:], styles.UNDER_TITLE),
    "addressees": styles.FLUSH,
    "salutation": styles.FLUSH,
    "label": styles.LABEL,
    "table": styles.LABEL,
    "file": styles.LABEL,
    "enclosure-list": styles.ENCLOSURES,
    **dict.fromkeys(_SIGNING, styles.SIGNATURE),
    "roster": styles.HANGING,
    "labelled": styles.HANGING,
    "picture": styles.FIGURE,
    "footnote": styles.PRINTED_NOTE,
}
"""All other kinds are 正文."""

_RUN_IN = {1: styles.HEI, 2: styles.KAI}
"""段首标题 by 结构层次; further down they are 仿宋 as the text."""


@dataclass(frozen=True)
class Paragraph:
    """一段 as it is set: a line of a block, its style, what is its own beside it, which runs have another face."""

    lines: tuple[Line, ...]
    """one, or those that a long title is set in"""
    style: ParagraphStyle
    form: Form
    faces: Mapping[Style, CharacterStyle]
    block: Block | None
    """whose first line it is"""
    spaced: bool
    """whether a space follows its marker: print sets 第一条 apart from its text"""


def paragraphs(text: Text, wide: int) -> Iterator[Paragraph | Grid]:
    """All of a text, head first, for lines so wide (in twentieths of a point)."""
    blocks: list[Block | Grid] = [*text.head, *text.body]
    setting = _Setting(blocks, wide, titles.names(text))
    for at, block in enumerate(blocks):
        if isinstance(block, Block):
            yield from setting.block(at, block)
        else:
            yield block


class _Setting:
    """What a block's form is depends on what stands before and after it."""

    def __init__(self, blocks: Sequence[Block | Grid], wide: int, named: Collection[str]) -> None:
        self._title_room, self._named = wide // 440, named
        self._kinds = [block.kind if isinstance(block, Block) else "" for block in blocks]
        for at, (before, kind) in enumerate(pairwise(self._kinds), 1):
            if kind == "signed" and before in (*_TITLES, *_UNDER_TITLE):
                self._kinds[at] = "byline"
        self._kinds.append("")
        self._blocks = blocks
        whole = [block for block in blocks if isinstance(block, Block)]
        printed = {block.part for block in whole if block.part and block.kind not in _ANNOUNCING}
        firsts = {block.part: block for block in reversed(whole) if block.part in printed}
        self._new_pages = {id(block) for part, block in firsts.items() if block is not whole[0]}

    def block(self, at: int, block: Block) -> Iterator[Paragraph]:
        kind, following = self._kinds[at], self._kinds[at + 1]
        style = styles.heading(block.depth - 1, block.level) if self._heads(block) else None
        style = style or (styles.COLOPHON if in_colophon(block) else _STYLES.get(kind, styles.BODY))
        heads, under = (*_TITLES, *_UNDER_TITLE), _UNDER_TITLE
        form = replace(
            self._form(at, kind, block),
            after=100 if kind in heads and following not in under else None,
            keep_next=style.form.keep_next or following in _SIGNING,
            page=id(block) in self._new_pages,
        )
        faces = _faces(block)
        for number, line in enumerate(block.lines):
            own = form
            if kind == "enclosure-list":
                own = replace(_enclosure_line(number, line), keep_next=form.keep_next)
            yield Paragraph(
                titles.lines(line, self._title_room, self._named) if kind in _TITLES else (line,),
                style,
                replace(own, page=form.page and number == 0),
                faces,
                block if number == 0 else None,
                block.kind == "article",
            )

    @staticmethod
    def _heads(block: Block) -> bool:
        return block.depth > 1 and block.kind != "enclosure-title"

    def _form(self, at: int, kind: str, block: Block) -> Form:
        if kind == "table":
            return Form(before=100)
        if in_colophon(block) and not in_colophon(self._blocks[at - 1]):
            return Form(before=200)
        if kind in _UNDER_TITLE and at and self._kinds[at - 1] in _TITLES:
            return Form(before=50)
        if kind in _SIGNING:
            return self._signing(at, block)
        if any(isinstance(run, Image) for run in block.runs):
            return Form(before=50, after=50)
        return AS_STYLED

    def _signing(self, at: int, block: Block) -> Form:
        """落款: all its lines centred on one axis; the date four characters from the right, or more where who signs is long."""
        first = last = at
        while self._kinds[first - 1] in _SIGNING and first:
            first -= 1
        while self._kinds[last + 1] in _SIGNING:
            last += 1
        lines = [one for one in self._blocks[first : last + 1] if isinstance(one, Block)]
        axis = max(width(one.text) / 2 + (4 if one.kind == "signed" else 0) for one in lines)
        right = max(0, round((axis - width(block.text) / 2) * 100))
        return Form(right=right, before=200 if at == first else None)


def _faces(block: Block) -> Mapping[Style, CharacterStyle]:
    faces = {Style.ROLE: styles.HEI, Style.FOOTNOTE: styles.RAISED}
    if block.kind == "article":
        faces[Style.MARKER] = styles.HEI
    elif block.kind == "road-area":
        faces[Style.TITLE] = styles.KAI
    elif block.level in _RUN_IN and any(getattr(run, "style", None) is Style.TITLE for run in block.runs):
        faces[Style.MARKER] = faces[Style.TITLE] = _RUN_IN[block.level]
    return faces


def _enclosure_line(number: int, line: Line) -> Form:
    """附件说明: two characters in, turned lines under the first of the name: 附件：1.…, then 2.… under 1."""
    text = "".join(getattr(run, "text", "") for run in line)
    named = re.match(r"(?:附\s*件\s*[:：])?\s*(?:\d{1,2}[.．、])?", text)
    hanging = width(named[0]) if named else 0
    begins = 2 if number == 0 else 5
    return Form(
        "left",
        left=round((begins + hanging) * 100),
        hanging=round(hanging * 100),
        before=100 if number == 0 else None,
    )
