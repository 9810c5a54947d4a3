"""Anchors: unique in every document, and those that design.md promises."""

from __future__ import annotations

import pytest
from real_gazette import archive

from gazette import model
from gazette.document import Document
from gazette.outline import interpretation_units, notice_units, run_in_titles, stretch

ARCHIVE = archive()
TEXTS = [document for document in ARCHIVE.documents if document.kind != "table"]


@pytest.mark.parametrize("document", TEXTS, ids=lambda document: document.id)
def test_anchors_are_unique_and_fit_for_an_address(document: Document) -> None:
    anchors = [unit.anchor for unit in document.units]
    assert len(set(anchors)) == len(anchors)
    assert [
        anchor for anchor in anchors if not anchor.isascii() or anchor != anchor.lower() or " " in anchor
    ] == []


@pytest.mark.parametrize("document", TEXTS, ids=lambda document: document.id)
def test_what_a_unit_stands_under_stands_before_it(document: Document) -> None:
    seen: set[str] = set()
    for unit in document.units:
        assert set(unit.ancestors) <= seen
        seen.add(unit.anchor)


@pytest.mark.parametrize(
    ("address", "beginning"),
    [
        (
            "yongzhengbanfa-2021-13#title",
            "永州市人民政府办公室关于印发《永州市中心城区二次供水管理办法》的通知",
        ),
        ("yongzhengbanfa-2021-13#number", "永政办发〔2021〕13号"),
        ("yongzhengbanfa-2021-13#p1", "《永州市中心城区二次供水管理办法》已经市人民政府同意"),
        ("yongzhengbanfa-2021-13#signed", "2021年7月15日"),
        ("yongzhengbanfa-2021-13#enclosure-1", "永州市中心城区二次供水管理办法"),
        ("yongzhengbanfa-2021-13#chapter-3", "第三章 运行维护"),
        ("yongzhengbanfa-2021-13#article-14", "第十四条二次供水单位应当建立"),
        ("yongzhengbanfa-2021-13#article-14-item-2", "(二)对二次供水设施进行清洗、消毒"),
        ("yongzhengbanfa-2021-13#article-13-p2", "因工程施工、设备维修"),
        ("yongzhengbanfa-2021-11#section-1", "一、指导思想、基本原则和发展目标"),
        ("yongzhengbanfa-2021-11#section-1-2", "(二) 基本原则"),
        ("yongzhengbanfa-2021-11#section-1-2-3", "3.坚持属地负责与行业主管相结合。"),
        ("yongzhengbanfa-2021-11#section-3-2", "（二）加大资金支持。"),
        ("yongzhengbanfa-2021-11#p2", "本实施意见自发布之日起施行。"),
        ("yongzhengbanfa-2021-12#section-3-5-3-p2", "磋商期限一般不超过 90 日"),
        ("yongzhengbanfa-2021-12#section-3-5-3-4", "(4)超过磋商期限，仍未达成赔偿协议的；"),
        ("yongzhengbanfa-2021-12#enclosures", "附件：生态环境损害赔偿工作职责分工表"),
        ("yongzhengbanfa-2021-14#enclosure-1-p1", "为持续优化我市营商环境"),
        ("yongzhengbanfa-2021-16#section-4-1-2-6", "(6)出台城市停车场管理法规制度。"),
        ("yongzhengren-2021-10#p2", "黄守平同志任市人民政府副秘书长；"),
        ("yongzhengbanfa-2021-11-interpretation#item-4-p3", "第二部分为建设范围及内容。"),
        ("yongzhengbanfa-2021-19-interpretation#section-4-9-p3", "机动车停放服务实行差异化、超时收费。"),
    ],
)
def test_an_address_leads_to_its_text(address: str, beginning: str) -> None:
    name, anchor = address.split("#")
    found = [unit.text for unit in ARCHIVE.by_id[name].units if unit.anchor == anchor]
    assert len(found) == 1
    assert found[0].startswith(beginning)


def _anchors(*enclosures: model.Enclosure, body: tuple[model.Block, ...] = ()) -> list[str]:
    notice = model.Notice(title="甲", numbers=("乙",), issuers=("丙",), body=body, enclosures=enclosures)
    return [unit.anchor for unit in notice_units(notice) if unit.kind not in ("title", "number", "signature")]


def paragraph(text: str = "文。") -> model.Paragraph:
    return model.Paragraph(text)


def test_a_second_bearer_of_a_number_gets_a_name_of_its_own() -> None:
    article = model.Article("第一条", (paragraph(),))
    assert _anchors(model.Enclosure(body=(article, article))) == ["article-1", "article-1_2"]


def test_an_enclosure_whose_anchors_are_taken_puts_its_own_name_before_all_of_them() -> None:
    article = model.Article("第一条", (paragraph(), paragraph(), model.Item("（一）", (paragraph(),))))
    assert _anchors(model.Enclosure(body=(article,)), model.Enclosure(body=(article, paragraph()))) == [
        "article-1",
        "article-1-p2",
        "article-1-item-1",
        "enclosure-2-article-1",
        "enclosure-2-article-1-p2",
        "enclosure-2-article-1-item-1",
        "enclosure-2-p1",
    ]


