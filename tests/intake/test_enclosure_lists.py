"""附件说明 whose names run over several lines, and the enclosures with the same names over other lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from intake_project import faults, issue_of, taken_text

from gazette import model
from gazette.intake.enclosure_lists import enclosure_items
from gazette.intake.passages import Passage

FRONT = "某市人民政府公报\n2023年第4期\n"

PLAN = """某市人民政府办公室关于印发三年行动方案的通知
某政办发〔2023〕5号
各县区人民政府：
　　现将三年行动方案印发给你们。

　　附件：1.某市推进新型工业化建设先进制造业基地三年行动方
　　　　　　案（2023—2025年）
　　　　　2.某市推进新型工业化建设先进制造业基地三年行动重点
　　　　　　任务分工表
　　　　　3.联系人名单

某市人民政府办公室
2023年4月8日

附件1
某市推进新型工业化建设先进制造业基地
三年行动方案（2023—2025年）

　　为了推进新型工业化，制定本方案。
　　一、总体要求
　　坚持高质量发展。

附件2
某市推进新型工业化建设先进制造业基地
三年行动重点任务分工表
序号	任务	单位
1	甲任务	市工信局
2	乙任务	市财政局

附件3
联系人名单
　　张三，市工信局，电话0900-000001。
"""

SEVERAL = """某市人民政府办公室关于做好有关工作的通知
某政办发〔2023〕5号
各县区人民政府：
　　请遵照执行。
　　附件：某市人民政府办公室关于进一步规范全市行政机关公文处
理工作有关事项的说明
某市人民政府办公室
2023年4月8日

附件
某市人民政府办公室关于进一步规范
全市行政机关公文处理工作
有关事项的说明
　　现将有关事项说明如下。
　　一、总体要求
　　坚持高质量发展。
某市人民政府办公室关于成立领导小组的通知
某政办发〔2023〕6号
各县区人民政府：
　　现成立领导小组。
　　附件：
　　1．某市城市更新工作领导小组成员单位名单及其职责
分工
　　2．某市城市更新工作领导小组办公室工作规则
　　（试行）
某市人民政府办公室
2023年4月9日
附件1：
某市城市更新工作领导小组
成员单位名单及其职责分工
　　一、成员单位
　　市财政局。
附件2：
某市城市更新工作领导小组
办公室工作规则
（试行）
　　第一条　领导小组办公室设在市住建局。
"""


def _lists(notice: model.Notice) -> list[str]:
    return [line for block in notice.body if isinstance(block, model.EnclosureList) for line in block.lines]


@pytest.mark.slow  # projects are written
@pytest.mark.parametrize(
    ("text", "listed", "titles"),
    [
        (
            PLAN,
            [
                "附件：1.某市推进新型工业化建设先进制造业基地三年行动方案（2023—2025年）",
                "2.某市推进新型工业化建设先进制造业基地三年行动重点任务分工表",
                "3.联系人名单",
            ],
            ["某市推进新型工业化建设先进制造业基地三年行动方案（2023—2025年）", None, "联系人名单"],
        ),
        (
            SEVERAL,
            [
                "附件：某市人民政府办公室关于进一步规范全市行政机关公文处理工作有关事项的说明",
                "附件：",
                "1．某市城市更新工作领导小组成员单位名单及其职责分工",
                "2．某市城市更新工作领导小组办公室工作规则（试行）",
            ],
            [
                "某市人民政府办公室关于进一步规范全市行政机关公文处理工作有关事项的说明",
                "某市城市更新工作领导小组成员单位名单及其职责分工",
                "某市城市更新工作领导小组办公室工作规则（试行）",
            ],
        ),
    ],
)
def test_names_over_several_lines(
    tmp_path: Path, text: str, listed: list[str], titles: list[str | None]
) -> None:
    taken = taken_text(tmp_path, FRONT + text)
    assert (faults(tmp_path), taken.doubts) == ([], ())
    folders = issue_of(tmp_path).folders
    assert [line for folder in folders for line in _lists(folder.notice)] == listed
    assert [inner.title for folder in folders for inner in folder.notice.enclosures] == titles


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["附件：收费目录", "某市人民政府"], 1),
        (["附件：收费目录", "请各地遵照执行。"], 1),
        (["附件：收费目录", "有关要求"], 1),
        (["附件：1.收费目录", "有关要求", "1.提高认识"], 1),
        (["附件：", "一、总则"], 0),
        (["附件：1.收费目", "录", "2.名单", "联系人：张三"], 3),
    ],
)
def test_what_belongs_to_no_list(lines: list[str], count: int) -> None:
    items = enclosure_items([Passage(text, at, at) for at, text in enumerate(lines)], 0)
    assert sum(map(len, items)) == count
