"""Citations, short titles and articles in the forms that gazettes print."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.citations import find_article_references, find_citations, find_definitions

NO_NUMBER = ""


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        # a title and the number in the bracket after it
        (
            "为贯彻落实《湖南省人民政府关于调整一批行政权力事项的通知》（湘政发〔2020〕15号）精神，",
            [
                (
                    "《湖南省人民政府关于调整一批行政权力事项的通知》（湘政发〔2020〕15号）",
                    "湘政发〔2020〕15号",
                )
            ],
        ),
        (
            "《永州市人民政府办公室关于加快推进生态廊道建设的通知》(永政办函〔2020〕37号)同时废止。",
            [
                (
                    "《永州市人民政府办公室关于加快推进生态廊道建设的通知》(永政办函〔2020〕37号)",
                    "永政办函〔2020〕37号",
                )
            ],
        ),
        (
            "人社部《关于印发工伤保险经办规程的通知》(人社部发[2012]11号)文件精神",
            [("《关于印发工伤保险经办规程的通知》(人社部发[2012]11号)", "人社部发〔2012〕11号")],
        ),
        (
            "《关于印发〈湖南省优化营商环境攻坚行动方案〉的通知》（湘政办发〔2021〕18 号），",
            [
                (
                    "《关于印发〈湖南省优化营商环境攻坚行动方案〉的通知》（湘政办发〔2021〕18 号）",
                    "湘政办发〔2021〕18号",
                )
            ],
        ),
        (
            "属于《国家突发环境事件应急预案》（国办函〔2014〕119号）中较大及以上",
            [("《国家突发环境事件应急预案》（国办函〔2014〕119号）", "国办函〔2014〕119号")],
        ),
        (
            "领导小组办公室《关于进一步做好改革工作的通知》（湘环赔偿办〔2018〕1号）、",
            [("《关于进一步做好改革工作的通知》（湘环赔偿办〔2018〕1号）", "湘环赔偿办〔2018〕1号")],
        ),
        (
            "《职责分工方案》（湘绿〔2020〕1号）要求",
            [("《职责分工方案》（湘绿〔2020〕1号）", "湘绿〔2020〕1号")],
        ),
        ("《通知》湘政办发〔2018〕83号", [("《通知》湘政办发〔2018〕83号", "湘政办发〔2018〕83号")]),
        # orders and standards
        (
            "《中华人民共和国城市供水条例》（国务院令 158 号）、"
            "《湖南省停车场管理办法》（湖南省人民政府令第265号）等",
            [
                ("《中华人民共和国城市供水条例》（国务院令 158 号）", "国务院令第158号"),
                ("《湖南省停车场管理办法》（湖南省人民政府令第265号）", "湖南省人民政府令第265号"),
            ],
        ),
        (
            "根据《优化营商环境条例》（国务院令 722 号）",
            [("《优化营商环境条例》（国务院令 722 号）", "国务院令第722号")],
        ),
        (
            "住建部《城市供水水质标准》（CJ-T206-2005）、《生活饮用水卫生标准》（GB5749-2006）以及",
            [
                ("《城市供水水质标准》（CJ-T206-2005）", "CJ/T206-2005"),
                ("《生活饮用水卫生标准》（GB5749-2006）", "GB5749-2006"),
            ],
        ),
        (
            "按照《设施技术标准》（DBJ43/T353-2020，以下简称《标准》）执行，符合《标准》要求。",
            [
                ("《设施技术标准》（DBJ43/T353-2020，以下简称《标准》）", "DBJ43/T353-2020"),
                ("《标准》", NO_NUMBER),
            ],
        ),
        # titles in titles, spaces and brackets in titles
        (
            "《中共中央办公厅 国务院办公厅关于印发〈赔偿制度改革方案〉的通知》（中办发〔2017〕68号）、",
            [
                (
                    "《中共中央办公厅 国务院办公厅关于印发〈赔偿制度改革方案〉的通知》（中办发〔2017〕68号）",
                    "中办发〔2017〕68号",
                )
            ],
        ),
        ("《关于印发《占位办法》的通知》", [("《关于印发《占位办法》的通知》", NO_NUMBER)]),
        (
            "《湖南省实施〈中华人民共和国城市供水条例〉办法》、《湖南省市政公用事业特许经营条例》",
            [
                ("《湖南省实施〈中华人民共和国城市供水条例〉办法》", NO_NUMBER),
                ("《湖南省市政公用事业特许经营条例》", NO_NUMBER),
            ],
        ),
        ("《永州市停车场管理办法（试行）》已经", [("《永州市停车场管理办法（试行）》", NO_NUMBER)]),
        ("《实施方案》（征求意见稿）。", [("《实施方案》", NO_NUMBER)]),
        ("《管理暂行办法》（已废止）比较", [("《管理暂行办法》", NO_NUMBER)]),
        ("《三年行动计划(2021—2023年)》", [("《三年行动计划(2021—2023年)》", NO_NUMBER)]),
        ("《关于“小额工伤”的通知(试行)》,", [("《关于“小额工伤”的通知(试行)》", NO_NUMBER)]),
        ("《关于转发湘政发〔2020〕15号的通知》", [("《关于转发湘政发〔2020〕15号的通知》", NO_NUMBER)]),
        # a list without separators
        (
            "依据《民法典》《道路交通安全法》《城乡规划法》等",
            [("《民法典》", NO_NUMBER), ("《道路交通安全法》", NO_NUMBER), ("《城乡规划法》", NO_NUMBER)],
        ),
        # numbers alone
        ("本实施方案与湘政办发〔2020〕55号同步施行。", [("湘政办发〔2020〕55号", "湘政办发〔2020〕55号")]),
        (
            "(永政办发〔2021〕11号 YZCR-2021-01007)",
            [("永政办发〔2021〕11号", "永政办发〔2021〕11号"), ("YZCR-2021-01007", "YZCR-2021-01007")],
        ),
        (
            "《条例》和国务院令第722号",
            [("《条例》", NO_NUMBER), ("国务院令第722号", "国务院令第722号")],
        ),
        # whose number is it?
        (
            "《两个通知》（国发〔2020〕1号、湘政发〔2020〕2号）",
            [
                ("《两个通知》", NO_NUMBER),
                ("国发〔2020〕1号", "国发〔2020〕1号"),
                ("湘政发〔2020〕2号", "湘政发〔2020〕2号"),
            ],
        ),
        (
            "《通知》（湘政发〔2020〕2号，GB5749-2006）",
            [
                ("《通知》", NO_NUMBER),
                ("湘政发〔2020〕2号", "湘政发〔2020〕2号"),
                ("GB5749-2006", "GB5749-2006"),
            ],
        ),
        (
            "《通知》（见湘政发〔2020〕2号）",
            [("《通知》", NO_NUMBER), ("湘政发〔2020〕2号", "湘政发〔2020〕2号")],
        ),
        (
            "《通知》（湘政发〔2020〕2号",
            [("《通知》", NO_NUMBER), ("湘政发〔2020〕2号", "湘政发〔2020〕2号")],
        ),
        (
            "《通知》（湘政发〔2020〕2号，已废止）",
            [("《通知》（湘政发〔2020〕2号，已废止）", "湘政发〔2020〕2号")],
        ),
        # damage, and what is no citation
        ("通知》和《办法》", [("《办法》", NO_NUMBER)]),
        ("《某某通知，见《办法》", [("《办法》", NO_NUMBER)]),
        ("《甲〈乙》丙", []),
        ("《》", []),
        ("“一件事一次办”改革，新增3项，规划（2021-2025年）", []),
    ],
)
def test_citations(text: str, cited: list[tuple[str, str]]) -> None:
    found = find_citations(text)
    assert [(each.text, str(each.number or NO_NUMBER)) for each in found] == cited


def test_a_title_is_what_its_outermost_marks_enclose() -> None:
    text = "《湖南省实施〈工伤保险条例〉办法》（国发〔2020〕1号）和湘政发〔2020〕2号"
    titles = [citation.title for citation in find_citations(text)]
    assert titles == ["湖南省实施〈工伤保险条例〉办法", None]


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        ("制定了《改革工作的通知》（以下简称《通知》）。", [("通知", "《改革工作的通知》")]),
        ("出台《二次供水管理办法》（下称《办法》）对", [("办法", "《二次供水管理办法》")]),
        ("制定了《停车场管理办法(草案)》(后简称《办法》)。而后", [("办法", "《停车场管理办法(草案)》")]),
        (
            "《三年行动计划（2021—2023年）》（以下简称《三年行动计划》）。",
            [("三年行动计划", "《三年行动计划（2021—2023年）》")],
        ),
        (
            "《技术标准》（DBJ43/T353-2020，以下简称《标准》）执行",
            [("标准", "《技术标准》（DBJ43/T353-2020，以下简称《标准》）")],
        ),
        (
            "《通知》（湘政发〔2020〕15号）（以下简称“《十五号通知》”）",
            [("十五号通知", "《通知》（湘政发〔2020〕15号）")],
        ),
        ("（湘政发〔2020〕15号，简称《通知》）", [("通知", "湘政发〔2020〕15号")]),
        ("《甲法》《乙法》（以下统称《二法》）", []),  # two instruments, no short title for one
        ("行政主管部门（以下称市供水行政主管部门），", []),
        ("财政专户（以下简称市财政专户）。", []),
        ("《办法》（以下简称本办法）", []),
        ("对该《通知》进行了修改", []),
    ],
)
def test_short_titles(text: str, defined: list[tuple[str, str]]) -> None:
    found = find_definitions(text)
    assert [(each.short, each.citation.text) for each in found] == defined
    assert [text[each.start : each.end] for each in found] == [f"《{short}》" for short, _ in defined]


ALONE = None  # the text does not say which document the article is of


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("一是《办法》第二条对二次供水作出了新的定义", [("第二条", 2, "《办法》")]),
        ("《工伤保险条例》第十七条规定:“职工", [("第十七条", 17, "《工伤保险条例》")]),
        (
            "《条例》（国务院令 722 号）第五条和《办法》第六条",
            [("第五条", 5, "《条例》"), ("第六条", 6, "《办法》")],
        ),
        ("《办法》中的第 14 条", [("第 14 条", 14, "《办法》")]),
        ("《办法》第一百零五条", [("第一百零五条", 105, "《办法》")]),
        ("《办法》第一百〇五条", [("第一百〇五条", 105, "《办法》")]),
        # lists
        (
            "《办法》第十四条、十五条、十六条明确了水质要求",
            [("第十四条", 14, "《办法》"), ("十五条", 15, "《办法》"), ("十六条", 16, "《办法》")],
        ),
        (
            "等有关规定，《办法》第五、六、七、八、九、十条分别从",
            [
                ("第五", 5, "《办法》"),
                ("六", 6, "《办法》"),
                ("七", 7, "《办法》"),
                ("八", 8, "《办法》"),
                ("九", 9, "《办法》"),
                ("十条", 10, "《办法》"),
            ],
        ),
        ("《办法》第二条和第三条", [("第二条", 2, "《办法》"), ("第三条", 3, "《办法》")]),
        ("第五条、三条道路", [("第五条", 5, ALONE)]),
        ("第五条和六条道路", [("第五条", 5, ALONE)]),
        ("第五条、第六", [("第五条", 5, ALONE)]),
        # ranges
        ("《办法》第五条至第七条", [("第五条至第七条", n, "《办法》") for n in (5, 6, 7)]),
        ("第五至七条、第九条", [("第五至七条", n, ALONE) for n in (5, 6, 7)] + [("第九条", 9, ALONE)]),
        ("第5—7条", [("第5—7条", n, ALONE) for n in (5, 6, 7)]),
        ("第七条至第五条", [("第七条", 7, ALONE), ("第五条", 5, ALONE)]),
        ("第一条至第一百条", [("第一条至第一百条", n, ALONE) for n in range(1, 101)]),
        ("第一条至第一百零一条", [("第一条至第一百零一条", n, ALONE) for n in (1, 101)]),
        # the title named earlier in the same text
        (
            "《办法》第五条明确改造要求，减少数量。第六条、七条明确技术规范。",
            [("第五条", 5, "《办法》"), ("第六条", 6, "《办法》"), ("七条", 7, "《办法》")],
        ),
        (
            "《办法》第五条规定：合理布置。应按照《技术标准》执行。第八条规定：同步上传。",
            [("第五条", 5, "《办法》"), ("第八条", 8, "《办法》")],
        ),
        (
            "《办法》第五条。本办法第六条，公务员法第七条",
            [("第五条", 5, "《办法》"), ("第六条", 6, ALONE)],
        ),
        ("《办法》规定如下。第八条规定", [("第八条", 8, ALONE)]),
        ("第十七条、十八条明确规范卫生管理", [("第十七条", 17, ALONE), ("十八条", 18, ALONE)]),
        # without 第, at the beginning of a sentence only
        (
            "四是明确运行维护。十一条明确管理模式。第十二条、十三条对设备",
            [("十一条", 11, ALONE), ("第十二条", 12, ALONE), ("十三条", 13, ALONE)],
        ),
        ("十一条规定", [("十一条", 11, ALONE)]),
        ("十一条道路通车", []),
        ("主要有五条规定", []),
        ("《刑法》第一百三十三条之一", [("第一百三十三条之一", 133, "《刑法》")]),
        ("第三条至第五条之一", [("第三条", 3, None), ("第五条之一", 5, None)]),
        ("第三条之一至第五条", [("第三条之一", 3, None), ("第五条", 5, None)]),
        # what is no reference
        ("《办法》共六章二十四条,分为总则、规划建设", []),
        ("附则，共四章二十一条。第一章总则明确了制定目的", []),
        ("意见建议16条;2020年11月6日", []),
        ("基本原则：主要有五条，坚持", []),
        ("按照本条第一款规定应当由", []),
        ("第七、第八次会议", []),
        ("第三条之规定", []),
        ("《关于第五条的解释》", []),
        ("第十十条", []),
    ],
)
def test_article_references(text: str, references: list[tuple[str, int, str | None]]) -> None:
    found = find_article_references(text)
    assert [(each.text, each.article, each.of and text[slice(*each.of)]) for each in found] == references


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("第三条之一", [(3, 1)]),
        ("第三条、第三条之二、第四条", [(3,), (3, 2), (4,)]),
        ("第一百二十条之十二第（二）项", [(120, 12)]),
        ("第三条之十十", []),
    ],
)
def test_articles_put_in_between(text: str, paths: list[tuple[int, ...]]) -> None:
    assert [each.path for each in find_article_references(text)] == paths


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("第十四条第（二）项", [("第十四条第（二）项", 14, 2)]),
        ("第十四条第二款第(三)项", [("第十四条第二款第(三)项", 14, 3)]),
        ("第十四条第一款", [("第十四条第一款", 14, None)]),
        ("第二条第三项、第四条", [("第二条第三项", 2, 3), ("第四条", 4, None)]),
    ],
)
def test_items_of_articles(text: str, places: list[tuple[str, int, int | None]]) -> None:
    assert [(each.text, each.article, each.item) for each in find_article_references(text)] == places


TEXTS = (
    st.text("《》〈〉（）()〔〕第条项款至、和五十二〇19令号湘政发国务院下称简办法。 ，GB5749-20", max_size=80)
    | st.text()
)


@given(TEXTS)
def test_spans_are_true_ordered_and_apart(text: str) -> None:
    citations = find_citations(text)
    definitions = find_definitions(text)
    articles = find_article_references(text)
    printed = [(each.start, each.end, each.text) for each in citations]
    printed += [(each.start, each.end, each.text) for each in articles]
    assert all(text[start:end] == words != "" for start, end, words in printed)
    for one, next_one in pairwise(citations):
        assert one.end <= next_one.start
    for former, latter in pairwise(articles):
        assert former.end <= latter.start or (
            (former.start, former.end) == (latter.start, latter.end) and former.article + 1 == latter.article
        )
    for definition in definitions:
        assert text[definition.start : definition.end] == f"《{definition.short}》"
        assert definition.citation in citations
    starts = {citation.start for citation in citations if citation.title}
    assert all(text[each.of[0]] == "《" and each.of[0] in starts for each in articles if each.of)
