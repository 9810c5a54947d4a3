"""刊末: what stands behind the last document is of the issue, and nothing of the document is."""

from __future__ import annotations

from pathlib import Path

import pytest
from intake_project import faults, issue_of, project, taken

from gazette import model
from gazette.intake.colophon import colophon
from gazette.intake.draft import draft
from gazette.intake.readers.text import TEXT
from gazette.outline import blocks_of

NAME = "某市人民政府公报"


@pytest.mark.parametrize(
    ("lines", "own"),
    [
        ("2020年4月3日|主办单位：某市人民政府办公厅|编辑出版：《某市人民政府公报》编辑部|地址：甲路1号　邮编：000000", 3),
        ("全文完。|主　管|某市人民政府|主　办|某市人民政府办公室|国内统一刊号：CN00-0000/D|定价：5.00元", 6),
        ("2020年4月3日|某市人民政府公报编辑部|电　话：0000-0000000|www.example.gov.cn", 3),
        ("2020年4月3日|《某市人民政府公报》编辑委员会|主　任：张　三|副主任：李　四|承印：某市某某印刷厂", 4),
        ("2020年4月3日|编　辑：某市人民政府公报室|某市人民政府公报|2020年第8期（总第464期）|准印证号：某内字001", 4),
        ("2020年4月3日|《某市人民政府公报》简介|《某市人民政府公报》免费赠阅，每月5日出版。|网址：www.example.gov.cn", 3),
        # contacts of a document, and who holds an event
        ("2020年4月3日|联系人：张三|电话：0000-0000000|地址：甲路1号", 0),
        ("活动安排|主办单位：某市人民政府|承办单位：某市文化局", 0),
        ("活动安排|主办单位：某市文化局|承办单位：某县|主办单位：某市人民政府|编辑：某市人民政府公报编辑部", 2),
        ("主　任：张　三　市长|副主任：李　四　副市长|编辑：某市人民政府公报编辑部|定价：5.00元", 2),
        ("请联系《某市人民政府公报》编辑部。|电话：0000-0000000", 0),
        ("某市人民政府公报编辑部", 0),
        ("", 0),
    ],
)  # fmt: skip
def test_which_lines_are_the_colophon(lines: str, own: int) -> None:
    texts = lines.split("|")
    assert colophon(texts, NAME, 0, ()) == list(range(len(texts) - own, len(texts)))
    assert colophon(["正文。", *texts, "", "24", ""], NAME, 1, (len(texts) + 2,)) == [
        at + 1 for at in range(len(texts) - own, len(texts))
    ]


def test_nothing_before_the_documents_is_the_colophon() -> None:
    assert colophon(["主办：某市人民政府", "编辑：某市人民政府公报编辑部"], NAME, 2, ()) == []


ISSUE = """某市人民政府公报
2020年第8期
某市人民政府关于占位的通知
某政发〔2020〕1号
各县区人民政府：
　　为做好占位工作，现通知如下：
　　一、总体要求
　　坚持占位。
　　二、附则
　　本通知自2020年5月1日起施行。
某市人民政府
2020年4月3日
{}主　办：某市人民政府办公室
2020年第8期
编　辑：张　三　李　四
地　址：甲路1号　　邮　编：000000
定　价：5.00元
"""


def test_an_issue_ends_with_its_colophon(tmp_path: Path) -> None:
    given = tmp_path / "来稿.txt"
    given.write_text(ISSUE.format("\n"), encoding="utf-8")
    told = taken(project(tmp_path, NAME), given, "2020/08")
    assert (faults(tmp_path), [str(doubt) for doubt in told.doubts]) == ([], [])
    issue = issue_of(tmp_path)
    assert [(line.role.value, line.text, line.values) for line in issue.back] == [
        ("imprint", "主　办：", ("某市人民政府办公室",)),
        ("line", "2020年第8期", ()),
        ("imprint", "编　辑：", ("张 三", "李 四")),
        ("imprint", "地　址：甲路1号　　邮　编：000000", ()),
        ("imprint", "定　价：5.00元", ()),
    ]
    assert issue.folders[0].notice.closing == ()


def test_where_it_follows_without_a_break_it_is_doubted() -> None:
    made = draft(TEXT.read(ISSUE.format("").encode()), "2020-08", NAME)
    assert [doubt.saw for doubt in made.doubts] == ["最后一件公文紧接着“主 办：某市人民政府办公室”等 5 行"]


def _folder(text: str) -> model.Folder:
    return draft(TEXT.read(text.encode()), "2020-08", NAME).issue.folders[0]


def test_a_heading_that_ends_a_text_holds_what_stands_under_it() -> None:
    headings = [block for block in blocks_of(_folder(ISSUE.format("\n"))) if isinstance(block, model.Heading)]
    assert [len(heading.body) for heading in headings] == [1, 1]


def test_lines_of_a_list_stay_apart_whatever_brackets_hold() -> None:
    listed = "　　坚持占位。\n王　强　　某厂工人\n赵二妹（女，彝族）　　某学校教师\n陈小明　　某公司驾驶员"
    folder = _folder(ISSUE.format("\n").replace("　　坚持占位。", listed))
    told = [block for block in blocks_of(folder) if isinstance(block, model.Roster)]
    assert [len(block.lines) for block in told] == [3]


SPOKEN = """某市人民政府公报
2020年第8期
目录
{contents}……(3)
{title}
{under}
各位代表：
　　现在，我代表市人民政府作报告。
某市人民政府关于占位的通知
某政发〔2020〕1号
各县区人民政府：
　　请占位。
某市人民政府
2020年4月3日
"""


@pytest.mark.parametrize(
    ("contents", "title", "under", "told"),
    [
        ("政府工作报告　市长　张三", "政府工作报告", "市长　张三", "政府工作报告"),
        ("政府工作报告　张　三", "政府工作报告", "张　三", "政府工作报告"),
        (
            "政府工作报告——在某市第五届人民代表大会上",
            "政府工作报告",
            "——在某市第五届人民代表大会上",
            "政府工作报告——在某市第五届人民代表大会上",
        ),
    ],
)
def test_a_title_ends_before_who_speaks(contents: str, title: str, under: str, told: str) -> None:
    text = SPOKEN.format(contents=contents, title=title, under=under)
    assert draft(TEXT.read(text.encode()), "2020-08", NAME).issue.folders[0].notice.title == told


def test_a_paragraph_of_when_it_holds_stands_by_itself() -> None:
    ends = "　　废止占位办法（2012年市政府令第98号公布，2015年修正）\n本通知自公布之日起施行。"
    folder = _folder(ISSUE.format("\n").replace("　　坚持占位。", ends))
    told = [block.text for block in blocks_of(folder) if isinstance(block, model.Paragraph)]
    assert "本通知自公布之日起施行。" in told
