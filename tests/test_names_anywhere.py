"""Names that any system can keep: bounded in length and letters, not Windows' own, not told apart by case alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gazette import checks, store

GOOD = Path(__file__).parent / "fabricated" / "good"
ISSUE = "data/2024/05"
PLAIN = "只用小写字母、数字和连字符，如 mouzhengfa-6"
OTHER = "换一个，如 mouzhengfa-6"
SIGNS = '不用控制字符和 \\ / : * ? " < > |，末尾不是空格'
RENAME = "改正 YAML 中写到它的地方"
ISSUES = "不认识的文件；年份文件夹中只有各期的文件夹，如 07、07-08，增刊如 s1、07-s1"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "root"))


def complaints(root: Path) -> list[str]:
    gazette, found = store.load(root)
    return [str(problem) for problem in checks.check(gazette, found)]


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("a" * 80, None),
        ("com-1", None),
        ("console", None),
        ("a" * 240, f"“{'a' * 20}……”有 240 个字符，最多 80 个；改短"),
        ("con", f"“con”是 Windows 保留的名称；{OTHER}"),
        ("nul", f"“nul”是 Windows 保留的名称；{OTHER}"),
        ("lpt9", f"“lpt9”是 Windows 保留的名称；{OTHER}"),
        ("Yizhan", f"“Yizhan”不能用作网址；{PLAIN}"),
        ("yi.zhan", f"“yi.zhan”不能用作网址；{PLAIN}"),
        ("一", f"“一”不能用作网址；{PLAIN}"),
    ],
)
@pytest.mark.parametrize("kind", ["topic", "organization", "instrument", "folder"])
def test_a_name_in_an_address(root: Path, kind: str, slug: str, expected: str | None) -> None:
    if kind == "folder":
        place = f"{ISSUE}/{slug}/notice.yml:1"
        shutil.copytree(root / ISSUE / "mouren-7", root / ISSUE / slug)
    else:
        file, written = {
            "topic": ("gazette.yml", f"topics:\n  - name: 占位\n    slug: {slug}\n"),
            "organization": ("organizations.yml", f"\n- name: 某市占位局\n  slug: {slug}\n"),
            "instrument": ("instruments.yml", f"\n- title: 占位条例\n  slug: {slug}\n"),
        }[kind]
        text = (root / "data" / file).read_text("utf-8")
        (root / "data" / file).write_text(text.rstrip("\n") + "\n" + written.lstrip("\n"), "utf-8")
        place = f"data/{file}"
    said = [line for line in complaints(root) if line.startswith(place) and slug[:20] in line]
    assert [
        line.partition(": ")[2] for line in said if "网址；" in line or "个字符" in line or "保留" in line
    ] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("con", True),
        ("com1", True),
        ("1-" * 30 + "1", True),
        ("s1", False),
        ("07-08", False),
        ("com-1", False),
    ],
)
def test_a_name_of_an_issue(root: Path, folder: str, expected: bool) -> None:
    shutil.copytree(root / ISSUE, root / "data" / "2024" / folder)
    assert (f"data/2024/{folder}:1: {ISSUES}" in complaints(root)) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["附表 1.docx"], []),
        (["字" * 75 + ".docx"], []),
        (["字" * 80 + ".docx"], [f"文件名有 85 个字，最多 80 个；改短，并{RENAME}"]),
        (["a:b.docx"], [f"文件名含有别的系统不许的符号；{SIGNS}"]),
        (["a\\b.docx"], [f"文件名含有别的系统不许的符号；{SIGNS}"]),
        (["a\nb.docx"], [f"文件名含有别的系统不许的符号；{SIGNS}"]),
        (["\u202egnp.docx"], [f"文件名含有别的系统不许的符号；{SIGNS}"]),
        (["con.docx"], [f"文件名是 Windows 保留的名称；换一个，并{RENAME}"]),
        (["Aux.x.docx"], [f"文件名是 Windows 保留的名称；换一个，并{RENAME}"]),
        (["图.png", "图.PNG"], ["文件名与“图.PNG”只差大小写；改一个，Windows 和 macOS 会当作同一个文件"]),
        (
            ["é.pdf", "e\u0301.pdf"],
            ["文件名与“e\u0301.pdf”只差大小写；改一个，Windows 和 macOS 会当作同一个文件"],
        ),
    ],
)
def test_a_name_of_a_file_beside_the_text(root: Path, names: list[str], expected: list[str]) -> None:
    for name in names:
        (root / ISSUE / "mouren-7" / name).write_bytes(b"")
    said = [line.partition(":1: ")[2] for line in complaints(root)]
    assert [line for line in said if line.startswith("文件名")] == expected
