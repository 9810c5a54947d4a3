"""The rules that the data must keep. One generator a rule; its docstring is the rule.

A rule says nothing of values that are empty because the store could not read them and has said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from gazette import faults, fidelity
from gazette.archive import Archive
from gazette.checks import (
    acts,
    attached,
    citations,
    contents,
    editing,
    heads,
    markers,
    names,
    reviewing,
    series,
    tables,
    text,
    topics,
)
from gazette.checks.rule import ASKED, RULES, Rule
from gazette.links import links_of
from gazette.model import Gazette, Problem
from gazette.targets import faces

__all__ = ["RULES", "Rule", "check", "check_archive"]

MODULES = (
    names,
    heads,
    series,
    contents,
    markers,
    text,
    tables,
    acts,
    attached,
    editing,
    citations,
    topics,
    reviewing,
)
"""Whose rules :data:`RULES` holds."""


def check(gazette: Gazette, found: Sequence[Problem] = ()) -> list[Problem]:
    """All problems of the data, as :func:`check_archive` finds them."""
    return check_archive(Archive(gazette), found)


def check_archive(archive: Archive, found: Sequence[Problem] = ()) -> list[Problem]:
    """All problems of the data, by place, each once: `found` by the store, and those against the rules.

    Nothing is said twice: not of a line that could not be read, nor of what is missing because of it. Raises
    :class:`gazette.faults.ProgramFault` where a rule itself fails.
    """
    wrong = [problem for problem in found if not problem.hint]
    unread_lines = {problem.mark for problem in wrong}
    unread_files = frozenset(problem.mark.file for problem in wrong)
    lost_names = {problem.mark.file.rpartition("/")[2] for problem in found if problem.unread}

    def run(rules: Iterable[Rule], part: Archive) -> list[Problem]:
        return [
            problem
            for rule in rules
            if not rule.reads & lost_names
            for problem in faults.run(rule.check, part)
            if (problem.mark.file not in unread_files if rule.whole else problem.mark not in unread_lines)
        ]

    def all_words_are_accounted_for(archive: Archive) -> Iterator[Problem]:
        """收到的文字与 YAML 逐字相符。"""
        for issue in archive.gazette.issues:
            told = fidelity.account(issue, unread_files)
            yield from (problem for problem in told if problem.mark not in unread_lines)

    def alone(part: Archive) -> list[Problem]:
        within = (rule for rule in RULES if not (rule.across or rule.linked))
        return [*run(within, part), *faults.run(all_words_are_accounted_for, part)]

    def linked(part: Archive) -> list[Problem]:
        return run((rule for rule in RULES if rule.linked), part)

    if not wrong:
        archive.gather(alone, faces, *ASKED)
    problems = [*found, *run((rule for rule in RULES if rule.across), archive)]
    said: Iterable[list[Problem]]
    # Where a file could not be read, what is said is not all: it is said without memory.
    if wrong:
        said = (tell(archive.only(issue)) for tell in (alone, linked) for issue in archive.gazette.issues)
    else:
        links = links_of(archive)
        said = chain(archive.found(alone), archive.found(linked, links.world, links.resolve))
    problems += chain.from_iterable(said)
    return sorted(
        dict.fromkeys(problems), key=lambda problem: (problem.mark.file, problem.mark.line, problem.fault)
    )
