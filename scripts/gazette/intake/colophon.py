"""刊末: what is printed behind the last document of an issue: who edits and prints it, where, for what price. Pure.

Lines are read from the end. A document may end with an address too; so what begins the colophon must say who makes the
gazette, and one of its lines must name what only a periodical has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from gazette import model
from gazette.characters import squeeze
from gazette.intake.front import CONTENTS, PAGED
from gazette.intake.masthead import OFFICES, once, roles
from gazette.model import FrontRole
from gazette.numerals import half_width

_MAKES = re.compile(
    r"""
    [(◇◆★※【]? (?: 主管 | 主办 | 承办 | 编辑 | 编印 | 编审 | 出版 | 副?主编 | 副?总编辑? | (?:责任|执行|本期|美术)编辑 | 编委 )
        (?: 单位 | 机关 | 出版 | 发行 | 部 | 委员会 | 会 | 者 | [:] | $ ).*
  | .{0,30} (?: 公报 | 文告 | 政报 ) 》? (?: 编辑 | 编委 | 室 | 社 | 主编 ).{0,20}
  | .{0,40} (?: 刊号 | 准印证 | 邮发代号 | 登记证 | ISSN ).*
  | CN\s?[0-9]{2}-.*
    """,
    re.VERBOSE,
)
"""Who makes it: what the colophon may begin with"""
_PERIODICAL = re.compile(
    r"公报|文告|政报|编辑|编委|主编|总编|刊号|准印证|邮发代号|ISSN|CN\s?[0-9]{2}-|定价|工本费|赠阅"
)
_BESIDE = re.compile(
    r"""
    [◇◆★※]? (?: 本刊
      | 地址 | 社址 | 联系 | 通[信讯]地址 | 电话 | 传真 | 邮编 | 邮政编码 | 网址 | 网站 | 邮箱 | 电子邮[箱件] | E-?mail | https?: | www\.
      | 定价 | 工本费 | 印刷 | 承印 | 印制 | 印数 | 印张 | 开本 | 发行 | 订阅 | 赠阅 | 广告 | 出版日期 | 校对 | 审核 | 排版 | 设计
      | 顾问 | 主任 | 副主任 | 委员 | 内部资料 | 免费 | 每[月周半旬] | [(]?总第 | (?:(?:19|20)[0-9]{2}年?)? 第[0-9-]{1,7}期 )
    .{0,80}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ITSELF = "(?:简介|(?:征订|订阅|赠阅|发行)(?:启事|须知|说明|办法|点)?|查阅点(?:名单)?|投稿须知|稿约)"
_OFFICE = re.compile(r"(?P<office>主管|主办|承办|协办)(?:单位|机关)?:")
_ONCE = (FrontRole.NAME, FrontRole.LABEL, FrontRole.SERIAL, FrontRole.STATEMENT, FrontRole.PUBLISHED)
_MOST = 40
"""Lines of a colophon"""
_LONG = 120


def colophon(texts: Sequence[str], publication: str, begin: int, aside: Collection[int]) -> list[int]:
    """Which lines (from 0), none before `begin`, are the colophon; those put `aside` are no one's."""
    filled = [at for at in range(begin, len(texts)) if at not in aside and squeeze(texts[at])]
    if about := _about(texts, publication, begin, filled):
        return about
    words = {at: half_width(squeeze(texts[at])) for at in filled[-_MOST:]}
    own: list[int] = []
    offices: dict[str, int] = {}
    above = dict(zip(filled[1:], filled, strict=False))
    for at in reversed(words):
        if not _is_of_it(words, at, above.get(at), squeeze(publication)):
            break
        if office := _OFFICE.match(words[at]):
            if office["office"] in offices:  # this one is of an event, in the last document
                own = [place for place in own if place >= offices[office["office"]]]
                break
            offices[office["office"]] = at
        own.insert(0, at)
    while own and not _MAKES.fullmatch(words[own[0]]):
        del own[0]
    told = any(_PERIODICAL.search(words[at]) for at in own)
    return own if told and len(own) > 1 else []


def _about(texts: Sequence[str], publication: str, begin: int, filled: Sequence[int]) -> list[int]:
    """What the gazette says of itself at its end, under a heading that the contents do not have: 《某市人民政府公报》简介."""
    heading = re.compile(rf"《{re.escape(squeeze(publication))}》{_ITSELF}")
    at = next((at for at in filled[-_MOST:] if heading.fullmatch(squeeze(texts[at]))), None)
    at = _contents_at(texts, filled) if at is None else at
    if at is None or any(squeeze(texts[at]) in squeeze(text) for text in texts[:begin]):
        return []
    return [place for place in filled if place >= at]


def _contents_at(texts: Sequence[str], filled: Sequence[int]) -> int | None:
    """The heading of contents that stand behind all documents: half of the lines below it end with a page."""
    for number, at in enumerate(filled):
        if CONTENTS.fullmatch(squeeze(texts[at])):
            below = filled[number + 1 :]
            if below and 2 * sum(bool(PAGED.search(texts[place].strip())) for place in below) >= len(below):
                return at
    return None


def _is_of_it(words: Mapping[int, str], at: int, above: int | None, publication: str) -> bool:
    own = words[at]
    if len(own) > _LONG or "。" in own:
        return False
    # 主　办, with the body on the next line.
    valued = above is not None and words.get(above) in OFFICES
    return bool(valued or own == publication or _MAKES.fullmatch(own) or _BESIDE.fullmatch(own))


def back_matter(
    texts: Sequence[str], places: Sequence[int], front: Sequence[model.FrontLine]
) -> tuple[model.FrontLine, ...]:
    """These lines by what they say; what the front matter has said once is any other line here."""
    return once((*front, *roles(texts, places, named=True)), _ONCE)[len(front) :]
