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
from gazette.links import links_of
from gazette.units import name_of

__all__ = ["RULES", "WHOLE", "Claim", "claims", "claims_alone", "claims_linked"]

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
"""Rules that ask what other issues hold; all others look at one issue at a time."""


def claims(archive: Archive) -> list[Claim]:
    """All claims, rule by rule, each rule's issue by issue; `rule` is the docstring of the rule.

    Raises :class:`gazette.faults.ProgramFault` where a rule itself fails.
    """
    alone, linked = archive.found(claims_alone), archive.found(claims_linked, links_of(archive).world)
    found = [one | other for one, other in zip(alone, linked, strict=True)]
    return [claim for rule in RULES for issue in found for claim in issue[rule.__name__]]


def claims_alone(part: Archive) -> dict[str, list[Claim]]:
    """By rule what it finds in an issue."""
    return {rule.__name__: _found(rule, part) for rule in RULES if rule not in WHOLE}


def claims_linked(part: Archive) -> dict[str, list[Claim]]:
    """The same of the rules that ask what other issues hold."""
    return {rule.__name__: _found(rule, part) for rule in RULES if rule in WHOLE}


def _found(rule: Callable[[Archive], Iterator[Claim]], part: Archive) -> list[Claim]:
    told = _description(rule)
    return [replace(claim, rule=told, place=_place(claim)) for claim in faults.run(rule, part)]


def _place(claim: Claim) -> str:
    units = (unit for unit in claim.document.units if unit.anchor == claim.anchor)
    return next(map(name_of, units), claim.document.title)


def _description(rule: Callable[[Archive], Iterator[Claim]]) -> str:
    """The docstring on one line; Chinese has no space to keep where it was broken."""
    return "".join((rule.__doc__ or "").split())
