"""Rules on appointments and removals (任免)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from gazette import model
from gazette.appointing.people import is_more_than_a_name, names_of
from gazette.appointing.sentences import LEAVING, Reading, Told, ordered_by, read_sentence
from gazette.archive import Archive
from gazette.characters import squeeze
from gazette.checks.records import folders, records
from gazette.checks.rule import rule
from gazette.heads import head_of
from gazette.model import Action, Appointment, Problem
from gazette.outline import blocks, writings


@dataclass(frozen=True)
class _Clause:
    """A sentence with its acts; `heading` is what stands over the lines that it is one of (任命：), `anchor` its place, `noted`
    whether a 校注 stands there: then the editor reads it otherwise than this program, and is right."""

    block: model.AppointmentClause
    heading: str
    anchor: str
    noted: bool

    @cached_property
    def reading(self) -> Reading:
        return read_sentence(self.block.text, ordered_by(self.heading))


@rule()
def acts_stand_in_their_sentence(archive: Archive) -> Iterator[Problem]:
    """任免的人、机构、职务、说明须原样出自任免的那句话，兼任的话中须有“兼”，任、免须有其字。"""
    for clause in _clauses(archive):
        text = clause.block.text
        for act in clause.block.appointments:
            for key in ("person", "organization", "post", "note"):
                value = getattr(act, key)
                if value and text and not _stands(value, text, several=key == "note"):
                    yield Problem(act.mark, f"{key}“{value}”不在“{text}”中", "照原文改正")
            if act.concurrent and "兼" not in text:
                yield Problem(act.mark, f"“{text}”中没有“兼”字", "删去 concurrent")
            if text and not _says(clause, act.action):
                fault = f"“{text}”中没有{act.action.label}的话"
                yield Problem(act.mark.of("action"), fault, "照原文改正 action")


@rule()
def acts_are_as_told(archive: Archive) -> Iterator[Problem]:
    """任免的姓名中没有别的字；谁任何职、免何职，与那句话所说的相同。"""
    for clause in _clauses(archive):
        text = squeeze(clause.block.text)
        for act in clause.block.appointments:
            if squeeze(act.person) in text and is_more_than_a_name(act.person):
                yield Problem(act.mark, f"person“{act.person}”不只是姓名", "只写姓名，括号里的写在 note")
            elif squeeze(act.person) in text and squeeze(act.post) in text and not _is_right(clause, act):
                fault = f"“{clause.block.text}”没有说“{act.person}”{act.action.label}“{act.post}”"
                yield Problem(
                    act.mark, fault, f"照原文改正姓名、机构、职务；{_READ_OTHERWISE.format(clause.anchor)}"
                )


def _stands(value: str, text: str, *, several: bool) -> bool:
    """Whether the words stand in the text, however either is spaced out; several notes are parted by ；."""
    whole = squeeze(text)
    parts = value.split("；") if several and squeeze(value) not in whole else [value]
    return all(squeeze(part) in whole for part in parts)


def _is_right(clause: _Clause, act: Appointment) -> bool:
    """Whether the sentence says this of the person: the post among those given or taken, and of that body; and whether
    nothing can be said, of a sentence that was not read whole, or one whose words the rule above misses."""
    reading = clause.reading
    if (
        clause.noted
        or reading.unread
        or not reading.acts
        or not (act.person and act.post)
        or not _says(clause, act.action)
    ):
        return True
    said = [told for told in reading.acts if _is_of(told, act.person, act.action)]
    post, body = squeeze(act.post), squeeze(act.organization or "")
    same = [squeeze(told.post.organization or body) for told in said if squeeze(told.post.post) == post]
    return any(body in own for own in same) if same else any(post in squeeze(told.words) for told in said)


def _is_of(told: Told, person: str, action: Action) -> bool:
    return squeeze(told.person) == squeeze(person) and (told.action in LEAVING) == (action in LEAVING)


@rule()
def clauses_have_acts(archive: Archive) -> Iterator[Problem]:
    """每句任免至少有一项任免。"""
    for clause in _clauses(archive):
        if not clause.block.appointments:
            yield Problem(
                clause.block.mark,
                f"“{clause.block.text}”没有写出任免",
                "在 appointments 下写出人、职务和任免",
            )


_VERBS: dict[Action, re.Pattern[str]] = {
    Action.APPOINT: re.compile("任|选举|当选|委派|增补"),
    Action.CONFIRM: re.compile("任"),
    Action.REMOVE: re.compile("免|不再|解聘"),
    Action.ENGAGE: re.compile("聘"),
    Action.DISMISS: re.compile("撤"),
    Action.PROMOTE: re.compile("晋升|晋级|提升"),
    Action.ACTING: re.compile("代理|代行"),
    Action.RESIGN: re.compile("辞"),
    Action.APPROVE: re.compile("批准"),
}
"""The words without which a sentence does not order the act."""

_NOT_APPOINTED = re.compile("聘任|离任|任期|现任|原任|任职前|代理|代行")
"""What has 任 in it, and appoints nobody"""
_TAKEN = re.compile("不再[担兼]?任|任期")
_PROPOSED = re.compile(r"(?:^|[，,；;。：:])\s*(?:推荐|建议|提请|提名|拟)[^，,；;。：:]{0,200}")
"""What others propose (建议任命张三为…), which is no act"""


def _without_posts(clause: model.AppointmentClause, text: str) -> str:
    """The sentence without the names and posts in it: there is a 任 in 主任, a 免 perhaps in a name."""
    told = {
        words for act in clause.appointments for words in (act.post, act.organization, act.person, act.note)
    }
    for words in sorted(filter(None, told), key=len, reverse=True):
        text = text.replace(words, "□")
    return text


def _says(clause: _Clause, action: Action) -> bool:
    text = clause.block.text
    if action in (Action.APPOINT, Action.CONFIRM):
        # 张伟不再 is nobody's name: what takes away is seen before the names are.
        text = _PROPOSED.sub("", _TAKEN.sub("□", text))
    text = _without_posts(clause.block, text)
    if action is Action.APPOINT:
        text = _NOT_APPOINTED.sub("", text)
    heading = "" if _ORDERS.search(clause.block.text) else clause.heading
    return bool(_VERBS[action].search(text) or _VERBS[action].search(heading))


_READ_OTHERWISE = "原文另有读法的，加校注（at: {}）"
_ORDERS = re.compile("任命|免去|聘任|不再担任|撤销.{1,40}职务|代理.{1,40}职务")
_NAMED = re.compile(
    "(?:任命|聘任|免去)(?P<names>[^，；。为的：]{2,200}?)(?:同志)?(?:正式|挂职|分别){0,2}(?:担任|任|为|的)"
)


@rule()
def all_acts_are_told(archive: Archive) -> Iterator[Problem]:
    """任免文件中任命、免去的话都写成 act，话中列名的人一个不漏。"""
    for _, folder in folders(archive):
        if head_of(folder.notice).genre is model.Genre.APPOINTMENT:
            for block in _untold(folder.notice):
                fault = f"“{block.text[:30]}”没有写出任免"
                yield Problem(block.mark, fault, "写成 act: 原句，下面写 appointments")
    for clause in _clauses(archive):
        acts = clause.block.appointments
        if not acts:
            continue
        people = {squeeze(act.person) for act in acts}
        right = all(_says(clause, act.action) and _is_right(clause, act) for act in acts)
        missing = [
            told.person
            for told in clause.reading.acts
            if squeeze(told.person) not in people
            or (right and not any(_is_of(told, act.person, act.action) for act in acts))
        ]
        for piece in clause.reading.unread:
            for match in _NAMED.finditer(piece):
                missing += [
                    each.name for each in names_of(match["names"]) if squeeze(each.name) not in people
                ]
        for name in () if clause.noted else dict.fromkeys(missing):
            remedy = f"在 appointments 下补上；{_READ_OTHERWISE.format(clause.anchor)}"
            yield Problem(clause.block.mark, f"“{name}”的任免没有写出", remedy)


def _untold(writing: model.Writing) -> Iterator[model.Paragraph]:
    """Paragraphs that order, alone or as lines under 任命：. Such a heading is told by the acts under it."""
    told = [*_headed(writing), (None, "")]
    for (block, heading), (behind, _) in pairwise(told):
        if not isinstance(block, model.Paragraph):
            continue
        if ordered_by(block.text):
            orders = not isinstance(behind, model.AppointmentClause)
        else:
            listed = heading and read_sentence(block.text, ordered_by(heading)).acts
            orders = bool(listed or _ORDERS.search(_PROPOSED.sub("", block.text)))
        if orders:
            yield block


def _headed(writing: model.Writing) -> Iterator[tuple[model.Block, str]]:
    """Every block that has words, with the heading that orders what its lines tell: 任命：; above the first, the title."""
    title = squeeze(writing.title or "")
    heading = title if ordered_by(title) else ""
    for block in blocks(writing.body):
        match block:
            case model.AppointmentClause():
                yield block, heading
            case model.Item() | model.Article():
                continue
            case model.Paragraph(text=text) | model.Heading(text=text):
                yield block, heading
                heading = text if ordered_by(text) else ""
            case _:
                heading = ""


@lru_cache(maxsize=1)
def _clauses(archive: Archive) -> tuple[_Clause, ...]:
    """All rules read the same, each sentence once."""
    return tuple(_clauses_of(archive))


def _clauses_of(archive: Archive) -> Iterator[_Clause]:
    for held in records(archive):
        if not isinstance(held.record, model.Notice):
            continue
        anchors = {id(unit.block): unit.anchor for unit in held.units}
        noted = {note.at for note in held.record.notes}
        for _, writing in writings(held.record):
            for block, heading in _headed(writing):
                if isinstance(block, model.AppointmentClause):
                    anchor = anchors[id(block)]
                    yield _Clause(block, heading, anchor, anchor in noted)
