"""What is joined: every number with what is known of it, and who cites whom."""

from __future__ import annotations

from fabricated_gazette import with_text

from gazette import model as m
from gazette.site import Site

SITE = Site(
    with_text(
        "按国发〔2020〕1号和国务院令第9号。",
        "再按国发〔2020〕1号，又按国发〔2020〕1号。",
        interpretation=("按国发〔2020〕1号。",),
        instruments=(
            m.Instrument("yijian", "关于占位的意见", "国发〔2020〕1号"),
            m.Instrument("weifa", "占位法"),
            m.Instrument("tiaoli", None, "国务院令第9号"),
        ),
    )
)
NOTICE = "documents/moufu-2024-3.html"


def test_every_number_with_what_is_known_of_it() -> None:
    known = [
        (
            each.spelt,
            each.number and each.number.label,
            each.title,
            each.date and each.date.isoformat(),
            each.url,
            each.issued_by and each.issued_by.id,
            len(each.cited_by),
        )
        for each in SITE.numbers()
    ]
    title = "某市人民政府关于印发《占位办法》的通知"
    assert known == [
        ("某府发〔2024〕3号", "发文字号", title, "2024-05-12", NOTICE, "moufu-2024-3", 1),
        ("MSCR-2024-00001", "统一登记号", title, "2024-05-12", NOTICE, "moufu-2024-3", 1),
        (
            *("某占字〔2023〕9号", "发文字号", "关于占位的报告", "2023-04-05"),
            *(f"{NOTICE}#enclosure-3", "moufu-2024-3", 1),
        ),
        (
            *("某府人〔2024〕7号", "发文字号", "关于张三李四职务任免的通知", None),
            *("documents/mouren-2024-7.html", "mouren-2024-7", 0),
        ),
        ("国发〔2020〕1号", "发文字号", "关于占位的意见", None, "instruments/yijian.html", None, 3),
        ("国务院令第9号", "令", None, None, "instruments/tiaoli.html", None, 1),
    ]


def test_who_cites_is_told_once_for_each_place() -> None:
    cited = SITE.citing_documents("yijian")
    assert {document.id: [link.anchor for link in links] for document, links in cited.items()} == {
        "moufu-2024-3": ["p1", "p2", "article-1", "article-2-item-1"],
        "moufu-2024-3-interpretation": ["p1"],
        "moufu-2024-3-table-1": ["row-2"],
    }
