"""The schemas for editors: as the model gives them, whole in Chinese, and never stricter than the store."""

from __future__ import annotations

import copy
import dataclasses
import json
import re
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import yaml
from case_gazette import NAMES, write_case
from core_yaml import Core
from jsonschema import Draft7Validator, FormatChecker

from gazette import model
from gazette.model.wording import KEYS, WORDS
from gazette.store import schemas
from gazette.store.nodes import parse
from gazette.store.records import ISSUE_GIVEN, ISSUE_KEYS, TABLE_GIVEN, Reader, fields_of

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
import schemas as written_by  # noqa: E402 (scripts/ is no package)

VALIDATORS = {
    name: Draft7Validator(schemas.schema(name), format_checker=FormatChecker(["date"]))
    for name in schemas.FILES
}


class Typed(yaml.SafeDumper):
    """Writes nothing where there is nothing, as one who has not typed the value yet."""


Typed.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def kind_of(path: Path) -> str:
    return re.sub(r"-[0-9]+$", "", path.stem)


def refused(kind: str, text: str) -> list[str]:
    """What an editor underlines."""
    return [error.message for error in VALIDATORS[kind].iter_errors(yaml.load(text, Loader=Core))]


def complained_of(kind: str, text: str) -> list[str]:
    """What the store says of such a file."""
    node, problems = parse(text, f"{kind}.yml")
    if node is None:
        return [str(problem) for problem in problems]
    reader = Reader()
    if kind in ("organizations", "instruments", "synonyms"):
        cls = {
            "organizations": model.Organization,
            "instruments": model.Instrument,
            "synonyms": model.Synonym,
        }
        if not isinstance(node.value, list):
            return ["整个文件应是一个列表"]
        for child in node.value:
            reader.record(cls[kind], child)
    elif kind == "gazette":
        reader.record(model.Publication, node)
    else:
        if not isinstance(node.value, dict) or "kind" not in node.value:
            return ["kind"]
        if node.value.pop("kind").value != kind:
            return ["kind"]
        match kind:
            case "notice":
                reader.record(model.Notice, node)
            case "interpretation":
                reader.record(model.Interpretation, node)
            case "table":
                reader.table(node, "table-1")
            case "issue":
                names = {key: name for name, key in ISSUE_KEYS.items()}
                node.value.update(
                    {names[key]: node.value.pop(key) for key in list(node.value) if key in names}
                )
                reader.record(model.Issue, node, ISSUE_KEYS, **dict.fromkeys(ISSUE_GIVEN, ""))
    return [str(problem) for problem in [*problems, *reader.problems]]


def test_the_files_are_those_of_the_model() -> None:
    """`make schemas` writes them anew."""
    for path, text in written_by.files().items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, path
    assert {path.stem for path in (ROOT / "schemas").iterdir()} == set(schemas.FILES)


@pytest.mark.parametrize("name", schemas.FILES)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(schemas.schema(name))


