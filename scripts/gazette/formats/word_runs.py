"""行内 in a Word file: words, marks of the editors' notes, places that words lead to, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element

from gazette.formats import word_styles as styles
from gazette.formats.word_setting import Paragraph
from gazette.formats.word_styles import CharacterStyle, Form, ParagraphStyle
from gazette.formats.word_xml import node, said
from gazette.text import Cited, CorrectionMark, EditorNote, Image, Line, NoteMark, Plain, Style, Text, flat

Draw = Callable[[Image], Element]
"""A picture within a run."""


def text_run(text: str, style: CharacterStyle | None = None) -> Element:
    """Words, letter for letter. Said to be East Asian, or “ ” — … would be taken for Latin and set as such."""
    properties = node(
        "w:rPr",
        node("w:rStyle", w_val=style.id) if style else None,
        node("w:rFonts", w_hint="eastAsia"),
    )
    return node("w:r", properties, said("w:t", text, xml_space="preserve"))


def mark(number: int) -> Element:
    """校注号: the reference to a footnote."""
    style = node("w:rPr", node("w:rStyle", w_val=styles.FOOTNOTE_MARK.id))
    return node("w:r", style, node("w:footnoteReference", w_id=number))


class Setter:
    """Makes paragraphs of a text, and knows which styles they had."""

    def __init__(self, text: Text, page: str, draw: Draw) -> None:
        self.used: dict[ParagraphStyle, None] = {}
        self._draw = draw
        self._page = page
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
        content = [*self.line(paragraph.line, paragraph.faces, paragraph.spaced)]
        content += map(mark, self._unmarked)
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
        for run in line:
            match run:
                case Plain(text, style) | Cited(text, style=style):
                    words = flat(text)
                    if spaced and style is Style.MARKER:
                        words = words.strip() + "\u3000"
                    made = text_run(words, faces.get(style))
                    yield self._led(made, run.target.url) if isinstance(run, Cited) else made
                case NoteMark(number) | CorrectionMark(number):
                    yield mark(number)
                case Image():
                    yield node("w:r", self._draw(run))

    def _led(self, run: Element, url: str) -> Element:
        """Words that lead to a place of the same text. Where another document lies beside this file, nobody knows."""
        page, _, anchor = url.partition("#")
        if page != self._page or anchor not in self._places:
            return run
        return node("w:hyperlink", run, w_anchor=self._places[anchor], w_history=1)


def footnotes(notes: tuple[EditorNote, ...]) -> Element:
    """footnotes.xml: the editors' notes; before them the two lines that Word draws above footnotes."""
    lines = (("separator", -1), ("continuationSeparator", 0))
    return node(
        "w:footnotes",
        *(
            node("w:footnote", node("w:p", node("w:r", node(f"w:{kind}"))), w_type=kind, w_id=number)
            for kind, number in lines
        ),
        *(node("w:footnote", *_noted(note), w_id=note.number) for note in notes),
    )


def _noted(note: EditorNote) -> Iterator[Element]:
    """A note; of a correction also what was received and what now stands there, letter for letter, line by line."""
    kind = "校注" if note.received is None else "更正"
    own = node("w:rPr", node("w:rStyle", w_val=styles.FOOTNOTE_MARK.id))
    text = f" {kind}，{note.place}：{note.text}"
    style = styles.FOOTNOTE.id
    yield node("w:p", Form().properties(style), node("w:r", own, node("w:footnoteRef")), text_run(flat(text)))
    for label, words in (("收到的文字：", note.received), ("更正后：", note.repaired)):
        if words is not None:
            for line in (label + words.strip("\n")).split("\n"):
                yield node("w:p", Form().properties(style), text_run(flat(line)))
