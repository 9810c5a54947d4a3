"""Hostile text in every field of the model comes out as the same text, wherever it comes out.

The model itself is walked: whatever text the invented gazette holds is wrapped in the hostile text, together with
every place that repeats it, so that what must agree still agrees. What a rule then refuses is left alone; all
the rest is written as YAML, read, built by MkDocs, and looked for in every file of the site.
"""

from __future__ import annotations

import csv
import dataclasses
import json
import re
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fabricated_gazette import INSTEAD, ON_DISK, bearer, gazette
from page_reader import Element, read_page
from published_folder import publisher

from gazette import build, checks, model, store, verify
from gazette.pieces import pieces

Field = tuple[str, str]

NAMES_OF_FILES = {("Issue", "id"), ("Issue", "source"), ("Folder", "name"), ("Table", "name")}
"""No keys in YAML: they come from where a file lies, or are the received text itself."""

FORM_IS_CHECKED = {
    ("Article", "marker"),
    ("Former", "address"),
    ("Former", "at"),
    ("Item", "marker"),
    ("ContentsEntry", "folder"),
    ("ContentsEntry", "number"),
    ("ContentsEntry", "registration"),
    ("Correction", "at"),
    ("Correction", "to"),
    ("Instrument", "number"),
    ("Instrument", "slug"),
    ("Note", "at"),
    ("Point", "at"),
    ("Publication", "address"),
    ("Topic", "slug"),
    ("Writing", "numbers"),
    ("Writing", "registration"),
    ("Writing", "signed_as"),
    ("Organization", "slug"),
    ("Series", "name"),
    ("Series", "slug"),
    ("TableReference", "name"),
}
"""Fields in which a rule refuses hostile text."""

SHOWN_NOWHERE = {
    ("Column", "key"),
    ("Markup", "text"),
    ("Picture", "alt"),
    ("Publication", "forms"),
    ("Register", "label"),
    ("Register", "form"),
    ("Synonym", "say"),
    ("Synonym", "why"),
}
"""Fields that serve the editors only, or no page of this gazette: names of columns in the data, words for a picture that was
received (tests/test_cases.py), of a register that its numbers do not name."""

READ_APART = {
    ("Footnotes", "lines"),
    ("Labelled", "lines"),
    ("PrintedLine", "text"),
    ("Roster", "lines"),
    ("Writing", "signatories"),
    ("Writing", "signature"),
}
"""Lines of which lists and data tell only a part: who signs, what post. The document's own page has them whole."""

HOSTILE = {
    "Markdown, templates": "**b**_c_`d`[e](javascript:alert())![f](x)<http://x.example>{:.k}[^i]~~l~~\\*"
    "{{x*x}}{%raw%}{#x#}${x}<%=x%>",
    "quotes, HTML": "\"'><a/href='javascript:alert()'onclick=\"x\">&amp&lt\\"
    "<script>alert()</script><img/src=x/onerror=alert()></title></main><!--",
    "formula": '=HYPERLINK("http://x.example")|cmd',
    "number sign": "##",
    "rule": "---|---|",
}
"""Without spaces and semicolons, which names of bodies may not have, and without digits, which are counted as claims; these are
in `test_pages_text`."""

CLAIMS = "checks.html"
FRAGMENTS = re.compile("(不取的重复文字|增加的文字)：“[^”]*”(、“[^”]*”)*")
"""What quotes only the pieces in which two texts differ: the page of claims, a line of a correction."""

_LETTERS = "αβγδεζηθικλμνξοπρστυφχψω"


# --- planting ------------------------------------------------------------------------------------------------


