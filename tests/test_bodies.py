"""Names of bodies in lists, as columns of tables and （责任单位：…） print them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gazette import model as m
from gazette.bodies import Bodies
from gazette.values import value

ORGANIZATIONS = (
    m.Organization("市占位局", "zhanweiju", ("占位局", "市占位和登记局")),
    m.Organization("市登记局", "dengjiju", ("市市场登记局",)),
    m.Organization("市公告局", "gonggaoju", ("公告单位",)),
    m.Organization("市公示局", "gongshiju", ("公告单位",)),
    m.Organization("占位银行某市中心支行", "zhihang"),
    m.Organization("某管理区(林场)", "guanliqu"),
    m.Organization("省占位厅", "zhanweiting", ("省占位局",)),
)
BODIES = Bodies(ORGANIZATIONS, ("市直有关单位",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市占位局", "市占位局=zhanweiju"),
        ("占位局、市登记局", "占位局=zhanweiju 市登记局=dengjiju"),
        ("市占 位局，市登记局。", "市占位局=zhanweiju 市登记局=dengjiju"),
        # a separator inside brackets separates nothing
        ("县（市、区）政府、占位局", "县（市、区）政府 占位局=zhanweiju"),
        # 等 and 及 join a body and a collective name
        ("市登记局等市直有关单位", "市登记局=dengjiju 市直有关单位"),
        ("市登记局及各县区政府", "市登记局=dengjiju 各县区政府"),
        ("市登记局等", "市登记局=dengjiju"),
        # … but a name with 和 in it is one name
        ("市占位和登记局", "市占位和登记局=zhanweiju"),
        # white space and paragraphs part known names
        ("市占位局 市登记局", "市占位局=zhanweiju 市登记局=dengjiju"),
        ("市占位局\n空位局", "市占位局=zhanweiju 空位局"),
        # an alias of two bodies is an alias of none
        ("公告单位", "公告单位"),
        ("空位局", "空位局"),
        ("", ""),
        # a separator that has got into the name of one body
        ("占位局、占位银行、某市中心支行，空位局", "占位局=zhanweiju 占位银行某市中心支行=zhihang 空位局"),
        ("占位银行某市 中心支行", "占位银行某市中心支行=zhihang"),
        ("占位银行、某县支行", "占位银行 某县支行"),
        # … but not where one half is a body of its own
        ("市占位局、和登记局", "市占位局=zhanweiju 和登记局"),
        # a remark behind a name is no part of it
        ("各县政府(含管理区、经开区，下同)", "各县政府"),
        ("各县政府（管理区、经开区，下同）、占位局", "各县政府 占位局=zhanweiju"),
        ("市占位局（以下简称占位局）", "市占位局=zhanweiju"),
        ("市登记局及各县政府（不含管理区(林场)）", "市登记局=dengjiju 各县政府"),
        # … but other brackets are
        ("某管理区(林场)", "某管理区(林场)=guanliqu"),
        ("空位局（公章）", "空位局（公章）"),
        # levels share the name behind them
        ("市、县(市、区)占位局", "市占位局=zhanweiju 县(市、区)占位局"),
        ("省、市、县（市、区）占位局", "省占位局=zhanweiting 市占位局=zhanweiju 县（市、区）占位局"),
        ("公示局、市、县区登记局", "公示局 市登记局=dengjiju 县区登记局"),
        ("省、市登记局", "省登记局 市登记局=dengjiju"),
        ("市、县市场登记局", "市市场登记局=dengjiju 县市场登记局"),
        # … and are one name where none is known
        ("市、县（市、区）空位局", "市、县（市、区）空位局"),
        ("市、空位局", "市 空位局"),
    ],
)
def test_a_list_of_bodies_taken_apart(text: str, expected: str) -> None:
    found = [
        body.name + (f"={body.organization.slug}" if body.organization else "")
        for body in BODIES.listed(text)
    ]
    assert found == expected.split()


@pytest.mark.parametrize(
    ("name", "collective"),
    [
        ("市直有关单位", True),
        ("各县市区政府", True),
        ("县（市、区）人民政府", True),
        ("乡镇（街道）", False),
        ("县人民政府", False),
        ("市占位局", False),
    ],
)
def test_names_that_stand_for_many(name: str, collective: bool) -> None:
    assert BODIES.is_collective(name) is collective


@example(["（", "含", "）"])
@given(
    st.lists(
        st.sampled_from(
            ["市", "县", "占位", "银行", "局", "某市中心支行", "、", "，", "及", "（", "含", "）", " "]
        )
    )
)
def test_names_follow_one_another_in_the_text(words: list[str]) -> None:
    text = "".join(words)
    found = BODIES.listed(text)
    ends = [0, *(body.end for body in found)]
    assert all(end <= body.start < body.end for end, body in zip(ends, found, strict=False))
    assert all(body.end <= len(value(text)) for body in found)
