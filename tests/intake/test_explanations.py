"""解读: it hangs on the document that it names, and on none where that stands in an earlier issue."""

from __future__ import annotations

from pathlib import Path

import pytest
from intake_project import faults, issue_of, taken_text

pytestmark = pytest.mark.slow  # projects are written

ISSUE = """某市人民政府公报
2023年第4期
某市人民政府办公室关于做好防汛工作的通知
某政办发〔2023〕5号
各县区人民政府：
　　请做好防汛工作。
某市人民政府办公室
2023年4月8日
《某市养老服务条例》解读
　　一、为什么要制定《条例》？
　　答：养老服务十分重要。
某市人民政府办公室关于印发《某市湖泊保护办法》的通知
某政办发〔2023〕6号
各县区人民政府：
　　现将《某市湖泊保护办法》印发给你们。
某市人民政府办公室
2023年4月9日
某市湖泊保护办法
　　第一条　为了加强湖泊保护，制定本办法。
《办法》政策解读
　　近日，市政府办公室印发了《某市湖泊保护办法》（某政办发〔2023〕6号），现解读如下。
　　一、起草背景
　　湖泊是重要的自然资源。
某市人民政府办公室关于印发《某市养老服务办法》的通知
某政办发〔2023〕7号
各县区人民政府：
　　现将《某市养老服务办法》印发给你们。
某市人民政府办公室
2023年4月9日
某市养老服务办法
　　第一条　为了加强养老服务，制定本办法。
市民政局解读《某市养老服务条例》
　　一、起草背景
　　《某市养老服务条例》自2022年起施行。
"""


def test_what_is_explained(tmp_path: Path) -> None:
    taken = taken_text(tmp_path, ISSUE)
    assert faults(tmp_path) == []
    assert {
        folder.name: folder.interpretation.title
        for folder in issue_of(tmp_path).folders
        if folder.interpretation
    } == {"mouzhengbanfa-6": "《办法》政策解读"}
    alone = ["《某市养老服务条例》解读", "市民政局解读《某市养老服务条例》"]
    assert [doubt.text.partition("；")[0] for doubt in taken.doubts] == [
        f"解读“{title}”没有说是本期哪一件的" for title in alone
    ]
    titles = {folder.notice.title: folder.notice.genre for folder in issue_of(tmp_path).folders}
    assert all(str(titles[title]) == "Genre.INTERPRETATION" for title in alone)
