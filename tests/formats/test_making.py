"""Files of formats are made when what they are made from changes, and only then."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from fabricated_gazette import gazette
from pictures import picture

from gazette import model as m
from gazette.faults import ProgramFault
from gazette.formats import making
from gazette.formats.format import Format, FormatUnavailable, Pictures, Work
from gazette.formats.making import MadeFile, make_files
from gazette.formats.registry import FORMATS
from gazette.kept import Kept, keep
from gazette.site import OtherFile, Site

TABLES = [f"data/tables/moufu-2024-3-table-{number}.xlsx" for number in (1, 2, 3)]


def site_of(formats: tuple[m.FormatName, ...] = (m.FormatName.XLSX,), file: m.DataFile | None = None) -> Site:
    whole = gazette(file)
    return Site(replace(whole, publication=replace(whole.publication, formats=formats)))


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The works that are written, one by one."""
    seen: list[str] = []

    def write(work: Work, pictures: Pictures) -> bytes:
        seen.append(work.id)
        return (work.title + work.text.head[0].text).encode() + b"".join(
            pictures(run.url) for block in work.text.blocks() for run in block.runs if hasattr(run, "alt")
        )

    told = Format("xlsx", "Excel", frozenset({"notice", "table"}), write)
    monkeypatch.setattr(making, "FORMATS", {"xlsx": told})
    return seen


def made(site: Site, folder: Path, root: Path = Path("/nowhere")) -> Mapping[str, MadeFile]:
    return {file.address: file for file in make_files(site, root, folder)}


def test_addresses_kinds_and_sizes(tmp_path: Path) -> None:
    files = made(site_of(), tmp_path)
    assert list(files) == [*TABLES, "issues/2024-05.xlsx"]
    for file in files.values():
        assert file.path.read_bytes().startswith(b"PK")
        assert (file.label, file.size) == ("Excel", file.path.stat().st_size)
    assert files[TABLES[0]].page == "documents/moufu-2024-3/table-1.html"
    assert files["issues/2024-05.xlsx"].page == "issues/2024-05.html"


def test_nothing_is_made_that_is_not_named(tmp_path: Path) -> None:
    assert made(site_of(()), tmp_path) == {}


def test_only_what_changed_is_made_again(tmp_path: Path, written: list[str]) -> None:
    first = made(site_of(), tmp_path)
    assert len(written) == len(first) == 5
    assert made(site_of(), tmp_path) == first
    assert len(written) == 5
    whole = site_of().archive.gazette
    (issue,) = whole.issues
    table = issue.folders[0].tables[1]
    folder = replace(
        issue.folders[0],
        tables=(issue.folders[0].tables[0], replace(table, title="另题"), *issue.folders[0].tables[2:]),
    )
    changed = Site(replace(whole, issues=(replace(issue, folders=(folder, *issue.folders[1:])),)))
    again = made(changed, tmp_path)
    assert again[TABLES[1]].path != first[TABLES[1]].path
    assert again[TABLES[0]] == first[TABLES[0]]
    # The notice leads to its table by its title.
    assert set(written[5:]) == {"moufu-2024-3-table-2", "moufu-2024-3"}
    assert sorted(path for path in tmp_path.iterdir()) == sorted(file.path for file in again.values())


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(b"x"), Path.unlink], ids=["damaged", "gone"])
def test_a_kept_file_that_is_damaged_or_gone_is_made_again(
    tmp_path: Path, written: list[str], harm: Callable[[Path], object]
) -> None:
    path = made(site_of(), tmp_path)[TABLES[0]].path
    before = path.read_bytes()
    harm(path)
    assert made(site_of(), tmp_path)[TABLES[0]].path.read_bytes() == before
    assert written[5:] == ["moufu-2024-3-table-1"]


def test_a_picture_that_changed_is_a_change(tmp_path: Path, written: list[str]) -> None:
    site = site_of(file=m.DataFile("tu.png", 1))
    (document,) = (one for one in site.archive.documents if one.id == "moufu-2024-3")
    root = tmp_path / "root"
    file = root / document.file_url("tu.png")
    file.parent.mkdir(parents=True)
    for width in (10, 10, 20):
        file.write_bytes(picture(".png", width))
        made(site, tmp_path / "kept", root)
    assert written.count("moufu-2024-3") == 2
    assert written.count("mouren-2024-7") == 1


