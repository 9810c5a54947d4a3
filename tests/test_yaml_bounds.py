"""YAML that is nested without end, or is far too long, is refused before it takes any time."""

from __future__ import annotations

import pytest
from processor_time import within

from gazette.store.nodes import parse

DEEP = "层次超过 50 层；检查括号和缩进"
LONG = "内容超过 200000 项；核对是否误放了别的内容；表格太长的，分成几个"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[" * 200_000, f"a.yml:1: {DEEP}"),
        ("{" * 200_000, f"a.yml:1: {DEEP}"),
        ("- " * 200_000, f"a.yml:1: {DEEP}"),
        ("? " * 200_000, f"a.yml:1: {DEEP}"),
        ("{a: " * 200_000, f"a.yml:1: {DEEP}"),
        ("body:\n" + "".join("  " * depth + "- body:\n" for depth in range(1, 1000)), f"a.yml:26: {DEEP}"),
        pytest.param("- a\n" * (1 << 20), f"a.yml:200000: {LONG}", marks=pytest.mark.slow),
        ("[" + "a," * (1 << 20), f"a.yml:1: {LONG}"),
    ],
)
def test_it_is_refused_at_once(text: str, problem: str) -> None:
    with within(10, "核对"):
        node, problems = parse(text, "a.yml")
    assert (node, [str(each) for each in problems]) == (None, [problem])


def test_a_table_of_ten_thousand_rows_is_not() -> None:
    node, problems = parse("rows:\n" + "  - [a, b, c, d, e, f, g]\n" * 10_000, "table-1.yml")
    assert (node is not None, problems) == (True, [])
