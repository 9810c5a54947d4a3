"""Bad data: every mutation of a real file gives a correct site or a complete list of problems; never a traceback."""

from __future__ import annotations

import dataclasses
import os
import random
import re
import shutil
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from mutations import MUTATIONS, PLANTED
from published_folder import GOOD, ROOT, gazette, publisher

from gazette import build, checks, model, store, verify
from gazette.build import markdown_of
from gazette.exports import exports
from gazette.pages import pages
from gazette.site import Site

SEED = 20210708
EACH = 7
"""Mutations of each kind, of files that chance picks among all of data/."""

PROBLEM = re.compile(r"data/[^:]+:[1-9][0-9]*: [^；].*；.+")


@dataclass(frozen=True)
class Outcome:
    """What came of one mutation: the problems, or none and what of the planted text is gone, or a traceback."""

    kind: str
    file: str
    problems: tuple[str, ...] = ()
    lost: bool = False
    crash: str = ""


def _outcomes(kind: str) -> list[Outcome]:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "data", root / "data")
        files = sorted(root.rglob("*.yml"))
        return [_outcome(kind, root, random.Random(f"{SEED} {kind} {turn}"), files) for turn in range(EACH)]


def _outcome(kind: str, root: Path, rng: random.Random, files: list[Path]) -> Outcome:
    path = rng.choice(files)
    name = path.relative_to(root).as_posix()
    good = path.read_bytes()
    bad = MUTATIONS[kind](rng, good)
    path.write_bytes(bad)
    try:
        archive, found = build.problems(root)
        read = archive.gazette
        if found:
            return Outcome(kind, name, tuple(map(str, found)))
        if read != _as_it_is():
            site = Site(read)
            (
                [(page.view, markdown_of(page), list(page.rows())) for _, page in pages(site)],
                dict(exports(site)),
            )
        lost = PLANTED.encode() in bad and not any(PLANTED in text for text in _texts(read))
        return Outcome(kind, name, lost=lost)
    except Exception:
        return Outcome(kind, name, crash=traceback.format_exc(limit=-3))
    finally:
        path.write_bytes(good)


@cache
def _as_it_is() -> model.Gazette:
    """The data without any mutation; read once by each process."""
    return store.load(ROOT)[0]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for child in value:
            yield from _texts(child)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))


