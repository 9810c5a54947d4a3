"""Where a series (机关代字) begins in a run of Han characters: nothing in print marks it.

The rule for codes (岚府办发〔2021〕3号):

1. The run of Han characters is cut after the last joining or introducing word in it
   (与 和 根据 按照 废止 …). In brackets of its own, （住房和城乡建设部令第32号）, nothing
   is cut but such words at its beginning.
2. What is left is the series if it is known.
3. Else the longest known series it ends with, if at least two characters are before
   that and the nearer one does not begin a known series too: 请查阅省政办发 gives
   省政办发, but 住建厅省建城 with only 建城 known is refused. One character before it
   is a place: 省建城 is another series than 建城.
4. Else, where a body's name runs into it (省驿路管理局青驿法字), what follows the body, if that
   looks like a code (`_CODE`) and nothing else in the run might be its beginning.
5. Else all of it, if it is short enough for a series (five characters; eight in
   brackets of its own, or behind a word that leads in: 按省发改价费规〔2020〕315号).
6. Else there is no number: refusing is better than inventing.

For bodies (省茶务总站公告2017年第48号) what is left after 1 must name a body that can give orders and announcements, and
和, which joins two bodies or stands in one body's name, is left only in brackets or within the name of one (住房和城乡建设部).
Bodies before it, parted by white space or 、, issue jointly with it.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Literal

Kind = Literal["code", "body", "body or code"]
"""What a series is: a code (岚府发), the name of a body (国务院令), or either (岚府令 beside 国务院令)."""

# Words that lead to a number and are no part of it. A series never begins with 政, 府,
# 办 or 发, since its place or body comes first: 和政办发 is 和县's, not 和 + 政办发.
_WORDS = (
    "根据|依据|依照|按照|遵照|参照|对照|比照|贯彻|落实|执行|实施|印发|转发|下发|制发|废止|代替|违反|参见|详见|参阅|查阅|查看"
    "|关于|有关|以及|引用|通过|收到|来函|来文|来电|去函|复函|文件|函件|电报|规定|通知|决定|批复|公布|发布|颁布|修订|修改|修正"
    "|撤销|取消|停止|失效|同意|批准|核准|备案|下达|报送|抄送|上报|宣布|其中|包括|现将|附件"
)
_SINGLE = (
    "与|及|或|按|见|的|了|是|被|把|该|其|此|在|以|因|已|须|均|(?<!自)由|(?<![数证])据|依(?!法)|(?<=.)将(?!乐)"
)
_GUARDED = "(?![政府办发])"
_AND = f"(?<!共)和{_GUARDED}"
_WORD = f"(?:{_WORDS}|(?:{_SINGLE}){_GUARDED})"
_FIRST = (
    f"(?:(?:经(?![信贸济委管开协法科营])|原(?![平阳州子])|对(?![外台口])|自(?![然治贡来])|从(?![化业江])|应(?![急城])|将(?!乐)"
    f"|报(?![社业刊])|现(?!代)|至|到|请|送|呈|凡|为|向|凭){_GUARDED})"
)
"""Leads in only where a run begins, or another word has led in."""
_FIRST_BEFORE_BODY = f"(?:{_FIRST}|学习|传达|研究|讨论|遵守|严格|认真|同时|一并|会同|联合)"
_AT_START = re.compile(f"(?:(?P<sure>{_WORD}|{_AND})|(?P<doubtful>{_FIRST}))*")
_BEFORE_CODE = re.compile(f"(?:.*(?P<sure>{_WORD}|{_AND}))?(?P<doubtful>{_FIRST})*")
_BEFORE_BODY = re.compile(f"(?:.*{_WORD})?(?:{_AND})?(?:{_FIRST_BEFORE_BODY})*")

_IN_ONE_NAME = re.compile(
    "(?<=住房)和(?=城乡|建设)|(?<=工业)和(?=信息)|(?<=资源)和(?=社会|规划)|(?<=卫生)和(?=计划)|(?<=文化)和(?=旅游|体育)"
    "|(?<=规划)和(?=自然)|(?<=发展)和(?=改革)|(?<=管理)和(?=综合)|(?<=民族)和(?=宗教)|(?<=教育)和(?=体育)"
    "|(?<=农业)和(?=农村)|(?<=科学)和(?=技术)|(?<=新闻)和(?=出版)|(?<=广播)和(?=电视)"
)
"""和 within the name of one body: 住房和城乡建设部, 工业和信息化厅"""
_BODY = re.compile(
    r"(?!本|我|该|各|贵|.*社会$)(?:中华人民共和国)?(?:国|(?:国家|中央军委)?主席|.+(?:院|政府|部|委|会|局|署|厅|行|办|室|站|中心"
    r"|所|处|队|团|社|馆|组|公司|集团|海关|学校|大学|人大|政协|指挥部))"
)
_ISSUED = re.compile("(?:令|公告|通告)$")
_ORDERS_OF_A_GOVERNMENT = re.compile(r"[^政府办发].{0,2}[府政]令")
"""岚府令, 云岭府令: a code before 令, of a government that numbers its orders by it"""
_STATE_COUNCIL = frozenset({"国令", "国务院令", "中华人民共和国国务院令"})
_LONGEST, _LONGEST_ALONE, _LONGEST_BODY = 5, 8, 28

_BODY_ENDS = re.compile(r"政府|委员会|办公[室厅]|中心|总队|支队|[局厅部署院处站](?!长)")
"""The end of a body's name, which is hardly ever within a code"""
_BODY_MAY_END = re.compile(r"[委会行社队所府]|办(?!公)")
"""The end of a body's name, as common within codes: 国办函, 青府办函"""
_CODE = re.compile(
    r"(?![政府办发委员公室厅会局部处字函文经原对自从至到请送呈报凡为现向将应凭]).{2,5}[发函字办文规电通批复任干呈]"
)
_NO_CODE = re.compile(
    f"{_BODY_ENDS.pattern}|{_BODY_MAY_END.pattern}|方案|办法|意见|细则|条例|计划|规划|制度|措施|精神|要求"
)
"""What is no part of a code: the end of a body's name or of a title"""
_BODY_OF_TWO = re.compile("[省市县区州地][委局厅院](?![政府办发委]).[发函字]")
"""市委岚发: a body and a code, which is too short to be told for one"""
_BODY_AND_MORE = re.compile(
    r".{1,2}(?:政府|委员会|办公[室厅]|(?<=..)[局厅部署院处站])(?![长政府办发函字令]).{2}"
)
"""财政部财税, 市政府岚发"""
_CODE_LIKE_A_BODY = re.compile("工信部(?:联|企|科|信|装|原|规|政|通|消|节|运|无|电|法|财|安|人)")
"""工信部联节〔2014〕5号: the code of a ministry that numbers its documents by its short name"""
_OF_A_PLACE = re.compile(r"[省市县区州]|.{2,8}[省市县区州盟旗]|.*(?:办公[室厅]|政府|委员会)$")


