"""Outside laws and documents (外部文件) that are cited here: those that are registered, and those that the text names.

Nothing that the text says must be registered: a number that it cites is an instrument, and so is a title that it never
cites with a number. Pure, and without memory: the same citations in any order make the same instruments at the same
addresses; only which of two titles comes first is told by the order of print.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from gazette.archive import Document
from gazette.model import Instrument, Mark
from gazette.numbers import parse
from gazette.numerals import half_width
from gazette.slugs import apart, number_slug, title_slug

_ONE_SIGN = str.maketrans(dict.fromkeys("—–―－‐‑", "-") | {"《": "〈", "》": "〉"})


def title_key(title: str) -> str:
    """Titles that differ only in white space, width of brackets, dashes or title marks within are one title."""
    return "".join(half_width(title).split()).translate(_ONE_SIGN)


@dataclass(frozen=True)
class Naming:
    """引称: a citation that names a document that was issued, by title, number (in normal spelling) or both."""

    document: Document
    mark: Mark
    title: str | None
    number: str | None

    @property
    def key(self) -> str:
        """Its title as titles are compared; empty where it has none."""
        return title_key(self.title or "")

    @property
    def slug(self) -> str:
        """The slug of an instrument of which nothing is known but this."""
        return number_slug(self.number) if self.number else title_slug(self.key)


class Namings:
    """All namings of an archive, in print order, by what they name."""

    def __init__(self, namings: Iterable[Naming]) -> None:
        self.all = list(namings)
        self.alone: dict[str, Naming] = {}
        """by title (as `title_key` has it) the first that has no number"""
        self.titled: dict[str, dict[str, Naming]] = defaultdict(dict)
        """by number the first with each title"""
        self.numbered: dict[str, dict[str, Naming]] = defaultdict(dict)
        """by title the first with each number"""
        for naming in self.all:
            if not naming.number:
                self.alone.setdefault(naming.key, naming)
            else:
                titles = self.titled[naming.number]
                if naming.title:
                    titles.setdefault(naming.key, naming)
                    self.numbered[naming.key].setdefault(naming.number, naming)


@dataclass(frozen=True)
class Instruments:
    """All outside documents: `registered` with the numbers that the text gives them, and `found` in the text alone.

    `nicknames`: titles that nobody bears, with the numbers that they are cited with.
    """

    registered: tuple[Instrument, ...]
    found: tuple[Instrument, ...]
    nicknames: Mapping[str, tuple[str, ...]]


def names_of(instrument: Instrument) -> Iterator[str]:
    """Its title and its aliases."""
    if instrument.title:
        yield instrument.title
    yield from instrument.aliases


def spelt(number: str) -> str:
    """A number in normal spelling; as it is where it cannot be read."""
    return str(parse(number) or number)


def complete(
    registered: Sequence[Instrument],
    namings: Namings,
    own_numbers: AbstractSet[str],
    own_titles: AbstractSet[str],
) -> Instruments:
    """The instruments of an archive whose own documents have these numbers and titles (as `title_key` has them)."""
    known = _with_numbers([_with_slug(one) for one in registered], namings, own_numbers)
    held = {title_key(name) for one in known for name in names_of(one)} | own_titles
    numbered = {spelt(one.number) for one in known if one.number} | own_numbers
    nicknames = {key: tuple(numbers) for key, numbers in namings.numbered.items() if key not in held}
    found = [
        _of_number(number, titles) for number, titles in namings.titled.items() if number not in numbered
    ]
    found += [
        Instrument(naming.slug, _one_line(naming.title), mark=naming.mark)
        for key, naming in namings.alone.items()
        if key not in held and key not in nicknames
    ]
    return Instruments(tuple(known), tuple(_apart(found, {one.slug for one in known})), nicknames)


def _with_slug(instrument: Instrument) -> Instrument:
    """A slug is written only where a page has had another address; the number or title that is written makes it."""
    if instrument.slug:
        return instrument
    number, title = instrument.number, instrument.title or ""
    return replace(instrument, slug=number_slug(spelt(number)) if number else title_slug(title_key(title)))


def _with_numbers(
    registered: list[Instrument], namings: Namings, own_numbers: AbstractSet[str]
) -> list[Instrument]:
    """One that is registered without its number has the one that its names are cited with, if no other claims it."""
    taken = {spelt(one.number) for one in registered if one.number} | own_numbers
    bearers = Counter(key for one in registered for key in {title_key(name) for name in names_of(one)})
    cited: dict[str, list[str]] = {}
    for one in registered:
        keys = [key for key in map(title_key, names_of(one)) if bearers[key] == 1]
        numbers = {number for key in keys for number in namings.numbered.get(key, ())}
        if not one.number and len(numbers) == 1:
            cited[one.slug] = [number for number in numbers if number not in taken]
    claims = Counter(number for numbers in cited.values() for number in numbers)
    return [
        replace(one, number=number)
        if (number := next(iter(cited.get(one.slug, ())), None)) and claims[number] == 1
        else one
        for one in registered
    ]


def _of_number(number: str, titles: Mapping[str, Naming]) -> Instrument:
    """Under the title that is printed first; the others are its aliases."""
    first, *others = [_one_line(naming.title) for naming in titles.values()] or [None]
    mark = next((naming.mark for naming in titles.values()), Mark("", 0))
    return Instrument(number_slug(number), first, number, tuple(filter(None, others)), mark)


def _apart(found: list[Instrument], taken: AbstractSet[str]) -> Iterator[Instrument]:
    """By slug. Of two with one slug neither has it."""
    slugs = Counter(one.slug for one in found)
    for one in sorted(found, key=lambda one: (one.slug, one.number or "", one.title or "")):
        alone = slugs[one.slug] == 1 and one.slug not in taken
        name = one.number or title_key(one.title or "")
        yield one if alone else replace(one, slug=apart(one.slug, name))


def _one_line(title: str | None) -> str | None:
    return " ".join(title.split()) if title else None
