"""What all tests share: the repository, its data joined, the site as `make site` built it."""

from __future__ import annotations

import functools
import http.server
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from gazette.build import load_site
from gazette.site import Site

# How long one example takes says nothing of the program: a busy machine is no fault. Examples differ from run to run.
settings.register_profile("gazette", deadline=None, max_examples=50)
settings.load_profile("gazette")

# The tests start the program many times: it is compiled once, also where the environment asks for no __pycache__.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

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


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """The test's own output is enough."""


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """The site under a sub-path, as on the web site of a government."""
    handler = functools.partial(_Quiet, directory=str(built.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{built.name}/"
    server.shutdown()
