"""Forms that gazettes of other places print, each taken in without a doubt and found right by the check."""

from __future__ import annotations

from pathlib import Path

import pytest
from intake_project import faults, issue_of, project, taken_text

from gazette import model
from gazette.intake.received import Line
from gazette.intake.seams import Seam, Setting, seam, setting_of

pytestmark = pytest.mark.slow  # projects are written

FRONT = "某市人民政府公报\n2023年第4期\n"

ORDERS = f"""{FRONT}目　录
某省古树名木保护办法（省政府令第257号）（1）
某省渡口管理办法（省政府令第258号）（2）

某省人民政府令
第257号
　　《某省古树名木保护办法》已经2023年3月20日省人民政府第29次常务会议审议通过，现予公布，自2023年6月1日起施行。
省长　甲　乙
2023年4月4日
某省古树名木保护办法
　　第一条　为了加强古树名木保护，制定本办法。
　　第二条　本办法自2023年6月1日起施行。

某省人民政府令
第258号
　　《某省渡口管理办法》已经2023年3月20日省人民政府第29次常务会议审议通过，现予公布，自2023年7月1日起施行。
省长　甲　乙
2023年4月8日
某省渡口管理办法
　　第一条　为了加强渡口管理，制定本办法。
　　第二条　本办法自2023年7月1日起施行。
"""

OWN_CONTENTS = f"""{FRONT}
某市人民政府关于印发《某市湖泊保护办法》的通知
某政发〔2023〕5号
各县区人民政府：
　　现将《某市湖泊保护办法》印发给你们。
某市人民政府
2023年4月8日
某市湖泊保护办法
目　录
第一章　总则
第二章　保护
第一章　总则
　　第一条　为了加强湖泊保护，制定本办法。
第二章　保护
　　第二条　县级以上人民政府应当加强湖泊巡查。
《某市湖泊保护办法》解读
　　一、为什么要制定《办法》？
　　答：湖泊是重要的自然资源，制定《办法》十分必要。
　　二、《办法》适用于哪些湖泊？
　　答：适用于本市行政区域内的湖泊。
"""

LIST = f"""{FRONT}目　录
某市人民政府办公室关于公布规范性文件清理结果的通知（某政办发〔2023〕9号）（1）

某市人民政府办公室关于公布规范性文件清理结果的通知
某政办发〔2023〕9号
各县区人民政府：
　　经市人民政府同意，现公布清理结果。
　　附件：宣布失效的规范性文件目录
某市人民政府办公室
2023年4月8日
附件
宣布失效的规范性文件目录
1.某市人民政府办公室关于加强冬季供水的通知（某政办发〔2013〕8号）
2.某市人民政府办公室关于成立市文明城市创建工作领导小组的通知
（某政办发〔2015〕9号）
3.某市人民政府某军分区关于征兵工作的命令（某政发〔2017〕30号）
"""


