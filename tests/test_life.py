"""From when and until when a document applies, in its own words; what is inferred says by which rule."""

from __future__ import annotations

import pytest
from test_relations import of

from gazette.life import life


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本办法自 2021 年 9 月 1 日起施行。", "date 2021年9月1日 2021-09-01"),
        ("本通知自2021年12月31日起执行，有效期5年。", "date 2021年12月31日 2021-12-31"),
        ("本条例自二〇〇六年七月一日起施行。", "date 二〇〇六年七月一日 2006-07-01"),
        ("本实施细则从2021年9月1日起正式实施。", "date 2021年9月1日 2021-09-01"),
        ("本规定（试行）自2021年9月1日零时起施行。", "date 2021年9月1日 2021-09-01"),
        ("本办法于2021年9月1日起施行。", "date 2021年9月1日 2021-09-01"),
        ("《甲办法》已经审定，现予公布，自2022年1月1日起施行。", "date 2022年1月1日 2022-01-01"),
        ("清理结果见附件，自2022年10月15日起执行。", "date 2022年10月15日 2022-10-15"),
        # inferred: the fabricated notice is dated 2024-05-12
        ("本实施意见自发布之日起施行。", "publication 自发布之日起 2024-05-12?"),
        ("本办法自公布之日起施行。", "publication 自公布之日起 2024-05-12?"),
        ("自本办法公布之日起施行。", "publication 自本办法公布之日起 2024-05-12?"),
        ("本办法自印发之日起施行。", "publication 自印发之日起 2024-05-12?"),
        # counted in more than one way
        ("本办法自公布之日起30日后施行。", "publication 自公布之日起30日后 None"),
        ("本实施方案与国发〔2020〕1号同步施行。", "with 同步施行 None"),
        # some articles apart
        (
            "本条例自2023年1月1日起施行，第九条自2024年7月1日起施行。",
            "date 2023年1月1日 2023-01-01, 第九条 date 2024年7月1日 2024-07-01",
        ),
        (
            "第九条、第十条第二款的规定自2024年7月1日起施行。",
            "第九条、第十条第二款 date 2024年7月1日 2024-07-01",
        ),
        ("本办法除第九条外，自2023年1月1日起施行。", "date 2023年1月1日 2023-01-01"),
        # of others, of periods, of rates
        ("自收到通知之日起五日内办理。", ""),
        ("该条例自 2020 年 1 月 1 日起施行。", ""),
        ("《甲办法》第九条自2024年7月1日起施行。", ""),
        ("本市城镇规划自2020年1月1日起施行。", ""),
        ("新的收费标准自2020年1月1日起执行。", ""),
    ],
)
def test_from_when(text: str, expected: str) -> None:
    document, _, told = of(text)
    effects, _ = life([each for each in told if each.unit.anchor == "p1"], document)
    shown = (
        f"{each.articles or ''} {each.basis} {each.phrase} {each.date or (f'{each.inferred}?' if each.inferred else None)}"
        for each in effects
    )
    assert ", ".join(each.strip() for each in shown) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本办法自2023年2月1日起施行，有效期5年。", "validity 有效期5年 2028-01-31?"),
        ("本办法自2023年2月1日起施行，有效期五年。", "validity 有效期五年 2028-01-31?"),
        ("本办法自2024年2月29日起施行，有效期为1年。", "validity 有效期为1年 2025-02-28?"),
        (
            "本办法自2023年2月1日起施行。有效期至2025年12月31日。",
            "validity 有效期至2025年12月31日 2025-12-31",
        ),
        ("本办法自2023年2月1日起施行，试行期2年。", "trial 试行期2年 2025-01-31?"),
        ("本办法自2023年2月1日起施行，试行两年。", "trial 试行两年 2025-01-31?"),
        ("本办法自2023年2月1日起施行，有效期6个月。", "validity 有效期6个月 2023-07-31?"),
        ("本办法自公布之日起施行，有效期2年。", "validity 有效期2年 2026-05-11?"),
        ("本办法有效期五年。", "validity 有效期五年 None"),
        (
            "本政策执行期限自2022年1月1日起至2024年12月31日。",
            "validity 执行期限自2022年1月1日起至2024年12月31日 2024-12-31",
        ),
        # of permits, and of another document
        ("许可证有效期5年。", ""),
        ("本办法所称居住证有效期为一年。", ""),
        ("《甲办法》继续有效，有效期延长至2025年12月31日。", ""),
        ("《甲办法》有效期至2025年12月31日。", ""),
    ],
)
def test_until_when(text: str, expected: str) -> None:
    document, _, told = of(text)
    _, expiries = life([each for each in told if each.unit.anchor == "p1"], document)
    shown = (
        f"{each.kind} {each.phrase} {each.date or (f'{each.inferred}?' if each.inferred else None)}"
        for each in expiries
    )
    assert ", ".join(shown) == expected
