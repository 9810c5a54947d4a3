"""The MkDocs plugin `gazette`: it adds the generated pages and the open data, binds each page's Markdown to its text, and
gives each frame what it shows."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from dataclasses import fields
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, StrictUndefined, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from gazette import addresses, build, indexing
from gazette.document import Document
from gazette.faults import ProgramFault
from gazette.fresh import Fresh
from gazette.kept import Kept
from gazette.pages import KINDS, Page, pages, pages_of
from gazette.pages.by_hand import Facts, facts_of, fill, fill_plain
from gazette.pages.families import Origins, family
from gazette.pages.imprint import bare_label
from gazette.pages.titles import title_html
from gazette.part import Part
from gazette.plugin.binding import Binding
from gazette.plugin.by_hand import frame_by_hand
from gazette.plugin.desk import Desk
from gazette.plugin.drawing import Drawn, link_attributes
from gazette.plugin.guard import guarded
from gazette.plugin.press import Printed, press
from gazette.plugin.preview import AllFiles, Made, Preview
from gazette.plugin.reprints import Reprint, Reprints
from gazette.plugin.serving import until_mended
from gazette.plugin.sheets import Sheets
from gazette.search import IndexedPage
from gazette.unchanged import settings
from gazette.workers import forked

_UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "sitemap.xml")
"""Parts of the theme that no page loads, and the site map, which needs to know where the site will stand."""

_SHEETS = [
    f"assets/{name}.css" for name in ("gazette", "document", "actions", "reading", "lists", "search/search")
]
"""Styles that every page needs. They reach it as one file, assets/style.css: each further one would delay the first
paint on a phone."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
"""What style sheets say to who reads them in overrides/; a phone need not load it."""
_LINES_OF_COMMENT = re.compile(r"^[ ]*/\*(?:(?!\*/).)*\*/\n", re.DOTALL | re.MULTILINE)
"""The same of scripts, where it has lines of its own; beside code it stays, for it may be a part of a text there."""

_TOGETHER = 16
"""Pages that belong to no notice are handed to a process so many at once."""

_MAY_BE_NAMED = "只能用 " + "、".join(field.name for field in fields(Facts))

log = logging.getLogger("mkdocs.gazette")
Work = TypeVar("Work")


class GazettePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """`site` and `folder` may be given by who runs MkDocs; else the data/ beside mkdocs.yml is loaded, and all is written. Of
    a `part` nothing is made but what is kept."""

    def __init__(self) -> None:
        self.site: build.Site | None = None
        self.part: Part | None = None
        self.folder: Fresh | None = None
        self._desk: Desk | None = None
        """of `make serve`, for which nothing is drawn before it is asked for"""
        self._session: build.Session | None = None
        self._loaded: build.Site
        self._facts: Facts
        self._pages: dict[str, Made] = {}
        """those that are to be drawn, by their paths under docs/; those of a notice only while they are"""
        self._notices: dict[str, Document] = {}
        """the notice of each page of which there are no such here yet"""
        self._binding = Binding()
        self._read: dict[str, IndexedPage] = {}
        self._indexed: list[IndexedPage] = []
        self._written: list[str] = []
        """files beside the pages that are there already, which MkDocs need not copy"""
        self._environment: Environment
        self._sheets: Sheets
        self._preview: Preview
        self._folder: Fresh
        self._people: indexing.People
        self._reprints: Reprints | None = None
        self._origins: Origins
        self._taken_over: list[Reprint] = []

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002
        """Whether MkDocs builds or serves. This plugin stays for all builds of a process, as MkDocs has it."""
        self.site = self.part = self.folder = None
        self._desk, self._session = (Desk(), build.Session()) if command == "serve" else (None, None)

    def on_shutdown(self) -> None:
        """MkDocs serves no more."""
        if self._desk:
            self._desk.close()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the data, if that is not done; a problem ends the build before anything is written."""
        try:
            self._loaded = self.site or build.load_site(
                Path(config.config_file_path or "").parent, self._session
            )
        except build.BadData as error:
            raise BuildError(str(error)) from None
        self._pages, self._notices, self._read, self._indexed = {}, {}, {}, []
        self._taken_over, self._written, self._reprints = [], [], None
        self._facts = facts_of(self._loaded)
        publication = self._loaded.publication
        config.site_name = publication.name
        config.extra["publisher"] = publication.publisher
        config.extra["address"] = publication.address or ""
        config.theme.static_templates.discard("sitemap.xml")
        # Python-Markdown takes an extension itself as well as its name.
        config.markdown_extensions.append(self._binding)  # type: ignore[arg-type]
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated pages; join the styles; drop what the theme ships and no page uses."""
        sheets = [files.src_uris[name] for name in _SHEETS]
        style = _COMMENT.sub("", "\n".join(file.content_string for file in sheets))
        files.append(File.generated(config, "assets/style.css", content=style))
        for file in list(files):
            if file in sheets or file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
                files.remove(file)
            elif file.is_javascript():
                files.remove(file)
                script = _LINES_OF_COMMENT.sub("", file.content_string)
                files.append(File.generated(config, file.src_uri, content=script))
        self._folder = self.folder or Fresh(Path(config.site_dir))
        self._environment = self._templates(config)
        root = Path(config.config_file_path or "").parent
        return self._add_first(files, config, root) if self._desk else self._add_all(files, config, root)

    def _add_first(self, files: Files, config: MkDocsConfig, root: Path) -> Files:
        """Where lists begin, to which bars lead; all is made when it is asked for."""
        by_hand = {file.src_uri for file in files.documentation_pages()}
        listed = self._navigate(config)
        _append(files, config, listed, listed)
        self._preview = Preview(root, self._folder.path, self._loaded, by_hand, self._draw_asked)
        return AllFiles(files, config, self._preview.knows)

    def _add_all(self, files: Files, config: MkDocsConfig, root: Path) -> Files:
        for path, text in build.exports(self._loaded):
            self._folder.put(f"data/{path}", text.encode())
            self._written.append(f"data/{path}")
        for path in self._loaded.archive.attached():
            # Pages lead to them, so MkDocs must know that they are there.
            files.append(File.generated(config, path, abs_src_path=str(root / path)))
        listed = self._navigate(config)
        self._people = indexing.people_of(self._loaded)
        self._taken_over = self._take_over(root, sorted(listed))
        there = {one.printed.source for one in self._taken_over}
        for document in self._loaded.archive.documents:
            if addresses.markdown(document.url) not in there:
                self._notices[addresses.markdown(document.url)] = self._loaded.archive.notice_of(document)
        others = list(pages(self._loaded, [kind for kind in KINDS if not kind.of_document]))
        for made, kept in zip(others, self._taken_alone([page for _, page in others]), strict=True):
            self._taken_over += kept
            if not kept:
                self._pages[made[1].source] = made
        self._loaded.archive.forget_texts()
        taken = (one.printed.source for one in self._taken_over)
        _append(files, config, (*self._pages, *self._notices, *taken), listed)
        return files

    def _take_over(self, root: Path, bar: Sequence[str]) -> list[Reprint]:
        """Write the pages of documents that are as they were. A site that was not read from files has no origin."""
        site = self._loaded
        if not site.digests:
            return []
        registers = [f"{name} {own}" for name, own in site.digests.items() if name.count("/") == 1]
        self._origins = Origins(site, "\n".join([settings(root), *registers, *bar]))
        origins = {one.url: own for one, own in self._origins}
        self._reprints = Reprints(Kept(root / "build" / "pages"), origins)
        return [page for notice in origins for page in self._reprints.take_over(notice, self._folder)]

    def _taken_alone(self, others: Sequence[Page]) -> list[list[Reprint]]:
        """Write each page that shows what it has shown before; nothing, where it does not."""
        if not self._reprints:
            return [[] for _ in others]
        taken: list[list[Reprint]] = []
        with closing(forked(self._origins_of, _batched(others))) as origins:
            for page, origin in zip(others, chain.from_iterable(origins), strict=True):
                if isinstance(origin, Exception):
                    raise origin
                taken.append(self._reprints.take_alone(page.address, origin, self._folder))
        return taken

    def _origins_of(self, some: Sequence[Page]) -> list[str | Exception]:
        """A fault is told, not raised: its place is lost on the way from another process."""
        found: list[str | Exception] = []
        for page in some:
            try:
                found.append(self._origins.of_page(page))
            except OSError as error:
                found.append(error)
            except Exception as error:
                found.append(ProgramFault.of("网页", page.source, error))
        return found

    def _navigate(self, config: MkDocsConfig) -> list[str]:
        """The bar: the lists that want a place there, which are returned. All other pages are reached by links."""
        offered = [kind for kind in KINDS if kind.navigation and kind.offered(self._loaded)]
        bar = {kind.navigation: addresses.markdown(kind.address) for kind in offered}
        config.nav = [{"栏目": [{name: source} for name, source in bar.items()]}, *(config.nav or [])]
        return list(bar.values())

    def _templates(self, config: MkDocsConfig) -> Environment:
        if self._desk and self._desk.templates:
            return self._desk.templates
        environment = config.theme.get_env()
        if self._desk:
            self._desk.templates = environment
            environment.auto_reload = True  # one that has changed is read again
        environment.autoescape = True
        environment.undefined = StrictUndefined
        environment.trim_blocks = environment.lstrip_blocks = True
        environment.filters |= {
            "title": title_html,
            "label": bare_label,
            "link_attributes": link_attributes,
        }
        return environment

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """All pages are drawn by our own press; MkDocs keeps the files that are copied as they are."""
        documents = list(files.documentation_pages())
        known = Files([*files, *(File.generated(config, name, content="") for name in self._written)])
        if self._desk:
            self._desk.preview = self._preview
            known = AllFiles(known, config, self._preview.knows)
        self._sheets = Sheets(self._environment, config, known, documents, nav)
        for file in documents:
            files.remove(file)
        return nav

    def on_page_read_source(self, *, page: MkDocsPage, **_: Any) -> str | None:
        """The Markdown of a generated page, which is published beside it where it has a text of its own."""
        if page.file.src_uri not in self._pages:
            return None
        kind, made = self._pages[page.file.src_uri]
        return build.write_markdown(made, self._folder) if kind.published else build.markdown_of(made)

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: Any) -> str:
        """What the Markdown is to be bound to; nothing, if it is by hand: then the facts it names are put in."""
        found = self._pages.get(page.file.src_uri)
        self._binding.bound = Drawn(found[1], self._environment) if found else None
        if found:
            page.meta["template"] = found[0].template
            return markdown
        try:
            page.meta["description"] = fill_plain(str(page.meta.get("description", "")), self._facts)
            return fill(markdown, self._facts)
        except TemplateError as error:
            place = f"docs/{page.file.src_uri}"
            raise BuildError(f"{place}：{{{{ … }}}} 写错了（{error.message}）；{_MAY_BE_NAMED}") from None

    def on_page_content(self, html: str, *, page: MkDocsPage, **_: Any) -> str:
        """Pages by hand are found by their names."""
        if page.file.src_uri not in self._pages and page.meta.get("searched", True):
            title = frame_by_hand(page).title
            self._read[page.url] = IndexedPage(page.url, title, "page")
        return html

    def on_page_context(self, context: Any, *, page: MkDocsPage, **_: Any) -> Any:
        """Frame and view of the page."""
        found = self._pages.get(page.file.src_uri)
        if found:
            context |= {"frame": found[1].frame, "view": found[1].view}
        else:
            context["frame"] = frame_by_hand(page)
        return context

    def on_env(self, env: Environment, **_: Any) -> Environment:  # noqa: ARG002
        """Draw all pages: those by hand here, where the search hears of them. The templates that have drawn parts of
        the text draw the frames too."""
        if self._desk:
            return self._environment
        there = [one.printed for one in self._taken_over]
        known = {*self._pages, *self._notices, *(one.source for one in there)}
        by_hand = [self._sheets.draw(source) for source in self._sheets.sources if source not in known]
        batches = self._batches()
        self._indexed = press(batches, self._draw, [*by_hand, *there], self._finish, whole=self.part is None)
        return self._environment

    def _batches(self) -> list[Sequence[str]]:
        """What one process draws at once: some pages, or those of a notice; in a part what falls to it: the notices of every
        so manieth issue."""
        others = _batched(list(self._pages))
        families: dict[str, dict[str, list[str]]] = {
            issue.id: defaultdict(list) for issue in self._loaded.archive.gazette.issues
        }
        for source, notice in self._notices.items():
            families[notice.issue.id][notice.id].append(source)
        issues = list(families.values())
        if self.part:
            others, issues = list(self.part.of(others)), list(self.part.of(issues))
        return [*others, *(sources for issue in issues for sources in issue.values())]

    def _draw(self, source: str) -> Printed:
        if source not in self._pages:
            made = pages_of(self._loaded, self._notices[source])
            self._pages |= {page.source: (kind, page) for kind, page in made}
        printed = self._sheets.draw(source)
        self._pages[source][1].forget()
        return printed

    def _draw_asked(self, source: str, made: Made | None) -> Printed:
        if made is None:
            return self._sheets.draw(source)
        self._pages[source] = made
        return self._draw(source)

    def _finish(self, drawn: Sequence[Printed]) -> list[IndexedPage]:
        """Keep what was drawn, and tell what the search must know of it; pages of a notice are forgotten. The text of the
        issue that they are of is likely to be asked for again, others are let go."""
        made = [self._pages[one.source] for one in drawn]
        told = [
            Reprint(one, indexing.indexed(*own, self._people)) for one, own in zip(drawn, made, strict=True)
        ]
        if self._reprints and not any(one.warnings for one in drawn):
            kind, page = made[0]
            if kind.of_document:
                told = self._reprints.keep(family(page.address), told, self._folder)
            else:
                kept = [
                    self._reprints.keep(page.address, [reprint], self._folder)
                    for reprint, (_, page) in zip(told, made, strict=True)
                ]
                told = list(chain.from_iterable(kept))
        self._loaded.archive.forget_texts({page.filters.issue for _, page in made})
        for kind, page in made:
            if kind.of_document:
                del self._pages[page.source]
        return [one.indexed for one in told if one.indexed]

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The search; and what was kept of pages as they are no longer is removed: a part removes nothing."""
        if self._desk:
            return
        kept = Kept(Path(config.config_file_path or "").parent / "build" / "search")
        made = [*self._indexed, *(one.indexed for one in self._taken_over if one.indexed)]
        if self.part:
            drawn = {page.url for page in made}
            beside = (indexing.indexed(*own, self._people) for own in self._pages.values())
            others = (page for page in beside if page and page.url not in drawn)
            indexing.finish_part(self._loaded, [*made, *others], kept, self.part)
            return
        indexing.finish(self._loaded, self._folder, made, self._read.values(), kept)
        if self._reprints:
            self._reprints.forget_others()

    def on_serve(self, server: Any, *, config: MkDocsConfig, **_: Any) -> Any:
        """While editing, a change of the data shows at once."""
        root = Path(config.config_file_path or "").parent
        assert self._desk
        server.observer._emitter_class = self._desk.watching
        server.watch(str(root / "data"))
        server.builder = self._desk.reading(until_mended(server.builder, root))
        server.set_app(guarded(self._desk.shown(server.get_app()), *config.dev_addr))
        return server


def _batched(work: Sequence[Work]) -> list[Sequence[Work]]:
    return [work[at : at + _TOGETHER] for at in range(0, len(work), _TOGETHER)]


def _append(files: Files, config: MkDocsConfig, sources: Iterable[str], bar: Collection[str]) -> None:
    """Pages that are written when they are read; those of the `bar` are in it."""
    for source in sources:
        file = File.generated(config, source, content="")
        file.inclusion = InclusionLevel.INCLUDED if source in bar else InclusionLevel.NOT_IN_NAV
        files.append(file)