def test_every_file_of_a_gazette_has_its_schema() -> None:
    """The places that VS Code is told, as it matches them."""
    for path in (ROOT / "data").rglob("*.yml"):
        place = path.relative_to(ROOT)
        found = [name for name, (_, places) in schemas.FILES.items() if any(map(place.match, places))]
        assert found == [kind_of(path)], place


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["data", "tests/fabricated/good/data", "scripts/gazette/beginning/data"])
def test_what_is_typed_is_taken(folder: str) -> None:
    for path in sorted((ROOT / folder).rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        if "{{" not in text:  # what `make new` fills
            assert refused(kind_of(path), text) == [], path


@pytest.mark.parametrize("name", NAMES)
def test_documents_of_every_form_are_taken(name: str, tmp_path: Path) -> None:
    write_case(name, tmp_path)
    for path in sorted(tmp_path.rglob("*.yml")):
        assert refused(kind_of(path), path.read_text(encoding="utf-8")) == [], path


def test_what_is_wrong_in_form_is_refused_by_the_store_too() -> None:
    """The wrong gazette: what an editor underlines, the check complains of."""
    for path in sorted((ROOT / "tests/fabricated/wrong/data").rglob("*.yml")):
        text = path.read_text(encoding="utf-8", errors="replace")
        try:
            found = refused(kind_of(path), text)
        except yaml.YAMLError:
            continue
        assert not found or complained_of(kind_of(path), text), path


GOOD = {
    "notice": "kind: notice\ntitle: 甲\nnumber: 某府发〔2024〕7号\nsigned: 2024-05-12\nbody: [乙]\n",
    "interpretation": "kind: interpretation\ntitle: 甲\nunder: [issuer: 乙局]\nbody: [乙]\n",
    "table": "kind: table\ncolumns: [{label: 序号, type: integer}]\nrows: [['1'], {序号: 2}, 通栏]\n",
    "issue": "kind: issue\nfront: [name: 甲公报, {imprint: 主 办, values: [乙]}]\nfolders: [moufu-7]\n",
    "gazette": "name: 甲\npublisher: 乙\ntopics: [综合政务, {name: 丙, slug: bing}]\n",
    "organizations": "- {name: 甲局, aliases: [市甲局]}\n",
    "instruments": "- {title: 甲办法, number: 某府发〔2020〕1号}\n",
    "synonyms": "- {say: [环保局], written: [生态环境局], why: 机构改革, both: true}\n",
}


@pytest.mark.parametrize("kind", GOOD)
def test_the_right_one_is_taken(kind: str) -> None:
    assert (refused(kind, GOOD[kind]), complained_of(kind, GOOD[kind])) == ([], [])


@pytest.mark.parametrize(
    ("kind", "instead_of", "typed"),
    [
        ("notice", "kind: notice", "kind: table"),
        ("notice", "kind: notice\n", ""),
        ("notice", "title: 甲", "titel: 甲"),
        ("notice", "title: 甲\n", ""),
        ("notice", "title: 甲", "title:"),
        ("notice", "title: 甲", "title: 甲\ngenre: 通告书"),
        ("notice", "title: 甲", "title: 甲\nnumbers: [某府发〔2024〕8号]"),
        ("notice", "number: 某府发〔2024〕7号", "number: [某府发〔2024〕7号]"),
        ("notice", "number: 某府发〔2024〕7号", "numbers: 某府发〔2024〕7号"),
        ("notice", "2024-05-12", "2024年5月12日"),
        ("notice", "2024-05-12", "2024-5-12"),
        ("notice", "2024-05-12", "2024-02-30"),
        ("notice", "body: [乙]", "body: 乙"),
        ("notice", "body: [乙]", "body:"),
        ("notice", "body: [乙]", "body: [[乙, 丙]]"),
        ("notice", "body: [乙]", "body: [{artcle: 第一条, body: [乙]}]"),
        ("notice", "body: [乙]", "body: [{article: 第一条, text: 乙}]"),
        (
            "notice",
            "body: [乙]",
            "body: [{act: 任命张三。, appointments: [{person: 张三, action: 任命, post: 局长}]}]",
        ),
        (
            "notice",
            "body: [乙]",
            "body: [{act: 任命张三。, appointments: [{person: 张三, action: apoint, post: 局长}]}]",
        ),
        ("notice", "body: [乙]", "body: [{act: 任命张三。}]"),
        ("notice", "body: [乙]", "body: [乙]\nclosing: [{anotation: 甲}]"),
        ("notice", "body: [乙]", "body: [乙]\nclosing: （此件公开发布）"),
        ("notice", "body: [乙]", "body: [乙]\nnotes: [{at: p1}]"),
        ("notice", "body: [乙]", "body: [乙]\nenclosures: [{titel: 甲}]"),
        ("interpretation", "issuer: 乙局", "isuer: 乙局"),
        ("interpretation", "title: 甲", "title: 甲\ndepartments: 乙局"),
        ("table", "integer", "number"),
        ("table", "label: 序号", "lable: 序号"),
        ("table", "['1']", "[{甲: 乙}]"),
        ("issue", "name: 甲公报", "nama: 甲公报"),
        ("issue", "folders: [moufu-7]", "contents: [{entries: [{title: 甲, page: 三}]}]"),
        ("issue", "folders: [moufu-7]", "furniture: [{text: '1', kind: page}]"),
        ("issue", "folders: [moufu-7]", "markup: [{text: <p>, count: 两次}]"),
        ("gazette", "publisher: 乙\n", ""),
        ("gazette", "slug: bing", "slog: bing"),
        ("organizations", "[市甲局]", "市甲局"),
        ("organizations", "- {name: 甲局, aliases: [市甲局]}", "name: 甲局"),
        ("instruments", "title: 甲办法", "name: 甲办法"),
        ("synonyms", "both: true", "both: 是"),
        ("synonyms", ", why: 机构改革", ""),
    ],
)
def test_a_slip_is_underlined_and_complained_of(kind: str, instead_of: str, typed: str) -> None:
    assert instead_of in GOOD[kind]
    text = GOOD[kind].replace(instead_of, typed)
    assert refused(kind, text)
    assert complained_of(kind, text)


def changed(value: Any) -> Iterator[Any]:
    """The same with one thing otherwise, at every place of it."""
    yield from ([], {}, ["甲", "乙"], {"甲": "乙"}, "甲", "12", "", None, True, "true", 12, "2024-05-12")
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in children:
        without = copy.copy(value)
        del without[key]
        yield without
        if isinstance(value, dict):
            yield without | {f"{key}x": child}
        for other in changed(child):
            again = copy.copy(value)
            again[key] = other
            yield again


def never_stricter(kind: str, text: str) -> None:
    """Whatever stands at whatever place of this file: what an editor refuses of it, the store refuses."""
    for value in changed(yaml.load(text, Loader=Core)):
        if value is not None and not VALIDATORS[kind].is_valid(value):
            again = yaml.dump(value, Dumper=Typed, allow_unicode=True, sort_keys=False, width=10_000)
            assert complained_of(kind, again), again


@pytest.mark.parametrize("kind", GOOD)
def test_what_an_editor_refuses_the_check_refuses(kind: str) -> None:
    never_stricter(kind, GOOD[kind])


def records() -> Iterator[tuple[type, list[str]]]:
    """The classes that are mappings in YAML, with the names of their keys."""
    told = {key.partition(".")[0] for key in KEYS if "." in key}
    for name in told:
        cls = getattr(model, name)
        given = {"Table": TABLE_GIVEN, "Issue": ISSUE_GIVEN, "FrontLine": frozenset({"role", "text"})}
        keys = []
        for field in fields_of(cls, given.get(name, frozenset())):
            keys += [ISSUE_KEYS.get(field.name, field.name) if cls is model.Issue else field.name]
            keys += [field.metadata["one"]] if "one" in field.metadata else []
        yield cls, keys


def test_every_key_is_described_and_no_other() -> None:
    expected = {"kind"}
    for cls, keys in records():
        above = (
            {field.name for field in dataclasses.fields(model.Writing)} if cls is not model.Writing else set()
        )
        above |= {field.metadata.get("one", "") for field in dataclasses.fields(model.Writing)}
        mine = [
            key
            for key in keys
            if cls is model.Writing or not issubclass(cls, model.Writing) or key not in above
        ]
        expected |= {f"{cls.__name__}.{key}" for key in mine}
    assert set(KEYS) - {"Notice.title", "Interpretation.title"} == expected


def test_every_word_of_a_closed_set_is_described() -> None:
    sets = [
        cls
        for cls in vars(model).values()
        if isinstance(cls, type) and issubclass(cls, Enum) and cls not in (Enum, model.FileState)
    ]
    assert set(WORDS) == {
        f"{cls.__name__}.{member.value}" for cls in sets for member in cls if cls is not model.Genre
    }


def test_editors_are_shown_the_meaning() -> None:
    """Every key of every schema has its Chinese."""

    def keys(schema: Any) -> Iterator[tuple[str, Any]]:
        if isinstance(schema, dict):
            yield from schema.get("properties", {}).items()
            for child in schema.values():
                yield from keys(child)
        elif isinstance(schema, list):
            for child in schema:
                yield from keys(child)

    for name in schemas.FILES:
        silent = [key for key, value in keys(schemas.schema(name)) if not value.get("description")]
        assert silent == [], json.dumps(silent)
