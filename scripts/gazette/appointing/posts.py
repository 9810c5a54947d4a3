"""职务: bodies and posts that an act names, taken apart. `posts_of` gives all of them, or none where it is not sure of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazette.values import BODY_END

_LEADS = (
    "总(?:工程|会计|经济|规划|农艺|兽医|畜牧|统计|审计|检验|质量|设计|建筑|飞行|药)师"
    "|(?:财务|安全|技术|运营|营销|艺术|教学|质量|投资|行政|法务|合规|人力资源)总监|行政长官"
    "|秘书长|支队长|大队长|督察长|指挥长|审判长|检察长|董事长|监事长|理事长|总经理|站长|会长|局长|厅长|部长|处长|科长|市长|县长|区长|省长|州长"
    "|镇长|乡长|院长|校长|园长|所长|馆长|社长|台长|团长|场长|行长|庭长|司长|署长|关长|主席|主任|书记|秘书|参事|馆员|巡视员|调研员"
    "|科员|专员|专员助理|督学|督导|督查专员|总监|总督学|工程师|审计师"
    "|经理|董事|监事|理事|委员|成员|顾问|审判员|检察员|助理|教授|(?:特命全权)?大使|总?领事|总理|部长助理|村长|负责人|组长|队长|经济师|会计师"
    "|总编辑|主编|政委|教导员|指导员|常委"
)
_POST = re.compile(
    r"(?:(?:第[一二三四五六七八九十]|常务|执行|代理?|名誉|党组|[正副][局厅处科县部]级)?(?:正|副)?(?:首席)?"
    + f"(?:{_LEADS}))"
)
_RANKED = re.compile(
    r"[一二三四]级(?:巡视员|调研员|主任科员|科员|高级[一-龥]{1,4}|主办|法官|检察官|警务[一-龥]{2}).*$"
)
_ADVISER = re.compile(r"(?<=[一-龥]{2})总?[一-龥]{2}(?:顾问|专家|代表|导师|教练|指导)$")
_BRACKETED = re.compile(r"[（(][^（）()]{0,80}[)）]")
_ONLY_POSTS = re.compile(rf"{_POST.pattern}(?:{_POST.pattern}|兼?{_BRACKETED.pattern}){{0,8}}")
"""主任委员, 副主任（副场长）（试用期一年）"""
_LAST_BRACKET = re.compile(r"[（(](?P<inner>[^（）()]{0,80})[)）]$")
_PARTED = re.compile("、|(?<=[长任记员席事理问师□])(?:兼任?|和|及)")
_WITHIN = re.compile(
    r"(?:机关|中共)?党(?:组|委|工委|总支|支部|总支部)(?:委员会)?|办公室|办公厅|(?:审判|检察|常务|执行)委员会|常委会|董事会|监事会|理事会|纪委|纪检组"
)
"""Parts of a body that go by no name of their own: 市政府副秘书长、办公室主任"""
_OF_A_PLACE = re.compile(r"副?[省市县区州镇乡]长$")
_PLACE = re.compile(r"(?:政府|[省市县区州镇乡])$")
_NO_BODY = re.compile(rf"的|同志|职务|不再|免去|□|(?:{_LEADS})[、兼和及]|^(?:为|兼?任)")
_NO_POST = re.compile(r"的|同志|职务|□|[，,]|免去|不再|^[为任]")


@dataclass(frozen=True)
class Post:
    """A post, or several of one body as they are listed (总工程师、董事); `note` is what a bracket adds."""

    organization: str | None
    post: str
    note: str | None = None
    concurrent: bool = False


def posts_of(words: str, *, each: bool = False) -> tuple[Post, ...]:
    """市甲局副局长、市甲局乙支队支队长: two; 市甲局局长、党组书记: one, of one body; `each`: one by one (分别为)."""
    found: list[Post] = []
    for separator, element in _elements(words):
        told = _post(element)
        if told is None:
            return ()
        if separator.startswith("兼"):
            told = replace(told, concurrent=True)
        body = found[-1].organization if found else None
        if found and told.organization and _WITHIN.fullmatch(told.organization):
            told = replace(told, organization=None, post=told.organization + told.post)
        if found and told.organization is None and _belongs(told.post, body):
            told = replace(told, organization=body)
            joined = found[-1].post + separator + told.post
            if not each and joined in words and _alike(found[-1], told, separator):
                told = replace(told, post=joined, concurrent=found[-1].concurrent)
                found.pop()
        found.append(told)
    return tuple(found)


def ends_in_post(words: str) -> bool:
    """Whether the words can be those of a post: 任命张三为市甲局局长，市甲局党组书记."""
    return len(words) < 60 and _listed_post(words) is not None


def beside_concurrent(bracket: str) -> str:
    """What a bracket says beside 兼: of （兼，试用期一年） the trial, of （兼） nothing."""
    return re.sub(r"^兼任?(?:[，,、；]|$)", "", bracket)


def _belongs(post: str, body: str | None) -> bool:
    """Whether a post that names no body is one of the body before it: 市甲局局长、副市长 is not."""
    return not _OF_A_PLACE.search(post) or bool(body and _PLACE.search(body))


def _alike(first: Post, second: Post, separator: str) -> bool:
    concurrent = second.concurrent and not separator.startswith("兼")
    return first.note is None and second.note is None and first.concurrent >= concurrent


def _elements(words: str) -> Iterator[tuple[str, str]]:
    """The parts of a list that hold a post each, with the sign before each; 市住房、建设局局长 is one."""
    hidden = _BRACKETED.sub(lambda match: "□" * len(match[0]), words)
    start, separator = 0, ""
    for match in _PARTED.finditer(hidden):
        if _listed_post(words[start : match.start()]):
            yield separator, words[start : match.start()]
            start, separator = match.end(), match[0]
    yield separator, words[start:]


def _post(element: str) -> Post | None:
    """市占位局局长（试用期一年）: body, post, what is added in brackets. Of 副主任（副场长） the bracket is a post too."""
    words, note, concurrent = element.strip(), None, False
    while match := _LAST_BRACKET.search(words):
        if _POST.fullmatch(match["inner"]):
            break
        inner = beside_concurrent(match["inner"])
        concurrent = concurrent or inner != match["inner"]
        note = "；".join(filter(None, (inner, note))) or None
        words = words[: match.start()].strip()
    words = words.removesuffix("职务")
    plain = re.sub("^兼任?", "", words).strip()
    match = _first_post(plain)
    body = plain[: match.start()].rstrip("的、") if match else ""
    post = plain[match.start() :] if match else plain
    if not post or _NO_POST.search(post) or _NO_BODY.search(body):
        return None
    return Post(body or None, post, note, concurrent or plain != words)


def _listed_post(words: str) -> re.Match[str] | None:
    special = _RANKED.search(words) or _ADVISER.search(words)
    if special:
        return special
    for match in _POST.finditer(words):
        if match.start() != 1 and _ONLY_POSTS.fullmatch(words, match.start()):
            return match
    return None


def _first_post(words: str) -> re.Match[str] | None:
    """Where the post begins: behind the name of a body, or the first word for a post up to the end."""
    # 二级主任科员 is a post, and not one of a body; an 艺术顾问 is none of the 顾问 of an 艺术.
    listed = _listed_post(words)
    if listed:
        return listed
    body = re.match(rf".*{BODY_END}(?=[一-龥]{{2,10}}$)", words)
    if body:
        return re.compile(r".+").match(words, body.end())
    return re.search(r"(?<=[一-龥]{2})(?:董事|代表)$", words)
