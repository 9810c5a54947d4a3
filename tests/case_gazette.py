"""Small gazettes in the forms of real documents (tests/cases): a text as received, and the YAML a clerk types for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from pictures import picture

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.yml"))


def write_case(name: str, root: Path, change: Callable[[str], str] = lambda text: text) -> None:
    """The case as a gazette under `root`; `change` is done to all its texts alike, received and typed."""
    typed = yaml.load(change((CASES / f"{name}.yml").read_text(encoding="utf-8")), Loader=yaml.BaseLoader)
    received = change((CASES / f"{name}.txt").read_text(encoding="utf-8"))
    issue = typed.pop("issue")
    label = " ".join(str(line) for line in issue.get("front", []))
    year = typed.pop("year", None) or re.findall(r"'(\d{4})\s*年", label)[0]
    number = (re.findall(r"第\s*(\d+)\s*[期号]", label) or ["1"])[0]
    data = root / "data"
    folder = data / year / f"{int(number):02}"
    publication = {"name": _said(issue, "name") or "某市人民政府公报", "publisher": "某市人民政府办公室"}
    _write(data / "gazette.yml", publication | typed.pop("gazette", {}))
    for file in ("organizations.yml", "instruments.yml"):
        _write(data / file, [])
    _write(folder / "issue.yml", {"kind": "issue"} | issue)
    (folder / "source.txt").write_text(received, encoding="utf-8")
    for name_of_folder, held in typed.items():
        for file in held.pop("files", []):
            path = folder / name_of_folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(picture(path.suffix))
        for kind, record in held.items():
            written = {"kind": kind.partition("-")[0]} | record
            _write(folder / name_of_folder / f"{kind}.yml", written)


def _said(issue: dict[str, Any], role: str) -> str | None:
    return next((line[role] for line in issue.get("front", []) if role in line), None)


def _write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8"
    )
