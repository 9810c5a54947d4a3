"""记得的自述: the claims of an issue, kept until the issue, the registers or the program change."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

from gazette.archive import Archive
from gazette.claims.claim import Claim
from gazette.kept import Kept, digest, keep, program
from gazette.workers import forked

Found = list[list[Claim]]
"""By rule, in their order, what it finds in an issue."""
Make = Callable[[Archive], Found]

_TOLD = [field.name for field in fields(Claim)]
_REGISTERS = ("data/gazette.yml", "data/organizations.yml", "data/instruments.yml")


class Recalled:
    """Recalls from `kept`; `digests` are those of the files of data/."""

    def __init__(self, kept: Kept, digests: Mapping[str, str]) -> None:
        self._kept = kept
        self._digests = digests
        self._files: dict[str, list[str]] = defaultdict(list)
        """by the folder of an issue the names of its files"""
        for name in digests:
            self._files["/".join(name.split("/")[:3])].append(name)
        self._used: set[Path] = set()

    def __call__(self, parts: Sequence[Archive], make: Make) -> list[Found]:
        """What is kept of the archives of single issues; the rest is made now, several at once."""
        paths = [self._kept.find(self._key(part)) for part in parts]
        new = [part for part, path in zip(parts, paths, strict=True) if path is None]
        made = iter(list(forked(partial(self._made, make=make), new)))
        found = [path or next(made) for path in paths]
        self._used.update(found)
        return [_read(part, path.read_bytes()) for part, path in zip(parts, found, strict=True)]

    def _made(self, part: Archive, make: Make) -> Path:
        return keep(self._kept.folder, self._key(part), "json", _written(make(part)))

    def _key(self, part: Archive) -> str:
        (issue,) = part.gazette.issues
        own = self._files[issue.folder.rstrip("/")]
        told = [program("**/*.py"), *(f"{name} {self._digests.get(name)}" for name in (*_REGISTERS, *own))]
        return digest("\n".join(told).encode())

    def forget_others(self) -> None:
        """Remove what was kept of issues as they are no longer."""
        self._kept.drop_all_but(self._used)


def _written(found: Found) -> bytes:
    rows = [
        [{name: getattr(claim, name) for name in _TOLD} | {"document": claim.document.id} for claim in claims]
        for claims in found
    ]
    return json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _read(part: Archive, content: bytes) -> Found:
    return [[_claim(part, told) for told in claims] for claims in json.loads(content)]


def _claim(part: Archive, told: dict[str, Any]) -> Claim:
    pairs = tuple((printed, original) for printed, original in told["pairs"])
    return Claim(**told | {"document": part.by_id[told["document"]], "pairs": pairs})
