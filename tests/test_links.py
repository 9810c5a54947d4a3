"""Citations resolved or refused, on invented texts: what a citation leads to, and when it leads nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fabricated_gazette import with_text

from gazette import model as m
from gazette.archive import Archive
from gazette.instruments import title_key
from gazette.links import Links
from gazette.slugs import title_slug

NOTICE = "documents/moufu-2024-3.html"
LAWS = (
    m.Instrument("weifa", "占位法"),
    m.Instrument("yijian", "关于占位的意见", "国发〔2020〕1号", ("占位意见",)),
    m.Instrument("tiaoli-a", "登记条例"),
    m.Instrument("tiaoli-b", "登记条例", "国务院令第9号"),
    m.Instrument("tongzhi", "关于登记的通知", "国办发〔2019〕2号"),
)

Leads = list[tuple[str, str | None]]


def leads(*paragraphs: str, interpretation: tuple[str, ...] = ()) -> Leads:
    """(text of the citation, what it leads to) for the notice's paragraphs, or those of its interpretation."""
    archive = Archive(with_text(*paragraphs, interpretation=interpretation, instruments=LAWS))
    links = Links(archive)
    document = archive.by_id["moufu-2024-3-interpretation" if interpretation else "moufu-2024-3"]
    return [
        (link.text, link.target.url if link.target else None)
        for link in links.of(document)
        if document.units[link.unit].kind == "paragraph" and link.anchor.startswith("p")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依据《占位法》。", [("《占位法》", "instruments/weifa.html")]),
        ("依据《占 位法》。", [("《占 位法》", "instruments/weifa.html")]),
        ("依据《占位意见》。", [("《占位意见》", "instruments/yijian.html")]),
        ("按国发[2020]1号，", [("国发[2020]1号", "instruments/yijian.html")]),
        (
            "《关于占位的意见》（国发〔2020〕1号）",
            [("《关于占位的意见》（国发〔2020〕1号）", "instruments/yijian.html")],
        ),
        # two candidates: no link
        ("依据《登记条例》。", [("《登记条例》", None)]),
        # … but the number says which
        ("依据国务院令 9 号。", [("国务院令 9 号", "instruments/tiaoli-b.html")]),
        # title and number of two different documents: no link
        ("《占位法》（国发〔2020〕1号）", [("《占位法》（国发〔2020〕1号）", None)]),
        # what nobody has registered is what the text calls it
        (
            "《空法》和国发〔2020〕99号",
            [
                ("《空法》", f"instruments/{title_slug('空法')}.html"),
                ("国发〔2020〕99号", "instruments/guofa-2020-99.html"),
            ],
        ),
        # a short title that the text defines, and only afterwards
        (
            "《关于占位的意见》（以下简称《要点》），《要点》第一条",
            [
                ("《关于占位的意见》", "instruments/yijian.html"),
                ("《要点》", "instruments/yijian.html"),
                ("第一条", "instruments/yijian.html"),
            ],
        ),
        # 《通知》: the one notice the text names
        (
            "《关于登记的通知》（国办发〔2019〕2号）印发后，《通知》要求",
            [
                ("《关于登记的通知》（国办发〔2019〕2号）", "instruments/tongzhi.html"),
                ("《通知》", "instruments/tongzhi.html"),
            ],
        ),
        ("《通知》要求", [("《通知》", None)]),
        # an article without a title is one of the document's own, if it has it
        ("本办法第二条规定", [("第二条", f"{NOTICE}#article-2")]),
        ("第九条规定", []),
    ],
)
def test_what_a_citation_in_a_notice_leads_to(text: str, expected: Leads) -> None:
    assert leads(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《占位办法》共二条。", [("《占位办法》", f"{NOTICE}#enclosure-1")]),
        ("《占位办法（试行）》共二条。", [("《占位办法（试行）》", f"{NOTICE}#enclosure-1")]),
        ("《办法》共二条。", [("《办法》", f"{NOTICE}#enclosure-1")]),
        ("《规定》共二条。", [("《规定》", None)]),
        # a draft is another text than what was printed; what is defined by it is the regulation all the same
        ("制定了《占位办法(草案)》。", [("《占位办法(草案)》", None)]),
        ("起草了《占位办法》（征求意见稿）。", [("《占位办法》", None)]),
        (
            "制定了《占位办法(草案)》(后简称《要点》)。《要点》通过。",
            [("《占位办法(草案)》", None), ("《要点》", f"{NOTICE}#enclosure-1")],
        ),
        # … also where only the sentence says so, until it is passed
        ("起草了《占位办法》，就《办法》征求意见。", [("《占位办法》", None), ("《办法》", None)]),
        ("《办法》经审议通过，现予印发。", [("《办法》", f"{NOTICE}#enclosure-1")]),
        ("某府发〔2024〕3号", [("某府发〔2024〕3号", NOTICE)]),
        ("MSCR-2024-00001", [("MSCR-2024-00001", NOTICE)]),
        (
            "《办法》第一条、《占位法》第一条",
            [
                ("《办法》", f"{NOTICE}#enclosure-1"),
                ("第一条", f"{NOTICE}#article-1"),
                ("《占位法》", "instruments/weifa.html"),
                ("第一条", "instruments/weifa.html"),
            ],
        ),
        ("第一、二条规定", [("第一", f"{NOTICE}#article-1"), ("二条", f"{NOTICE}#article-2")]),
    ],
)
def test_what_a_citation_in_an_interpretation_leads_to(text: str, expected: Leads) -> None:
    assert leads(interpretation=(text,)) == expected