def test_a_marker_that_cannot_be_read_still_has_an_address() -> None:
    body = (
        model.Heading("无序号", (paragraph(),)),
        model.Item("甲", (paragraph(),)),
        model.Article("第条", ()),
    )
    assert _anchors(body=body) == ["heading", "heading-p1", "item", "article"]


def test_an_item_may_begin_with_an_item() -> None:
    inner = model.Item("1.", (paragraph("内。"),))
    units = interpretation_units(
        model.Interpretation(title="甲", department="乙", body=(model.Item("（一）", (inner,)),))
    )
    assert [(unit.anchor, unit.text) for unit in units[1:]] == [("item-1", "（一）"), ("item-1-1", "1.内。")]


Tree = list["str | tuple[str, Tree]"]
"""Blocks as they are nested: a paragraph, or a marker or heading (with its title after a space) and what is under it."""


def blocks(tree: Tree) -> tuple[model.Block, ...]:
    """`1.1 目的` is a heading, `第一条` an article, any other marker an item."""
    found: list[model.Block] = []
    for entry in tree:
        if isinstance(entry, str):
            found.append(paragraph(entry))
        else:
            name, under = entry
            kind = model.Heading if "　" in name or "：" in name else model.Item
            found.append(
                (model.Article if name.startswith("第") and "条" in name else kind)(name, blocks(under))
            )
    return tuple(found)


@pytest.mark.parametrize(
    ("tree", "anchors"),
    [
        pytest.param(
            [
                (
                    "1　总则",
                    [
                        ("1.1　目的", ["甲。"]),
                        ("1.2　分级", ["乙。", ("1.2.1", ["丙。"]), ("1.2.2", ["丁。"])]),
                    ],
                ),
                (
                    "2　调度",
                    [
                        ("2.1　室", ["甲。"]),
                        ("2.2　点", [("2.2.1", ["乙。", ("（1）", ["丙。"]), ("（2）", ["丁。"])])]),
                    ],
                ),
            ],
            "section-1 section-1-1 section-1-1-p1 section-1-2 section-1-2-p1 section-1-2-1 section-1-2-2 "
            "section-2 section-2-1 section-2-1-p1 section-2-2 section-2-2-1 section-2-2-1-1 section-2-2-1-2",
            id="decimals, nested",
        ),
        pytest.param(
            [("1.9　甲", ["甲。"]), ("1.10　乙", ["乙。"]), ("1.10.1", ["丙。"]), ("1.11", ["丁。"])],
            "section-1-9 section-1-9-p1 section-1-10 section-1-10-p1 section-1-10-1 section-1-11",
            id="decimals, flat",
        ),
        pytest.param(
            [("1.　甲", [("1.1　乙", ["丙。"])]), ("2.　甲", [("2.1　乙", [("2.1.1", ["丙。"])])])],
            "section-1 section-1-1 section-1-1-p1 section-2 section-2-1 section-2-1-1",
            id="decimals under what they go on from",
        ),
        pytest.param(
            [("一、　甲", [("1.1　乙", ["丙。"])]), ("二、　甲", [("1.1　乙", [("1.1.1", ["丙。"])])])],
            "section-1 section-1-1 section-1-1-p1 section-2 section-2-1-1 section-2-1-1-1",
            id="decimals that begin anew",
        ),
        pytest.param(
            [
                ("第一章　甲", [("1.1　乙", [("1.1.1", ["丙。"])])]),
                ("名单　", [("1　甲", [("1.1", ["乙。"])])]),
            ],
            "chapter-1 chapter-1-section-1-1 chapter-1-section-1-1-1 heading heading-1 heading-1-1",
            id="decimals under chapters and headings without number",
        ),
        pytest.param(
            [("第五条", ["甲：", ("1.1", ["乙。"]), ("1.2", ["丙。", ("1.2.1", ["丁。"])])])],
            "article-5 article-5-item-1-1 article-5-item-1-2 article-5-item-1-2-1",
            id="decimals in an article",
        ),
        pytest.param(
            [
                (
                    "第一节　甲",
                    [("一、　乙", [("㈠", ["丙。"]), ("㈡", ["丁。", ("①", ["一。"]), ("②", ["二。"])])])],
                ),
                (
                    "第二节　甲",
                    [
                        ("1．", ["乙。"]),
                        (
                            "2．",
                            [
                                "丙。",
                                ("1)", ["丁。"]),
                                ("2)", ["戊。", ("a)", ["己。"]), ("b)", ["庚。", ("⑴", ["辛。"])])]),
                            ],
                        ),
                        ("Ⅰ.", ["壬。", ("①", ["癸。"])]),
                        ("Ⅱ.", ["子。"]),
                    ],
                ),
            ],
            "section-1 section-1-1 section-1-1-1 section-1-1-2 section-1-1-2-1 section-1-1-2-2 "
            "section-2 section-2-1 section-2-2 section-2-2-1 section-2-2-2 section-2-2-2-1 section-2-2-2-2 "
            "section-2-2-2-2-1 section-2-roman-1 section-2-roman-1-1 section-2-roman-2",
            id="many systems",
        ),
        pytest.param(
            [
                ("第一编　甲", [("第一章　乙", [("第一节　丙", [("第一条", ["丁。"])])])]),
                (
                    "第二编　甲",
                    [("第一章　乙", [("第一节　丙", [("第二条", ["丁。"])]), ("第二节　戊", ["己。"])])],
                ),
            ],
            "book-1 book-1-chapter-1 book-1-chapter-1-section-1 article-1 "
            "book-2 book-2-chapter-1 book-2-chapter-1-section-1 article-2 "
            "book-2-chapter-1-section-2 book-2-chapter-1-section-2-p1",
            id="books, chapters and sections",
        ),
        pytest.param(
            [
                ("第三条", ["甲。", ("（一）", ["乙。"]), ("（二）", ["丙。"]), "前款除外。"]),
                ("第三条之一", ["甲。", ("（一）", ["乙。"]), ("（二）", ["丙。"]), "前款除外。"]),
                ("第四条", ["丁。"]),
            ],
            "article-3 article-3-item-1 article-3-item-2 article-3-p2 "
            "article-3-1 article-3-1-item-1 article-3-1-item-2 article-3-1-p2 article-4",
            id="an article put in between, paragraphs after items",
        ),
        pytest.param(
            [
                ("问：甲？", ["答：乙。"]),
                (
                    "一、　甲",
                    [("问题一：甲？", ["答：乙：", "一是丙；", ("1.", ["丁。"])]), ("问2：乙", ["答：丙。"])],
                ),
                ("问题三：人手不足", ["甲。"]),
            ],
            "question-1 question-1-p1 section-1 question-2 question-2-p1 question-2-p2 question-2-1 "
            "question-3 question-3-p1 section-question-3 section-question-3-p1",
            id="questions",
        ),
        pytest.param(
            [("1.", ["甲。"]), "乙。", ("1.", ["丙。"]), ("甲", ["丁。"]), ("乙", ["戊。"])],
            "item-1 p1 item-1_2 item item_2",
            id="lists anew, markers that cannot be read",
        ),
    ],
)
def test_anchors_end_in_the_value(tree: Tree, anchors: str) -> None:
    assert _anchors(body=blocks(tree)) == anchors.split()


