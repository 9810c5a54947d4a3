"""A new gazette: whole and sound at once, nothing of this one in it, and never half of it."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from gazette import build, model, new, verbs
from gazette.checks import check
from gazette.model import Mark, Problem
from gazette.store import load
from gazette.store.nodes import parse
from gazette.store.records import Reader

pytestmark = pytest.mark.slow  # a project is written for each
ROOT = Path(__file__).parents[1]
NAME, PUBLISHER = "甲市人民政府公报", "甲市人民政府"
OF_THIS_CITY = re.findall(
    r"\S+",
    """
    永州 永政 yongzhou yongzheng yzbf YZCR 零陵 冷水滩 祁阳 东安县 双牌县 道县 江永 宁远县 蓝山县 新田县 江华 金洞 回龙圩
    湘 湖南 hunan
    """,
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """In a folder whose name has Chinese and a space, under one that is made too."""
    folder = tmp_path_factory.mktemp("new") / "各 市" / "甲 市"
    new.make(ROOT, new.wanted(ROOT, str(folder), NAME, ""))
    return folder


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            # Bytes that are no text stay as they are: a name in a picture's metadata is found too.
            text = path.read_text(encoding="utf-8", errors="surrogateescape")
            yield str(path.relative_to(folder)), text


def test_its_data_has_neither_faults_nor_hints(project: Path) -> None:
    gazette, unreadable = load(project)
    found = check(gazette, unreadable)
    assert [str(problem) for problem in found] == []
    assert (gazette.publication.name, gazette.publication.publisher) == (NAME, PUBLISHER)
    (issue,) = gazette.issues
    (folder,) = issue.folders
    assert [enclosure.title for enclosure in folder.notice.enclosures] == ["样张使用办法"]
    assert (gazette.organizations, gazette.instruments) == ((), ())


def test_it_is_whole_and_has_nothing_beside_it(project: Path) -> None:
    assert {path.name for path in project.iterdir()} == {
        ".gitignore", ".vscode", "LICENSE", "Makefile", "README.md", "data", "docs", "mkdocs.yml", "overrides",
        "pyproject.toml", "requirements.lock", "schemas", "scripts",
    }  # fmt: skip
    assert [path.name for path in project.parent.iterdir()] == ["甲 市"]


def names_of_this_gazette() -> set[str]:
    """What data/ tells: bodies, series, numbers, titles, people."""
    gazette, _ = load(ROOT)
    told = {name for body in gazette.organizations for name in (body.name, *body.aliases)}
    told |= {gazette.publication.name, gazette.publication.publisher}
    told |= {word for series in gazette.publication.series for word in (series.name, series.slug)}
    for issue in gazette.issues:
        for folder in issue.folders:
            notice = folder.notice
            told |= {folder.name, notice.title, *notice.numbers, *notice.issuers}
    for act in build.Site(gazette).acts:
        told.add(act.appointment.person)
    return {name for name in told if not name.startswith("市")}


def found_in(folder: Path, words: Iterable[str]) -> list[tuple[str, str]]:
    pattern = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
    return [(name, found[0]) for name, text in texts(folder) for found in pattern.finditer(text)]


def test_no_place_of_this_city_is_in_it(project: Path) -> None:
    assert found_in(project, OF_THIS_CITY) == []


def test_no_name_of_this_gazette_is_in_it(project: Path) -> None:
    assert found_in(project, names_of_this_gazette()) == []


def test_every_setting_is_explained_by_an_example_that_can_be_read(project: Path) -> None:
    text = (project / "data/gazette.yml").read_text(encoding="utf-8")
    node, problems = parse(re.sub("^# ", "", text, flags=re.MULTILINE), "data/gazette.yml")
    assert problems == []
    assert node
    reader = Reader()
    publication = reader.record(model.Publication, node)
    assert reader.problems == []
    records = [publication, *publication.series, *publication.registers, publication.topics[-1]]
    for record in records:
        assert all(getattr(record, field.name) for field in dataclasses.fields(record))
    for key in (field.name for field in dataclasses.fields(model.Publication) if field.name != "mark"):
        assert re.search(rf"^##.+\n(##.+\n)*(# )?{key}: ?", text, re.MULTILINE), key


@pytest.mark.parametrize(
    ("name", "record"), [("organizations", model.Organization), ("instruments", model.Instrument)]
)
def test_an_empty_list_says_what_belongs_into_it(project: Path, name: str, record: type) -> None:
    """Its example can be read, and has every key."""
    text = (project / f"data/{name}.yml").read_text(encoding="utf-8")
    assert text.endswith("\n[]\n")
    node, problems = parse(
        re.sub("^# ", "", text.removesuffix("[]\n"), flags=re.MULTILINE), f"data/{name}.yml"
    )
    assert problems == []
    assert node
    assert isinstance(node.value, list)
    reader = Reader()
    (example,) = (reader.record(record, child) for child in node.value)
    assert reader.problems == []
    for key in (field.name for field in dataclasses.fields(record) if field.name != "mark"):
        assert getattr(example, key), key
        assert re.search(rf"^##.*\b{key} ", text, re.MULTILINE), key


def test_the_everyday_words_say_what_their_keys_are(project: Path) -> None:
    text = (project / "data/synonyms.yml").read_text(encoding="utf-8")
    for key in (field.name for field in dataclasses.fields(model.Synonym) if field.name != "mark"):
        assert re.search(rf"^##.*\b{key}\b", text, re.MULTILINE), key


def test_editors_are_told_the_schemas(project: Path) -> None:
    settings = json.loads((project / ".vscode/settings.json").read_text(encoding="utf-8"))
    for schema, places in settings["yaml.schemas"].items():
        assert (project / schema).is_file()
        assert any(list(project.glob(place)) for place in places) or any(
            kind in schema for kind in ("table", "interpretation", "review")
        )
    readme = (project / "README.md").read_text(encoding="utf-8")
    assert "`schemas/`" in readme
    assert "`.vscode/`" in readme


def test_without_any_issue_it_is_sound_and_says_what_to_do(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The invented issue deleted, and none taken in yet."""
    shutil.copytree(project, tmp_path / "empty")
    shutil.rmtree(tmp_path / "empty" / "data" / "2024")
    monkeypatch.setattr(verbs, "ROOT", tmp_path / "empty")
    for verb, code in (("check", 0), ("site", 1)):
        monkeypatch.setattr(sys, "argv", ["gazette", verb])
        assert verbs.main() == code
        said = capsys.readouterr()
        told = "data/：还没有一期公报；先收稿：make intake SOURCE=收到的文件 ISSUE=2025/01"
        assert told in (said.err if code else said.out)
    assert not (tmp_path / "empty" / "site").exists()


