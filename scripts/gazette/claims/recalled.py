"""记得的自述: the claims of an issue, kept until the issue, the registers or the program change."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
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


def recalled(kept: Kept, digests: Mapping[str, str]) -> Recall:
    """Recall from `kept`; `digests` are those of the files of data/."""

    def recall(part: Archive, make: Callable[[Archive], Found]) -> Found:
        (issue,) = part.gazette.issues
        own = [name for name in digests if name.startswith(issue.folder)]
        told = [program("**/*.py"), *(f"{name} {digests.get(name)}" for name in (*_REGISTERS, *own))]
        key = digest("\n".join(told).encode())
        if path := kept.find(key):
            return _read(part, path.read_bytes())
        found = make(part)
        keep(kept.folder, key, "json", _written(found))
        return found

    return recall


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