def test_another_program_makes_all_again(
    tmp_path: Path, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(site_of(), tmp_path)
    monkeypatch.setattr(making, "program", lambda *_: "another")
    made(site_of(), tmp_path)
    assert len(written) == 10


def test_what_fails_is_told_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(work: Work, _: Pictures) -> bytes:
        if work.id.endswith("table-2"):
            raise KeyError("字")
        return b"x"

    monkeypatch.setattr(making, "FORMATS", {"xlsx": Format("xlsx", "Excel", frozenset({"table"}), write)})
    with pytest.raises(
        ProgramFault, match=r"^data/tables/moufu-2024-3-table-2\.xlsx: 程序的差错.*格式 Excel 出错"
    ):
        made(site_of(), tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_what_a_machine_lacks_is_told_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(_: Work, __: Pictures) -> bytes:
        raise FormatUnavailable("缺少字体")

    monkeypatch.setattr(making, "FORMATS", {"xlsx": Format("xlsx", "Excel", frozenset({"table"}), write)})
    with pytest.raises(FormatUnavailable, match=r"^缺少字体$"):
        made(site_of(), tmp_path)


def test_other_faces_make_all_again(
    tmp_path: Path, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for faces in ("甲", "甲", "乙"):
        told = replace(making.FORMATS["xlsx"], stands_on=lambda faces=faces: faces)
        monkeypatch.setattr(making, "FORMATS", {"xlsx": told})
        made(site_of(), tmp_path)
    assert len(written) == 10


def test_a_fault_goes_from_one_process_to_another() -> None:
    try:
        raise KeyError("字")
    except KeyError as error:
        fault = ProgramFault("格式 PDF ", "甲", error)
    assert str(pickle.loads(pickle.dumps(fault))) == str(fault)


@pytest.mark.slow
def test_many_files_are_made_by_several_processes_and_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = made(site_of(), tmp_path / "alone")
    monkeypatch.setattr(making, "_POOL_FROM", 2)
    together = made(site_of(), tmp_path / "together")
    assert [file.path.name for file in together.values()] == [file.path.name for file in alone.values()]


def test_progress_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_TELL_EVERY", 0.0)
    told: list[str] = []
    make_files(site_of(), Path("/nowhere"), tmp_path, told.append)
    assert told == [f"格式 {count}/4……" for count in range(1, 5)]


def test_what_was_not_finished_is_removed(tmp_path: Path) -> None:
    path = keep(tmp_path, "甲", "txt", b"x")
    (tmp_path / "乙.part").write_bytes(b"half")
    kept = Kept(tmp_path)
    assert (kept.find("甲"), kept.find("乙")) == (path, None)
    kept.drop_all_but({path})
    assert list(tmp_path.iterdir()) == [path]


def test_every_format_is_one_that_gazette_yml_can_name() -> None:
    assert set(FORMATS) <= {name.value for name in m.FormatName}


# --- where readers find them ------------------------------------------------------------------------------


def test_downloads_tell_kind_and_size() -> None:
    from gazette.pages.actions import actions, downloads

    site = site_of()
    (document, *_) = (one for one in site.archive.documents if one.kind == "table")
    plain = [(file.kind, file.told) for file in actions(site, document).downloads]
    assert plain == [("文字", "Markdown"), ("表格", "CSV"), ("数据", "JSON")]
    site.files = {
        document.url: [OtherFile("Excel", TABLES[0], size) for size in (1, 24_400, 999_600, 12_345_678)]
    }
    first = actions(site, document).downloads[0]
    assert (first.kind, first.href) == ("Excel", "../../data/tables/moufu-2024-3-table-1.xlsx")
    assert [file.told for file in downloads(site, document.url)] == ["1 KB", "24 KB", "1.0 MB", "12.3 MB"]
