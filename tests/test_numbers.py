"""Document numbers: read in any spelling, found in running text, never invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.numbers import (
    DocumentNumber,
    Number,
    OrderNumber,
    RegistrationNumber,
    StandardNumber,
    find,
    parse,
)

KNOWN = frozenset({"永政发", "永政办发", "湘政发", "湘政办发", "建城"})
NOTICE = DocumentNumber("永政办发", 2021, 13)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        # 发文字号
        ("永政办发〔2021〕13号", "永政办发〔2021〕13号"),
        ("永政办发[2021]13号", "永政办发〔2021〕13号"),
        ("永政办发(2021)13号", "永政办发〔2021〕13号"),
        ("永政办发（2021）13号", "永政办发〔2021〕13号"),
        ("永政办发【2021】13号", "永政办发〔2021〕13号"),
        ("永政办发［2021］13号", "永政办发〔2021〕13号"),
        ("永政办发〔２０２１〕１３号", "永政办发〔2021〕13号"),
        (" 永政办发 〔 2021 〕 13 号 ", "永政办发〔2021〕13号"),
        ("永政办发〔2021〕13", "永政办发〔2021〕13号"),
        ("永政办发2021年13号", "永政办发〔2021〕13号"),
        ("永政办发202113号", "永政办发〔2021〕13号"),
        ("永政办发2021 13", "永政办发〔2021〕13号"),
        ("湘政发〔2020〕15号", "湘政发〔2020〕15号"),
        ("湘绿〔2020〕1号", "湘绿〔2020〕1号"),
        ("永政办函〔2020〕37号", "永政办函〔2020〕37号"),
        ("中办发〔2017〕68号", "中办发〔2017〕68号"),
        ("国办函〔2014〕119号", "国办函〔2014〕119号"),
        ("环法规〔2020〕44号", "环法规〔2020〕44号"),
        ("湘环赔偿办〔2018〕1号", "湘环赔偿办〔2018〕1号"),
        ("湘建城〔2020〕180号", "湘建城〔2020〕180号"),
        ("湘发改办〔2021〕302 号", "湘发改办〔2021〕302号"),
        ("人社部发[2012]11号", "人社部发〔2012〕11号"),
        ("和政办发〔2021〕5号", "和政办发〔2021〕5号"),
        # 令号
        ("国务院令第722号", "国务院令第722号"),
        ("国务院令 158 号", "国务院令第158号"),
        ("国务院令722", "国务院令第722号"),
        ("国令第707号", "国务院令第707号"),
        ("中华人民共和国国务院令第707号", "国务院令第707号"),
        ("中华人民共和国主席令第二十九号", "国家主席令第29号"),
        ("湖南省人民政府令第265号", "湖南省人民政府令第265号"),
        ("湖南省政府令265号", "湖南省人民政府令第265号"),
        ("省政府令265", "省人民政府令第265号"),
        ("住房和城乡建设部令第32号", "住房和城乡建设部令第32号"),
        # 公告号, and orders by the year
        ("交通运输部令2021年第3号", "交通运输部令2021年第3号"),
        ("某市人民政府公告〔2022〕第5号", "某市人民政府公告〔2022〕第5号"),
        ("中华人民共和国财政部公告2016年第６号", "财政部公告2016年第6号"),
        ("某府公告〔2022〕7号", "某府公告〔2022〕7号"),
        ("国务院令第1234号", "国务院令第1234号"),
        ("岚储发〔2020〕第12号", "岚储发〔2020〕12号"),
        # 标准号
        ("GB5749-2006", "GB5749-2006"),
        ("gb 5749—2006", "GB5749-2006"),
        ("ＧＢ５７４９－２００６", "GB5749-2006"),
        ("CJ-T206-2005", "CJ/T206-2005"),
        ("CJ/T 206-2005", "CJ/T206-2005"),
        ("DBJ43/T353-2020", "DBJ43/T353-2020"),
        ("GB/T 15834.1-2011", "GB/T15834.1-2011"),
        ("DB43/ 1234-2018", "DB43/1234-2018"),
        ("T/CECS 20-2018", "T/CECS20-2018"),
        # 统一登记号
        ("YZCR-2021-01009", "YZCR-2021-01009"),
        ("YZCR—2021—01009", "YZCR-2021-01009"),
        ("yzcr 2021 1009", "YZCR-2021-01009"),
        ("YZCR202101009", "YZCR-2021-01009"),
    ],
)
def test_one_number_in_any_spelling(text: str, normal: str) -> None:
    number = parse(text, KNOWN)
    assert number is not None
    assert str(number) == normal


@pytest.mark.parametrize(
    "text",
    [
        "",
        "永政办发",
        "13号",
        "2021 13",
        "〔2021〕13号",
        "永政办发〔2021〕号",
        "永政办发〔2021〕013号",
        "永政办发〔1821〕13号",
        "永政办发〔2021〕13号文件",
        "根据永政办发〔2021〕13号",
        "永政办函2021 13",  # neither brackets nor 号, and the series is not known
        "电话2021138",
        "2021年7月13号",
        "百万庄6号路",
        "第7-8期",
        "LK20210020号",
        "命令第3号",
        "责令二次供水",
        "国务院令2021年3月1日",
        "国务院令2021号",
        "国务院令第十十号",
        "GB5749",
        "YZCR",
        "01009",
        "JULY 2021 15",
        "GDP2016-2020",
        "2021-2025年",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert parse(text, KNOWN) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本实施方案与湘政办发〔2020〕55号同步施行。", ["湘政办发〔2020〕55号"]),
        ("现根据永政办发〔2021〕13号执行", ["永政办发〔2021〕13号"]),
        ("通知》(永政办函〔2020〕37号)同时废止。", ["永政办函〔2020〕37号"]),
        ("规程的通知》(人社部发[2012]11号)文件精神", ["人社部发[2012]11号"]),
        ("实施意见》(湘政办发〔2020〕55 号)规定:", ["湘政办发〔2020〕55 号"]),
        ("（国务院令 158 号）", ["国务院令 158 号"]),
        ("（湖南省人民政府令第265号）等", ["湖南省人民政府令第265号"]),
        ("（CJ-T206-2005）、《生活饮用水卫生标准》（GB5749-2006）以及", ["CJ-T206-2005", "GB5749-2006"]),
        ("标准》（DBJ43/T353-2020，以下简称《标准》）", ["DBJ43/T353-2020"]),
        ("(永政办发〔2021〕11号 YZCR-2021-01007) (7)", ["永政办发〔2021〕11号", "YZCR-2021-01007"]),
        ("湘政发〔２０２０〕１５号和湘环办（2020）69号", ["湘政发〔２０２０〕１５号", "湘环办（2020）69号"]),
        ("国务院令第722号和公安部令第123号", ["国务院令第722号", "公安部令第123号"]),
        # where the series begins
        ("请查阅湘政办发〔2020〕55号", ["湘政办发〔2020〕55号"]),
        ("省住建厅湘建城〔2020〕180号", []),
        ("湘建城〔2020〕180号", ["湘建城〔2020〕180号"]),
        ("我们已经学习某某办发〔2020〕55号", []),
        ("（国卫办财务函〔2020〕55号）", ["国卫办财务函〔2020〕55号"]),
        ("和政办发〔2020〕55号", ["和政办发〔2020〕55号"]),
        ("与和政办发〔2020〕55号同步", ["和政办发〔2020〕55号"]),
        ("违反国务院令第722号的", ["国务院令第722号"]),
        ("（住房和城乡建设部令第32号）", ["住房和城乡建设部令第32号"]),
        ("本办法和公安部令第3号", []),
        ("本办法与公安部令第3号", ["公安部令第3号"]),
        ("中华人民共和国国务院令第707号公布", ["中华人民共和国国务院令第707号"]),
        # what looks like a number
        ("准印证号：（湘M）LK20210020号", []),
        ("百万庄3号路（南津南路-百万庄5号路）", []),
        ("停车设施专项规划（2021-2025年）》", []),
        ("项目计划表（2021—2023年）", []),
        ("GDP2016-2020年均增长", []),
        ("责令二次供水运行维护单位", []),
        ("国务院令公布，2021年3月1日起施行", []),
        ("交通运输部令2021年第3号", ["交通运输部令2021年第3号"]),
        ("财政部公告〔2016〕第6号", ["财政部公告〔2016〕第6号"]),
        ("岚储发〔2020〕第12号", ["岚储发〔2020〕第12号"]),
        ("湘建城〔2020〕", []),
        ("180号)等法规", []),
    ],
)
def test_numbers_in_running_text(text: str, found: list[str]) -> None:
    assert [each.text for each in find(text, KNOWN)] == found


@pytest.mark.parametrize(
    ("number", "typed"),
    [
        (
            NOTICE,
            [
                "永政办发〔2021〕13号",
                "永政办发[2021]13号",
                "永政办发(2021)13号",
                "永政办发（2021）13号",
                "永政办发【2021】13号",
                "永政办发［2021］13号",
                "永政办发〔２０２１〕１３号",
                "永政办发 〔2021〕 13 号",
                "永政办发〔2021〕13",
                "永政办发2021年13号",
                "永政办发202113号",
                "永政办发 2021 13",
            ],
        ),
        (
            OrderNumber("国务院", 722),
            [
                "国务院令第722号",
                "国务院令722号",
                "国务院令 722 号",
                "国务院令722",
                "国令第722号",
                "国令722号",
                "国令 722 号",
                "国令722",
            ],
        ),
        (
            StandardNumber("CJ/T", "206", 2005),
            ["CJ/T206-2005", "CJ/T 206-2005", "CJ/T 206—2005", "CJ-T206-2005", "cj/t206-2005"],
        ),
        (
            RegistrationNumber("YZCR", 2021, 1009),
            ["YZCR-2021-01009", "yzcr-2021-01009", "YZCR202101009", "YZCR 2021 01009", "yzcr 2021 1009"],
        ),
    ],
)
def test_the_spellings_people_type(number: Number, typed: list[str]) -> None:
    assert number.spellings() == typed


def test_numbers_of_all_kinds_have_one_order() -> None:
    ordered: list[Number] = [
        DocumentNumber("永政办发", 2020, 37),
        DocumentNumber("永政办发", 2021, 9),
        DocumentNumber("永政办发", 2021, 13),
        OrderNumber("国务院", 158),
        OrderNumber("国务院", 722),
        StandardNumber("GB", "749", 2006),
        StandardNumber("GB", "5749", 1985),
        StandardNumber("GB", "5749", 2006),
        RegistrationNumber("YZCR", 2021, 1009),
    ]
    backwards = list(reversed(ordered))
    assert sorted(backwards, key=lambda number: number.key) == ordered
    assert [number.kind for number in ordered[2::3]] == ["document", "standard", "registration"]


YEARS = st.integers(1949, 2099)
SERIES = st.from_regex("[永湘国环财建人][政办发财环函字]{1,4}", fullmatch=True)
NUMBERS: st.SearchStrategy[Number] = st.one_of(
    st.builds(
        DocumentNumber,
        SERIES,
        YEARS,
        st.integers(1, 99999),
    ),
    st.builds(
        OrderNumber,
        st.sampled_from(["国务院", "湖南省人民政府", "公安部", "生态环境部", "国家税务总局", "国家主席"]),
        st.integers(1, 999),
    ),
    st.builds(
        StandardNumber,
        st.sampled_from(["GB", "GB/T", "CJ/T", "CJJ", "DB43/", "DBJ43/T", "T/CECS"]),
        st.from_regex(r"[1-9][0-9]{0,5}(\.[1-9])?", fullmatch=True),
        YEARS,
    ),
    st.builds(RegistrationNumber, st.sampled_from(["YZCR", "HNPR", "CSXDR"]), YEARS, st.integers(1, 99999)),
)


@given(NUMBERS)
def test_every_spelling_reads_back(number: Number) -> None:
    series = {number.series} if isinstance(number, DocumentNumber) else set()
    for spelling in number.spellings():
        assert parse(spelling, series) == number
    assert parse(str(number)) == number


@given(
    NUMBERS,
    st.sampled_from(["根据", "本方案与", "按照", "（", "《某办法》（", "，"]),
    st.sampled_from(["）执行", "。", "的规定"]),
)
def test_a_number_is_found_after_a_lead_in(number: Number, before: str, after: str) -> None:
    text = f"{before}{number}{after}"
    assert [(each.text, each.number) for each in find(text)] == [(str(number), number)]


@given(st.text("永政办发和与根据国务院令第〔〕[]（）()2021１３号GBT/-YZCR 一十，", max_size=60) | st.text())
def test_finding_never_raises_and_keeps_places(text: str) -> None:
    end = 0
    for each in find(text, KNOWN):
        assert end <= each.start < each.end
        assert text[each.start : each.end] == each.text
        assert parse(each.text, KNOWN) == each.number
        end = each.end