NOTED = f"""{FRONT}
某市2022年国民经济和社会发展统计公报[1]
某市统计局
2023年4月3日
　　2022年，全市消费价格上涨2%。
表1　居民消费价格
指标\t涨幅
居住[2]\t1.2
食品\t2.1
注：
[1]本公报数据为初步统计数。
[2]居住含水电。
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path)


def _notices(root: Path) -> list[model.Notice]:
    return [folder.notice for folder in issue_of(root).folders if folder.notice]


def test_contents_that_name_what_an_order_publishes(root: Path) -> None:
    taken_text(root, ORDERS)
    assert faults(root) == []
    assert [(notice.title, str(notice.signed)) for notice in _notices(root)] == [
        ("某省人民政府令", "2023-04-04"), ("某省人民政府令", "2023-04-08"),
    ]  # fmt: skip
    assert [enclosure.title for notice in _notices(root) for enclosure in notice.enclosures] == [
        "某省古树名木保护办法", "某省渡口管理办法",
    ]  # fmt: skip
    assert not issue_of(root).lines(model.FrontRole.PUBLISHED)


def test_the_contents_of_a_rule_and_questions_that_are_only_numbered(root: Path) -> None:
    taken_text(root, OWN_CONTENTS)
    assert faults(root) == []
    (folder,) = issue_of(root).folders
    assert folder.notice
    assert folder.interpretation
    (rule,) = folder.notice.enclosures
    assert [type(block).__name__ for block in rule.body] == ["Paragraph"] * 3 + ["Heading"] * 2
    assert [type(block).__name__ for block in folder.interpretation.body] == ["Heading"] * 2


def test_a_line_of_a_list_is_no_document(root: Path) -> None:
    taken_text(root, LIST)
    assert faults(root) == []
    assert len(issue_of(root).folders) == 1


def test_the_sign_of_a_note_may_stand_in_a_table(root: Path) -> None:
    taken_text(root, NOTED)
    assert faults(root) == []


def test_a_text_is_set_in_lines_though_most_of_them_are_short() -> None:
    """A list of names and headings between a few paragraphs that are cut at 33 signs."""
    cut = ["经市人民政府研究决定，从即日起在市中心城区的主要街道和公园范围内一律不得燃"] * 12
    short = [f"第{number}小组由某某街道办事处" for number in range(30)]
    assert setting_of([Line(text) for text in (*cut, *short)]).width == len(cut[0])
    assert setting_of([Line(f"{text}。") for text in (*cut, *short)]).width == 0


ACTS = f"""{FRONT}
某市人民政府关于张三等任职的通知
某政人〔2023〕5号
各县区人民政府：
　　市人民政府决定：
　　任命张三为市教育局局长，李四为市司法局局长。
某市人民政府
2023年4月8日
"""


def test_an_editor_who_reads_acts_otherwise_says_so_in_a_note(root: Path) -> None:
    """What the program reads of a sentence is held against the acts, but does not shut out what it misreads."""
    taken_text(root, ACTS)
    assert faults(root) == []
    (path,) = (root / "data/2023/04").glob("*/notice.yml")
    told = path.read_text("utf-8")
    mixed = (
        told.replace("person: 张三", "person: 甲")
        .replace("person: 李四", "person: 张三")
        .replace("person: 甲", "person: 李四")
    )
    path.write_text(mixed, "utf-8")
    wrong = [problem for problem in faults(root) if "没有说" in problem.fault]
    assert len(wrong) == 2
    anchor = wrong[0].remedy.partition("at: ")[2].rstrip("）")
    path.write_text(f"{mixed}\nnotes:\n  - at: {anchor}\n    text: 原文如此。\n", "utf-8")
    assert faults(root) == []


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        ("一、提高认识，加强领导", "各区人民政府要建立健全工作责任制，层层落实责任。", Seam.APART),
        ("一、提高认识，按照", "各区人民政府的要求落实责任。", Seam.JOINED),
        ("（三）冒领的，追回并停补一年；依照某政发", "〔2019〕8号文件处理。", Seam.JOINED),
        (
            "（2003年12月1日某市人民政府令第14号公布　根据",
            "2011年12月5日某市人民政府令第24号第一次",
            Seam.JOINED,
        ),
        ("（2003年12月1日某市人民政府令第14号公布", "第一条　为了加强管理，制定本办法。", Seam.APART),
    ],
)
def test_what_is_between_two_lines(above: str, below: str, told: Seam) -> None:
    for width in (0, 38):
        assert seam(above, above, below, False, Setting(width, False)) is told


LISTS = f"""{FRONT}
某市人民政府关于公布名录和收费清单的通知
某政发〔2023〕6号
各县区人民政府：
　　现将《非物质文化遗产名录》和《收费目录清单》予以公布。
某市人民政府
2023年4月9日
非物质文化遗产名录
（共计3项）
一、传统音乐（1项）
序号\t编号\t项目名称
1\tⅡ-1\t牧歌
二、传统技艺（2项）
序号\t编号\t项目名称
2\tⅧ-1\t制香
3\tⅧ-2\t织布
收费目录清单
部门　　　　序号　　收费项目　　　　　　资金管理方式
公安　　　　1　　　居民身份证工本费　　缴入国库
　　　　　　2　　　机动车号牌工本费　　缴入国库
教育　　　　3　　　公办高中学费　　　　缴入专户
注：1.以上项目按规定减免。
2.本清单由市财政局负责解释。
"""

LETTER = f"""{FRONT}目　录
·来信选登·
关于道旁树木修剪的来信及答复（3）

关于道旁树木修剪的来信及答复
　　来信：家门前树木遮挡阳光，请问如何申请修剪？
　　　　　　　　　　　　市民　孙女士
　　答复：您可以向区园林部门申请。
市园林局
2023年4月10日
"""


def test_numbers_run_on_over_tables_and_their_remarks(root: Path) -> None:
    assert [str(doubt) for doubt in taken_text(root, LISTS).doubts] == []
    assert faults(root) == []
    (folder,) = issue_of(root).folders
    assert [len(table.rows) for table in folder.tables] == [1, 2, 3]
    fees = folder.tables[-1]
    assert [row.cells[0].text for row in fees.rows if isinstance(row, model.Row)] == ["公安", "", "教育"]
    assert [*fees.remarks] == [
        "注：1.以上项目按规定减免。",
        "2.本清单由市财政局负责解释。",
    ]


def test_an_answer_to_a_letter(root: Path) -> None:
    taken_text(root, LETTER)
    assert faults(root) == []


NUMBERS_ABOVE = f"""{FRONT}目　录
某某部令第20号　1
某某办法　1
某政发〔2023〕70号
  关于质量奖获奖单位的通报　9

中华人民共和国某某部令
第20号
《某某办法》已经2023年4月1日部务会议通过，现予公布，自2023年6月1日起施行。
代部长  周  强
2023年4月2日
某某办法
第一条　为了加强管理，制定本办法。

某政发〔2023〕70号
关于质量奖获奖单位的通报
各县区人民政府：
现将获奖单位予以通报。
某市人民政府
2023年4月8日
"""


def test_a_number_above_a_title_is_none_of_it(root: Path) -> None:
    assert [str(doubt) for doubt in taken_text(root, NUMBERS_ABOVE).doubts] == []
    assert faults(root) == []
    first, second = [record for folder, record in issue_of(root).printed() if record is folder.notice]
    assert (first.title, first.signatories) == ("中华人民共和国某某部令", ("代部长  周  强",))
    assert second.title == "关于质量奖获奖单位的通报"
    assert [line.text for line in second.above] == ["某政发〔2023〕70号"]
