"""The rules that the data must keep. One generator a rule; its docstring is the rule.

A rule says nothing of values that are empty because the store could not read them and has said so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

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
from gazette.checks.rule import RULES, Rule
from gazette.model import Gazette, Issue, Problem

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


Recall = Callable[[Issue, Callable[[], list[Problem]]], list[Problem]]
"""What is remembered of what the check says of an issue alone, else what it says now."""


def check_archive(
    archive: Archive, found: Sequence[Problem] = (), recall: Recall | None = None
) -> list[Problem]:
    """All problems of the data, by place, each once: `found` by the store, and those against the rules.

    What `recall` has is not worked out again; where a file could not be read, nothing is remembered.
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

    def alone(issue: Issue) -> list[Problem]:
        part = archive.only(issue)
        within = (rule for rule in RULES if not rule.across)
        return [*run(within, part), *faults.run(all_words_are_accounted_for, part)]

    problems = [*found, *run((rule for rule in RULES if rule.across), archive)]
    for issue in archive.gazette.issues:
        problems += recall(issue, partial(alone, issue)) if recall and not wrong else alone(issue)
    return sorted(
        dict.fromkeys(problems), key=lambda problem: (problem.mark.file, problem.mark.line, problem.fault)
    )
