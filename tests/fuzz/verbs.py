"""Attacks on whole verbs: killed at any moment, on a disk that fills, two at once. `site/` is one whole build all the while."""

from __future__ import annotations

import contextlib
import functools
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from published_folder import gazette, publisher

from fuzz.attack import Attack
from gazette import verify

_LONGEST = 300
"""Seconds in which a verb must end, also on a busy machine."""
_CHANGE = "\n又一段。\n"


@functools.cache
def _built() -> tuple[tempfile.TemporaryDirectory[str], bytes, bytes, float]:
    """A project with its site; the manifests of its site, and of the one after a change; seconds of a build."""
    held = tempfile.TemporaryDirectory(prefix="gazette-fuzz-verbs-")
    root = publisher(Path(held.name) / "project")
    _change(root)
    new = _clean(root)
    shutil.rmtree(root / "site")
    about = root / "docs" / "about.md"
    about.write_text(about.read_text("utf-8").removesuffix(_CHANGE), "utf-8")
    started = time.monotonic()
    old = _clean(root)
    return held, old, new, time.monotonic() - started


def _clean(root: Path) -> bytes:
    done = gazette(root, "site")
    assert done.returncode == 0, done.stderr
    return (root / "site" / verify.MANIFEST).read_bytes()


def _change(root: Path) -> None:
    about = root / "docs" / "about.md"
    about.write_text(about.read_text("utf-8") + _CHANGE, "utf-8")


def _project(folder: Path) -> Path:
    """A copy of it, changed, so that the next build gives another site."""
    root = Path(shutil.copytree(Path(_built()[0].name) / "project", folder / "project"))
    (root / "mkdocs.yml").write_text(
        (root / "mkdocs.yml").read_text("utf-8") + f"\ndev_addr: 127.0.0.1:{_port()}\n", "utf-8"
    )
    _change(root)
    return root


def _port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _whole(root: Path) -> str:
    """Which of the two builds stands there, whole."""
    assert verify.compare(root / "site").intact, "site/ 不完整"
    manifest = (root / "site" / verify.MANIFEST).read_bytes()
    assert manifest in _built()[1:3], "site/ 不是任何一次生成的结果"
    return "new" if manifest == _built()[2] else "old"


def _started(root: Path, *verb: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "gazette", *verb],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "scripts"), "SOURCE_DATE_EPOCH": "1640995200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def _end(process: subprocess.Popen[str], number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def _killed(chance: random.Random, folder: Path) -> str:
    root = _project(folder)
    seen = []
    for _ in range(chance.randint(1, 3)):
        process = _started(root, "site")
        if chance.random() < 0.5:
            time.sleep(chance.uniform(0, _built()[3] * 1.1))
        else:
            # Until it is sealed: what follows is the exchange, and the removal of the old one.
            while not (root / "build/fresh" / verify.MANIFEST).exists() and process.poll() is None:
                time.sleep(0.002)
            time.sleep(chance.uniform(0, 0.4))
        _end(process, signal.SIGKILL)
        process.communicate(timeout=_LONGEST)
        seen.append(_whole(root))
    assert _clean(root) == _built()[2], "被杀以后再生成，与从头生成的不同"
    _whole(root)
    left = sorted(path.name for path in (root / "build").iterdir())
    assert left == ["found", "issues", "lock", "pages", "published.json", "search"], left
    return "+".join(seen)


def _told(code: int | None, errors: str, allowed: Sequence[int]) -> None:
    assert "Traceback" not in errors, errors[-2000:]
    assert "程序的差错" not in errors, errors[-2000:]
    assert code in allowed, (code, errors[-2000:])
    if code == 1:
        lines = errors.strip().split("\n")
        # The other of two may have published meanwhile, which is told.
        assert "没有改动" in lines[-1] or "site/ 是新的" in lines[-1], errors[-2000:]
        assert any("；" in line for line in lines[:-1]), errors[-2000:]


def _full(chance: random.Random, folder: Path) -> str:
    root = _project(folder)
    room = int(10 ** chance.uniform(3, 7))
    if chance.random() < 0.3:
        limit = f"ulimit -S -f {room // 512}; export TMPDIR=$PWD;"
    else:
        size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
        disk = folder / "disk"
        disk.mkdir()
        limit = (
            f"mount -t tmpfs -o size={size * 2 + 30_000_000} tmpfs {disk} && cp -r . {disk} && cd {disk} && "
            f"fallocate -l $(($(stat -f -c %a .) * 4096 - {room})) filler; export TMPDIR=$PWD;"
        )
    script = (
        f'{limit} PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=scripts "$0" -m gazette site; code=$?; rm -f filler; ulimit -S -f unlimited;'
        '"$0" site/verify.py >/dev/null || exit 99; exit $code'
    )
    done = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", script, sys.executable],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        timeout=_LONGEST,
        check=False,
    )
    (folder / "said.txt").write_text(f"{limit}\n{done.stdout}\n{done.stderr}", "utf-8")
    _told(done.returncode, done.stderr, (0, 1))
    return "built" if done.returncode == 0 else "refused"


def _together(chance: random.Random, folder: Path) -> str:
    root = _project(folder)
    other = chance.choice(("site", "serve", "offline", "check", "pages", "formats"))
    first = _started(root, "site")
    time.sleep(chance.uniform(0, _built()[3]))
    second = _started(root, other)
    outcomes = []
    try:
        said = first.communicate(timeout=_LONGEST)
        _told(first.returncode, said[1], (0, 1))
        outcomes.append(first.returncode)
        if other == "serve":
            time.sleep(chance.uniform(0, _built()[3]))
            _end(second, signal.SIGINT)
        said = second.communicate(timeout=_LONGEST)
        if other != "serve":
            _told(second.returncode, said[1], (0, 1))
        assert "Traceback" not in said[1], said[1][-2000:]
        (folder / "said.txt").write_text("\n".join((other, *said)), "utf-8")
        outcomes.append(second.returncode)
    finally:
        for process in (first, second):
            _end(process, signal.SIGKILL)
    assert verify.compare(root / "site").intact
    assert 0 in outcomes[: 1 if other in ("serve", "check", "pages") else 2], (other, outcomes, said[1])
    return f"site+{other} {outcomes[0]} {outcomes[1]}"


ATTACKS = (
    Attack("killed", "生成时随时被杀，连同交换文件夹的一刻", _killed, inside=False),
    Attack("full", "磁盘满，文件大小受限", _full, inside=False),
    Attack("together", "两个动作同时", _together, inside=False),
)
