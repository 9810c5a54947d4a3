"""Values of the data: the end of a line is no content, a space that parts items is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.values import value


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        # the end of a line
        ("登记 财产", "登记财产"),
        ("市中级 人民法院", "市中级人民法院"),
        ("改建、 扩建", "改建、扩建"),
        ("行政审批局、 市财政局", "行政审批局、市财政局"),
        ("市直单位, 各县政府", "市直单位,各县政府"),
        ("《占位 办法》 （试行）", "《占位办法》（试行）"),
        ("泊位数 (个)", "泊位数(个)"),
        ("某市人民政府 办公室关于占位的通知", "某市人民政府办公室关于占位的通知"),
        ("社会 发展", "社会发展"),
        ("10000m ³", "10000m³"),
        # spaced out over its line
        ("目　录", "目录"),
        ("郗　望", "郗望"),
        ("永 州 市", "永州市"),
        # what stands in a row
        ("中共中央办公厅 国务院办公厅关于占位的通知", "中共中央办公厅 国务院办公厅关于占位的通知"),
        ("市财政局 市审计局", "市财政局 市审计局"),
        ("张三丰 李四 王五", "张三丰 李四 王五"),
        ("组长： 张三 李四", "组长：张三 李四"),
        ("序号　名称", "序号　名称"),
        ("左岸  右岸", "左岸  右岸"),
        ("2021年7月\n2021年8月", "2021年7月\n2021年8月"),
        ("一\t二三", "一\t二三"),
        # beside digits and Latin letters
        ("Open Data", "Open Data"),
        ("依托 Open Data 平台", "依托 Open Data 平台"),
        ("优化 2021 年度", "优化 2021 年度"),
        ("3 个，2 个", "3 个，2 个"),
        ("1. 总则", "1. 总则"),
        ("a, b", "a, b"),
        ("占位", "占位"),
        ("", ""),
    ],
)
def test_a_value_has_no_ends_of_lines(printed: str, expected: str) -> None:
    assert value(printed) == expected


@given(st.text("甲张 、,a3²（局厅\n　"))
def test_a_value_differs_in_white_space_alone_and_stays_a_value(text: str) -> None:
    assert "".join(value(text).split()) == "".join(text.split())
    assert value(value(text)) == value(text)
