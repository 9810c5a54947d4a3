"""PDF: what a page shows comes out as lines in reading order; what cannot be read is one clear line, in bounded time."""

from __future__ import annotations

import pytest
from pdf_writer import HELVETICA, WORDS, page_of, set_in, stream, written
from processor_time import within

from gazette.intake.readers.pdf import _ERRORS, page_picture, read_pdf
from gazette.intake.received import Received, Style, Unreadable

pytestmark = pytest.mark.slow  # each file is set, and read by a program of its own
LONG = (
    "为了把桥面照亮，又不多用电，桥梁灯光由管理单位负责，日落以后开启，夜深以后关闭一半，天亮以前全部关闭。"
)


def told(received: Received) -> list[str]:
    return [line.text for line in received.lines]


def test_paragraphs_are_put_together_and_titles_stand_by_themselves() -> None:
    received = read_pdf(
        set_in(
            f"#align(center, text(15pt)[某市人民政府\\ 关于桥梁灯光的通知])\n\n#par(first-line-indent: 0em)[各县区：]\n\n{LONG}\n\n{LONG}"
            "\n\n#align(right)[某市人民政府#h(4em)]\n#align(right)[2024年5月1日#h(4em)]"
        )
    )
    assert told(received) == [
        "某市人民政府", "关于桥梁灯光的通知", "各县区：", f"　　{LONG}", f"　　{LONG}", "某市人民政府", "2024年5月1日",
    ]  # fmt: skip
    assert [line.style for line in received.lines][:2] == [Style.CENTRED] * 2
    assert [line.style for line in received.lines][-2:] == [Style.RIGHT] * 2


def test_two_columns_are_read_one_after_the_other() -> None:
    paragraphs = [f"{number}.{LONG}" for number in range(1, 13)]
    markup = "\n\n".join(
        ["#align(center)[桥梁灯光规定]", f"#columns(2, gutter: 2em)[{'#parbreak()'.join(paragraphs)}]"]
    )
    received = read_pdf(set_in(markup))
    lines = [line for line in received.lines if line.text.strip() != "桥梁灯光规定"]
    whole = "".join(line.text.strip() if line.goes_on else f"\n{line.text.strip()}" for line in lines)
    assert whole.strip().split("\n") == paragraphs


def unlike(number: int, length: int) -> str:
    """Words that no other paragraph has."""
    return "".join(chr(0x4E00 + (number * 611 + at * 97) % 3000) for at in range(length))


