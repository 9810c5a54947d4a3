"""What a line of a web page is for (网页各行的用处), by its words: text, or what the site has put around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from gazette.characters import squeeze
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

_PATH = re.compile(
    r"(?:您|你)?(?:现在|当前|目前)?的?(?:所在)?(?:的?位置|当前位置|位置)(?:是)?[：:>＞»›]|(?:网站)?首页(?:[>＞»›/]|-?>)"
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

_LABEL_END = r"[】\]]?(?P<colon>[：:])?"
_ANYWHERE = (
    "来源|信息来源|文章来源|稿件来源|内容来源|作者|编辑|责任编辑|责编|编辑人|发布人|录入|审核|审核人|初审|复审|终审|浏览次数|浏览量|浏览"
    "|点击|点击数|点击量|点击率|点击次数|阅读|阅读次数|阅读量|访问量|访问次数|发布时间|发布日期|发表时间|发布于|更新时间|更新日期|日期|时间|字体|字号"
    "|字体大小|保护视力色|分享|分享到|分享至|信息时间|上网时间|打印"
)
_BOX = (
    "索引号|信息索引号|索取号|信息索引|信息索取号|发布机构|发文机构|发文机关|公开机构|公开主体|公开责任部门|责任部门|发布单位|发文单位|制发机关|制发单位|制定机关"
    "|信息所属单位|所属机构|所属单位|生成日期|成文日期|发文日期|发文时间|公布日期|印发日期|公开日期|公开时间|上载日期|签署日期|生效日期|实施日期|施行日期|失效日期"
    "|废止日期|有效性|效力状态|时效性|时效|有效期|是否有效|文号|发文字号|文件编号|文件字号|编号|统一登记号|登记号|规范性文件编号|规范性文件登记号|主题分类|主题|主题词"
    "|分类|信息分类|服务对象分类|体裁分类|体裁|组配分类|公文种类|文种|文件类型|公开类别|公开方式|公开范围|公开形式|公开时限|公开程序|公开属性|载体类型|载体形式|记录形式"
    "|语种|关键词|关键字|标题|名称|信息名称|文件名称|内容概述|内容概要|摘要|信息格式|适用对象|栏目|所属栏目|产生日期|备注|解读"
)
_FACT = re.compile(rf"[【\[]?(?:{_ANYWHERE}){_LABEL_END}(?P<value>.*)", re.DOTALL)
_BOX_FACT = re.compile(rf"[【\[]?(?:{_ANYWHERE}|{_BOX}){_LABEL_END}(?P<value>.*)", re.DOTALL)
_DATE_LINE = re.compile(
    r"(?:\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?)(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)(?P<rest>.*)", re.DOTALL
)
"""A day with a time, as sites stamp pages; no document has it on a line of its own."""
_PROSE = re.compile("[。；]")


def kinds_of(pieces: Sequence[Piece]) -> list[Kind]:
    """What each piece is for."""
    written = [squeeze(piece.line.text) if piece.line else "" for piece in pieces]
    start = next(
        (
            at
            for at, text in enumerate(written)
            if _PROSE.search(text)
            and pieces[at].words > pieces[at].links
            and not pieces[at].aside
            and not _BOX_FACT.match(text[:_LONG])
            and not _FOOT.search(text)
        ),
        len(pieces),
    )
    boxes = _boxes(pieces)
    kinds: list[Kind] = []
    for at, (piece, text) in enumerate(zip(pieces, written, strict=True)):
        kind = _kind(
            piece, text, leading=at <= start, in_box=piece.line is not None and piece.line.grid in boxes
        )
        if (
            kind is Kind.TEXT
            and at
            and kinds[-1] is Kind.FACTS
            and _is_value(pieces[at - 1], written[at - 1], piece, text)
        ):
            kind = Kind.FACTS
        kinds.append(kind)
    return _with_foot(kinds, written)


def _kind(piece: Piece, text: str, *, leading: bool, in_box: bool) -> Kind:
    if piece.line is None:
        return Kind.SILENT
    if len(text) <= _LONG:
        if _PATH.match(text):
            return Kind.PATH
        if _FOOT.search(text) and not _PROSE.search(text):
            return Kind.FOOT
        if _BESIDE.match(text) and len(text) < 80:
            return Kind.BESIDE
        if _TOOLS.fullmatch(text) and (_TOOLS_CORE.search(text) or piece.links):
            return Kind.TOOLS
        if piece.line.cells is not None:
            if leading and in_box:
                return Kind.FACTS
        elif not piece.heading and _is_fact(text, leading):
            return Kind.FACTS
    return Kind.LINKS if piece.links > piece.words else Kind.TEXT


def _is_fact(text: str, leading: bool) -> bool:
    stamped = _DATE_LINE.match(text)
    if stamped:
        return not stamped["rest"] or len(stamped["rest"]) < 60
    match = (_BOX_FACT if leading else _FACT).match(text)
    return match is not None and bool(match["colon"]) and (leading or not _PROSE.search(text))


def _boxes(pieces: Sequence[Piece]) -> set[int]:
    """The tables of which half the rows begin with the name of a fact (信息框)."""
    rows: dict[int, list[bool]] = {}
    for piece in pieces:
        if piece.line and piece.line.cells is not None:
            first = squeeze(next((cell.paragraphs[0] for cell in piece.line.cells if cell.paragraphs), ""))
            match = _BOX_FACT.match(first[:_LONG])
            named = match is not None and (bool(match["colon"]) or not match["value"])
            rows.setdefault(piece.line.grid, []).append(named)
    return {grid for grid, begun in rows.items() if 2 * sum(begun) > len(begun)}


def _is_value(label: Piece, written: str, piece: Piece, text: str) -> bool:
    """Whether a piece is the value of the one before it, a mere name of a fact beside it."""
    match = _BOX_FACT.match(written)
    return bool(
        match
        and not match["value"]
        and not piece.heading
        and piece.under == label.under
        and len(text) < 80
        and not _PROSE.search(text)
    )


def _with_foot(kinds: list[Kind], written: Sequence[str]) -> list[Kind]:
    """Lines with the site's addresses, close above its footer, belong to it."""
    foot = max((at for at, kind in enumerate(kinds) if kind is Kind.FOOT), default=0)
    for at in range(foot - 1, max(foot - 20, -1), -1):
        if kinds[at] is Kind.TEXT and _FOOT_LINE.match(written[at]):
            kinds[at] = Kind.FOOT
        elif kinds[at] is Kind.TEXT:
            break
    return kinds
