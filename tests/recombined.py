"""Clauses of the gazette in any order, with numbers, lists, sums, headings, put into the invented gazette."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from fabricated_gazette import with_text
from hypothesis import strategies as st

from gazette import model
from gazette.pieces import pieces

ROOT = Path(__file__).resolve().parent.parent
SOURCE = (ROOT / "data" / "2021" / "07-08" / "source.txt").read_text("utf-8")
CLAUSES = sorted({clause for clause in re.split(r"[。；;\n\t]|</?p>", SOURCE) if 2 <= len(clause) <= 60})
PLAIN = [clause for clause in CLAUSES if not re.search(r"[《》〔〕\[\]]", clause)]
"""Without titles and numbers, which would have to be registered first."""

figures = st.sampled_from(["0", "1", "3", "12", "0.5", "九", "两", "二十", "2021", "100%"])
turns = st.one_of(
    st.sampled_from(PLAIN),
    st.builds("共{}项：{}".format, figures, st.sampled_from(PLAIN)),
    st.builds("重点抓好以下{}项工作：".format, figures),
    st.builds("共{}项，其中新增{}项、下放{}项".format, figures, figures, figures),
    st.builds("{}个工作日内办结（受理{}个工作日内；审批{}个工作日内）".format, figures, figures, figures),
    st.builds("甲、乙、丙等{}个部分".format, figures),
    st.builds("甲、乙分别为{}、{}".format, figures, figures),
    st.builds("{}类费率按{}%、{}%".format, figures, figures, figures),
    st.builds("“{}统一”，统一甲、统一乙".format, st.sampled_from("二三四六")),
    st.builds("第{}条规定：{}".format, st.sampled_from("一二三十"), st.sampled_from(PLAIN)),
    st.builds("（牵头单位：{}；责任单位：{}）".format, st.sampled_from(PLAIN), st.sampled_from(PLAIN)),
    st.builds("本办法自{}年{}月1日起施行".format, figures, figures),
    st.sampled_from(CLAUSES),
)
ends = st.sampled_from(["。", "；", "：", "，", "", "、"])
paragraphs = (
    st.lists(st.tuples(turns, ends).map("".join), min_size=1, max_size=4).map("".join).filter(str.strip)
)
texts = st.lists(paragraphs, min_size=1, max_size=5)
headings = st.lists(paragraphs, max_size=3)


def made(told: list[str], explained: list[str], titled: list[str]) -> model.Gazette:
    """The invented gazette with these paragraphs, its regulation with these headings, and the source of it all."""
    base = with_text(*told, interpretation=tuple(explained))
    (issue,) = base.issues
    folder = issue.folders[0]
    notice = dataclasses.replace(folder.notice, notes=(), corrections=())
    main, *others = notice.enclosures
    sections = tuple(
        model.Heading(f"{'一二三'[number]}、{text}", (model.Paragraph(text),))
        for number, text in enumerate(titled)
    )
    notice = dataclasses.replace(
        notice, enclosures=(dataclasses.replace(main, body=(*main.body[:1], *sections)), *others)
    )
    assert folder.interpretation
    explanation = dataclasses.replace(
        folder.interpretation, title="市占位局解读《占位办法》", notes=(), corrections=()
    )
    folder = dataclasses.replace(folder, notice=notice, interpretation=explanation)
    (section,) = issue.contents
    contents = (dataclasses.replace(section, entries=section.entries[:1]),)
    whole = dataclasses.replace(issue, folders=(folder,), contents=contents, markup=())
    lines = [piece.text for piece in pieces(whole)]
    lines += [entry.text for entry in whole.furniture for _ in range(entry.count)]
    whole = dataclasses.replace(whole, source="\n".join(lines))
    return dataclasses.replace(base, issues=(whole,))