def test_what_pages_repeat_is_known_and_a_paragraph_goes_on_behind_it() -> None:
    numbered = ", header: align(center)[某市人民政府公报], footer: context align(center)[— #counter(page).display() —]"
    received = read_pdf(
        set_in("\n\n".join(f"{unlike(number, 90)}。" for number in range(1, 31)), page=numbered)
    )
    edges = [line.text for line in received.lines if line.edge]
    pages = range(1, len(edges) // 2 + 1)
    assert edges == [text for page in pages for text in ("某市人民政府公报", f"— {page} —")]
    assert len(edges) > 3
    assert sum(line.page for line in received.lines) == len(edges) // 2
    cut = [line for line in received.lines if line.goes_on]
    assert cut
    assert all(not line.text.startswith("　") for line in cut)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_held(turn: int) -> None:
    table = "#table(columns: 2, [桥名], [长], [回龙桥], [12])"
    turned = read_pdf(set_in(f"#rotate({turn}deg, reflow: true)[#block(width: 300pt)[某市桥梁表 {table}]]"))
    assert told(turned) == ["某市桥梁表", "桥名\t长", "回龙桥\t12"]
    assert turned.lines[1].cells is not None


def test_cells_over_several_rows_and_columns() -> None:
    received = read_pdf(
        set_in(
            "#table(columns: (60pt, 60pt, 60pt, 90pt), table.cell(rowspan: 2)[桥名], table.cell(colspan: 2)[上游], [备注],"
            "[宽], [深], [], [回龙桥], [12.0], [1.5], [上游水面开阔，行船注意避让])"
        )
    )
    rows = [line.cells for line in received.lines if line.cells]
    assert [[(cell.paragraphs, cell.merged, cell.joined) for cell in cells] for cells in rows if cells] == [
        [(("桥名",), False, False), (("上游",), False, False), ((), False, True), (("备注",), False, False)],
        [((), True, False), (("宽",), False, False), (("深",), False, False), ((), False, False)],
        [(("回龙桥",), False, False), (("12.0",), False, False), (("1.5",), False, False), (("上游水面开阔，行船注意避让",), False, False)],
    ]  # fmt: skip


def test_a_table_goes_on_on_the_next_page_with_or_without_its_header() -> None:
    rows = ", ".join(f"[{number}], [第{number}桥]" for number in range(1, 60))
    for repeat in ("true", "false"):
        received = read_pdf(
            set_in(f"#table(columns: 2, table.header(repeat: {repeat}, [序号], [桥名]), {rows})")
        )
        lines = [line for line in received.lines if line.cells]
        own = [line.text for line in lines if line.text != "序号\t桥名"]
        assert own == [f"{number}\t第{number}桥" for number in range(1, 60)]
        again = [line.goes_on for line in lines if line.text == "序号\t桥名"]
        assert again == ([False] + [True] * (len(again) - 1))
        assert (len(again) > 1) == (repeat == "true")
        assert (len({line.grid for line in lines}) > 1) == (repeat == "true")


def test_footnotes_stand_behind_the_page_and_their_marks_in_brackets() -> None:
    received = read_pdf(set_in(f"面积为12 m#super[2]。#footnote[不含引桥。]{LONG}"))
    assert told(received) == [f"　　面积为12 m²。[1]{LONG}", "[1]不含引桥。"]
    assert received.lines[-1].style is Style.NOTE


def test_numbers_that_hang_out_and_titles_that_are_spaced_out() -> None:
    received = read_pdf(
        set_in(
            f"#align(center, text(15pt)[公#h(3em)告])\n\n#par(first-line-indent: 0em, hanging-indent: 2em)[一、{LONG}]\n\n"
            f"#par(first-line-indent: 0em, hanging-indent: 2em)[二、{LONG}]"
        )
    )
    assert told(received) == ["公　　　告", f"一、{LONG}", f"二、{LONG}"]


def test_narrow_spaces_are_spaces_and_the_room_beside_figures_is_none() -> None:
    received = read_pdf(
        set_in(
            f"#text(cjk-latin-spacing: auto)[第一章 总 则]\n\n2023年3月，{LONG}", fonts="Noto Serif CJK SC"
        )
    )
    assert told(received) == ["　　第一章 总 则", f"　　2023年3月，{LONG}"]


def test_every_line_knows_where_it_stands() -> None:
    received = read_pdf(set_in(f"某市\n\n#pagebreak()\n{LONG}"))
    boxes = [line.box for line in received.lines]
    assert [box.page for box in boxes if box] == [0, 1]
    assert all(box and 0 < box.left < box.right < 1 and 0 < box.top < box.bottom < 1 for box in boxes)


def test_a_page_can_be_seen() -> None:
    picture = page_picture(set_in("某市"), 0, 300)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 300


def locked() -> bytes:
    """With a key for which nobody has the password."""
    return written(
        [*page_of(WORDS, HELVETICA), b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"61" * 32, b"62" * 32)],
        b"/Encrypt 5 0 R /ID [<31> <31>]",
    )  # fmt: skip


def unmapped() -> bytes:
    """Without the tables that say which signs its shapes are."""
    return set_in(LONG).replace(b"/ToUnicode", b"/ToUnicodX")


PICTURE = stream(
    b"\0" * 100,
    b"/Type /XObject /Subtype /Image /Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8",
)


def scanned() -> bytes:
    return written(page_of(stream(b"q 400 0 0 600 0 0 cm /I Do Q"), b"/XObject << /I 5 0 R >>", PICTURE))


