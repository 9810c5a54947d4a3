"""索引: what the search is told of the pages of a site, and of its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from gazette.fresh import Fresh
from gazette.kept import Kept
from gazette.pages import Page, PageKind
from gazette.part import Part
from gazette.search import (
    CitingPlace,
    IndexedPage,
    NumberEntry,
    blocks_of,
    build_search,
    index_part,
    row,
    synonym_table,
)
from gazette.site import KnownNumber, Site


def finish(
    site: Site,
    folder: Fresh,
    made: Iterable[IndexedPage],
    by_hand: Iterable[IndexedPage],
    kept: Kept,
) -> None:
    """Write the search beside the pages that MkDocs has just built in `folder`.

    `made` are the generated pages, `by_hand` the others; `kept` holds what the index can use again.
    """
    numbers = [_number_entry(known) for known in site.numbers()]
    indexed = sorted(made, key=_place_in(site))
    gazette = site.archive.gazette
    synonyms = synonym_table(gazette.synonyms, gazette.organizations)
    build_search(folder, [*indexed, *by_hand], numbers, synonyms, _own_words(site, indexed), kept)


def finish_part(site: Site, made: Sequence[IndexedPage], kept: Kept, part: Part) -> None:
    """Keep what the search needs of those issues that fall to a part; `made` as :func:`finish` has it."""
    issues = {issue.id for issue in part.of(site.archive.gazette.issues)}
    own = (page for page in made if page.issue in issues)
    index_part(sorted(own, key=_place_in(site)), _own_words(site, made), kept)


def _own_words(site: Site, pages: Iterable[IndexedPage]) -> set[str]:
    """Words that no dictionary has: the bodies that have pages with their other names, the people whom notices name."""
    bodies = {name for page in pages if page.kind == "organization" for name in (page.title, *page.names)}
    acts = {act.appointment.person for act in site.acts if act.document.kind == "notice"}
    named = {mention.name for mention in site.mentions if mention.document.kind == "notice"}
    return bodies | acts | named


def _place_in(site: Site) -> Callable[[IndexedPage], tuple[int, str, str]]:
    """Order of the pages in the index: that of their issues, the oldest first; what belongs to none stands behind."""
    order = {issue.id: place for place, issue in enumerate(site.archive.gazette.issues)}
    return lambda page: (order.get(page.issue, len(order)), page.date, page.url)


People = Mapping[str, Mapping[str, Sequence[str]]]


def people_of(site: Site) -> People:
    """By page and anchor the people who are appointed, dismissed or named there."""
    found: dict[str, dict[str, list[str]]] = {}
    for act in site.acts:
        found.setdefault(act.document.url, {}).setdefault(act.anchor, []).append(act.appointment.person)
    for mention in site.mentions:
        found.setdefault(mention.document.url, {}).setdefault(mention.anchor, []).append(mention.name)
    return found


def indexed(kind: PageKind, page: Page, people: People) -> IndexedPage | None:
    """What the search knows of a page; None where it does not find it."""
    if not (kind.searched and page.frame.searched):
        return None
    listed = (row(line.anchor, line.cells, line.heading) for line in page.rows())
    told = page.filters
    return IndexedPage(
        page.address,
        told.name or page.frame.title,
        page.frame.kind,
        told.issuer,
        told.year,
        told.department,
        (*blocks_of(page.text, people.get(page.address, {})), *listed) if told.issue else (),
        told.number,
        told.date,
        told.genre,
        told.issue,
        told.names,
    )


def _number_entry(known: KnownNumber) -> NumberEntry:
    """What the search box knows of a number."""
    return NumberEntry(
        known.spelt,
        known.label,
        known.title or "",
        known.date.isoformat() if known.date else None,
        known.url,
        known.issued_by is not None,
        tuple(CitingPlace(document.title, links[0].url) for document, links in known.cited_by.items()),
        known.aliases,
        tuple(CitingPlace(twin.title, twin.url) for twin in known.related),
    )