def series_at_end(run: str, alone: bool, known_series: AbstractSet[str], kind: Kind = "code") -> str | None:
    """The series that a run of Han characters ends with, as printed; `alone`: the number has brackets of its own."""
    known = known_series | _STATE_COUNCIL
    return _code_at_end(run, alone, known) if kind == "code" else _bodies_at_end(run, alone, known, kind)


def _code_at_end(run: str, alone: bool, known: AbstractSet[str]) -> str | None:
    """In a run that a line may have broken: 岚府办 发. A code does not begin with 发, so the break is within it."""
    *before, last = run.split()
    broken = bool(before) and (len(last) == 1 or last[0] in "政府办发函字令电")
    code = _code("".join([*before, last]) if broken else last, alone, known)
    if not code or not broken:
        return code
    start = len(run)
    for _ in code:
        start = len(run[: start - 1].rstrip()) if run[start - 1].isspace() else start
        start -= 1
    return run[start:]


def _code(run: str, alone: bool, known: AbstractSet[str]) -> str | None:
    lead_in = (_AT_START if alone else _BEFORE_CODE).match(run)
    name = run[lead_in.end() :] if lead_in else run
    ending = _known_ending(name, known)
    if ending and len(ending) == len(name):
        return ending
    words = name.removesuffix(ending)
    if ending and len(words) > 1:
        return None if any(series.startswith(words[-1]) for series in known) else ending
    if lead_in and lead_in.lastgroup == "doubtful" and (len(name) < 3 or name[0] in "政府办发"):
        return None
    led_in = lead_in and lead_in.lastgroup == "sure" and not _NO_CODE.search(name)
    short = 2 <= len(name) <= (_LONGEST_ALONE if alone or led_in else _LONGEST)
    after, surely = _after_body(name)
    if not short:
        return after
    of_a_place = after and _OF_A_PLACE.match(name.removesuffix(after))
    if surely:
        return after if of_a_place else None
    swallowed = _BODY_OF_TWO.fullmatch(name) or (
        not alone and not _CODE_LIKE_A_BODY.match(name) and _BODY_AND_MORE.match(name)
    )
    return None if of_a_place or swallowed else name


