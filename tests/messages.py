"""Every message of the check, as a pattern, read from the source: what stands for a variable part is 甲, 乙, N, ….

A message is what `Problem(mark, fault, …)` is given, or `report(mark, fault, …)`. Where that is a name, it is what the function
assigns to it, or what the functions give that it is taken from.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts" / "gazette"
FILES = sorted(
    [
        *(SCRIPTS / "store").glob("*.py"),
        *(SCRIPTS / "checks").glob("*.py"),
        *(
            SCRIPTS / name
            for name in (
                "fidelity.py",
                "pieces.py",
                "repairs.py",
                "furniture.py",
                "furniture_proofs.py",
                "characters.py",
            )
        ),
    ]
)
PLACEHOLDER = "[甲乙丙丁N]"
_WRAPPERS = ("report", "_report")
"""They pass on the fault that they are given."""
_DOUBTED = "nodes.py: doubted"
"""What intake doubts is told by intake; the chapter says what a doubt is."""


@dataclass
class Source:
    """The functions of the files, by name."""

    functions: dict[str, list[ast.FunctionDef]] = field(default_factory=dict)
    within: dict[ast.AST, ast.FunctionDef] = field(default_factory=dict)


def templates() -> dict[str, list[str]]:
    """Where a message is made, and the patterns that it may be written in."""
    source = Source()
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                source.functions.setdefault(node.name, []).append(node)
                for child in ast.walk(node):
                    source.within[child] = node  # the innermost comes last
    found: dict[str, list[str]] = {}
    for path, tree in trees.items():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and _name(call.func) in ("Problem", *_WRAPPERS):
                function = source.within[call]
                place = f"{path.name}: {function.name}"
                if function.name in _WRAPPERS or place == _DOUBTED:
                    continue
                patterns = list(_patterns(call.args[1], function, source))
                assert patterns, f"{place}:{call.lineno}: how is this message made?"
                found.setdefault(f"{place}:{call.lineno}", []).extend(patterns)
    return found


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _patterns(node: ast.expr | None, function: ast.FunctionDef, source: Source) -> Iterator[str]:
    """The patterns of an expression; none where it is not known."""
    match node:
        case ast.Constant(value=str(text)):
            yield re.escape(text)
        case ast.JoinedStr(values=values):
            written = [""]
            for value in values:
                parts = [PLACEHOLDER]
                if isinstance(value, ast.Constant):
                    parts = [re.escape(str(value.value))]
                elif isinstance(value, ast.FormattedValue):
                    told = list(_patterns(value.value, function, source))
                    whole = _name(value.value) == "fault"
                    parts = told if whole else [f"(?:{'|'.join([*told, PLACEHOLDER])})"]
                written = [text + part for text in written for part in parts]
            yield from written
        case ast.IfExp(body=body, orelse=other):
            yield from _patterns(body, function, source)
            yield from _patterns(other, function, source)
        case ast.Call(func=called) if _name(called) in source.functions:
            yield from _given(_name(called), None, source)
        case ast.Name(id=name):
            yield from _assigned(name, function, source)


def _assigned(name: str, function: ast.FunctionDef, source: Source) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.NamedExpr) and _name(node.target) == name:
            yield from _patterns(node.value, function, source)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if _name(target) == name and all(_name(part) != name for part in ast.walk(node.value)):
                    yield from _patterns(node.value, function, source)
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    for one, value in zip(target.elts, node.value.elts, strict=True):
                        if _name(one) == name:
                            yield from _patterns(value, function, source)
        elif isinstance(node, ast.For) and isinstance(node.target, ast.Tuple):
            for place, one in enumerate(node.target.elts):
                if _name(one) == name and isinstance(node.iter, ast.Call):
                    yield from _given(_name(node.iter.func), place, source)


def _given(name: str, place: int | None, source: Source) -> Iterator[str]:
    """What a function returns or yields; of a tuple its member at that place."""
    for function in source.functions.get(name, []):
        for node in ast.walk(function):
            if isinstance(node, ast.Return | ast.Yield):
                value = node.value
                if place is not None:
                    value = value.elts[place] if isinstance(value, ast.Tuple) else None
                yield from filter(None, _patterns(value, function, source))