def leaves(value: Any, field: Field = ("", "")) -> Iterator[tuple[Field, str]]:
    """Every text of a record with its dataclass and field."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, tuple):
        for child in value:
            yield from leaves(child, field)
    elif dataclasses.is_dataclass(value):
        for known in dataclasses.fields(value):
            if known.name != "mark":
                yield from leaves(getattr(value, known.name), (bearer(type(value), known.name), known.name))


def changed(value: Any, change: Callable[[str], str], field: Field = ("", "")) -> Any:
    """The record with `change(text)` for every text that an editor types."""
    if isinstance(value, str):
        return value if field in NAMES_OF_FILES else change(value)
    if isinstance(value, tuple):
        return tuple(changed(child, change, field) for child in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    names = [known.name for known in dataclasses.fields(value) if known.name != "mark"]
    return dataclasses.replace(
        value,
        **{name: changed(getattr(value, name), change, (bearer(type(value), name), name)) for name in names},
    )


def text_fields(hint: Any, field: Field, seen: set[Any]) -> Iterator[Field]:
    """Every field of the model that can hold text, found by its types."""
    if hint is str:
        yield field
    elif dataclasses.is_dataclass(hint) and hint not in seen:
        seen.add(hint)
        for name, inner in typing.get_type_hints(hint).items():
            if name != "mark":
                yield from text_fields(inner, (bearer(typing.cast(type, hint), name), name), seen)
    else:
        for inner in typing.get_args(hint):
            yield from text_fields(inner, field, seen)


Chosen = dict[str, bool]
"""Words to plant; whether hostile text stands before them too."""


class Planter:
    """Puts hostile text around chosen words of the gazette, or only behind, with a sign that tells each from the others."""

    def __init__(self, whole: model.Gazette, hostile: str) -> None:
        self.whole = whole
        self.hostile = hostile
        found = {text: None for field, text in leaves(whole) if field not in NAMES_OF_FILES}
        self.words = sorted(found, key=len, reverse=True)

    def wrapped(self, word: str, chosen: Chosen) -> str:
        """A word as planted; shorter chosen words in it are planted too."""
        inner = self._inner(word, {other: before for other, before in chosen.items() if other != word})
        before = self.hostile if chosen[word] else ""
        return f"{before}{inner}{self.sign(word)}{self.hostile}"

    def sign(self, word: str) -> str:
        tens, ones = divmod(self.words.index(word), len(_LETTERS))
        return f"㊟{_LETTERS[tens]}{_LETTERS[ones]}㊟"

    def _inner(self, text: str, chosen: Chosen) -> str:
        """The text with the chosen words in it planted. Two Han characters make a word; 1. could be anything."""
        for word in self.words:
            if word in chosen and word in text and re.search("[一-鿿]{2}", word):
                before, _, after = text.partition(word)
                return self._inner(before, chosen) + self.wrapped(word, chosen) + self._inner(after, chosen)
        return text

    def planted(self, chosen: Chosen) -> model.Gazette:
        def change(text: str) -> str:
            return self.wrapped(text, chosen) if text in chosen else self._inner(text, chosen)

        return with_source(changed(self.whole, change))

    def accepted(self) -> Chosen:
        """The words that can be planted without a rule refusing them."""
        tried = ((word, before) for before in (False, True) for word in self.words)
        return {word: before for word, before in tried if not checks.check(self.planted({word: before}))}


def with_source(whole: model.Gazette) -> model.Gazette:
    """The gazette with the source that it would have been typed from."""
    (issue,) = whole.issues
    lines = "\n".join(piece.text for piece in pieces(issue)).split("\n")
    source = (
        "\n".join([*lines, *(entry.text for entry in issue.furniture for _ in range(entry.count))]) + "\n"
    )
    markup = tuple(dataclasses.replace(tag, count=source.count(tag.text)) for tag in issue.markup)
    return dataclasses.replace(whole, issues=(dataclasses.replace(issue, source=source, markup=markup),))


def write(whole: model.Gazette, data: Path) -> None:
    data.mkdir()
    for name in ("publication", "organizations", "instruments", "synonyms"):
        file = "gazette" if name == "publication" else name
        (data / f"{file}.yml").write_text(store.dump(getattr(whole, name)), "utf-8")
    (issue,) = whole.issues
    folder = data / issue.id.replace("-", "/", 1)
    folder.mkdir(parents=True)
    (folder / "issue.yml").write_text(store.dump(issue), "utf-8")
    (folder / "source.txt").write_text(issue.source, "utf-8")
    for held in issue.folders:
        (folder / held.name).mkdir()
        records = {"notice": held.notice, **{table.name: table for table in held.tables}}
        if held.interpretation:
            records["interpretation"] = held.interpretation
        for name, record in records.items():
            (folder / held.name / f"{name}.yml").write_text(store.dump(record), "utf-8")


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> model.Gazette:
    """The invented gazette, made to keep all rules, and with the marks that reading gives it."""
    agreeing = {
        "任张三，免李四。": "任张三兼市占位局副局长（试用期一年），免李四科长。",
        "占位办法解读": "市占位局占位办法解读",
    }
    root = tmp_path_factory.mktemp("invented")
    write(with_source(changed(gazette(), lambda text: agreeing.get(text, text))), root / "data")
    assert build.problems(root)[1] == []
    return store.load(root)[0]


# --- what came out -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Output:
    """A text of the site, with the file it stands in."""

    file: str
    text: str


def outputs(site: Path) -> Iterator[Output]:
    """Every text of the site: of pages, of their attributes, of JSON, CSV and the tables of the search."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".html":
            page = read_page(path)
            yield Output(name, FRAGMENTS.sub("", page.text()) if name != CLAIMS else "")
            for element in page.walk():
                yield from (Output(name, text) for text in element.attributes.values())
        elif path.suffix == ".json":
            yield from (Output(name, text) for text in _strings(json.loads(path.read_text("utf-8"))))
        elif path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                yield from (Output(name, cell) for row in csv.reader(file) for cell in row)
        elif name in ("search/numbers.js", "search/pages.js"):
            value = re.fullmatch(
                r"GazetteSearch\.receive\(\"[a-z]+\",(.*)\);?\s*", path.read_text("utf-8"), re.DOTALL
            )
            assert value
            yield from (Output(name, text) for text in _strings(json.loads(value[1])))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for child in value:
            yield from _strings(child)
    elif isinstance(value, dict):
        for child in value.values():
            yield from _strings(child)


