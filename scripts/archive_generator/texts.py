"""正文 of invented documents: regulations, plans, interpretations."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from archive_generator.citations import Citations
from archive_generator.words import Words
from gazette.model import Article, Block, Heading, Item, Paragraph
from gazette.numerals import spell_date
from gazette.numerals import spell_numeral as han


@dataclass(frozen=True)
class Texts:
    """Writes one body after the other."""

    words: Words
    citations: Citations

    def regulation(self, signed: datetime.date) -> tuple[tuple[Heading, ...], list[Article]]:
        """Its chapters, and their articles; the last tells from when it applies and what it repeals."""
        chapters = []
        articles: list[Article] = []
        count = self.words.random.randint(4, 7)
        for chapter in range(1, count + 1):
            bodies = [self._article() for _ in range(self.words.random.randint(4, 8))]
            if chapter == 1:
                bodies[0] = self._purpose()
            if chapter == count:
                bodies.append((Paragraph(self._effect(signed)),))
            made = [
                Article(f"第{han(number)}条", body) for number, body in enumerate(bodies, len(articles) + 1)
            ]
            name = "总则" if chapter == 1 else "附则" if chapter == count else self.words.heading(12)
            chapters.append(Heading(f"第{han(chapter)}章 {name}", tuple(made)))
            articles += made
        return tuple(chapters), articles

    def _purpose(self) -> tuple[Block, ...]:
        laws = f"{self.citations.instrument()}和{self.citations.instrument()}"
        return (Paragraph(f"为了规范相关活动，根据{laws}，结合本市实际，制定本办法。"),)

    def _article(self) -> tuple[Block, ...]:
        words = self.words
        if words.chance(0.3):
            last = words.random.randint(3, 6)
            items = (
                Item(f"（{han(number)}）", (Paragraph(words.sentence("；" if number < last else "。")),))
                for number in range(1, last + 1)
            )
            return (Paragraph(words.sentence("：")), *items)
        cites = words.chance(0.25)
        first = f"依照{self.citations.any()}，{words.paragraph(1, 2)}" if cites else words.paragraph(1, 3)
        second = (Paragraph(words.paragraph(1, 2)),) if words.chance(0.25) else ()
        return (Paragraph(first), *second)

    def _effect(self, signed: datetime.date) -> str:
        text = f"本办法自{spell_date(signed + datetime.timedelta(days=30))}起施行"
        if self.words.chance(0.3):
            text += "，有效期5年"
        repealed = self.citations.outdated() if self.words.chance(0.4) else None
        return f"{text}。{repealed}同时废止。" if repealed else f"{text}。"

    def plan(self) -> tuple[Block, ...]:
        """一、（一） or 一、1. with paragraphs that cite here and there."""
        words = self.words
        opening = f"为贯彻落实{self.citations.any()}精神，结合我市实际，特制定本方案。"
        sections = (
            Heading(f"{han(number)}、{words.heading(14)}", self._section())
            for number in range(1, words.random.randint(5, 7))
        )
        return (Paragraph(opening), *sections)

    def _section(self) -> tuple[Block, ...]:
        words = self.words
        numbers = range(1, words.random.randint(4, 7))
        if words.chance(0.5):
            return tuple(
                Heading(
                    f"（{han(number)}）{words.heading()}",
                    tuple(Paragraph(self._measure()) for _ in range(words.random.randint(1, 2))),
                )
                for number in numbers
            )
        opening = (Paragraph(words.paragraph(2, 4)),) if words.chance(0.5) else ()
        return (*opening, *(Item(f"{number}.", (Paragraph(words.paragraph(2, 5)),)) for number in numbers))

    def _measure(self) -> str:
        return self._following() if self.words.chance(0.15) else self.words.paragraph(2, 5)

    def _following(self) -> str:
        return f"按照{self.citations.any()}和{self.citations.any()}的要求，{self.words.paragraph(1, 3)}"

    def interpretation(self, name: str, articles: Sequence[Article]) -> tuple[Block, ...]:
        """Of what has this name, and these articles, some of which it quotes."""
        words = self.words
        background = f"{words.sentence()}{self._following()}{words.paragraph(1, 3)}"
        explained = [
            f"《{name}》{article.marker}规定，{first.text}"
            for article in articles[1 : -1 : words.random.randint(2, 5)]
            if isinstance(first := article.body[0], Paragraph) and first.text.endswith("。")
        ] or [words.paragraph(2, 5) for _ in range(words.random.randint(2, 6))]
        remarks = [words.paragraph(2, 4) for _ in range(words.random.randint(1, 3))]
        return (
            Heading("一、起草背景", (Paragraph(background),)),
            Heading("二、主要内容", tuple(map(Paragraph, (words.paragraph(2, 4), *explained)))),
            Heading("三、需要说明的问题", tuple(map(Paragraph, remarks))),
        )
