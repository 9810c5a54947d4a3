"""What lines beside a text say: dates, bylines, who enacted it, as print of several decades has them."""

from __future__ import annotations

import datetime

import pytest

from gazette import model
from gazette.heads import head_of
from gazette.intake.title_index import TitleIndex
from gazette.lines import person, printed_date, read_role
from gazette.model import LineRole, PrintedLine


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("1959.09.09", LineRole.SIGNED),
        ("1949-09-27", LineRole.SIGNED),
        ("1959.13.09", None),
        ("1.2.1", None),
        ("二 ○ ○ 三 年 三 月 五 日", LineRole.SIGNED),
        ("成文日期：2021年3月1日", LineRole.SIGNED),
        ("施行日期：2021年3月1日", LineRole.LABELLED),
        ("（截止日期：2021年3月1日）", LineRole.ANNOTATION),
        ("抄送：市委，市人大。", LineRole.COPIES),
        ("1955年2月18日，甲省高级人民法院", LineRole.BYLINE),
        ("1991年1月23日，国家占位局、占位部", LineRole.BYLINE),
        ("1991年1月23日，市占位局召开会议", None),
        ("1991年1月23日，我们会同占位部办理", None),
    ],
)
def test_a_line_says_what_it_is(text: str, role: LineRole | None) -> None:
    assert read_role(text) is role


@pytest.mark.parametrize(
    ("text", "post", "name"),
    [
        ("省　长　　　王　小　明", "省长", "王小明"),
        ("审计长　刘　小　明", "审计长", "刘小明"),
        ("部　长　张　三", "部长", "张三"),
        ("国务院总理 李 小 明", "国务院总理", "李小明"),
        ("张　三", None, "张三"),
        ("厅　长", "厅长", None),
    ],
)
def test_a_spaced_name_is_one(text: str, post: str | None, name: str | None) -> None:
    assert (person(text).post, person(text).name) == (post, name)


def test_a_spaced_date_is_one() -> None:
    assert printed_date("二 ○ ○ 三 年 三 月 五 日") == datetime.date(2003, 3, 5)


@pytest.mark.parametrize(
    ("lines", "issuer", "day"),
    [
        (["（2005年11月25日甲省第十届人民代表大会常务委员会第十八次会议通过）"], "甲省人民代表大会常务委员会", (2005, 11, 25)),
        (["1995年7月28日 国务院发布", "1995年9月1日 施行"], "国务院", (1995, 7, 28)),
        (["1992年9月12日 中华人民共和国国务院令第104号发布"], "国务院", (1992, 9, 12)),
        (["1996年9月19日 经国务院批准", "1996年10月3日 中华人民共和国占位部令第8号发布"], "占位部", (1996, 10, 3)),
        (["（2000年10月31日第九届全国人民代表大会常务委员会第十八次会议通过　2000年10月31日"
          "中华人民共和国主席令第37号公布　自2001年1月1日起施行）"],
         "全国人民代表大会常务委员会", (2000, 10, 31)),
        (["（2010年12月14日市政府第76次常务会议通过）"], "市政府", (2010, 12, 14)),
        (["（2010年12月14日通过）"], "", (2010, 12, 14)),
    ],
)  # fmt: skip
def test_a_history_says_who_enacted_and_when(
    lines: list[str], issuer: str, day: tuple[int, int, int]
) -> None:
    head = head_of(model.Notice(title="占位办法", under=tuple(map(PrintedLine, lines))))
    assert (head.issued_by, head.occasion) == (issuer, datetime.date(*day))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "（2000年10月31日公布　自2001年1月1日起施行　2005年3月1日某市人民政府令第8号修订）",
            ["2000-10-31 公布 None", "2001-01-01 施行 None", "2005-03-01 修订 某市人民政府令第8号"],
        ),
        (
            "（2005年6月3日某市人民政府令第13号发布　根据2017年3月8日某市人民政府令第29号修改）",
            ["2005-06-03 发布 某市人民政府令第13号", "2017-03-08 修改 某市人民政府令第29号"],
        ),
        (
            "（1990年4月1日某部令第6号发布施行　2004年7月1日根据《关于修改〈占位办法〉的决定》修正并重新公布）",
            ["1990-04-01 发布 某部令第6号", "2004-07-01 修正 《关于修改〈占位办法〉的决定》"],
        ),
        (
            "（1985年1月1日某部颁布实施，2013年1月6日第三次常务会议修订通过）",
            ["1985-01-01 颁布 某部", "2013-01-06 修订通过 第三次常务会议"],
        ),
        (
            "（2012年5月1日某市人民政府第三次常务会议审议通过，2012年6月1日公布）",
            ["2012-05-01 通过 某市人民政府第三次常务会议", "2012-06-01 公布 None"],
        ),
    ],
)
def test_the_events_of_a_history(line: str, told: list[str]) -> None:
    events = head_of(model.Notice(title="占位办法", under=(PrintedLine(line),))).events
    assert [f"{event.date} {event.act} {event.by}" for event in events] == told


@pytest.mark.parametrize(
    ("title", "genre", "number", "issuers"),
    [
        ("甲市人民政府令第5号", "令", "甲市人民政府令第5号", "甲市人民政府"),
        ("甲市公安局通告（第3号）", "通告", "甲市公安局通告第3号", "甲市公安局"),
        ("甲市人民政府第5次会议纪要", "纪要", None, ""),
        ("中共甲县委甲县人民政府关于占位的意见", "意见", None, "中共甲县委、甲县人民政府"),
        (
            "中共甲市委员会办公室甲市人民政府办公室关于占位的通知",
            "通知",
            None,
            "中共甲市委员会办公室、甲市人民政府办公室",
        ),
        ("中共甲市委办公室关于占位的通知", "通知", None, "中共甲市委办公室"),
        ("甲市人民政府颁发占位办法的通知", "通知", None, "甲市人民政府"),
        ("中华人民共和国主席令", "令", None, "中华人民共和国主席"),
    ],
)
def test_what_a_title_tells(title: str, genre: str, number: str | None, issuers: str) -> None:
    head = head_of(model.Notice(title=title))
    told = (head.genre and head.genre.value, head.number and head.number.spelt, head.issued_by)
    assert told == (genre, number, issuers)


def test_a_title_and_a_signature_outweigh_the_history() -> None:
    under = (PrintedLine("（1998年6月5日甲市人民政府令第12号发布）"),)
    assert head_of(model.Notice(title="占位办法", under=under, issuers=("乙局",))).issued_by == "乙局"
    assert head_of(model.Notice(title="丙市占位局关于占位的规定", under=under)).issued_by == "丙市占位局"


def test_the_name_of_what_an_order_publishes_is_no_part_of_its_title() -> None:
    index = TitleIndex(["占位机构设置条例", "", "甲省人民政府令", "第227号", "现发布《占位机构设置条例》。"])
    assert (index.head(0), index.head(2)) == (None, 2)
