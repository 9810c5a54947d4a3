"""Pictures of the editors' handbook (docs/editing/): pages of an invented issue, tests/cases/31-whole-issue, in a new project.

`docs/` is published with every gazette, so nothing of this one may be in them. Needs Chromium and the packages of `make test`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from gazette import new

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from case_gazette import write_case  # noqa: E402 (tests/ is no package)

PICTURES = ROOT / "docs" / "editing"
CASE = "31-whole-issue"
SOUND, DAMAGED = "旧瓦由镇、街道设点回收，", "旧瓦由镇、街道设点设点回收，"
NOTED = f"""\
notes:
  - {{at: article-2, text: 原文如此。}}
corrections:
  - at: article-3
    received: 第三条　{DAMAGED}按片计价：
    reason: 收到的文字重复了两个字，照印刷删去。
"""
"""What an editor adds, so that the page of checks has something to show."""
TAKEN = (
    ("issue", "issues/2023-04.html", 760),
    ("document", "documents/{notice}.html", 900),
    ("note", "documents/{notice}.html#article-2", 560),
    ("checks", "checks.html", 700),
)
"""Name, address, height: cut where the page has shown what the text speaks of."""


def main() -> None:
    """A project, its site, a picture of each page."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "gazette"
        new.make(ROOT, new.wanted(ROOT, str(folder), "云岭市人民政府公报", "云岭市人民政府办公室"))
        shutil.rmtree(folder / "data")
        write_case(CASE, folder)
        notice = folder / "data" / "2023" / "04" / "jiuwa" / "notice.yml"
        notice.write_text(notice.read_text(encoding="utf-8") + NOTED, encoding="utf-8")
        source = folder / "data" / "2023" / "04" / "source.txt"
        source.write_text(source.read_text(encoding="utf-8").replace(SOUND, DAMAGED), encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(folder / "scripts")}
        subprocess.run([sys.executable, "-m", "gazette", "site"], cwd=folder, env=environment, check=True)
        PICTURES.mkdir(exist_ok=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium-headless-shell", args=["--no-sandbox", "--disable-gpu"]
            )
            for picture in _taken(browser, folder / "site"):
                print(f"{picture.relative_to(ROOT)}：{picture.stat().st_size >> 10} KB", flush=True)
            browser.close()


def _taken(browser: Browser, site: Path) -> Iterator[Path]:
    notice = next(path.stem for path in (site / "documents").glob("*-11.html"))
    for name, address, height in TAKEN:
        page = browser.new_page(viewport={"width": 1100, "height": height}, color_scheme="light")
        page.goto(f"{site.as_uri()}/{address.format(notice=notice)}")
        page.wait_for_timeout(300)
        anchor = address.partition("#")[2]
        if anchor:
            page.evaluate("name => document.getElementById(name).scrollIntoView({block: 'start'})", anchor)
            page.mouse.wheel(0, -120)
            page.locator(f"#{anchor}").hover()
            page.wait_for_timeout(300)
        picture = PICTURES / f"{name}.png"
        page.screenshot(path=picture)
        page.close()
        yield picture


if __name__ == "__main__":
    main()
