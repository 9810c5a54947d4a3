"""任免的句子: the acts that a sentence orders, read piece by piece; a piece is what stands between two commas.

piece = 任命 P 为 X | P 任 X | 免去 P 的 X 职务 | 聘任 P 为 X | 解聘 P 的 X 职务 | 批准任命 P 为 X | 撤销 P 的 X 职务 | P 晋升为 X
      | P 代理 X 职务 | 接受 P 辞去 X 职务 | (P) 不再担任 X 职务 | 免去其 X 职务 | 兼任 X | 正式任 X | P 为 X | P 的 X 职务
P = name ("、" name)*                       (`people`)
X = [body] post ("、" [body] post)*         (`posts`)

What a piece leaves out is said by the one before it: whose (其) and what is done (李四为…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from gazette.appointing.people import HAN, Named, names_of
from gazette.appointing.posts import Post, beside_concurrent, ends_in_post, posts_of
from gazette.model import Action
from gazette.punctuation import elements

_P = r"(?P<people>.{2,400}?)"
_X = r"(?P<posts>.{2,200}?)"
_HOW = r"(?P<how>(?:正式|挂职|分别|同时){0,2})"
_LEAD = r"(?:.{0,60}(?:(?<!不)(?:决定|研究|批准|通过|同意)|会议|委员会|常委会|政府|主席|院长|检察长|日|兹|现|特|并|同时|依法|[）)]))?"
_DECIDED = r"(?:.{0,60}(?<!不)(?:决定|研究|同意)|兹|并|同时)?"
_TAIL = r"(?P<tail>[（(][^（）()]{1,40}[)）])?"
_LEAVES = r"(?:的?职务|职)?"
_HELD = r"(?P<held>(?:分别)?所?(?:担任|兼任|任)?)"
_FORMS = tuple(
    (action, re.compile(pattern))
    for action, pattern in (
        (Action.REMOVE, rf"{_DECIDED}(?:{_P}\s*)??不再(?P<held>(?:挂职)?[担兼]?任)\s*{_X}{_LEAVES}{_TAIL}"),
        (Action.APPROVE, rf"(?:.{{0,60}}[）)日现])?批准任命\s*{_P}\s*(?:为|担任|任)\s*{_X}"),
        (
            Action.RESIGN,
            rf"{_LEAD}接受\s*{_P}\s*(?:提出的?)?(?:关于)?(?:请求)?辞去(?:其)?{_HELD}的?\s*{_X}(?:的?职务)?(?:的?(?:请求|申请))?",
        ),
        (Action.DISMISS, rf"{_LEAD}撤销\s*{_P}{_HELD}的\s*{_X}职务[^，；。]{{0,14}}"),
        (
            Action.REMOVE,
            rf"{_LEAD}(?:免去|免除|免)(?P<people>其|[他她](?!们)){_HELD}的?\s*{_X}{_LEAVES}{_TAIL}",
        ),
        (
            Action.REMOVE,
            rf"{_LEAD}(?P<each>分别)?(?:免去|免除|免)\s*{_P}(?:{_HELD}的|(?<=同志))\s*{_X}{_LEAVES}{_TAIL}",
        ),
        (Action.REMOVE, rf"{_LEAD}解聘\s*{_P}(?:{_HELD}的|(?<=同志))\s*{_X}{_LEAVES}{_TAIL}"),
        (Action.ENGAGE, rf"{_LEAD}续?聘(?:任|请)?\s*{_P}\s*{_HOW}(?:为|担任|任)\s*{_X}"),
        (Action.ACTING, rf"{_DECIDED}{_P}\s*(?:代理|代行)\s*{_X}(?:职务|职权)?"),
        (Action.PROMOTE, rf"{_DECIDED}{_P}\s*(?:晋升|晋级|提升)为?\s*{_X}"),
        (
            Action.APPOINT,
            rf"{_LEAD}(?P<each>分别)?任命\s*{_P}\s*{_HOW}(?P<held>为|担任|兼任|任)\s*{_X}{_LEAVES}",
        ),
        (Action.APPOINT, rf"{_LEAD}(?P<short>任)(?!命)\s*{_P}\s*{_HOW}为\s*{_X}{_LEAVES}"),
        (Action.APPOINT, rf"{_DECIDED}{_P}\s*{_HOW}(?P<held>兼任|担任|任(?![期职命免]))\s*{_X}{_LEAVES}"),
        (Action.APPOINT, rf"(?:并|同时)?(?P<held>兼任?)\s*{_X}{_LEAVES}"),
        (Action.APPOINT, rf"(?P<how>正式)(?P<held>担?任)\s*{_X}{_LEAVES}"),
    )
)
_GOES_ON = {
    False: re.compile(rf"{_P}\s*{_HOW}为\s*{_X}"),
    True: re.compile(rf"{_P}(?:{_HELD}的|(?<=同志))\s*{_X}{_LEAVES}{_TAIL}"),
}
"""What may follow 任命张三为…，and 免去张三的…，: 李四为…; 李四的…职务"""
LEAVING = (Action.REMOVE, Action.DISMISS, Action.RESIGN)
_ORDERED = re.compile(
    rf"{_LEAD}(?:批准)?(?P<verb>任命|聘任|免去|免除|免(?=职名单))(?:以?下列?|如下)?"
    r"(?:[0-9一二三四五六七八九十]{1,3}名)?(?:同志|人员|工作人员)?的?(?:职务|(?<=免)职)?(?P<titled>名单)?"
)
_LISTED = re.compile(
    rf"(?P<people>[^\s，。；：]{{2,40}}|[{HAN}][ 　]{{1,2}}[{HAN}](?:[（(][^（）()]{{1,20}}[)）])?(?=[ 　]{{2}}))"
    r"[ 　]{1,20}(?P<posts>[^\s，。；：]{3,120})[；。;]?"
)
"""张三　市教育局局长, a line under 任命："""
_ENDS_AS_A_BODY = re.compile("[局厅委署处所办院部会]$")
_NUMBER = re.compile(r"\s*(?:[（(]?[0-9一二三四五六七八九十]{1,3}[)）.．、]\s*)?")
_ABOUT = re.compile(
    rf"{_P}(?:(?<=同志)|试用期.{{1,12}}|因.{{1,40}}|由于.{{1,40}}|任期.{{0,12}}|已?达?到.{{0,6}}年龄|退休|工作调动|另有任用)"
)
"""张三任期届满，不再担任…: of whom the next piece speaks"""
_BESIDE = re.compile(
    r"(?:根据|经|按照?|因|由于|任职|试用|聘期|任期|享受|保留|列|另有任用|工作需要|原?职级|时间|从|自|以上|上述|请|特此).{0,200}"
)
_FALLS_AWAY = re.compile("其?原任?(?:的|有|各项)?职务.{0,4}免[除去]")
"""其原任职务自然免除: takes what it does not name"""
"""What says nothing of whom the next piece speaks"""
_TERM = re.compile(r"(?:试用期|聘期|任期)[^，；。,;]{1,16}")
_HIS = ("其", "他", "她")
_BEFORE_TAKING = re.compile(r"[拟现原曾历时离卸调改升出就接继连续留暂专代主]$")
"""张三拟任…, 张三现任…, 副主任…: appoints nobody, or the name ends there"""
_PROPOSED = re.compile("建议|推荐|提请|拟|不同意")
_LIKE_AN_ACT = re.compile(
    r"任命(?!之日)|免[去除]|[续解]聘|聘[任请]|不再[担兼]?任|(?:撤销|代理|代行).{2,40}职务|辞去|晋升|[\u3400-\u9fff](?:的|为).{2,60}职务"
    r"|(?<![责主信])任(?![期职务免]).{1,60}[长员任记事席师问学授官理督导监]|同志(?:为|的).{2,60}"
)
_LONGEST = 700


@dataclass(frozen=True)
class Told:
    """One act of one person; `words` are those that name its posts in the sentence."""

    person: str
    action: Action
    post: Post
    words: str
    formally: bool = False
    """正式任"""


@dataclass
class Reading:
    """What was read of a sentence, and the pieces of it that look like acts and could not be read."""

    acts: list[Told] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Piece:
    action: Action
    people: tuple[Named, ...]
    told: tuple[Told, ...]
    short: bool
    """任张三为…: 任 is what is done; behind 任命 and no 任, it is how a name begins (任志强为…)"""


def ordered_by(heading: str) -> Action | None:
    """What a heading or a title orders of the lines under it: 任命：, 一、免去下列同志职务：, 某市人大常委会任命名单."""
    words = _NUMBER.sub("", heading, count=1).strip()
    match = _ORDERED.fullmatch(re.split("[，,：:]", words.rstrip("：:"))[-1][:100])
    if match is None or not (words.endswith(("：", ":")) or match["titled"] or words == match["verb"]):
        return None
    return {"任命": Action.APPOINT, "聘任": Action.ENGAGE}.get(match["verb"], Action.REMOVE)


def read_sentence(text: str, ordered: Action | None = None) -> Reading:
    """The acts of a sentence, in its order; `ordered` is what the heading above it says."""
    if ordered and (listed := _listed(text, ordered)):
        return Reading(list(listed))
    reading = Reading()
    people: tuple[Named, ...] = ()
    action, short = ordered, False
    hidden = re.sub(r"《[^《》]{0,200}》", lambda match: "□" * len(match[0]), _NUMBER.sub("", text, count=1))
    for piece in map(str.strip, elements(hidden, "，,；;。：:")):
        if len(piece) < 100 and (order := _ORDERED.fullmatch(piece)):
            action, short = ordered_by(f"{order[0]}："), False
            continue
        term = _TERM.fullmatch(piece)
        if term and reading.acts and people:
            _add_term(reading.acts, term[0])
            continue
        read = _read(piece, people, action, short)
        if read:
            people, action, short = read.people, read.action, read.short
            reading.acts += read.told
        elif about := _about(piece):
            people = about
        elif _FALLS_AWAY.fullmatch(piece):
            continue
        elif _LIKE_AN_ACT.search(piece) or ends_in_post(piece):
            people = ()
            reading.unread.append(piece)
        elif not _BESIDE.fullmatch(piece):
            people = ()
    return reading


def _listed(text: str, ordered: Action) -> tuple[Told, ...]:
    """张三　市教育局局长: a name and posts, each with its body, parted by white space."""
    match = _LISTED.fullmatch(_NUMBER.sub("", text, count=1).strip())
    people = names_of(match["people"]) if match else ()
    if match is None or len(people) != 1 or _ENDS_AS_A_BODY.search(people[0].name):
        return ()
    told = _told(ordered, match, people)
    named = all(act.post.organization and ends_in_post(act.post.post) for act in told)
    return told if named else ()


def _about(piece: str) -> tuple[Named, ...]:
    match = _ABOUT.fullmatch(piece)
    return names_of(match["people"]) if match else ()


def _add_term(acts: list[Told], term: str) -> None:
    """聘期两年: of whom the piece before spoke."""
    words = acts[-1].words
    for at, act in enumerate(acts):
        if act.words == words:
            acts[at] = replace(act, post=replace(act.post, note=_notes(act.post.note, term)))


def _notes(*notes: str | None) -> str | None:
    return "；".join(filter(None, notes)) or None


def _read(piece: str, before: Sequence[Named], action: Action | None, short: bool) -> _Piece | None:
    if len(piece) > _LONGEST:
        return None
    for done, match in _matches(piece, action, short):
        people = _whose(match, before)
        if people and (told := _told(done, match, people)):
            return _Piece(done, people, told, bool(match.groupdict().get("short")))
    return None


def _matches(piece: str, action: Action | None, short: bool) -> Iterator[tuple[Action, re.Match[str]]]:
    for done, pattern in _FORMS:
        match = pattern.fullmatch(piece)
        if match and not (action and not short and match.groupdict().get("short")):
            yield done, match
    if action and (match := _GOES_ON[action in LEAVING].fullmatch(piece)):
        yield action, match


def _whose(match: re.Match[str], before: Sequence[Named]) -> tuple[Named, ...]:
    named = match.groupdict().get("people")
    if named and _PROPOSED.search(match.string[: match.start("people")]):
        return ()
    if named is None or named in _HIS:
        return tuple(Named(person.name) for person in before)
    if match.groupdict().get("held") == "任" and _BEFORE_TAKING.search(named):
        return ()
    people = names_of(named)
    # 张三、李四均任…: the last may be called 李四均.
    return () if len(people) > 1 and people[-1].name.endswith(("均", "都")) else people


def _told(done: Action, match: re.Match[str], people: Sequence[Named]) -> tuple[Told, ...]:
    """A row for each person and post; 分别为… gives each person one, in their order."""
    groups = match.groupdict(default="")
    how, held, words = groups.get("how", ""), groups.get("held", ""), groups["posts"]
    each = "分别" in how + held + groups.get("each", "")
    posts = posts_of(words, each=each)
    if not posts or (each and len(posts) != len(people)):
        return ()
    shared = _shared(groups.get("tail", ""), how)
    rows: list[Told] = []
    for at, person in enumerate(people):
        for post in posts[at : at + 1] if each else posts:
            concurrent = post.concurrent or "兼" in held or "兼" in groups.get("tail", "")
            own = replace(post, note=_notes(person.note, post.note, *shared), concurrent=concurrent)
            rows.append(
                Told(
                    person.name,
                    done,
                    own,
                    f"{post.organization or ''}{post.post}" if each else words,
                    "正式" in how,
                )
            )
    return tuple(rows)


def _shared(tail: str, how: str) -> tuple[str, str]:
    """What is said of all posts: 职务（终止试用期）; 挂职担任."""
    return beside_concurrent(tail.strip("（）()")), "挂职" if "挂职" in how else ""
