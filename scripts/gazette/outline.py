"""A document as one sequence of units in reading order, each with its stable anchor.

Everything that needs "the text and where it stands" (fidelity, citations, search, pages) works on this
sequence, so that an address means the same everywhere.

Anchors: `chapter-3` 第三章, `section-3-2` 三、（二）, `article-14`, `article-14-item-2`, deeper items add their
number; further paragraphs of a place add `-p2`, `-p3`; paragraphs that stand free are `p1`, `p2` in the notice
itself and `enclosure-1-p1` in an enclosure. An enclosure whose chapters, sections or articles would take an
anchor that an earlier part has already taken gets its own `enclosure-2-` before all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gazette import model
from gazette.model import Mark
from gazette.numerals import parse_numeral, spell_date

_MARKER = re.compile(
    r"""
      第(?P<chapter>[一二三四五六七八九十百零〇]+)章
    | 第(?P<part>[一二三四五六七八九十百零〇]+)[编节]
    | 第(?P<article>[一二三四五六七八九十百零〇]+)条
    | (?P<han>[一二三四五六七八九十百]+)、
    | [（(]\s*(?P<han_bracket>[一二三四五六七八九十百]+)\s*[)）]
    | (?P<digit>[0-9]+)[.．、]
    | [（(]\s*(?P<digit_bracket>[0-9]+)\s*[)）]
    """,
    re.VERBOSE,
)
"""序号 at the head of a heading or item: 第一章, 第十四条, 一、, （一）, 1., （1）"""

_LEVELS = {"chapter": 0, "part": 0, "han": 1, "han_bracket": 2, "digit": 3, "digit_bracket": 4}
"""GB/T 9704 结构层次: 一、 （一） 1. （1）; chapters stand above them."""

_RUN_IN = 30
"""Characters that a run-in title has at most."""


@dataclass(frozen=True)
class Unit:
    """One piece of text with its address. `text` is what is printed there, marker included."""

    anchor: str
    kind: str
    """title number registration addressees heading article item paragraph clause enclosure-list signature
    signed label enclosure-title table caption header cell total remark road-class road-area"""
    text: str
    mark: Mark
    marker: str = ""
    """序号 with which the text begins, if any"""
    level: int = 0
    """of headings and items: 0 chapter, 1 一、, 2 （一）, 3 1., 4 （1）; 5 where there is no marker"""
    part: str = ""
    """'' the notice itself, 'enclosure-1' …"""
    ancestors: tuple[str, ...] = ()
    """anchors of the headings, article and item that it stands under, outermost first"""
    block: model.Block | None = None


def marker_of(text: str) -> tuple[str, str, int] | None:
    """The marker at the head of `text` as (marker, kind, number), or None. （二）对既有… -> ('（二）', 'han_bracket', 2)"""
    match = _MARKER.match(text)
    if not match or match.lastgroup is None:
        return None
    number = parse_numeral(match[match.lastgroup])
    return (match[0], match.lastgroup, number) if number is not None else None


def run_in_titles(units: Sequence[Unit]) -> dict[str, str]:
    """段首标题, by anchor: the first levels where their title is not a line of its own: （一）提高思想认识。缓解停车难……

    run-in title = marker of level 1 or 2, not under an article, then a short first sentence with more text behind or under it.
    """
    articles = {unit.anchor for unit in units if unit.kind == "article"}
    above = {anchor for unit in units for anchor in unit.ancestors}
    found = {}
    for unit in units:
        title, stop, rest = unit.text.partition("。")
        titled = unit.kind == "item" and unit.level in (1, 2) and articles.isdisjoint(unit.ancestors)
        more = stop and (rest or unit.anchor in above)
        if titled and more and len(title) - len(unit.marker) <= _RUN_IN:
            found[unit.anchor] = title + stop
    return found


def notice_units(notice: model.Notice) -> list[Unit]:
    """公文 in print order: title, number, registration, addressees, body, signature, date, enclosures."""
    mark = notice.mark
    units = [Unit("title", "title", notice.title, mark), Unit("number", "number", notice.number, mark)]
    if notice.registration:
        units.append(Unit("registration", "registration", notice.registration, mark))
    if notice.addressees:
        units.append(Unit("addressees", "addressees", notice.addressees, mark))
    taken = {unit.anchor for unit in units}
    units += _part(notice.body, "", taken)
    units.append(Unit("signature", "signature", notice.issuer, mark))
    if notice.signed:
        units.append(Unit("signed", "signed", spell_date(notice.signed), mark))
    for number, enclosure in enumerate(notice.enclosures, 1):
        part = f"enclosure-{number}"
        if enclosure.label:
            units.append(Unit(f"{part}-label", "label", enclosure.label, enclosure.mark, part=part))
        if enclosure.title:
            units.append(Unit(part, "enclosure-title", enclosure.title, enclosure.mark, part=part))
        units += _part(enclosure.body, part, taken)
    return units


def interpretation_units(interpretation: model.Interpretation) -> list[Unit]:
    """解读 in print order: title, body."""
    title = Unit("title", "title", interpretation.title, interpretation.mark)
    return [title, *_part(interpretation.body, "", {"title"})]


def _part(body: Sequence[model.Block], part: str, taken: set[str]) -> list[Unit]:
    """The units of one part; its anchors get the part's name in front where they would clash."""
    units = list(_Walk(part).blocks(body, "", (), ""))
    if any(unit.anchor in taken for unit in units):
        own = {unit.anchor for unit in units}
        rename = {anchor: anchor if anchor.startswith(part) else f"{part}-{anchor}" for anchor in own}
        units = [
            replace(
                unit,
                anchor=rename[unit.anchor],
                ancestors=tuple(rename.get(anchor, anchor) for anchor in unit.ancestors),
            )
            for unit in units
        ]
    taken.update(unit.anchor for unit in units)
    return units


