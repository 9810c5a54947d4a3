"""Files that are kept from build to build: whatever became of them, they are right, or made again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gazette.kept import Kept, keep

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Kept(tmp_path / "kept")
    return tmp_path / "kept"


def _name(path: Path, to: str) -> Path:
    return path.rename(path.with_name(to))


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.write_bytes(b""), id="emptied"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:-1]), id="cut"),
        pytest.param(lambda path: path.write_bytes(b"poison"), id="poisoned"),
        pytest.param(Path.unlink, id="gone"),
        pytest.param(lambda path: (path.unlink(), path.mkdir()), id="a folder"),
        pytest.param(lambda path: (path.unlink(), os.mkfifo(path)), id="a pipe"),
        pytest.param(lambda path: (path.unlink(), path.symlink_to(path)), id="a link in a circle"),
        pytest.param(lambda path: (path.unlink(), path.symlink_to("/dev/zero")), id="a link to a device"),
        pytest.param(lambda path: _name(path, path.name.replace("-", "-0", 1)), id="another name"),
        pytest.param(lambda path: _name(path, f"{path.stem}"), id="without its ending"),
    ],
)
def test_what_is_not_as_it_was_kept_is_not_used(folder: Path, spoil: object) -> None:
    path = keep(folder, "key", "json", b"words")
    assert Kept(folder).find("key") == path
    spoil(path)  # type: ignore[operator]
    found = Kept(folder).find("key")
    assert found is None or found.read_bytes() == b"words"


def test_what_goes_while_it_is_looked_for_is_made_again(folder: Path) -> None:
    path = keep(folder, "key", "json", b"words")
    kept = Kept(folder)
    path.unlink()
    assert kept.find("key") is None


def test_what_may_not_be_read_is_made_again(folder: Path) -> None:
    path = keep(folder, "key", "json", b"words")
    folder.parent.chmod(0o755)
    path.chmod(0)
    told = "import sys,pathlib,gazette.kept as k; print(k.Kept(pathlib.Path(sys.argv[1])).find('key'))"
    command = [sys.executable, "-c", told, str(folder)]
    if os.geteuid() == 0:
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", *command]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("None\n", "")


def test_nobody_removes_what_another_build_uses(folder: Path) -> None:
    """make site beside make serve: both keep, and neither knows what the other needs."""
    site, serve = Kept(folder), Kept(folder)
    of_site = keep(folder, "site", "json", b"site")
    half = folder / "half.4711"
    half.write_bytes(b"ser")
    site.drop_all_but({of_site})
    assert half.exists()
    of_serve = keep(folder, "serve", "json", b"serve")
    serve.drop_all_but({of_serve})
    assert of_site.exists()
    del serve
    site.drop_all_but({of_site})
    assert list(folder.iterdir()) == [of_site]
    Kept(folder)
