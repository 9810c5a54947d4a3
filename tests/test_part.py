"""Parts (份): what several machines have made of one archive is joined to what one would have made, byte for byte."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import verb
from published_folder import ROOT, gazette, publisher

from archive_generator.archive import Archive
from archive_generator.project import write_data
from gazette import build, verify
from gazette.part import Part, PartUnusable, read_part
from gazette.plugin import plugin
from gazette.search import of_issue, words
from gazette.store import load

DOCUMENTS = 18
"""two issues"""
WRONG = "，不是几份中的一份；写上第几份和共几份，第几份从 1 数到份数，如 make part PART=2/4"


@pytest.mark.parametrize("written", ["1/1", "2/4", "4/4", "12/100"])
def test_a_part_is_read(written: str) -> None:
    part = read_part(written)
    assert f"{part.number}/{part.count}" == written


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "PART 没有写；写上第几份和共几份，如第 2 份、共 4 份：make part PART=2/4"),
        *(
            (written, f"PART 写作“{written}”{WRONG}")
            for written in ("0/4", "5/4", "x", "2", "2/", "/4", "1/0", "-1/4", "1/4/4", "2/4\n", "２/４")
        ),
        ("1" * 99, f"PART 写作“{'1' * 40}”{WRONG}"),
        (f"1/{'9' * 9}", f"PART 写作“1/{'9' * 9}”{WRONG}"),
    ],
)
def test_what_is_no_part_is_refused(written: str, told: str) -> None:
    with pytest.raises(PartUnusable) as refused:
        read_part(written)
    assert str(refused.value) == told


def test_the_verb_says_what_it_cannot_use(tmp_path: Path) -> None:
    refused = verb.gazette(tmp_path, "part", "--", "5/4")
    assert (refused.returncode, refused.stderr.splitlines()) == (
        1,
        [f"PART 写作“5/4”{WRONG}", "没有生成；已发布的网站没有改动。"],
    )


@pytest.mark.parametrize("count", [1, 2, 3, 9])
def test_every_piece_of_work_falls_to_one_part(count: int) -> None:
    work = list(range(7))
    dealt = [one for number in range(1, count + 1) for one in Part(number, count).of(work)]
    assert sorted(dealt) == work


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("archive")
    real = load(ROOT)[0]
    assert sum(write_data(data, real, Archive(real, DOCUMENTS, 1))) == DOCUMENTS
    return publisher(tmp_path_factory.mktemp("parts") / "whole", data / "data")


def _kept(root: Path) -> set[tuple[str, int]]:
    """The files in build/, and when each was made."""
    files = [path for path in (root / "build").rglob("*") if path.is_file()]
    return {(path.relative_to(root / "build").as_posix(), path.stat().st_mtime_ns) for path in files}


@pytest.mark.slow
def test_joined_parts_are_one_build(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each copy stands elsewhere, and orders what has no order in another way."""
    joined = archive.with_name("joined")
    shutil.copytree(archive, joined)
    made: list[set[str]] = []
    for number in (1, 2):
        part = archive.with_name(f"part-{number}")
        shutil.copytree(archive, part)
        others = [part / "build" / name / "of-another-part.json" for name in ("pages", "search")]
        for path in others:
            path.parent.mkdir(parents=True)
            path.touch()
        done = gazette(part, "part", f"{number}/2", PYTHONHASHSEED=f"{number}")
        assert (done.returncode, done.stderr) == (0, "")
        assert not (part / "site").exists()
        for path in others:
            path.unlink()
        assert not {"part", "published.json"} & {path.name for path in (part / "build").iterdir()}
        shutil.copytree(part / "build", joined / "build", dirs_exist_ok=True)
        parted = [path for name in ("pages", "search") for path in (part / "build" / name).iterdir()]
        made.append({path.relative_to(part).as_posix() for path in parted})
    assert made[0].isdisjoint(made[1])
    assert 0.7 < len(made[0]) / len(made[1]) < 1.4
    clean = verify.digests(build.publish(archive).folder)

    drawn: list[str] = []
    press = plugin.press

    def pressed(batches: Sequence[Sequence[str]], *others: Any, **named: Any) -> Any:
        drawn.extend(source for batch in batches for source in batch)
        return press(batches, *others, **named)

    def refuse(*_: object) -> None:
        raise AssertionError("made once more")

    monkeypatch.setattr(plugin, "press", pressed)
    monkeypatch.setattr(of_issue, "positions", refuse)
    monkeypatch.setattr(words, "_counted", refuse)
    before = _kept(joined)
    assert verify.digests(build.publish(joined).folder) == clean
    assert {name.split("/")[0] for name, _ in _kept(joined) - before} == {"search", "published.json"}
    assert drawn == []


@pytest.mark.slow
def test_faults_end_a_part_as_they_end_a_site(archive: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    shutil.copytree(archive, wrong, ignore=shutil.ignore_patterns("build", "site"))
    (wrong / "data/organizations.yml").write_text("- naem: 某局\n", "utf-8")
    part, site = (verb.gazette(wrong, *told) for told in (("part", "1/2"), ("site",)))
    assert part.returncode == 1
    assert (part.returncode, part.stderr) == (site.returncode, site.stderr)
    assert "data/organizations.yml:1: " in part.stderr
