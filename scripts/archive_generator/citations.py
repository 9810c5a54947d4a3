"""What invented documents cite: few outside instruments often and many seldom (Zipf), and documents printed before."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archive_generator.words import Words
from gazette import model

_ISSUERS = {
    "国发": "国务院",
    "国办发": "国务院办公厅",
    "湘政发": "湖南省人民政府",
    "湘政办发": "湖南省人民政府办公厅",
}
_LAWS = ("湖南省{}条例", "湖南省{}若干规定", "全国{}标准", "湖南省实施{}办法细则")
_FIRST = 201
"""The first serial of what is invented; real ones that are cited have lower ones."""
_RECENT = 400
"""How many documents back a recent one is cited, on average."""


@dataclass(frozen=True)
class Printed:
    """A document of the archive as others cite it."""

    name: str
    """what it issues, or its title"""
    title: str
    number: str

    def cited(self, in_full: bool) -> str:
        """《关于印发《…管理办法》的通知》（永政办发〔2021〕13号), or 《…管理办法》, whose own the number is not."""
        return f"《{self.title}》（{self.number}）" if in_full else f"《{self.name}》"


@dataclass(frozen=True)
class _Instrument:
    cited: str
    year: int
    """when it was issued; 0 where it is not known"""


class Citations:
    """Grows with the archive: whatever is `printed` may be cited from then on."""

    def __init__(self, words: Words, real: Sequence[model.Instrument], years: range, count: int) -> None:
        """`count` instruments in all, real ones among them, the others issued in these years."""
        self.year = years.start
        """the year in which documents are made; what was issued later is not cited"""
        self._words = words
        known = [_real(entry) for entry in real if entry.title and "〈" not in entry.title]
        serials: Counter[tuple[str, int]] = Counter()
        while len(known) < count:
            known.append(self._invented(words.random.choice(years), serials))
        words.random.shuffle(known)
        self._instruments = known
        self._weights = list(itertools.accumulate((rank + 3) ** -0.8 for rank in range(len(known))))
        self._printed: list[Printed] = []
        self._living: list[Printed] = []

    def _invented(self, year: int, serials: Counter[tuple[str, int]]) -> _Instrument:
        random = self._words.random
        if self._words.chance(0.4):
            return _Instrument(f"《{self._words.title(random.choice(_LAWS), year)}》", year)
        series = random.choice(list(_ISSUERS))
        serial = _FIRST + serials[series, year]
        serials[series, year] += 1
        kind = random.choice(("意见", "通知", "决定"))
        title = self._words.title(f"{_ISSUERS[series]}关于加强{{}}工作的{kind}", year)
        return _Instrument(f"《{title}》（{series}〔{year}〕{serial}号）", year)

    def printed(self, document: Printed) -> None:
        """From now on it may be cited, and repealed."""
        self._printed.append(document)
        self._living.append(document)

    def instrument(self) -> str:
        """An outside instrument."""
        while True:
            (drawn,) = self._words.random.choices(self._instruments, cum_weights=self._weights)
            if drawn.year <= self.year:
                return drawn.cited

    def any(self) -> str:
        """A document printed before, a recent one rather than an old one, or an outside instrument."""
        random = self._words.random
        if not self._printed or self._words.chance(0.55):
            return self.instrument()
        back = int(random.expovariate(1 / _RECENT)) if self._words.chance(0.7) else len(self._printed)
        last = len(self._printed) - 1
        at = last - back if back <= last else random.randint(0, last)
        return self._printed[at].cited(in_full=self._words.chance(0.6))

    def outdated(self) -> str | None:
        """A document printed before that nothing has repealed so far, to be repealed."""
        if not self._living:
            return None
        at = self._words.random.randrange(len(self._living))
        self._living[at], self._living[-1] = self._living[-1], self._living[at]
        return self._living.pop().cited(in_full=True)


def _real(entry: model.Instrument) -> _Instrument:
    number = f"（{entry.number}）" if entry.number else ""
    year = re.search("〔([0-9]{4})〕", number)
    return _Instrument(f"《{entry.title}》{number}", int(year[1]) if year else 0)
