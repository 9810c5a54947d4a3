"""The only door into MkDocs: pages come from data/, and what goes beside them is written after the build."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from gazette import build  # noqa: E402  (the package lies beside this file, which MkDocs loads by its path)

_UNUSED = ("assets/javascripts/", "assets/images/")
"""Parts of the theme that no page loads."""


class _Built:
    """What one build carries from one event to the next."""

    site: build.Site


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
    """Add the generated pages; drop what the theme ships and no page uses."""
    for file in list(files):
        if file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
        elif file.src_uri.startswith("assets/stylesheets/main."):
            config.extra["material_css"] = file.src_uri
    for path, text in build.exports(_Built.site).items():
        files.append(File.generated(config, f"data/{path}", content=text.encode()))
    for page in build.pages(_Built.site):
        files.append(File.generated(config, page.source, content=page.markdown))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Search and manifest."""
    build.finish(_Built.site, Path(config.site_dir))


def on_serve(server: Any, **_: Any) -> Any:
    """While editing, a change of the data shows at once."""
    server.watch(str(ROOT / "data"))
    return server