class _Walk:
    """Hands out anchors while walking down the blocks of one part."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.used: dict[str, int] = {}

    def blocks(
        self, body: Sequence[model.Block], parent: str, ancestors: tuple[str, ...], kind: str
    ) -> Iterator[Unit]:
        """`kind` is the kind of block that `parent` is the anchor of."""
        paragraphs = 0
        for block in body:
            match block:
                case model.Heading(text=text, body=inner):
                    found = marker_of(text)
                    anchor = self._unique(self._heading_anchor(found, parent, kind))
                    level = _LEVELS.get(found[1], 5) if found else 5
                    marker = found[0] if found else ""
                    yield Unit(
                        anchor, "heading", text, block.mark, marker, level, self.part, ancestors, block
                    )
                    yield from self.blocks(
                        inner, anchor, (*ancestors, anchor), "chapter" if level == 0 else "section"
                    )
                case model.Article(marker=marker, body=inner):
                    found = marker_of(marker)
                    anchor = self._unique(f"article-{found[2]}" if found else "article")
                    yield from self._run_in(block, marker, inner, anchor, ancestors, "article", 0)
                case model.Item(marker=marker, body=inner):
                    found = marker_of(marker)
                    number = found[2] if found else 0
                    if kind == "article":
                        anchor = f"{parent}-item-{number}"
                    elif kind in ("section", "item"):
                        anchor = f"{parent}-{number}"
                    else:
                        anchor = self._free(f"item-{number}", parent)
                    level = _LEVELS.get(found[1], 5) if found else 5
                    yield from self._run_in(
                        block, marker, inner, self._unique(anchor), ancestors, "item", level
                    )
                case model.Paragraph(text=text):
                    paragraphs += 1
                    anchor = self._unique(self._free(f"p{paragraphs}", parent))
                    yield Unit(anchor, "paragraph", text, block.mark, "", 0, self.part, ancestors, block)
                case model.AppointmentClause(text=text):
                    paragraphs += 1
                    anchor = self._unique(self._free(f"p{paragraphs}", parent))
                    yield Unit(anchor, "clause", text, block.mark, "", 0, self.part, ancestors, block)
                case model.EnclosureList(lines=lines):
                    anchor = self._unique(self._free("enclosures", parent))
                    text = "\n".join(lines)
                    yield Unit(anchor, "enclosure-list", text, block.mark, "", 0, self.part, ancestors, block)
                case model.TableReference(name=name):
                    anchor = self._unique(name)
                    yield Unit(anchor, "table", "", block.mark, "", 0, self.part, ancestors, block)

    def _run_in(
        self,
        block: model.Article | model.Item,
        marker: str,
        inner: Sequence[model.Block],
        anchor: str,
        ancestors: tuple[str, ...],
        kind: str,
        level: int,
    ) -> Iterator[Unit]:
        """A block whose marker runs into its first paragraph."""
        first = inner[0].text if inner and isinstance(inner[0], model.Paragraph) else ""
        yield Unit(anchor, kind, marker + first, block.mark, marker, level, self.part, ancestors, block)
        below = (*ancestors, anchor)
        paragraphs = 1
        for child in inner[1:] if first else inner:
            if isinstance(child, model.Paragraph):
                paragraphs += 1
                place = self._unique(f"{anchor}-p{paragraphs}")
                yield Unit(place, "paragraph", child.text, child.mark, "", 0, self.part, below, child)
            else:
                yield from self.blocks([child], anchor, below, kind)

    def _heading_anchor(self, found: tuple[str, str, int] | None, parent: str, kind: str) -> str:
        if found is None:
            return self._free("heading", parent)
        if found[1] == "chapter":
            return f"chapter-{found[2]}"
        return f"{parent}-{found[2]}" if kind == "section" else f"section-{found[2]}"

    def _free(self, name: str, parent: str) -> str:
        """A name for what has no number of its own: under its parent, or under its part."""
        owner = parent or self.part
        return f"{owner}-{name}" if owner else name

    def _unique(self, anchor: str) -> str:
        """The anchor; a second bearer in the same part becomes `…_2`."""
        self.used[anchor] = self.used.get(anchor, 0) + 1
        return anchor if self.used[anchor] == 1 else f"{anchor}_{self.used[anchor]}"
