"""Measures intake on invented issues in every style and format.

    python tests/bench_intake.py SEED,SEED,… [LINES]

For each style and format, over all seeds: precision and recall (in hundredths; 正/全) of title, number, issuer, date and
kind of each document, of its blocks in their places, of its tables row by row; how many facts are wrong, and the share of
them that a doubt at the head of their document names; letters of print that were lost; faults of the check; seconds and
peak memory of what Python holds for an issue. What counts as right, wrong and named: `intake_measured`.

With LINES: so many lines in issues of a folder, taken in by one child process, after a tenth of them by another: seconds
and the most memory that each process had.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from intake_measured import FIELDS, STRUCTURE, Count, Measured, measured
from intake_print.issue import invented
from intake_print.pieces import documents
from intake_project import faults, project
from intake_styles import FORMATS, STYLES, Format, Style
from intake_trial import masthead, tried

_HEADS = ("题", "号", "机关", "日期", "文种", "结构", "表行")
_ARCHIVED, _ROWS = 6, 20
"""Documents of the synthetic archive and rows of its tables in an issue of about 1,700 lines."""
_LAST = 2024
_ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Row:
    """One line of the table: what was counted over all seeds."""

    found: Measured
    lost: int = 0
    faults: int = 0
    seconds: float = 0.0
    peak: int = 0


def main() -> int:
    """Print the table; with LINES also what a folder of that size costs."""
    seeds = [int(seed) for seed in sys.argv[1].split(",")]
    lines = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    print(f"假想的公报，种子 {'、'.join(map(str, seeds))}；正确率/查全率，百分数")
    print("\t".join(("版式", "格式", *_HEADS, "错", "已存疑", "丢字", "核对错", "秒/期", "兆/期")))
    for style in STYLES:
        for format in FORMATS:
            row = _row(style, format, seeds)
            print("\t".join((style.name, format, *_told(row, len(seeds)))), flush=True)
    if lines:
        for part in (lines // 10, lines):
            print(_folder(part), flush=True)
    return 0


def _row(style: Style, format: Format, seeds: list[int]) -> Row:
    row = Row(Measured())
    for seed in seeds:
        with TemporaryDirectory() as scratch:
            root = Path(scratch)
            begun = time.perf_counter()
            trial = tried(root / "快", seed, style, format)
            row.seconds += time.perf_counter() - begun
            tracemalloc.start()
            tried(root / "量", seed, style, format)
            row.peak = max(row.peak, tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
            row.found.add(measured(trial.taken.issue, trial.printed, trial.taken.doubts))
            row.lost += len(trial.lost)
            row.faults += len(faults(root / "快"))
    return row


def _told(row: Row, issues: int) -> Iterator[str]:
    for name in (*FIELDS, *STRUCTURE):
        yield _share(row.found.counts[name])
    wrong = row.found.wrong
    yield str(len(wrong))
    yield f"{100 * sum(one.named for one in wrong) / len(wrong):.0f}%" if wrong else "-"
    yield str(row.lost)
    yield str(row.faults)
    yield f"{row.seconds / issues:.1f}"
    yield f"{row.peak / 1e6:.0f}"


def _share(count: Count) -> str:
    return f"{_hundredths(count.precision)}/{_hundredths(count.recall)}"


def _hundredths(share: float) -> str:
    """99.9 is not 100."""
    return "100" if share == 1 else f"{min(100 * share, 99.9):.1f}"


def _folder(wanted: int) -> str:
    """A folder of issues with so many lines in all, taken in by one process."""
    with TemporaryDirectory() as scratch:
        root = project(Path(scratch) / "公报")
        (root / "mkdocs.yml").write_text("", encoding="utf-8")
        received = Path(scratch) / "来稿"
        received.mkdir()
        lines = issues = 0
        while lines < wanted:
            issues += 1
            lines += _issue(received, issues)
        begun = time.perf_counter()
        with open(root / "存疑.txt", "w", encoding="utf-8") as told:
            verb = [sys.executable, "-m", "gazette", "intake", str(received)]
            where = os.environ | {"PYTHONPATH": str(_ROOT / "scripts")}
            child = subprocess.Popen(verb, cwd=root, env=where, stdout=told, stderr=told)
            _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - begun
        made = sum(1 for _ in (root / "data").glob("*/*/issue.yml"))
    end = "" if child.returncode == 0 else f"，退出码 {child.returncode}"
    return (
        f"一个文件夹：{issues} 期 {lines} 行，写成 {made} 期，{seconds:.0f} 秒（{1000 * seconds / lines:.2f} 毫秒/行），"
        f"内存最多 {used.ru_maxrss / 1000:.0f} 兆{end}"
    )


def _issue(folder: Path, serial: int) -> int:
    """Write one issue as text, in the styles by turns; how many lines it has."""
    issue = invented(serial, _ARCHIVED, _ROWS)
    text = STYLES[serial % len(STYLES)].text(masthead(issue), documents(issue))
    back, number = divmod(serial - 1, 12)
    (folder / f"{_LAST - back}年第{number + 1}期.txt").write_text(text, encoding="utf-8")
    return text.count("\n")


if __name__ == "__main__":
    sys.exit(main())
