"""The first issue with nothing registered: what its text says is enough to check, to link and to publish it."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from published_folder import publisher

from gazette import build, checks, store
from gazette.exports import exports
from gazette.model import Gazette
from gazette.pages import pages
from gazette.site import Site

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def bare() -> Gazette:
    whole, _ = store.load(ROOT)
    publication = replace(whole.publication, series=(), forms=(), collective_bodies=())
    return replace(whole, publication=publication, organizations=(), instruments=())


@pytest.fixture(scope="module")
def joined(bare: Gazette) -> Site:
    return Site(bare)


def test_it_has_hints_and_no_faults(bare: Gazette) -> None:
    found = checks.check(bare)
    assert [str(problem) for problem in found if not problem.hint] == []
    assert any(problem.hint for problem in found)


def test_its_documents_stay_where_they_are(joined: Site, site: Site) -> None:
    assert [document.url for document in joined.archive.documents] == [
        document.url for document in site.archive.documents
    ]


def test_every_citation_with_a_number_leads_to_what_bears_it(joined: Site, site: Site) -> None:
    """As with all that is registered."""

    def numbered(of: Site) -> list[tuple[str, str, str, str | None]]:
        return [
            (document.id, link.anchor, link.text, link.target.number if link.target else None)
            for document in of.archive.documents
            for link in of.links.of(document)
            if link.number
        ]

    assert numbered(joined) == numbered(site)


def test_every_page_and_file_is_made(joined: Site) -> None:
    for kind, page in pages(joined):
        assert page.view is not None, kind.name
        list(page.rows())
    numbers = dict(exports(joined))["numbers.json"]
    assert '"国务院令第722号"' in numbers


@pytest.mark.slow
def test_it_is_built(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data)
    for name in ("organizations.yml", "instruments.yml"):
        (data / name).write_text("[]\n", "utf-8")
    written = (data / "gazette.yml").read_text("utf-8")
    kept = re.sub(r"^(series|collective_bodies|forms):\n(?:  .*\n)+", r"", written, flags=re.MULTILINE)
    (data / "gazette.yml").write_text(f"{kept}series: []\n", "utf-8")
    published = build.publish(publisher(tmp_path / "repository", data))
    assert published.hints
    assert (published.folder / "instruments/guowuyuanling-722.html").is_file()
