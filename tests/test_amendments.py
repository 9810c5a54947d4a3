"""What an amendment changes: which article of which document, and never what it quotes."""

from __future__ import annotations

import pytest
from test_relations import listed, of

from gazette import model as m
from gazette.relations import relations

DECISION = "某市人民政府关于修改《甲办法》的决定"
SEVERAL = "某市人民政府关于修改部分规章的决定"


def changed(*paragraphs: str, title: str = DECISION) -> list[str]:
    """What the decision changes: in which document, how, where, and what it becomes."""
    return [
        f"{one.link.target and one.link.target.id} {each.kind} {each.place} {each.to}"
        for one in relations(*of(*paragraphs, title=title))
        for each in one.changes
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、将第三条修改为：“略。”", "replace 第三条 None"),
        ("一、第三条第二款修改为：“略。”", "replace 第三条第二款 None"),
        ("一、第三条第（二）项修改为：“略。”", "replace 第三条第（二）项 None"),
        ("一、第二章章名修改为：“略”", "replace 第二章 None"),
        ("一、第三条、第五条中的“甲”修改为“乙”。", "words 第三条、第五条 None"),
        ("一、将条文中的“甲”统一修改为“乙”。", "words None None"),
        ("一、第三条第一款中“甲”后增加“乙”。", "words 第三条第一款 None"),
        ("一、删去第三条中的“甲”。", "words 第三条 None"),
        ("一、将第三条中的“甲”删去。", "words 第三条 None"),
        ("一、删去第三条、第五条。", "delete 第三条、第五条 None"),
        ("一、第三条第二款删去。", "delete 第三条第二款 None"),
        ("一、增加一条，作为第三条：“略。”", "add None 第三条"),
        ("一、增加一条作为第三条，即：“略。”", "add None 第三条"),
        ("一、第三条增加一款，作为第二款：“略。”", "add 第三条 第二款"),
        ("一、在第三条后增加一条，作为第四条：“略。”", "add 第三条 第四条"),
        ("一、第三条增加一项，作为第（五）项：“略；”", "add 第三条 第（五）项"),
        ("一、第三条改为第四条。", "renumber 第三条 第四条"),
        ("一、删去《甲办法》第三条。", "delete 第三条 None"),
        ("一、将《甲办法》（某府发〔2001〕1号）第三条修改为：“略。”", "replace 第三条 None"),
        # no change, or the text of another document
        ("一、第三条修改为：“第三条　删去第五条。第六条修改为略。”", "replace 第三条 None"),
        ("略：“第三条改为第四条。”", ""),
        ('略："删去第五条。"', ""),
        ("一、按照第三条的规定增加三项任务。", ""),
        ("一、条文顺序作相应调整。", ""),
    ],
)
def test_changes(text: str, expected: str) -> None:
    assert changed(text) == ([f"jia {expected}"] if expected else [])


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # each in an item of its own
        (
            (
                "一、对《甲办法》作出修改",
                "（一）将第三条修改为：“略。”",
                "二、对《乙规定》作出修改",
                "（一）删去第五条。",
                "（二）第六条改为第五条。",
            ),
            ["jia replace 第三条 None", "yi delete 第五条 None", "yi renumber 第六条 第五条"],
        ),
        (
            ("一、《甲办法》", "将第三条修改为：“略。”", "二、《乙规定》", "删去第五条。"),
            ["jia replace 第三条 None", "yi delete 第五条 None"],
        ),
        (
            ("一、将《甲办法》第三条修改为：“略。”", "删去第四条。", "二、删去《乙规定》第五条。"),
            ["jia replace 第三条 None", "jia delete 第四条 None", "yi delete 第五条 None"],
        ),
        # two in one item
        (
            ("一、将《甲办法》第三条修改为“略”，将《乙规定》第五条修改为“略”。",),
            ["jia replace 第三条 None", "yi replace 第五条 None"],
        ),
        (
            ("一、将《甲办法》第五条、《乙规定》第六条中的“甲”统一修改为“乙”。",),
            ["yi words 第六条 None"],
        ),
        # of all that are named together, but not what only follows them
        (
            ("一、将《甲办法》、《乙规定》中的“甲”统一修改为“乙”。", "删去第五条。"),
            ["jia words None None", "yi words None None"],
        ),
        (
            (
                "一、对《甲办法》和《乙规定》作如下修改：",
                "（一）《甲办法》",
                "删去第四条。",
                "（二）《乙规定》",
                "删去第五条。",
            ),
            ["jia delete 第四条 None", "yi delete 第五条 None"],
        ),
        # what follows a document that ends, or is only named, is not of the one before
        (
            (
                "一、删去《甲办法》第三条。",
                "二、《乙规定》予以废止。",
                "三、《占位法》的有关事项",
                "删去第五条。",
            ),
            ["jia delete 第三条 None"],
        ),
        # whatever is quoted, be it over several paragraphs
        (
            (
                "一、将《甲办法》第三条修改为：",
                "“第三条　删去第七条。",
                "“《乙规定》第八条修改为略。",
                "“第九条改为第十条。”",
                "二、删去《乙规定》第五条。",
            ),
            ["jia replace 第三条 None", "yi delete 第五条 None"],
        ),
    ],
)
def test_changes_are_of_the_right_document(paragraphs: tuple[str, ...], expected: list[str]) -> None:
    assert changed(*paragraphs, title=SEVERAL) == expected


def test_a_title_that_names_one_of_several_owns_no_changes() -> None:
    title = "某市人民政府关于修改《甲办法》等2件规章的决定"
    assert changed("一、将下列规章中的“甲”修改为“乙”：", "1.《乙规定》第三条", title=title) == []
    assert changed("一、删去《甲办法》第三条。", title=title) == ["jia delete 第三条 None"]


def test_items_under_the_name_of_a_document() -> None:
    def item(marker: str, text: str, *inner: m.Block) -> m.Item:
        return m.Item(marker, (m.Paragraph(text), *inner))

    document, links, told = listed(
        SEVERAL,
        m.Paragraph("根据《占位法》，市政府决定："),
        item("一、", "《甲办法》", item("（一）", "将第三条修改为：“略。”"), item("（二）", "删去第七条。")),
        item("二、", "对《乙规定》作出修改", item("（一）", "第五条改为第四条。")),
        m.Heading("三、《关于旧占位的通知》", (item("（一）", "增加一条，作为第二条：“略。”"),)),
        m.Paragraph("本决定自公布之日起施行。《甲办法》根据本决定作相应修改，重新公布。"),
    )
    assert [
        (one.kind, one.link.target and one.link.target.id, [(each.kind, each.place) for each in one.changes])
        for one in relations(document, links, told)
    ] == [
        ("based_on", "weifa", []),
        ("amends", "jia", [("replace", "第三条"), ("delete", "第七条")]),
        ("amends", "yi", [("renumber", "第五条")]),
        ("amends", "jiu", [("add", None)]),
    ]
