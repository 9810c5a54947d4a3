"""自动编号 of Word files: the numbers that print shows in front of paragraphs."""

from __future__ import annotations

import docx_writer as docx
import pytest
from docx_writer import Docx, level, listing, numbered_list, paragraph, use

from gazette.intake.readers.word import read_word
from gazette.intake.readers.word_counting import written


def lines(numbering: str, *blocks: str, styles: str = "") -> list[str]:
    return [line.text for line in read_word(Docx(blocks, numbering=numbering, styles=styles).bytes()).lines]


@pytest.mark.parametrize(
    ("format", "numbers", "expected"),
    [
        ("decimal", (1, 12), "1 12"),
        ("decimalZero", (1, 12), "01 12"),
        ("decimalFullWidth", (1, 12), "１ １２"),
        ("decimalEnclosedCircle", (1, 20, 21, 50, 51), "① ⑳ ㉑ ㊿ -"),
        ("decimalEnclosedCircleChinese", (1, 10), "① ⑩"),
        ("decimalEnclosedFullstop", (1, 20), "⒈ ⒛"),
        ("decimalEnclosedParen", (1, 20), "⑴ ⒇"),
        ("numberInDash", (3,), "- 3 -"),
        ("chineseCounting", (1, 10, 11, 20, 21), "一 十 十一 二十 二十一"),
        ("chineseCountingThousand", (1, 10, 19, 105, 110, 1260), "一 十 十九 一百零五 一百一十 一千二百六十"),
        ("japaneseCounting", (1, 10, 11, 21, 110), "一 十 十一 二十一 百十"),
        ("ideographDigital", (1, 10, 21, 105), "一 一〇 二一 一〇五"),
        ("chineseLegalSimplified", (1, 2, 10, 12, 105), "壹 贰 壹拾 壹拾贰 壹佰零伍"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 -"),
        ("ideographZodiac", (1, 12), "子 亥"),
        ("ideographEnclosedCircle", (1, 10), "㊀ ㊉"),
        ("upperLetter", (1, 26, 27, 53), "A Z AA AAA"),
        ("lowerLetter", (1, 28), "a bb"),
        ("upperRoman", (1, 4, 9, 49, 1994), "I IV IX XLIX MCMXCIV"),
        ("lowerRoman", (3,), "iii"),
        ("none", (3,), ""),
        ("decimal", (0,), "-"),
        ("koreanCounting", (1,), "-"),
    ],
)
def test_formats(format: str, numbers: tuple[int, ...], expected: str) -> None:
    assert (
        " ".join(written(number, format) or ("-" if format != "none" else "") for number in numbers)
        == expected
    )


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (level(0, "chineseCountingThousand", "%1、"), ["一、甲", "二、乙"]),
        (level(0, "japaneseCounting", "（%1）"), ["（一）甲", "（二）乙"]),
        (level(0, "decimal", "%1."), ["1. 甲", "2. 乙"]),
        (level(0, "decimal", "%1.", more='<w:suff w:val="nothing"/>'), ["1.甲", "2.乙"]),
        (level(0, "decimal", "%1)"), ["1)甲", "2)乙"]),
        (level(0, "chineseCounting", "第%1章"), ["第一章　甲", "第二章　乙"]),
        (level(0, "decimalEnclosedCircle", "%1"), ["①　甲", "②　乙"]),
        (level(0, "decimal", "%1．", start=5), ["5．甲", "6．乙"]),
        (level(0, "decimal", "%1．", start=0), ["0．甲", "1．乙"]),
        (level(0, "bullet", "\uf06c"), ["●　甲", "●　乙"]),
        (level(0, "bullet", "n", more='<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'), ["■　甲", "■　乙"]),
        (level(0, "bullet", "—"), ["—　甲", "—　乙"]),
        (level(0, "none", ""), ["甲", "乙"]),
        (level(0, "none", "附："), ["附：甲", "附：乙"]),
    ],
)
def test_a_label_stands_in_front_of_the_text(one: str, expected: list[str]) -> None:
    assert (
        lines(numbered_list(1, one), paragraph("甲", numbered=(1, 0)), paragraph("乙", numbered=(1, 0)))
        == expected
    )


