"""make fuzz in short: every attack is tried a few times, and nothing falls; what falls is kept with its number."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from fuzz.attack import Attack, strike
from fuzz.received import ATTACKS as RECEIVED
from fuzz.records import ATTACKS as RECORDS
from fuzz.verbs import ATTACKS as VERBS

pytestmark = pytest.mark.slow
_TURNS = {"copy": 20, "kept-formats": 10, "received": 4}


@pytest.mark.parametrize("attack", [*RECORDS, *RECEIVED], ids=lambda attack: attack.name)
def test_nothing_falls(attack: Attack, tmp_path: Path) -> None:
    tally = strike(attack, 7, tmp_path, attempts=_TURNS.get(attack.name, 2))
    assert tally.fallen == []
    assert tally.outcomes.total() > 0


@pytest.mark.parametrize("attack", VERBS, ids=lambda attack: attack.name)
def test_no_verb_falls(attack: Attack, tmp_path: Path) -> None:
    assert strike(attack, 7, tmp_path, attempts=1).fallen == []


def test_what_falls_is_kept_and_the_others_go_on(tmp_path: Path) -> None:
    def attempt(chance: random.Random, folder: Path) -> str:
        (folder / "case.txt").write_text(str(chance.random()), "utf-8")
        if chance.random() < 0.5:
            raise ValueError("fell")
        return "stood"

    tally = strike(Attack("some", "试", attempt), 3, tmp_path, attempts=20)
    assert tally.outcomes["stood"] + len(tally.fallen) == 20
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == len(tally.fallen) > 0
    assert (kept[0] / "fell.txt").is_file()
    again = strike(Attack("some", "试", attempt), 3, tmp_path / "again", attempts=20)
    assert again.fallen == tally.fallen
    name = kept[0].name
    assert (tmp_path / "again" / name / "case.txt").read_bytes() == (kept[0] / "case.txt").read_bytes()
