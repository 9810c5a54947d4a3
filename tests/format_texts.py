"""Works and books for the tests of formats, and the words that a file of each must have, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fabricated_gazette import gazette, planted
from hostile_text import HOSTILE
from pictures import picture as drawn

from gazette.formats.format import Book, Work
from gazette.formats.works import book
from gazette.site import Site
from gazette.text import Block, EditorNote, Grid, Plain, Text, Texts, words

HOSTILE_TO_SETTERS = [
    '#import "@preview/x:1.0.0": *', "#panic()", "$ x^2 $", "@ref", "<label>", "#[甲]", "\\u{1F600}", "\\n", "// 甲", "/* 甲 */",
    "甲 -- 乙 --- 丙", "'甲' \"乙\" “丙” ‘丁’", "fi fl ffi", "甲...乙……丙", "- 甲", "+ 甲", "/ 甲: 乙", "= 甲", "~甲~", "http://a.cn/b",
    "</span></p>", "&nbsp;&#65;", "]]>", "<?xml?>", "祎堃𠮷", "Ⅳ①㈠⑩㎡m³", "A—B–C-D", "　　甲　乙", "{{甲}}",
]  # fmt: skip
"""What means something to Typst or XML, and what a setter of type likes to change."""


def hostile_work() -> Work:
    """Every hostile text as a paragraph, in a title, a line of each kind and a note."""
    every = [*HOSTILE, *HOSTILE_TO_SETTERS]
    kinds = (
        "number", "issuer", "addressees", "item", "clause", "signature", "signed", "closing", "label", "enclosure-title",
        "roster", "labelled", "footnote", "caption", "remark",
    )  # fmt: skip
    body = [Block(f"p{at}", "paragraph", ((Plain(text),),)) for at, text in enumerate(every, 1)]
    body += [
        Block(f"{kind}-x", kind, ((Plain(text),),), depth=2 if kind == "enclosure-title" else 0)  # type: ignore[arg-type]
        for kind in kinds
        for text in HOSTILE_TO_SETTERS
    ]
    notes = tuple(
        EditorNote(at, "p1", text, text, text, text) for at, text in enumerate(HOSTILE_TO_SETTERS[:9], 1)
    )
    title = Block("title", "title", ((Plain(" ".join(HOSTILE_TO_SETTERS[:8])),),), depth=1)
    text = Text((title,), tuple(body), notes)
    return Work("hostile", "notice", "documents/hostile.html", title.text, ("$甲$", "#乙"), None, None, text)


def hostile_book() -> Book:
    """The invented issue with hostile text behind every text that it holds."""
    site = Site(planted(gazette(), lambda text: text + '#甲$*_`"\\'))
    return book(site, site.archive.gazette.issues[0], Texts(site))


def picture(_: str) -> bytes:
    return drawn(".png")


def bare(text: str) -> str:
    """Without white space and the marks of notes: where lines end is the setter's."""
    return re.sub(r"〔校注\d+〕|\s", "", text)


def words_of(text: Text) -> Iterator[str]:
    """The words of a text in the order of its blocks, piece by piece; of tables cell by cell."""
    for block in (*text.head, *text.body):
        if isinstance(block, Grid):
            yield from (head.label for level in block.header for head in level)
            for row in block.lines:
                yield from (words(line) for cell in row.cells if cell.first for line in cell.lines)
        else:
            yield block.text


def notes_of(text: Text) -> Iterator[str]:
    """What the editors say behind it."""
    if text.notes:
        yield "编者校注"
    for note in text.notes:
        yield f"{'校注' if note.received is None else '更正'}，{note.place}：{note.text}"
        if note.received:
            yield f"收到的文字：{note.received}"
        if note.repaired:
            yield f"现在的文字：{note.repaired}"


def whole(text: Text) -> str:
    return bare("".join((*words_of(text), *notes_of(text))))
