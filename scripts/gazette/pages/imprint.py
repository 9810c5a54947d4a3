"""版权页 of an issue: what its front and back matter print beside name and number, part by part, in the order of print."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gazette import model
from gazette.characters import squeeze
from gazette.model import FrontRole

_BETWEEN = re.compile(r"(?<!\s)\s{2,}(?=[^\s:：][^:：]{0,11}[:：])|[\t　](?=[^\s:：]{2,12}[:：])")
"""Between two imprints of one line: 国内统一刊号：CN00-0000/D　　定价：5.00元. A padded label (编　辑：) is no end."""
_LABEL = re.compile("(?<=[:：])")


@dataclass(frozen=True)
class Imprint:
    """版权项: a label (主办, 电话) and what stands behind it; nothing where print left it empty."""

    label: str
    values: tuple[str, ...]


@dataclass
class ImprintGroup:
    """Lines of one form that follow each other: imprints, lines, or names of those who get the gazette."""

    imprints: list[Imprint] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


@dataclass
class ImprintPart:
    """A heading of the front matter (编辑委员会) and what stands under it."""

    anchor: str
    heading: str | None
    groups: list[ImprintGroup] = field(default_factory=list)


def bare_label(label: str) -> str:
    """主 办： -> 主办"""
    return squeeze(label).strip(":：")


def imprints(line: model.FrontLine) -> list[Imprint]:
    """版权项 of one line: its values where they are typed one by one, else what follows the first colon of each."""
    if line.values:
        return [Imprint(line.text, line.values)]
    told = [_LABEL.split(part, maxsplit=1) for part in _BETWEEN.split(line.text)]
    if any(len(part) == 1 for part in told):
        told = [_LABEL.split(line.text, maxsplit=1)]
    return [Imprint(label.strip(), tuple(filter(None, map(str.strip, rest)))) for label, *rest in told]


def imprint_parts(issue: model.Issue) -> list[ImprintPart]:
    """The front and back matter from heading to heading. Imprints that print left empty are told in a remark."""
    parts = [ImprintPart("masthead", None)]
    behind = False
    for place, line in enumerate(issue.matter):
        behind = behind or line.role is FrontRole.CONTENTS
        if place == len(issue.front) and line.role is not FrontRole.HEADING:
            parts.append(ImprintPart("back", "刊末"))
        match line.role:
            case FrontRole.HEADING:
                parts.append(ImprintPart(_anchor(parts, behind), line.text))
            case FrontRole.IMPRINT:
                filled = [imprint for imprint in imprints(line) if imprint.values]
                if filled:
                    _group(parts[-1], "imprints").imprints.extend(filled)
            case FrontRole.LINE:
                _group(parts[-1], "lines").lines.append(line.text)
            case FrontRole.DISTRIBUTION:
                # Its heading may stand on the line before, or not be printed at all.
                if all(part.anchor != "distribution" for part in parts):
                    if parts[-1].heading is None or parts[-1].groups:
                        parts.append(ImprintPart("", "赠阅范围"))
                    parts[-1].anchor = "distribution"
                _group(parts[-1], "names").names.append(line.text)
    return [part for part in parts if part.heading or part.groups]


def _anchor(parts: list[ImprintPart], behind: bool) -> str:
    """Where a heading stands: `office` (编辑出版) is the first behind the contents, `board` (编辑委员会) before them."""
    name = "office" if behind else "board"
    return name if all(part.anchor != name for part in parts) else f"imprint-{len(parts)}"


def _group(part: ImprintPart, form: str) -> ImprintGroup:
    """The group that a line of this form goes on with, or a new one."""
    if not part.groups or not getattr(part.groups[-1], form):
        part.groups.append(ImprintGroup())
    return part.groups[-1]
