"""Rules on appointments and removals (任免)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette import model
from gazette.archive import Archive
from gazette.checks.records import folders
from gazette.checks.rule import rule
from gazette.heads import head_of
from gazette.model import Action, Problem
from gazette.outline import blocks, writings
from gazette.punctuation import elements


@rule()
def acts_stand_in_their_sentence(archive: Archive) -> Iterator[Problem]:
    """任免的人、机构、职务、说明须原样出自任免的那句话，兼任的话中须有“兼”，任、免须有其字。"""
    for clause in _clauses(archive):
        for act in clause.appointments:
            told = {
                "person": act.person,
                "organization": act.organization,
                "post": act.post,
                "note": act.note,
            }
            for key, value in told.items():
                if value and clause.text and value not in clause.text:
                    yield Problem(act.mark, f"{key}“{value}”不在“{clause.text}”中", "照原文改正")
            if act.concurrent and "兼" not in clause.text:
                yield Problem(act.mark, f"“{clause.text}”中没有“兼”字", "删去 concurrent")
            if clause.text and not _says(clause, act.action):
                fault = f"“{clause.text}”中没有{act.action.label}的话"
                yield Problem(act.mark.of("action"), fault, "照原文改正 action")


@rule()
def clauses_have_acts(archive: Archive) -> Iterator[Problem]:
    """每句任免至少有一项任免。"""
    for clause in _clauses(archive):
        if not clause.appointments:
            yield Problem(clause.mark, f"“{clause.text}”没有写出任免", "在 appointments 下写出人、职务和任免")


_VERBS: dict[Action, re.Pattern[str]] = {
    Action.APPOINT: re.compile("任"),
    Action.CONFIRM: re.compile("任"),
    Action.REMOVE: re.compile("免|不再"),
    Action.ENGAGE: re.compile("聘"),
    Action.DISMISS: re.compile("撤"),
    Action.PROMOTE: re.compile("晋升|晋级|提升"),
    Action.ACTING: re.compile("代理|代行"),
    Action.RESIGN: re.compile("辞"),
    Action.APPROVE: re.compile("批准"),
}
"""The words without which a sentence does not order the act."""

_NOT_APPOINTED = re.compile("不再担?任|聘任|离任|任期|现任|原任|任职前|代理|代行")
"""What has 任 in it, and appoints nobody"""


def _without_posts(clause: model.AppointmentClause) -> str:
    """The sentence without the names and posts in it: there is a 任 in 主任, a 免 perhaps in a name."""
    text = clause.text
    told = {
        words for act in clause.appointments for words in (act.post, act.organization, act.person, act.note)
    }
    for words in sorted(filter(None, told), key=len, reverse=True):
        text = text.replace(words, "□")
    return text


def _says(clause: model.AppointmentClause, action: Action) -> bool:
    text = _without_posts(clause)
    if action is Action.APPOINT:
        text = _NOT_APPOINTED.sub("", text)
    return bool(_VERBS[action].search(text))


_ORDERS = re.compile("任命|免去|聘任|不再担任|撤销.{1,40}职务|代理.{1,40}职务")
_NAMED = re.compile("(?:任命|聘任|免去)(?P<names>[^，；。为的：]{2,60}?)(?:同志)?(?:为|的|任)")


@rule()
def all_acts_are_told(archive: Archive) -> Iterator[Problem]:
    """任免文件中任命、免去的话都写成 act，话中列名的人一个不漏。"""
    for _, folder in folders(archive):
        if head_of(folder.notice).genre is model.Genre.APPOINTMENT:
            for block in blocks(folder.notice.body):
                if isinstance(block, model.Paragraph) and _ORDERS.search(block.text):
                    fault = f"“{block.text[:30]}”没有写出任免"
                    yield Problem(block.mark, fault, "写成 act: 原句，下面写 appointments")
    for clause in _clauses(archive):
        people = {act.person for act in clause.appointments}
        for match in _NAMED.finditer(clause.text):
            for name in elements("".join(match["names"].split()), "、和及"):
                told = any(name.startswith(person) or person in name for person in people)
                if not told and len(name) <= 4:
                    yield Problem(clause.mark, f"“{name}”的任免没有写出", "在 appointments 下补上这个人")


def _clauses(archive: Archive) -> Iterator[model.AppointmentClause]:
    for _, folder in folders(archive):
        for _, writing in writings(folder.notice):
            for block in blocks(writing.body):
                if isinstance(block, model.AppointmentClause):
                    yield block
