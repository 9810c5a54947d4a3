"""The command behind `make archive`: checks what is asked for, and tells how far it is."""

from __future__ import annotations

import argparse
import re
import shlex
import sys
import time
from itertools import accumulate
from pathlib import Path

from archive_generator.archive import MOST, Archive
from archive_generator.project import TOOLS, copy_tools, write_data
from gazette.project import Unusable, refuse_unusable
from gazette.store import load

ROOT = Path.cwd()
"""The project whose tools and words are used: the folder that the command is given in, as make gives it."""

_STEPS = 20
"""How often progress is told, at most."""


def main() -> int:
    """Exit code 0, or 1 when nothing could be made."""
    parser = argparse.ArgumentParser(prog="archive_generator", description="造一个假想的公报项目")
    parser.add_argument("count", metavar="N", help="公文件数")
    parser.add_argument("folder", metavar="FOLDER", help="新的文件夹")
    parser.add_argument("seed", metavar="SEED", nargs="?", default="1", help="随机数的种子")
    for stream in (sys.stdout, sys.stderr):
        # What is said is Chinese, also where the locale knows only ASCII.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    given = parser.parse_args()
    try:
        count = _number("N", given.count, MOST)
        seed = _number("SEED", given.seed, 10**9)
        if not given.folder:
            raise Unusable("FOLDER：没有写；写明新的文件夹，如 make archive N=600 FOLDER=/tmp/archive")
        _make(count, Path(given.folder).resolve(), seed)
    except Unusable as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}：读写不了（{error.strerror}）；检查权限和磁盘空间", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"已中断；{given.folder} 不完整，可以删去。", file=sys.stderr)
        return 130
    return 0


def _number(name: str, text: str, most: int) -> int:
    if not re.fullmatch("0*[1-9][0-9]{0,9}", text) or int(text) > most:
        raise Unusable(f"{name}={text}：不是 1 至 {most} 的整数；改正后再运行，如 {name}=600")
    return int(text)


def _make(count: int, folder: Path, seed: int) -> None:
    started = time.monotonic()
    refuse_unusable(folder, [ROOT / name for name in (*TOOLS, "data")])
    real, problems = load(ROOT)
    if problems:
        raise Unusable(f"data/ 有 {len(problems)} 个问题，不能借用其中的文字；先运行 make check 并改正")
    print(f"复制程序，造 {count} 件公文……", flush=True)
    copy_tools(ROOT, folder)
    told = 0
    for made in accumulate(write_data(folder, real, Archive(real, count, seed))):
        if (step := made * _STEPS // count) > told:
            told = step
            print(f"  已写 {made} 件，共 {count} 件", flush=True)
    seconds = f"{time.monotonic() - started:.1f} 秒"
    print(
        f"写完：{count} 件公文，在 {folder}/（{seconds}）；make -C {shlex.quote(str(folder))} site 生成它的网站。"
    )


if __name__ == "__main__":
    sys.exit(main())
