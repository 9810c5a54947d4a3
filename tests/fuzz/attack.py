"""一种攻击: what is tried, how often, and what was found; what is being tried lies in a folder, which is kept where it fell."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from processor_time import within

LIMIT = 60
"""Seconds of the processor for one attempt."""

Attempt = Callable[[random.Random, Path], str]
"""Tries once in an empty folder; says what came of it (refused, accepted …)."""


@dataclass(frozen=True)
class Attack:
    """`inside` attempts run in this process, many a second; the others are of whole verbs."""

    name: str
    says: str
    attempt: Attempt
    inside: bool = True


@dataclass
class Tally:
    """What came of an attack: how often what; what fell, with its case."""

    outcomes: Counter[str] = field(default_factory=Counter)
    fallen: list[str] = field(default_factory=list)


def strike(attack: Attack, number: int, cases: Path, *, attempts: int, seconds: float = 1e9) -> Tally:
    """Try so often, or so long, by the chance of this number; a case that falls is copied to `cases`."""
    tally = Tally()
    until = time.monotonic() + seconds
    for turn in range(attempts):
        if time.monotonic() > until:
            break
        _once(attack, f"{number}-{turn}", cases, tally)
    return tally


def _once(attack: Attack, number: str, cases: Path, tally: Tally) -> None:
    """By the chance of this number alone, so that it can be repeated alone."""
    chance = random.Random(f"{attack.name} {number}")
    with tempfile.TemporaryDirectory(prefix="gazette-fuzz-", ignore_cleanup_errors=True) as folder:
        try:
            with within(LIMIT, attack.name):
                tally.outcomes[attack.attempt(chance, Path(folder))] += 1
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            kept = cases / f"{attack.name}-{number}"
            shutil.rmtree(kept, ignore_errors=True)
            _keep(Path(folder), kept)
            told = "".join(traceback.format_exception(error)[-12:])
            (kept / "fell.txt").write_text(told, "utf-8", errors="replace")
            tally.fallen.append(f"{kept.name}: {type(error).__name__}: {str(error)[:300]}")


def _keep(folder: Path, kept: Path) -> None:
    """What was tried, without what any copy of the program has."""
    kept.mkdir(parents=True)
    for path in folder.rglob("*"):
        name = path.relative_to(folder)
        if (
            path.is_file()
            and not path.is_symlink()
            and not {"scripts", "overrides", "site"} & set(name.parts)
        ):
            (kept / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, kept / name)
