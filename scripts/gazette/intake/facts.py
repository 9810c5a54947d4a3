"""要素存疑: facts that a document of its kind should have, and that were not found."""

from __future__ import annotations

import re

from gazette import model
from gazette.characters import squeeze
from gazette.heads import Head, head_of
from gazette.intake.doubts import Log, Weight, shown
from gazette.intake.titles import is_strong, is_title
from gazette.model import Genre, LineRole

_WITHOUT = (
    Genre.CHRONICLE,
    Genre.NEWS,
    Genre.MINUTES,
    Genre.SPEECH,
    Genre.INTERPRETATION,
    Genre.STATISTICS,
    Genre.REPORT,
)
"""文种 that print seldom gives a number, a signature or a date."""


_EDITORIAL = re.compile("(?:本刊)?(?:更正|勘误)(?:启事|说明)?|.{0,40}(?:总目录|索引)")
"""What the gazette itself says, of which print gives nothing but the text"""
_NEWS = re.compile("[^《》]{2,20}(?:召开|举行)?第?[^《》]{0,12}(?:常务|全体|专题|办公)会议")
"""市政府召开第2次常务会议"""


def doubt_facts(notice: model.Notice, log: Log, *, listed: bool, unnumbered: bool) -> None:
    """Doubt what was not found of title, number, issuer and date; `listed`: the contents have its title; `unnumbered`: they
    have numbers, and none of it."""
    if _EDITORIAL.fullmatch(squeeze(notice.title or "")):
        return
    head = head_of(notice)
    line = notice.mark.keys.get("title", notice.mark.line)
    title = notice.title or ""
    if not listed and not (
        is_title(title) or is_strong(title) or head.genre in (Genre.INTERPRETATION, Genre.APPOINTMENT)
    ):
        log.doubt(
            Weight.FACT,
            line,
            f"“{shown(title)}”不像公文的标题",
            "作为标题",
            "标题可能不止这几行，或从别的一行开始",
        )
    tables = bool(notice.body) and all(isinstance(block, model.TableReference) for block in notice.body)
    if head.genre in _WITHOUT or tables or _is_bare_list(head, title) or _NEWS.fullmatch(squeeze(title)):
        return
    for found, what in (
        (head.numbers or unnumbered or _is_unnumbered(head), "文号"),
        (head.issuers, "发文机关"),
        (
            head.signed or head.occasion or notice.signed_as or (unnumbered and _is_article(notice)),
            "成文日期",
        ),
    ):
        if not found:
            log.doubt(
                Weight.FACT,
                line,
                f"“{shown(title)}”没有读出{what}",
                "不写",
                f"没有印的不必写；印了的，{what}可能在正文里",
            )


def _is_unnumbered(head: Head) -> bool:
    """Whether it is of those that print seldom gives a number: what a congress has passed, 公报."""
    passed = any(event.act in ("通过", "批准") for event in head.events)
    congress = any(re.search("代表大会|人大", body) for body in head.issuers)
    return passed or head.genre is Genre.COMMUNIQUE or (congress and head.genre is not Genre.ANNOUNCEMENT)


def _is_article(notice: model.Notice) -> bool:
    """Whether who wrote it stands under its title, as of an article."""
    return any(line.role is LineRole.ISSUER for line in notice.under)


def _is_bare_list(head: Head, title: str) -> bool:
    """Whether it tells appointments under a heading, and is no document by itself: 任免国务院工作人员."""
    return head.genre is Genre.APPOINTMENT and not re.search("(?:通知|决定|公告|令|命令)$", title)
