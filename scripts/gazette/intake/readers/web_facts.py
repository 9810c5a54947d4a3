"""What a site writes of a document beside its text (网页上的信息框、来源、发布时间), told by the names of the facts."""

from __future__ import annotations

import re
from enum import Enum


class Fact(Enum):
    """How sure it is that a line with the name of a fact is the site's."""

    SITES = "site's"
    """no document has such a line"""
    STAMP = "stamp"
    """the site's, where it stands outside of the text; within it, a document may have it"""
    DOUBTFUL = "doubtful"
    """documents have such lines too: the site's only beside others of its facts"""


_NAMES = {
    Fact.SITES: (
        "索引号 信息索引号 索取号 信息索取号 信息索引 发布机构 发布部门 公开机构 公开主体 公开责任部门 发文机构"
        " 信息所属单位 组配分类 体裁分类 主题分类 信息分类 服务对象分类 公开类别 公开方式 公开范围 公开形式 公开时限"
        " 公开程序 公开属性 公开日期 公开时间 生成日期 上载日期 产生日期 上网时间 信息时间 信息格式 载体类型"
        " 载体形式 记录形式 语种 内容概述 内容概要 信息名称 所属栏目 浏览 浏览次数 浏览量 点击 点击数 点击量"
        " 点击率 点击次数 阅读 阅读数 阅读次数 阅读量 访问量 访问次数 字体 字号 字体大小 保护视力色 分享 分享到"
        " 分享至 更新时间 更新日期 下载地址"
    ),
    Fact.STAMP: (
        "来源 信息来源 文章来源 稿件来源 内容来源 作者 编辑 责任编辑 责编 编辑人 发布人 录入 审核 审核人 初审"
        " 复审 终审 发布时间 发布日期 发表时间 发布于"
    ),
    Fact.DOUBTFUL: (
        "发文机关 责任部门 发布单位 发文单位 制发机关 制发单位 制定机关 所属机构 所属单位 成文日期 发文日期"
        " 发文时间 公布日期 印发日期 签署日期 生效日期 实施日期 施行日期 失效日期 废止日期 有效性 效力状态 时效性"
        " 时效 有效期 是否有效 文号 发文字号 文件编号 文件字号 编号 统一登记号 登记号 规范性文件编号"
        " 规范性文件登记号 主题 主题词 分类 体裁 公文种类 文种 文件类型 关键词 关键字 标题 名称 文件名称 摘要"
        " 适用对象 栏目 备注 解读 日期 时间"
    ),
}
_FACTS = {name: fact for fact, names in _NAMES.items() for name in names.split()}
_LONGEST = max(map(len, _FACTS))
_NAME = re.compile(
    rf"[【\[]?(?P<name>[\u4e00-\u9fff]{{2,{_LONGEST}}})[】\]]?(?P<colon>[：:]?)(?P<value>.*)", re.DOTALL
)
_DAY = r"\d{4}(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月\d{1,2}日)"
_STAMP = re.compile(
    rf"{_DAY}\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?(?P<rest>.*)|\d{{4}}([-./])\d{{1,2}}\2\d{{1,2}}", re.DOTALL
)
"""A day with a time, or in figures alone, as sites stamp pages."""
_STAMPED_WITH = re.compile(r"[|｜【（(]|星期|来源|信息来源|作者|编辑|浏览|点击|阅读|字体|字号|分享|打印")


def fact_of(text: str) -> Fact | None:
    """Which fact of a site a line without white space tells: “索引号：…”, “2021-08-01 10:00 来源：…”."""
    stamp = _STAMP.fullmatch(text)
    if stamp:
        rest = stamp["rest"]
        return Fact.STAMP if not rest or _STAMPED_WITH.match(rest) else None
    match = _NAME.match(text)
    return _FACTS.get(match["name"]) if match and match["colon"] else None


def names_fact(text: str) -> bool:
    """Whether a text without white space is a fact's name and nothing else, as in a cell, or begins with one and a colon."""
    match = _NAME.match(text)
    return match is not None and match["name"] in _FACTS and (bool(match["colon"]) or not match["value"])


def lacks_value(text: str) -> bool:
    """Whether only the name of a fact stands here: its value stands in the next line."""
    match = _NAME.match(text)
    return match is not None and match["name"] in _FACTS and not match["value"]
