"""Tables that print sets with spaces: made where nothing else can be meant, told once where they may be, else left."""

from __future__ import annotations

import pytest

from gazette.intake.doubts import Log
from gazette.intake.passages import Grid
from gazette.intake.putting import Putting
from gazette.intake.received import Line

TABLES = {
    "序号    项目        单位    金额\n1       甲费        元      10\n2       乙占用费    元      20": 4,
    "　　产品　　产量　　比上年增长（%）\n　　稻谷　　32.1　　2.1\n\n　　小麦　　12.6　　-4.0\n　　合计　　44.7": 3,
    "序号　单位名称　所在县区\n1　某某一中　甲县\n2　某某二中　乙区": 3,
    "指　　标　　单位　　一季度\n产值　　亿元　　12.5\n工业增加值　　亿元　　1.8": 3,
    "部门　　序号　　项目\n公安　　1　　甲费\n　　　　2　　乙费\n教育　　3　　丙费": 3,
    "序号 指标名称 单位 2019年\n1 国际航线 条 60\n2 世界500强企业 家 122": 4,
    "姓　名　　单位　　职务\n张　三　　市教育局　　局长\n李　四　　市财政局　　副局长": 3,
}
DOUBTED = [
    "时间      内容      负责人\n4月1日    动员会    张　三\n4月2日    现场检查\n          生产情况          李　四",
    "序号　　项目　　金额\n1　　甲费　　10\n2　　乙费",
]
LEFT = [
    "张　三　　李　四　　王　五\n赵　六　　钱　七　　孙　八\n周九九　　吴　十　　郑十一",
    "组　长：张三　　市长\n副组长：李四　　副市长\n成　员：王五　　市财政局局长",
    "某市财政局　　某市水利局　　某市林业局\n某市公安局　　某市司法局　　某市教育局\n某市民政局　　某市商务局　　某市统计局",
    "序号　　项目　　金额\n1　　甲费　　10",
    "序号 项目 金额\n1 甲费 10\n2 乙 费 20",
    "某市人民政府    2023年4月8日    印发\n　　请遵照执行。",
]


def _put(text: str) -> tuple[list[Grid], list[str], Log]:
    log = Log()
    parts = Putting([Line(line) for line in text.split("\n")], set(), frozenset(), log).parts(0)
    grids = [part for part in parts if isinstance(part, Grid)]
    return grids, [part.text for part in parts if not isinstance(part, Grid)], log


@pytest.mark.parametrize("text", TABLES)
def test_a_table(text: str) -> None:
    (grid,), left, log = _put(text)
    assert {len(row.cells) for row in grid.rows} == {TABLES[text]}
    assert ([line[:2] for line in left], log.doubts) == ([line for line in ["合计"] if line in text], [])


@pytest.mark.parametrize("text", DOUBTED)
def test_what_may_be_a_table_is_told_once_and_kept_line_by_line(text: str) -> None:
    grids, left, log = _put(text)
    assert (grids, left) == ([], [line.strip() for line in text.split("\n")])
    assert len(log.doubts) == 1


@pytest.mark.parametrize("text", LEFT)
def test_what_is_none(text: str) -> None:
    grids, _, log = _put(text)
    assert (grids, log.doubts) == ([], [])
