"""值: text as a value of the data, without the white space that the end of a line has left in it. Pure.

Print is kept as it is received; what leaves the text for a list, a table of the data or a comparison is a value.
A space is the end of a line where Chinese stands on both sides: 登记 财产, 改建、 扩建, (试行) 办法. It is content
where it parts what stands in a row (张三 李四, 某厅 某局), and beside digits and Latin letters. White space of other kinds
(a full space, a tab, a new line, several spaces) sets things apart and stays.
"""

from __future__ import annotations

import re

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〇"
_SIGNS = "、。〃〈-】〔-〟‘’“”…—·！（），．：；？［］｛｝～"
_BREAK = re.compile(
    rf"""
    (?<=[{_HAN}{_SIGNS}]) [ ] (?=[{_HAN}{_SIGNS},;:()!?])
  | (?<=[,;:()!?]) [ ] (?=[{_HAN}{_SIGNS}])
  | (?<=[A-Za-z]) [ ] (?=[²³])                                    # 10000m ³
    """,
    re.VERBOSE,
)

BODY_END = r"(?:政府|办公室|办公厅|委员会|委|局|厅|院|部|署|会|行|办|人大|政协|主席团|主席|社|公司|中心|管理处|调查总?队)"
"""How the name of a body ends."""

_BODY_BEFORE = re.compile(rf"[{_HAN}]{BODY_END}\Z")
_BODY_BEHIND = re.compile(rf"(?:(?!关于)[{_HAN}]){{2,20}}?{BODY_END}")

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文肖郗闫欧"
)
_PERSON = rf"[{_SURNAMES}][{_HAN}]{{1,2}}"
_PERSON_BEFORE = re.compile(rf"(?:^|[\s{_SIGNS},;:()]){_PERSON}\Z")
_PERSON_BEHIND = re.compile(rf"{_PERSON}(?=[\s{_SIGNS},;:()]|$)")
_NEAR = 24
"""How far round a space names are looked for."""


def value(text: str) -> str:
    """The text without the ends of its lines: 市中级 人民法院 -> 市中级人民法院; 目　录, spaced out whole, -> 目录."""
    parts = text.split()
    if parts == [text]:
        return text
    if all(len(part) == 1 and re.match(f"[{_HAN}]", part) for part in parts):
        return "".join(parts)
    return _BREAK.sub(_closed, text)


def _closed(match: re.Match[str]) -> str:
    """Nothing for the end of a line, the space itself where it parts two names."""
    at = match.start()
    before, behind = match.string[max(0, at - _NEAR) : at], match.string[at + 1 : at + 1 + _NEAR]
    bodies = _BODY_BEFORE.search(before) and _BODY_BEHIND.match(behind)
    persons = _PERSON_BEFORE.search(before) and _PERSON_BEHIND.match(behind)
    return " " if bodies or persons else ""
