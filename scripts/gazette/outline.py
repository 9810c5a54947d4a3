"""A document as one sequence of units in reading order, each with its stable anchor.

Everything that needs "the text and where it stands" (fidelity, citations, search, pages) works on this
sequence, so that an address means the same everywhere.

Anchors: `chapter-3` 第三章, `section-3-2` 三、（二）, `article-14`, `article-14-item-2`, deeper items add their
number; further paragraphs of a place add `-p2`, `-p3`; paragraphs that stand free are `p1`, `p2` in the notice
itself and `enclosure-1-p1` in an enclosure. `article-3-1` is 第三条之一; what is numbered within a chapter or book
has its anchor in front: `chapter-2-section-1`. A decimal has its whole number, wherever it stands:
`section-1-2-1` 1.2.1. Of two systems at one place the second adds its name: `section-2-roman-1`. Questions are
counted: `question-1`. An enclosure whose chapters, sections or articles would take an
anchor that an earlier part has already taken gets its own `enclosure-2-` before all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from gazette import model
from gazette.letterhead import Letterhead
from gazette.model import Mark
from gazette.numbering import UNMARKED, Marker, MarkerKind, marker_of
from gazette.questions import is_question
from gazette.units import Unit, UnitKind

_RUN_IN = 30
"""Characters that a run-in title has at most."""


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
        whole = title.count("“") == title.count("”")  # 一、增加一条：“甲。乙。” has no title
        if titled and more and whole and len(title) - len(unit.marker) <= _RUN_IN:
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
    """公文 in print order: what stands above the title, title, number, registration, what stands under it, addressees,
    body, signature, date, what stands behind it, enclosures."""
    return _writing(notice, notice.mark, "", set())


def interpretation_units(interpretation: model.Interpretation) -> list[Unit]:
    """解读 in print order: as a document."""
    return _writing(interpretation, interpretation.mark, "", set())


def writings(writing: model.Writing, part: str = "") -> Iterator[tuple[str, model.Writing]]:
    """A writing and all that is enclosed in it, each with the name of its part: '', enclosure-1, enclosure-1-enclosure-1."""
    yield part, writing
    for number, enclosure in enumerate(writing.enclosures, 1):
        yield from writings(enclosure, _enclosed(part, number))


def blocks(body: tuple[model.Block, ...]) -> Iterator[model.Block]:
    """Every block of a body, with those under it, in reading order."""
    for block in body:
        yield block
        if isinstance(block, model.Heading | model.Article | model.Item):
            yield from blocks(block.body)


def blocks_of(folder: model.Folder) -> Iterator[model.Block]:
    """Every block of its notice, its interpretation and what they enclose, in reading order."""
    for record in filter(None, (folder.notice, folder.interpretation)):
        for _, writing in writings(record):
            yield from blocks(writing.body)


def _writing(writing: model.Writing, mark: Mark, part: str, taken: set[str]) -> list[Unit]:
    """The units of a writing and its enclosures. `taken` are the anchors of all parts before it."""
    head = Letterhead(writing, mark, part)
    units = [*head.before(), *head.beside(), *head.under()]
    taken |= {unit.anchor for unit in units}
    units += _part(writing.body, part, taken)
    ending = [*head.after(), *head.closing()]
    taken |= {unit.anchor for unit in ending}
    units += ending
    for number, enclosure in enumerate(writing.enclosures, 1):
        units += _writing(enclosure, enclosure.mark, _enclosed(part, number), taken)
    return units


def _enclosed(part: str, number: int) -> str:
    return f"{part}-enclosure-{number}" if part else f"enclosure-{number}"


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
    stem: str = "section"
    """what the whole number of a decimal is put behind"""

    def under(
        self, anchor: str, kind: Literal["chapter", "section", "article", "item"], stem: str = ""
    ) -> _Place:
        """The place right under a block that stands here."""
        return _Place(anchor, kind, (*self.ancestors, anchor), stem or self.stem)


@dataclass
class _Walk:
    """Hands out anchors while walking down the blocks of one part."""

    part: str
    used: dict[str, int] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    owners: dict[str, MarkerKind] = field(default_factory=dict)
    """the first system that numbers at a place, by what its numbers are put behind"""
    questions: int = 0

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
                case model.Roster(lines=lines):
                    yield from self._lines("roster", lines, block, place)
                case model.Labelled(lines=lines):
                    yield from self._lines("labelled", lines, block, place)
                case model.Footnotes(lines=lines):
                    yield from self._lines("footnote", lines, block, place)
                case model.Pictures(pictures=pictures):
                    for each in pictures:
                        one, name = model.Pictures((each,), each.mark), self._next("picture")
                        unit = self._unit("picture", name, each.caption or "", one, place)
                        yield replace(unit, abreast=len(pictures))
                case model.AttachedFile(file=name, text=printed):
                    yield self._unit("file", self._next("file"), printed or name, block, place)

    def _lines(
        self, kind: UnitKind, lines: Sequence[str], block: model.Block, place: _Place
    ) -> Iterator[Unit]:
        """A unit for each line of a block, numbered through the part."""
        for line in lines:
            yield self._unit(kind, self._next(kind), line, block, place)

    def _next(self, kind: str) -> str:
        count = self.counted[kind] = self.counted.get(kind, 0) + 1
        return f"{self.part}-{kind}-{count}" if self.part else f"{kind}-{count}"

    def _heading(self, block: model.Heading, place: _Place) -> Iterator[Unit]:
        marker = marker_of(block.text)
        stem = place.stem
        if is_question(block.text):
            self.questions += 1
            anchor = f"question-{self.questions}"
        elif marker:
            anchor, stem = self._number(marker, place, marker.system.anchor)
        else:
            anchor = self._under(place, "heading")
        printed = marker.text if marker else ""
        unit = self._unit("heading", anchor, block.text, block, place, printed, _level(marker))
        yield unit
        if marker is None or marker.system.anchor == "section":
            below = place.under(unit.anchor, "section", stem)
        elif marker.system.anchor == "article":
            below = place.under(unit.anchor, "article", f"{unit.anchor}-item")
        else:
            below = place.under(unit.anchor, "chapter", f"{unit.anchor}-section")
        yield from self.blocks(block.body, below)

    def _run_in(self, block: model.Article | model.Item, place: _Place) -> Iterator[Unit]:
        """An article or item: its marker runs into its first paragraph."""
        marker = marker_of(block.marker)
        first = block.body[0].text if block.body and isinstance(block.body[0], model.Paragraph) else ""
        text = block.marker + (marker.system.gap if marker and first else "") + first
        stem = place.stem
        if isinstance(block, model.Article):
            anchor = f"article-{_value(marker.path)}" if marker else "article"
            unit = self._unit("article", anchor, text, block, place, block.marker)
            below = place.under(unit.anchor, "article", f"{unit.anchor}-item")
        else:
            anchor = self._under(place, "item")
            if marker:
                anchor, stem = self._number(marker, place, "item")
            unit = self._unit("item", anchor, text, block, place, block.marker, _level(marker))
            below = place.under(unit.anchor, "item", stem)
        yield unit
        yield from self.blocks(block.body[1:] if first else block.body, below, paragraphs=1)

    def _number(self, marker: Marker, place: _Place, name: str) -> tuple[str, str]:
        """The anchor of a number at a place, and the stem of the decimals below it.

        A decimal has its whole number behind the stem, unless it stands under a number that it does not go on from:
        section-1-2 is 1.2 under 1, and under 一、; under 二、 it is section-2-1-2. A second system at the same place
        adds its name: section-2-roman-1.
        """
        system, path, stem = marker.system, marker.path, place.stem
        if not system.tiered:
            behind = self._behind(place, name)
            return f"{behind}{self._other(behind, marker)}-{_value(path)}", stem
        if place.anchor and not f"{stem}-{_value(path)}".startswith(f"{place.anchor}-"):
            stem = place.anchor
        stem += self._other("-".join((stem, *map(str, path[:-1]))), marker)
        return f"{stem}-{_value(path)}", stem

    def _behind(self, place: _Place, name: str) -> str:
        """What a number is put behind, of a heading called `name`, or an item: section, section-3, chapter-2-section."""
        if name == "article":
            return name
        if place.kind in ("section", "item") and name in ("section", "item"):
            return place.anchor
        if place.kind == "article":
            return f"{place.anchor}-item"
        return self._under(place, name) if place.kind == "chapter" or name == "item" else name

    def _other(self, behind: str, marker: Marker) -> str:
        """The name of a system that is not the first to put its numbers behind this."""
        first = self.owners.setdefault(behind, marker.system.kind)
        return "" if first == marker.system.kind else f"-{marker.system.name}"

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
    return marker.level if marker else UNMARKED


def _value(path: Sequence[int]) -> str:
    """(1, 2, 1) as it stands in an anchor: 1-2-1."""
    return "-".join(map(str, path))
