"""Files of the published site that the next one has too (新站): taken over, and never written through."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from published_folder import publisher

from archive_generator.archive import Archive
from archive_generator.project import write_data
from gazette import build, unchanged, verify
from gazette.fresh import Fresh
from gazette.publish import PublishFailed, publish_folder, seal
from gazette.store import load

ROOT = Path(__file__).resolve().parent.parent
OLD = {"index.html": b"same", "documents/a.html": b"old", "documents/b.html": b"same too"}


@pytest.fixture
def published(tmp_path: Path) -> Path:
    def make(folder: Path) -> None:
        for name, content in OLD.items():
            Fresh(folder).put(name, content)
        seal(folder)

    return publish_folder(tmp_path, make)


@pytest.fixture
def fresh(tmp_path: Path, published: Path) -> Fresh:
    return Fresh(tmp_path / "fresh", published)


def _same(fresh: Fresh, published: Path, name: str) -> bool:
    return os.path.samefile(fresh.path / name, published / name)


def test_the_same_file_is_taken_over_and_another_written(fresh: Fresh, published: Path) -> None:
    new = {"index.html": b"same", "documents/a.html": b"new", "documents/c.html": b"same too"}
    for name, content in new.items():
        fresh.put(name, content)
    assert {name: (fresh.path / name).read_bytes() for name in new} == new
    assert [name for name in new if name in OLD and _same(fresh, published, name)] == ["index.html"]
    assert fresh.taken_over() == {"index.html": verify.digests(published)["index.html"]}
    assert verify.compare(published).intact


def test_nothing_is_written_through_a_link(fresh: Fresh, published: Path) -> None:
    fresh.put("index.html", b"same")
    fresh.put("index.html", b"new")
    assert (fresh.path / "index.html").read_bytes() == b"new"
    assert fresh.taken_over() == {}
    assert verify.compare(published).intact


def test_what_somebody_writes_into_the_site_meanwhile_is_not_published(fresh: Fresh, published: Path) -> None:
    fresh.put("index.html", b"same")
    later = (published / verify.MANIFEST).stat().st_mtime_ns + 1
    os.utime(published / "index.html", ns=(later, later))
    assert list(fresh.taken_over()) == ["index.html"]
    (published / "index.html").write_bytes(b"evil")
    os.utime(published / "index.html", ns=(later, later))
    with pytest.raises(PublishFailed, match=r"^site/index.html 在生成期间有改动；重新生成$"):
        fresh.taken_over()


@pytest.mark.parametrize("code", [errno.EPERM, errno.EMLINK, errno.EOPNOTSUPP, errno.EXDEV])
def test_where_the_disk_knows_no_links_all_is_written(
    fresh: Fresh, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "link", refuse)
    fresh.put("documents/b.html", b"same too")
    assert (fresh.path / "documents/b.html").read_bytes() == b"same too"
    assert fresh.taken_over() == {}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda site: (site / verify.MANIFEST).unlink(),
        lambda site: (site / verify.MANIFEST).write_bytes(b"?"),
        lambda site: (site / "index.html").unlink(),
    ],
)
def test_of_a_site_that_is_not_whole_nothing_need_be_there(
    tmp_path: Path, published: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(published)
    fresh = Fresh(tmp_path / "fresh", published)
    fresh.put("index.html", b"same")
    assert (fresh.path / "index.html").read_bytes() == b"same"
    assert fresh.taken_over() == {}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("archive")
    real = load(ROOT)[0]
    list(write_data(data, real, Archive(real, 18, 1)))
    root = publisher(tmp_path_factory.mktemp("fresh") / "repository", data / "data")
    build.publish(root)
    return root


def _edit(root: Path) -> str:
    """What does not change the text; the file."""
    path = min(root.glob("data/*/*/*/notice.yml"))
    path.write_text(path.read_text("utf-8") + "# 看过\n", "utf-8")
    return path.relative_to(root).as_posix()


def _inodes(site: Path) -> dict[str, int]:
    return {name: (site / name).stat().st_ino for name in verify.digests(site)}


@pytest.mark.slow
def test_a_site_is_made_of_what_the_last_has_too(archive: Path) -> None:
    before, inodes = verify.digests(archive / "site"), _inodes(archive / "site")
    edited = _edit(archive)
    build.publish(archive)
    after, now = verify.digests(archive / "site"), _inodes(archive / "site")
    changed = {name for name in after if after[name] != before.get(name)}
    assert edited in changed
    assert not {name for name in changed if now[name] == inodes.get(name)}
    assert sum(now[name] == inodes.get(name) for name in after) > 0.85 * (len(after) - len(changed))
    assert {os.stat(archive / "site" / name).st_nlink for name in after} == {1}


@pytest.mark.slow
def test_a_build_that_fails_at_last_leaves_the_site_whole(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = verify.digests(archive / "site")
    _edit(archive)
    monkeypatch.setattr(build, "seal", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build.publish(archive)
    assert verify.digests(archive / "site") == before
    assert {os.stat(archive / "site" / name).st_nlink for name in before} == {1}


@pytest.mark.slow
def test_what_was_changed_in_the_site_is_not_taken_over(archive: Path) -> None:
    page = archive / "site/issues.html"
    content, times = page.read_bytes(), page.stat()
    page.write_bytes(bytes(reversed(content)))
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert unchanged.stands(archive) is None
    build.publish(archive)
    assert page.read_bytes() == content
