"""How the program ends: stopped at any moment it says what is true, and never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Literal

import pytest
from published_folder import gazette, maker

from gazette import build, disk, verbs
from gazette.publish import publish_folder
from gazette.workers import deaf, workers

STOP_WHILE_LOADING = """
import os, runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
class Stop:
    def find_spec(self, name, *_):
        if name == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Stop())
runpy.run_module("gazette", run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize("module", ["gazette.unchanged", "gazette.kept", "gazette.verbs", "gazette.build"])
def test_it_can_be_stopped_while_it_is_loaded(tmp_path: Path, module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOP_WHILE_LOADING, module],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "已中断；已发布的网站没有改动。\n")


UNTOUCHED, NEW = "已发布的网站没有改动", "网站已经生成，site/ 是新的"


@pytest.mark.parametrize(("exchanged", "site"), [(False, UNTOUCHED), (True, NEW)])
@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "已中断；"),
        (OSError(28, "", "build/published.json"), 1, "没有做完；"),
        (build.PublishFailed("x"), 1, "没有生成；"),
    ],
)
def test_what_is_said_of_the_site_is_true(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    said: str,
    exchanged: bool,
    site: str,
) -> None:
    """Also where the new site stands there already, and only the tidying or the note of it fails."""
    (tmp_path / "mkdocs.yml").touch()
    publish_folder(tmp_path, maker("旧"))

    def publish(*_: object) -> None:
        if exchanged:
            publish_folder(tmp_path, maker("新"))
        raise error

    monkeypatch.setattr(verbs, "ROOT", tmp_path)
    monkeypatch.setattr(build, "publish", publish)
    monkeypatch.setattr(verbs.ending, "unheard", lambda: None)
    monkeypatch.setattr(sys, "argv", ["gazette", "site"])
    heard = signal.getsignal(signal.SIGINT)
    assert verbs.main() == code
    signal.signal(signal.SIGINT, heard)
    assert capsys.readouterr().err.splitlines()[-1] == f"{said}{site}。"


NOTHING_CHANGED = """
import sys
from gazette import unchanged
unchanged.published = lambda _: unchanged.Published("", "", 3, 1)
sys.argv = ["gazette", "site"]
from gazette.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("shell", "code"), [(">/dev/full", "1"), (">&-", "0"), ("2>&-", "0"), ("| sleep 0", "1")]
)
def test_where_nobody_hears_that_nothing_has_changed(shell: str, code: str) -> None:
    wait = "import time; time.sleep(0.3)\n" if "sleep" in shell else ""
    done = subprocess.run(
        [
            "bash",
            "-c",
            f'"$0" -c "$1" {shell}; echo "${{PIPESTATUS[0]}}"',
            sys.executable,
            wait + NOTHING_CHANGED,
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout.splitlines()[-1], done.stderr) == (code, "")


@pytest.mark.slow
@pytest.mark.parametrize(("shell", "code"), [(">/dev/full", "2"), (">&-", "0")])
def test_where_nobody_hears_a_verb(tmp_path: Path, shell: str, code: str) -> None:
    (tmp_path / "mkdocs.yml").touch()
    publish_folder(tmp_path, maker("旧"))
    done = gazette(
        tmp_path, "verify", wrapper=("bash", "-c", f'"$@" {shell}; echo $?', "bash"), PYTHONPATH=str(SCRIPTS)
    )
    assert (done.stdout, "Traceback" in done.stderr) == (f"{code}\n", False)


SCRIPTS = Path(disk.__file__).parents[1]


def test_what_is_typed_wrong_is_told_in_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(verbs, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "argv", ["gazette", "check", "--hint", "a", "b"])
    with pytest.raises(SystemExit):
        verbs.main()
    said = capsys.readouterr().err
    assert said.startswith("用法：gazette")
    assert said.endswith("命令的写法有误；照上面的用法再写。\n")


Method = Literal["fork", "spawn"]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_who_works_for_it_leaves_ctrl_c_to_it(method: Method) -> None:
    with workers(1, method) as pool:
        with deaf():
            blocked = pool.submit(signal.pthread_sigmask, signal.SIG_BLOCK, [])
        assert blocked.result() == {signal.SIGINT}
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


WORKING = """
import os, sys, time
from gazette.workers import workers
if __name__ == "__main__":
    pool = workers(1, sys.argv[1])
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_who_works_for_it_ends_with_it(tmp_path: Path, method: Method) -> None:
    (tmp_path / "working.py").write_text(WORKING, "utf-8")
    process = subprocess.Popen(
        [sys.executable, str(tmp_path / "working.py"), method], stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout
    worker = int(process.stdout.readline())
    process.kill()
    process.wait()
    for _ in range(500):
        if _gone(worker):
            return
        time.sleep(0.02)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("it is still there")


def _gone(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"
