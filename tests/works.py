"""Works (作品) of all documents of a site, as `make formats` gives them to the formats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from gazette.formats.format import Work, WorkKind
from gazette.site import Site
from gazette.text import Texts


def works(site: Site) -> Iterator[Work]:
    """Every document, interpretation and table."""
    texts = Texts(site)
    for document in site.archive.documents:
        yield Work(
            document.id,
            cast(WorkKind, document.kind),
            document.url,
            document.title,
            document.issuers,
            document.number,
            document.head.signed,
            texts.of(document),
        )