LEVELS = (
    level(0, "chineseCounting", "%1、"),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3"),
    level(3, "lowerLetter", "%4)", more='<w:lvlRestart w:val="1"/>'),
    level(4, "decimal", "%5）", more='<w:lvlRestart w:val="0"/>'),
    level(5, "decimal", "%1.%6）", more="<w:isLgl/>"),
)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ((0, 1, 1, 0, 1), "一、 1. 2. 二、 1."),
        ((0, 1, 2, 2, 1, 2), "一、 1. 1.1 1.2 2. 2.1"),
        ((0, 1, 3, 2, 3, 1, 3, 0, 3), "一、 1. a) 1.1 b) 2. c) 二、 a)"),
        ((4, 0, 4, 0, 4), "1） 一、 2） 二、 3）"),
        ((0, 0, 5, 5), "一、 二、 2.1） 2.2）"),
        ((2, 1), "1.1 1."),
    ],
)
def test_deeper_levels_begin_anew(places: tuple[int, ...], expected: str) -> None:
    made = lines(numbered_list(1, *LEVELS), *(paragraph(numbered=(1, place)) for place in places))
    assert " ".join(each.strip() for each in made) == expected


def test_uses_of_one_list_go_on_counting_unless_they_begin_anew() -> None:
    numbering = (
        listing(1, level(0, "decimal", "%1、"))
        + use(1, 1)
        + use(2, 1)
        + use(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
        + use(4, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1）")}</w:lvlOverride>')
    )
    places = (1, 1, 2, 3, 3, 1, 4)
    made = lines(numbering, *(paragraph(numbered=(place, 0)) for place in places))
    assert made == ["1、", "2、", "3、", "1、", "2、", "3、", "D）"]


def test_numbers_come_from_styles_and_can_be_taken_away() -> None:
    styles = "".join(
        [
            docx.style("1", "heading 1", paragraphs='<w:numPr><w:numId w:val="1"/></w:numPr>'),
            docx.style("2", "heading 2", paragraphs='<w:numPr><w:numId w:val="1"/></w:numPr>'),
            docx.style("x", "款", based="2"),
            docx.style(
                "list", "清单", paragraphs='<w:numPr><w:numId w:val="1"/></w:numPr>', kind="numbering"
            ),
        ]
    )
    numbering = (
        listing(
            1,
            level(0, "chineseCounting", "第%1章", more='<w:pStyle w:val="1"/>'),
            level(1, "chineseCounting", "第%2条", more='<w:pStyle w:val="2"/>'),
        )
        + listing(2, more='<w:numStyleLink w:val="list"/>')
        + use(1, 1)
        + use(2, 2)
    )
    made = lines(
        numbering,
        paragraph("总则", style="1"),
        paragraph("甲", style="2"),
        paragraph("乙", style="1", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        paragraph("丙", style="2"),
        paragraph("丁", style="x"),
        paragraph("附则", numbered=(2, 0)),
        paragraph("无", numbered=(9, 0)),
        styles=styles,
    )
    assert made == ["第一章　总则", "第一条　甲", "乙", "第二条　丙", "第三条　丁", "第二章　附则", "无"]


def test_a_paragraph_that_print_does_not_show_is_not_counted() -> None:
    gone = paragraph(
        f"<w:del>{docx.run('删')}</w:del>", numbered=(1, 0), properties="<w:rPr><w:del/></w:rPr>"
    )
    one = numbered_list(1, level(0, "decimal", "%1、"))
    assert lines(one, paragraph("甲", numbered=(1, 0)), gone, paragraph("乙", numbered=(1, 0))) == [
        "1、甲",
        "2、乙",
    ]


def test_cells_are_numbered_too_and_all_of_it_is_told() -> None:
    numbering = numbered_list(1, level(0, "decimal", "%1")) + numbered_list(2, level(0, "hex", "%1、"))
    received = read_word(
        Docx(
            [
                docx.table(
                    docx.row(docx.cell(paragraph(numbered=(1, 0))), "甲"),
                    docx.row(docx.cell(paragraph(numbered=(1, 0))), "乙"),
                ),
                paragraph("丙", numbered=(2, 0)),
            ],
            numbering=numbering,
        ).bytes()
    )
    assert [line.text for line in received.lines] == ["1\t甲", "2\t乙", "1、丙"]
    assert [(remark.line, remark.text) for remark in received.remarks] == [
        (1, "自动编号（如“1”）不在文字里，已照显示的写在段首，共 3 处"),
        (3, "自动编号“1、”的格式认不出，按阿拉伯数字写，请照印刷件核对"),
    ]


def test_a_pattern_longer_than_any_is_cut_and_told() -> None:
    """Thousands of places would make of each short paragraph a long one."""
    hidden = level(0, "decimal", "%1、").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>")
    received = read_word(
        Docx(
            [paragraph("甲", numbered=(1, 0)), paragraph("乙", numbered=(2, 0))],
            numbering=numbered_list(1, level(0, "decimal", "%1" * 3000)) + numbered_list(2, hidden),
        ).bytes()
    )
    assert [line.text for line in received.lines] == [f"{'1' * 30} 甲", "乙"]
    assert any("的格式认不出" in remark.text for remark in received.remarks)
