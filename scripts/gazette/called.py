"""What an outside document is called (称呼): the titles that the text uses for it, and what it issues."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gazette.archive import Archive
from gazette.instruments import issues, name_key, names_of, one_line, spelt, title_key
from gazette.link import Link
from gazette.links import Links, links_of
from gazette.model import Instrument

_BETWEEN = re.compile(r"\s*(?:[(（][^()（）]{0,40}[)）])?[、和及与的中\s]{0,4}")
"""what may stand between a title and its article, and between two articles"""


def called(instrument: Instrument) -> str:
    """题名: its title in 《》, or the number of one that has only that."""
    return f"《{instrument.title}》" if instrument.title else instrument.number or ""


def titles_of(links: Links, instrument: Instrument) -> list[str]:
    """又作: its other titles, each as first printed, alone or with its number.

    Not that of what it issues: 《办法》（某发〔2021〕3号）, where 3 is 关于印发〈办法〉的通知.
    """
    main = title_key(instrument.title or "")
    used = {title_key(title): title for title in _used(links, instrument) if title_key(title) != main}
    return [title for title in used.values() if not _is_issued(instrument, title)]


def issued_by(instrument: Instrument) -> list[str]:
    """印发: the titles by which it is found as well, and which it says that it issues."""
    return [alias for alias in instrument.aliases if _is_issued(instrument, alias)]


def _used(links: Links, instrument: Instrument) -> Iterator[str]:
    for name in dict.fromkeys(map(name_key, names_of(instrument))):
        for naming in links.namings.alone.get(name, {}).values():
            target = links.targets.resolve(naming.title, None)
            if target and target.instrument == instrument:
                yield one_line(naming.title) or ""
    if instrument.number:
        for naming in links.namings.titled.get(spelt(instrument.number), {}).values():
            yield one_line(naming.title) or ""


def _is_issued(instrument: Instrument, title: str) -> bool:
    return any(issues(name, title) for name in names_of(instrument))


def as_cited(archive: Archive) -> dict[tuple[str, int, str], list[str]]:
    """引用的原话, by document, unit and what is cited there: the words that cite it, articles with the title that they
    follow (《条例》第十七条)."""
    links = links_of(archive)
    found: dict[tuple[str, int, str], list[str]] = {}
    for document in archive.documents:
        for index in links.citing_units(document):
            cited = [link for link in links.in_unit(document, index) if link.target]
            for target in dict.fromkeys(link.target.id for link in cited if link.target):
                same = [link for link in cited if link.target and link.target.id == target]
                found[document.id, index, target] = _words(document.units[index].text, same)
    return found


def _words(text: str, links: Sequence[Link]) -> list[str]:
    spans: list[tuple[int, int]] = []
    for link in links:
        start, end = spans[-1] if spans else (0, -1)
        if link.end <= end:  # each article of 第五条至第八条 stands there
            continue
        if link.article and spans and _BETWEEN.fullmatch(text, end, link.start):
            spans[-1] = (start, link.end)
        else:
            spans.append((link.start, link.end))
    return list(dict.fromkeys(text[start:end] for start, end in spans))
