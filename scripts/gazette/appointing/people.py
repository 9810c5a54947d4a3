"""人: the names that an act lists. `names_of` gives all of them, or none where it is not sure of one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.punctuation import elements

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇〓"
"""The signs of a name; 〓 stands for one that no font has."""
_DOT = "·•．・"
_BRACKET = r"(?:[（(](?P<{}>[^（）()]{{1,20}})[)）])?"
_TITLE = r"(?:同志|女士|先生)?"
_NAME = re.compile(
    rf"(?P<name>[{HAN}{_DOT}\s]{{2,40}}?){_BRACKET.format('first')}{_TITLE}{_BRACKET.format('second')}"
)
_OTHERS = re.compile(rf"等?(?:[0-9一二三四五六七八九十]{{1,3}}[名位])?{_TITLE}$")
"""张三、李四等2名同志"""
_WITH_DOT = re.compile(rf"[{HAN}]{{1,12}}(?:[{_DOT}][{HAN}]{{1,12}}){{1,4}}")
_NO_NAME = re.compile(
    "不再|同志|正式|分别|职务|任[命期职免]|担任|[兼聘离][任职]|免去|免除|辞去|撤销|接受|挂职|晋升|决定|研究|同意|批准|根据|经过|推荐"
    "|建议|提名|提请|按照|因为|由于|主任|书记|教授|经理|教师|律师|法官|代表|委员|专家|干部|[市县区州省镇乡局厅部处科院校所署]长|^(?:[由将请派让对经据因拟兹他她]|令(?!狐)|其(?![其木]))"
)
"""What stands in no name, and what stands before one: 由张三任…, 市长李四"""
_OF_A_BODY = re.compile("[局厅委会院部署处室所省市县州长员]")
"""Five signs and more without a dot are one name (阿不都热西提), or a body and a name."""
_BESIDE_A_NAME = re.compile(
    "不再|同志|正式|分别|职务|任命|免去|推荐|建议|[、，；。]|[（(][^（）()]{1,20}[)）]$"
)
"""What is no part of any name, of whatever people"""


@dataclass(frozen=True)
class Named:
    """A person as listed, and what a bracket adds: 赵素萍（女）, 多吉次仁（藏族）."""

    name: str
    note: str | None = None


def is_name(text: str) -> bool:
    """Whether this can be all of one name and nothing else; 李　明 is one."""
    signs = "".join(text.split())
    if _NO_NAME.search(signs):
        return False
    if _WITH_DOT.fullmatch(signs):
        return True
    if not re.fullmatch(rf"[{HAN}]{{2,12}}", signs):
        return False
    if len(signs) > 3 and re.search("[和及与]", signs):
        return False
    return len(signs) < 5 or not _OF_A_BODY.search(signs)


def is_more_than_a_name(text: str) -> bool:
    """Whether words beside the name are in it: 李四同志, 周敏正式."""
    return bool(_BESIDE_A_NAME.search("".join(text.split())))


def names_of(text: str) -> tuple[Named, ...]:
    """王　强、赵子龙; 张三 李四; 赵素萍（女）、多吉次仁（藏族）; 张三、李四等2名同志. None, where one of them is no name."""
    found: list[Named] = []
    for element in elements(_OTHERS.sub("", text.strip()), "、"):
        match = _NAME.fullmatch(element.strip())
        if match is None:
            return ()
        notes = [note for note in (match["first"], match["second"]) if note]
        names = [name for part in _spaced(match["name"]) for name in _joined(part)]
        if not names or not all(map(is_name, names)):
            return ()
        found += [Named(name, "；".join(notes) or None) for name in names]
    return tuple(found)


def _spaced(text: str) -> list[str]:
    """张三 李四 are two names; 李　明 is one, and 王　强 李　明 are two of them."""
    found: list[str] = []
    half = ""
    for piece in re.findall(r"\S{1,40}\s{0,40}", text.strip()):
        if len(piece.strip()) > 1:
            if half:
                return []
            found.append(piece.strip())
        elif half:
            found.append((half + piece).strip())
            half = ""
        else:
            half = piece
    return [] if half else found


def _joined(text: str) -> list[str]:
    """张三和李四 are two names; 张和平 is one."""
    match = re.fullmatch(rf"([{HAN}]{{2,4}})[和及与]([{HAN}]{{2,4}})", text)
    return [match[1], match[2]] if match else [text]
