"""排版标记 that the software which took the text out of its file left in it (<p>), told to readers in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TAG = re.compile(r"<(?P<end>/?)\s*(?P<name>[A-Za-z][A-Za-z0-9]{0,9})(?=[\s/>]|$)")
_WORDS = {
    "p": "段落",
    "div": "段落",
    "br": "换行",
    "hr": "横线",
    "b": "加粗",
    "strong": "加粗",
    "i": "斜体",
    "em": "斜体",
    "u": "下划线",
    "sup": "上标",
    "sub": "下标",
    "font": "字体",
    "span": "字体",
    "a": "链接",
    "img": "图片",
    "table": "表格",
    "tr": "表格的行",
    "td": "表格的格",
    "th": "表格的格",
    "ul": "列表",
    "ol": "列表",
    "li": "列表的项",
    **{f"h{level}": "标题" for level in range(1, 7)},
}
_ALONE = frozenset({"br", "hr", "img"})
_ANY = "排版标记"
"""Of a tag that is not known by its name, or is none of HTML."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of what was received: words, or what is said of a tag in their place."""

    text: str
    tag: bool = False


def told(text: str, tags: Sequence[str]) -> tuple[Stretch, ...]:
    """What was received, with words in place of each of these tags; nothing else of it is changed."""
    known = sorted(filter(None, tags), key=len, reverse=True)
    if not known:
        return (Stretch(text),)
    parts = re.split(f"({'|'.join(map(re.escape, known))})", text)
    return tuple(
        Stretch(words_for(part), True) if place % 2 else Stretch(part)
        for place, part in enumerate(parts)
        if part
    )


def words_for(tag: str) -> str:
    """段落开始 for <p>, 段落结束 for </p>, 换行 for <br/>, 排版标记 for what nobody knows."""
    match = _TAG.match(tag)
    name = match["name"].lower() if match else ""
    if not match or name not in _WORDS:
        return _ANY
    if name in _ALONE or tag.endswith("/>"):
        return _WORDS[name]
    return _WORDS[name] + ("结束" if match["end"] else "开始")
