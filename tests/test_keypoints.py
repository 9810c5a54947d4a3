"""要点: whole sentences, as printed, that surely answer what readers ask; anything else is left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from case_gazette import NAMES, write_case
from fabricated_gazette import with_text

from gazette import model as m
from gazette.archive import Archive
from gazette.checks import check
from gazette.keypoints import KeyPoint, key_points
from gazette.life import life
from gazette.links import Links
from gazette.site import Site
from gazette.statements import statements
from gazette.store import load


def of(*articles: str, points: tuple[m.Point, ...] | None = None) -> list[KeyPoint]:
    """The card of a regulation with these articles."""
    return card(regulation(*articles, points=points))


def regulation(*articles: str, points: tuple[m.Point, ...] | None = None) -> m.Gazette:
    gazette = with_text("略。")
    body = tuple(
        m.Article(f"第{number}条", (m.Paragraph(text),))
        for number, text in zip("一二三四五六七八九", articles, strict=False)
    )
    notice = gazette.issues[0].folders[0].notice
    return with_notice(gazette, replace(notice, body=body, points=points, enclosures=()))


def with_notice(gazette: m.Gazette, notice: m.Notice) -> m.Gazette:
    (issue,) = gazette.issues
    folder = replace(issue.folders[0], notice=notice)
    return replace(gazette, issues=(replace(issue, folders=(folder, *issue.folders[1:])),))


def card(gazette: m.Gazette) -> list[KeyPoint]:
    archive = Archive(gazette)
    document = archive.by_id["moufu-2024-3"]
    told = list(statements(document, Links(archive)))
    return key_points(document, told, *life(told, document))


SAID = [
    ("本市行政区域内房屋的占位活动，适用本办法。", "谁适用"),
    ("本办法适用于本市行政区域内的占位。", "谁适用"),
    ("在本市从事占位的，适用本规定。", "谁适用"),
    ("在本市从事占位的单位和个人，应当遵守本条例。", "谁适用"),
    ("本细则的规定，适用于本市行政区域内的占位。", "谁适用"),
    ("市占位局是全市占位工作的主管部门。", "谁管"),
    ("市占位部门为占位行政主管部门，负责日常工作。", "谁管"),
    ("县级以上人民政府占位行政主管部门负责本行政区域内占位的监督管理工作。", "谁管"),
    ("市占位局（以下称市占位部门）负责全市占位管理工作。", "谁管"),
    ("占位收费标准为每小时2元。", "收费"),
    ("小型车5元/小时。", "收费"),
    ("占位的，按次收取占位费6元。", "收费"),
    ("占位不满30分钟的，免费使用。", "收费"),
    ("办理占位登记不得收取费用。", "收费"),
    ("残疾人占位的，免收占位费。", "收费"),
    ("占位服务实行差异化收费。", "收费"),
    ("向社会开放的，可以依法收取占位费。", "收费"),
    ("占位收费标准由市价格主管部门制定。", "收费"),
    ("更换费用由经营单位承担。", "收费"),
    ("由经营单位承担的，费用由经营单位承担；其他的由业主承担。", "收费"),
    ("违反规定占位的，处1000元以上5000元以下罚款。", "罚则"),
    ("违反规定占位的，处罚款。", "罚则"),
    ("占位的，由市占位局责令限期改正；逾期不改的，并处500元罚款。", "罚则"),
    ("违反本办法第三条，由市占位局责令停止占位。", "罚则"),
    ("工作人员玩忽职守的，依法给予处分。", "罚则"),
    ("伪造证件的，由市占位局吊销占位许可证。", "罚则"),
    # to whom a part of it applies, or something else
    ("不适用本办法的占位，从其规定。", ""),
    ("军用占位不适用本办法。", ""),
    ("其他县区占位，参照适用本办法。", ""),
    ("占位的，适用本办法第五条的规定。", ""),
    ("第五条的规定适用于公用占位。", ""),
    ("本标准所列数值适用于新建占位。", ""),
    ("占位损害的，适用有关法律的规定。", ""),
    ("下列占位适用本办法：", ""),
    ("占位单位应当遵守本办法。", ""),
    ("为了加强占位管理，制定本办法。", ""),
    ("本办法所称占位，是指占用位置。", ""),
    # who takes part, or manages a house of his own
    ("市占位局应当加强巡查。", ""),
    ("市财政、公安等部门按照各自职责负责占位的有关管理工作。", ""),
    ("有关部门负责占位的监督管理工作。", ""),
    ("各局负责职责范围内的占位管理工作。", ""),
    ("内设机构负责占位管理工作。", ""),
    ("该部门是占位的主管部门。", ""),
    ("建设单位应当报占位主管部门备案。", ""),
    # money that is no fee
    ("设立占位补助资金，每户补助500元。", ""),
    ("工作经费由财政承担。", ""),
    ("占位工程费用在100万元以上的，应当招标。", ""),
    ("每年安排占位费用不低于200万元。", ""),
    ("配合价格主管部门制定收费标准。", ""),
    ("占位单位应当公示收费依据。", ""),
    ("每亩产值达到3000元。", ""),
    ("应当为巡查人员免费提供便利。", ""),
    # penalties that are spoken of, or lean on another sentence
    ("各部门应当对罚款的执行情况进行检查。", ""),
    ("当事人应当自收到处罚决定书之日起十五日内缴纳罚款。", ""),
    ("被责令停止占位的，应当及时撤出。", ""),
    ("被吊销许可证的，应当交回。", ""),
    ("违反规定的，依照《占位法》的规定处理。", ""),
    ("逾期不改的，处500元罚款。", ""),
    ("情节严重的，依法给予处分。", ""),
    ("违反前款规定的，处500元罚款。", ""),
    ("有下列行为之一的，责令改正：", ""),
    ("由市占位局责令改正。", ""),
    ("违反规定的，处500元罚款；", ""),
    ("“处1000元罚款”一句，改为如下。", ""),
    ("占位应当有序进行。", ""),
    ("任何单位和个人有权举报。", ""),
]


@pytest.mark.parametrize(("sentence", "label"), SAID)
def test_what_a_sentence_answers(sentence: str, label: str) -> None:
    found = of(sentence)
    assert [point.label for point in found] == ([label] if label else [])
    assert all(point.words == sentence for point in found)


def test_no_more_than_two_of_a_label_and_in_the_order_that_readers_ask() -> None:
    found = of(
        "违者处100元罚款。",
        "占位每次收费标准为2元。",
        "收费标准为每次3元。",
        "收费标准为每次4元。",
        "本办法适用于占位。",
        "本办法自2024年6月1日起施行。",
    )
    assert [(point.label, point.unit.anchor) for point in found] == [
        ("谁适用", "article-5"),
        ("何时起", "article-6"),
        ("收费", "article-2"),
        ("收费", "article-3"),
        ("罚则", "article-1"),
    ]


def test_what_is_paid_comes_before_who_sets_it() -> None:
    found = of("占位收费标准由市价格主管部门制定。", "临时占位的，免费使用。", "占位服务实行差异化收费。")
    assert [point.unit.anchor for point in found] == ["article-2", "article-3"]


def test_who_is_in_charge_is_not_told_beside_who_takes_part() -> None:
    found = of("市登记局负责占位登记管理工作。", "市占位局是占位的主管部门。")
    assert [point.words for point in found] == ["市占位局是占位的主管部门。"]
    assert len(of("市登记局负责占位登记管理工作。", "市占位局负责占位备案管理工作。")) == 2


def test_no_more_than_seven_in_all() -> None:
    found = of(
        "本办法适用于占位。",
        "市占位局是占位的主管部门。市登记局是登记的主管部门。",
        "小型车5元/小时。大型车8元/小时。",
        "擅自占位的，处100元罚款。伪造证件的，处200元罚款。",
        "在本市从事占位的，适用本办法。",
        "第一条自2024年5月1日起施行。本办法自2024年6月1日起施行。",
    )
    assert [point.label for point in found] == ["谁适用", "谁管", "何时起", "收费", "罚则"]


def test_what_a_semicolon_parts_is_one_sentence() -> None:
    words = "本办法自2024年6月1日起施行；以前的规定与本办法不一致的，以本办法为准。"
    assert words in {point.words for point in of("本办法适用于占位。", words)}


def test_items_are_parts_of_the_sentence_they_stand_under() -> None:
    item = m.Item("（一）", (m.Paragraph("擅自占位的，处100元罚款。"),))
    gazette = regulation("本办法适用于占位。")
    notice = gazette.issues[0].folders[0].notice
    article = m.Article("第二条", (m.Paragraph("依照以下处理。"), item))
    found = card(with_notice(gazette, replace(notice, body=(*notice.body, article))))
    assert [point.label for point in found] == ["谁适用"]


PLANNED = [
    ("市占位局负责组织实施全市占位工作。", "谁管"),
    ("由市占位委员会负责统筹、协调占位工作。", "谁管"),
    ("占位工作领导小组负责牵头协调占位工作。", "谁管"),
    # of a plan nothing is paid and punished, and a task is no charge
    ("市占位局负责本辖区的占位登记工作。", ""),
    ("各部门负责组织实施各自的工作。", ""),
    ("市占位局负责制定占位规程。", ""),
    ("占位收费标准为每小时2元。", ""),
    ("违反规定占位的，处1000元罚款。", ""),
]


@pytest.mark.parametrize(("sentence", "label"), PLANNED)
def test_what_a_sentence_of_a_plan_answers(sentence: str, label: str) -> None:
    gazette = regulation("略。")
    body = (m.Heading("一、占位", (m.Paragraph(sentence),)),)
    found = card(with_notice(gazette, replace(gazette.issues[0].folders[0].notice, body=body)))
    assert [(point.label, point.words) for point in found] == ([(label, sentence)] if label else [])


def test_only_what_stands_under_a_level_of_an_order_is_a_plan() -> None:
    gazette = regulation("略。")
    notice = gazette.issues[0].folders[0].notice
    told = m.Paragraph("市占位局负责组织实施全市占位工作。")
    planned = (m.Heading("一、占位", (told,)),)
    assert card(with_notice(gazette, replace(notice, body=(told,)))) == []
    assert card(with_notice(gazette, replace(notice, body=planned))) != []
    assert card(with_notice(gazette, replace(notice, body=planned, genre=m.Genre.REPORT))) == []


def test_dates_alone_make_no_card() -> None:
    assert of("占位应当有序。", "本办法自2024年6月1日起施行，有效期5年。") == []


def test_editors_choose_instead() -> None:
    points = (m.Point("谁可以占位", "article-1", "人人可以。"), m.Point("怎么占", "article-2"))
    found = of("占位须知。人人可以。", "先到先得。", "违者处100元罚款。", points=points)
    assert [(point.label, point.words) for point in found] == [
        ("谁可以占位", "人人可以。"),
        ("怎么占", "先到先得。"),
    ]


def test_what_editors_choose_is_the_text() -> None:
    points = (
        m.Point("甲", "article-9"),
        m.Point("乙", "article-1", "人人可以!"),
        m.Point("丙", "article-1"),
        m.Point("丁", "article-1", "须知。人人"),
        m.Point("戊", "article-1", "占位须知。"),
    )
    told = {
        one.fault
        for one in check(regulation("占位须知。人人可以。", "先到先得。", points=points))
        if "“article-" in one.fault or "整句" in one.fault
    }
    assert told == {
        "文中没有“article-9”这个位置",
        "“article-1”没有“人人可以!”这句话",
        "“须知。人人”不是整句",
    }


def test_editors_may_choose_that_there_is_none() -> None:
    assert of("本办法适用于占位。") != []
    assert of("本办法适用于占位。", points=()) == []


def cards(site: Site) -> dict[str, list[KeyPoint]]:
    found = {}
    for document in site.archive.notices.values():
        told = list(statements(document, site.links))
        points = key_points(document, told, site.effects[document.id], site.expiries[document.id])
        if points:
            found[document.id] = points
    return found


def check_words(found: dict[str, list[KeyPoint]]) -> None:
    for points in found.values():
        assert len(points) <= 7
        for point in points:
            assert point.words in point.unit.text
            assert point.words.endswith("。")
            before = point.unit.text.partition(point.words)[0].strip()
            assert not before or before == point.unit.marker or before.endswith("。")


@pytest.mark.slow
def test_every_line_is_the_text_s_own(site: Site) -> None:
    check_words(cards(site))


@pytest.mark.parametrize("name", NAMES)
def test_so_it_is_in_every_form_of_document(name: str, tmp_path: Path) -> None:
    write_case(name, tmp_path)
    gazette, _ = load(tmp_path)
    check_words(cards(Site(gazette)))


def test_the_cards_of_the_issue_that_is_printed(site: Site) -> None:
    """Read against the text, one by one: what would be misleading is not among them."""
    told = {
        id: [f"{point.label} {point.unit.anchor} {point.words[:12]}" for point in points]
        for id, points in cards(site).items()
    }
    assert told == {
        "yongzhengbanfa-2021-13": [
            "谁管 article-3 市城管执法部门是城市二次",
            "何时起 article-24 本办法自 2021 年 ",
            "收费 article-20 由供水企业统一管理的二次",
            "收费 article-21 已移交或委托供水企业管理",
        ],
        "yongzhengbanfa-2021-16": [
            "谁管 section-5-2 由市城市管理委员会负责统",
            "目标 section-2-p2 到 2023 年，中心城",
        ],
        "yongzhengbanfa-2021-18": [
            "谁管 section-3-4-p2 市人社局负责组织实施全市",
            "何时起 enclosure-1-p2 本实施方案与湘政办发〔2",
        ],
        "yongzhengbanfa-2021-19": [
            "谁适用 article-2 中心城区（包括冷水滩区、",
            "谁管 article-5 市城管执法部门为停车场管",
            "何时起 article-21 本办法自公布之日起施行。",
            "收费 article-13 国家机关、社会团体和其他",
            "收费 article-19 机动车停放服务实行差异化",
        ],
    }
