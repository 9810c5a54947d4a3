"""Screenshots of every kind of page, for people to look at: phone and desk, light and dark, and as printed.

Reads the finished site/ as files, as a reader with a double-click would; writes into the folder named on the
command line, build/screenshots/ if none is. Needs Chromium and the packages of `make test`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
WIDTHS = {"phone": 390, "desk": 1280}
TALLEST = 5000
"""Pixels of a page that are kept: nobody looks at the four hundredth card of a table."""


def kinds() -> Iterator[tuple[str, str]]:
    """(name of the picture, address): one page of every kind, of documents the longest."""
    for name in (
        "index",
        "issues",
        "topics",
        "interpretations",
        "numbers",
        "tables",
        "people",
        "organizations",
        "instruments",
        "tasks",
        "checks",
    ):
        yield name, f"{name}.html"
    for name in ("about", "help", "data", "404"):
        yield name, f"{name}.html"
    yield "search", "search.html?q=停车"
    yield "moved", "instruments/min-fa-dian-edeba2.html"
    for folder in ("issues", "topics", "organizations", "instruments"):
        yield (
            folder.removesuffix("s"),
            _longest([f"{folder}/{path.name}" for path in (SITE / folder).glob("*.html")]),
        )
    documents = json.loads((SITE / "data" / "documents.json").read_text(encoding="utf-8"))
    for kind in ("notice", "interpretation", "table"):
        yield kind, _longest([entry["url"] for entry in documents if entry["kind"] == kind])
    compared = _longest([entry["url"] for entry in documents if _can_compare(entry["url"])])
    yield "regulation", compared
    yield "compared", f"{compared}?compare"
    explained = next(entry for entry in documents if entry["url"] == compared)["interpretation"]
    yield (
        "compared-interpretation",
        next(entry["url"] for entry in documents if entry["id"] == explained) + "?compare",
    )
    acts = {
        entry["notice"]
        for entry in json.loads((SITE / "data" / "appointments.json").read_text(encoding="utf-8"))
    }
    yield "acts", _longest([entry["url"] for entry in documents if entry["id"] in acts])
    for entry in documents:
        if entry["kind"] == "table":
            yield entry["id"], entry["url"]


def _can_compare(url: str) -> bool:
    return "data-compare" in (SITE / url).read_text(encoding="utf-8") and "interpretation" not in url


def _longest(urls: list[str]) -> str:
    return max(urls, key=lambda url: (SITE / url).stat().st_size)


def take(browser: Browser, folder: Path, name: str, url: str) -> None:
    """One page in all its forms: <name>-phone-light.png … <name>.pdf."""
    address = f"{SITE.as_uri()}/{url}"
    for device, width in WIDTHS.items():
        for scheme in ("light", "dark"):
            page = browser.new_page(
                viewport={"width": width, "height": 900 if device == "desk" else 844}, color_scheme=scheme
            )
            page.goto(address)
            page.wait_for_timeout(300)  # the search answers, colours settle
            tall = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
            page.set_viewport_size(
                {"width": width, "height": tall}
            )  # what is laid out only when reached, too
            page.wait_for_timeout(200)
            page.screenshot(path=folder / f"{name}-{device}-{scheme}.png")
            page.close()
    page = browser.new_page()
    page.goto(address)
    page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
    page.close()


def main() -> None:
    """All kinds of pages, one after the other."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium-headless-shell", args=["--no-sandbox", "--disable-gpu"]
        )
        for name, url in kinds():
            print(f"{name}：{url}", flush=True)
            take(browser, folder, name, url)
        browser.close()
    print(f"截图在 {folder}/")


if __name__ == "__main__":
    main()
