"""主题: under what a publication sorts its notices. The editors give a notice one or two; no document says them itself.

A publication lists its own in gazette.yml. Where it lists none, it has the 主题分类 of the State Council's documents: the
classes in which 中国政府网 sets its 公文 and 政府信息公开目录 (国务院公文主题分类), whose names are kept as they are there.
"""

from __future__ import annotations

from dataclasses import replace

from gazette.model import Publication, Topic
from gazette.slugs import title_slug

MOST = 2
"""So many a notice may have."""

_STATE_COUNCIL = (
    "综合政务",
    "国民经济管理、国有资产监管",
    "财政、金融、审计",
    "国土资源、能源",
    "农业、林业、水利",
    "工业、交通",
    "商贸、海关、旅游",
    "市场监管、安全生产监管",
    "城乡建设、环境保护",
    "科技、教育",
    "文化、广电、新闻出版",
    "卫生、体育",
    "人口与计划生育、妇女儿童工作",
    "劳动、人事、监察",
    "公安、安全、司法",
    "民政、扶贫、救灾",
    "民族、宗教",
    "对外事务",
    "港澳台侨工作",
    "国防",
    "其他",
)


def topics_of(publication: Publication) -> tuple[Topic, ...]:
    """The topics of a publication in the order of its list, each with its slug."""
    listed = publication.topics or tuple(map(Topic, _STATE_COUNCIL))
    return tuple(replace(topic, slug=topic.slug or title_slug(topic.name)) for topic in listed)
