"""What the printed text claims of itself, held against what can be counted (自述核对).

One generator a rule; its docstring is the rule, and stands on the page above its findings. A disagreement
is in the printed text: it is reported to the reader, and never mended. What cannot be counted is no claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from gazette import faults
from gazette.archive import Archive
from gazette.claims import contents, enumerations, quotations, restatements, series, structure, sums, tables
from gazette.claims.claim import Claim
from gazette.claims.recalled import Recalled

__all__ = ["RULES", "WHOLE", "Claim", "claims"]

RULES: tuple[Callable[[Archive], Iterator[Claim]], ...] = (
    contents.contents_name_the_documents,
    contents.pages_ascend,
    series.dates_follow_numbers,
    contents.titles_name_the_appointed,
    structure.titles_name_what_is_issued,
    structure.enclosures_are_as_announced,
    structure.chapters_and_articles_are_counted,
    structure.chapters_are_named,
    structure.parts_are_counted,
    tables.items_are_counted,
    tables.columns_are_counted,
    tables.projects_are_counted,
    tables.totals_are_sums,
    tables.groups_are_counted,
    sums.parts_add_up,
    sums.amounts_match_what_they_measure,
    enumerations.lists_have_their_length,
    enumerations.cleared_documents_are_counted,
    enumerations.slogans_have_their_length,
    restatements.titles_are_repeated,
    quotations.articles_are_quoted,
    quotations.articles_are_retold,
    restatements.figures_are_repeated,
)


WHOLE = frozenset({restatements.titles_are_repeated})
"""Rules that hold documents of several issues beside each other; all others look at one issue at a time."""


def claims(archive: Archive, recall: Recalled | None = None) -> list[Claim]:
    """All claims, rule by rule, each rule's issue by issue; `rule` is the docstring of the rule.

    `recall` has those of issues that have not changed. Raises :class:`gazette.faults.ProgramFault` where a rule itself
    fails.
    """
    single = [rule for rule in RULES if rule not in WHOLE]

    def make(part: Archive) -> list[list[Claim]]:
        return [faults.run(rule, part) for rule in single]

    parts = list(map(archive.only, archive.gazette.issues))
    by_issue = recall(parts, make) if recall else list(map(make, parts))
    found = {rule: [claim for issue in by_issue for claim in issue[at]] for at, rule in enumerate(single)}
    found |= {rule: faults.run(rule, archive) for rule in WHOLE}
    return [replace(claim, rule=_description(rule)) for rule in RULES for claim in found[rule]]


def _description(rule: Callable[[Archive], Iterator[Claim]]) -> str:
    """The docstring on one line; Chinese has no space to keep where it was broken."""
    return "".join((rule.__doc__ or "").split())
