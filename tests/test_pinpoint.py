"""条款和日期 in Node: the article that a text ends with, the date or issue that it names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from number_tables import VARIANTS
from search_in_node import in_node

PARTS = ("tokens", "number-key", "pinpoint")


def _read(script: str, texts: list[str]) -> list[Any]:
    answer: list[Any] = in_node(script, texts, folder=Path(), parts=PARTS, variants=VARIANTS).answer
    return answer


PLACES = {
    "第十四条": ("", "article-14"),
    "第14条": ("", "article-14"),
    "14条": ("", "article-14"),
    "第１４条": ("", "article-14"),
    "第 14 條": ("", "article-14"),
    "第二十条 ": ("", "article-20"),
    "第二〇条": ("", "article-20"),
    "第一百零二条": ("", "article-102"),
    "第一百〇二条": ("", "article-102"),
    "第两百条": ("", "article-200"),
    "第一千二百六十条": ("", "article-1260"),
    "第十四条之一": ("", "article-14-1"),
    "第十四条之一第二项": ("", "article-14-1-item-2"),
    "第十四条第二项": ("", "article-14-item-2"),
    "第十四条第（二）项": ("", "article-14-item-2"),
    "第十四条(二)项": ("", "article-14-item-2"),
    "14条2项": ("", "article-14-item-2"),
    "第十四条第二款": ("", "article-14-p2"),
    "第十四条第一款": ("", "article-14"),
    "第十四条第一款第（二）项": ("", "article-14-item-2"),
    "第十四条第二款第十一项": ("", "article-14-item-11"),
    "永政办发〔2021〕13号第十四条": ("永政办发〔2021〕13号", "article-14"),
    "永政办发〔2021〕13号 14条": ("永政办发〔2021〕13号", "article-14"),
    "停车场管理办法第十四条第二款": ("停车场管理办法", "article-14-p2"),
    "停车场管理办法的第3条": ("停车场管理办法", "article-3"),
    "《停车场管理办法》 第三条": ("《停车场管理办法》", "article-3"),
    "x" * 300 + "第三条": ("x" * 300, "article-3"),
    "第十四条规定": None,
    "第十十条": None,
    "第二款": None,
    "第二项": None,
    "2021114条": None,
    "第条": None,
    "0条": None,
    "停车": None,
    "": None,
}


def test_places() -> None:
    script = "all => all.map(GazetteSearch.splitPinpoint)"
    read = [told and (told["rest"], told["anchor"]) for told in _read(script, list(PLACES))]
    assert dict(zip(PLACES, read, strict=True)) == PLACES


def test_the_parts_of_a_place() -> None:
    script = "all => all.map(GazetteSearch.splitPinpoint)"
    assert _read(script, ["甲办法第五条之二第三款第四项", "第五条"]) == [
        {
            "rest": "甲办法",
            "article": "5-2",
            "paragraph": 3,
            "item": 4,
            "anchor": "article-5-2-item-4",
            "said": "第五条之二第三款第四项",
        },
        {
            "rest": "",
            "article": "5",
            "paragraph": None,
            "item": None,
            "anchor": "article-5",
            "said": "第五条",
        },
    ]


DATES: dict[str, dict[str, object] | None] = {
    "2021.7.15": {"year": 2021, "month": 7, "day": 15},
    "2021/8/3": {"year": 2021, "month": 8, "day": 3},
    "2021-08-03": {"year": 2021, "month": 8, "day": 3},
    "20210803": {"year": 2021, "month": 8, "day": 3},
    "２０２１－０８－０３": {"year": 2021, "month": 8, "day": 3},
    "7月15日": {"month": 7, "day": 15},
    "7月15号": {"month": 7, "day": 15},
    "七月十五日": {"month": 7, "day": 15},
    "十二月三十一日": {"month": 12, "day": 31},
    "八月份": {"month": 8},
    "8月份任免": {"month": 8, "rest": "任免"},
    "8月的文件": {"month": 8, "rest": "文件"},
    "满6个月的": None,
    "3月内": None,
    "2021年8月": {"year": 2021, "month": 8},
    "2021年8月份": {"year": 2021, "month": 8},
    "2021 年 8 月 3 日": {"year": 2021, "month": 8, "day": 3},
    "二〇二一年八月": {"year": 2021, "month": 8},
    "２０２１年第７－８期": {"issueYear": 2021, "issueNumber": 7},
    "二○二一年八月十五日": {"year": 2021, "month": 8, "day": 15},
    "2021年": {"year": 2021},
    "2021年度": {"year": 2021},
    "总第144期": {"serialIssue": 144},
    "總第144期": {"serialIssue": 144},
    "第144期": {"serialIssue": 144, "issueNumber": 144},
    "第一百四十四期": {"serialIssue": 144, "issueNumber": 144},
    "2021年总第144期": {"year": 2021, "serialIssue": 144},
    "2021年第7期": {"issueYear": 2021, "issueNumber": 7},
    "2021年第7-8期": {"issueYear": 2021, "issueNumber": 7},
    "二〇二一年第七期": {"issueYear": 2021, "issueNumber": 7},
    "2021年8月的停车通知": {"year": 2021, "month": 8, "rest": "停车通知"},
    "停车 2021年 收费": {"year": 2021, "rest": "停车 收费"},
    "停车场的2021年第7期": {"issueYear": 2021, "issueNumber": 7, "rest": "停车场"},
    "关于2021年重点工作": {"year": 2021, "rest": "关于重点工作", "apart": False},
    "停车 2021": {"year": 2021, "rest": "停车"},
    "2021 停车": {"year": 2021, "rest": "停车"},
    "2021 13": None,
    "停2021车": None,
    "的士 2021年": {"year": 2021, "rest": "的士"},
    "会议纪要2021-08-03": {"year": 2021, "month": 8, "day": 3, "rest": "会议纪要"},
    "公告 2021年8月": {"year": 2021, "month": 8, "rest": "公告"},
    "市政府办2021年8月": {"year": 2021, "month": 8, "rest": "市政府办"},
    "2021年13月": {"year": 2021, "rest": "13月"},
    "永政办发〔2021〕13号": None,
    "永政办发2021年13号": None,
    "永政办发2021年第13号": None,
    "永政办发2021年": None,
    "永政办发20211013": None,
    "永政办发 2021 10": None,
    "〔1997〕岚驿字第61号": None,
    "YZCR-2021-01009": None,
    "GB5749-2006": None,
    "财政部公告2016年第6号": None,
    "13号": None,
    "13号文件": None,
    "20211303": None,
    "2021.13.45": None,
    "120210803": None,
    "202108031": None,
    "停车": None,
    "2021": None,
    "": None,
}


def test_dates() -> None:
    nothing = dict.fromkeys(("year", "month", "day", "serialIssue", "issueYear", "issueNumber")) | {
        "rest": "",
        "apart": True,
    }
    read = _read("all => all.map(GazetteSearch.readDate)", list(DATES))
    expected = {text: told if told is None else nothing | told for text, told in DATES.items()}
    assert dict(zip(DATES, read, strict=True)) == expected


@pytest.mark.parametrize("name", ["splitPinpoint", "readDate"])
def test_nothing_takes_long(name: str) -> None:
    kinds = ["2", "十", "第", "a", "〔", "条", " ", "第1条", "2021年", "的", "词语 ", "第十"]
    texts = [
        kind * (size // len(kind)) + end
        for kind in kinds
        for size in (200, 5_000, 100_000)
        for end in ("", "x", "条")
    ]
    script = f"""all => all.map(text => {{
      const started = performance.now();
      GazetteSearch.{name}(text);
      return performance.now() - started;
    }})"""
    assert max(_read(script, texts)) < 100
