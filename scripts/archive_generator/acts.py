"""任免 of invented people: who is appointed may be removed by a later notice."""

from __future__ import annotations

from collections.abc import Sequence

from archive_generator.vocabulary import POSTS
from archive_generator.words import Words
from gazette.model import Action, Appointment, AppointmentClause

_TRIAL = "试用期一年"


class Acts:
    """Knows who holds which post."""

    def __init__(self, words: Words, bodies: Sequence[str]) -> None:
        self._words = words
        self._bodies = bodies
        self._holders: list[Appointment] = []

    def clauses(self) -> tuple[AppointmentClause, ...]:
        """One sentence up to two dozen, few more often than many."""
        count = 1 + int(24 * self._words.random.random() ** 2.2)
        return tuple(self._clause("；" if number < count else "。") for number in range(1, count + 1))

    def _clause(self, end: str) -> AppointmentClause:
        chance = self._words.random.random()
        if chance < 0.35:
            old = self._leaving()
            text = f"免去{old.person}同志的{old.organization}{old.post}职务"
            return AppointmentClause(text + end, (old,))
        new = self._appointed(_TRIAL if chance < 0.5 else None)
        text = f"{new.person}同志任{new.organization}{new.post}"
        if new.note:
            return AppointmentClause(f"{text}（{new.note}）{end}", (new,))
        if chance > 0.9:
            left = Appointment(new.person, Action.REMOVE, *self._post())
            text += f"，免去其{left.organization}{left.post}职务"
            return AppointmentClause(text + end, (new, left))
        return AppointmentClause(text + end, (new,))

    def _post(self) -> tuple[str, str]:
        return self._words.random.choice(POSTS), self._words.random.choice(self._bodies)

    def _appointed(self, note: str | None) -> Appointment:
        act = Appointment(self._words.person(), Action.APPOINT, *self._post(), note=note)
        self._holders.append(act)
        return act

    def _leaving(self) -> Appointment:
        if self._holders and self._words.chance(0.7):
            at = self._words.random.randrange(len(self._holders))
            self._holders[at], self._holders[-1] = self._holders[-1], self._holders[at]
            held = self._holders.pop()
            return Appointment(held.person, Action.REMOVE, held.post, held.organization)
        return Appointment(self._words.person(), Action.REMOVE, *self._post())
