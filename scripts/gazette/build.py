"""From data to a finished site: load and check, hand the pages over, write what stands beside them."""

from __future__ import annotations

import codecs
import gc
import logging
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gazette import disk, unchanged, verify
from gazette.archive import Archive
from gazette.checks import check_archive
from gazette.exports import exports
from gazette.faults import ProgramFault
from gazette.formats import markdown
from gazette.formats.format import MadeFile
from gazette.fresh import Fresh
from gazette.model import Problem
from gazette.pages import Page, pages
from gazette.part import Part
from gazette.publish import PublishFailed, addresses, exclusive, publish_folder, seal
from gazette.remembered import Memory, Session
from gazette.search import SearchError
from gazette.signature import sign
from gazette.site import OtherFile, Site
from gazette.store import digests, front_matter, load
from gazette.verify import MANIFEST, SIGNATURE
from gazette.workers import Killed

__all__ = [
    "BadData",
    "BuildFailed",
    "Page",
    "Problem",
    "ProgramFault",
    "PublishFailed",
    "Published",
    "Session",
    "Site",
    "build_beside",
    "exports",
    "load_site",
    "make_part",
    "markdown_of",
    "problems",
    "publish",
    "run_mkdocs",
    "write_markdown",
    "write_pages",
]

_OFFLINE = Path(__file__).parent / "offline"
"""Files that go into every copy as they are."""


CHANGED = "data/ 在生成期间有改动，网页和数据会对不上；改完以后重新生成"
NO_ISSUE = "data/：还没有一期公报；先收稿：make intake SOURCE=收到的文件 ISSUE=2025/01"


class BadData(Exception):
    """The data has faults (错); `str()` is the complete list, one a line."""

    def __init__(self, found: list[Problem]) -> None:
        super().__init__("\n".join(map(str, found)))
        self.problems = found


class BuildFailed(Exception):
    """There is no issue, or MkDocs refused to build: a dead link, a missing anchor, a broken template."""


@dataclass(frozen=True)
class Published:
    """A finished site: its folder, how many hints (提示) the data has, and what readers had at addresses of the last site that
    lead nowhere in this one."""

    folder: Path
    hints: int
    lost: Sequence[str]


def problems(root: Path) -> tuple[Archive, list[Problem]]:
    """The data under `root` with all its faults (错) and hints (提示), also where nothing may be written beside it."""
    try:
        memory, archive, found = _checked(root)
        memory.close()
    except (OSError, PublishFailed):
        gazette, unreadable = load(root)
        archive = Archive(gazette)
        return archive, check_archive(archive, unreadable)
    return archive, found


def _checked(root: Path, session: Session | None = None) -> tuple[Memory, Archive, list[Problem]]:
    """The checked archive. Raises :class:`PublishFailed` where what is remembered of it can't be kept."""
    try:
        memory = Memory(root, session)
        memory.prepare()
        gazette, unreadable = load(root, recall=memory.recall)
        archive = Archive(gazette, memory)
        found = check_archive(archive, unreadable)
    except Killed as error:
        raise BuildFailed(str(error)) from None
    except OSError as error:
        raise PublishFailed(disk.told(error, root)) from error
    return memory, archive, found


def load_site(root: Path, session: Session | None = None) -> Site:
    """The checked data, joined. Raises :class:`BadData` for faults; hints stop nothing. Who reads it again and again in one
    `session` is given the same documents, which are now as they are read."""
    return _load(root, session)[0]


def _load(root: Path, session: Session | None = None) -> tuple[Site, int]:
    """The checked data, joined, and how many hints it has."""
    held = digests(root)
    memory, archive, found = _checked(root, session)
    if digests(root) != held:  # what is kept of this data would be kept as that of other data
        raise PublishFailed(CHANGED)
    if session is None:
        gc.freeze()  # it stays to the end: the collector need not look through all of it again and again
    if faults := [problem for problem in found if not problem.hint]:
        memory.close()
        raise BadData(faults)
    try:
        site = Site(archive.gazette, held, archive)
        memory.close()
        return site, len(found)
    except Killed as error:
        raise BuildFailed(str(error)) from None
    except OSError as error:
        raise PublishFailed(disk.told(error, root)) from error


def markdown_of(page: Page) -> str:
    """The Markdown of a page: front matter with its few facts, then its text."""
    return front_matter(page.facts) + "\n" + markdown.write(page.text, page.address)


def write_markdown(page: Page, folder: Fresh) -> str:
    """Write the Markdown of a page into `folder`, under its path; returns it."""
    written = markdown_of(page)
    folder.put(page.source, written.encode())
    return written


