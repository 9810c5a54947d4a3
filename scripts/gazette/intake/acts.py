"""任免: the rows that a draft makes of a sentence, and what of it no row was made of."""

from __future__ import annotations

from collections.abc import Sequence

from gazette.appointing.sentences import ordered_by, read_sentence
from gazette.intake.passages import Passage
from gazette.model import Action, Appointment, Mark


def acts_of(
    text: str, line: int, ordered: Action | None, *, confirmed: bool
) -> tuple[tuple[Appointment, ...], list[str]]:
    """The acts of a sentence, and its pieces that look like acts and were not read; `ordered` is what the heading above
    it says, `confirmed`: the title says 正式任职."""
    reading = read_sentence(text, ordered)
    acts = []
    for told in reading.acts:
        formal = told.action is Action.APPOINT and (confirmed or told.formally)
        action = Action.CONFIRM if formal else told.action
        post = told.post
        acts.append(
            Appointment(
                told.person, action, post.post, post.organization, post.concurrent, post.note, Mark("", line)
            )
        )
    return tuple(acts), reading.unread


def listed_acts(passages: Sequence[Passage | None], ordered: Action | None) -> frozenset[int]:
    """Which passages order (任命：) or are lines under such a heading that tell an act: no roster, whatever they look like;
    `ordered`: what the title says."""
    found: set[int] = set()
    for at, passage in enumerate(passages):
        orders = ordered_by(passage.text) if passage else None
        if orders or (passage and ordered and read_sentence(passage.text, ordered).acts):
            found.add(at)
            ordered = orders or ordered
        else:
            ordered = None
    return frozenset(found)
