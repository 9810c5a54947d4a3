"""A project with nothing but its name, into which issues are taken, and what comes of it."""

from __future__ import annotations

from pathlib import Path

from gazette import build, model
from gazette.intake.sources import sources
from gazette.intake.taking import Taken, take
from gazette.model import Problem
from gazette.store import load


def project(root: Path, name: str = "某市人民政府公报") -> Path:
    """An empty gazette under `root`."""
    data = root / "data"
    data.mkdir(parents=True, exist_ok=True)
    (data / "gazette.yml").write_text(f"name: {name}\npublisher: 某市人民政府办公室\n", encoding="utf-8")
    for file in ("organizations.yml", "instruments.yml"):
        (data / file).write_text("[]\n", encoding="utf-8")
    return root


def taken(root: Path, given: Path, issue: str | None = "2023/04", *, force: bool = False) -> Taken:
    """One issue taken in."""
    (source,) = sources(given, issue)
    return take(root, source, load(root)[0], force=force, say=lambda _: None)


def taken_text(root: Path, text: str, issue: str = "2023/04") -> Taken:
    """A text taken in."""
    given = root / "来稿.txt"
    given.write_text(text, encoding="utf-8", newline="")
    return taken(project(root), given, issue)


def faults(root: Path) -> list[Problem]:
    """What the check finds wrong."""
    return [problem for problem in build.problems(root)[1] if not problem.hint]


def issue_of(root: Path) -> model.Issue:
    """The only issue."""
    (issue,) = build.problems(root)[0].gazette.issues
    return issue
