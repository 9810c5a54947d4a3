"""Markdown is the document: whatever stands in a text, every reader of Markdown shows these words, headings, links."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hostile_text import texts, words
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_readers import READERS, Said, is_footnote, said
from markup_binding import bind
from page_reader import squeezed

from gazette import addresses
from gazette.formats import markdown
from gazette.model import Instrument
from gazette.plugin.binding import NotBound
from gazette.targets import Target
from gazette.text import (
    Block,
    Cited,
    EditorNote,
    Grid,
    GridCell,
    GridRow,
    HeaderCell,
    NoteMark,
    Plain,
    Run,
    Style,
    Text,
)
from gazette.text import words as words_of

ROOT = Path(__file__).resolve().parent.parent
PAGE = "documents/moufu-2024-3.html"
TARGET = Target("instruments/guofa-2020-1.html", instrument=Instrument("guofa-2020-1", "关于占位的意见"))


# --- any text whatever --------------------------------------------------------------------------------------

runs = st.builds(Plain, texts) | st.builds(Cited, texts, st.just(TARGET))
lines = st.lists(runs, min_size=1, max_size=3).map(tuple)


cell_lines = st.lists(lines, max_size=2).map(tuple)


@st.composite
def headers(draw: st.DrawFn, width: int) -> tuple[tuple[HeaderCell, ...], ...]:
    """The labels of so many columns, or those over the first two of them and one label over the rest."""
    labels = [HeaderCell(draw(texts), left) for left in range(width)]
    if width < 3 or draw(st.booleans()):
        return (tuple(labels),)
    above = (HeaderCell(draw(texts), 0, 2, 1, parted=True), replace(labels[2], height=2))
    return (above, tuple(labels[:2]))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A table of one to three columns; in some the first cell reaches down or to the right, or across a whole row."""
    width = draw(st.integers(1, 3))
    rows = [[GridCell(draw(cell_lines)) for _ in range(width)] for _ in range(draw(st.integers(1, 3)))]
    if len(rows) > 1 and draw(st.booleans()):
        rows[0][0] = replace(rows[0][0], span=2)
        rows[1][0] = replace(rows[0][0], first=False)
    elif draw(st.booleans()):
        rows[0][:2] = [replace(rows[0][0], width=min(2, width))]
    told = [GridRow(f"row-{number}", tuple(row)) for number, row in enumerate(rows, 1)]
    if draw(st.booleans()):
        told.insert(0, GridRow("group-1", (GridCell(draw(cell_lines), width=width),), heading=True))
    return Grid(draw(headers(width)), tuple(told), ())


def _marked(kind: str, marker: str, line: tuple[Run, ...]) -> Block:
    return Block("x", kind, ((Plain(marker, Style.MARKER), *line),), marker=marker)


blocks = st.one_of(
    st.builds(lambda line: Block("x", "paragraph", (line,)), lines),
    st.builds(lambda line, depth: Block("x", "heading", (line,), depth, 1), lines, st.integers(2, 6)),
    st.builds(lambda line: _marked("article", "第十四条", line), lines),
    st.builds(lambda line: _marked("item", "（一）", line), lines),
    st.builds(lambda line: _marked("item", "1.", line), lines),
    st.builds(
        lambda told: Block("x", "enclosure-list", tuple(told)), st.lists(lines, min_size=1, max_size=3)
    ),
)
documents = st.builds(
    lambda title, body, grid: Text(
        (Block("title", "title", ((Plain(title),),), 1),), (*body, *([grid] if grid else []))
    ),
    texts,
    st.lists(blocks, min_size=1, max_size=30),
    st.none() | grids(),
)


def meant(text: Text) -> Said:
    """What a text says, from the text itself."""
    told: list[tuple[int, tuple[Run, ...]]] = []
    for part in (*text.head, *text.body):
        if isinstance(part, Block):
            told.append((part.depth, part.runs))
            continue
        told += [(0, (Plain(cell.label),)) for level in part.header for cell in level]
        cells = [cell for row in (*part.rows, *part.totals) for cell in row.cells if cell.first]
        told += [(0, line) for cell in cells for line in cell.lines]
    here = addresses.markdown(PAGE)
    return Said(
        squeezed("".join(words_of(line) for _, line in told)),
        [(depth, squeezed(words_of(line))) for depth, line in told if depth],
        [
            (addresses.relative(addresses.markdown(run.target.url), here), squeezed(run.text))
            for _, line in told
            for run in line
            if isinstance(run, Cited)
        ],
    )