def test_a_decimal_is_parted_from_the_text_that_it_runs_into() -> None:
    units = notice_units(
        model.Notice(
            title="甲",
            numbers=("乙",),
            issuers=("丙",),
            body=blocks([("1.2.1", ["2021年起。"]), ("（1）", ["甲。"])]),
        )
    )
    assert [unit.text for unit in units if unit.kind == "item"] == ["1.2.1　2021年起。", "（1）甲。"]


@pytest.mark.parametrize(
    ("first", "last", "covered"),
    [
        ("p1", None, ["p1"]),
        ("p1", "p3", ["p1", "p2", "p3"]),
        ("title", "p1", ["title", "number", "p1"]),
        ("p3", "p1", []),
        ("p1", "p4", []),
        ("p0", "p1", []),
        ("", None, []),
    ],
)
def test_the_stretch_between_two_anchors(first: str, last: str | None, covered: list[str]) -> None:
    units = notice_units(
        model.Notice(
            title="甲", numbers=("乙",), issuers=("丙",), body=(paragraph(), paragraph(), paragraph())
        )
    )
    assert [units[index].anchor for index in stretch(units, first, last)] == covered


@pytest.mark.parametrize(
    ("block", "titles"),
    [
        (model.Item("（一）", (paragraph("加强领导。各部门要重视。"),)), ["（一）加强领导。"]),
        (model.Item("一、", (paragraph("起草背景。为了演示。"),)), ["一、起草背景。"]),
        (model.Item("(一)", (paragraph("甲，乙。丙。"),)), ["(一)甲，乙。"]),
        (model.Item("（一）", (paragraph("只有一句。"),)), []),
        (model.Item("（一）", (paragraph("统一标准。"), paragraph("下文另起一段。"))), ["（一）统一标准。"]),
        (
            model.Item("（一）", (paragraph("统一标准。"), model.Item("1.", (paragraph("子项。"),)))),
            ["（一）统一标准。"],
        ),
        (model.Item("（一）", (paragraph("没有句号；"),)), []),
        (model.Item("（一）", (paragraph("一" * 40 + "。这一句太长，不是标题。"),)), []),
        (model.Item("一、", (paragraph("增加一条：“甲。乙。”"),)), []),
        (model.Item("一、", (paragraph("增加一条：“甲。”"),)), []),
        (model.Item("1.", (paragraph("第三层。不另作标题。"),)), []),
        (model.Article("第一条", (paragraph(), model.Item("（一）", (paragraph("款项。不是标题。"),)))), []),
        (model.Heading("（一）独立成行", (paragraph("另起。"),)), []),
    ],
)
def test_titles_that_run_into_their_text(block: model.Block, titles: list[str]) -> None:
    units = notice_units(model.Notice(title="甲", numbers=("乙",), issuers=("丙",), body=(block,)))
    assert list(run_in_titles(units).values()) == titles
