"""What the printed text of the archive claims of itself: all disagreements, and what must be found to hold."""

from __future__ import annotations

import functools
from dataclasses import replace

import pytest
from real_gazette import archive, gazette

from gazette.archive import Archive
from gazette.claims import RULES, WHOLE, Claim, claims
from gazette.claims.enumerations import cleared_documents_are_counted
from gazette.claims.tables import groups_are_counted
from gazette.model import Mark


@functools.cache
def told() -> list[Claim]:
    """Every claim of the archive."""
    return claims(archive())


DISAGREEMENTS = [
    (
        "yongzhengren-2021-14#number",
        "文号在后，日期不在前",
        "永政人〔2021〕13号成文于 2021-08-01，永政人〔2021〕14号成文于 2021-07-22",
    ),
    (
        "yongzhengbanfa-2021-19-interpretation#section-3-p1",
        "总则、停车场规划建设、停车场管理、附则",
        "总则、停车场规划与建设、停车场管理、附则",
    ),
    ("yongzhengbanfa-2021-19-interpretation#section-3-p1", "停车场规划建设", "停车场规划与建设"),
    ("yongzhengfa-2021-6-interpretation#section-3-p1", "下放 31 项", "22 项"),
    ("yongzhengbanfa-2021-14#section-2-p1", "104 项重点工作任务", "102 项重点工作任务"),
    ("yongzhengbanfa-2021-14-interpretation#section-2-2-p1", "104 项重点工作任务", "102 项重点工作任务"),
    ("yongzhengbanfa-2021-14-table-1#row-28", "3 个", "2 个"),
    ("yongzhengbanfa-2021-14-table-1#row-9", "“八个二”", "0 个“二”"),
    (
        "yongzhengfa-2021-6-interpretation#title",
        "永州市人民政府关于承接落实省政府调整的一批行政权力事项的通知",
        "永州市人民政府关于承接落实省政府调整的行政权力事项的通知",
    ),
    (
        "yongzhengbanfa-2021-11-interpretation#title",
        "关于加快生态廊道建设的实施意见",
        "关于加快推进生态廊道建设的实施意见",
    ),
    ("yongzhengbanfa-2021-13-interpretation#section-4-p1", "第八条", "1 句相同，1 句不同"),
    ("yongzhengbanfa-2021-13-interpretation#section-4-p1", "第十条", "1 句相同，1 句不同"),
    ("yongzhengbanfa-2021-13-interpretation#section-4-p2", "第十一条", "3 句相同，1 句不同"),
    ("yongzhengbanfa-2021-13-interpretation#section-4-p3", "第十四条", "4 句相同，2 句不同"),
    ("yongzhengbanfa-2021-13-interpretation#section-4-p3", "第十五条", "0 句相同，1 句不同"),
    ("yongzhengbanfa-2021-13-interpretation#section-4-p3", "第十七条", "3 句相同，1 句不同"),
    ("yongzhengbanfa-2021-19-interpretation#section-4-5-p1", "《办法》", "2 句相同，1 句节引，1 句不同"),
    ("yongzhengbanfa-2021-19-interpretation#section-4-7-p1", "《办法》", "0 句相同，1 句不同"),
    ("yongzhengbanfa-2021-19-interpretation#section-4-7-p1", "10日", "10个工作日"),
]


def test_these_and_no_others_do_not_hold() -> None:
    found = [(f"{c.document.id}#{c.anchor}", c.stated, c.counted) for c in told() if c.fails]
    assert found == DISAGREEMENTS


RETOLD = [
    ("yongzhengbanfa-2021-13-interpretation#section-3-p2", "第二条", "3 处相同，1 处不同"),
    ("yongzhengbanfa-2021-13-interpretation#section-3-p7", "第十九条", "1 处相同，1 处不同"),
    ("yongzhengbanfa-2021-19-interpretation#section-4-2-p1", "第四条", "0 处相同，2 处不同"),
    ("yongzhengbanfa-2021-19-interpretation#section-4-9-p1", "第十三条", "1 处相同，1 处不同"),
    ("yongzhengbanfa-2021-19-interpretation#section-4-9-p3", "第十九条", "1 处相同，1 句未见于条文"),
]
"""Words of an article told otherwise by an interpretation that does not say it quotes them: no disagreement."""


