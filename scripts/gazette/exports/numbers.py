"""文号 (numbers.json): every number that is issued or cited here, in the order of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gazette import addresses
from gazette.exports.output import File, Output
from gazette.numbers import parse
from gazette.site import Site


@dataclass(frozen=True)
class ExportedNumber:
    """文号: a number with the documents that cite what bears it."""

    number: str
    """规范写法"""
    kind: Literal["document", "order", "standard", "registration"] | None
    """发文字号, 令, 标准号, 统一登记号; null where its form is none of these"""
    issued_by_id: str | None
    """编号 of our document that bears it; null where it is only cited"""
    cited_by: tuple[str, ...]
    """编号 of the documents that cite it"""
    url: str
    """网页地址, relative to the site's root"""


def _numbers(site: Site) -> Iterator[ExportedNumber]:
    for notice in site.archive.notices.values():
        for spelled in (notice.notice.number, notice.notice.registration):
            if spelled:
                yield _number(site, spelled, notice.id, notice.id, notice.url)
    for instrument in site.archive.gazette.instruments:
        if instrument.number:
            url = addresses.instrument(instrument.slug)
            yield _number(site, instrument.number, None, instrument.slug, url)


def _number(site: Site, spelled: str, issued_by: str | None, target: str, url: str) -> ExportedNumber:
    number = parse(spelled)
    return ExportedNumber(
        number=spelled,
        kind=number.kind if number else None,
        issued_by_id=issued_by,
        cited_by=tuple(document.id for document in site.citing_documents(target)),
        url=url,
    )


def _order(row: ExportedNumber) -> tuple[int, str, tuple[int, ...]]:
    number = parse(row.number)
    return number.key if number else (9, "", ())


def _files(site: Site) -> Iterator[File[tuple[ExportedNumber, ...]]]:
    yield File("numbers", tuple(sorted(_numbers(site), key=_order)))


OUTPUT = Output("numbers", "文号", tuple[ExportedNumber, ...], _files)
