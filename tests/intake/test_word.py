"""The reader of Word files: what is written in one comes out as its lines, and nothing of it is left out in silence."""

from __future__ import annotations

import docx_writer as docx
import pytest
from docx_writer import Docx, cell, field_of, note_mark, paragraph, row, run, table, text_box
from hypothesis import given
from hypothesis import strategies as st
from pictures import picture

from gazette.characters import refused
from gazette.intake.readers import reader_of
from gazette.intake.readers.word import read_word
from gazette.intake.received import GridCell, Received, Style

HIDDEN = "<w:vanish/>"
PAGE = '<w:r><w:br w:type="page"/></w:r>'
SOFT = "<w:r><w:br/></w:r>"
PRINTED_PAGE = "<w:r><w:lastRenderedPageBreak/></w:r>"
TAB = "<w:r><w:tab/></w:r>"


def read(*blocks: str, **parts: object) -> Received:
    return read_word(Docx(blocks, **parts).bytes())  # type: ignore[arg-type]


def texts(received: Received) -> list[str]:
    return [line.text for line in received.lines]


def remarks(received: Received) -> list[str]:
    return [f"{remark.line}：{remark.text}" for remark in received.remarks]


@pytest.mark.parametrize("name", ["公报.docx", "公报.DOCM", "公报.dotx", "公报.doc", "公报.wps", "公报.rtf"])
def test_names_of_word_files_are_known(name: str) -> None:
    assert reader_of(name) is not None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (["各县区", "人民政府："], ["各县区人民政府："]),
        ([], [""]),
        (["第一行", SOFT, "第二行"], ["第一行", "第二行"]),
        (["第一行", "<w:r><w:cr/></w:r>", "第二行"], ["第一行", "第二行"]),
        (["第一行", SOFT], ["第一行", ""]),
        (["抄送：", TAB, "市委"], ["抄送：　市委"]),
        (["A", "<w:r><w:noBreakHyphen/></w:r>", "B<w:r>"], ["A-B<w:r>"]),
        (["甲", "<w:r><w:softHyphen/></w:r>", "乙"], ["甲乙"]),
        (["<w:r><w:t>  两端  </w:t></w:r>", "的空格"], ["两端的空格"]),
        ([run("  两端  "), "的空格"], ["  两端  的空格"]),
        (["<w:r><w:t>行\n中</w:t></w:r>"], ["行 中"]),
        ([field_of(' HYPERLINK "http://x" ', "网址")], ["网址"]),
        ([f"<w:fldSimple w:instr=' DATE '>{run('8月3日')}</w:fldSimple>"], ["8月3日"]),
        ([f"<w:hyperlink>{run('链接')}</w:hyperlink>"], ["链接"]),
        ([f"<w:smartTag><w:smartTagPr/>{run('标记')}</w:smartTag>"], ["标记"]),
        ([f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>"], ["控件"]),
        ([f"<w:unheard-of>{run('未知')}</w:unheard-of>"], ["未知"]),
        (['<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "是"], ["☑是"]),
        (['<w:r><w:sym w:font="Arial" w:char="2103"/></w:r>'], ["℃"]),
        ([run("l要点", '<w:rFonts w:ascii="Wingdings"/>')], ["●要点"]),
        (["甲\u2028乙"], ["甲", "乙"]),
    ],
)
def test_a_paragraph_is_a_line(content: list[str], expected: list[str]) -> None:
    received = read(paragraph(*content))
    assert texts(received) == expected
    assert [line.whole for line in received.lines] == [len(expected) == 1] * len(expected)
    assert received.remarks == ()


@pytest.mark.parametrize(
    ("content", "expected", "remark"),
    [
        (["明", run("暗", HIDDEN)], "明", "隐藏的文字“暗”没有收入"),
        (["明", run("显", '<w:vanish w:val="0"/>'), run("暗", HIDDEN), run("处", HIDDEN)], "明显", "隐藏的文字“暗处”没有收入"),
        (["改", "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"], "改", "修订中删去的文字“旧”没有收入"),
        (["改", f"<w:moveFrom>{run('移')}</w:moveFrom>"], "改", "修订中删去的文字“移”没有收入"),
        (["改", f"<w:ins>{run('新')}</w:ins>"], "改新", "修订中加入的文字“新”已收入"),
        (["改", f"<w:moveTo>{run('移')}</w:moveTo>"], "改移", "修订中加入的文字“移”已收入"),
        (['<w:r><w:sym w:font="Webdings" w:char="F022"/></w:r>'], "〓", "符号字体中的一个符号认不出，改作 〓，请照印刷件补上"),
        (
            [f"<w:r><w:ruby><w:rt>{run('yǒng')}</w:rt><w:rubyBase>{run('永')}</w:rubyBase></w:ruby></w:r>", "州"],
            "永州",
            "注音“yǒng”没有收入",
        ),
        (
            ["<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"],
            "ab",
            "公式只收入了其中的文字“ab”，请照印刷件核对",
        ),
        (["明", run("划", "<w:strike/>")], "明划", "划去的文字“划”已收入，草稿里看不出划去"),
        (["明", run("划", "<w:dstrike/>")], "明划", "划去的文字“划”已收入，草稿里看不出划去"),
        *(
            (["明", run("白", said)], "明白", "与纸或底同色的文字“白”已收入，印出来可能看不见")
            for said in (
                '<w:color w:val="ffffff"/>', '<w:color w:val="FEFEFA"/>', '<w:color w:themeColor="background1"/>',
                '<w:color w:val="000000"/><w:highlight w:val="black"/>',
                '<w:color w:val="C00000"/><w:shd w:val="clear" w:fill="C00000"/>',
                '<w14:textFill xmlns:w14="urn:14"><w14:noFill/></w14:textFill>',
            )
        ),
        (["明", run("微", '<w:sz w:val="2"/>')], "明微", "极小的文字“微”已收入，印出来可能看不见"),
        (["甲\u200b乙"], "甲乙", "含有看不见的字符 U+200B，已去掉"),
        (["甲\ue000乙"], "甲〓乙", "含有造字区的字符 U+E000，改作 〓，请照印刷件补上"),
        (["甲", "<w:r><w:drawing><c:chart/></w:drawing></w:r>"], "甲", "图表没有收入，请照印刷件补上"),
        (["甲", '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'], "甲",
         "嵌入的其他程序的内容“Excel.Sheet.12”没有收入"),
        (["甲", '<w:r><w:drawing><a:blip r:link="rId1"/></w:drawing></w:r>'], "甲", "图不在文件里（只有它的地址），没有收入"),
        (
            ['<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "隐", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "现"],
            "现",
            "域代码中的文字“隐”没有收入",
        ),
    ],
)  # fmt: skip
def test_what_is_not_taken_as_it_stands_is_told(content: list[str], expected: str, remark: str) -> None:
    received = read(paragraph(), paragraph(*content))
    assert (texts(received), remarks(received)) == (["", expected], [f"2：{remark}"])


@pytest.mark.parametrize("sign", ["&#10;", "&#13;", "&#9;", "&#x85;", "&#x2028;"])
def test_no_line_breaks_within_whatever_holds_it(sign: str) -> None:
    numbering = docx.numbered_list(1, docx.level(0, "bullet", f"●{sign}伪"))
    drawn = f'<w:r><w:pict><v:textpath string="甲{sign}乙"/></w:pict></w:r>'
    equation = f"<m:oMath><m:r><m:t>甲{sign}乙</m:t></m:r></m:oMath>"
    received = read(
        paragraph("项", numbered=(1, 0)), paragraph(drawn), paragraph(equation), numbering=numbering
    )
    assert texts(received) == ["● 伪　项", "", "甲 乙", "甲 乙"]
    assert all(remark.text.isprintable() for remark in received.remarks)


def test_what_default_properties_or_a_row_hide_is_hidden() -> None:
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{HIDDEN}</w:rPr></w:rPrDefault></w:docDefaults>"
    received = read(paragraph("暗", run("明", '<w:vanish w:val="0"/>')), styles=defaults)
    assert (texts(received), remarks(received)) == (["明"], ["1：隐藏的文字“暗”没有收入"])
    received = read(table(row("甲", "乙"), row("丙", "丁", properties="<w:hidden/>")))
    assert (texts(received), remarks(received)) == (["甲\t乙"], ["1：隐藏的文字“丙丁”没有收入"])


def test_what_styles_do_to_characters_is_told() -> None:
    styles = (
        docx.style("s", "struck", runs="<w:strike/>")
        + docx.style("w", "white", runs='<w:color w:val="FFFFFF"/>')
        + docx.style("v", "gone", runs=HIDDEN, kind="character")
        + docx.style("x", "more", based="v", runs='<w:sz w:val="3"/>', kind="character")
        + docx.style("d", "dark", paragraphs='<w:shd w:val="clear" w:fill="1F3864"/>', based="w")
    )
    received = read(
        paragraph("划", run("明", '<w:strike w:val="0"/>'), style="s"),
        paragraph("白", run("明", '<w:color w:val="auto"/>'), style="w"),
        paragraph(
            "甲", run("暗", '<w:rStyle w:val="x"/>'), run("微", '<w:rStyle w:val="x"/><w:vanish w:val="0"/>')
        ),
        paragraph("底深字白", style="d"),
        styles=styles,
    )
    assert texts(received) == ["划明", "白明", "甲微", "底深字白"]
    assert remarks(received) == [
        "1：划去的文字“划”已收入，草稿里看不出划去",
        "2：与纸或底同色的文字“白”已收入，印出来可能看不见",
        "3：隐藏的文字“暗”没有收入",
        "3：极小的文字“微”已收入，印出来可能看不见",
    ]


def test_what_lies_in_other_files_is_told() -> None:
    received = read('<w:subDoc r:id="rId9"/>', paragraph("正文"))
    assert (texts(received), remarks(received)) == (["正文"], ["1：引用的另一个文件没有收入，请另行收入"])


def test_of_what_is_written_twice_the_one_that_holds_anything_is_taken() -> None:
    twice = '<w:r><mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback><w:t>字</w:t></mc:Fallback></mc:AlternateContent></w:r>'
    assert texts(read(paragraph(twice))) == ["字"]


def test_a_long_omission_is_quoted_in_part() -> None:
    received = read(paragraph(run("长" * 100, HIDDEN), "短"))
    assert remarks(received) == [f"1：隐藏的文字“{'长' * 80}……”（共 100 字）没有收入"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(read(paragraph(begin, "正文"), paragraph("正文"))) == ["正文", "正文"]


def test_a_field_reaches_over_paragraphs() -> None:
    """目录 is one field, its result many lines."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
    received = read(
        paragraph(begin, separate, "一、", TAB, "1"),
        paragraph("二、", TAB, "2"),
        paragraph(end),
        paragraph("正文"),
    )
    assert texts(received) == ["一、　1", "二、　2", "", "正文"]


def test_a_paragraph_that_print_does_not_show_is_no_line() -> None:
    deleted = paragraph(f"<w:del>{run('删')}</w:del>", properties="<w:rPr><w:del/></w:rPr>")
    hidden = paragraph(run("隐", HIDDEN), properties=f"<w:rPr>{HIDDEN}</w:rPr>")
    received = read(deleted, hidden, paragraph("下段"), deleted)
    assert texts(received) == ["下段"]
    assert remarks(received) == [
        "1：修订中删去的文字“删”没有收入",
        "1：隐藏的文字“隐”没有收入",
        "1：修订中删去的文字“删”没有收入",
    ]


def test_a_deleted_or_hidden_mark_joins_two_paragraphs() -> None:
    for mark in ("<w:del/>", HIDDEN):
        received = read(paragraph("前半", properties=f"<w:rPr>{mark}</w:rPr>"), paragraph("后半"))
        assert texts(received) == ["前半后半"]
        assert texts(read(paragraph("前半", properties=f"<w:rPr>{mark}</w:rPr>"))) == ["前半"]


def test_what_stands_between_paragraphs_keeps_its_place() -> None:
    open_end = paragraph("甲", properties=f"<w:rPr>{HIDDEN}</w:rPr>")
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('丁')}</w:sdtContent></w:sdt>"
    received = read(
        open_end, table(row("乙", "丙")), wrapped, run("戊"), "<w:bookmarkStart/>", paragraph("己")
    )
    assert texts(received) == ["甲", "乙\t丙", "丁", "戊", "己"]
    assert received.remarks == ()


def test_styles() -> None:
    styles = "".join(
        [
            docx.style("Normal", "Normal"),
            docx.style("a5", "Title"),
            docx.style("a6", "文件标题", based="a5"),
            docx.style("1", "heading 1", paragraphs='<w:outlineLvl w:val="0"/>'),
            docx.style("x", "我的标题", based="1"),
            docx.style("c", "居中", paragraphs='<w:jc w:val="center"/>'),
            docx.style("h", "隐", runs=HIDDEN, kind="character"),
            docx.style("loop", "环", based="loop"),
        ]
    )
    table = [
        (paragraph("题", style="a5"), Style.TITLE),
        (paragraph("题", style="a6"), Style.TITLE),
        (paragraph("题", style="标题"), Style.TITLE),
        (paragraph("章", style="1"), Style.HEADING),
        (paragraph("章", style="x", properties='<w:jc w:val="center"/>'), Style.HEADING),
        (paragraph("章", style="标题 2"), Style.HEADING),
        (paragraph("章", style="Heading3"), Style.HEADING),
        (paragraph("章", properties='<w:outlineLvl w:val="1"/>'), Style.HEADING),
        (paragraph("文", style="1", properties='<w:outlineLvl w:val="9"/>'), Style.PLAIN),
        (paragraph("中", style="c"), Style.CENTRED),
        (paragraph("右", style="c", properties='<w:jc w:val="right"/>'), Style.RIGHT),
        (paragraph("文", style="loop"), Style.PLAIN),
        (paragraph("文", run("隐", '<w:rStyle w:val="h"/>')), Style.PLAIN),
    ]
    received = read(*(block for block, _ in table), styles=styles)
    assert [(line.text, line.style) for line in received.lines] == [
        (text[0], style)
        for text, style in zip("题题题章章章章章文中右文文", (style for _, style in table), strict=True)
    ]


def test_pages() -> None:
    section = '<w:sectPr><w:type w:val="%s"/></w:sectPr>'
    received = read(
        paragraph("一"),
        paragraph("二", properties="<w:pageBreakBefore/>"),
        paragraph("三", PAGE),
        paragraph("四", PAGE, "五"),
        paragraph(PAGE, "六"),
        paragraph(PRINTED_PAGE, "七"),
        paragraph("八，印到这里", PRINTED_PAGE, "换页", properties="<w:sectPr/>"),
        paragraph("九", properties=section % "nextPage"),
        paragraph("十", properties=section % "continuous"),
        paragraph("十一", properties="<w:sectPr/>"),
        paragraph("十二"),
        section % "continuous",
    )
    assert [("页 " if line.page else "") + line.text for line in received.lines] == [
        *("一", "页 二", "三", "页 四", "页 五", "页 六", "页 七", "八，印到这里换页", "页 九", "十", "页 十一", "十二"),
    ]  # fmt: skip


def test_notes_are_counted_in_the_order_of_their_places() -> None:
    received = read(
        paragraph("甲", note_mark(2), "乙", note_mark(7, "endnote"), "丙", note_mark(1)),
        table(row("格", cell(paragraph("格", note_mark(3)))), row("", "")),
        paragraph("丁", note_mark(2), note_mark(9)),
        footnotes={
            0: paragraph("分隔线"),
            1: paragraph("<w:r><w:footnoteRef/></w:r>", run(" 丙注"), note_mark(4)),
            2: paragraph("甲注") + paragraph("又一段"),
            3: paragraph("格注"),
            4: paragraph("注的注", note_mark(4)),
        },
        endnotes={7: paragraph("乙注")},
    )
    assert [line.text for line in received.lines if line.style is Style.NOTE] == [
        *("[1]甲注", "又一段", "[2]乙注", "[3]丙注[6]", "[4]格注", "[6]注的注[6]"),
    ]  # fmt: skip
    assert texts(received)[:4] == ["甲[1]乙[2]丙[3]", "格\t格[4]", "\t", "丁[1][5]"]
    assert remarks(received) == ["4：注 [5] 的文字不在文件里，请照印刷件补上"]


def test_headers_footers_and_comments_are_told() -> None:
    received = read(
        paragraph("甲", '<w:r><w:commentReference w:id="1"/></w:r>'),
        headers=(paragraph("某市人民政府公报"), paragraph("某市人民政府公报")),
        footers=(
            paragraph("— ", field_of("PAGE", "1"), " —"),
            paragraph("第 2 页 共 10 页"),
            paragraph("内部资料"),
        ),
        comments={1: paragraph("请核对")},
    )
    assert texts(received) == ["甲"]
    assert remarks(received) == [
        "1：页眉“某市人民政府公报”不是正文，没有收入",
        "1：页脚“内部资料”不是正文，没有收入",
        "1：批注“请核对”不是正文，没有收入",
    ]


def test_text_boxes_are_taken_once_behind_their_paragraph() -> None:
    received = read(
        paragraph("甲", text_box(paragraph("框一"), paragraph("框二", text_box(paragraph("框中框")))), "乙"),
        paragraph('<w:r><w:pict><v:textpath string="某市人民政府文件"/></w:pict></w:r>'),
        paragraph("丙", text_box(paragraph())),
    )
    assert texts(received) == ["甲乙", "框一", "框二", "框中框", "", "某市人民政府文件", "丙"]
    assert remarks(received) == [
        "2：文本框中的文字单独成行，位置请照印刷件核对",
        "4：文本框中的文字单独成行，位置请照印刷件核对",
        "6：图形或艺术字中的文字单独成行，位置请照印刷件核对",
    ]


def test_pictures() -> None:
    png, jpg = picture(".png"), picture(".jpg")
    received = read(
        paragraph("甲", docx.picture("p1"), "乙", docx.picture("p2")),
        paragraph(docx.picture("p1"), docx.picture("p3"), docx.picture("nowhere")),
        media={
            "p1": ("image1.png", png),
            "p2": ("image2.jpeg", jpg),
            "p3": ("image3.emf", b"\x01\x00\x00\x00"),
        },
    )
    assert [(line.text, line.picture) for line in received.lines] == [
        *(("甲乙", None), ("", "picture-1.png"), ("", "picture-2.jpg"), ("", None), ("", "picture-1.png")),
    ]  # fmt: skip
    assert received.files == {"picture-1.png": png, "picture-2.jpg": jpg}
    assert remarks(received) == [
        "5：图的格式（emf）网页不能显示，没有收入，请另存为 PNG 补上",
        "5：有一幅图在文件里找不到，请照印刷件补上",
    ]


GRID = GridCell
MERGED, JOINED, BOTH = GRID(merged=True), GRID(joined=True), GRID(merged=True, joined=True)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("甲", "乙"), row("1", "")], [("甲\t乙", ["甲", "乙"]), ("1\t", ["1", ""])]),
        ([row(cell("甲", span=2), "乙")], [("甲\t\t乙", ["甲", JOINED, "乙"])]),
        (
            [row(cell("甲", merge="restart"), "1"), row(cell(merge="continue"), "2"), row("乙", "3")],
            [("甲\t1", ["甲", "1"]), ("\t2", [MERGED, "2"]), ("乙\t3", ["乙", "3"])],
        ),
        (
            [row(cell("甲", span=2, merge="restart"), "1"), row(cell(span=2, merge="continue"), "2")],
            [("甲\t\t1", ["甲", JOINED, "1"]), ("\t\t2", [MERGED, BOTH, "2"])],
        ),
        (
            [row("甲", "1"), row(cell("乙", merge="continue"), "2")],
            [("甲\t1", ["甲", "1"]), ("乙\t2", ["乙", "2"])],
        ),
        ([row("乙", properties='<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>'), row("")],
         [("\t\t乙\t", ["", "", "乙", ""]), ("", [""])]),
        ([row(cell("甲", properties='<w:hMerge w:val="restart"/>'), cell(properties='<w:hMerge w:val="continue"/>'))],
         [("甲\t", ["甲", JOINED])]),
        ([f"<w:sdt><w:sdtContent>{row('甲', '乙')}</w:sdtContent></w:sdt>"], [("甲\t乙", ["甲", "乙"])]),
        ([row(cell(paragraph("一", TAB, "行", SOFT, "二行"), paragraph(), paragraph("又一段")), "乙")],
         [("一　行 二行 又一段\t乙", [GRID(("一　行", "二行", "又一段")), "乙"])]),
    ],
)  # fmt: skip
def test_tables(rows: list[str], expected: list[tuple[str, list[str | GridCell]]]) -> None:
    received = read(table(*rows))
    made = [
        (text, tuple(GRID((each,) if each else ()) if isinstance(each, str) else each for each in cells))
        for text, cells in expected
    ]
    assert [(line.text, line.cells) for line in received.lines] == made
    assert {line.grid for line in received.lines} == {1}


def test_tables_are_counted_and_layout_is_undone() -> None:
    received = read(
        table(row("甲", "乙")),
        table(row(cell(paragraph("只为排版", style="Title"), table(row("丙", "丁"))))),
        table(row("戊", cell(paragraph("外"), table(row("内1", "内2"), row("内3", "内4")))), row("", "")),
    )
    assert [(line.text, line.grid) for line in received.lines] == [
        *(("甲\t乙", 1), ("只为排版", 0), ("丙\t丁", 2), ("戊\t外 内1　内2 内3　内4", 3), ("\t", 3)),
    ]  # fmt: skip
    assert received.lines[1].style is Style.TITLE
    assert remarks(received) == ["4：格中的表格改成了文字，一行一段"]


def test_what_a_table_leaves_out_or_moves_is_told() -> None:
    received = read(
        table(
            row(cell("甲", merge="restart"), "1"),
            row(cell("盖住", merge="continue"), cell(paragraph("2", docx.picture("p1")))),
            row("删", "去", properties="<w:del/>"),
        ),
        paragraph("表后"),
        media={"p1": ("image1.png", picture(".png"))},
    )
    assert [(line.text, line.picture) for line in received.lines] == [
        *(("甲\t1", None), ("\t2", None), ("", "picture-1.png"), ("表后", None)),
    ]  # fmt: skip
    assert remarks(received) == [
        "2：格中被相邻的格盖住的文字“盖住”没有收入",
        "3：修订中删去的表格行“删去”没有收入",
        "3：表格中的图和文本框放在表格后面",
    ]


def test_cells_that_were_deleted_or_added_and_words_in_no_cell_are_told() -> None:
    loose = "<w:r><w:t>散</w:t></w:r>"
    gone, new = '<w:cellDel w:id="1"/>', '<w:cellIns w:id="2"/>'
    received = read(
        f"<w:tbl>{paragraph('表中')}<w:tr>{loose}{cell('甲')}{cell('旧', properties=gone)}{cell('新', properties=new)}</w:tr>"
        f"<w:t>裸</w:t>{row('添', properties='<w:ins/>')}</w:tbl>",
        table(row("删", properties="<w:del/>")),
        table(row(cell("去", properties=gone))),
        "<w:t>光</w:t>",
        "<w:p><w:t>着</w:t></w:p>",
    )
    assert texts(received) == ["甲\t\t新", "添", "", "光", "着"]
    assert remarks(received) == [
        "1：表格里不在格中的文字“表中”没有收入，请照印刷件补上",
        "1：表格里不在格中的文字“裸”没有收入，请照印刷件补上",
        "1：表格里不在格中的文字“散”没有收入，请照印刷件补上",
        "1：修订中删去的格“旧”没有收入",
        "1：修订中加入的格“新”已收入",
        "2：修订中加入的表格行“添”已收入",
        "3：修订中删去的表格行“删”没有收入",
        "3：修订中删去的格“去”没有收入",
    ]


def test_the_strict_edition_is_read() -> None:
    parts = {
        name: raw.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, raw in Docx([paragraph("正文", properties='<w:jc w:val="end"/>')]).parts().items()
    }  # fmt: skip
    received = read_word(docx.packed(parts))
    assert [(line.text, line.style) for line in received.lines] == [("正文", Style.RIGHT)]


def _plain(text: str) -> bool:
    return not any(refused(text)) and not set(text) & set("\t\r\n")


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=20).filter(_plain)


@given(st.lists(st.lists(TEXT, max_size=3), max_size=8))
def test_any_paragraphs_come_back_as_their_lines(written: list[list[str]]) -> None:
    received = read(*(paragraph(*map(run, runs)) for runs in written))
    assert texts(received) == ["".join(runs) for runs in written]
    assert received.remarks == ()


@given(st.lists(st.lists(TEXT, min_size=2, max_size=4), min_size=1, max_size=5))
def test_any_cells_come_back_as_their_rows(written: list[list[str]]) -> None:
    received = read(table(*(row(*(cell(paragraph(run(text))) for text in each)) for each in written)))
    assert [line.cells for line in received.lines] == [
        tuple(GRID((text,) if text.strip() else ()) for text in each) for each in written
    ]
