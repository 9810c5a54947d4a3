"""预览: the site of `make serve`, of which a page or a file is made when a browser asks for it: so an edit shows soon,
however long the archive is."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from pathlib import Path, PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from gazette import addresses, build
from gazette.fresh import Fresh
from gazette.pages import KINDS, Page, PageKind, pages_of
from gazette.pages.families import family
from gazette.plugin.press import Printed

log = logging.getLogger("mkdocs.gazette")

Made = tuple[PageKind, Page]
Draw = Callable[[str, Made | None], Printed]
"""Writes the page of this path under docs/, which is by hand where it is not made from data."""


class AllFiles(Files):
    """The files that MkDocs has, and those of which `known` says that the site has them: links lead to them, too."""

    def __init__(self, files: Iterable[File], config: MkDocsConfig, known: Callable[[str], bool]) -> None:
        super().__init__(files)
        self._config = config
        self._known = known

    def get_file_from_path(self, path: str) -> File | None:
        """The file of this path under docs/; one that is known but not there yet is empty."""
        name = PurePath(path).as_posix()
        found = super().get_file_from_path(name)
        if found is None and self._known(name):
            found = File.generated(self._config, name, content="")
            found.inclusion = InclusionLevel.NOT_IN_NAV
            self.append(found)
        return found


class Preview:
    """The site as the data is now, in `folder` as far as it was asked for."""

    def __init__(
        self, root: Path, folder: Path, site: build.Site, by_hand: Collection[str], draw: Draw
    ) -> None:
        """`by_hand` are the pages under docs/, by their paths."""
        self.root = root
        self.folder = folder
        self._site = site
        self._by_hand = by_hand
        self._draw = draw
        self._made: set[str] = set()
        self._notices = {document.url: document for document in site.archive.notices.values()}
        self._addresses = {
            *(document.url for document in site.archive.documents),
            *(addresses.instrument(instrument.slug) for instrument in site.instruments),
            *(kind.address for kind in KINDS),
        }
        self._kinds: dict[str, dict[str, Made]] = {}
        self._attached = frozenset(site.archive.attached())

    def knows(self, name: str) -> bool:
        """Whether the site has what Markdown calls so: a page by its path under docs/, or a file."""
        if not name.endswith(".md"):
            return name in self._attached or name.removeprefix("data/") in self._data
        return _html(name) in self._addresses or self.page(name) is not None

    def page(self, source: str) -> Made | None:
        """The page that is made from data and has this path under docs/."""
        notice = self._notices.get(family(_html(source))) if source.startswith("documents/") else None
        if notice is not None:
            own = {page.source: (kind, page) for kind, page in pages_of(self._site, notice)}
            if source in own:
                return own[source]
        return next((own[source] for own in map(self._of, _kinds(source)) if source in own), None)

    def _of(self, kind: PageKind) -> dict[str, Made]:
        """The pages of a kind, which are made once."""
        if kind.name not in self._kinds:
            self._kinds[kind.name] = {page.source: (kind, page) for page in kind.pages(self._site)}
        return self._kinds[kind.name]

    @cached_property
    def _data(self) -> dict[str, str]:
        return dict(build.exports(self._site))

    def make(self, path: str) -> None:
        """Write what stands at this path of the site, if the site has it and it is not there yet."""
        if path in self._made:
            return
        if path in self._attached:
            Fresh(self.folder).put(path, (self.root / path).read_bytes())
        elif path.startswith("data/"):
            if text := self._data.get(path.removeprefix("data/")):
                Fresh(self.folder).put(path, text.encode())
        elif path.endswith((".html", ".md")):
            source = addresses.markdown(path)
            found = self.page(source)
            if found or (path.endswith(".html") and source in self._by_hand):
                for told in self._draw(source, found).warnings:
                    log.warning(told)
        self._made.add(path)


def _kinds(source: str) -> list[PageKind]:
    """The kinds that may have a page, those of documents left out."""
    beginning = _html(source.partition("/")[0])
    return [kind for kind in KINDS if not kind.of_document and kind.address in (beginning, "")]


def _html(source: str) -> str:
    return f"{source.removesuffix('.md')}.html"
