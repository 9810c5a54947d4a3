"""Queries drawn from the data with a seed, each with the pages that hold it: for the tests and the benchmark."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from page_text import read_pages

from gazette.archive import Archive
from gazette.numbers import (
    AnnouncementNumber,
    DocumentNumber,
    Number,
    OrderNumber,
    RegistrationNumber,
    StandardNumber,
    UncodedNumber,
)
from gazette.search import CELL_BREAK
from gazette.search.number_key import initials
from gazette.search.tokens import SILENT, fold, is_word, runs
from gazette.search.variants import simplified_forms

_BLANK = re.compile(r"[\0- \x7f-\xa0\u1680\u2028\u2029]")
LENGTHS = (2, 3, 4, 6, 8, 12, 20)


@dataclass(frozen=True)
class Text:
    """A piece of the gazette's text and the page that must be found by any part of it."""

    url: str
    text: str


def characters(text: str) -> list[str]:
    """The characters of a text as the search compares them, punctuation by its code point: 。 is u3002."""
    told = (one for one in fold(text) if one not in SILENT and not _BLANK.match(one))
    return [one if is_word(one) else f"u{ord(one):x}" for one in told]


def texts_of(archive: Archive) -> list[Text]:
    """The text of notices, interpretations and tables from the data, line by line."""
    return [
        Text(document.url, line)
        for document in archive.documents
        for unit in document.units
        for line in unit.text.split("\n")
        if len(characters(line)) > 1
    ]


def substrings(texts: list[Text], draw: random.Random, count: int) -> Iterator[tuple[int, str]]:
    """Substrings with their nominal length: places drawn by length of text, so that all of it is asked alike."""
    weights = [len(text.text) for text in texts]
    while count:
        length = draw.choice(LENGTHS)
        (source,) = draw.choices(texts, weights)
        start = draw.randrange(max(1, len(source.text) - length + 1))
        query = source.text[start : start + length].strip()
        if len(characters(query)) > 1 and runs(query):  # punctuation alone asks for nothing
            count -= 1
            yield length, query


def holding(query: str, texts: Mapping[str, list[str]]) -> set[str]:
    """A plain scan: the pages with a piece of text in which the query's words stand as typed, each of them."""
    words = [_spelled(word) for word in query.split()]
    return {
        url for url, pieces in texts.items() if all(any(word in piece for piece in pieces) for word in words)
    }


def searchable(folder: Path) -> dict[str, list[str]]:
    """What the pages of a built site show, as :func:`holding` compares it: by page, piece by piece."""
    return {
        page.url: [_spelled(cell) for block in page.blocks for cell in block.text.split(CELL_BREAK)]
        for page in read_pages(folder)
    }


def spelled_texts(texts: list[Text]) -> dict[str, list[str]]:
    """The same of the data."""
    pieces: dict[str, list[str]] = {}
    for text in texts:
        pieces.setdefault(text.url, []).append(_spelled(text.text))
    return pieces


def _spelled(text: str) -> str:
    return "".join(f" {token}" for token in characters(text)) + " "


def traditional(text: str) -> str:
    """A text as it is typed where traditional characters (繁体) are in use."""
    back = {simple: old for old, simple in simplified_forms().items()}
    return "".join(back.get(character, character) for character in text)


def full_width(text: str) -> str:
    """Letters and digits as a Chinese input method may type them."""
    return "".join(
        chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in unicodedata.normalize("NFKC", text)
    )


def full_spellings(number: Number) -> list[str]:
    """Spellings that name one number and no other."""
    spelled = [*number.spellings(), full_width(str(number)), traditional(str(number)), f" {number} "]
    match number:
        case DocumentNumber(series, year, serial):
            spelled += [
                f"{series} {year} {serial}",
                f"{series}{year}年第{serial}号",
                f"{series}【{year}】{serial}",
            ]
        case StandardNumber(code, serial, year):
            spelled += [f"{code} {serial} {year}", f"{code}{serial}-{year}".lower()]
        case RegistrationNumber(register, year, serial):
            spelled += [f"{register} {year} {serial}".lower(), f"{register}-{year}-{serial}"]
    return list(dict.fromkeys(spelled))


def short_spellings(number: Number, numbers: list[Number]) -> list[str]:
    """What a tired official types; others of these numbers may be meant as well."""
    match number:
        case DocumentNumber(series, year, serial):
            letters = initials(series)
            short = [f"{serial}号", f"{year} {serial}", f"{letters} {serial}", f"{letters}{year} {serial}"]
            # 建城 is short for 湘建城 only where no series has that name in full
            if all(getattr(other, "series", "") != series[1:] for other in numbers):
                short += [f"{series[1:]} {serial}", f"{series[1:]}{year} {serial}"]
            return [*short, f"{series}{serial}"]
        case OrderNumber(issuer, serial):
            return [f"{issuer.removeprefix('湖南')}令{serial}", f"令第{serial}号"]
        case StandardNumber(code, serial, _):
            return [f"{code}{serial}", f"{code.lower()} {serial}"]
        case RegistrationNumber(_, year, serial):
            return [f"{serial:05}", f"{year} {serial}", f"{year}-{serial:05}"]
        case AnnouncementNumber(_, word, year, serial):
            return [f"{word}{year} {serial}", f"{word}第{serial}号"]
        case UncodedNumber(issuer, year, serial):
            return [f"{issuer} {serial}", f"{issuer}{year}年第{serial}号文件"]
