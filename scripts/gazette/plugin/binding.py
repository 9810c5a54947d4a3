"""Markdown bound to the text it was written from (锚定): the plugin gives every element its anchor, and proves its words.

The Markdown of a page has neither anchors nor classes, so that any reader of Markdown can show it. What Python-Markdown
makes of it is walked here beside the blocks of the neutral text, one element a block. Where the two differ in a single
sign or link, the build ends: either the writer or the reader of Markdown is at fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from markupsafe import Markup

from gazette.characters import squeeze
from gazette.pages.titles import title_html
from gazette.plugin.provisions import Provisions
from gazette.plugin.signs import Break, Entity, Mark, Notes, Sign, Table
from gazette.text import Block, Cited, CorrectionMark, Grid, Image, NoteMark, Plain, Run, Style, Text, flat


class Bound(Protocol):
    """A page's text with what its frame adds to it."""

    text: Text

    def link(self, cited: Cited) -> dict[str, str]:
        """Attributes of a link beside its address: class, title, data-number."""

    def behind(self, block: Block) -> Markup:
        """What stands at the end of a block: permalink, buttons, marks of notes."""

    def below(self, block: Block) -> Markup:
        """What stands below a block: 对照."""

    def table(self) -> Markup:
        """The table as the page shows it."""


class NotBound(Exception):
    """The Markdown of a page does not read as the text it was written from: a fault of the program."""


class Binding(Extension):
    """Set up for one page after another: `bound` is what the next conversion is held against, None for pages by hand."""

    def __init__(self) -> None:
        super().__init__()
        self.bound: Bound | None = None

    def extendMarkdown(self, md: Markdown) -> None:
        if self.bound is None:
            return
        # All HTML of these pages is one table, which needs no search for tags in all the rest; and the words are
        # plain when the tree is walked, so that nothing may look for markup in them any more.
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        # A definition of a link is never written, and Python-Markdown would find one in [甲\\]: 乙](…).
        md.parser.blockprocessors.deregister("reference")
        for name in ("attr_list", "toc"):
            md.treeprocessors.deregister(name)
        md.inlinePatterns.register(Sign(r"\\([\\`*_{}\[\]#!.)])", md), "gazette-escape", 185)
        md.inlinePatterns.register(Entity(r"&(?:#[0-9]{1,7}|amp|lt|gt|quot);", md), "gazette-entity", 184)
        md.inlinePatterns.register(Mark(r"\[\^([0-9]+)\]", md), "gazette-mark", 175)
        md.inlinePatterns.register(Break("<br>", md), "gazette-break", 95)
        md.parser.blockprocessors.register(Notes(md.parser), "gazette-notes", 96)
        md.parser.blockprocessors.register(Table(md.parser), "gazette-table", 95)
        md.treeprocessors.register(_Binder(md, self.bound), "gazette-bind", 12)
        md.treeprocessors.register(_Tables(md, self.bound), "gazette-tables", -1)


class _Binder(Treeprocessor):
    def __init__(self, md: Markdown, bound: Bound) -> None:
        super().__init__(md)
        self.bound = bound

    def run(self, root: Element) -> None:
        text = self.bound.text
        elements = list(root)
        blocks = [*text.head, *text.body]
        if text.grid and text.grid.marks:
            root.remove(elements.pop())  # the marks of a table's notes, which the table shows on its lines
        if len(elements) != len(blocks):
            raise NotBound(f"Markdown 读出 {len(elements)} 段，正文有 {len(blocks)} 段")
        for element, block in zip(elements, blocks, strict=True):
            _agree(element, block)
        # The head is the frame's: it is set as on the document itself.
        del root[:]
        provisions = Provisions(root, blocks)
        for element, block in zip(elements[len(text.head) :], text.body, strict=True):
            if isinstance(block, Grid):
                _name_rows(element, block)
                root.append(element)
            else:
                provisions.go_to(block)
                self._bind(provisions, element, block)

    def _bind(self, provisions: Provisions, element: Element, block: Block) -> None:
        links, images = iter(element.findall(".//a")), iter(element.findall(".//img"))
        name, classes = _LOOKS.get(block.kind, ("p", block.kind))
        level = "chapter" if block.level == 0 else f"level-{block.level}"
        classes = classes.format(level=level, depth=block.level, abreast=block.abreast)
        element.tag = element.tag if block.depth else name
        if block.kind == "table" and not block.part:
            classes += " in-text"
        for key, value in (("id", "" if provisions.opens(block) else block.anchor), ("class", classes)):
            if value:
                element.set(key, value)
        del element[:]
        element.text = ""
        for number, line in enumerate(block.lines):
            holder = SubElement(element, "p") if block.kind == "enclosure-list" else element
            if number and holder is element:
                SubElement(element, "br")
            for run in line:
                if isinstance(run, Image):
                    holder.append(_shown(next(images), run))
                else:
                    self._add(holder, block, run, links)
        for anchor in block.formerly:
            SubElement(provisions.here, "span", {"id": anchor})
        provisions.here.append(element)
        _say(element, self._stashed(self.bound.behind(block)))
        below = self.bound.below(block)
        if below:
            SubElement(provisions.behind(block), "p").text = self._stashed(below)

    def _add(self, holder: Element, block: Block, run: Run, links: Iterator[Element]) -> None:
        match run:
            case Plain(text) if block.kind == "enclosure-title":
                _say(holder, self._stashed(title_html(text)))
            case Plain(text, style, anchor):
                _styled(holder, block, style, _literal(text), anchor)
            case Cited(text, style=style):
                link = next(links)
                link.text, link.tail = _literal(text), ""
                if block.kind != "table":
                    # Its address stays as Markdown has it until MkDocs has seen that it leads somewhere.
                    attributes = self.bound.link(run) | {"href": link.get("href", "")}
                    link.attrib |= {name: _literal(value) for name, value in attributes.items()}
                if style is Style.FOOTNOTE:
                    link.set("class", "footnote-mark")
                if style in (Style.PLAIN, Style.FOOTNOTE):
                    holder.append(link)
                else:
                    _styled(holder, block, style, "").append(link)

    def _stashed(self, markup: Markup) -> str:
        return self.md.htmlStash.store(markup) if markup else ""


