"""问答: how an explanation in questions and answers marks them (问：…？ 答：…).

question = "问" ["题"] [numeral] ":" text, 问题一： only with a question mark, for 问题 is also what is wrong somewhere
answer   = "答" ["复"] [numeral] ":" text
"""

from __future__ import annotations

import re

from gazette.numbering import marker_of
from gazette.numerals import NUMERAL, half_width

_LONGEST = 20
"""Characters that 问题十二： has at most."""
_QUESTION = re.compile(rf"问(?P<matter>题)?\s?(?:{NUMERAL})?\s?:")
_LETTER = re.compile(r"(?:[一-龥]{0,6}(?:来信|来电|来函|留言|咨询|投诉|诉求)(?:内容|摘要|人)?)\s?:")
_ANSWER = re.compile(rf"答复?\s?(?:{NUMERAL})?\s?:")


def is_question(text: str) -> bool:
    """Whether a heading is a 问 that must have its 答: 问：为什么？ 问1：为什么 问题一：为什么？"""
    match = _QUESTION.match(half_width(text[:_LONGEST]))
    return match is not None and (not match["matter"] or "?" in half_width(text))


def may_be_answered(text: str) -> bool:
    """Whether a 答 may stand under a heading: under a 问, also a numbered one, or one that asks: 一、为什么要制定？"""
    marker = marker_of(text)
    words = half_width(text[len(marker.text) if marker else 0 :].strip())
    return words.endswith("?") or bool(
        _QUESTION.match(words[:_LONGEST]) or _QUESTION.match(half_width(text[:_LONGEST]))
    )


def is_letter(text: str) -> bool:
    """Whether a paragraph is what a citizen writes, which an answer may follow anywhere: 来信：我是……居民。"""
    return bool(_LETTER.match(half_width(text[:_LONGEST])))


def is_answer(text: str) -> bool:
    """Whether a paragraph is a 答: 答：摊主多在零时前收摊。"""
    return bool(_ANSWER.match(half_width(text[:_LONGEST])))
