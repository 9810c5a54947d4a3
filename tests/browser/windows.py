"""Windows that note what goes wrong in them, and one address of every kind of page to open in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page

PAGES = {
    "home": "index.html",
    "issue": "issues/2021-07-08.html",
    "regulation": "documents/yongzhengbanfa-2021-13.html",
    "plan": "documents/yongzhengbanfa-2021-16.html",
    "appointments notice": "documents/yongzhengren-2021-10.html",
    "interpretation": "documents/yongzhengbanfa-2021-13/interpretation.html",
    "wide table": "documents/yongzhengbanfa-2021-16/table-1.html",
    "roads": "documents/yongzhengbanfa-2021-16/table-2.html",
    "long table": "documents/yongzhengbanfa-2021-14/table-1.html",
    "instrument": "instruments/xiangzhengbanfa-2020-55.html",
    "moved": "instruments/min-fa-dian-edeba2.html",
    "organization": "organizations/shi-chengguan-zhifa-ju.html",
    "numbers": "numbers.html",
    "topics": "topics.html",
    "topic": "topics/cheng-xiang-jian-she-huan-jing-bao-hu-e67f57.html",
    "interpretations": "interpretations.html",
    "tables": "tables.html",
    "people": "people.html",
    "organizations": "organizations.html",
    "instruments": "instruments.html",
    "tasks": "tasks.html",
    "checks": "checks.html",
    "search": "search.html?q=二次供水",
    "about": "about.html",
    "help": "help.html",
    "data": "data.html",
    "offline": "offline.html",
    "hosting": "hosting.html",
}
"""One page of every kind."""


@dataclass
class Watched:
    """A page and all that went wrong on it: errors, failed requests, requests to other hosts."""

    page: Page
    faults: list[str] = field(default_factory=list)


def patient(context: BrowserContext) -> BrowserContext:
    """Waits long enough for a busy machine, and not for ever."""
    context.set_default_timeout(20_000)
    return context


def watched(context: BrowserContext, root: str) -> Watched:
    """A new page that notes every fault; whatever does not lie under `root` is another host."""
    tab = Watched(context.new_page())

    def note(wrong: bool, what: str) -> None:
        if wrong:
            tab.faults.append(what)

    tab.page.on("console", lambda message: note(message.type == "error", message.text))
    tab.page.on("pageerror", lambda error: note(True, str(error)))
    tab.page.on("response", lambda answer: note(answer.status >= 400, f"{answer.status}：{answer.url}"))
    tab.page.on("request", lambda request: note(_outside(request.url, root), f"外部：{request.url}"))
    # Leaving a page stops what it was still loading; that is no fault.
    tab.page.on(
        "requestfailed",
        lambda request: note(request.failure != "net::ERR_ABORTED", f"{request.failure}：{request.url}"),
    )
    return tab


def _outside(url: str, root: str) -> bool:
    return not url.startswith((root, "data:", "blob:"))
