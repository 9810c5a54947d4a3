"""What numbers say of their series: that later ones are later. A gap says nothing: no gazette says that it prints all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gazette.archive import Archive
from gazette.claims.claim import Claim
from gazette.document import Document
from gazette.numbers import DocumentNumber, parse


def dates_follow_numbers(archive: Archive) -> Iterator[Claim]:
    """文号与日期：同一系列中文号在后的公文，成文日期不在前。"""
    for series in _series(archive):
        dated = [(number, held, held.head.signed) for number, held in series if held.head.signed]
        back = [
            (held, f"{before}成文于 {earlier}，{after}成文于 {later}")
            for (before, _, earlier), (after, held, later) in pairwise(dated)
            if earlier and later and later < earlier
        ]
        if len(dated) > 1:
            span = f"{series[0][0]} 至 {series[-1][0]}"
            counted = "；".join(told for _, told in back) or "依次不早于前一篇"
            document = back[0][0] if back else series[0][1]
            yield Claim(document, "number", span, "文号在后，日期不在前", counted, not back)


def _series(archive: Archive) -> Iterator[list[tuple[DocumentNumber, Document]]]:
    """Each series of an issue with two members or more, in order."""
    found: dict[tuple[str, str, int], list[tuple[DocumentNumber, Document]]] = {}
    for document in archive.notices.values():
        number = parse(document.number or "")
        if isinstance(number, DocumentNumber):
            found.setdefault((document.issue.id, number.series, number.year), []).append((number, document))
    for members in found.values():
        if len(members) > 1:
            yield sorted(members, key=lambda member: member[0].serial)
