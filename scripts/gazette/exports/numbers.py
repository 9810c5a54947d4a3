"""文号 (numbers.json): every number that is issued or cited here, in the order of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.exports.output import File, Output
from gazette.numbers import FORMS, NumberKind
from gazette.site import KnownNumber, Site


@dataclass(frozen=True)
class ExportedNumber:
    """文号: a number with the documents that cite what bears it."""

    number: str
    """规范写法"""
    kind: NumberKind | None
    """发文字号, 令, 标准号, 统一登记号; null where its form is none of these"""
    issued_by_id: str | None
    """编号 of our document that bears it; null where it is only cited"""
    cited_by: tuple[str, ...]
    """编号 of the documents that cite it"""
    url: str
    """网页地址, relative to the site's root"""


def _exported(known: KnownNumber) -> ExportedNumber:
    return ExportedNumber(
        number=known.spelt,
        kind=known.kind,
        issued_by_id=known.issued_by.id if known.issued_by else None,
        cited_by=tuple(document.id for document in known.cited_by),
        url=known.url,
    )


def _order(known: KnownNumber) -> tuple[int, str, tuple[int, ...]]:
    return known.number.key if known.number else (len(FORMS), "", ())


def _files(site: Site) -> Iterator[File[tuple[ExportedNumber, ...]]]:
    yield File("numbers", tuple(map(_exported, sorted(site.numbers(), key=_order))))


OUTPUT = Output("numbers", "文号", tuple[ExportedNumber, ...], _files)
