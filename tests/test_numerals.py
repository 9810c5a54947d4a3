"""Numerals and dates: what is read, what is refused, and that both ways agree."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.numerals import NUMERAL, half_width, parse_date, parse_numeral, spell_date, spell_numeral


@pytest.mark.parametrize(
    ("value", "spelling"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (14, "十四"),
        (20, "二十"),
        (21, "二十一"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (114, "一百一十四"),
        (230, "二百三十"),
        (999, "九百九十九"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1014, "一千零一十四"),
        (1041, "一千零四十一"),
        (1050, "一千零五十"),
        (1100, "一千一百"),
        (1101, "一千一百零一"),
        (1110, "一千一百一十"),
        (2000, "二千"),
        (9999, "九千九百九十九"),
    ],
)
def test_a_numeral_is_spelt_and_read(value: int, spelling: str) -> None:
    assert spell_numeral(value) == spelling
    assert parse_numeral(spelling) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("14", 14), ("１４", 14), ("1041", 1041), ("一百〇五", 105), ("一千〇四十一", 1041)]
    + [(digits, None) for digits in ("", "0", "014", "10000", "-1", "²", "1 4")]
    + [
        (words, None)
        for words in (
            *("零", "〇", "一万", "十十", "一十四", "一四", "百", "千", "二十一十", "千一", "第五", "五条"),
            *("一千十四", "一千零百", "一千零零四", "一千零一百"),
        )
    ],
)
def test_digits_are_read_and_what_is_no_numeral_is_refused(text: str, value: int | None) -> None:
    assert parse_numeral(text) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第十四条、第一百零五条、第一百〇五条", ["十四", "一百零五", "一百〇五"]),
        ("第一千二百三十四条", ["一千二百三十四"]),
        ("第 14 条，第1041条", ["14", "1041"]),
        # a piece of a longer run is no numeral
        ("二〇二一年、一二三四五六七八", ["二〇二一"]),
        ("20210803", []),
    ],
)
def test_numerals_in_a_pattern(text: str, found: list[str]) -> None:
    assert re.findall(NUMERAL, text) == found


@pytest.mark.parametrize("value", [0, -1, 10000])
def test_a_number_without_a_spelling_is_an_error(value: int) -> None:
    with pytest.raises(ValueError, match=f"^没有这个数的写法：{value}（只写 1 至 9999）$"):
        spell_numeral(value)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年8月3日", date(2021, 8, 3)),
        ("2021 年 8 月 3 日", date(2021, 8, 3)),
        (" 2021年08月03日 ", date(2021, 8, 3)),
        ("２０２１年８月３１日", date(2021, 8, 31)),
        ("二〇二一年八月三日", date(2021, 8, 3)),
        ("二○二一年十二月三十一日", date(2021, 12, 31)),
        ("二零零九年十月二十日", date(2009, 10, 20)),
        ("2024年2月29日", date(2024, 2, 29)),
        ("2021年2月29日", None),
        ("2021年13月1日", None),
        ("2021年0月1日", None),
        ("0000年1月1日", None),
        ("2021年9月", None),
        ("2021年", None),
        ("8月3日", None),
        ("21年8月3日", None),
        ("2021-08-03", None),
        ("自2021年8月3日起", None),
        ("二〇二一年十十月三日", None),
        ("", None),
    ],
)
def test_a_date_is_read(text: str, day: date | None) -> None:
    assert parse_date(text) == day


@given(st.integers(1, 9999))
def test_every_numeral_survives_spelling(value: int) -> None:
    assert parse_numeral(spell_numeral(value)) == value
    assert parse_numeral(str(value)) == value


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_date_survives_spelling(day: date) -> None:
    assert parse_date(spell_date(day)) == day


@given(st.text())
def test_reading_never_raises_and_half_width_keeps_positions(text: str) -> None:
    parse_numeral(text)
    parse_date(text)
    assert len(half_width(text)) == len(text)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("〔２０２１〕１３号", "〔2021〕13号"),
        ("（ＧＢ）　，", "(GB) ,"),
        ("《办法》、。“”〈〉", "《办法》、。“”〈〉"),
    ],
)
def test_half_width(printed: str, plain: str) -> None:
    assert half_width(printed) == plain
