"""Nothing hangs: hostile lines and lines of hostile number are drafted within far more time than they need."""

from __future__ import annotations

import pytest
from processor_time import within

from gazette.intake.draft import draft
from gazette.intake.readers.text import TEXT

ENOUGH = 40
"""Seconds of the processor; the slowest needs a tenth."""
HOSTILE = {
    "左括号": "（" * 20_000,
    "书名号": "《" * 20_000,
    "数字": "1" * 20_000,
    "空格": " " * 20_000 + "通知",
    "姓名": "任命" + "张三、" * 6_000 + "为局长",
    "标题": "某市人民政府关于" * 2_500,
    "制表符": "\t" * 20_000,
    "半个标签": "<p " * 7_000,
    "竖线": "│" * 20_000,
    "短行": "甲\n" * 8_000,
    "附件行": "附件\n" * 4_000,
    "序号行": "1.\n" * 4_000,
    "日期行": "2023年1月2日\n" * 4_000,
    "机关行": "某某局\n" * 4_000,
    "文号行": "某府发〔2020〕1号\n" * 4_000,
    "页码": "\n".join(map(str, range(1, 6_000))),
    "书眉": "某市人民政府公报 2023 年第 4 期\n" * 4_000,
    "标题行": "某市人民政府关于占位的通知\n" * 2_000,
    "解读行": "某局解读《占位办法》\n" * 2_000,
    "目录行": "目录\n" + "某市人民政府关于占位的通知……(3)\n" * 2_000,
    "无页码的目录": "目录\n" + "某市人民政府关于占位的通知\n" * 2_000,
    "名单": "主　任：张　三　局长\n" * 4_000,
    "断行": "一句没有完的话，\n" * 4_000,
    "横线": "┌──┐\n" * 4_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_draft_ends(name: str) -> None:
    with within(ENOUGH, name):
        draft(TEXT.read(HOSTILE[name].encode()), "2023-04", "某市人民政府公报")
