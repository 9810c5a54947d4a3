"""What the contents and the titles say of the documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gazette import model
from gazette.archive import Archive
from gazette.characters import squeeze
from gazette.claims.claim import Claim, differences
from gazette.contents import numbers_of
from gazette.document import Document
from gazette.model import Action

_TITLE = re.compile(
    r"关于(?P<names>\S{1,200}?)(?P<others>等)?同志(?P<acts>职务任免|免职|任职|正式任职)的通知"
)
_ACTS = {
    "职务任免": {Action.APPOINT, Action.REMOVE},
    "免职": {Action.REMOVE},
    "任职": {Action.APPOINT},
    "正式任职": {Action.CONFIRM},
}


def contents_name_the_documents(archive: Archive) -> Iterator[Claim]:
    """目录与公文：目录所印的标题、发文字号、统一登记号，与公文所印的相同。"""
    for document, entry in _entries(archive):
        notice = document.notice
        printed = ("、".join(entry.printed_numbers), entry.registration)
        # Under a title that names the body, 2023年第2号 is the whole number.
        short = len(notice.numbers) == 1 and entry.printed_numbers == notice.numbers
        own = (printed[0] if short else "、".join(numbers_of(notice)), notice.registration)
        listed = [entry.title, *(text or "" for text in printed)]
        # A gazette that prints no numbers in its contents says nothing of them.
        held = [
            notice.title,
            *((text or "") if said else "" for text, said in zip(own, printed, strict=True)),
        ]
        quote = " ".join(filter(None, listed))
        told = "；".join(filter(None, map(differences, listed, held)))
        yield Claim(document, "title", quote, _joined(listed), _joined(held), not told, told)


def pages_ascend(archive: Archive) -> Iterator[Claim]:
    """目录页码：公文按页码先后排列，后一篇的起始页不在前一篇之前。"""
    issues: dict[str, list[tuple[Document, int]]] = {}
    for document, entry in _entries(archive):
        if entry.page is not None:
            issues.setdefault(document.issue.id, []).append((document, entry.page))
    for listed in issues.values():
        pages = "、".join(str(page) for _, page in listed)
        back = [document for (_, before), (document, page) in pairwise(listed) if page < before]
        counted = f"{len(back)} 处页码倒退" if back else "页码依次不减"
        yield Claim((back or [listed[0][0]])[0], "title", pages, "按页码先后排列", counted, not back)


def titles_name_the_appointed(archive: Archive) -> Iterator[Claim]:
    """任免标题：标题所举的人在前，没有“等”字的不漏人；任免、任职、免职、正式任职与所载相符。"""
    for document in archive.notices.values():
        notice = document.notice
        clauses = [block for block in notice.body if isinstance(block, model.AppointmentClause)]
        acts = [act for clause in clauses for act in clause.appointments]
        match = _TITLE.search(notice.title)
        if not match or not acts:
            continue
        people = list(dict.fromkeys(squeeze(act.person) for act in acts))
        named = match["names"].replace("、", "")
        in_full = "".join(people)
        right_names = in_full.startswith(named) if match["others"] else in_full == named
        done = {act.action for act in acts}
        counted = f"{'、'.join(people)}：{'、'.join(action.label for action in Action if action in done)}"
        told = [] if right_names else ["所举的人不同"]
        told += [] if done == _ACTS[match["acts"]] else ["任免不同"]
        yield Claim(document, "title", match[0], match[0], counted, not told, "；".join(told))


def _entries(archive: Archive) -> Iterator[tuple[Document, model.ContentsEntry]]:
    """The lines of the contents with the notices they name."""
    notices = {(document.issue.id, document.folder.name): document for document in archive.notices.values()}
    for issue in archive.gazette.issues:
        for entry in issue.entries():
            if (issue.id, entry.folder) in notices:
                yield notices[issue.id, entry.folder], entry


def _joined(parts: list[str]) -> str:
    return "，".join(part for part in parts if part)
