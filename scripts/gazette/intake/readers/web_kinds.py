"""What a line of a web page is for (网页各行的用处), by its words: text, or what the site has put around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from gazette.characters import squeeze
from gazette.intake.readers.web_facts import Fact, fact_of, lacks_value, names_fact
from gazette.intake.readers.web_pieces import Piece


class Kind(Enum):
    """用处."""

    TEXT = "text"
    LINKS = "links"
    TOOLS = "tools"
    """字号、打印、分享"""
    FACTS = "facts"
    """信息框、来源、发布时间: facts of the page, not words of the document"""
    PATH = "path"
    """当前位置"""
    BESIDE = "beside"
    """上一篇、相关文档: what follows is about other pages"""
    FOOT = "foot"
    """页脚"""
    SILENT = "silent"
    """a remark without a line"""


_LONG = 300
"""What is longer is text."""
_SHORT = 80
"""As long as a name with its value may be."""

_PATH = re.compile(
    r"(?:您|你)(?:现在|当前|目前)?的?(?:所在)?的?(?:位置|栏目)|(?:现在|当前|目前)的?(?:所在)?的?(?:位置|栏目)"
    r"|(?:所在)?位置(?:是)?[：:][^>＞»›]{0,30}[>＞»›]|(?:网站)?首页(?:[>＞»›/]|-?>)"
)
_BESIDE = re.compile(
    r"(?:【|\[)?(?:上|下)一(?:篇|条|页|则|个)|"
    r"(?:相关|延伸|推荐|关联|热门|热点)(?:文档|文章|文件|链接|解读|政策|信息|新闻|阅读|稿件|报道|推荐|附件|资讯|内容|专题|公文|排行)"
    r"(?:列表)?[：:>＞]*$|(?:政策|文件|图片|图文|文字)解读[：:>＞]*$|解读(?:链接|材料)[：:]*$"
)
_FOOT = re.compile(r"ICP备|公网安备|网站标识码|版权所有|copyright|©|技术支持[：:]|网站地图", re.IGNORECASE)
_FOOT_LINE = re.compile(
    r"(?:网站)?(?:主办|承办|协办|维护|运维|管理|地址|邮编|邮政编码|电话|联系电话|传真|邮箱)(?:单位|方)?[：:]"
)

_TOOLS = re.compile(
    r"""
    (?> 打印 (?: 本页 | 本文 | 此页 | 页面 )? | 关闭 (?: 本页 | 窗口 | 页面 )? | 返回 (?: 顶部 | 列表 | 首页 | 上一页 )? | 收藏 (?: 本页 )?
      | 我要 | 纠错 | 分享 (?: 到 | 至 | 本页 )? | 字(?:体|号) (?: 大小 )? | 默认 | 超大 | 特大 | 大 | 中 | 小 | 微信 | 微博 | 新浪 | 腾讯
      | QQ (?: 空间 | 好友 )? | 人人网 | 豆瓣 | 复制链接 | 更多 | 保存 | 导出 | 朗读 | 语音播报 | 播报 | 放大 | 缩小 | 还原 | 繁体 | 简体
      | 无障碍 (?: 浏览 | 阅读 )? | 扫一扫 | 扫码 | 用? 手机 | 微信 | 在 | 打开 | 查看 | 浏览 | 阅读 | 访问 | 当前 | 页面? | 本页 | 二维码
      | 朋友圈 | 到 | A[+-]? | T | [+-] | [【】\[\]（）()｜|：:、，,/·•…>]
    )++
    """,
    re.VERBOSE,
)
_TOOLS_CORE = re.compile("打印|关闭|分享|字号|字体|返回|收藏|扫一扫|扫码|大中小|纠错|二维码|朗读|播报")

_PROSE = re.compile("[。；]")
_CONTENTS = re.compile("目录|目次|本期目录")
_GAZETTE = re.compile(".{2,20}公报")


def kinds_of(pieces: Sequence[Piece]) -> list[Kind]:
    """What each piece is for."""
    written = [squeeze(piece.line.text) if piece.line else "" for piece in pieces]
    first = first_sentence(pieces, written)
    boxes = _boxes(pieces)
    printed = _masthead(written)
    kinds: list[Kind] = []
    doubtful: list[int] = []
    for at, (piece, text) in enumerate(zip(pieces, written, strict=True)):
        kind = _kind(piece, text, leading=at < first)
        fact = _fact(piece, text, boxes, leading=at < first) if kind in (Kind.TEXT, Kind.LINKS) else None
        if at >= printed and fact is not Fact.SITES:
            # The imprint of a gazette has such lines too: 编辑：…
            fact = None
        if fact is Fact.DOUBTFUL:
            doubtful.append(at)
        elif fact:
            kind = Kind.FACTS
        kinds.append(kind)
    _add_values(kinds, pieces, written)
    # A box has several facts; a document has such a line by itself: 统一登记号, 主题词, 时间 of a meeting.
    for group in _neighbours(doubtful):
        around = [*kinds[max(group[0] - 1, 0) : group[0]], *kinds[group[-1] + 1 : group[-1] + 3]]
        if Kind.FACTS in around:
            for at in group:
                kinds[at] = Kind.FACTS
    _add_values(kinds, pieces, written)
    return _with_foot(kinds, written)


def _masthead(written: Sequence[str]) -> int:
    """Where a whole issue begins, with its name and its contents; behind the last piece where the page is none."""
    contents = next((at for at, text in enumerate(written) if _CONTENTS.fullmatch(text)), None)
    if contents is None:
        return len(written)
    return next((at for at, text in enumerate(written[:contents]) if _GAZETTE.fullmatch(text)), contents)


def first_sentence(pieces: Sequence[Piece], written: Sequence[str]) -> int:
    """Where the first sentence stands: above it a site has its facts."""
    for at, (piece, text) in enumerate(zip(pieces, written, strict=True)):
        sentence = _PROSE.search(text) and piece.words > piece.links and not piece.aside
        if sentence and not (names_fact(text[:_LONG]) or _FOOT.search(text)):
            return at
    return len(pieces)


def _kind(piece: Piece, text: str, *, leading: bool) -> Kind:
    if piece.line is None:
        return Kind.SILENT
    linked = piece.links > piece.words and not text.startswith("附件") and not piece.hinted
    if len(text) <= _LONG:
        if leading and _PATH.match(text):
            return Kind.PATH
        if _FOOT.search(text) and not _PROSE.search(text):
            return Kind.FOOT
        if _BESIDE.match(text) and len(text) < _SHORT:
            return Kind.BESIDE
        if _TOOLS.fullmatch(text) and (_TOOLS_CORE.search(text) or linked):
            return Kind.TOOLS
    return Kind.LINKS if linked else Kind.TEXT


def _fact(piece: Piece, text: str, boxes: set[int], *, leading: bool) -> Fact | None:
    """Which fact of the site a piece tells; behind the first sentence only what stands outside of the text."""
    if piece.line is None or piece.heading or len(text) > _LONG:
        return None
    if piece.line.cells is not None:
        return Fact.SITES if leading and piece.line.grid in boxes else None
    fact = fact_of(text)
    if fact is Fact.DOUBTFUL:
        return fact if leading and not piece.hinted else None
    if fact is Fact.STAMP and piece.hinted:
        return None
    return fact if leading or not _PROSE.search(text) else None


def _boxes(pieces: Sequence[Piece]) -> set[int]:
    """The tables of which more than half the rows begin with the name of a fact (信息框)."""
    rows: dict[int, list[bool]] = {}
    for piece in pieces:
        if piece.line and piece.line.cells is not None:
            first = squeeze(next((cell.paragraphs[0] for cell in piece.line.cells if cell.paragraphs), ""))
            rows.setdefault(piece.line.grid, []).append(names_fact(first[:_LONG]))
    return {grid for grid, named in rows.items() if 2 * sum(named) > len(named)}


def _neighbours(places: Sequence[int]) -> list[list[int]]:
    """Places side by side, as groups."""
    groups: list[list[int]] = []
    for at in places:
        if groups and groups[-1][-1] >= at - 2:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _add_values(kinds: list[Kind], pieces: Sequence[Piece], written: Sequence[str]) -> None:
    """The value of a fact beside its mere name: in one small element, in which no sentence of the document stands."""
    texts = {piece.under for piece, text in zip(pieces, written, strict=True) if _PROSE.search(text)}
    for at in range(1, len(kinds)):
        beside = pieces[at].under == pieces[at - 1].under and pieces[at].under not in texts
        named = kinds[at - 1] is Kind.FACTS and lacks_value(written[at - 1])
        if (
            kinds[at] is Kind.TEXT
            and named
            and beside
            and not pieces[at].heading
            and len(written[at]) < _SHORT
        ):
            kinds[at] = Kind.FACTS


def _with_foot(kinds: list[Kind], written: Sequence[str]) -> list[Kind]:
    """Lines with the site's addresses, close above its footer, belong to it."""
    foot = max((at for at, kind in enumerate(kinds) if kind is Kind.FOOT), default=0)
    for at in range(foot - 1, max(foot - 20, -1), -1):
        if kinds[at] is Kind.TEXT and _FOOT_LINE.match(written[at]):
            kinds[at] = Kind.FOOT
        elif kinds[at] is Kind.TEXT:
            break
    return kinds
