"""Names in addresses (网址名): what an outside document or a series is called there, made from its number or title.

Pure functions of what is named: no order of arrival, no register. What they give is published and never changes, so
neither may they: tests/test_slugs.py holds what they gave.
"""

from __future__ import annotations

import functools
import hashlib
import re

from pypinyin import Style, lazy_pinyin

from gazette.numerals import half_width

LONGEST = 80
"""More letters would make addresses that some archives and file systems cut."""

_SYLLABLES = 12
_DIGEST = 6
_ROOM = LONGEST - 1 - _DIGEST
"""for all but a digest"""
_PIECE = re.compile(r"[A-Za-z0-9]+|[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_JOINT = re.compile(r"第(?=[0-9])|(?<=[0-9])[年号]|(?<![0-9])(?=[0-9]{4}年)|[-()\[\]〔〕]")
"""What parts series, year and serial of a number in normal spelling."""


@functools.cache
def number_slug(number: str) -> str:
    """国发〔2020〕1号 -> guofa-2020-1, 国务院令第722号 -> guowuyuanling-722, CJ/T206-2005 -> cjt206-2005

    `number` is in normal spelling, as ``str(number)`` gives it. Its series is spelt out, without hyphens.
    """
    parts = (_spelt(part) for part in _JOINT.split(half_width(number)))
    slug = "-".join(filter(None, parts))
    if len(slug) <= _ROOM:
        return slug
    series, hyphen, rest = slug.partition("-")
    end = f"{hyphen}{rest}"[: LONGEST // 2] + f"-{_digest(number)}"
    return series[: LONGEST - len(end)] + end


@functools.cache
def title_slug(key: str) -> str:
    """关于占位的意见 -> guan-yu-zhan-wei-de-yi-jian-6f0c2a; `key` is the title as `instruments.title_key` has it.

    Pinyin says the same of many titles, and a long title is cut: the digest tells them apart, and is always there.
    """
    slug = ""
    for piece in _PIECE.findall(key)[:_SYLLABLES]:
        longer = f"{slug}-{_spelt(piece)}".strip("-")
        if len(longer) > _ROOM:
            break
        slug = longer
    return f"{slug}-{_digest(key)}".strip("-")


def apart(slug: str, name: str) -> str:
    """The slug of one of several that would have the same; `name` is the number or the title's key it was made from."""
    return f"{slug[:_ROOM]}-{_digest('=' + name)}"


def series_slug(series: str) -> str:
    """机关代字 in the addresses of its documents: 某政办发 -> mouzhengbanfa"""
    spelt = _spelt(half_width(series))
    return spelt if len(spelt) <= LONGEST // 2 else f"{spelt[: LONGEST // 2 - 1 - _DIGEST]}-{_digest(series)}"


def _spelt(text: str) -> str:
    """Characters by their pinyin, letters and digits in lower case, nothing else."""
    return "".join(piece.lower() if piece.isascii() else _syllable(piece) for piece in _PIECE.findall(text))


def initial(name: str) -> str:
    """首字母 under which a body is looked up: 教育局 -> j; that of a 市教育局 too, for most would stand under s."""
    bare = name[1:] if name[:1] in "省市县区州乡镇" and len(name) > 1 else name
    return _spelt(half_width(bare[:1]))[:1]


@functools.cache
def _syllable(character: str) -> str:
    """拼音 of one character by itself, so that no neighbour and no dictionary of words changes it; ü is v."""
    return "".join(lazy_pinyin(character, style=Style.NORMAL, errors="ignore"))


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:_DIGEST]
