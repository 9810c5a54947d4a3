"""Pictures of a web page (图): only those that the page itself holds. Nothing is fetched."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

_DATA = re.compile(r"\s*data:\s*([\w/+.-]{0,40})[^,]{0,200},", re.IGNORECASE)
_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF87a": "gif", b"GIF89a": "gif"}
_LATER = ("data-src", "data-original", "data-lazy-src")


@dataclass(frozen=True)
class Picture:
    """A picture and the ending that its bytes ask for."""

    ending: str
    content: bytes


def picture_of(attributes: Mapping[str, str | None]) -> Picture | str:
    """The picture of an `<img>`, or why there is none, in Chinese."""
    source = next((attributes[name] for name in _LATER if attributes.get(name)), attributes.get("src")) or ""
    match = _DATA.match(source)
    if not match:
        return f"图“{_name(source)}”没有随网页收到，请照原件补上"
    raw = unquote_to_bytes(source[match.end() :])
    if ";base64" in source[: match.end()].lower():
        try:
            raw = base64.b64decode(b"".join(raw.split()), validate=True)
        except binascii.Error:
            return "一幅图已经损坏，没有收入，请照原件补上"
    ending = next((ending for start, ending in _BEGINNINGS.items() if raw.startswith(start)), None)
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        ending = "webp"
    if ending is None:
        return f"一幅图是不能收的格式（{match[1] or '没有写明'}），没有收入，请照原件补上"
    return Picture(ending, raw)


def _name(source: str) -> str:
    """What the address ends with, which a clerk may know the picture by."""
    return re.split(r"[?#]", source[-300:])[0].rstrip("/").rpartition("/")[2][-60:] or "没有地址"
