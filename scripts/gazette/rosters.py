"""名单: lines of roles, persons and posts, read as print sets them. Pure; a line that is none of them is a group.

line   = [role "："] people | role "：" | group
people = name [space post] | name (space name)+        where none of them is a post
name   = two to four characters without space, or two single ones spaced out (郗　望)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.numbering import marker_of

_ROLE = re.compile(r"\s*(?P<role>[^：:（(、，。]{1,12})[：:]")
_NAME = re.compile(r"(?P<name>[\u3400-\u9fff][\s\u3000]+[\u3400-\u9fff](?=[\s\u3000]|$)|[^\s\u3000：:]+)")
_POST = re.compile(
    r".*(?:长|任|员|书记|主席|总理|会计师|工程师|教授|顾问|经理|法官|检察官|[）)])|.{5,}", re.DOTALL
)
"""What follows a name and is a post, not another name."""


@dataclass(frozen=True)
class Span:
    """A stretch of a line."""

    start: int
    end: int


@dataclass(frozen=True)
class Member:
    """名单中的人: what is not printed is None; `role` is that of the line or of the nearest line above."""

    name: str
    post: str | None
    role: str | None
    group: str | None


@dataclass(frozen=True)
class RosterLine:
    """One line: where its role and its people stand, and who they are."""

    role: Span | None
    names: tuple[Span, ...]
    post: Span | None
    members: tuple[Member, ...]


def roster(lines: Sequence[str]) -> list[RosterLine]:
    """The lines of a roster, in order."""
    found: list[RosterLine] = []
    role: str | None = None
    group: str | None = None
    for text in lines:
        line = _line(text)
        if line.role:
            role, group = _squeezed(text, line.role).rstrip("：:"), None
        elif not line.names:
            group = "".join(text.split())
        post = _squeezed(text, line.post) if line.post else None
        members = tuple(Member(_squeezed(text, name), post, role, group) for name in line.names)
        found.append(RosterLine(line.role, line.names, line.post, members))
    return found


def _line(text: str) -> RosterLine:
    match = _ROLE.match(text)
    role = Span(match.start("role"), match.end()) if match else None
    start = match.end() if match else 0
    if marker_of(text[start:].strip()) or (not role and not re.search(r"\S[\s\u3000]+\S", text)):
        return RosterLine(role, (), None, ())
    pieces = list(_pieces(text, start))
    if not pieces:
        return RosterLine(role, (), None, ())
    others = [text[piece.start : piece.end] for piece in pieces[1:]]
    if others and (any(len(other) > 4 or _POST.fullmatch(other) for other in others)):
        return RosterLine(role, (pieces[0],), Span(pieces[1].start, pieces[-1].end), ())
    return RosterLine(role, tuple(pieces), None, ())


def _pieces(text: str, start: int) -> Iterator[Span]:
    for match in _NAME.finditer(text, start):
        yield Span(*match.span("name"))


def _squeezed(text: str, span: Span) -> str:
    return "".join(text[span.start : span.end].split())
