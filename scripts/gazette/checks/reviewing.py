"""Rules on what is to be looked at after an issue was taken in (校读)."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.archive import Archive
from gazette.checks.rule import rule
from gazette.model import Problem, StopKind
from gazette.stops import reviewed


@rule(reads=("review.yml",))
def doubts_are_looked_at(archive: Archive) -> Iterator[Problem]:
    """收稿时存疑的地方，须有人对照印刷看过。"""
    for issue in archive.gazette.issues:
        state = reviewed(issue) if issue.comments else None
        for place, stop in enumerate(state.stops if state else ()):
            if state and stop.kind is StopKind.DOUBT and place not in state.holding:
                told = "、".join(f"{entry.by} {entry.date}" for entry in state.lapsed.get(place, ()))
                again = f"（{told} 确认过，文字后来改了）" if told else ""
                remedy = "核对后删去这一行注释，或用 make review 确认"
                yield Problem(stop.told, f"{stop.text}{again}", remedy, hint=True)


@rule(reads=("review.yml",))
def confirmations_belong_to_something(archive: Archive) -> Iterator[Problem]:
    """review.yml 里的确认，须仍有所指，所指的文字须没有改过。"""
    for issue in archive.gazette.issues:
        state = reviewed(issue) if issue.confirmed else None
        if state is None:
            continue
        for entry in state.obsolete:
            fault = f"过时的确认：{entry.file} 里已经没有这一处（{entry.what.value}：{entry.text}）"
            yield Problem(entry.mark, fault, "删去这一条", hint=True)
        for place, entries in state.lapsed.items():
            if state.stops[place].kind is not StopKind.DOUBT:  # which is a hint of its own again
                for entry in entries:
                    fault = f"失效的确认：文字后来改了（{entry.what.value}：{entry.text}）"
                    yield Problem(entry.mark, fault, "用 make review 重新确认，或删去这一条", hint=True)
