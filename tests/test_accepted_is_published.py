"""Whatever the check accepts can be published: clauses of the gazette in any order, with numbers, lists, sums, headings."""

from __future__ import annotations

import pytest
from hypothesis import event, example, given, settings
from markup_binding import bind
from recombined import PLAIN, headings, made, texts

from gazette import checks
from gazette.build import markdown_of
from gazette.exports import exports
from gazette.pages import pages
from gazette.site import Site


@pytest.mark.slow
@settings(max_examples=120)
@given(told=texts, explained=texts, titled=headings)
@example(told=["重点抓好以下3项工作："], explained=["重点抓好以下3项工作："], titled=[])
@example(told=["共0项：其中"], explained=["甲、乙分别为1、"], titled=["共3项："])
def test_what_is_accepted_can_be_published(told: list[str], explained: list[str], titled: list[str]) -> None:
    whole = made(told, explained, titled)
    problems = checks.check(whole)
    event("refused" if problems else "accepted")
    if problems:
        return
    site = Site(whole)
    dict(exports(site))
    for kind, page in pages(site):
        assert page.view is not None, kind.name
        list(page.rows())
        bind(page.text, markdown_of(page).split("---\n", 2)[2])


def test_most_of_what_is_made_is_accepted() -> None:
    """Or the test above would prove nothing."""
    plain = ["重点抓好以下各项工作。", *PLAIN[:40]]
    accepted = [text for text in plain if not checks.check(made([text], [text], []))]
    assert len(accepted) > len(plain) * 0.8
