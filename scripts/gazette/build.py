"""From data to a finished site: load and check, hand the pages over, write what stands beside them."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gazette.checks import check
from gazette.exports import exports
from gazette.model import Gazette, Problem
from gazette.numbers import parse, spellings
from gazette.pages import Page, pages
from gazette.search import CitingPlace, NumberEntry, build_search, write_number_table
from gazette.site import Site
from gazette.store import load

__all__ = [
    "BadData",
    "BuildFailed",
    "Page",
    "Problem",
    "Site",
    "exports",
    "finish",
    "load_site",
    "pages",
    "problems",
    "publish",
    "write_pages",
]


class BadData(Exception):
    """The data has problems; `str()` is the complete list, one a line."""

    def __init__(self, found: list[Problem]) -> None:
        super().__init__("\n".join(map(str, found)))
        self.problems = found


class BuildFailed(Exception):
    """MkDocs refused to build: a dead link, a missing anchor, a broken template."""


def problems(root: Path) -> tuple[Gazette, list[Problem]]:
    """The data under `root` and all that is wrong with it."""
    gazette, unreadable = load(root)
    return gazette, check(gazette, unreadable)


def load_site(root: Path) -> Site:
    """The checked data, joined. Raises :class:`BadData`."""
    gazette, found = problems(root)
    if found:
        raise BadData(found)
    return Site(gazette)


def finish(site: Site, folder: Path, index: Path | None = None) -> None:
    """Write search and manifest into a site that MkDocs has just built in `folder`.

    `index`: a `search/` folder of an earlier build, whose full-text index is used again as it is.
    """
    numbers = list(_number_entries(site))
    if index:
        shutil.copytree(index, folder / "search", dirs_exist_ok=True)
        write_number_table(folder, numbers)
    else:
        build_search(folder, numbers)
    (folder / "data" / "manifest.sha256").write_text(_manifest(folder), encoding="utf-8")


def _manifest(folder: Path) -> str:
    """The SHA-256 of every file, as `sha256sum -c` reads it from the site's root."""
    lines = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != "data/manifest.sha256":
            lines.append(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n")
    return "".join(lines)


def _number_entries(site: Site) -> Iterator[NumberEntry]:
    """What the search box knows of numbers: our own first, then those that are only cited."""
    for notice in site.archive.notices.values():
        signed = notice.notice.signed.isoformat() if notice.notice.signed else None
        for number, kind in ((notice.notice.number, "发文字号"), (notice.notice.registration, "统一登记号")):
            if number:
                yield NumberEntry(
                    number, kind, notice.title, signed, notice.url, True, _citing(site, notice.id)
                )
    kinds = {"document": "发文字号", "order": "令", "standard": "标准号", "registration": "统一登记号"}
    for instrument in site.archive.gazette.instruments:
        number_of = parse(instrument.number or "")
        if instrument.number and number_of:
            yield NumberEntry(
                instrument.number,
                kinds[number_of.kind],
                instrument.title or "",
                None,
                f"instruments/{instrument.slug}.html",
                False,
                _citing(site, instrument.slug),
                tuple(spelling for spelling in spellings(number_of) if number_of.kind == "order"),
            )


def _citing(site: Site, target: str) -> tuple[CitingPlace, ...]:
    return tuple(
        CitingPlace(document.title, links[0].url) for document, links in site.citing_documents(target).items()
    )


def write_pages(root: Path, folder: Path) -> int:
    """Write the Markdown of every generated page into `folder` for reading. Returns how many."""
    count = 0
    for page in pages(load_site(root)):
        target = folder / page.source
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.markdown, encoding="utf-8")
        count += 1
    return count


def publish(root: Path) -> Path:
    """Build the whole site beside the published one and put it in its place only when it is finished.

    Raises :class:`BadData`, :class:`BuildFailed` or what the search raises; `site/` is then as it was.
    """
    (root / "build").mkdir(exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="site-", dir=root / "build"))
    try:
        fresh.chmod(0o755)
        _run_mkdocs(root, fresh)
        _swap(fresh, root / "site")
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return root / "site"


def _run_mkdocs(root: Path, folder: Path) -> None:
    """One strict MkDocs build; every warning of it is a fault."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    warnings = _Warnings()
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        mkdocs_build(load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True))
    except Abort:
        raise BuildFailed("\n".join(warnings.messages)) from None
    except MkDocsException as error:
        raise BuildFailed(str(error)) from None
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _swap(fresh: Path, published: Path) -> None:
    old = fresh.with_name(fresh.name + "-old")
    if published.exists():
        os.rename(published, old)
    os.rename(fresh, published)
    shutil.rmtree(old, ignore_errors=True)
