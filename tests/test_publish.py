"""Publishing cannot break: whatever interrupts it wherever, `site/` is one whole build, the old or the new one."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

import mkdocs.commands.build
import mkdocs.config  # noqa: F401  (loaded before the forks, which then need not)
import pytest
from published_folder import gazette, maker, publisher

from gazette import build, publish, verify
from gazette.publish import PublishFailed, exclusive, publish_folder

OLD, NEW = "旧", "新"

Stop = Callable[[], None]


UNTOUCHED, REFUSED, DONE = 0, 1, 2
KILLED = -signal.SIGKILL


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail_with(code: int) -> Stop:
    def fail() -> None:
        raise OSError(code, os.strerror(code))

    return fail


def interrupted(act: Callable[[], object], stop: Stop, at: int, *, once: bool = True) -> int:
    """Do `act` in a process of its own and `stop` it before its `at`-th file operation (or at all from there).

    Returns `UNTOUCHED` when it was done before that, `DONE` when it was done in spite of it, `REFUSED`, or the
    number of the signal that ended it, negative.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    seen = 0
    own = os.getpid()

    def hook(event: str, _: object) -> None:
        nonlocal seen
        if os.getpid() == own and event in {
            "open",
            "os.mkdir",
            "os.rename",
            "os.chmod",
            "os.remove",
            "os.rmdir",
            "ctypes.dlsym",
        }:
            seen += 1
            if seen == at or (seen > at and not once):
                stop()

    sys.addaudithook(hook)
    code = 70
    try:
        act()
        code = DONE if seen >= at else UNTOUCHED
    except PublishFailed:
        code = REFUSED
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def words(root: Path) -> str:
    """What the published site says; it must be whole."""
    assert verify.compare(root / "site").intact
    return (root / "site" / "index.html").read_text("utf-8")


def leftovers(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "build").iterdir() if path.name != "lock")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    publish_folder(tmp_path, maker(OLD))
    return tmp_path


def test_the_new_site_takes_the_place_of_the_old(root: Path) -> None:
    assert words(root) == OLD
    assert publish_folder(root, maker(NEW)) == root / "site"
    assert (words(root), leftovers(root)) == (NEW, [])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stop", "once", "ends"),
    [
        pytest.param(kill, True, {KILLED}, id="kill -9"),
        pytest.param(fail_with(errno.ENOSPC), False, {REFUSED, DONE}, id="disk full from there on"),
        pytest.param(fail_with(errno.EROFS), False, {REFUSED, DONE}, id="disk read-only from there on"),
        pytest.param(fail_with(errno.EIO), True, {REFUSED, DONE}, id="one fault of the disk"),
    ],
)
def test_stopped_before_any_file_operation_the_site_is_old_or_new(
    root: Path, stop: Stop, once: bool, ends: set[int]
) -> None:
    seen = []
    for at in range(1, 1000):
        publish_folder(root, maker(OLD))
        ended = interrupted(lambda: publish_folder(root, maker(NEW)), stop, at, once=once)
        if ended == UNTOUCHED:
            break
        seen.append((ended, words(root)))
    assert len(seen) > 30
    assert {ended for ended, _ in seen} == ends
    assert (REFUSED, NEW) not in seen
    assert {said for _, said in seen} == {OLD, NEW}