def nested() -> bytes:
    """A form that shows itself."""
    form = stream(
        b"/X Do /X Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 400 600] /Resources << /XObject << /X 5 0 R >> >>",
    )
    return written(page_of(stream(b"/X Do"), b"/XObject << /X 5 0 R >>", form))


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (locked(), "PDF 有密码；"),
        (b"%PDF-1.7\nwords", "PDF 已损坏，或不是 PDF；"),
        (b"", "PDF 已损坏，或不是 PDF；"),
        (b"\x00" * 1_000, "PDF 已损坏，或不是 PDF；"),
        (set_in(LONG)[:300], "PDF 已损坏，或不是 PDF；"),
        (scanned(), "PDF 是扫描的图，没有文字层；"),
        (written(page_of(stream(b""))), "PDF 里没有文字；"),
        (written(page_of(stream(b"q " * 100_000, packed=True))), "PDF 里没有文字；"),
        pytest.param(nested(), "PDF 已损坏，或不是 PDF；"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_clear_line(raw: bytes, fault: str) -> None:
    with within(20, "PDF"), pytest.raises(Unreadable) as error:
        read_pdf(raw)
    assert str(error.value).startswith(fault)
    assert "\n" not in str(error.value)


def test_a_font_that_does_not_say_its_signs_is_told() -> None:
    with pytest.raises(Unreadable, match="字体没有说明字形是什么字"):
        read_pdf(unmapped())


def test_what_nobody_sees_on_paper_is_told() -> None:
    """What stands beside the sheet is not printed; white words may stand on a dark ground."""
    received = read_pdf(
        set_in(
            f"{LONG}\n\n#place(top + left, dx: -300pt)[纸外的字]\n\n#text(fill: white)[白色的字]\n\n"
            "#block(fill: black, text(fill: white)[黑底的字])"
        )
    )
    assert "纸外的字" not in "".join(told(received))
    assert [remark.text for remark in received.remarks] == [
        "第 1 面的纸边以外有“纸外的字”，没有收入",
        "第 1 面有与纸同色的“白色的字黑底的字”，照收了；印出来看得见才保留",
    ]


def test_what_is_drawn_over_words_or_without_ink_is_told() -> None:
    """Bars over names; a marker's colour lets them through; the same words drawn twice are bold."""
    content = (
        b"0.9 g 50 490 200 30 re f 0 g BT /F 12 Tf 60 500 Td (Seen on a ground, and long enough) Tj ET "
        b"BT /F 12 Tf 60 500 Td (Seen on a ground, and long enough) Tj ET "
        b"BT /F 12 Tf 60 450 Td (Alfa) Tj 60 0 Td (Beta) Tj 60 0 Td (Gamma) Tj 60 0 Td (Delta) Tj ET "
        b"55 445 40 20 re 175 445 50 20 re f 20 w 235 455 m 280 455 l S "
        b"/M gs 115 445 40 20 re f BT /F 12 Tf 3 Tr 60 400 Td (Inkless) Tj ET BT 0 Tr /F 1 Tf 60 350 Td (Tiny) Tj ET"
    )
    notes = [
        b"<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (Note) >>",
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (t) /Rect [0 0 9 9] /V (Field) >>",
        b"<< /Type /Annot /Subtype /Text /F 2 /Rect [0 0 9 9] /Contents (Hidden) >>",
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] >>",
        b"<< /Type /Annot /Subtype /StrikeOut /Rect [0 0 9 9] >>",
    ]
    page = page_of(stream(content), HELVETICA + b" /ExtGState << /M << /BM /Multiply >> >>", *notes)
    page[2] = page[2].replace(b"/Type /Page ", b"/Type /Page /Annots [5 0 R 6 0 R 7 0 R 8 0 R 9 0 R] ")
    received = read_pdf(written(page))
    assert " ".join(told(received)) == "Seen on a ground, and long enough Beta Inkless Tiny"
    assert [remark.text for remark in received.remarks] == [
        "第 1 面有被涂盖的“AlfaGammaDelta”，没有收入",
        "第 1 面有不着墨的“Inkless”，照收了；印出来看得见才保留",
        "第 1 面有极小的“Tiny”，照收了；印出来看得见才保留",
        "第 1 面的批注或表单项“Note”不在版面文字里，没有收入",
        "第 1 面的批注或表单项“Field”不在版面文字里，没有收入",
        "第 1 面有 1 处没有文字的批注或表单项（划线、图章等），没有收入",
    ]


def test_the_text_of_a_scan_is_taken_and_told() -> None:
    words = b"BT /F 12 Tf 3 Tr 60 500 Td (Recognized words of a scan) Tj ET "
    for content in (
        words + b"q 400 0 0 600 0 0 cm /I Do Q",
        words.replace(b"3 Tr", b"") + b"q 400 0 0 600 0 0 cm /I Do Q",
    ):
        page = page_of(stream(content), HELVETICA + b" /XObject << /I 5 0 R >>", PICTURE)
        received = read_pdf(written(page))
        assert told(received) == ["Recognized words of a scan"]
        assert received.remarks[0].text == "第 1 面的文字是识别扫描的图得来的，照收了；请照图校对"


def test_a_page_that_draws_more_than_is_looked_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    received = read_pdf(
        written(
            page_of(stream(b"0 0 5 5 re f " * 20_001 + b"BT /F 12 Tf 60 500 Td (Words) Tj ET"), HELVETICA)
        )
    )
    assert [remark.text for remark in received.remarks] == [
        "第 1 面画的东西太多，没有全看；有画线的表请照原件核对"
    ]
    monkeypatch.setattr("gazette.intake.readers.pdf._PROGRAM", ("sh", "-c", "kill -9 $$"))
    with pytest.raises(Unreadable, match="没有读完；把它打印成新的 PDF"):
        read_pdf(b"")


def read_or_refused(raw: bytes) -> list[str]:
    """Its lines, or what is said instead of them."""
    try:
        return told(read_pdf(raw))
    except Unreadable as error:
        return [error.fault]


def test_a_page_that_unpacks_to_more_than_memory_is_refused() -> None:
    """1 GB of blanks in 1 MB."""
    bomb = stream(b" " * (1 << 30) + b"BT /F 12 Tf 60 500 Td (Words) Tj ET", packed=True)
    assert read_or_refused(written(page_of(bomb, HELVETICA))) in (
        ["Words"],
        ["PDF 已损坏，或不是 PDF"],
        [_ERRORS["large"][0]],
    )


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_a_file_that_is_cut_is_read_or_refused(share: float) -> None:
    whole = set_in("\n\n".join([LONG] * 20))
    assert read_or_refused(whole[: int(len(whole) * share)])
