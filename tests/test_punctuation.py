"""Sentences and the elements of lists: text beside its parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.punctuation import elements, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲。乙；丙;丁", ["甲。", "乙；", "丙;", "丁"]),
        ("甲！乙？丙", ["甲！", "乙？", "丙"]),
        ("“甲。”乙（丙。）丁。", ["“甲。”", "乙（丙。）", "丁。"]),
        ("甲。。乙", ["甲。。", "乙"]),
        ("按《甲；乙》办理。", ["按《甲；乙》办理。"]),
        ("见《丙。》。丁", ["见《丙。》。", "丁"]),
        ("甲", ["甲"]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    titles = [(text.index("《"), text.index("》") + 1)] if "《" in text else []
    assert [text[start:end] for start, end in sentences(text, whole=titles)] == parts


def test_sentences_from_a_place_on() -> None:
    assert list(sentences("一、甲。乙。", 2)) == [(2, 4), (4, 6)]


def test_a_sentence_ends_in_no_stretch_however_they_are_nested() -> None:
    assert list(sentences("甲。乙。丙。丁", whole=[(0, 5), (1, 3)])) == [(0, 6), (6, 7)]


@given(st.text("甲。；！”）《", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_sentences_are_the_whole_text(text: str, whole: list[tuple[int, int]]) -> None:
    found = list(sentences(text, whole=whole))
    assert "".join(text[start:end] for start, end in found) == text
    for _, end in found[:-1]:
        assert not any(first < end < last for first, last in whole)


@pytest.mark.parametrize(
    ("text", "separators", "parts"),
    [
        ("甲、乙、丙", "、", ["甲", "乙", "丙"]),
        ("甲（乙、丙）、“丁、戊”、《己、庚》", "、", ["甲（乙、丙）", "“丁、戊”", "《己、庚》"]),
        ("各县（市、区)政府，甲", "、，", ["各县（市、区)政府", "甲"]),
        ("《甲〈乙、丙〉》；丁", "、；", ["《甲〈乙、丙〉》", "丁"]),
        ("甲）、乙", "、", ["甲）", "乙"]),
        ("甲（乙、丙", "、", ["甲（乙、丙"]),
        ("、甲、 、乙、", "、", ["甲", "乙"]),
        ("", "、", []),
    ],
)
def test_elements_of_a_list(text: str, separators: str, parts: list[str]) -> None:
    assert elements(text, separators) == parts
