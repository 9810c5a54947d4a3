"""Measures whole archives: `make site` beside Hugo on the same Markdown, and what a rebuild costs.

    python tests/bench_build.py --sizes "150 600" --runs 3 [--keep FOLDER] [--plot FILE]

For each number of documents an archive is made (`make archive`), its Markdown written (`make pages`) and given to Hugo in a
least site; then, each so many times: check, site and Hugo from nothing (no build/, no site/), site with nothing changed,
site and check after a word was changed in one document, and under `make serve` the seconds from saving to the page. All of
it by the verbs alone, the program being that of this tree. Figures are medians; what is measured how: `bench_process`.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import bench_hugo
from bench_edit import Edit
from bench_plot import plot
from bench_process import ROOT, Failed, Program, run
from bench_serve import save_to_page
from bench_table import AGAIN, FULL, Again, Full, Written, middle, table

from archive_generator.project import TOOLS, copy_tools


def main() -> int:
    """Print both tables, draw the picture."""
    parser = argparse.ArgumentParser(description="量生成一个大公报的用时和内存")
    parser.add_argument("--sizes", default="150 600", help="各有几件公文")
    parser.add_argument("--runs", type=int, default=3, help="各量几次")
    parser.add_argument("--keep", type=Path, help="造好的公报放在这里，下次再用")
    parser.add_argument("--plot", type=Path, default=ROOT / "build/bench.svg", help="图写到这里")
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split()]
    measured = f"{_machine()}；各 {given.runs} 次的中位数"
    print(measured, flush=True)
    fulls: list[Full] = []
    agains: list[tuple[str, ...]] = []
    with TemporaryDirectory(prefix="gazette-bench-") as name:
        scratch = Path(name)
        program = Program(scratch)
        try:
            for size in sizes:
                folder = _archive((given.keep or scratch).resolve() / str(size), size)
                full = _full(program, folder, scratch / "hugo", size, given.runs)
                fulls.append(full)
                _tell(*zip(FULL, full.cells(), strict=True))
                again = _again(program, folder, given.runs).cells(full)
                agains.append(again)
                _tell(*zip(AGAIN, again, strict=True))
        except Failed as error:
            print(error, file=sys.stderr)
            return 1
    print(f"\n{table(FULL, [full.cells() for full in fulls])}\n\n{table(AGAIN, agains)}")
    print("倍数：比 Hugo 从头生成同样的 Markdown，都不计 Pagefind；生成的秒数包括核对和检索。")
    given.plot.parent.mkdir(parents=True, exist_ok=True)
    given.plot.write_text(plot(fulls, measured), encoding="utf-8")
    print(f"图：{given.plot}")
    return 0


def _tell(*figures: tuple[str, str]) -> None:
    """As soon as they are known: the tables come at the end, which may be hours away."""
    print("，".join(f"{name} {figure}" for name, figure in figures), flush=True)


def _archive(folder: Path, size: int) -> Path:
    """The archive of this size, with the tools of this tree."""
    if not (folder / "data").is_dir():
        environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
        command = [sys.executable, "-m", "archive_generator", str(size), str(folder)]
        used = run(ROOT, command, environment)
        print(f"造 {size} 件公文：{used.cpu:.0f} CPU 秒，{used.peak / 1e6:.0f} 兆", flush=True)
        return folder
    for tool in TOOLS:
        path = folder / tool
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    copy_tools(ROOT, folder)
    return folder


def _full(program: Program, folder: Path, hugo: Path, size: int, runs: int) -> Full:
    """From nothing. The Markdown for Hugo is written anew, too: that of an older program may be another."""
    _clean(folder)
    program.run(folder, "pages")
    pages = bench_hugo.prepare(folder / "build/markdown", hugo)
    checks, sites, peers = [], [], []
    for _ in range(runs):
        _clean(folder)
        checks.append(program.run(folder, "check", "--hints", "none"))
        _clean(folder)
        sites.append(program.run(folder, "site"))
        peers.append(bench_hugo.build(hugo, pages))
    return Full(size, middle(checks), middle(sites), middle(peers), _written(folder / "site"))


def _again(program: Program, folder: Path, runs: int) -> Again:
    """After a full build."""
    edit = Edit(folder)
    unchanged, edited, checks = [], [], []
    for _ in range(runs):
        unchanged.append(program.run(folder, "site"))
        edit.make()
        edited.append(program.run(folder, "site"))
        edit.make()
        checks.append(program.run(folder, "check", "--hints", "none"))
        program.run(folder, "site")
    shown = median(save_to_page(program, folder, edit, runs))
    edit.undo()
    return Again(middle(unchanged), middle(edited), middle(checks), shown)


def _clean(folder: Path) -> None:
    for name in ("build", "site"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _written(site: Path) -> Written:
    sizes = {path.relative_to(site): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    index = max(
        size for path, size in sizes.items() if path.suffix == ".html" and path.parts[0] != "documents"
    )
    return Written(len(sizes), sum(sizes.values()), index)


def _machine() -> str:
    """AMD EPYC，2 核；Python 3.11.2，…"""
    model = re.search("^model name\\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    hugo = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True).stdout
    released = re.search("v([0-9.]+)", hugo)
    return (
        f"{model[1] if model else platform.machine()}，{os.cpu_count()} 核；Python {platform.python_version()}，"
        f"MkDocs {version('mkdocs')}，Pagefind {version('pagefind_bin')}，Hugo {released[1] if released else '?'}"
    )


if __name__ == "__main__":
    sys.exit(main())
