"""The pages that are lists (栏目), drawn by their own templates without a build, to weigh them and to look through them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from mkdocs.config import load_config
from mkdocs.utils import get_relative_url

from gazette.pages import KINDS, Page, PageKind
from gazette.plugin.plugin import GazettePlugin
from gazette.site import Site

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("notice", "interpretation", "table", "moved")
"""kinds of pages that are no lists"""


def list_pages(site: Site) -> Iterator[tuple[PageKind, Page]]:
    """All of them."""
    for kind in KINDS:
        if kind.name not in DOCUMENTS:
            for page in kind.pages(site):
                yield kind, page


class Drawing:
    """Draws a page as MkDocs would, with the bars of this repository."""

    def __init__(self, site: Site) -> None:
        plugin = GazettePlugin()
        plugin.site = site
        self.config = plugin.on_config(load_config(str(ROOT / "mkdocs.yml"), plugins=[]))
        self.environment = plugin._templates(self.config)
        bar = [SimpleNamespace(url=kind.address, title=kind.navigation) for kind in KINDS if kind.navigation]
        foot = [
            SimpleNamespace(url=f"{name}.html", title=name) for name in ("about", "help", "data", "offline")
        ]
        self.bars = SimpleNamespace(items=[SimpleNamespace(children=bar), SimpleNamespace(children=foot)])

    def draw(self, kind: PageKind, page: Page) -> str:
        """Its HTML."""
        return self.environment.get_template(kind.template).render(
            config=self.config,
            nav=self.bars,
            page=SimpleNamespace(url=page.address, content=""),
            base_url=get_relative_url(".", page.address),
            frame=page.frame,
            view=page.view,
        )
