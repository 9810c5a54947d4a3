"""Tasks with their bodies and deadlines, from rows of tables and from （牵头单位：…） in the text."""

from __future__ import annotations

import pytest
from fabricated_gazette import with_text

from gazette import model as m
from gazette.archive import Archive
from gazette.bodies import Bodies
from gazette.tasks import Charge, Task, tasks

ORGANIZATIONS = (
    m.Organization("市占位局", "zhanweiju", ("占位局", "市占位和登记局")),
    m.Organization("市登记局", "dengjiju"),
)
BODIES = Bodies(ORGANIZATIONS, ("市直有关单位", "各县（市、区）政府"))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("市占位局", "[市占位局]"),
        ("市登记局等市直有关 单位，占位局。", "[市登记局]等[市直有关单位]，[占位局]。"),
        ("市占位局、市占位局及空位局", "[市占位局]、[市占位局及空位局]"),
        ("各县政府（含市登记局，下同）、市登记局", "[各县政府]（含市登记局，下同）、[市登记局]"),
        ("市、县（市、区）登记局", "[市]、[县（市、区）登记局]"),
        ("市占位、和登记局", "[市占位、和登记局]"),
        ("", ""),
    ],
)
def test_who_is_charged_is_told_in_the_printed_words(printed: str, expected: str) -> None:
    charge = Charge("责任单位", printed, tuple(BODIES.listed(printed)))
    assert "".join(f"[{words}]" if body else words for words, body in charge.parts()) == expected


def tasks_of(*paragraphs: str) -> list[Task]:
    archive = Archive(with_text(*paragraphs, organizations=ORGANIZATIONS))
    return tasks(archive)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("占位。（牵头单位：市占位局）", [("占位。", [("牵头单位", "市占位局")])]),
        (
            "占位。（牵头单位：市占位局。实施单位：市登记局、空位局）",
            [("占位。", [("牵头单位", "市占位局"), ("实施单位", "市登记局"), ("实施单位", "空位局")])],
        ),
        (
            "占位；(责任单位:市占位局)登记。（责任单位：市登记局）",
            [("占位", [("责任单位", "市占位局")]), ("登记。", [("责任单位", "市登记局")])],
        ),
        ("占位。（责任单位：各县（市、区）政府）", [("占位。", [("责任单位", "各县（市、区）政府")])]),
        ("牵头单位应当负责。", []),
    ],
)
def test_tasks_in_running_text(text: str, expected: list[tuple[str, list[tuple[str, str]]]]) -> None:
    found = [
        (task.text, [(charge.role, body.name) for charge in task.charges for body in charge.bodies])
        for task in tasks_of(text)
        if task.document.kind == "notice"
    ]
    assert found == expected


def test_tasks_in_a_table() -> None:
    found = [
        (
            task.anchor,
            task.group,
            task.text,
            task.deadline,
            [body.name for charge in task.charges for body in charge.bodies],
        )
        for task in tasks_of()
    ]
    both = ["市占位局", "有关单位"]
    assert found == [
        ("row-1", "甲类", "占位", "2024年5月", both),
        ("row-2", "甲类", "按国发〔2020〕1号", "2024年5月", both),
        ("row-3", "甲类", "不占位", None, both),
    ]


@pytest.mark.parametrize(
    ("deadline", "period"),
    [
        ("2021年8月", ("2021-08", "2021-08")),
        ("2021年8月31日前", ("2021-08", "2021-08")),
        ("2021年11月至2022年3月", ("2021-11", "2022-03")),
        ("2021", ("2021-01", "2021-12")),
        ("2021年底前", ("2021-01", "2021-12")),
        ("2021-2023", ("2021-01", "2023-12")),
        ("2021年9月至12月", ("2021-09", "2021-12")),
        ("2021年8月—10月", ("2021-08", "2021-10")),
        ("2021年11月至2022年", ("2021-11", "2022-12")),
        # read wrongly is worse than not read
        ("2022年6月底前（原2021年12月）", None),
        ("2022年3月-2021年12月", None),
        ("2021年13月", None),
        ("20210831", None),
        ("2021-", None),
        ("长期", None),
        (None, None),
    ],
)
def test_deadlines_in_order(deadline: str | None, period: tuple[str, str] | None) -> None:
    (document, *_) = Archive(with_text()).documents
    task = Task(document, "row-1", None, "占位", (), deadline)
    assert task.period == period
    assert task.month == (period[1] if period else None)
