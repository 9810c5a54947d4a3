"""What judges that we did not write say of the built site: Nu HTML checker, lychee, Lighthouse."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from web_servers import nginx

MODULES = Path(__file__).resolve().parents[2] / "node_modules"


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, env=os.environ | environment
    )


def test_nu_finds_no_error_in_any_page(built: Path) -> None:
    checker = MODULES / "vnu-jar/build/dist/vnu.jar"
    pages = sorted(built.rglob("*.html"))
    done = run("java", "-Xss4m", "-jar", checker, "--errors-only", "--format", "json", *pages)
    found = json.loads(done.stderr)["messages"]
    assert [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in found] == []
    assert len(pages) > 100


def test_lychee_finds_no_dead_link_or_anchor(built: Path) -> None:
    lychee = Path(sys.executable).parent / "lychee"
    done = run(
        lychee, "--offline", "--include-fragments", "--no-progress", "--format=json", f"{built}/**/*.html"
    )
    said = json.loads(done.stdout)
    assert said["error_map"] == {}
    assert said["successful"] > 5000


@pytest.fixture(scope="module")
def published(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site as its own sample for nginx serves it."""
    copy = tmp_path_factory.mktemp("published") / "site"
    shutil.copytree(built, copy)
    with nginx(copy) as address:
        yield address


LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}


@pytest.mark.alone
@pytest.mark.parametrize(
    "address",
    ["index.html", "documents/yongzhengbanfa-2021-13.html", "documents/yongzhengbanfa-2021-14/table-1.html"],
)
def test_lighthouse_on_a_phone(published: str, tmp_path: Path, address: str) -> None:
    """Settings of a phone, as Lighthouse has them by default. The best of three: a busy machine is not the page's fault."""
    chromium = shutil.which("chromium-headless-shell")
    assert chromium, "没有 Chromium：apt-get install chromium-headless-shell"
    best: dict[str, float] = dict.fromkeys(LEAST, 0)
    for attempt in range(3):
        report = tmp_path / f"{attempt}.json"
        done = run(
            MODULES / ".bin/lighthouse",
            published + address,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--only-categories={','.join(LEAST)}",
            "--chrome-flags=--no-sandbox --disable-gpu",
            CHROME_PATH=chromium,
        )
        assert done.returncode == 0, done.stderr
        said: dict[str, Any] = json.loads(report.read_text("utf-8"))["categories"]
        best = {name: max(best[name], round(100 * said[name]["score"])) for name in LEAST}
        if all(best[name] >= LEAST[name] for name in LEAST):
            return
    assert best == LEAST
