"""A document as one sequence of units in reading order, each with its stable anchor.

Everything that needs "the text and where it stands" (fidelity, citations, search, pages) works on this
sequence, so that an address means the same everywhere.

Anchors: `chapter-3` 第三章, `section-3-2` 三、（二）, `article-14`, `article-14-item-2`, deeper items add their
number; further paragraphs of a place add `-p2`, `-p3`; paragraphs that stand free are `p1`, `p2` in the notice
itself and `enclosure-1-p1` in an enclosure. An enclosure whose chapters, sections or articles would take an
anchor that an earlier part has already taken gets its own `enclosure-2-` before all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from gazette import model
from gazette.model import Mark
from gazette.numbering import UNMARKED, Marker, marker_of
from gazette.numerals import spell_date

UnitKind = Literal[
    "title", "number", "registration", "addressees", "heading", "article", "item", "paragraph", "clause",
    "enclosure-list", "signature", "signed", "label", "enclosure-title",
    "table", "caption", "header", "group", "cell", "total", "remark", "road-class", "road-area",
]  # fmt: skip
"""What a piece of text is: of a notice or interpretation, then of a table."""

_RUN_IN = 30
"""Characters that a run-in title has at most."""


@dataclass(frozen=True)
class Unit:
    """One piece of text with its address. `text` is what is printed there, marker included."""

    anchor: str
    kind: UnitKind
    text: str
    mark: Mark
    marker: str = ""
    """序号 with which the text begins, if any"""
    level: int = 0
    """of headings and items: that of their numbering system"""
    part: str = ""
    """'' the notice itself, 'enclosure-1' …"""
    ancestors: tuple[str, ...] = ()
    """anchors of the headings, article and item that it stands under, outermost first"""
    block: model.Block | None = None


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


def stretch(units: Sequence[Unit], first: str, last: str | None = None) -> range:
    """The positions from the first unit at the anchor `first` to the last at `last` (itself, if None).

    Empty where one of the anchors is missing, or the last stands before the first.
    """
    starts = (index for index, unit in enumerate(units) if unit.anchor == first)
    ends = (index for index, unit in enumerate(units) if unit.anchor == (last or first))
    start, end = next(starts, None), max(ends, default=None)
    return range(0) if start is None or end is None else range(start, end + 1)


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
    units = list(_Walk(part).blocks(body, _Place()))
    own = {unit.anchor for unit in units}
    if own & taken:
        named = {anchor: anchor if anchor.startswith(part) else f"{part}-{anchor}" for anchor in own}
        units = [
            replace(
                unit,
                anchor=named[unit.anchor],
                ancestors=tuple(named.get(anchor, anchor) for anchor in unit.ancestors),
            )
            for unit in units
        ]
    taken.update(unit.anchor for unit in units)
    return units


@dataclass(frozen=True)
class _Place:
    """Where the walk stands: right under the block at `anchor`, of this kind, and under its ancestors."""

    anchor: str = ""
    kind: Literal["", "chapter", "section", "article", "item"] = ""
    ancestors: tuple[str, ...] = ()

    def under(self, anchor: str, kind: Literal["chapter", "section", "article", "item"]) -> _Place:
        """The place right under a block that stands here."""
        return _Place(anchor, kind, (*self.ancestors, anchor))


@dataclass
class _Walk:
    """Hands out anchors while walking down the blocks of one part."""

    part: str
    used: dict[str, int] = field(default_factory=dict)

    def blocks(self, body: Sequence[model.Block], place: _Place, paragraphs: int = 0) -> Iterator[Unit]:
        """The units of blocks that stand at `place` after so many paragraphs."""
        for block in body:
            match block:
                case model.Heading():
                    yield from self._heading(block, place)
                case model.Article() | model.Item():
                    yield from self._run_in(block, place)
                case model.Paragraph(text=text) | model.AppointmentClause(text=text):
                    paragraphs += 1
                    kind: UnitKind = "paragraph" if isinstance(block, model.Paragraph) else "clause"
                    yield self._unit(kind, self._under(place, f"p{paragraphs}"), text, block, place)
                case model.EnclosureList(lines=lines):
                    text = "\n".join(lines)
                    yield self._unit("enclosure-list", self._under(place, "enclosures"), text, block, place)
                case model.TableReference(name=name):
                    yield self._unit("table", name, "", block, place)

    def _heading(self, block: model.Heading, place: _Place) -> Iterator[Unit]:
        marker = marker_of(block.text)
        anchor = self._heading_anchor(marker, place)
        printed = marker.text if marker else ""
        unit = self._unit("heading", anchor, block.text, block, place, printed, _level(marker))
        yield unit
        yield from self.blocks(block.body, place.under(unit.anchor, "section" if unit.level else "chapter"))

    def _heading_anchor(self, marker: Marker | None, place: _Place) -> str:
        if marker is None:
            return self._under(place, "heading")
        if place.kind == "section" and marker.system.anchor == "section":
            return f"{place.anchor}-{marker.number}"
        return f"{marker.system.anchor}-{marker.number}"

    def _run_in(self, block: model.Article | model.Item, place: _Place) -> Iterator[Unit]:
        """An article or item: its marker runs into its first paragraph."""
        marker = marker_of(block.marker)
        first = block.body[0].text if block.body and isinstance(block.body[0], model.Paragraph) else ""
        text = block.marker + first
        if isinstance(block, model.Article):
            anchor = f"article-{marker.number}" if marker else "article"
            unit = self._unit("article", anchor, text, block, place, block.marker)
            below = place.under(unit.anchor, "article")
        else:
            anchor = self._item_anchor(marker.number if marker else 0, place)
            unit = self._unit("item", anchor, text, block, place, block.marker, _level(marker))
            below = place.under(unit.anchor, "item")
        yield unit
        yield from self.blocks(block.body[1:] if first else block.body, below, paragraphs=1)

    def _item_anchor(self, number: int, place: _Place) -> str:
        if place.kind == "article":
            return f"{place.anchor}-item-{number}"
        if place.kind in ("section", "item"):
            return f"{place.anchor}-{number}"
        return self._under(place, f"item-{number}")

    def _under(self, place: _Place, name: str) -> str:
        """A name for what has no number of its own: under its block, or under its part."""
        owner = place.anchor or self.part
        return f"{owner}-{name}" if owner else name

    def _unit(
        self,
        kind: UnitKind,
        anchor: str,
        text: str,
        block: model.Block,
        place: _Place,
        marker: str = "",
        level: int = 0,
    ) -> Unit:
        """The unit of a block. A second bearer of an anchor in the same part becomes `…_2`."""
        count = self.used[anchor] = self.used.get(anchor, 0) + 1
        own = anchor if count == 1 else f"{anchor}_{count}"
        return Unit(own, kind, text, block.mark, marker, level, self.part, place.ancestors, block)


def _level(marker: Marker | None) -> int:
    return marker.system.level if marker else UNMARKED
