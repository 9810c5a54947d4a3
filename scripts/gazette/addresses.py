"""Addresses (网址): where every page and file of the site stands, relative to its root, and how one leads to another.

An address once published leads somewhere for ever.
"""

from __future__ import annotations

import functools
from urllib.parse import quote

from gazette.model import Organization
from gazette.slugs import title_slug

HOME = "index.html"
ISSUES = "issues.html"
INSTRUMENTS = "instruments.html"
ORGANIZATIONS = "organizations.html"
NUMBERS = "numbers.html"
TABLES = "tables.html"
PEOPLE = "people.html"
TASKS = "tasks.html"
TOPICS = "topics.html"
INTERPRETATIONS = "interpretations.html"
CHECKS = "checks.html"


def document(notice_id: str) -> str:
    """公文: documents/mouzhengbanfa-2021-13.html"""
    return f"documents/{notice_id}.html"


def interpretation(notice_id: str) -> str:
    """解读 of a notice: documents/mouzhengbanfa-2021-13/interpretation.html"""
    return f"documents/{notice_id}/interpretation.html"


def table(notice_id: str, name: str) -> str:
    """附表 of a notice; `name` is table-1: documents/mouzhengbanfa-2021-13/table-1.html"""
    return f"documents/{notice_id}/{name}.html"


def issue(issue_id: str) -> str:
    """一期公报: issues/2021-07-08.html"""
    return f"issues/{issue_id}.html"


def instrument(slug: str) -> str:
    """外部文件: instruments/guoling-722.html"""
    return f"instruments/{slug}.html"


def organization(body: Organization) -> str:
    """机构: organizations/shizhengfu.html"""
    return f"organizations/{organization_slug(body)}.html"


def organization_slug(body: Organization) -> str:
    """What a body is called in its address: as the editors say, else by its name."""
    return body.slug or title_slug(body.name)


def topic(slug: str) -> str:
    """主题: topics/zong-he-zheng-wu-f080e3.html"""
    return f"topics/{slug}.html"


def search(words: str) -> str:
    """检索 for some words: search.html?q=…"""
    return f"search.html?q={quote(words)}"


def cited_by(url: str) -> str:
    """Who cites a document, where they are too many for its page: documents/mouzhengbanfa-2021-13/cited-by.html"""
    return f"{url.removesuffix('.html')}/cited-by.html"


def leaf(address: str, name: str, part: int = 1) -> str:
    """A further leaf of a list: tasks.html, 2020 -> tasks/2020.html; its second part tasks/2020-2.html, where a list has
    only parts issues/2021-09/2.html. What the list leads to may stand in its folder: issues/list/2020.html."""
    folder = address.removesuffix(".html") + ("/list" if address in (ISSUES, ORGANIZATIONS) else "")
    return (
        f"{folder}/{'-'.join([*filter(None, [name]), *([str(part)] if part > 1 or not name else [])])}.html"
    )


def table_data(document_id: str, form: str) -> str:
    """A table as data; `form` is json, csv or xlsx: data/tables/mouzhengbanfa-2021-13-table-1.json"""
    return f"data/tables/{document_id}.{form}"


def acts_data(form: str) -> str:
    """人事任免 as data; `form` is json or csv: data/appointments.csv"""
    return f"data/appointments.{form}"


def in_format(page: str, name: str) -> str:
    """The page of a document or an issue as a file of a format: documents/x.html, pdf -> documents/x.pdf"""
    return f"{page.removesuffix('.html')}.{name}"


def markdown(address: str) -> str:
    """The Markdown of a page: documents/x.html#p1 -> documents/x.md#p1. Any other address stays as it is."""
    path, hash_, anchor = address.partition("#")
    return path.removesuffix(".html") + ".md" + hash_ + anchor if path.endswith(".html") else address


def relative(address: str, page: str) -> str:
    """From the page at `page` to `address`, both relative to the site's root."""
    path, hash_, anchor = address.partition("#")
    folder, _, name = path.rpartition("/")
    if path == page:
        return f"#{anchor}" if hash_ else name
    return _way(page.rpartition("/")[0], folder) + name + hash_ + anchor


@functools.cache
def _way(here: str, there: str) -> str:
    """From one folder to another: documents, documents/x -> x/"""
    if here == there:
        return ""
    own, other = (folder.split("/") if folder else [] for folder in (here, there))
    shared = 0
    while own[shared : shared + 1] == other[shared : shared + 1] != []:
        shared += 1
    return "".join(f"{step}/" for step in (*[".."] * (len(own) - shared), *other[shared:]))
