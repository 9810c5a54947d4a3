"""The list of topics (主题), and the page of each: its documents, newest first. A long one goes by year.

Topics are the editors'. Wherever they are shown it is said so, for no document says them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from gazette import addresses, model
from gazette.document import Document
from gazette.pages.entries import DocumentEntry, TopicEntry, document_entry, topic_entries, weigh_document
from gazette.pages.listing import listing
from gazette.pages.page import Page, PageKind, PageLink
from gazette.pages.paging import Leaf, leaves
from gazette.pages.weights import Weight
from gazette.site import Site

_LIST = "主题"


@dataclass(frozen=True)
class TopicsView:
    topics: list[TopicEntry]
    empty: list[str]
    """those of the list that no document has"""
    untold: int
    """how many notices have no topic"""


@dataclass(frozen=True)
class TopicView:
    topic: model.Topic
    leaf: Leaf[Document]
    documents: list[DocumentEntry]


def _list(site: Site) -> Iterator[Page]:
    yield listing(
        site,
        addresses.TOPICS,
        _LIST,
        "公文按主题分类，主题由编者所加",
        "主题,主题分类",
        partial(_list_view, site),
    )


def _list_view(site: Site) -> TopicsView:
    return TopicsView(
        topic_entries(site, addresses.TOPICS),
        [topic.name for topic, notices in site.under_topics.items() if not notices],
        sum(not site.topics_of(notice) for notice in site.archive.notices.values()),
    )


def _pages(site: Site) -> Iterator[Page]:
    """A topic without documents has its page too, for its address is for ever; the search does not offer it."""

    def since(notice: Document) -> Any:
        return notice.issue.key

    def weigh(notice: Document) -> Weight:
        return Weight(weigh_document(site, notice))

    for topic, notices in site.under_topics.items():
        address = addresses.topic(topic.slug)
        for leaf in leaves(address, notices, lambda notice: notice.issue.year, since, weigh):
            yield listing(
                site,
                leaf.page,
                topic.name,
                f"主题“{topic.name}”（编者所加）的公文",
                f"主题,{topic.name}",
                partial(_view, site, topic, leaf),
                kind="topic",
                breadcrumb=(PageLink(_LIST, addresses.TOPICS),),
                searched=bool(notices),
                leaf=leaf,
            )


def _view(site: Site, topic: model.Topic, leaf: Leaf[Document]) -> TopicView:
    documents = [document_entry(site, notice, leaf.page) for notice in leaf.entries]
    return TopicView(topic, leaf, documents)


TOPICS = PageKind(
    "topics",
    "topics.html",
    _list,
    addresses.TOPICS,
    navigation=_LIST,
    offered=lambda site: any(site.under_topics.values()),
)
TOPIC = PageKind("topic", "topic.html", _pages, addresses.TOPICS)