@pytest.mark.slow
def test_where_folders_cannot_be_exchanged_the_next_run_puts_the_old_site_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two renames, then; a kill between them is the one moment without `site/`, and nothing is lost by it."""
    monkeypatch.setattr(publish, "exchange", lambda *_: fail_with(errno.EINVAL)())

    def refuse(_: Path) -> None:
        raise build.BuildFailed("断链")

    at, ended, gaps = 0, KILLED, 0
    while ended == KILLED:
        at += 1
        publish_folder(root, maker(OLD))
        ended = interrupted(lambda: publish_folder(root, maker(NEW)), kill, at)
        if not (root / "site").exists():
            gaps += 1
            with pytest.raises(build.BuildFailed):
                publish_folder(root, refuse)
            assert words(root) == OLD
        assert words(root) in (OLD, NEW)
    assert (words(root), gaps, leftovers(root)) == (NEW, 1, [])


def test_the_old_site_comes_back_when_the_second_rename_fails(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "exchange", lambda *_: fail_with(errno.EINVAL)())
    rename = os.rename

    def failing(source: Path, target: Path) -> None:
        if Path(source).name == "fresh":
            fail_with(errno.ENOSPC)()
        rename(source, target)

    monkeypatch.setattr(os, "rename", failing)
    with pytest.raises(PublishFailed, match="磁盘已满"):
        publish_folder(root, maker(NEW))
    assert (words(root), leftovers(root)) == (OLD, [])


def test_readers_never_find_the_site_missing_or_mixed(root: Path) -> None:
    finished = threading.Event()
    found: set[str] = set()

    def read() -> None:
        page = str(root / "site" / "index.html")
        while not finished.is_set():
            with open(page, encoding="utf-8") as file:
                found.add(file.read())

    errors: list[object] = []
    threading.excepthook = lambda arguments: errors.append(arguments.exc_value)
    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for turn in range(40):
        publish_folder(root, maker(NEW if turn % 2 else OLD))
    finished.set()
    for reader in readers:
        reader.join()
    threading.excepthook = threading.__excepthook__
    assert (errors, found) == ([], {OLD, NEW})


def test_of_two_builds_at_once_the_second_is_refused(root: Path) -> None:
    with exclusive(root), pytest.raises(PublishFailed, match="另一个生成正在进行"):
        publish_folder(root, maker(NEW))
    assert words(root) == OLD
    publish_folder(root, maker(NEW))
    assert words(root) == NEW


def test_a_pipe_in_the_place_of_the_lock_is_not_waited_on(root: Path) -> None:
    (root / "build" / "lock").unlink()
    os.mkfifo(root / "build" / "lock")
    with exclusive(root), pytest.raises(PublishFailed, match="另一个生成正在进行"), exclusive(root):
        pass


def test_a_link_in_the_place_of_the_lock_leads_to_nothing_that_is_written(root: Path) -> None:
    (root / "gazette.yml").write_text("甲", "utf-8")
    (root / "build" / "lock").unlink()
    (root / "build" / "lock").symlink_to("../gazette.yml")
    with pytest.raises(PublishFailed, match="符号链接"), exclusive(root):
        pass
    assert (root / "gazette.yml").read_text("utf-8") == "甲"


def test_a_build_that_is_not_as_sealed_is_not_published(root: Path) -> None:
    def make(folder: Path) -> None:
        maker(NEW)(folder)
        (folder / "index.html").write_text("半", "utf-8")

    with pytest.raises(PublishFailed, match="与清单不符"):
        publish_folder(root, make)
    assert words(root) == OLD


def test_a_link_in_the_place_of_the_site_is_refused(root: Path, tmp_path: Path) -> None:
    (root / "site").rename(tmp_path / "elsewhere")
    (root / "site").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishFailed, match="符号链接"):
        publish_folder(root, maker(NEW))
    assert words(root) == OLD


def test_any_umask_gives_a_site_that_a_server_can_read(root: Path) -> None:
    before = os.umask(0o077)
    try:
        publish_folder(root, maker(NEW))
    finally:
        os.umask(before)
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in (root / "site").rglob("*")}
    assert modes == {True: 0o755, False: 0o644}
    assert (root / "site").stat().st_mode & 0o777 == 0o755


def test_a_file_keeps_its_time_as_long_as_its_words(root: Path) -> None:
    """So a server sends again what has changed, and nothing else; `rsync -a` and `cp -a` keep the times."""
    site = root / "site"
    long_ago = 1_000_000_000 * 10**9
    names = [path for path in site.rglob("*") if path.is_file()]
    for path in names:
        os.utime(path, ns=(long_ago, long_ago))

    def make(folder: Path) -> None:
        maker(OLD)(folder)
        (folder / "index.html").write_text(NEW, "utf-8")
        publish.seal(folder)

    publish_folder(root, make)
    kept = {path.relative_to(site).as_posix() for path in names if path.stat().st_mtime_ns == long_ago}
    assert kept == {"documents/moufu-2024-3.html", "data/documents.json"}


def test_a_file_that_was_changed_in_place_does_not_lend_its_time(root: Path) -> None:
    page = root / "site" / "index.html"
    later = (root / "site" / verify.MANIFEST).stat().st_mtime_ns + 10**9
    page.write_text("改", "utf-8")
    os.utime(page, ns=(later, later))
    publish_folder(root, maker(OLD))
    assert (words(root), page.stat().st_mtime_ns != later) == (OLD, True)


# --- the whole build -----------------------------------------------------------------------------------------

MOUNTING = ("unshare", "--map-root-user", "--mount", "sh", "-c")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole repository with its site, which a test copies before it changes anything."""
    root = publisher(tmp_path_factory.mktemp("publish") / "repository")
    build.publish(root)
    return root


