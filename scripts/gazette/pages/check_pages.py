"""核对: what the gazette says of itself against what is counted, rule by rule, and the corrections made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from gazette import model
from gazette.claims import Claim
from gazette.fidelity import squeeze, without
from gazette.pages.page_meta import column_meta
from gazette.pages.paging import leaves
from gazette.pages.places import name_of
from gazette.pages.templates import render
from gazette.pages.text import relative
from gazette.site import Site


def pages(site: Site) -> Iterator[tuple[str, str]]:
    """(path under docs/, Markdown): what does not agree first, then rule by rule; long lists by year."""
    for leaf in leaves("checks", site.claims, lambda claim: claim.document.issue.year):
        rules = [
            {"rule": rule, "claims": [_entry(claim, leaf.page) for claim in group]}
            for rule, group in groupby(
                sorted(leaf.entries, key=lambda claim: claim.rule), key=lambda claim: claim.rule
            )
        ]
        corrections = [
            {
                "href": relative(f"{document.url}#notes", leaf.page),
                "title": document.title,
                "count": len(document.record.corrections),
            }
            for document in site.archive.documents
            if document.record.corrections and leaf.year in (None, document.issue.year)
        ]
        yield (
            leaf.source,
            render(
                "checks.md.j2",
                meta=column_meta(
                    site, "核对", "公报自己说的数目与清点的结果，一致的和不一致的", "核对,更正,校注"
                ),
                leaf=leaf,
                rules=rules,
                failing=[_entry(claim, leaf.page) for claim in leaf.entries if not claim.holds],
                corrections=corrections,
                characters=sum(_length(issue) for issue in site.archive.gazette.issues),
            ),
        )


def _length(issue: model.Issue) -> int:
    """How many characters an issue has, the tags of the extraction left out."""
    return len(squeeze(without(issue.source, [tag.text for tag in issue.markup])))


def _entry(claim: Claim, page: str) -> dict[str, Any]:
    unit = next((unit for unit in claim.document.units if unit.anchor == claim.anchor), None)
    return {
        "claim": claim,
        "href": relative(f"{claim.document.url}#{claim.anchor}", page),
        "place": name_of(unit) if unit else claim.document.title,
    }
