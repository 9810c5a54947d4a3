"""逐字对照: what differs is marked in both wordings, and nothing of either is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.pages.word_by_word import word_by_word


def marked(here: str, there: str) -> tuple[str, str]:
    """Both, with [ ] round what differs."""
    one, other = (
        "".join(f"[{part.text}]" if part.differs else part.text for part in side)
        for side in word_by_word(here, there)
    )
    return one, other


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("加快生态建设", "加快推进生态建设", ("加快生态建设", "加快[推进]生态建设")),
        ("一批行政权力", "行政权力", ("[一批]行政权力", "行政权力")),
        ("按规划设计配套建设", "按规划审批配套建设", ("按规划[设计]配套建设", "按规划[审批]配套建设")),
        ("在 10 日内录入", "在 10 个工作日内录入", ("在 10 日内录入", "在 10 [个工作]日内录入")),
        ("甲乙", "甲乙", ("甲乙", "甲乙")),
        ("甲乙丙", "丁戊己", ("[甲乙丙]", "[丁戊己]")),
        ("甲共乙", "丙共丁", ("[甲共乙]", "[丙共丁]")),
        ("", "甲乙", ("", "[甲乙]")),
    ],
)
def test_what_differs_is_marked(here: str, there: str, expected: tuple[str, str]) -> None:
    assert marked(here, there) == expected


@given(st.text("甲乙丙丁", max_size=40), st.text("甲乙丙丁", max_size=40))
def test_nothing_of_either_is_lost(here: str, there: str) -> None:
    one, other = word_by_word(here, there)
    assert ("".join(part.text for part in one), "".join(part.text for part in other)) == (here, there)
    assert [part.text for part in one if not part.differs] == [
        part.text for part in other if not part.differs
    ]


def test_what_is_very_long_is_not_compared() -> None:
    (one,), (other,) = word_by_word("甲" * 3000, "乙" * 3000)
    assert not one.differs
    assert not other.differs
