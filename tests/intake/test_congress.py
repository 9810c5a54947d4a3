"""What a congress prints: announcements, decisions, appointments, reports and speeches; none of it has something to doubt."""

from __future__ import annotations

from pathlib import Path

import pytest
from intake_project import faults, issue_of, taken_text

from gazette import model
from gazette.heads import head_of

pytestmark = pytest.mark.slow  # projects are written

OF_A_CITY = """某市人民政府公报
2023年第4期
目　录
某市第九届人民代表大会常务委员会公告（第12号）（1）
某市人民代表大会常务委员会关于批准2022年市级财政决算的决议（5）
某市人民代表大会常务委员会关于接受张三辞去某市人民政府副市长职务请求的决定（6）
某市人民代表大会常务委员会任免名单（7）
某市人民政府关于2022年度环境状况的报告（8）
在某市第九届人大常委会第十四次会议上的讲话（12）

某市第九届人民代表大会
常务委员会公告
第12号
　　《某市河道管理条例》已由某市第九届人民代表大会常务委员会第十四次会议于2023年4月20日通过，江南省第十三届人民代表大会常务委员会第三次会议于2023年5月28日批准，现予公布，自2023年8月1日起施行。
某市人民代表大会常务委员会
2023年6月5日
某市河道管理条例
（2023年4月20日某市第九届人民代表大会常务委员会第十四次会议通过　2023年5月28日江南省第十三届人民代表大会常务委员会第三次会议批准）
　　第一条　为了加强河道管理，制定本条例。
　　第二条　本条例自2023年8月1日起施行。
某市人民代表大会常务委员会
关于批准2022年市级财政决算的决议
（2023年6月20日某市第九届人民代表大会常务委员会第十四次会议通过）
　　某市第九届人民代表大会常务委员会第十四次会议听取和审查了市财政局局长李四受市人民政府委托所作的《关于2022年市级财政决算的报告》，决定批准2022年市级财政决算。
某市人民代表大会常务委员会
关于接受张三辞去某市人民政府副市长
职务请求的决定
（2023年6月20日某市第九届人民代表大会常务委员会第十四次会议通过）
　　根据《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》的规定，某市第九届人民代表大会常务委员会第十四次会议决定：接受张三辞去某市人民政府副市长职务的请求，报某市人民代表大会备案。
某市人民代表大会常务委员会任免名单
（2023年6月20日某市第九届人民代表大会常务委员会第十四次会议通过）
　　任命：
　　李四为某市教育局局长；
　　王五为某市司法局局长。
　　免去：
　　赵六的某市教育局局长职务。
某市人民政府
关于2022年度环境状况的报告
——2023年6月19日在某市第九届人民代表大会常务委员会第十四次会议上
某市生态环境局局长　周　九
主任、各位副主任、秘书长、各位委员：
　　受市人民政府委托，现将2022年度环境状况报告如下，请予审议。
　　一、基本情况
　　全市空气质量良好。
　　以上报告，请予审议。
在某市第九届人大常委会第十四次会议上的讲话
某市人大常委会主任　钱　七
（2023年6月20日）
各位副主任、秘书长、各位委员：
　　本次会议圆满完成了各项议程。
　　同志们，让我们共同努力。
"""

OF_A_PROVINCE = """某市人民政府公报
2023年第4期
目　录
【人大常委会公告】
江南省人民代表大会常务委员会公告（第3号）（1）
【人事任免】
江南省人民代表大会常务委员会决定任命名单（4）
江南省人民代表大会常务委员会任免名单（4）
江南省人民代表大会常务委员会关于召开江南省第十四届人民代表大会第一次会议的决定（5）
【领导讲话】
在全省安全生产电视电话会议上的讲话（6）

江南省人民代表大会常务委员会
公　　告
第3号
　　江南省第十三届人民代表大会常务委员会第三次会议于2023年5月28日任命：
　　张三为江南省财政厅厅长。
　　现予公告。
江南省人民代表大会常务委员会
2023年5月28日
江南省人民代表大会常务委员会决定任命名单
（2023年5月28日江南省第十三届人民代表大会常务委员会第三次会议通过）
　　李四为江南省人民政府副省长；
　　王　五为江南省教育厅厅长。
江南省人民代表大会常务委员会任免名单
（2023年5月28日江南省第十三届人大常委会第三次会议通过）
一、任命
李　四　　江南省高级人民法院副院长
王　五　　江南省人民检察院检察员
二、免去
赵　六　　江南省高级人民法院审判员
江南省人民代表大会常务委员会关于召开江南省第十四届人民代表大会第一次会议的决定
（2023年5月28日江南省第十三届人大常委会第三次会议通过）
　　江南省第十三届人民代表大会常务委员会第三次会议决定：江南省第十四届人民代表大会第一次会议于2024年1月在江州市召开。
在全省安全生产电视电话会议上的讲话
（2023年6月1日）
江南省人民政府省长　赵　六
同志们：
　　今天召开全省安全生产电视电话会议。下面，我讲三点意见。
　　一、提高认识
　　安全生产是头等大事。
"""


