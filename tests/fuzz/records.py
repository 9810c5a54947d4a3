"""Attacks on data/: records mutated, bytes of any file damaged, clauses of the gazette recombined."""

from __future__ import annotations

import functools
import random
import shutil
import tempfile
from pathlib import Path

from case_gazette import NAMES, write_case
from intake_project import project, taken_text
from mutations import MUTATIONS
from published_folder import GOOD
from recombined import CLAUSES, made
from review_desk import drafted

from archive_generator import vocabulary
from fuzz.attack import Attack
from fuzz.damage import damaged, displaced
from fuzz.judging import judged
from gazette import checks, store

_HUGE = ("huge text", "large text", "deep nesting")
"""Mutations that take a second each, and have their own test."""
_KINDS = [kind for kind in MUTATIONS if kind not in _HUGE]


@functools.cache
def _bases() -> tuple[tempfile.TemporaryDirectory[str], list[Path]]:
    """Small gazettes of every form, and one that is under review."""
    held = tempfile.TemporaryDirectory(prefix="gazette-fuzz-base-")
    root = Path(held.name)
    shutil.copytree(GOOD, root / "good" / "data")
    for name in NAMES:
        if name != "31-whole-issue":
            write_case(name, root / name)
    drafted(root / "review")
    shutil.rmtree(root / "review" / "overrides")
    (root / "review/data/2023/04/review.yml").write_text(
        "- what: 存疑\n  file: issue.yml\n  text: 占位\n  digest: '0'\n  by: 张三\n  date: 2023-04-01\n",
        "utf-8",
    )
    return held, sorted(root.iterdir())


def _base(chance: random.Random, folder: Path) -> list[Path]:
    """One of them, copied; its files."""
    shutil.copytree(chance.choice(_bases()[1]), folder, dirs_exist_ok=True)
    return sorted(path for path in (folder / "data").rglob("*") if path.is_file())


def _mutated(chance: random.Random, folder: Path) -> str:
    files = [path for path in _base(chance, folder) if path.suffix == ".yml"]
    for _ in range(chance.randint(1, 3)):
        path = chance.choice(files)
        try:
            path.write_bytes(MUTATIONS[chance.choice(_KINDS)](chance, path.read_bytes()))
        except (ValueError, IndexError):
            continue  # the mutations know only sound text
    return judged(folder, chance)


def _bytes(chance: random.Random, folder: Path) -> str:
    path = chance.choice(_base(chance, folder))
    if chance.random() < 0.2:
        displaced(chance, path)
    else:
        path.write_bytes(damaged(chance, path.read_bytes()))
    return judged(folder, chance)


def _clause(chance: random.Random) -> str:
    if chance.random() < 0.6:
        return chance.choice(CLAUSES)
    topic, bureau = chance.choice(vocabulary.TOPICS), chance.choice(vocabulary.BUREAUS)
    regulation = chance.choice(vocabulary.REGULATIONS)
    return chance.choice(
        (
            f"市{bureau}负责{topic}工作",
            f"《某市{topic}{regulation}》自{chance.randint(1990, 2030)}年{chance.randint(0, 13)}月1日起施行",
            f"《某市{topic}{regulation}》（某政发〔{chance.randint(1990, 2030)}〕{chance.randint(0, 99)}号）同时废止",
            f"共{chance.randint(0, 12)}项：{topic}",
            f"任命{chance.choice(vocabulary.SURNAMES)}{chance.choice(vocabulary.GIVEN)}为市{bureau}"
            f"{chance.choice(vocabulary.POSTS)}",
            f"将第{chance.randint(0, 40)}条修改为：“{topic}”",
        )
    )


def _paragraph(chance: random.Random) -> str:
    pieces = (_clause(chance) + chance.choice("。；：，、") for _ in range(chance.randint(1, 4)))
    return "".join(pieces)


def _recombined(chance: random.Random, folder: Path) -> str:
    told, explained, titled = (
        [_paragraph(chance) for _ in range(chance.randint(low, 3))] for low in (1, 1, 0)
    )
    (folder / "texts.txt").write_text("\n".join([*told, "---", *explained, "---", *titled]), "utf-8")
    whole = made(told, explained, titled)
    if checks.check(whole):
        return "refused"
    data = folder / "data"
    held = data / "2024" / "05"
    held.mkdir(parents=True)
    for name in ("publication", "organizations", "instruments"):
        file = "gazette" if name == "publication" else name
        (data / f"{file}.yml").write_text(store.dump(getattr(whole, name)), "utf-8")
    (issue,) = whole.issues
    (held / "issue.yml").write_text(store.dump(issue), "utf-8")
    (held / "source.txt").write_text(issue.source, "utf-8")
    for own in issue.folders:
        (held / own.name).mkdir()
        for name, record in {
            "notice": own.notice,
            "interpretation": own.interpretation,
            **{table.name: table for table in own.tables},
        }.items():
            if record:
                (held / own.name / f"{name}.yml").write_text(store.dump(record), "utf-8")
    read, found = store.load(folder)
    assert not found, [str(problem) for problem in found]
    assert read.issues[0].source == issue.source, "文字变了"
    assert judged(folder, chance) == "accepted"
    return "accepted"


def _taken_in(chance: random.Random, folder: Path) -> str:
    lines = [
        "某市人民政府文件",
        f"某政发〔{chance.randint(1990, 2030)}〕{chance.randint(1, 99)}号",
        "关于占位的通知",
        "各单位：",
        *(_paragraph(chance) for _ in range(chance.randint(1, 8))),
        "某市人民政府",
        f"{chance.randint(1990, 2030)}年{chance.randint(1, 12)}月{chance.randint(1, 31)}日",
    ]
    if chance.random() < 0.3:
        chance.shuffle(lines)
    taken_text(project(folder), "\n".join(lines))
    found = judged(folder, chance)
    source = (folder / "data/2023/04/source.txt").read_text("utf-8")
    kept = [line for line in source.split("\n") if line]
    assert kept == [line for line in lines if line], "收下的文字变了"
    return found


ATTACKS = (
    Attack("records", "改坏的记录", _mutated),
    Attack("bytes", "data/ 里各种文件的坏字节", _bytes),
    Attack("clauses", "公文语句重新组合，写成 YAML", _recombined),
    Attack("intake-clauses", "公文语句重新组合，收稿", _taken_in),
)