def test_only_an_inferred_publisher_is_to_be_checked(project: Path, tmp_path: Path) -> None:
    new.make(ROOT, new.wanted(ROOT, str(tmp_path / "乙"), "乙报", "乙县人民政府办公室"))
    assert load(tmp_path / "乙")[0].publication.publisher == "乙县人民政府办公室"
    for name in ("data/gazette.yml", "README.md"):
        assert "由刊名推定" in (project / name).read_text(encoding="utf-8")
        assert "由刊名推定" not in (tmp_path / "乙" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ['丙<"&*_`$: #市公报', "- 公报", "null公报", "2024公报"])
def test_any_printable_name_comes_back(tmp_path: Path, name: str) -> None:
    new.make(ROOT, new.wanted(ROOT, str(tmp_path / "丙"), name, ""))
    assert load(tmp_path / "丙")[0].publication.name == name


def test_synonyms_that_name_the_place_stay_behind(project: Path, tmp_path: Path) -> None:
    """From a new gazette another can be made."""
    first = tmp_path / "first"
    new.make(project, new.wanted(project, str(first), "丙丁市人民政府公报", ""))
    general = (first / "data/synonyms.yml").read_text(encoding="utf-8")
    own = "- {say: [母亲河], written: [丙丁河], why: 俗称}\n- {say: [老街], written: [古街], why: 丙丁市的叫法}\n"
    (first / "data/synonyms.yml").write_text(general + own, encoding="utf-8")
    new.make(first, new.wanted(first, str(tmp_path / "second"), NAME, ""))
    assert (tmp_path / "second/data/synonyms.yml").read_text(encoding="utf-8") == general
    assert dict(texts(tmp_path / "second")) == dict(texts(project))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    def with_arguments(folder: str, name: str, publisher: str = "") -> int:
        monkeypatch.setattr(verbs, "ROOT", ROOT)
        monkeypatch.setattr(sys, "argv", ["gazette", "new", "--", folder, name, publisher])
        return verbs.main()

    return with_arguments


