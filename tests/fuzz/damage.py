"""Bytes flipped, cut, swapped, doubled, made of nothing; and what becomes of a file in its folder."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

TOKENS = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"<", b">", b"&", b"]]>", b"<!--", b"{{", b"\xe3\x80\x80", b"\xc2\x85", b"%PDF",
    b"PK\x03\x04", b"99999999999999999999", b"-1", b"../", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b": ", b"- ", b"\t", b"\n",
)  # fmt: skip


def damaged(chance: random.Random, raw: bytes) -> bytes:
    """The bytes with one to three faults."""
    for _ in range(chance.randint(1, 3)):
        raw = _fault(chance, raw)
    return raw


def _fault(chance: random.Random, raw: bytes) -> bytes:
    if not raw:
        return chance.choice(TOKENS)
    at = chance.randrange(len(raw))
    length = chance.choice((1, 2, 8, 64, 1024))
    match chance.randrange(7):
        case 0:
            return raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
        case 1:
            return raw[:at]
        case 2:
            return raw[:at] + raw[at + length :]
        case 3:
            return raw[:at] + raw[at : at + length] * 2 + raw[at + length :]
        case 4:
            other = chance.randrange(len(raw))
            first, last = sorted((at, other))
            return raw[:first] + raw[last : last + length] + raw[first:last] + raw[last + length :]
        case 5:
            return raw[:at] + chance.choice(TOKENS) + raw[at:]
        case _:
            return raw[:at] + bytes(len(raw[at : at + length])) + raw[at + length :]


def displaced(chance: random.Random, path: Path) -> None:
    """Something else in the place of a file."""
    raw = path.read_bytes()
    match chance.randrange(7):
        case 0:
            path.unlink()
        case 1:
            path.unlink()
            path.mkdir()
        case 2:
            path.unlink()
            os.mkfifo(path)
        case 3:
            path.unlink()
            path.symlink_to(chance.choice((path.name, "/dev/zero", "nothing")))
        case 4:
            shutil.copyfile(path, path.with_name(f"a{path.name}"))
        case 5:
            path.write_bytes(b"")
        case _:
            path.write_bytes(damaged(chance, raw))
