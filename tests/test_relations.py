"""What a document does to others, read from its own words only; each with its sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fabricated_gazette import with_text

from gazette import model as m
from gazette.archive import Archive, Document
from gazette.claims.enumerations import cleared_documents_are_counted
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
    gazette = with_text(*paragraphs, instruments=LAWS)
    (issue,) = gazette.issues
    folder = replace(issue.folders[0], notice=replace(issue.folders[0].notice, title=title))
    archive = Archive(replace(gazette, issues=(replace(issue, folders=(folder, *issue.folders[1:])),)))
    document, links = archive.by_id["moufu-2024-3"], Links(archive)
    return document, links, list(statements(document, links))


def found(*paragraphs: str, title: str = "某市人民政府关于印发《占位办法》的通知") -> list[str]:
    """What the notice does, and to which instrument."""
    each = (one for one in relations(*of(*paragraphs, title=title)) if one.kind != "issues")
    return [f"{one.kind} {one.link.target.id if one.link.target else None}" for one in each]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 废止: before and behind what it ends, of one and of several
        ("本办法自公布之日起施行。《关于旧占位的通知》（某府函〔2020〕7号）同时废止。", "repeals jiu"),
        (
            "本办法自2021年1月1日起施行，《甲办法》（某府发〔2001〕1号）、《乙规定》同时废止。",
            "repeals jia, repeals yi",
        ),
        ("《甲办法》和《乙规定》自本办法施行之日起废止。", "repeals jia, repeals yi"),
        ("某府发〔2001〕1号文件同时废止。", "repeals jia"),
        ("原《甲办法》（某府发〔2001〕1号）即行废止。", "repeals jia"),
        ("1996年4月2日公布的《乙规定》予以废止。", "repeals yi"),
        ("决定废止《乙规定》（1996年4月2日公布）。", "repeals yi"),
        ("废止《甲办法》；《乙规定》；《关于旧占位的通知》。", "repeals jia, repeals yi, repeals jiu"),
        ("废止下列文件：《甲办法》、《乙规定》。", "repeals jia, repeals yi"),
        ("《甲办法》及其补充文件同时废止。", "repeals jia"),
        ("自本通知印发之日起，《甲办法》停止执行。", "repeals jia"),
        ("《甲办法》（某府发〔2001〕1号）不再执行。", "repeals jia"),
        # 失效
        ("《甲办法》（某府发〔2001〕1号）宣布失效。", "lapses jia"),
        ("《甲办法》自2022年1月1日起失效。", "lapses jia"),
        ("宣布《甲办法》、《乙规定》失效。", "lapses jia, lapses yi"),
        # 延长有效期
        ("《甲办法》（某府发〔2001〕1号）继续有效，有效期延长至2025年12月31日。", "prolongs jia"),
        ("将《甲办法》的有效期延长五年。", "prolongs jia"),
        ("《甲办法》有效期延至2025年12月31日。", "prolongs jia"),
        ("延长《甲办法》有效期至2025年12月31日。", "prolongs jia"),
        ("《甲办法》继续有效。", ""),
        # 修改
        ("对《甲办法》作如下修改：", "amends jia"),
        ("将《甲办法》第五条中的“渡工”修改为“船员”。", "amends jia"),
        ("《甲办法》第五条第二款修改为：“船员须识水性。”", "amends jia"),
        ("决定修改《甲办法》、《乙规定》。", "amends jia, amends yi"),
        # an article of it ends, not the document
        ("《关于旧占位的通知》第五条同时废止。", "amends jiu"),
        # said of others, of what may be, of what is no act
        ("《甲办法》废止前已经受理的，按原规定办理。", ""),
        ("《甲办法》已废止。", ""),
        ("市政府可以修改或者废止《甲办法》。", ""),
        ("应当废止《甲办法》。", ""),
        ("废止情况见《甲办法》。", ""),
        ("市司法局对《甲办法》进行了修改完善。", ""),
        ("根据关于废止《甲办法》的决定办理。", ""),
        ("推进《甲办法》修订工作。", ""),
        # 贯彻, 依据, 同步施行
        ("为贯彻落实《关于占位的意见》（国发〔2020〕1号）精神，结合实际，制定本办法。", "implements guofa-1"),
        ("根据《占位法》和国发〔2020〕1号，结合实际，制定本办法。", "based_on weifa, based_on guofa-1"),
        ("本方案与国发〔2020〕1号同步施行。", "effective_with guofa-1"),
        # mere mention is no relation
        ("严格执行《占位法》的规定。", ""),
        ("根据《占位法》的规定处罚。", ""),
        ("《关于旧占位的通知》已经印发。", ""),
        # the sentence before says something else
        ("应当遵守《占位法》。与此不符的文件同时废止。", ""),
    ],
)
def test_relations(text: str, expected: str) -> None:
    assert ", ".join(found(text)) == expected


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
    ],
)
def test_tables_of_documents(title: str, rows: tuple[tuple[str, ...], ...], expected: list[str]) -> None:
    gazette = with_text("略。", instruments=LAWS)
    (issue,) = gazette.issues
    listed = replace(
        issue.folders[0].tables[0],
        title=title,
        columns=tuple(map(m.Column, ("序号", "文件名称", "文号"))),
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
