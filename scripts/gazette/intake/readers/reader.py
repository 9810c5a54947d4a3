"""What a reader of one format says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gazette.intake.received import Received


@dataclass(frozen=True)
class Reader:
    """读稿: the endings of names that it takes, and bytes -> lines; it raises `Unreadable`, nothing else."""

    name: str
    endings: tuple[str, ...]
    read: Callable[[bytes], Received]
    largest: int = 256 << 20
    """Bytes of a file; what is larger is not even opened."""
