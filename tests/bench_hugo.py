"""Hugo over the Markdown of an archive: the least site that shows title and text of each page."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench_process import Failed, Used, run

_SETTINGS = """\
baseURL = "https://example.org/"
languageCode = "zh"
title = "公报"
uglyURLs = true
disableKinds = ["taxonomy", "term", "section", "RSS", "sitemap", "robotsTXT", "404"]
[markup.goldmark.renderer]
unsafe = true
"""
_LAYOUT = """\
<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>{{ .Content }}</body></html>
"""


def prepare(markdown: Path, folder: Path) -> int:
    """A site of Hugo in `folder` with these pages; returns how many there are."""
    shutil.rmtree(folder, ignore_errors=True)
    content = folder / "content"
    shutil.copytree(markdown, content)
    # A page called index would make of all others beside it mere attachments.
    for path in content.rglob("index.md"):
        path.rename(path.with_name("_index.md"))
    (folder / "config.toml").write_text(_SETTINGS, encoding="utf-8")
    for name in ("index", "_default/single"):
        layout = folder / "layouts" / f"{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text(_LAYOUT, encoding="utf-8")
    return sum(1 for _ in content.rglob("*.md"))


def build(folder: Path, pages: int) -> Used:
    """One build from nothing. Raises :class:`Failed` also where Hugo made other than so many pages."""
    for name in ("public", "resources"):
        shutil.rmtree(folder / name, ignore_errors=True)
    used = run(folder, ["hugo", "--quiet", "--ignoreCache"])
    made = sum(1 for _ in (folder / "public").rglob("*.html"))
    if made != pages:
        raise Failed(f"hugo：{pages} 个 Markdown，只生成了 {made} 个网页")
    return used