def _shown(element: Element, image: Image) -> Element:
    """The picture with its words as they are, and what Markdown has put behind it taken away."""
    element.tail = ""
    element.set("alt", _literal(image.alt))
    element.set("loading", "lazy")
    return element


class _Tables(Treeprocessor):
    """Last of all, when MkDocs has seen where their links lead, tables are set as the page shows them."""

    def __init__(self, md: Markdown, bound: Bound) -> None:
        super().__init__(md)
        self.bound = bound

    def run(self, root: Element) -> None:
        grid = self.bound.text.grid
        for element in root:
            if grid and element.tag == "table":
                drawn = self.md.htmlStash.store(self.bound.table())
                element.clear()
                element.tag, element.text = "p", drawn


_LOOKS = {
    "heading": ("h", "{level}"),
    "road-class": ("h", "{level}"),
    "enclosure-title": ("h", "enclosure-title"),
    "label": ("p", "enclosure-label"),
    "article": ("p", "article"),
    "item": ("p", "item depth-{depth}"),
    "enclosure-list": ("div", "attachments"),
    "table": ("p", "table-link"),
    "clause": ("p", "paragraph"),
    "closing": ("p", "closing"),
    "picture": ("p", "figure of-{abreast}"),
    "remark": ("p", "paragraph"),
}
"""By kind of block the element it becomes and its classes; headings keep the one that Markdown gave them."""


def _agree(element: Element, block: Block | Grid) -> None:
    """The element says the words of the block, all and in order, and has its links. Raises :class:`NotBound`."""
    lines = _lines_of_grid(block) if isinstance(block, Grid) else list(block.lines)
    said = squeeze("".join(element.itertext()))
    runs = [run for line in lines for run in line]
    meant = squeeze("".join(run.text for run in runs if isinstance(run, Plain | Cited)))
    if said != meant:
        raise NotBound(f"Markdown 读作“{said[:60]}”，正文作“{meant[:60]}”")
    linked = [squeeze("".join(link.itertext())) for link in element.iter("a")]
    cited = [squeeze(run.text) for run in runs if isinstance(run, Cited)]
    if linked != cited:
        raise NotBound(f"“{meant[:40]}”的链接读作 {linked}，应为 {cited}")
    pictured = [image.get("src") for image in element.iter("img")]
    if len(pictured) != sum(isinstance(run, Image) for run in runs):
        raise NotBound(f"“{meant[:40]}”的图读作 {pictured}")
    if not isinstance(block, Grid):
        marks = [int(mark.get("data-note", "")) for mark in element.iter("sup")]
        if marks != [run.number for run in runs if isinstance(run, NoteMark | CorrectionMark)]:
            raise NotBound(f"“{meant[:40]}”的校注号读作 {marks}")


def _lines_of_grid(grid: Grid) -> list[Sequence[Run]]:
    heads: list[Sequence[Run]] = [(Plain(cell.label),) for level in grid.header for cell in level]
    cells = [cell for row in grid.lines for cell in row.cells if cell.first]
    return [*heads, *(line for cell in cells for line in cell.lines)]


def _name_rows(table: Element, grid: Grid) -> None:
    """Anchors of the lines, so that MkDocs knows them."""
    rows = list(table.iter("tr"))
    rows[0].set("id", "header")
    for element, row in zip(rows[len(grid.header) :], grid.lines, strict=True):
        element.set("id", row.anchor)


_SET_APART = (Style.ROLE, Style.PERSON, Style.POST, Style.BODY)


def _styled(holder: Element, block: Block, style: Style, text: str, anchor: str = "") -> Element:
    """Words set apart within their block, or simply added to it."""
    if style is Style.PLAIN and not anchor:
        _say(holder, text)
        return holder
    tag, name = "span", style.value if style in _SET_APART else ""
    if style is Style.MARKER:
        tag, name = ("strong", "marker") if block.kind == "article" else ("span", "marker")
        if any(run.style is Style.TITLE for run in block.runs if isinstance(run, Plain | Cited)):
            name += f" run-in-{block.level}"
    elif style is Style.TITLE:
        tag, name = ("strong", "") if block.kind == "road-area" else ("span", f"run-in-{block.level}")
    child = SubElement(holder, tag, {key: value for key, value in (("id", anchor), ("class", name)) if value})
    child.text = text
    if block.kind == "article" and style is Style.MARKER:
        child.tail = " "
    return child


def _say(holder: Element, text: str) -> None:
    """Add words behind all that an element holds."""
    if len(holder):
        holder[-1].tail = (holder[-1].tail or "") + text
    else:
        holder.text = (holder.text or "") + text


def _literal(text: str) -> str:
    """Words as they must stand in the tree: Python-Markdown takes &amp; in them for markup that is done."""
    return flat(text).replace("&", f"{AMP_SUBSTITUTE}amp;")
