"""One folder of an issue: a notice with its interpretation and its tables, or a notice of appointments."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive_generator.acts import Acts
from archive_generator.citations import Citations, Printed
from archive_generator.tables import Tables
from archive_generator.texts import Texts
from archive_generator.vocabulary import PLANS, REGULATIONS
from archive_generator.words import Words
from gazette import model
from gazette.model import Action, Article, Block, Enclosure, EnclosureList, Paragraph, TableReference

_INTERPRETED = 0.84
"""The share of policies that are explained."""


@dataclass(frozen=True)
class Series:
    """文种系列 with who issues its documents, and to whom."""

    name: str
    slug: str
    kind: str
    issuer: str
    addressees: str | None


@dataclass(frozen=True)
class Wanted:
    """Which tables a document is to have."""

    tasks: int = 0
    projects: int = 0


@dataclass(frozen=True)
class _Content:
    """What a notice is about: the text under its title, and what it issues under this name, if anything."""

    name: str
    body: tuple[Block, ...]
    enclosures: tuple[Enclosure, ...] = ()
    articles: Sequence[Article] = ()


class Documents:
    """Makes one after the other, and numbers them."""

    def __init__(
        self,
        words: Words,
        citations: Citations,
        city: str,
        bodies: Sequence[model.Organization],
        collective: Sequence[str],
    ) -> None:
        """`city` opens the titles of what is issued (永州市)."""
        names = [body.aliases[-1] if body.aliases else body.name for body in bodies]
        self._words = words
        self._citations = citations
        self._city = city
        self._texts = Texts(words, citations)
        self._tables = Tables(words, names, collective)
        self._acts = Acts(words, names)
        self._departments = [body.name for body in bodies if body.name.startswith(city)]
        self._serials: Counter[tuple[str, int]] = Counter()

    def appointments(self, series: Series, signed: datetime.date) -> model.Folder:
        """任免通知."""
        clauses = self._acts.clauses()
        first = clauses[0].appointments[0].person
        people = f"{first}{'等' if len(clauses) > 1 else ''}同志"
        done = {act.action for clause in clauses for act in clause.appointments}
        matter = "职务任免" if len(done) > 1 else "任职" if Action.APPOINT in done else "免职"
        title = f"{series.issuer}关于{people}{matter}的通知"
        serial = self._serial(series.name, signed)
        notice = _notice(series, serial, signed, title, (Paragraph("市人民政府决定："), *clauses))
        return model.Folder(f"{series.slug}-{serial}", notice, None, ())

    def policy(self, series: Series, signed: datetime.date, wanted: Wanted) -> model.Folder:
        """A notice that issues a plan with these tables, or without any a regulation or an opinion of its own."""
        self._citations.year = signed.year
        tables = self._wanted(wanted, signed.year)
        if tables:
            content = self._plan(signed, tables)
        elif self._words.chance(0.75):
            content = self._regulation(signed)
        else:
            content = self._opinion(series, signed)
        title = f"{series.issuer}关于印发《{content.name}》的通知" if content.enclosures else content.name
        serial = self._serial(series.name, signed)
        notice = replace(
            _notice(series, serial, signed, title, content.body),
            enclosures=content.enclosures,
            registration=f"YZCR-{signed.year}-{self._serial('YZCR', signed):05}",
            notes=(model.Note("p1", "此处照收到的文字。"),) if self._words.chance(0.1) else (),
        )
        explained = self._interpretation(content) if self._words.chance(_INTERPRETED) else None
        self._citations.printed(Printed(content.name, title, notice.numbers[0]))
        return model.Folder(f"{series.slug}-{serial}", notice, explained, tables)

    def _plan(self, signed: datetime.date, tables: Sequence[model.Table]) -> _Content:
        """Its end announces the tables, behind it is a place for each of them."""
        name = self._name(PLANS, signed)
        listed = [f"{number}.{table.title}" for number, table in enumerate(tables, 1)]
        first, *others = listed if len(tables) > 1 else [tables[0].title]
        body = (*self._texts.plan(), EnclosureList((f"附件：{first}", *others)))
        places = (Enclosure(body=(TableReference(table.name),)) for table in tables)
        return _Content(name, _covering(name, "认真组织实施"), (Enclosure(title=name, body=body), *places))

    def _regulation(self, signed: datetime.date) -> _Content:
        name = self._name(REGULATIONS, signed)
        chapters, articles = self._texts.regulation(signed)
        enclosures = (Enclosure(title=name, body=chapters),)
        return _Content(name, _covering(name, "认真贯彻执行"), enclosures, articles)

    def _opinion(self, series: Series, signed: datetime.date) -> _Content:
        name = self._words.title(f"{series.issuer}关于加强{{}}工作的意见", signed.year)
        return _Content(name, self._texts.plan())

    def _interpretation(self, content: _Content) -> model.Interpretation:
        department = self._words.random.choice(self._departments)
        return model.Interpretation(
            title=f"{department}解读《{content.name}》",
            department=department,
            body=self._texts.interpretation(content.name, content.articles),
        )

    def _serial(self, series: str, signed: datetime.date) -> int:
        self._serials[series, signed.year] += 1
        return self._serials[series, signed.year]

    def _name(self, kinds: Sequence[str], signed: datetime.date) -> str:
        return self._words.title(f"{self._city}{{}}{self._words.random.choice(kinds)}", signed.year)

    def _wanted(self, wanted: Wanted, year: int) -> tuple[model.Table, ...]:
        makers = [self._tables.tasks] * wanted.tasks + [self._tables.projects] * wanted.projects
        return tuple(
            make(f"table-{number}", f"附件 {number}" if len(makers) > 1 else "附件", self._city, year)
            for number, make in enumerate(makers, 1)
        )


def _notice(
    series: Series, serial: int, signed: datetime.date, title: str, body: tuple[Block, ...]
) -> model.Notice:
    return model.Notice(
        numbers=(f"{series.name}〔{signed.year}〕{serial}号",),
        title=title,
        issuers=(series.issuer,),
        signed=signed,
        addressees=series.addressees,
        body=body,
    )


def _covering(name: str, bidding: str) -> tuple[Block, ...]:
    return (Paragraph(f"《{name}》已经市人民政府同意，现印发给你们，请{bidding}。"),)
