"""Documents of every form, as small gazettes (tests/cases): what a clerk types passes, says what it says, and is shown."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from case_gazette import NAMES, write_case
from document_text import printed, shown
from page_reader import read_page

from gazette import build
from gazette.exports import exports
from gazette.site import Site

ROOT = Path(__file__).resolve().parent.parent

WRONG: list[dict[str, str]] = yaml.safe_load((ROOT / "tests/cases_refused.yml").read_text(encoding="utf-8"))

PLACES = {"岚州": "白石河", "云岭": "甲", "青原": "南浦东山", "石桐": "赤水"}
PEOPLE = {
    "晏渡川": "欧阳明德",
    "靳听澜": "李白",
    "闻人砚秋": "王安",
    "东方未晞": "张居正",
    "上官砚池": "赵云",
}
HINTED = {
    "10-row-across-all-columns": [
        "不认识的机构“市卫生健康委”",
        "不认识的机构“市民政局”",
        "不认识的机构“市教育局”",
    ],
    "31-whole-issue": [
        "不认识的机构“市水利局”（共 4 处）",
        "不认识的机构“市文物局”（共 3 处）",
        "不认识的机构“市教育局”",
    ],
}
"""提示 that a case gives; no other gives any."""


def renamed(seed: int) -> Callable[[str], str]:
    """Other names of other lengths, and other serials, everywhere alike."""
    chance = random.Random(seed)
    names = {old: new + chance.choice(["", "新", "东"]) for old, new in PLACES.items()} | PEOPLE
    shift = chance.randint(1, 40)

    def change(text: str) -> str:
        for old, new in names.items():
            text = text.replace(old, new)
        return re.sub(r"(〔[0-9\n]+〕)(\d+)号", lambda match: f"{match[1]}{int(match[2]) + shift}号", text)

    return change


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_complained_of(name: str, tmp_path: Path) -> None:
    write_case(name, tmp_path)
    _, found = build.problems(tmp_path)
    assert [str(problem) for problem in found if not problem.hint] == []
    assert [problem.fault for problem in found] == HINTED.get(name, [])


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", NAMES)
def test_nor_with_other_names_and_numbers(name: str, seed: int, tmp_path: Path) -> None:
    write_case(name, tmp_path, renamed(seed))
    _, found = build.problems(tmp_path)
    assert [str(problem) for problem in found if not problem.hint] == []


def site(name: str, root: Path) -> Site:
    write_case(name, root)
    return build.load_site(root)


def told(name: str, file: str, root: Path) -> list[dict[str, Any]]:
    """One file of the open data of a case."""
    made: list[dict[str, Any]] = json.loads(dict(exports(site(name, root)))[f"{file}.json"])
    return made


FACTS: list[tuple[str, str, dict[str, Any]]] = [
    (
        "01-order-number",
        "guowuyuanling-9532",
        {
            "genre": "令",
            "number": "国务院令第9532号",
            "issuers": ["国务院"],
            "signatory": {"post": "总理", "name": "闻人砚秋"},
            "signed": "2023-08-21",
        },
    ),
    (
        "34-announcement-of-a-congress",
        "2019-08-huaishu",
        {
            "genre": "公告",
            "number": "青原省第十一届人民代表大会常务委员会公告第28号",
            "issuers": ["青原省人民代表大会常务委员会"],
            "signed": "2019-07-22",
        },
    ),
    (
        "34-announcement-of-a-congress",
        "2019-08-nongye",
        {"number": "青原省农业厅公告第107号"},
    ),
    (
        "34-announcement-of-a-congress",
        "guojiazhuxiling-42",
        {
            "number": "国家主席令第42号",
            "issuers": ["中华人民共和国主席"],
            "signatory": {"post": "中华人民共和国主席", "name": "晏渡川"},
        },
    ),
    (
        "34-announcement-of-a-congress",
        "lanzhoushirenminzhengfuling-18",
        {"number": "岚州市人民政府令第18号", "signatory": {"post": "市长", "name": "晏渡川"}},
    ),
    (
        "02-no-number",
        "2022-03-kaifangri",
        {"number": None, "numbers": [], "issuer": "云岭县人民政府办公室", "signed": "2022-04-02"},
    ),
    (
        "03-date-in-han",
        "qingyuanzhengfa-1984-71",
        {"signed": "1984-12-20", "signed_as": "一九八四年十二月二十日"},
    ),
    (
        "03-date-in-han",
        "qingyuanzhengfa-2010-18",
        {"signed": "2010-10-31", "signed_as": "二○一○年十月三十一日"},
    ),
    (
        "04-notes-and-copies",
        "lanfuhan-2022-64",
        {
            "genre": "批复",
            "signed": "2022-11-07",
            "issuer": "岚州市人民政府",
            "annotations": ["（此件公开发布）"],
            "copies": ["市委办公室", "市人大办公室", "市政协办公室", "市中级法院", "市检察院", "岚州军分区"],
            "printed_by": "岚州市人民政府办公室",
            "printed": "2022-11-08",
            "keywords": [],
        },
    ),
    (
        "04-notes-and-copies",
        "lanfubanfa-2003-12",
        {"keywords": ["城乡建设", "锅炉", "检修", "通知"], "copies": [], "printed_by": None, "printed": None},
    ),
    (
        "05-two-issuers-two-numbers",
        "lancaifang-2022-17",
        {
            "numbers": ["岚财房〔2022〕17号", "岚建住〔2022〕63号"],
            "issuers": ["岚州市财政局", "岚州市住房和城乡建设局"],
        },
    ),
    (
        "06-number-in-brackets-under-title",
        "yunlingbanfa-2017-6",
        {
            "number": "云岭办发〔2017〕6号",
            "issuers": ["中共云岭县委办公室", "云岭县人民政府办公室"],
            "corrections": [],
        },
    ),
    (
        "07-announcement-number",
        "lanzhoushirenminzhengfugonggao-2022-5",
        {"genre": "公告", "number": "岚州市人民政府公告〔2022〕第5号", "issuer": "岚州市人民政府"},
    ),
    (
        "07-announcement-number",
        "qingyuanshengjiaotongyunshutingling-2022-21",
        {
            "number": "青原省交通运输厅令2022年第21号",
            "issuer": "青原省交通运输厅",
            "signatory": {"post": "厅长", "name": None},
            "signed": "2022-08-02",
        },
    ),
    ("08-no-signature", "lanfufa-2009-1", {"issuer": "岚州市人民政府", "signed": "2009-03-26"}),
    ("08-no-signature", "lanfufa-2007-8", {"issuer": "岚州市人民政府", "signed": "2007-11-10"}),
    ("08-no-signature", "lanfubanfa-2008-19", {"signed": None, "signed_as": None}),
    ("15-contents-of-another-gazette", "qingyuanzhengfa-2023-6", {"page": 3, "genre": "决定"}),
    (
        "15-contents-of-another-gazette",
        "2023-04-renmian",
        {"page": 5, "genre": "任免", "issuer": "青原省人民政府", "number": None, "signed": None},
    ),
    (
        "17-work-report",
        "2023-01-baogao",
        {"genre": "报告", "speaker": {"post": "岚州市市长", "name": "晏渡川"}, "signed": None, "issuers": []},
    ),
    (
        "18-appointments",
        "2023-06-renda",
        {
            "genre": "任免",
            "history": [{"date": "2023-06-20", "act": "通过", "by": "岚州市第九届人大常委会第十四次会议"}],
        },
    ),
    ("22-registration-of-another-province", "qingyuanzhengfa-2022-26", {"registration": "QYBC00-2022-0003"}),
    (
        "22-registration-of-another-province",
        "lanfubanfa-2021-44",
        {"registration": "岚文审〔2021〕17号", "numbers": ["岚府办发〔2021〕44号"], "cites": []},
    ),
    ("22-registration-of-another-province", "shitongfufa-2022-5", {"registration": "SLF-2022-0107"}),
    ("25-minutes-and-news", "2023-04-jiyao", {"genre": "纪要", "page": 2, "number": None, "signed": None}),
    ("25-minutes-and-news", "2023-04-yaowen", {"genre": "要闻", "annotations": ["（市政府办公室供稿）"]}),
    (
        "28-statistics-with-footnotes",
        "2023-03-zhuye",
        {
            "genre": "统计公报",
            "title": "岚州市2022年竹业统计公报",
            "issuer": "岚州市统计局",
            "signed": "2023-03-07",
        },
    ),
    (
        "29-joint-notice-of-four-bureaus",
        "lanjiaofa-2022-33",
        {
            "issuers": ["岚州市教育局", "岚州市公安局", "岚州市交通运输局", "岚州市城市管理局"],
            "printed_by": "岚州市教育局办公室",
        },
    ),
    (
        "30-interpretation-in-questions",
        "lanfubanfa-2023-20-interpretation",
        {"issuer": "岚州市商务局", "page": 5, "interprets": "lanfubanfa-2023-20"},
    ),
    ("31-whole-issue", "yunlingfufa-2023-11", {"registration": "YLDR-2023-00004", "page": 3}),
    (
        "31-whole-issue",
        "yunlingshishuilijugonggao-2023-2",
        {"number": "云岭市水利局公告2023年第2号", "page": 9},
    ),
    ("31-whole-issue", "2023-04-dashiji", {"genre": "大事记", "page": 11, "signed": None}),
]


@pytest.mark.parametrize(
    ("name", "id", "expected"), FACTS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_facts(name: str, id: str, expected: dict[str, Any], tmp_path: Path) -> None:
    documents = {document["id"]: document for document in told(name, "documents", tmp_path)}
    assert {key: documents[id][key] for key in expected} == expected


@pytest.mark.parametrize(
    ("name", "relations"),
    [
        ("01-order-number", [("promulgates", "城镇夜景灯光条例"), ("promulgates", "青原省采砂船停泊规定")]),
        ("16-forwarded-document", [("forwards", "关于整修山塘的请示")]),
        (
            "34-announcement-of-a-congress",
            [
                ("promulgates", "青原省村口槐树条例"),
                ("repeals", "青原省古槐登记办法"),
                ("repeals", None),
                ("repeals", None),
                ("promulgates", "岚州市灯笼规定"),
            ],
        ),
        (
            "24-order-with-regulation-and-history",
            [("promulgates", "岚州市井水取用规定"), ("repeals", "岚州市水井登记办法")],
        ),
        (
            "27-reply-to-a-lower-government",
            [("answers", "关于设立竹编街区的请示"), ("answers", "关于补充街区图的函")],
        ),
        ("31-whole-issue", [("issues", "云岭市旧瓦回收办法"), ("repeals", "云岭市砖瓦收购办法")]),
        ("12-amendment-with-zhiyi", [("amends", "岚州市渡船办法")]),
        (
            "19-repeal-and-effect",
            [
                ("repeals", "岚州市骡马市场规定"),
                ("lapses", "岚州市井盖编号办法"),
                ("prolongs", "岚州市冬储菜供应办法"),
                ("issues", "岚州市摊位登记办法"),
                ("repeals", None),
            ],
        ),
        (
            "26-announcement-of-clearing",
            [
                ("repeals", "关于印发《岚州市煤球供应办法》的通知"),
                ("repeals", "关于马车过桥的通知"),
                ("repeals", "关于马车过桥的通知"),
                ("lapses", "关于2012年春耕用种的意见"),
                ("lapses", "关于成立迎春灯会筹备组的通知"),
                ("amends", "岚州市旧书摊管理办法"),
            ],
        ),
    ],
)
def test_relations(name: str, relations: list[tuple[str, str]], tmp_path: Path) -> None:
    documents = told(name, "documents", tmp_path)
    assert [(each["kind"], each["title"]) for one in documents for each in one["relations"]] == relations


LIFE = [
    # case, document, what is read in documents.json
    (
        "12-amendment-with-zhiyi",
        "lanfufa-2022-41",
        "effective",
        [
            "date of",
            "2023-01-01 documents/lanfufa-2022-41.html",
            "2016-03-01 documents/lanfufa-2022-41.html#enclosure-1",
        ],
    ),
    (
        "19-repeal-and-effect",
        "lanfufa-2022-52",
        "effective",
        ["basis date inferred rule", "publication None 2022-12-05 文中没有另印日期，按成文日期"],
    ),
    ("19-repeal-and-effect", "lanfufa-2022-52", "expires", None),
    ("19-repeal-and-effect", "lanfufa-2022-52", "repeals", ["number dated anchor", "None 1996-04-02 item-1"]),
    ("19-repeal-and-effect", "lanfufa-2022-52", "lapses", ["number anchor", "岚府发〔2008〕4号 item-2"]),
    (
        "19-repeal-and-effect",
        "lanfufa-2022-52",
        "prolongs",
        ["number until", "岚府办发〔2010〕31号 2025-12-31"],
    ),
    (
        "19-repeal-and-effect",
        "lanfufa-2022-53",
        "expires",
        [
            "kind phrase date inferred of",
            "validity 有效期5年 None 2028-01-31 documents/lanfufa-2022-53.html#enclosure-1",
        ],
    ),
    (
        "19-repeal-and-effect",
        "lanfufa-2022-53",
        "repeals",
        [
            "number anchor evidence since",
            "岚府发〔2012〕77号 article-2 岚府发〔2012〕77号文件同时废止。 2023-02-01",
        ],
    ),
    (
        "26-announcement-of-clearing",
        "lanfugonggao-2022-7",
        "repeals",
        [
            "number listed since anchor",
            "岚府发〔1999〕15号 废止的文件（2件） 2022-10-15 enclosure-1-item-1",
            "岚府办发〔2001〕3号 废止的文件（2件） 2022-10-15 enclosure-1-item-2",
            "岚府办发〔2002〕8号 废止的文件（2件） 2022-10-15 enclosure-1-item-2",
        ],
    ),
    (
        "26-announcement-of-clearing",
        "lanfugonggao-2022-7",
        "lapses",
        [
            "number id since anchor",
            "岚府发〔2012〕6号 lanfufa-2012-6 2022-10-15 enclosure-2-item-1",
            "None None 2022-10-15 enclosure-2-item-2",
        ],
    ),
]


@pytest.mark.parametrize(("name", "id", "key", "expected"), LIFE)
def test_life(name: str, id: str, key: str, expected: list[str] | None, tmp_path: Path) -> None:
    (document,) = (each for each in told(name, "documents", tmp_path) if each["id"] == id)
    if expected is None:
        assert document[key] is None
    else:
        keys = expected[0].split()
        assert [" ".join(str(each[key]) for key in keys) for each in document[key]] == expected[1:]


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        (
            "12-amendment-with-zhiyi",
            [
                ("add", None, "第三条之一", "一、增加一条，作为第三条之一：“渡船夜间停航，送医的除外。”"),
                ("replace", "第二条", None, "二、将第二条修改为：\n“第二条 核载人数须写在船舷。”"),
                ("words", "第四条", None, "三、将第四条中的“渡工”修改为“船员”。"),
                ("delete", "第五条", None, "四、删去第五条，第六条改为第五条。"),
                ("renumber", "第六条", "第五条", "四、删去第五条，第六条改为第五条。"),
            ],
        ),
        (
            "26-announcement-of-clearing",
            [
                ("words", "第六条", None, "将第六条中的“街道”修改为“镇、街道”；"),
                ("delete", "第八条", None, "删去第八条。"),
            ],
        ),
    ],
)
def test_changes(name: str, changes: list[tuple[str, ...]], tmp_path: Path) -> None:
    (document,) = told(name, "documents", tmp_path)
    (amended,) = document["amends"]
    found = [(each["kind"], each["place"], each["to"], each["evidence"]) for each in amended["changes"]]
    assert found == changes


def test_a_document_within_a_document(tmp_path: Path) -> None:
    (outer,) = told("16-forwarded-document", "documents", tmp_path)
    inner, plan = outer["enclosures"]
    assert (outer["number"], outer["signed"], outer["issuer"]) == (
        "岚府办发〔2001〕27号",
        "2001-10-09",
        "岚州市人民政府办公室",
    )
    assert (inner["genre"], inner["number"], inner["issuer"], inner["signed"], inner["url"]) == (
        "请示",
        "岚水字〔2001〕33号",
        "市水利局",
        "2001-09-12",
        "documents/lanfubanfa-2001-27.html#enclosure-1",
    )
    assert (plan["title"], plan["url"]) == (
        "山塘整修分年计划",
        "documents/lanfubanfa-2001-27.html#enclosure-1-enclosure-1",
    )
    numbers = json.loads(dict(exports(build.load_site(tmp_path)))["numbers.json"])
    assert ("岚水字〔2001〕33号", inner["url"]) in [(row["number"], row["url"]) for row in numbers]


def elsewhere(text: str) -> str:
    """Other places, other codes and other serials."""
    for old, new in PLACES.items() | {
        ("驿路", "盐路"),
        ("青驿", "东盐"),
        ("岚府", "白府"),
        ("931", "46"),
        ("九百三十一", "四十六"),
    }:
        text = text.replace(old, new)
    return text


CITED = """
青驿法字〔1996〕7号
青驿法字〔2016〕7号
省茶务总站公告2017年第48号
青府令第9187号
国家主席令第931号 国家主席令第九百三十一号
省政府1979年318号 省政府一九七九年318号
岚驿字〔1997〕61号 〔1997〕岚驿字第61号
岚储发〔2020〕12号 岚储发〔2020〕第12号
岚府办发〔2017〕5号 岚府办发〔2017〕5
岚府办发〔2017〕6号 6号
岚府发〔2015〕3号
岚府发〔2015〕4号 4号
岚府发〔2012〕11号 岚府发[2012]11号
岚府发〔2012〕12号 岚府发(2012)12号
岚府发〔2012〕13号 岚府发【2012】13号
岚府办发电〔2019〕22号
岚府办函〔2020〕7号 岚府办函〔2020〕第_7_号
省财政厅_省交通厅公告2019年第57号 《渡船票价公告》（省财政厅_省交通厅公告2019年第57号）
青原省人民政府令〔2011〕第26号
岚州市人民政府令第31号 市政府第31号令
"""
"""Normal spelling, and what is printed where that is another."""


@pytest.mark.parametrize(
    "change",
    [str, elsewhere, lambda text: re.sub(r"2011|2012|2017", "1993", text)],
    ids=["", "elsewhere", "1993"],
)
def test_numbers_wherever_they_stand(change: Callable[[str], str], tmp_path: Path) -> None:
    def change_all(text: str) -> str:
        return change(text).replace("_", " ")

    write_case("20-numbers-not-read", tmp_path, change_all)
    files = dict(exports(build.load_site(tmp_path)))
    (document,) = json.loads(files["documents.json"])
    expected = [line.split() for line in change(CITED.strip()).split("\n")]
    pairs = [(line[0].replace("_", " "), line[-1].replace("_", " ")) for line in expected]
    assert [(cite["number"], cite["text"]) for cite in document["cites"]] == pairs
    assert [cite["title"] for cite in document["cites"] if cite["title"]] == ["渡船票价公告"]
    assert document["number"] not in [number for number, _ in pairs]
    rows = {row["number"]: row["cited_by"] for row in json.loads(files["numbers.json"])}
    assert all(rows[number] == [document["id"]] for number, _ in pairs)


@pytest.mark.parametrize("year", ["1996", "2016"])
@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("财政部财税〔{}〕7号", "“财政部财税〔{}〕7号”像文号，读不出是谁的第几号"),
        ("公告{}年第23号", "“依照公告{}年第23号”像文号，读不出是谁的第几号"),
        ("岚府发〔{}〕3号、9-6号", "“岚府发〔{}〕3号、9-6号”像文号，读不出是谁的第几号"),
        ("岚府发〔{}〕3-7号", "“岚府发〔{}〕3-7号”只读出首尾两号"),
    ],
)
def test_no_number_passes_in_silence(printed: str, told: str, year: str, tmp_path: Path) -> None:
    write_case(
        "20-numbers-not-read",
        tmp_path,
        lambda text: text.replace("岚储发〔2020〕第12号", printed.format(year)),
    )
    _, found = build.problems(tmp_path)
    (problem,) = found
    assert told.format(year)[-20:] in problem.fault
    assert str(problem).startswith("data/2021/02/jiuwen/notice.yml:")


def test_a_registered_number_is_read_wherever_it_begins(tmp_path: Path) -> None:
    def change(text: str) -> str:
        return text.replace("岚储发〔2020〕第12号", "财政部财税〔2016〕36号")

    write_case("20-numbers-not-read", tmp_path, change)
    (tmp_path / "data/instruments.yml").write_text("- number: 财税〔1996〕7号\n  title: 占位通知\n", "utf-8")
    _, found = build.problems(tmp_path)
    assert found == []
    (document,) = json.loads(dict(exports(build.load_site(tmp_path)))["documents.json"])
    assert "财税〔2016〕36号" in [cite["text"] for cite in document["cites"]]


def test_history_of_a_regulation(tmp_path: Path) -> None:
    (order,) = told("24-order-with-regulation-and-history", "documents", tmp_path)
    events = order["enclosures"][0]["history"]
    assert [(event["date"], event["act"], event["by"]) for event in events] == [
        ("1998-06-05", "发布", "岚州市人民政府令第12号"),
        ("2007-08-09", "第一次修正", "《岚州市人民政府关于修改三件规章的决定》"),
        ("2015-04-07", "第二次修正", "岚州市人民政府令第66号"),
        ("2021-11-18", "修订", "岚州市人民政府令第97号"),
    ]
    assert order["cited_by"] == []


@pytest.mark.parametrize(
    ("name", "acts"),
    [
        (
            "18-appointments",
            "晏渡川 appoint 站长 岚州水文站|靳听澜 appoint 参事 市人民政府|蒲知微 appoint 参事 市人民政府"
            "|郗望舒 remove 副站长 市山塘管理站|上官砚池 engage 艺术顾问 市书场|简溪石 promote 二级主任科员 -"
            "|巫禾 appoint 主任 市粮仓管理处|巫禾 remove 主任 市书场管理处|闻人远岫 acting 市长 岚州市"
            "|东方未晞 resign 副市长 岚州市|阮知行 approve 检察长 石桐区检察院|宁可期 dismiss 局长 市林业局",
        ),
        (
            "31-whole-issue",
            "郗望舒 appoint 局长 市文物局|靳听澜 appoint 副局长 市水利局|蒲知微 remove 局长 市文物局"
            "|靳听澜 remove 主任 北河街道办事处",
        ),
        (
            "33-appointments-listed",
            "简溪石 appoint 局长 市山塘管理局|阿依努尔·买买提 appoint 局长 市粮仓管理局|巫禾 remove 局长 市山塘管理局"
            "|宁可 appoint 局长 市文物局|蒲知微 appoint 局长 市水利局|郗望舒 remove 副局长 市文物局"
            "|郗望舒 remove 主任 市书场管理处|靳听澜 remove 副局长 市文物局|靳听澜 remove 主任 市书场管理处"
            "|晏渡川 appoint 副局长 市水利局|上官砚池 appoint 总工程师 市水利局|东方未晞 remove 主席 市书协",
        ),
        ("13-roster", ""),
        ("25-minutes-and-news", ""),
    ],
)
def test_acts(name: str, acts: str, tmp_path: Path) -> None:
    rows = told(name, "appointments", tmp_path)
    lines = [f"{row['person']} {row['act']} {row['post']} {row['organization'] or '-'}" for row in rows]
    assert "|".join(lines) == acts


@pytest.mark.parametrize(
    ("name", "id", "days"),
    [
        ("31-whole-issue", "2023-04-dashiji", ["2023-07-01", "2023-07-05", "2023-07-25"]),
        ("25-minutes-and-news", "2023-04-yaowen", ["2023-04-03", "2023-04-11/2023-04-12", "2023-04-28"]),
        ("25-minutes-and-news", "2023-04-jiyao", []),
    ],
)
def test_days_of_a_chronicle(name: str, id: str, days: list[str], tmp_path: Path) -> None:
    (found,) = (one["days"] for one in told(name, "documents", tmp_path) if one["id"] == id)
    assert ["/".join(dict.fromkeys((day["date"], day["to"]))) for day in found] == days


def test_a_roster_is_read_by_person(tmp_path: Path) -> None:
    mentions = site("13-roster", tmp_path).mentions
    assert [(one.name, one.role, one.post, one.group) for one in mentions] == [
        ("晏渡川", "主任", "岚州市副市长", None),
        ("靳听澜", "副主任", "市文物局局长", None),
        ("蒲知微", "副主任", "市政府副秘书长、办公室主任", None),
        ("郗望", "秘书长", "市文物局副局长", None),
        ("上官砚池", "委员", "市财政局副局长", "（一）部门委员"),
        ("简溪", "委员", "市民政局副局长", "（一）部门委员"),
        ("巫禾", "委员", "高级工程师、石桐师范学校原校长", "（二）特邀委员（按笔画排列）"),
        ("闻人远岫", "委员", "云岭县图书馆馆长", "（二）特邀委员（按笔画排列）"),
    ]


@pytest.mark.parametrize(
    ("name", "anchors"),
    [
        (
            "11-decimal-numbering",
            "section-1 section-1-1 section-1-2 section-1-2-1 section-1-2-2 section-2 section-2-1 section-2-2"
            " section-2-2-1 section-2-2-1-1 section-2-2-1-2",
        ),
        (
            "24-order-with-regulation-and-history",
            "chapter-1 article-1 chapter-2 article-2 article-2-item-1 article-2-item-2 article-2-p2 article-3"
            " chapter-3 article-4",
        ),
        ("12-amendment-with-zhiyi", "article-1 article-2 article-3 article-3-1 article-4 article-5"),
        ("30-interpretation-in-questions", "question-1 question-2 picture-1 annotation"),
        ("14-images-and-files", "enclosure-1-picture-1 enclosure-1-picture-4 enclosure-2-file-1"),
        ("28-statistics-with-footnotes", "issuer signed footnote-1 footnote-4 picture-1 labelled"),
    ],
)
def test_places(name: str, anchors: str, tmp_path: Path) -> None:
    held = {anchor for document in site(name, tmp_path).archive.documents for anchor in document.anchors}
    assert [anchor for anchor in anchors.split() if anchor not in held] == []


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong['case']}: {wrong['says'][:20]}")
def test_refused(wrong: dict[str, str], tmp_path: Path) -> None:
    """The YAML with one thing wrong gives a fault that says so."""
    changes = 0

    def change(text: str) -> str:
        nonlocal changes
        typed = text.startswith(("issue:", "year:", "gazette:"))
        changes += typed and wrong["instead_of"] in text
        return text.replace(wrong["instead_of"], wrong["typed"]) if typed else text

    write_case(wrong["case"], tmp_path, change)
    assert changes == 1
    _, found = build.problems(tmp_path)
    faults = [str(problem) for problem in found if not problem.hint]
    assert any(wrong["says"] in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("name", "changes", "at"),
    [
        ("03-date-in-han", {"一九八四年十二月": "一九八四年十三月"}, "signed"),
        (
            "07-announcement-number",
            {"厅, 青原省税务局]": "厅, 青原省民政局]", "青原省税务局\n2022": "青原省民政局\n2022"},
            "number",
        ),
        (
            "24-order-with-regulation-and-history",
            {"2015年4月7日岚州市": "2005年4月7日岚州市"},
            "enclosure-1-history",
        ),
        ("21-other-markers", {"㈡": "㈢"}, "section-1-1-3"),
    ],
)
def test_what_print_has_wrong_passes_with_a_note(
    name: str, changes: dict[str, str], at: str, tmp_path: Path
) -> None:
    """原文如此: received and typed alike have it so; it is a fault until a 校注 at the place says so."""

    def change(text: str, note: str = "") -> str:
        for old, new in changes.items():
            text = text.replace(old, new)
        return re.sub(r"(  notice:\n)", rf"\1{note}", text, count=1)

    write_case(name, tmp_path / "without", change)
    _, found = build.problems(tmp_path / "without")
    assert len([problem for problem in found if not problem.hint]) == 1
    note = f"    notes: [{{at: {at}, text: 原文如此。}}]\n"
    write_case(name, tmp_path / "with", lambda text: change(text, note))
    _, found = build.problems(tmp_path / "with")
    assert [str(problem) for problem in found if not problem.hint] == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Site, Path]]:
    """A case as a site, built once."""
    made: dict[str, tuple[Site, Path]] = {}

    def make(name: str) -> tuple[Site, Path]:
        if name not in made:
            root = tmp_path_factory.mktemp("case")
            write_case(name, root)
            for part in ("docs", "overrides"):
                shutil.copytree(ROOT / part, root / part)
            shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
            made[name] = build.load_site(root), build.publish(root).folder
        return made[name]

    return make


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_shown(name: str, built: Callable[[str], tuple[Site, Path]]) -> None:
    whole, folder = built(name)
    for document in whole.archive.documents:
        page = read_page(folder / document.url)
        (article,) = page.all("article")
        assert shown(article) == "".join(text for _, text in printed(document)), document.id
        ids = {element.attributes.get("id") for element in page.walk()}
        assert {unit.anchor for unit in document.units if unit.kind != "table"} - ids == set(), document.id


BOTH_ENDS = [
    # case, page, what it says of what another document does to it, or it to another
    ("26-announcement-of-clearing", "instruments/lanfubanfa-2001-3.html", "废止，自 2022-10-15 起"),
    ("26-announcement-of-clearing", "instruments/lanfubanfa-2001-3.html", "列入“废止的文件（2件）”"),
    ("26-announcement-of-clearing", "instruments/lanfufa-2012-6.html", "宣布失效，自 2022-10-15 起"),
    ("26-announcement-of-clearing", "instruments/lanfufa-2016-9.html", "修改，自 2022-10-15 起"),
    ("19-repeal-and-effect", "instruments/lanfubanfa-2010-31.html", "延长至 2025-12-31"),
    ("19-repeal-and-effect", "instruments/lanfufa-2012-77.html", "岚府发〔2012〕77号文件同时废止。"),
    (
        "19-repeal-and-effect",
        "documents/lanfufa-2022-52.html",
        "推定为 2022-12-05：文中没有另印日期，按成文日期",
    ),
    ("19-repeal-and-effect", "documents/lanfufa-2022-53.html", "推定至 2028-01-31"),
    ("12-amendment-with-zhiyi", "documents/lanfufa-2022-41.html", "《岚州市渡船办法》，按本文修改后的文本"),
    ("12-amendment-with-zhiyi", "documents/lanfufa-2022-41.html", "第六条改为第五条"),
    (
        "24-order-with-regulation-and-history",
        "documents/lanzhoushirenminzhengfuling-97.html",
        "2015-04-07 第二次修正",
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "page", "words"), BOTH_ENDS)
def test_what_is_done_is_told_at_both_ends(
    name: str, page: str, words: str, built: Callable[[str], tuple[Site, Path]]
) -> None:
    _, folder = built(name)
    assert words in read_page(folder / page).text()


def _typed(text: str, words: str) -> str:
    """The words as YAML writes them within braces, or as they are in a received text."""
    return json.dumps(words, ensure_ascii=False) if text.startswith("issue:") else words


@pytest.mark.slow
def test_hostile_words_of_a_picture_are_words(tmp_path: Path) -> None:
    hostile = '图1　立柱"><script>alert()</script>![](x)'
    write_case(
        "14-images-and-files",
        tmp_path,
        lambda text: text.replace("图1　立柱牌外形（以毫米计）", _typed(text, hostile)),
    )
    for part in ("docs", "overrides"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    folder = build.publish(tmp_path).folder
    page = read_page(folder / "documents/lanfubanfa-2022-45.html")
    first = next(iter(page.all("img")))
    assert first.attributes["alt"] == hostile
    assert [script for script in page.all("script") if "src" not in script.attributes] == [
        script for script in page.all("script") if script.attributes.get("type") == "application/ld+json"
    ]


@pytest.mark.slow
def test_pictures_and_files_are_there(built: Callable[[str], tuple[Site, Path]]) -> None:
    _, folder = built("14-images-and-files")
    page = (folder / "documents/lanfubanfa-2022-45.html").read_text(encoding="utf-8")
    images = re.findall(r'<img alt="([^"]*)"[^>]*src="\.\./([^"]+)"', page)
    assert [alt for alt, _ in images] == [
        "图1　立柱牌外形（以毫米计）",
        "图2　悬挂牌正面",
        "图3　悬挂牌背面",
        "（三）车贴式样。",
    ]
    (href,) = re.findall(r'href="\.\./(data/[^"]+\.pdf)"', page)
    for path in [*(path for _, path in images), href]:
        assert (folder / unquote(path)).is_file()
    manifest = (folder / "data/manifest.sha256").read_text(encoding="utf-8")
    assert "河道巡护标志牌管理细则.pdf" in manifest
    assert "（PDF，1 KB）" in page
