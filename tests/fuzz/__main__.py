"""make fuzz: strikes with every attack in turn until the minutes are over, tells what was tried and what fell."""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fuzz.attack import Attack, strike
from fuzz.received import ATTACKS as RECEIVED
from fuzz.records import ATTACKS as RECORDS
from fuzz.verbs import ATTACKS as VERBS

ATTACKS = {attack.name: attack for attack in (*RECORDS, *RECEIVED, *VERBS)}
CASES = Path("build") / "fuzz"
_ROUND, _ROUND_OF_VERBS = 30.0, 120.0
"""Seconds that one attack goes on before the next has its turn; whole verbs must first build a site."""
_PATIENCE = 600
_MEMORY = 3 << 30
"""Bytes of a process that strikes from inside."""


def main() -> int:
    """Exit code 0, or 1 where something fell."""
    parser = argparse.ArgumentParser(prog="fuzz")
    parser.add_argument("minutes", type=float)
    parser.add_argument("seed", type=int)
    parser.add_argument("only", nargs="?", default="", help="一种攻击的名称")
    parser.add_argument("--round", type=float, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only and given.only not in ATTACKS:
        print(f"ATTACK={given.only}：没有这种攻击；有 {'、'.join(ATTACKS)}", file=sys.stderr)
        return 1
    if given.round:
        return _strike(ATTACKS[given.only], given.seed, given.round)
    chosen = [ATTACKS[given.only]] if given.only else list(ATTACKS.values())
    until = time.monotonic() + 60 * given.minutes
    inside = [attack for attack in chosen if attack.inside]
    verbs = [attack for attack in chosen if not attack.inside]
    with ThreadPoolExecutor(2) as pool:
        halves = [pool.submit(_rounds, half, given.seed, until) for half in (inside, verbs) if half]
        found = {name: told for half in halves for name, told in half.result().items()}
    return _report(chosen, found, given.minutes, given.seed)


def _strike(attack: Attack, number: int, seconds: float) -> int:
    """One round, in a process of its own; what came of it is the last line."""
    if attack.inside:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    tally = strike(attack, number, CASES, attempts=1_000_000, seconds=seconds)
    print(json.dumps({"outcomes": tally.outcomes, "fallen": tally.fallen}))
    return 0


Found = dict[str, tuple[Counter[str], list[str]]]


def _rounds(attacks: list[Attack], seed: int, until: float) -> Found:
    found: Found = {attack.name: (Counter(), []) for attack in attacks}
    turn = 0
    while time.monotonic() < until:
        for attack in attacks:
            number = seed * 100_000 + turn
            left = min(_ROUND if attack.inside else _ROUND_OF_VERBS, until - time.monotonic())
            if left <= 0:
                break
            _round(attack, number, left, *found[attack.name])
        turn += 1
    return found


def _round(attack: Attack, number: int, seconds: float, outcomes: Counter[str], fallen: list[str]) -> None:
    command = [sys.executable, "-m", "fuzz", "0", str(number), attack.name, "--round", str(seconds)]
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", timeout=_PATIENCE, check=False
        )
        told = json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, IndexError, ValueError) as error:
        told, done = None, error
    if told is None:
        how = str(getattr(done, "stderr", None) or done)[-600:]
        fallen.append(f"{attack.name}-{number}: 没有做完：{getattr(done, 'returncode', '')} {how}")
        return
    outcomes.update(told["outcomes"])
    fallen += told["fallen"]


def _report(attacks: list[Attack], found: Found, minutes: float, seed: int) -> int:
    print(f"{minutes:g} 分钟，SEED={seed}")
    for attack in attacks:
        outcomes, fallen = found[attack.name]
        told = "，".join(f"{what} {count}" for what, count in outcomes.most_common(8))
        print(
            f"{attack.name:15} {outcomes.total() + len(fallen):6} 次，倒 {len(fallen)}  {attack.says}（{told}）"
        )
    lines = [line for attack in attacks for line in found[attack.name][1]]
    for line in lines:
        print(f"倒：{line}")
    if lines:
        print(f"共倒 {len(lines)} 处，小例子在 {CASES}/；一例的名称是“攻击-号”，号除以 100000 是 SEED。")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