@pytest.fixture(scope="module")
def outcomes() -> dict[str, list[Outcome]]:
    with ProcessPoolExecutor(2) as pool:
        return dict(zip(MUTATIONS, pool.map(_outcomes, MUTATIONS), strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("kind", MUTATIONS)
def test_no_mutation_breaks_the_publisher(outcomes: dict[str, list[Outcome]], kind: str) -> None:
    assert [outcome.crash for outcome in outcomes[kind] if outcome.crash] == []
    assert [outcome.file for outcome in outcomes[kind] if outcome.lost] == []
    lines = [line for outcome in outcomes[kind] for line in outcome.problems]
    assert [line for line in lines if not PROBLEM.fullmatch(line) or len(line) > 400] == []


@pytest.mark.slow
def test_at_least_two_hundred_were_tried_and_hardly_one_went_unnoticed(
    outcomes: dict[str, list[Outcome]],
) -> None:
    """What passes unnoticed changes nothing that is read, or only facts that the print does not give."""
    passed = Counter(kind for kind, found in outcomes.items() for outcome in found if not outcome.problems)
    assert sum(map(len, outcomes.values())) >= 200
    assert passed["byte order mark"] == passed["carriage returns"] == EACH
    assert sum(passed.values()) < 50


# --- the folders ---------------------------------------------------------------------------------------------

ISSUE = "data/2024/05"
OUT_OF_PLACE = "不认识的文件"


def _move(old: str, new: str) -> Callable[[Path], object]:
    return lambda root: (root / ISSUE / old).rename(root / ISSUE / new)


def _links_out(root: Path) -> None:
    notice = root / ISSUE / "moufu-3/notice.yml"
    notice.rename(root / "elsewhere.yml")
    notice.symlink_to(root / "elsewhere.yml")


def _pipe(root: Path) -> None:
    (root / ISSUE / "moufu-3/interpretation.yml").unlink()
    os.mkfifo(root / ISSUE / "moufu-3/interpretation.yml")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            _move("issue.yml", "isue.yml"), f"{ISSUE}/isue.yml:1: {OUT_OF_PLACE}", id="a file misspelt"
        ),
        pytest.param(
            _move("issue.yml", "isue.yml"), f"{ISSUE}/issue.yml:1: 读不到这个文件", id="so it is missing"
        ),
        pytest.param(
            _move("mouren-7/notice.yml", "mouren-7/notce.yml"),
            f"{ISSUE}/mouren-7/notice.yml:1: 读不到这个文件",
            id="a folder without notice",
        ),
        pytest.param(
            _move("moufu-3/table-1.yml", "moufu-3/table-01.yml"),
            f"{ISSUE}/moufu-3/table-01.yml:1: {OUT_OF_PLACE}",
            id="a number with a zero",
        ),
        pytest.param(
            _move(".", "../Mai"), f"data/2024/Mai:1: {OUT_OF_PLACE}", id="a folder that is no issue"
        ),
        pytest.param(
            lambda root: (root / "data/2024").rename(root / "data/22024"),
            f"data/22024:1: {OUT_OF_PLACE}",
            id="a folder that is no year",
        ),
        pytest.param(
            lambda root: (root / ISSUE / "moufu-3" / "甲\n乙：\x1b[2J.yml").touch(),
            f"{ISSUE}/moufu-3/甲 乙： [2J.yml:1: {OUT_OF_PLACE}",
            id="a name that would clear the screen",
        ),
        pytest.param(_links_out, f"{ISSUE}/moufu-3/notice.yml:1: {OUT_OF_PLACE}", id="a link that leads out"),
        pytest.param(
            lambda root: (root / ISSUE / "moufu-3" / "up").symlink_to("../.."),
            f"{ISSUE}/moufu-3/up:1: {OUT_OF_PLACE}",
            id="a link that leads in a circle",
        ),
        pytest.param(_pipe, f"{ISSUE}/moufu-3/interpretation.yml:1: 读不到这个文件", id="a pipe"),
        pytest.param(
            lambda root: (root / ISSUE / "source.txt").write_bytes(b" " * (5 << 20)),
            f"{ISSUE}/source.txt:1: 文件有 5 MB，超过 4 MB",
            id="a file of 5 MB",
        ),
        pytest.param(
            lambda root: shutil.rmtree(root / "data"), "data/gazette.yml:1: 读不到这个文件", id="no data"
        ),
    ],
)
def test_what_is_out_of_place_is_named(
    tmp_path: Path, change: Callable[[Path], object], expected: str
) -> None:
    shutil.copytree(GOOD, tmp_path / "data")
    change(tmp_path)
    read, found = store.load(tmp_path)
    lines = [str(problem) for problem in checks.check(read, found)]
    assert [line.partition("；")[0] for line in lines].count(expected) == 1, lines
    assert [line for line in lines if not PROBLEM.fullmatch(line)] == []


def test_the_desktops_own_files_are_no_fault(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "data")
    (tmp_path / ISSUE / ".DS_Store").touch()
    assert build.problems(tmp_path)[1] == []


# --- the whole build -----------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("byte order mark", 0),
        ("carriage returns", 0),
        ("key misspelt", 1),
        ("another encoding", 1),
        ("huge text", 1),
        ("bomb", 1),
    ],
)
def test_the_whole_build_of_a_mutation(tmp_path: Path, kind: str, code: int) -> None:
    root = publisher(tmp_path / "repository")
    path = root / ISSUE / "moufu-3/notice.yml"
    path.write_bytes(MUTATIONS[kind](random.Random(SEED), path.read_bytes()))
    done = gazette(root, "site")
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    if code:
        *lines, last = done.stderr.splitlines()
        assert lines
        assert [line for line in lines if not PROBLEM.fullmatch(line)] in (
            [],
            ["没有生成；已发布的网站没有改动。"],
        )
        assert "已发布的网站没有改动" in last
        assert not (root / "site").exists()
    else:
        assert verify.compare(root / "site").intact
