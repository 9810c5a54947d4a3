"""排印: every document of an issue as readers will see it, each block with its place and its lines. Pure.

The words go the way of the site: the neutral text, its Markdown, the binding of the two. Only a table is set here, for the
site's own has filters and cards that nothing is proofread by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from jinja2 import Environment
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from gazette import model
from gazette.archive import Archive
from gazette.document import Document
from gazette.formats import markdown
from gazette.pages.titles import title_html
from gazette.plugin.binding import Binding
from gazette.review.alignment import Alignment, Span
from gazette.text import Block, Cited, Grid, Text, compose

_PAGE = "review.html"
_IN_GRID = ("header", "group", "cell", "total")
_UNSET = Markup(
    '<p class="nothing">这一件现在排不出来（{}）。先改好它的错；没有错而排不出来，是程序的毛病，请告诉维护的人。</p>'
)
_KINDS = {"notice": "公文", "interpretation": "解读", "table": "附表"}


@dataclass(frozen=True)
class Place:
    """一处 of the draft: its name on the page, the line of YAML to edit, the lines of source.txt that it came from."""

    id: str
    file: str
    line: int
    span: Span | None

    @property
    def attributes(self) -> Markup:
        """As the page's script reads them."""
        told = Markup('data-place="{}" data-file="{}" data-line="{}"').format(self.id, self.file, self.line)
        if self.span:
            changed = Markup() if self.span.sure else Markup(" data-changed")
            told += (
                Markup(' data-first="{}" data-last="{}"').format(self.span.first, self.span.last) + changed
            )
        return told


@dataclass(frozen=True)
class Drawn:
    """排好的一件: its heading, its HTML, its places; of which unit each place is the home."""

    title: str
    kind: str
    file: str
    html: Markup
    places: tuple[Place, ...]
    homes: dict[int, str] = field(compare=False)


class Drawing:
    """Draws the documents of one issue after the other; a document that is as it was is not set again."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._kept: dict[str, tuple[object, Drawn]] = {}

    def drawn(self, archive: Archive, issue: model.Issue, alignment: Alignment) -> Iterator[Drawn]:
        """The documents in print order, each table behind what refers to it first."""
        for number, document in enumerate(_in_order(archive, issue)):
            tables = archive.tables[archive.notice_of(document).id] if document.kind != "table" else []
            places = _Places(number, document, alignment)
            titles = tuple(table.title for table in tables)
            files = tuple(document.folder.files)
            signs = (document.record, titles, files, tuple(places.all()))
            kept = self._kept.get(document.record.mark.file)
            if kept is None or kept[0] != signs:
                try:
                    html = _set(document, compose(document, (), tables), places, self._environment)
                except Exception as error:
                    # Data with faults may be set in no way; the other documents are shown all the same.
                    html = _UNSET.format(type(error).__name__)
                made = Drawn(
                    document.title,
                    _KINDS[document.kind],
                    document.record.mark.file,
                    html,
                    tuple(places.all()),
                    places.homes,
                )
                kept = self._kept[document.record.mark.file] = (signs, made)
            yield kept[1]


def _in_order(archive: Archive, issue: model.Issue) -> Iterator[Document]:
    by_file = {
        document.record.mark.file: document for document in archive.documents if document.issue is issue
    }
    for folder, record in issue.printed():
        document = by_file.pop(record.mark.file, None)
        if document:
            yield document
        named = (
            {unit.block.name for unit in document.units if isinstance(unit.block, model.TableReference)}
            if document
            else set()
        )
        for table in folder.tables:
            if table.name in named and (own := by_file.pop(table.mark.file, None)):
                yield own
    yield from by_file.values()


class _Places:
    """The places of a document: a block of its text, or a line of its table, with all units that it shows."""

    def __init__(self, number: int, document: Document, alignment: Alignment) -> None:
        self._file = document.record.mark.file
        self._marks = [unit.mark for unit in document.units]
        self._alignment = alignment
        self.homes: dict[int, str] = {}
        self._units: dict[str, list[int]] = {}
        home = f"d{number}"
        roads = isinstance(document.record, model.Table) and bool(document.record.classes)
        for at, unit in enumerate(document.units):
            if unit.kind in _IN_GRID and not roads:
                home = f"d{number}-{unit.anchor}"
            elif unit.kind != "cell":
                home = f"d{number}-u{at}"
            self.homes[at] = home
            self._units.setdefault(home, []).append(at)

    def all(self) -> Iterator[Place]:
        for home, units in self._units.items():
            mark = self._marks[units[0]]
            yield Place(home, mark.file, mark.line, self._alignment.of(self._file, units))

    def named(self) -> dict[str, Place]:
        return {place.id: place for place in self.all()}


class _Bound:
    """Satisfies :class:`gazette.plugin.binding.Bound`: nothing is drawn into the text but where each block came from."""

    def __init__(self, text: Text, places: _Places) -> None:
        self.text = text
        self._homes = places.homes
        self._named = places.named()

    def link(self, cited: Cited) -> dict[str, str]:  # noqa: ARG002
        return {"class": "cite"}

    def behind(self, block: Block) -> Markup:
        place = self._named.get(self._homes.get(block.unit, ""))
        told = Markup("<span hidden {}></span>").format(place.attributes) if place else Markup()
        return told + _marks(block.runs)

    def below(self, block: Block) -> Markup:  # noqa: ARG002
        return Markup()

    def table(self) -> Markup:
        return Markup("<table></table>")


def _marks(runs: Sequence[object]) -> Markup:
    return (
        Markup('<span class="note-sign">校注</span>')
        if any(hasattr(run, "number") for run in runs)
        else Markup()
    )


class _Unlinked(Extension):
    """Nothing leads away from the page that is proofread; and many documents stand on it, whose anchors would clash."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Unlink(md), "gazette-unlink", 5)


class _Unlink(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            element.attrib.pop("href", None)
            element.attrib.pop("id", None)


def _set(document: Document, text: Text, places: _Places, environment: Environment) -> Markup:
    """The whole document, head and body."""
    named = places.named()
    binding = Binding()
    binding.bound = _Bound(text, places)
    body = Markup(
        Markdown(extensions=["attr_list", "tables", "toc", binding, _Unlinked()]).convert(
            markdown.write(text, _PAGE)
        )
    )
    if text.grid:
        before, _, after = body.partition("<table></table>")
        body = before + _table(document, text.grid, places, named, environment) + after
    order = {"number": 1, "registration": 2}
    head = sorted(text.head, key=lambda block: (block.kind == "title", order.get(block.kind, 0)))
    return Markup(
        environment.get_template("document.html").render(
            document=document,
            head=[(block, named[places.homes[block.unit]], title_html(block.text)) for block in head],
            body=body,
            notes=text.notes,
        )
    )


def _table(
    document: Document, grid: Grid, places: _Places, named: dict[str, Place], environment: Environment
) -> Markup:
    homes = {document.units[at].anchor: home for at, home in places.homes.items()}
    shown = {anchor: named[home] for anchor, home in homes.items()}
    return Markup(
        environment.get_template("table.html").render(grid=grid, places=shown, title=document.title)
    )
