"""Elements of a web page whose words are not taken in (不收的部分): what to say of those in which a browser shows any."""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from gazette.characters import squeeze
from gazette.intake.readers.characters import legible

UNREAD = re.compile(
    "audio|base|button|canvas|datalist|embed|head|iframe|input|link|meta|noembed|noframes|noscript"
    "|object|option|script|select|style|svg|template|textarea|title|video"
)
_EMBEDDING = re.compile("audio|embed|iframe|object|video")
_FILLED = re.compile("button|input|option|select|svg|textarea")
"""What a browser shows words in that are no text: controls, drawings."""
_UNSHOWN = re.compile("hidden|password|image|color|range|file")
"""kinds of `<input>` whose value is no word that is seen"""
_TICKED = re.compile("checkbox|radio")
_LONGEST = 80


def unread(node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> str | None:
    """What to say of an element that a browser shows, and whose content is not taken in."""
    if _EMBEDDING.fullmatch(tag):
        return f"网页里嵌着另一个文件（{tag}），没有收入，请另行收入"
    if _FILLED.fullmatch(tag) and (words := _words(node, tag, attributes)):
        return f"网页上的“{shortened(legible(words)[0])}”（{tag}）没有收入，请照原件补上"
    return None


def _words(node: LexborNode, tag: str, attributes: Mapping[str, str | None]) -> str:
    """What a browser shows in an element that holds no text of the page."""
    if tag != "input":
        return squeeze(node.text(deep=True))
    kind = (attributes.get("type") or "").lower()
    if _TICKED.fullmatch(kind):
        return "☑" if "checked" in attributes else "☐"
    return (
        ""
        if _UNSHOWN.fullmatch(kind)
        else squeeze(attributes.get("value") or attributes.get("placeholder") or "")
    )


def shortened(text: str) -> str:
    """Words as a remark quotes them."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"