@settings(max_examples=25)
@given(text=documents)
@example(
    Text((Block("title", "title", ((Plain("甲"),),), 1),), (Block("p1", "paragraph", ((Plain("    + "),),)),))
)
@example(
    Text((Block("title", "title", ((Plain("甲"),),), 1),), (Block("p1", "paragraph", ((Plain(" 1. "),),)),))
)
def test_every_reader_reads_the_same(text: Text) -> None:
    written = markdown.write(text, PAGE)
    for name, reader in READERS.items():
        assert said(reader(written), is_footnote) == meant(text), (name, written)
    bind(text, written)


@settings(max_examples=12)
@given(place=texts, told=texts, received=words)
def test_notes_are_footnotes_word_for_word(place: str, told: str, received: str) -> None:
    text = Text(
        (Block("title", "title", ((Plain("甲"),),), 1),),
        (Block("p1", "paragraph", ((Plain("乙。"), NoteMark(1)),)),),
        (EditorNote(1, "p1", place, told, received, "乙。"),),
    )
    written = markdown.write(text, PAGE)
    for name, reader in READERS.items():
        (note,) = (one for one in reader(written).all("section") if is_footnote(one))
        shown = squeezed(note.text())
        expected = f"更正，{place}：{told}收到的文字：{received}"
        assert squeezed(expected) in shown, (name, written)
    bind(text, written)


# --- what binding refuses -----------------------------------------------------------------------------------

PLAIN = Text(
    (Block("title", "title", ((Plain("题"),),), 1),),
    (Block("p1", "paragraph", ((Plain("甲，"), Cited("《乙》", TARGET), Plain("。"), NoteMark(1)),)),),
    (EditorNote(1, "p1", "甲", "原文如此。"),),
)
GOOD = markdown.write(PLAIN, PAGE)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("甲，", "甲、"), "Markdown 读作“甲、《乙》。”，正文作“甲，《乙》。”"),
        (("甲，", ""), "Markdown 读作“《乙》。”，正文作“甲，《乙》。”"),
        (("[《乙》](../instruments/guofa-2020-1.md)", "《乙》"), "的链接读作 []，应为 ['《乙》']"),
        (("[^1]\n", "\n"), "的校注号读作 []"),
        (("甲，", "甲\n\n，"), "Markdown 读出 3 段，正文有 2 段"),
    ],
)
def test_markdown_that_says_something_else_ends_the_build(change: tuple[str, str], message: str) -> None:
    assert '<p class="paragraph" id="p1">' in bind(PLAIN, GOOD) or '<p id="p1" class="paragraph">' in bind(
        PLAIN, GOOD
    )
    changed = GOOD.replace(*change, 1)
    assert changed != GOOD
    with pytest.raises(NotBound) as refused:
        bind(PLAIN, changed)
    assert message in str(refused.value)


@pytest.mark.parametrize("space", ["", " ", "\u3000", "\u00a0", "\u2003"])
@pytest.mark.parametrize("opening", ["- 甲", "+ 甲", "=", ": 甲", "1. 甲", "# 甲"])
def test_what_would_open_a_list_behind_any_space_is_text(space: str, opening: str) -> None:
    text = replace(PLAIN, body=(replace(PLAIN.body[0], lines=((Plain(space + opening),),)),), notes=())
    assert "<li>" not in bind(text, markdown.write(text, PAGE))


@pytest.mark.parametrize("behind", [">", "&", "*", "\\", "甲", "\uf948", "\u0301"])
def test_a_sign_behind_a_variant_is_read_as_it_is(behind: str) -> None:
    """賂 (U+F948) is written as an entity, since some readers would exchange it for its twin."""
    text = replace(PLAIN, body=(replace(PLAIN.body[0], lines=((Plain(f"甲\uf948{behind}乙"),),)),), notes=())
    assert bind(text, markdown.write(text, PAGE))
