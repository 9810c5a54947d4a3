"""What a document does to others, read from its own words only; each with its sentence."""

from __future__ import annotations

import pytest
from fabricated_gazette import with_text

from gazette import model as m
from gazette.archive import Archive
from gazette.links import Links
from gazette.relations import already_repealed, effects, relations

LAWS = (
    m.Instrument("weifa", "占位法"),
    m.Instrument("guofa-1", "关于占位的意见", "国发〔2020〕1号"),
    m.Instrument("jiu", "关于旧占位的通知", "某府函〔2020〕7号"),
)


def joined(text: str) -> tuple[Archive, Links]:
    archive = Archive(with_text(text, instruments=LAWS))
    return archive, Links(archive)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本办法自公布之日起施行。《关于旧占位的通知》（某府函〔2020〕7号）同时废止。",
            [("repeals", "jiu", "《关于旧占位的通知》（某府函〔2020〕7号）同时废止。")],
        ),
        (
            "为贯彻落实《关于占位的意见》（国发〔2020〕1号）精神，结合实际，制定本办法。",
            [
                (
                    "implements",
                    "guofa-1",
                    "为贯彻落实《关于占位的意见》（国发〔2020〕1号）精神，结合实际，制定本办法。",
                )
            ],
        ),
        (
            "根据《占位法》和国发〔2020〕1号，结合实际，制定本办法。",
            [
                ("based_on", "weifa", "根据《占位法》和国发〔2020〕1号，结合实际，制定本办法。"),
                ("based_on", "guofa-1", "根据《占位法》和国发〔2020〕1号，结合实际，制定本办法。"),
            ],
        ),
        (
            "本方案与国发〔2020〕1号同步施行。",
            [("effective_with", "guofa-1", "本方案与国发〔2020〕1号同步施行。")],
        ),
        # an article of it, not the document
        ("《关于旧占位的通知》第五条同时废止。", []),
        # mere mention is no relation
        ("严格执行《占位法》的规定。", []),
        ("根据《占位法》的规定处罚。", []),
        ("《关于旧占位的通知》已经印发。", []),
        # the sentence before says something else
        ("应当遵守《占位法》。与此不符的文件同时废止。", []),
    ],
)
def test_relations_and_their_sentences(text: str, expected: list[tuple[str, str, str]]) -> None:
    archive, links = joined(text)
    found = [
        (relation.kind, relation.link.target.id, relation.evidence)
        for relation in relations(archive.by_id["moufu-2024-3"], links)
        if relation.anchor == "p1" and relation.link.target
    ]
    assert found == expected


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
    archive, links = joined(text)
    found = [
        (relation.link.target.id, relation.evidence)
        for relation in already_repealed(archive.by_id["moufu-2024-3"], links)
        if relation.link.target
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本办法自 2021 年 9 月 1 日起施行。", [("date", "2021年9月1日", "2021-09-01", None)]),
        ("本通知自2021年12月31日起执行，有效期5年。", [("date", "2021年12月31日", "2021-12-31", None)]),
        ("本实施意见自发布之日起施行。", [("publication", "自发布之日起", None, None)]),
        ("本办法自公布之日起施行。", [("publication", "自公布之日起", None, None)]),
        ("本实施方案与国发〔2020〕1号同步施行。", [("with", "同步施行", None, "国发〔2020〕1号")]),
        # of others, or of periods
        ("自收到通知之日起五日内办理。", []),
        ("该条例自 2020 年 1 月 1 日起施行。", []),
    ],
)
def test_from_when_a_document_applies(
    text: str, expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    archive, links = joined(text)
    found = [
        (
            effect.basis,
            effect.phrase,
            effect.date.isoformat() if effect.date else None,
            effect.link.number if effect.link else None,
        )
        for effect in effects(archive.by_id["moufu-2024-3"], links)
    ]
    assert found == expected