@pytest.mark.parametrize(
    ("folder", "name", "publisher", "told"),
    [
        ("", NAME, "", "FOLDER：没有写；写明新的文件夹，如 FOLDER=/srv/甲市公报"),
        ("{}/新", "", "", "NAME：没有写；写明刊名，如 NAME=甲市人民政府公报"),
        ("{}/新", "  ", PUBLISHER, "NAME：没有写；写明刊名，如 NAME=甲市人民政府公报"),
        ("{}/新", "甲" * 49 + "公报", "", "NAME：有 51 个字，最多 50 个；改短，如 NAME=甲市人民政府公报"),
        (
            "{}/新",
            "甲市\n公报",
            "",
            "NAME：含有换行、控制字符等看不见的字符；只写文字，如 NAME=甲市人民政府公报",
        ),
        (
            "{}/新",
            NAME,
            "甲\x1b市",
            "PUBLISHER：含有换行、控制字符等看不见的字符；只写文字，如 PUBLISHER=甲市人民政府办公室",
        ),
        (
            "{}/新",
            "甲市通报",
            "",
            "PUBLISHER：没有写，从刊名“甲市通报”也看不出主办单位；写明，如 PUBLISHER=甲市人民政府办公室",
        ),
        (
            "{}/新",
            "公报",
            "",
            "PUBLISHER：没有写，从刊名“公报”也看不出主办单位；写明，如 PUBLISHER=甲市人民政府办公室",
        ),
        ("{}", NAME, "", "{}：已经有内容；换一个新的或空的文件夹"),
        ("{}/kept.txt", NAME, "", "{}/kept.txt：已经有内容；换一个新的或空的文件夹"),
        (f"{ROOT}/新", NAME, "", f"{ROOT}/新：在本项目的文件夹里；换一个别处的文件夹"),
    ],
)
def test_what_cannot_be_made_is_refused(
    run: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    folder: str,
    name: str,
    publisher: str,
    told: str,
) -> None:
    (tmp_path / "kept.txt").write_text("不动", encoding="utf-8")
    assert run(folder.format(tmp_path), name, publisher) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", told.format(tmp_path) + "\n")
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]
    assert not (ROOT / "新").exists()


def test_it_says_where_it_is_and_what_to_do(
    run: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty folder is used as it is."""
    folder = tmp_path / "甲 市"
    folder.mkdir()
    assert run(str(folder), NAME) == 0
    begun, done, publisher, then = capsys.readouterr().out.splitlines()
    assert begun == "复制程序，写 data/……"
    assert done.startswith(f"写完：《{NAME}》，在 {folder}/（")
    assert publisher == f"主办单位“{PUBLISHER}”由刊名推定，请在 data/gazette.yml 中核对。"
    assert then == f"README.md 说明怎样改成本刊的；生成它的网站：make -C '{folder}' site"


def test_a_failure_leaves_nothing(
    run: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "甲市"

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "x.py")

    monkeypatch.setattr("shutil.copy", full)
    assert run(str(folder), NAME) == 1
    assert capsys.readouterr().err == f"{folder}：没有写成\nx.py：磁盘已满；腾出空间后重试\n"
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_its_data_leaves_nothing(
    run: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fault = Problem(Mark("data/gazette.yml", 6), "错", "改")
    monkeypatch.setattr(new, "check", lambda *_: [fault])
    assert run(str(tmp_path / "甲市"), NAME) == 1
    assert capsys.readouterr().err == "data/gazette.yml:6: 错；改\n"
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_nothing(
    run: Callable[..., int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    assert run(str(tmp_path / "甲市"), NAME) == 130
    assert list(tmp_path.iterdir()) == []


def test_its_site_is_built_and_names_it_alone(project: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "gazette", "site"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    site = project / "site"
    assert f"<title>{NAME}</title>" in (site / "index.html").read_text(encoding="utf-8")
    assert f"《{NAME}》刊登" in (site / "about.html").read_text(encoding="utf-8")
    assert "具有同等效力" not in (site / "about.html").read_text(encoding="utf-8")
    assert "<code>某府发〔2024〕1号第二条</code>" in (site / "help.html").read_text(encoding="utf-8")
    pages = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    assert [word for word in OF_THIS_CITY if word.lower() in pages.lower()] == []
