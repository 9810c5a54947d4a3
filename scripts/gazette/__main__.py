"""The verbs: check, site, pages, serve. Run through the Makefile; `make help` lists them."""

from __future__ import annotations

import argparse
import logging
import sys
import time
from pathlib import Path

from gazette import build

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Run one verb. Exit code 0, or 1 when the data or the build has problems."""
    parser = argparse.ArgumentParser(prog="gazette", description="政府公报的核对与生成")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="动作")
    for name, explanation in (
        ("check", "核对 data/"),
        ("site", "生成 site/"),
        ("pages", "把网页的 Markdown 写到 build/pages/，供阅读"),
        ("serve", "边改边看：http://127.0.0.1:8000/"),
    ):
        verbs.add_parser(name, help=explanation)
    verb = parser.parse_args().verb
    started = time.monotonic()
    try:
        return {"check": _check, "site": _site, "pages": _pages, "serve": _serve}[verb](started)
    except build.BadData as error:
        return _refuse(error.problems)


def _check(started: float) -> int:
    gazette, found = build.problems(ROOT)
    if found:
        return _refuse(found)
    documents = sum(len(issue.folders) for issue in gazette.issues)
    print(
        f"核对完毕：{len(gazette.issues)} 期，{documents} 件公文，没有问题（{time.monotonic() - started:.1f} 秒）。"
    )
    return 0


def _refuse(found: list[build.Problem]) -> int:
    for problem in found:
        print(problem, file=sys.stderr)
    print(f"共 {len(found)} 个问题；已发布的网站没有改动。", file=sys.stderr)
    return 1


def _site(started: float) -> int:
    from gazette.search import SearchError

    print("核对数据，生成网页……", flush=True)
    try:
        published = build.publish(ROOT)
    except (build.BuildFailed, SearchError) as error:
        print(f"{error}\n没有生成；已发布的网站没有改动。", file=sys.stderr)
        return 1
    count = sum(1 for _ in published.rglob("*.html"))
    print(
        f"生成完毕：{count} 个网页，在 {published.relative_to(ROOT)}/（{time.monotonic() - started:.1f} 秒）。"
    )
    return 0


def _pages(started: float) -> int:
    folder = ROOT / "build" / "pages"
    count = build.write_pages(ROOT, folder)
    print(f"写出 {count} 页，在 {folder.relative_to(ROOT)}/（{time.monotonic() - started:.1f} 秒）。")
    return 0


def _serve(_started: float) -> int:
    from mkdocs.commands.serve import serve

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    serve(
        config_file=str(ROOT / "mkdocs.yml"),
        livereload=True,
        watch=[str(ROOT / "scripts"), str(ROOT / "overrides")],
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