def _known_ending(name: str, known: AbstractSet[str]) -> str:
    return max((series for series in known if name.endswith(series)), key=len, default="")


def _after_body(name: str) -> tuple[str | None, bool]:
    """The code that a body's name runs into: 青驿法字 of 省驿路管理局青驿法字; None where it may begin at two places.
    Whether what stands before it is surely a body's name: 国卫办 of 国卫办财务函 may be a part of the code."""
    ends = [at.end() for at in _BODY_ENDS.finditer(name, 1) if _CODE.fullmatch(name, at.end())]
    maybe = [at.end() for at in _BODY_MAY_END.finditer(name, 1) if _CODE.fullmatch(name, at.end())]
    start = ends[-1] if ends else maybe[0] if len(maybe) == 1 else None
    if start is None or any(at > start for at in maybe):
        return None, bool(ends)
    return name[start:], bool(ends)


def _bodies_at_end(run: str, alone: bool, known: AbstractSet[str], kind: Kind) -> str | None:
    """One body, or several that issue jointly: 省财政厅 省交通厅公告. Only where nothing before it was cut does another
    precede a body."""
    pieces = re.split(r"([\s、]+)", run)
    names, gaps = pieces[::2], pieces[1::2]
    found = whole = _issuing(names[-1], alone, known, kind)
    while whole and gaps and found == names.pop():
        found = _body(names[-1], alone)
        if found is None:
            break
        whole = found + gaps.pop() + whole
    return whole


def _issuing(run: str, alone: bool, known: AbstractSet[str], kind: Kind) -> str | None:
    """国务院令, 省茶务总站公告, 岚府令: what gives an order or announcement, with its word."""
    body = _ISSUED.sub("", run)
    word = run.removeprefix(body)
    issuing = {one for one in known if _issues(one, kind)}
    if ending := _known_ending(run, issuing):
        nearer = run.removesuffix(ending)[-1:]
        return None if nearer and any(series.startswith(nearer) for series in issuing) else ending
    if name := _body(body, alone):
        return name + word
    lead_in = (_AT_START if alone else _BEFORE_BODY).match(run)
    code = run[lead_in.end() :] if lead_in else run
    starts = [0, *(at.end() for at in _BODY_ENDS.finditer(code))]
    codes = [code[at:] for at in starts if _ORDERS_OF_A_GOVERNMENT.fullmatch(code, at)]
    return codes[0] if kind == "body or code" and len(codes) == 1 else None


def _issues(series: str, kind: Kind) -> bool:
    return bool(_ISSUED.search(series)) and (kind != "body" or bool(_BODY.fullmatch(_ISSUED.sub("", series))))


def _body(run: str, alone: bool) -> str | None:
    """The name of a body that a run ends with."""
    plain = _IN_ONE_NAME.sub("□", run)
    lead_in = (_AT_START if alone else _BEFORE_BODY).match(plain)
    name = plain[lead_in.end() :] if lead_in else plain
    if len(name) > _LONGEST_BODY or not _BODY.fullmatch(name) or (not alone and re.search(_AND, name)):
        return None
    return run[len(run) - len(name) :]
