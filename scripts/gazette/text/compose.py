"""Model and links -> the neutral text of a document. Pure: the same document and links give the same text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gazette import columns, model, tables
from gazette.document import Document
from gazette.footnotes import FootnoteMark, footnotes
from gazette.link import Link
from gazette.outline import run_in_titles
from gazette.repairs import repaired
from gazette.targets import Target
from gazette.text.blocks import (
    Block,
    Cited,
    CorrectionMark,
    EditorNote,
    Grid,
    GridCell,
    GridRow,
    HeaderCell,
    Image,
    Line,
    NoteMark,
    Plain,
    Run,
    Style,
    Text,
)
from gazette.text.names import name_of_line
from gazette.text.setting import apart, runs, styles
from gazette.units import Unit, name_of

HEAD = ("title", "number", "registration", "label", "caption")
"""Kinds of units that stand in the head of a page, next to the title; with them what print has above it."""

_IN_TABLE = ("header", "group", "cell", "total", "road-class", "road-area")


def compose(document: Document, links: Sequence[Link], tables: Sequence[Document] = ()) -> Text:
    """The text of a document. `links` are those that stand in it; `tables` are those of a notice, to be led to."""
    return _Composer(document, links, tables).text()


class _Composer:
    def __init__(self, document: Document, links: Sequence[Link], tables: Sequence[Document]) -> None:
        self.document = document
        self.tables = [Target(table.url, document=table) for table in tables]
        self.units = document.units
        self.links: dict[int, list[Link]] = defaultdict(list)
        for link in links:
            # A link to where it stands itself leads nowhere; the page of an outside law has no places for its articles.
            outside = link.article and link.target and link.target.instrument
            if link.target and not outside and link.target.url != f"{document.url}#{link.anchor}":
                self.links[link.unit].append(link)
        self.notes = list(_notes(document))
        self.footnoted: dict[int, list[Link]] = defaultdict(list)
        for mark in footnotes(self.units).marks:
            self.footnoted[mark.unit].append(self._footnote(mark))
        self.styles = dict(styles(self.units))
        self.formerly = _formerly(document)
        self.titles = run_in_titles(self.units)
        self.headings = {unit.anchor for unit in self.units if unit.kind == "heading"}

    def text(self) -> Text:
        titles = (at for at, unit in enumerate(self.units) if unit.kind == "title")
        first = next(titles, -1) + 1
        while first < len(self.units) and self.units[first].kind in HEAD:
            first += 1
        head = tuple(self._block(index, unit) for index, unit in enumerate(self.units[:first]))
        record = self.document.record
        listed = self._grid(record) if isinstance(record, model.Table) and record.classes else None
        return Text(head, tuple(self._body(first)), tuple(self.notes), listed)

    def _body(self, first: int) -> Iterator[Block | Grid]:
        record = self.document.record
        if isinstance(record, model.Table):
            yield from self._roads(record) if record.classes else [self._grid(record)]
        for index, unit in enumerate(self.units[first:], first):
            if unit.kind not in _IN_TABLE:
                yield self._block(index, unit)

    def _block(self, index: int, unit: Unit) -> Block:
        if isinstance(unit.block, model.EnclosureList):
            lines = [self._announced(line) for line in unit.block.lines]
        elif isinstance(unit.block, model.TableReference):
            lines = [self._table_title(unit.block.name)]
        elif isinstance(unit.block, model.Pictures):
            lines = self._picture(index, unit, unit.block.pictures[0])
        elif isinstance(unit.block, model.AttachedFile):
            url = self.document.file_url(unit.block.file)
            lines = [(Cited(unit.text, Target(url, document=self.document)),)]
        else:
            lines = [self._runs(index, unit)]
        lines[-1] = (*lines[-1], *self._marks(unit.anchor))
        return Block(
            unit.anchor,
            unit.kind,
            tuple(lines),
            self._depth(unit),
            unit.level,
            unit.marker if unit.kind in ("article", "item") else "",
            unit.part,
            unit.ancestors,
            unit.abreast,
            index,
            self.formerly.get(unit.anchor, ()),
        )

    def _depth(self, unit: Unit) -> int:
        if unit.kind == "title":
            return 1
        if unit.kind == "enclosure-title":
            return 2
        if unit.kind != "heading":
            return 0
        titled = unit.part and unit.part in self.document.anchors
        return min(6, 2 + sum(anchor in self.headings for anchor in unit.ancestors) + bool(titled))

    def _runs(self, index: int, unit: Unit) -> Line:
        """The unit's words: marker, run-in title, citations, the rest."""
        marker = unit.marker if unit.kind in ("article", "item") else ""
        linked = [] if unit.kind in HEAD else self.links[index]  # a title is not a place to be led away from
        links = apart([*self.footnoted[index], *(link for link in linked if link.start >= len(marker))])
        if index in self.styles:
            return runs(unit.text, links, styles=self.styles[index])
        title = len(self.titles.get(unit.anchor, ""))
        if any(link.start < title < link.end for link in links):
            title = 0
        return runs(unit.text, links, len(marker), title)

    def _footnote(self, mark: FootnoteMark) -> Link:
        unit, target = self.units[mark.unit], self.units[mark.target]
        # The head is set by the frame: it has no place of its own to be led back to.
        place = "" if target.kind in HEAD else f"#{target.anchor}"
        leads = Target(self.document.url + place, document=self.document)
        text = unit.text[mark.start : mark.end]
        return Link(
            self.document, mark.unit, unit.anchor, mark.start, mark.end, text, None, None, leads, None, True
        )

    def _picture(self, index: int, unit: Unit, picture: model.Picture) -> list[Line]:
        """The picture, and its caption on a line below."""
        caption = self._runs(index, unit) if unit.text else ()
        if picture.file is None:
            return [caption]
        alt = picture.alt or picture.caption or self._above(index)
        image = Image(self.document.file_url(picture.file), alt)
        return [(image,), caption] if caption else [(image,)]

    def _above(self, index: int) -> str:
        """The words that a picture without caption stands under."""
        before = (unit.text for unit in reversed(self.units[:index]) if unit.text)
        return next(before, self.document.title)

    def _marks(self, anchor: str) -> Iterator[Run]:
        for note in self.notes:
            if note.at == anchor:
                yield NoteMark(note.number) if note.received is None else CorrectionMark(note.number)

    def _announced(self, line: str) -> Line:
        """A line of the list of enclosures, its title linked to the enclosure where it is that title exactly."""
        for table in self.tables:
            before, title, after = line.partition(table.title or line)
            if title and table.title:
                return (Plain(before), Cited(title, table), Plain(after))
        return (Plain(line),)

    def _table_title(self, name: str) -> Line:
        table = next(table for table in self.tables if table.url.endswith(f"/{name}.html"))
        return (Cited(table.title or "", table),)

    def _grid(self, table: model.Table) -> Grid:
        leaves = tables.columns(table)
        linked = {
            (unit.anchor, unit.text): index
            for index, unit in enumerate(self.units)
            if unit.kind in ("group", "cell")
        }

        def cell_lines(anchor: str, text: str) -> tuple[Line, ...]:
            paragraphs = text.split("\n") if text else []
            return tuple(
                runs(paragraph, apart(self.links[linked[anchor, paragraph]]))
                if (anchor, paragraph) in linked
                else (Plain(paragraph),)
                for paragraph in paragraphs
            )

        def row(line: tables.Line) -> GridRow:
            cells = (
                GridCell(
                    cell_lines(f"{line.kind}-{cell.top}", cell.text),
                    cell.span,
                    cell.top == line.number,
                    cell.width,
                )
                for cell in line.own
            )
            return GridRow(line.anchor, tuple(cells), tuple(self._marks(line.anchor)))

        def heading(group: tables.Group) -> GridRow:
            cell = GridCell(cell_lines(group.anchor, group.row.text), width=len(leaves))
            return GridRow(group.anchor, (cell,), tuple(self._marks(group.anchor)), heading=True)

        header = (
            tuple(
                HeaderCell(cell.column.label, cell.left, cell.width, cell.height, bool(cell.column.columns))
                for cell in level
            )
            for level in columns.header(table.columns or leaves)
        )
        return Grid(
            tuple(header),
            tuple(
                row(part) if isinstance(part, tables.Line) else heading(part) for part in tables.body(table)
            ),
            tuple(map(row, tables.totals(table))),
            tuple(self._marks("header")),
            tuple(column.type for column in leaves),
        )

    def _roads(self, table: model.Table) -> Iterator[Block]:
        """路段 as print sets them: a heading a class, a paragraph an area, in it each road with its own anchor."""
        units = [
            (index, unit)
            for index, unit in enumerate(self.units)
            if unit.kind in ("road-class", "road-area", "cell")
        ]
        at = 0
        for number, road_class in enumerate(table.classes, 1):
            index, unit = units[at]
            at += 1
            yield Block(f"class-{number}", "road-class", ((Plain(unit.text),),), depth=2, level=1, unit=index)
            for area in road_class.areas:
                index, unit = units[at]
                roads = units[at + 1 : at + 1 + len(area.segments)]
                at += 1 + len(area.segments)
                runs: list[Run] = [Plain(unit.text, Style.TITLE)]
                for _, road in roads:
                    runs += [Plain(road.text, anchor=road.anchor), *self._marks(road.anchor)]
                yield Block("", "road-area", (tuple(runs),), unit=index)


def _formerly(document: Document) -> dict[str, tuple[str, ...]]:
    """曾用的锚点, by what the place is called now."""
    if not isinstance(document.record, model.Notice):
        return {}
    renamed: dict[str, tuple[str, ...]] = {}
    for former in document.record.formerly:
        if former.anchor and former.at:
            renamed[former.at] = (*renamed.get(former.at, ()), former.anchor)
    return renamed


def _notes(document: Document) -> Iterator[EditorNote]:
    """校注 first, then 更正, each in the order of the data."""
    entries: list[model.Note | model.Correction] = [*document.record.notes, *document.record.corrections]
    lines = tables.grid(document.record) if isinstance(document.record, model.Table) else []
    places = {"header": "表头"} | {line.anchor: name_of_line(line) for line in lines}
    for unit in document.units:
        places.setdefault(unit.anchor, name_of(unit))
    for number, entry in enumerate(entries, 1):
        place = places.get(entry.at, entry.at)
        if isinstance(entry, model.Correction):
            now = repaired(document.units, entry)
            yield EditorNote(number, entry.at, place, entry.reason, entry.received, now)
        else:
            yield EditorNote(number, entry.at, place, entry.text)
