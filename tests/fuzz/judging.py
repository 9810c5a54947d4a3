"""What must hold whatever is tried: every fault is one line with place and remedy; what the check accepts can be published."""

from __future__ import annotations

import random
import re
from pathlib import Path

from markup_binding import bind
from works import works

from gazette import build
from gazette.build import markdown_of
from gazette.exports import exports
from gazette.formats.format import FormatUnavailable
from gazette.formats.registry import FORMATS
from gazette.pages import pages
from gazette.site import Site

LINE = re.compile(r"[^；\n]+：?.*；.+")
PROBLEM = re.compile(r"data/[^:]*:[1-9][0-9]*: [^；].*；.+|data/[^:]*:[1-9][0-9]*: 提示：.+")
_EACH = 0.05
"""Of so many works a file of each format is made."""


def judged(root: Path, chance: random.Random) -> str:
    """Check the data under `root`, and make all that would be published of what is accepted."""
    archive, found = build.problems(root)
    for line in map(str, found):
        assert PROBLEM.fullmatch(line), line
        assert len(line) <= 400, line
    if any(not problem.hint for problem in found):
        return "refused"
    site = Site(archive.gazette)
    dict(exports(site))
    for kind, page in pages(site):
        assert page.view is not None, kind.name
        list(page.rows())
        bind(page.text, markdown_of(page).split("---\n", 2)[2])
    for work in works(site):
        for one in FORMATS.values():
            if one.write and work.kind in one.kinds and chance.random() < _EACH:
                pictures = {path.relative_to(root).as_posix(): path for path in root.rglob("*.*")}
                try:
                    one.write(work, lambda url, known=pictures: known[url].read_bytes())
                except FormatUnavailable:
                    continue
    return "accepted"


def one_line(told: str) -> str:
    """A refusal: one line that can be shown, with its remedy."""
    assert LINE.fullmatch(told), told
    return shown(told)


def shown(told: str) -> str:
    """A refusal that cannot write over what stands on the terminal."""
    assert told.isprintable(), ascii(told)
    return "refused"
