"""What the editors add (编者所加)."""

from __future__ import annotations

from dataclasses import dataclass

from gazette.model.places import Mark, mark_field


@dataclass(frozen=True, slots=True)
class Note:
    """校注: an editor's remark at a place of the text that stays as printed."""

    at: str
    text: str
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Point:
    """要点: a place of the text that readers ask for first; `words` where not all of it, but a sentence there, is meant."""

    label: str
    at: str
    words: str | None = None
    mark: Mark = mark_field()


@dataclass(frozen=True, slots=True)
class Correction:
    """更正: the received text was visibly damaged; the YAML has it repaired.

    The repair reaches from the anchor `at` to the anchor `to` (or is `at` alone); `received` is the
    text of that stretch exactly as it was received. The repaired text is what now stands there.
    """

    at: str
    received: str
    reason: str
    to: str | None = None
    mark: Mark = mark_field()
