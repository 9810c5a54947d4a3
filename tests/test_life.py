"""From when and until when a document applies, in its own words; what is inferred says by which rule.

The fabricated notice is dated 2024-05-12; what is worked out of that has a question mark.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from fabricated_gazette import with_text
from test_relations import of

from gazette import model as m
from gazette.archive import Archive
from gazette.life import life
from gazette.links import Links
from gazette.statements import statements


def told(*paragraphs: str) -> tuple[str, str]:
    """What a notice with these paragraphs says of its effect, and of its validity."""
    document, _, told = of(*paragraphs)
    own = {f"p{place}" for place in range(1, len(paragraphs) + 1)}
    effects, expiries = life([each for each in told if each.unit.anchor in own], document)
    begun = (
        f"{each.articles or ''} {each.basis} {each.phrase} {each.date or (f'{each.inferred}?' if each.inferred else None)}"
        for each in effects
    )
    ended = (
        f"{each.kind} {each.phrase} {each.date or (f'{each.inferred}?' if each.inferred else None)}"
        for each in expiries
    )
    return ", ".join(each.strip() for each in begun), ", ".join(ended)


# 自…起施行, of the document that says so
DATED = [
    ("本办法自 2021 年 9 月 1 日起施行。", "date 2021年9月1日 2021-09-01"),
    ("本通知自2021年12月31日起执行，有效期5年。", "date 2021年12月31日 2021-12-31"),
    ("本条例自二〇〇六年七月一日起施行。", "date 二〇〇六年七月一日 2006-07-01"),
    ("本条例自二○○四年十月十五日起施行。", "date 二○○四年十月十五日 2004-10-15"),
    ("本规定自一九八五年元月一日起施行。", "date 一九八五年元月一日 1985-01-01"),
    ("本办法自二ОО八年一月一日起施行。", "date 二ОО八年一月一日 2008-01-01"),
    ("本法自1999年10月1日起施行。", "date 1999年10月1日 1999-10-01"),
    ("本令自2003年6月1日起施行。", "date 2003年6月1日 2003-06-01"),
    ("本布告自一九五四年三月一日起实行。", "date 一九五四年三月一日 1954-03-01"),
    ("本暂行办法自1993年5月1日起试行。", "date 1993年5月1日 1993-05-01"),
    ("本实施细则从2021年9月1日起正式实施。", "date 2021年9月1日 2021-09-01"),
    ("本若干措施自2021年9月1日起施行。", "date 2021年9月1日 2021-09-01"),
    ("本裁量基准自2021年9月1日起施行。", "date 2021年9月1日 2021-09-01"),
    ("本文件自2025年5月1日起施行。", "date 2025年5月1日 2025-05-01"),
    ("本《办法》自2005年3月1日起施行。", "date 2005年3月1日 2005-03-01"),
    ("本规定（试行）自2021年9月1日零时起施行。", "date 2021年9月1日 2021-09-01"),
    ("本通告自2021年9月1日0时起施行。", "date 2021年9月1日 2021-09-01"),
    ("本办法于2021年9月1日起施行。", "date 2021年9月1日 2021-09-01"),
    ("本公告自2021年9月1日起在全市范围内施行。", "date 2021年9月1日 2021-09-01"),
    ("本办法由市财政局负责解释，自2019年1月1日起施行。", "date 2019年1月1日 2019-01-01"),
    ("本办法由市财政局负责解释，并自2019年1月1日起施行。", "date 2019年1月1日 2019-01-01"),
    ("本办法由市财政局负责解释。自2019年1月1日起施行。", "date 2019年1月1日 2019-01-01"),
    ("本办法有效期5年，自2023年2月1日起施行。", "date 2023年2月1日 2023-02-01"),
    ("自2020年1月1日起执行。", "date 2020年1月1日 2020-01-01"),
    ("以上规定，自一九八〇年一月一日起执行。", "date 一九八〇年一月一日 1980-01-01"),
    ("本公告自2021年4月1日至2022年12月31日执行。", "date 2021年4月1日 2021-04-01"),
    ("本通知自2021年4月1日起至2022年12月31日止执行。", "date 2021年4月1日 2021-04-01"),
    (
        "本办法自2019年1月1日起施行，2013年1月1日起施行的《甲办法》同时废止。",
        "date 2019年1月1日 2019-01-01",
    ),
    # an order, of what it promulgates
    ("《甲办法》已经审定，现予公布，自2022年1月1日起施行。", "date 2022年1月1日 2022-01-01"),
    (
        "《乙规定》业经市政府同意，现予发布，并自一九九七年一月一日起施行。",
        "date 一九九七年一月一日 1997-01-01",
    ),
    ("现将《甲办法》发布给你们，从2001年5月1日起执行。", "date 2001年5月1日 2001-05-01"),
    ("现将《甲办法》印发给你们，请认真贯彻执行，自2001年5月1日起施行。", "date 2001年5月1日 2001-05-01"),
    (
        "现将《甲办法》印发给你们，请结合实际，认真贯彻落实，自2020年1月1日起施行。",
        "date 2020年1月1日 2020-01-01",
    ),
    ("现予公布，自公布之日起施行。", "publication 自公布之日起 2024-05-12?"),
    ("清理结果见附件，自2022年10月15日起执行。", "date 2022年10月15日 2022-10-15"),
]

# 自公布之日起; 自通过之日起; 与…同步
OTHERWISE = [
    ("本实施意见自发布之日起施行。", "publication 自发布之日起 2024-05-12?"),
    ("本办法自公布之日起施行。", "publication 自公布之日起 2024-05-12?"),
    ("自本办法公布之日起施行。", "publication 自本办法公布之日起 2024-05-12?"),
    ("本办法自印发之日起施行。", "publication 自印发之日起 2024-05-12?"),
    ("本规定从颁布之日起执行。", "publication 从颁布之日起 2024-05-12?"),
    ("本通知自下达之日起执行。", "publication 自下达之日起 2024-05-12?"),
    ("本规定从发文之日起生效。", "publication 从发文之日起 2024-05-12?"),
    ("本修正案自公布之日起施行。", "publication 自公布之日起 2024-05-12?"),
    ("本通告自即日起施行。", "publication 自即日起 2024-05-12?"),
    ("本通知从即日起执行。", "publication 从即日起 2024-05-12?"),
    # of the fifties
    ("本办法自公布之日施行。", "publication 自公布之日 2024-05-12?"),
    ("本条例自颁布日起施行。", "publication 自颁布日起 2024-05-12?"),
    ("本通则自公布之日起实行。", "publication 自公布之日起 2024-05-12?"),
    # counted in more than one way
    ("本办法自公布之日起30日后施行。", "publication 自公布之日起30日后 None"),
    ("本办法自公布之日起三十日后施行。", "publication 自公布之日起三十日后 None"),
    ("本办法自发布之日起满30日后施行。", "publication 自发布之日起满30日后 None"),
    ("本办法自发布之日起一个月后施行。", "publication 自发布之日起一个月后 None"),
    ("本办法自印发之日起30日后施行，有效期5年。", "publication 自印发之日起30日后 None"),
    # a decision of a congress or its committee
    ("本决定自通过之日起施行。", "adoption 自通过之日起 None"),
    ("本议事规则从通过之日起生效。", "adoption 从通过之日起 None"),
    # together with another document
    ("本实施方案与国发〔2020〕1号同步施行。", "with 同步施行 None"),
    ("本细则与《甲办法》同时施行。", "with 同时施行 None"),
    ("本细则自《甲办法》施行之日起施行。", "with 自《甲办法》施行之日起 None"),
]

# 第九条自…起施行: of some articles
APART = [
    (
        "本条例自2023年1月1日起施行，第九条自2024年7月1日起施行。",
        "date 2023年1月1日 2023-01-01, 第九条 date 2024年7月1日 2024-07-01",
    ),
    (
        "除第九条自2024年7月1日起施行外，本条例自2023年1月1日起施行。",
        "第九条 date 2024年7月1日 2024-07-01, date 2023年1月1日 2023-01-01",
    ),
    (
        "本条例自2023年1月1日起施行，但第九条第（二）项自2024年7月1日起施行。",
        "date 2023年1月1日 2023-01-01, 第九条第（二）项 date 2024年7月1日 2024-07-01",
    ),
    (
        "本办法自2023年1月1日起施行，其中第三章自2024年1月1日起施行。",
        "date 2023年1月1日 2023-01-01, 第三章 date 2024年1月1日 2024-01-01",
    ),
    ("第九条、第十条第二款的规定自2024年7月1日起施行。", "第九条、第十条第二款 date 2024年7月1日 2024-07-01"),
    ("本办法第九条自2024年7月1日起施行。", "第九条 date 2024年7月1日 2024-07-01"),
    ("本办法除第九条外，自2023年1月1日起施行。", "date 2023年1月1日 2023-01-01"),
    ("除第九条外，本办法自2023年1月1日起施行。", "date 2023年1月1日 2023-01-01"),
]

NOT_ITS_OWN_EFFECT = [
    # of another document
    "该条例自 2020 年 1 月 1 日起施行。",
    "《甲办法》第九条自2024年7月1日起施行。",
    "该办法第九条自2024年7月1日起施行。",
    "修改后的条例第九条自2024年7月1日起施行。",
    "《占位法》已由全国人民代表大会常务委员会于2003年8月27日通过，自2004年7月1日起施行。",
    "《占位法》已于2021年6月10日公布，自2021年9月1日起施行。",
    "国务院颁布了《乙规定》，自一九八八年一月一日起施行。",
    "省政府已印发《甲办法》，从2020年1月1日起执行。",
    "《占位法》将于2021年9月1日起施行。",
    "省人大通过了《乙规定》。自2021年9月1日起施行。",
    "本规定的实施办法自2020年1月1日起施行。",
    "本办法实施细则自2020年1月1日起施行。",
    "本单位章程自2020年1月1日起施行。",
    "本公司管理制度自2020年1月1日起施行。",
    "本省条例自2020年1月1日起施行。",
    "本市城镇规划自2020年1月1日起施行。",
    "根据自2021年9月1日起施行的《占位法》，制定本办法。",
    "现公布自2021年9月1日起施行的收费项目。",
    # of what the document orders, not of itself
    "新的收费标准自2020年1月1日起执行。",
    "自2020年1月1日起执行新的收费标准。",
    "自2022年1月1日起实行网上办理。",
    "本市最低工资标准自2021年8月1日起执行。",
    "本办法所称新标准由省局制定，自2020年1月1日起执行。",
    "第九条规定的收费标准自2020年1月1日起执行。",
    "其他条款自2020年1月1日起施行。",
    # a period, a condition, a mere mention
    "自收到通知之日起五日内办理。",
    "本办法自公布之日起六个月内完成清理。",
    "自本办法施行之日起，不再办理。",
    "自本办法公布之日起施行一票否决。",
    "本办法施行前已经受理的，按原规定办理。",
    "本办法自批准之日起施行，具体日期另行公布。",
    "本通知自2021年1月1日起停止执行。",
    "本规划自2021年起实施。",
    "本办法自1994年1月起执行。",
    "本办法自2021年2月30日起施行。",
    # the text of another document
    "第三十条修改为：“本办法自2021年9月1日起施行。”",
    "第三十条修改为：“第三十条　本办法由市政府解释。本办法自2021年9月1日起施行。”",
    '第三十条修改为："本办法自2021年9月1日起施行。"',
    "将第三十条中的“自2021年9月1日起施行”修改为“自公布之日起施行”。",
]

EXPIRING = [
    # 有效期N年: the last day is the one before the anniversary
    ("本办法自2023年2月1日起施行，有效期5年。", "validity 有效期5年 2028-01-31?"),
    ("本办法自2023年2月1日起施行，有效期五年。", "validity 有效期五年 2028-01-31?"),
    ("本办法自2023年2月1日起施行，有效期限为5年。", "validity 有效期限为5年 2028-01-31?"),
    ("本办法自2024年2月29日起施行，有效期为1年。", "validity 有效期为1年 2025-02-28?"),
    ("本办法自2023年2月1日起施行，有效期暂定3年。", "validity 有效期暂定3年 2026-01-31?"),
    ("本办法自2023年2月1日起施行，有效期6个月。", "validity 有效期6个月 2023-07-31?"),
    ("本办法自2023年2月1日起施行（有效期5年）。", "validity 有效期5年 2028-01-31?"),
    ("本办法自公布之日起施行，有效期2年。", "validity 有效期2年 2026-05-11?"),
    ("本办法有效期5年，自2023年2月1日起施行。", "validity 有效期5年 2028-01-31?"),
    ("本办法自2023年2月1日起施行，本办法有效期5年。", "validity 有效期5年 2028-01-31?"),
    ("本办法自2023年2月1日起施行，其有效期为5年。", "validity 有效期为5年 2028-01-31?"),
    ("本办法自2023年2月1日起施行。有效期5年。", "validity 有效期5年 2028-01-31?"),
    ("本办法自2023年2月1日起施行，有效期五年，有效期届满自动失效。", "validity 有效期五年 2028-01-31?"),
    # 有效期至…
    ("本办法自2023年2月1日起施行。有效期至2025年12月31日。", "validity 有效期至2025年12月31日 2025-12-31"),
    ("本办法自2023年2月1日起施行，有效期至2025年12月31日止。", "validity 有效期至2025年12月31日 2025-12-31"),
    (
        "本办法自2023年2月1日起施行，有效期截至2025年12月31日。",
        "validity 有效期截至2025年12月31日 2025-12-31",
    ),
    (
        "本办法自2023年2月1日起施行，有效期截止2025年12月31日。",
        "validity 有效期截止2025年12月31日 2025-12-31",
    ),
    (
        "本办法有效期自2023年2月1日起至2028年1月31日止。",
        "validity 有效期自2023年2月1日起至2028年1月31日 2028-01-31",
    ),
    (
        "本政策执行期限自2022年1月1日起至2024年12月31日。",
        "validity 执行期限自2022年1月1日起至2024年12月31日 2024-12-31",
    ),
    (
        "本公告执行期限为2023年1月1日至2027年12月31日。",
        "validity 执行期限为2023年1月1日至2027年12月31日 2027-12-31",
    ),
    ("本公告自2021年4月1日至2022年12月31日执行。", "validity 至2022年12月31日 2022-12-31"),
    ("本通知自2021年4月1日起至2022年12月31日止执行。", "validity 至2022年12月31日止 2022-12-31"),
    ("本公告执行至2027年12月31日。", "validity 执行至2027年12月31日 2027-12-31"),
    ("本通知自2019年1月1日起执行，至2023年12月31日止。", "validity 至2023年12月31日止 2023-12-31"),
    ("本通知自2019年1月1日起执行至2023年12月31日。", "validity 执行至2023年12月31日 2023-12-31"),
    # 试行
    ("本办法自2023年2月1日起施行，试行期2年。", "trial 试行期2年 2025-01-31?"),
    ("本办法自2023年2月1日起施行，试行两年。", "trial 试行两年 2025-01-31?"),
    ("本办法自2023年2月1日起试行一年。", "trial 试行一年 2024-01-31?"),
    ("本办法自发布之日起试行，试行期暂定一年。", "trial 试行期暂定一年 2025-05-11?"),
    ("本办法自2023年2月1日起暂行一年。", "trial 暂行一年 2024-01-31?"),
    # from a day that is counted in more than one way, or is not told
    ("本办法自公布之日起30日后施行，有效期5年。", "validity 有效期5年 None"),
    ("本办法有效期五年。", "validity 有效期五年 None"),
    ("本《办法》有效期五年。", "validity 有效期五年 None"),
    ("本办法试行期为两年。", "trial 试行期为两年 None"),
]

NOT_ITS_OWN_PERIOD = [
    # of permits and the like
    "许可证有效期5年。",
    "本办法所称居住证有效期为一年。",
    "本办法规定的有效期为五年。",
    "本办法自2023年2月1日起施行，许可证有效期5年。",
    "本办法自2023年2月1日起施行。居住证有效期5年。",
    "本证有效期一年。",
    "合同有效期至2025年12月31日。",
    "证书自2023年2月1日起生效，有效期3年。",
    "有效期3年。",
    "本办法自2023年2月1日起施行。有效期为3年的许可证，可以延续。",
    "本办法自2023年2月1日起施行，有效期至2025年12月31日的许可证继续使用。",
    "优惠政策执行至2027年12月31日。",
    # of another document
    "《甲办法》继续有效，有效期延长至2025年12月31日。",
    "《甲办法》有效期至2025年12月31日。",
    # no single period
    "本办法有效期三至五年。",
    "本办法有效期3-5年。",
    "本办法有效期一年半。",
    "本办法有效期不超过5年。",
    "本办法有效期至2025年底。",
    "本办法有效期届满前，应当评估。",
    "本办法有效期满后自行失效。",
    "规范性文件的有效期为五年。",
    "规范性文件应当规定有效期，有效期为五年。",
    # the text of another document
    "第三十条修改为：“本办法自2023年2月1日起施行，有效期5年。”",
]


@pytest.mark.parametrize(("text", "expected"), [*DATED, *OTHERWISE, *APART])
def test_from_when(text: str, expected: str) -> None:
    assert told(text)[0] == expected


@pytest.mark.parametrize("text", NOT_ITS_OWN_EFFECT)
def test_no_effect_of_its_own(text: str) -> None:
    assert told(text)[0] == ""


@pytest.mark.parametrize(("text", "expected"), EXPIRING)
def test_until_when(text: str, expected: str) -> None:
    assert told(text)[1] == expected


@pytest.mark.parametrize("text", NOT_ITS_OWN_PERIOD)
def test_no_validity_of_its_own(text: str) -> None:
    assert told(text)[1] == ""


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # quoted paragraphs, each with its opening mark, the last with the closing one
        (
            (
                "一、第三十条修改为：",
                "“第三十条　略。",
                "“本办法自2021年9月1日起施行。”",
                "本决定自2022年1月1日起施行。",
            ),
            "date 2022年1月1日 2022-01-01",
        ),
        # a mark that is never closed hides no more than its paragraph
        (("将“甲改为乙。", "本决定自2022年1月1日起施行。"), "date 2022年1月1日 2022-01-01"),
        (("三、施行日期", "自2022年1月1日起施行。"), "date 2022年1月1日 2022-01-01"),
    ],
)
def test_across_paragraphs(paragraphs: tuple[str, ...], expected: str) -> None:
    assert told(*paragraphs)[0] == expected


def test_a_clause_of_an_enclosure_is_of_the_enclosure() -> None:
    gazette = with_text("本通知自2022年1月1日起施行，有效期2年。")
    (issue,) = gazette.issues
    enclosed = m.Enclosure(title="占位办法", body=(m.Paragraph("本办法自2023年2月1日起施行，有效期5年。"),))
    notice = replace(issue.folders[0].notice, enclosures=(enclosed,))
    folder = replace(issue.folders[0], notice=notice)
    archive = Archive(replace(gazette, issues=(replace(issue, folders=(folder, *issue.folders[1:])),)))
    document = archive.by_id["moufu-2024-3"]
    effects, expiries = life(list(statements(document, Links(archive))), document)
    assert [(each.part, str(each.date)) for each in effects] == [
        ("", "2022-01-01"),
        ("enclosure-1", "2023-02-01"),
    ]
    assert [(each.part, str(each.inferred)) for each in expiries] == [
        ("", "2023-12-31"),
        ("enclosure-1", "2028-01-31"),
    ]
