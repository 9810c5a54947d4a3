"""印页: pages drawn by several processes at once, and their links and anchors checked as strictly as MkDocs checks them.

MkDocs keeps the HTML of all pages until the last has been read. Here a page is read, drawn and written before the next
is begun, so that an archive of any length needs the memory of one page.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

from mkdocs.exceptions import Abort, BuildError, MkDocsException

from gazette.faults import ProgramFault
from gazette.workers import Killed, forked

log = logging.getLogger("mkdocs.gazette")


@dataclass(frozen=True)
class Printed:
    """What is to be known of a page once it is written: its anchors, the links that lead to an anchor of a page, what
    MkDocs warned of."""

    source: str
    anchors: frozenset[str]
    links: tuple[tuple[str, str, str], ...]
    """source of the page that is led to, anchor, address as written"""
    warnings: tuple[str, ...]


Draw = Callable[[str], Printed]
Finished = TypeVar("Finished")
Finish = Callable[[Sequence[Printed]], Sequence[Finished]]


def press(
    batches: Sequence[Sequence[str]],
    draw: Draw,
    drawn: Iterable[Printed],
    finish: Finish[Finished],
    whole: bool = True,
) -> list[Finished]:
    """Draw every page, and warn of each link in them and in those already `drawn` to an anchor that is not there.

    Where these are not the `whole` site, what leads to other pages is not looked at.
    A batch is drawn by one process, which then does with it what `finish` says; returns what that has made. Raises what MkDocs
    raises of a page, and
    :class:`gazette.faults.ProgramFault`, which names the page, for all else.
    """
    anchors: dict[str, str] = {}
    wanted: list[tuple[str, str, str, str]] = []
    finished: list[Finished] = []
    for printed in chain(drawn, _printed(batches, draw, finish, finished)):
        anchors[printed.source] = "\n".join(
            printed.anchors
        )  # one string: a set of each would fill the memory
        wanted += [(printed.source, *link) for link in printed.links]
        for told in printed.warnings:
            log.warning(told)
    wanted.sort(key=lambda link: link[1])
    here: tuple[str, frozenset[str]] = ("", frozenset())
    for source, target, anchor, written in wanted:
        if target != here[0]:
            here = (target, frozenset(anchors.get(target, "").split("\n")))
        if anchor not in here[1] and (whole or target in anchors):
            log.warning(f"{source} 有链接 {written}，但 {target} 没有 #{anchor} 这个位置")
    return finished


def _printed(
    batches: Sequence[Sequence[str]], draw: Draw, finish: Finish[Finished], finished: list[Finished]
) -> Iterator[Printed]:
    try:
        for result in forked(_Draw(draw, finish), batches):
            if isinstance(result, Exception):
                raise result
            printed, own = result
            finished += own
            yield from printed
    except Killed as error:
        raise BuildError(str(error)) from None


class _Draw(Generic[Finished]):
    """What a process does; a fault is told, not raised, since its place is lost on the way to another process."""

    def __init__(self, draw: Draw, finish: Finish[Finished]) -> None:
        self.draw = draw
        self.finish = finish

    def __call__(self, batch: Iterable[str]) -> tuple[list[Printed], Sequence[Finished]] | Exception:
        printed: list[Printed] = []
        for source in batch:
            try:
                printed.append(self.draw(source))
            except (Abort, MkDocsException, OSError) as error:
                return error
            except Exception as error:
                return ProgramFault.of("网页", source, error)
        try:
            return printed, self.finish(printed)
        except OSError as error:
            return error