def write_pages(root: Path, folder: Path) -> int:
    """Write the Markdown of every generated page into `folder`, which is emptied first, for reading. Returns how many."""
    site = load_site(root)
    shutil.rmtree(folder, ignore_errors=True)
    count = 0
    for _, page in pages(site):
        write_markdown(page, Fresh(folder))
        count += 1
    return count


def _make_files(site: Site, root: Path) -> list[MadeFile]:
    """The files of other formats. What writes them is loaded here: no other verb needs it."""
    from gazette.formats.making import make_files

    return make_files(site, root, root / "build" / "formats")


def publish(root: Path, key: Ed25519PrivateKey | None = None, formats: bool = False) -> Published:
    """Build the whole site beside the published one and put it in its place only when it is finished.

    With `key` the manifest is signed; with `formats` it has the files of the formats that gazette.yml names. Raises
    :class:`BadData`, :class:`BuildFailed`, :class:`PublishFailed`, what the search or a format raises; `site/` is then
    as it was.
    """
    begun = unchanged.made_from(root)
    last = unchanged.stands(root)
    before = addresses(root / "site")
    site, hints = _load(root)
    if not site.archive.gazette.issues:
        raise BuildFailed(NO_ISSUE)

    def make(folder: Path) -> Mapping[str, str]:
        fresh = Fresh(folder, last)
        made = _make_files(site, root) if formats else []
        for file in made:
            site.files[file.page].append(OtherFile(file.label, file.address, file.size))
        run_mkdocs(root, fresh, site)
        _add_files(root, fresh)
        for file in made:
            fresh.put(file.address, file.path.read_bytes())
        if digests(root) != site.digests:
            raise PublishFailed(CHANGED)
        known = fresh.taken_over()
        seal(folder, known)
        if key:
            manifest = (folder / MANIFEST).read_bytes()
            (folder / SIGNATURE).write_text(sign(manifest, key, MANIFEST), encoding="utf-8")
        return known

    folder = publish_folder(root, make)
    unchanged.note(root, "" if formats or key else begun, hints)
    return Published(folder, hints, sorted(before - addresses(folder)))


def build_beside(root: Path, folder: Path) -> None:
    """The pages and the search of the data as it is now, in a folder that is emptied first; nothing is published.

    Raises what :func:`publish` raises.
    """
    shutil.rmtree(folder, ignore_errors=True)
    run_mkdocs(root, Fresh(folder), load_site(root))


def make_part(root: Path, part: Part) -> None:
    """Make what a later build takes over of a part of the archive, beside what is kept already; nothing is published.

    Raises what :func:`publish` raises.
    """
    site = _load(root)[0]
    if not site.archive.gazette.issues:
        raise BuildFailed(NO_ISSUE)
    folder = root / "build" / "part"
    with exclusive(root):
        shutil.rmtree(folder, ignore_errors=True)
        try:
            run_mkdocs(root, Fresh(folder), site, part)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _add_files(root: Path, folder: Fresh) -> None:
    """What every copy carries beside the pages: the data itself, how to use and check it, settings for servers."""
    for name in digests(root):
        folder.put(name, (root / name).read_bytes())
    folder.put("verify.py", Path(str(verify.__file__)).read_bytes())
    for path in sorted(_OFFLINE.iterdir()):
        content = path.read_bytes()
        if path.suffix == ".txt":
            # Older editors on Windows show one garbled line without the byte order mark and CRLF.
            content = codecs.BOM_UTF8 + content.replace(b"\n", b"\r\n")
        folder.put(path.name, content)


def run_mkdocs(root: Path, folder: Fresh, site: Site, part: Part | None = None) -> None:
    """One strict MkDocs build of a site into `folder`, or only of a part. Every warning of MkDocs is a fault.

    Raises :class:`BuildFailed`, what the search raises, or :class:`ProgramFault` where a page fails that the check let pass.
    """
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    warnings = _Warnings()
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder.path), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        plugin = cast(_Plugin, config.plugins["gazette"])
        plugin.site, plugin.part, plugin.folder = site, part, folder
        try:
            mkdocs_build(config)
        except (Abort, MkDocsException, OSError, ProgramFault, SearchError, Killed):
            raise
        except Exception as error:
            raise ProgramFault.of("网站", "data/", error) from error
    except Abort:
        raise BuildFailed("\n".join(warnings.messages)) from None
    except Killed as error:
        raise BuildFailed(str(error)) from None
    except MkDocsException as error:
        raise BuildFailed(str(error)) from None
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)


class _Plugin(Protocol):
    """What a build says to the plugin."""

    site: Site | None
    part: Part | None
    folder: Fresh | None


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