def is_same(text: str, start: int, planted: str) -> bool:
    """Whether the planted text stands there, whole or cut short as headings in links are: at 。 or with ……."""
    rest = text[start:]
    same = next((at for at, (one, two) in enumerate(zip(rest, planted, strict=False)) if one != two), None)
    if same is None:
        return len(rest) >= len(planted) or planted[len(rest)] == "。"
    return rest.startswith("……", same) or planted[same] == "。"


def structure(site: Path) -> dict[str, list[tuple[str, list[str]]]]:
    """The elements of every page with the names of their attributes, but for what only sets a part of a line apart,
    and what is read from its words: events, which a hostile word behind them makes no event."""
    return {
        path.relative_to(site).as_posix(): [
            (element.tag, sorted(element.attributes))
            for element in read_page(path).walk()
            if element.attributes.get("class") not in ("role", "person", "post", "body")
            and not _tells_events(element)
        ]
        for path in sorted(site.rglob("*.html"))
    }


def _tells_events(element: Element) -> bool:
    """Whether an element is a fact 沿革, its label or one of its values."""
    return element.tag in ("div", "dt", "dd") and bool(
        re.match("沿革|[0-9]{4}-[0-9]{2}-[0-9]{2} ", element.text())
    )


def addresses(site: Path) -> list[str]:
    """Where the pages lead."""
    return [
        element.attributes[name]
        for path in sorted(site.rglob("*.html"))
        for element in read_page(path).walk()
        for name in ("href", "src", "action")
        if name in element.attributes
    ]


def built(planter: Planter, chosen: Chosen, folder: Path) -> Path:
    """The site of the planted gazette, which must have come through YAML unchanged."""
    planted = planter.planted(chosen)
    write(planted, folder / "written")
    root = publisher(folder / "repository", folder / "written")
    assert build.problems(root)[1] == []
    assert store.load(root)[0] == planted
    return build.publish(root).folder


@pytest.fixture(scope="module")
def harmless(invented: model.Gazette, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Chosen], object]:
    """Structure and addresses of the site with a harmless sign in the same places."""
    known: list[tuple[Chosen, object]] = []

    def of(chosen: Chosen) -> object:
        for planted, found in known:
            if planted == chosen:
                return found
        site = built(Planter(invented, "㊣"), chosen, tmp_path_factory.mktemp("harmless"))
        known.append((chosen, (structure(site), addresses(site))))
        return known[-1][1]

    return of


def test_the_invented_gazette_has_a_text_in_every_field_of_the_model(invented: model.Gazette) -> None:
    fields = set(text_fields(model.Gazette, ("", ""), set())) - INSTEAD
    on_disk = {cls.__name__ for cls in ON_DISK}
    kept = {field for field in fields if field[0] not in on_disk and field != ("Picture", "file")}
    assert kept <= {field for field, _ in leaves(invented)}


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_comes_out_as_text(
    invented: model.Gazette, harmless: Callable[[Chosen], object], tmp_path: Path, kind: str
) -> None:
    planter = Planter(invented, HOSTILE[kind])
    chosen = planter.accepted()
    fields = {field for field, _ in leaves(invented)} - NAMES_OF_FILES
    planted_fields = {field for field, text in leaves(invented) if text in chosen} & fields
    assert fields - planted_fields == FORM_IS_CHECKED
    site = built(planter, chosen, tmp_path)
    signs = {planter.sign(word): word for word in chosen}
    apart = {text for field, text in leaves(invented) if field in READ_APART}
    whole: set[str] = set()
    for output in outputs(site):
        for match in re.finditer("㊟[α-ω]{2}㊟", output.text):
            word = signs[match[0]]
            planted = planter.wrapped(word, chosen)
            start = match.start() - planted.index(match[0])
            assert word in apart or is_same(output.text, start, planted), (
                output.file,
                output.text[max(0, start - 20) :][:400],
            )
            if output.file.endswith(".html") and output.text.startswith(planted, start):
                whole.add(word)
        if output.file.endswith(".csv"):
            number = re.fullmatch(r"-[0-9][0-9.,]*%?", output.text)  # which no program takes for a formula
            assert number or not output.text.startswith(("=", "+", "-", "@", "\t", "\r")), output
    shown = {field for field, text in leaves(invented) if text in whole}
    assert planted_fields - shown == SHOWN_NOWHERE

    assert (structure(site), addresses(site)) == harmless(chosen)
    assert verify.compare(site).intact
