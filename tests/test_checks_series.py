"""Which missing serials an editor is told of: those of a series that is printed nearly whole, and no others."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from invented_issue import bound, gazette, notice

from gazette import model
from gazette.checks import check

TOLD = "看看有没有漏录"


def held(*issues: Iterable[int], form: str = "青政发〔2022〕{}号", **more: str) -> model.Gazette:
    """Issues with a notice of each of these serials."""
    bindings = []
    for month, serials in enumerate(issues, 1):
        folders = [
            notice(
                f"notice-{month}-{serial}",
                f"关于占位{serial}的通知",
                "略。",
                number=form.format(serial),
                **more,
            )
            for serial in serials
        ]
        bindings.append(bound(month, *folders))
    return gazette(*bindings)


def hints(archive: model.Gazette) -> list[str]:
    return [problem.fault for problem in check(archive) if problem.hint and problem.remedy.startswith(TOLD)]


def told(first: int, last: int, count: int, missing: str, form: str = "青政发〔2022〕{}号") -> str:
    return f"“{form.format(first)}”至“{form.format(last)}”本期有 {count} 个，只缺 {missing} 号"


def but(last: int, *missing: int) -> list[int]:
    return [serial for serial in range(1, last + 1) if serial not in missing]


@pytest.mark.parametrize(
    ("issues", "expected"),
    [
        ([but(10, 5)], [told(1, 10, 9, "5")]),
        ([but(20, 5, 6)], [told(1, 20, 18, "5、6")]),
        ([but(20, 5, 16)], [told(1, 20, 18, "5、16")]),
        ([but(10)], []),
        ([but(9, 5)], []),
        ([but(19, 5, 6)], []),
        ([[11, 12, 13, 14, 16, 18, 19]], []),  # a real issue: what it leaves out is no 规范性文件
        ([[3, 97, 240]], []),
        ([[1, 999999999]], []),
        ([but(10, 5), [5]], []),
        ([but(10, 5), [4000]], [told(1, 10, 9, "5")]),
        ([but(5), [*range(7, 12)]], []),
    ],
)
def test_a_series_that_is_printed_nearly_whole(issues: list[list[int]], expected: list[str]) -> None:
    assert hints(held(*issues)) == expected


@pytest.mark.parametrize("form", ["青原省人民政府令第{}号", "青原省交通厅公告2022年第{}号"])
def test_in_every_form_of_number(form: str) -> None:
    assert hints(held(but(10, 5), form=form)) == [told(1, 10, 9, "5", form)]


def test_years_are_apart() -> None:
    folders = [
        notice(f"notice-{serial}", "关于占位的通知", "略。", number=f"青政发〔{year}〕{serial}号")
        for year, serial in [(2021, 40 + serial) for serial in range(5)]
        + [(2022, serial) for serial in but(5, 2)]
    ]
    assert hints(gazette(bound(1, *folders))) == []


def test_of_registrations() -> None:
    folders = [
        notice(f"notice-{serial}", "关于占位的通知", "略。", registration=f"QYCR-2022-{serial:05}")
        for serial in but(10, 5)
    ]
    assert hints(gazette(bound(1, *folders))) == [told(1, 10, 9, "5", "QYCR-2022-{:05}")]


def test_a_reprint_is_not_counted() -> None:
    again = [
        notice(f"again-{serial}", "旧文", number=f"青政发〔2022〕{serial}号", reprint_of="x")
        for serial in (1, 10)
    ]
    others = [notice(f"notice-{serial}", "甲", number=f"青政发〔2022〕{serial}号") for serial in but(9, 1, 5)]
    assert hints(gazette(bound(1, *others, *again))) == []


def test_the_hint_stands_behind_the_gap() -> None:
    (hint,) = (problem for problem in check(held(but(10, 5))) if problem.remedy.startswith(TOLD))
    assert hint.mark.file == "notice-1-6/notice.yml"
