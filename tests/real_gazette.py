"""The gazette of data/, read once for all tests that only look at it."""

from __future__ import annotations

import functools
from pathlib import Path

from gazette import model, store
from gazette.archive import Archive

ROOT = Path(__file__).resolve().parent.parent


@functools.cache
def gazette() -> model.Gazette:
    return store.load(ROOT)[0]


@functools.cache
def archive() -> Archive:
    return Archive(gazette())