def test_a_short_title_with_two_meanings_has_none() -> None:
    text = "《占位法》（以下简称《要点》）和《占位意见》（以下简称《要点》），《要点》规定"
    assert leads(text)[-1] == ("《要点》", None)


def test_an_article_knows_where_it_is_explained() -> None:
    archive = Archive(with_text(interpretation=("《办法》第二条说明占位。", "第二条还说明登记。")))
    explained = Links(archive).explanations(archive.by_id["moufu-2024-3"])
    assert {article: [link.url for link in links] for article, links in explained.items()} == {
        "article-2": [f"documents/moufu-2024-3/interpretation.html#p{number}" for number in (1, 2)]
    }


def test_who_cites_is_told_by_the_cited() -> None:
    archive = Archive(with_text("按国发〔2020〕1号。", instruments=LAWS))
    assert [link.url for link in Links(archive).to("yijian") if link.anchor == "p1"] == [f"{NOTICE}#p1"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("行动计划（2021—2023 年）", "行动计划(2021-2023年)", True),
        ("办法（试行）", "办法(试行)", True),
        ("办法（试行）", "办法", False),
        ("关于印发《办法》的通知", "关于印发〈办法〉的通知", True),
    ],
)
def test_titles_that_are_one_title(one: str, other: str, same: bool) -> None:
    assert (title_key(one) == title_key(other)) is same


@pytest.mark.parametrize(
    ("text", "part", "url"),
    [
        ("按《乙办法》第二条办理。", "", f"{NOTICE}#enclosure-2-article-2"),
        ("按《甲办法》第二条办理。", "", f"{NOTICE}#article-2"),
        ("第二条规定另行说明。", "乙办法", f"{NOTICE}#enclosure-2-article-2"),
        ("第二条规定另行说明。", "甲办法", f"{NOTICE}#article-2"),
        ("第二条之一规定另行说明。", "甲办法", f"{NOTICE}#article-2-1"),
        ("按《乙办法》第二条之一办理。", "", f"{NOTICE}#enclosure-2-article-2-1"),
        ("按《乙办法》第二条之二办理。", "", None),
        # of which of the two is not said
        ("第二条规定另行说明。", "", None),
        ("按《乙办法》第三条办理。", "", None),
    ],
)
def test_an_article_is_that_of_its_own_enclosure(text: str, part: str, url: str | None) -> None:
    def enclosure(title: str) -> m.Enclosure:
        said = (m.Paragraph(text),) if title == part else ()
        return m.Enclosure(
            title=title,
            body=tuple(
                m.Article(f"第{n}", (m.Paragraph(f"{title}{n}。"),)) for n in ("一条", "二条", "二条之一")
            )
            + said,
        )

    gazette = with_text(text if not part else "印发。")
    (issue,) = gazette.issues
    folder, *others = issue.folders
    notice = replace(
        folder.notice, enclosures=(enclosure("甲办法"), enclosure("乙办法")), notes=(), corrections=()
    )
    changed = replace(issue, folders=(replace(folder, notice=notice, tables=()), *others))
    archive = Archive(replace(gazette, issues=(changed,)))
    (document, *_) = archive.documents
    found = [link.target.url for link in Links(archive).of(document) if link.article and link.target]
    assert found == ([url] if url else [])
