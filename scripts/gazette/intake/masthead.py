"""刊首各行: what each line before and behind the contents is. Pure; what cannot be told is a line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from gazette import model
from gazette.characters import squeeze
from gazette.model import FrontRole, Mark
from gazette.numerals import half_width, parse_date

_LABEL = re.compile(
    r"""
    (?<![令告]) (?: (?:19|20)[0-9]{2} \s* 年? \s* )? 第 \s* [0-9一二三四五六七八九十]+ (?: \s* [-—－~～、] \s* [0-9]+ )? \s* [期号] (?!\S)
  | (?:19|20)[0-9]{2} \s* [.·年/-] \s* [0-9]{1,2} (?: \s* [-—] \s* [0-9]{1,2} )? \s* [月期]? $
  | (?:19|20)[0-9]{2} \s* 年 .{0,6} 增刊
    """,
    re.VERBOSE,
)
_NAME = re.compile(r"[^0-9]{2,20}(?<!统计)(?:公报|文告|政报)")
"""某市2022年统计公报 is a document."""
_SERIAL = re.compile(r"[(（]?\s*总\s*(?:第|号|期).*")
_STATEMENT = re.compile(r"[◇◆★※].*|.*(?:同等效力|本刊(?:所载|刊登|刊载|公布).*|为准)\S*$")
_IMPRINT = re.compile(r"^(?P<label>[^:：]{2,12}?[:：])\s*(?P<rest>.*)$")
_SEVERAL = re.compile(r"[:：].*(?:\s{2,}|[\t　])[^\s:：][^:：]{1,11}[:：]")
"""地址：甲路1号　　邮编：000000"""
_ENTITY = re.compile(r"准印证|刊号|ISSN|CN\s?[0-9]|定价|邮发代号|登记证")
OFFICES = (
    "主管", "主办", "承办", "协办", "编辑", "出版", "主编", "副主编", "总编", "印刷", "承印", "发行", "编审", "审核", "责任编辑",
    "地址", "电话", "邮编", "校对", "总编辑", "编印",
)  # fmt: skip
_BOARD = ("编辑委员会", "编委会")
_READERS = ("赠阅范围", "发行范围", "发送范围")
_OF_ISSUE = (FrontRole.LABEL, FrontRole.SERIAL, FrontRole.PUBLISHED)
_HEADINGS = (*_BOARD, *_READERS, "编辑出版")


def roles(lines: Sequence[str], places: Iterable[int], *, named: bool = False) -> list[model.FrontLine]:
    """The role of each of these lines (from 0). What stands before the name of the gazette is the cover; `named`: the
    name has stood before."""
    filled = [(at, lines[at].strip()) for at in places if lines[at].strip()]
    masthead = -1 if named else _masthead([text for _, text in filled])
    found: list[model.FrontLine] = []
    listing = ""
    skip = False
    for number, (at, text) in enumerate(filled):
        if skip:
            skip = False
            continue
        mark, words = Mark("", at + 1), squeeze(text)
        behind = filled[number + 1][1] if number + 1 < len(filled) else ""
        if words in _HEADINGS:
            listing = words
            found.append(model.FrontLine(FrontRole.HEADING, text, mark=mark))
        elif number < masthead:
            role = FrontRole.IMPRINT if _ENTITY.search(words) else FrontRole.COVER
            found.append(model.FrontLine(role, text, mark=mark))
        elif number == masthead:
            found.append(model.FrontLine(FrontRole.NAME, text, mark=mark))
        elif words in OFFICES and behind and not _IMPRINT.match(behind) and squeeze(behind) not in OFFICES:
            found.append(model.FrontLine(FrontRole.IMPRINT, text, (behind,), mark=mark))
            skip = True
        elif listing in _BOARD and found[-1].values and not _IMPRINT.match(text):
            found[-1] = model.FrontLine(
                FrontRole.IMPRINT, found[-1].text, (*found[-1].values, text), mark=found[-1].mark
            )
        elif listing in _READERS and not _IMPRINT.match(text):
            found.append(model.FrontLine(FrontRole.DISTRIBUTION, text, mark=mark))
        else:
            found += _line(text, mark)
    return found


def mastheads(lines: Sequence[str], publication: str) -> frozenset[int]:
    """The first lines, where they are the name of this gazette and what says which issue it is: none of them is a title."""
    found: set[int] = set()
    named = False
    for at, text in enumerate(lines):
        if not (words := squeeze(text)):
            continue
        own = words == squeeze(publication)
        if not own and _line(text.strip(), Mark("", at + 1))[0].role not in _OF_ISSUE:
            break
        named = named or own
        found.add(at)
    return frozenset(found) if named else frozenset()


def once(lines: Iterable[model.FrontLine], roles: Collection[FrontRole]) -> tuple[model.FrontLine, ...]:
    """The lines, of which none says a second time what is said once, in one of these roles: the first is believed, a further
    one is any line."""
    found: list[model.FrontLine] = []
    said: set[FrontRole] = set()
    for line in lines:
        again = line.role in said and line.role in roles
        found.append(replace(line, role=FrontRole.LINE) if again else line)
        said.add(line.role)
    return tuple(found)


def _line(text: str, mark: Mark) -> list[model.FrontLine]:
    """A line of the masthead by what it says; label and serial may stand in one."""
    words = half_width(squeeze(text))
    first, serial = _label_and_serial(text)
    if _ENTITY.search(words):
        return [model.FrontLine(FrontRole.IMPRINT, text, mark=mark)]
    if _SERIAL.fullmatch(words):
        return [model.FrontLine(FrontRole.SERIAL, text, mark=mark)]
    if len(words) < 30 and _LABEL.search(half_width(first).strip("() ")):
        label = model.FrontLine(FrontRole.LABEL, first, mark=mark)
        return [label, model.FrontLine(FrontRole.SERIAL, serial, mark=mark)] if serial else [label]
    if parse_date(words.strip("()")):
        return [model.FrontLine(FrontRole.PUBLISHED, text, mark=mark)]
    if _STATEMENT.fullmatch(words):
        return [model.FrontLine(FrontRole.STATEMENT, text, mark=mark)]
    if _SEVERAL.search(text):
        return [model.FrontLine(FrontRole.IMPRINT, text, mark=mark)]
    if match := _IMPRINT.match(text):
        values = _values(match["rest"].strip()) if match["rest"] else ()
        return [model.FrontLine(FrontRole.IMPRINT, match["label"] if values else text, values, mark=mark)]
    role = FrontRole.IMPRINT if squeeze(text) in OFFICES else FrontRole.LINE
    return [model.FrontLine(role, text, mark=mark)]


def _values(text: str) -> tuple[str, ...]:
    """Two names that are spaced out are two: 编 辑:张 三 李 四."""
    signs = text.split()
    return (
        (" ".join(signs[:2]), " ".join(signs[2:]))
        if len(signs) == 4 and all(len(sign) == 1 for sign in signs)
        else (text,)
    )


def _masthead(texts: Sequence[str]) -> int:
    """Which line is the name of the gazette: the last that is one."""
    names = [at for at, text in enumerate(texts) if _NAME.fullmatch(squeeze(text))]
    return names[-1] if names else -1


def _label_and_serial(text: str) -> tuple[str, str]:
    """2023年 第4号（总号：1302）: both on one line."""
    match = re.search(r"[(（]\s*总.*$", text)
    return (text[: match.start()].strip(), match[0]) if match and match.start() else (text, "")
