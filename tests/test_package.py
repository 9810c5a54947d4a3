"""The offline copy: one ZIP that is the site, the same bytes wherever and whenever it is made, and its updates."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import zipfile
from pathlib import Path

import pytest
from page_reader import read_page
from published_folder import ROOT, gazette, publisher

from gazette import build, package, verify
from gazette.package import README, pack
from gazette.publish import PublishFailed, publish_folder, seal

FILES = {
    README: "使用说明",
    "index.html": "首页",
    "data/issues.json": '[{"id": "2024-05"}, {"id": "2023-12"}]',
    "documents/moufu-2024-3.html": "公文",
}


def _publish(root: Path, files: dict[str, str]) -> Path:
    def make(folder: Path) -> None:
        for name, text in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        seal(folder)

    return publish_folder(root, make)


def test_the_zip_is_the_site_with_its_instructions_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1640995200")
    site = _publish(tmp_path, FILES)
    (packed,) = pack(tmp_path)
    assert packed.path == tmp_path / "dist" / "gazette-2024-05.zip"
    assert packed.digest == hashlib.sha256(packed.path.read_bytes()).hexdigest()
    assert Path(f"{packed.path}.sha256").read_text("utf-8") == f"{packed.digest}  gazette-2024-05.zip\n"
    with zipfile.ZipFile(packed.path) as archive:
        assert archive.namelist() == [
            README,
            "data/issues.json",
            verify.MANIFEST,
            "documents/moufu-2024-3.html",
            "index.html",
        ]
        assert {entry.date_time for entry in archive.infolist()} == {(2022, 1, 1, 0, 0, 0)}
        archive.extractall(tmp_path / "副 本")
    assert verify.compare(tmp_path / "副 本").intact
    assert (tmp_path / "副 本" / verify.MANIFEST).read_bytes() == (site / verify.MANIFEST).read_bytes()
    assert os.listdir(tmp_path / "dist") == ["gazette-2024-05.zip", "gazette-2024-05.zip.sha256"]


def test_the_update_makes_the_new_copy_of_the_old_but_for_what_is_gone(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    _publish(tmp_path, {**FILES, "documents/gone.html": "撤下"})
    with zipfile.ZipFile(pack(tmp_path)[0].path) as archive:
        archive.extractall(copy)
    old = tmp_path / "old.sha256"
    old.write_bytes((copy / verify.MANIFEST).read_bytes())
    _publish(tmp_path, {**FILES, "index.html": "新的首页", "documents/new.html": "新公文"})
    _, update = pack(tmp_path, old)
    assert update.path.name == "gazette-2024-05-update.zip"
    with zipfile.ZipFile(update.path) as archive:
        assert archive.namelist() == [verify.MANIFEST, "documents/new.html", "index.html"]
        archive.extractall(copy)
    assert verify.compare(copy) == verify.Findings(
        changed=[], missing=[], extra=["documents/gone.html"], unreadable=[]
    )


def test_a_site_that_was_touched_is_not_packed(tmp_path: Path) -> None:
    site = _publish(tmp_path, FILES)
    (site / "index.html").write_text("改过", "utf-8")
    with pytest.raises(PublishFailed, match="与清单不符，不能打包"):
        pack(tmp_path)
    assert not (tmp_path / "dist").exists()


def test_no_site_is_no_package(tmp_path: Path) -> None:
    with pytest.raises(verify.Unreadable, match="读不到清单"):
        pack(tmp_path)


def test_a_package_that_cannot_be_finished_leaves_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _publish(tmp_path, FILES)
    (packed,) = pack(tmp_path)
    before = packed.path.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(package.zipfile.ZipFile, "writestr", full)
    with pytest.raises(PublishFailed, match="磁盘已满"):
        pack(tmp_path)
    assert packed.path.read_bytes() == before
    assert len(os.listdir(tmp_path / "dist")) == 2


# --- the whole build -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the invented data, built and packed as make does it."""
    root = publisher(tmp_path_factory.mktemp("package") / "repository")
    done = gazette(root, "offline")
    assert done.returncode == 0, done.stderr
    return root


ELSEWHERE = {
    "TZ": "Asia/Kathmandu",
    "LC_ALL": "tr_TR.ISO8859-9",
    "PYTHONHASHSEED": "7",
    "PYTHONUTF8": "0",
    "HOME": "/nonexistent",
    "COLUMNS": "40",
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wrapper", "environment"),
    [
        pytest.param((), {}, id="again"),
        pytest.param((), ELSEWHERE, id="another locale and time zone"),
        pytest.param(("faketime", "2031-02-03 04:05:06"), {}, id="another day"),
        pytest.param(("unshare", "--user"), {}, id="another user"),
        pytest.param(("sh", "-c", 'umask 077; exec "$0" "$@"'), {}, id="another umask"),
    ],
)
def test_the_same_bytes_in_another_folder(
    packed: Path, tmp_path: Path, wrapper: tuple[str, ...], environment: dict[str, str]
) -> None:
    root = publisher(tmp_path / "另一个 文件夹")
    os.chmod(tmp_path, stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO)
    done = gazette(root, "offline", wrapper=wrapper, **environment)
    assert done.returncode == 0, done.stderr
    for name in ("site/" + verify.MANIFEST, "dist/gazette-2024-05.zip", "dist/gazette-2024-05.zip.sha256"):
        assert (root / name).read_bytes() == (packed / name).read_bytes(), name


@pytest.mark.slow
def test_the_published_site_comes_out_the_same_on_another_date(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real data once more; what `make site` made bears the time of the commit, this a time long ago."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "315532800")
    site = build.publish(publisher(tmp_path / "repository", ROOT / "data")).folder
    assert (site / verify.MANIFEST).read_text("utf-8") == (built / verify.MANIFEST).read_text("utf-8")


@pytest.mark.slow
def test_the_copy_carries_what_its_users_need(packed: Path) -> None:
    with zipfile.ZipFile(packed / "dist/gazette-2024-05.zip") as archive:
        names = archive.namelist()
    assert names[0] == README
    assert all(name.isascii() and not name.startswith("/") and ".." not in name for name in names)
    assert {"index.html", "offline.html", "verify.py", "web.config", "nginx.conf", "data/gazette.yml"} <= set(
        names
    )


@pytest.mark.slow
def test_the_instructions_open_in_any_editor(packed: Path) -> None:
    raw = (packed / "site" / README).read_bytes()
    assert raw.startswith("\ufeff使用说明\r\n".encode())
    assert raw.count(b"\n") == raw.count(b"\r\n")


@pytest.mark.slow
def test_the_data_stands_in_the_copy_as_it_was_typed(packed: Path) -> None:
    for path in (packed / "data").rglob("*.*"):
        assert (packed / "site" / path.relative_to(packed)).read_bytes() == path.read_bytes()


@pytest.mark.slow
def test_each_document_names_the_files_it_comes_from_with_their_hashes(built: Path) -> None:
    listed = verify.read_manifest(built / verify.MANIFEST)
    named = set()
    for page in sorted((built / "documents").rglob("*.html")):
        (origin,) = (
            each for each in read_page(page).all("details") if each.attributes.get("class") == "proof"
        )
        links = {link.text(): page.parent / link.attributes["href"] for link in origin.all("a")}
        data, received = links
        assert received == "data/2021/07-08/source.txt"
        assert {name: path.resolve() for name, path in links.items()} == {
            name: built / name for name in links
        }
        assert [code.text() for code in origin.all("code")] == [listed[name] for name in links]
        named.add(data)
    assert named == {name for name in listed if re.fullmatch(r"data/2021/07-08/.+/.+\.yml", name)}
