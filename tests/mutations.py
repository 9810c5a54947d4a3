"""Ways in which files of data go wrong, each a function of chance and the file's bytes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Mutation = Callable[[random.Random, bytes], bytes]

PLANTED = "占位字"
"""Stands in every text that a mutation adds, so that its loss shows."""

_KEY = re.compile(r"^(?P<indent>[ ]*(?:- )?)(?P<key>[a-z_]+):(?P<value>.*)$")
_VALUE = re.compile(r"^(?P<head>[ ]*(?:- )?(?:[^\s:#'\"-][^:]*: |- ))(?P<text>[^\s\[{|>'\"].*)$")

Line = re.Match[str]


def _at_a_line(pattern: re.Pattern[str], change: Callable[[random.Random, Line], list[str]]) -> Mutation:
    """Replace one line that the pattern knows by other lines."""

    def mutate(rng: random.Random, raw: bytes) -> bytes:
        lines = raw.decode().split("\n")
        places = [place for place, line in enumerate(lines) if pattern.match(line)]
        if not places:
            return raw + b"\n: :\n"
        place = rng.choice(places)
        match = pattern.match(lines[place])
        assert match
        return "\n".join([*lines[:place], *change(rng, match), *lines[place + 1 :]]).encode()

    return mutate


def _key(*spellings: str) -> Mutation:
    return _at_a_line(
        _KEY, lambda rng, line: [rng.choice(spellings).format(**line.groupdict(), whole=line[0])]
    )


def _value(*texts: str) -> Mutation:
    """Another text in the place of a value; {text} is the one that stands there."""
    return _at_a_line(_VALUE, lambda rng, line: [line["head"] + _fill(rng.choice(texts), line["text"])])


def _fill(text: str, old: str) -> str:
    return text.replace("{text}", old)


def _inside(*texts: str) -> Mutation:
    """A text in the middle of a value."""

    def change(rng: random.Random, line: Line) -> list[str]:
        at = rng.randrange(len(line["text"]) + 1)
        return [line["head"] + line["text"][:at] + rng.choice(texts) + line["text"][at:]]

    return _at_a_line(_VALUE, change)


def _whole(change: Callable[[str], bytes]) -> Mutation:
    return lambda _, raw: change(raw.decode())


def _cut(rng: random.Random, raw: bytes) -> bytes:
    return raw[: rng.randrange(len(raw))]


def _flip(rng: random.Random, raw: bytes) -> bytes:
    at = rng.randrange(len(raw))
    return raw[:at] + bytes([rng.randrange(256)]) + raw[at + 1 :]


def _lines(change: Callable[[random.Random, list[str], int], None]) -> Mutation:
    def mutate(rng: random.Random, raw: bytes) -> bytes:
        lines = raw.decode().split("\n")
        change(rng, lines, rng.randrange(len(lines) - 1))
        return "\n".join(lines).encode()

    return mutate


def _swap(_: random.Random, lines: list[str], at: int) -> None:
    lines[at], lines[at + 1] = lines[at + 1], lines[at]


def _drop(_: random.Random, lines: list[str], at: int) -> None:
    del lines[at]


def _repeat(_: random.Random, lines: list[str], at: int) -> None:
    lines.insert(at, lines[at])


def _shift(rng: random.Random, lines: list[str], at: int) -> None:
    lines[at] = rng.choice([lines[at].removeprefix(" "), " " + lines[at], "\t" + lines[at]])


BOMB = "\n".join(
    [
        "bomb:",
        "  - &a0 [占位字, 占位字]",
        *(f"  - &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)),
    ]
)

MUTATIONS: dict[str, Mutation] = {
    "key misspelt": _key("{indent}{key}x:{value}", "{indent}{key}_{key}:{value}", "{indent}Ｘ:{value}"),
    "key deleted": _at_a_line(_KEY, lambda *_: []),
    "key doubled": _key("{whole}\n{whole}"),
    "key without value": _key("{indent}{key}:", "{indent}{key}"),
    "value of another type": _value(
        "[占位字]",
        "{占位: 占位字}",
        "[[[占位字]]]",
        "''",
        "~",
        "!!int 占位字",
        "|\n占位字",
        "2021-W31-2",
        "１２",
    ),
    "list for text": _key("{indent}{key}:\n    - 占位字", "{indent}{key}:\n        占位字: 占位字"),
    "markup in text": _inside(
        f"<script>alert('{PLANTED}')</script>",
        f"{{{{ {PLANTED} }}}}",
        f"{{% raw %}}{PLANTED}",
        f"[{PLANTED}](javascript:alert(1))",
        f"<!-- {PLANTED} -->",
        f"&lt;{PLANTED}&amp;",
        f"**{PLANTED}**\\",
    ),
    "sign of YAML in text": _inside(
        f" #{PLANTED}", f": {PLANTED}", f"\t{PLANTED}", f" &{PLANTED} ", f"'{PLANTED}"
    ),
    "sign of YAML before text": _value(
        f"&{PLANTED} {{text}}",
        f"*{PLANTED}",
        f"!{PLANTED} {{text}}",
        f"@{PLANTED}",
        f"%{PLANTED}",
        f">{PLANTED}",
    ),
    "invisible character": _inside(
        *(chr(code) for code in (7, 0, 0x85, 0x200B, 0x202E, 0x2028, 0x2066, 0xFEFF, 0xFFFD, 0xE0041))
    ),
    "huge text": _value("占" * 3_500_000),
    "large text": _value("占" * 90_000, "（" * 50_000, "第" * 50_000, "《" * 50_000, "〔2021〕" * 9_000),
    "deep nesting": _value("[" * 5_000, "[" * 500 + "]" * 500, "{a: " * 900 + "b" + "}" * 900),
    "bomb": lambda _, raw: raw + b"\n" + BOMB.encode() + b"\n",
    "circular": _value("&a [*a]", "&a {a: *a}", "*a"),
    "dangling": _value(f"article-{PLANTED}", "table-99", "row-0", "yongzhengfa-999", "永政发〔2999〕1号"),
    "path that climbs": _value("../../etc/passwd", "/etc/passwd", "..", "C:\\占位字", "file:///etc/passwd"),
    "another encoding": _whole(lambda text: text.encode("gb18030")),
    "UTF-16": _whole(lambda text: text.encode("utf-16")),
    "byte order mark": _whole(lambda text: text.encode("utf-8-sig")),
    "carriage returns": _whole(lambda text: text.replace("\n", "\r").encode()),
    "two documents": _whole(lambda text: f"{text}---\n{text}".encode()),
    "emptied": _whole(lambda _: b""),
    "cut off": _cut,
    "byte changed": _flip,
    "lines swapped": _lines(_swap),
    "line dropped": _lines(_drop),
    "line doubled": _lines(_repeat),
    "line shifted": _lines(_shift),
}
