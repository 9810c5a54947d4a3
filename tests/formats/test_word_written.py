"""Word: every document of data/ comes back from readers that did not write it, and any text stays text."""

from __future__ import annotations

import datetime
import io
import re
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import PIL.Image
import pytest
from hostile_text import texts, words
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from page_reader import squeezed
from pictures import picture
from word_reader import Read, elements, marks, notes, opened, part, read
from works import works

from gazette.faults import ProgramFault
from gazette.formats.format import Work
from gazette.formats.word import WORD
from gazette.intake.readers.word import WORD as READER
from gazette.intake.received import Style as Received
from gazette.model import Instrument
from gazette.site import Site
from gazette.targets import Target
from gazette.text import (
    Block,
    Cited,
    CorrectionMark,
    EditorNote,
    Grid,
    GridCell,
    GridRow,
    HeaderCell,
    Image,
    NoteMark,
    Plain,
    Style,
    Text,
    flat,
)
from gazette.text import words as words_of

pytestmark = pytest.mark.slow  # whole issues are set

PAGE = "documents/moufu-2024-3.html"
TARGET = Target("instruments/guofa-2020-1.html", instrument=Instrument("guofa-2020-1", "关于占位的意见"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NO_THEME = "relationships/theme' is missing"
"""The validator wants a theme, which the schemas leave open: its faces would come before ours."""


def no_pictures(url: str) -> bytes:
    raise KeyError(url)


def work(text: Text, **changed: str) -> Work:
    made = Work(
        "moufu-2024-3", "notice", PAGE, "占位", ("某市人民政府",), None, datetime.date(2024, 5, 12), text
    )
    return replace(made, **changed)


def written(text: Text, **changed: str) -> bytes:
    assert WORD.write
    return WORD.write(work(text, **changed), no_pictures)


def expected(text: Text) -> Read:
    """The words of a text, block by block."""
    found: Read = []
    for block in (*text.head, *text.body):
        if isinstance(block, Grid):
            found.append(rows(block))
        else:
            found += map(words_of, block.lines)
    return found


def rows(grid: Grid) -> list[list[str]]:
    """All rows, every cell in every place that it reaches over."""
    count = sum(cell.width for cell in grid.header[0])
    header = [[""] * count for _ in grid.header]
    for level, cells in enumerate(grid.header):
        for cell in cells:
            for down in range(cell.height):
                header[level + down][cell.left : cell.left + cell.width] = [cell.label] * cell.width
    body = [
        ["\n".join(words_of(line) for line in cell.lines) for cell in row.cells for _ in range(cell.width)]
        for row in grid.lines
    ]
    return [*header, *body]


def plain(read: Read) -> Read:
    """Without white space, and without paragraphs that hold nothing: a table has one behind it."""
    told: Read = [
        squeezed(one) if isinstance(one, str) else [[squeezed(cell) for cell in row] for row in one]
        for one in read
    ]
    return [one for one in told if one]


def faults(file: bytes) -> list[str]:
    """What a program that knows the schemas says of the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "written.docx")
        path.write_bytes(file)
        found = OpenXmlValidator(max_errors=0).validate(path).errors
    return [one.description for one in found if NO_THEME not in one.description]


@pytest.fixture(scope="module")
def files(site: Site) -> list[tuple[Work, bytes]]:
    assert WORD.write
    return [(one, WORD.write(one, no_pictures)) for one in works(site)]


# --- the documents of data/ ---------------------------------------------------------------------------------


def test_python_docx_reads_the_same_paragraphs_and_rows(files: list[tuple[Work, bytes]]) -> None:
    for one, file in files:
        assert plain(read(file)) == plain(expected(one.text)), one.id


def test_intake_reads_the_same_words(files: list[tuple[Work, bytes]]) -> None:
    """Our own reader tells notes apart, marks their places [1], and has nothing to remark."""
    for one, file in files:
        received = READER.read(file)
        lines = [line.text for line in received.lines if line.style is not Received.NOTE]
        found, expected_ = (
            re.sub(r"\[[0-9]+\]", "", squeezed("".join(words))) for words in (lines, printed(one.text))
        )
        assert found == expected_, one.id
        assert received.remarks == (), one.id


def printed(text: Text) -> Iterator[str]:
    """All words once, as they are printed."""
    for block in (*text.head, *text.body):
        if isinstance(block, Block):
            yield block.text
        else:
            yield from (cell.label for level in block.header for cell in level)
            yield from (
                words_of(line)
                for row in block.lines
                for cell in row.cells
                if cell.first
                for line in cell.lines
            )


def test_every_note_is_told_once_where_it_belongs(files: list[tuple[Work, bytes]]) -> None:
    for one, file in files:
        assert sorted(marks(file), key=int) == [str(note.number) for note in one.text.notes], one.id
        for note in one.text.notes:
            told = notes(file)[str(note.number)]
            for words_ in (note.place, note.text, note.received or "", note.repaired or ""):
                assert squeezed(words_) in squeezed(told), one.id


def test_the_schemas_are_kept(files: list[tuple[Work, bytes]]) -> None:
    assert {one.id: found for one, file in files if (found := faults(file))} == {}


def test_the_same_work_is_the_same_bytes(files: list[tuple[Work, bytes]]) -> None:
    for one, file in files:
        assert WORD.write
        assert WORD.write(one, no_pictures) == file
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_it_says_of_itself(files: list[tuple[Work, bytes]]) -> None:
    for one, file in files:
        properties = opened(file).core_properties
        assert (properties.title, properties.author) == (flat(one.title), "、".join(one.issuers))
        assert properties.language == "zh-CN"


def test_titles_and_headings_have_their_styles(files: list[tuple[Work, bytes]]) -> None:
    """An outline that Word's own contents list finds; the words of numbers are never made by Word."""
    for one, file in files:
        paragraphs = [paragraph for paragraph in opened(file).paragraphs if paragraph.text]
        styled = {"".join(paragraph.text.split()): paragraph.style for paragraph in paragraphs}
        for block in one.text.blocks():
            style = styled["".join(block.text.split())] if block.depth and len(block.lines) == 1 else None
            chain = set()
            while style is not None:
                chain.add(style.name)
                style = style.base_style
            if block.depth:
                assert ("Title" if block.depth == 1 else f"Heading {block.depth - 1}") in chain, block.text
        assert "numPr" not in set(elements(file))


def test_all_words_are_east_asian_and_no_theme_overrules_the_faces(files: list[tuple[Work, bytes]]) -> None:
    for _, file in files:
        for run in part(file, "document").iter(W + "r"):
            fonts = run.find(f"{W}rPr/{W}rFonts")
            assert run.find(W + "t") is None or (
                fonts is not None and fonts.attrib == {W + "hint": "eastAsia"}
            )
        assert not any("Theme" in key for one in part(file, "styles").iter() for key in one.attrib)
        assert not {"instrText", "fldChar", "fldSimple"} & set(elements(file))


def test_tables_repeat_their_head_and_wide_ones_lie(files: list[tuple[Work, bytes]]) -> None:
    lying = {}
    for one, file in files:
        for table in opened(file).tables:
            assert one.text.grid
            heads = [
                row
                for row in table.rows
                if row._tr.trPr is not None and row._tr.trPr.find(W + "tblHeader") is not None
            ]
            assert len(heads) == len(one.text.grid.header)
            (section,) = opened(file).sections
            lying[len(table.columns)] = section.page_width > section.page_height
            assert (
                sum(column.width for column in table.columns)
                <= section.page_width - section.left_margin - section.right_margin
            )
    assert lying == {3: False, 5: False, 6: True, 11: True}


def test_the_page_is_that_of_the_standard(files: list[tuple[Work, bytes]]) -> None:
    """GB/T 9704: A4, 天头 37 mm, 订口 28 mm, 版心 156 x 225 mm, 22 lines."""
    section = opened(files[0][1]).sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(size.mm) for size in sizes if size] == [210, 297, 37, 28]
    assert section.page_width
    assert section.left_margin
    assert section.right_margin
    assert round((section.page_width - section.left_margin - section.right_margin) / 36000) == 156
    grid = part(files[0][1], "document").find(f".//{W}docGrid")
    assert grid is not None
    assert (
        22 * int(grid.attrib[W + "linePitch"]) <= 225 / 25.4 * 1440 < 23 * int(grid.attrib[W + "linePitch"])
    )


# --- any text whatever --------------------------------------------------------------------------------------

strange = st.sampled_from(
    [
        "_x000A_",
        '{ HYPERLINK "http://a.cn" }',
        "]]>",
        "祎堃𠮷",
        "&#x0;",
        "<w:br/>",
        "PAGE",
        "“……”——",
        "\u3000",
    ]
)
hostile = st.lists(texts | strange, min_size=1, max_size=3).map("".join)
runs = st.builds(Plain, hostile, st.sampled_from(Style)) | st.builds(Cited, hostile, st.just(TARGET))
lines = st.lists(runs, min_size=1, max_size=3).map(tuple)
kinds = st.sampled_from(
    [
        "paragraph",
        "article",
        "item",
        "addressees",
        "signature",
        "signed",
        "enclosure-list",
        "label",
        "closing",
        "roster",
        "footnote",
    ]
)
blocks = st.builds(
    Block,
    st.just("p1"),
    kinds,
    st.tuples(lines),
    level=st.integers(0, 5),
    part=st.sampled_from(["", "enclosure-1"]),
)
headings = st.builds(
    Block, st.just("s"), st.just("heading"), st.tuples(lines), st.integers(2, 6), st.integers(0, 5)
)


@st.composite
def written_texts(draw: st.DrawFn) -> Text:
    title = Block("title", "title", ((Plain(draw(hostile)),),), 1)
    notes = (
        EditorNote(1, "p1", draw(words), draw(words)),
        EditorNote(2, "p1", draw(words), draw(words), draw(words), draw(words)),
    )
    marked = Block("p1", "paragraph", ((Plain(draw(hostile)), NoteMark(1), CorrectionMark(2)),))
    body: list[Block | Grid] = [marked, *draw(st.lists(blocks | headings, max_size=3))]
    if draw(st.booleans()):
        width = draw(st.integers(1, 4))
        header = tuple(HeaderCell(draw(hostile), left) for left in range(width))
        cells = st.builds(GridCell, st.lists(lines, max_size=2).map(tuple))
        body.append(
            Grid(
                (header,),
                tuple(GridRow(f"row-{n}", tuple(draw(cells) for _ in range(width))) for n in (1, 2)),
                (),
            )
        )
    return Text((title,), tuple(body), notes)


@settings(max_examples=20)
@given(written_texts(), words, words)
def test_hostile_text_stays_text(text: Text, title: str, issuer: str) -> None:
    file = written(text, title=title, issuers=(issuer,))  # type: ignore[arg-type]
    assert plain(read(file)) == plain(expected(text))
    assert opened(file).core_properties.title == flat(title)
    for note in text.notes:
        told = squeezed(notes(file)[str(note.number)])
        for said in (note.place, note.text, note.received or "", note.repaired or ""):
            assert squeezed(said) in told
    assert not {"instrText", "fldChar", "fldSimple"} & set(elements(file))


def test_a_paragraph_of_any_length_is_one_paragraph() -> None:
    long = "占位〔2024〕7号“占位”——𠮷" * 20_000
    text = Text((), (Block("p1", "paragraph", ((Plain(long),),)),))
    assert read(written(text)) == [long]


@settings(max_examples=6)
@given(written_texts())
def test_hostile_text_keeps_the_schemas(text: Text) -> None:
    assert faults(written(text)) == []


@example("\x00")
@example("\ud800")
@example("\uffff")
@given(st.sampled_from("\x01\x08\x1b\ufffe\udfff"))
def test_a_sign_that_no_xml_holds_is_a_fault_and_not_left_out(sign: str) -> None:
    with pytest.raises(ProgramFault, match=f"{PAGE}.*写 Word 文件"):
        written(Text((Block("title", "title", ((Plain(f"占{sign}位"),),), 1),), ()))


# --- single forms -------------------------------------------------------------------------------------------


def test_merged_cells_stand_where_they_reach() -> None:
    """Two levels of labels; a cell over two lines, one over two columns, a heading over all."""
    header = (
        (HeaderCell("甲", 0, height=2), HeaderCell("乙", 1, 2, parted=True)),
        (HeaderCell("子", 1), HeaderCell("丑", 2)),
    )
    tall = GridCell(((Plain("一"),),), span=2)
    rows_ = (
        GridRow("group-1", (GridCell(((Plain("组"),),), width=3),), heading=True),
        GridRow("row-1", (tall, GridCell(((Plain("二"),), (Plain("三"),)), width=2))),
        GridRow(
            "row-2", (replace(tall, first=False), GridCell(((Plain("四"),),)), GridCell(())), (NoteMark(1),)
        ),
    )
    grid = Grid(header, rows_, (), (NoteMark(2),))
    text = Text((), (grid,), (EditorNote(1, "row-2", "行", "注"), EditorNote(2, "header", "表头", "注")))
    file = written(text)
    assert plain(read(file)) == [
        [["甲", "乙", "乙"], ["甲", "子", "丑"], ["组"] * 3, ["一", "二三", "二三"], ["一", "四", ""]]
    ]
    assert (marks(file), faults(file)) == (["2", "1"], [])


def test_a_place_of_the_same_text_is_led_to_and_no_other_file() -> None:
    here, there = Target(f"{PAGE}#p9"), Target("documents/moufu-2024-4.html#p9")
    line = (Plain("甲"), Cited("[1]", here, style=Style.FOOTNOTE), Cited("乙", there))
    text = Text((), (Block("p1", "paragraph", (line,)), Block("p9", "footnote", ((Plain("[1]丙"),),))))
    document = part(written(text), "document")
    (link,) = document.iter(W + "hyperlink")
    (mark,) = document.iter(W + "bookmarkStart")
    assert link.attrib[W + "anchor"] == mark.attrib[W + "name"]


@pytest.mark.parametrize(
    ("form", "ending"), [("png", "png"), ("jpeg", "jpeg"), ("gif", "gif"), ("webp", "png")]
)
def test_a_picture_is_held_once_and_has_words(form: str, ending: str) -> None:
    made = io.BytesIO()
    PIL.Image.new("RGB", (2000, 10)).save(made, form)
    shown = Block("p1", "picture", ((Image("a", '<一块"牌子">'),), (Plain("图1"),)))
    assert WORD.write
    file = WORD.write(work(Text((), (shown, shown))), {"a": made.getvalue()}.__getitem__)
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert [name for name in archive.namelist() if "media" in name] == [f"word/media/image1.{ending}"]
    inline = opened(file).inline_shapes
    assert [(one.width.mm, one._inline.docPr.get("descr")) for one in inline] == [(156, '<一块"牌子">')] * 2
    assert faults(file) == []


def test_a_picture_that_is_none_is_a_fault() -> None:
    shown = Block("p1", "picture", ((Image("a", "图"),),))
    assert WORD.write
    with pytest.raises(ProgramFault):
        WORD.write(work(Text((), (shown,))), lambda _: picture(".pdf"))


def test_a_note_without_a_place_is_told_at_the_title() -> None:
    text = Text((Block("title", "title", ((Plain("题"),),), 1),), (), (EditorNote(1, "nowhere", "处", "注"),))
    assert marks(written(text)) == ["1"]
