"""Numbering systems: which marker a text begins with, and what each system says of itself."""

from __future__ import annotations

from typing import get_args

import pytest

from gazette.numbering import SYSTEMS, MarkerKind, Numbering, marker_of


@pytest.mark.parametrize(
    ("text", "printed", "kind", "path"),
    [
        ("第一章 总 则", "第一章", "chapter", (1,)),
        ("第 二 章 附则", "第 二 章", "chapter", (2,)),
        ("第二节 收费", "第二节", "section", (2,)),
        ("第三编 合同", "第三编", "book", (3,)),
        ("第十篇 绿色发展", "第十篇", "book", (10,)),
        ("第二分编 典型合同", "第二分编", "subbook", (2,)),
        ("第四部分 名词解释", "第四部分", "portion", (4,)),
        ("第二十一条本办法", "第二十一条", "article", (21,)),
        ("第14条 本办法", "第14条", "article", (14,)),
        ("第一百零五条本办法", "第一百零五条", "article", (105,)),
        ("第一百〇五条本办法", "第一百〇五条", "article", (105,)),
        ("第一千零四十一条婚姻家庭", "第一千零四十一条", "article", (1041,)),
        ("第1041条 婚姻家庭", "第1041条", "article", (1041,)),
        ("第一千一百条之二", "第一千一百条之二", "article", (1100, 2)),
        ("第三条之一渡船", "第三条之一", "article", (3, 1)),
        ("第一百二十条之六", "第一百二十条之六", "article", (120, 6)),
        ("第三条之规定", "第三条", "article", (3,)),
        ("十二、其他", "十二、", "han", (12,)),
        ("（二）对既有的", "（二）", "han_bracket", (2,)),
        ("(三) 财务", "(三)", "han_bracket", (3,)),
        ("( 三 )财务", "( 三 )", "han_bracket", (3,)),
        ("㈡碰头会", "㈡", "han_bracket", (2,)),
        ("二）碰头会", "二）", "han_half_bracket", (2,)),
        ("3.坚持", "3.", "digit", (3,)),
        ("3．坚持", "3．", "digit", (3,)),
        ("３．坚持", "３．", "digit", (3,)),
        ("⒊坚持", "⒊", "digit", (3,)),
        ("12、坚持", "12、", "digit", (12,)),
        ("12、5亿元", "12、", "digit", (12,)),
        ("1.2021年底前", "1.", "digit", (1,)),
        ("（1）新建", "（1）", "digit_bracket", (1,)),
        ("(16)增加", "(16)", "digit_bracket", (16,)),
        ("⒃增加", "⒃", "digit_bracket", (16,)),
        ("2)墙边", "2)", "digit_half_bracket", (2,)),
        ("２）墙边", "２）", "digit_half_bracket", (2,)),
        ("②备好", "②", "circled", (2,)),
        ("㉑备好", "㉑", "circled", (21,)),
        ("㊿备好", "㊿", "circled", (50,)),
        ("❷备好", "❷", "circled_black", (2,)),
        ("㊁备好", "㊁", "circled_han", (2,)),
        ("A.甲", "A.", "upper", (1,)),
        ("Ｂ．乙", "Ｂ．", "upper", (2,)),
        ("（C）丙", "（C）", "upper_bracket", (3,)),
        ("b)伞桶", "b)", "lower", (2,)),
        ("ｂ）伞桶", "ｂ）", "lower", (2,)),
        ("c、丙", "c、", "lower", (3,)),
        ("(d)丁", "(d)", "lower_bracket", (4,)),
        ("Ⅰ.散会", "Ⅰ.", "roman", (1,)),
        ("Ⅻ、散会", "Ⅻ、", "roman", (12,)),
        ("（Ⅳ）散会", "（Ⅳ）", "roman_bracket", (4,)),
        ("ⅳ.散会", "ⅳ.", "roman_lower", (4,)),
        ("（ⅴ）散会", "（ⅴ）", "roman_lower_bracket", (5,)),
        ("问2：何时", "问2：", "question", (2,)),
        ("问题三：何时", "问题三：", "question", (3,)),
        ("1　总则", "1", "decimal", (1,)),
        ("1 总则", "1", "decimal", (1,)),
        ("7", "7", "decimal", (7,)),
        ("1.1　目的", "1.1", "decimal", (1, 1)),
        ("1.1目的", "1.1", "decimal", (1, 1)),
        ("１．１　目的", "１．１", "decimal", (1, 1)),
        ("1.10", "1.10", "decimal", (1, 10)),
        ("1.2.1　一级", "1.2.1", "decimal", (1, 2, 1)),
        ("1.2.1.一级", "1.2.1.", "decimal", (1, 2, 1)),
        ("3.12.4.2一级", "3.12.4.2", "decimal", (3, 12, 4, 2)),
        ("1 项目概况", "1", "decimal", (1,)),
        ("5 处置程序", "5", "decimal", (5,)),
        ("4 天然气保障", "4", "decimal", (4,)),
        ("30　天攻坚", "30", "decimal", (30,)),
    ],
)
def test_markers(text: str, printed: str, kind: MarkerKind, path: tuple[int, ...]) -> None:
    found = marker_of(text)
    assert found
    assert (found.text, found.system.kind, found.path) == (printed, kind, path)


@pytest.mark.parametrize(
    "text",
    [
        "一是规范",
        "2021年",
        "2021.",
        "2021 年工作",
        "2021.7.15",
        "7月15日",
        "1.1.2021年",
        "1.5亿元",
        "1.5 亿元",
        "98.5%",
        "2.0版",
        "1.05",
        "30 天攻坚",
        "30天攻坚",
        "100 周年",
        "8 项措施",
        "5G网络",
        "01",
        "0 总则",
        "第十十条",
        "第一二三四五六七条",
        "第一千十条",
        "第一时间",
        "（含泵房环境要求）",
        "（十十）",
        "Ⅰ级响应",
        "X.509证书",
        "问：何时",
        "甲",
        "",
    ],
)
def test_what_is_no_marker(text: str) -> None:
    assert marker_of(text) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("第一章", 0),
        ("第一节", 0),
        ("一、", 1),
        ("㈠", 2),
        ("1．", 3),
        ("⑴", 4),
        ("①", 5),
        ("第三条之一", 5),
        ("1　总则", 1),
        ("1.1", 2),
        ("1.2.1", 3),
        ("1.2.1.3.2", 4),
    ],
)
def test_levels(text: str, level: int) -> None:
    found = marker_of(text)
    assert found
    assert found.level == level


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.kind)
def test_a_system_reads_its_own_example(system: Numbering) -> None:
    found = marker_of(system.example)
    assert found
    assert (found.text, found.system, set(found.path)) == (system.example, system, {1})


def test_every_kind_has_one_system() -> None:
    assert [system.kind for system in SYSTEMS] == list(get_args(MarkerKind))
