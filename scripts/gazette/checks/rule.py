"""A rule (规则) that the data must keep: a generator whose docstring is the rule, with the files that it reads.

A rule is added by writing it in one of the modules of this package, under :func:`rule`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from gazette import faults
from gazette.archive import Archive
from gazette.model import Problem

Check = Callable[[Archive], Iterator[Problem]]
Told = TypeVar("Told")


@dataclass(frozen=True)
class Rule:
    """规则: what it finds; beside the file that it complains of it `reads` files of these names, anywhere in data/.

    `whole`: it judges what stands beside what, or is missing, and so only files that could be read whole.
    `across`: it judges the registers, or one issue by others; any other says of each issue what it would say of it alone.
    `linked`: beside the issue it asks what its citations lead to (:func:`gazette.links.links_of`).
    """

    check: Check
    reads: frozenset[str]
    whole: bool
    across: bool
    linked: bool


RULES: list[Rule] = []
"""Every rule, in the order of their modules."""


ASKED: list[Callable[[Archive], Any]] = []
"""What rules that judge across issues ask of each (:meth:`gazette.archive.Archive.found`)."""


def asked(find: Callable[[Archive], list[Told]]) -> Callable[[Archive], list[Told]]:
    """Make a function one that a rule asks of each issue; where it fails, it says on what."""

    @functools.wraps(find)
    def told(part: Archive) -> list[Told]:
        return faults.run(find, part)

    ASKED.append(told)
    return told


def rule(
    *, reads: tuple[str, ...] = (), whole: bool = False, across: bool = False, linked: bool = False
) -> Callable[[Check], Check]:
    """Make a generator a rule of the data. Where a file that it reads could not be read, it is silent: one cause, one
    fault."""

    def register(check: Check) -> Check:
        RULES.append(Rule(check, frozenset(reads), whole, across, linked))
        return check

    return register
