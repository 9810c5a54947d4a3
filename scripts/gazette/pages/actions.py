"""操作: what readers do with the page of a document: hand it on, keep it, print it."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from markupsafe import Markup

from gazette import addresses, model
from gazette.document import Document
from gazette.pages.citing import citation
from gazette.site import Site


@dataclass(frozen=True)
class Download:
    """下载: what kind of file, its name or its size, its address from the page."""

    kind: str
    told: str
    href: str


@dataclass(frozen=True)
class Shared:
    """分享: the words that are copied, with the public address (公开网址) and its QR code where the publication has one.

    Without one no address is given: that of a folder or an intranet is of no use to others.
    """

    words: str
    address: str | None
    code: Markup | None


@dataclass(frozen=True)
class Actions:
    downloads: list[Download]
    shared: Shared


def downloads(site: Site, page: str) -> list[Download]:
    """The files of other formats beside a page, with how large they are: phones pay for what they load."""
    return [
        Download(file.label, _size(file.size), addresses.relative(file.address, page))
        for file in site.files.get(page, ())
    ]


def _size(size: int) -> str:
    """24 KB, 1.2 MB; never none."""
    return f"{size / 1_000_000:.1f} MB" if size >= 999_500 else f"{max(1, round(size / 1000))} KB"


def actions(site: Site, document: Document) -> Actions:
    """What can be done with the page of a document."""
    forms = [("Markdown", addresses.markdown(document.url))]
    if isinstance(document.record, model.Table):
        forms += [(form.upper(), addresses.table_data(document.id, form)) for form in ("csv", "json")]
    root = site.publication.address
    address = root and root + document.url
    return Actions(
        [
            *downloads(site, document.url),
            *(Download(_KINDS[form], form, addresses.relative(path, document.url)) for form, path in forms),
        ],
        Shared(citation(document), address, _code(address) if address else None),
    )


_KINDS = {"Markdown": "文字", "CSV": "表格", "JSON": "数据"}


def _code(address: str) -> Markup:
    """二维码 as SVG without a size of its own: what the module draws is lines, no text."""
    return Markup(
        segno.make(address, error="m", micro=False).svg_inline(omitsize=True, border=4, svgclass=None)
    )
