"""The offline copy: one ZIP that is the site, the same bytes wherever and whenever it is made, and its updates."""

from __future__ import annotations

import calendar
import hashlib
import os
import re
import stat
import zipfile
from pathlib import Path

import pytest
from page_reader import read_page
from published_folder import ROOT, gazette, publisher

from gazette import build, package, times, verify
from gazette.package import README, pack
from gazette.publish import PublishFailed, publish_folder, seal

FILES = {
    README: "使用说明",
    "index.html": "首页",
    "data/issues.json": '[{"id": "2023-12"}, {"id": "2024-9"}, {"id": "2024-10"}]',
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
    assert packed.path == tmp_path / "dist" / "gazette-2024-10.zip"
    assert packed.digest == hashlib.sha256(packed.path.read_bytes()).hexdigest()
    assert Path(f"{packed.path}.sha256").read_text("utf-8") == f"{packed.digest}  gazette-2024-10.zip\n"
    with zipfile.ZipFile(packed.path) as archive:
        assert archive.namelist() == [
            README,
            "data/issues.json",
            verify.MANIFEST,
            "documents/moufu-2024-3.html",
            "index.html",
        ]
        archive.extractall(tmp_path / "副 本")
    assert verify.compare(tmp_path / "副 本").intact
    assert (tmp_path / "副 本" / verify.MANIFEST).read_bytes() == (site / verify.MANIFEST).read_bytes()
    assert os.listdir(tmp_path / "dist") == ["gazette-2024-10.zip", "gazette-2024-10.zip.sha256"]


def test_the_update_makes_the_new_copy_of_the_old_but_for_what_is_gone(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    _publish(tmp_path, {**FILES, "documents/gone.html": "撤下"})
    with zipfile.ZipFile(pack(tmp_path)[0].path) as archive:
        archive.extractall(copy)
    old = tmp_path / "old.sha256"
    old.write_bytes((copy / verify.MANIFEST).read_bytes())
    _publish(tmp_path, {**FILES, "index.html": "新的首页", "documents/new.html": "新公文"})
    _, update = pack(tmp_path, verify.read_manifest(old))
    assert update.path.name == "gazette-2024-10-update.zip"
    with zipfile.ZipFile(update.path) as archive:
        assert archive.namelist() == [verify.MANIFEST, "documents/new.html", "index.html"]
        archive.extractall(copy)
    assert verify.compare(copy) == verify.Findings(
        changed=[], missing=[], extra=["documents/gone.html"], unreadable=[]
    )


COMMIT = 1640995200
SAME_SIZE = {**FILES, "index.html": "首頁"}


def _times(root: Path) -> dict[str, tuple[int, ...]]:
    with zipfile.ZipFile(pack(root)[0].path) as archive:
        return {entry.filename: entry.date_time for entry in archive.infolist()}


def test_changed_words_of_equal_size_have_another_time_in_the_zip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a commit between: nginx would answer 304 with the old words."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(COMMIT))
    _publish(tmp_path, FILES)
    before = _times(tmp_path)
    _publish(tmp_path, SAME_SIZE)
    after = _times(tmp_path)
    assert {name for name in after if after[name] != before[name]} == {"index.html", verify.MANIFEST}


def test_times_in_the_zip_are_past_everywhere_and_differ_with_one_bit() -> None:
    digests = [hashlib.sha256(f"{number}".encode()).hexdigest() for number in range(500)]
    moments = [calendar.timegm((*times.in_package(digest, COMMIT), 0, 0, 0)) for digest in digests]
    half_a_day = 12 * 3600
    assert COMMIT - 32 * 86400 < min(moments) <= max(moments) < COMMIT - half_a_day
    assert len({moment // 2 for moment in moments}) == 500


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("abc", "不是从 1970 年起的秒数"),
        ("", "不是从 1970 年起的秒数"),
        ("-1", "不是从 1970 年起的秒数"),
        ("1e9", "不是从 1970 年起的秒数"),
        ("٣", "不是从 1970 年起的秒数"),
        ("9" * 5000, "不是从 1970 年起的秒数"),
        ("9" * 10, "是将来的时间"),
        ("4102444800", "是将来的时间"),
    ],
)
def test_a_time_that_is_none_is_refused(written: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
    with pytest.raises(times.TimeUnusable, match=said):
        times.given()


@pytest.mark.parametrize("written", ["0", "315532800", "1640995200"])
def test_a_time_of_long_ago_is_one(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
    assert times.given() == max(int(written), 315532800)


def test_what_is_packed_can_be_read_by_a_server_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        _publish(tmp_path, FILES)
        old = verify.read_manifest(tmp_path / "site" / verify.MANIFEST)
        pack(tmp_path, old)
    finally:
        os.umask(before)
    dist = tmp_path / "dist"
    assert {path.stat().st_mode & 0o777 for path in dist.iterdir()} == {0o644}
    assert (len(os.listdir(dist)), dist.stat().st_mode & 0o777) == (4, 0o755)


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
        first, last = map(int, re.findall("第 ([0-9]+) 至 ([0-9]+) 行", origin.text())[0])
        lines = (built / received).read_bytes().split(b"\n")[first - 1 : last]
        own = hashlib.sha256(b"".join(line + b"\n" for line in lines)).hexdigest()
        assert [code.text() for code in origin.all("code")] == [listed[data], own]
        named.add(data)
    assert named == {name for name in listed if re.fullmatch(r"data/2021/07-08/.+/.+\.yml", name)}


@pytest.mark.slow
def test_an_issue_names_its_files_with_their_hashes(built: Path) -> None:
    listed = verify.read_manifest(built / verify.MANIFEST)
    (origin,) = read_page(built / "issues/2021-07-08.html").all("footer")[:1]
    names = [link.text() for link in origin.all("a")]
    assert names == ["data/2021/07-08/issue.yml", "data/2021/07-08/source.txt"]
    assert [code.text() for code in origin.all("code")] == [listed[name] for name in names]


def test_a_folder_in_the_place_of_one_file_leaves_the_other_as_it_was(tmp_path: Path) -> None:
    _publish(tmp_path, FILES)
    (packed,) = pack(tmp_path)
    before = packed.path.read_bytes()
    told = Path(f"{packed.path}.sha256")
    told.unlink()
    told.mkdir()
    _publish(tmp_path, {**FILES, "index.html": "改"})
    with pytest.raises(PublishFailed, match="这里应是文件，却有一个同名的文件夹"):
        pack(tmp_path)
    assert packed.path.read_bytes() == before


def test_nothing_is_written_through_a_link_and_no_mode_changed_elsewhere(tmp_path: Path) -> None:
    _publish(tmp_path, FILES)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    (tmp_path / "dist").symlink_to(elsewhere)
    victim = tmp_path / "victim"
    victim.write_text("mine", "utf-8")
    for name in ("zip", "zip.part", "zip.sha256", "zip.sha256.part"):
        (elsewhere / f"gazette-2024-10.{name}").symlink_to(victim)
    pack(tmp_path)
    assert victim.read_text("utf-8") == "mine"
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o700
    assert sorted(os.listdir(elsewhere)) == ["gazette-2024-10.zip", "gazette-2024-10.zip.sha256"]
