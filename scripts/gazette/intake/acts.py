"""任免: the rows that a draft makes of a sentence, and what of it no row was made of."""

from __future__ import annotations

from gazette.appointing.sentences import read_sentence
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
