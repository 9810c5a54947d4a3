"""Dependencies: each has its reason, hash and licence; and once they are installed nobody is asked for anything."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from published_folder import ROOT, gazette, publisher

import dependencies
from gazette import verify

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DIRECT = {
    "requirements.lock": PROJECT["dependencies"],
    "requirements-test.lock": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"],
}


def _name(requirement: str) -> str:
    return dependencies.plain(re.split("[<>=!~ ]", requirement)[0])


@pytest.mark.parametrize("requirement", DIRECT["requirements-test.lock"])
def test_a_dependency_says_why_it_is_here(requirement: str) -> None:
    assert dependencies.reasons()[_name(requirement)].strip()


@pytest.mark.parametrize("lock", DIRECT)
def test_every_package_is_locked_with_its_hashes(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    pinned = [line for line in lines if line and not line.startswith((" ", "#"))]
    packages = dependencies.locked(lock)
    assert len(packages) == len(pinned) > 0
    assert {_name(requirement) for requirement in DIRECT[lock]} <= {package.name for package in packages}
    assert all(line.endswith(" \\") for line in pinned)
    assert [line for line in lines if "://" in line] == []


def test_packages_from_npm_are_locked_with_their_hashes() -> None:
    """A package that came bundled within another is covered by that one's hash."""
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    own = {path: entry for path, entry in packages.items() if path and not entry.get("inBundle")}
    assert [path for path, entry in own.items() if not entry.get("integrity")] == []


def test_the_list_is_that_of_what_is_installed_and_every_licence_is_known() -> None:
    document = dependencies.document()
    assert (ROOT / "DEPENDENCIES.md").read_text("utf-8") == document, "make lock 会重写 DEPENDENCIES.md"
    # Some small npm packages say nothing of a licence; of what we chose ourselves each does.
    unknown = [line for line in document.splitlines() if "| unknown |" in line]
    assert [line for line in unknown if not line.endswith("| for one of these |")] == []


@pytest.mark.slow
def test_the_site_is_built_without_a_network(tmp_path: Path) -> None:
    root = publisher(tmp_path / "repository")
    alone = ("unshare", "--map-root-user", "--net")
    done = gazette(root, "offline", wrapper=alone)
    assert done.returncode == 0, done.stderr
    assert verify.compare(root / "site").intact
