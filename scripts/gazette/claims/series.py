"""What numbers say of their series: that nothing is missing, and that later ones are later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gazette.archive import Archive, Document
from gazette.claims.claim import Claim
from gazette.numbers import DocumentNumber, RegistrationNumber, parse

Numbered = DocumentNumber | RegistrationNumber


def document_numbers_run_on(archive: Archive) -> Iterator[Claim]:
    """文号相接：一期之内，同一系列的发文字号从最小到最大没有缺号。"""
    for document, number, series in _series(archive, "number"):
        yield _gaps(document, "number", number, series)


def registrations_run_on(archive: Archive) -> Iterator[Claim]:
    """登记号相接：一期之内，统一登记号从最小到最大没有缺号。"""
    for document, number, series in _series(archive, "registration"):
        yield _gaps(document, "registration", number, series)


def dates_follow_numbers(archive: Archive) -> Iterator[Claim]:
    """文号与日期：同一系列中文号在后的公文，成文日期不在前。"""
    for first, number, series in _series(archive, "number"):
        dated = [(other, held, held.head.signed) for other, held in series if held.head.signed]
        back = [
            (held, f"{before}成文于 {earlier}，{after}成文于 {later}")
            for (before, _, earlier), (after, held, later) in pairwise(dated)
            if earlier and later and later < earlier
        ]
        if len(dated) > 1:
            span = f"{number} 至 {series[-1][0]}"
            counted = "；".join(told for _, told in back) or "依次不早于前一篇"
            document = back[0][0] if back else first
            yield Claim(document, "number", span, "文号在后，日期不在前", counted, not back)


def _series(
    archive: Archive, field: str
) -> Iterator[tuple[Document, Numbered, list[tuple[Numbered, Document]]]]:
    """Each series of an issue with two members or more, in order, with its first member."""
    found: dict[tuple[str, str, int], list[tuple[Numbered, Document]]] = {}
    for document in archive.notices.values():
        number = parse((document.number if field == "number" else document.registration) or "")
        match number:
            case DocumentNumber(series=name) | RegistrationNumber(register=name):
                found.setdefault((document.issue.id, name, number.year), []).append((number, document))
    for members in found.values():
        if len(members) > 1:
            members.sort(key=lambda member: member[0].serial)
            yield members[0][1], members[0][0], members


def _gaps(
    document: Document, anchor: str, first: Numbered, members: list[tuple[Numbered, Document]]
) -> Claim:
    serials = [number.serial for number, _ in members]
    missing = [serial for serial in range(serials[0], serials[-1]) if serial not in serials]
    counted = f"缺 {'、'.join(map(str, missing))} 号" if missing else f"{len(serials)} 个号，不缺"
    why = "这些文件未在本期刊登，本期没有说明" if missing else ""
    quote = f"{first} 至 {members[-1][0]}"
    return Claim(document, anchor, quote, "号号相接", counted, not missing, why)
