"""The archive, issue after issue: each of 15 documents, a month after the one before, the last in December 2024."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive_generator.citations import Citations
from archive_generator.documents import Documents, Series, Wanted
from archive_generator.words import Words, bodies
from gazette import model
from gazette.model import FrontRole
from gazette.pieces import pieces

PER_ISSUE = 15
LAST_YEAR = 2024
MOST = (LAST_YEAR - 1900 + 1) * 12 * PER_ISSUE
"""Numbers older than 1900 are not read."""

_ACTS = 0.4
"""The share of appointments in an issue."""
_TABLES = {
    1: Wanted(tasks=1),
    2: Wanted(projects=1),
    4: Wanted(tasks=1),
    6: Wanted(projects=2),
    8: Wanted(projects=1),
}
"""Which of its documents have tables."""
_UNUSABLE = re.compile("[等及和、，；;()（）]")
"""What would part the name of a body in a list or a sentence."""


class Archive:
    """`count` documents. Words, bodies, outside instruments and series are those of the `real` archive."""

    def __init__(self, real: model.Gazette, count: int, seed: int) -> None:
        known = [name for entry in real.instruments for name in (entry.title or "", *entry.aliases)]
        self._count = count
        self._base = real.issues[0]
        self._series = _series(real)
        words = Words(seed, self._base.source, known)
        self.organizations = bodies(real.organizations, int(1.5 * math.sqrt(count)))
        years = range(max(1900, self._month(1)[0] - 8), LAST_YEAR + 1)
        citations = Citations(words, real.instruments, years, int(14 * count**0.6))
        named = [
            body for body in self.organizations if not _UNUSABLE.search(body.name + "".join(body.aliases))
        ]
        city = self._series[0].issuer.removesuffix("人民政府")
        self._words = words
        self._documents = Documents(words, citations, city, named, real.publication.collective_bodies)

    def issues(self) -> Iterator[model.Issue]:
        """One after the other: what is given away is not kept, except what others may cite of it."""
        for serial, start in enumerate(range(0, self._count, PER_ISSUE), 1):
            yield self._issue(*self._month(serial), min(PER_ISSUE, self._count - start), serial)

    def _month(self, serial: int) -> tuple[int, int]:
        back = math.ceil(self._count / PER_ISSUE) - serial
        return LAST_YEAR - back // 12, 12 - back % 12

    def _issue(self, year: int, month: int, count: int, serial: int) -> model.Issue:
        *policies, acts = self._series
        made: list[list[model.Folder]] = [[] for _ in self._series]
        appointments = int(count * _ACTS)
        for place, signed in enumerate(self._days(year, month, count - appointments)):
            series = min(place, len(policies) - 1)
            wanted = _TABLES.get(place, Wanted())
            made[series].append(self._documents.policy(policies[series], signed, wanted))
        for signed in self._days(year, month, appointments):
            made[-1].append(self._documents.appointments(acts, signed))
        issue = replace(
            self._base,
            id=f"{year}-{month:02}",
            folders=tuple(folder for folders in made for folder in folders),
            front=tuple(_front(self._base, year, month, serial)),
            contents=tuple(self._contents(made)),
            furniture=(),
            markup=(),
        )
        return replace(issue, source="\n\n".join(piece.text for piece in pieces(issue)) + "\n")

    def _days(self, year: int, month: int, count: int) -> list[datetime.date]:
        return sorted(datetime.date(year, month, self._words.random.randint(1, 28)) for _ in range(count))

    def _contents(self, made: Sequence[Sequence[model.Folder]]) -> Iterator[model.ContentsSection]:
        page = 3
        for series, folders in zip(self._series, made, strict=True):
            entries = []
            for folder in folders:
                notice = folder.notice
                entries.append(
                    model.ContentsEntry(
                        notice.title,
                        notice.numbers[0],
                        page,
                        folder=folder.name,
                        registration=notice.registration,
                    )
                )
                page += self._words.random.randint(1, 7)
            if entries:
                yield model.ContentsSection(f"【{series.kind}】", tuple(entries))


def _front(base: model.Issue, year: int, month: int, serial: int) -> Iterator[model.FrontLine]:
    """刊首文字 of the real issue, as this one would have them; without mottoes, whose place only print knows."""
    said = {FrontRole.LABEL: f"{year} 年第 {month} 期", FrontRole.SERIAL: f"(总第 {serial} 期)"}
    for line in base.front:
        if line.role is FrontRole.COVER:
            text = re.sub("^[0-9]{4}$", str(year), re.sub("^第.+期$", f"第{month}期", line.text))
            yield replace(line, text=text)
        elif line.role is not FrontRole.MOTTO:
            yield replace(line, text=said.get(line.role, line.text))


def _series(real: model.Gazette) -> list[Series]:
    """The series of the archive, that of appointments last as in gazette.yml; issuer and addressees are from print."""
    printed = {
        number.partition("〔")[0]: folder.notice
        for issue in real.issues
        for folder in issue.folders
        for number in folder.notice.numbers
    }
    return [
        Series(series.name, series.slug, series.kind, notice.issuers[0], notice.addressees)
        for series in real.publication.series
        if (notice := printed.get(series.name))
    ]
