"""What a frame adds to the text of a document (饰文), drawn by the macros in `overrides/partials/blocks.html`."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from gazette import addresses
from gazette.pages import Page
from gazette.pages.documents import DocumentView
from gazette.pages.links import preview
from gazette.pages.tables import TableView
from gazette.text import Block, Cited

Shown = DocumentView | TableView


class Drawn:
    """A page bound to its text: satisfies :class:`gazette.plugin.binding.Bound`. A list has nothing drawn into its text."""

    def __init__(self, page: Page, environment: Environment) -> None:
        self.text = page.text
        self.view: Shown | None = page.view if isinstance(page.view, DocumentView | TableView) else None
        # The macros are compiled once; what they need of the page is given with each call.
        self.macros: Any = environment.get_template("partials/blocks.html").module

    def link(self, cited: Cited) -> dict[str, str]:
        return link_attributes(cited, self.view) if self.view else {}

    def behind(self, block: Block) -> Markup:
        return Markup(self.macros.behind(self.view, block).strip()) if self.view else Markup()

    def below(self, block: Block) -> Markup:
        compared = isinstance(self.view, DocumentView) and block.unit in self.view.besides
        return Markup(self.macros.below(self.view, block)) if compared else Markup()

    def table(self) -> Markup:
        return Markup(self.macros.table(self.view))


def link_attributes(cited: Cited, view: Shown, copying: bool = False) -> dict[str, str]:
    """Class, preview and number of a citation on a page; in a copy from another page also its address.

    The number, printed beside it on paper, is its place in the list of what the page cites; a mere article of it needs
    none, nor does a copy. What stands on the page itself needs no preview there.
    """
    page = view.document.url
    attributes = {"class": "cite"}
    number = None if cited.article or copying else view.order.get(cited.target.id)
    if number:
        attributes["data-number"] = str(number)
    attributes["href"] = addresses.relative(cited.target.url, page)
    here = cited.target.url.partition("#")[0] == page
    told = preview(cited)
    if told != cited.text and not (copying and here):
        attributes["title"] = told
    return attributes
