"""可能相关: what is printed under nearly the name of an outside document; and what such a document is called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fabricated_gazette import with_text

from gazette import model as m
from gazette.archive import Archive
from gazette.called import issued_by, titles_of
from gazette.instruments import issues
from gazette.links import Links
from gazette.site import Site
from gazette.twins import Twins

NUMBER = "某府发〔2024〕9号"
ISSUER = "某市人民政府"


def printed(title: str, *, number: str | None, enclosed: bool) -> Archive:
    """A gazette that prints one document under this title: a notice, or what a notice encloses."""
    gazette = with_text("印发。")
    (issue,) = gazette.issues
    folder, *_ = issue.folders
    notice = replace(
        folder.notice,
        title="关于印发文件的通知" if enclosed else title,
        numbers=(number,) if number else (),
        registration=None,
        issuers=(ISSUER,),
        enclosures=(m.Enclosure(title=title, body=(m.Paragraph("甲。"),)),) if enclosed else (),
        notes=(),
        corrections=(),
    )
    changed = replace(issue, folders=(replace(folder, notice=notice, tables=(), interpretation=None),))
    return Archive(replace(gazette, issues=(changed,)))


@pytest.mark.parametrize(
    ("cited", "number", "ours", "our_number", "related"),
    [
        ("某市占位登记办法", None, "某市占位登记办法（试行）", NUMBER, True),
        ("某市占位登记暂行办法", None, "某市占位登记办法", NUMBER, True),
        ("某市占位登记办法", None, "某市占位登记试行办法", NUMBER, True),
        ("某市占位登记办法（2021年修订）", None, "某市占位登记办法", NUMBER, True),
        ("某市占位登记方案", None, "某市占位登记方案（2021—2023年）", NUMBER, True),
        ("某市2021年占位登记方案", None, "某市占位登记方案", NUMBER, True),
        # two years, two documents
        ("某市2021年占位登记方案", None, "某市2022年占位登记方案", NUMBER, False),
        # … and two numbers; one that ours does not print is no second
        ("某市占位登记办法", "省发〔2019〕7号", "某市占位登记办法（试行）", NUMBER, False),
        ("某市占位登记办法", "省发〔2019〕7号", "某市占位登记办法（试行）", None, True),
        ("某市占位登记办法", "省发〔2019〕7号", "某市占位登记办法", None, True),
        # other words, other documents
        ("某省占位登记办法", None, "某市占位登记办法", NUMBER, False),
        ("某市占位登记细则", None, "某市占位登记办法", NUMBER, False),
        # a name that says nothing
        ("管理办法", None, "管理办法（试行）", NUMBER, False),
    ],
)
def test_what_may_be_related(
    cited: str, number: str | None, ours: str, our_number: str | None, related: bool
) -> None:
    twins = Twins(printed(ours, number=our_number, enclosed=True))
    found = twins.of(m.Instrument("x", cited, number), [cited])
    assert [twin.title for twin in found] == ([ours] if related else [])


@pytest.mark.parametrize(
    ("cited", "ours", "related"),
    [
        ("关于加快占位登记的意见", f"{ISSUER}关于加快占位登记的意见", True),
        (f"{ISSUER}关于加快占位登记的意见", "关于加快占位登记的意见", True),
        ("关于印发占位登记办法的通知", f"{ISSUER}关于印发《占位登记办法（试行）》的通知", True),
        # two issuers
        ("某省人民政府关于加快占位登记的意见", f"{ISSUER}关于加快占位登记的意见", False),
        ("某省人民政府关于加快占位登记的意见", "关于加快占位登记的意见", False),
    ],
)
def test_an_issuer_may_be_left_out(cited: str, ours: str, related: bool) -> None:
    twins = Twins(printed(ours, number=NUMBER, enclosed=False))
    assert bool(twins.of(m.Instrument("x", cited), [cited])) is related


@pytest.mark.parametrize(
    ("title", "other", "issued"),
    [
        ("关于印发〈占位办法〉的通知", "占位办法", True),
        ("关于印发《占位办法》等6个文件的通知", "占位办法", True),
        ("关于印发占位办法的通知", "占位办法", True),
        ("关于修改〈占位办法〉的决定", "占位办法", False),
        ("占位办法", "占位办法", False),
        ("某厅关于印发〈占位办法〉等6个文件的通知", "占位办法", True),
        ("关于印发〈占位办法〉的通知", " ", False),
    ],
)
def test_what_a_title_issues(title: str, other: str, issued: bool) -> None:
    assert issues(title, other) is issued


_COVER = "关于印发〈甲规划方案〉的通知"


@pytest.mark.parametrize(
    ("registered", "text", "title", "aliases", "issued"),
    [
        # what is used alone, or with just that number
        (m.Instrument("x", "中华人民共和国甲法", None, ("甲法", "甲律")), "《甲法》", "中华人民共和国甲法", ["甲法"], []),
        (m.Instrument("x", "甲意见", NUMBER), f"《关于甲的意见》（{NUMBER}）", "甲意见", ["关于甲的意见"], []),
        (m.Instrument("x", "甲法"), "《中华人民共和国甲法》", "甲法", ["中华人民共和国甲法"], []),
        # what it issues is another document
        (m.Instrument("x", _COVER, NUMBER, ("甲规划方案",)), f"{NUMBER}。", _COVER, [], ["甲规划方案"]),
        (m.Instrument("x", _COVER, NUMBER, ("甲规划方案",)), f"《甲规划方案》（{NUMBER}）", _COVER, [], ["甲规划方案"]),
        # … whichever the text names first
        (None, f"《甲规划方案》（{NUMBER}）和《{_COVER}》（{NUMBER}）", _COVER, [], ["甲规划方案"]),
        # an enclosure of what has a number has not that number
        (None, f"《甲意见》（{NUMBER}）附件《乙表格样式》", "甲意见", [], []),
    ],
)  # fmt: skip
def test_what_an_instrument_is_called(
    registered: m.Instrument | None, text: str, title: str, aliases: list[str], issued: list[str]
) -> None:
    instruments = (registered,) if registered else ()
    links = Links(Archive(replace(with_text(text), instruments=instruments)))
    (found,) = (one for one in links.targets.instruments if one.title == title)
    assert (titles_of(links, found), issued_by(found)) == (aliases, issued)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《甲法》第十七条规定", ["《甲法》第十七条"]),
        ("《甲法》（某府发〔2024〕9号）第五条、第七条和第九条第二款", ["《甲法》（某府发〔2024〕9号）第五条、第七条和第九条第二款"]),
        ("依照甲法第五条至第七条，", ["甲法第五条至第七条"]),
        ("《甲法》第五条规定占位。第七条规定登记。", ["《甲法》第五条", "第七条"]),
        ("《甲法》规定，《甲法》第五条规定", ["《甲法》", "《甲法》第五条"]),
    ],
)  # fmt: skip
def test_a_place_tells_the_article(text: str, expected: list[str]) -> None:
    site = Site(replace(with_text(text), instruments=(m.Instrument("x", "甲法"),)))
    first = next(link for link in site.links.to("x") if link.anchor == "p1")
    assert site.as_cited(first) == expected
