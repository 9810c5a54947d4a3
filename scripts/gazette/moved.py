"""Addresses that were published and are no page any more (已移动的网址), each with what it leads to now.

Worked out from what the data says today, so that it holds whenever a page was published: an instrument had the address of
any name that it is cited by before more was known of it; a document has told its earlier addresses (`formerly`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette import addresses
from gazette.archive import Archive
from gazette.document import Document
from gazette.instruments import Naming
from gazette.links import Links
from gazette.model import Former
from gazette.slugs import apart
from gazette.targets import Target


@dataclass(frozen=True)
class Moved:
    """An earlier address, what stood there, and where that is now: one place, or all that it may have been."""

    address: str
    title: str
    to: tuple[Target, ...]


def moved(archive: Archive, links: Links) -> Iterator[Moved]:
    """Every address that leads on."""
    yield from _instruments(links)
    for notice in archive.notices.values():
        for former in notice.formerly:
            if not former.anchor:
                yield from former_pages(archive, notice, former)


def _instruments(links: Links) -> Iterator[Moved]:
    """Of the names that instruments are cited by those that would make another address than they have.

    So what was cited by title before its number was known leads on, what editors have made one, what sounds like
    another; and what has since been printed here.
    """
    held = {instrument.slug for instrument in links.targets.instruments}
    titles: dict[str, str] = {}
    places: dict[str, dict[str, Target]] = {}
    sounding: dict[str, set[str]] = {}
    for naming in links.namings.distinct.values():
        sounding.setdefault(naming.slug, set()).add(naming.number or naming.key)
    addressed = (
        (slug, naming)
        for naming in links.namings.distinct.values()
        for slug in (
            naming.slug,
            # Where two sounded alike, each had its own address, whatever has become of the other.
            *([apart(naming.slug, naming.number or naming.key)] if len(sounding[naming.slug]) > 1 else []),
        )
    )
    for slug, naming in addressed:
        if slug not in held:
            titles.setdefault(slug, f"《{naming.title}》" if not naming.number else naming.number)
            for target in _borne(links, naming):
                places.setdefault(slug, {})[target.url] = target
    for slug, found in places.items():
        yield Moved(addresses.instrument(slug), titles[slug], tuple(found.values()))


def _borne(links: Links, naming: Naming) -> Iterator[Target]:
    """All that bears the name; what is printed in the very issue that cites it was never an instrument."""
    title = None if naming.number else naming.title
    for target in links.targets.candidates(title, naming.number):
        if not target.document or target.document.issue is not naming.document.issue:
            yield target


def former_pages(archive: Archive, notice: Document, former: Former) -> Iterator[Moved]:
    """The pages that a document had at an earlier address: its own, or, where it has become a part of another (`at`),
    that of the part; and those of its interpretation and its tables, which have moved with it."""
    url = f"{notice.url}#{former.at}" if former.at else notice.url
    yield Moved(addresses.document(former.address), notice.title, (Target(url, document=notice),))
    for other in archive.belongings(notice) if not former.at else ():
        name = other.url.removeprefix(notice.url.removesuffix(".html"))
        yield Moved(f"documents/{former.address}{name}", other.title, (Target(other.url, document=other),))
