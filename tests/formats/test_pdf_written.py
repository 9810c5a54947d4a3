"""PDF: the words of every work, as poppler reads them by their tags; size, lines and numbers of the pages; no sign left out."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from format_texts import bare, hostile_book, hostile_work, notes_of, picture, whole, words_of

from gazette import model as m
from gazette.faults import ProgramFault
from gazette.formats.format import Book, Work
from gazette.formats.pdf import PDF, bind, write
from gazette.formats.works import book, work
from gazette.site import Site
from gazette.targets import Target
from gazette.text import Block, Cited, Image, Plain, Text, Texts

pytestmark = pytest.mark.slow

Saved = Callable[[bytes], Path]


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    def save(content: bytes) -> Path:
        path = tmp_path / "made.pdf"
        path.write_bytes(content)
        return path

    return save


@pytest.fixture(scope="module")
def issue(site: Site) -> Book:
    return book(site, site.archive.gazette.issues[0], Texts(site))


def tagged(path: Path) -> str:
    """All that is content, in the order in which it is read aloud: no page number, no repeated header."""
    told = _poppler("-struct-text", path)
    return "".join(re.findall(r'^ +"(.*)"$', told, re.MULTILINE))


def facts(path: Path) -> dict[str, str]:
    lines = (line.partition(":") for line in _poppler("-box", path).splitlines())
    return {name: value.strip() for name, _, value in lines}


def _poppler(option: str, path: Path) -> str:
    run = subprocess.run(
        ["pdfinfo", "-enc", "UTF-8", option, path],
        capture_output=True,
        text=True,
        errors="replace",
        check=True,
    )
    return run.stdout


def pages(content: bytes) -> list[str]:
    """The text of each page, as pdfium reads it."""
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_bounded() for page in document]


def small(*texts: str) -> Work:
    title = Block("title", "title", ((Plain("某市人民政府通知"),),), depth=1)
    body = tuple(Block(f"p{at}", "paragraph", ((Plain(text),),)) for at, text in enumerate(texts, 1))
    return Work(
        "x", "notice", "documents/x.html", "某市人民政府通知", ("某市",), None, None, Text((title,), body)
    )


@pytest.mark.slow
def test_every_document_comes_back_word_for_word(site: Site, saved: Saved) -> None:
    texts = Texts(site)
    for document in site.archive.documents:
        made = work(document, texts)
        assert bare(tagged(saved(write(made, picture)))) == whole(made.text), document.id


@pytest.mark.slow
def test_hostile_text_stays_text(saved: Saved) -> None:
    made = hostile_work()
    path = saved(write(made, picture))
    assert bare(tagged(path)) == whole(made.text)
    assert facts(path)["Title"] == made.title
    assert facts(path)["Author"] == "$甲$, #乙"


def test_a_paragraph_of_thousands_of_links_is_set_in_seconds_and_says_its_words(saved: Saved) -> None:
    """The setter takes the square of its links; those of a paragraph that anybody reads stay."""
    here = Target("documents/x.html#p1", instrument=m.Instrument(slug="x"))
    for count, linked in ((20, True), (6000, False)):
        made = small("占位。")
        line = (Plain("见"), *(Cited("第一条", here) for _ in range(count)))
        made = replace(
            made, text=replace(made.text, body=(*made.text.body, Block("p2", "paragraph", (line,))))
        )
        content = write(made, picture)
        assert bare(tagged(saved(content))) == whole(made.text)
        document = pypdfium2.PdfDocument(content)
        links = [
            pypdfium2.raw.FPDFLink_GetLinkAtPoint(page, 250, y) for page in document for y in range(0, 842, 4)
        ]
        assert any(links) is linked


def test_hostile_text_in_every_field_of_an_issue(saved: Saved) -> None:
    made = hostile_book()
    read = bare(tagged(saved(bind(made, picture))))
    at = 0
    for piece in map(bare, _pieces(made)):
        at = read.find(piece, at)
        assert at >= 0, piece


def _pieces(made: Book) -> list[str]:
    """What a book has, in order; a table that stands behind its notice is not named once more at its end."""
    found = [made.contents_heading]
    for section in made.contents:
        found += [section.heading, *(entry.title for entry in section.entries)]
    for one in made.works:
        named = [block.text for block in one.text.body if isinstance(block, Block) and block.kind == "table"]
        found += [piece for piece in words_of(one.text) if piece not in named]
        found += notes_of(one.text)
    return [*found, *made.imprint, *made.remarks]


@pytest.mark.slow
def test_a_book_has_the_words_of_all_its_works_in_order(issue: Book, saved: Saved) -> None:
    path = saved(bind(issue, picture))
    read, at = bare(tagged(path)), 0
    for piece in map(bare, _pieces(issue)):
        at = read.find(piece, at)
        assert at >= 0, piece
    assert facts(path)["Title"] == "永州市人民政府公报 2021 年第 7-8 期"


def test_the_contents_of_a_book_name_the_page_that_a_work_begins_on(issue: Book) -> None:
    made = bind(issue, picture)
    read = [bare(page) for page in pages(made)]
    outline = {
        item.get_title(): item.get_dest().get_index()
        for item in pypdfium2.PdfDocument(made).get_toc(max_depth=2)
    }
    front = "".join(read[1:4])
    for section in issue.contents:
        for entry in section.entries:
            page = next(page for title, page in outline.items() if bare(title) == bare(entry.title))
            assert read[page].startswith(bare(entry.title)[:10])
            assert re.search(rf"{re.escape(bare(entry.title))}…*{page + 1}(?!\d)", front), entry.title


def test_a_page_after_gb_t_9704(saved: Saved) -> None:
    """A4; 22 lines of 28 characters; — 1 — to the right on odd pages, to the left on even ones."""
    content = write(small("字" * 28 * 44), picture)
    assert facts(saved(content))["Page size"].startswith("595.276 x 841.89")
    first, second, _ = pages(content)
    lines = [line for line in second.split("\r\n") if line]
    assert [len(line) for line in lines] == [*[28] * 22, len("— 2 —")]
    assert lines[-1] == "— 2 —"
    document = pypdfium2.PdfDocument(content)
    sides = [_place(page, f"— {number} —") for number, page in enumerate(document, 1)]
    assert sides[0] > 400 > sides[1]
    assert bare(first).endswith("—1—")


def _place(page: pypdfium2.PdfPage, words: str) -> float:
    """How far from the left some words begin."""
    text = page.get_textpage()
    found = text.search(words).get_next()
    assert found
    return float(text.get_charbox(found[0])[0])


def test_tags_language_and_standard(saved: Saved) -> None:
    content = write(small("第一段。"), picture)
    assert facts(saved(content))["Tagged"] == "yes"
    assert re.search(rb"/Lang ?\(zh-CN\)", content)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content


def test_a_wide_table_stands_on_turned_pages_with_its_header_on_each(site: Site) -> None:
    document = site.archive.by_id["yongzhengbanfa-2021-16-table-1"]
    made = pypdfium2.PdfDocument(write(work(document, Texts(site)), picture))
    assert {(round(page.get_width()), round(page.get_height())) for page in made} == {(842, 595)}
    held = [bare(page.get_textpage().get_text_bounded()) for page in made]
    assert sum("总投资(万元)" in page for page in held) == len(held) - 1  # the last has the notes alone


def test_the_same_work_is_the_same_bytes() -> None:
    made = write(small("第一段。"), picture)
    assert made == write(small("第一段。"), picture)
    assert b"CreationDate" not in made


@pytest.mark.parametrize(
    ("sign", "named"), [("😀", "😀（U+1F600）"), ("\ue123", "U+E123"), ("\u0378", "U+0378")]
)
def test_a_sign_that_no_face_has_is_a_fault(sign: str, named: str) -> None:
    with pytest.raises(ProgramFault, match=re.escape(named)) as fault:
        write(small(f"甲{sign}乙"), picture)
    assert str(fault.value).startswith("documents/x.html: ")


def test_links_within_a_file_and_out_of_it(site: Site) -> None:
    document = site.archive.by_id["yongzhengfa-2021-6"]
    made = write(work(document, Texts(site)), picture)
    assert b"(yongzhengfa-2021-6/table-1.html)" in made
    assert PDF.write is write


def test_a_level_that_is_left_out_is_no_fault() -> None:
    made = small("甲")
    deep = Block("h", "heading", ((Plain("一、甲"),),), depth=4, level=1)
    assert write(replace(made, text=replace(made.text, body=(deep, *made.text.body))), picture)


def test_a_picture_stands_in_its_place_as_a_figure(saved: Saved) -> None:
    made = small("甲")
    shown = Block("picture", "picture", ((Image("x.png", "图上有路"),), (Plain("图1"),)))
    content = write(replace(made, text=replace(made.text, body=(shown, *made.text.body))), picture)
    assert "Figure" in _poppler("-struct", saved(content))
    assert "图1" in bare(pages(content)[0])
