"""确认: what becomes of the confirmations of an issue when a person confirms a place, or takes that back. Pure."""

from __future__ import annotations

import datetime

from gazette.model import Confirmation, StopKind
from gazette.stops import Stop

_LONGEST = 40


class Refused(Exception):
    """What cannot be confirmed, and why, in Chinese."""


def named(name: str) -> str:
    """The name of who confirms, as it is written down. Raises :class:`Refused`."""
    told = " ".join(name.split())
    if not told:
        raise Refused("先写上你的姓名，再确认")
    if len(told) > _LONGEST or not told.isprintable():
        raise Refused(f"姓名最多 {_LONGEST} 个字，不能有看不见的字符")
    return told


def confirmed(
    held: tuple[Confirmation, ...], stop: Stop, by: str, date: datetime.date
) -> tuple[Confirmation, ...]:
    """With the place confirmed by this person; what the same person had said of it is replaced."""
    entry = Confirmation(stop.kind, stop.file, stop.text, stop.digest, by, date)
    return (*withdrawn(held, stop, by), entry)


def withdrawn(held: tuple[Confirmation, ...], stop: Stop, by: str) -> tuple[Confirmation, ...]:
    """Without what this person has confirmed of the place."""
    key: tuple[StopKind, str, str] = stop.key
    return tuple(entry for entry in held if (entry.what, entry.file, entry.text, entry.by) != (*key, by))