BY_A_COMMITTEE = """某市人民政府公报
2023年第4期
目　录
江南省人民代表大会宪法和法律委员会关于《江南省价格条例（草案）》审议结果的报告（15）

江南省人民代表大会宪法和法律委员会
关于《江南省价格条例（草案）》
审议结果的报告
——2023年5月26日在江南省第十四届人民代表大会常务委员会第三次会议上
江南省人民代表大会宪法和法律委员会副主任委员　吴　八
江南省人民代表大会常务委员会：
　　现将审议结果报告如下：
　　一、建议增加有关经费的规定。
　　二、建议修改第五条。
　　以上报告，请审议。
"""


def _notices(root: Path, text: str) -> dict[str, model.Notice]:
    taken = taken_text(root, text)
    assert (faults(root), [str(doubt) for doubt in taken.doubts]) == ([], [])
    printed = [folder.notice for folder, record in issue_of(root).printed() if record is folder.notice]
    return {"".join((notice.title or "").split()): notice for notice in printed}


def _acts(notice: model.Notice) -> list[str]:
    found = []
    for block in notice.body:
        for inner in (block, *getattr(block, "body", ())):
            for act in getattr(inner, "appointments", ()):
                found.append(f"{act.person} {act.action.value} {act.organization} {act.post}")
    return found


def test_a_congress_of_a_city(tmp_path: Path) -> None:
    notices = _notices(tmp_path, OF_A_CITY)
    assert len(notices) == 6
    report = notices["某市人民政府关于2022年度环境状况的报告"]
    speech = notices["在某市第九届人大常委会第十四次会议上的讲话"]
    assert [str(head_of(spoken).speaker) for spoken in (report, speech)] == [
        "Person(post='某市生态环境局局长', name='周九')", "Person(post='某市人大常委会主任', name='钱七')",
    ]  # fmt: skip
    assert (report.salutation, speech.salutation) == (
        "主任、各位副主任、秘书长、各位委员：", "各位副主任、秘书长、各位委员：",
    )  # fmt: skip
    assert str(head_of(speech).signed) == "2023-06-20"
    assert _acts(notices["某市人民代表大会常务委员会任免名单"]) == [
        "李四 appoint 某市教育局 局长", "王五 appoint 某市司法局 局长", "赵六 remove 某市教育局 局长",
    ]  # fmt: skip
    resigned = notices["某市人民代表大会常务委员会关于接受张三辞去某市人民政府副市长职务请求的决定"]
    assert _acts(resigned) == ["张三 resign 某市人民政府 副市长"]


def test_who_reports_to_a_congress_may_have_a_long_post(tmp_path: Path) -> None:
    (report,) = _notices(tmp_path, BY_A_COMMITTEE).values()
    assert str(head_of(report).speaker) == (
        "Person(post='江南省人民代表大会宪法和法律委员会副主任委员', name='吴八')"
    )
    assert report.addressees == "江南省人民代表大会常务委员会："


def test_a_congress_of_a_province(tmp_path: Path) -> None:
    notices = _notices(tmp_path, OF_A_PROVINCE)
    assert [act for notice in notices.values() for act in _acts(notice)] == [
        "张三 appoint 江南省财政厅 厅长",
        "李四 appoint 江南省人民政府 副省长",
        "王　五 appoint 江南省教育厅 厅长",
        "李　四 appoint 江南省高级人民法院 副院长",
        "王　五 appoint 江南省人民检察院 检察员",
        "赵　六 remove 江南省高级人民法院 审判员",
    ]
    speech = notices["在全省安全生产电视电话会议上的讲话"]
    assert str(head_of(speech).speaker) == "Person(post='江南省人民政府省长', name='赵六')"
