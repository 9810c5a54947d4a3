"""记得的自述: the claims of an issue, kept until the issue, the registers or the program change."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from gazette.archive import Archive
from gazette.claims.claim import Claim
from gazette.kept import Kept, digest, keep, program

Found = list[list[Claim]]
"""By rule, in their order, what it finds in an issue."""
Recall = Callable[[Archive, Callable[[Archive], Found]], Found]
"""What is kept of the archive of one issue, or else what is made now."""

_TOLD = [field.name for field in fields(Claim)]
_REGISTERS = ("data/gazette.yml", "data/organizations.yml", "data/instruments.yml")


class Recalled:
    """Recalls from `kept`; `digests` are those of the files of data/. Satisfies `Recall`."""

    def __init__(self, kept: Kept, digests: Mapping[str, str]) -> None:
        self._kept = kept
        self._digests = digests
        self._used: set[Path] = set()

    def __call__(self, part: Archive, make: Callable[[Archive], Found]) -> Found:
        (issue,) = part.gazette.issues
        own = [name for name in self._digests if name.startswith(issue.folder)]
        told = [program("**/*.py"), *(f"{name} {self._digests.get(name)}" for name in (*_REGISTERS, *own))]
        key = digest("\n".join(told).encode())
        path = self._kept.find(key)
        found = _read(part, path.read_bytes()) if path else make(part)
        self._used.add(path or keep(self._kept.folder, key, "json", _written(found)))
        return found

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
