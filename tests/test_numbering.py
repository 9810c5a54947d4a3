"""Numbering systems: which marker a text begins with, and what each system says of itself."""

from __future__ import annotations

from typing import get_args

import pytest

from gazette.numbering import SYSTEMS, MarkerKind, Numbering, marker_of


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("第一章 总 则", ("第一章", "chapter", 1)),
        ("第二节 收费", ("第二节", "part", 2)),
        ("第三编 合同", ("第三编", "part", 3)),
        ("第二十一条本办法", ("第二十一条", "article", 21)),
        ("第一百零五条本办法", ("第一百零五条", "article", 105)),
        ("第一百〇五条本办法", ("第一百〇五条", "article", 105)),
        ("十二、其他", ("十二、", "han", 12)),
        ("（二）对既有的", ("（二）", "han_bracket", 2)),
        ("(三) 财务", ("(三)", "han_bracket", 3)),
        ("( 三 )财务", ("( 三 )", "han_bracket", 3)),
        ("3.坚持", ("3.", "digit", 3)),
        ("12、坚持", ("12、", "digit", 12)),
        ("（1）新建", ("（1）", "digit_bracket", 1)),
        ("(16)增加", ("(16)", "digit_bracket", 16)),
        ("一是规范", None),
        ("2021年", None),
        ("2021.", None),
        ("第十十条", None),
        ("第一二三四五六七条", None),
        ("（含泵房环境要求）", None),
        ("", None),
    ],
)
def test_markers(text: str, marker: tuple[str, MarkerKind, int] | None) -> None:
    found = marker_of(text)
    assert (found and (found.text, found.system.kind, found.number)) == marker


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.kind)
def test_a_system_reads_its_own_example(system: Numbering) -> None:
    assert marker_of(system.example) == (system.example, system, 1)


def test_every_kind_has_one_system() -> None:
    assert [system.kind for system in SYSTEMS] == list(get_args(MarkerKind))
