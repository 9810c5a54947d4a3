"""The invented issue of a seed: documents typed for it, and some of the synthetic archive, under names of the seed's own."""

from __future__ import annotations

import random
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from archive_generator.archive import Archive
from gazette import model
from gazette.store import load

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = Path(__file__).with_name("documents.yml")
YEAR, NUMBER = 2024, 12
"""Of which issue: the synthetic archive ends with it."""

_CITIES = ("澄川", "望溪", "临苇河", "柏原", "汀洲岭")
_PEOPLE = ("郁长风", "邢知秋", "宫以南", "步青云", "石见山", "阎其昌")
_NAMES = ("桑柔", "鲁望舒", "尉迟北", "麦冬青", "郦道明", "居安思", "仇一帆", "端木禾", "冷泉")


def invented(seed: int, archived: int = 4, tables: int = 12) -> model.Issue:
    """All documents that are typed, in an order of the seed, with so many of the archive among them, whose tables have at
    most so many rows."""
    chance = random.Random(seed)
    folders = list(_typed())
    made = next(Archive(_real(), 15, seed).issues()).folders
    folders += [_shortened(folder, tables) for folder in chance.sample(made, archived)]
    chance.shuffle(folders)
    names = _names(chance)
    renamed = tuple(_renamed(folder, names) for folder in folders)
    return model.Issue(
        f"{YEAR}-{NUMBER:02}",
        "某市人民政府公报",
        renamed,
        "",
        order=tuple(folder.name for folder in renamed),
    )


def city(issue: model.Issue) -> str:
    """澄川市: whose gazette it is."""
    return (
        next(folder.notice.issuers[0] for folder in issue.folders if folder.notice.issuers).partition("市")[0]
        + "市"
    )


@cache
def _real() -> model.Gazette:
    return load(ROOT)[0]


@cache
def _typed() -> tuple[model.Folder, ...]:
    """The documents of `documents.yml`; a fault in them is a fault of the test."""
    held: dict[str, dict[str, Any]] = yaml.load(DOCUMENTS.read_text(encoding="utf-8"), yaml.BaseLoader)
    with TemporaryDirectory() as scratch:
        root = Path(scratch)
        folder = root / "data" / str(YEAR) / f"{NUMBER:02}"
        _write(root / "data/gazette.yml", {"name": "某市人民政府公报", "publisher": "某市人民政府办公室"})
        for file in ("organizations", "instruments"):
            _write(root / f"data/{file}.yml", [])
        _write(folder / "issue.yml", {"kind": "issue", "folders": list(held)})
        (folder / "source.txt").write_text("", encoding="utf-8")
        for name, records in held.items():
            for record, said in records.items():
                _write(folder / name / f"{record}.yml", {"kind": record.partition("-")[0]} | said)
        gazette, problems = load(root)
    assert problems == []
    return gazette.issues[0].folders


def _write(path: Path, said: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")


def _shortened(folder: model.Folder, most: int) -> model.Folder:
    """Its tables with the first rows only, and without what adds them all up."""
    tables = tuple(
        table if len(table.rows) <= most else replace(table, rows=table.rows[:most], totals=())
        for table in folder.tables
    )
    return replace(folder, tables=tables)


def _names(chance: random.Random) -> dict[str, str]:
    town = chance.choice(_CITIES)
    people = chance.sample(_NAMES, len(_PEOPLE))
    return {"永州": town, "澄川": town, "永政": f"{town[0]}政", "澄政": f"{town[0]}政", "澄教": f"{town[0]}教",
            "湖南": "望浦", "湘政": "浦政", **dict(zip(_PEOPLE, people, strict=True))}  # fmt: skip


def _renamed(held: Any, names: dict[str, str]) -> Any:
    """The same with other names, however deep they stand."""
    if isinstance(held, str):
        for old, new in names.items():
            held = held.replace(old, new)
        return held
    if isinstance(held, tuple):
        return tuple(_renamed(one, names) for one in held)
    if is_dataclass(held) and not isinstance(held, type | Enum | model.Mark):
        return replace(
            held, **{each.name: _renamed(getattr(held, each.name), names) for each in fields(held)}
        )
    return held
