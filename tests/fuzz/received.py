"""Attacks on what is received, on copies, on what is kept from build to build, and on the page of the review."""

from __future__ import annotations

import functools
import io
import json
import random
import shutil
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import invented_site
from fabricated_gazette import gazette
from intake_project import project, taken
from intake_styles import STYLES, Format
from intake_trial import printed_files
from published_folder import maker
from review_desk import ISSUE, drafted, opened

from fuzz.attack import Attack
from fuzz.damage import damaged, displaced
from fuzz.judging import judged, one_line, shown
from gazette import model, verify
from gazette.formats.making import make_files
from gazette.intake.received import Unreadable
from gazette.review import reading, server
from gazette.site import Site

_FORMATS: tuple[Format, ...] = ("txt", "docx", "html", "typst")
_NAMES = (
    "来稿",
    "2023年第4期",
    "a\nb",
    "a\x1b[2J",
    "-rf",
    "..",
    "CON",
    "\udcff",
    "a\u202eb",
    "长" * 80,
    "# : - &*",
)


@functools.cache
def _printed(style: int, format: Format) -> tuple[tuple[str, bytes], ...]:
    return tuple(printed_files(style, STYLES[style], format).items())


def _repacked(chance: random.Random, raw: bytes) -> bytes:
    """A Word file with a part damaged, so that no check sum keeps it from the reader."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = damaged(chance, parts[name])
    if chance.random() < 0.1:
        parts[chance.choice(("../../evil.xml", "/etc/evil", "word\\document.xml", "word/vbaProject.bin"))] = (
            b"x"
        )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return packed.getvalue()


def _received(chance: random.Random, folder: Path) -> str:
    format = chance.choice(_FORMATS)
    name, raw = chance.choice(_printed(chance.randrange(len(STYLES)), format))
    raw = _repacked(chance, raw) if format == "docx" and chance.random() < 0.7 else damaged(chance, raw)
    given = folder / f"{chance.choice(_NAMES)}{Path(name).suffix}"
    given.write_bytes(raw)
    root = project(folder / "project")
    try:
        taken(root, given)
    except Unreadable as refused:
        return one_line(str(refused))
    return f"taken, {judged(root, chance)}"


def _copy(chance: random.Random, folder: Path) -> str:
    site = folder / "copy"
    site.mkdir()
    maker("字")(site)
    before = verify.digests(site)
    files = sorted(path for path in site.rglob("*") if path.is_file())
    for _ in range(chance.randint(1, 2)):
        path = chance.choice(files)
        if path.is_file() and not path.is_symlink():
            displaced(chance, path)
    try:
        intact = verify.compare(site).intact
        verify.read_manifest(site / verify.MANIFEST)
    except verify.Unreadable as refused:
        return shown(str(refused))
    now = verify.digests(site)
    assert not intact or all(now[name] == digest for name, digest in before.items()), "核验的结论不对"
    return "intact" if intact else "not intact"


def _search(root: Path) -> dict[str, bytes]:
    invented_site.build(root / "site")
    found = (root / "site" / "search").rglob("*")
    return {path.name: path.read_bytes() for path in found if path.is_file()}


@functools.cache
def _searched() -> tuple[tempfile.TemporaryDirectory[str], dict[str, bytes]]:
    held = tempfile.TemporaryDirectory(prefix="gazette-fuzz-search-")
    (Path(held.name) / "site").mkdir()
    return held, _search(Path(held.name))


def _spoil(chance: random.Random, kept: Path) -> None:
    files = sorted(path for path in kept.iterdir() if path.is_file())
    for path in chance.sample(files, min(len(files), chance.randint(1, 3))):
        match chance.randrange(3):
            case 0:
                displaced(chance, path)
            case 1:
                path.write_bytes(damaged(chance, path.read_bytes()))
            case _:
                other = chance.choice(files)
                if other != path and other.is_file():
                    path.write_bytes(other.read_bytes())  # of another version, under this name
    if chance.random() < 0.3:
        (kept / "half.4711").write_bytes(b"half")


def _kept_search(chance: random.Random, folder: Path) -> str:
    held, clean = _searched()
    shutil.copytree(Path(held.name) / "kept", folder / "kept")
    (folder / "site").mkdir()
    _spoil(chance, folder / "kept")
    try:
        assert _search(folder) == clean, "检索与没有留用时不同"
    except IsADirectoryError:
        return "refused"  # a folder where a file belongs: told by name
    return "same"


@functools.cache
def _sheets() -> tuple[tempfile.TemporaryDirectory[str], Site, dict[str, bytes]]:
    held = tempfile.TemporaryDirectory(prefix="gazette-fuzz-formats-")
    whole = gazette()
    named = (model.FormatName.XLSX, model.FormatName.EPUB)
    site = Site(replace(whole, publication=replace(whole.publication, formats=named)))
    return held, site, _made(site, Path(held.name))


def _made(site: Site, folder: Path) -> dict[str, bytes]:
    files = make_files(site, folder, folder / "formats", say=lambda _: None)
    return {file.address: file.path.read_bytes() for file in files}


def _kept_formats(chance: random.Random, folder: Path) -> str:
    held, site, clean = _sheets()
    shutil.copytree(Path(held.name) / "formats", folder / "formats")
    _spoil(chance, folder / "formats")
    try:
        assert _made(site, folder) == clean, "格式的文件与没有留用时不同"
    except IsADirectoryError:
        return "refused"
    return "same"


def _review(chance: random.Random, folder: Path) -> str:
    root = drafted(folder / "project")
    read = opened(root)
    at = server.Desk(read, "", server.PORT, reading.templates())
    host = f"127.0.0.1:{server.PORT}"
    stops = [stop.id for stop in read.shown().stops]
    files = sorted(path for path in (root / "data" / ISSUE).rglob("*") if path.is_file())
    before = {path: path.read_bytes() for path in files}
    for _ in range(chance.randint(1, 4)):
        if chance.random() < 0.4:
            path = chance.choice(files)
            path.write_bytes(before[path] if chance.random() < 0.5 else damaged(chance, before[path]))
            before[path] = path.read_bytes()
        target = damaged(chance, b"/print/1.png" if chance.random() < 0.5 else b"/data/2023/04/issue.yml")
        assert at.get(host, target.decode("latin-1")).status in (200, 404)
        told = json.dumps({"stop": chance.choice(stops), "name": "张三"}).encode()
        content = told if chance.random() < 0.5 else damaged(chance, told)
        verb = chance.choice(("/confirm", "/withdraw"))
        assert at.post(host, f"http://{host}", at.token, verb, content).status in (200, 400, 409)
        assert at.get(host, "/").status == 200
    now = {path for path in (root / "data").rglob("*") if path.is_file()}
    assert {path: path.read_bytes() for path in files} == before, "改了别的文件"
    beside = {path.name for path in now - set(files)} - {
        "gazette.yml",
        "organizations.yml",
        "instruments.yml",
    }
    assert beside <= {"review.yml"}, beside
    return "answered"


ATTACKS = (
    Attack("received", "收到的文件（文本、Word、网页、PDF）坏字节、怪名字", _received),
    Attack("copy", "网站副本里的坏文件，核验", _copy),
    Attack("kept-search", "留用的检索文件被改、被换", _kept_search),
    Attack("kept-formats", "留用的格式文件被改、被换", _kept_formats),
    Attack("review", "校读网页收到的怪请求，边改边问", _review),
)
