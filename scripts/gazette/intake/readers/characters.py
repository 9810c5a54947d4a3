"""Characters that no gazette can show: those that nobody sees go, those that somebody drew keep their place as 〓."""

from __future__ import annotations

import unicodedata

from gazette.characters import refused

_DRAWN = ("Co", "Cn", "Cs")
"""造字区 and the like: a character stood there that this file cannot name."""

_USUAL = frozenset("，。、：；「」的之年月日第一二三十人民政府市縣县條条為为及")
"""what any text of a government has"""
_SAMPLE = 200_000
_QUOTED = 80
"""as much of what was left out as a remark repeats"""


def legible(text: str) -> tuple[str, list[str]]:
    """A line without what may not stand in source.txt, and what was done to it, in Chinese."""
    kept = list(text)
    told: dict[str, None] = {}
    for at, fault, _ in refused(text):
        drawn = unicodedata.category(text[at]) in _DRAWN or text[at] == "\ufffd"
        kept[at] = "〓" if drawn else ""
        told[f"{fault}，{'改作 〓，请照印刷件补上' if drawn else '已去掉'}"] = None
    return "".join(kept), list(told)


def quoted(text: str) -> str:
    """“…”, cut where it is long."""
    shown = " ".join(legible(text)[0].split())
    return f"“{shown}”" if len(shown) <= _QUOTED else f"“{shown[:_QUOTED]}……”（共 {len(shown)} 字）"


def is_big5(raw: bytes) -> bool:
    """Whether bytes that GB18030 can read, too, are text in Big5 (繁体): read so, they have the usual characters."""
    sample = raw[:_SAMPLE]
    big5 = sample.decode("big5hkscs", "replace")
    usual = sum(sign in _USUAL for sign in big5)
    otherwise = sum(sign in _USUAL for sign in sample.decode("gb18030", "replace"))
    return usual > max(3 * otherwise, sum(not sign.isascii() for sign in big5) // 50, 1)
