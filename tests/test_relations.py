"""What a document does to others, read from its own words only; each with its sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fabricated_gazette import with_text

from gazette import model as m
from gazette.archive import Archive
from gazette.claims.enumerations import cleared_documents_are_counted
from gazette.document import Document
from gazette.links import Links
from gazette.relations import already_repealed, relations, unread
from gazette.statements import Sentence, statements

LAWS = (
    m.Instrument("weifa", "占位法"),
    m.Instrument("guofa-1", "关于占位的意见", "国发〔2020〕1号"),
    m.Instrument("jiu", "关于旧占位的通知", "某府函〔2020〕7号"),
    m.Instrument("jia", "甲办法", "某府发〔2001〕1号"),
    m.Instrument("yi", "乙规定"),
)


def of(
    *paragraphs: str, title: str = "某市人民政府关于印发《占位办法》的通知"
) -> tuple[Document, Links, list[Sentence]]:
    """A notice with these paragraphs, its links and its sentences."""
    return listed(title, *map(m.Paragraph, paragraphs))


def listed(title: str, *body: m.Block) -> tuple[Document, Links, list[Sentence]]:
    """A notice with this title and body, its links and its sentences."""
    gazette = with_text("略。", instruments=LAWS)
    (issue,) = gazette.issues
    folder = replace(issue.folders[0], notice=replace(issue.folders[0].notice, title=title, body=body))
    archive = Archive(replace(gazette, issues=(replace(issue, folders=(folder, *issue.folders[1:])),)))
    document, links = archive.by_id["moufu-2024-3"], Links(archive)
    return document, links, list(statements(document, links))


def found(*paragraphs: str, title: str = "某市人民政府关于印发《占位办法》的通知") -> list[str]:
    """What the notice does, and to which instrument."""
    each = (one for one in relations(*of(*paragraphs, title=title)) if one.kind != "issues")
    return [f"{one.kind} {one.link.target.id if one.link.target else None}" for one in each]


TWO = "repeals shicaizhengjuling-2008-2"
REPEALED = [
    # what is done stands behind what it ends
    ("本办法自公布之日起施行。《关于旧占位的通知》（某府函〔2020〕7号）同时废止。", "repeals jiu"),
    (
        "本办法自2021年1月1日起施行，《甲办法》（某府发〔2001〕1号）、《乙规定》同时废止。",
        "repeals jia, repeals yi",
    ),
    ("《甲办法》和《乙规定》自本办法施行之日起废止。", "repeals jia, repeals yi"),
    ("某府发〔2001〕1号文件同时废止。", "repeals jia"),
    ("某府发〔2001〕1号、某府函〔2020〕7号文同时废止。", "repeals jia, repeals jiu"),
    ("原《甲办法》（某府发〔2001〕1号）即行废止。", "repeals jia"),
    ("《甲办法》、《乙规定》一律废止。", "repeals jia, repeals yi"),
    ("《甲办法》、《乙规定》等2件规章同时废止。", "repeals jia, repeals yi"),
    ("《甲办法》等文件即予废止。", "repeals jia"),
    ("《甲办法》及其补充文件同时废止。", "repeals jia"),
    ("对《甲办法》予以废止。", "repeals jia"),
    ("现将《甲办法》予以废止。", "repeals jia"),
    ("自本通知印发之日起，《甲办法》停止执行。", "repeals jia"),
    ("《甲办法》（某府发〔2001〕1号）不再执行。", "repeals jia"),
    ("《甲办法》即停止试行。", "repeals jia"),
    ("《甲办法》同时停止实施。", "repeals jia"),
    ("《甲办法》于本办法施行之日起同时废止。", "repeals jia"),
    ("《甲办法》同步废止。", "repeals jia"),
    ("《甲办法》全文废止。", "repeals jia"),
    ("《甲办法》于2021年1月1日起废止。", "repeals jia"),
    ("《甲办法》依法废止。", "repeals jia"),
    ("宣布废止《甲办法》。", "repeals jia"),
    ("市政府决定：一、废止《甲办法》；二、停止执行《乙规定》。", "repeals jia, repeals yi"),
    ("《甲办法》从本办法公布之日起废止。", "repeals jia"),
    ("《甲办法》即日起废止。", "repeals jia"),
    ("《甲办法》（某府发〔2001〕1号文印发）同时废止。", "repeals jia"),
    ("《甲办法》同时废止，《乙规定》继续有效。", "repeals jia"),
    ("《甲办法》继续执行，《乙规定》同时废止。", "repeals yi"),
    ("《甲办法》（某府发〔2001〕1号，以下简称《旧办法》）同时废止。", "repeals jia"),
    # who issued it, and when, before it
    ("1996年4月2日公布的《乙规定》予以废止。", "repeals yi"),
    ("1996年4月2日市人民政府发布的《乙规定》同时废止。", "repeals yi"),
    ("市人民政府一九八五年三月一日发布的《乙规定》同时废止。", "repeals yi"),
    ("市政府1985年发布的《乙规定》同时作废。", "repeals yi"),
    ("1994年11月16日发布、1997年12月31日修改的《乙规定》同时废止。", "repeals yi"),
    ("2005年5月1日起施行的《乙规定》同时废止。", "repeals yi"),
    ("原市革命委员会一九七九年印发的《甲办法》一律作废。", "repeals jia"),
    ("自本规定施行之日起，市政府1990年批转的《甲办法》即行停止执行。", "repeals jia"),
    ("1985年3月1日发布的《甲办法》、1990年4月1日市政府发布的《乙规定》同时废止。", "repeals jia, repeals yi"),
    ("市政府印发的《甲办法》和原《乙规定》同时废止。", "repeals jia, repeals yi"),
    ("2001年6月1日市政府令第20号发布的《乙规定》同时废止。", "repeals yi"),
    (
        "1988年3月5日市政府发布的《甲办法》和1990年4月2日市政府批准、1990年5月1日市财政局发布的《乙规定》同时废止。",
        "repeals jia, repeals yi",
    ),
    ("决定对《甲办法》等5件政府规章予以废止。", "repeals jia"),
    ("《甲办法》等3件市人民政府规章同时废止。", "repeals jia"),
    ("《甲办法》、《乙规定》等5部地方性法规同时废止。", "repeals jia, repeals yi"),
    # … under the number of what published it, which is of another than the one that is known so
    ("2001年6月1日市政府令第20号发布的《甲办法》同时废止。", "repeals moushirenminzhengfuling-20"),
    ("某府发〔2001〕1号印发的《甲办法》同时废止。", "repeals jia"),
    ("某府发〔2001〕1号文件印发的《甲办法》同时废止。", "repeals jia"),
    (
        "市财政局令2008年第2号公布的《丁》、市财政局令2009年第3号公布的《乙规定》同时废止。",
        f"{TWO}, repeals yi",
    ),
    (
        "以市财政局令2008年第2号公布、1997年12月31日修改的《丁》和《乙规定》同时废止。",
        f"{TWO}, repeals yi",
    ),
    (
        "《丁》（2008年3月1日市财政局令2008年第2号公布）、《乙规定》同时废止。",
        f"{TWO}, repeals yi",
    ),
    ("废止市财政局令2008年第2号公布的《丁》。", TWO),
    (
        "《丁》（2008年3月1日市财政局令2008年第2号公布，根据2010年5月1日市财政局令2010年第9号《关于修改〈丁〉的决定》修正）同时废止。",
        TWO,
    ),
    # by the serial of its body
    ("《某局关于占位的公告》（2015年第3号）同时废止。", "repeals moujugonggao-2015-3"),
    ("《某局关于占位的公告》（2015年第3号，2018年第9号修改）同时废止。", "repeals moujugonggao-2015-3"),
    # by its number, in a bracket of several or behind a title without 《》
    ("《甲办法》（某府发〔2001〕1号、某府函〔2020〕7号）同时废止。", "repeals jia, repeals jia, repeals jiu"),
    ("市政府关于占位的通知（某府发〔2001〕1号）同时废止。", "repeals jia"),
    # and before what it ends
    ("决定废止《乙规定》（1996年4月2日公布）。", "repeals yi"),
    ("市政府决定：废止《甲办法》。", "repeals jia"),
    ("经研究，现废止《甲办法》，自公布之日起生效。", "repeals jia"),
    ("同时废止市政府1990年3月发布的《甲办法》。", "repeals jia"),
    ("停止执行《甲办法》。", "repeals jia"),
    ("废止《甲办法》；《乙规定》；《关于旧占位的通知》。", "repeals jia, repeals yi, repeals jiu"),
    ("废止下列文件：《甲办法》、《乙规定》。", "repeals jia, repeals yi"),
]

NOT_REPEALED = [
    # said of the past, of what may or should be, of what is no act
    "《甲办法》废止前已经受理的，按原规定办理。",
    "《甲办法》废止后，不再受理。",
    "《甲办法》已废止。",
    "《甲办法》已于2010年1月1日废止。",
    "《甲办法》、《乙规定》已经废止。",
    "《甲办法》被废止。",
    "《甲办法》被依法废止。",
    "《甲办法》将于2021年1月1日起废止。",
    "《甲办法》等5件规范性文件拟予废止。",
    "鉴于《甲办法》废止，现作如下安排。",
    "因《甲办法》于2010年1月1日废止，现重新规定。",
    "市政府可以修改或者废止《甲办法》。",
    "应当废止《甲办法》。",
    "拟废止《甲办法》。",
    "建议废止《甲办法》。",
    "提请废止《甲办法》。",
    "会议审议了废止《甲办法》的议案。",
    "根据关于废止《甲办法》的决定办理。",
    "决定修改或者废止《甲办法》。",
    "若《甲办法》废止，本通知同时废止。",
    "待国家有关规定出台后，《甲办法》同时废止。",
    "新办法公布后，《甲办法》自行废止。",
    "废止情况见《甲办法》。",
    "废止程序按照《甲办法》执行。",
    "《甲办法》的修改、废止，由市政府决定。",
    "《甲办法》废止的，应当公布。",
    # of others than the document that is named
    "决定废止与《甲办法》不一致的文件。",
    "废止根据《甲办法》制定的文件。",
    "废止《甲办法》的实施细则。",
    "《甲办法》的实施细则同时废止。",
    "依据《甲办法》制定的文件同时废止。",
    "《甲办法》规定的收费项目停止执行。",
    "《甲办法》中有关占位的内容同时废止。",
    "《甲办法》有关条款同时废止。",
    "《甲办法》中与本办法不一致的规定同时废止。",
    "按照《甲办法》停止使用旧票据。",
    "根据《甲办法》，自2020年1月1日起停止执行。",
    "企业不再执行《甲办法》的规定。",
    "《甲办法》由各县自行废止。",
    "除《甲办法》外，同时废止。",
    "市政府发出《占位法》实施意见后，《甲办法》停止执行。",
    # in part
    "《甲办法》同时废止，但第五条继续有效。",
    # the sentence before says something else
    "应当遵守《占位法》。与此不符的文件同时废止。",
    # the text of another document
    "第三十条修改为：“本办法自公布之日起施行，《甲办法》同时废止。”",
    '第三十条修改为："《甲办法》同时废止。"',
]

LAPSED = [
    ("《甲办法》（某府发〔2001〕1号）宣布失效。", "lapses jia"),
    ("《甲办法》自2022年1月1日起失效。", "lapses jia"),
    ("《甲办法》（某府发〔2001〕1号）全文失效。", "lapses jia"),
    ("《甲办法》、《乙规定》自行失效。", "lapses jia, lapses yi"),
    ("对《甲办法》宣布失效。", "lapses jia"),
    ("宣布《甲办法》、《乙规定》失效。", "lapses jia, lapses yi"),
    ("宣布失效《甲办法》。", "lapses jia"),
    ("宣布《甲办法》等2件文件失效。", "lapses jia"),
    ("《甲办法》已失效。", ""),
    ("《甲办法》失效的，按本办法办理。", ""),
    ("《甲办法》规定的许可证自行失效。", ""),
    ("《甲办法》有效期届满后失效。", ""),
]

PROLONGED = [
    ("《甲办法》（某府发〔2001〕1号）继续有效，有效期延长至2025年12月31日。", "prolongs jia 2025-12-31"),
    ("《甲办法》继续有效，有效期自2023年1月1日起延长5年。", "prolongs jia None"),
    ("将《甲办法》的有效期延长五年。", "prolongs jia None"),
    ("《甲办法》有效期延至2025年12月31日。", "prolongs jia 2025-12-31"),
    ("《甲办法》有效期延长五年，至2025年12月31日止。", "prolongs jia 2025-12-31"),
    ("《甲办法》执行期限延长至2025年12月31日。", "prolongs jia 2025-12-31"),
    ("《甲办法》继续执行至2025年12月31日。", "prolongs jia 2025-12-31"),
    ("《甲办法》继续实施，有效期至2025年12月31日。", "prolongs jia 2025-12-31"),
    ("《甲办法》经评估继续有效，有效期延长5年。", "prolongs jia None"),
    ("《甲办法》延长有效期至2025年12月31日。", "prolongs jia 2025-12-31"),
    ("延长《甲办法》有效期至2025年12月31日。", "prolongs jia 2025-12-31"),
    ("决定延长《甲办法》的有效期。", "prolongs jia None"),
    (
        "《甲办法》、《乙规定》有效期统一延长至2025年12月31日。",
        "prolongs jia 2025-12-31, prolongs yi 2025-12-31",
    ),
    ("《甲办法》自2021年1月1日起继续有效，有效期至2025年12月31日。", "prolongs jia 2025-12-31"),
    ("《甲办法》有效期满后继续执行，有效期延长至2025年12月31日。", "prolongs jia 2025-12-31"),
    ("《甲办法》到期后继续有效，有效期至2025年12月31日。", "prolongs jia 2025-12-31"),
    ("《甲办法》延期执行至2025年12月31日。", "prolongs jia 2025-12-31"),
    ("《甲办法》延长实施至2025年12月31日。", "prolongs jia 2025-12-31"),
    ("《甲办法》继续实施五年。", "prolongs jia None"),
    ("《甲办法》延长至2025年12月31日。", "prolongs jia 2025-12-31"),
    ("《甲办法》规定的政策延期执行至2025年12月31日。", ""),
    ("《甲办法》延至2025年12月31日起施行。", ""),
    ("《甲办法》延期至2025年12月31日实施。", ""),
    ("《甲办法》继续有效。", ""),
    ("《甲办法》自2021年1月1日起继续有效。", ""),
    ("决定延长《甲办法》的有效期。有效期延长至2025年12月31日。", "prolongs jia 2025-12-31"),
    ("决定延长《甲办法》的有效期。该办法有效期至2025年12月31日止。", "prolongs jia 2025-12-31"),
    (
        "决定延长《甲办法》的有效期。《乙规定》有效期延长至2025年12月31日。",
        "prolongs jia None, prolongs yi 2025-12-31",
    ),
    ("决定延长《甲办法》的有效期。许可证有效期延长至2025年12月31日。", "prolongs jia None"),
    ("《甲办法》有效期至2025年12月31日。", ""),
    ("《甲办法》有效期为5年。", ""),
    ("不再延长《甲办法》有效期。", ""),
    ("《甲办法》规定的许可证有效期延长至2025年12月31日。", ""),
]

AMENDED = [
    ("对《甲办法》作如下修改：", "amends jia"),
    ("《甲办法》作如下修改：", "amends jia"),
    (
        "对《乙规定》（1995年3月3日某省第八届人民代表大会常务委员会第十三次会议通过，根据1997年9月29日某省第八届人民代表大会常务委员会"
        "第三十次会议《关于修改〈乙规定〉的决定》修正）作如下修改：",
        "amends yi",
    ),
    ("市政府决定对《甲办法》部分条款予以修改。", "amends jia"),
    ("现对《甲办法》有关内容作如下修改：", "amends jia"),
    ("现将《甲办法》第五条修改如下：", "amends jia"),
    ("将《甲办法》第五条中的“渡工”修改为“船员”。", "amends jia"),
    ("对《甲办法》第五条作如下修改：", "amends jia"),
    ("将《甲办法》附件1中的“渡工”修改为“船员”。", "amends jia"),
    ("将《甲办法》中的“渡工”统一修改为“船员”。", "amends jia"),
    ("《甲办法》第五条第二款修改为：“船员须识水性。”", "amends jia"),
    ("《甲办法》第五条第（三）项修改为：“船员须识水性。”", "amends jia"),
    ("《甲办法》（某府发〔2001〕1号）第五条改为第六条。", "amends jia"),
    ("在《甲办法》第五条后增加一条，作为第六条：“略。”", "amends jia"),
    ("《甲办法》第五条增加一款，作为第二款：“略。”", "amends jia"),
    ("《甲办法》增加一条，作为第六条：“略。”", "amends jia"),
    ("删去《甲办法》第五条。", "amends jia"),
    ("删去《甲办法》第五条中的“渡工”。", "amends jia"),
    ("将《甲办法》第五条第一款中的“渡工”删去。", "amends jia"),
    ("《甲办法》名称修改为“《占位规定》”。", "amends jia"),
    ("决定修改《甲办法》、《乙规定》。", "amends jia, amends yi"),
    ("决定对《甲办法》等5件政府规章予以修改，对《乙规定》予以废止。", "amends jia, repeals yi"),
    ("将《甲办法》第三条修改为“略。”，将《乙规定》第五条修改为“略。”。", "amends jia, amends yi"),
    # an article of it ends, not the document
    ("《关于旧占位的通知》第五条同时废止。", "amends jiu"),
    ("《甲办法》第五条、第六条停止执行。", "amends jia"),
    ("废止《甲办法》第五条。", "amends jia"),
]

NOT_AMENDED = [
    "市司法局对《甲办法》进行了修改完善。",
    "抓紧对《甲办法》进行修改。",
    "对《甲办法》进行修改。",
    "修改《甲办法》。",
    "推进《甲办法》修订工作。",
    "对《甲办法》修改方案进行审议。",
    "对《甲办法》修订草案提出意见。",
    "《甲办法》修改后重新公布。",
    "《甲办法》已作修改。",
    "根据《甲办法》第五条规定，将收费标准调整为每吨3元。",
    "依照《甲办法》第五条规定改为书面通知。",
    "将“《甲办法》第五条”修改为“《乙规定》第六条”。",
    "第三条修改为：“对《甲办法》作如下修改：略。”",
]

MADE = [
    # 贯彻, 依据, 同步施行
    ("为贯彻落实《关于占位的意见》（国发〔2020〕1号）精神，结合实际，制定本办法。", "implements guofa-1"),
    ("为了贯彻执行《占位法》，特作如下规定。", "implements weifa"),
    ("为贯彻《占位法》，结合我市实际，提出如下实施意见。", "implements weifa"),
    ("为深入贯彻《占位法》，现就有关事项通知如下：", "implements weifa"),
    ("根据《占位法》和国发〔2020〕1号，结合实际，制定本办法。", "based_on weifa, based_on guofa-1"),
    ("依照《占位法》第九条的规定，制定本细则。", "based_on weifa"),
    ("为了加强管理，根据《占位法》、《乙规定》等法律、法规，制定本办法。", "based_on weifa, based_on yi"),
    ("根据《占位法》的规定，市人民政府决定：", "based_on weifa"),
    ("为贯彻《占位法》，经研究，市人民政府决定相应调整一批事项。", "implements weifa"),
    ("本方案与国发〔2020〕1号同步施行。", "effective_with guofa-1"),
    ("本细则与《甲办法》同时施行。", "effective_with jia"),
    ("新标准与《甲办法》同步实施。", ""),
    ("本办法适用于与《甲办法》同时实施的项目。", ""),
    # mere mention is no relation
    ("严格执行《占位法》的规定。", ""),
    ("根据《占位法》，参照《乙规定》，制定本办法。", "based_on weifa"),
    # what was received, and is sent on
    ("《关于旧占位的通知》（某府函〔2020〕7号）收悉。", "answers jiu"),
    ("《关于旧占位的通知》（某府函〔2020〕7号）悉。", "answers jiu"),
    ("现将《关于旧占位的通知》（某府函〔2020〕7号）转发给你们，请认真执行。", "forwards jiu"),
    ("《关于旧占位的通知》已由省政府转发。", ""),
    ("现将落实《关于旧占位的通知》转发你们的情况通报如下。", ""),
    ("根据《占位法》的规定处罚。", ""),
    (
        "根据《占位法》（2001年1月1日市政府令第33号公布，根据2004年7月1日市政府令第26号修订），制定本办法。",
        "based_on weifa",
    ),
    ("根据《占位法》，行政机关应当作出不予许可的决定。", ""),
    ("根据《占位法》，由县级人民政府决定给予补偿。", ""),
    ("按照《占位法》，主管部门应当作出决定并送达。", ""),
    ("参照《占位法》执行。", ""),
    ("《关于旧占位的通知》已经印发。", ""),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *REPEALED,
        *((text, "") for text in NOT_REPEALED),
        *LAPSED,
        *AMENDED,
        *((text, "") for text in NOT_AMENDED),
        *MADE,
    ],
)
def test_relations(text: str, expected: str) -> None:
    assert ", ".join(found(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《丙条例》已经通过，现予公布。", ["promulgates"]),
        ("现发布《丙条例》，自发布之日起施行。", ["promulgates"]),
        ("现公布修订后的《丙条例》，自公布之日起施行。", ["promulgates"]),
        ("现将修订后的《丙条例》公布，自公布之日起施行。", ["promulgates"]),
        ("国务院发布《丙条例》后，各地认真执行。", []),
        ("现发布实施《丙条例》的情况。", []),
    ],
)
def test_what_an_order_promulgates(text: str, expected: list[str]) -> None:
    enclosed = m.Enclosure(title="丙条例", body=(m.Paragraph("略。"),))
    gazette = with_text("略。")
    (issue,) = gazette.issues
    notice = replace(
        issue.folders[0].notice, title="某市人民政府令", body=(m.Paragraph(text),), enclosures=(enclosed,)
    )
    folder = replace(issue.folders[0], notice=notice)
    archive = Archive(replace(gazette, issues=(replace(issue, folders=(folder, *issue.folders[1:])),)))
    document, links = archive.by_id["moufu-2024-3"], Links(archive)
    assert [one.kind for one in relations(document, links, list(statements(document, links)))] == expected


@pytest.mark.parametrize(("text", "expected"), PROLONGED)
def test_prolonged(text: str, expected: str) -> None:
    told = (one for one in relations(*of(text)) if one.kind != "issues")
    assert (
        ", ".join(f"{one.kind} {one.link.target and one.link.target.id} {one.until}" for one in told)
        == expected
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1996年4月2日公布的《乙规定》同时废止。", "1996-04-02"),
        ("1996年4月2日市人民政府发布的《乙规定》同时废止。", "1996-04-02"),
        ("市人民政府一九八五年三月一日发布的《乙规定》同时废止。", "1985-03-01"),
        ("1994年11月16日发布、1997年12月31日修改的《乙规定》同时废止。", "1994-11-16"),
        ("《乙规定》（1996年4月2日公布）同时废止。", "1996-04-02"),
        ("1996年4月2日发布施行的《乙规定》同时废止。", "1996-04-02"),
        ("市政府1985年发布的《乙规定》同时废止。", "None"),
        ("2005年5月1日起施行的《乙规定》同时废止。", "None"),
        ("自1996年4月2日起，市政府发布的《乙规定》同时废止。", "None"),
    ],
)
def test_dated(text: str, expected: str) -> None:
    assert [str(one.dated) for one in relations(*of(text)) if one.kind == "repeals"] == [expected]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("某市人民政府关于修改《乙规定》的决定", "一、删去第五条。", "amends yi"),
        ("某市人民政府关于修改《乙规定》的决定", "决定对《乙规定》作如下修改：", "amends yi"),
        ("某市人民政府关于废止《乙规定》的决定", "略。", "repeals yi"),
        ("某市人民政府关于废止《乙规定》的决定", "决定废止《乙规定》。", "repeals yi"),
        ("某市人民政府关于贯彻落实《关于占位的意见》的通知", "略。", "implements guofa-1"),
        # 废止 in a title: each item of the list, and not what it rests on
        ("某市人民政府关于废止部分文件的决定", "根据《占位法》作出以下决定。", ""),
        ("某市人民政府关于废止部分文件的决定", "《甲办法》", "repeals jia"),
        # 更正: what follows 应为 is how it should read
        ("更正", "《甲办法》（某府发〔2001〕1号）第二页“船工”应为《乙规定》。", "corrects jia"),
        ("关于更正《乙规定》的说明", "略。", "corrects yi"),
        ("某市人民政府关于《乙规定》的解释", "略。", ""),
        ("更正", "本刊2023年第5期《甲办法》第三条“船工”更正为“船员”。", "corrects jia"),
        ("勘误", "《乙规定》第2页第3行“三日”系“五日”之误。", "corrects yi"),
        ("更正", "特此更正。", ""),
        ("更正", "《甲办法》第三条中的“《乙规定》”应为“《占位法》”。", "corrects jia"),
        # 延长, 停止执行, 宣布失效
        ("某市人民政府关于延长《甲办法》有效期的通知", "略。", "prolongs jia"),
        ("某市人民政府关于停止执行《甲办法》的通知", "略。", "repeals jia"),
        ("某市人民政府关于宣布《甲办法》失效的决定", "略。", "lapses jia"),
        ("某市人民政府关于修改《甲办法》等2件规章的决定", "略。", "amends jia"),
        ("某市人民政府关于废止《甲办法》、《乙规定》的决定", "略。", "repeals jia, repeals yi"),
        (
            "某市人民政府关于废止《甲办法》《乙规定》和《关于旧占位的通知》的决定",
            "略。",
            "repeals jia, repeals yi, repeals jiu",
        ),
        ("某市人民政府关于延长《甲办法》和《乙规定》有效期的通知", "略。", "prolongs jia, prolongs yi"),
        ("某市人民政府关于废止《甲办法》后执行《乙规定》的通知", "略。", "repeals jia, implements yi"),
        ("某市人民政府关于恢复执行《甲办法》的通知", "略。", ""),
        ("某市人民政府关于转发《关于旧占位的通知》的通知", "略。", "forwards jiu"),
        ("关于企业信息更正的通知", "根据《占位法》，信息有错误的，可以更正。", ""),
        ("某市人民政府关于印发《信息更正办法》的通知", "《占位法》规定，信息有错误的，可以更正。", ""),
        ("某市人民政府关于暂停实施《甲办法》的通知", "略。", ""),
        ("某市人民政府关于延期执行《甲办法》的通知", "略。", ""),
        # a plan says what is still to be done; its own end is an act
        ("某市人民政府关于印发2024年立法计划的通知", "3.废止《甲办法》。", ""),
        ("某市人民政府关于印发《整改方案》的通知", "修订的制度如下：《甲办法》", ""),
        ("某市人民政府关于印发《整改方案》的通知", "原《甲办法》同时废止。", "repeals jia"),
        # not done, but spoken of
        ("某市司法局关于征求修改《甲办法》意见的公告", "略。", ""),
        ("某市司法局关于修改《甲办法》的说明", "略。", ""),
        ("某市人民政府关于拟废止《甲办法》的公告", "略。", ""),
        # a decision may amend by a plain sentence
        ("某市人民政府关于修改部分规章的决定", "对《甲办法》进行修改。", "amends jia"),
    ],
)
def test_what_a_title_says(title: str, text: str, expected: str) -> None:
    assert ", ".join(found(text, title=title)) == expected


def test_evidence_is_the_sentence() -> None:
    (one,) = relations(*of("略。1996年4月2日公布的《乙规定》 予以废止。略。"))[1:2]
    assert (one.evidence, str(one.dated), one.anchor) == (
        "1996年4月2日公布的《乙规定》 予以废止。",
        "1996-04-02",
        "p1",
    )


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # who ends what is told by the heading of the list
        (
            ("废止下列文件：", "1.关于占位的通知（某府发〔2001〕1号）", "2.关于成立小组的通知"),
            "repeals jia, repeals None",
        ),
        (("废止和宣布失效的文件目录如下：", "1.《甲办法》"), ""),
        (("下列文件继续有效：", "1.《甲办法》"), ""),
        (("拟废止的文件如下：", "1.《甲办法》"), ""),
        (
            ("宣布失效的文件如下：", "1.某市人民政府1999年印发的《甲办法》", "以上文件见《乙规定》。"),
            "lapses jia",
        ),
        (("做好下列文件的修改工作：", "1.《甲办法》"), ""),
        (("计划修订的制度如下：", "1.《甲办法》"), ""),
        (("建议废止的文件如下：", "1.《甲办法》"), ""),
        (("已宣布失效的文件如下：", "1.《甲办法》"), ""),
        (("需要废止的文件如下：", "1.《甲办法》"), ""),
        (("对下列文件予以废止：", "1.《甲办法》", "2.《乙规定》"), "repeals jia, repeals yi"),
        (("停止执行的文件目录如下：", "1.《甲办法》"), "repeals jia"),
        (
            ("一、对下列文件予以废止", "1.《甲办法》", "二、对下列文件予以修改", "1.《乙规定》"),
            "repeals jia, amends yi",
        ),
        (("废止下列文件：", "1.《甲办法》的补充通知"), ""),
        (("一、废止下列文件：", "（一）《甲办法》；", "（二）《乙规定》。"), "repeals jia, repeals yi"),
        (("一、废止下列文件：", "（一）《甲办法》。", "二、《乙规定》继续有效。"), "repeals jia"),
        (("废止下列文件：", "（1）关于占位的通知（某府发〔2001〕1号）"), "repeals jia"),
        (
            (
                "废止下列规章：",
                "（一）《甲办法》（2001年1月1日市政府令第20号发布，根据2004年7月1日市政府令第26号修订）；",
            ),
            "repeals moushirenminzhengfuling-20",
        ),
        (
            ("对下列规章作出修改：", "1.将《甲办法》第三条修改为“略。”", "2.删去《乙规定》第五条。"),
            "amends jia, amends yi",
        ),
    ],
)
def test_lists(paragraphs: tuple[str, ...], expected: str) -> None:
    assert ", ".join(found(*paragraphs)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("原市政府文件同时废止。", True),
        ("岚州市旧办法同时废止。", True),
        ("《甲办法》同时废止。", False),
        ("与本办法不一致的，同时废止。", False),
        ("规范性文件的修改、废止，按本办法执行。", False),
        ("许可证失效的，应当补办。", False),
        ("“《甲办法》同时废止。”", False),
        ("《甲办法》有关条款同时废止。", True),
        ("《甲办法》除第五条外同时废止。", True),
        ("过去有关占位的规定一律废止。", False),
        ("以前的规定同时作废。", False),
        ("凡与本规定抵触的，以本规定为准。", False),
        ("凡过去的规定与本办法有抵触的，同时废止。", False),
        ("原有规定同时废止。", False),
        ("逾期不办的，许可证自行失效。", False),
        ("不按期开工的，批准文件自行失效。", False),
        ("不按期签订的，合同自行失效。", False),
        ("本办法有效期五年，期满自行失效。", False),
        ("各地自行废止与本办法不符的文件。", False),
        ("现对下列文件予以废止（见附件）。", False),
    ],
)
def test_what_ends_and_cannot_be_read_is_told(text: str, expected: bool) -> None:
    document, _, told = of(text)
    assert bool(list(unread(document, told))) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "略。2014年印发的《关于旧占位的通知》（某府函〔2020〕7号）（已废止）中有规定。略。",
            [("jiu", "2014年印发的《关于旧占位的通知》（某府函〔2020〕7号）（已废止）中有规定。")],
        ),
        ("《占位法》 (已失效)", [("weifa", "《占位法》 (已失效)")]),
        ("《占位法》（已修正）。《占位法》印发。（已废止）", []),
    ],
)
def test_what_is_said_to_be_repealed_already(text: str, expected: list[tuple[str, str]]) -> None:
    _, _, told = of(text)
    done = already_repealed(told)
    assert [(one.link.target.id, one.evidence) for one in done if one.link.target] == expected


LIST = ("废止下列文件（{}件）：", "1.关于占位的通知（某府发〔2001〕1号）", "2.关于成立小组的通知")


@pytest.mark.parametrize(("said", "holds"), [("2", True), ("二", True), ("3", False)])
def test_a_list_has_as_many_as_it_says(said: str, holds: bool) -> None:
    body = tuple(m.Paragraph(text.format(said)) for text in LIST[:1]) + tuple(
        m.Item(text[:2], (m.Paragraph(text[2:]),)) for text in LIST[1:]
    )
    gazette = with_text("略。")
    (issue,) = gazette.issues
    folder = replace(issue.folders[0], notice=replace(issue.folders[0].notice, body=body))
    archive = Archive(replace(gazette, issues=(replace(issue, folders=(folder, *issue.folders[1:])),)))
    assert [claim.holds for claim in cleared_documents_are_counted(archive)] == [holds]


@pytest.mark.parametrize(
    ("entry", "title", "number"),
    [
        ("1.关于占位的通知　某府发〔2001〕1号", "关于占位的通知", "某府发〔2001〕1号"),
        ("1. 某府发〔2001〕1号　关于占位的通知", "关于占位的通知", "某府发〔2001〕1号"),
        ("（1）关于占位的通知（某府发〔2001〕1号）。", "关于占位的通知", "某府发〔2001〕1号"),
        (
            "1.关于转发某府发〔2001〕1号文件的通知（某府函〔2020〕7号）",
            "关于转发某府发〔2001〕1号文件的通知",
            "某府函〔2020〕7号",
        ),
    ],
)
def test_a_number_stands_beside_a_listed_title(entry: str, title: str, number: str) -> None:
    told = [one for one in relations(*of("废止下列文件：", entry)) if one.kind == "repeals"]
    assert [(one.link.title, one.link.number) for one in told] == [(title, number)]


def test_a_heading_says_until_when_all_of_its_list_is_prolonged() -> None:
    heading, *entries = (
        "下列文件有效期延长至2027年3月31日：",
        "1.《甲办法》",
        "2.《乙规定》有效期延长至2026年3月31日",
    )
    told = (one for one in relations(*of(heading, *entries)) if one.kind == "prolongs")
    assert [str(one.until) for one in told] == ["2027-03-31", "2026-03-31"]


def test_a_listed_title_is_cited_without_its_marker() -> None:
    (one,) = relations(*of("废止下列文件：", "1.关于占位的通知（某府发〔2001〕1号）"))[1:]
    assert (one.link.title, one.link.number, one.listed) == (
        "关于占位的通知",
        "某府发〔2001〕1号",
        "废止下列文件：",
    )


@pytest.mark.parametrize(
    ("title", "rows", "expected"),
    [
        (
            "废止的规范性文件目录",
            (
                ("1", "《甲办法》", "某府发〔2001〕1号"),
                ("2", "关于印发《丙方案》的通知", "某府发〔2003〕3号、某府发〔2004〕4号"),
                ("3", "乙规定", "—"),
                ("4", "关于成立小组的通知", ""),
            ),
            [
                "repeals 甲办法 某府发〔2001〕1号 jia row-1",
                "repeals 关于印发《丙方案》的通知 某府发〔2003〕3号 moufufa-2003-3 row-2",
                "repeals 关于印发《丙方案》的通知 某府发〔2004〕4号 moufufa-2004-4 row-2",
                "repeals 乙规定 None yi row-3",
                "repeals 关于成立小组的通知 None None row-4",
            ],
        ),
        ("继续有效的规范性文件目录", (("1", "《甲办法》", "某府发〔2001〕1号"),), []),
        ("规范性文件目录", (("1", "《甲办法》", "某府发〔2001〕1号"),), []),
        (
            "规范性文件清理目录",
            (
                ("废止", "《甲办法》", "某府发〔2001〕1号"),
                ("继续有效", "乙规定", "—"),
                ("宣布失效", "关于旧占位的通知", "某府函〔2020〕7号"),
                ("修改", "关于印发《丙方案》的通知", "某府发〔2003〕3号"),
            ),
            [
                "repeals 甲办法 某府发〔2001〕1号 jia row-1",
                "lapses 关于旧占位的通知 某府函〔2020〕7号 jiu row-3",
            ],
        ),
    ],
)
def test_tables_of_documents(title: str, rows: tuple[tuple[str, ...], ...], expected: list[str]) -> None:
    first = "序号" if rows[0][0] == "1" else "清理结果"
    gazette = with_text("略。", instruments=LAWS)
    (issue,) = gazette.issues
    listed = replace(
        issue.folders[0].tables[0],
        title=title,
        columns=tuple(map(m.Column, (first, "文件名称", "文号"))),
        rows=tuple(m.Row(tuple(m.Cell((text,)) for text in row)) for row in rows),
        totals=(),
        remarks=(),
        notes=(),
        corrections=(),
    )
    folder = replace(issue.folders[0], tables=(listed, *issue.folders[0].tables[1:]))
    archive = Archive(replace(gazette, issues=(replace(issue, folders=(folder, *issue.folders[1:])),)))
    links, table = Links(archive), archive.tables["moufu-2024-3"][0]
    found = relations(table, links, list(statements(table, links)))
    assert [
        f"{one.kind} {one.link.title} {one.link.number} {one.link.target and one.link.target.id} {one.anchor}"
        for one in found
    ] == expected


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            ("继续有效的规范性文件（1件）", "废止的规范性文件（1件）", "宣布失效的规范性文件（1件）"),
            "repeals yi, lapses jiu",
        ),
        (("修改的规范性文件", "拟废止的规范性文件", "延长有效期的规范性文件"), "amends jia, prolongs jiu"),
        (("决定废止以下文件。", "废止和宣布失效的文件", "需要修改的文件"), "repeals jia"),
    ],
)
@pytest.mark.parametrize("as_items", [True, False])
def test_lists_of_several_kinds(headings: tuple[str, ...], expected: str, as_items: bool) -> None:
    titles = ("《甲办法》（某府发〔2001〕1号）", "《乙规定》", "关于旧占位的通知（某府函〔2020〕7号）")
    body: list[m.Block] = [m.Paragraph("现将清理结果公布如下：")]
    for marker, heading, title in zip("一二三", headings, titles, strict=True):
        entry = m.Item("1.", (m.Paragraph(title),))
        if as_items:
            body.append(m.Item(f"{marker}、", (m.Paragraph(heading), entry)))
        else:
            body.append(m.Heading(f"{marker}、{heading}", (entry,)))
    document, links, told = listed("某市人民政府关于公布规范性文件清理结果的通知", *body)
    each = relations(document, links, told)
    assert ", ".join(f"{one.kind} {one.link.target and one.link.target.id}" for one in each) == expected
