"""校注 in a Word file, as its own footnotes; those of a table as endnotes, which stand under it as 表注 do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element

from gazette.formats import word_styles as styles
from gazette.formats.word_form import AS_STYLED
from gazette.formats.word_styles import CharacterStyle, ParagraphStyle
from gazette.formats.word_xml import node, text_run
from gazette.text import EditorNote, Text, flat


@dataclass(frozen=True)
class NoteKind:
    """脚注 or 尾注, as Word has both."""

    name: Literal["footnote", "endnote"]
    style: ParagraphStyle
    raised: CharacterStyle

    def mark(self, number: int) -> Element:
        """校注号: the reference to a note."""
        return self._raised(node(f"w:{self.name}Reference", w_id=number))

    def part(self, notes: tuple[EditorNote, ...]) -> Element:
        """The part that holds them; before them the two lines that Word draws above notes."""
        lines = (("separator", -1), ("continuationSeparator", 0))
        return node(
            f"w:{self.name}s",
            *(
                node(f"w:{self.name}", node("w:p", node("w:r", node(f"w:{line}"))), w_type=line, w_id=number)
                for line, number in lines
            ),
            *(node(f"w:{self.name}", *self._paragraphs(note), w_id=note.number) for note in notes),
        )

    def _paragraphs(self, note: EditorNote) -> Iterator[Element]:
        """A note; of a correction also what was received and what now stands there, letter for letter, line by line."""
        kind = "校注" if note.received is None else "更正"
        text = flat(f" {kind}，{note.place}：{note.text}")
        yield self._paragraph(self._raised(node(f"w:{self.name}Ref")), text_run(text))
        for label, words in (("收到的文字：", note.received), ("更正后：", note.repaired)):
            if words is not None:
                for line in (label + words.strip("\n")).split("\n"):
                    yield self._paragraph(text_run(flat(line)))

    def _paragraph(self, *runs: Element) -> Element:
        return node("w:p", AS_STYLED.properties(self.style.id), *runs)

    def _raised(self, mark: Element) -> Element:
        return node("w:r", node("w:rPr", node("w:rStyle", w_val=self.raised.id)), mark)


FOOTNOTES = NoteKind("footnote", styles.FOOTNOTE, styles.FOOTNOTE_MARK)
ENDNOTES = NoteKind("endnote", styles.ENDNOTE, styles.ENDNOTE_MARK)


def note_kind(text: Text) -> NoteKind:
    """Notes under a table, else at the foot of the page: there they would part the rows (LibreOffice leaves pages empty)."""
    return ENDNOTES if text.grid else FOOTNOTES
