"""文件夹名: what a document's folder is called, made of its number or its title; it is the address of what has no number."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from pypinyin import lazy_pinyin

from gazette import model
from gazette.heads import head_of
from gazette.numerals import half_width
from gazette.slugs import number_slug

_LONGEST = 40
_SYLLABLES = 8


def folder_name(notice: model.Notice, taken: AbstractSet[str]) -> str:
    """moufubanfa-7 of 某府办发〔2024〕7号; without a number, what the title is about."""
    number = head_of(notice).number
    name = _of_number(number.spelt) if number and number.number else ""
    name = name or _of_title(notice.title or "") or "gongwen"
    if name not in taken:
        return name
    count = 2
    while f"{name}-{count}" in taken:
        count += 1
    return f"{name}-{count}"


def _of_number(spelt: str) -> str:
    slug = number_slug(spelt)
    series, _, rest = slug.partition("-")
    serial = rest.rpartition("-")[2]
    if not series or not serial:
        return slug[:_LONGEST].strip("-")
    return f"{series[: _LONGEST - len(serial) - 1]}-{serial}"


def _of_title(title: str) -> str:
    words = re.sub(
        r"^.*?关于|^.*?(?:印发|转发|发布|公布)|的?(?:通知|决定|意见|公告|通告|批复|函|通报)$",
        "",
        half_width("".join(title.split())),
    )
    words = words or title
    syllables = lazy_pinyin("".join(re.findall("[一-龥]", words)))[:_SYLLABLES]
    letters = re.sub("[^a-z0-9]", "", "".join(syllables).lower())
    return letters[:_LONGEST]
