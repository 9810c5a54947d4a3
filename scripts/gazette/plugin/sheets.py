"""One page by MkDocs (排版): its Markdown read and set, its frame drawn, the file written, and all of it forgotten."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from gazette.plugin.press import Printed


class Sheets:
    """The pages of a site, each drawn when it is asked for."""

    def __init__(
        self,
        environment: Environment,
        config: MkDocsConfig,
        files: Files,
        documents: Sequence[File],
        nav: Navigation,
    ) -> None:
        self._environment = environment
        self._config = config
        self._files = files
        self._documents = documents
        self._nav = nav

    @property
    def sources(self) -> list[str]:
        """The pages by their paths under docs/."""
        return [file.src_uri for file in self._documents]

    def draw(self, source: str) -> Printed:
        """Write the page. Raises what MkDocs and the templates raise."""
        file = self._files.get_file_from_path(source)
        assert file
        named = file.page  # in the bar
        page = named or Page(None, file, self._config)
        with _warnings() as told:
            _populate_page(page, self._config, self._files)
            _build_page(page, self._config, (), self._nav, self._environment)
        links = (
            (target.src_uri, anchor, written)
            for target, anchors in (page.links_to_anchors or {}).items()
            for anchor, written in anchors.items()
        )
        printed = Printed(source, frozenset(page.present_anchor_ids or ()), tuple(links), tuple(told))
        page.markdown = page.content = None
        file.page = named
        return printed


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What MkDocs warns of meanwhile. It is not told to others yet: they may be in another process."""
    told: list[str] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    handlers, logger.handlers = logger.handlers, [Keeper(logging.WARNING)]
    try:
        yield told
    finally:
        logger.handlers = handlers