@pytest.mark.slow
def test_the_whole_build_killed_at_many_points(repository: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(repository, tmp_path / "repository"))
    site = root / "site"
    manifest = site / verify.MANIFEST
    old = manifest.read_bytes()
    about = root / "docs" / "about.md"
    about.write_text(about.read_text("utf-8") + "\n又一段。\n", "utf-8")
    ends = []
    for at in (*range(5, 1600, 200), 10**9):
        ends.append(interrupted(lambda: build.publish(root), kill, at))
        assert verify.compare(site).intact
        assert ends[-1] == KILLED or manifest.read_bytes() != old
    assert (ends[0], ends[-1], set(ends)) == (KILLED, UNTOUCHED, {KILLED, UNTOUCHED})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("prepare", "expected"),
    [
        pytest.param(
            "fallocate -l $(($(stat -f -c %a .) * 4096 - 20000)) filler", "磁盘已满", id="20 KB free"
        ),
        pytest.param(
            "fallocate -l $(($(stat -f -c %a .) * 4096 - 400000)) filler", "磁盘已满", id="400 KB free"
        ),
        pytest.param("mount -o remount,ro .", "磁盘是只读的", id="read-only"),
        pytest.param("mount --bind site site", "文件夹被占用", id="site is mounted"),
    ],
)
def test_a_disk_that_is_full_or_read_only(
    repository: Path, tmp_path: Path, prepare: str, expected: str
) -> None:
    """A disk of its own, mounted where nobody else sees it; `make`'s verb in it, and the site looked at again."""
    disk = tmp_path / "disk"
    disk.mkdir()
    script = f"""
        mount -t tmpfs -o size=100m tmpfs {disk} && cp -r . {disk} && cd {disk} && {prepare}
        PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=scripts "$0" -m gazette site; echo "$?"
        "$0" site/verify.py
    """
    done = subprocess.run(
        [*MOUNTING, script, sys.executable],
        cwd=repository,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert expected in done.stderr
    assert "已发布的网站没有改动" in done.stderr
    lines = done.stdout.splitlines()
    assert lines[1] == "1"
    assert lines[2].startswith("完整")


@pytest.mark.parametrize("moment", ["load", "run_mkdocs"])
def test_data_that_changes_meanwhile_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """Pages would have the words of before, the files of data/ those of after."""
    root = publisher(tmp_path)
    source = root / "data/2024/05/source.txt"
    done = {"load": build.load, "run_mkdocs": lambda *_: None}[moment]

    def saved(*given: object, **named: object) -> object:
        found = done(*given, **named)  # type: ignore[operator]
        source.write_text(source.read_text("utf-8") + "\n", "utf-8")
        return found

    monkeypatch.setattr(build, "run_mkdocs", lambda *_: None)
    monkeypatch.setattr(build, moment, saved)
    with pytest.raises(PublishFailed, match="data/ 在生成期间有改动"):
        build.publish(root)
    assert not (root / "site").exists()


@pytest.mark.slow
def test_bad_data_leaves_the_site_and_says_all_that_is_wrong(repository: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(repository, tmp_path / "repository"))
    before = (root / "site" / verify.MANIFEST).read_bytes()
    notice = root / "data/2024/05/moufu-3/notice.yml"
    notice.write_text(notice.read_text("utf-8").replace("signed:", "sigend:"), "utf-8")
    done = gazette(root, "site")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "data/2024/05/moufu-3/notice.yml:6: 不认识的键“sigend”" in done.stderr
    assert (root / "site" / verify.MANIFEST).read_bytes() == before


def test_the_lock_writes_to_nothing_that_stands_in_its_place(tmp_path: Path) -> None:
    publish_folder(tmp_path, maker("旧"))
    lock, victim = tmp_path / "build/lock", tmp_path / "victim"
    victim.write_text("mine", "utf-8")
    lock.unlink()
    lock.symlink_to(victim)
    with pytest.raises(PublishFailed, match="符号链接"):
        publish_folder(tmp_path, maker("新"))
    assert victim.read_text("utf-8") == "mine"
    lock.unlink()
    os.mkfifo(lock)
    publish_folder(tmp_path, maker("新"))


def test_the_addresses_of_a_published_folder_are_those_of_its_pages_and_files(tmp_path: Path) -> None:
    assert publish.addresses(tmp_path) == frozenset()
    for name in ("index.html", "documents/a.pdf", "documents/a.md", "search/facts.js", "data/issues.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    publish.seal(tmp_path)
    assert publish.addresses(tmp_path) == {"index.html", "documents/a.pdf"}
