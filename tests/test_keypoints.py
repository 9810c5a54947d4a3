"""要点: whole sentences, as printed, that surely answer what readers ask; anything else is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fabricated_gazette import with_text

from gazette import model as m
from gazette.archive import Archive
from gazette.checks import check
from gazette.keypoints import KeyPoint, key_points
from gazette.life import life
from gazette.links import Links
from gazette.site import Site
from gazette.statements import statements


def of(*articles: str, points: tuple[m.Point, ...] = ()) -> list[KeyPoint]:
    """The card of a regulation with these articles."""
    return card(regulation(*articles, points=points))


def regulation(*articles: str, points: tuple[m.Point, ...] = ()) -> m.Gazette:
    gazette = with_text("略。")
    (issue,) = gazette.issues
    body = tuple(
        m.Article(f"第{number}条", (m.Paragraph(text),))
        for number, text in zip("一二三四五六七八九", articles, strict=False)
    )
    notice = replace(issue.folders[0].notice, body=body, points=points, enclosures=())
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
    ("市占位局是全市占位工作的主管部门。", "谁管"),
    ("市占位部门为占位行政主管部门，负责日常工作。", "谁管"),
    ("县级以上人民政府占位行政主管部门负责本行政区域内占位的监督管理工作。", "谁管"),
    ("市占位局（以下称市占位部门）负责全市占位管理工作。", "谁管"),
    ("占位收费标准为每小时2元。", "收费"),
    ("小型车5元/小时。", "收费"),
    ("占位不满30分钟的，免费使用。", "收费"),
    ("办理占位登记不得收取费用。", "收费"),
    ("向社会开放的，可以依法收取占位费。", "收费"),
    ("更换费用由经营单位承担。", "收费"),
    ("由经营单位承担的，费用由经营单位承担；其他的由业主承担。", "收费"),
    ("违反规定占位的，处1000元以上5000元以下罚款。", "罚则"),
    ("由市占位局责令限期改正；逾期不改的，并处500元罚款。", "罚则"),
    ("情节严重的，依法给予处分。", "罚则"),
    # says none of it
    ("不适用本办法的占位，从其规定。", ""),
    ("为了加强占位管理，制定本办法。", ""),
    ("本办法所称占位，是指占用位置。", ""),
    ("占位应当有序进行。", ""),
    ("市占位局应当加强巡查。", ""),
    ("设立占位补助资金，每户补助500元。", ""),
    ("工作经费由财政承担。", ""),
    ("配合价格主管部门制定收费标准。", ""),
    ("任何单位和个人有权举报。", ""),
    ("“处1000元罚款”一句，改为如下。", ""),
    ("各部门应当对罚款的执行情况进行检查。", ""),
    ("占位单位应当公示收费依据。", ""),
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
    points = (m.Point("甲", "article-9"), m.Point("乙", "article-1", "人人可以!"), m.Point("丙", "article-1"))
    told = {
        one.fault
        for one in check(regulation("占位须知。人人可以。", "先到先得。", points=points))
        if "“article-" in one.fault
    }
    assert told == {"文中没有“article-9”这个位置", "“article-1”没有“人人可以!”这句话"}


def test_every_line_is_the_text_s_own(site: Site) -> None:
    cards = 0
    for document in site.archive.notices.values():
        told = list(statements(document, site.links))
        found = key_points(document, told, site.effects[document.id], site.expiries[document.id])
        cards += bool(found)
        assert all(point.words in point.unit.text for point in found)
    assert cards
