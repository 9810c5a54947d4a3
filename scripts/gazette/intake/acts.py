"""任免: the persons, posts and bodies that a sentence of an appointment names. Pure; what is not plain gives nothing.

act = 任命 P 为 X | P 任 X | 免去 P 的 X 职务 | 聘任 P 为 X | 批准任命 P 为 X | 撤销 P 的 X 职务 | P 晋升为 X
    | P 代理 X 职务 | 接受 P 辞去 X 职务 | (P) 不再担任 X 职务
P = name ("、" name)*
X = [body] post, with what brackets or the words behind a comma add
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.model import Action, Appointment, Mark
from gazette.values import BODY_END

_NAMES = r"(?P<people>[一-龥·•]{2,12}?(?:[、　 ]{1,3}[一-龥·•]{2,12}?){0,20}?)(?:等?(?:[0-9一二三四五六七八九十]+名)?(?:同志|女士|先生)?)"
_POSTS = r"(?P<posts>[^，；。,;]{2,90}?)"
_END = r"(?=[，；。,;]|$)"
_FORMS: tuple[tuple[Action, re.Pattern[str]], ...] = tuple(
    (action, re.compile(pattern))
    for action, pattern in (
        (Action.APPROVE, rf"批准任命\s*{_NAMES}\s*为\s*{_POSTS}{_END}"),
        (
            Action.RESIGN,
            rf"接受\s*{_NAMES}\s*(?:提出的?)?(?:关于)?(?:请求)?辞去(?:其)?(?:担任)?的?\s*{_POSTS}(?:的?职务)?(?:的?(?:请求|申请))?{_END}",
        ),
        (Action.DISMISS, rf"撤销\s*{_NAMES}的\s*{_POSTS}职务[^，；。]{{0,14}}{_END}"),
        (
            Action.REMOVE,
            rf"(?:免去|免除|免)\s*{_NAMES}(?:兼?任)?的\s*{_POSTS}(?:职务|职)?(?P<tail>[（(][^）)]*[）)])?{_END}",
        ),
        (
            Action.REMOVE,
            rf"(?:免去|免除)(?P<people>其|他|她)(?:兼?任)?的?\s*{_POSTS}(?:职务|职)(?P<tail>[（(][^）)]*[）)])?{_END}",
        ),
        (Action.ENGAGE, rf"聘(?:任|请)?\s*{_NAMES}\s*(?:为|担任)\s*{_POSTS}{_END}"),
        (Action.ACTING, rf"(?:决定)?{_NAMES}\s*(?:代理|代行)\s*{_POSTS}(?:职务|职权)?{_END}"),
        (Action.PROMOTE, rf"{_NAMES}\s*(?:晋升|晋级|提升)为?\s*{_POSTS}{_END}"),
        (Action.APPOINT, rf"(?:任命|任)\s*{_NAMES}\s*(?:为|担任)\s*{_POSTS}{_END}"),
        (
            Action.APPOINT,
            rf"^\s*(?:[（(]?[0-9一二三四五六七八九十]+[)）.．、]\s*)?(?:决定)?{_NAMES}\s*(?:兼任|担任|任)\s*{_POSTS}{_END}",
        ),
        (Action.REMOVE, rf"(?:^|[，,])(?:{_NAMES})?\s*不再担?任\s*{_POSTS}(?:职务|职)?{_END}"),
    )
)
_POST = re.compile(
    r"(?:(?:第[一二三四五六七八九十]|常务|执行|代理?|名誉|党组)?(?:正|副)?(?:首席)?"
    r"(?:秘书长|支队长|大队长|督察长|审判长|检察长|董事长|监事长|总经理|站长|会长|局长|厅长|部长|处长|科长|市长|县长|区长|省长|州长"
    r"|镇长|乡长|院长|校长|所长|馆长|社长|台长|团长|场长|行长|庭长|司长|署长|关长|主席|主任|书记|秘书|参事|馆员|巡视员|调研员"
    r"|科员|专员|专员助理|督学|督导|督查专员|总监|总工程师|总会计师|总经济师|总规划师|总督学|总农艺师|总兽医师|总统计师|工程师|审计师"
    r"|经理|董事|监事|委员|成员|顾问|审判员|检察员|助理|教授|大使|领事|总理|部长助理|村长|顾问|负责人|组长|队长|经济师|会计师))"
)
_TRIAL = re.compile(r"[，,]\s*(?P<note>(?:试用期|聘期|任期)[^，；。,;]{1,16})")
_RANKED = re.compile(r"[一二三四]级(?:巡视员|调研员|主任科员|科员|高级[一-龥]{1,4}|主办|法官|检察官).*$")
_ADVISER = re.compile(r"(?<=[一-龥]{2})[一-龥]{2}(?:顾问|专家|代表|导师|教练|指导)$")
_PRONOUNS = ("其", "他", "她")


def acts_of(text: str, line: int, confirmed: bool) -> tuple[Appointment, ...]:
    """The acts that a sentence orders, in its order; `confirmed`: the title says 正式任职."""
    found: list[tuple[int, Appointment]] = []
    taken: list[tuple[int, int]] = []
    matches = [(action, match) for action, pattern in _FORMS for match in pattern.finditer(text)]
    # 免去其…: of whom is known when the others have been read.
    for action, match in sorted(matches, key=lambda item: item[1]["people"] in (None, *_PRONOUNS)):
        if any(match.start("posts") < end and start < match.end("posts") for start, end in taken):
            continue
        named = match["people"]
        people = _before(found, match.start()) if named in (None, *_PRONOUNS) else _people(named)
        told = list(_posts(match["posts"]))
        if not people or not told:
            continue
        taken.append(match.span("posts"))
        note = _note(text, match)
        done = Action.CONFIRM if action is Action.APPOINT and confirmed else action
        for person in people:
            for organization, post, own in told:
                concurrent = "兼" in match[0].replace(post, "").replace(organization or "", "")
                act = Appointment(person, done, post, organization, concurrent, own or note, Mark("", line))
                found.append((match.start("posts"), act))
    return tuple(act for _, act in sorted(found, key=lambda item: item[0]))


def _before(found: list[tuple[int, Appointment]], at: int) -> tuple[str, ...]:
    """Of whom the sentence spoke last: 巫禾任…，不再担任…."""
    earlier = [item for item in found if item[0] < at]
    last = max((place for place, _ in earlier), default=-1)
    return tuple(dict.fromkeys(act.person for place, act in earlier if place == last))


def _people(text: str) -> tuple[str, ...]:
    names = [name for name in re.split(r"[、　 ]+", text.removesuffix("同志")) if name]
    return tuple(name.removesuffix("同志") for name in names if 2 <= len(name) <= 12)


def _note(text: str, match: re.Match[str]) -> str | None:
    tail = match.groupdict().get("tail")
    if tail:
        return None if "兼" in tail and len(tail) <= 4 else tail.strip("（）()")
    behind = _TRIAL.match(text, match.end())
    return behind["note"] if behind else None


def _posts(text: str) -> Iterator[tuple[str | None, str, str | None]]:
    """市占位局局长（试用期一年）: body, post, what is added in brackets."""
    words = text.strip()
    note = None
    while bracket := re.search(r"[（(]([^（）()]*)[)）]$", words):
        inner = bracket[1]
        if inner in ("兼", "兼任"):
            words = words[: bracket.start()]
            continue
        if re.search("试用|聘期|任期|级|待遇|终止|挂职|时间|正处|副处|正科|副科|[0-9一二两三]年", inner):
            note = inner
            words = words[: bracket.start()]
            continue
        break
    words = words.removesuffix("职务").removeprefix("兼任").removeprefix("兼").strip()
    if not words:
        return
    match = _first_post(words)
    if match is None:
        yield None, words, note
        return
    organization = words[: match.start()].rstrip("的、") or None
    yield organization, words[match.start() :], note


def _first_post(words: str) -> re.Match[str] | None:
    """Where the post begins: behind the name of a body, or the first word for a post up to the end."""
    # 二级主任科员 is a post, and not one of a body; an 艺术顾问 is none of the 顾问 of an 艺术.
    special = _RANKED.search(words) or _ADVISER.search(words)
    if special:
        return special
    for match in _POST.finditer(words):
        if re.fullmatch(
            rf"{_POST.pattern}(?:[、兼和]?{_POST.pattern}|[（(][^（）()]*[)）]|、)*", words[match.start() :]
        ):
            before = words[: match.start()]
            if not before or len(before) > 1:
                return match
    body = re.match(rf".*{BODY_END}(?=[一-龥]{{2,10}}$)", words)
    if body:
        return re.compile(r".+").match(words, body.end())
    return re.search(r"(?<=[一-龥]{2})(?:董事|代表)$", words)
