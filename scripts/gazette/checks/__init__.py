"""The rules that the data must keep. One generator a rule; its docstring is the rule.

A rule says nothing of values that are empty because the store could not read them and has said so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gazette import fidelity
from gazette.archive import Archive
from gazette.checks import acts, citations, contents, editing, names, tables, text
from gazette.model import Gazette, Problem

Rule = Callable[[Archive], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    names.document_numbers_are_unique,
    names.registrations_are_unique,
    names.names_are_unique,
    names.slugs_are_plain,
    names.document_numbers_are_readable,
    names.registrations_are_readable,
    names.instruments_are_identified,
    contents.folders_stand_in_contents_once,
    contents.contents_agree_with_notices,
    contents.issues_are_of_their_year,
    contents.dates_agree_with_numbers,
    text.departments_open_titles,
    text.characters_are_visible,
    text.text_is_without_markup,
    tables.column_labels_are_unique,
    tables.roles_are_known,
    tables.first_cells_are_not_merged,
    tables.cells_are_of_their_type,
    tables.bodies_are_known,
    acts.acts_stand_in_their_sentence,
    acts.clauses_have_acts,
)
"""Rules on single values: they hold or not whatever else could be read."""

WHOLE_FILE_RULES: tuple[Rule, ...] = (
    text.bodies_are_not_empty,
    text.markers_run_on,
    text.tables_are_referred_to_once,
    tables.tables_have_one_form,
    tables.row_numbers_run_on,
    editing.anchors_exist,
    editing.corrections_stand_apart,
    citations.citations_are_known,
    citations.numbers_are_read,
)
"""Rules on what stands beside what, or is missing: judged only in files that could be read whole."""


def check(gazette: Gazette, found: Sequence[Problem] = ()) -> list[Problem]:
    """All problems of the data, by place, each once: `found` by the store, and those against the rules.

    Nothing is said twice: not of a line that could not be read, nor of what is missing because of it.
    """
    archive = Archive(gazette)
    unread_lines = {problem.mark for problem in found}
    unread_files = frozenset(problem.mark.file for problem in found)
    problems = list(found)
    for rule in RULES:
        problems += [problem for problem in rule(archive) if problem.mark not in unread_lines]
    for rule in WHOLE_FILE_RULES:
        problems += [problem for problem in rule(archive) if problem.mark.file not in unread_files]
    for issue in gazette.issues:
        problems += fidelity.account(issue, unread_files)
    return sorted(
        dict.fromkeys(problems), key=lambda problem: (problem.mark.file, problem.mark.line, problem.fault)
    )
