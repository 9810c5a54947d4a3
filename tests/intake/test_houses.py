"""Whole issues as different houses print them: each taken in without a doubt, found right by the check, its facts read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from intake_project import faults, issue_of, project, taken, taken_text

from gazette import build
from gazette.contents import led_to
from gazette.heads import head_of
from gazette.model import Notice, Row
from gazette.pages import pages

pytestmark = pytest.mark.slow  # projects are written

HOUSES = Path(__file__).parent / "houses"
FACTS = {
    "state-council": (
        "2023/15",
        [
            "国务院令第764号 | 国务院 | 2023-07-09",
            "国函〔2023〕45号 | 国务院 | 2023-05-20",
            "国办发〔2023〕12号 | 国务院办公厅 | 2023-05-22",
            "国办函〔2023〕33号 | 国务院办公厅 | 2023-05-23",
            "财政部 国家税务总局公告2023年第13号 | 财政部、国家税务总局 | 2023-05-02",
            "环土壤〔2023〕5号 | 生态环境部、农业农村部 | 2023-05-05",
            "- | - | 2023-05-19",
        ],
    ),
    "province": (
        "2023/09",
        [
            "江政发〔2023〕15号 | 江南省人民政府 | 2023-04-03",
            "江政发〔2023〕16号 | 江南省人民政府 | 2023-04-05",
            "江政办发〔2023〕22号 | 江南省人民政府办公厅 | 2023-04-10",
            "江财规〔2023〕3号 | 江南省财政厅、江南省民政厅 | 2023-04-12",
            "江政人〔2023〕8号 | 江南省人民政府 | 2023-04-20",
            "- | - | None",
        ],
    ),
    "pages-first": (
        "2024/01",
        [
            "某政发〔2024〕1号 | 某市人民政府 | 2024-01-04",
            "某政发〔2024〕2号 | 某市人民政府 | 2024-01-05",
            "某政办发〔2024〕3号 | 某市人民政府办公室 | 2024-01-06",
        ],
    ),
    "ministry": (
        "2023/02",
        [
            "国家某某总局令第21号 | 国家某某总局 | 2023-07-04",
            "国家某某总局公告2023年第30号 | 国家某某总局 | 2023-07-06",
            "某监综〔2023〕17号 | 国家某某总局 | 2023-07-08",
            "某监办函〔2023〕21号 | 国家某某总局办公室 | 2023-07-09",
        ],
    ),
    "older-city": (
        "2019/03",
        [
            "某政发〔2019〕7号 | 某市人民政府 | 2019-03-01",
            "某政发〔2019〕8号 | 某市人民政府 | 2019-03-05",
            "- | - | 2019-02-20",
            "- | - | None",
        ],
    ),
    "numbered-entries": (
        "2023/06",
        [
            "某政〔2023〕12号 | 某市人民政府 | 2023-06-02",
            "某政〔2023〕13号 | 某市人民政府 | 2023-06-05",
            "某政办〔2023〕30号 | 某市人民政府办公室 | 2023-06-08",
            "某市监规〔2023〕1号 | 某市市场监督管理局 | 2023-06-12",
            "- | - | None",
        ],
    ),
    "ministry-by-year": (
        "2022/03",
        [
            "某某部令2022年第1号 | 某某部 | 2022-02-10",
            "某某部令2022年第2号 | 某某部 | 2022-02-11",
            "某某部 财政部公告2022年第5号 | 某某部、财政部 | 2022-02-15",
            "某发〔2022〕9号 | 某某部 | 2022-02-18",
            "某办发〔2022〕10号 | 某某部办公厅、财政部办公厅 | 2022-02-20",
        ],
    ),
    "county": (
        "2020/02",
        [
            "某政规〔2020〕1号 | 某县人民政府 | 2020-04-03",
            "某政发〔2020〕6号 | 某县人民政府 | 2020-04-08",
            "- | 某县人民政府 | 2020-04-10",
            "某政办函〔2020〕8号 | 某县人民政府办公室 | 2020-04-12",
            "某政干〔2020〕2号 | 某县人民政府 | 2020-04-15",
        ],
    ),
    "city": (
        "2023/12",
        [
            "某市人民政府令第50号 | 某市人民政府 | 2023-11-10",
            "- | 某市人民代表大会常务委员会 | None",
            "某财社〔2023〕8号 | 某市财政局、某市民政局、某市卫生健康委员会 | 2023-11-12",
            "某市市场监督管理局公告2023年第6号 | 某市市场监督管理局 | 2023-11-15",
            "某政复〔2023〕60号 | 某市人民政府 | 2023-11-16",
        ],
    ),
    "without-contents": (
        "2023/09",
        [
            "某政告〔2023〕3号 | 某市人民政府 | 2023-09-01",
            "某政办〔2023〕18号 | 某市人民政府办公室 | 2023-09-04",
            "某自然资规〔2023〕2号 | 某市自然资源和规划局、某市住房和城乡建设局、某市发展和改革委员会、某市财政局 | 2023-09-06",
            "- | - | None",
        ],
    ),
    "pages-below": (
        "2023/10",
        [
            "某政发〔2023〕1号 | 某市人民政府 | 2023-09-05",
            "某政发〔2023〕2号 | 某市人民政府 | 2023-09-06",
            "某政办发〔2023〕3号 | 某市人民政府办公室 | 2023-09-07",
        ],
    ),
    "numbers-below": (
        "2023/10",
        [
            "某政发〔2023〕1号 | 某市人民政府 | 2023-09-05",
            "某政发〔2023〕2号 | 某市人民政府 | 2023-09-06",
            "某政办发〔2023〕3号 | 某市人民政府办公室 | 2023-09-07",
        ],
    ),
    "numbers-first": (
        "2021/11",
        [
            "江南省人民政府令第301号 | 江南省人民政府 | 2021-05-20",
            "江南省人民政府令第302号 | 江南省人民政府 | 2021-05-21",
            "苏政发〔2021〕40号 | 江南省人民政府 | 2021-05-25",
            "苏政发〔2021〕41号 | 江南省人民政府 | 2021-05-26",
            "苏政办发〔2021〕60号 | 江南省人民政府办公厅 | 2021-05-28",
        ],
    ),
    "history-in-contents": (
        "2022/07",
        [
            "东川市人民政府令第63号 | 东川市人民政府 | 2022-03-10",
            "川府任〔2022〕18号 | 东川市人民政府 | 2022-03-12",
            "川府〔2022〕20号 | 东川市人民政府 | 2022-03-15",
            "川府办规〔2022〕5号 | 东川市人民政府办公厅 | 2022-03-16",
            "川民规〔2022〕3号 | 东川市民政局 | 2022-03-18",
            "川绿容规〔2022〕2号 | 东川市绿化和市容管理局 | 2022-03-20",
            "川府规〔2022〕4号 | 东川市人民政府 | 2022-03-22",
        ],
    ),
    "contents-by-bodies": (
        "2019/12",
        [
            "江甲市人民政府令第328号 | 江甲市人民政府 | 2019-05-27",
            "甲府发〔2019〕16号 | 江甲市人民政府 | 2019-05-30",
            "甲府发〔2019〕17号 | 江甲市人民政府 | 2019-06-03",
            "甲府办发〔2019〕65号 | 江甲市人民政府办公厅 | 2019-06-05",
            "甲府办发〔2019〕66号 | 江甲市人民政府办公厅 | 2019-06-10",
            "甲人社发〔2019〕88号 | 江甲市人力资源和社会保障局、江甲市财政局 | 2019-05-20",
            "- | - | None",
        ],
    ),
    "bodies-on-lines": (
        "2023/18",
        [
            "某政发〔2023〕11号 | 某某市人民政府 | 2023-04-18",
            "某某市人民政府令第309号 | 某某市人民政府 | 2023-04-20",
            "某政办发〔2023〕14号 | 某某市人民政府办公厅 | 2023-04-25",
            "某人社就发〔2023〕9号 | 某某市人力资源和社会保障局、某某市财政局 | 2023-04-28",
        ],
    ),
    "state-council-1986": (
        "1986/08",
        [
            "国发〔1986〕40号 | 国务院 | 1986-03-20",
            "国发〔1986〕42号 | 国务院 | 1986-03-22",
            "国发〔1986〕43号 | 国务院 | 1986-03-25",
            "国办发〔1986〕21号 | 国务院办公厅 | 1986-03-28",
            "国函〔1986〕37号 | 国务院 | 1986-03-30",
            "- | - | None",
        ],
    ),
    "ministry-with-dates": (
        "2020/03",
        [
            "某育部令第47号 | 某育部 | 2020-03-20",
            "某技〔2020〕3号 | 某育部、国家发展改革委、财政部 | 2020-03-03",
            "某厅函〔2020〕12号 | 某育部办公厅 | 2020-03-09",
            "某发函〔2020〕24号 | 某育部 | 2020-03-11",
            "国某督办〔2020〕2号 | 国务院某育督导委员会办公室 | 2020-03-15",
            "- | - | 2020-01-11",
            "某育部公告2020年第1号 | 某育部 | 2020-03-18",
        ],
    ),
    "numbers-below-without-pages": (
        "2020/05",
        [
            "某政函〔2020〕35号 | 某塘市人民政府 | 2020-04-20",
            "某政函〔2020〕40号 | 某塘市人民政府 | 2020-04-26",
            "某政办函〔2020〕12号 | 某塘市人民政府办公厅 | 2020-04-13",
            "某政办函〔2020〕15号 | 某塘市人民政府办公厅 | 2020-04-28",
            "某市管〔2020〕77号 | 某塘市市场监督管理局、某塘市商务局、某塘市公安局 | 2020-04-30",
        ],
    ),
    "unknown-sections": (
        "2009/09",
        [
            "某政〔2009〕55号 | 市人民政府 | 2009-09-01",
            "某政〔2009〕58号 | 市人民政府 | 2009-09-08",
            "某政任〔2009〕21号 | 市人民政府 | 2009-09-09",
            "某政办〔2009〕130号 | 市人民政府办公厅 | 2009-09-12",
            "某政办〔2009〕133号 | 市人民政府办公厅 | 2009-09-15",
            "某价商〔2009〕88号 | 江某市物价局 | 2009-09-18",
            "- | 江岸区人民政府 | None",
            "- | 市统计局 | None",
            "- | - | None",
        ],
    ),
    "running-heads-2012": (
        "2012/08",
        [
            "江政〔2012〕36号 | 江某省人民政府 | 2012-03-12",
            "江政〔2012〕40号 | 江某省人民政府 | 2012-03-20",
            "江政办〔2012〕22号 | 江某省人民政府办公厅 | 2012-03-25",
            "江政人〔2012〕9号 | 江某省人民政府 | 2012-03-28",
            "- | - | None",
        ],
    ),
    "contents-last": (
        "2022/06",
        [
            "某府市人民政府令第220号 | 某府市人民政府 | 2022-06-01",
            "成府发〔2022〕14号 | 某府市人民政府 | 2022-06-03",
            "成办发〔2022〕45号 | 某府市人民政府办公厅 | 2022-06-08",
            "成公通〔2022〕7号 | 某府市公安局、某府市城市管理委员会 | 2022-06-10",
            "- | 某府市人民政府 | None",
        ],
    ),
    "county-2024": (
        "2024/01",
        [
            "清政规〔2024〕1号 | 清某县人民政府 | 2024-01-15",
            "清政通〔2024〕2号 | 清某县人民政府 | 2024-01-20",
            "清政发〔2024〕3号 | 清某县人民政府 | 2024-02-02",
            "清政办发〔2024〕4号 | 清某县人民政府办公室 | 2024-02-20",
            "清政办函〔2024〕6号 | 清某县人民政府办公室 | 2024-03-01",
            "清政干〔2024〕1号 | 清某县人民政府 | 2024-03-05",
            "- | - | None",
        ],
    ),
    "red-heads": (
        "2022/05",
        [
            "某政发〔2022〕10号 | 某市人民政府 | 2022-05-03",
            "某政规〔2022〕2号 | 某市人民政府 | 2022-05-06",
            "某政办发〔2022〕18号 | 某市人民政府办公室 | 2022-05-09",
        ],
    ),
    "colophon-last": (
        "2020/08",
        [
            "某府规〔2020〕7号 | 某市人民政府 | 2020-04-01",
            "某府〔2020〕21号 | 某市人民政府 | 2020-03-25",
            "某市人民政府令第31号 | 某市人民政府 | 2020-04-02",
            "某府办规〔2020〕6号 | 某市人民政府办公厅 | 2020-03-30",
            "某府办规〔2020〕8号 | 某市人民政府办公厅 | 2020-04-03",
            "- | 某市人民政府 | None",
        ],
    ),
    "city-with-speech": (
        "2022/03",
        [
            "江政发〔2022〕9号 | 江北市人民政府 | 2022-03-10",
            "江政发〔2022〕10号 | 江北市人民政府 | 2022-03-12",
            "江政办发〔2022〕15号 | 江北市人民政府办公室 | 2022-03-15",
            "江政办函〔2022〕11号 | 江北市人民政府办公室 | 2022-03-16",
            "江医保发〔2022〕6号 | 江北市医疗保障局、江北市财政局、国家税务总局江北市税务局 | 2022-03-08",
            "江政通〔2022〕1号 | 江北市人民政府 | 2022-03-18",
            "- | - | 2022-03-05",
            "- | - | None",
            "- | - | None",
        ],
    ),
    "province-1998": (
        "1998/12",
        [
            "某省人民政府令第102号 | 某省人民政府 | 1998-06-01",
            "某府发〔1998〕33号 | 某省人民政府 | 1998-05-30",
            "某办发〔1998〕70号 | 某省人民政府办公厅 | 1998-06-05",
            "某府人〔1998〕21号 | 某省人民政府 | 1998-06-10",
            "- | - | None",
        ],
    ),
    "province-without-bodies": (
        "2022/20",
        [
            "江南省人民政府令第257号 | 江南省人民政府 | 2022-09-24",
            "江南省人民政府令第258号 | 江南省人民政府 | 2022-09-25",
            "江政发〔2022〕30号 | 江南省人民政府 | 2022-10-03",
            "江政干〔2022〕41号 | 江南省人民政府 | 2022-10-08",
            "江政干〔2022〕42号 | 江南省人民政府 | 2022-10-09",
            "江政办发〔2022〕50号 | 江南省人民政府办公厅 | 2022-10-12",
            "江财建〔2022〕9号 | 江南省财政厅、江南省住房和城乡建设厅、江南省生态环境厅 | 2022-10-15",
        ],
    ),
}


@pytest.mark.parametrize("house", FACTS)
def test_an_issue(tmp_path: Path, house: str) -> None:
    given = HOUSES / f"{house}.txt"
    name = "".join(given.read_text("utf-8").partition("\n")[0].split())
    number, facts = FACTS[house]
    told = taken(project(tmp_path, name), given, number)
    assert (faults(tmp_path), [str(doubt) for doubt in told.doubts]) == ([], [])
    issue = issue_of(tmp_path)
    heads = [head_of(record) for folder, record in issue.printed() if record is folder.notice]
    assert [
        f"{head.number.spelt if head.number else '-'} | {head.issued_by or '-'} | {head.signed}"
        for head in heads
    ] == facts
    entries = list(issue.entries())
    assert len({bool(entry.page) for entry in entries if not entry.title.endswith("令")}) < 2


def test_the_title_of_a_speech_is_without_who_speaks(tmp_path: Path) -> None:
    taken(project(tmp_path, "江北市人民政府公报"), HOUSES / "city-with-speech.txt", "2022/03")
    issue = issue_of(tmp_path)
    speech = next(record for _, record in issue.printed() if "讲话" in (record.title or ""))
    assert (speech.title, head_of(speech).speaker.name) == ("在全市安全生产工作会议上的讲话", "刘大海")
    assert [section.heading for section in issue.contents][-2:] == ["会议纪要", "统计数据"]
    assert [record.title for _, record in issue.printed() if " " in (record.title or "")] == [
        "江北市医疗保障局  江北市财政局　国家税务总局江北市税务局关于做好2022年城乡居民基本医疗保险工作的通知"
    ]


def test_an_order_and_what_it_publishes_have_a_line_each(tmp_path: Path) -> None:
    taken(project(tmp_path, "某省人民政府公报"), HOUSES / "province-1998.txt", "1998/12")
    issue = issue_of(tmp_path)
    assert [(entry.title, place, number) for entry, place, number in led_to(issue)][:2] == [
        ("某省人民政府令", "moushengrenminzhengfuling-102", 0),
        ("某省城市房屋拆迁管理办法", "moushengrenminzhengfuling-102", 1),
    ]
    site = build.load_site(tmp_path)
    page = next(page for kind, page in pages(site) if kind.name == "issue")
    line = page.view.parts[0].lines[1]
    assert line.enclosed == "../documents/moushengrenminzhengfuling-102.html#enclosure-1"
    (told,) = [json.loads(text) for name, text in build.exports(site) if name == "issues.json"]
    assert [entry["id"] for entry in told[0]["contents"]][:2] == ["moushengrenminzhengfuling-102"] * 2
    assert [hint for hint in build.problems(tmp_path)[1] if "没有公文" in hint.fault] == []


def test_a_picture_of_a_rule_is_not_hung_on_what_only_names_it(tmp_path: Path) -> None:
    taken(project(tmp_path), HOUSES / "red-heads.txt", "2022/05")
    explained = [folder.name for folder in issue_of(tmp_path).folders if folder.interpretation]
    assert explained == ["mouzhenggui-2"]


def test_an_issue_without_contents_parts_what_empty_lines_part(tmp_path: Path) -> None:
    told = taken(project(tmp_path, "安川县人民政府公报"), HOUSES / "county-1992.txt", "1992/04")
    assert faults(tmp_path) == []
    notices = [record for _, record in issue_of(tmp_path).printed() if isinstance(record, Notice)]
    assert [notice.title for notice in notices] == [
        "安川县人民政府关于表彰一九九一年度先进单位的决定",
        "安川县人民政府关于李长河等同志职务任免的通知",
        "安川县人民政府办公室关于转发县财政局《关于加强预算外资金管理的意见》的通知",
        "安川县人民政府第九次常务会议纪要",
        "县政府七月份大事记",
        "更正",
    ]
    assert [inner.title for inner in notices[0].enclosures] == ["先进单位和先进个人名单"]
    assert [doubt.text.partition("；")[0] for doubt in told.doubts] == [
        "“安川县人民政府第九次常务会议纪要”像是另一件公文的标题",
        "“更 正”像是另一件公文的标题",
        "“县政府七月份大事记”像是另一件公文的标题",
    ]


def test_lines_of_the_contents_that_name_enclosures_are_no_documents(tmp_path: Path) -> None:
    taken(project(tmp_path, "中华人民共和国某育部公报"), HOUSES / "ministry-with-dates.txt", "2020/03")
    places = [(entry.title, number) for entry, _, number in led_to(issue_of(tmp_path))]
    assert places[2:4] == [("附件：1.建设标准", 1), ("2.评价指标", 2)]


def test_tables_of_a_county(tmp_path: Path) -> None:
    taken(project(tmp_path, "清某县人民政府公报"), HOUSES / "county-2024.txt", "2024/01")
    tables = {table.title: table for folder in issue_of(tmp_path).folders for table in folder.tables}
    subjects = tables["清某县2024年度重大行政决策事项目录"]
    assert [row.cells[2].paragraphs for row in subjects.rows if isinstance(row, Row)] == [
        ("县水利局",), ("县发展和改革局", "县交通运输局"),
    ]  # fmt: skip
    assert len(tables[""].rows if "" in tables else tables[None].rows) == 1


LIST_AT_THE_END = """某市人民政府公报
2023年第10期
某市人民政府办公室关于印发某市加快推进某某产业高质量发展三年行动方案的通知
某政办发〔2023〕40号
各县区人民政府：
　　现印发给你们，请遵照执行。
　　附件：1.方案
　　2.名单
　　一、请认真落实。
　　二、请按时上报。
某市人民政府办公室
2023年9月4日
附件1
方案
　　一、总体要求
　　坚持稳中求进。
附件2
名单
张　三　市教育局局长
李　四　市财政局局长
某市人民政府办公室
关于调整领导小组成员的通知
某政办函〔2023〕9号
各县区人民政府：
　　现将调整后的名单通知如下：
　　姓　名　　职　务　　　　备　注
　　张　三　　副市长　　　　组长
　　李　四　　市财政局局长　副组长
某市人民政府办公室
2023年9月5日
"""


def test_a_document_behind_a_list_begins_with_its_bodies(tmp_path: Path) -> None:
    told = taken_text(tmp_path, LIST_AT_THE_END, "2023/10")
    assert faults(tmp_path) == []
    first, second = [folder.notice for folder in issue_of(tmp_path).folders]
    assert second.title == "某市人民政府办公室关于调整领导小组成员的通知"
    assert second.issuers == ("某市人民政府办公室",)
    assert [inner.title for inner in first.enclosures] == ["方案", "名单"]
    assert [doubt.text.partition("；")[0] for doubt in told.doubts] == [
        "第 26—28 行像是用空格排的表，不能断定"
    ]