def test_these_and_no_others_are_told_otherwise() -> None:
    found = [
        (f"{c.document.id}#{c.anchor}", c.stated, c.counted) for c in told() if not c.holds and not c.fails
    ]
    assert found == RETOLD


@pytest.mark.parametrize(
    ("place", "stated", "counted"),
    [
        ("yongzhengfa-2021-6-table-1#caption", "共 25 项", "25 项"),
        ("yongzhengfa-2021-6-table-1#caption", "25 项", "3 + 22 = 25"),
        ("yongzhengfa-2021-6#p1", "下放 22 项", "22 项"),
        ("yongzhengfa-2021-6-interpretation#section-4-p1", "新增 25 项", "25 项"),
        ("yongzhengbanfa-2021-13-interpretation#section-3-p1", "六章二十四条", "6 章 24 条"),
        ("yongzhengbanfa-2021-19-interpretation#section-3-p1", "四章二十一条", "4 章 21 条"),
        ("yongzhengbanfa-2021-14#section-2-p1", "20 个重要方面", "20 个一级指标"),
        ("yongzhengbanfa-2021-16#section-2-p2", "30 座", "30 项"),
        ("yongzhengbanfa-2021-16#section-2-p2", "9000 余个", "9008 个"),
        ("yongzhengbanfa-2021-16-table-1#total-1", "9008", "9008"),
        ("yongzhengbanfa-2021-16-table-1#total-1", "62161.4", "62161.4"),
        ("yongzhengbanfa-2021-16-table-1#total-1", "181186.32", "181186.32"),
        ("yongzhengbanfa-2021-16-interpretation#section-3-p1", "5 部分", "5 部分"),
        ("yongzhengbanfa-2021-12-interpretation#section-3-p1", "4 部分", "4 部分"),
        ("yongzhengbanfa-2021-11-interpretation#item-4", "3 部分", "3 部分"),
        ("yongzhengbanfa-2021-14-interpretation#section-2-p1", "3 部分", "3 部分"),
        ("yongzhengfa-2021-6-interpretation#section-2-2", "7 个", "7 个"),
        ("yongzhengbanfa-2021-11-interpretation#item-4-p2", "5 个", "5 个"),
        ("yongzhengbanfa-2021-14-table-1#row-73", "7 个", "7 个"),
        ("yongzhengbanfa-2021-18-interpretation#section-1-p2", "“五明确”", "5 个“明确”"),
    ],
)
def test_these_hold(place: str, stated: str, counted: str) -> None:
    assert (place, stated, counted) in [
        (f"{c.document.id}#{c.anchor}", c.stated, c.counted) for c in told() if c.holds
    ]


def test_every_rule_finds_something_and_says_what_it_is() -> None:
    described = ["".join((rule.__doc__ or "").split()) for rule in RULES]
    assert [text for text in described if not ("：" in text and text.endswith("。"))] == []
    no_such_text = (groups_are_counted, cleared_documents_are_counted)  # in the archive
    unused = ["".join((rule.__doc__ or "").split()) for rule in no_such_text]
    assert list(dict.fromkeys(claim.rule for claim in told())) == [
        text for text in described if text not in unused
    ]


def test_every_claim_leads_to_its_place_and_quotes_what_stands_there() -> None:
    for claim in told():
        assert claim.anchor in claim.document.anchors
        assert claim.quote


def _issues_apart() -> Archive:
    """The gazette as two issues, which cite each other."""
    (issue,) = gazette().issues
    half = len(issue.folders) // 2
    later = replace(
        issue,
        id="2021-09",
        mark=Mark("data/2021/09/issue.yml", 1),
        contents=(),
        folders=issue.folders[half:],
        front=(),
    )
    return Archive(replace(gazette(), issues=(replace(issue, folders=issue.folders[:half]), later)))


def test_rules_look_at_one_issue_at_a_time_but_for_those_that_say_so() -> None:
    halves = _issues_apart()
    for rule in RULES:
        apart = [claim for issue in halves.gazette.issues for claim in rule(halves.only(issue))]
        together = list(rule(halves))
        assert (sorted(map(repr, apart)) == sorted(map(repr, together))) or rule in WHOLE, rule.__name__
