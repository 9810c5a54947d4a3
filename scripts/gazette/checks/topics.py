"""Rules on topics (主题), which the editors give to notices."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.archive import Archive
from gazette.checks.records import folders
from gazette.checks.rule import rule
from gazette.model import Problem
from gazette.topics import MOST, topics_of


@rule(reads=("gazette.yml",))
def topics_are_listed(archive: Archive) -> Iterator[Problem]:
    """公文的主题须在刊物的主题之列，最多两个，不重复。"""
    listed = [topic.name for topic in topics_of(archive.gazette.publication)]
    for _, folder in folders(archive):
        given, mark = folder.notice.topics, folder.notice.mark.of("topics")
        for name in dict.fromkeys(given):
            if name and name not in listed:
                remedy = f"改为其中之一：{'；'.join(listed)}；或在 gazette.yml 的 topics 中加上"
                yield Problem(mark, f"刊物没有“{name}”这个主题", remedy)
            if given.count(name) > 1:
                yield Problem(mark, f"主题“{name}”写了 {given.count(name)} 次", "只留一个")
        if len(set(given)) > MOST:
            yield Problem(mark, f"这件公文有 {len(set(given))} 个主题", f"只留最相关的，最多 {MOST} 个")
