"""Which of several documents of one name is meant: told by days, numbers and what the text says beside the name."""

from __future__ import annotations

import datetime

import pytest
from fabricated_gazette import of_notices

from gazette import model as m
from gazette.archive import Archive
from gazette.links import Links
from gazette.relations import relations
from gazette.slugs import title_slug
from gazette.statements import statements

WATER = "某市供水办法"
ORDER = "documents/moushirenminzhengfuling-45.html"
WITHIN = f"{ORDER}#enclosure-1"
OLD = "instruments/moushirenminzhengfuling-12.html"
DECISION = "documents/moubuling-2024-2.html"
TWELVE = "市政府令第12号"
AMENDS = "某部关于修改〈水运规定〉的决定"


def order(*regulation: str) -> m.Notice:
    """An order of May 2024 that promulgates the regulation on water."""
    enclosed = m.Enclosure(title=WATER, body=tuple(map(m.Paragraph, regulation)))
    return m.Notice(
        title="某市人民政府令",
        numbers=("第45号",),
        issuers=("某市人民政府",),
        signed=datetime.date(2024, 5, 12),
        body=(m.Paragraph(f"《{WATER}》已经通过，现予公布。"),),
        enclosures=(enclosed,),
    )


def notice(*paragraphs: str, signed: str | None, title: str = "某市人民政府关于占位的通知") -> m.Notice:
    body = tuple(map(m.Paragraph, paragraphs))
    return m.Notice(title=title, signed=datetime.date.fromisoformat(signed) if signed else None, body=body)


def amendment(history: str) -> m.Notice:
    """A decision of 2024 that encloses the regulation as amended, with its history under the title."""
    enclosed = m.Enclosure(
        title="水运规定", under=(m.PrintedLine(history),), body=(m.Paragraph("第五条　略。"),)
    )
    return m.Notice(
        title=AMENDS,
        numbers=("某部令2024年第2号",),
        signed=datetime.date(2024, 2, 18),
        body=(m.Paragraph("略。"),),
        enclosures=(enclosed,),
    )


def leads(document: int, *notices: m.Notice) -> list[str | None]:
    """What the citations in the text of one of these notices lead to."""
    archive = Archive(of_notices(*notices))
    found = Links(archive).of(archive.documents[document])
    return [link.target.url if link.target else None for link in found if not link.article]


SPOKEN_OF = [
    # a document that did not exist yet is not meant
    (f"根据《{WATER}》第五条规定，制定本办法。", "2021-03-08", [None]),
    (f"根据《{WATER}》第五条规定，制定本办法。", "2024-05-11", [None]),
    (f"根据《{WATER}》第五条规定，制定本办法。", "2024-05-12", [WITHIN]),
    (f"根据《{WATER}》第五条规定，制定本办法。", "2025-03-08", [WITHIN]),
    (f"根据《{WATER}》第五条规定，制定本办法。", None, [WITHIN]),
    ("按市政府第45号令办理。", "1996-03-08", [None]),
    ("按市政府第45号令办理。", "2025-03-08", [ORDER]),
    # … nor is one of another day or year than the text tells
    ("按2005年9月2日市政府第45号令办理。", "2025-03-08", [None]),
    ("按2005年市政府第45号令办理。", "2025-03-08", [None]),
    ("按2024年5月12日市政府第45号令办理。", "2025-03-08", [ORDER]),
    (f"2011年9月2日市政府公布的《{WATER}》施行。", "2025-03-08", [None]),
    (f"2024年5月15日市政府公布的《{WATER}》施行。", "2025-03-08", [WITHIN]),
    (f"《{WATER}》（2011年9月2日）规定。", "2025-03-08", [None]),
    (f"《{WATER}》（2011年修订）规定。", "2025-03-08", [None]),
    (f"《{WATER}》（2024年）规定。", "2025-03-08", [WITHIN]),
    # what is told of something else tells nothing of it
    (f"2025年1月3日市政府召开《{WATER}》宣讲会。", "2025-03-08", [WITHIN]),
    (f"2025年《{WATER}》实施以来。", "2025-03-08", [WITHIN]),
    (f"《{WATER}》（2024年7月1日起施行）。", "2025-03-08", [WITHIN]),
    (f"2011年8月3日市政府常务会议通过并公布的《{WATER}》", "2025-03-08", [WITHIN]),
    (f"2025年1月1日前公布的《{WATER}》", "2025-03-08", [WITHIN]),
    # the number of what published it
    (f"市政府令第12号公布的《{WATER}》", "2025-03-08", [OLD, OLD]),
    (f"市政府令第45号公布的《{WATER}》", "2025-03-08", [ORDER, WITHIN]),
    (f"《{WATER}》（2011年9月2日市政府令第12号公布）", "2025-03-08", [OLD, OLD]),
    (f"市政府令第12号《{WATER}》", "2025-03-08", [OLD, OLD]),
    (f"市政府令第12号公布、国发〔2020〕1号修改的《{WATER}》", "2025-03-08", [OLD, "1", OLD]),
    (f"市政府令第11号、第12号公布的《{WATER}》", "2025-03-08", [OLD.replace("12", "11"), OLD, WITHIN]),
    (
        f"市政府令第10号、第11号和第12号公布的《{WATER}》",
        "2025-03-08",
        [OLD.replace("12", "10"), OLD.replace("12", "11"), OLD, WITHIN],
    ),
    (
        f"《{WATER}》（2011年9月2日市政府令第12号公布，自2011年10月1日起施行）",
        "2025-03-08",
        [OLD, OLD],
    ),
    (f"《{WATER}》（国发〔2020〕1号、国发〔2020〕2号）", "2025-03-08", [None, "1", "2"]),
]


