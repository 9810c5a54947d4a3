"""Readers (读稿), one a format. Another is one module with a `Reader`, and its place in `READERS`."""

from __future__ import annotations

from gazette.intake.readers.office import OFFICE
from gazette.intake.readers.pdf import PDF
from gazette.intake.readers.reader import Reader
from gazette.intake.readers.text import TEXT
from gazette.intake.readers.web import WEB
from gazette.intake.readers.word import WORD

READERS: tuple[Reader, ...] = (TEXT, WORD, WEB, PDF, OFFICE)


def reader_of(name: str) -> Reader | None:
    """The reader of a file, by the ending of its name."""
    ending = name.lower().rpartition(".")[2]
    return next((reader for reader in READERS if ending in reader.endings), None)
