"""Plain text: the words of every document of data/, line by line, row by row; and of any text whatever."""

from __future__ import annotations

import re

from hostile_text import texts
from hypothesis import given
from page_reader import squeezed
from works import works

from gazette.formats.format import Work
from gazette.formats.plain_text import PLAIN_TEXT
from gazette.site import Site
from gazette.text import Block, EditorNote, Grid, GridCell, GridRow, HeaderCell, NoteMark, Plain, Text, words


def lines(work: Work) -> list[str]:
    assert PLAIN_TEXT.write
    file = PLAIN_TEXT.write(work, lambda _: b"")
    assert file == PLAIN_TEXT.write(work, lambda _: b"")
    return file.decode("utf-8-sig").split("\r\n")


def test_every_document_comes_back_line_by_line(site: Site) -> None:
    for work in works(site):
        found = [re.sub("〔(?:校注|更正)[0-9]+〕", "", line) for line in lines(work)]
        for block in (*work.text.head, *work.text.body):
            while not found[0]:
                found.pop(0)
            if isinstance(block, Grid):
                for level in block.header:
                    assert [label for label in found.pop(0).split("\t") if label] == [
                        cell.label for cell in level
                    ]
                for row in block.lines:
                    told = [squeezed("".join(map(words, cell.lines))) for cell in row.cells if cell.first]
                    assert [cell for cell in map(squeezed, found.pop(0).split("\t")) if cell] == [
                        cell for cell in told if cell
                    ]
            else:
                assert [squeezed(found.pop(0)) for _ in block.lines] == [
                    squeezed(words(one)) for one in block.lines
                ]


def test_every_note_stands_at_its_place_and_below(site: Site) -> None:
    for work in works(site):
        text = "\n".join(lines(work))
        for note in work.text.notes:
            kind = "校注" if note.received is None else "更正"
            assert text.count(f"〔{kind}{note.number}〕") == 2, work.id
            for said in (note.text, note.received or "", note.repaired or ""):
                assert squeezed(said) in squeezed(text)


@given(texts, texts)
def test_any_text_is_one_line_and_any_cell_one_cell(first: str, second: str) -> None:
    grid = Grid(
        ((HeaderCell(first, 0), HeaderCell(second, 1)),),
        (GridRow("row-1", (GridCell(((Plain(second),),)), GridCell(((Plain(first),),))), (NoteMark(1),)),),
        (),
    )
    title = Block("title", "title", ((Plain(first),),), 1)
    text = Text((title,), (grid,), (EditorNote(1, "row-1", first, second, "收\n到", "改"),))
    one = Work("a", "table", "documents/a.html", first, (), None, None, text)
    found = lines(one)
    assert squeezed(found[0]) == squeezed(first)
    assert found[1] == ""
    assert [squeezed(cell) for cell in found[2].split("\t")] == [squeezed(first), squeezed(second)]
    assert [squeezed(cell) for cell in found[3].split("\t")] == [
        squeezed(second),
        squeezed(first) + "〔校注1〕",
    ]
    assert found[-4:] == ["收到的文字：收", "到", "更正后：改", ""]