@pytest.mark.parametrize(("text", "signed", "expected"), SPOKEN_OF)
def test_which_is_meant(text: str, signed: str | None, expected: list[str | None]) -> None:
    found = leads(1, order("略。"), notice(text, signed=signed))
    numbered = {"1": "instruments/guofa-2020-1.html", "2": "instruments/guofa-2020-2.html"}
    assert found == [numbered.get(each or "", each) for each in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"2011年9月2日市政府令第12号公布的《{WATER}》同时废止。", ["moushirenminzhengfuling-12 2011-09-02"]),
        (
            f"《{WATER}》（2011年9月2日市政府令第12号公布）同时废止。",
            ["moushirenminzhengfuling-12 2011-09-02"],
        ),
        (f"2011年9月2日市政府公布的《{WATER}》同时废止。", ["None 2011-09-02"]),
        (f"原《{WATER}》同时废止。", ["None None"]),
        (
            f"《占位规定》和《{WATER}》自本办法施行之日起废止。",
            [f"{title_slug('占位规定')} None", "None None"],
        ),
    ],
)
def test_what_a_text_repeals_is_never_the_text_itself(text: str, expected: list[str]) -> None:
    archive = Archive(of_notices(order(text)))
    links, (document,) = Links(archive), archive.documents
    told = relations(document, links, list(statements(document, links)))
    ended = [one for one in told if one.kind == "repeals"]
    assert [f"{one.link.target and one.link.target.id} {one.dated}" for one in ended] == expected
    assert [link.target.url for link in links.of(document) if link.target and link.target.document] == [
        WITHIN
    ]


def test_the_text_of_a_decision_says_more_than_its_title() -> None:
    decision = notice(
        f"决定废止《{WATER}》（{TWELVE}）。",
        signed="2024-05-12",
        title=f"某市人民政府关于废止《{WATER}》的决定",
    )
    archive = Archive(of_notices(order("略。"), decision))
    links, document = Links(archive), archive.documents[1]
    told = relations(document, links, list(statements(document, links)))
    ended = [one.link.target.id for one in told if one.link.target]
    assert ended == ["moushirenminzhengfuling-12"]


def test_of_joint_orders_all_bodies_are_read() -> None:
    bodies = "国家发展改革委　财政部　住房城乡建设部　交通运输部　水利部　中国人民银行"
    archive = Archive(of_notices(order(f"《{WATER}》（{bodies}令2015年第25号）同时废止。")))
    links, (document,) = Links(archive), archive.documents
    told = relations(document, links, list(statements(document, links)))
    number = f"{bodies.replace('　', ' ')}令2015年第25号"
    assert [one.link.number for one in told if one.kind == "repeals"] == [number]


