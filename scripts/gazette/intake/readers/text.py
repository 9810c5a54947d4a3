"""文本 (.txt): UTF-8 or GB18030, with or without a mark at its beginning; lines ended in any way; form feeds; drawn tables."""

from __future__ import annotations

import html
import re

from gazette.intake.readers.characters import is_big5, legible
from gazette.intake.readers.drawn import with_tables
from gazette.intake.readers.reader import Reader
from gazette.intake.received import Line, Received, Remark, Unreadable

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_RESAVE = "用原来的程序打开，另存为 UTF-8 文本"
_BLANK = re.compile("[\t\n\r\v\f\x85\u2028\u2029]")
_BREAK = re.compile("\r\n|[\r\n\v\x85\u2028\u2029]")


_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5});")


def _read(raw: bytes) -> Received:
    lines: list[Line] = []
    remarks: list[Remark] = []
    entities: dict[str, int] = {}
    for number, written in enumerate(_BREAK.split(_decoded(raw).removesuffix("\n")), 1):
        # A form feed begins a page, wherever in the line it stands.
        text = _ENTITY.sub(_unpicked, written.replace("\f", ""))
        for entity in _ENTITY.findall(written):
            entities.setdefault(entity, number)
        kept, told = legible(text)
        remarks += [Remark(number, remark) for remark in told]
        lines.append(Line(kept, page="\f" in written))
    remarks += [
        Remark(number, f"“{entity}”是网页的写法，都改作“{legible(sign)[0]}”")
        for entity, number in entities.items()
        if (sign := _ENTITY.sub(_unpicked, entity)) != entity
    ]
    made, places = with_tables(lines)
    remarks += [Remark(place, "画线的表，按线分成行和格") for place in places]
    return Received(tuple(made), remarks=tuple(remarks))


def _unpicked(match: re.Match[str]) -> str:
    """字符实体 (&ldquo;): the sign that it stands for; what would end the line or part cells is a space, as a browser shows it."""
    return _BLANK.sub(" ", html.unescape(match[0]))


def _decoded(raw: bytes) -> str:
    """The text: by its mark, else UTF-8, else GB18030."""
    named = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), None)
    for encoding in [named] if named else ["utf-8", "gb18030"]:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030" and is_big5(raw):
            break
        return text
    if is_big5(raw):
        raise Unreadable("文字像是 Big5 编码的（繁体）", _RESAVE)
    raise Unreadable("读不出文字：不是 UTF-8，也不是 GB18030 编码", _RESAVE)


TEXT = Reader("文本", ("txt",), _read, largest=8 << 20)
"""Twice what source.txt may have (`store.decoding.LARGEST`): in UTF-16 a letter takes two bytes, there one."""
