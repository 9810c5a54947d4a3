"""可能相关, as pages show it: what is printed here under nearly the name of an outside document."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gazette import addresses
from gazette.model import Instrument
from gazette.pages.weights import weight
from gazette.site import Site
from gazette.twins import Twin

_SHOWN = 3
"""So many are told in a list."""


@dataclass(frozen=True)
class Related:
    """The first of what may be related, how many more there are, and what is searched for to see all."""

    twins: list[Twin]
    more: int
    href: str


def weigh_related(site: Site, instrument: Instrument) -> int:
    """Bytes of them in a list."""
    shown = [(twin.title, twin.number, twin.url) for twin in site.related[instrument.slug][:_SHOWN]]
    return weight((shown, addresses.instrument(instrument.slug), "可能相关：另 0000 件")) if shown else 0


def related(site: Site, instrument: Instrument, page: str, most: int = _SHOWN) -> Related:
    """What may be related to an outside document, with addresses as `page` leads to them."""
    found = site.related[instrument.slug]
    return Related(
        [replace(twin, url=addresses.relative(twin.url, page)) for twin in found[:most]],
        max(0, len(found) - most),
        addresses.relative(addresses.search(found[0].title), page) if len(found) > most else "",
    )
