"""Outside laws and documents (外部文件) that are cited here: those that are registered, and those that the text names.

Nothing that the text says must be registered: a number that it cites is an instrument, and so is a title that it never
cites with a number. Pure, and without memory: the same citations in any order make the same instruments at the same
addresses; only which of two titles comes first is told by the order of print.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from gazette.document import Document
from gazette.laws import short_name
from gazette.model import Instrument, Mark
from gazette.numbers import parse
from gazette.numerals import half_width
from gazette.slugs import apart, number_slug, title_slug
from gazette.values import value

_ONE_SIGN = str.maketrans(dict.fromkeys("—–―－‐‑", "-") | {"《": "〈", "》": "〉"})


@functools.lru_cache(maxsize=100_000)
def title_key(title: str) -> str:
    """Titles that differ only in white space, width of brackets, dashes or title marks within are one title."""
    return "".join(half_width(title).split()).translate(_ONE_SIGN)


def name_key(title: str) -> str:
    """What documents are found by: the title as titles are compared, that of a law without 中华人民共和国."""
    return short_name(title_key(title))


@dataclass(frozen=True, slots=True)
class Naming:
    """引称: a citation that names a document that was issued, by title, number (in normal spelling) or both."""

    document: Document
    anchor: str
    mark: Mark
    """where it stands in the data"""
    title: str | None
    number: str | None
    year: int | None = None
    """that is told of an order, whose number has none"""

    @property
    def place(self) -> tuple[str, str]:
        """Where it stands in the pages: document and anchor."""
        return (self.document.id, self.anchor)

    @property
    def key(self) -> str:
        """Its title as titles are compared; empty where it has none."""
        return title_key(self.title or "")

    @property
    def name(self) -> str:
        """What it is found by; two titles of one law have one."""
        return short_name(self.key)

    @property
    def slug(self) -> str:
        """The slug of an instrument of which nothing is known but this."""
        return number_slug(self.number) if self.number else title_slug(self.key)


class Namings:
    """All namings of an archive, in print order, by what they name."""

    def __init__(self, namings: Iterable[Naming]) -> None:
        self.alone: dict[str, dict[str, Naming]] = defaultdict(dict)
        """by name (as `name_key` has it) the first that has no number, with each title"""
        self.titled: dict[str, dict[str, Naming]] = defaultdict(dict)
        """by number the first with each title"""
        self.numbered: dict[str, dict[str, Naming]] = defaultdict(dict)
        """by name the first with each number"""
        self.distinct: dict[tuple[str, str], Naming] = {}
        """by number, or title without one, and issue the first"""
        for naming in namings:
            self.distinct.setdefault((naming.number or naming.key, naming.document.issue.id), naming)
            if not naming.number:
                self.alone[naming.name].setdefault(naming.key, naming)
            else:
                titles = self.titled[naming.number]
                if naming.title:
                    titles.setdefault(naming.key, naming)
                    self.numbered[naming.name].setdefault(naming.number, naming)


@dataclass(frozen=True, slots=True)
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


_ISSUING = ("印发", "发布", "公布", "颁布", "下发")


def issues(title: str, other: str) -> bool:
    """Whether a title says that what bears it issues the other: 关于印发〈办法〉的通知 issues 办法, and is not it."""
    key = title_key(other)
    before, found, _ = title_key(title).partition(key) if key else ("", "", "")
    return bool(found) and before.removesuffix("〈").endswith(_ISSUING)


def spelt(number: str) -> str:
    """A number in normal spelling; as it is where it cannot be read."""
    return str(parse(number) or number)


def complete(
    registered: Sequence[Instrument],
    namings: Namings,
    own_numbers: AbstractSet[str],
    own_titles: AbstractSet[str],
) -> Instruments:
    """The instruments of an archive whose own documents have these numbers and titles (as `name_key` has them)."""
    known = _with_numbers(registered, namings, own_numbers)
    held = {name_key(name) for one in known for name in names_of(one)} | own_titles
    numbered = {spelt(one.number) for one in known if one.number} | own_numbers
    nicknames = {key: tuple(numbers) for key, numbers in namings.numbered.items() if key not in held}
    found = [
        _of_number(number, titles) for number, titles in namings.titled.items() if number not in numbered
    ]
    found += [
        _of_titles(titles)
        for name, titles in namings.alone.items()
        if name not in held and name not in nicknames
    ]
    # Made of what the editors have written, not of the number that the text has added since.
    made = [*map(_made_slug, registered), *map(_made_slug, found)]
    uses = Counter([*made, *(one.slug for one in registered if one.slug)])
    addressed = [
        one if one.slug else replace(one, slug=slug if uses[slug] == 1 else apart(slug, _name(written)))
        for one, written, slug in zip([*known, *found], [*registered, *found], made, strict=True)
    ]
    ordered = sorted(addressed[len(known) :], key=lambda one: one.slug)
    return Instruments(tuple(addressed[: len(known)]), tuple(ordered), nicknames)


def _name(instrument: Instrument) -> str:
    """What its slug is made of: its number in normal spelling, else its title."""
    return spelt(instrument.number) if instrument.number else title_key(instrument.title or "")


def _made_slug(instrument: Instrument) -> str:
    """Empty where the editors have written one, which they do where a page has had another address."""
    if instrument.slug:
        return ""
    return number_slug(_name(instrument)) if instrument.number else title_slug(_name(instrument))


def _with_numbers(
    registered: Sequence[Instrument], namings: Namings, own_numbers: AbstractSet[str]
) -> list[Instrument]:
    """One that is registered without its number has the one that its names are cited with, if no other claims it."""
    taken = {spelt(one.number) for one in registered if one.number} | own_numbers
    bearers = Counter(key for one in registered for key in {name_key(name) for name in names_of(one)})
    cited: list[str | None] = []
    for one in registered:
        keys = [key for key in map(name_key, names_of(one)) if bearers[key] == 1]
        numbers = {number for key in keys for number in namings.numbered.get(key, ())}
        cited.append(numbers.pop() if not one.number and len(numbers) == 1 and not numbers & taken else None)
    claims = Counter(cited)
    return [
        replace(one, number=number) if number and claims[number] == 1 else one
        for one, number in zip(registered, cited, strict=True)
    ]


def _of_number(number: str, titles: Mapping[str, Naming]) -> Instrument:
    """Under the title that is printed first, of what issues and what is issued the former; the others are its aliases."""

    def issued(naming: Naming) -> bool:
        return any(issues(other.title or "", naming.title or "") for other in titles.values())

    first, *others = [one_line(naming.title) for naming in sorted(titles.values(), key=issued)] or [None]
    mark = next((naming.mark for naming in titles.values()), Mark("", 0))
    return Instrument("", first, number, tuple(filter(None, others)), mark)


def _of_titles(titles: Mapping[str, Naming]) -> Instrument:
    """Without number: under its title, of a law under the full one."""
    first, *others = sorted(titles.values(), key=lambda naming: naming.key == naming.name)
    aliases = tuple(filter(None, (one_line(naming.title) for naming in others)))
    return Instrument("", one_line(first.title), None, aliases, first.mark)


def one_line(title: str | None) -> str | None:
    return value(" ".join(title.split())) if title else None
