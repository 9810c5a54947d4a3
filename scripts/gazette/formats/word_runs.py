"""行内 in a Word file: words, marks of the editors' notes, places that words lead to, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element

from gazette.formats.word_form import Form
from gazette.formats.word_notes import NoteKind
from gazette.formats.word_setting import Paragraph
from gazette.formats.word_styles import CharacterStyle, ParagraphStyle
from gazette.formats.word_xml import node, text_run
from gazette.text import Cited, CorrectionMark, Image, Line, NoteMark, Plain, Style, Text, flat

Draw = Callable[[Image], Element]
"""A picture within a run."""


class Setter:
    """Makes paragraphs of a text, and knows which styles they had."""

    def __init__(self, text: Text, page: str, notes: NoteKind, draw: Draw) -> None:
        self.used: dict[ParagraphStyle, None] = {}
        self._draw = draw
        self._page = page
        self._notes = notes
        runs = [run for block in text.blocks() for run in block.runs]
        led_to = {run.target.url for run in runs if isinstance(run, Cited)}
        anchors = [block.anchor for block in text.blocks() if f"{page}#{block.anchor}" in led_to]
        self._places = {anchor: f"place_{number}" for number, anchor in enumerate(dict.fromkeys(anchors), 1)}
        grid = text.grid
        marks = (*runs, *(grid.marks if grid else ()))
        marked = {run.number for run in marks if isinstance(run, NoteMark | CorrectionMark)}
        self._unmarked = [note.number for note in text.notes if note.number not in marked]

    def paragraph(self, paragraph: Paragraph) -> Element:
        """<w:p>; what no other place is marked with is noted at the first."""
        content: list[Element] = []
        for line in paragraph.lines:
            content += [node("w:r", node("w:br"))] if content else []
            content += self.line(line, paragraph.faces, paragraph.spaced)
        content += map(self._notes.mark, self._unmarked)
        self._unmarked = []
        place = paragraph.block and self._places.get(paragraph.block.anchor)
        if place:
            number = place.rpartition("_")[2]
            content.insert(0, node("w:bookmarkStart", w_id=number, w_name=place))
            content.append(node("w:bookmarkEnd", w_id=number))
        return self.set(paragraph.style, paragraph.form, *content)

    def set(self, style: ParagraphStyle, form: Form, *content: Element) -> Element:
        """A paragraph of this style."""
        self.used[style] = None
        return node("w:p", form.properties(style.id), *content)

    def line(
        self, line: Line, faces: Mapping[Style, CharacterStyle], spaced: bool = False
    ) -> Iterator[Element]:
        """The runs of a line; behind its marker a wide space where it is `spaced`."""
        for before, run in pairwise((None, *line)):
            match run:
                case Plain(text, style) | Cited(text, style=style):
                    words = flat(text)
                    if spaced and style is Style.MARKER:
                        words = words.strip() + "\u3000"
                    face = faces.get(style)
                    made = text_run(words, face.id if face else None)
                    yield self._led(made, run.target.url) if isinstance(run, Cited) else made
                case NoteMark(number) | CorrectionMark(number):
                    if isinstance(before, NoteMark | CorrectionMark):
                        yield text_run(" ")  # 1 and 2 would be read as 12
                    yield self._notes.mark(number)
                case Image():
                    yield node("w:r", self._draw(run))

    def _led(self, run: Element, url: str) -> Element:
        """Words that lead to a place of the same text. Where another document lies beside this file, nobody knows."""
        page, _, anchor = url.partition("#")
        if page != self._page or anchor not in self._places:
            return run
        return node("w:hyperlink", run, w_anchor=self._places[anchor], w_history=1)
