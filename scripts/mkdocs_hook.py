"""The only door into MkDocs: pages come from data/, and what goes beside them is written after the build."""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from gazette import build  # noqa: E402  (the package lies beside this file, which MkDocs loads by its path)

_UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "sitemap.xml")
"""Parts of the theme that no page loads, and the site map, which needs to know where the site will stand."""

_SHEETS = [f"assets/{name}.css" for name in ("gazette", "document", "reading", "lists", "search/search")]
"""Styles that every page needs. They reach it as one file, assets/style.css: each further one would delay the first
paint on a phone."""

log = logging.getLogger("mkdocs.gazette")


class _Built:
    """What one build carries from one event to the next, and `make serve` from one build to the next."""

    site: build.Site
    serving = False
    index: Path | None = None
    """make serve: the full-text index of the first build, kept for the next ones"""


def on_startup(command: Literal["build", "gh-deploy", "serve"], **_: Any) -> None:
    """While editing, only what the edit shows is made anew."""
    _Built.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the data; a problem ends the build before anything is written."""
    try:
        _Built.site = build.load_site(ROOT)
    except build.BadData as error:
        raise BuildError(str(error)) from None
    publication = _Built.site.publication
    config.site_name = publication.name
    config.extra["publisher"] = publication.publisher
    config.theme.static_templates.discard("sitemap.xml")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages; join the styles; drop what the theme ships and no page uses."""
    sheets = [files.src_uris[name] for name in _SHEETS]
    files.append(
        File.generated(config, "assets/style.css", content="\n".join(file.content_string for file in sheets))
    )
    for file in list(files):
        if file in sheets or file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
    for path, text in build.exports(_Built.site).items():
        files.append(File.generated(config, f"data/{path}", content=text.encode()))
    for page in build.pages(_Built.site):
        files.append(File.generated(config, page.source, content=page.markdown))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """The search. Under `make serve` the full-text index stays that of the first build, and says so."""
    folder = Path(config.site_dir)
    build.finish(_Built.site, folder, _Built.index)
    if _Built.index:
        log.info("文号表已更新；全文检索仍是启动时的，make site 会重做")
    elif _Built.serving:
        _Built.index = Path(tempfile.mkdtemp(prefix="gazette-search-"))
        shutil.copytree(folder / "search", _Built.index, dirs_exist_ok=True)


def on_shutdown() -> None:
    """Remove the kept index."""
    if _Built.index:
        shutil.rmtree(_Built.index)


def on_serve(server: Any, **_: Any) -> Any:
    """While editing, a change of the data shows at once."""
    server.watch(str(ROOT / "data"))
    return server
