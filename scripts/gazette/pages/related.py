"""可能相关, as pages show it: what is printed here under nearly the name of an outside document."""

from __future__ import annotations

from dataclasses import replace

from gazette import addresses
from gazette.model import Instrument
from gazette.site import Site
from gazette.twins import Twin


def related(site: Site, instrument: Instrument, page: str) -> list[Twin]:
    """What may be related to an outside document, with addresses as `page` leads to them."""
    return [replace(twin, url=addresses.relative(twin.url, page)) for twin in site.related[instrument.slug]]
