"""Bodies (机构) as the text names them: lists of names taken apart, names looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazette import model
from gazette.columns import says_nothing
from gazette.punctuation import elements

_SEPARATORS = "、，,；;"
_JOINTS = re.compile("等|及|和")


@dataclass(frozen=True)
class NamedBody:
    """A body as named at a place of the text; `organization` is None for collective or unknown names."""

    name: str
    organization: model.Organization | None


class Bodies:
    """Looks names up among the organizations. An alias of two bodies is an alias of none."""

    def __init__(
        self, organizations: tuple[model.Organization, ...], collective: tuple[str, ...] = ()
    ) -> None:
        self.collective = frozenset(collective)
        self._by_name: dict[str, model.Organization | None] = {}
        for organization in organizations:
            for name in dict.fromkeys((organization.name, *organization.aliases)):
                self._by_name[name] = None if name in self._by_name else organization
        self._longest = max(map(len, (*self._by_name, *self.collective)), default=0)

    def find(self, name: str) -> model.Organization | None:
        """The body of this name, white space apart; None where there is none, or two."""
        return self._by_name.get("".join(name.split()))

    def listed(self, text: str) -> list[NamedBody]:
        """The names in a list: 市司法局、市发改委等市直相关单位，各县市区政府 -> four names."""
        return [NamedBody(name, self.find(name)) for name in self._names(text)]

    def _names(self, text: str) -> Iterator[str]:
        whole = "".join(text.split())
        if says_nothing(whole):
            return
        for piece in [whole] if self._known(whole) else elements(whole.rstrip("。"), _SEPARATORS):
            yield from self._known_parts(piece)

    def _known_parts(self, piece: str) -> Iterator[str]:
        """A piece, or the two names that 等 or 及 joins in it, where both are known."""
        if self._known(piece):
            yield piece
            return
        for joint in _JOINTS.finditer(piece, 0, self._longest + 1):
            left, right = piece[: joint.start()], piece[joint.end() :]
            if self._known(left) and (not right or self._known(right)):
                yield left
                if right:
                    yield right
                return
        yield piece

    def _known(self, name: str) -> bool:
        return name in self._by_name or name in self.collective
