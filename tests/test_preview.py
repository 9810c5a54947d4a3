"""What `make serve` shows (预览): made when it is asked for, and byte for byte what a whole build makes."""

from __future__ import annotations

import multiprocessing
import shutil
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from published_folder import ROOT, publisher

from archive_generator.archive import Archive
from archive_generator.project import write_data
from gazette import build
from gazette.plugin.desk import Desk
from gazette.plugin.plugin import GazettePlugin
from gazette.plugin.press import Printed
from gazette.plugin.preview import Preview
from gazette.store import load

pytestmark = pytest.mark.slow  # an archive is built
DOCUMENTS = 18


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("archive")
    real = load(ROOT)[0]
    list(write_data(data, real, Archive(real, DOCUMENTS, 1)))
    return publisher(tmp_path_factory.mktemp("preview") / "repository", data / "data")


@pytest.fixture(scope="module")
def whole(root: Path) -> Path:
    folder = root / "build" / "whole"
    build.build_beside(root, folder)
    return folder


def _desk(root: Path, folder: Path) -> Desk:
    """As `make serve` has it when it has read the data."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config, serve_url="http://127.0.0.1:8000/")
    desk = cast(GazettePlugin, config.plugins["gazette"])._desk
    assert desk
    return desk


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _preview(desk: Desk) -> Preview:
    assert desk.preview
    return desk.preview


def test_every_file_of_the_site_is_made_when_it_is_asked_for(
    root: Path, whole: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    preview = _preview(_desk(root, tmp_path))
    assert not list(tmp_path.rglob("*.html")) or _files(tmp_path) < _files(whole)
    asked = sorted(path for path in _files(whole) if not path.startswith("search/"))
    for path in asked:
        preview.make(path)
    assert [path for path in asked if not (tmp_path / path).is_file()] == []
    assert [path for path in asked if (tmp_path / path).read_bytes() != (whole / path).read_bytes()] == []
    assert _files(tmp_path) == set(asked)
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == []


@pytest.mark.parametrize(
    "path",
    [
        "documents/nichts.html",
        "nichts.html",
        "data/nichts.json",
        "../mkdocs.yml",
        "",
        "documents",
        "about.md",
    ],
)
def test_what_the_site_does_not_have_is_not_made(root: Path, tmp_path: Path, path: str) -> None:
    folder = tmp_path / "site"
    preview = _preview(_desk(root, folder))
    before = _files(tmp_path)
    preview.make(path)
    assert _files(tmp_path) == before


def _asked(path: str, desk: Desk, folder: Path, between: Callable[[], None] = lambda: None) -> str:
    """What a browser gets: the status."""

    def answer(asked: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        between()
        start("200 OK" if (folder / asked["PATH_INFO"].lstrip("/")).is_file() else "404 Not Found", [])
        return []

    told: list[str] = []
    list(desk.shown(answer)({"PATH_INFO": path}, lambda status, _: told.append(status)))
    (status,) = told
    return status


def test_who_searches_gets_the_search_of_a_whole_build(root: Path, whole: Path, tmp_path: Path) -> None:
    desk = _desk(root, tmp_path)
    assert _asked("/search/contents.js", desk, tmp_path) == "200 OK"
    assert {path for path in _files(tmp_path) if path.startswith("search/")} == {
        path for path in _files(whole) if path.startswith("search/")
    }


def test_when_the_server_ends_nobody_waits_for_the_search(
    root: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk = _desk(root, tmp_path)
    asking = threading.Thread(target=_asked, args=("/search/contents.js", desk, tmp_path))
    asking.start()
    while not multiprocessing.active_children():
        time.sleep(0.01)
    desk.close()
    asking.join(60)
    assert not asking.is_alive()
    assert not (tmp_path / "search").exists()
    assert not (root / "build" / "preview").exists()
    assert "没有检索" not in caplog.text


def test_what_was_cleared_away_before_it_was_answered_is_made_again(root: Path, tmp_path: Path) -> None:
    desk = _desk(root, tmp_path)
    again = [lambda: None, lambda: None]

    def read_anew() -> None:
        if again:
            again.clear()
            shutil.rmtree(tmp_path)
            desk.reading(lambda: setattr(desk, "preview", _preview(_desk(root, tmp_path))))()

    assert _asked("/issues.html", desk, tmp_path, read_anew) == "200 OK"
    assert not again


def test_nothing_is_made_while_the_data_has_faults(root: Path, tmp_path: Path) -> None:
    desk = _desk(root, tmp_path)

    known = desk.preview

    def fail() -> None:
        desk.preview = known  # it was there already, and then the build failed
        raise ValueError("错")

    with pytest.raises(ValueError, match="错"):
        desk.reading(fail)()
    assert desk.preview is None
    assert _asked("/issues.html", desk, tmp_path) == "404 Not Found"


def test_a_page_that_fails_is_told(root: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    desk = _desk(root, tmp_path)

    def fail(source: str, made: object) -> Printed:
        raise ZeroDivisionError((source, made))

    desk.preview = Preview(root, tmp_path, _preview(desk)._site, (), fail)
    assert _asked("/issues.html", desk, tmp_path) == "404 Not Found"
    assert "issues.html: 程序的差错" in caplog.text
