"""Bodies and dates where print has them: under a title, above an order, behind everything in an imprint."""

from __future__ import annotations

from pathlib import Path

import pytest
from intake_project import faults, issue_of, taken_text

from gazette import model
from gazette.heads import head_of

pytestmark = pytest.mark.slow  # projects are written

FRONT = "某市人民政府公报\n2023年第4期\n"


def _notices(root: Path) -> list[model.Notice]:
    return [folder.notice for folder in issue_of(root).folders if folder.notice]


STATISTICS = """某市2022年国民经济和社会发展统计公报[1]
{under}
　　2022年，全市经济平稳运行。
一、综合
　　初步核算，全年地区生产总值2046.08亿元，比上年增长3.7%。
注：
[1]本公报数据为初步统计数。
"""


@pytest.mark.parametrize(
    "under",
    [
        "某市统计局　国家统计局某市调查队\n2023年3月28日",
        "某 市 统 计 局\n国家统计局某市调查队\n（2023年3月28日）",
        "某市统计局、国家统计局某市调查队 2023年3月28日",
        "（某市统计局　国家统计局某市调查队　二〇二三年三月二十八日）",
    ],
)
def test_bodies_and_date_under_the_title_of_statistics(tmp_path: Path, under: str) -> None:
    taken = taken_text(tmp_path, FRONT + STATISTICS.format(under=under))
    assert (faults(tmp_path), taken.doubts) == ([], ())
    (notice,) = _notices(tmp_path)
    head = head_of(notice)
    assert head.issuers == ("某市统计局", "国家统计局某市调查队")
    assert str(head.signed) == "2023-03-28"


IMPRINT = f"""{FRONT}某市人民政府办公室关于公布收费目录的通知
某政办发〔2023〕5号
各县区人民政府：
　　现将收费目录印发给你们。
　　附件：收费目录
某市人民政府办公室
2023年4月8日
附件
收费目录
序号\t项目\t金额
1\t甲费\t10
2\t乙费\t20
注：以上不含税。
抄送：市委各部门，市人大常委会办公室，市政协办公室，
市中级人民法院，市人民检察院。
某市人民政府办公室
2023年4月9日印发
共印200份
某市人民政府办公室关于做好防火工作的通知
某政办发〔2023〕6号
各县区人民政府：
　　请做好防火工作。
某市人民政府办公室
2023年4月9日
抄送：市委各部门。
某市人民政府办公室　　　　2023年4月9日印发　　　（共印200份）
"""


def test_an_imprint_behind_a_table_and_how_many_copies_were_made(tmp_path: Path) -> None:
    taken = taken_text(tmp_path, IMPRINT)
    assert (faults(tmp_path), taken.doubts) == ([], ())
    first, second = _notices(tmp_path)
    (enclosure,) = first.enclosures
    (table,) = issue_of(tmp_path).folders[0].tables
    assert (table.title, len(table.rows), table.remarks) == ("收费目录", 2, ("注：以上不含税。",))
    told = head_of(enclosure)
    assert told.copies == (
        "市委各部门",
        "市人大常委会办公室",
        "市政协办公室",
        "市中级人民法院",
        "市人民检察院",
    )
    assert (told.printed_by, str(told.printed)) == ("某市人民政府办公室", "2023-04-09")
    assert enclosure.closing[-1].text == "共印200份"
    assert second.enclosures == ()
    assert str(head_of(second).printed) == "2023-04-09"


JOINT_ORDERS = f"""{FRONT}目　录
网络安全审查办法（国家互联网信息办公室　国家发展和改革委员会　工业和信息化部　公安部　中国人民银行　国家广播电视总局令第8号）（1）
外商投资准入特别管理措施（负面清单）（2021年版）（国家发展和改革委员会　商务部令第47号）（5）
关于调整新能源汽车技术要求的公告（工业和信息化部　财政部公告2021年第13号）（9）

国家互联网信息办公室
中华人民共和国国家发展和改革委员会
中华人民共和国工业和信息化部
中华人民共和国公安部
中国人民银行
国家广播电视总局
令
第8号
　　《网络安全审查办法》已经审议通过，现予公布，自2022年2月15日起施行。
国家互联网信息办公室主任　张　三
国家发展和改革委员会主任　李　四
工业和信息化部部长　王　五
公安部部长　赵　六
中国人民银行行长　钱　七
国家广播电视总局局长　孙　八
2021年12月28日
网络安全审查办法
　　第一条　为了确保供应链安全，制定本办法。
　　第二条　本办法自2022年2月15日起施行。
中华人民共和国国家发展和改革委员会
中华人民共和国商务部　令
第47号
　　《外商投资准入特别管理措施（负面清单）（2021年版）》已经审议通过，现予发布，自2022年1月1日起施行。
国家发展改革委主任：李　四
商务部部长：周　九
2021年12月27日
外商投资准入特别管理措施（负面清单）
（2021年版）
　　一、本措施统一列出特别管理措施。
　　二、境外投资者不得从事禁止领域。
中华人民共和国工业和信息化部
中华人民共和国财政部
公告
2021年第13号
关于调整新能源汽车技术要求的公告
　　为支持新能源汽车，现将有关技术要求公告如下：
　　一、纯电动乘用车续驶里程不低于100公里。
　　二、本公告自2022年1月1日起施行。
工业和信息化部
财政部
2021年12月17日
"""


def test_orders_of_several_bodies(tmp_path: Path) -> None:
    taken = taken_text(tmp_path, JOINT_ORDERS)
    assert (faults(tmp_path), [doubt.text for doubt in taken.doubts]) == ([], [])
    third, second, first = _notices(tmp_path)
    assert head_of(first).issuers == (
        "国家互联网信息办公室", "国家发展和改革委员会", "工业和信息化部", "公安部", "中国人民银行", "国家广播电视总局",
    )  # fmt: skip
    assert len(first.signatories) == 6
    assert head_of(second).issuers == ("国家发展和改革委员会", "商务部")
    assert head_of(third).issuers == ("工业和信息化部", "财政部")
    assert [head_of(notice).numbers[0].spelt for notice in (second, third)] == [
        "国家发展和改革委员会 商务部令第47号", "工业和信息化部 财政部公告2021年第13号",
    ]  # fmt: skip
    assert [enclosure.title for notice in (first, second) for enclosure in notice.enclosures] == [
        "网络安全审查办法", "外商投资准入特别管理措施（负面清单）（2021年版）",
    ]  # fmt: skip
