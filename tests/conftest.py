"""What all tests share: the repository, its data joined, the site as `make site` built it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gazette.build import load_site
from gazette.site import Site

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def site() -> Site:
    """The archive, from data/."""
    return load_site(ROOT)


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder of the built site. It is built by `make site`, not here: what is published is what is tested."""
    folder = ROOT / "site"
    if not (folder / "data" / "manifest.sha256").is_file():
        pytest.fail("没有 site/，或不完整：先运行 make site", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def open_data(built: Path) -> Callable[[str], Any]:
    """Reads a file of site/data/."""
    return lambda name: json.loads((built / "data" / name).read_text(encoding="utf-8"))