def test_each_amendment_is_that_of_its_day() -> None:
    history = "".join(
        f"　根据{day}《{AMENDS}》第{time}次修正"
        for day, time in (("2015年5月12日", "一"), ("2020年2月24日", "二"), ("2024年2月18日", "三"))
    )
    assert leads(0, amendment(f"（2014年1月3日某部公布{history}）")) == [None, None, DECISION]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014年1月3日公布的《水运规定》", f"{DECISION}#enclosure-1"),
        ("2016年1月3日公布的《水运规定》", None),
        # it was there before it was amended
        ("根据《水运规定》制定。", f"{DECISION}#enclosure-1"),
    ],
)
def test_an_amended_text_has_all_days_of_its_history(text: str, expected: str | None) -> None:
    history = f"（2014年1月3日某部公布　根据2024年2月18日《{AMENDS}》修正）"
    assert leads(1, amendment(history), notice(text, signed="2020-05-01")) == [expected]


@pytest.mark.parametrize(
    ("text", "signed", "expected"),
    [
        ("2022年市《政府工作报告》", "2023-06-01", 2),
        ("《政府工作报告》（2021年）", "2023-06-01", 1),
        ("2020年《政府工作报告》", "2023-06-01", None),
        # two candidates, and what is later takes none of them away
        ("《政府工作报告》", "2023-06-01", None),
        ("《政府工作报告》", "2021-06-01", None),
    ],
)
def test_what_has_one_title_every_year(text: str, signed: str, expected: int | None) -> None:
    reports = [notice("略。", signed=f"{year}-01-08", title="政府工作报告") for year in (2021, 2022)]
    found = leads(2, *reports, notice(text, signed=signed))
    assert found == [f"documents/2024-05-wen-{expected}.html" if expected else None]


@pytest.mark.parametrize("number", ["", "（某省人民政府令第163号）"])
@pytest.mark.parametrize("as_heading", [True, False])
def test_a_decision_within_an_order_amends(number: str, as_heading: bool) -> None:
    said = f"（一）对《某省渡口办法》{number}作出修改"
    changed = m.Item("1.", (m.Paragraph("将第三条修改为：“略。”"),))
    body = (m.Heading(said, (changed,)),) if as_heading else (m.Paragraph(said), changed)
    decision = m.Enclosure(title="某省人民政府关于修改部分规章的决定", body=body)
    archive = Archive(of_notices(m.Notice(title="某省人民政府令", enclosures=(decision,))))
    links, (document,) = Links(archive), archive.documents
    told = relations(document, links, list(statements(document, links)))
    assert [(one.kind, one.link.title, len(one.changes)) for one in told] == [("amends", "某省渡口办法", 1)]


@pytest.mark.parametrize(
    ("text", "signed", "expected"),
    [
        (f"按{TWELVE}办理。", "1996-03-05", [None]),
        (f"1996年3月5日{TWELVE}发布的《占位规定》", "2000-03-05", [None, None]),
        (f"1996年{TWELVE}", "2000-03-05", [None]),
        (f"按{TWELVE}办理。", "2013-03-05", [OLD]),
        (f"2011年9月2日{TWELVE}", "2013-03-05", [OLD]),
        (f"《{WATER}》（{TWELVE}）", "2013-03-05", [OLD]),
    ],
)
def test_orders_of_two_terms_have_one_number(text: str, signed: str, expected: list[str | None]) -> None:
    """The order of May 2024 tells that 令第12号 is of 2011."""
    repealing = order(f"2011年9月2日{TWELVE}公布的《{WATER}》同时废止。")
    assert leads(1, repealing, notice(text, signed=signed)) == expected
    archive = Archive(of_notices(repealing, notice(text, signed=signed)))
    (found,) = (one for one in Links(archive).targets.instruments if one.number and "12" in one.number)
    assert (found.title, found.aliases) == (WATER, ())


def test_of_an_order_of_two_years_the_title_tells() -> None:
    repealing = order(f"2011年9月2日{TWELVE}公布的《{WATER}》同时废止。")
    older = notice(f"1996年3月5日{TWELVE}发布的《占位规定》", signed="2000-03-05")
    both = notice(f"《{WATER}》（{TWELVE}）", f"按{TWELVE}办理。", signed="2013-03-05")
    assert leads(2, repealing, older, both) == [OLD, None]


def test_what_is_kept_of_links_depends_on_days_and_on_the_years_told() -> None:
    """What was resolved before is taken over while `Links.world` is the same."""
    told = [
        Links(Archive(of_notices(order("略。"), notice(text, signed=signed)))).world
        for text, signed in (
            (f"按{TWELVE}办理。", "2013-03-05"),
            (f"按{TWELVE}办理。", "2013-03-06"),
            (f"按2011年9月2日{TWELVE}办理。", "2013-03-06"),
        )
    ]
    assert len(set(told)) == len(told)
