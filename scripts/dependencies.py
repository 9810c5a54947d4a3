"""依赖清单: prints DEPENDENCIES.md, every package that is installed with its version, licence and reason.

What a direct dependency is for stands in pyproject.toml beside it; what the others are for, in the lock files.
`make lock` writes the list anew, a test holds it to what is installed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_DIRECT = re.compile(r'^\s+"(?P<name>[A-Za-z0-9_.-]+)[^"]*",\s+# (?P<reason>\S.*)$', re.MULTILINE)
_LOCKED = re.compile(
    r"""
    ^ (?P<name> [A-Za-z0-9_.-]+ ) == (?P<version> \S+ ) \s \\ \n
    (?P<hashes> (?: \s+ --hash=sha256:[0-9a-f]{64} (?: \s \\ )? \n )+ )
    \s+ \# \s via (?P<via> [^\n]* (?: \n \s+ \# \s\s\s [^\n]+ )* )
    """,
    re.MULTILINE | re.VERBOSE,
)


@dataclass(frozen=True)
class Package:
    """One line of the list."""

    name: str
    version: str
    licence: str
    reason: str


def plain(name: str) -> str:
    """The name as indexes compare it: Jinja2 and jinja2, pagefind_bin and pagefind-bin are one."""
    return re.sub(r"[-_.]+", "-", name).lower()


def reasons() -> dict[str, str]:
    """What each direct dependency is for, from its comment in pyproject.toml."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    return {plain(match["name"]): match["reason"] for match in _DIRECT.finditer(text)}


def locked(lock: str) -> list[Package]:
    """The packages of one lock file."""
    known = reasons()
    return [
        Package(
            name, match["version"], licence(name), known.get(name) or f"for {', '.join(_via(match['via']))}"
        )
        for match in _LOCKED.finditer((ROOT / lock).read_text("utf-8"))
        if (name := plain(match["name"]))
    ]


def _via(text: str) -> Iterator[str]:
    for line in text.splitlines():
        name = line.strip().removeprefix("#").strip()
        if name and not name.startswith("gazette"):
            yield name


def licence(name: str) -> str:
    """What an installed package says of its licence, in whichever of three places it says it."""
    said = metadata(name)
    classified = [line for line in said.get_all("Classifier") or [] if line.startswith("License ::")]
    stated = said.get("License-Expression") or said.get("License") or ""
    if stated and stated != "UNKNOWN" and "\n" not in stated:
        return str(stated)
    return classified[0].split(" :: ")[-1] if classified else "unknown"


def judges() -> list[Package]:
    """The packages from npm."""
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    direct = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    found = []
    for path, entry in lock["packages"].items():
        name = path.rpartition("node_modules/")[2]
        if name:
            reason = "judges the site" if name in direct else "for one of these"
            found.append(Package(name, entry["version"], entry.get("license", "unknown"), reason))
    return found


def table(packages: list[Package]) -> str:
    rows = [f"| {one.name} | {one.version} | {one.licence} | {one.reason} |" for one in packages]
    return "\n".join(["| package | version | licence | why |", "|---|---|---|---|", *rows]) + "\n"


def document() -> str:
    """DEPENDENCIES.md."""
    building = locked("requirements.lock")
    names = {package.name for package in building}
    testing = [package for package in locked("requirements-test.lock") if package.name not in names]
    return (
        "# Dependencies\n\n"
        "Written by `make lock`; locked with hashes in `requirements.lock`, `requirements-test.lock` and\n"
        "`package-lock.json`. `make audit` says what is outdated.\n\n"
        f"## To build the site\n\n{table(building)}\n"
        f"## To test it\n\n{table(testing)}\n"
        f"## To test it, from npm\n\n{table(judges())}"
    )


if __name__ == "__main__":
    print(document(), end="")
