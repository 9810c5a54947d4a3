"""Instruments that nobody registered: what the text cites makes them, groups them, and gives them their addresses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fabricated_gazette import gazette, with_text
from hypothesis import given
from hypothesis import strategies as st

from gazette import model as m
from gazette.archive import Archive
from gazette.checks.citations import numbers_have_one_title, titles_have_one_number
from gazette.links import Links
from gazette.slugs import apart, number_slug, title_slug

Leads = list[tuple[str, str | None]]
COUNTRY = "中华人民共和国"
APART = apart("shengfa-2019-7", "省发〔2019〕7号")


def archive(*paragraphs: str, instruments: tuple[m.Instrument, ...] = ()) -> Archive:
    """The invented gazette with these paragraphs, and these instruments and no others."""
    return Archive(replace(with_text(*paragraphs), instruments=instruments))


def leads(*paragraphs: str, instruments: tuple[m.Instrument, ...] = ()) -> Leads:
    """What is cited in the paragraphs, with the slug or id of what it leads to."""
    links = Links(archive(*paragraphs, instruments=instruments))
    document = links.archive.documents[0]
    return [
        (link.text, link.target.id if link.target else None)
        for link in links.of(document)
        if link.anchor.startswith("p")
    ]


def found(*paragraphs: str, instruments: tuple[m.Instrument, ...] = ()) -> list[m.Instrument]:
    """The instruments that these paragraphs make, and what becomes of those that are registered."""
    whole = Links(archive(*paragraphs, instruments=instruments)).targets.instruments
    return [
        one for one in whole if one.number != "国发〔2020〕1号"
    ]  # which the rest of the invented gazette cites


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # a number makes one, whatever stands beside it; the title that is printed first is its own
        (["按省发〔2019〕7号。"], [("shengfa-2019-7", None, "省发〔2019〕7号", ())]),
        (["按省发[2019] 7 号。", "《甲意见》（省发〔2019〕7号）"], [("shengfa-2019-7", "甲意见", "省发〔2019〕7号", ())]),
        (
            ["《甲意见》（省发〔2019〕7号）", "《关于甲的意见》（省发〔2019〕7号）", "《甲 意见》（省发〔2019〕7号）"],
            [("shengfa-2019-7", "甲意见", "省发〔2019〕7号", ("关于甲的意见",))],
        ),
        # a title that has one number everywhere has it where it stands alone
        (["按《甲意见》。", "《甲意见》（省发〔2019〕7号）"], [("shengfa-2019-7", "甲意见", "省发〔2019〕7号", ())]),
        # a title that never has one is by itself
        (["按《空法》和《空 法》。"], [(title_slug("空法"), "空法", None, ())]),
        (
            ["按《空法（试行）》和《空法》。"],
            [(title_slug("空法(试行)"), "空法（试行）", None, ()), (title_slug("空法"), "空法", None, ())],
        ),
        # a mere 《通知》 is the title of nothing, its number is that of something
        (["《通知》（省发〔2019〕7号）和《办法》、《实施办法（试行）》和《纲要》"], [("shengfa-2019-7", None, "省发〔2019〕7号", ())]),
        # the full and the short title of a law are one; of nothing else
        (["《甲法》和《中华人民共和国甲法》"], [(title_slug(f"{COUNTRY}甲法"), f"{COUNTRY}甲法", None, ("甲法",))]),
        (["《中华人民共和国甲法典》和《甲法典》"], [(title_slug(f"{COUNTRY}甲法典"), f"{COUNTRY}甲法典", None, ("甲法典",))]),
        (
            ["《甲办法》和《中华人民共和国甲办法》"],
            [(title_slug(name), name, None, ()) for name in ("甲办法", f"{COUNTRY}甲办法")],
        ),
        (["《甲法》和《中华人民共和国甲法》（省发〔2019〕7号）"], [("shengfa-2019-7", f"{COUNTRY}甲法", "省发〔2019〕7号", ())]),
        # what is named without title marks makes nothing
        (["依照甲法第二条规定"], []),
        # what is defined here means something only here
        (["《甲意见》（省发〔2019〕7号，以下简称《要则》），《要则》规定"], [("shengfa-2019-7", "甲意见", "省发〔2019〕7号", ())]),
        # forms and drafts are no documents
        (["填写《占位登记表》，起草《乙规划（草案）》和《丙规划》（送审稿）。"], []),
        # two with one pronunciation: neither has the plain address
        (
            ["省发〔2019〕7号和升法〔2019〕7号"],
            [
                (apart("shengfa-2019-7", number), None, number, ())
                for number in ("省发〔2019〕7号", "升法〔2019〕7号")
            ],
        ),
    ],
)  # fmt: skip
def test_what_the_text_makes(
    paragraphs: list[str], expected: list[tuple[str, str | None, str | None, tuple[str, ...]]]
) -> None:
    told = [(one.slug, one.title, one.number, one.aliases) for one in found(*paragraphs)]
    assert sorted(told, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # two numbers under one title: each leads to its own, the title alone nowhere
        (
            ["《要点安排》（省发〔2019〕7号）", "《要点安排》（省发〔2020〕8号）", "《要点安排》"],
            [
                ("《要点安排》（省发〔2019〕7号）", "shengfa-2019-7"),
                ("《要点安排》（省发〔2020〕8号）", "shengfa-2020-8"),
                ("《要点安排》", None),
            ],
        ),
        # a title that one of ours bears stays ours; with another's number it is another's
        (
            ["《占位办法》", "《占位办法》（省发〔2011〕7号）"],
            [("《占位办法》", "moufu-2024-3"), ("《占位办法》（省发〔2011〕7号）", "shengfa-2011-7")],
        ),
        # a title under which one of ours is cited by number is its name
        (
            ["《占位新规》（某府发〔2024〕3号）", "《占位新规》"],
            [("《占位新规》（某府发〔2024〕3号）", "moufu-2024-3"), ("《占位新规》", "moufu-2024-3")],
        ),
        (["《占位办法（试行）》"], [("《占位办法（试行）》", title_slug("占位办法(试行)"))]),
    ],
)  # fmt: skip
def test_what_leads_where(paragraphs: list[str], expected: Leads) -> None:
    assert leads(*paragraphs) == expected


@pytest.mark.parametrize(
    ("registered", "paragraphs", "expected", "targets"),
    [
        # registered by title only: its number is told by the text
        (m.Instrument("jia", "甲法"), ["《甲法》（省发〔2019〕7号）", "省发〔2019〕7号"], [("jia", "省发〔2019〕7号")], ["jia", "jia"]),
        # by two numbers: neither is its own
        (
            m.Instrument("jia", "甲法"), ["《甲法》（省发〔2019〕7号）", "《甲法》（省发〔2020〕8号）", "《甲法》"],
            [("jia", None), ("shengfa-2019-7", "省发〔2019〕7号"), ("shengfa-2020-8", "省发〔2020〕8号")],
            ["shengfa-2019-7", "shengfa-2020-8", "jia"],
        ),
        # registered by number: under whatever title
        (
            m.Instrument("jia", None, "省发〔2019〕7号"), ["《甲法》（省发〔2019〕7号）", "《甲法》"],
            [("jia", "省发〔2019〕7号")], ["jia", "jia"],
        ),
        # two titles that are one, by the editor's word; without slug of its own
        (m.Instrument(title="甲法", aliases=("乙法",)), ["《甲法》", "《乙法》"], [(title_slug("甲法"), None)], [title_slug("甲法")] * 2),
        (m.Instrument(number="省发[2019]7号"), ["省发〔2019〕7号"], [("shengfa-2019-7", "省发[2019]7号")], ["shengfa-2019-7"]),
        (m.Instrument("jia", "甲法"), ["《中华人民共和国甲法》", "按照甲法"], [("jia", None)], ["jia", "jia"]),
        # a made slug yields to one that is written
        (
            m.Instrument("shengfa-2019-7", "甲法"), ["省发〔2019〕7号"],
            [("shengfa-2019-7", None), (APART, "省发〔2019〕7号")], [APART],
        ),
    ],
)  # fmt: skip
def test_what_is_registered_wins(
    registered: m.Instrument,
    paragraphs: list[str],
    expected: list[tuple[str, str | None]],
    targets: list[str],
) -> None:
    told = found(*paragraphs, instruments=(registered,))
    assert [(one.slug, one.number) for one in told] == expected
    assert [target for _, target in leads(*paragraphs, instruments=(registered,))] == targets


JIA = "《甲意见》（省发〔2019〕7号）"


@pytest.mark.parametrize(
    ("paragraphs", "registered", "told"),
    [
        ([JIA, "《甲 意见》（省发〔2019〕7号）", "《甲意见》"], (), []),
        ([JIA, "《关于甲的意见》（省发〔2019〕7号）"], (), ["“省发〔2019〕7号”在这里引作《关于甲的意见》，别处作《甲意见》"]),
        (
            [JIA], (m.Instrument(title="关于甲的意见", number="省发〔2019〕7号"),),
            ["“省发〔2019〕7号”在这里引作《甲意见》，别处作《关于甲的意见》"],
        ),
        ([JIA], (m.Instrument(title="关于甲的意见", number="省发〔2019〕7号", aliases=("甲意见",)),), []),
        ([JIA], (m.Instrument(number="省发〔2019〕7号"),), []),
        ([JIA, "《甲意见》（省发〔2020〕7号）"], (), ["《甲意见》在这里的文号是“省发〔2020〕7号”，别处是“省发〔2019〕7号”"]),
        ([JIA, "《甲意见》（省发〔2020〕7号）"], (m.Instrument(title="甲意见"),), []),
        (["《占位新规》（某府发〔2024〕3号）", "《占位规》（某府发〔2024〕3号）"], (), []),  # ours, whose title the claims compare
    ],
)  # fmt: skip
def test_two_names_of_one_are_a_hint(
    paragraphs: list[str], registered: tuple[m.Instrument, ...], told: list[str]
) -> None:
    whole = archive(*paragraphs, instruments=registered)
    hints = [*numbers_have_one_title(whole), *titles_have_one_number(whole)]
    assert [hint.fault for hint in hints] == told
    assert all(hint.hint for hint in hints)


TITLES = st.text("甲乙丙丁法通知规定表 —（）", min_size=1, max_size=6)
NUMBERS = st.builds(
    "{}发〔{}〕{}号".format, st.sampled_from("省升国部厅"), st.integers(1990, 2024), st.integers(1, 20)
)
CITED = st.one_of(
    NUMBERS, st.builds("《{}》".format, TITLES), st.builds("《{}》（{}）".format, TITLES, NUMBERS)
)


@pytest.mark.slow
@given(st.lists(CITED, max_size=8), st.randoms())
def test_order_makes_no_address(cited: list[str], random: object) -> None:
    shuffled = sorted(cited, key=lambda _: random.random())  # type: ignore[attr-defined]
    slugs = [sorted(one.slug for one in found(*each)) for each in (cited, shuffled)]
    assert slugs[0] == slugs[1]
    assert len(set(slugs[0])) == len(slugs[0])


@given(st.lists(CITED, min_size=1, max_size=8))
def test_what_has_a_number_leads_to_it(cited: list[str]) -> None:
    for text, target in leads(*cited):
        if "号" in text:
            assert target
            assert target.startswith(number_slug(text.rpartition("（")[2].rstrip("）")))


def test_the_invented_gazette_needs_no_instruments() -> None:
    links = Links(Archive(replace(gazette(), instruments=())))
    assert [one.slug for one in links.targets.instruments] == ["guofa-2020-1"]
